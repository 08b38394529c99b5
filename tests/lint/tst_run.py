#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""app/run.sh with stand-ins for the two programs: what it starts, what it says, what it leaves behind."""
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import tempfile
import textwrap
import time
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]

RELAY = """\
#!/bin/bash
echo "relay $*" >>"$CALLS"
echo $$ >"$CALLS.relay"
[[ -z "${RELAY_FAILS:-}" ]] || { echo "cannot listen" >&2; exit 1; }
echo "a word before"
echo "listening on ws://127.0.0.1:4321"
while :; do echo "chatter, chatter, chatter, chatter, chatter, chatter"; done
"""
DASHBOARD = """\
#!/bin/bash
echo "dashboard ${QT_QPA_PLATFORM:-} $*" >>"$CALLS"
[[ "$3" != --journal ]] || stat -c %a "${4%/*}" >>"$CALLS"
echo "in $PWD" >>"$CALLS"
sleep "${DASHBOARD_SECONDS:-0}" & wait
exit "${DASHBOARD_CODE:-0}"
"""


class Run(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name)
        self.runtime = self.top / "runtime"
        build = self.top / "build/release"
        (build / "bin").mkdir(parents=True)
        (self.top / "app").mkdir()
        self.runtime.mkdir()
        for name in ("run.sh", "packages.sh"):
            shutil.copy(TOP / "app" / name, self.top / "app")
        # A finished build, and a note that the packages were there.
        (build / "build.ninja").write_text("build all: phony\ndefault all\n")
        (build / "CMakeCache.txt").write_text("YAGURA_TESTS:BOOL=OFF\n")
        self.stamp = self.top / "build/.packages-run"
        table = subprocess.run(["bash", "-c", '. app/packages.sh; cksum <<<"$YAGURA_RUN_PACKAGES"'], cwd=self.top,
                               capture_output=True, text=True, check=True).stdout
        self.stamp.write_text(table)
        for name, text in (("yagura-relay", RELAY), ("yagura", DASHBOARD)):
            path = build / "bin" / name
            path.write_text(text)
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
        self.calls = self.top / "calls"
        self.calls.touch()

    def environment(self, **more):
        kept = {key: value for key, value in os.environ.items()
                if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES")}
        return kept | {"CALLS": str(self.calls), "XDG_RUNTIME_DIR": str(self.runtime), "LANG": "C.UTF-8"} | more

    def run_sh(self, *arguments, **more):
        return subprocess.run(["bash", self.top / "app/run.sh", *arguments], env=self.environment(**more),
                              capture_output=True, encoding="utf-8", timeout=30)

    def relay_lives(self):
        try:
            state = pathlib.Path(f"/proc/{(self.top / 'calls.relay').read_text().strip()}/stat").read_text()
        except OSError:
            return False
        return state.rpartition(")")[2].split()[0] != "Z"  # whoever adopted it may be slow to bury it

    def test_relay_then_dashboard_and_nothing_stays(self):
        result = self.run_sh("--scope", "a b", DISPLAY=":9")
        self.assertEqual(result.returncode, 0, result.stderr)
        relay, dashboard, mode, _ = self.calls.read_text().splitlines()
        self.assertRegex(relay, r"^relay serve --listen 127\.0\.0\.1:0 --store \S+/store --scenario demo$")
        self.assertRegex(dashboard, r"--feed ws://127\.0\.0\.1:4321/ --journal \S+/journal --scope a b$")
        self.assertEqual(mode, "700")
        self.assertEqual(list(self.runtime.iterdir()), [])
        self.assertFalse(self.relay_lives())
        self.assertEqual(result.stderr, "", "a second start has nothing to say")

    def test_dashboards_code_and_log_are_kept(self):
        result = self.run_sh(DISPLAY=":9", DASHBOARD_CODE="7")
        self.assertEqual(result.returncode, 7)
        (left,) = self.runtime.iterdir()
        self.assertIn(str(left), result.stderr)
        self.assertIn("listening on", (left / "relay.log").read_text())
        self.assertFalse(self.relay_lives())

    def test_relay_that_does_not_start(self):
        result = self.run_sh(DISPLAY=":9", RELAY_FAILS="1")
        self.assertEqual(result.returncode, 5)
        self.assertIn("cannot listen", result.stderr)
        self.assertNotIn("dashboard", self.calls.read_text())

    def test_no_display(self):
        for language, word in (("C.UTF-8", "no display"), ("ja_JP.UTF-8", "画面がありません")):
            with self.subTest(language):
                result = self.run_sh(LANG=language)
                self.assertEqual(result.returncode, 0)
                self.assertIn(word, result.stderr)
                self.assertIn("yagura snapshot --feed ws://", result.stderr)
                self.assertEqual(self.calls.read_text(), "")

    def test_help_needs_neither_display_nor_relay(self):
        result = self.run_sh("--help")
        self.assertEqual(result.returncode, 0)
        self.assertIn("dashboard offscreen --help", self.calls.read_text())
        self.assertNotIn("relay", self.calls.read_text())

    def test_snapshot_needs_no_display_and_keeps_the_users_folder(self):
        result = self.run_sh("snapshot", "--out", "brief.pdf")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("relay serve", self.calls.read_text())
        self.assertIn("dashboard offscreen snapshot --feed ws://127.0.0.1:4321/ --out brief.pdf", self.calls.read_text())
        self.assertIn(f"in {os.getcwd()}", self.calls.read_text())

    def test_other_commands_get_no_demo(self):
        result = self.run_sh("journal", "verify", "/somewhere")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("dashboard offscreen journal verify /somewhere", self.calls.read_text())
        self.assertNotIn("relay", self.calls.read_text())

    def end_by(self, number, to_script_only):
        script = subprocess.Popen(["bash", self.top / "app/run.sh"], stderr=subprocess.DEVNULL, start_new_session=True,
                                  env=self.environment(DISPLAY=":9", DASHBOARD_SECONDS="20"))
        try:
            self.wait_until(lambda: "dashboard" in self.calls.read_text())
            (os.kill if to_script_only else os.killpg)(script.pid, number)
            code = script.wait(timeout=10)
            self.wait_until(lambda: not self.relay_lives())
            return code
        finally:
            try:
                os.killpg(script.pid, signal.SIGKILL)  # our own session, and nothing else
            except ProcessLookupError:
                pass

    def wait_until(self, condition):
        deadline = time.monotonic() + 10
        while not condition():
            self.assertLess(time.monotonic(), deadline, self.calls.read_text())
            time.sleep(0.01)

    def test_ended_from_outside(self):
        for name, number, to_script_only, code in (("terminate", signal.SIGTERM, True, 143),
                                                   ("Ctrl-C", signal.SIGINT, False, 130),
                                                   ("terminal closed", signal.SIGHUP, False, 129)):
            with self.subTest(name):
                self.calls.write_text("")
                self.assertEqual(self.end_by(number, to_script_only), code)
                self.assertEqual(list(self.runtime.iterdir()), [])

    @unittest.skipUnless(shutil.which("setpriv"), "setpriv of util-linux is not here")
    def test_script_killed_outright_takes_its_relay_along(self):
        self.assertEqual(self.end_by(signal.SIGKILL, True), -signal.SIGKILL)

    def test_other_system_names_what_is_missing(self):
        self.stamp.unlink()
        packages = self.top / "app/packages.sh"
        packages.write_text(packages.read_text().replace("pkg:proj ", "pkg:no-such-proj "))
        os_release = self.top / "os-release"
        os_release.write_text("ID=fedora\nVERSION_ID=40\n")
        result = self.run_sh(DISPLAY=":9", YAGURA_OS_RELEASE=str(os_release))
        self.assertEqual(result.returncode, 3)
        row = next(line for line in result.stderr.splitlines() if "no-such-proj" in line)
        self.assertEqual(row.split(), ["pkg:no-such-proj", "libproj-dev", "proj-devel", "proj"])
        self.assertFalse(self.stamp.exists())

    def test_broken_build_says_so_and_looks_at_the_packages_again(self):
        (self.top / "build/release/build.ninja").write_text(textwrap.dedent("""\
            rule fail
              command = false
            build all: fail
            default all
            """))
        result = self.run_sh(DISPLAY=":9")
        self.assertEqual(result.returncode, 4)
        self.assertIn("build failed", result.stderr)
        self.assertFalse(self.stamp.exists())


if __name__ == "__main__":
    unittest.main()
