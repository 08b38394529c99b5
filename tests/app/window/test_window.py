# SPDX-License-Identifier: GPL-3.0-or-later
"""The real dashboard in a real X window, driven by keys and a mouse as a person drives it. Needs DISPLAY (an Xvfb will
do; no window manager) and xdotool; says so and is skipped without them."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "proof"))
from programs import DASHBOARD, Relay, bound, die_with_us, export, surroundings, until  # noqa: E402

SIZE = (1366, 768)


def xdotool(*words, check=True):
    done = subprocess.run(["xdotool", *map(str, words)], capture_output=True, timeout=bound, text=True)
    if check and done.returncode != 0:
        raise AssertionError(f"xdotool {words}: {done.stderr}")
    return done.stdout.strip()


class Dashboard:
    """yagura on the display of the test."""

    def __init__(self, url, home):
        display = {name: os.environ[name] for name in ("DISPLAY", "XAUTHORITY") if name in os.environ}
        environment = surroundings(home, QT_QPA_PLATFORM="xcb", **display)
        self.errors = open(pathlib.Path(home) / "yagura.txt", "w+b")
        self.child = subprocess.Popen(
            [DASHBOARD, "--feed", url, "--journal", f"{home}/journal", "--size", "%dx%d" % SIZE, "--language", "en",
             "--person", "operator-7", "--desk", "desk-7"],
            env=environment, stdin=subprocess.DEVNULL, stderr=self.errors, preexec_fn=die_with_us)
        self.window = until(self.find, "a window")

    def find(self):
        self.must_live()
        found = xdotool("search", "--all", "--onlyvisible", "--pid", self.child.pid, "--name", "Yagura", check=False).split()
        for window in found:  # the one of the size that was asked for: Qt has others
            if "Geometry: %dx%d" % SIZE in xdotool("getwindowgeometry", window, check=False):
                return window
        return None

    def must_live(self):
        if self.child.poll() is not None:
            self.errors.seek(0)
            raise AssertionError(f"yagura ended with {self.child.returncode}: {self.errors.read().decode()[-2000:]}")

    def title(self):
        self.must_live()
        return xdotool("getwindowname", self.window)

    def press(self, *keys):
        self.must_live()
        xdotool("key", "--delay", 60, *keys)

    def click(self, x, y):
        """A place of the window; without a window manager it is for us to give it the keyboard."""
        xdotool("windowfocus", self.window)
        xdotool("mousemove", "--window", self.window, x, y, "click", 1)

    def close(self):
        """Ctrl+Q, as a person ends it: its exit code."""
        self.press("ctrl+q")
        return self.child.wait(bound)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.child.poll() is None:
            self.child.kill()
            self.child.wait(bound)
        self.errors.close()


class DrivenWindow(unittest.TestCase):
    def setUp(self):
        if not os.environ.get("DISPLAY"):
            self.skipTest("no DISPLAY")
        if not shutil.which("xdotool"):
            self.skipTest("the package xdotool is not installed")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = folder.name
        self.store = f"{self.home}/store"

    def actions(self):
        """Desk actions as the relay has sequenced them, in order."""
        return [event["deskAction"] for event in export(self.store, home=self.home) if "deskAction" in event]

    def test_a_shift(self):
        with Relay(self.store, "--scenario", "demo", home=self.home) as relay, Dashboard(relay.url, self.home) as desk:
            # The queue is at the right; a click puts the keyboard into it. Until its rows are there, nothing happens: so
            # it is tried again, but not before the hand has rested (the list stands still while somebody works in it).
            def acknowledged():
                desk.click(SIZE[0] - 150, 330)
                desk.press("j", "j", "a")
                end = time.monotonic() + 12
                while not self.actions() and time.monotonic() < end:
                    time.sleep(0.05)
                return self.actions()

            first = until(acknowledged, "an acknowledgement sequenced by the relay")[0]
            self.assertEqual(first["kind"], "DESK_ACTION_KIND_ACKNOWLEDGE")
            self.assertEqual((first["person"], first["desk"]), ("operator-7", "desk-7"))
            self.assertTrue(first["incident"])

            desk.press("u")
            until(lambda: any(action["kind"] == "DESK_ACTION_KIND_UNACKNOWLEDGE" for action in self.actions()), "the undo sequenced")

            self.assertEqual(desk.title(), "Yagura")
            desk.press("ctrl+l")
            until(lambda: desk.title() == "\u6ad3 Yagura", "the Japanese title")
            desk.press("slash")
            xdotool("type", "--delay", 30, "jaja")  # letters of the queue's keys: they belong to the field now
            before = len(self.actions())
            desk.press("Escape")
            desk.press("ctrl+l")
            until(lambda: desk.title() == "Yagura", "the English title")
            self.assertEqual(len(self.actions()), before)

            desk.press("F11")
            desk.press("ctrl+l")  # the keys live on without the menus
            until(lambda: desk.title() == "\u6ad3 Yagura", "the language switched in wall mode")
            desk.press("F11")
            desk.press("ctrl+l")
            until(lambda: desk.title() == "Yagura", "the language switched back")
            self.assertEqual(desk.close(), 0)
            self.assertTrue(relay.alive())


if __name__ == "__main__":
    unittest.main()
