# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about source files. A rule takes (root, files) and yields (file, line, what is wrong and what to do)."""
import concurrent.futures
import functools
import pathlib
import posixpath
import re
import shutil
import subprocess

SOURCES = (".cpp", ".h")

# Files without an SPDX line of their own. Data: a README.md in their folder (or one above it, below the top) names
# origin and licence. The rest cannot hold a comment that survives its own tool.
SPDX_DATA = (".json", ".ndjson", ".geojson", ".tsv", ".csv", ".txt", ".png", ".svg", ".pdf", ".ico", ".ttf", ".otf",
             ".wav", ".bin", ".pb", ".db", ".zst", ".gz", ".pem", ".key", ".crt", ".xml", ".html", ".stix")
SPDX_DATA_FOLDERS = ("tests/fuzz/seeds/",)  # bytes of any kind, whatever they are called
SPDX_NONE = (".ts", ".qm")
SPDX_NAMES = ("LICENSE", "CMakePresets.json")

GUI_MODULES = ("Gui", "Widgets", "Charts", "Svg", "SvgWidgets", "OpenGL", "OpenGLWidgets", "PrintSupport", "Quick", "Qml")
# For systems where Qt's headers are not found; with Qt present the folders of its GUI modules decide.
GUI_HEADERS = {"QWidget", "QPainter", "QApplication", "QGuiApplication", "QPixmap", "QImage", "QColor", "QIcon", "QFont",
               "QBrush", "QPen", "QTableView", "QMainWindow", "QDialog", "QLabel", "QAction", "QPalette",
               "QStandardItemModel", "QTextDocument", "QDesktopServices", "QClipboard"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
COLOUR = re.compile(
    r'''QColor\s*[({]\s*(?:\d|"|u"|Qt::|QStringLiteral|QLatin1String)'''  # QColor(1, 2, 3)  QColor("red")
    r'''|\bQColor\s+\w+\s*[({]\s*(?:\d|"|u"|Qt::)'''                     # QColor c{0x1E2328}
    r'''|\bqRgba?\s*\(\s*\d'''
    r'''|\bQColor(?:Constants)?::(?:from\w+\s*\(\s*(?:\d|")|Svg::|[A-Z])'''
    r'''|"\s*#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\s*"'''
    r'''|\bQt::(?:dark)?(?:[Ww]hite|[Bb]lack|[Rr]ed|[Gg]reen|[Bb]lue|[Cc]yan|[Mm]agenta|[Yy]ellow|[Gg]ray|lightGray)\b''')
STYLESHEET = re.compile(r"\bsetStyleSheet\s*\(")
# Folders of one machine. Put together here so that this file does not name them itself.
PLACES = re.compile(r"(?<![\w.~}/-])/(?:" + "work" + r"|tmp/" + "brief" + r")/")


def text_lines(root, name):
    """The lines of a text file; nothing for a binary one."""
    data = (root / name).read_bytes()
    if b"\0" in data[:8192]:
        return []
    return data.decode("utf-8", "replace").splitlines()


def code_lines(root, name):
    """(number, line) without comments. Strings stay, so '//' inside one ends the line: good enough for these rules."""
    inside = False
    for number, line in enumerate(text_lines(root, name), 1):
        if inside:
            _, end, line = line.partition("*/")
            inside = not end
            if inside:
                continue
        line = re.sub(r"/\*.*?\*/", "", line)
        line = re.sub(r"(?<!:)//.*", "", line)
        line, start, _ = line.partition("/*")
        inside = bool(start)
        yield number, line


def check_format(root, files):
    tool = shutil.which("clang-format-14") or shutil.which("clang-format")
    if not tool:
        raise OSError("clang-format is missing: install the package clang-format")
    sources = [name for name in files if name.endswith(SOURCES)]
    chunks = [sources[start:start + 16] for start in range(0, len(sources), 16)]

    def run(chunk):
        return subprocess.run([tool, "--dry-run", "-Werror", "--ferror-limit=1", *chunk], cwd=root,
                              capture_output=True, text=True).stderr

    with concurrent.futures.ThreadPoolExecutor() as pool:
        for output in pool.map(run, chunks):
            for match in re.finditer(r"^(.+?):(\d+):\d+: error: ", output, re.MULTILINE):
                yield match[1], match[2], "not formatted. Run: clang-format -i " + match[1]


def has_readme(root, name):
    folder = posixpath.dirname(name)
    while folder:
        if (root / folder / "README.md").is_file():
            return True
        folder = posixpath.dirname(folder)
    return False


def check_spdx(root, files):
    for name in files:
        if name.endswith(SPDX_NONE) or name in SPDX_NAMES or not (root / name).stat().st_size:
            continue
        if any("SPDX-License-Identifier:" in line for line in text_lines(root, name)[:5]):
            continue
        if not name.endswith(SPDX_DATA) and not name.startswith(SPDX_DATA_FOLDERS):
            yield name, 1, "no SPDX line. Begin the file with a comment: SPDX-License-Identifier: GPL-3.0-or-later"
        elif not has_readme(root, name):
            yield name, 1, "data without origin. Name its origin and licence in a README.md of its folder"


@functools.cache
def gui_headers():
    for tool in ("qtpaths6", "qmake6"):
        if shutil.which(tool):
            answer = subprocess.run([tool, "-query", "QT_INSTALL_HEADERS"], capture_output=True, text=True).stdout
            folder = pathlib.Path(answer.strip())
            names = {file.name for module in GUI_MODULES for file in (folder / f"Qt{module}").glob("*")}
            if names:
                return frozenset(names)
    return frozenset(GUI_HEADERS | {header.lower() + ".h" for header in GUI_HEADERS})


def included(name, quote, target):
    """The included file from the top of the tree."""
    if quote == '"' and target.startswith("."):
        return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
    return target


def layer_offence(name, quote, target):
    parts, path = name.split("/"), included(name, quote, target)
    if parts[0] == "models":
        module, _, header = path.rpartition("/")
        if module in {f"Qt{gui}" for gui in GUI_MODULES} or (quote == "<" and not module and header in gui_headers()):
            return f"models know no GUI, but this is a header of it: {path}. Hold the fact here, show it in widgets/"
        if path.startswith(("widgets/", "app/")):
            return f"models do not include {path}. Turn the dependency round"
    if parts[0] == "widgets":
        if path.startswith("app/"):
            return f"widgets do not include {path}. Hand it in by constructor or signal; app/ wires"
        other = path.split("/")
        if other[0] == "widgets" and len(other) > 2 and len(parts) > 2 and other[1] not in (parts[1], "theme", "common"):
            return f"widgets/{parts[1]} includes its sibling {path}. Share by models/ or widgets/common"
    return None


def check_layers(root, files):
    gui = re.compile(r"\bQt6?::(?:" + "|".join(GUI_MODULES) + r")\b|\byagura_widgets\s*\(|^\s*[^#]*\bGUI\b")
    for name in files:
        if name.startswith("models/") and name.endswith(("CMakeLists.txt", ".cmake")):
            for number, line in enumerate(text_lines(root, name), 1):
                if gui.search(line.partition("#")[0]):
                    yield name, number, "models link no GUI module. Use yagura_library with Qt6::Core and the like"
        if not name.startswith(("models/", "widgets/")) or not name.endswith(SOURCES):
            continue
        for number, line in code_lines(root, name):
            match = INCLUDE.match(line)
            offence = match and layer_offence(name, match[1], match[2])
            if offence:
                yield name, number, offence


def check_colours(root, files):
    for name in files:
        if not name.startswith("widgets/") or name.startswith("widgets/theme/") or not name.endswith(SOURCES):
            continue
        for number, line in code_lines(root, name):
            if COLOUR.search(line):
                yield name, number, "a colour literal in a view. Take a token of widgets/theme"
            if STYLESHEET.search(line):
                yield name, number, "a style sheet in a view. Use the palette and tokens of widgets/theme"


def check_places(root, files):
    for name in files:
        for number, line in enumerate(text_lines(root, name), 1):
            if PLACES.search(line):
                yield name, number, "names a folder of one machine. Use a path inside the project or an option"
