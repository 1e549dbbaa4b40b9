"""The network of an architecture file in plain torch.nn, with torchvision-style names.

Independent of the program's own export: written from the manual. Styles are ignored, since they change
names and nesting only; `state_dict()` has torchvision-style names, so weights load by name.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

import model

ACTIVATIONS = {"relu": F.relu, "leaky_relu": lambda x: F.leaky_relu(x, 0.01), "silu": F.silu, "gelu": F.gelu,
               "hardswish": F.hardswish}


class Call(nn.Module):
    """A function as a module without state."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


class SqueezeExcitation(nn.Module):
    def __init__(self, channels, reduction):
        super().__init__()
        inner = max(1, channels // reduction)
        self.fc1 = nn.Linear(channels, inner)
        self.fc2 = nn.Linear(inner, channels)

    def forward(self, x):
        gate = torch.sigmoid(self.fc2(F.relu(self.fc1(x.mean((2, 3))))))
        return x * gate[:, :, None, None]


class Subsample(nn.Module):
    """He 2015's option A: every stride-th pixel, zero channels appended."""

    def __init__(self, extra, stride):
        super().__init__()
        self.extra, self.stride = extra, stride

    def forward(self, x):
        x = x[:, :, ::self.stride, ::self.stride]
        zeros = torch.zeros(x.shape[0], self.extra, *x.shape[2:], dtype=x.dtype, device=x.device)
        return torch.cat([x, zeros], 1)


class Factory:
    """Makes layers by the network-wide choices."""

    def __init__(self, c):
        self.c = c

    def conv(self, inputs, out, kernel, stride=1, groups=1, dilation=1):
        return nn.Conv2d(inputs, out, kernel, stride, dilation * (kernel // 2), dilation, groups, self.c["conv_bias"])

    def norm(self, channels):
        if self.c["norm"]["type"] == "group":
            return nn.GroupNorm(self.c["norm"]["groups"], channels)
        return nn.BatchNorm2d(channels)


class Block(nn.Module):
    def __init__(self, make, block, inputs, width, stride, dilation):
        super().__init__()
        self.order = block["order"]
        self.act = ACTIVATIONS[block["activation"]]
        self.steps = []
        channels = inputs
        for i, (kernel, out, groups, carries) in enumerate(self.plan(block, width), 1):
            groups = channels if groups == "depthwise" else groups
            conv = make.conv(channels, out, kernel, stride if carries else 1, groups, dilation if kernel > 1 else 1)
            norm = make.norm(channels if self.order == "pre_activation" else out)
            self.add_module(f"conv{i}", conv)
            self.add_module(f"bn{i}", norm)
            self.steps.append((conv, norm))
            channels = out
        self.se = SqueezeExcitation(channels, block["attention"]["reduction"]) if block["attention"] else None
        self.downsample = None
        if stride != 1 or channels != inputs:
            self.downsample = self.shortcut(make, block, inputs, channels, stride)

    @staticmethod
    def plan(block, width):
        if block["type"] == "basic":
            return [(3, width, 1, True), (3, width, 1, False)]
        if block["type"] == "bottleneck":
            inner = math.floor(width * block["base_width"] / 64) * block["groups"]
            at1 = block["stride_at"] == "conv1"
            return [(1, inner, 1, at1), (3, inner, block["groups"], not at1), (1, width * block["expansion"], 1, False)]
        return [(c["kernel"], max(int(width * c["width"]), 1), c["groups"], c["stride"]) for c in block["convs"]]

    def shortcut(self, make, block, inputs, out, stride):
        kind = block["shortcut"]
        if kind == "zero_pad":
            return Subsample(out - inputs, stride)
        layers = []
        if kind == "average_pool":
            pool = nn.AvgPool2d(2, stride, ceil_mode=True, count_include_pad=False)
            layers.append(pool if stride > 1 else nn.Identity())
            stride = 1
        layers.append(make.conv(inputs, out, 1, stride))
        if make.c["shortcut_norm"] and self.order != "pre_activation":
            layers.append(make.norm(out))
        return nn.Sequential(*layers)

    def forward(self, x):
        y = source = x
        last = len(self.steps) - 1
        for i, (conv, norm) in enumerate(self.steps):
            if self.order == "pre_activation":
                y = self.act(norm(y))
                if i == 0:
                    source = y
                y = conv(y)
            else:
                y = norm(conv(y))
                if i < last or self.order == "branch_activation":
                    y = self.act(y)
        if self.se is not None:
            y = self.se(y)
        y = y + (x if self.downsample is None else self.downsample(source))
        return self.act(y) if self.order == "post_activation" else y


class Network(nn.Module):
    def __init__(self, arch):
        super().__init__()
        c = model.complete(arch)
        make = Factory(c)
        self.pre = c["block"]["order"] == "pre_activation"
        stem = c["stem"]
        self.stem_act = Call(ACTIVATIONS[stem["activation"] or c["block"]["activation"]])
        channels = stem["channels"]
        if stem["convs"] == 1:
            self.conv1 = make.conv(c["input"]["channels"], channels, stem["kernel"], stem["stride"])
        else:
            half = channels // 2
            self.conv1 = nn.Sequential(make.conv(c["input"]["channels"], half, 3, stem["stride"]), make.norm(half), self.stem_act,
                                       make.conv(half, half, 3), make.norm(half), self.stem_act, make.conv(half, channels, 3))
        if not self.pre:
            self.bn1 = make.norm(channels)
        self.pool = None
        if stem["pool"]:
            self.pool = nn.MaxPool2d(stem["pool"]["kernel"], stem["pool"]["stride"], stem["pool"]["kernel"] // 2)
        self.layers = []
        dilation = 1
        for number, stage in enumerate(c["stages"], 1):
            blocks = []
            for i in range(stage["depth"]):
                first = i == 0
                block = Block(make, stage["full"], channels, stage["width"], stage["stride"] if first else 1,
                              dilation if first else stage["dilation"])
                channels = block.plan(stage["full"], stage["width"])[-1][1]
                blocks.append(block)
            dilation = stage["dilation"]
            layer = nn.Sequential(*blocks)
            self.add_module(f"layer{number}", layer)
            self.layers.append(layer)
        if self.pre:
            self.norm = make.norm(channels)
            self.final_act = ACTIVATIONS[c["block"]["activation"]]
        self.head = c["head"]["type"]
        if self.head == "linear":
            self.fc = nn.Linear(channels, c["head"]["classes"])
        elif self.head == "mlp":
            self.fc = nn.Sequential(nn.Linear(channels, c["head"]["hidden"]), nn.Dropout(c["head"]["dropout"]),
                                    nn.Linear(c["head"]["hidden"], c["head"]["classes"]))

    def forward(self, x):
        x = self.conv1(x)
        if not self.pre:
            x = self.stem_act(self.bn1(x))
        if self.pool is not None:
            x = self.pool(x)
        for layer in self.layers:
            x = layer(x)
        if self.pre:
            x = self.final_act(self.norm(x))
        if self.head == "none":
            return x
        x = x.mean((2, 3))
        return x if self.head == "pool" else self.fc(x)


def measure(arch):
    """Parameters, buffers, output shape and every convolution's geometry, from PyTorch on the meta device."""
    with torch.device("meta"):
        net = Network(arch).eval()
        c = model.complete(arch)["input"]
        convs, linears = [], []

        def record(module, inputs, output):
            if isinstance(module, nn.Conv2d):
                convs.append((module.in_channels, module.out_channels, module.kernel_size[0], module.stride[0], module.padding[0],
                              module.dilation[0], module.groups, list(output.shape)))
            else:
                linears.append((module.in_features, module.out_features))

        for module in net.modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                module.register_forward_hook(record)
        with torch.no_grad():
            output = net(torch.empty(1, c["channels"], c["height"], c["width"]))
    return {"parameters": sum(p.numel() for p in net.parameters()), "buffers": sum(b.numel() for b in net.buffers()),
            "convs": convs, "linears": linears, "output_shape": list(output.shape)}
