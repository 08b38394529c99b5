#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a relay gives to whom, seen from the wire: every byte that leaves it for a token is kept and searched."""
import asyncio
import json
import os
import pathlib
import random
import ssl
import subprocess
import tempfile
import time
import unittest
import uuid

import feed_client
import programs
import stories
from feed_client import pb

LEVELS = ["TLP_UNSPECIFIED", "TLP_CLEAR", "TLP_GREEN", "TLP_AMBER", "TLP_AMBER_STRICT", "TLP_RED"]
OPEN = ("TLP_CLEAR", "TLP_GREEN")


class Tap:
    """Hands bytes on between a client and a relay, and keeps those that come from the relay."""

    def __init__(self, port):
        self.port = port
        self.bytes = bytearray()

    async def __aenter__(self):
        self.server = await asyncio.start_server(self._between, "127.0.0.1", 0)
        self.url = f"ws://127.0.0.1:{self.server.sockets[0].getsockname()[1]}/"
        return self

    async def __aexit__(self, *_):
        self.server.close()
        await self.server.wait_closed()

    async def _between(self, client_in, client_out):
        relay_in, relay_out = await asyncio.open_connection("127.0.0.1", self.port)
        ways = [asyncio.create_task(self._pass(client_in, relay_out, False)),
                asyncio.create_task(self._pass(relay_in, client_out, True))]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        for writer in (relay_out, client_out):
            writer.transport.abort()

    async def _pass(self, source, target, kept):
        try:
            while data := await source.read(65536):
                if kept:
                    self.bytes += data
                target.write(data)
                await target.drain()
        except OSError:
            pass


def marked(text):
    """Nothing of this may be met on a wire where it does not belong."""
    return f"{text}-{uuid.uuid4().hex}"


def story(count):
    """Incidents of all levels, revisions that change it, actions on them. (events, open incidents, hidden words)"""
    dice = random.Random(11)
    events, state, hidden, shown = [], {}, [], []
    for number in range(count):
        old = [name for name in state if dice.random() < 0.1]
        subject = dice.choice(old) if old and dice.random() < 0.4 else marked("I")
        is_new = subject not in state
        known = state.setdefault(subject, {"revision": 0, "open": True})
        if not is_new and dice.random() < 0.5:
            word = marked("note")
            events.append({"id": marked("A"), "feed": "jp-gov", "reportedAt": str(stories.MORNING),
                           "deskAction": {"kind": "DESK_ACTION_KIND_NOTE", "incident": subject, "rule": "r",
                                          "seenRevision": known["revision"], "person": marked("P"), "note": word}})
            visible = known["open"]
            words = [word, events[-1]["id"], events[-1]["deskAction"]["person"]]
        else:
            known["revision"] += 1
            tlp = dice.choice(LEVELS)
            event = stories.incident("jp-gov", subject, known["revision"], dice)
            event["id"], event["tlp"] = marked("E"), tlp
            for language in ("ja", "en"):
                event["incident"]["title"][language]["text"] = marked("題" if language == "ja" else "title")
            if dice.random() < 0.2:
                event["releasableTo"] = [dice.choice(["JP", "US"])]
            visible = tlp in OPEN and event.get("releasableTo", ["US"]) == ["US"]
            known["open"] = known["open"] and visible
            words = [event["id"]] + [event["incident"]["title"][language]["text"] for language in ("ja", "en")]
            events.append(event)
        (shown if visible else hidden).extend(words)
    hidden += [name for name, known in state.items() if not known["open"] and not any_visible(events, name)]
    return events, state, hidden, shown


def any_visible(events, subject):
    return any(event.get("incident", {}).get("incident") == subject and event["tlp"] in OPEN
               and event.get("releasableTo", ["US"]) == ["US"] for event in events)


class AccessTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.home = place.name
        self.store = f"{self.home}/store"
        self.tokens = f"{self.home}/tokens.json"

    def token(self, what, *arguments):
        out = programs.run(programs.RELAY, "token", what, "--tokens", self.tokens, *arguments, home=self.home)
        return out.decode().strip()

    def relay(self, *arguments):
        relay = programs.Relay(self.store, "--tokens", self.tokens, *arguments, home=self.home)
        self.addCleanup(relay.stop)
        return relay

    async def refusal(self, url, token):
        connection = await feed_client.connect(url, token=token)
        try:
            with self.assertRaises(feed_client.Refused) as refused:
                await connection.hello(credit=1)
                while True:
                    await connection.frame()
            return refused.exception.code
        finally:
            connection.cut()

    async def take_all(self, url, token, resume=None):
        """Everything up to the head, by a client that is cut off in the middle: ((epoch, last), events)."""
        events = []
        for credit in (7, 100_000):
            connection = await feed_client.connect(url, token=token)
            welcome = await connection.hello(resume=resume, credit=credit)
            start = resume[1] if resume and welcome.resumed else 0
            wanted = min(credit, welcome.head - start)
            async for sequence, _, event in connection.events():
                start += 1
                self.assertEqual(sequence, start)
                events.append(pb.Event.FromString(event))
                wanted -= 1
                if wanted == 0:
                    break
            connection.cut()
            resume = (welcome.epoch, start)
        return resume, events, welcome

    async def test_nothing_above_the_ceiling_leaves_the_relay(self):
        events, state, hidden, shown = story(600)
        ndjson = stories.write_ndjson(f"{self.home}/story.ndjson", events[:500])
        more = stories.write_ndjson(f"{self.home}/more.ndjson", events[500:])
        imports = ("import", "--format", "ndjson", "--store", self.store)
        programs.run(programs.RELAY, *imports, ndjson, home=self.home)
        green = self.token("add", "--name", "partner", "--tlp", "GREEN", "--audience", "US", "--submit")
        own = self.token("add", "--name", "own", "--tlp", "RED", "--audience", "*", "--submit")
        self.assertRegex(green, r"\Ayg_[A-Za-z0-9_-]{43}\Z")
        self.assertEqual(os.stat(self.tokens).st_mode & 0o777, 0o600)
        self.assertNotIn(green, pathlib.Path(self.tokens).read_text())

        relay = self.relay()
        async with Tap(int(relay.url.split(":")[2].strip("/"))) as tap:
            self.assertEqual(await feed_client.directory(tap.url, token=green), ["jp-gov"])
            position, first, welcome = await self.take_all(tap.url + "jp-gov", green)
            self.assertTrue(welcome.partial)
            self.assertEqual(welcome.ceiling, pb.TLP_GREEN)
            await self.submits(tap.url, green, own, relay.url, state, hidden)
        relay.stop()
        programs.run(programs.RELAY, *imports, more, home=self.home)
        relay = self.relay()
        async with Tap(int(relay.url.split(":")[2].strip("/"))) as second:
            _, rest, again = await self.take_all(second.url + "jp-gov", green, resume=position)
            self.assertTrue(again.resumed)
        seen = bytes(tap.bytes) + bytes(second.bytes)
        for word in hidden:
            self.assertNotIn(word.encode(), seen, word)
        for word in shown:  # so that it is known that the search finds what is there
            self.assertIn(word.encode(), seen, word)
        # The owner of everything gets everything, with the numbers of the store.
        _, whole, all_of_it = await self.take_all(relay.url + "jp-gov", own)
        self.assertFalse(all_of_it.partial)
        self.assertEqual([event.id for event in whole],
                         [line["id"] for line in programs.export(self.store, home=self.home)])
        self.assertEqual({event.id for event in first + rest} - {event.id for event in whole}, set())

    async def submits(self, tapped, green, own, url, state, hidden):
        """Acts on incidents, open and hidden ones, and lets the other desk act on hidden ones."""
        def act(kind, subject, person):
            event = pb.Event(id=str(uuid.uuid4()), feed="jp-gov", reported_at=stories.MORNING)
            event.desk_action.CopyFrom(pb.DeskAction(kind=kind, incident=subject, rule="r", person=person,
                                                     seen_revision=state[subject]["revision"]))
            return event

        desk = await feed_client.connect(url + "jp-gov", token=own)
        await desk.hello(credit=0)
        partner = await feed_client.connect(tapped + "jp-gov", token=green)
        await partner.hello(credit=100_000)
        for name in [name for name in state if not state[name]["open"]][:5]:
            person = marked("person")
            hidden.append(person)
            deed = act(pb.DESK_ACTION_KIND_ACKNOWLEDGE, name, person)
            await desk.submit(deed)
            await desk.receipt(deed.id)
            for kind in (pb.DESK_ACTION_KIND_ACKNOWLEDGE, pb.DESK_ACTION_KIND_TAKE):
                deed = act(kind, name, "partner")
                await partner.submit(deed)
                receipt = await partner.receipt(deed.id)
                self.assertEqual((receipt.code, receipt.detail, receipt.current_revision),
                                 (pb.RECEIPT_CODE_UNKNOWN_ALERT, "", 0))
        for name in [name for name in state if state[name]["open"]][:2]:
            deed = act(pb.DESK_ACTION_KIND_TAKE, name, "partner")
            await partner.submit(deed)
            self.assertEqual((await partner.receipt(deed.id)).code, pb.RECEIPT_CODE_ACCEPTED)
        desk.cut()
        partner.cut()

    async def test_who_is_let_in(self):
        stories.write_ndjson(f"{self.home}/s.ndjson", stories.story(1, 10, feeds=("jp-gov",)))
        programs.run(programs.RELAY, "import", "--format", "ndjson", "--store", self.store, f"{self.home}/s.ndjson",
                     home=self.home)
        good = self.token("add", "--name", "good", "--tlp", "RED")
        gone = self.token("add", "--name", "gone", "--tlp", "RED", "--days", "1")
        relay = self.relay("--heartbeat-ms", 100)
        url = relay.url + "jp-gov"
        for token in (None, "yg_" + "A" * 43, good[:-1], good + "x", good.swapcase()):
            self.assertEqual(await self.refusal(url, token), pb.REFUSAL_CODE_UNAUTHORISED, token)
        listening = await feed_client.connect(url, token=gone)
        await listening.hello(credit=0)
        self.token("revoke", "--name", "gone")
        with self.assertRaises(feed_client.Refused) as refused:
            while True:
                await listening.frame()
        self.assertEqual(refused.exception.code, pb.REFUSAL_CODE_UNAUTHORISED)
        self.assertEqual(await self.refusal(url, gone), pb.REFUSAL_CODE_UNAUTHORISED)
        connection = await feed_client.connect(url, token=good)
        self.assertEqual((await connection.hello(credit=0)).head, 10)
        connection.cut()
        self.assertEqual([line.split("\t")[0] for line in self.token("list").splitlines()], ["good"])
        # A damaged file keeps a running relay going and a new one from starting.
        pathlib.Path(self.tokens).write_text("{")
        connection = await feed_client.connect(url, token=good)
        self.assertEqual((await connection.hello(credit=0)).head, 10)
        connection.cut()
        relay.stop()
        failed = subprocess.run([programs.RELAY, "serve", "--store", self.store, "--listen", "127.0.0.1:0", "--tokens",
                                 self.tokens], env=programs.surroundings(self.home), capture_output=True, timeout=60)
        self.assertEqual(failed.returncode, 1)
        self.assertIn(f"{self.tokens}:1".encode(), failed.stderr)

    async def test_over_tls(self):
        def openssl(*arguments):
            subprocess.run(["openssl", *arguments], cwd=self.home, check=True, capture_output=True)

        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=relay", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "relay.key", "-out",
                "relay.pem")
        stories.write_ndjson(f"{self.home}/s.ndjson", stories.story(1, 50, feeds=("jp-gov",)))
        programs.run(programs.RELAY, "import", "--format", "ndjson", "--store", self.store, f"{self.home}/s.ndjson",
                     home=self.home)
        token = self.token("add", "--name", "desk", "--tlp", "RED")
        relay = self.relay("--certificate", f"{self.home}/relay.pem", "--key", f"{self.home}/relay.key")
        self.assertTrue(relay.url.startswith("wss://127.0.0.1:"), relay.url)
        believing = ssl.create_default_context(cafile=f"{self.home}/relay.pem")
        self.assertEqual(await feed_client.directory(relay.url, token=token, tls=believing), ["jp-gov"])
        connection = await feed_client.connect(relay.url + "jp-gov", token=token, tls=believing)
        self.assertEqual((await connection.hello(credit=100)).head, 50)
        events = connection.events()
        for expected in range(1, 51):
            sequence, _, _ = await events.__anext__()
            self.assertEqual(sequence, expected)
        connection.cut()
        with self.assertRaises(ssl.SSLCertVerificationError):
            await feed_client.connect(relay.url, token=token, tls=ssl.create_default_context())
        old = ssl.create_default_context(cafile=f"{self.home}/relay.pem")
        old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
        with self.assertRaises((ssl.SSLError, OSError)):
            await feed_client.connect(relay.url, token=token, tls=old)


if __name__ == "__main__":
    unittest.main()
