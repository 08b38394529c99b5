#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A feed on its way through a JetStream cluster whose servers die, freeze and come back: nothing lost, nothing twice,
in order. The moments are chosen by progress; where they are random, YAGURA_SEED=N repeats them."""
import os
import pathlib
import random
import signal
import sys
import tempfile
import time
import unittest

import nats_cluster
import programs

EVENTS = int(os.environ.get("YAGURA_CLUSTER_EVENTS", 200_000))
FEED = "load"
SEED = int(os.environ.get("YAGURA_SEED") or random.SystemRandom().randrange(2**32))
programs.bound = 180.0  # five programs and three servers share the machine


def note(what):
    print(f"{time.monotonic() - began:6.1f} s  {what}", file=sys.stderr)


began = time.monotonic()


@unittest.skipUnless(nats_cluster.SERVER, "nats-server is not installed")
class ClusterTest(unittest.TestCase):
    def setUp(self):
        global began
        began = time.monotonic()
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.home = place.name
        self.dice = random.Random(f"{SEED} {self._testMethodName}")

    # --- what is where ---------------------------------------------------------------------------------

    def make_store(self, events):
        """A store with at least so many events; how many there are."""
        with programs.Relay(f"{self.home}/store", "--rate", 1_000_000, home=self.home) as relay:
            relay.url
            programs.until(lambda: self.durable("store") >= events, f"{events} events in the store")
            self.assertEqual(relay.stop(), 0)
        note(f"{self.durable('store')} events in the store")
        return self.durable("store")

    def durable(self, journal):
        if not os.path.exists(f"{self.home}/{journal}/journal.sqlite"):
            return 0
        lines = programs.run(programs.JOURNAL_DUMP, f"{self.home}/{journal}", "--positions", home=self.home,
                             check=False).decode().splitlines()
        return sum(int(line.split()[3]) for line in lines if line.split()[1] == FEED)

    def contents(self, journal):
        """(head, events, holes, repeats, hash of the numbered bytes) of the feed in a journal."""
        out = programs.run(programs.JOURNAL_DUMP, f"{self.home}/{journal}", home=self.home).decode().splitlines()
        feeds = [line.split()[3:] for line in out if line.startswith(f"feed {FEED} ")]
        self.assertEqual(len(feeds), 1, f"{journal}: {feeds}")
        return tuple(map(int, feeds[0][:4])) + (feeds[0][4],)

    def start(self, nodes):
        for node in nodes:
            self.addCleanup(node.kill)
        for node in nodes:
            node.start()
        return nodes

    def bridge(self, nodes, *more):
        return self.process("bridge", "--from", f"{self.home}/store", "--to", nats_cluster.url(nodes), *more)

    def process(self, *words, program=programs.RELAY):
        process = programs.Process(program, *words, home=self.home)
        self.addCleanup(process.__exit__)
        return process

    def published(self, nodes, least, what):
        """Waits until the stream holds so many, as a server of `nodes` that can be asked sees it."""
        def enough():
            for node in nodes:
                info = nats_cluster.info(node, FEED)
                if info and info["state"]["messages"] >= least:
                    return info
            return None

        info = programs.until(enough, what)
        note(f"{info['state']['messages']} published: {what}")
        return info

    def ended(self, bridge, seconds=180):
        errors = pathlib.Path(self.home, "stderr.txt")
        self.assertEqual(bridge.child.wait(seconds), 0, errors.read_text(encoding="utf-8"))

    def assert_same(self, journal, count):
        self.assertEqual(self.contents("store")[:4], (count, count, 0, 0))
        self.assertEqual(self.contents(journal), self.contents("store"))

    # --- the proofs ------------------------------------------------------------------------------------

    def test_leader_dies_and_a_node_is_cut_off(self):
        """SIGKILL to the leader of the stream, later SIGSTOP to another server, both come back; the dashboard's journal
        holds what was published."""
        count = self.make_store(EVENTS)
        nodes = self.start(nats_cluster.cluster(self.home))
        bridge = self.bridge(nodes, "--replicas", 3)
        self.published(nodes, 1, "the stream is there")
        # Its first server is another one than the bridge's.
        feed = nats_cluster.url([*nodes[1:], nodes[0]], FEED)
        dashboard = self.process("--feed", feed, "--journal", f"{self.home}/journal", "--language", "en",
                                 program=programs.DASHBOARD)
        programs.until(lambda: self.durable("journal") > 0, "the first events on the dashboard's disk")

        info = self.published(nodes, count // 5, "a fifth")
        leader = next(node for node in nodes if node.name == info["cluster"]["leader"])
        others = [node for node in nodes if node is not leader]
        leader.kill()
        note(f"{leader.name}, the leader, is dead; on disk {self.durable('journal')}")
        self.published(others, 2 * count // 5, "two fifths, by the two others")
        leader.start()
        note(f"{leader.name} is back")

        # Two are enough for a quorum only when the first has caught up; so it is the cluster's turn to wait.
        info = self.published(others, 3 * count // 5, "three fifths")
        cut = next(node for node in others if node.name != info["cluster"]["leader"])
        cut.signal(signal.SIGSTOP)
        note(f"{cut.name} is cut off; on disk {self.durable('journal')}")
        self.published([node for node in nodes if node is not cut], 4 * count // 5, "four fifths, without it")
        cut.signal(signal.SIGCONT)
        note(f"{cut.name} is back")

        self.ended(bridge)
        note("everything is published")
        self.assertEqual(self.published(nodes, count, "all")["state"]["messages"], count)
        programs.until(lambda: self.durable("journal") >= count, "everything on the dashboard's disk")
        note("everything is on the dashboard's disk")
        self.assertTrue(dashboard.alive())
        dashboard.stop()
        self.assert_same("journal", count)
        programs.run(programs.DASHBOARD, "journal", "verify", "--journal", f"{self.home}/journal", home=self.home)

    def test_bridge_killed_again_and_again(self):
        """SIGKILL to the bridge at random moments, either way. Nothing is remembered beside stream and store."""
        count = self.make_store(EVENTS // 10)
        nodes = self.start([nats_cluster.single(self.home)])
        targets = sorted(self.dice.sample(range(1, count), 6))
        for target in targets:
            with self.bridge(nodes) as bridge:
                self.published(nodes, target, f"{target} of {count}")
                bridge.kill()
        self.ended(self.bridge(nodes))
        self.assertEqual(self.published(nodes, count, "all")["state"]["messages"], count)

        words = ["bridge", "--from", nats_cluster.url(nodes), "--to", f"{self.home}/copy"]
        for target in targets:
            with self.process(*words) as bridge:
                programs.until(lambda: self.durable("copy") >= target, f"{target} of {count} in the copy")
                bridge.kill()
        self.ended(self.process(*words))
        note("everything is in the copy")
        self.assert_same("copy", count)
        programs.verify(f"{self.home}/copy", home=self.home)

    def test_follows_a_relay_that_serves(self):
        """What a relay takes in while the bridge follows it comes to a subscriber, through the stream and in order."""
        nodes = self.start([nats_cluster.single(self.home)])
        with programs.Relay(f"{self.home}/store", "--rate", 500, home=self.home) as relay:
            relay.url
            programs.until(lambda: self.durable("store") > 0, "the first events in the store")
            follow = self.bridge(nodes, "--follow")
            self.published(nodes, 1000, "a thousand")
            relay.stop()
        count = self.durable("store")
        self.published(nodes, count, "all of the store")
        self.assertTrue(follow.alive())
        self.assertEqual(follow.stop(), 0)
        self.ended(self.process("bridge", "--from", nats_cluster.url(nodes, FEED), "--to", f"{self.home}/copy"))
        self.assert_same("copy", count)


if __name__ == "__main__":
    print(f"YAGURA_SEED={SEED}", file=sys.stderr)
    unittest.main()
