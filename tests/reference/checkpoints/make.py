"""Makes the small files of this folder, which tst_checkpoint.cpp and residua-checkpoints read. By hand, with PyTorch and NumPy:

    .deps/venv/bin/python tests/reference/checkpoints/make.py

Every tensor holds 0, 1, 2, ... in row-major order, so that a reader can tell whether it found each element.
"""

import collections
import pathlib
import pickle
import sys
import types

import numpy
import torch
from torch import nn

HERE = pathlib.Path(__file__).resolve().parent


def counted(*shape, dtype=torch.float32):
    return torch.arange(int(numpy.prod(shape)), dtype=torch.float32).reshape(shape).to(dtype)


def state():
    whole = torch.cat([torch.full((3,), -1.0), counted(2, 3).flatten()])
    odd = torch.stack([counted(4), torch.full((4,), -1.0)], 1)
    return collections.OrderedDict([
        ("plain", counted(2, 3)),
        ("transposed", counted(2, 3).t().contiguous().t()),
        ("channels_last", counted(2, 3, 2, 2).contiguous(memory_format=torch.channels_last)),
        ("part", whole[3:].view(2, 3)),
        ("every_second", odd[:, 0]),
        ("half", counted(2, 3, dtype=torch.float16)),
        ("bfloat", counted(2, 3, dtype=torch.bfloat16)),
        ("double", counted(2, 3, dtype=torch.float64)),
        ("long", counted(2, 3, dtype=torch.int64)),
        ("int", counted(2, 3, dtype=torch.int32)),
        ("short", counted(2, 3, dtype=torch.int16)),
        ("char", counted(2, 3, dtype=torch.int8)),
        ("byte", counted(2, 3, dtype=torch.uint8)),
        ("bool", counted(2, dtype=torch.bool)),
        ("scalar", torch.tensor(7.0)),
        ("empty", torch.zeros(0, 3)),
        ("float8", counted(2, 3).to(torch.float8_e4m3fn)),
    ])


class Lightning:
    """A class that whoever reads the file does not have."""


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(2, 3, 1)
        self.layer1 = nn.Sequential(nn.BatchNorm2d(3))
        self.register_buffer("kept", counted(2))
        self.register_buffer("dropped", counted(2), persistent=False)
        with torch.no_grad():
            for tensor in self.state_dict().values():
                tensor.copy_(counted(*tensor.shape) if tensor.shape else tensor)

    def forward(self, x):
        return self.layer1(self.conv1(x))


def training(average):
    weights = {name: value for name, value in state().items() if name in ("plain", "half", "scalar")}
    net = Net()
    optimiser = torch.optim.Adam(net.parameters())
    net(torch.ones(1, 2, 2, 2)).sum().backward()
    optimiser.step()
    return {"epoch": 3, "best": torch.tensor(0.5), "model": {"module." + name: value for name, value in weights.items()}, average: weights,
            "optimizer": optimiser.state_dict(), "hyper_parameters": Lightning()}


def main():
    module = types.ModuleType("nowhere")
    sys.modules["nowhere"] = module
    for kind in (Lightning, Net):
        kind.__module__ = "nowhere"
        setattr(module, kind.__name__, kind)
    old = {"_use_new_zipfile_serialization": False}
    torch.save(state(), HERE / "state.pth")
    torch.save(collections.OrderedDict((name, value) for name, value in state().items() if name != "float8"), HERE / "state_old.pth", **old)
    torch.serialization.set_crc32_options(False) # so that what is damaged reaches the pickle machine
    torch.save(state(), HERE / "without_checksums.pth")
    torch.serialization.set_crc32_options(True)
    torch.save(training("model_ema"), HERE / "training.pth")
    torch.save(Net(), HERE / "module.pth")
    copies = {f"module.{copy}.{name}": counted(2, 3) for copy in ("encoder_k", "encoder_q") for name in "abcd"}
    torch.save({"state_dict": copies | {"module.queue": counted(50)}}, HERE / "copies.pth")
    torch.jit.script(Net()).save(HERE / "script.pt")
    arrays = {"model": {"plain": counted(2, 3).numpy(), "fortran": numpy.asfortranarray(counted(2, 3).numpy()),
                        "double": counted(2, 3).numpy().astype("<f8"), "long": counted(2, 3).numpy().astype("<i8"),
                        "high": numpy.arange(120, 136, dtype="u1"), "large": counted(33, 32).numpy()}, "__author__": "nobody"}
    for protocol in range(6):
        (HERE / f"arrays{protocol}.pkl").write_bytes(pickle.dumps(arrays, protocol))
        tensors = collections.OrderedDict((name, value) for name, value in state().items() if name != "float8")
        (HERE / f"tensors{protocol}.pkl").write_bytes(pickle.dumps(tensors, protocol))


if __name__ == "__main__":
    main()
