"""An independent reading of the architecture file: defaults and canonical text.

Written from the manual's description of the format alone. It shares nothing with the C++ code, so that an
agreement between the two says something. The costs are in model.py, what is valid in schema.py.
"""

import json

STYLES = ["torchvision", "encoder_decoder", "sequential", "small_image"]
ACTIVATIONS = {"relu": "ReLU", "leaky_relu": "LeakyReLU", "silu": "SiLU", "gelu": "GELU", "hardswish": "Hardswish"}
ORDERS = ["post_activation", "pre_activation", "branch_activation"]
SHORTCUTS = ["projection", "average_pool", "zero_pad", "zero_pad_around"]
BLOCK_TYPES = ["basic", "bottleneck", "custom"]
ANTIALIAS = ["blur", "average"]
POOLS = ["max", "convolution", "max_blur", "average"]
BLOCK_KEYS = ["type", "convs", "name", "expansion", "groups", "base_width", "attention", "order", "stride_at", "shortcut",
              "activation"]
# These came later: they are written only where they differ, in the file from the default, in a stage from the file's block.
LATER_BLOCK_KEYS = ["antialias", "reduce_first", "shortcut_kernel", "shortcut_input"]
BLOCK_DEFAULTS = {"type": "basic", "convs": None, "name": "Block", "expansion": 4, "groups": 1, "base_width": 64,
                  "attention": None, "order": "post_activation", "stride_at": "conv2", "shortcut": "projection",
                  "activation": "relu", "antialias": None, "reduce_first": 1, "shortcut_kernel": 1,
                  "shortcut_input": "activation"}
# Keys of the whole network, which no stage may have.
NETWORK_BLOCK_KEYS = ["order", "shortcut_input"]
# Which block types a key belongs to; all the others belong to all.
BLOCK_KEY_TYPES = {"convs": "custom", "name": "custom", "expansion": "bottleneck", "groups": "bottleneck",
                   "base_width": "bottleneck", "stride_at": "bottleneck", "reduce_first": "bottleneck"}
NORM_EPS = 1e-5


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
    if attention is None or attention["type"] == "eca":
        return attention and {"type": "eca"}
    return {"type": "se", "reduction": attention.get("reduction", 16), "divisor": attention.get("divisor", 1)}


def applies(key, block):
    """Whether a key of a complete block means anything there; else it is ignored and written as its default."""
    if key == "shortcut_kernel":
        return block["shortcut"] == "projection"
    if key == "shortcut_input":
        return block["order"] == "pre_activation"
    return BLOCK_KEY_TYPES.get(key, block["type"]) == block["type"]


def complete_block(given, base):
    """`given` over `base` (a complete block); what does not apply takes its default."""
    block = dict(base)
    block.update(given)
    block["attention"] = complete_attention(block["attention"])
    block["convs"] = basic_convs() if block["convs"] is None else complete_convs(block["convs"])
    for key in BLOCK_DEFAULTS:
        if not applies(key, block):
            block[key] = basic_convs() if key == "convs" else BLOCK_DEFAULTS[key]
    return block


