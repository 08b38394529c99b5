# SPDX-License-Identifier: GPL-3.0-or-later
"""NATS servers with JetStream on loopback, free ports and temporary folders; and a client that asks them things."""
import base64
import json
import pathlib
import shutil
import signal
import socket
import subprocess
import uuid

import programs

SERVER = shutil.which("nats-server") or shutil.which("nats-server", path="/usr/sbin:/usr/local/sbin")


def free_ports(count):
    """Ports that nobody listens on, all different: held together until all are known."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Node:
    """One nats-server with a folder of its own. It keeps its ports and its store over restarts."""

    def __init__(self, home, name, config, *, client, websocket=None):
        self.name, self.client, self.websocket = name, client, websocket
        self.folder = pathlib.Path(home) / name
        self.folder.mkdir()
        self.config = self.folder / "nats.conf"
        self.config.write_text(config, encoding="utf-8")
        self.child = None

    def start(self):
        with open(self.folder / "log.txt", "ab") as log:
            self.child = subprocess.Popen([SERVER, "-c", self.config], cwd=self.folder, stdin=subprocess.DEVNULL,
                                          stdout=log, stderr=log, preexec_fn=programs.die_with_us)
        programs.until(self.answers, f"{self.name} is not there: {self.folder}/log.txt")
        return self

    def answers(self):
        if self.child.poll() is not None:
            raise AssertionError(f"{self.name} has ended:\n{(self.folder / 'log.txt').read_text()[-2000:]}")
        for port in filter(None, (self.client, self.websocket)):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
            except OSError:
                return False
        return True

    def signal(self, number):
        self.child.send_signal(number)

    def kill(self):
        if self.child and self.child.poll() is None:
            self.child.send_signal(signal.SIGCONT)
            self.child.kill()
        if self.child:
            self.child.wait(programs.bound)

    def ask(self, subject, **body):
        """The JSON answer to a request; None: nobody answers in time."""
        with Client(self.client) as client:
            return client.request(subject, body)


def cluster(home, size=3, limits="max_file_store: 2GB"):
    """A cluster of so many nodes, each with a WebSocket listener; not started."""
    names = [f"n{i + 1}" for i in range(size)]
    clients, sockets, routes = (free_ports(size * 3)[i::3] for i in range(3))
    everybody = ", ".join(f'"nats://127.0.0.1:{port}"' for port in routes)
    return [Node(home, name, f"""
server_name: {name}
listen: 127.0.0.1:{clients[i]}
jetstream {{ store_dir: "{home}/{name}/js", {limits} }}
websocket {{ listen: "127.0.0.1:{sockets[i]}", no_tls: true }}
cluster {{ name: proof, listen: 127.0.0.1:{routes[i]}, routes: [{everybody}] }}
""", client=clients[i], websocket=sockets[i]) for i, name in enumerate(names)]


def single(home, name="n1", more=""):
    client, websocket = free_ports(2)
    return Node(home, name, f"""
server_name: {name}
listen: 127.0.0.1:{client}
jetstream {{ store_dir: "{home}/{name}/js" }}
websocket {{ listen: "127.0.0.1:{websocket}", no_tls: true }}
{more}
""", client=client, websocket=websocket)


def url(nodes, feed=""):
    """Of the first node, with the others beside it."""
    also = ",".join(f"127.0.0.1:{node.websocket}" for node in nodes[1:])
    return f"nats+ws://127.0.0.1:{nodes[0].websocket}/{feed}" + (f"?also={also}" if also else "")


class Client:
    """The little of the NATS protocol that the tests need; waits at most two seconds for anything."""

    def __init__(self, port, **connect):
        self.socket = socket.create_connection(("127.0.0.1", port), 2)
        self.socket.settimeout(2)
        self.buffer = b""
        self.line()  # INFO
        options = dict(verbose=False, pedantic=False, headers=True, no_responders=True, **connect)
        self.inbox = f"_INBOX.{uuid.uuid4().hex}"
        self.send(f"CONNECT {json.dumps(options)}\r\nSUB {self.inbox}.* 1\r\n".encode())
        self.number = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def more(self):
        """Reads on; TimeoutError after two seconds, and nothing is lost then."""
        data = self.socket.recv(1 << 16)
        if not data:
            raise ConnectionError("the server closed the connection")
        self.buffer += data

    def line(self):
        while b"\r\n" not in self.buffer:
            self.more()
        line, _, self.buffer = self.buffer.partition(b"\r\n")
        return line

    def bytes(self, count):
        while len(self.buffer) < count:
            self.more()
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def send(self, data):
        self.socket.sendall(data)

    def subscribe(self, subject, number):
        self.send(f"SUB {subject} {number}\r\nPING\r\n".encode())
        while not self.line().startswith((b"PONG", b"-ERR")):
            pass

    def publish(self, subject, payload, reply="", headers=None):
        block = b""
        if headers:
            block = ("NATS/1.0\r\n" + "".join(f"{k}: {v}\r\n" for k, v in headers.items()) + "\r\n").encode()
        sizes = f"{len(block)} {len(block) + len(payload)}" if block else f"{len(payload)}"
        self.send(f"{'HPUB' if block else 'PUB'} {subject} {reply} {sizes}\r\n".encode() + block + payload + b"\r\n")

    def message(self):
        """(subject, payload) of the next one; None: none within two seconds."""
        try:
            while True:
                words = self.line().split()
                if words and words[0] == b"PING":
                    self.send(b"PONG\r\n")
                elif words and words[0] in (b"MSG", b"HMSG"):
                    skip = int(words[-2]) if words[0] == b"HMSG" else 0
                    return words[1].decode(), self.bytes(int(words[-1]) + 2)[skip:-2]
        except TimeoutError:
            return None

    def request(self, subject, body=None, headers=None, payload=None):
        self.number += 1
        reply = f"{self.inbox}.{self.number}"
        self.publish(subject, payload if payload is not None else json.dumps(body).encode() if body else b"", reply,
                     headers)
        while (message := self.message()) is not None:
            if message[0] == reply:
                return json.loads(message[1]) if message[1] else None
        return None


def stream_of(feed):
    return "yagura_" + feed.replace(".", "=2E")


def info(node, feed):
    """STREAM.INFO of the feed's stream as that node's cluster sees it; None: there is none, or no leader."""
    try:
        answer = node.ask(f"$JS.API.STREAM.INFO.{stream_of(feed)}")
    except OSError:
        return None
    return answer if answer and "error" not in answer else None


def messages(node, feed):
    """Payloads of the stream in their order, read one by one from its leader."""
    with Client(node.client) as client:
        state = client.request(f"$JS.API.STREAM.INFO.{stream_of(feed)}")["state"]
        for sequence in range(state["first_seq"], state["last_seq"] + 1):
            answer = client.request(f"$JS.API.STREAM.MSG.GET.{stream_of(feed)}", {"seq": sequence})
            yield base64.b64decode(answer["message"]["data"])
