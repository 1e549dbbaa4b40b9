"""An independent reading of the architecture file: defaults, canonical text, validity and costs.

Written from the manual's description of the format alone, in plain Python arithmetic. It shares nothing
with the C++ code, so that an agreement between the two says something.
"""

import json
import math

STYLES = ["torchvision", "encoder_decoder", "sequential", "small_image"]
ACTIVATIONS = {"relu": "ReLU", "leaky_relu": "LeakyReLU", "silu": "SiLU", "gelu": "GELU", "hardswish": "Hardswish"}
ORDERS = ["post_activation", "pre_activation", "branch_activation"]
SHORTCUTS = ["projection", "average_pool", "zero_pad"]
BLOCK_TYPES = ["basic", "bottleneck", "custom"]
BLOCK_KEYS = ["type", "convs", "name", "expansion", "groups", "base_width", "attention", "order", "stride_at", "shortcut",
              "activation"]
BLOCK_DEFAULTS = {"type": "basic", "convs": None, "name": "Block", "expansion": 4, "groups": 1, "base_width": 64,
                  "attention": None, "order": "post_activation", "stride_at": "conv2", "shortcut": "projection",
                  "activation": "relu"}
# Which block types a key belongs to; all the others belong to all.
BLOCK_KEY_TYPES = {"convs": "custom", "name": "custom", "expansion": "bottleneck", "groups": "bottleneck",
                   "base_width": "bottleneck", "stride_at": "bottleneck"}
MAX_CHANNELS = 65536
MAX_PARAMETERS = 2_000_000_000


def complete_convs(convs):
    """Custom convolutions with every key; exactly one carries the stride."""
    full = [{"kernel": c.get("kernel", 3), "width": c.get("width", 1), "groups": c.get("groups", 1),
             "stride": c.get("stride", False)} for c in convs]
    if not any(c["stride"] for c in full):
        carrier = next((c for c in full if c["kernel"] > 1), full[0])
        carrier["stride"] = True
    return full


def basic_convs():
    return complete_convs([{"kernel": 3, "width": 1}, {"kernel": 3, "width": 1}])


def complete_attention(attention):
    return None if attention is None else {"type": "se", "reduction": attention.get("reduction", 16)}


def complete_block(given, base):
    """`given` over `base` (a complete block); what does not apply to the resulting type takes its default."""
    block = dict(base)
    block.update(given)
    block["attention"] = complete_attention(block["attention"])
    block["convs"] = basic_convs() if block["convs"] is None else complete_convs(block["convs"])
    for key, kind in BLOCK_KEY_TYPES.items():
        if block["type"] != kind:
            block[key] = basic_convs() if key == "convs" else BLOCK_DEFAULTS[key]
    return block


def complete(arch):
    """The architecture with all defaults filled in. `stages[i]["full"]` is that stage's complete block."""
    a = arch
    given = a.get("stem", {})
    stem = {"channels": given.get("channels", 64), "convs": given.get("convs", 1), "kernel": given.get("kernel", 7),
            "stride": given.get("stride", 2), "activation": given.get("activation"), "pool": given.get("pool", {})}
    if stem["convs"] == 3:
        stem["kernel"] = 7  # does not apply: the convolutions are 3x3, and the key is written as its default
    if stem["pool"] is not None:
        stem["pool"] = {"kernel": stem["pool"].get("kernel", 3), "stride": stem["pool"].get("stride", 2)}
    block = complete_block(a.get("block", {}), BLOCK_DEFAULTS)
    stages = a.get("stages", [{"depth": 2, "width": w} for w in (64, 128, 256, 512)])
    full_stages = []
    for i, s in enumerate(stages):
        full_stages.append({"depth": s["depth"], "width": s["width"], "stride": s.get("stride", 1 if i == 0 else 2),
                            "dilation": s.get("dilation", 1), "full": complete_block(s.get("block", {}), block)})
    norm = a.get("norm", {})
    norm = {"type": "group", "groups": norm.get("groups", 32)} if norm.get("type", "batch") == "group" else {"type": "batch"}
    head = a.get("head", {})
    kind = head.get("type", "linear")
    full_head = {"type": kind}
    if kind == "mlp":
        full_head.update(hidden=head.get("hidden", 256), dropout=head.get("dropout", 0.5))
    if kind in ("linear", "mlp"):
        full_head["classes"] = head.get("classes", 1000)
    init = a.get("init", {})
    size = a.get("input", {})
    return {"name": a.get("name", "custom"), "style": a.get("style", "torchvision"),
            "input": {"channels": size.get("channels", 3), "height": size.get("height", 224), "width": size.get("width", 224)},
            "stem": stem, "stages": full_stages, "block": block, "norm": norm, "conv_bias": a.get("conv_bias", False),
            "shortcut_norm": a.get("shortcut_norm", True), "head": full_head,
            "init": {"scheme": init.get("scheme", "kaiming_fan_out"),
                     "zero_init_residual": init.get("zero_init_residual", False)}}


