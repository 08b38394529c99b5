#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""yagura.feed.v1 as its page describes it, tried on the real relay by a client in another language."""
import json
import statistics
import tempfile
import unittest
import uuid

import websockets
from google.protobuf import json_format

import feed_client
import programs
import stories
from feed_client import pb

FEED = "jp-gov"
EVENTS = stories.story(7, 2000)
HEARTBEAT_MS = 200


class ClientTest(unittest.IsolatedAsyncioTestCase):
    """One relay for all of it; its store is full and grows only by what a test submits."""

    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.home = cls.place.name
        cls.store = f"{cls.home}/store"
        recording = stories.write_recording(f"{cls.home}/story.ndjson", EVENTS, 1)
        cls.arguments = ["--replay", recording, "--heartbeat-ms", HEARTBEAT_MS]
        cls.relay = programs.Relay(cls.store, *cls.arguments, home=cls.home)
        cls.url = cls.relay.url
        cls.total = {feed: len(ids) for feed, ids in stories.ids_by_feed(EVENTS).items()}
        programs.until(lambda: len(cls.exported()) >= len(EVENTS), "the replay")

    @classmethod
    def tearDownClass(cls):
        cls.relay.stop()
        cls.place.cleanup()

    @classmethod
    def exported(cls, feed=None):
        return programs.export(cls.store, *(["--feed", feed] if feed else []), home=cls.home)

    async def connect(self, name=FEED, **options):
        connection = await feed_client.connect(self.url + name, **options)
        self.addAsyncCleanup(connection.socket.close)
        return connection

    async def take(self, connection, count, kept):
        """Keeps `count` events of a connection, giving back credit as it goes."""
        events = connection.events()
        for _ in range(count):
            sequence, _, event = await events.__anext__()
            kept.append((sequence, event))
            await connection.credit(1)

    def assert_same_as_store(self, feed, kept):
        """Numbers without hole or repeat, ids in order, and the very bytes."""
        stored = self.exported(feed)
        self.assertEqual([sequence for sequence, _ in kept], list(range(1, len(stored) + 1)))
        for (sequence, event), line in zip(kept, stored):
            self.assertEqual(pb.Event.FromString(event).id, line["id"], sequence)
            self.assertEqual(json.loads(json_format.MessageToJson(pb.Event.FromString(event))), line)
            self.assertEqual(json_format.ParseDict(line, pb.Event()).SerializeToString(), event)

    async def test_cut_off_in_the_middle_and_resumed(self):
        for feed, cut_after in (("jp-gov", 333), ("us-gov", 1)):
            with self.subTest(feed=feed):
                total = len(self.exported(feed))
                kept = []
                first = await self.connect(feed)
                welcome = await first.hello(credit=100)
                self.assertEqual((welcome.feed, welcome.resumed, welcome.oldest), (feed, True, 1))
                await self.take(first, cut_after, kept)
                first.cut()

                second = await self.connect(feed)
                again = await second.hello(resume=(welcome.epoch, kept[-1][0]), credit=64)
                self.assertEqual((again.epoch, again.resumed, again.head), (welcome.epoch, True, total))
                await self.take(second, total - cut_after, kept)
                self.assert_same_as_store(feed, kept)
        self.assertEqual(self.exported("us-gov"), [event for event in EVENTS if event["feed"] == "us-gov"])

    async def test_cut_off_between_frames_again_and_again(self):
        """What was sent and not kept comes again; what was kept does not."""
        kept, position, rounds = [], None, 0
        total = len(self.exported(FEED))
        while len(kept) < total:
            connection = await self.connect()
            welcome = await connection.hello(resume=position, credit=150)
            self.assertTrue(welcome.resumed)
            frame = await connection.frame()
            while frame.WhichOneof("frame") != "batch":
                frame = await connection.frame()
            entries = frame.batch.entries
            half = len(entries) // 2 + 1  # the rest is lost on the way
            kept += [(frame.batch.first_sequence + i, entry.event) for i, entry in enumerate(entries[:half])]
            position = (welcome.epoch, kept[-1][0])
            connection.cut()
            rounds += 1
        self.assertGreater(rounds, 5)
        self.assert_same_as_store(FEED, kept)

    async def test_server_stops_without_credit(self):
        connection = await self.connect()
        await connection.hello(credit=10)
        sent, idle = 0, 0
        more = iter([5, 1])
        for expected in (10, 15, 16):
            while idle < 3:  # heartbeats that find nothing sent in between
                frame = await connection.frame()  # raises Broken when a batch is above the credit
                if frame.WhichOneof("frame") == "batch":
                    sent += len(frame.batch.entries)
                    self.assertLessEqual(sent, expected)
                    idle = 0
                elif sent == expected:
                    idle += 1
            self.assertEqual(sent, expected)
            self.assertGreater(connection.head, sent)
            idle = 0
            await connection.credit(next(more, 0))

    async def test_no_credit_no_event(self):
        connection = await self.connect()
        welcome = await connection.hello(credit=0)
        for _ in range(3):
            frame = await connection.frame()
            self.assertEqual((frame.WhichOneof("frame"), frame.heartbeat.head), ("heartbeat", welcome.head))

    async def test_heartbeats_come_on_time_and_tell_the_time(self):
        connection = await self.connect()
        welcome = await connection.hello(credit=0)
        self.assertEqual(welcome.heartbeat_ms, HEARTBEAT_MS)
        times = [welcome.server_time]
        for _ in range(5):
            times.append((await connection.frame()).heartbeat.server_time)
        self.assertEqual(times, sorted(times))
        # By the server's clock; the median, because a busy machine is late now and then.
        gaps = [after - before for before, after in zip(times, times[1:])]
        self.assertLess(statistics.median(gaps), 1.5 * HEARTBEAT_MS, gaps)

    async def test_directory(self):
        self.assertEqual(sorted(await feed_client.directory(self.url)), ["jp-gov", "us-gov"])

    async def test_positions(self):
        probe = await self.connect()
        welcome = await probe.hello(credit=0)
        epoch, head = welcome.epoch, welcome.head
        for name, resume, resumed, first in (
                ("absent", None, True, 1),
                ("before the first", (epoch, 0), True, 1),
                ("in the middle", (epoch, 41), True, 42),
                ("one before the head", (epoch, head - 1), True, head),
                ("at the head", (epoch, head), True, None),
                ("above the head", (epoch, head + 1), False, 1),
                ("far above the head", (epoch, 2**64 - 1), False, 1),
                ("another epoch", ("of another store", 41), False, 1),
                ("another epoch at 0", ("of another store", 0), False, 1),
                ("no epoch", ("", 41), False, 1)):
            with self.subTest(name):
                connection = await self.connect()
                answer = await connection.hello(resume=resume, credit=1)
                self.assertEqual((answer.resumed, answer.oldest, answer.epoch), (resumed, 1, epoch))
                frame = await connection.frame()
                kind = frame.WhichOneof("frame")
                self.assertEqual(frame.batch.first_sequence if kind == "batch" else None, first)
                await connection.socket.close()

    def desk_action(self, **fields):
        event = pb.Event(id=str(uuid.uuid4()), feed=FEED, reported_at=stories.MORNING)
        action = dict(kind=pb.DESK_ACTION_KIND_NOTE, incident="I-1", rule="severity-3", desk="desk-1", person="proof")
        event.desk_action.CopyFrom(pb.DeskAction(**{**action, **fields}))
        return event

    async def test_submit_is_answered_twice_and_sequenced_once(self):
        event = self.desk_action(note="確認中")
        connection = await self.connect()
        welcome = await connection.hello(credit=0)
        await connection.submit(event)
        await connection.submit(event)
        receipts = [await connection.receipt(event.id) for _ in range(2)]
        self.assertEqual(receipts[0], receipts[1])
        self.assertEqual((receipts[0].code, receipts[0].sequence),
                         (pb.RECEIPT_CODE_ACCEPTED, welcome.head + 1))
        # Another connection, as after a break, and another process, as after a restart.
        connection.cut()
        second = await self.connect()
        await second.hello(credit=0)
        await second.submit(event)
        self.assertEqual(await second.receipt(event.id), receipts[0])
        # It comes back as an event, with the bytes that were submitted.
        third = await self.connect()
        await third.hello(resume=(welcome.epoch, welcome.head), credit=10)
        sequence, sequenced_at, back = await third.events().__anext__()
        self.assertEqual((sequence, back), (receipts[0].sequence, event.SerializeToString()))
        self.assertGreater(sequenced_at, stories.MORNING)
        self.assertEqual([line["id"] for line in self.exported(FEED)].count(event.id), 1)

    async def test_submit_refusals(self):
        for name, event, code in (
                ("unknown incident", self.desk_action(incident="nobody"), pb.RECEIPT_CODE_UNKNOWN_ALERT),
                ("nobody did it", self.desk_action(person=""), pb.RECEIPT_CODE_INVALID),
                ("another feed", self.foreign(), pb.RECEIPT_CODE_INVALID),
                ("not an action", pb.Event(id="x-1", feed=FEED), pb.RECEIPT_CODE_INVALID),
                ("an old revision", self.desk_action(kind=pb.DESK_ACTION_KIND_ACKNOWLEDGE, seen_revision=999),
                 pb.RECEIPT_CODE_CHANGED_SINCE_SEEN)):
            with self.subTest(name):
                connection = await self.connect()
                welcome = await connection.hello(credit=0)
                await connection.submit(event)
                receipt = await connection.receipt(event.id)
                self.assertEqual((receipt.code, receipt.sequence), (code, 0))
                await connection.socket.close()
                self.assertEqual(len(self.exported(FEED)), welcome.head)

    def foreign(self):
        event = self.desk_action()
        event.feed = "us-gov"
        return event

    async def test_refusals(self):
        hello = pb.ClientFrame(hello=pb.Hello(protocol=1, credit=1))
        newer = pb.ClientFrame(hello=pb.Hello(protocol=2))
        for name, feed, message, code in (
                ("unknown feed", "nobody", hello.SerializeToString(), pb.REFUSAL_CODE_UNKNOWN_FEED),
                ("another version", FEED, newer.SerializeToString(), pb.REFUSAL_CODE_VERSION),
                ("no Hello", FEED, pb.ClientFrame(credit=pb.Credit(events=1)).SerializeToString(),
                 pb.REFUSAL_CODE_PROTOCOL),
                ("not a frame", FEED, b"\xff\xff\xff", pb.REFUSAL_CODE_PROTOCOL),
                ("a frame of an unknown kind", FEED, b"\x7a\x00", pb.REFUSAL_CODE_PROTOCOL),
                ("a text message", FEED, "hello", pb.REFUSAL_CODE_PROTOCOL)):
            with self.subTest(name):
                connection = await self.connect(feed)
                await connection.socket.send(message)
                with self.assertRaises(feed_client.Refused) as refused:
                    await connection.frame()
                self.assertEqual(refused.exception.code, code)
                self.assertTrue(refused.exception.reason_en.endswith("."), refused.exception.reason_en)
                self.assertTrue(refused.exception.reason_ja)
                with self.assertRaises(websockets.ConnectionClosed):
                    await connection.frame()

    async def test_second_hello(self):
        connection = await self.connect()
        await connection.hello(credit=0)
        with self.assertRaises(feed_client.Refused) as refused:
            await connection.hello(credit=0)
            await connection.frame()
        self.assertEqual(refused.exception.code, pb.REFUSAL_CODE_PROTOCOL)

    async def test_frame_that_is_too_large(self):
        connection = await self.connect()
        await connection.hello(credit=0)
        with self.assertRaises((feed_client.Refused, websockets.ConnectionClosed)) as ended:
            await connection.send(submit=pb.Submit(action="x", event=bytes(feed_client.FRAME_BYTES)))
            while True:
                await connection.frame()
        if isinstance(ended.exception, feed_client.Refused):
            self.assertEqual(ended.exception.code, pb.REFUSAL_CODE_LIMIT)

    async def test_sub_protocol(self):
        """The server does not carry on with a client that does not offer its own."""
        for name, offered in (("none", ()), ("a newer one", ("yagura.feed.v2",)), ("another", ("mqtt",))):
            with self.subTest(name):
                with self.assertRaises((websockets.InvalidHandshake, websockets.ConnectionClosed,
                                        feed_client.Refused)):
                    connection = await self.connect(subprotocols=offered)
                    await connection.hello(credit=1)
        both = await self.connect(subprotocols=("yagura.feed.v2", feed_client.SUBPROTOCOL))
        self.assertEqual(both.socket.subprotocol, feed_client.SUBPROTOCOL)
        self.assertTrue((await both.hello(credit=0)).resumed)


class RestartTest(unittest.IsolatedAsyncioTestCase):
    async def test_receipt_and_position_outlive_the_server(self):
        with tempfile.TemporaryDirectory() as home:
            recording = stories.write_recording(f"{home}/story.ndjson", stories.story(3, 100, feeds=(FEED,)), 1)
            arguments = (f"{home}/store", "--replay", recording)
            event = ClientTest.desk_action(self)
            with programs.Relay(*arguments, home=home) as relay:
                async with await feed_client.connect(relay.url + FEED) as connection:
                    welcome = await connection.hello(credit=0)
                    await connection.submit(event)
                    first = await connection.receipt(event.id)
                relay.kill()
            with programs.Relay(*arguments, home=home) as relay:
                async with await feed_client.connect(relay.url + FEED) as connection:
                    again = await connection.hello(resume=(welcome.epoch, first.sequence), credit=1)
                    self.assertTrue(again.resumed)
                    await connection.submit(event)
                    self.assertEqual(await connection.receipt(event.id), first)


if __name__ == "__main__":
    unittest.main()
