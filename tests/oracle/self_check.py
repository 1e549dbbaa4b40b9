"""Is the oracle itself right? Against torchvision's and the seeds' measured numbers, published totals, and PyTorch.

Usage: self_check.py [--count N]   (N random architectures are also built in PyTorch on the meta device)
"""

import argparse
import json
import pathlib
import sys

import arch_gen
import invalid_gen
import model
import presets
import spec
import schema
import torch_model

REFERENCE = pathlib.Path(__file__).resolve().parent.parent / "reference"
# timm's tables and section 4.2 of He et al. 2015, and the ResNets' exact multiply-accumulates.
PUBLISHED = {"resnet50_d": 25576264, "se_resnet50": 28088024, "se_resnet18": 11778592, "preact_resnet50": 25549352,
             "cifar_resnet20": 269722, "cifar_resnet56": 853018, "cifar_resnet110": 1727962}
PUBLISHED_MACS = {"resnet50_v1": 3857973248}


def references():
    found = presets.all_presets()
    for path in sorted(REFERENCE.glob("torchvision_*.json")):
        truth = json.loads(path.read_text())
        got = model.analyse(found[truth["model"]])
        convs = [(c["path"], c["out_shape"], c["params"], c["macs"]) for c in truth["leaf_calls"] if c["type"] == "Conv2d"]
        ours = [(op["shape"], op["parameters"], op["macs"]) for op in got["operations"] if op["type"] == "Conv2d"]
        yield path.name, "parameters", got["parameters"], truth["params"]
        yield path.name, "buffers", got["buffers"], truth["buffers"]
        yield path.name, "macs", got["macs"], truth["macs"]
        yield path.name, "convolutions", ours, [c[1:] for c in convs]
    for name, arch in presets.seed_variants().items():
        truth = json.loads((REFERENCE / "seeds" / f"{name}.json").read_text())
        got = model.analyse(arch)
        counted = {"Conv2d", "BatchNorm2d", "MaxPool2d", "Linear"}
        ours = [(op["type"], op["shape"], op["parameters"]) for op in got["operations"] if op["type"] in counted]
        yield name, "parameters", got["parameters"], truth["params"]
        yield name, "calls", ours, [tuple(c[1:]) for c in truth["calls"] if c[1] in counted]
    for name, parameters in PUBLISHED.items():
        yield name, "parameters", model.analyse(found[name])["parameters"], parameters
    for name, (arch, parameters) in presets.preactivation_of_others().items():
        yield name, "parameters", model.analyse(arch)["parameters"], parameters
    for name, macs in PUBLISHED_MACS.items():
        yield name, "macs", model.analyse(found[name])["macs"], macs


def against_torch(count):
    for number, arch in enumerate(arch_gen.valid(count)):
        if model.pytorch_refuses(arch):
            continue
        ours, truth = model.analyse(arch), torch_model.measure(arch)
        # PyTorch runs the branch first; the encoder_decoder style runs the shortcut first.
        ordered = sorted if arch.get("style") == "encoder_decoder" else list
        for key, value in truth.items():
            mine = ours[key]
            if key == "state":
                mine, value = sorted(mine), sorted(value)
            if key == "convs":
                mine, value = ordered(map(repr, mine)), ordered(map(repr, value))
            yield f"random {number}", key, mine, value


def canonical_forms(count):
    for number, arch in enumerate(arch_gen.valid(count)):
        text = spec.canonical(arch)
        yield f"random {number}", "canonical twice", spec.canonical(json.loads(text)), text
        yield f"random {number}", "canonical is valid", schema.problems(json.loads(text)), []
        yield f"random {number}", "same operations", model.analyse(json.loads(text)), model.analyse(arch)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100)
    count = parser.parse_args().count
    checks = failures = 0
    for group in (references(), canonical_forms(count), against_torch(count)):
        for name, what, got, expected in group:
            checks += 1
            if got != expected:
                failures += 1
                print(f"FAILED {name}: {what}: {str(got)[:300]}, expected {str(expected)[:300]}")
    for number, (reason, text) in enumerate(invalid_gen.invalid(arch_gen.valid(50), count)):
        checks += 1
        if not schema.problems_of_text(text):
            failures += 1
            print(f"FAILED invalid {number} ({reason}) passes: {text[:300]}")
    print(f"{checks} checks, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
