"""Receptive boxes against gradients: which pixels of the input have one, in PyTorch.

Usage: box_check.py BIN_DIR [--count N]

Every weight is positive and so is the input, so that no two paths cancel and no activation is flat; the maximum of a window has a gradient
at one pixel only, so an average stands in its place. Group norm reads the whole map, which a receptive field does not count: left out.
"""

import argparse
import json
import pathlib
import subprocess
import sys

import torch
from torch import nn

import arch_gen
import model
import spec
import torch_model


def network(arch):
    net = torch_model.ResNet(arch).double().eval()
    for module in net.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            nn.init.constant_(module.weight, 1 / module.weight[0].numel())
            if module.bias is not None:
                nn.init.zeros_(module.bias)
    for name, module in list(net.named_modules()):
        if isinstance(module, nn.MaxPool2d):
            average = nn.AvgPool2d(module.kernel_size, module.stride, module.padding, module.ceil_mode, count_include_pad=False)
            net.set_submodule(name, average)
    return net


def gradient_boxes(arch, rows):
    net = network(arch)
    outputs = {}
    for name in {row[0] for row in rows}:
        net.get_submodule(name).register_forward_hook(lambda module, inputs, output, name=name: outputs.update({name: output}))
    c = spec.complete(arch)["input"]
    x = torch.rand(1, c["channels"], c["height"], c["width"], dtype=torch.float64) + 0.5
    x.requires_grad_()
    net(x)
    for name, y, x_at, *_ in rows:
        gradient, = torch.autograd.grad(outputs[name][0, :, y, x_at].sum(), x, retain_graph=True)
        seen = (gradient[0].abs().sum(0) > 0).nonzero()
        yield [name, y, x_at, *seen.min(0).values.tolist(), *seen.max(0).values.tolist()]


def architectures(count):
    for number, arch in enumerate(arch_gen.valid(count)):
        height, width = (64, 64) if '"average"' in json.dumps(arch) else (53 + number % 23, 40 + number % 31)
        arch["input"] = {**arch.get("input", {}), "height": height, "width": width}
        if spec.complete(arch)["norm"]["type"] == "group" or model.pytorch_refuses(arch):
            continue
        cost = model.analyse(arch)
        if cost["macs"] < 3e7 and len(cost["operations"]) < 100: # a gradient for every box
            yield arch


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=500)
    options = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    archs = list(architectures(options.count))
    lines = "".join(json.dumps(arch) + "\n" for arch in archs)
    answer = subprocess.run([options.bin / "residua-boxes"], input=lines, capture_output=True, text=True, check=True)
    checked = wrong = 0
    for arch, line in zip(archs, answer.stdout.splitlines(), strict=True):
        rows = json.loads(line)
        if rows is None:
            continue
        for ours, truth in zip(rows, gradient_boxes(arch, rows), strict=True):
            checked += 1
            if ours != truth:
                wrong += 1
                print("differs:", ours, "gradient:", truth, json.dumps(arch))
    print(f"{checked} boxes of {len(archs)} architectures, {wrong} differ")
    return 1 if wrong or checked < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
