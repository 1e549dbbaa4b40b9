"""`residua-cli` against measured references: torchvision's ResNets and the three programs the project began with.

Usage: reference_check.py BIN_DIR

Presets are also compared with their descriptions in presets.py, through the oracle.
"""

import difflib
import json
import pathlib
import re
import sys
import tempfile

import model
import presets
import spec
from cli import Cli

REFERENCE = pathlib.Path(__file__).resolve().parent.parent / "reference"
# Classes to which the seeds' user gave names of their own; here the style's own name stands.
CLASS_NAMES = {"MyEncoder": "ResNetEncoder", "MyResNet": "ResNet", "MyDencoder": "ResnetDecoder"}


class Report:
    def __init__(self):
        self.checks = self.failures = 0

    def equal(self, what, got, expected):
        self.checks += 1
        if got == expected:
            return
        self.failures += 1
        if isinstance(got, str) and isinstance(expected, str):
            lines = list(difflib.unified_diff(expected.splitlines(), got.splitlines(), "expected", "got", lineterm="", n=0))
            print(f"FAILED {what}:", *(lines[:12] or ["line ends differ"]), sep="\n  ")
        elif isinstance(got, list) and isinstance(expected, list):
            at = next((i for i, (a, b) in enumerate(zip(got, expected)) if a != b), min(len(got), len(expected)))
            print(f"FAILED {what}: {len(got)} entries, expected {len(expected)}; from {at}: {got[at:at + 3]}, "
                  f"expected {expected[at:at + 3]}")
        else:
            print(f"FAILED {what}: {got}, expected {expected}")


def module_calls(summary, paths):
    """(path, type, shape of the first input, output shape, parameters, MACs) of the operations that are modules of the reference."""
    shapes = {op["path"]: op["output_shape"] for op in summary["operations"]}
    rows = []
    for op in summary["operations"]:
        path = re.sub(r"_\d+$", "", op["path"])  # a shared module's second call
        if path in paths:
            rows.append([path, op["type"], shapes[op["inputs"][0]], op["output_shape"], op["parameters"], op["macs"]])
    return rows


def state(summary):
    return [[entry["name"], entry["shape"]] for entry in summary["state"]]


def check_torchvision(cli, report):
    for path in sorted(REFERENCE.glob("torchvision_*.json")):
        truth = json.loads(path.read_text())
        for mode in ([], ["--arithmetic"]):
            got = cli.json("summary", truth["model"], "--format", "json", *mode)
            what = " ".join([truth["model"], *mode])
            totals = got["totals"]
            report.equal(what + " source", got["source"], "arithmetic" if mode else "live")
            report.equal(what + " parameters", totals["parameters"], truth["params"])
            report.equal(what + " trainable", totals["trainable_parameters"], truth["trainable"])
            report.equal(what + " buffers", totals["buffers"], truth["buffers"])
            report.equal(what + " macs", totals["macs"], truth["macs"])
            report.equal(what + " input", got["input"], truth["input"])
            report.equal(what + " state", state(got), truth["state_dict"])
            report.equal(what + " calls", module_calls(got, {c["path"] for c in truth["leaf_calls"]}),
                         [[c["path"], c["type"], c["in_shape"], c["out_shape"], c["params"], c["macs"]] for c in truth["leaf_calls"]])


def check_seeds(cli, report, folder):
    for name, arch in presets.seed_variants().items():
        file = folder / f"{name}.json"
        file.write_text(json.dumps(arch))
        base = REFERENCE / "seeds"
        truth = json.loads((base / f"{name}.json").read_text())
        for mode in ([], ["--arithmetic"]):
            got = cli.json("summary", file, "--format", "json", *mode)
            what = " ".join([name, *mode])
            report.equal(what + " parameters", got["totals"]["parameters"], truth["params"])
            report.equal(what + " state", state(got), truth["state_dict"])
            # An empty shortcut does nothing: it is no operation.
            calls = [c for c in truth["calls"] if c[1] != "Sequential"]
            report.equal(what + " calls", [[r[0], r[1], r[3], r[4]] for r in module_calls(got, {c[0] for c in calls})], calls)
        tree = (base / f"{name}.tree.txt").read_text()
        for own, style in CLASS_NAMES.items():
            tree = re.sub(rf"\b{own}\b", style, tree)
        report.equal(name + " tree", cli("tree", file), tree)
        for kind in ("torchsummary", "shapes"):
            path = base / f"{name}.{kind}.txt"
            if path.exists():
                report.equal(f"{name} {kind}", cli("summary", file, "--style", kind), path.read_text())


def check_presets(cli, report, folder):
    for alias, name in presets.ALIASES.items():
        report.equal(alias, cli("show", alias), cli("show", name))
    for name, (arch, parameters) in presets.preactivation_of_others().items():
        file = folder / f"{name}.json"
        file.write_text(json.dumps(arch))
        report.equal(name, cli.json("summary", file, "--format", "json", "--arithmetic")["totals"]["parameters"], parameters)
    for name, arch in presets.all_presets().items():
        shown = cli.json("show", name)
        report.equal(name + " shown", shown | {"name": ""}, spec.canonical_dict(arch) | {"name": ""})
        totals = cli.json("summary", name, "--format", "json", "--arithmetic")["totals"]
        expected = model.analyse(arch)
        for key in ("parameters", "buffers", "macs"):
            report.equal(f"{name} {key}", totals[key], expected[key])


def main():
    cli, report = Cli(pathlib.Path(sys.argv[1])), Report()
    with tempfile.TemporaryDirectory() as folder:
        check_torchvision(cli, report)
        check_seeds(cli, report, pathlib.Path(folder))
        check_presets(cli, report, pathlib.Path(folder))
    print(f"{report.checks} checks, {report.failures} failures")
    return 1 if report.failures or not report.checks else 0


if __name__ == "__main__":
    sys.exit(main())
