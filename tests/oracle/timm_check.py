"""timm's ResNets against the program: parameters, multiply-accumulates, and logits with timm's own weights.

Usage: timm_check.py BIN_DIR [--all | NAME...] [--threads N]

Without names: a dozen of the entry points of timm's resnet.py, picked so that every argument that any of them gives to the
constructor is there, and some of them dilated, at 96x96. `--all`: every one but the two pruned ones, at the size it was made for,
which takes half an hour, 6 GB of memory and 2 GB of disk. The list is timm's registry, the architecture files come from the arguments of timm's constructor.
Where timm is not installed (pip install --no-deps timm==1.0.31) the check is skipped.
"""

import argparse
import importlib.util
import pathlib
import sys
import tempfile
import time

import numpy
import torch
from torch import nn

import cli as command_line
import model
import torch_model

SAMPLE = 12
SMALL = 96
DILATED = [("resnet18", 8), ("resnet50d", 16), ("resnext50_32x4d", 8)]
TOLERANCE = 1e-4
SKIPPED = 77


def traits(arguments):
    """What may set a network apart: every argument's value; of numbers, since there are many, only that there is one."""
    return {key if type(value) in (int, float) and value > 1 else f"{key}={value}" for key, value in arguments.items() if key != "layers"}


def sample(library):
    """Names of the cheapest networks that together have every trait, filled up to SAMPLE with the next."""
    given = {name: library.arguments(name) for name in library.names()}
    cost = {name: model.analyse(library.architecture(*a))["macs"] for name, a in given.items()}
    order = sorted(given, key=cost.get)
    left, chosen = set().union(*(traits(a) for a, _ in given.values())), []
    while left:
        name = max(order, key=lambda name: (len(traits(given[name][0]) & left) / cost[name], name))
        chosen.append(name)
        left -= traits(given[name][0])
    chosen += [name for name in order if name not in chosen][:max(0, SAMPLE - len(chosen))]
    return sorted(chosen, key=cost.get)


def products(net, x):
    """The output for `x` and the products of all convolutions and linear layers."""
    macs = []

    def count(module, inputs, output):
        macs.append(torch_model.multiplications(module, output))

    hooks = [m.register_forward_hook(count) for m in net.modules() if isinstance(m, (nn.Conv2d, nn.Conv1d, nn.Linear))]
    with torch.no_grad():
        output = net(x)
    for hook in hooks:
        hook.remove()
    return output, sum(macs)


def check(cli, library, name, folder, side, **options):
    """What is wrong, as sentences; `side` replaces the height and width that the network was made for, unless it is None."""
    arguments, size = library.arguments(name, **options)
    size = (size[0], side, side) if side else size
    arch = library.architecture(arguments, size)
    file, weights, x_file, y_file = (folder / n for n in ("arch.json", "w.safetensors", "x.npy", "y.npy"))
    command_line.write_json(file, arch)
    net = library.create(name, **options).eval()
    seed = sum(name.encode())
    library.draw_norms(net, (size[0], 64, 64), seed)
    x = torch.randn(1, *size, generator=torch.Generator().manual_seed(seed))
    truth, macs = products(net, x)
    command_line.write_safetensors(weights, {n: tensor.numpy() for n, tensor in net.state_dict().items()})
    expected = {"parameters": sum(p.numel() for p in net.parameters()), "macs": macs}
    del net
    found = []
    for what, totals in (("the program", cli.json("summary", file, "--format", "json")["totals"]), ("the oracle", model.analyse(arch))):
        found += [f"{key} of {what}: {totals[key]}, timm's {value}" for key, value in expected.items() if totals[key] != value]
    numpy.save(x_file, x.numpy())
    cli("run", file, "--input", x_file, "--weights", weights, "--save-output", y_file)
    got, scale = torch.from_numpy(numpy.load(y_file)), truth.abs().max()
    error = float((got - truth).abs().max() / scale)
    if not error <= TOLERANCE:
        found.append(f"logits differ by {error:.1e} of {float(scale):.3g}")
    if not 1e-3 < truth.std() < 1e6:
        found.append(f"logits that say nothing: deviation {truth.std()}")
    print(f"{name}{''.join(f' {k}={v}' for k, v in options.items())}: {expected['parameters']} parameters, {macs} MACs, error {error:.1e}",
          end="", flush=True)
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin_dir", type=pathlib.Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    if importlib.util.find_spec("timm") is None:
        print("skipped: timm is not installed (packaging/setup.sh says how)")
        return SKIPPED
    import timm_library

    torch.set_num_threads(options.threads)
    names = options.names or (timm_library.names() if options.all else sample(timm_library))
    cases = [(name, {}) for name in names]
    if not options.names:
        cases += [(name, {"output_stride": stride}) for name, stride in DILATED]
    cli, failures = command_line.Cli(options.bin_dir, options.threads), 0
    for name, arguments in cases:
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            try:
                found = check(cli, timm_library, name, pathlib.Path(folder), None if options.all else SMALL, **arguments)
            except Exception as error:  # one network's failure must not hide the others'
                found = [f"{type(error).__name__}: {error}"]
        print(f" ({time.monotonic() - start:.1f} s)")
        failures += bool(found)
        for line in found:
            print(f"FAILED {name} {arguments}: {line}")
    print(f"{len(cases)} networks of timm's, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