def written_keys(block):
    return [k for k in BLOCK_KEYS if block["type"] == "custom" or k not in ("convs", "name")]


def canonical_dict(arch):
    c = complete(arch)
    stages = []
    for s in c["stages"]:
        changed = {k: s["full"][k] for k in written_keys(s["full"]) if k != "order" and s["full"][k] != c["block"][k]}
        kind = s["full"]["type"]
        changed = {k: v for k, v in changed.items() if BLOCK_KEY_TYPES.get(k, kind) == kind}
        if kind == "custom" and c["block"]["type"] != "custom":  # `block` then has no list to agree with
            changed = {k: s["full"][k] for k in BLOCK_KEYS if k in changed or k == "convs"}
        stages.append({"depth": s["depth"], "width": s["width"], "stride": s["stride"], "dilation": s["dilation"],
                       "block": changed})
    block = {k: c["block"][k] for k in written_keys(c["block"])}
    return {"format": "residua/architecture", "version": 1, "name": c["name"], "style": c["style"], "input": c["input"],
            "stem": c["stem"], "stages": stages, "block": block, "norm": c["norm"], "conv_bias": c["conv_bias"],
            "shortcut_norm": c["shortcut_norm"], "head": c["head"], "init": c["init"]}


def canonical(arch):
    """The canonical text."""
    return json.dumps(canonical_dict(arch), indent=2, ensure_ascii=False) + "\n"


def conv_plan(block, width):
    """The convolutions of a block: (kernel, channels out, groups or "depthwise", carries the stride)."""
    if block["type"] == "bottleneck":
        inner = width * block["base_width"] // 64 * block["groups"]
        first = block["stride_at"] == "conv1"
        return [(1, inner, 1, first), (3, inner, block["groups"], not first), (1, width * block["expansion"], 1, False)]
    convs = basic_convs() if block["type"] == "basic" else block["convs"]
    return [(c["kernel"], max(1, math.floor(width * c["width"])), c["groups"], c["stride"]) for c in convs]


