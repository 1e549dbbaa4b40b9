"""Random architectures exported to PyTorch: printed tree, state, torchinfo's table and output equal the program's.

The tree in torchvision's style is also that of the oracle's own network.

Usage: export_check.py BIN_DIR [--count N] [--only I] [--presets]

Networks below 100 million multiply-accumulates also run: the program, its export and the oracle's own network must
give the same output for weights with torchvision's names that the oracle draws (every tensor, running means too).
"""

import argparse
import concurrent.futures
import difflib
import importlib.util
import json
import pathlib
import re
import sys
import tempfile

import numpy
import torch

import arch_gen
import cli as command_line
import model
import presets
import spec
import torch_model

try:
    import torchinfo
except ImportError:
    torchinfo = None

RUN_BELOW_MACS = 100_000_000


def load_export(path):
    """The exported file as a module."""
    found = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def old_print(text):
    """Newer PyTorch also prints the norms' bias."""
    return re.sub(r"((?:BatchNorm2d|GroupNorm)\(.*affine=True), bias=True", r"\1", text)


def text_difference(what, got, expected):
    if got == expected:
        return []
    lines = list(difflib.unified_diff(expected.splitlines(), got.splitlines(), "PyTorch", "ours", lineterm="", n=0))
    return [what + ":\n    " + "\n    ".join(lines[:10] or ["line ends differ"])]


def draw_weights(net, seed):
    """Values that tell every tensor from every other: no norm is the identity, no bias is zero."""
    rng = numpy.random.RandomState(seed)
    weights = {}
    for name, tensor in net.state_dict().items():
        shape = tuple(tensor.shape)
        if name.endswith("num_batches_tracked"):
            weights[name] = numpy.array(rng.randint(0, 1000), numpy.int64)
        elif name.endswith("running_var") or (name.endswith("weight") and len(shape) == 1):
            weights[name] = rng.uniform(0.5, 1.5, shape).astype(numpy.float32)
        elif len(shape) < 2:
            weights[name] = rng.normal(0, 0.2, shape).astype(numpy.float32)
        else:
            fan_in = numpy.prod(shape[1:])
            weights[name] = rng.normal(0, fan_in ** -0.5, shape).astype(numpy.float32)
    return weights


def tensors(weights):
    return {name: torch.from_numpy(numpy.array(value)) for name, value in weights.items()}


def close(what, got, expected):
    if got.shape != expected.shape:
        return [f"{what}: shape {got.shape}, expected {expected.shape}"]
    scale = max(1.0, float(numpy.abs(expected).max()))
    if numpy.allclose(got, expected, rtol=1e-4, atol=1e-5 * scale):
        return []
    return [f"{what}: differs by up to {numpy.abs(got - expected).max()} at values up to {scale}"]


def layers(tree):
    """The lines of a printed tree that are layers with parameters or windows, without their places."""
    kinds = "Conv2d|Conv1d|Linear|BatchNorm2d|GroupNorm|MaxPool2d|AvgPool2d|BlurPool2d|Dropout"
    return sorted(re.findall(rf"\((?:{kinds}).*", re.sub(r"\(\w+\): ", "(", tree)))


def compare_trees(cli, arch, file):
    """In torchvision's style line by line; the layers of other styles are the same in other places."""
    with torch.device("meta"):
        own = old_print(str(torch_model.ResNet(arch))) + "\n"
    found = text_difference("tree in torchvision's style", cli("tree", file, "--style", "torchvision"), own)
    tree = cli("tree", file)
    if re.search(r"\(\d+-\d+\): \d+ x ", tree):  # a ModuleList prints what is the same once
        return found
    found += text_difference("layers of the tree", "\n".join(layers(tree)), "\n".join(layers(own)))
    return found + [f"{name} stands {tree.count(name)} times in the tree, expected {own.count(name)}"
                    for name in ("(aa): ", "(se): SEModule", "(se): ECAModule") if tree.count(name) != own.count(name)]


