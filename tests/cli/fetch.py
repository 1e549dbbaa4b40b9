#!/usr/bin/env python3
"""`weights --fetch` against a server on this machine: the question, what the server may do wrong, going on after a broken download, Ctrl+C.
No other command opens a socket to a network. Standard library only."""

import hashlib
import http.server
import os
import random
import shutil
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

from harness import Harness

FILE = random.Random(1).randbytes(3_000_000)
RIGHT = hashlib.sha256(FILE).hexdigest()[:8]


class Server(http.server.ThreadingHTTPServer):
    """Answers /WAY/NAME as WAY says, and notes what it was asked."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked = []
        self.slow = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self, way):
        return f"http://127.0.0.1:{self.server_address[1]}/{way}/"


class Answer(http.server.BaseHTTPRequestHandler):
    def handle(self):
        try:
            super().handle()
        except ConnectionError:  # who asked has gone
            pass

    def log_message(self, *_):
        pass

    def do_GET(self):
        way, begin = self.path.split("/")[1], 0
        self.server.asked.append((self.path, self.headers.get("Range")))
        if way == "missing":
            return self.send_error(404)
        if way == "moved":
            self.send_response(302)
            self.send_header("Location", "/whole/" + self.path.split("/")[2])
            return self.end_headers()
        if (wanted := self.headers.get("Range")) and way != "deaf":
            begin = int(wanted.removeprefix("bytes=").split("-")[0])
            if begin >= len(FILE):
                return self.send_error(416)
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {begin}-{len(FILE) - 1}/{len(FILE)}")
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(FILE) - begin))
        self.end_headers()
        end = begin + (1_000_000 if way in ("broken", "slow") else len(FILE))
        self.wfile.write(FILE[begin:end])
        if way == "slow":
            self.wfile.flush()
            self.server.slow.set()
            time.sleep(20)


def fetched(h, url, path, sha256=RIGHT):
    """The last line of residua-fetch, and how often it told how far it was."""
    program = Path(h.cli).parent.parent / "lib" / "residua" / "residua-fetch"
    here, there = socket.socketpair()
    with subprocess.Popen([program, url, path, sha256], stdin=there):
        there.close()
        lines = here.makefile().read().splitlines()
    here.close()
    return (lines or ["nothing"])[-1], len(lines) - 1


def downloads(h, server):
    path = h.dir / "w.pth"
    part = Path(f"{path}.part")

    def there(name, last, condition=True):
        h.check(name, last == "done" and path.read_bytes() == FILE and not part.exists() and condition, last)
        path.unlink(missing_ok=True)

    last, told = fetched(h, server.url("whole") + "w.pth", path)
    there("a whole file", last, told > 0)
    there("a redirect", fetched(h, server.url("moved") + "w.pth", path)[0])
    last, _ = fetched(h, server.url("broken") + "w.pth", path)
    h.check("broken off: said and kept", last.startswith("failed") and "kept" in last and part.stat().st_size == 1_000_000, last)
    there("gone on with", fetched(h, server.url("whole") + "w.pth", path)[0], server.asked[-1][1] == "bytes=1000000-")
    part.write_bytes(FILE[:1000])
    there("all of it again from a server that can't go on", fetched(h, server.url("deaf") + "w.pth", path)[0])
    part.write_bytes(FILE)
    there("all was there", fetched(h, server.url("whole") + "w.pth", path)[0])
    last, _ = fetched(h, server.url("whole") + "w.pth", path, "00000000")
    h.check("another sum: not kept", "SHA-256" in last and RIGHT in last and not path.exists() and not part.exists(), last)
    last, _ = fetched(h, "file:///etc/hostname", path)
    h.check("no other protocol", last.startswith("failed") and not path.exists() and not part.exists(), last)
    last, _ = fetched(h, server.url("whole") + "w.pth", h.dir / "absent" / "w.pth")
    h.check("a folder that is not there", last.startswith("failed cannot write"), last)
    if os.path.exists("/dev/full"):
        os.symlink("/dev/full", part)
        last, _ = fetched(h, server.url("whole") + "w.pth", path)
        h.check("a full disk", "make room" in last and not path.exists(), last)
        part.unlink(missing_ok=True)


def commands(h, server):
    home = h.dir / "torch"
    cached = home / "hub" / "checkpoints" / "resnet50-11ad3fa6.pth"

    def env(way):
        return os.environ | {"TORCH_HOME": str(home), "RESIDUA_TORCHVISION_URL": server.url(way), "NO_PROXY": "127.0.0.1"}

    before = len(server.asked)
    result = h.run("weights", "resnet50", "--fetch", stdin=b"n\n", env=env("whole"))
    text = result.err.decode()
    h.check("asks with file, size, host and folder, and takes no for an answer",
            result.status == 1 and all(word in text for word in ("resnet50-11ad3fa6.pth", "IMAGENET1K_V2", "103 MB", "127.0.0.1", str(cached.parent)))
            and "nothing was downloaded" in text and len(server.asked) == before and not cached.exists(), result)
    h.check("no answer is no", h.run("weights", "resnet50", "--fetch", env=env("whole")).status == 1 and len(server.asked) == before)
    h.refused("another sum", h.run("weights", "resnet50", "--fetch", "--yes", env=env("whole")), "SHA-256", "11ad3fa6", status=1)
    h.check("nothing of it is kept", list(cached.parent.iterdir()) == [])
    h.check("yes", h.run("weights", "resnet50", "--fetch", "IMAGENET1K_V1", stdin=b"y\n", env=env("whole")).status == 1
            and server.asked[-1][0].endswith("resnet50-0676ba61.pth"), server.asked[-1])
    h.refused("404", h.run("weights", "resnet18", "--fetch", "--yes", env=env("missing")), "404", "not there", status=1)
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))
    nowhere = env("whole") | {"RESIDUA_TORCHVISION_URL": f"http://127.0.0.1:{closed.getsockname()[1]}/"}
    h.refused("no network", h.run("weights", "resnet18", "--fetch", "--yes", env=nowhere), "connect", status=1)
    h.refused("another network", h.run("weights", "resnet50", "--set", "stages.2.depth=7", "--fetch", "--yes", env=env("whole")),
              "publishes no weights for this network")
    h.refused("another name", h.run("weights", "resnet18", "--fetch", "V7", env=env("whole")), "IMAGENET1K_V1", status=2)
    h.refused("no network named", h.run("weights", "--fetch", env=env("whole")), "needs an ARCH", status=2)
    cached.write_bytes(b"here")
    result = h.run("weights", "resnet50", "--fetch", "--yes", env=env("missing"))
    h.check("what is there is not asked for", result.status == 0 and result.out.decode() == f"{cached}\n" and b"232" in result.err, result)

    process = subprocess.Popen([h.cli, "weights", "resnet18", "--fetch", "--yes"], env=env("slow"), stderr=subprocess.PIPE)
    server.slow.wait(30)
    process.send_signal(signal.SIGINT)
    begin = time.monotonic()
    text = process.communicate(timeout=30)[1].decode()
    h.check("Ctrl+C ends it, and what has come is kept", process.returncode == 130 and "goes on from there" in text
            and time.monotonic() - begin < 5 and any(cached.parent.glob("resnet18*.part")), text)


def nobody_else(h):
    """What the program's other commands ask of the network: nothing."""
    if not shutil.which("strace") or h.options.sanitized:
        print("strace is not installed (or the build is sanitized): sockets are not looked at")
        return
    lists = [["summary", "resnet50", "--arithmetic"], ["weights"], ["weights", "resnet18"], ["export", "resnet18", "--to", "pytorch", "--output", "x.py"]]
    if h.options.engine:
        lists += [["run", "digits"], ["doctor"]]
    for arguments in lists:
        trace = h.dir / "trace"
        subprocess.run(["strace", "-f", "-e", "trace=socket,connect", "-o", trace, h.cli, *arguments], cwd=h.dir, capture_output=True)
        used = [line for line in trace.read_text().splitlines() if "AF_INET" in line]
        h.check(f"no network in {arguments[0]}", not used, used[:3])


def main():
    h = Harness(__doc__)
    if not (Path(h.cli).parent.parent / "lib" / "residua" / "residua-fetch").exists():
        h.refused("without libcurl that is said", h.run("weights", "resnet18", "--fetch", "--yes", env=os.environ | {"TORCH_HOME": str(h.dir)}),
                  "libcurl", status=1)
        h.finish()
    server = Server()
    downloads(h, server)
    commands(h, server)
    nobody_else(h)
    h.finish()


main()
