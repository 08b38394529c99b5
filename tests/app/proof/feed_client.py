# SPDX-License-Identifier: GPL-3.0-or-later
"""A client of yagura.feed.v1, written from models/event/PROTOCOL.md and feed.proto and from nothing else.

    async with await connect("ws://127.0.0.1:7411/jp-gov") as feed:
        welcome = await feed.hello(resume=position, credit=100)
        async for sequence, sequenced_at, event in feed.events():
            keep(event, (welcome.epoch, sequence))      # durable first …
            await feed.credit(1)                        # … then it counts as taken

One task uses a connection at a time. Everything that waits takes at most `patience` seconds.
"""
import asyncio
import importlib
import os
import shutil
import subprocess
import sys
import tempfile

import websockets

SUBPROTOCOL = "yagura.feed.v1"
FRAME_BYTES = 262144
patience = 30.0


def load_messages(folder):
    """The classes of feed.proto, generated into a temporary folder by protoc."""
    with tempfile.TemporaryDirectory() as made:
        protoc = os.environ.get("PROTOC") or shutil.which("protoc")
        subprocess.run([protoc, f"-I{folder}", f"--python_out={made}", f"{folder}/feed.proto"], check=True)
        sys.path.insert(0, made)
        try:
            return importlib.import_module("feed_pb2")
        finally:
            sys.path.remove(made)


pb = load_messages(os.environ["YAGURA_PROTO_FOLDER"])


class Refused(Exception):
    """The server said why it closes."""

    def __init__(self, refused):
        super().__init__(f"{pb.RefusalCode.Name(refused.code)}: {refused.reason_en}")
        self.code = refused.code
        self.reason_ja = refused.reason_ja
        self.reason_en = refused.reason_en


class Broken(Exception):
    """The server did what the protocol forbids."""


async def connect(url, subprotocols=(SUBPROTOCOL,), token=None, tls=None):
    """`tls`: an ssl.SSLContext for wss:."""
    headers = {"Authorization": f"Bearer {token}"} if token else None
    socket = await asyncio.wait_for(
        websockets.connect(url, subprotocols=list(subprotocols) or None, max_size=FRAME_BYTES, compression=None,
                           ping_interval=None, close_timeout=5, extra_headers=headers, ssl=tls), patience)
    return Connection(socket)


async def directory(url, **options):
    """The names of the feeds of a server; `url` has the path "/"."""
    async with await connect(url, **options) as connection:
        frame = await connection.frame()
        if frame.WhichOneof("frame") != "directory":
            raise Broken(f"a Directory was expected, not {frame}")
        await asyncio.wait_for(connection.socket.wait_closed(), patience)
        if connection.socket.close_code != 1000:
            raise Broken(f"closed with {connection.socket.close_code}, not normally")
        return list(frame.directory.feeds)


class Connection:
    def __init__(self, socket):
        self.socket = socket
        self.left = 0  # credit that the server has not used yet
        self.last = None  # sequence of the last event on this connection
        self.head = 0

    async def __aenter__(self):
        return self

    async def __aexit__(self, failure, *_):
        if failure is not None:
            self.cut()  # a polite close would wait for events that nobody reads any more
        await self.socket.close()

    async def send(self, **frame):
        await self.socket.send(pb.ClientFrame(**frame).SerializeToString())

    async def frame(self, timeout=None):
        """The next ServerFrame. Refused, Broken, websockets' ConnectionClosed, asyncio.TimeoutError."""
        message = await asyncio.wait_for(self.socket.recv(), timeout or patience)
        if not isinstance(message, bytes):
            raise Broken("a text message")
        frame = pb.ServerFrame.FromString(message)
        kind = frame.WhichOneof("frame")
        if kind is None:
            raise Broken("a frame of an unknown kind")
        if kind == "refused":
            raise Refused(frame.refused)
        if kind == "batch":
            self._check(frame.batch)
        elif kind == "heartbeat":
            self.head = frame.heartbeat.head
        return frame

    def _check(self, batch):
        count = len(batch.entries)
        if count == 0 or count > self.left:
            raise Broken(f"a batch of {count} events against a credit of {self.left}")
        if self.last is not None and batch.first_sequence != self.last + 1:
            raise Broken(f"{batch.first_sequence} follows {self.last}")
        self.left -= count
        self.last = batch.first_sequence + count - 1

    async def hello(self, resume=None, credit=1000, protocol=1):
        """Subscribes; `resume` is (epoch, sequence) or None for everything. Returns the Welcome."""
        hello = pb.Hello(protocol=protocol, client="proof 1", languages=["en"], credit=credit)
        if resume is not None:
            hello.resume.epoch, hello.resume.sequence = resume
        self.left = credit
        await self.send(hello=hello)
        frame = await self.frame()
        if frame.WhichOneof("frame") != "welcome":
            raise Broken(f"a Welcome was expected, not {frame}")
        welcome = frame.welcome
        self.head = welcome.head
        goes_on = welcome.resumed and resume is not None
        self.last = resume[1] if goes_on else max(welcome.oldest, 1) - 1
        return welcome

    async def credit(self, events):
        self.left += events
        await self.send(credit=pb.Credit(events=events))

    async def events(self):
        """(sequence, sequenced_at, bytes of the event), for as long as the connection lasts."""
        while True:
            frame = await self.frame()
            if frame.WhichOneof("frame") == "batch":
                for offset, entry in enumerate(frame.batch.entries):
                    yield frame.batch.first_sequence + offset, entry.sequenced_at, entry.event

    async def submit(self, event):
        """Asks for a desk action; `event` is a pb.Event. Does not wait for the Receipt."""
        await self.send(submit=pb.Submit(action=event.id, event=event.SerializeToString()))

    async def receipt(self, action):
        """The Receipt of an action; what else arrives until then is let go."""
        while True:
            frame = await self.frame()
            if frame.WhichOneof("frame") == "receipt" and frame.receipt.action == action:
                return frame.receipt

    def cut(self):
        """Drops the TCP connection without a word, as a pulled cable does."""
        self.socket.transport.abort()
