#!/usr/bin/env python3
"""The recipes of packaging/cluster: parts of a sweep merged are what one process writes, by hand, by GNU parallel, as Slurm's array calls them.

GNU parallel is said to be skipped where it is not installed."""

import os
import shutil
import subprocess
from pathlib import Path

from harness import Harness

RECIPES = Path(__file__).resolve().parents[2] / "packaging" / "cluster"
SWEEP = ["resnet18", "--over", "stages.2.depth=1,2,3,4,5", 'block.attention=[null, {"type": "se"}]', "stem.channels=32,64,0", "--arithmetic"]


def call(h, *words, **variables):
    # Only RESIDUA_CLI tells where the program is.
    return subprocess.run([str(word) for word in words], cwd=h.dir, env=os.environ | {"RESIDUA_CLI": h.cli} | variables, capture_output=True)


def main():
    h = Harness(__doc__)
    whole = h.run("sweep", *SWEEP)
    h.check("in one process", whole.status == 3 and len(whole.out.splitlines()) == 30, str(whole))
    for part in range(1, 4):
        done = call(h, RECIPES / "part.sh", "by hand.jsonl", part, 3, *SWEEP)
        h.check(f"part {part}", done.returncode == 0, done)
    lines = (h.dir / "by hand.jsonl.2").read_bytes()
    (h.dir / "by hand.jsonl.2").write_bytes(lines[: len(lines) // 2])  # ended in the middle
    missing = call(h, RECIPES / "merge.sh", "by hand.jsonl", 4)
    h.check("a part is missing", missing.returncode == 1 and b"by hand.jsonl.4 is missing" in missing.stderr, missing)
    h.check("a part again", call(h, RECIPES / "part.sh", "by hand.jsonl", 2, 3, *SWEEP).returncode == 0)
    h.check("merged", call(h, RECIPES / "merge.sh", "by hand.jsonl", 3).returncode == 0 and (h.dir / "by hand.jsonl").read_bytes() == whole.out)
    bad = call(h, RECIPES / "part.sh", "bad.jsonl", 1, 1, "resnet18", "--over", "nothing")
    h.check("a failure is one", bad.returncode == 2 and b"expected KEY=VALUE" in bad.stderr, bad)

    for task in range(1, 9):
        done = call(h, "bash", RECIPES / "slurm.sbatch", "array.jsonl", *SWEEP, SLURM_ARRAY_TASK_ID=str(task), SLURM_ARRAY_TASK_MIN="1", SLURM_ARRAY_TASK_MAX="8",
                    SLURM_ARRAY_TASK_COUNT="8", SLURM_CPUS_PER_TASK="2", RESIDUA_CLUSTER=str(RECIPES))
        h.check(f"array task {task}", done.returncode == 0, done)
    call(h, RECIPES / "merge.sh", "array.jsonl", 8)
    h.check("an array merged", (h.dir / "array.jsonl").read_bytes() == whole.out)
    gap = call(h, "bash", RECIPES / "slurm.sbatch", "array.jsonl", *SWEEP, SLURM_ARRAY_TASK_ID="2", SLURM_ARRAY_TASK_MIN="2", SLURM_ARRAY_TASK_MAX="8",
               SLURM_ARRAY_TASK_COUNT="7")
    h.check("an array with a gap", gap.returncode == 2 and b"1-N" in gap.stderr, gap)

    if shutil.which("parallel"):
        for _ in range(2):  # once more: nothing is done twice
            done = call(h, RECIPES / "parallel.sh", "parallel.jsonl", 5, *SWEEP)
            h.check("GNU parallel", done.returncode == 0 and (h.dir / "parallel.jsonl").read_bytes() == whole.out, done)
    else:
        print("skipped: GNU parallel is not installed")
    h.finish()


main()
