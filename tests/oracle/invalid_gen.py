"""Architecture files that are wrong in one or several known ways, deterministically."""

import copy
import json
import random

import spec

# Every number's place and range: (path, low, high, whole). "S" is a stage, "C" a custom convolution.
NUMBERS = [("input.channels", 1, 64), ("input.height", 1, 8192), ("input.width", 1, 8192), ("stem.channels", 1, 4096),
           ("stem.convs", 1, 3), ("stem.stride", 1, 4), ("stem.pool.kernel", 2, 7), ("stem.pool.stride", 1, 4),
           ("stages.0.depth", 1, 512), ("stages.0.width", 1, 8192), ("stages.0.stride", 1, 4), ("stages.0.dilation", 1, 8),
           ("block.expansion", 1, 16), ("block.groups", 1, 4096), ("block.base_width", 1, 4096),
           ("block.attention.reduction", 1, 4096), ("norm.groups", 1, 512), ("head.classes", 1, 65536),
           ("head.hidden", 1, 65536), ("version", 1, 1), ("block.convs.0.groups", 1, 4096), ("block.convs.0.kernel", 1, 15),
           ("stem.widths.0", 1, 4096), ("stem.widths.1", 1, 4096), ("stem.pool.padding", 0, 1), ("block.attention.divisor", 1, 64),
           ("block.reduce_first", 1, 16), ("block.shortcut_kernel", 1, 3), ("stages.0.block.reduce_first", 1, 16)]
CHOICES = ["style", "format", "stem.activation", "block.type", "block.order", "block.shortcut", "block.activation",
           "block.stride_at", "block.attention.type", "norm.type", "head.type", "init.scheme", "stages.0.block.type",
           "stages.0.block.activation", "stages.0.block.shortcut", "stem.pool.type", "block.antialias", "block.shortcut_input",
           "stages.0.block.antialias"]
MAY_BE_NULL = ["stem.activation", "block.antialias", "stages.0.block.antialias"]
FLAGS = ["conv_bias", "shortcut_norm", "final_norm", "init.zero_init_residual", "block.convs.0.stride", "stem.norm",
         "stem.pool.ceil"]
OBJECTS = ["", "input", "stem", "stem.pool", "block", "block.attention", "norm", "head", "init", "stages.0", "stages.0.block",
           "block.convs.0"]
HUGE = [10**9, 2**31, 2**32, 2**53, 2**63 - 1, 2**63, 2**64, 10**30, -1, 0, -2**31, -2**63, -2**63 - 1, -10**30]


# What must stand elsewhere for a key to apply.
NEEDS = {"norm.groups": ("norm", {"type": "group"}), "head.hidden": ("head", {"type": "mlp"}),
         "head.classes": ("head", {"type": "linear"}), "stem.widths": ("stem", {"convs": 3}), "stem.pool": ("stem", {"pool": {}}),
         "stem.norm": ("block", {"order": "pre_activation"}), "final_norm": ("block", {"order": "pre_activation"}),
         "block.shortcut_input": ("block", {"order": "pre_activation"}),
         "block.shortcut_kernel": ("block", {"shortcut": "projection"}),
         "block.attention": ("block", {"attention": {"type": "se"}})}


def put(arch, path, value):
    """Sets `path`, making what stands on the way, and what it needs to apply."""
    parts = path.split(".")
    if parts[0] == "block" and len(parts) > 1:
        kind = spec.BLOCK_KEY_TYPES.get(parts[1])
        if kind:
            arch["block"] = {"type": kind}
        if kind == "custom":
            arch["block"]["convs"] = [{"kernel": 3, "width": 1}]
    for key, (place, needed) in NEEDS.items():
        if path.startswith(key):
            arch[place] = copy.deepcopy(needed)
    at = arch
    for i, part in enumerate(parts[:-1]):
        if isinstance(at, list):
            at = at[int(part)]
            continue
        if part not in at or not isinstance(at[part], (dict, list)):
            at[part] = {"type": "se"} if part == "attention" else {}
            if part == "stages":
                at[part] = [{"depth": 1, "width": 8}]
            if part == "convs":
                at[part] = [{"kernel": 3, "width": 1}]
            if part == "widths":
                at[part] = [8, 8]
        at = at[part]
    at[int(parts[-1]) if isinstance(at, list) else parts[-1]] = value


