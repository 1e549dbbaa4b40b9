"""timm's ResNets, and the architecture file of each, made from the arguments of its constructor.

timm is imported without torchvision, Pillow and PyYAML, which its ResNets do not need: empty modules stand in their place.
"""

import importlib.abc
import importlib.machinery
import inspect
import math
import sys
import types
import unittest.mock
from functools import partial

import torch
from torch import nn

import spec

STOOD_IN_FOR = ("torchvision", "PIL", "yaml")


class Nothing(types.ModuleType):
    """A module that has whatever it is asked for."""

    __version__ = "99.0"

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unittest.mock.MagicMock(name=name)


class Importer(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in STOOD_IN_FOR:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, module_spec):
        return Nothing(module_spec.name)

    def exec_module(self, module):
        pass


sys.meta_path.insert(0, Importer())
import timm  # noqa: E402
from timm.layers import BlurPool2d, EcaModule, SEModule, get_act_layer, get_attn, get_norm_layer  # noqa: E402
from timm.models import resnet  # noqa: E402

ACTIVATIONS = {nn.ReLU: "relu", nn.LeakyReLU: "leaky_relu", nn.SiLU: "silu", nn.GELU: "gelu", nn.Hardswish: "hardswish"}


class Captured(Exception):
    pass


def names():
    """Every entry point of timm's resnet.py but the pruned ones, whose widths are in a file of their own."""
    return [name for name in timm.list_models(module="resnet") if not name.endswith("_pruned")]


def create(name, **options):
    return timm.create_model(name, **options)


def arguments(name, **options):
    """All arguments of the constructor, defaults too, and the size of the input; nothing is built."""

    def capture(cls, variant, pretrained, **given):
        raise Captured(cls, given)

    with unittest.mock.patch.object(resnet, "build_model_with_cfg", capture):
        try:
            create(name, **options)
        except Captured as captured:
            cls, given = captured.args
    assert cls is resnet.ResNet
    parameters = inspect.signature(cls.__init__).parameters
    found = {key: p.default for key, p in parameters.items() if key != "self"}
    found.update({key: value for key, value in given.items() if key in found})
    unknown = set(given) - set(found) - {"pretrained_cfg", "pretrained_cfg_overlay", "cache_dir"}
    assert not unknown, unknown
    return found, timm.get_pretrained_cfg(name).input_size


def demand(condition, what):
    if not condition:
        raise ValueError("no architecture file says " + what)


def default_of(function, name):
    return inspect.signature(function.__init__).parameters[name].default


def attention(layer):
    """From block_args' attn_layer: a name, a class, or one of them with arguments of its own."""
    cls = get_attn(layer)
    own = dict(cls.keywords) if isinstance(cls, partial) else {}
    cls = cls.func if isinstance(cls, partial) else cls
    if cls is None:
        return None
    demand(cls in (SEModule, EcaModule), cls)
    if cls is EcaModule:
        demand(not own, f"ECA with {own}")
        return {"type": "eca"}
    ratio, divisor = (own.pop(key, default_of(SEModule, key)) for key in ("rd_ratio", "rd_divisor"))
    reduction = round(1 / ratio)
    demand(not own and math.isclose(reduction * ratio, 1), f"SE with {own}, rd_ratio={ratio}")
    return {"type": "se", "reduction": reduction, "divisor": divisor}


def norm(layer):
    made = get_norm_layer(layer)(64)
    if isinstance(made, nn.GroupNorm):
        return {"type": "group", "groups": made.num_groups, "eps": made.eps}
    demand(type(made) is nn.BatchNorm2d, type(made))
    return {"type": "batch", "eps": made.eps}