def complete_pool(pool):
    if pool is None:
        return None
    kind = pool.get("type", "max")
    if kind != "max":
        return {"type": kind}
    kernel = pool.get("kernel", 3)
    return {"type": "max", "kernel": kernel, "stride": pool.get("stride", 2), "padding": pool.get("padding", kernel // 2),
            "ceil": pool.get("ceil", False)}


def complete_stem(given, pre):
    stem = {"channels": given.get("channels", 64), "convs": given.get("convs", 1), "kernel": given.get("kernel", 7),
            "stride": given.get("stride", 2), "activation": given.get("activation"), "pool": complete_pool(given.get("pool", {})),
            "widths": None, "norm": pre and given.get("norm", False)}
    if stem["convs"] == 3:
        stem["kernel"] = 7  # does not apply: the convolutions are 3x3, and the key is written as its default
        stem["widths"] = given.get("widths", [stem["channels"] // 2] * 2)
        # Without widths of their own the first two have half of the channels each, which must be a whole number.
        stem["halves"] = "widths" not in given
    return stem


def complete_norm(norm):
    full = {"type": norm.get("type", "batch")}
    if full["type"] == "group":
        full["groups"] = norm.get("groups", 32)
    return full | {"eps": norm.get("eps", NORM_EPS)}


def complete_head(head):
    full = {"type": head.get("type", "linear")}
    if full["type"] == "mlp":
        full.update(hidden=head.get("hidden", 256), dropout=head.get("dropout", 0.5))
    if full["type"] in ("linear", "mlp"):
        full["classes"] = head.get("classes", 1000)
    if full["type"] == "linear":
        full["dropout"] = head.get("dropout", 0)
    return full


def complete(arch):
    """The architecture with all defaults filled in. `stages[i]["full"]` is that stage's complete block."""
    block = complete_block(arch.get("block", {}), BLOCK_DEFAULTS)
    pre = block["order"] == "pre_activation"
    stages = []
    for i, s in enumerate(arch.get("stages", [{"depth": 2, "width": w} for w in (64, 128, 256, 512)])):
        stages.append({"depth": s["depth"], "width": s["width"], "stride": s.get("stride", 1 if i == 0 else 2),
                       "dilation": s.get("dilation", 1), "full": complete_block(s.get("block", {}), block)})
    init, size = arch.get("init", {}), arch.get("input", {})
    return {"name": arch.get("name", "custom"), "style": arch.get("style", "torchvision"),
            "input": {"channels": size.get("channels", 3), "height": size.get("height", 224), "width": size.get("width", 224)},
            "stem": complete_stem(arch.get("stem", {}), pre), "stages": stages, "block": block,
            "norm": complete_norm(arch.get("norm", {})), "conv_bias": arch.get("conv_bias", False),
            "shortcut_norm": arch.get("shortcut_norm", True), "head": complete_head(arch.get("head", {})),
            "init": {"scheme": init.get("scheme", "kaiming_fan_out"),
                     "zero_init_residual": init.get("zero_init_residual", False)},
            "final_norm": not pre or arch.get("final_norm", True)}


def without(value, **defaults):
    """The object without those of its keys that have the value given here."""
    return {k: v for k, v in value.items() if k not in defaults or v != defaults[k]}


def written_attention(attention):
    return attention and without(attention, divisor=1)


def written_stem(stem):
    pool = stem["pool"]
    if pool and pool["type"] == "max":
        pool = without({k: v for k, v in pool.items() if k != "type"}, padding=pool["kernel"] // 2, ceil=False)
    written = {k: stem[k] for k in ("channels", "convs", "kernel", "stride", "activation")} | {"pool": pool}
    if stem["widths"] and any(2 * width != stem["channels"] for width in stem["widths"]):
        written["widths"] = stem["widths"]
    return written | ({"norm": True} if stem["norm"] else {})


def written_block(block):
    keys = [k for k in BLOCK_KEYS if block["type"] == "custom" or k not in ("convs", "name")]
    keys += [k for k in LATER_BLOCK_KEYS if block[k] != BLOCK_DEFAULTS[k]]
    return {k: written_attention(block[k]) if k == "attention" else block[k] for k in keys}


def written_difference(block, base):
    """The keys of a stage's block: those that mean something there and differ from the file's block."""
    keys = [k for k in BLOCK_KEYS + LATER_BLOCK_KEYS
            if k not in NETWORK_BLOCK_KEYS and applies(k, block) and block[k] != base[k]]
    if block["type"] == "custom" and base["type"] != "custom":  # `block` then has no list to agree with
        keys = [k for k in BLOCK_KEYS + LATER_BLOCK_KEYS if k in keys or k == "convs"]
    return {k: written_attention(block[k]) if k == "attention" else block[k] for k in keys}


def canonical_dict(arch):
    c = complete(arch)
    stages = [{"depth": s["depth"], "width": s["width"], "stride": s["stride"], "dilation": s["dilation"],
               "block": written_difference(s["full"], c["block"])} for s in c["stages"]]
    head = without(c["head"], dropout=0) if c["head"]["type"] == "linear" else c["head"]
    written = {"format": "residua/architecture", "version": 1, "name": c["name"], "style": c["style"], "input": c["input"],
               "stem": written_stem(c["stem"]), "stages": stages, "block": written_block(c["block"]),
               "norm": without(c["norm"], eps=NORM_EPS), "conv_bias": c["conv_bias"], "shortcut_norm": c["shortcut_norm"],
               "head": head, "init": c["init"]}
    return written if c["final_norm"] else written | {"final_norm": False}


def canonical(arch):
    """The canonical text."""
    return json.dumps(canonical_dict(arch), indent=2, ensure_ascii=False) + "\n"