class Builder:
    """Collects operations; `problems` are the structural ones, found on the way."""

    def __init__(self, arch):
        self.c = complete(arch)
        self.ops = []
        self.problems = []
        self.shape = (self.c["input"]["channels"], self.c["input"]["height"], self.c["input"]["width"])
        self.add("Input", self.shape)

    def add(self, kind, shape, parameters=0, macs=0, buffers=0, **more):
        self.shape = shape
        self.ops.append({"type": kind, "shape": [1, *shape], "parameters": parameters, "macs": macs, "buffers": buffers, **more})

    def conv(self, out, kernel, stride=1, groups=1, dilation=1):
        channels, h, w = self.shape
        if groups == "depthwise":
            groups = channels
            if out != channels:
                self.problems.append(f"depthwise {channels} to {out}")
        if channels % groups or out % groups:
            self.problems.append(f"groups {groups} do not divide {channels} to {out}")
            groups = 1
        if out > MAX_CHANNELS:
            self.problems.append(f"{out} channels")
        padding = dilation * (kernel // 2)
        size = [(x + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1 for x in (h, w)]
        weights = out * (channels // groups) * kernel * kernel
        self.add("Conv2d", (out, *size), weights + (out if self.c["conv_bias"] else 0), weights * size[0] * size[1],
                 conv=[channels, out, kernel, stride, padding, dilation, groups])

    def norm(self):
        channels = self.shape[0]
        if channels > MAX_CHANNELS:
            self.problems.append(f"norm of {channels} channels")
        if self.c["norm"]["type"] == "batch":
            self.add("BatchNorm2d", self.shape, 2 * channels, 0, 2 * channels + 1)
        else:
            if channels % self.c["norm"]["groups"]:
                self.problems.append(f"norm groups do not divide {channels}")
            self.add("GroupNorm", self.shape, 2 * channels)

    def act(self, name):
        self.add(ACTIVATIONS[name], self.shape)

    def linear(self, out):
        inputs = self.shape[0]
        self.add("Linear", (out,), inputs * out + out, inputs * out, linear=[inputs, out])

    def stem(self):
        stem, pre = self.c["stem"], self.c["block"]["order"] == "pre_activation"
        activation = stem["activation"] or self.c["block"]["activation"]
        if stem["convs"] == 3:
            if stem["channels"] % 2:
                self.problems.append("a deep stem needs even channels")
            half = stem["channels"] // 2
            plan = [(half, 3, stem["stride"]), (half, 3, 1), (stem["channels"], 3, 1)]
        else:
            plan = [(stem["channels"], stem["kernel"], stem["stride"])]
        for i, (out, kernel, stride) in enumerate(plan):
            self.conv(out, kernel, stride)
            if i + 1 < len(plan) or not pre:
                self.norm()
                self.act(activation)
        if stem["pool"]:
            k, s = stem["pool"]["kernel"], stem["pool"]["stride"]
            size = [(x + 2 * (k // 2) - k) // s + 1 for x in self.shape[1:]]
            self.add("MaxPool2d", (self.shape[0], *size))

    def shortcut(self, block, out, stride):
        """The shortcut from the present shape, where it changes the shape."""
        channels, h, w = self.shape
        if block["shortcut"] == "zero_pad":
            if out < channels:
                self.problems.append(f"zero_pad narrows {channels} to {out}")
            self.add("Pad", (out, -(-h // stride), -(-w // stride)))
            return
        if block["shortcut"] == "average_pool":
            if stride > 2:
                self.problems.append(f"average_pool with stride {stride}")
            size = (-(-h // stride), -(-w // stride))
            self.add("AvgPool2d" if stride > 1 else "Identity", (channels, *size))
            stride = 1
        self.conv(out, 1, stride)
        if self.c["shortcut_norm"] and block["order"] != "pre_activation":
            self.norm()

    def squeeze(self, block):
        if not block["attention"]:
            return
        shape = self.shape
        channels = shape[0]
        self.add("AdaptiveAvgPool2d", (channels, 1, 1))
        self.linear(max(1, channels // block["attention"]["reduction"]))
        self.add("ReLU", self.shape)
        self.linear(channels)
        self.add("Sigmoid", self.shape)
        self.add("Mul", shape)

    def block(self, block, width, stride, dilation):
        order, plan, start = block["order"], conv_plan(block, width), self.shape
        out = plan[-1][1]
        changes = stride != 1 or start[0] != out
        shortcut_first = self.c["style"] == "encoder_decoder"
        if changes and shortcut_first and order != "pre_activation":
            self.shortcut(block, out, stride)
            self.shape = start
        for i, (kernel, channels, groups, carries) in enumerate(plan):
            last = i + 1 == len(plan)
            if order == "pre_activation":
                self.norm()
                self.act(block["activation"])
                if i == 0 and changes and shortcut_first:
                    self.shortcut(block, out, stride)
                    self.shape = start
            self.conv(channels, kernel, stride if carries else 1, groups, dilation if kernel > 1 else 1)
            if order != "pre_activation":
                self.norm()
                if not last or order == "branch_activation":
                    self.act(block["activation"])
        self.squeeze(block)
        end = self.shape
        if changes and not shortcut_first:
            self.shape = start
            self.shortcut(block, out, stride)
        self.shape = end
        self.add("Add", end)
        if order == "post_activation":
            self.act(block["activation"])

    def stages(self):
        previous = 1
        for stage in self.c["stages"]:
            for index in range(stage["depth"]):
                self.block(stage["full"], stage["width"], stage["stride"] if index == 0 else 1,
                           previous if index == 0 else stage["dilation"])
            previous = stage["dilation"]

    def head(self):
        if self.c["block"]["order"] == "pre_activation":
            self.norm()
            self.act(self.c["block"]["activation"])
        head = self.c["head"]
        if head["type"] == "none":
            return
        channels = self.shape[0]
        self.add("AdaptiveAvgPool2d", (channels, 1, 1))
        self.add("Flatten", (channels,))
        if head["type"] == "mlp":
            self.linear(head["hidden"])
            self.add("Dropout", self.shape)
        if head["type"] != "pool":
            self.linear(head["classes"])

    def build(self):
        self.stem()
        self.stages()
        self.head()
        if sum(op["parameters"] for op in self.ops) > MAX_PARAMETERS:
            self.problems.append("too many parameters")
        return self


def analyse(arch):
    """Costs of a valid architecture at batch 1."""
    ops = Builder(arch).build().ops
    elements = sum(math.prod(op["shape"]) for op in ops if op["type"] not in ("Input", "Flatten", "Dropout"))
    return {"parameters": sum(op["parameters"] for op in ops), "buffers": sum(op["buffers"] for op in ops),
            "macs": sum(op["macs"] for op in ops), "activation_bytes": 4 * elements, "operations": ops,
            "convs": [(*op["conv"], op["shape"]) for op in ops if op["type"] == "Conv2d"],
            "linears": [tuple(op["linear"]) for op in ops if op["type"] == "Linear"],
            "output_shape": ops[-1]["shape"]}


def pytorch_refuses(arch):
    """True where PyTorch's Python front end will not run a valid network: group norm of single values."""
    c = complete(arch)
    if c["norm"]["type"] == "batch":
        return False
    return any(op["type"] == "GroupNorm" and math.prod(op["shape"]) == c["norm"]["groups"] for op in Builder(arch).build().ops)
