"""What photographs say of an inferred network, through the program: `infer`, and weight files wherever an architecture stands.

Usage: evidence_check.py BIN_DIR [--all] [--photographs FOLDER]

Small networks whose batch norms are calibrated on other pictures (mirrored pieces of the samples) with one thing unlike the convention:
zeros after the channels, the stride at a bottleneck's first convolution, SiLU, no pool, another preparation; and large networks. It must be told
right, or said to be a tie; a network like the convention, one that was never trained and two with random statistics must stay as they are. `--all`: ten of each.
`--photographs`: calibrated on the .ppm files there, and not on pieces of the samples. The published networks and users' files are
looked for in $RESIDUA_FIELD, as in akamaster_check.py.
"""

import argparse
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy
import torch
import torch.nn.functional as F
from torch import nn

import cli as command_line
import torch_model
from akamaster_check import DEVIATION, FIELD, MEAN, SOURCE, picture

CAFFE = (103.939, 116.779, 123.68)


def normal(x, mean, deviation):
    return (x - torch.tensor(mean)[:, None, None]) / torch.tensor(deviation)[:, None, None]


PREPARATIONS = {"ImageNet's mean and deviation": lambda x: normal(x, MEAN, DEVIATION), "mean 0.5, deviation 0.5": lambda x: 2 * x - 1,
                "0-1": lambda x: x, "0-255 BGR less Caffe's means": lambda x: normal(255 * x.flip(1), CAFFE, (1.0, 1.0, 1.0))}
# What is unlike the convention: in the architecture, or how images are prepared.
KINDS = {"conventional": {}, "zeros after": {"shortcut": "zero_pad"}, "stride at conv1": {"type": "bottleneck", "stride_at": "conv1"},
         "SiLU": {"activation": "silu"}, "leaky ReLU": {"activation": "leaky_relu"},
         "0.5/0.5": "mean 0.5, deviation 0.5", "0-1": "0-1", "Caffe": "0-255 BGR less Caffe's means", "no pool": {},
         "no pool, SiLU": {"type": "bottleneck", "stride_at": "conv1", "activation": "silu"}, "large": {"type": "bottleneck"},
         "large, SiLU": {"type": "bottleneck", "stride_at": "conv1", "activation": "silu"},
         "large, no pool, SiLU": {"type": "bottleneck", "activation": "silu"}, "random statistics": {}, "near statistics": {},
         "untrained": {}, "wide stem": {"shortcut": "projection"}}
LONG = ("large, no pool, SiLU",)  # with --all alone
RANDOM = ("random statistics", "near statistics")
CONVENTIONAL = {"type": "basic", "shortcut": "zero_pad_around", "activation": "relu", "stride_at": "conv2"}
SAMPLES = [picture(SOURCE / "resources" / "images" / f"{name}.ppm")[0] for name in ("cat", "coffee", "astronaut")]


