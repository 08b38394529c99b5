#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule of lint.py can fail: each row puts one offence into a clean throw-away repository and names the finding."""
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

LINT = pathlib.Path(__file__).resolve().parent / "lint.py"
SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
HASH = "# SPDX-License-Identifier: GPL-3.0-or-later\n"


def ts(language, messages=""):
    body = f"<context>\n    <name>Board</name>\n{messages}</context>\n" if messages else ""
    return (f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{language}" '
            f'sourcelanguage="en">\n{body}</TS>\n')


def message(source, *forms, numerus=False, state=""):
    kind = f' type="{state}"' if state else ""
    inner = "".join(f"<numerusform>{form}</numerusform>" for form in forms) if numerus else forms[0]
    head = '<message numerus="yes">' if numerus else "<message>"
    return f"    {head}\n<source>{source}</source>\n<translation{kind}>{inner}</translation>\n    </message>\n"


ALERTS_JA = message("%n alert(s)", "%n件", numerus=True)
CALM_JA = message("%1 is calm", "%1は平穏です")
CLEAN = {
    ".clang-format": HASH + "BasedOnStyle: WebKit\n",
    "models/event/event.h": SPDX + "#pragma once\n#include <QString>\n",
    "models/event/CMakeLists.txt": HASH + "yagura_library(event SOURCES event.h PUBLIC Qt6::Core)\n",
    "widgets/theme/tokens.h": SPDX + '#pragma once\n#include <QColor>\ninline QColor raised() { return QColor("#1E2328"); }\n',
    "widgets/common/age.h": SPDX + "#pragma once\n",
    "widgets/board/board.cpp": SPDX + '#include "models/event/event.h"\n#include "widgets/common/age.h"\n'
    '#include "widgets/theme/tokens.h"\n#include <QLabel>\n'
    "struct Board : QLabel {\n    Q_OBJECT\n"
    '    void count(int n) { setText(tr("%n alert(s)", nullptr, n)); }\n'
    '    void calm() { setText(tr("%1 is calm").arg(7)); } // QColor(1, 2, 3) in a comment is none\n};\n',
    "app/main.cpp": SPDX + '#include "widgets/board/board.h"\nint main() { }\n',
    "resources/sectors.json": "{}\n",
    "resources/README.md": "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\nOrigin and licence.\n",
    "translations/yagura_ja.ts": ts("ja", ALERTS_JA + CALM_JA),
    "translations/yagura_en.ts": ts("en", message("%n alert(s)", "One alert", "%n alerts", numerus=True)),
}

WIDGET = "widgets/board/board.cpp"
JA, EN = "translations/yagura_ja.ts", "translations/yagura_en.ts"


def view(line):
    return {"widgets/board/extra.cpp": SPDX + line + "\n"}


