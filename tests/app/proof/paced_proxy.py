# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of yagura.feed.v1 between a client and a relay, on a thread of its own.

Hands everything on, but batches in small pieces and at a pace, so that an intake lasts long enough to be interrupted.
Remembers what each subscriber asked for and what it was sent."""
import asyncio
import dataclasses
import threading
import urllib.parse

import websockets

from feed_client import FRAME_BYTES, SUBPROTOCOL, pb

OPTIONS = dict(subprotocols=[SUBPROTOCOL], max_size=FRAME_BYTES, compression=None, ping_interval=None, close_timeout=1)


@dataclasses.dataclass
class Subscription:
    feed: str
    resume: tuple = None  # (epoch, sequence) of the Hello; None: absent
    resumed: bool = None  # of the Welcome
    head: int = 0
    first: int = None  # sequence of the first event sent
    last: int = 0  # of the last one


class PacedProxy:
    """with PacedProxy(relay.url) as proxy: Process(DASHBOARD, "--feed", proxy.url, …)"""

    def __init__(self, relay_url, piece=100, pause=0.005):
        self.relay_url = relay_url
        self.piece = piece
        self.pause = pause
        self.subscriptions = []  # in order of their Hello; read by the test, appended to by the thread
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self):
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._serve(), self._loop).result(10)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"ws://127.0.0.1:{port}/"
        return self

    def __exit__(self, *_):
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _close(self):
        self._server.close()
        await self._server.wait_closed()

    def sent(self, since):
        """Events that the subscribers from number `since` on have been sent or had already, over all feeds."""
        newest = {subscription.feed: subscription.last for subscription in self.subscriptions[since:]}
        return sum(newest.values())

    async def _serve(self):
        return await websockets.serve(self._between, "127.0.0.1", 0, **OPTIONS)

    async def _between(self, client, path):
        try:
            async with websockets.connect(self.relay_url.rstrip("/") + path, **OPTIONS) as relay:
                subscription = Subscription(urllib.parse.unquote(path[1:]))
                ways = [asyncio.create_task(self._to_relay(client, relay, subscription)),
                        asyncio.create_task(self._to_client(relay, client, subscription))]
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
                for way in ways:
                    way.cancel()
                relay.transport.abort()
        except (OSError, websockets.WebSocketException):
            pass  # one side is gone; so is the other then

    async def _to_relay(self, client, relay, subscription):
        async for message in client:
            frame = pb.ClientFrame.FromString(message)
            if frame.WhichOneof("frame") == "hello":
                if frame.hello.HasField("resume"):
                    subscription.resume = (frame.hello.resume.epoch, frame.hello.resume.sequence)
                    subscription.last = frame.hello.resume.sequence
                self.subscriptions.append(subscription)
            await relay.send(message)

    async def _to_client(self, relay, client, subscription):
        async for message in relay:
            frame = pb.ServerFrame.FromString(message)
            kind = frame.WhichOneof("frame")
            if kind == "batch":
                await self._hand_on(frame.batch, client, subscription)
                continue
            if kind == "welcome":
                subscription.resumed, subscription.head = frame.welcome.resumed, frame.welcome.head
            await client.send(message)

    async def _hand_on(self, batch, client, subscription):
        for start in range(0, len(batch.entries), self.piece):
            piece = pb.Batch(first_sequence=batch.first_sequence + start,
                             entries=batch.entries[start:start + self.piece])
            await client.send(pb.ServerFrame(batch=piece).SerializeToString())
            if subscription.first is None:
                subscription.first = piece.first_sequence
            subscription.last = piece.first_sequence + len(piece.entries) - 1
            await asyncio.sleep(self.pause)  # the pace
