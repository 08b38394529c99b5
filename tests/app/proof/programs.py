# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs under test, in surroundings of the test's own: only loopback, free ports, temporary folders."""
import ctypes
import json
import os
import pathlib
import select
import signal
import subprocess
import time

RELAY = os.environ["YAGURA_RELAY"]
DASHBOARD = os.environ.get("YAGURA", "")
JOURNAL_DUMP = os.environ.get("YAGURA_JOURNAL_DUMP", "")
bound = 60.0  # seconds that anything may take on a busy machine


def surroundings(home, language="C.UTF-8", **more):
    """An environment that shares neither settings nor language with the person who runs the test."""
    kept = ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    home = str(home)
    os.makedirs(f"{home}/run", mode=0o700, exist_ok=True)
    environment.update(HOME=home, XDG_CONFIG_HOME=f"{home}/config", XDG_DATA_HOME=f"{home}/data",
                       XDG_CACHE_HOME=f"{home}/cache", XDG_RUNTIME_DIR=f"{home}/run", LANG=language, TZ="UTC",
                       QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="yagura.*.info=false")
    environment.update(more)
    return environment


def run(program, *arguments, home, check=True, **options):
    """Runs a program to its end; bytes of its standard output."""
    done = subprocess.run([program, *map(str, arguments)], env=surroundings(home), capture_output=True, timeout=bound,
                          **options)
    if check and done.returncode != 0:
        raise AssertionError(f"{program} {arguments}: code {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def die_with_us():
    """In a child before it starts: a test that is killed leaves nothing behind."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class Process:
    """A program that runs until it is told to end. Its standard error goes to a file."""

    def __init__(self, program, *arguments, home):
        self.errors = open(pathlib.Path(home) / "stderr.txt", "ab")
        self.child = subprocess.Popen([program, *map(str, arguments)], env=surroundings(home),
                                      stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.errors,
                                      preexec_fn=die_with_us)

    def alive(self):
        return self.child.poll() is None

    def kill(self):
        """SIGKILL: no last word, no flushed buffer."""
        return self._end(signal.SIGKILL)

    def stop(self):
        return self._end(signal.SIGTERM)

    def _end(self, number):
        if self.alive():
            self.child.send_signal(number)
        code = self.child.wait(bound)
        self.child.stdout.close()
        self.errors.close()
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()


class Relay(Process):
    """yagura-relay serve on a free port of this machine."""

    def __init__(self, store, *arguments, home):
        super().__init__(RELAY, "serve", "--listen", "127.0.0.1:0", "--store", store, *arguments, home=home)
        self._url = None

    @property
    def url(self):
        """Waits until clients may connect. Ends with "/"."""
        if self._url is None:
            ready, _, _ = select.select([self.child.stdout], [], [], bound)
            line = self.child.stdout.readline().decode() if ready else ""
            if not line.startswith("listening on "):
                self.kill()
                raise AssertionError(f"the relay is not listening: {line!r}")
            self._url = line.split()[2]
        return self._url


def export(store, *arguments, home):
    """The events of a store, as the relay writes them: objects of the proto3 JSON mapping."""
    return [json.loads(line) for line in run(RELAY, "export", "--store", store, *arguments, home=home).splitlines()]


def verify(store, *, home, expect=None):
    """What is in a store ("events", "head" of the chain of hashes); AssertionError with what is damaged, if anything is.
    `expect`: what was said before; its head must be a part of the chain still."""
    words = ["--expect", expect["head"]] if expect else []
    return json.loads(run(RELAY, "verify", "--store", store, "--json", *words, home=home))


def has_command(program, command, *, home):
    return subprocess.run([program, command, "--help"], env=surroundings(home), capture_output=True,
                          timeout=bound).returncode == 0


def until(condition, what, seconds=bound):
    """Looks again and again until it is so; what it was then."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.05)
