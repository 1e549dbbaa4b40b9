"""The network of an architecture file in plain torch.nn, in torchvision's style: names, nesting, order of registration.

Independent of the program's own export: written from the manual. The file's style is ignored, since it changes names and
nesting only; weights with torchvision's names load in every style.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

import spec


def activation(name):
    return {"relu": lambda: nn.ReLU(inplace=True), "leaky_relu": lambda: nn.LeakyReLU(0.01, inplace=True),
            "silu": lambda: nn.SiLU(inplace=True), "gelu": nn.GELU, "hardswish": lambda: nn.Hardswish(inplace=True)}[name]()


class SEModule(nn.Module):
    def __init__(self, channels, reduction, divisor):
        super().__init__()
        inner = max(1, channels // reduction)
        if divisor > 1:  # the nearest multiple of it, halves up
            inner = max(divisor, int(channels / reduction + divisor / 2) // divisor * divisor)
        self.fc1 = nn.Linear(channels, inner)
        self.act = nn.ReLU(inplace=True)
        self.fc2 = nn.Linear(inner, channels)
        self.gate = nn.Sigmoid()

    def forward(self, x):
        gate = self.gate(self.fc2(self.act(self.fc1(x.mean((2, 3))))))
        return x * gate[:, :, None, None]


class ECAModule(nn.Module):
    def __init__(self, channels):
        super().__init__()
        t = int(abs(math.log2(channels) + 1) / 2)
        kernel = max(3, t if t % 2 else t + 1)
        self.conv = nn.Conv1d(1, 1, kernel, padding=kernel // 2, bias=False)
        self.gate = nn.Sigmoid()

    def forward(self, x):
        gate = self.gate(self.conv(x.mean((2, 3))[:, None]))
        return x * gate[:, 0, :, None, None]


def attention(given, channels):
    if given["type"] == "eca":
        return ECAModule(channels)
    return SEModule(channels, given["reduction"], given["divisor"])


class BlurPool2d(nn.Module):
    """Zhang 2019: binomial filter of three by three with stride 2, the border mirrored."""

    def forward(self, x):
        taps = torch.tensor([1.0, 2.0, 1.0], dtype=x.dtype, device=x.device) / 4
        kernel = torch.outer(taps, taps).expand(x.shape[1], 1, 3, 3)
        return F.conv2d(F.pad(x, (1, 1, 1, 1), mode="reflect"), kernel, stride=2, groups=x.shape[1])


def antialias(kind):
    return BlurPool2d() if kind == "blur" else nn.AvgPool2d(2, 2)


class AvgPool2d(nn.AvgPool2d):
    """2x2 average of stride 1, zeros to the right and below: the map keeps its size."""

    def __init__(self):
        super().__init__(2, 1)

    def forward(self, x):
        return super().forward(F.pad(x, (0, 1, 0, 1)))


def subsample(extra, stride, around):
    """He 2015's option A: every stride-th pixel, zero channels appended or put around."""
    before = extra // 2 if around else 0
    return lambda x: F.pad(x[:, :, ::stride, ::stride], (0, 0, 0, 0, before, extra - before))


