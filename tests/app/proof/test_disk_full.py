#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is full for real: a small tmpfs in a mount namespace of the test's own. What was durable stays, the words
are plain in both languages, and everything goes on when there is room again. Also a file system that is read-only."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import programs
import stories

INSIDE = "YAGURA_INSIDE_NAMESPACE"


def mount(*words):
    subprocess.run(["mount", *map(str, words)], check=True)


class DiskFullTest(unittest.TestCase):
    def setUp(self):
        if INSIDE not in os.environ:
            self.skipTest("no mount namespace of our own is allowed here (unshare -rm)")
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.home = place.name
        self.small = pathlib.Path(self.home, "small")
        self.small.mkdir()
        mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", self.small)
        self.addCleanup(subprocess.run, ["umount", "-l", self.small], check=True)

    def grow(self):
        mount("-o", "remount,size=256m", self.small)

    def fails(self, program, *words):
        """The sentences in Japanese and in English."""
        said = []
        for language in ("ja", "en"):
            done = subprocess.run([program, *map(str, words), "--language", language], capture_output=True,
                                  env=programs.surroundings(self.home), timeout=programs.bound)
            self.assertEqual(done.returncode, 1, done.stderr.decode())
            said.append(done.stderr.decode())
        return said

    def errors(self):
        return pathlib.Path(self.home, "stderr.txt").read_text("utf-8")

    def test_import(self):
        """Ends with the sentence; run again with room, it completes, and nothing is there twice."""
        events = stories.story(7, 20_000)
        file = stories.write_ndjson(f"{self.home}/story.ndjson", events)
        words = ["import", "--format", "ndjson", "--store", self.small / "store", file]
        japanese, english = self.fails(programs.RELAY, *words)
        self.assertIn("is full", english)
        self.assertIn("空き", japanese)
        before = programs.export(self.small / "store", home=self.home)
        self.assertGreater(len(before), 0)
        self.grow()
        programs.verify(self.small / "store", home=self.home)
        programs.run(programs.RELAY, *words, home=self.home)
        self.assertEqual(stories.ids_by_feed(programs.export(self.small / "store", home=self.home)),
                         stories.ids_by_feed(events))
        programs.verify(self.small / "store", home=self.home)

    def test_relay(self):
        """The relay says so, serves on what it has, and takes up its source again."""
        with programs.Relay(self.small / "store", "--rate", 5000, home=self.home) as relay:
            relay.url
            programs.until(lambda: "is full" in self.errors(), "the relay to say that the disk is full")
            self.assertTrue(relay.alive())
            stuck = len(programs.export(self.small / "store", home=self.home))
            self.assertGreater(stuck, 0)
            self.grow()
            programs.until(lambda: len(programs.export(self.small / "store", home=self.home)) > stuck, "the relay to go on")
            relay.stop()
        ids = [line["id"] for line in programs.export(self.small / "store", home=self.home)]
        self.assertEqual(ids, [f"LOAD-{n}" for n in range(1, len(ids) + 1)])
        programs.verify(self.small / "store", home=self.home)

    def test_dashboard(self):
        """The intake pauses, nothing that was durable is lost, and all of the story arrives when there is room."""
        events = stories.story(8, 40_000)
        heads = {feed: len(ids) for feed, ids in stories.ids_by_feed(events).items()}
        recording = stories.write_recording(f"{self.home}/story.ndjson", events, 1)
        journal = self.small / "journal"
        with programs.Relay(f"{self.home}/store", "--replay", recording, home=self.home) as relay:
            with programs.Process(programs.DASHBOARD, "--feed", relay.url, "--journal", journal, "--language", "en",
                                  home=self.home) as dashboard:
                # A journal that cannot be written is closed, lock and all, and opened again after a while.
                closed = lambda: self.positions(journal) and not (journal / "journal.lock").exists()
                programs.until(closed, "the dashboard to meet the full disk")
                self.assertNotEqual(self.positions(journal), heads)
                self.assertTrue(dashboard.alive())
                self.grow()
                programs.until(lambda: self.positions(journal) == heads, "the whole story")
                self.assertTrue(dashboard.alive())
        programs.run(programs.DASHBOARD, "journal", "verify", "--journal", journal, home=self.home)

    def positions(self, journal):
        if not pathlib.Path(journal, "journal.sqlite").exists():
            return {}
        lines = programs.run(programs.JOURNAL_DUMP, journal, "--positions", home=self.home, check=False).decode()
        words = [line.split() for line in lines.splitlines()]
        return {feed: int(sequence) for _, feed, _, sequence in words if not feed.startswith("@")}

    def test_read_only(self):
        """Nobody may write, not even root: to write fails in plain words, to read works."""
        file = stories.write_ndjson(f"{self.home}/story.ndjson", stories.story(9, 100))
        words = ["import", "--format", "ndjson", "--store", self.small / "store", file]
        programs.run(programs.RELAY, *words, home=self.home)
        mount("-o", "remount,ro", self.small)
        japanese, english = self.fails(programs.RELAY, *words)
        self.assertIn("cannot be written", english)
        self.assertIn("書き込", japanese)
        programs.verify(self.small / "store", home=self.home)
        self.assertEqual(len(programs.export(self.small / "store", home=self.home)), 100)
        mount("-o", "remount,rw", self.small)


if __name__ == "__main__":
    # Once more, in a namespace of its own, where a file system may be mounted that nobody else sees.
    allowed = subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode == 0
    if allowed and INSIDE not in os.environ:
        os.execvpe("unshare", ["unshare", "-rm", sys.executable, *sys.argv], {**os.environ, INSIDE: "1"})
    unittest.main()
