"""Random valid architecture files over all options.

The same seed gives the same files on every machine (Python's Mersenne twister).
"""

import collections
import random

import model
import schema
import spec

DIVISORS = (1, 2, 3, 4, 8)
EPS = [1e-5, 1.001e-5, 1e-3, 1e-8, 1, 1.0, 3e-6]


def maybe(rng, probability):
    return rng.random() < probability


class Sizes:
    """How large a network may be: most are small, so that PyTorch can run them."""

    def __init__(self, rng):
        kind = rng.random()
        if kind < 0.55:
            self.side, self.widths, self.depth, self.stages = (1, 48), (2, 4, 6, 8, 12, 16, 24), 2, 4
        elif kind < 0.8:
            self.side, self.widths, self.depth, self.stages = (16, 128), (8, 16, 24, 32, 48, 64), 3, 5
        elif kind < 0.95:
            self.side, self.widths, self.depth, self.stages = (32, 320), (16, 40, 64, 96, 128, 256, 512), 6, 8
        else:
            self.side, self.widths, self.depth, self.stages = (1, 8192), (1, 7, 64, 100, 256, 1024), 60, 8


def block_type(rng):
    return rng.choices(spec.BLOCK_TYPES, (4, 4, 3))[0]


def conv_width(rng):
    return rng.choice([0.25, 0.5, 1, 1, 1, 1.5, 2, 2.0, 3, round(rng.uniform(0.01, 2.5), 3), rng.uniform(0.05, 2), 0.01, 4])


def custom_convs(rng):
    if maybe(rng, 0.35):  # an inverted bottleneck, as in MobileNetV2
        wide = rng.choice([1, 2, 3.5, 6, 0.75])
        convs = [{"kernel": 1, "width": wide}, {"kernel": rng.choice([3, 5, 7]), "width": wide, "groups": "depthwise"},
                 {"kernel": 1, "width": rng.choice([1, 1, 0.5, 1.25])}]
    else:
        convs = [{"kernel": rng.choice([1, 3, 3, 5, 7, 9, 15]), "width": conv_width(rng)} for _ in range(rng.randint(1, 5))]
        for conv in convs[1:]:
            if maybe(rng, 0.3):
                conv["groups"] = rng.choice([1, 2, 2, 4])
        if maybe(rng, 0.1):
            convs[0]["groups"] = rng.choice([1, 2, "depthwise"])
    if maybe(rng, 0.4):
        carrier = rng.randrange(len(convs))
        for i, conv in enumerate(convs):
            if i == carrier:
                conv["stride"] = True
            elif maybe(rng, 0.5):
                conv["stride"] = False
    return convs


def random_attention(rng):
    kind = rng.choice([None, "se", "se", "se", "eca", "eca"])
    if kind is None:
        return None
    attention = {"type": kind}  # with ECA the other keys are ignored
    if maybe(rng, 0.6):
        attention["reduction"] = rng.choice([1, 2, 3, 4, 16, 1000])
    if maybe(rng, 0.5):
        attention["divisor"] = rng.choice([1, 8, 8, 2, 3, 64])
    return attention


