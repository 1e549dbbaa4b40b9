"""The CIFAR networks of github.com/akamaster/pytorch_resnet_cifar10 with their published weights.

Usage: akamaster_check.py BIN_DIR

The files are looked for in $RESIDUA_FIELD/weights (by default ../shared/field beside the source tree) and are no part of the
project; where they are missing the check is skipped. The program's logits must be those of the repository's own network, written
down here again: half of a shortcut's zero channels stand before the others, half after. The sample cat must be a cat.
"""

import os
import pathlib
import sys
import tempfile

import numpy
import torch
import torch.nn.functional as F
from torch import nn

import cli as command_line
import presets

SOURCE = pathlib.Path(__file__).resolve().parents[2]
FIELD = pathlib.Path(os.environ.get("RESIDUA_FIELD", SOURCE.parent / "shared" / "field"))
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
CAT = 3
SKIPPED = 77


class Block(nn.Module):
    def __init__(self, inputs, out, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, out, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(out)
        self.conv2 = nn.Conv2d(out, out, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(out)
        self.changes = stride != 1 or inputs != out
        self.side = out // 4

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.changes:
            x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.side, self.side))
        return F.relu(y + x)


class Network(nn.Module):
    def __init__(self, depth):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        self.layer1 = self.stage(16, 16, depth, 1)
        self.layer2 = self.stage(16, 32, depth, 2)
        self.layer3 = self.stage(32, 64, depth, 2)
        self.linear = nn.Linear(64, 10)

    @staticmethod
    def stage(inputs, out, depth, stride):
        return nn.Sequential(Block(inputs, out, stride), *(Block(out, out, 1) for _ in range(depth - 1)))

    def forward(self, x):
        x = self.layer3(self.layer2(self.layer1(F.relu(self.bn1(self.conv1(x))))))
        return self.linear(x.mean((2, 3)))


def picture(path):
    """A binary portable pixmap as [1, 3, h, w] from 0 to 1."""
    magic, size, depth, pixels = path.read_bytes().split(b"\n", 3)
    assert (magic, depth) == (b"P6", b"255"), path
    width, height = map(int, size.split())
    image = numpy.frombuffer(pixels, numpy.uint8).reshape(height, width, 3)
    return torch.from_numpy(image.astype(numpy.float32) / 255).permute(2, 0, 1)[None]


def prepared_cat():
    small = F.interpolate(picture(SOURCE / "resources" / "images" / "cat.ppm"), (32, 32), mode="bilinear", antialias=True)
    return (small - torch.tensor(MEAN)[:, None, None]) / torch.tensor(DEVIATION)[:, None, None]


def check(cli, path, folder):
    """What is wrong, as sentences."""
    trained = torch.load(path, map_location="cpu", weights_only=True)["state_dict"]
    trained = {name.removeprefix("module."): tensor for name, tensor in trained.items()}
    depth = sum(name.startswith("layer1.") and name.endswith("conv1.weight") for name in trained)
    net = Network(depth).eval()
    net.load_state_dict(trained)
    weights, architecture = folder / "w.safetensors", folder / "arch.json"
    # The files are older than the norms' counters: PyTorch sets them to 0.
    command_line.write_safetensors(weights, {name.replace("linear.", "fc."): t.numpy() for name, t in net.state_dict().items()})
    command_line.write_json(architecture, presets.cifar(depth, "zero_pad_around"))
    found = []
    for what, x in (("noise", torch.randn(1, 3, 32, 32, generator=torch.Generator().manual_seed(depth))), ("cat", prepared_cat())):
        numpy.save(folder / "x.npy", x.numpy())
        cli("run", architecture, "--input", folder / "x.npy", "--weights", weights, "--save-output", folder / "y.npy")
        got = torch.from_numpy(numpy.load(folder / "y.npy"))
        with torch.no_grad():
            truth = net(x)
        if (got - truth).abs().max() > 1e-4 * truth.abs().max():
            found.append(f"{what}: logits {got.tolist()}, expected {truth.tolist()}")
    probabilities = got.softmax(1)[0]
    print(f"{path.name}: {100 * probabilities[CAT]:.2f} % cat")
    if probabilities[CAT] < 0.99:
        found.append(f"the cat is no cat: {probabilities.tolist()}")
    return found


def main():
    paths = sorted((FIELD / "weights").glob("resnet*.th"))
    if not paths:
        print(f"skipped: no resnet*.th in {FIELD / 'weights'} (RESIDUA_FIELD names the folder above)")
        return SKIPPED
    cli, failures = command_line.Cli(pathlib.Path(sys.argv[1])), 0
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            for line in check(cli, path, pathlib.Path(folder)):
                failures += 1
                print(f"FAILED {path.name}: {line}")
    return command_line.verdict(len(paths), failures, "networks")


if __name__ == "__main__":
    sys.exit(main())
