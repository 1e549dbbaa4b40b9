"""The same work here and in Python (torch, torchinfo), in one run; prints a markdown table.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install torch torchinfo
    /tmp/peers/bin/python tests/bench/peers.py --cli build/bin/residua-cli

The PyTorch networks are those that `residua-cli export --to pytorch` writes, with the same weights.
Pairs are timed alternately, and the median counts, so that a busy machine is unfair to neither side.
"""

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SUMMARY = """
import sys
sys.path.insert(0, {folder!r})
import torchinfo
import network
print(torchinfo.summary(network.build_model(), input_size=(1, 3, 224, 224), depth=10))
"""


def process_seconds(command):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)))
    return time.perf_counter() - begin


def summaries(cli, folder, pairs):
    """`summary resnet152` against a Python process that prints torchinfo's table of the same network."""
    subprocess.run([cli, "export", "resnet152", "--to", "pytorch", "--output", folder / "network.py"], check=True)
    ours, theirs = [cli, "summary", "resnet152"], [sys.executable, "-c", SUMMARY.format(folder=str(folder))]
    process_seconds(ours), process_seconds(theirs)
    times = [(process_seconds(ours), process_seconds(theirs)) for _ in range(pairs)]
    return [statistics.median(side) for side in zip(*times)]


def load_network(folder, name, cli):
    file = folder / f"{name}.py"
    subprocess.run([cli, "export", name, "--to", "pytorch", "--output", file], check=True)
    spec = importlib.util.spec_from_file_location(name, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.build_model().eval()


def forward_passes(cli, folder, name, repeat, rounds):
    """Median milliseconds of one pass, batch 1: our loop in its process, eager PyTorch in this one, in turn."""
    import torch

    threads = torch.get_num_threads()
    model, image = load_network(folder, name, cli), torch.randn(1, 3, 224, 224)
    ours, theirs = [], []
    for _ in range(rounds):
        run = subprocess.run([cli, "run", name, "--repeat", str(repeat), "--threads", str(threads), "--format", "json"], check=True, capture_output=True)
        ours.append(json.loads(run.stdout)["milliseconds"])
        with torch.inference_mode():
            model(image)
            passes = []
            for _ in range(repeat):
                begin = time.perf_counter()
                model(image)
                passes.append(1000 * (time.perf_counter() - begin))
        theirs.append(statistics.median(passes))
    return statistics.median(ours), statistics.median(theirs)


def edits(cli, folder, rounds):
    """Median milliseconds from another depth of ResNet-152's stage 3 to a new table: our window (its own benchmark) against a
    notebook that has everything imported, builds the model without storage and prints torchinfo's table."""
    import torch
    import torchinfo

    times = []
    for round_ in range(rounds):
        file = folder / f"edited{round_}.py"
        subprocess.run([cli, "export", "resnet152", "--set", f"stages.2.depth={30 + round_}", "--to", "pytorch", "--output", file], check=True)
        begin = time.perf_counter()
        spec = importlib.util.spec_from_file_location(file.stem, file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        with torch.device("meta"):
            str(torchinfo.summary(module.build_model(), input_size=(1, 3, 224, 224), depth=10, device="meta"))
        times.append(1000 * (time.perf_counter() - begin))
    bench = Path(cli).parent / "residua-bench"
    run = subprocess.run([bench, "--benchmark_filter=^edit/0", "--benchmark_format=json"], check=True, capture_output=True)
    return json.loads(run.stdout)["benchmarks"][0]["p50_ms"], statistics.median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--pairs", type=int, default=5, help="processes on each side for the summary")
    parser.add_argument("--repeat", type=int, default=20, help="passes in each round of the forward pass")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    cli = os.path.abspath(options.cli)
    import torch
    import torchinfo

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = summaries(cli, folder, options.pairs)
        print(f"{os.cpu_count()} cores, torch {torch.__version__}, torchinfo {torchinfo.__version__}\n")
        print("| task | Residua | Python | Python / Residua |\n|---|---:|---:|---:|")
        print(f"| layer table of ResNet-152, whole process | {ours:.2f} s | {theirs:.2f} s | {theirs / ours:.1f} |")
        if os.path.exists(Path(cli).parent / "residua"):
            ours, theirs = edits(cli, folder, options.rounds)
            print(f"| edit of ResNet-152 until its table is new | {ours:.1f} ms | {theirs:.0f} ms | {theirs / ours:.0f} |")
        for net in ("resnet18", "resnet50"):
            ours, theirs = forward_passes(cli, folder, net, options.repeat, options.rounds)
            print(f"| forward pass of {net}, 1×3×224×224 | {ours:.1f} ms | {theirs:.1f} ms | {theirs / ours:.2f} |")


if __name__ == "__main__":
    main()
