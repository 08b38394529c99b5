# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of mistakes: Row(name, program, command line, exit code, what the sentence names, …).

In the texts {D} is the folder of the test, {P} a port that is taken, {RELAY} the URL of a relay that runs,
{N} a number that no other run has."""
import dataclasses

RELAY, YAGURA = "yagura-relay", "yagura"
FAILURE, USAGE = 1, 2  # as the man pages say


@dataclasses.dataclass
class Row:
    name: str
    program: str
    line: str
    code: int
    names: str
    nobody: bool = False  # runs without the rights of root, to find a door closed
    environment: dict = dataclasses.field(default_factory=dict)  # None takes a variable away
    needs: str = ""  # a command of the program that must be there
    listed: bool = False  # a list of facts may stand before the sentence


def relay(name, line, code, names, **more):
    return Row(f"relay: {name}", RELAY, line, code, names, **more)


def yagura(name, line, code, names, **more):
    return Row(name, YAGURA, line, code, names, **more)


SERVE = "serve --listen 127.0.0.1:0 --store {D}/new{N} "

RELAY_ROWS = [
    relay("no command", "", USAGE, "COMMAND"),
    relay("unknown command", "sevre", USAGE, "sevre"),
    relay("unknown language", "--language fr serve", USAGE, "fr"),
    relay("unknown language of a command", "verify --store {D}/good --language=fr", USAGE, "fr"),
    relay("unknown option", "--frob", USAGE, "--frob"),
    relay("unknown option of a command", "serve --store {D}/new{N} --frob=1", USAGE, "--frob"),
    relay("option without a value", "serve --store", USAGE, "--store"),
    relay("flag with a value", SERVE + "--allow-plain=yes", USAGE, "--allow-plain"),
    relay("word too many", SERVE + "extra", USAGE, "extra"),
    relay("no store", "serve", USAGE, "--store DIR"),
    relay("no port", "serve --store {D}/new{N} --listen 127.0.0.1", USAGE, "--listen"),
    relay("port out of range", "serve --store {D}/new{N} --listen 127.0.0.1:70000", USAGE, "127.0.0.1:70000"),
    relay("rate is NaN", SERVE + "--rate nan", USAGE, "nan"),
    relay("rate is infinite", SERVE + "--rate inf", USAGE, "inf"),
    relay("rate is negative", SERVE + "--rate=-5", USAGE, "-5"),
    relay("speed is NaN", SERVE + "--replay x --speed NaN", USAGE, "NaN"),
    relay("heartbeat is NaN", SERVE + "--heartbeat-ms nan", USAGE, "--heartbeat-ms"),
    relay("seed is a word", SERVE + "--seed eins", USAGE, "eins"),
    relay("two sources", SERVE + "--scenario demo --rate 5", USAGE, "--rate"),
    relay("plain to other machines", "serve --store {D}/new{N} --listen 0.0.0.0:0", USAGE, "0.0.0.0"),
    relay("port in use", "serve --store {D}/new{N} --listen 127.0.0.1:{P}", FAILURE, "127.0.0.1:{P}"),
    relay("address of another machine", "serve --store {D}/new{N} --listen 192.0.2.1:0 --allow-plain", FAILURE,
          "192.0.2.1:0"),
    relay("store is a file", "serve --listen 127.0.0.1:0 --store {D}/file", FAILURE, "{D}/file"),
    relay("store below a file", "serve --listen 127.0.0.1:0 --store {D}/file/s", FAILURE, "{D}/file/s"),
    relay("store in use", "serve --listen 127.0.0.1:0 --store {D}/held", FAILURE, "{D}/held"),
    relay("store of a newer version", "serve --listen 127.0.0.1:0 --store {D}/newer", FAILURE, "99"),
    relay("store is garbage", "serve --listen 127.0.0.1:0 --store {D}/garbage", FAILURE, "{D}/garbage"),
    relay("store may not be made", "serve --listen 127.0.0.1:0 --store {D}/closed/s", FAILURE, "{D}/closed/s",
          nobody=True),
    relay("scenario is missing", SERVE + "--scenario {D}/none.ndjson", FAILURE, "{D}/none.ndjson"),
    relay("scenario is a folder", SERVE + "--scenario {D}/folder.d", FAILURE, "{D}/folder.d"),
    relay("scenario of an unknown name", SERVE + "--scenario nothing", FAILURE, "nothing"),
    relay("scenario in a wrong format", SERVE + "--scenario {D}/wrong.ndjson", FAILURE, "{D}/wrong.ndjson:1"),
    relay("scenario ends in half a record", SERVE + "--scenario {D}/half.ndjson", FAILURE, "{D}/half.ndjson:2"),
    relay("recording is missing", SERVE + "--replay {D}/none.ndjson", FAILURE, "{D}/none.ndjson"),
    relay("recording is a folder", SERVE + "--replay {D}/folder.d", FAILURE, "{D}/folder.d"),
    relay("recording is empty", SERVE + "--replay {D}/empty.ndjson", FAILURE, "{D}/empty.ndjson"),
    relay("recording may not be read", "serve --listen 127.0.0.1:0 --store {D}/open/s{N} --replay {D}/secret.ndjson",
          FAILURE, "{D}/secret.ndjson", nobody=True),
    relay("record from no URL", "record feed {D}/r", USAGE, "feed"),
    relay("record from a web page", "record https://relay.example/ {D}/r", USAGE, "https://relay.example/"),
    relay("record plain from another machine", "record ws://relay.example/x {D}/r", USAGE, "ws://relay.example/x"),
    relay("record without a file", "record ws://127.0.0.1:1/x", USAGE, "FILE"),
    relay("record over a file", "record ws://127.0.0.1:1/x {D}/file", FAILURE, "{D}/file"),
    relay("record into a missing folder", "record ws://127.0.0.1:1/x {D}/none/r", FAILURE, "{D}/none/r"),
    relay("record from nobody", "record ws://127.0.0.1:1/x {D}/r1 --until-head", FAILURE, "ws://127.0.0.1:1/x"),
    relay("record an unknown feed", "record {RELAY}nobody {D}/r2 --until-head", FAILURE, "nobody"),
    relay("export of a missing store", "export --store {D}/none", FAILURE, "{D}/none"),
    relay("export of a folder without a store", "export --store {D}/folder.d", FAILURE, "{D}/folder.d"),
    relay("export of an empty file", "export --store {D}/empty", FAILURE, "{D}/empty"),
    relay("export of an unknown feed", "export --store {D}/held --feed nobody", FAILURE, "nobody"),
    relay("export into a missing folder", "export --store {D}/held --out {D}/none/x", FAILURE, "{D}/none/x"),
    relay("export into a folder", "export --store {D}/held --out {D}/folder.d", FAILURE, "{D}/folder.d"),
    relay("export without permission", "export --store {D}/good --out {D}/closed/x", FAILURE, "{D}/closed/x",
          nobody=True),
    relay("verify of a closed folder", "verify --store {D}/closed", FAILURE, "{D}/closed", nobody=True),
    relay("verify of a newer version", "verify --store {D}/newer", FAILURE, "99"),
    relay("verify of a damaged store", "verify --store {D}/damaged", FAILURE, "{D}/damaged", listed=True),
    relay("import of nothing", "import --format ndjson --store {D}/new{N}", USAGE, "FILE", needs="import"),
    relay("import without a format", "import --store {D}/new{N} {D}/file", USAGE, "--format", needs="import"),
    relay("import of an unknown format", "import --format xml --store {D}/new{N} {D}/file", USAGE, "xml", needs="import"),
    relay("import of a missing file", "import --format ndjson --store {D}/new{N} {D}/none.ndjson", FAILURE,
          "{D}/none.ndjson", needs="import"),
    relay("import of a folder", "import --format ndjson --store {D}/new{N} {D}/folder.d", FAILURE, "{D}/folder.d",
          needs="import"),
    relay("import of an empty file", "import --format ndjson --store {D}/new{N} {D}/empty.ndjson", FAILURE,
          "{D}/empty.ndjson", needs="import"),
    relay("import of text", "import --format vcdb --store {D}/new{N} {D}/file", FAILURE, "{D}/file", needs="import"),
    relay("import of half a document", "import --format stix --store {D}/new{N} {D}/half.json", FAILURE, "{D}/half.json",
          needs="import"),
    relay("import into a store in use", "import --format ndjson --store {D}/held {D}/good.ndjson", FAILURE, "{D}/held",
          needs="import"),
]

NO_DISPLAY = dict(QT_QPA_PLATFORM=None, DISPLAY=None, WAYLAND_DISPLAY=None)
HERE = "--journal {D}/mine{N} "

DASHBOARD_ROWS = [
    yagura("unknown command", "shapsnot", USAGE, "shapsnot"),
    yagura("unknown language", "--language fr", USAGE, "fr"),
    yagura("unknown option", "--frob", USAGE, "--frob"),
    yagura("option without a value", "--journal", USAGE, "--journal"),
    yagura("flag with a value", HERE + "--wall=yes", USAGE, "--wall"),
    yagura("word too many", HERE + "extra", USAGE, "extra"),
    yagura("bad URL", HERE + "--feed relay", USAGE, "relay"),
    yagura("URL of a web page", HERE + "--feed https://relay.example/", USAGE, "https://relay.example/"),
    yagura("URL with a bad port", HERE + "--feed ws://127.0.0.1:99999/", USAGE, "ws://127.0.0.1:99999/"),
    yagura("plain from another machine", HERE + "--feed ws://relay.example/", USAGE, "ws://relay.example/"),
    yagura("plain from a name that looks like this machine", HERE + "--feed ws://127.relay.example/", USAGE,
           "ws://127.relay.example/"),
    yagura("bad scope", HERE + "--scope sector=", USAGE, "sector="),
    yagura("unknown sector in the scope", HERE + "--scope sector=us.nothing", USAGE, "us.nothing"),
    yagura("unknown key in the scope", HERE + "--scope colour=red", USAGE, "colour"),
    yagura("bad theme", HERE + "--theme pink", USAGE, "pink"),
    yagura("bad size", HERE + "--size large", USAGE, "large"),
    yagura("size of nothing", HERE + "--size 0x0", USAGE, "0x0"),
    yagura("size is NaN", HERE + "--size nanxnan", USAGE, "nanxnan"),
    yagura("size of three", HERE + "--size 800x600x3", USAGE, "800x600x3"),
    yagura("after is NaN", HERE + "--screenshot {D}/s.png --after nan", USAGE, "nan"),
    yagura("after is negative", HERE + "--screenshot {D}/s.png --after=-1", USAGE, "-1"),
    yagura("journal is a file", "--journal {D}/file", FAILURE, "{D}/file"),
    yagura("journal in use", "--journal {D}/held", FAILURE, "{D}/held"),
    yagura("journal of a newer version", "--journal {D}/newer", FAILURE, "99"),
    yagura("journal is garbage", "--journal {D}/garbage", FAILURE, "{D}/garbage"),
    yagura("journal may not be made", "--journal {D}/closed/j", FAILURE, "{D}/closed/j", nobody=True),
    yagura("journal may not be opened", "--journal {D}/closed", FAILURE, "{D}/closed", nobody=True),
    yagura("screenshot into a missing folder", HERE + "--screenshot {D}/none/s.png --after 0", FAILURE,
           "{D}/none/s.png"),
    yagura("no display", HERE, FAILURE, "DISPLAY", environment=NO_DISPLAY),
    yagura("display that is not there", HERE, FAILURE, ":4321", environment={**NO_DISPLAY, "DISPLAY": ":4321"}),
    yagura("no session of a person", "journal verify --journal {D}/none", FAILURE, "{D}/none",
           environment={**NO_DISPLAY, "XDG_RUNTIME_DIR": None}),
    yagura("journal: nothing to do", "journal", USAGE, "verify"),
    yagura("journal: unknown word", "journal mend --journal {D}/good", USAGE, "mend"),
    yagura("journal: none named", "journal verify", USAGE, "--journal DIR"),
    yagura("journal: missing", "journal verify --journal {D}/none", FAILURE, "{D}/none"),
    yagura("journal: a file", "journal verify --journal {D}/file", FAILURE, "{D}/file"),
    yagura("journal: a folder without one", "journal verify --journal {D}/folder.d", FAILURE, "{D}/folder.d"),
    yagura("journal: an empty file", "journal verify --journal {D}/empty", FAILURE, "{D}/empty"),
    yagura("journal: of a newer version", "journal verify --journal {D}/newer", FAILURE, "99"),
    yagura("journal: garbage", "journal verify --journal {D}/garbage", FAILURE, "{D}/garbage"),
    yagura("journal: damaged", "journal verify --journal {D}/damaged", FAILURE, "{D}/damaged", listed=True),
    yagura("journal: closed", "journal verify --journal {D}/closed", FAILURE, "{D}/closed", nobody=True),
]

LIKE_THIS = "snapshot --lang en --tlp GREEN "
TO_FILE = LIKE_THIS + "--out {D}/brief.csv "


def snapshot(name, line, code, names, **more):
    return yagura(f"snapshot: {name}", line, code, names, needs="snapshot", **more)


SNAPSHOT_ROWS = [
    snapshot("of nothing", "snapshot", USAGE, "--journal"),
    snapshot("without a language", "snapshot --journal {D}/good --tlp GREEN --out {D}/b.csv", USAGE, "--lang"),
    snapshot("without a ceiling", "snapshot --journal {D}/good --lang en --out {D}/b.csv", USAGE, "--tlp"),
    snapshot("into nothing", LIKE_THIS + "--journal {D}/good", USAGE, "--out"),
    snapshot("in another language", TO_FILE + "--journal {D}/good --lang de", USAGE, "de"),
    snapshot("for an unknown label", TO_FILE + "--journal {D}/good --tlp PINK", USAGE, "PINK"),
    snapshot("at no time", TO_FILE + "--journal {D}/good --as-of yesterday", USAGE, "yesterday"),
    snapshot("at a time without a zone", TO_FILE + "--journal {D}/good --as-of 2026-02-30T99:99", USAGE,
             "2026-02-30T99:99"),
    snapshot("in the future", TO_FILE + "--journal {D}/good --as-of 2099-01-01T00:00Z", USAGE, "2099-01-01T00:00Z"),
    snapshot("of a bad scope", TO_FILE + "--journal {D}/good --scope severity>=nan", USAGE, "nan"),
    snapshot("of two sources", TO_FILE + "--journal {D}/good --feed ws://127.0.0.1:1/", USAGE, "--feed"),
    snapshot("of a bad URL", TO_FILE + "--feed relay", USAGE, "relay"),
    snapshot("of another machine, plain", TO_FILE + "--feed ws://relay.example/", USAGE, "ws://relay.example/"),
    snapshot("of a name that looks like this machine, plain", TO_FILE + "--feed ws://127.relay.example/ --timeout 1",
             USAGE, "ws://127.relay.example/"),
    snapshot("that waits NaN", TO_FILE + "--feed ws://127.0.0.1:1/ --timeout nan", USAGE, "nan"),
    snapshot("to a bad country", TO_FILE + "--journal {D}/good --recipient JAPAN", USAGE, "JAPAN"),
    snapshot("as a spreadsheet", LIKE_THIS + "--journal {D}/good --out {D}/b.xlsx", USAGE, "{D}/b.xlsx"),
    snapshot("of a missing journal", TO_FILE + "--journal {D}/none", FAILURE, "{D}/none"),
    snapshot("of a folder without a journal", TO_FILE + "--journal {D}/folder.d", FAILURE, "{D}/folder.d"),
    snapshot("of a newer journal", TO_FILE + "--journal {D}/newer", FAILURE, "99"),
    snapshot("of garbage", TO_FILE + "--journal {D}/garbage", FAILURE, "{D}/garbage"),
    snapshot("of a journal without events", TO_FILE + "--journal {D}/fresh", FAILURE, "{D}/fresh"),
    snapshot("of a closed journal", TO_FILE + "--journal {D}/closed", FAILURE, "{D}/closed", nobody=True),
    snapshot("as CSV into a missing folder", LIKE_THIS + "--journal {D}/good --out {D}/none/b.csv", FAILURE, "{D}/none"),
    snapshot("as PDF into a missing folder", LIKE_THIS + "--journal {D}/good --out {D}/none/b.pdf", FAILURE, "{D}/none"),
    snapshot("as HTML over a folder", LIKE_THIS + "--journal {D}/good --out {D}/folder.html", FAILURE,
             "{D}/folder.html"),
    snapshot("without permission", LIKE_THIS + "--journal {D}/good --out {D}/closed/b.csv", FAILURE, "{D}/closed/b.csv",
             nobody=True),
]

ROWS = RELAY_ROWS + DASHBOARD_ROWS + SNAPSHOT_ROWS
