#!/usr/bin/env python3
"""Opens the same documents and images with this program and with one built before, in pairs, each first in turn, and prints the median of the
pairs' ratios: how much longer it takes now. At most 1.10 is wanted. Standard library only.

    tests/bench/paired.py BEFORE NOW [--pairs N] [--image FILE]...     the folders of both programs' build, with bin/residua and bin/residua-cli

The window is measured on the display that there is, else `offscreen`. On a machine that does nothing else, or: nice -n -15 tests/bench/paired.py ..."""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "images"
SMALL = ["--set", "input.height=64", "--set", "input.width=64"]  # the pass itself takes no time


def command(program, words, environment):
    """Milliseconds by the clock, and of all processors."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    subprocess.run([program / "bin" / "residua-cli", *words], env=environment, stdout=subprocess.DEVNULL, check=True)
    wall = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"clock": wall * 1e3, "processors": (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3}


def window(program, files, environment):
    """Milliseconds until the first paint, and until libtorch has confirmed what is shown."""
    words = [program / "bin" / "residua", "--report-start", str(time.clock_gettime_ns(time.CLOCK_MONOTONIC)), *files]
    report = json.loads(subprocess.run(words, env=environment, stdout=subprocess.PIPE, check=True).stdout)
    if not report["confirmed"]:
        sys.exit(f"{words}: the network was not confirmed")
    return {"painted": report["first_paint_ms"], "confirmed": report["confirmed_ms"]}


def pair(measure, programs, words, environment, pairs):
    for program in programs:
        measure(program, words, environment)  # files come into the cache
    taken = [[], []]
    for i in range(pairs):
        for which in (0, 1) if i % 2 else (1, 0):
            taken[which].append(measure(programs[which], words, environment))
    for what in taken[0][0]:
        before, now = ([each[what] for each in side] for side in taken)
        ratios = [b / a for a, b in zip(before, now)]
        yield what, statistics.median(before), statistics.median(now), statistics.median(ratios)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("now", type=Path)
    parser.add_argument("--pairs", type=int, default=15)
    parser.add_argument("--image", type=Path, action="append", default=[])
    options = parser.parse_args()
    programs = [options.before.resolve(), options.now.resolve()]
    slower = 0
    with tempfile.TemporaryDirectory() as folder:
        home = {name: str(Path(folder) / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
        environment = os.environ | home
        if not (os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM")):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        document = str(Path(folder) / "resnet152.residua.json")
        text = subprocess.run([programs[0] / "bin" / "residua-cli", "show", "resnet152"], stdout=subprocess.PIPE, check=True).stdout
        Path(document).write_bytes(text)
        images = [RESOURCES / "coffee.jpg", RESOURCES / "cat.png", *options.image]
        tasks = {"command: a document": (command, ["summary", document, "--arithmetic"]), "command: a document, live": (command, ["summary", document])}
        for image in images:
            tasks[f"command: {image.name}"] = (command, ["run", "cifar_resnet20", *SMALL, "--image", str(image)])
        tasks |= {"window: start": (window, []), "window: a document": (window, [document]),
                  "window: a document and an image": (window, [document, str(images[0])])}
        for name, (measure, words) in tasks.items():
            for what, before, now, ratio in pair(measure, programs, words, environment, options.pairs):
                slower += ratio > 1.10
                print(f"{name + ', ' + what:<46} {before:8.1f} ms {now:8.1f} ms   {ratio:.2f}{'   slower' if ratio > 1.10 else ''}", flush=True)
    sys.exit(1 if slower else 0)


if __name__ == "__main__":
    main()
