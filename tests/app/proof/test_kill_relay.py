#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""yagura-relay killed with SIGKILL while it appends, again and again: nothing lost, nothing twice, in order.

The points are random; their seed is printed, and YAGURA_SEED=N repeats them."""
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import unittest

import websockets

import feed_client
import programs
import stories

KILLS = 34  # in each of three tests; the dashboard is killed as often as these together
SEED = int(os.environ.get("YAGURA_SEED") or random.SystemRandom().randrange(2**32))


class Listener:
    """A client that keeps what it hears and resumes from there, over all the deaths of its server."""

    def __init__(self, feeds):
        self.kept = {feed: [] for feed in feeds}  # bytes in order; the sequence is the index + 1
        self.epochs = {}

    def count(self):
        return sum(map(len, self.kept.values()))

    async def _listen(self, connection, feed):
        kept = self.kept[feed]
        position = (self.epochs[feed], len(kept)) if feed in self.epochs else None
        welcome = await connection.hello(resume=position, credit=1_000_000)
        if not welcome.resumed or self.epochs.setdefault(feed, welcome.epoch) != welcome.epoch:
            raise AssertionError(f"{feed} does not go on at {position}: {welcome}")
        async for sequence, _, event in connection.events():
            if sequence != len(kept) + 1:
                raise AssertionError(f"{feed}: {sequence} follows {len(kept)}")
            kept.append(event)
            if self.count() >= self.target:
                self.enough.set()

    async def hear(self, url, target):
        """Listens to all feeds until `target` events are kept in all."""
        self.target, self.enough = target, asyncio.Event()
        if self.count() >= target:
            return
        connections = {feed: await feed_client.connect(url + feed) for feed in self.kept}
        listening = [asyncio.create_task(self._listen(*pair[::-1])) for pair in connections.items()]
        waiting = asyncio.create_task(self.enough.wait())
        done, _ = await asyncio.wait([waiting, *listening], timeout=programs.bound,
                                     return_when=asyncio.FIRST_COMPLETED)
        for connection in connections.values():
            connection.cut()  # wakes its task
        waiting.cancel()
        ended = await asyncio.gather(*listening, return_exceptions=True)
        for failure in ended:
            if not isinstance(failure, websockets.ConnectionClosed):
                raise failure
        if waiting not in done:
            raise AssertionError(f"{self.count()} of {target} events after {programs.bound} s")


class KillRelayTest(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.home = place.name
        self.store = f"{self.home}/store"
        self.dice = random.Random(f"{SEED} {self._testMethodName}")

    def strike(self, process, longest):
        """A random moment after what was waited for, in the middle of whatever it does then. Was it still alive?"""
        time.sleep(self.dice.uniform(0, longest))
        alive = process.alive()
        process.kill()
        return alive

    def kill_again_and_again(self, feeds, targets, arguments):
        listener = Listener(feeds)
        head = None
        for target in targets:
            with programs.Relay(self.store, *arguments, home=self.home) as relay:
                asyncio.run(listener.hear(relay.url, target))
                self.assertTrue(self.strike(relay, 0.02))
            head = programs.verify(self.store, home=self.home, expect=head)  # and all that was there is unchanged
        return listener

    def assert_store_holds(self, listener):
        """What a client was told is there, at its number, byte for byte."""
        pb = feed_client.pb
        for feed, kept in listener.kept.items():
            ids = [line["id"] for line in programs.export(self.store, "--feed", feed, home=self.home)]
            heard = [pb.Event.FromString(event).id for event in kept]
            self.assertEqual(ids[:len(heard)], heard)
            self.assertEqual(len(ids), len(set(ids)))

    def test_load(self):
        """Made up as fast as it can be: event n is LOAD-n, so the store must hold LOAD-1, LOAD-2, … in order."""
        steps = [self.dice.randrange(1, 1500) for _ in range(KILLS)]
        targets = [sum(steps[:i + 1]) for i in range(KILLS)]
        # The feed is there from the first moment on: made before anything is listened to.
        listener = self.kill_again_and_again(["load"], targets, ["--rate", 5000])
        self.assert_store_holds(listener)
        lines = programs.export(self.store, home=self.home)
        self.assertEqual([line["id"] for line in lines], [f"LOAD-{n}" for n in range(1, len(lines) + 1)])
        self.assertGreaterEqual(len(lines), targets[-1])
        subjects = [(line["incident"]["incident"], line["incident"]["revision"]) for line in lines]
        self.assertEqual(len(subjects), len(set(subjects)))

    def test_recording(self):
        """A recording of known content, killed 20 times on its way into the store, ends up in it as it is."""
        events = stories.story(SEED, 20000)
        recording = stories.write_recording(f"{self.home}/story.ndjson", events, 50_000)
        expected = stories.ids_by_feed(events)
        arguments = ["--replay", recording]
        with programs.Relay(self.store, *arguments, home=self.home) as relay:  # makes the feeds
            programs.until(lambda: self.feeds(relay) == set(expected), "the feeds")
        middle = 0
        checked = None
        listener = Listener(expected)
        for _ in range(KILLS):
            with programs.Relay(self.store, *arguments, home=self.home) as relay:
                target = min(listener.count() + self.dice.randrange(1, 200), len(events))
                asyncio.run(listener.hear(relay.url, target))
                self.assertTrue(self.strike(relay, 0.02))
            checked = programs.verify(self.store, home=self.home, expect=checked)
            middle += checked["events"] < len(events)
        print(f"{middle} of {KILLS} kills before the end of the recording", file=sys.stderr)
        with programs.Relay(self.store, *arguments, "--speed", 1000, home=self.home) as relay:
            asyncio.run(listener.hear(relay.url, len(events)))
        programs.verify(self.store, home=self.home)
        self.assert_store_holds(listener)
        for feed, ids in expected.items():
            lines = programs.export(self.store, "--feed", feed, home=self.home)
            self.assertEqual([line["id"] for line in lines], ids)
            self.assertEqual(lines, [event for event in events if event["feed"] == feed])
        self.assertGreater(middle, KILLS // 4)

    def feeds(self, relay):
        return set(asyncio.run(feed_client.directory(relay.url)))

    def test_import(self):
        """An import that is killed, and run again after each kill, completes; nothing is in the store twice."""
        if not programs.has_command(programs.RELAY, "import", home=self.home):
            self.skipTest("this relay has no command import")
        events = stories.story(SEED, 12_000)
        file = stories.write_ndjson(f"{self.home}/story.ndjson", events)
        began = time.monotonic()
        self.run_import(f"{self.home}/twin", file)
        whole = time.monotonic() - began
        counts = []
        self.head = None
        for _ in range(KILLS):
            with programs.Process(programs.RELAY, *self.import_words(self.store, file), home=self.home) as process:
                self.strike(process, whole / 3)  # most of them before its end
            counts.append(self.count_in_store())
        print(f"events after each kill: {counts}", file=sys.stderr)
        self.run_import(self.store, file)
        self.assertEqual(counts, sorted(counts))
        self.assertEqual(programs.export(self.store, home=self.home),
                         programs.export(f"{self.home}/twin", home=self.home))
        expected = stories.ids_by_feed(events)
        self.assertEqual(stories.ids_by_feed(programs.export(self.store, home=self.home)), expected)

    def import_words(self, store, file):
        return ["import", "--format", "ndjson", "--store", store, file]

    def run_import(self, store, file):
        programs.run(programs.RELAY, *self.import_words(store, file), home=self.home)

    def count_in_store(self):
        if not os.path.exists(f"{self.store}/journal.sqlite"):
            return 0  # killed before there was one
        expect = ["--expect", self.head] if self.head else []
        check = subprocess.run([programs.RELAY, "verify", "--store", self.store, "--json", *expect],
                               env=programs.surroundings(self.home), capture_output=True, timeout=programs.bound)
        if check.returncode != 0:
            self.assertIn(b"is not a Yagura journal", check.stderr)  # killed while it was being made
            return 0
        verified = json.loads(check.stdout)
        self.head = verified["head"]
        return verified["events"]


if __name__ == "__main__":
    print(f"YAGURA_SEED={SEED}", file=sys.stderr)
    unittest.main()
