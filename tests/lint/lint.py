#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules that a machine can check. Each finding is one line,  file:line: [rule] what is wrong. What to do.

    python3 tests/lint/lint.py [--root FOLDER] [--rule NAME …]

Looks at the files git knows, as they are in the work tree (without git, as in a source archive: at all but build/). Exit code: 0 clean, 1 findings, 2 a tool is missing.
Only the standard library, clang-format and Qt's lupdate are used.
"""
import argparse
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import rules_source  # noqa: E402
import rules_texts  # noqa: E402

RULES = {
    "format": rules_source.check_format,
    "spdx": rules_source.check_spdx,
    "layers": rules_source.check_layers,
    "colours": rules_source.check_colours,
    "places": rules_source.check_places,
    "texts": rules_texts.check_texts,
}


def tree(root):
    """The files to look at, as paths from the root."""
    if not (root / ".git").exists():
        names = (file.relative_to(root).as_posix() for file in sorted(root.rglob("*")))
        return [name for name in names if not name.startswith(("build/", ".cache/")) and (root / name).is_file()]
    # The tree may belong to somebody else, as in a container; we only read it.
    command = ["git", "-c", f"safe.directory={root}", "-C", root, "ls-files", "-z"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name and (root / name).is_file()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("--rule", action="append", choices=sorted(RULES), help="only this rule; may be repeated")
    arguments = parser.parse_args()
    root = arguments.root.resolve()
    try:
        files = tree(root)
        findings = [(name, finding) for name in arguments.rule or RULES for finding in RULES[name](root, files)]
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"lint: {error}\n{getattr(error, 'stderr', '') or ''}", file=sys.stderr)
        return 2
    for name, (path, line, what) in findings:
        print(f"{path}:{line}: [{name}] {what}")
    print(f"lint: {len(files)} files, {len(findings)} findings" if findings else f"lint: {len(files)} files, all clean")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
