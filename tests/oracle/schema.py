"""Which architecture files are valid: a part of the independent reading (see spec.py)."""

import json

import model
import spec


class Repeated(Exception):
    pass


def unique(pairs):
    if len({k for k, _ in pairs}) != len(pairs):
        raise Repeated("repeated key")
    return dict(pairs)


def refuse(text):
    raise ValueError(f"{text} is not JSON")


def finite(text):
    return float(text) if abs(float(text)) < float("inf") else refuse(text)


class Checker:
    def __init__(self):
        self.problems = []

    def fail(self, path, what):
        self.problems.append(f"{path}: {what}")

    def keys(self, value, path, allowed):
        """True when `value` is an object; each key outside `allowed` is a problem."""
        if not isinstance(value, dict):
            self.fail(path, "must be an object")
            return False
        for key in value:
            if key not in allowed:
                self.fail(f"{path}.{key}", "unknown key")
        return True

    def integer(self, value, path, low, high, odd=False):
        if isinstance(value, bool) or not isinstance(value, int):
            self.fail(path, "must be an integer")
        elif not low <= value <= high:
            self.fail(path, f"{low} to {high}")
        elif odd and value % 2 == 0:
            self.fail(path, "must be odd")

    def number(self, value, path, low, high):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self.fail(path, "must be a number")
        elif not low <= value <= high:
            self.fail(path, f"{low} to {high}")

    def choice(self, value, path, choices):
        if not isinstance(value, str) or value not in choices:
            self.fail(path, f"one of {list(choices)}")

    def boolean(self, value, path):
        if not isinstance(value, bool):
            self.fail(path, "must be true or false")

    def text(self, value, path):
        if not isinstance(value, str):
            self.fail(path, "must be text")

    def convs(self, value, path):
        if not isinstance(value, list) or not 1 <= len(value) <= 8:
            self.fail(path, "1 to 8 convolutions")
            return
        for i, conv in enumerate(value):
            at = f"{path}.{i}"
            if not self.keys(conv, at, ("kernel", "width", "groups", "stride")):
                continue
            if "kernel" in conv:
                self.integer(conv["kernel"], at + ".kernel", 1, 15, odd=True)
            if "width" in conv:
                self.number(conv["width"], at + ".width", 0.01, 16)
            if "groups" in conv and conv["groups"] != "depthwise":
                self.integer(conv["groups"], at + ".groups", 1, 4096)
            if "stride" in conv:
                self.boolean(conv["stride"], at + ".stride")
        if sum(1 for c in value if isinstance(c, dict) and c.get("stride") is True) > 1:
            self.fail(path, "exactly one carries the stride")

    def block(self, value, path, stage):
        allowed = spec.BLOCK_KEYS + spec.LATER_BLOCK_KEYS
        if not self.keys(value, path, [k for k in allowed if not (stage and k in spec.NETWORK_BLOCK_KEYS)]):
            return
        checks = {"type": lambda v, p: self.choice(v, p, spec.BLOCK_TYPES), "convs": self.convs, "name": self.text,
                  "expansion": lambda v, p: self.integer(v, p, 1, 16), "groups": lambda v, p: self.integer(v, p, 1, 4096),
                  "base_width": lambda v, p: self.integer(v, p, 1, 4096), "attention": self.attention,
                  "order": lambda v, p: self.choice(v, p, spec.ORDERS),
                  "stride_at": lambda v, p: self.choice(v, p, ("conv1", "conv2")),
                  "shortcut": lambda v, p: self.choice(v, p, spec.SHORTCUTS),
                  "activation": lambda v, p: self.choice(v, p, spec.ACTIVATIONS),
                  "antialias": lambda v, p: v is None or self.choice(v, p, spec.ANTIALIAS),
                  "reduce_first": lambda v, p: self.integer(v, p, 1, 16), "shortcut_kernel": self.one_or_three,
                  "shortcut_input": lambda v, p: self.choice(v, p, ("activation", "block"))}
        for key, check in checks.items():
            if key in value:
                check(value[key], f"{path}.{key}")

    def one_or_three(self, value, path):
        self.integer(value, path, 1, 3, odd=True)

    def attention(self, value, path):
        if value is None:
            return
        if isinstance(value, dict) and "type" not in value:
            self.fail(path + ".type", "must be there")
        self.one_of(value, path, "se", {"se": {"reduction": lambda v, p: self.integer(v, p, 1, 4096),
                                               "divisor": lambda v, p: self.integer(v, p, 1, 64)}, "eca": {}})

    def pool(self, value, path):
        kernel = value.get("kernel", 3) if isinstance(value, dict) else 3
        half = kernel // 2 if isinstance(kernel, int) and 2 <= kernel <= 7 else 3
        self.one_of(value, path, "max", {"max": {"kernel": lambda v, p: self.integer(v, p, 2, 7),
                                                 "stride": lambda v, p: self.integer(v, p, 1, 4),
                                                 "padding": lambda v, p: self.integer(v, p, 0, half), "ceil": self.boolean},
                                         "convolution": {}, "max_blur": {}, "average": {}})

    def stem(self, value):
        if not self.keys(value, "stem", ("channels", "convs", "kernel", "stride", "activation", "pool", "widths", "norm")):
            return
        self.integer(value.get("channels", 64), "stem.channels", 1, 4096)
        self.one_or_three(value.get("convs", 1), "stem.convs")
        self.integer(value.get("kernel", 7), "stem.kernel", 1, 15, odd=True)
        self.integer(value.get("stride", 2), "stem.stride", 1, 4)
        if value.get("activation") is not None:
            self.choice(value["activation"], "stem.activation", spec.ACTIVATIONS)
        if value.get("pool") is not None:
            self.pool(value["pool"], "stem.pool")
        if "widths" in value:
            if not isinstance(value["widths"], list) or len(value["widths"]) != 2:
                self.fail("stem.widths", "two numbers")
            else:
                for i, width in enumerate(value["widths"]):
                    self.integer(width, f"stem.widths.{i}", 1, 4096)
        self.boolean(value.get("norm", False), "stem.norm")

    def stages(self, value):
        if not isinstance(value, list) or not 1 <= len(value) <= 8:
            self.fail("stages", "1 to 8 stages")
            return
        for i, stage in enumerate(value):
            at = f"stages.{i}"
            if not self.keys(stage, at, ("depth", "width", "stride", "dilation", "block")):
                continue
            self.integer(stage.get("depth"), at + ".depth", 1, 512)
            self.integer(stage.get("width"), at + ".width", 1, 8192)
            self.integer(stage.get("stride", 1), at + ".stride", 1, 4)
            self.integer(stage.get("dilation", 1), at + ".dilation", 1, 8)
            self.block(stage.get("block", {}), at + ".block", True)

    def one_of(self, value, path, default, types):
        """An object whose `type` decides which other keys apply, each with its check; those of other types are ignored."""
        if not isinstance(value, dict):
            self.fail(path, "must be an object")
            return
        kind = value.get("type", default)
        self.choice(kind, path + ".type", types)
        if not isinstance(kind, str) or kind not in types:
            return
        checks = {key: check for keys in types.values() for key, check in keys.items()} | types[kind]
        self.keys(value, path, ["type", *checks])
        for key, check in checks.items():
            if key in value:
                check(value[key], f"{path}.{key}")

    def whole(self, a):
        top = ("format", "version", "name", "style", "input", "stem", "stages", "block", "norm", "conv_bias", "shortcut_norm",
               "head", "init", "final_norm")
        if not self.keys(a, "", top):
            return
        if a.get("format", "residua/architecture") != "residua/architecture":
            self.fail("format", "unknown")
        self.integer(a.get("version", 1), "version", 1, 1)
        self.text(a.get("name", ""), "name")
        self.choice(a.get("style", "torchvision"), "style", spec.STYLES)
        if self.keys(a.get("input", {}), "input", ("channels", "height", "width")):
            for key, high in (("channels", 64), ("height", 8192), ("width", 8192)):
                self.integer(a.get("input", {}).get(key, 1), f"input.{key}", 1, high)
        self.stem(a.get("stem", {}))
        self.stages(a.get("stages", [{"depth": 1, "width": 1}]))
        self.block(a.get("block", {}), "block", False)
        eps = {"eps": lambda v, p: self.number(v, p, 1e-8, 1)}
        self.one_of(a.get("norm", {}), "norm", "batch",
                    {"batch": eps, "group": {"groups": lambda v, p: self.integer(v, p, 1, 512)} | eps})
        for key in ("conv_bias", "shortcut_norm", "final_norm"):
            self.boolean(a.get(key, False), key)
        counts = {k: lambda v, p: self.integer(v, p, 1, 65536) for k in ("hidden", "classes")}
        dropout = {"dropout": lambda v, p: self.number(v, p, 0, 0.99)}
        self.one_of(a.get("head", {}), "head", "linear", {"linear": {"classes": counts["classes"]} | dropout,
                                                          "mlp": counts | dropout, "pool": {}, "none": {}})
        if self.keys(a.get("init", {}), "init", ("scheme", "zero_init_residual")):
            self.choice(a.get("init", {}).get("scheme", "torch_default"), "init.scheme", ("kaiming_fan_out", "torch_default"))
            self.boolean(a.get("init", {}).get("zero_init_residual", False), "init.zero_init_residual")