def compare_outputs(cli, arch, file, exported, folder, number):
    own, named = folder / f"own{number}.safetensors", folder / f"tv{number}.safetensors"
    net = torch_model.ResNet(arch).eval()
    weights = draw_weights(net, number)
    command_line.write_safetensors(named, weights)
    net.load_state_dict(tensors(weights))
    size = spec.complete(arch)["input"]
    x = numpy.random.RandomState(number).standard_normal((1, size["channels"], size["height"], size["width"])).astype(numpy.float32)
    numpy.save(folder / f"x{number}.npy", x)
    found = []
    with torch.no_grad():
        truth = net(torch.from_numpy(x)).numpy()
        cli("export", file, "--to", "safetensors", "--weights", named, "--output", own)
        exported.load_state_dict(tensors(command_line.read_safetensors(own)))
        found += close("the export's output", exported.eval()(torch.from_numpy(x)).numpy(), truth)
    # Starting libtorch takes most of the time: only one of the two files is run.
    weight_file, output = (named, own)[number % 2], folder / f"y{number}.npy"
    cli("run", file, "--input", folder / f"x{number}.npy", "--weights", weight_file, "--save-output", output)
    return found + close(f"the output of run with {weight_file.stem[:2]} names", numpy.load(output), truth)


def check(bin_dir, number, arch, limit=RUN_BELOW_MACS):
    """(what differs as sentences, whether it also ran)."""
    cli, found, ran = command_line.Cli(bin_dir), [], False
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        file = folder / "arch.json"
        file.write_text(json.dumps(arch))
        try:
            code = folder / f"exported{number}.py"
            cli("export", file, "--to", "pytorch", "--output", code)
            small = model.analyse(arch)["macs"] < limit
            runs = not model.pytorch_refuses(arch)
            with torch.device("cpu" if small else "meta"):
                exported = load_export(code).build_model().eval()
            found += text_difference("tree", cli("tree", file), old_print(str(exported)) + "\n")
            found += compare_trees(cli, arch, file)
            state = cli.json("summary", file, "--format", "json", "--arithmetic")["state"]
            parameters = {n for n, _ in exported.named_parameters()}
            expected = [[n, list(t.shape), "parameter" if n in parameters else "buffer"] for n, t in exported.state_dict().items()]
            if [[e["name"], e["shape"], e["kind"]] for e in state] != expected:
                found.append("state differs")
            if not small:
                torch_model.skip_norms(exported)
            if torchinfo and runs:
                size = spec.complete(arch)["input"]
                table = torchinfo.summary(exported, (1, size["channels"], size["height"], size["width"]), verbose=0,
                                          device="cpu" if small else "meta")
                found += text_difference("torchinfo", cli("summary", file, "--style", "torchinfo", "--arithmetic"), str(table) + "\n")
            if small and runs:
                found += compare_outputs(cli, arch, file, exported, folder, number)
                ran = True
        except Exception as error:  # one network's failure must not hide the others'
            found.append(f"{type(error).__name__}: {error}")
    return found, ran


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin_dir", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--only", type=int, help="check this one alone and print its file")
    parser.add_argument("--presets", action="store_true", help="all presets instead, every one of them run")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(1)
    if not torchinfo:
        print("note: torchinfo cannot be imported, its tables are not compared")
    limit = float("inf") if options.presets else RUN_BELOW_MACS
    archs = list(presets.all_presets().values()) if options.presets else arch_gen.valid(options.count if options.only is None else options.only + 1)
    numbers = [options.only] if options.only is not None else range(min(options.count, len(archs)))
    failures = ran = 0
    with concurrent.futures.ProcessPoolExecutor(options.workers) as pool:
        results = pool.map(check, [options.bin_dir] * len(numbers), numbers, [archs[n] for n in numbers], [limit] * len(numbers))
        for number, (found, executed) in zip(numbers, results):
            ran += executed
            if found:
                failures += 1
                print(f"FAILED {number}: {json.dumps(archs[number])}")
                for line in found:
                    print("  " + line)
    print(f"{len(numbers)} exports, {ran} of them run: {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
