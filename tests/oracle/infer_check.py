"""What is inferred from names and shapes, against the architectures that made them.

Usage: infer_check.py BIN_DIR [--all] [--seed N]

BIN_DIR holds `residua-infer`. The tensors of random architectures are named as each family of programs names them, and with names taken
away. The inferred architecture must be the one that made the file in every key that names and shapes determine; every other key that
differs must be among the assumed. `--all`: 500 architectures with torchvision's names and 100 with those of each other family.
"""

import argparse
import collections
import json
import math
import pathlib
import subprocess
import sys

import arch_gen
import infer_names
import model
import spec

# What a file always tells, and so must never be among the assumed.
TOLD = {"input.channels", "stem.channels", "stem.convs", "stem.kernel", "stem.widths", "norm.type", "conv_bias", "head.classes", "head.hidden"}


def flat(arch):
    """Every key with its value, each stage's block complete."""
    c = spec.complete(arch)
    found = {"conv_bias": c["conv_bias"], "shortcut_norm": c["shortcut_norm"], "final_norm": c["final_norm"],
             "block.order": c["block"]["order"], "block.shortcut_input": c["block"]["shortcut_input"], "stages": len(c["stages"])}
    for part in ("input", "stem", "norm", "head", "init"):
        found.update({f"{part}.{key}": value for key, value in c[part].items() if key != "halves"})
    for i, stage in enumerate(c["stages"]):
        found.update({f"stages.{i}.{key}": stage[key] for key in ("depth", "width", "stride", "dilation")})
        written = {key: value for key, value in stage["full"].items() if key not in spec.NETWORK_BLOCK_KEYS and spec.applies(key, stage["full"])}
        found.update({f"stages.{i}.block.{key}": value for key, value in written.items()})
    return found


def is_assumed(key, assumed):
    names = [key]
    if ".block." in key:
        names.append(key[key.index("block."):])
    if key == "stages":
        names = [name for name in assumed if name.startswith("stages.") and name.endswith(".depth")]
    return any(name in assumed for name in names)


def differences(family, arch, state, answer, tensors):
    if "architecture" not in answer:
        return [answer.get("refused") or answer.get("exception")]
    truth, got = flat(arch), flat(answer["architecture"])
    assumed = {entry["key"] for entry in answer["assumed"]}
    expected_style = {"encoder_decoder", "sequential"} & {family}
    found = [f"style {answer['architecture']['style']}"] if expected_style - {answer["architecture"]["style"]} else []
    found += [f"{key} is told by every file and yet assumed" for key in sorted(TOLD & assumed)]
    alike = truth["stages"] == got["stages"] and all(truth[f"stages.{i}.depth"] == got[f"stages.{i}.depth"] for i in range(truth["stages"]))
    # A custom block with the convolutions of a basic one is the same network.
    other_type = {f"stages.{i}.block." for i in range(truth["stages"]) if truth[f"stages.{i}.block.type"] != got.get(f"stages.{i}.block.type")}
    if "block.type" not in assumed:
        other_type = set()
    for key in sorted(truth.keys() | got.keys()):
        if any(key.startswith(stage) for stage in other_type) and key.rpartition(".")[2] in spec.BLOCK_KEY_TYPES:
            continue
        if truth.get(key) == got.get(key) or is_assumed(key, assumed):
            continue
        if key.startswith("stages.") and not alike and is_assumed("stages", assumed):
            continue  # blocks that were cut in another way
        found.append(f"{key}: {got.get(key)}, expected {truth.get(key)}, and not assumed")
    for entry in answer["assumed"]:
        key = entry["key"]
        value = got.get(key, got.get(f"stages.0.{key}"))
        if key in got and key not in ("stem.pool",) and value != entry["value"] and not isinstance(value, (dict, list)):
            found.append(f"{key} is {value}, assumed {entry['value']}")
    parameters = sum(math.prod(shape) for _, shape in state)
    parts = sum(not name.endswith(".filt") for name, _ in tensors)  # a filter against aliasing is no tensor of the network here
    if len(answer["names"]) != parts or answer["unused"]:
        found.append(f"{len(answer['names'])} of {parts} tensors have a place; not used: {answer['unused'][:5]}")
    elif not parameters:
        found.append("no parameters")
    return found


def cases(count, others, seed):
    """Family, architecture, state in torchvision's names, and the file's tensors."""
    archs = arch_gen.valid(count, seed)
    for family, named in infer_names.FAMILIES.items():
        wanted, done = count if family == "torchvision" else others, 0
        for arch in archs if family == "torchvision" else endless(archs, seed):
            arch = arch | {"style": "torchvision"}
            if family == "lightly":
                arch["head"] = {"type": "pool"}
            state = model.analyse(arch)["state"]
            tensors = named(arch, state)
            if tensors is None:
                continue
            yield family, arch, state, tensors
            done += 1
            if done == wanted:
                break


def endless(archs, seed):
    yield from archs
    for more in range(1, 40):
        yield from arch_gen.valid(300, seed + 1000 * more)[len(arch_gen.CORNERS):]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin_dir", type=pathlib.Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--family")
    options = parser.parse_args()
    count, others = (500, 100) if options.all else (60, 12)
    if options.family:
        infer_names.FAMILIES = {options.family: infer_names.FAMILIES[options.family]}
    given = list(cases(count, others, options.seed))
    lines = b"".join(json.dumps(tensors).encode() + b"\n" for *_, tensors in given)
    done = subprocess.run([str(options.bin_dir / "residua-infer")], input=lines, stdout=subprocess.PIPE, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    failures = collections.Counter()
    if done.returncode or len(answers) != len(given):
        print(f"FAILED residua-infer ended with status {done.returncode} after {len(answers)} of {len(given)} files")
        failures["crash"] = 1
    for (family, arch, state, tensors), answer in zip(given, answers):
        found = differences(family, arch, state, answer, tensors)
        if found:
            failures[family] += 1
            print(f"FAILED {family}: {json.dumps(arch)}")
            for line in found[:6]:
                print("  " + str(line))
    totals = collections.Counter(family for family, *_ in given)
    print(", ".join(f"{family} {totals[family] - failures[family]}/{totals[family]}" for family in totals))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
