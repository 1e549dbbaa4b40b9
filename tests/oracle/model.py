"""The network of an architecture file, operation by operation, in plain Python arithmetic (see spec.py)."""

import math

from spec import ACTIVATIONS, basic_convs, complete

MAX_CHANNELS = 65536
MAX_PARAMETERS = 2_000_000_000


def conv_plan(block, width):
    """The convolutions of a block: (kernel, channels out, groups or "depthwise", carries the stride)."""
    if block["type"] == "bottleneck":
        inner = width * block["base_width"] // 64 * block["groups"]
        first = block["stride_at"] == "conv1"
        return [(1, inner // block["reduce_first"], 1, first), (3, inner, block["groups"], not first),
                (1, width * block["expansion"], 1, False)]
    convs = basic_convs() if block["type"] == "basic" else block["convs"]
    return [(c["kernel"], max(1, math.floor(width * c["width"])), c["groups"], c["stride"]) for c in convs]


def squeezed(channels, attention):
    """How many channels are left between the two linear layers of SE."""
    reduction, d = attention["reduction"], attention["divisor"]
    if d == 1:
        return max(1, channels // reduction)
    return max(d, (2 * channels + reduction * d) // (2 * reduction * d) * d)


def eca_kernel(channels):
    t = 0  # the largest with 2 t <= log2(channels) + 1
    while 4 ** (t + 1) <= 2 * channels:
        t += 1
    return max(3, t if t % 2 else t + 1)


class Builder:
    """Collects operations; `problems` are the structural ones, found on the way, as (key or None, what is wrong).

    The operations that have a state carry the path that it has in torchvision's style.
    """

    def __init__(self, arch):
        self.c = complete(arch)
        self.order = self.c["block"]["order"]
        self.ops = []
        self.problems = []
        self.shape = (self.c["input"]["channels"], self.c["input"]["height"], self.c["input"]["width"])
        self.at = ""
        self.add("Input", self.shape)

    def fail(self, what, key=None):
        self.problems.append((key, what))

    def add(self, kind, shape, parameters=0, macs=0, state=(), name=None, **more):
        self.shape = shape
        self.ops.append({"type": kind, "shape": [1, *shape], "parameters": parameters, "macs": macs,
                         "state": [(f"{self.at}{name}.{entry}", list(size)) for entry, size in state], **more})

    def size(self, size):
        """The height and width of a map; a problem where nothing is left."""
        for key, value in zip(("input.height", "input.width"), size):
            if value < 1:
                self.fail("nothing is left of the map", key)
        return [max(1, value) for value in size]

    def conv(self, name, out, kernel, stride=1, groups=1, dilation=1):
        channels, h, w = self.shape
        if groups == "depthwise":
            groups = channels
            if out != channels:
                self.fail(f"depthwise {channels} to {out}")
        if channels % groups or out % groups:
            self.fail(f"groups {groups} do not divide {channels} to {out}")
            groups = 1
        if out > MAX_CHANNELS:
            self.fail(f"{out} channels")
        padding = dilation * (kernel // 2)
        size = [(x + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1 for x in (h, w)]
        weights = out * (channels // groups) * kernel * kernel
        state = [("weight", (out, channels // groups, kernel, kernel))] + ([("bias", (out,))] if self.c["conv_bias"] else [])
        self.add("Conv2d", (out, *size), weights + (out if self.c["conv_bias"] else 0), weights * size[0] * size[1], state, name,
                 conv=[channels, out, kernel, stride, padding, dilation, groups])

    def norm(self, name):
        channels = self.shape[0]
        if channels > MAX_CHANNELS:
            self.fail(f"norm of {channels} channels")
        state = [("weight", (channels,)), ("bias", (channels,))]
        if self.c["norm"]["type"] == "batch":
            state += [("running_mean", (channels,)), ("running_var", (channels,)), ("num_batches_tracked", ())]
            self.add("BatchNorm2d", self.shape, 2 * channels, 0, state, name)
        else:
            if channels % self.c["norm"]["groups"]:
                self.fail(f"norm groups do not divide {channels}")
            self.add("GroupNorm", self.shape, 2 * channels, 0, state, name)

    def act(self, name):
        self.add(ACTIVATIONS[name], self.shape)

    def linear(self, name, out):
        inputs = self.shape[0]
        self.add("Linear", (out,), inputs * out + out, inputs * out, [("weight", (out, inputs)), ("bias", (out,))], name,
                 linear=[inputs, out])

    def blur(self):
        """3x3 with stride 2; its reflected border needs two pixels."""
        for key, value in zip(("input.height", "input.width"), self.shape[1:]):
            if value < 2:
                self.fail("a blur of one pixel", key)
        self.add("BlurPool2d", (self.shape[0], *(-(-x // 2) for x in self.shape[1:])))

    def average(self):
        self.add("AvgPool2d", (self.shape[0], *self.size([x // 2 for x in self.shape[1:]])))

    def stem(self):
        stem = self.c["stem"]
        activation = stem["activation"] or self.c["block"]["activation"]
        if stem["convs"] == 3:
            if stem["halves"] and stem["channels"] % 2:
                self.fail("a deep stem needs even channels")
            first, second = stem["widths"]
            plan = [(first, 3, stem["stride"]), (second, 3, 1), (stem["channels"], 3, 1)]
            names = [("conv1.0", "conv1.1"), ("conv1.3", "conv1.4"), ("conv1.6", "bn1")]
        else:
            plan, names = [(stem["channels"], stem["kernel"], stem["stride"])], [("conv1", "bn1")]
        for i, ((out, kernel, stride), (conv, norm)) in enumerate(zip(plan, names)):
            self.conv(conv, out, kernel, stride)
            if i + 1 < len(plan) or self.order != "pre_activation" or stem["norm"]:
                self.norm(norm)
                self.act(activation)
        if stem["pool"]:
            self.stem_pool(stem["pool"], activation)

    def stem_pool(self, pool, activation):
        if pool["type"] == "convolution":
            self.conv("maxpool.0", self.shape[0], 3, 2)
            self.norm("maxpool.1")
            self.act(activation)
        elif pool["type"] == "average":
            self.average()
        elif pool["type"] == "max_blur":
            self.add("MaxPool2d", self.shape)
            self.blur()
        else:
            k, s, p = pool["kernel"], pool["stride"], pool["padding"]
            size = [(x + 2 * p - k + (s - 1 if pool["ceil"] else 0)) // s + 1 for x in self.shape[1:]]
            # With `ceil` the last window may hang over the border but has to begin before the padding on that side.
            size = [n - 1 if pool["ceil"] and (n - 1) * s >= x + p else n for n, x in zip(size, self.shape[1:])]
            self.add("MaxPool2d", (self.shape[0], *self.size(size)))

    def shortcut(self, block, out, stride, dilation, previous):
        """The shortcut from the present shape, where it changes the shape."""
        channels, h, w = self.shape
        if block["shortcut"].startswith("zero_pad"):
            if out < channels:
                self.fail(f"zero_pad narrows {channels} to {out}")
            self.add("Pad", (out, -(-h // stride), -(-w // stride)))
            return
        kernel, name = 1, 0
        if block["shortcut"] == "average_pool":
            if stride > 2:
                self.fail(f"average_pool with stride {stride}")
            size = (-(-h // stride), -(-w // stride))
            self.add("AvgPool2d" if stride > 1 or dilation > 1 else "Identity", (channels, *size))
            stride, name = 1, 1
        elif stride > 1 or dilation > 1:
            kernel = block["shortcut_kernel"]
        self.conv(f"downsample.{name}", out, kernel, stride, 1, previous if kernel > 1 else 1)
        if self.c["shortcut_norm"] and self.order != "pre_activation":
            self.norm(f"downsample.{name + 1}")

    def attend(self, attention):
        if not attention:
            return
        shape = self.shape
        channels = shape[0]
        self.add("AdaptiveAvgPool2d", (channels, 1, 1))
        if attention["type"] == "eca":
            kernel = eca_kernel(channels)
            self.add("Conv1d", (1, channels), kernel, channels * kernel, [("weight", (1, 1, kernel))], "se.conv")
        else:
            self.linear("se.fc1", squeezed(channels, attention))
            self.add("ReLU", self.shape)
            self.linear("se.fc2", channels)
        self.add("Sigmoid", self.shape)
        self.add("Mul", shape)

    def branch(self, block, plan, stride, dilation, previous, before_first_conv):
        """`previous`: the dilation of the first convolution with a kernel above 1."""
        kind = block["antialias"] if stride == 2 else None
        for i, (kernel, channels, groups, carries) in enumerate(plan, 1):
            if self.order == "pre_activation":
                self.norm(f"bn{i}")
                self.act(block["activation"])
                if i == 1:
                    before_first_conv()
            spread = 1
            if kernel > 1:
                spread, previous = previous, dilation
            blurred = carries and kind
            self.conv(f"conv{i}", channels, kernel, stride if carries and not blurred else 1, groups, spread)
            if self.order != "pre_activation":
                self.norm(f"bn{i}")
                if i < len(plan) or self.order == "branch_activation":
                    self.act(block["activation"])
            if blurred:
                (self.blur if kind == "blur" else self.average)()
        self.attend(block["attention"])

    def block(self, block, width, stride, dilation, previous):
        plan, start = conv_plan(block, width), self.shape
        out = plan[-1][1]
        changes = stride != 1 or start[0] != out
        # Only the encoder_decoder style runs the shortcut first: before the branch or, where it reads what the first norm and
        # activation give, after these.
        first = changes and self.c["style"] == "encoder_decoder"
        after_activation = self.order == "pre_activation" and block["shortcut_input"] == "activation"
        end = start

        def shortcut():
            nonlocal end
            self.shape = start
            self.shortcut(block, out, stride, dilation, previous)
            end, self.shape = self.shape, start

        if first and not after_activation:
            shortcut()
        self.branch(block, plan, stride, dilation, previous, shortcut if first and after_activation else lambda: None)
        branch = self.shape
        if changes and not first:
            shortcut()
        for key, got, expected in zip(("input.height", "input.width"), branch[1:], end[1:]):
            if got != expected:
                self.fail(f"branch {branch} and shortcut {end} differ", key)
        self.shape = branch
        self.add("Add", branch)
        if self.order == "post_activation":
            self.act(block["activation"])

    def stages(self):
        previous = 1
        for number, stage in enumerate(self.c["stages"]):
            if stage["full"]["antialias"]:
                if self.order == "pre_activation":
                    self.fail("antialias with pre_activation", "antialias")
                if stage["stride"] > 2:
                    self.fail(f"antialias with stride {stage['stride']}", f"stages.{number}")
            for index in range(stage["depth"]):
                self.at = f"layer{number + 1}.{index}."
                self.block(stage["full"], stage["width"], stage["stride"] if index == 0 else 1, stage["dilation"],
                           previous if index == 0 else stage["dilation"])
            previous = stage["dilation"]
        self.at = ""

    def head(self):
        if self.order == "pre_activation" and self.c["final_norm"]:
            self.norm("norm")
            self.act(self.c["block"]["activation"])
        head = self.c["head"]
        if head["type"] == "none":
            return
        channels = self.shape[0]
        self.add("AdaptiveAvgPool2d", (channels, 1, 1))
        self.add("Flatten", (channels,))
        if head["type"] == "mlp":
            self.linear("fc.0", head["hidden"])
            self.add("Dropout", self.shape)
            self.linear("fc.2", head["classes"])
        elif head["type"] == "linear":
            if head["dropout"] > 0:
                self.add("Dropout", self.shape)
            self.linear("fc", head["classes"])

    def build(self):
        self.stem()
        self.stages()
        self.head()
        if sum(op["parameters"] for op in self.ops) > MAX_PARAMETERS:
            self.fail("too many parameters")
        return self


def is_buffer(name):
    return name.endswith(("running_mean", "running_var", "num_batches_tracked"))


def analyse(arch):
    """Costs of a valid architecture at batch 1."""
    ops = Builder(arch).build().ops
    elements = sum(math.prod(op["shape"]) for op in ops if op["type"] not in ("Input", "Flatten", "Dropout"))
    state = [entry for op in ops for entry in op["state"]]
    return {"parameters": sum(op["parameters"] for op in ops), "macs": sum(op["macs"] for op in ops),
            "buffers": sum(math.prod(shape) for name, shape in state if is_buffer(name)), "activation_bytes": 4 * elements,
            "operations": ops, "state": state, "convs": [(*op["conv"], op["shape"]) for op in ops if op["type"] == "Conv2d"],
            "linears": [tuple(op["linear"]) for op in ops if op["type"] == "Linear"],
            "output_shape": ops[-1]["shape"]}


def pytorch_refuses(arch):
    """True where PyTorch's Python front end will not run a valid network: group norm of single values."""
    c = complete(arch)
    if c["norm"]["type"] == "batch":
        return False
    return any(op["type"] == "GroupNorm" and math.prod(op["shape"]) == c["norm"]["groups"] for op in Builder(arch).build().ops)