def out_of_range(rng, arch):
    path, low, high = rng.choice(NUMBERS)
    value = rng.choice([low - 1, high + 1, rng.choice([h for h in HUGE if not low <= h <= high])])
    put(arch, path, value)


def wrong_type(rng, arch):
    kind = rng.randrange(4)
    if kind == 0:
        put(arch, rng.choice(NUMBERS)[0], rng.choice(["3", "", True, False, None, [], {}, [1], 2.5, -0.5, "depth"]))
    elif kind == 1:
        put(arch, rng.choice(FLAGS), rng.choice([0, 1, "true", None, [], {}, 1.0]))
    elif kind == 2:
        path = rng.choice([c for c in CHOICES if c not in MAY_BE_NULL])
        put(arch, path, rng.choice([0, 1.5, True, None, [], {}]))
    else:
        path = rng.choice(["input", "stem", "block", "norm", "head", "init", "stages", "name", "stages.0", "stages.0.block"])
        arch[path] = 5 if "." not in path else None
        if "." in path:
            del arch[path]
            put(arch, path, rng.choice([0, "x", True, []]))


def unknown_choice(rng, arch):
    put(arch, rng.choice(CHOICES), rng.choice(["", "Relu", "resnet", "post-activation", "conv3", "RELU", "basic ", "\u0000", "swish"]))


def unknown_key(rng, arch):
    path = rng.choice(OBJECTS)
    key = rng.choice(["x", "Depth", "widths", "kernal", "channel", "__proto__", "depth ", "~"])
    put(arch, f"{path}.{key}".lstrip("."), 1)


def even_kernel(rng, arch):
    if rng.random() < 0.5:
        stem = arch.setdefault("stem", {})
        stem["kernel"] = rng.choice([2, 4, 14, 8])
        stem["convs"] = 1
    else:
        put(arch, "block.convs.0.kernel", rng.choice([2, 4, 6, 8, 10, 12, 14]))


def two_strides(rng, arch):
    arch["block"] = {"type": "custom", "convs": [{"kernel": 3, "width": 1, "stride": True} for _ in range(rng.randint(2, 8))]}


def conv_count(rng, arch):
    arch["block"] = {"type": "custom", "convs": [{"kernel": 1, "width": 1}] * rng.choice([0, 9, 12, 100])}


def conv_width_range(rng, arch):
    put(arch, "block.convs.0.width", rng.choice([0, -1, 16.5, 17, 0.0099, 1e300, -1e-300, 1e9]))


def group_indivisible(rng, arch):
    arch["block"] = {"type": "custom", "convs": [{"kernel": 1, "width": 1}, {"kernel": 3, "width": 1, "groups": 3}]}
    arch["stages"] = [{"depth": 1, "width": rng.choice([16, 32, 64, 100])}]


def depthwise_mismatch(rng, arch):
    arch["block"] = {"type": "custom", "convs": [{"kernel": 1, "width": 1},
                                                 {"kernel": 3, "width": rng.choice([2, 0.5, 4]), "groups": "depthwise"}]}
    arch["stages"] = [{"depth": 1, "width": 32}]


def groups_text(rng, arch):
    put(arch, "block.convs.0.groups", rng.choice(["Depthwise", "depth", "", "1", "all"]))


def norm_indivisible(rng, arch):
    arch["norm"] = {"type": "group", "groups": rng.choice([7, 11, 13, 512])}
    arch["stem"] = {"channels": 64}


def zero_pad_narrows(rng, arch):
    arch["block"] = {"type": "basic", "shortcut": "zero_pad"}
    arch["stem"] = {"channels": 16}
    arch["stages"] = [{"depth": 1, "width": 32}, {"depth": 1, "width": rng.choice([31, 16, 1])}]


def zero_pad_narrows_in_one_stage(rng, arch):
    arch["block"] = {"type": "basic"}
    arch["stages"] = [{"depth": 1, "width": 64}, {"depth": 1, "width": 32, "block": {"shortcut": "zero_pad"}}]


def pool_stride(rng, arch):
    arch["block"] = {"type": rng.choice(["basic", "bottleneck"]), "shortcut": "average_pool"}
    arch["stages"] = [{"depth": 1, "width": 64}, {"depth": 2, "width": 64, "stride": rng.choice([3, 4])}]


