"""Every command's output, status and messages against the files in golden/; --update writes them anew."""

import sys
from pathlib import Path

from harness import RESOURCES, Harness

GOLDEN = Path(__file__).resolve().parent / "golden"
ARITHMETIC = ["--arithmetic"]

SMALL = ('{"name": "small", "input": {"channels": 1, "height": 16, "width": 24}, "stem": {"channels": 8, "kernel": 3, "stride": 1, "pool": null},'
         ' "stages": [{"depth": 2, "width": 8}, {"depth": 1, "width": 16, "block": {"attention": {"type": "se", "reduction": 4}}}],'
         ' "head": {"type": "linear", "classes": 10}}')
WORKSPACE = ('{"format": "residua/workspace", "version": 1, "variants": [{"name": "first", "architecture": {}},'
             ' {"name": "wide = 2", "architecture": ' + SMALL + '}], "current": 1}')

# Name, arguments; what is printed and the status stand in the golden file.
CASES = {
    "help": ["--help"],
    "version": ["--version"],
    "no-command": [],
    "unknown-command": ["frobnicate"],
    "unknown-option": ["show", "resnet18", "--frobnicate"],
    "missing-arch": ["tree"],
    "missing-value": ["summary", "resnet18", "--format"],
    "wrong-choice": ["summary", "resnet18", "--format", "yaml"],
    "wrong-count": ["summary", "resnet18", "--arithmetic", "--max-macs", "many"],
    "wrong-batch": ["summary", "resnet18", "--batch", "0"],
    "batch-no-number": ["summary", "resnet18", "--batch", "1e3"],
    "many-threads": ["summary", "resnet18", "--threads", "99999999999999999999"],
    "two-archs": ["show", "resnet18", "resnet34"],
    "presets": ["presets"],
    "show-help": ["show", "--help"],
    "show-small": ["show", "small.json"],
    "show-preset": ["show", "resnet50_d"],
    "show-set": ["show", "small.json", "--set", "stages.0.depth=3", "--set", "block.activation=silu", "--set", "stem.pool={\"kernel\": 2, \"stride\": 2}"],
    "show-stdin": ["show", "-"],
    "show-workspace": ["show", "work.residua"],
    "show-variant": ["show", "work.residua#wide = 2"],
    "show-no-variant": ["show", "work.residua#narrow"],
    "show-not-a-workspace": ["show", "small.json#first"],
    "show-near-miss": ["show", "resnet81"],
    "show-nothing-near": ["show", "transformer.json"],
    "show-set-without-value": ["show", "resnet18", "--set", "stages"],
    "show-set-unknown-key": ["show", "resnet18", "--set", "stem.chanels=3"],
    "show-set-out-of-range": ["show", "resnet18", "--set", "stages.1.depth=0"],
    "show-after-dashes": ["show", "--", "resnet18"],
    "tree-help": ["tree", "--help"],
    "tree-small": ["tree", "small.json"],
    "tree-style": ["tree", "small.json", "--style", "encoder_decoder"],
    "tree-sequential": ["tree", "small.json", "--style", "sequential"],
    "tree-small-image": ["tree", "small.json", "--style", "small_image"],
    "tree-wrong-style": ["tree", "small.json", "--style", "keras"],
    "summary-help": ["summary", "--help"],
    "summary-text": ["summary", "small.json", *ARITHMETIC],
    "summary-block": ["summary", "resnet50", "--level", "block", *ARITHMETIC],
    "summary-stage": ["summary", "resnet152", "--level", "stage", *ARITHMETIC],
    "summary-batch": ["summary", "small.json", "--level", "stage", "--batch", "7", *ARITHMETIC],
    "summary-encoder-decoder": ["summary", "encoder_decoder_resnet18", "--level", "block", *ARITHMETIC],
    "summary-json": ["summary", "small.json", "--format", "json", *ARITHMETIC],
    "summary-csv": ["summary", "small.json", "--format", "csv", *ARITHMETIC],
    "summary-markdown": ["summary", "small.json", "--format", "markdown", "--level", "block", *ARITHMETIC],
    "summary-latex": ["summary", "small.json", "--format", "latex", "--level", "block", *ARITHMETIC],
    "summary-html": ["summary", "small.json", "--format", "html", "--level", "block", *ARITHMETIC],
    "summary-torchinfo": ["summary", "small.json", "--style", "torchinfo", *ARITHMETIC],
    "summary-torchinfo-depth": ["summary", "small.json", "--style", "torchinfo", "--depth", "1", "--batch", "3", *ARITHMETIC],
    "summary-torchsummary": ["summary", "small.json", "--style", "torchsummary", *ARITHMETIC],
    "summary-shapes": ["summary", "small.json", "--style", "shapes", *ARITHMETIC],
    "summary-budget": ["summary", "small.json", "--level", "stage", "--max-parameters", "1K", "--max-macs", "1M", "--max-memory", "10Ki", *ARITHMETIC],
    "summary-in-budget": ["summary", "small.json", "--level", "stage", "--max-parameters", "1M", "--max-macs", "1G", "--max-memory", "10M", *ARITHMETIC],
    "summary-style-and-format": ["summary", "small.json", "--style", "shapes", "--format", "json", *ARITHMETIC],
    "summary-depth-alone": ["summary", "small.json", "--depth", "2", *ARITHMETIC],
    "graph-help": ["graph", "--help"],
    "graph-wrong-ending": ["graph", "small.json", "--output", "picture.bmp"],
    "graph-wrong-path": ["graph", "small.json", "--output", "picture.svg", "--unfold", "layer9"],
    "diff-help": ["diff", "--help"],
    "diff-text": ["diff", "small.json", "small.json", "--set", "stages.0.depth=3", "--set", "stages.1.width=24", "--set", "head.dropout=0.5"],
    "diff-json": ["diff", "small.json", "small.json", "--set", "stages.0.depth=3", "--set", "stem.kernel=5", "--format", "json"],
    "diff-markdown": ["diff", "resnet50", "resnet101", "--format", "markdown"],
    "diff-all": ["diff", "small.json", "small.json", "--set", "stem.kernel=5", "--all"],
    "diff-same": ["diff", "small.json", "work.residua#wide = 2", "--batch", "3"],
    "diff-one-missing": ["diff", "small.json"],
    "diff-two-stdin": ["diff", "-", "-"],
    "fit-help": ["fit", "--help"],
    "fit-width": ["fit", "small.json", "--max-parameters", "40K", "--by", "width"],
    "fit-depth": ["fit", "small.json", "--max-macs", "5M", "--by", "depth", "--stage", "2"],
    "fit-nothing": ["fit", "small.json", "--max-memory", "1Ki", "--by", "width"],
    "fit-no-budget": ["fit", "small.json", "--by", "width"],
    "fit-multiple-of-depth": ["fit", "small.json", "--max-macs", "5M", "--by", "depth", "--multiple-of", "4"],
    "advise-help": ["advise", "--help"],
    "advise-text": ["advise", "resnet18", "--set", "input.height=32", "--set", "input.width=32", "--set", "stages.1.width=130"],
    "advise-json": ["advise", "small.json", "--set", "stem.channels=6", "--set", "conv_bias=true", "--format", "json"],
    "advise-markdown": ["advise", "preact_resnet18", "--set", "final_norm=false", "--format", "markdown"],
    "advise-nothing": ["advise", "resnet50"],
    "sweep-help": ["sweep", "--help"],
    "sweep-lines": ["sweep", "small.json", "--over", "stages.0.depth=1,2", "block.activation=relu,silu", *ARITHMETIC],
    "sweep-problems": ["sweep", "small.json", "--over", "stem.channels=[8, 0, \"x\"]", "--jobs", "1", *ARITHMETIC],
    "sweep-shard": ["sweep", "small.json", "--over", "stem.channels=8,16,24", "--shard", "2/2", *ARITHMETIC],
    "sweep-wrong-shard": ["sweep", "small.json", "--over", "stem.channels=8,16,24", "--shard", "4/3", *ARITHMETIC],
    "sweep-wrong-list": ["sweep", "small.json", "--over", "stem.channels", *ARITHMETIC],
    "sweep-time-by-arithmetic": ["sweep", "small.json", "--over", "stem.channels=8,16", "--measure", "time", *ARITHMETIC],
    "run-help": ["run", "--help"],
    "run-image-and-input": ["run", "small.json", "--image", "a.png", "--input", "b.npy"],
    "run-wrong-device": ["run", "small.json", "--device", "tpu"],
    "run-wrong-capture": ["run", "small.json", "--capture", "layer1.0.rellu"],
    "run-wrong-seed": ["run", "small.json", "--seed", "-1"],
    "run-wrong-mean": ["run", "small.json", "--image", "a.png", "--mean", "0.5;0.5"],
    "infer-help": ["infer", "--help"],
    "infer-preset": ["infer", "resnet18"],
    "weights-help": ["weights", "--help"],
    "export-help": ["export", "--help"],
    "export-not-yet": ["export", "small.json", "--to", "onnx", "--output", "small.onnx"],
    "export-wrong-target": ["export", "small.json", "--to", "caffe", "--output", "small.caffe"],
    "export-no-output": ["export", "small.json", "--to", "json"],
    "export-seed-without-weights": ["export", "small.json", "--to", "json", "--seed", "1", "--output", "out.json"],
    "export-nowhere": ["export", "small.json", "--to", "json", "--output", "no/such/folder/out.json"],
    "validate-good": ["validate", "small.json", "resnet18", "work.residua"],
    "validate-bad": ["validate", "small.json", "bad.json", "resnet18", "nothing.json"],
    "validate-help": ["validate", "--help"],
    "doctor-help": ["doctor", "--help"],
    "completion-bash": ["completion", "bash"],
    "completion-zsh": ["completion", "zsh"],
    "completion-fish": ["completion", "fish"],
    "completion-wrong": ["completion", "tcsh"],
    "manual": ["--help-man"],
}


