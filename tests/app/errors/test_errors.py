#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every mistake of rows.py, in Japanese and in English: one sentence on standard error that names the thing, nothing on
standard output, the documented exit code, and an end within ten seconds."""
import concurrent.futures
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "proof"))
import programs  # noqa: E402
import rows  # noqa: E402
import stories  # noqa: E402

PROGRAMS = {rows.RELAY: programs.RELAY, rows.YAGURA: programs.DASHBOARD}
SECONDS = 10
JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
# Words of a library, of a crash or of a developer.
FORBIDDEN = re.compile(r"\bQ[A-Z]\w+:|\bqt\.|\bQt\b|\bASSERT|terminate called|[Ss]egmentation|Sanitizer|[Ww]arning|%[12n]")

OFFSCREEN = re.compile(r"This plugin does not support propagateSizeHints\(\)$")  # of the platform that tests use


def become_nobody():
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)


def make_journals(folder):
    """good, held (in use), fresh (without events), newer, garbage, empty, damaged."""
    events = stories.story(5, 300)
    stories.write_ndjson(f"{folder}/good.ndjson", events)
    recording = stories.write_recording(f"{folder}/recording.ndjson", events, 1)
    with programs.Relay(f"{folder}/good", "--replay", recording, home=folder) as relay:
        relay.url
        programs.until(lambda: len(programs.export(f"{folder}/good", home=folder)) == len(events), "a good journal")
        relay.stop()
    with programs.Relay(f"{folder}/fresh", home=folder) as relay:
        relay.url
        relay.stop()
    # A store is its owner's alone; the rows about rights ask as somebody else, and are about other files.
    for name in os.listdir(f"{folder}/good"):
        os.chmod(f"{folder}/good/{name}", 0o644)
    os.chmod(f"{folder}/good", 0o755)
    for name in ("held", "newer", "damaged"):
        shutil.copytree(f"{folder}/good", f"{folder}/{name}")
    with sqlite3.connect(f"{folder}/newer/journal.sqlite") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with sqlite3.connect(f"{folder}/damaged/journal.sqlite") as database:
        database.execute("UPDATE run SET bytes = zeroblob(length(bytes)) WHERE id = (SELECT max(id) FROM run)")
    database.close()
    for name, content in (("garbage", bytes(range(256)) * 64), ("empty", b"")):
        os.mkdir(f"{folder}/{name}")
        pathlib.Path(folder, name, "journal.sqlite").write_bytes(content)


def make_files(folder):
    step = '{"at": 1, "silence": {"feed": "a", "seconds": 1}}\n'
    for name, text in (("file", "not a folder\n"), ("wrong.ndjson", '{"at":1}\n'), ("empty.ndjson", ""),
                       ("half.ndjson", step + step[:20]), ("half.json", '{"type": "bundle", "objects": [{"type"'),
                       ("secret.ndjson", step)):
        pathlib.Path(folder, name).write_text(text, encoding="utf-8")
    for name in ("folder.d", "folder.html", "closed", "open"):
        os.mkdir(f"{folder}/{name}")
        pathlib.Path(folder, name, "notes.txt").write_text("mine")
    os.mkdir(f"{folder}/runtime", 0o700)
    if os.geteuid() == 0:
        os.chown(f"{folder}/runtime", 65534, 65534)
    os.chmod(f"{folder}/open", 0o777)
    os.chmod(f"{folder}/secret.ndjson", 0)
    os.chmod(f"{folder}/closed", 0)


class ErrorsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.folder = cls.place.name
        os.chmod(cls.folder, 0o755)
        make_journals(cls.folder)
        make_files(cls.folder)
        cls.taken = socket.create_server(("127.0.0.1", 0))
        cls.held = programs.Relay(f"{cls.folder}/held", home=cls.folder)
        cls.texts = dict(D=cls.folder, P=cls.taken.getsockname()[1], RELAY=cls.held.url)
        cls.present = {(row.program, row.needs): programs.has_command(PROGRAMS[row.program], row.needs, home=cls.folder)
                       for row in rows.ROWS if row.needs}

    @classmethod
    def tearDownClass(cls):
        cls.held.stop()
        cls.taken.close()
        os.chmod(f"{cls.folder}/closed", 0o755)
        cls.place.cleanup()

    def run_row(self, row, language):
        """CompletedProcess, or the name of a reason why there is none."""
        if row.needs and not self.present[row.program, row.needs]:
            return f"no command {row.needs}"
        # English is asked for on a Japanese system, unless the row is about that very option.
        asks = language == "en" and "--language" not in row.line
        japanese = asks or language == "ja"
        environment = programs.surroundings(self.folder, "ja_JP.UTF-8" if japanese else "en_US.UTF-8")
        for name, value in row.environment.items():
            environment.pop(name, None)
            if value is not None:
                environment[name] = value
        if row.nobody:
            environment["XDG_RUNTIME_DIR"] = f"{self.folder}/runtime"
        words = [word.format(**self.texts, N=f"{rows.ROWS.index(row)}-{language}") for word in row.line.split()]
        words += ["--language", "en"] if asks else []
        try:
            return subprocess.run([PROGRAMS[row.program], *words], env=environment, capture_output=True,
                                  stdin=subprocess.DEVNULL, timeout=SECONDS, cwd=self.folder,
                                  preexec_fn=become_nobody if row.nobody and os.geteuid() == 0 else None)
        except subprocess.TimeoutExpired:
            return None
        except PermissionError:
            return "the program lies where only root can reach it"

    def check(self, row, language, done):
        self.assertIsNotNone(done, f"did not end within {SECONDS} s")
        if isinstance(done, str):
            self.skipTest(done)
        self.assertEqual(done.stdout, b"")
        said = "".join(line for line in done.stderr.decode("utf-8").splitlines(True) if not OFFSCREEN.search(line))
        lines = said.splitlines()
        self.assertTrue(lines, "nothing was said")
        self.assertTrue(row.listed or len(lines) == 1, said)
        sentence = lines[-1]
        self.assertTrue(said.endswith("\n") and sentence.startswith(f"{row.program}: "), said)
        own = sentence[len(row.program):].replace(self.folder, "")
        self.assertIn(row.names.format(**self.texts), sentence)
        self.assertIsNone(FORBIDDEN.search(own), said)
        self.assertEqual(bool(JAPANESE.search(own)), language == "ja", said)
        self.assertTrue(sentence.endswith("。" if language == "ja" else "."), said)
        self.assertEqual(done.returncode, row.code, said)

    def test_rows(self):
        names = [row.name for row in rows.ROWS]
        self.assertEqual(len(names), len(set(names)))
        wanted = os.environ.get("YAGURA_ROW", "")  # only the rows whose name holds this
        asked = [row for row in rows.ROWS if wanted in row.name]
        for program in PROGRAMS:  # one after the other: rows of both use the same journals
            own = [row for row in asked if row.program == program]
            with concurrent.futures.ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
                results = list(pool.map(lambda row: {tongue: self.run_row(row, tongue) for tongue in ("ja", "en")}, own))
            for row, done in zip(own, results):
                for language in ("ja", "en"):
                    with self.subTest(row.name, language=language):
                        self.check(row, language, done[language])


if __name__ == "__main__":
    unittest.main()
