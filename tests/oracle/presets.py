"""The presets and the seeds' variants as architecture files, written from the manual's words."""


def stages(depths, widths=(64, 128, 256, 512)):
    return [{"depth": d, "width": w} for d, w in zip(depths, widths)]


DEPTHS = {"18": (2, 2, 2, 2), "34": (3, 4, 6, 3), "50": (3, 4, 6, 3), "101": (3, 4, 23, 3), "152": (3, 8, 36, 3)}
OTHER_DEPTHS = {"10": (1, 1, 1, 1), "14": (1, 1, 1, 1), "26": (2, 2, 2, 2), "154": (3, 8, 36, 3)}


def resnet(size, **block):
    kind = "basic" if size in ("10", "18", "34") else "bottleneck"
    return {"stages": stages((DEPTHS | OTHER_DEPTHS)[size]), "block": {"type": kind, **block}}


def cifar(depth, shortcut="zero_pad"):
    widths = (16, 32, 64)
    return {"input": {"height": 32, "width": 32}, "stem": {"channels": 16, "kernel": 3, "stride": 1, "pool": None},
            "stages": stages([depth] * 3, widths), "block": {"shortcut": shortcut}, "head": {"type": "linear", "classes": 10}}


def encoder_decoder(size):
    arch = resnet(size, order="branch_activation")
    arch.update(style="encoder_decoder", stem={"activation": "leaky_relu"})
    return arch


def small_image(size):
    arch = resnet(size)
    arch.update(style="small_image", stem={"kernel": 3, "stride": 1, "pool": None}, head={"type": "pool"})
    return arch


def sequential():
    arch = resnet("18")
    arch.update(style="sequential", input={"channels": 1}, conv_bias=True, shortcut_norm=False,
                head={"type": "linear", "classes": 10}, init={"scheme": "torch_default"})
    return arch


def timm():
    """Networks of timm, by their own descriptions: d is a deep stem with an average before each projection, t such a stem in tiers."""
    deep, tiers = {"convs": 3}, {"convs": 3, "widths": [24, 32]}
    average = {"shortcut": "average_pool"}
    se = {"type": "se", "reduction": 16, "divisor": 8}
    found = {"resnet10t": resnet("10", **average) | {"stem": tiers}, "resnet14t": resnet("14", **average) | {"stem": tiers},
             "resnet26": resnet("26"), "resnet26d": resnet("26", **average) | {"stem": deep},
             "resnet50s": resnet("50") | {"stem": deep | {"channels": 128}},
             "resnet50t": resnet("50", **average) | {"stem": tiers},
             "eca_resnet50d": resnet("50", attention={"type": "eca"}, **average) | {"stem": deep}}
    for size in ("50", "101"):
        found[f"resnet_rs{size}"] = (resnet(size, attention=se | {"reduction": 4}, **average)
                                     | {"stem": deep | {"pool": {"type": "convolution"}}})
    found["resnet_aa50"] = resnet("50", antialias="average") | {"stem": {"pool": {"type": "average"}}}
    found["resnet_blur50"] = resnet("50", antialias="blur") | {"stem": {"pool": {"type": "max_blur"}}}
    found["senet154"] = (resnet("154", groups=64, base_width=4, reduce_first=2, shortcut_kernel=3, attention=se)
                         | {"stem": deep | {"channels": 128}})
    return found


# What timm calls those whose names have an underscore here.
ALIASES = {"ecaresnet50d": "eca_resnet50d", "resnetrs50": "resnet_rs50", "resnetrs101": "resnet_rs101",
           "resnetaa50": "resnet_aa50", "resnetblur50": "resnet_blur50"}


def preactivation_of_others():
    """The pre-activation ResNet-18 of two repositories for CIFAR, and the parameters that it has there (10 and 100 classes)."""
    small = {"input": {"height": 32, "width": 32}, "stem": {"kernel": 3, "stride": 1, "pool": None}, "final_norm": False}
    kuangliu = small | {"block": {"order": "pre_activation"}, "head": {"type": "linear", "classes": 10}}
    weiaicunzai = small | {"block": {"order": "pre_activation", "shortcut_input": "block"}, "conv_bias": True,
                           "head": {"type": "linear", "classes": 100}}
    weiaicunzai["stem"] = small["stem"] | {"norm": True}
    return {"kuangliu": (kuangliu, 11171146), "pytorch-cifar100": (weiaicunzai, 11222244)}


def all_presets():
    presets = {f"resnet{s}": resnet(s) for s in DEPTHS}
    presets["resnext50_32x4d"] = resnet("50", groups=32, base_width=4)
    presets["resnext101_32x8d"] = resnet("101", groups=32, base_width=8)
    presets["resnext101_64x4d"] = resnet("101", groups=64, base_width=4)
    presets["wide_resnet50_2"] = resnet("50", base_width=128)
    presets["wide_resnet101_2"] = resnet("101", base_width=128)
    presets["resnet50_v1"] = resnet("50", stride_at="conv1")
    presets["resnet50_d"] = resnet("50", shortcut="average_pool") | {"stem": {"convs": 3}}
    presets["preact_resnet18"] = resnet("18", order="pre_activation")
    presets["preact_resnet50"] = resnet("50", order="pre_activation")
    presets["se_resnet18"] = resnet("18", attention={"type": "se"})
    presets["se_resnet50"] = resnet("50", attention={"type": "se"})
    presets |= timm()
    for layers, depth in ((20, 3), (32, 5), (44, 7), (56, 9), (110, 18)):
        presets[f"cifar_resnet{layers}"] = cifar(depth)
    presets["digits"] = cifar(2, "projection") | {"input": {"channels": 1, "height": 28, "width": 28}, "stages": stages((2, 2, 2), (8, 16, 32))}
    presets["digits"]["stem"] = {"channels": 8, "kernel": 3, "stride": 1, "pool": None}
    for size in DEPTHS:
        presets[f"encoder_decoder_resnet{size}"] = encoder_decoder(size)
    presets["sequential_resnet18"] = sequential()
    for size in ("18", "50", "101", "152"):
        presets[f"small_image_resnet{size}"] = small_image(size)
    return presets


def seed_variants():
    """Name of a reference under tests/reference/seeds → its architecture."""
    short = encoder_decoder("18") | {"stages": stages((1, 1, 1, 1))}
    gate = {"stem": {"activation": "leaky_relu", "kernel": 5, "pool": {"kernel": 2, "stride": 2}}}
    tiny = {"stem": {"activation": "leaky_relu", "channels": 8}, "stages": stages((1, 1, 1, 1), (8, 16, 32, 64))}
    mlp = {"head": {"type": "mlp", "hidden": 256, "dropout": 0.5, "classes": 1000}}
    return {
        "encoder_decoder_resnet18": encoder_decoder("18"),
        "encoder_decoder_grey_resnet18": encoder_decoder("18") | {"input": {"channels": 1}},
        "encoder_decoder_depths1111": short,
        "encoder_decoder_depths1111_sizes": short | tiny,
        "encoder_decoder_custom_encoder": short | gate,
        "encoder_decoder_custom_gate_subclass": short | gate,
        "encoder_decoder_custom_decoder": short | mlp,
        "encoder_decoder_basicblock_se": short | {"block": {"order": "branch_activation", "attention": {"type": "se"}}},
        "sequential_resnet18": sequential(),
        "small_image_resnet18_32": small_image("18") | {"input": {"height": 32, "width": 32}},
        "small_image_resnet50_224": small_image("50"),
    }