class Factory:
    """Makes layers by the network-wide choices."""

    def __init__(self, c):
        self.c = c

    def conv(self, inputs, out, kernel, stride=1, groups=1, dilation=1):
        return nn.Conv2d(inputs, out, kernel, stride, dilation * (kernel // 2), dilation, groups, self.c["conv_bias"])

    def norm(self, channels):
        if self.c["norm"]["type"] == "group":
            return nn.GroupNorm(self.c["norm"]["groups"], channels, float(self.c["norm"]["eps"]))
        return nn.BatchNorm2d(channels, float(self.c["norm"]["eps"]))


class Block(nn.Module):
    """`before`: the dilation of the stage before."""

    def __init__(self, make, block, inputs, width, stride, dilation, before):
        super().__init__()
        self.order = block["order"]
        self.reads_input = block["shortcut_input"] == "block"
        self.kind = block["antialias"] if stride == 2 else None
        self.act_name = "relu" if block["activation"] == "relu" else "act"
        pre, act = self.order == "pre_activation", activation(block["activation"])
        plan = self.plan(block, width)
        self.count = len(plan)
        channels, spread = inputs, before
        for i, (kernel, out, groups, carries) in enumerate(plan, 1):
            groups = channels if groups == "depthwise" else groups
            conv = make.conv(channels, out, kernel, stride if carries and not self.kind else 1, groups, spread if kernel > 1 else 1)
            spread = dilation if kernel > 1 else spread
            if pre:
                self.add_module(f"bn{i}", make.norm(channels))
            self.add_module(f"conv{i}", conv)
            if not pre:
                self.add_module(f"bn{i}", make.norm(out))
            if block["type"] == "basic" and i == 1 and not pre:  # as torchvision's class does it
                self.add_module(self.act_name, act)
            if carries:
                self.carrier = i
            if carries and self.kind:
                self.aa = antialias(self.kind)
            channels = out
        self.has_attention = block["attention"] is not None
        if self.has_attention:
            self.se = attention(block["attention"], channels)
        self.add_module(self.act_name, act)
        self.shortcut = None
        if stride != 1 or channels != inputs:
            self.shortcut = self.make_shortcut(make, block, inputs, channels, stride, dilation, before)

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

    def make_shortcut(self, make, block, inputs, out, stride, dilation, before):
        kind = block["shortcut"]
        if kind in ("zero_pad", "zero_pad_around"):
            return subsample(out - inputs, stride, kind == "zero_pad_around")
        layers = []
        if kind == "average_pool":
            pool = nn.AvgPool2d(2, stride, ceil_mode=True, count_include_pad=False) if stride > 1 else AvgPool2d()
            layers = [pool if stride > 1 or dilation > 1 else nn.Identity(), make.conv(inputs, out, 1)]
        elif block["shortcut_kernel"] == 3 and (stride > 1 or dilation > 1):
            layers = [make.conv(inputs, out, 3, stride, 1, before)]
        else:
            layers = [make.conv(inputs, out, 1, stride)]
        if make.c["shortcut_norm"] and self.order != "pre_activation":
            layers.append(make.norm(out))
        self.downsample = nn.Sequential(*layers)
        return self.downsample.forward

    def forward(self, x):
        y = source = x
        act = getattr(self, self.act_name)
        for i in range(1, self.count + 1):
            conv, norm = getattr(self, f"conv{i}"), getattr(self, f"bn{i}")
            if self.order == "pre_activation":
                y = act(norm(y))
                if i == 1 and not self.reads_input:
                    source = y
                y = conv(y)
            else:
                y = norm(conv(y))
                if i < self.count or self.order == "branch_activation":
                    y = act(y)
            if self.kind and i == self.carrier:
                y = self.aa(y)
        if self.has_attention:
            y = self.se(y)
        y = y + (x if self.shortcut is None else self.shortcut(source))
        return act(y) if self.order == "post_activation" else y


CLASSES = {"basic": "BasicBlock", "bottleneck": "Bottleneck"}


def block_class(block):
    return type(CLASSES.get(block["type"], block["name"]), (Block,), {})


def stem_pool(make, given, channels, act):
    if given is None:
        return None
    if given["type"] == "convolution":
        return nn.Sequential(make.conv(channels, channels, 3, 2), make.norm(channels), act)
    if given["type"] == "max_blur":
        return nn.Sequential(nn.MaxPool2d(3, 1, 1), BlurPool2d())
    if given["type"] == "average":
        return nn.AvgPool2d(2)
    return nn.MaxPool2d(given["kernel"], given["stride"], given["padding"], ceil_mode=given["ceil"])


class ResNet(nn.Module):
    def __init__(self, arch):
        super().__init__()
        c = spec.complete(arch)
        make = Factory(c)
        stem, kind = c["stem"], c["block"]["activation"]
        pre, channels = c["block"]["order"] == "pre_activation", stem["channels"]
        stem_kind = stem["activation"] or kind
        if stem["convs"] == 1:
            self.conv1 = make.conv(c["input"]["channels"], channels, stem["kernel"], stem["stride"])
        else:
            first, second = stem["widths"]
            self.conv1 = nn.Sequential(make.conv(c["input"]["channels"], first, 3, stem["stride"]), make.norm(first),
                                       activation(stem_kind), make.conv(first, second, 3), make.norm(second),
                                       activation(stem_kind), make.conv(second, channels, 3))
        self.front = ["conv1"]
        if not pre or stem["norm"]:
            self.bn1 = make.norm(channels)
            self.front += ["bn1", "relu" if stem_kind == "relu" else "act1"]
            self.add_module(self.front[-1], activation(stem_kind))
        if stem["pool"]:
            self.maxpool = stem_pool(make, stem["pool"], channels, activation(stem_kind))
            self.front.append("maxpool")
        before = 1
        for number, stage in enumerate(c["stages"], 1):
            blocks = []
            for i in range(stage["depth"]):
                block = block_class(stage["full"])(make, stage["full"], channels, stage["width"], 1 if i else stage["stride"],
                                                   stage["dilation"], stage["dilation"] if i else before)
                channels = block.plan(stage["full"], stage["width"])[-1][1]
                blocks.append(block)
            before = stage["dilation"]
            self.add_module(f"layer{number}", nn.Sequential(*blocks))
            self.front.append(f"layer{number}")
        if pre and c["final_norm"]:
            self.norm = make.norm(channels)
            self.front += ["norm", "relu" if kind == "relu" else "act"]
            self.add_module(self.front[-1], activation(kind))
        self.head = c["head"]["type"]
        if self.head != "none":
            self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        if self.head == "linear":
            self.fc = nn.Linear(channels, c["head"]["classes"])
        elif self.head == "mlp":
            self.fc = nn.Sequential(nn.Linear(channels, c["head"]["hidden"]), nn.Dropout(float(c["head"]["dropout"])),
                                    nn.Linear(c["head"]["hidden"], c["head"]["classes"]))

    def forward(self, x):
        for name in self.front:
            x = getattr(self, name)(x)
        if self.head == "none":
            return x
        x = self.avgpool(x).flatten(1)
        return x if self.head == "pool" else self.fc(x)


def multiplications(module, output):
    """Of a convolution or linear layer: a product for each weight that each output reads."""
    return output.numel() * module.weight[0].numel()


def skip_norms(net):
    """Makes its norms pass on what they get: the shapes stay the same, and on the meta device a norm takes ten times as long."""
    for module in net.modules():
        if isinstance(module, (nn.BatchNorm2d, nn.GroupNorm)):
            module.forward = lambda x: x


def measure(arch):
    """Parameters, buffers, output shape, products and every convolution's geometry, from PyTorch on the meta device."""
    with torch.device("meta"):
        net = ResNet(arch).eval()
    skip_norms(net)
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
    size = spec.complete(arch)["input"]
    with torch.no_grad():
        output = net(torch.empty(1, size["channels"], size["height"], size["width"], device="meta"))
    return {"parameters": sum(p.numel() for p in net.parameters()), "buffers": sum(b.numel() for b in net.buffers()),
            "convs": convs, "linears": linears, "macs": sum(macs), "output_shape": list(output.shape),
            "state": [(name, list(tensor.shape)) for name, tensor in net.state_dict().items()]}