def as_golden(args, result):
    command = " ".join(repr(arg) if " " in arg or "{" in arg else arg for arg in args)
    return f"$ residua-cli {command}\nstatus {result.status}\n--- stdout\n".encode() + result.out + b"--- stderr\n" + result.err


def live_equals_arithmetic(harness):
    """Counts and shapes of the live model are those of arithmetic; only the source differs."""
    for arch in ["small.json", "resnet18", "resnet50", "encoder_decoder_resnet50", "sequential_resnet18", "small_image_resnet18", "preact_resnet18"]:
        for extra in (["--format", "json"], ["--level", "block"], ["--style", "torchinfo"], ["--batch", "2", "--format", "json"]):
            live = harness.run("summary", arch, *extra)
            arithmetic = harness.run("summary", arch, *extra, "--arithmetic")
            expected = arithmetic.out.replace(b'"source": "arithmetic"', b'"source": "live"').replace(b"read from    arithmetic", b"read from    the live model")
            harness.check(f"live summary of {arch} {extra}", live.status == 0 and live.out == expected, str(live))


def main():
    harness = Harness(__doc__)
    harness.write("small.json", SMALL)
    harness.write("work.residua", WORKSPACE)
    harness.write("bad.json", '{"stem": {"channels": 0, "kernl": 3}, "stages": [{"depth": 2}], "norm": {"type": "layer"}}')
    for name, args in CASES.items():
        if name == "graph-wrong-path" and not harness.options.graphviz:
            continue
        result = harness.run(*args, stdin=SMALL.encode())
        text = as_golden(args, result)
        path = GOLDEN / f"{name}.txt"
        if harness.options.update:
            path.write_bytes(text)
            continue
        expected = path.read_bytes() if path.exists() else b"(no golden file)"
        harness.check(name, text == expected, f"--- expected\n{expected.decode()}\n--- got\n{text.decode()}")
    for path in GOLDEN.glob("*.txt"):
        harness.check(f"golden file {path.name} has its case", path.stem in CASES)
    if harness.options.engine:
        live_equals_arithmetic(harness)
    harness.finish()


if __name__ == "__main__":
    sys.exit(main())
