#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""translations/merge.py: fills what is open, keeps what is finished, refuses what does not fit."""
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET

MERGE = pathlib.Path(__file__).resolve().parents[2] / "translations" / "merge.py"
OPEN = '<translation type="unfinished"></translation>'


def ts(language, *messages):
    body = "".join(f"<context>\n<name>{context}</name>\n{text}</context>\n" for context, text in messages)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{language}">\n{body}</TS>\n'


def plain(source, translation=OPEN):
    return f"<message>\n<source>{source}</source>\n{translation}\n</message>\n"


def plural(source, forms):
    empty = "<numerusform></numerusform>" * forms
    return f'<message numerus="yes">\n<source>{source}</source>\n<translation type="unfinished">{empty}</translation>\n</message>\n'


# name, context and message in the .ts, lines of the list, the texts afterwards (None: still unfinished)
JAPANESE = [
    ("exact", ("Queue", plain("Alerts")), ["Queue\tAlerts\tアラート"], ["アラート"]),
    ("namespace is no matter", ("yagura::Queue", plain("Alerts")), ["Queue\tAlerts\tアラート", "Map\tAlerts\t警報"], ["アラート"]),
    ("source alone", ("Queue", plain("Alerts")), ["Other\tAlerts\tアラート"], ["アラート"]),
    ("source alone, two answers", ("Queue", plain("Alerts")), ["Map\tAlerts\t警報", "Log\tAlerts\tアラート"], None),
    ("first line wins", ("Queue", plain("Alerts")), ["Queue\tAlerts\tアラート", "Queue\tAlerts\t警報"], ["アラート"]),
    ("finished is kept", ("Queue", plain("Alerts", "<translation>既存</translation>")), ["Queue\tAlerts\t新"], ["既存"]),
    ("marks of XML", ("Queue", plain("A &amp; &lt;B&gt;")), ["Queue\tA & <B>\t甲 & <乙>"], ["甲 & <乙>"]),
    ("line break", ("Queue", plain("One\nTwo")), ["Queue\tOne\\nTwo\t一\\n二"], ["一\n二"]),
    ("plural", ("Queue", plural("%n alert(s)", 1)), ["Queue\t%n alert(s)\t%n件"], ["%n件"]),
    ("lost placeholder", ("Queue", plain("%1 of %2")), ["Queue\t%1 of %2\t%1"], None),
    ("nothing in the lists", ("Queue", plain("Alerts")), ["# a remark", ""], None),
]


class Merge(unittest.TestCase):
    def merge(self, japanese, english, lines):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "yagura_ja.ts").write_text(japanese, "utf-8")
            (folder / "yagura_en.ts").write_text(english, "utf-8")
            (folder / "list.tsv").write_text("\n".join(lines) + "\n", "utf-8")
            result = subprocess.run([sys.executable, MERGE, "--folder", folder, folder / "list.tsv"],
                                    capture_output=True, encoding="utf-8")
            trees = [ET.parse(folder / f"yagura_{language}.ts") for language in ("ja", "en")]
        return result, *trees

    def texts(self, tree):
        translation = tree.find(".//translation")
        if translation.get("type") == "unfinished":
            return None
        return [form.text for form in translation.findall("numerusform")] or [translation.text]

    def test_japanese(self):
        for name, message, lines, expected in JAPANESE:
            with self.subTest(name):
                result, japanese, _ = self.merge(ts("ja", message), ts("en"), lines)
                self.assertEqual(self.texts(japanese), expected, result.stdout)
                self.assertEqual(result.returncode, 0 if expected else 1)
                self.assertEqual("1 unfinished" in result.stdout, expected is None)

    def test_english_plurals(self):
        lines = ["Queue\t%n alert(s)\tOne alert\t%n alerts"]
        result, _, english = self.merge(ts("ja"), ts("en", ("Queue", plural("%n alert(s)", 2))), lines)
        self.assertEqual(self.texts(english), ["One alert", "%n alerts"])
        self.assertEqual(result.returncode, 0)

    def test_bad_line_is_named(self):
        result, *_ = self.merge(ts("ja"), ts("en"), ["Queue\tonly two"])
        self.assertEqual(result.returncode, 2)
        self.assertIn("list.tsv:1:", result.stdout)

    def test_second_run_changes_nothing(self):
        message = ("Queue", plain("It&apos;s &quot;so&quot;") + plural("%n alert(s)", 1))
        lines = ["Queue\t%n alert(s)\t%n件", "Queue\tIt's \\\"so\\\"\t「そう」"]
        _, once, _ = self.merge(ts("ja", message), ts("en"), lines)
        text = '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(once.getroot(), "unicode")
        _, twice, _ = self.merge(text, ts("en"), lines)
        self.assertEqual(ET.canonicalize(ET.tostring(once.getroot()), strip_text=True),
                         ET.canonicalize(ET.tostring(twice.getroot()), strip_text=True))


if __name__ == "__main__":
    unittest.main()
