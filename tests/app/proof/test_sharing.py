#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example of resources/examples/jetstream, run as it is: what is shared arrives at the partner, nothing else does."""
import json
import os
import pathlib
import random
import re
import tempfile
import unittest

import nats_cluster
import programs
import stories

EXAMPLE = pathlib.Path(__file__).parents[3] / "resources" / "examples" / "jetstream"
USERS = ("JP_ADMIN", "JP_RELAY", "JP_DESK", "US_ADMIN", "US_RELAY", "US_DESK")
SHARED = {"jp-gov": "jp.electricity", "us-gov": "us.energy"}


@unittest.skipUnless(nats_cluster.SERVER, "nats-server is not installed")
class SharingTest(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.home = place.name
        client, websocket = nats_cluster.free_ports(2)
        config = (EXAMPLE / "two-countries.conf").read_text(encoding="utf-8")
        for old, new in (("4222", str(client)), ("8443", str(websocket)), ("/var/lib/nats", f"{self.home}/js")):
            config, count = re.subn(old, new, config)
            self.assertEqual(count, 1, old)
        os.environ.update({f"{user}_PASSWORD": f"secret-of-{user}" for user in USERS})
        self.node = nats_cluster.Node(self.home, "floor-1", config, client=client, websocket=websocket)
        self.addCleanup(self.node.kill)
        self.node.start()
        for user in USERS:
            pathlib.Path(self.home, f"{user}.txt").write_text(f"secret-of-{user}\n", encoding="utf-8")

    def client(self, user):
        client = nats_cluster.Client(self.node.client, user=user.lower().replace("_", "-"),
                                     **{"pass": f"secret-of-{user}"})
        self.addCleanup(client.__exit__)
        return client

    def bridge(self, user, *words, check=True):
        name = user.lower().replace("_", "-")
        return programs.run(programs.RELAY, "bridge", *words, "--user", name, "--password-file",
                            f"{self.home}/{user}.txt", home=self.home, check=check)

    def url(self, feed=""):
        return f"nats+ws://127.0.0.1:{self.node.websocket}/{feed}"

    def publish(self, user, feed, events):
        file = stories.write_ndjson(f"{self.home}/{feed}.ndjson", events)
        programs.run(programs.RELAY, "import", "--format", "ndjson", "--store", f"{self.home}/{feed}", file,
                     home=self.home)
        self.bridge(user, "--from", f"{self.home}/{feed}", "--to", self.url(feed), "--one-by-one")

    def share(self):
        for stream in json.loads((EXAMPLE / "streams.json").read_text(encoding="utf-8")):
            with self.client(f"{stream['account']}_ADMIN") as client:
                name = stream["config"]["name"]
                answer = client.request(f"$JS.API.STREAM.CREATE.{name}", stream["config"])
                self.assertNotIn("error", answer)

    def heard(self, country, feed, count):
        """The events of a feed as a desk of that country gets them, once there are so many."""
        with self.client(f"{country}_DESK") as client:
            def held():
                answer = client.request(f"$JS.API.STREAM.INFO.{nats_cluster.stream_of(feed)}")
                return answer["state"]["messages"] >= count

            programs.until(held, f"{count} events of {feed} in {country}")
        store = f"{self.home}/{country}-{feed}"
        self.bridge(f"{country}_DESK", "--from", self.url(feed), "--to", store)
        return programs.export(store, home=self.home)

    def test_what_is_shared_and_nothing_else(self):
        events = {feed: self.made_up(feed) for feed in SHARED}
        shared = {feed: [event for event in events[feed] if self.sectors(event) == [SHARED[feed]]] for feed in SHARED}
        self.publish("JP_RELAY", "jp-gov", events["jp-gov"])
        self.publish("US_RELAY", "us-gov", events["us-gov"])
        self.share()
        for feed, partner in (("jp-gov", "US"), ("us-gov", "JP")):
            self.assertGreater(len(shared[feed]), 50)
            self.assertLess(len(shared[feed]), len(events[feed]) // 2)
            self.assertEqual(self.heard(partner, feed, len(shared[feed])), shared[feed])
        for feed, owner in (("jp-gov", "JP"), ("us-gov", "US")):
            self.assertEqual(self.heard(owner, feed, len(events[feed])), events[feed])

        # What comes later comes too, also after a restart of the server.
        self.node.kill()
        self.node.start()
        more = [dict(event, id=f"{event['id']}-more") for event in shared["jp-gov"][:3]]
        for number, event in enumerate(more):
            event["incident"] = dict(event["incident"], incident=f"more-{number}", revision=1)
        self.publish("JP_RELAY", "jp-gov", more)
        self.assertEqual(self.heard("US", "jp-gov", len(shared["jp-gov"]) + 3), shared["jp-gov"] + more)

    def made_up(self, feed):
        country = feed[:2].upper()
        events = [event for event in stories.story(random.Random(feed).randrange(1000), 800, feeds=(feed,))
                  if event.get("incident", {}).get("country") == country]
        self.assertGreater(len(events), 200)
        return events

    def sectors(self, event):
        return [sector["code"] for sector in event["incident"]["sectors"]]

    def test_partner_reaches_nothing_else(self):
        events = self.made_up("jp-gov")
        self.publish("JP_RELAY", "jp-gov", events)
        self.publish("US_RELAY", "us-gov", self.made_up("us-gov"))
        self.share()
        # Not by way of the imported part of JetStream, not by name, not by listening along.
        with self.client("US_ADMIN") as client:
            consumer = {"stream_name": "yagura_jp-gov", "config": {"deliver_subject": "deliver.us.x",
                                                                   "deliver_policy": "all", "ack_policy": "none"}}
            self.assertIsNone(client.request("JP.API.CONSUMER.CREATE.yagura_jp-gov", consumer))
            self.assertIsNone(client.request("JP.API.STREAM.INFO.yagura_jp-gov"))
            self.assertIsNone(client.request("JP.API.STREAM.DELETE.share_us"))
            client.subscribe("yagura.jp-gov.>", 2)
            with self.client("JP_ADMIN") as other:
                for sector in ("jp-gas", "jp-electricity"):
                    other.publish(f"yagura.jp-gov.JP.{sector}", b"x")
                other.request("$JS.API.STREAM.INFO.yagura_jp-gov")
            self.assertIsNone(client.message())
        # A desk has no say over streams, and a stranger none at all.
        with self.client("JP_DESK") as client:
            self.assertIsNone(client.request("$JS.API.STREAM.DELETE.yagura_jp-gov"))
            self.assertIsNone(client.request("$JS.API.STREAM.PURGE.yagura_jp-gov"))
        out = programs.run(programs.RELAY, "bridge", "--from", self.url("jp-gov"), "--to", f"{self.home}/stolen",
                           home=self.home, check=False)
        self.assertEqual(out, b"")
        self.assertEqual(programs.export(f"{self.home}/stolen", home=self.home), [])


if __name__ == "__main__":
    unittest.main()
