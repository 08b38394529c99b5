# SPDX-License-Identifier: GPL-3.0-or-later
"""The rule about texts: everything a person can read is there in Japanese, and in English with its plurals."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET

FOLDERS = ("app", "models", "widgets")
PLACEHOLDER = re.compile(r"%(?:n|L?\d{1,2})")
UPDATE = "Build the target update_translations, then translate it in translations/"


def lupdate_tool():
    # PATH last: without a chosen Qt, Debian's qtchooser stands there under this name and serves Qt 5.
    for folder in ("/usr/lib/qt6/bin", "/usr/lib64/qt6/bin"):
        if os.access(f"{folder}/lupdate", os.X_OK):
            return f"{folder}/lupdate"
    tool = shutil.which("lupdate6") or shutil.which("lupdate-qt6") or shutil.which("lupdate")
    if not tool:
        raise OSError("lupdate is missing: install the package qt6-tools-dev-tools (or your system's Qt 6 Linguist)")
    return tool


def collected(root, folders, ts, *options):
    """Runs lupdate into a copy of ts, with locations; returns the copy's tree, where it lay, and lupdate's warnings."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / ts.name
        shutil.copy(ts, copy)
        # A guess from a similar text would come in as unfinished too, but with a misleading text.
        command = [lupdate_tool(), "-silent", "-locations", "absolute", "-disable-heuristic", "similartext",
                   *options, "-I", str(root), *folders, "-ts", str(copy)]
        result = subprocess.run(command, cwd=root, capture_output=True, text=True)
        if result.returncode:
            raise subprocess.CalledProcessError(result.returncode, command, result.stdout, result.stderr)
        return ET.parse(copy).getroot(), copy.parent, result.stderr


def place(root, ts, copy_folder, message):
    """Where the text stands in the sources, else in the .ts file."""
    location = message.find("location")
    if location is None:
        source = (message.findtext("source") or "").split("\n")[0]
        escaped = source.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        escaped = escaped.replace('"', "&quot;").replace("'", "&apos;")
        for number, line in enumerate(ts.read_text("utf-8").splitlines(), 1):
            if f"<source>{escaped}" in line:
                return os.path.relpath(ts, root), number
        return os.path.relpath(ts, root), 1
    path = os.path.normpath(os.path.join(copy_folder, location.get("filename")))
    return os.path.relpath(path, os.path.realpath(root)), location.get("line")


def complaint(message, language):
    """What is wrong with one message of the copy, or None."""
    source, translation = message.findtext("source") or "", message.find("translation")
    state, forms = translation.get("type"), translation.findall("numerusform")
    texts = [form.text or "" for form in forms] or [translation.text or ""]
    if state in ("vanished", "obsolete"):
        return f"{source!r} is in no source any more. Build the target update_translations"
    if state == "unfinished" or not all(text.strip() for text in texts):
        return f"{source!r} has no finished {language} text. {UPDATE}"
    for index, text in enumerate(texts):
        wanted, found = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(text))
        one = language == "English" and index == 0  # "One alert" needs no number
        if wanted != found and not (one and wanted - found == {"%n"}):
            return f"{source!r} has other placeholders in {language}: {text!r}. Use each of the source's, and no other"
    return None


def check_texts(root, files):
    folders = [folder for folder in FOLDERS if any(name.startswith(folder + "/") for name in files)]
    kinds = (("yagura_ja.ts", "Japanese", ()), ("yagura_en.ts", "English", ("-pluralonly",)))
    for name, language, options in kinds:
        ts = root / "translations" / name
        if not ts.is_file():
            yield f"translations/{name}", 1, "is missing. Build the target update_translations"
            continue
        if not folders:
            continue
        tree, copy_folder, warnings = collected(root, folders, ts, *options)
        for message in tree.iter("message"):
            what = complaint(message, language)
            if what:
                yield (*place(root, ts, copy_folder, message), what)
        if language == "Japanese":  # the same warnings would come twice
            yield from untranslatable(root, warnings)


def untranslatable(root, warnings):
    """tr() where Qt would look the text up under another name than lupdate stored it: never translated at run time."""
    for match in re.finditer(r"^(.+?):(\d+): (.*(?:lacks Q_OBJECT macro|without context).*)$", warnings, re.MULTILINE):
        path = os.path.relpath(match[1], root) if os.path.isabs(match[1]) else match[1]
        yield path, match[2], f"{match[3]}. Use Q_OBJECT, Q_DECLARE_TR_FUNCTIONS or QCoreApplication::translate"