def too_deep(rng, arch):
    arch["stages"] = [{"depth": d, "width": 8} for d in rng.choice([(512, 512, 1), (400, 400, 400), (512,) * 8])]


def too_many_channels(rng, arch):
    arch["block"] = {"type": "bottleneck", "expansion": rng.choice([9, 16])}
    arch["stages"] = [{"depth": 1, "width": rng.choice([7500, 8192])}]


def too_many_inner_channels(rng, arch):
    arch["block"] = {"type": "bottleneck", "groups": 4096, "base_width": rng.choice([64, 4096])}
    arch["stages"] = [{"depth": 1, "width": rng.choice([17, 8192])}]


def too_many_parameters(rng, arch):
    arch["block"] = {"type": "basic"}
    arch["stages"] = [{"depth": rng.choice([2, 512]), "width": 8192}, {"depth": rng.choice([2, 512]), "width": 8192}]


def no_inner_channels(rng, arch):
    arch["block"] = {"type": "bottleneck", "base_width": 1, "groups": rng.choice([1, 32])}
    arch["stages"] = [{"depth": 1, "width": rng.randint(1, 63)}]


def odd_deep_stem(rng, arch):
    arch["stem"] = {"convs": 3, "channels": rng.choice([1, 63, 65, 4095])}


def stem_convs_two(rng, arch):
    arch["stem"] = {"convs": 2}


def stage_count(rng, arch):
    arch["stages"] = [{"depth": 1, "width": 8}] * rng.choice([0, 9, 100])


def stage_incomplete(rng, arch):
    arch["stages"] = [{"depth": 1, "width": 8}, rng.choice([{}, {"depth": 1}, {"width": 8}, {"stride": 1}])]


def order_in_stage(rng, arch):
    key, value = rng.choice([*(("order", order) for order in spec.ORDERS), ("shortcut_input", "activation")])
    arch["stages"] = [{"depth": 1, "width": 8, "block": {key: value}}]


def dropout_range(rng, arch):
    arch["head"] = {"type": rng.choice(["mlp", "linear"]), "dropout": rng.choice([1, 1.0, -0.1, 0.991, 1e308, -1])}


def eps_range(rng, arch):
    arch["norm"] = {"type": rng.choice(["batch", "group"]), "eps": rng.choice([0, 0.0, 9e-9, -1e-5, 1.001, 2, 1e300, "1e-5", None])}