def random_block(rng, stage, antialias):
    block = {}
    if maybe(rng, 0.85 if not stage else 0.4):
        block["type"] = block_type(rng)
    if maybe(rng, 0.9) and block.get("type") == "custom":
        block["convs"] = custom_convs(rng)
    if maybe(rng, 0.5) and block.get("type") == "custom":
        block["name"] = rng.choice(["Block", "InvertedResidual", "MyBlock", "Wide_3", "ConvNeXtBlock"])
    if maybe(rng, 0.35):
        block["expansion"] = rng.choice([1, 2, 4, 4, 3])
    if maybe(rng, 0.25):
        block["groups"] = rng.choice([1, 2, 4, 8, 3, 32])
    if maybe(rng, 0.25):
        block["base_width"] = rng.choice([64, 32, 128, 16, 4, 100])
    if maybe(rng, 0.3):
        block["attention"] = random_attention(rng)
    if not stage and maybe(rng, 0.85):
        block["order"] = rng.choice([order for order in spec.ORDERS if not antialias or order != "pre_activation"])
    if not stage and maybe(rng, 0.5):
        block["shortcut_input"] = rng.choice(["activation", "block", "block"])
    if antialias and maybe(rng, 0.8 if not stage else 0.5):
        block["antialias"] = rng.choice([antialias, antialias, None])
    if maybe(rng, 0.2):
        block["reduce_first"] = rng.choice([1, 2, 2, 3, 4])
    if maybe(rng, 0.3):
        block["shortcut_kernel"] = rng.choice([1, 3, 3])
    if maybe(rng, 0.25):
        block["stride_at"] = rng.choice(["conv1", "conv2"])
    if maybe(rng, 0.5 if not stage else 0.25):
        block["shortcut"] = rng.choice(spec.SHORTCUTS)
    if maybe(rng, 0.4 if not stage else 0.15):
        block["activation"] = rng.choice(list(spec.ACTIVATIONS))
    return block