# name, the files that differ (None: gone), where it is found, the rule, a word of the advice
OFFENCES = [
    ("unformatted", {"app/main.cpp": SPDX + "int main( ){}\n"}, "app/main.cpp:2", "format", "clang-format -i"),
    ("no SPDX", {"app/bare.h": "#pragma once\n"}, "app/bare.h:1", "spdx", "GPL-3.0-or-later"),
    ("no SPDX in a script", {"app/bare.sh": "true\n"}, "app/bare.sh:1", "spdx", "Begin the file"),
    ("data without README", {"resources/README.md": None}, "resources/sectors.json:1", "spdx", "README.md"),
    ("GUI header", {"models/event/event.h": SPDX + "#include <QColor>\n"}, "models/event/event.h:2", "layers", "GUI"),
    ("GUI header by module", {"models/event/event.h": SPDX + "#include <QtGui/QFont>\n"}, "models/event/event.h:2",
     "layers", "QtGui/QFont"),
    ("GUI module", {"models/event/CMakeLists.txt": HASH + "yagura_library(event\n  PUBLIC Qt6::Gui)\n"},
     "models/event/CMakeLists.txt:3", "layers", "Qt6::Core"),
    ("GUI library", {"models/event/CMakeLists.txt": HASH + "yagura_widgets(event)\n"},
     "models/event/CMakeLists.txt:2", "layers", "yagura_library"),
    ("models include widgets", {"models/event/event.h": SPDX + '#include "widgets/common/age.h"\n'},
     "models/event/event.h:2", "layers", "Turn the dependency round"),
    ("models include app", {"models/event/event.h": SPDX + '#include "../../app/station.h"\n'},
     "models/event/event.h:2", "layers", "app/station.h"),
    ("sibling", view('#include "widgets/map/map.h"'), "widgets/board/extra.cpp:2", "layers", "sibling"),
    ("sibling by the back door", view('#include "../map/map.h"'), "widgets/board/extra.cpp:2", "layers", "sibling"),
    ("widgets include app", view('#include "app/station.h"'), "widgets/board/extra.cpp:2", "layers", "constructor"),
    ("colour by numbers", view("auto c = QColor(1, 2, 3);"), "widgets/board/extra.cpp:2", "colours", "widgets/theme"),
    ("named variable", view("QColor c(0xff0000);"), "widgets/board/extra.cpp:2", "colours", "widgets/theme"),
    ("colour by name", view('auto c = QColor("red");'), "widgets/board/extra.cpp:2", "colours", "widgets/theme"),
    ("colour in hex", view('auto c = u"#1E2328";'), "widgets/board/extra.cpp:2", "colours", "widgets/theme"),
    ("colour of Qt's own", view("auto c = Qt::darkRed;"), "widgets/board/extra.cpp:2", "colours", "widgets/theme"),
    ("style sheet", view("void f(QWidget* w)\n{\n    w->setStyleSheet(s);\n}"), "widgets/board/extra.cpp:4", "colours",
     "palette"),
    ("folder of a machine", {"app/notes.md": "<!-- SPDX-License-Identifier: x -->\n\nSee /" + "work/main.\n"},
     "app/notes.md:3", "places", "inside the project"),
    ("other folder of a machine", {"app/notes.sh": HASH + "cat /tmp/" + "brief/a\n"}, "app/notes.sh:2", "places", "path"),
    ("text not translated", {JA: ts("ja", ALERTS_JA)}, f"{WIDGET}:9", "texts", "no finished Japanese"),
    ("unfinished", {JA: ts("ja", ALERTS_JA + message("%1 is calm", "%1は平穏です", state="unfinished"))},
     f"{WIDGET}:9", "texts", "no finished Japanese"),
    ("empty", {JA: ts("ja", ALERTS_JA + message("%1 is calm", ""))}, f"{WIDGET}:9", "texts", "no finished Japanese"),
    ("vanished", {JA: ts("ja", ALERTS_JA + CALM_JA + message("Gone", "廃止"))}, f"{JA}:15", "texts", "in no source"),
    ("lost placeholder", {JA: ts("ja", ALERTS_JA + message("%1 is calm", "平穏です"))}, f"{WIDGET}:9", "texts",
     "placeholders"),
    ("plural not in English", {EN: ts("en")}, f"{WIDGET}:8", "texts", "no finished English"),
    ("English without number", {EN: ts("en", message("%n alert(s)", "One alert", "Some alerts", numerus=True))},
     f"{WIDGET}:8", "texts", "placeholders"),
    ("no .ts file", {JA: None}, f"{JA}:1", "texts", "missing"),
    ("tr() where Qt finds no class", {"app/main.cpp": SPDX + 'namespace Board {\nvoid f() { tr("%1 is calm"); }\n}\n'},
     "app/main.cpp:3", "texts", "Q_OBJECT"),
]


def lint(files, git=True):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, content in files.items():
            if content is not None:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(content, "utf-8")
        if git:
            subprocess.run(["git", "init", "-q", root], check=True)
            subprocess.run(["git", "-C", root, "add", "-A"], check=True)
        return subprocess.run([sys.executable, LINT, "--root", root], capture_output=True, text=True)


class Lint(unittest.TestCase):
    def test_clean_tree_is_clean(self):
        result = lint(CLEAN)
        self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)

    def test_each_offence_is_found_and_nothing_else(self):
        with concurrent.futures.ThreadPoolExecutor() as pool:
            results = pool.map(lambda row: lint(CLEAN | row[1]), OFFENCES)
        for (name, _, where, rule, advice), result in zip(OFFENCES, results, strict=True):
            with self.subTest(name):
                found = [line for line in result.stdout.splitlines() if re.match(r"\S+:\d+: \[", line)]
                self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
                self.assertEqual(len(found), 1, result.stdout)
                self.assertTrue(found[0].startswith(f"{where}: [{rule}] "), found[0])
                self.assertIn(advice, found[0])

    def test_source_archive_is_looked_at_too(self):
        result = lint(CLEAN | {"app/bare.sh": "true\n", "build/dev/made.h": "#pragma once\n"}, git=False)
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertIn("app/bare.sh:1: [spdx]", result.stdout)
        self.assertNotIn("made.h", result.stdout)

    def test_files_git_does_not_know_are_left_alone(self):
        result = lint(CLEAN | {".gitignore": HASH + "/mine/\n", "mine/bare.sh": "true\n"})
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_broken_git_is_an_error_not_a_pass(self):
        result = lint(CLEAN | {".git": "gitdir: nowhere\n"}, git=False)
        self.assertEqual(result.returncode, 2, result.stdout)


if __name__ == "__main__":
    unittest.main()
