#!/usr/bin/env python3
"""Memory that is not there: in every command one allocation fails, the first, the second and so on, and then all from there on; of what `new`
makes, and of tensors. It ends with status 4 and a message, or as if nothing had been (the failure was made good); never by a signal, never
with half a file.

A sample of the allocations; where RESIDUA_EVERY_ALLOCATION is set every one, but of more than 12,000 a sample of as many."""

import os
import re
import select
import signal
import subprocess
import tempfile
from pathlib import Path

from harness import RESOURCES, Harness

OUT_OF_MEMORY = 4
TIMED = ("run", "run with weights", "maps")
LIVE = (*TIMED, "summary live", "weights", "weights compared", "sweep measured", "infer")


def commands(h):
    architecture = h.write("net.json", '{"name": "mine", "stages": [{"depth": 1, "width": 8}, {"depth": 2, "width": 16}]}')
    workspace = h.write("all.residua", '{"format": "residua/workspace", "version": 1, "variants": [{"name": "a", "note": "", "architecture": {}},'
                        ' {"name": "b", "note": "wide", "architecture": {"stages": [{"depth": 1, "width": 24}]}}], "current": 1}')
    wrong = h.write("wrong.json", '{"stages": [{"depth": 0, "width": -8, "strid": 2}], "block": {"type": "none"}}')
    small = ["--set", "input.height=64", "--set", "input.width=64"]
    found = {
        "presets": ["presets"],
        "show": ["show", architecture],
        "show --set": ["show", "resnet50", "--set", "stages.2.depth=3"],
        "validate": ["validate", architecture, wrong],
        "tree": ["tree", architecture],
        "summary": ["summary", "resnet18", "--arithmetic"],
        "summary json": ["summary", architecture, "--arithmetic", "--format", "json"],
        "a workspace": ["show", f"{workspace}#b"],
        "torchinfo": ["summary", architecture, "--arithmetic", "--style", "torchinfo"],
        "torchsummary": ["summary", architecture, "--arithmetic", "--style", "torchsummary"],
        "summary html": ["summary", architecture, "--arithmetic", "--format", "html"],
        "graph dot": ["graph", architecture, "--output", "FILE.dot"],
        "diff": ["diff", architecture, architecture, "--set", "stages.1.depth=3"],
        "fit": ["fit", architecture, "--max-parameters", "50K", "--by", "depth"],
        "advise": ["advise", architecture, "--set", "stages.0.width=12", "--format", "json"],
        "sweep": ["sweep", architecture, "--over", "stages.1.depth=1,2", "--arithmetic", "--jobs", "1"],
        "sweep in threads": ["sweep", architecture, "--over", "stages.1.depth=1,2,3,0", "--arithmetic", "--jobs", "2"],
        "export": ["export", architecture, "--to", "pytorch", "--output", "FILE.py"],
        "export json": ["export", architecture, "--to", "json", "--output", "FILE.json"],
    }
    if h.options.graphviz:
        found["graph svg"] = ["graph", architecture, "--level", "block", "--output", "FILE.svg"]
    if h.options.engine:
        image = h.write("in.ppm", b"P6\n8 8\n255\n" + bytes(range(192)))
        found["summary live"] = ["summary", architecture, *small]
        found["weights"] = ["export", architecture, "--to", "safetensors", "--output", "FILE.safetensors"]
        found["run"] = ["run", architecture, *small, "--image", image]
        weights = str(h.dir / "w.safetensors")
        h.check("weights are written", h.run("export", architecture, *small, "--to", "safetensors", "--output", weights).status == 0)
        found["run with weights"] = ["run", architecture, *small, "--weights", weights, "--save-output", "FILE.npy"]
        found["maps"] = ["run", architecture, *small, "--image", image, "--save-maps", "FILES"]
        found["sweep measured"] = ["sweep", architecture, *small, "--over", "stages.1.depth=1,2", "--measure", "memory", "--jobs", "2"]
        found["infer"] = ["infer", weights, "--format", "json"]
        found["weights compared"] = ["weights", architecture, "--compare", weights]
    return found


