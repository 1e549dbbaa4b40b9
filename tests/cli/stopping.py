#!/usr/bin/env python3
"""Ctrl+C at any moment of any command: the program ends within half a second, with status 130 and a word if it had not done its work already,
and leaves whole files or none, and nothing beside them.

By hand, with more moments than eight: RESIDUA_STOPS=40 python3 tests/cli/stopping.py --cli build/bin/residua-cli --engine --qt --graphviz"""

import json
import os
import random
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from harness import RESOURCES, Harness

PATIENCE = 0.5
ENTRY = b"residua-cli: interrupted"


def commands(h):
    deep = h.write("deep.json", json.dumps({"block": {"type": "bottleneck"}, "stages": [{"depth": 250, "width": 64}] * 4}))
    widths = ",".join(map(str, range(8, 520, 8)))
    found = {
        "summary by arithmetic": ["summary", deep, "--arithmetic", "--format", "html"],
        "diff": ["diff", deep, deep, "--set", "stages.1.depth=100", "--set", "stages.2.width=72", "--format", "json"],
        "fit": ["fit", deep, "--max-parameters", "20M", "--by", "width", "--multiple-of", "1"],
        "advise": ["advise", deep],
        "sweep": ["sweep", "resnet50", "--over", f"stages.1.width={widths}", f"stages.2.width={widths}", "--arithmetic"],
        "export": ["export", deep, "--to", "pytorch", "--output", "FILE.py"],
        "graph dot": ["graph", deep, "--output", "FILE.dot"],
    }
    if h.options.graphviz:
        found["graph svg"] = ["graph", deep, "--unfold", "layer1", "--output", "FILE.svg"]
    if h.options.engine:
        weights = str(h.dir / "w.safetensors")
        h.check("weights are written", h.run("export", "resnet50", "--to", "safetensors", "--output", weights).status == 0)
        found |= {
            "summary": ["summary", deep],
            "run": ["run", "resnet152", "--batch", "4"],
            "run with weights": ["run", "resnet50", "--weights", weights, "--repeat", "20", "--save-output", "FILE.npy"],
            "maps": ["run", "resnet50", "--weights", weights, "--save-maps", "FILES"],
            "weights": ["export", "wide_resnet101_2", "--to", "safetensors", "--output", "FILE.safetensors"],
            "sweep live": ["sweep", "resnet152", "--over", f"stages.1.width={widths}", f"stages.2.width={widths}"],
            "sweep in time": ["sweep", "resnet152", "--over", f"stages.1.width={widths}", "--measure", "time"],
            "sweep in memory": ["sweep", "resnet50", "--over", f"stages.1.width={widths}", "--measure", "memory", "--jobs", "2"],
            "infer": ["infer", weights],
            "weights compared": ["weights", "resnet50", "--compare", weights],
        }
        if h.options.qt:
            found["run on an image"] = ["run", "resnet152", "--image", str(RESOURCES / "images" / "coffee.jpg"), "--repeat", "20"]
    return found


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


def interrupted(h, arguments, delay):
    """(seconds from the signal to the end, status, standard output, standard error, files); by `delay` None nothing is sent, and the whole counts."""
    with tempfile.TemporaryDirectory(dir=h.dir) as folder:
        words = [os.path.join(folder, word) if word.startswith("FILE") else word for word in arguments]
        begin = time.monotonic()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen([h.cli, *words], stdout=out, stderr=err, cwd=folder)
            try:
                process.wait(delay)
            except subprocess.TimeoutExpired:
                begin = time.monotonic()
                process.send_signal(signal.SIGINT)
                process.wait(60)
            seconds = time.monotonic() - begin
            out.seek(0)
            err.seek(0)
            return seconds, process.returncode, out.read(), err.read(), files(folder)


def main():
    h = Harness(__doc__)
    wanted = int(os.environ.get("RESIDUA_STOPS", "0"))
    chance = random.Random(11)
    for name, arguments in commands(h).items():
        endless = name.startswith("sweep") or "--repeat" in arguments
        whole = (2, 0, b"", b"", {}) if endless else interrupted(h, arguments, None)
        h.check(f"{name}: works", whole[1] == 0, whole[:4])
        worst, stopped = 0.0, 0
        for _ in range(wanted or 8):
            seconds, status, out, err, left = interrupted(h, arguments, chance.uniform(0.02, max(0.03, min(whole[0], 2))))
            if status != 130:  # before it looks for signals, or when it had done its work
                h.check(f"{name}: ends by itself", status in (0, -signal.SIGINT), (status, err))
            else:
                stopped += 1
                worst = max(worst, seconds)
                h.check(f"{name}: says so", err.startswith(ENTRY) or arguments[0] not in ("run", "sweep", "weights"), err)
            h.check(f"{name}: whole files or none", endless or left.items() <= whole[4].items(), {path: len(data) for path, data in left.items()})
            h.check(f"{name}: no file beside them", set(left) <= set(whole[4]) or endless, sorted(left))
            if arguments[0] == "sweep":
                h.check(f"{name}: whole lines", not out or out.endswith(b"\n"), out[-300:])
        h.check(f"{name}: within half a second", h.options.sanitized or worst < PATIENCE, worst)
        print(f"{name}: stopped {stopped} times, at most {worst:.2f} s", flush=True)
    h.finish()


main()