def padding_too_large(rng, arch):
    kernel = rng.randint(2, 7)
    arch["stem"] = {"pool": {"kernel": kernel, "padding": kernel // 2 + rng.randint(1, 3)}}


def widths_shape(rng, arch):
    arch["stem"] = {"convs": 3, "widths": rng.choice([[], [8], [8, 8, 8], 8, {"0": 8}, "8,8", True])}


def shortcut_kernel_two(rng, arch):
    put(arch, rng.choice(["block.shortcut_kernel", "stages.0.block.shortcut_kernel"]), 2)


def antialias_in_pre_activation(rng, arch):
    arch["block"] = {"order": "pre_activation", "antialias": rng.choice(spec.ANTIALIAS)}
    arch["stages"] = [{"depth": 1, "width": 8}, {"depth": 1, "width": 16}]


def antialias_of_larger_strides(rng, arch):
    arch["block"] = {"antialias": rng.choice(spec.ANTIALIAS)}
    arch["stages"] = [{"depth": 1, "width": 8}, {"depth": 1, "width": 8, "stride": rng.choice([3, 4])}]


def blur_of_one_pixel(rng, arch):
    arch["input"] = {"height": rng.choice([2, 64]), "width": 2}
    arch["stem"] = {"stride": 2, "pool": rng.choice([None, {"type": "max_blur"}])}
    arch["stages"] = [{"depth": 1, "width": 8, "stride": 2}]
    arch["block"] = {"antialias": "blur"}


def average_of_odd_maps(rng, arch):
    arch["input"] = {"height": rng.choice([33, 1, 99]), "width": rng.choice([64, 33])}
    arch["stem"] = {"stride": 1, "pool": None}
    arch["block"] = {"antialias": "average"}
    arch["stages"] = [{"depth": 1, "width": 8, "stride": 2}]


def nothing_left(rng, arch):
    arch["input"] = {"height": rng.choice([64, 1]), "width": 1}
    arch["stem"] = {"stride": 1, "pool": rng.choice([{"type": "average"}, {"kernel": 2, "padding": 0},
                                                     {"kernel": 7, "padding": 0, "stride": 1, "ceil": True}])}


def first_reduced_too_far(rng, arch):
    arch["block"] = {"type": "bottleneck", "reduce_first": rng.choice([9, 16])}
    arch["stages"] = [{"depth": 1, "width": 8}]


def first_reduced_indivisible(rng, arch):
    arch["block"] = {"type": "bottleneck", "reduce_first": 2, "groups": rng.choice([16, 32])}
    arch["stages"] = [{"depth": 1, "width": 65}]


def zero_pad_around_narrows(rng, arch):
    zero_pad_narrows(rng, arch)
    arch["block"]["shortcut"] = "zero_pad_around"


MUTATIONS = [out_of_range, out_of_range, out_of_range, wrong_type, wrong_type, unknown_choice, unknown_key, unknown_key,
             even_kernel, two_strides, conv_count, conv_width_range, group_indivisible, depthwise_mismatch, groups_text,
             norm_indivisible, zero_pad_narrows, zero_pad_narrows_in_one_stage, pool_stride, too_deep, too_many_channels,
             too_many_inner_channels, too_many_parameters, no_inner_channels, odd_deep_stem, stem_convs_two, stage_count,
             stage_incomplete, order_in_stage, dropout_range, eps_range, padding_too_large, widths_shape, shortcut_kernel_two,
             antialias_in_pre_activation, antialias_of_larger_strides, blur_of_one_pixel, average_of_odd_maps,
             nothing_left, first_reduced_too_far, first_reduced_indivisible, zero_pad_around_narrows]


def truncated(rng, text):
    return text[:rng.randrange(1, len(text))]


def repeated(rng, text):
    at = rng.choice([i for i, c in enumerate(text) if c == "{" and text[i + 1] == '"'] or [-1])
    if at < 0:
        return '{"name": "a", "name": "a"}'
    end = text.index(":", at)
    return text[:at + 1] + text[at + 1:end] + ": 1, " + text[at + 1:]


def not_a_number(rng, text):
    bad = rng.choice(["NaN", "Infinity", "-Infinity", "nan", "1e400", "-1e999", "0x10", "+1", "01", ".5", "1.", "--1"])
    return '{"input": {"height": %s}, %s' % (bad, text[1:]) if '"input"' not in text else '{"input": {"height": %s}}' % bad


def trailing(rng, text):
    return text + rng.choice(["}", "x", "{}", "[", ",", " 1", "\x00"])


def other_value(rng, text):
    return rng.choice(["[]", "null", "1", '"resnet18"', "true", "", "   ", "[{}]", "-", "{", "}", "[" * 5000, '{"a":' * 5000])


def junk(rng, text):
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(["\x01", "'", "//", "/*", "\\", "\x7f{"]) + text[at:] + "\x02"


def bad_utf8(rng, text):
    return '{"name": "\udcff\udcfe%s"}' % rng.choice(["", "\udcc3("])


TEXT_MUTATIONS = [truncated, truncated, repeated, repeated, not_a_number, trailing, other_value, junk, bad_utf8]


def invalid(bases, count, seed=2):
    """`count` pairs of (what was done, bytes of the file without a line feed), made from the valid `bases`."""
    rng = random.Random(seed)
    found = []
    while len(found) < count:
        arch = copy.deepcopy(rng.choice(bases))
        done = []
        if rng.random() < 0.8:
            for mutate in rng.sample(MUTATIONS, rng.choice([1, 1, 1, 2, 3])):
                try:
                    mutate(rng, arch)
                except (TypeError, AttributeError, KeyError, IndexError, ValueError):
                    continue  # an earlier mutation took away what this one changes
                done.append(mutate.__name__)
            text = json.dumps(arch)
        if not done or rng.random() < 0.05:
            mutate = rng.choice(TEXT_MUTATIONS)
            text = mutate(rng, json.dumps(arch, ensure_ascii=rng.random() < 0.5))
            done.append(mutate.__name__)
        found.append((" + ".join(done), text.encode("utf-8", "surrogateescape").replace(b"\n", b" ")))
    return found