class Runs:
    """A command, run again and again in copies of one process that has loaded its libraries (failing_process.cpp says how)."""

    def __init__(self, h, arguments, library):
        self.h = h
        (inner_in, self.commands), (self.answers, inner_out) = os.pipe(), os.pipe()
        env = os.environ | {"LD_PRELOAD": os.path.abspath(h.options.preload), "RESIDUA_SERVE": f"{inner_in},{inner_out}", "OMP_NUM_THREADS": "2"}
        if library:
            env["RESIDUA_LOAD"] = str(library)
        self.process = subprocess.Popen([h.cli, *arguments], env=env, pass_fds=(inner_in, inner_out))
        os.close(inner_in)
        os.close(inner_out)

    def close(self):
        os.close(self.commands)
        self.process.wait()
        os.close(self.answers)

    def answer(self, seconds):
        """A line's number; nothing where it does not come."""
        line = b""
        while not line.endswith(b"\n"):
            if not select.select([self.answers], [], [], seconds)[0]:
                return None
            line += os.read(self.answers, 1)
        return int(line)

    def run(self, kind="NEW", number="0"):
        """(status, standard output, standard error, the files that were written: their bytes by name, numbers of allocations)"""
        with tempfile.TemporaryDirectory(dir=self.h.dir) as folder:
            os.write(self.commands, f"{kind} {number} {folder}\n".encode())
            child = self.answer(60)
            status = self.answer(60)
            if status is None:
                os.kill(child, signal.SIGKILL)
                self.answer(60)
                return "hangs", b"", b"", {}, []
            files = {str(path.relative_to(folder)): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}
            out, err, count = (files.pop(name, b"") for name in (".out", ".err", ".count"))
            return os.waitstatus_to_exitcode(status), out.replace(folder.encode(), b"."), err, files, [int(word) for word in count.split()]


def sample(count, wanted):
    """Some of 1 … count: all at first, then with growing steps, and the last ones, which save files."""
    if count <= wanted:
        return range(1, count + 1)
    growth = 1.0
    while len(chosen := {int(n) for n in steps(count, growth)}) > wanted:
        growth += max(growth - 1, 1e-6) / 8
    return sorted(chosen | {count - 1, count})


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
    engine = Path(h.cli).resolve().parents[1] / "lib" / "residua" / "residua_engine.so"
    tried = 0
    for name, arguments in commands(h).items():
        live = name in LIVE
        runs = Runs(h, arguments, engine if live else None)
        expected = runs.run()
        h.check(f"{name}: works", expected[0] in (0, 3), expected)
        for kind, count in zip(("NEW", "TENSOR"), expected[4]):
            one, all_from = (sample(count, 12_000), sample(count, 1_000)) if every else (sample(count, 8 if live else 14),) * 2
            for n, mode in [(n, "") for n in one] + [(n, "+") for n in all_from]:
                tried += 1
                status, out, err, files, _ = runs.run(kind, f"{n}{mode}")
                if status == OUT_OF_MEMORY:  # of several files the first may be there, whole
                    good = err.startswith(b"residua-cli: ") and b"memory" in err and files.items() <= expected[3].items()
                    good = good and (kind == "NEW" or re.search(b"not enough memory for [a-z0-9.]+, which wants another [0-9.]+ kB", err))
                else:
                    timed = name in TIMED  # milliseconds are never the same
                    good = (status, files) == (expected[0], expected[3]) and (timed or out == expected[1])
                good = good and b"onednn" not in out
                h.check(f"{name}: {kind} {n}{mode} of {count}", good, (status, out[-300:], err[-600:], sorted(files)))
        if every:
            print(f"{name}: {expected[4]}", flush=True)
        runs.close()
    print(f"{tried} failing allocations")
    h.finish()


main()
