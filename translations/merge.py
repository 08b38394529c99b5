#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills unfinished texts of yagura_ja.ts and yagura_en.ts from tab-separated lists.

    cmake --build build/dev --target update_translations    # collects the texts of the sources first
    python3 translations/merge.py LIST.tsv …

A line is  Context<TAB>English<TAB>Japanese            for yagura_ja.ts, or
           Context<TAB>English<TAB>one<TAB>several     for yagura_en.ts (the English plural forms of a text with %n).
Empty lines and lines that begin with # are skipped; \\n and \\t stand for a line break and a tabulator.

What a translator has finished is kept. A text whose context is not in the lists takes the translation of the same
English text from another context, if all lists agree on one. Prints what is still unfinished; the exit code is 0 when
nothing is, 1 when something is, 2 for a line that cannot be read.
"""
import argparse
import pathlib
import re
import sys
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
PLACEHOLDER = re.compile(r"%(?:n|L?\d{1,2})")


def short(context):
    return context.rpartition("::")[2]


class Texts:
    """Translations by (context, source), where a context may be written with or without its namespace, and by source
    alone."""

    def __init__(self):
        self.exact = {}
        self.anywhere = {}

    def add(self, context, source, forms, where):
        before = self.exact.setdefault((short(context), source), forms)
        if before != forms:
            print(f"{where}: another translation of the same text came before and is kept: {before[0]!r}")
            return
        self.anywhere.setdefault(source, set()).add(forms)

    def find(self, context, source):
        if (short(context), source) in self.exact:
            return self.exact[short(context), source]
        candidates = self.anywhere.get(source, set())
        return next(iter(candidates)) if len(candidates) == 1 else None


def unescape(field):
    # The lists are often pasted from C++ sources, where a quote and a backslash are written like this.
    return re.sub(r'\\([nt"\\])', lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), field)


def read_lists(paths):
    """Returns the Japanese texts, the English plurals, and whether every line could be read."""
    japanese, english, good = Texts(), Texts(), True
    for path in paths:
        for number, line in enumerate(pathlib.Path(path).read_text("utf-8-sig").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            where = f"{path}:{number}"
            fields = [unescape(field) for field in line.rstrip("\t").split("\t")]
            if len(fields) not in (3, 4) or not all(fields):
                print(f"{where}: not Context, English, Japanese (or Context, English, one, several): {line!r}")
                good = False
            elif len(fields) == 3:
                japanese.add(fields[0], fields[1], (fields[2],), where)
            else:
                english.add(fields[0], fields[1], (fields[2], fields[3]), where)
    return japanese, english, good


def is_open(translation):
    """No translation yet, or one that lupdate only guessed."""
    forms = translation.findall("numerusform") or [translation]
    return translation.get("type") == "unfinished" or not all((form.text or "").strip() for form in forms)


def fits(source, form, one=False):
    """The same placeholders as the source. English may drop %n in the form for one."""
    wanted, found = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(form))
    return wanted == found or (one and wanted - found == {"%n"})


def fill(translation, forms, numerus):
    for child in list(translation):
        translation.remove(child)
    translation.attrib.pop("type", None)
    translation.text = None if numerus else forms[0]
    if numerus:
        for form in forms:
            ET.SubElement(translation, "numerusform").text = form


def merge(root, texts):
    """Fills what it can; returns (number filled, [(context, source) still unfinished])."""
    filled, unfinished = 0, []
    for context in root.findall("context"):
        name = context.findtext("name", "")
        for message in context.findall("message"):
            translation = message.find("translation")
            if translation.get("type") in ("vanished", "obsolete") or not is_open(translation):
                continue
            source = message.findtext("source", "")
            numerus = message.get("numerus") == "yes"
            forms = texts.find(name, source)
            if forms and not all(fits(source, form, len(forms) == 2 and form == forms[0]) for form in forms):
                print(f"{name}: the placeholders differ, not taken: {source!r} -> {forms!r}")
                forms = None
            if forms:
                fill(translation, forms, numerus)
                filled += 1
            else:
                unfinished.append((name, source))
    return filled, unfinished


def write(root, path):
    """Writes as lupdate does, so that a merge shows up in a diff as what it is."""
    quoted = {'"': "&quot;", "'": "&apos;"}

    def lines(element, depth):
        attributes = "".join(f' {key}="{escape(value, quoted)}"' for key, value in element.attrib.items())
        indent = " " * 4 * depth
        if len(element):
            yield f"{indent}<{element.tag}{attributes}>"
            for child in element:
                yield from lines(child, depth + 1)
            yield f"{indent}</{element.tag}>"
        elif element.tag == "location":
            yield f"{indent}<{element.tag}{attributes}/>"
        else:
            yield f"{indent}<{element.tag}{attributes}>{escape(element.text or '', quoted)}</{element.tag}>"

    out = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    head = "".join(f' {key}="{value}"' for key, value in root.attrib.items())
    out.append(f"<TS{head}>")
    for context in root:
        out.append("<context>")
        for child in context:
            out.extend(lines(child, 1))
        out.append("</context>")
    out.append("</TS>")
    path.write_text("\n".join(out) + "\n", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", nargs="*", metavar="LIST.tsv")
    parser.add_argument("--folder", type=pathlib.Path, default=HERE, help="where the .ts files are")
    arguments = parser.parse_args()
    japanese, english, good = read_lists(arguments.lists)
    complete = True
    for name, texts in (("yagura_ja.ts", japanese), ("yagura_en.ts", english)):
        path = arguments.folder / name
        root = ET.parse(path).getroot()
        filled, unfinished = merge(root, texts)
        write(root, path)
        print(f"{name}: {filled} filled, {len(unfinished)} unfinished")
        for context, source in unfinished:
            print(f"  {context}\t{source!r}")
        complete = complete and not unfinished
    return 2 if not good else 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main())
