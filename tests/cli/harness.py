"""Runs residua-cli as a user would and collects failures. Standard library only."""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Result:
    def __init__(self, status, out, err, seconds, peak_bytes):
        self.status, self.out, self.err, self.seconds, self.peak_bytes = status, out, err, seconds, peak_bytes

    def __str__(self):
        return f"status {self.status}, {self.seconds:.2f} s, {self.peak_bytes >> 20} MB\nstdout: {self.out[:500]!r}\nstderr: {self.err[:1000]!r}"


class Harness:
    def __init__(self, description):
        parser = argparse.ArgumentParser(description=description)
        parser.add_argument("--cli", required=True, help="the residua-cli to test")
        parser.add_argument("--engine", action="store_true", help="the engine was built: test what needs it")
        parser.add_argument("--qt", action="store_true", help="built with Qt's image readers")
        parser.add_argument("--graphviz", action="store_true", help="built with Graphviz")
        parser.add_argument("--sanitized", action="store_true", help="built with sanitizers: no bounds on time and memory")
        parser.add_argument("--preload", help="the library that lets allocations fail")
        parser.add_argument("--update", action="store_true", help="write the golden files anew")
        self.options = parser.parse_args()
        self.cli = os.path.abspath(self.options.cli)
        self.failures, self.checks = [], 0
        self.folder = tempfile.TemporaryDirectory(prefix="residua-cli-")
        self.dir = Path(self.folder.name)

    def run(self, *args, stdin=b"", env=None, memory=None, seconds=120, stdout=None, cwd=None):
        """`memory` bounds the address space in bytes. `args` are text or bytes."""

        def limit():
            if memory and not self.options.sanitized:
                resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

        begin = time.monotonic()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            source = tempfile.TemporaryFile() if isinstance(stdin, bytes) else None
            if source:
                source.write(stdin)
                source.seek(0)
            process = subprocess.Popen([self.cli, *args], stdin=source or stdin, stdout=stdout or out, stderr=err, env=env,
                                       preexec_fn=limit, cwd=cwd or self.dir)
            deadline = begin + seconds
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() > deadline:
                    process.kill()
                    pid, status, usage = os.wait4(process.pid, 0)
                    break
                time.sleep(0.002)
            process.returncode = os.waitstatus_to_exitcode(status)
            spent = usage.ru_utime + usage.ru_stime  # processor time: the wall clock also measures the neighbours
            out.seek(0)
            err.seek(0)
            return Result(process.returncode, out.read(), err.read(), spent, usage.ru_maxrss * 1024)

    def check(self, name, condition, detail=""):
        self.checks += 1
        if not condition:
            self.failures.append(name)
            print(f"FAILED {name}\n{detail}\n", flush=True)

    def refused(self, name, result, *words, status=3, seconds=1.0, megabytes=256):
        """Ends with `status`, a message that holds `words`, no output, quickly and in little memory."""
        text = result.err.decode("utf-8", "replace")
        ok = result.status == status and result.out == b"" and text.startswith("residua-cli: ") and all(word in text for word in words)
        ok = ok and "internal error" not in text
        if not self.options.sanitized:
            ok = ok and result.seconds < seconds and result.peak_bytes < megabytes << 20
        self.check(name, ok, f"{result}\nexpected status {status} and {words}")

    def write(self, name, content):
        path = self.dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def needs_images(self):
        """Ends the test where images cannot be read and run."""
        if not self.options.qt or not self.options.engine:
            print("skipped: needs Qt's image readers and the engine")
            self.finish()

    def finish(self):
        self.folder.cleanup()
        print(f"{self.checks} checks, {len(self.failures)} failed")
        sys.exit(1 if self.failures else 0)
