"""The network of an architecture file in plain torch.nn, with torchvision-style names.

Independent of the program's own export: written from the manual. Styles are ignored, since they change
names and nesting only; `state_dict()` has torchvision-style names, so weights load by name.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

import spec

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
    def __init__(self, channels, reduction, divisor):
        super().__init__()
        inner = max(1, channels // reduction)
        if divisor > 1:  # the nearest multiple of it, halves up
            inner = max(divisor, int(channels / reduction + divisor / 2) // divisor * divisor)
        self.fc1 = nn.Linear(channels, inner)
        self.fc2 = nn.Linear(inner, channels)

    def forward(self, x):
        gate = torch.sigmoid(self.fc2(F.relu(self.fc1(x.mean((2, 3))))))
        return x * gate[:, :, None, None]


class EfficientChannelAttention(nn.Module):
    def __init__(self, channels):
        super().__init__()
        t = int(abs(math.log2(channels) + 1) / 2)
        kernel = max(3, t if t % 2 else t + 1)
        self.conv = nn.Conv1d(1, 1, kernel, padding=kernel // 2, bias=False)

    def forward(self, x):
        gate = torch.sigmoid(self.conv(x.mean((2, 3))[:, None]))
        return x * gate[:, 0, :, None, None]


def attention(given, channels):
    if not given:
        return None
    if given["type"] == "eca":
        return EfficientChannelAttention(channels)
    return SqueezeExcitation(channels, given["reduction"], given["divisor"])


class Blur(nn.Module):
    """Zhang 2019: binomial filter of three by three with stride 2, the border mirrored."""

    def forward(self, x):
        taps = torch.tensor([1.0, 2.0, 1.0], dtype=x.dtype, device=x.device) / 4
        kernel = torch.outer(taps, taps).expand(x.shape[1], 1, 3, 3)
        return F.conv2d(F.pad(x, (1, 1, 1, 1), mode="reflect"), kernel, stride=2, groups=x.shape[1])


def antialias(kind):
    return Blur() if kind == "blur" else nn.AvgPool2d(2, 2)


class SamePool(nn.Module):
    """2x2 average of stride 1, zeros to the right and below."""

    def forward(self, x):
        return F.avg_pool2d(F.pad(x, (0, 1, 0, 1)), 2, 1)


class Subsample(nn.Module):
    """He 2015's option A: every stride-th pixel, zero channels appended or put around."""

    def __init__(self, extra, stride, around):
        super().__init__()
        self.stride = stride
        self.before = extra // 2 if around else 0
        self.after = extra - self.before

    def forward(self, x):
        return F.pad(x[:, :, ::self.stride, ::self.stride], (0, 0, 0, 0, self.before, self.after))