def stem(a, antialias):
    found = {"channels": 64, "kernel": 7}
    if "deep" in a["stem_type"]:
        first = a["stem_width"] // 4 * 3 if "tiered" in a["stem_type"] else a["stem_width"]
        found = {"channels": 2 * a["stem_width"], "convs": 3, "widths": [first, a["stem_width"]]}
    if a["replace_stem_pool"]:
        demand(not antialias, "replace_stem_pool with aa_layer")
        return found | {"pool": {"type": "convolution"}}
    return found | {"pool": {"type": {None: "max", "blur": "max_blur", "average": "average"}[antialias]}}


def stages(a):
    found, stride, dilation = [], 4, 1
    blocks = a["block"] if isinstance(a["block"], (list, tuple)) else [a["block"]] * len(a["channels"])
    for i, (depth, width, block) in enumerate(zip(a["layers"], a["channels"], blocks, strict=True)):
        stage = {"depth": depth, "width": width, "stride": 1 if i == 0 else 2, "dilation": dilation}
        if stride >= a["output_stride"]:
            dilation *= stage["stride"]
            stage.update(stride=1, dilation=dilation)
        stride *= stage["stride"]
        demand(block in (resnet.BasicBlock, resnet.Bottleneck), block)
        stage["block"] = {"type": "basic"}
        if block is resnet.Bottleneck:
            stage["block"] = {"type": "bottleneck", "expansion": block.expansion, "groups": a["cardinality"],
                              "base_width": a["base_width"], "reduce_first": a["block_reduce_first"]}
        found.append(stage)
    return found


def architecture(a, size):
    """The architecture file of timm's ResNet with the arguments `a`."""
    aa = a["aa_layer"]
    antialias = {None: None, BlurPool2d: "blur", nn.AvgPool2d: "average"}[aa]
    others = {key: value for key, value in (a["block_args"] or {}).items() if key != "attn_layer"}
    demand(not others, others)
    demand(a["global_pool"] == "avg", a["global_pool"])
    demand(not a["drop_path_rate"] and not a["drop_block_rate"], "stochastic depth")
    activation = get_act_layer(a["act_layer"])
    demand(activation in ACTIVATIONS, activation)
    block = {"attention": attention((a["block_args"] or {}).get("attn_layer")), "antialias": antialias,
             "activation": ACTIVATIONS[activation], "shortcut": "average_pool" if a["avg_down"] else "projection",
             "shortcut_kernel": a["down_kernel_size"]}
    channels, height, width = size
    demand(channels == a["in_chans"], a["in_chans"])
    return {"input": {"channels": channels, "height": height, "width": width}, "stem": stem(a, antialias), "stages": stages(a),
            "block": block, "norm": norm(a["norm_layer"]), "init": {"zero_init_residual": a["zero_init_last"]},
            "head": {"type": "linear", "classes": a["num_classes"], "dropout": a["drop_rate"]}}


def draw_norms(net, size, seed):
    """Draws all four tensors of every norm; the variances around those that really come in, so that deep networks neither
    vanish nor overflow."""
    generator = torch.Generator().manual_seed(seed)

    def uniform(like, low, high):
        return torch.rand(like.shape, generator=generator) * (high - low) + low

    def draw(module, inputs):
        module.weight.copy_(uniform(module.weight, 0.5, 1.5))
        module.bias.copy_(uniform(module.bias, -0.3, 0.3))
        if isinstance(module, nn.BatchNorm2d):
            scale = inputs[0].std() if inputs[0].numel() > 1 else 1
            module.running_mean.copy_(uniform(module.running_mean, -0.3, 0.3) * scale)
            module.running_var.copy_(uniform(module.running_var, 0.5, 1.5) * scale ** 2)
            module.num_batches_tracked.fill_(seed)

    hooks = [m.register_forward_pre_hook(draw) for m in net.modules() if isinstance(m, (nn.BatchNorm2d, nn.GroupNorm))]
    assert hooks
    with torch.no_grad():
        net(torch.randn(1, *size, generator=generator))
    for hook in hooks:
        hook.remove()


def canonical(name, **options):
    return spec.canonical_dict(architecture(*arguments(name, **options)))
