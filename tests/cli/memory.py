#!/usr/bin/env python3
"""Memory that is not there: in every command one allocation fails, the first, the second and so on, and then all from there on. It ends with
status 4 and a message, or as if nothing had been (the failure was made good); never by a signal, never with half a file.

A sample of the allocations; every one where RESIDUA_EVERY_ALLOCATION is set (an hour)."""

import os
import subprocess
import tempfile
from pathlib import Path

from harness import RESOURCES, Harness

OUT_OF_MEMORY = 4


def commands(h):
    architecture = h.write("net.json", '{"name": "mine", "stages": [{"depth": 1, "width": 8}, {"depth": 2, "width": 16}]}')
    wrong = h.write("wrong.json", '{"stages": [{"depth": 0, "width": -8, "strid": 2}], "block": {"type": "none"}}')
    small = ["--set", "input.height=32", "--set", "input.width=32"]
    found = {
        "presets": ["presets"],
        "show": ["show", architecture],
        "show --set": ["show", "resnet50", "--set", "stages.2.depth=3"],
        "validate": ["validate", architecture, wrong],
        "tree": ["tree", architecture],
        "summary": ["summary", "resnet18", "--arithmetic"],
        "summary json": ["summary", architecture, "--arithmetic", "--format", "json"],
        "graph dot": ["graph", architecture, "--output", "FILE.dot"],
        "diff": ["diff", architecture, architecture, "--set", "stages.1.depth=3"],
        "fit": ["fit", architecture, "--max-parameters", "50K", "--by", "depth"],
        "advise": ["advise", architecture, "--set", "stages.0.width=12", "--format", "json"],
        "sweep": ["sweep", architecture, "--over", "stages.1.depth=1,2", "--arithmetic", "--jobs", "1"],
        "sweep in threads": ["sweep", architecture, "--over", "stages.1.depth=1,2,3,0", "--arithmetic", "--jobs", "2"],
        "export": ["export", architecture, "--to", "pytorch", "--output", "FILE.py"],
    }
    if h.options.graphviz:
        found["graph svg"] = ["graph", architecture, "--level", "block", "--output", "FILE.svg"]
    if h.options.engine:
        image = h.write("in.ppm", b"P6\n8 8\n255\n" + bytes(range(192)))
        found["summary live"] = ["summary", architecture, *small]
        found["weights"] = ["export", architecture, "--to", "safetensors", "--output", "FILE.safetensors"]
        found["run"] = ["run", architecture, *small, "--image", image]
    return found


class Child:
    def __init__(self, h, preload, arguments):
        self.h, self.preload, self.arguments = h, preload, arguments

    def run(self, **variables):
        """(status, standard output, standard error, the bytes of the output file or None, what else was left)"""
        with tempfile.TemporaryDirectory(dir=self.h.dir) as folder:
            words = [os.path.join(folder, word) if word.startswith("FILE") else word for word in self.arguments]
            env = os.environ | {"LD_PRELOAD": self.preload} | variables
            try:
                done = subprocess.run([self.h.cli, *words], capture_output=True, env=env, timeout=60, cwd=folder)
            except subprocess.TimeoutExpired:
                return "hangs", b"", b"", None, []
            files = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
            output = next((files.pop(word) for word in self.arguments if word in files), None)
            return done.returncode, done.stdout, done.stderr, output, sorted(files)


def sample(count, wanted):
    """Some of 1 … count: all at first, then with growing steps."""
    growth = 1.0
    while len({int(n) for n in steps(count, growth)}) > wanted:
        growth *= 1.02
    return sorted({int(n) for n in steps(count, growth)})


def steps(count, growth):
    at, step = 1.0, 1.0
    while at <= count:
        yield at
        at += step
        step *= growth


def main():
    h = Harness(__doc__)
    if h.options.sanitized:
        print("skipped: the sanitizers have allocators of their own")
        h.finish()
    every = bool(os.environ.get("RESIDUA_EVERY_ALLOCATION"))
    tried = 0
    for name, arguments in commands(h).items():
        child = Child(h, os.path.abspath(h.options.preload), arguments)
        counted = h.dir / "count"
        expected = child.run(RESIDUA_COUNT_NEW=str(counted))
        h.check(f"{name}: works", expected[0] in (0, 3), expected)
        count = int(counted.read_text())
        live = name in ("summary live", "weights", "run")
        for n in range(1, count + 1) if every else sample(count, 12 if live else 25):
            for mode in ("", "+"):
                tried += 1
                status, out, err, output, left = child.run(RESIDUA_FAIL_NEW=f"{n}{mode}")
                if status == OUT_OF_MEMORY:
                    good = err.startswith(b"residua-cli: ") and b"memory" in err and output in (None, expected[3])
                else:
                    timed = name == "run"  # milliseconds are never the same
                    good = (status, output) == (expected[0], expected[3]) and (timed or out == expected[1])
                h.check(f"{name}: allocation {n}{mode} of {count}", good and not left, (status, out[-300:], err[-600:], output is not None, left))
    print(f"{tried} failing allocations")
    h.finish()


main()
