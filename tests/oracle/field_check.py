"""Networks that users sent in, with the outputs that they should have.

Usage: field_check.py BIN_DIR

The files are looked for in $RESIDUA_FIELD/cases (by default ../shared/field beside the source tree) and are no part of the project;
where they are missing the check is skipped.
"""

import pathlib
import sys
import tempfile

import numpy

from akamaster_check import FIELD, SKIPPED
from cli import Cli, verdict

CASES = FIELD / "cases"
# Folder, what is set, the output that it then has.
OUTPUTS = [("01-zero-pad-sides", [], "expected_at_end.npy"),
           ("01-zero-pad-sides", ["block.shortcut=zero_pad_around"], "expected_both_sides.npy"),
           ("08-dilated-basic-and-d", [], "expected_timm_kind.npy")]
# Architecture, what is set, a total or the size of the last map.
NUMBERS = [("10-max-pool-ceil/deeplab", [], (160, 90)),
           ("10-max-pool-ceil/deeplab", ["stem.pool.ceil=true"], (161, 91)),
           ("11-preactivation-variants/preact18", [], 11172170),
           ("11-preactivation-variants/preact18", ["final_norm=false"], 11171146),
           ("11-preactivation-variants/preact18", ["final_norm=false", "stem.norm=true", "block.shortcut_input=block", "conv_bias=true",
                                                  "head.classes=100"], 11222244)]


def settings(values):
    return [argument for value in values for argument in ("--set", value)]


def outputs(cli, folder):
    for name, values, expected in OUTPUTS:
        case = CASES / name
        output = pathlib.Path(folder) / "out.npy"
        cli("run", case / "tiny.residua.json", *settings(values), "--input", case / "input.npy", "--weights", case / "tiny.safetensors",
            "--save-output", output)
        got, truth = numpy.load(output), numpy.load(case / expected)
        close = got.shape == truth.shape and numpy.allclose(got, truth, rtol=1e-4, atol=1e-5 * numpy.abs(truth).max())
        yield f"{name} {values}", "logits", close or got.tolist(), True


def numbers(cli):
    for name, values, expected in NUMBERS:
        summary = cli.json("summary", CASES / f"{name}.residua.json", *settings(values), "--format", "json", "--arithmetic")
        got = summary["totals"]["parameters"] if isinstance(expected, int) else tuple(summary["operations"][-1]["output_shape"][2:])
        yield f"{name} {values}", "parameters" if isinstance(expected, int) else "size", got, expected
    dropped = cli.json("show", "resnet50", "--set", "head.dropout=0.2")["head"]
    yield "12-dropout-vanishes", "head", dropped, {"type": "linear", "classes": 1000, "dropout": 0.2}


def main():
    if not CASES.is_dir():
        print(f"skipped: {CASES} is not there (RESIDUA_FIELD names the folder above)")
        return SKIPPED
    cli, checks, failures = Cli(pathlib.Path(sys.argv[1])), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for group in (outputs(cli, folder), numbers(cli)):
            for name, what, got, expected in group:
                checks += 1
                if got != expected:
                    failures += 1
                    print(f"FAILED {name}: {what} {got}, expected {expected}")
    return verdict(checks, failures)


if __name__ == "__main__":
    sys.exit(main())
