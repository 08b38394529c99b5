#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dashboard killed with SIGKILL at random points of an intake: at the end it knows what one knows that was never
killed; it resumes from what is on disk, and asks no feed for that again.

The points are random; their seed is printed, and YAGURA_SEED=N repeats them."""
import os
import pathlib
import random
import sys
import tempfile
import time
import unittest

import programs
import stories
from paced_proxy import PacedProxy

KILLS = 100
EVENTS = 60_000  # enough that most of the kills come before the end, however fast the machine is
SEED = int(os.environ.get("YAGURA_SEED") or random.SystemRandom().randrange(2**32))


class KillDashboardTest(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.home = place.name
        self.dice = random.Random(SEED)
        self.last = {}  # what the killed one had on disk
        self.head = None  # of its chain of hashes
        self.heads = {feed: len(ids) for feed, ids in stories.ids_by_feed(stories.story(SEED, EVENTS)).items()}

    def relay(self):
        """A relay whose store holds the whole story already."""
        recording = stories.write_recording(f"{self.home}/story.ndjson", stories.story(SEED, EVENTS), 1)
        relay = programs.Relay(f"{self.home}/store", "--replay", recording, home=self.home)
        self.addCleanup(relay.__exit__)
        relay.url
        programs.until(lambda: self.positions("store") == self.heads, "the story in the store")
        return relay

    def dashboard(self, journal, feed, *more):
        dashboard = programs.Process(programs.DASHBOARD, "--feed", feed, "--journal", f"{self.home}/{journal}",
                                     "--language", "en", *more, home=self.home)
        self.addCleanup(dashboard.__exit__)
        return dashboard

    def dump(self, journal, *options):
        out = programs.run(programs.JOURNAL_DUMP, f"{self.home}/{journal}", *options, home=self.home)
        return out.decode().splitlines()

    def durable(self, journal):
        """{feed: (epoch, sequence)} on disk; nothing when the journal was not made yet."""
        if not pathlib.Path(self.home, journal, "journal.sqlite").exists():
            return {}
        words = [line.split() for line in self.dump(journal, "--positions")]
        return {feed: (epoch, int(sequence)) for _, feed, epoch, sequence in words if not feed.startswith("@")}

    def positions(self, journal):
        return {feed: sequence for feed, (_, sequence) in self.durable(journal).items()}

    def facts(self, journal):
        """What the feeds said and what it folds to, without what the desk itself noted about its feeds."""
        return [line for line in self.dump(journal) if line.split()[1] != "@desk"]

    def assert_resumed(self, subscriptions, durable):
        """Every feed was asked to go on after what is on disk, did, and sent nothing of it again."""
        for subscription in subscriptions:
            position = durable.get(subscription.feed)
            self.assertEqual(subscription.resume, position, subscription)
            self.assertIn(subscription.resumed, (True, None))  # None: killed before the Welcome
            if subscription.first is not None:
                self.assertEqual(subscription.first, (position[1] if position else 0) + 1, subscription)

    def kill_at(self, proxy, target):
        """One life of the dashboard, until about `target` events were sent to it. How far it was on disk then."""
        durable = self.last
        since = len(proxy.subscriptions)
        dashboard = self.dashboard("killed", proxy.url)

        def there():
            self.assertTrue(dashboard.alive(), "the dashboard ended by itself")
            new = proxy.subscriptions[since:]
            return {one.feed for one in new} == set(self.heads) and proxy.sent(since) >= target

        programs.until(there, f"{target} events sent")
        time.sleep(self.dice.uniform(0, 0.05))  # into the middle of whatever it does then
        dashboard.kill()
        self.assert_resumed(proxy.subscriptions[since:], durable)
        self.last = self.durable("killed")
        if self.last:  # whole, and all that was there before is unchanged
            self.head = programs.verify(f"{self.home}/killed", home=self.home, expect=self.head)
        return sum(sequence for _, sequence in self.last.values())

    def take_all(self, journal, url):
        dashboard = self.dashboard(journal, url)
        programs.until(lambda: self.positions(journal) == self.heads, f"the whole story in {journal}")
        self.assertTrue(dashboard.alive())
        return dashboard

    def test_killed_is_like_never_killed(self):
        relay = self.relay()
        with PacedProxy(relay.url) as proxy:
            targets = sorted(self.dice.sample(range(1, EVENTS), KILLS))
            reached = [self.kill_at(proxy, target) for target in targets]
            print(f"on disk after each kill: {reached}", file=sys.stderr)
            self.assertEqual(reached, sorted(reached))  # nothing that was on disk is ever lost
            self.assertGreater(sum(0 < count < EVENTS for count in reached), KILLS // 2)
            durable, since = self.durable("killed"), len(proxy.subscriptions)
            last = self.take_all("killed", proxy.url)
            self.assert_resumed(proxy.subscriptions[since:], durable)
            last.kill()
        self.take_all("twin", relay.url).stop()

        killed, twin = self.facts("killed"), self.facts("twin")
        feeds = {line.split()[1]: line.split() for line in killed if line.startswith("feed ")}
        for feed, head in self.heads.items():
            _, _, _, last, events, holes, repeats, _ = feeds[feed]
            self.assertEqual((int(last), int(events), int(holes), int(repeats)), (head, head, 0, 0), feed)
        self.assertEqual(killed, twin)
        self.assertGreater(sum(line.startswith("subject ") for line in killed), EVENTS // 2)
        self.assertGreater(sum(line.startswith("alert ") and "当直" in line for line in killed), 100)
        programs.run(programs.DASHBOARD, "journal", "verify", "--journal", f"{self.home}/killed", home=self.home)
        self.without_the_relay(relay, killed)

    def without_the_relay(self, relay, before):
        """The relay is down at a restart: the picture comes from the disk alone, and stays."""
        url = relay.url
        relay.stop()
        shot = pathlib.Path(self.home, "shot.png")
        dashboard = self.dashboard("killed", url, "--screenshot", shot, "--after", "0")
        self.assertEqual(dashboard.child.wait(programs.bound), 0)  # taken once the journal has been read back
        self.assertTrue(shot.read_bytes().startswith(b"\x89PNG"))
        self.assertEqual(self.facts("killed"), before)


if __name__ == "__main__":
    print(f"YAGURA_SEED={SEED}", file=sys.stderr)
    unittest.main()