def pieces(rng, count, side=32):
    """Mirrored pieces of the sample photographs."""
    found = []
    for _ in range(count):
        whole = rng.choice(SAMPLES)
        size = rng.randint(min(whole.shape[1:]) // 3, min(whole.shape[1:]))
        top, left = (rng.randint(0, extent - size) for extent in whole.shape[1:])
        piece = whole[None, :, top:top + size, left:left + size]
        found.append(F.interpolate(piece.flip(3) if rng.random() < 0.5 else piece, (side, side), mode="bilinear", antialias=True))
    return torch.cat(found)


def network(kind, seed):
    """The architecture and a network of it that saw pieces of photographs."""
    rng = random.Random(f"{kind} {seed}")
    torch.manual_seed(rng.randrange(2 ** 31))
    own = KINDS[kind]
    block = {"shortcut": "zero_pad_around"} | (own if isinstance(own, dict) else {})
    arch = {"input": {"height": 32, "width": 32}, "stem": {"channels": 16, "kernel": 3, "stride": 1, "pool": None},
            "stages": [{"depth": rng.randint(1, 3), "width": width} for width in (16, 32, 64)], "block": block,
            "head": {"type": "linear", "classes": 10}}
    side = 32
    if kind == "wide stem":  # of small images: neither a stride nor a pool, which its kernel does not tell
        arch["stem"] |= {"channels": 8, "kernel": 7}
        arch["stages"] = [{"depth": 2, "width": width} for width in (8, 16, 24, 32)]
    if "pool" in kind or "large" in kind:
        side = 224
        arch["input"] = {"height": side, "width": side}
        arch["stem"] |= {"kernel": 7, "stride": 2}
    if "large" in kind:
        arch["stem"]["channels"] = 64
        arch["stages"] = [{"depth": rng.randint(1, 3), "width": width} for width in (64, 128, 256, 512)]
        block["shortcut"] = "projection"
        if "no pool" not in kind:
            del arch["stem"]["pool"]
    net = torch_model.ResNet(arch)
    norms = [module for module in net.modules() if isinstance(module, nn.BatchNorm2d)]
    with torch.no_grad():
        for norm in norms:
            norm.weight.uniform_(0.5, 1.5)
            norm.bias.normal_(0, 0.3)
            norm.momentum = 1.0
        if kind != "untrained":
            net.train()(PREPARATIONS[own if isinstance(own, str) else next(iter(PREPARATIONS))](pieces(rng, 128 if side == 32 else 16, side)))
        if kind == "near statistics":  # of no photograph, but near to what a fresh network's are
            for module in net.modules():
                if isinstance(module, nn.Conv2d):
                    nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if isinstance(module, nn.BatchNorm2d):
                    module.weight.fill_(1)
                    module.bias.fill_(0)
                    module.running_mean.normal_(0, 0.1)
                    module.running_var.uniform_(0.5, 1.5)
        if kind == "random statistics":
            for norm in norms:
                norm.running_mean.normal_()
                norm.running_var.uniform_(0.2, 3)
    return arch, net


def infer(cli, path):
    done = subprocess.run([cli.program, "infer", str(path), "--format", "json"], env=cli.environment, capture_output=True, check=True)
    return command_line.json.loads(done.stdout), done.stderr.decode()


def chosen(result):
    block, preparation = result["architecture"]["block"], result["preparation"]
    evidence = preparation["evidence"]
    return {key: block[key] for key in CONVENTIONAL}, evidence[0]["value"] if evidence else next(iter(PREPARATIONS))


def untold(result, ties):
    """Values that would have been taken if there were no better one, and of which nothing is said."""
    for entry in result["assumed"]:
        usual = CONVENTIONAL.get(entry["key"].rpartition(".")[2])
        divergence = {str(each["value"]): each["divergence"] for each in entry["evidence"]}
        if usual in divergence and entry["value"] != usual:
            limit = min(0.5, 0.8 * divergence[usual])
            yield from (f'{entry["key"]}: {value} is as good as told, and no tie is said' for value, of in divergence.items()
                        if value != entry["value"] and of <= limit and not any(f'"{value}"' in line for line in ties))


def check(cli, kind, seed, folder):
    """What is wrong, as sentences."""
    _, net = network(kind, seed)
    path = folder / "w.safetensors"
    command_line.write_safetensors(path, {name: tensor.numpy() for name, tensor in net.state_dict().items()})
    result, told = infer(cli, path)
    block, preparation = chosen(result)
    own = KINDS[kind]
    wanted = CONVENTIONAL | (own if isinstance(own, dict) else {})
    if "large" in kind or kind == "wide stem":
        wanted["shortcut"] = "projection"
    if kind == "no pool":
        del wanted["activation"]  # of so few pieces the statistics tell ReLU and SiLU apart by chance
    wanted_preparation = own if isinstance(own, str) else next(iter(PREPARATIONS))
    ties = [line for line in told.splitlines() if "a tie:" in line]
    found = [f"{key} is {block[key]}, expected {wanted[key]}, and no tie is said" for key in wanted
             if block[key] != wanted[key] and not any(f'"{wanted[key]}"' in line for line in ties)]
    found += untold(result, ties)
    if preparation != wanted_preparation and not any(wanted_preparation in line for line in ties):
        found.append(f"preparation is {preparation}, expected {wanted_preparation}, and no tie is said")
    told_pool = any("a tie:" in line and "stem.pool null" in line or "not told from" in line and "stem.pool" in line for line in told.splitlines())
    if "no pool" in kind and result["architecture"]["stem"]["pool"] is not None and not told_pool:
        found.append(f"the pool stays: {told}")
    if kind in ("large", "large, SiLU") and result["architecture"]["stem"]["pool"] is None and not told_pool:
        found.append(f"the pool goes: {told}")
    if kind == "wide stem" and not told_pool:
        found.append(f"the stem is not in doubt: {told}")
    if kind == "untrained" and "not tested" not in told or kind in RANDOM and "not those of photographs" not in told:
        found.append(f"nothing says that there is no evidence: {told}")
    return [f"{kind} {seed}: {line}" for line in found]


def published(cli):
    """The networks of akamaster's keep their zeros around the channels, by a clear margin."""
    for path in sorted((FIELD / "weights").glob("resnet*.th")):
        result, told = infer(cli, path)
        evidence = {entry["key"]: entry["evidence"] for entry in result["assumed"]}["block.shortcut"]
        print(path.name, *(f"{each['value']} {each['divergence']:.3g}" for each in evidence))
        if [each["value"] for each in evidence] != ["zero_pad_around", "zero_pad"] or evidence[0]["divergence"] > 0.8 * evidence[1]["divergence"]:
            yield f"{path.name}: {evidence}"
        if result["key"] != "state_dict" or result["prefix"] != "module." or result["unused"]:
            yield f"{path.name}: {result['key']}, {result['prefix']}, {result['unused']}"
        top = cli.json("run", path, "--image", SOURCE / "resources" / "images" / "cat.ppm", "--format", "json")["top"][0]
        if top["class"] != 3 or top["probability"] < 0.99:
            yield f"{path.name}: the cat is {top}"


def users(cli, folder):
    """A file of users is run with no other word than its name; what its network computes is known."""
    numpy.save(folder / "x.npy", numpy.random.default_rng(1).standard_normal((1, 3, 40, 32)).astype(numpy.float32))
    for case in ("02-checkpoint-recipe", "03-prefix-and-names"):
        tiny = FIELD / "cases" / case
        if not tiny.is_dir():
            print(f"skipped: {tiny} is not there")
            continue
        size = ["--set", "input.height=40"]
        for kind in ("linear", "pool"):
            cli("run", tiny / "tiny.residua.json", *size, "--set", f"head.type={kind}", "--weights", tiny / "tiny.safetensors", "--input",
                folder / "x.npy", "--save-output", folder / f"{kind}.npy")
        for path in sorted(tiny.iterdir()):
            if path.suffix in (".txt", ".py", ".json") or path.name == "whole_model.pt":
                continue
            cli("run", path, "--input", folder / "x.npy", "--save-output", folder / "y.npy")
            got = numpy.load(folder / "y.npy")
            truth = numpy.load(folder / ("linear.npy" if got.shape[1] == 10 else "pool.npy"))
            if got.shape != truth.shape or abs(got - truth).max() > 1e-4 * abs(truth).max():
                yield f"{path.name}: {got}, expected {truth}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin_dir", type=pathlib.Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--photographs", type=pathlib.Path)
    options = parser.parse_args()
    if options.photographs:
        SAMPLES[:] = [picture(path)[0] for path in sorted(options.photographs.glob("*.ppm"))]
    cli, found, count = command_line.Cli(options.bin_dir), [], 10 if options.all else 1
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for kind in KINDS if options.all else [kind for kind in KINDS if kind not in LONG]:
            for seed in range(count):
                found += check(cli, kind, seed, folder)
        found += [*published(cli), *users(cli, folder)]
    for line in found:
        print("FAILED", line)
    print(f"{count * (len(KINDS) if options.all else len(KINDS) - len(LONG))} calibrated networks, {len(found)} failures")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