def random_pool(rng):
    kind = rng.choice([None, "max", "max", "max", "convolution", "max_blur", "average"])
    if kind is None or kind != "max" and maybe(rng, 0.8):
        return kind and {"type": kind}
    pool = {"type": kind} if kind != "max" or maybe(rng, 0.3) else {}
    if maybe(rng, 0.6):
        pool["kernel"] = rng.randint(2, 7)
    if maybe(rng, 0.6):
        pool["stride"] = rng.randint(1, 4)
    if maybe(rng, 0.5):
        pool["padding"] = rng.randint(0, pool.get("kernel", 3) // 2)
    if maybe(rng, 0.5):
        pool["ceil"] = maybe(rng, 0.7)
    return pool


def random_stem(rng, sizes):
    stem = {}
    if maybe(rng, 0.9):
        stem["channels"] = rng.choice(sizes.widths) + rng.choice([0, 0, 0, 1])
    if maybe(rng, 0.3):
        stem["convs"] = rng.choice([1, 3, 3])
    if maybe(rng, 0.6) and stem.get("convs") != 3:
        stem["kernel"] = rng.choice([1, 3, 5, 7, 9, 11, 13, 15])
    if maybe(rng, 0.6):
        stem["stride"] = rng.randint(1, 4)
    if maybe(rng, 0.3):
        stem["activation"] = rng.choice([None, *spec.ACTIVATIONS])
    if maybe(rng, 0.8):
        stem["pool"] = random_pool(rng)
    if maybe(rng, 0.5):
        stem["norm"] = maybe(rng, 0.7)
    if maybe(rng, 0.5) and (stem.get("convs") == 3 or maybe(rng, 0.1)):
        stem["widths"] = [rng.choice(sizes.widths) for _ in range(2)]
    return stem


def random_stages(rng, sizes, antialias):
    stages = []
    # Widths that grow by one step keep groups and zero_pad valid more often than free ones.
    width, steady = rng.choice(sizes.widths), maybe(rng, 0.6)
    for i in range(rng.randint(1, sizes.stages)):
        width = rng.choice(sizes.widths) if not steady else width if maybe(rng, 0.4) else min(width * 2, 8192)
        stage = {"depth": rng.randint(1, sizes.depth), "width": width + (rng.randint(1, 9) if maybe(rng, 0.08) else 0)}
        if maybe(rng, 0.5):
            stage["stride"] = rng.choice([1, 2] if antialias else [1, 1, 2, 2, 3, 4])
        if maybe(rng, 0.35):
            stage["dilation"] = rng.choice([1, 2, 2, 3, 4, 8])
        if maybe(rng, 0.25):
            stage["block"] = random_block(rng, True, antialias)
        stages.append(stage)
    return stages


def random_head(rng):
    kind = rng.choice(["linear", "linear", "mlp", "pool", "none"])
    head = {"type": kind}
    if maybe(rng, 0.8 if kind in ("linear", "mlp") else 0.1):
        head["classes"] = rng.choice([1, 2, 10, 100, 1000, 1001])
    if kind == "mlp" and maybe(rng, 0.7):
        head.update(hidden=rng.choice([1, 16, 77, 256]), dropout=rng.choice([0, 0.0, 0.1, 0.5, 0.99, 0.25]))
    if kind != "mlp" and maybe(rng, 0.3):
        head["dropout"] = rng.choice([0, 0.0, 0.2, 0.5, 0.99])
    if kind == "linear" and maybe(rng, 0.2):
        del head["type"]
    return head


def candidate(rng):
    sizes = Sizes(rng)
    antialias = rng.choice([None, None, None, "blur", "blur", "average"])
    arch = {}
    if maybe(rng, 0.5):
        arch["format"], arch["version"] = "residua/architecture", 1
    if maybe(rng, 0.5):
        arch["name"] = rng.choice(["custom", "net", "a \"quoted\" name", "Ünï çødé 深", "back\\slash", "tab\there", ""])
    if maybe(rng, 0.8):
        arch["style"] = rng.choice(spec.STYLES)
    arch["input"] = {"height": rng.randint(*sizes.side), "width": rng.randint(*sizes.side)}
    if maybe(rng, 0.5):
        arch["input"]["channels"] = rng.choice([1, 1, 2, 3, 4, 13, 64])
    if maybe(rng, 0.2):
        arch["input"]["width"] = arch["input"]["height"]
    if antialias and sizes.side[1] < 1000:  # blur needs two pixels, and average even sizes
        step = 64 if antialias == "average" else 16
        arch["input"].update({key: step * rng.randint(1, max(2, sizes.side[1] // step)) for key in ("height", "width")})
    if maybe(rng, 0.95):
        arch["stem"] = random_stem(rng, sizes)
    if maybe(rng, 0.97):
        arch["stages"] = random_stages(rng, sizes, antialias)
    if maybe(rng, 0.85):
        arch["block"] = random_block(rng, False, antialias)
    if maybe(rng, 0.5):
        arch["norm"] = dict(rng.choice([{"type": "batch"}, {}, {"type": "group", "groups": rng.choice(DIVISORS)},
                                        {"type": "group"}, {"type": "group", "groups": 1}]))
        if maybe(rng, 0.5):
            arch["norm"]["eps"] = rng.choice(EPS)
    for key, probability in (("conv_bias", 0.4), ("shortcut_norm", 0.4), ("final_norm", 0.7)):
        if maybe(rng, probability):
            arch[key] = maybe(rng, 0.5)
    if maybe(rng, 0.8):
        arch["head"] = random_head(rng)
    if maybe(rng, 0.3):
        arch["init"] = rng.choice([{}, {"scheme": "torch_default"}, {"scheme": "kaiming_fan_out", "zero_init_residual": True}])
    keys = list(arch)
    rng.shuffle(keys)
    return {k: arch[k] for k in keys}


# Where limits are reached exactly, and the shortest file of all.
CORNERS = [
    {},
    {"stages": [{"depth": 512, "width": 1}, {"depth": 512, "width": 2}]},
    {"stages": [{"depth": 1, "width": 8192}], "block": {"type": "bottleneck", "expansion": 8}},
    {"stages": [{"depth": 1, "width": 1}] * 8, "input": {"height": 1, "width": 1, "channels": 64}},
    {"stages": [{"depth": 1, "width": 1}], "input": {"height": 8192, "width": 8192}, "stem": {"channels": 4096, "kernel": 15}},
    {"stages": [{"depth": 3, "width": 8, "dilation": 8}], "block": {"type": "custom", "convs": [{"kernel": 15, "width": 16}] * 8}},
    {"block": {"type": "bottleneck", "base_width": 1, "groups": 3}, "stages": [{"depth": 2, "width": 64}]},
    {"block": {"type": "custom"}, "stages": [{"depth": 2, "width": 8}, {"depth": 1, "width": 8, "block": {"type": "basic"}}]},
    {"head": {"type": "mlp", "hidden": 65536, "dropout": 0.99, "classes": 1}, "norm": {"type": "group", "groups": 1}},
    {"stem": {"convs": 3, "channels": 65, "widths": [4096, 1]}, "stages": [{"depth": 1, "width": 8}]},
    {"input": {"height": 5, "width": 1}, "stem": {"kernel": 1, "stride": 1, "pool": {"kernel": 7, "stride": 4, "padding": 1, "ceil": True}}},
    {"input": {"height": 2, "width": 2}, "stem": {"stride": 1, "pool": {"type": "max_blur"}}},
    {"stages": [{"depth": 1, "width": w} for w in (1, 2, 511, 512, 8192)], "block": {"attention": {"type": "eca"}}},
    {"stages": [{"depth": 1, "width": 8, "dilation": d} for d in (8, 1, 4)],
     "block": {"type": "bottleneck", "shortcut": "average_pool", "reduce_first": 8}},
]


def stem_uses(stem):
    pool = stem["pool"] or {"type": "none"}
    yield "stem.widths", stem["widths"] and "widths" in spec.written_stem(stem)
    yield "stem.norm", stem["norm"]
    yield "stem.pool.padding", pool["type"] == "max" and pool["padding"] != pool["kernel"] // 2
    yield "stem.pool.ceil", pool.get("ceil")
    for kind in spec.POOLS[1:]:
        yield f"stem.pool {kind}", pool["type"] == kind


def stage_uses(stage, channels, order):
    block, strided, dilated = stage["full"], stage["stride"] > 1, stage["dilation"] > 1
    out = model.conv_plan(block, stage["width"])[-1][1]
    changes = strided or out != channels
    attention, shortcut = block["attention"] or {"type": None}, block["shortcut"]
    for kind in spec.ANTIALIAS:
        yield f"block.antialias {kind}", strided and block["antialias"] == kind
    yield "block.attention eca", attention["type"] == "eca"
    yield "block.attention.divisor", attention.get("divisor", 1) > 1
    yield "block.reduce_first", block["reduce_first"] > 1
    yield "block.shortcut_kernel", changes and block["shortcut_kernel"] == 3 and (strided or dilated)
    yield "block.shortcut_input", changes and order == "pre_activation" and block["shortcut_input"] == "block"
    yield "block.shortcut zero_pad_around", out != channels and shortcut == "zero_pad_around"
    yield "average_pool in a dilated stage", changes and dilated and not strided and shortcut == "average_pool"


def uses(arch):
    """Which of the keys that came later have an effect in a valid architecture."""
    c = spec.complete(arch)
    found = {use for use, is_so in stem_uses(c["stem"]) if is_so}
    channels = c["stem"]["channels"]
    for stage in c["stages"]:
        found |= {use for use, is_so in stage_uses(stage, channels, c["block"]["order"]) if is_so}
        channels = model.conv_plan(stage["full"], stage["width"])[-1][1]
    found |= {"final_norm"} if not c["final_norm"] else set()
    found |= {"norm.eps"} if c["norm"]["eps"] != spec.NORM_EPS else set()
    found |= {"head.dropout"} if c["head"]["type"] == "linear" and c["head"]["dropout"] else set()
    return found


def coverage(archs):
    """How many architectures use each of the later keys."""
    return collections.Counter(use for arch in archs for use in uses(arch))


def valid(count, seed=1):
    """`count` valid architectures."""
    rng = random.Random(seed)
    found = [a for a in CORNERS[:count] if schema.validate(a)]
    while len(found) < count:
        arch = candidate(rng)
        if schema.validate(arch):
            found.append(arch)
    return found