def structure(arch):
    """Problems of channel counts and sizes, in an architecture whose single values are all in range."""
    c = spec.complete(arch)
    problems = []
    if sum(stage["depth"] for stage in c["stages"]) > 1024:
        problems.append("stages: more than 1024 blocks")
    for i, stage in enumerate(c["stages"]):
        block = stage["full"]
        if block["type"] == "bottleneck" and stage["width"] * block["base_width"] // 64 * block["groups"] < block["reduce_first"]:
            problems.append(f"stages.{i}: the inner width is 0")
    return problems or [f"{key or 'structure'}: {what}" for key, what in model.Builder(arch).build().problems]


def problems(arch):
    """What is wrong with `arch` (parsed JSON); empty when it is valid."""
    checker = Checker()
    checker.whole(arch)
    return checker.problems or structure(arch)


def parsed(text):
    """An architecture file's bytes as JSON, or what is wrong with them."""
    try:
        return json.loads(text.decode("utf-8"), object_pairs_hook=unique, parse_constant=refuse, parse_float=finite), None
    except (ValueError, Repeated, RecursionError) as error:
        return None, str(error)


def problems_of_text(text):
    """What is wrong with an architecture file's bytes."""
    arch, error = parsed(text)
    return [error] if error else problems(arch)


def faulty_keys(text):
    """(the keys that a report on an architecture file's bytes must name, whether it may name no others)."""
    arch, error = parsed(text)
    if error:
        return set(), False
    checker = Checker()
    checker.whole(arch)
    found = {problem.partition(":")[0].lstrip(".") for problem in checker.problems or structure(arch)}
    # What does not fit together can be put right at more than one key, but a size only at the input's.
    return (found, True) if checker.problems else ({key for key in found if key.startswith("input.")}, False)


def validate(arch):
    return not problems(arch)