class Factory:
    """Makes layers by the network-wide choices."""

    def __init__(self, c):
        self.c = c

    def conv(self, inputs, out, kernel, stride=1, groups=1, dilation=1):
        return nn.Conv2d(inputs, out, kernel, stride, dilation * (kernel // 2), dilation, groups, self.c["conv_bias"])

    def norm(self, channels):
        if self.c["norm"]["type"] == "group":
            return nn.GroupNorm(self.c["norm"]["groups"], channels, self.c["norm"]["eps"])
        return nn.BatchNorm2d(channels, self.c["norm"]["eps"])


class Block(nn.Module):
    """`before`: the dilation of the stage before."""

    def __init__(self, make, block, inputs, width, stride, dilation, before):
        super().__init__()
        self.order = block["order"]
        self.reads_input = block["shortcut_input"] == "block"
        self.act = ACTIVATIONS[block["activation"]]
        kind = block["antialias"] if stride == 2 else None
        self.steps = []
        channels, spread = inputs, before
        for i, (kernel, out, groups, carries) in enumerate(self.plan(block, width), 1):
            groups = channels if groups == "depthwise" else groups
            conv = make.conv(channels, out, kernel, stride if carries and not kind else 1, groups, spread if kernel > 1 else 1)
            spread = dilation if kernel > 1 else spread
            norm = make.norm(channels if self.order == "pre_activation" else out)
            self.add_module(f"conv{i}", conv)
            self.add_module(f"bn{i}", norm)
            self.steps.append((conv, norm, antialias(kind) if carries and kind else None))
            channels = out
        self.se = attention(block["attention"], channels)
        self.downsample = None
        if stride != 1 or channels != inputs:
            self.downsample = self.shortcut(make, block, inputs, channels, stride, dilation, before)

    @staticmethod
    def plan(block, width):
        if block["type"] == "basic":
            return [(3, width, 1, True), (3, width, 1, False)]
        if block["type"] == "bottleneck":
            inner = math.floor(width * block["base_width"] / 64) * block["groups"]
            at1 = block["stride_at"] == "conv1"
            return [(1, math.floor(inner / block["reduce_first"]), 1, at1), (3, inner, block["groups"], not at1),
                    (1, width * block["expansion"], 1, False)]
        return [(c["kernel"], max(int(width * c["width"]), 1), c["groups"], c["stride"]) for c in block["convs"]]

    def shortcut(self, make, block, inputs, out, stride, dilation, before):
        kind = block["shortcut"]
        if kind in ("zero_pad", "zero_pad_around"):
            return Subsample(out - inputs, stride, kind == "zero_pad_around")
        layers = []
        if kind == "average_pool":
            pool = nn.AvgPool2d(2, stride, ceil_mode=True, count_include_pad=False) if stride > 1 else SamePool()
            layers = [pool if stride > 1 or dilation > 1 else nn.Identity(), make.conv(inputs, out, 1)]
        elif block["shortcut_kernel"] == 3 and (stride > 1 or dilation > 1):
            layers = [make.conv(inputs, out, 3, stride, 1, before)]
        else:
            layers = [make.conv(inputs, out, 1, stride)]
        if make.c["shortcut_norm"] and self.order != "pre_activation":
            layers.append(make.norm(out))
        return nn.Sequential(*layers)

    def forward(self, x):
        y = source = x
        last = len(self.steps) - 1
        for i, (conv, norm, antialiasing) in enumerate(self.steps):
            if self.order == "pre_activation":
                y = self.act(norm(y))
                if i == 0 and not self.reads_input:
                    source = y
                y = conv(y)
            else:
                y = norm(conv(y))
                if i < last or self.order == "branch_activation":
                    y = self.act(y)
            if antialiasing is not None:
                y = antialiasing(y)
        if self.se is not None:
            y = self.se(y)
        y = y + (x if self.downsample is None else self.downsample(source))
        return self.act(y) if self.order == "post_activation" else y


def stem_pool(make, given, channels, act):
    if given is None:
        return None
    if given["type"] == "convolution":
        return nn.Sequential(make.conv(channels, channels, 3, 2), make.norm(channels), act)
    if given["type"] == "max_blur":
        return nn.Sequential(nn.MaxPool2d(3, 1, 1), Blur())
    if given["type"] == "average":
        return nn.AvgPool2d(2)
    return nn.MaxPool2d(given["kernel"], given["stride"], given["padding"], ceil_mode=given["ceil"])


class Network(nn.Module):
    def __init__(self, arch):
        super().__init__()
        c = spec.complete(arch)
        make = Factory(c)
        pre = c["block"]["order"] == "pre_activation"
        stem = c["stem"]
        self.stem_act = Call(ACTIVATIONS[stem["activation"] or c["block"]["activation"]])
        channels = stem["channels"]
        if stem["convs"] == 1:
            self.conv1 = make.conv(c["input"]["channels"], channels, stem["kernel"], stem["stride"])
        else:
            first, second = stem["widths"]
            self.conv1 = nn.Sequential(make.conv(c["input"]["channels"], first, 3, stem["stride"]), make.norm(first), self.stem_act,
                                       make.conv(first, second, 3), make.norm(second), self.stem_act, make.conv(second, channels, 3))
        self.bn1 = make.norm(channels) if not pre or stem["norm"] else None
        self.maxpool = stem_pool(make, stem["pool"], channels, self.stem_act)
        self.layers = []
        before = 1
        for number, stage in enumerate(c["stages"], 1):
            blocks = []
            for i in range(stage["depth"]):
                block = Block(make, stage["full"], channels, stage["width"], 1 if i else stage["stride"], stage["dilation"],
                              stage["dilation"] if i else before)
                channels = block.plan(stage["full"], stage["width"])[-1][1]
                blocks.append(block)
            before = stage["dilation"]
            layer = nn.Sequential(*blocks)
            self.add_module(f"layer{number}", layer)
            self.layers.append(layer)
        self.norm = make.norm(channels) if pre and c["final_norm"] else None
        self.final_act = ACTIVATIONS[c["block"]["activation"]]
        self.head = c["head"]["type"]
        if self.head == "linear":
            self.fc = nn.Linear(channels, c["head"]["classes"])
        elif self.head == "mlp":
            self.fc = nn.Sequential(nn.Linear(channels, c["head"]["hidden"]), nn.Dropout(c["head"]["dropout"]),
                                    nn.Linear(c["head"]["hidden"], c["head"]["classes"]))

    def forward(self, x):
        x = self.conv1(x)
        if self.bn1 is not None:
            x = self.stem_act(self.bn1(x))
        if self.maxpool is not None:
            x = self.maxpool(x)
        for layer in self.layers:
            x = layer(x)
        if self.norm is not None:
            x = self.final_act(self.norm(x))
        if self.head == "none":
            return x
        x = x.mean((2, 3))
        return x if self.head == "pool" else self.fc(x)


def multiplications(module, output):
    """Of a convolution or linear layer: a product for each weight that each output reads."""
    return output.numel() * module.weight[0].numel()


def measure(arch):
    """Parameters, buffers, output shape, products and every convolution's geometry, from PyTorch on the meta device."""
    with torch.device("meta"):
        net = Network(arch).eval()
        c = spec.complete(arch)["input"]
        convs, linears, macs = [], [], []

        def record(module, inputs, output):
            macs.append(multiplications(module, output))
            if isinstance(module, nn.Conv2d):
                convs.append((module.in_channels, module.out_channels, module.kernel_size[0], module.stride[0], module.padding[0],
                              module.dilation[0], module.groups, list(output.shape)))
            elif isinstance(module, nn.Linear):
                linears.append((module.in_features, module.out_features))

        for module in net.modules():
            if isinstance(module, (nn.Conv2d, nn.Conv1d, nn.Linear)):
                module.register_forward_hook(record)
        with torch.no_grad():
            output = net(torch.empty(1, c["channels"], c["height"], c["width"]))
    return {"parameters": sum(p.numel() for p in net.parameters()), "buffers": sum(b.numel() for b in net.buffers()),
            "convs": convs, "linears": linears, "macs": sum(macs), "output_shape": list(output.shape),
            "state": [(name, list(tensor.shape)) for name, tensor in net.state_dict().items()]}
