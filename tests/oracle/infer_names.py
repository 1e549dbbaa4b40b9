"""How other programs name the tensors of the same networks: for each family a function from the state in torchvision's names.

Each is written from that program's own source. It returns the list of tensors in the order of their file, or nothing where the family
has no word for the network.
"""

import re

import spec

BLOCK = re.compile(r"layer(\d+)\.(\d+)\.(.*)")


def rename(state, rule):
    return [(rule(name), shape) for name, shape in state]


def with_prefix(prefix):
    return lambda arch, state: rename(state, lambda name: prefix + name)


def plain(full):
    """Basic blocks or bottlenecks with projections, as every program has them."""
    return (full["block"]["order"] == "post_activation" and full["stem"]["convs"] == 1 and full["shortcut_norm"]
            and (full["stem"]["pool"] or {}).get("type") != "convolution" and full["head"]["type"] in ("linear", "pool")
            and all(s["full"]["type"] != "custom" and not s["full"]["attention"] and s["full"]["shortcut"] == "projection"
                    for s in full["stages"]))


def in_blocks(state, stage, inner, outer):
    """Renames with `stage(s, b)`; `inner` and `outer` are dictionaries of prefixes."""

    def rule(name):
        match = BLOCK.match(name)
        words = inner if match else outer
        rest = match[3] if match else name
        for old, new in words.items():
            if rest == old or rest.startswith(old + "."):
                rest = new + rest[len(old):]
                break
        return (stage(int(match[1]), int(match[2])) + rest) if match else rest

    return rename(state, rule)


def timm(arch, state):
    full = spec.complete(arch)
    if full["block"]["order"] == "pre_activation" or any(s["full"]["type"] == "custom" for s in full["stages"]):
        return None

    def shape_of(name, shape):  # its squeeze and excitation is made of 1x1 convolutions
        return [*shape, 1, 1] if re.search(r"\.se\.fc\d\.weight$", name) else shape

    return [(name, shape_of(name, shape)) for name, shape in state]


def kuangliu(arch, state):
    full = spec.complete(arch)
    if full["stem"]["convs"] != 1 or any(s["full"]["attention"] or s["full"]["shortcut"] == "average_pool" for s in full["stages"]):
        return None
    return in_blocks(state, lambda s, b: f"layer{s}.{b}.", {"downsample": "shortcut"}, {"fc": "linear"})


def transformers(arch, state):
    if not plain(spec.complete(arch)):
        return None
    inner = {f"{short}{i}": f"layer.{i - 1}.{long}" for short, long in (("conv", "convolution"), ("bn", "normalization")) for i in (1, 2, 3)}
    inner |= {"downsample.0": "shortcut.convolution", "downsample.1": "shortcut.normalization"}
    outer = {"conv1": "resnet.embedder.embedder.convolution", "bn1": "resnet.embedder.embedder.normalization", "fc": "classifier.1"}
    renamed = in_blocks(state, lambda s, b: f"resnet.encoder.stages.{s - 1}.layers.{b}.", inner, outer)
    return sorted(renamed, key=lambda entry: (not entry[0].endswith("tracked"), entry[0]))  # as safetensors writes them


def detectron2(arch, state):
    if not plain(spec.complete(arch)):
        return None
    inner = {f"bn{i}": f"conv{i}.norm" for i in (1, 2, 3)} | {"downsample.0": "shortcut", "downsample.1": "shortcut.norm"}
    outer = {"conv1": "stem.conv1", "bn1": "stem.conv1.norm", "fc": "linear"}
    renamed = in_blocks(state, lambda s, b: f"res{s + 1}.{b}.", inner, outer)
    return [("backbone.bottom_up." + name, shape) for name, shape in renamed if not name.endswith("num_batches_tracked")]


def mmpretrain(arch, state):
    full = spec.complete(arch)
    if full["block"]["order"] == "pre_activation" or full["head"]["type"] not in ("linear", "pool"):
        return None
    if any(s["full"]["type"] == "custom" or s["full"]["attention"] for s in full["stages"]):
        return None
    deep = {f"conv1.{i}": f"stem.{i}" for i in (0, 1, 3, 4, 6)} | {"bn1": "stem.7"} if full["stem"]["convs"] == 3 else {}
    renamed = in_blocks(state, lambda s, b: f"layer{s}.{b}.", {}, deep | {"fc": "head.fc"})
    return [(name if name.startswith("head.") else "backbone." + name, shape) for name, shape in renamed]


def pytorch_cifar100(arch, state):
    full = spec.complete(arch)
    if not plain(full) or any(len(s["full"]["convs"]) > 3 for s in full["stages"]):
        return None
    inner = {}
    for i in (1, 2, 3):
        inner |= {f"conv{i}": f"residual_function.{3 * i - 3}", f"bn{i}": f"residual_function.{3 * i - 2}"}
    inner |= {"downsample": "shortcut"}
    return in_blocks(state, lambda s, b: f"conv{s + 1}_x.{b}.", inner, {"conv1": "conv1.0", "bn1": "conv1.1"})


def cadene(arch, state):
    full = spec.complete(arch)
    if full["block"]["order"] == "pre_activation" or full["head"]["type"] not in ("linear", "pool"):
        return None
    if any(s["full"]["type"] == "custom" or (s["full"]["attention"] or {}).get("type") != "se" for s in full["stages"]):
        return None
    outer = {"conv1.0": "layer0.conv1", "conv1.1": "layer0.bn1", "conv1.3": "layer0.conv2", "conv1.4": "layer0.bn2", "conv1.6": "layer0.conv3",
             "bn1": "layer0.bn3"} if full["stem"]["convs"] == 3 else {"conv1": "layer0.conv1", "bn1": "layer0.bn1"}
    outer |= {"maxpool.0": "layer0.pool.0", "maxpool.1": "layer0.pool.1", "fc": "last_linear"}
    renamed = in_blocks(state, lambda s, b: f"layer{s}.{b}.", {"se": "se_module"}, outer)
    return [(name, [*shape, 1, 1] if re.search(r"se_module\.fc\d\.weight$", name) else shape) for name, shape in renamed]


def wrapped_sequential(arch, state):
    """torch.nn.Sequential(*list(net.children())[:-1]), as lightly wraps it."""
    full = spec.complete(arch)
    if full["block"]["order"] == "pre_activation" or full["stem"]["convs"] != 1 or (full["stem"]["pool"] or {}).get("type") == "convolution":
        return None
    first = 3 if full["stem"]["pool"] is None else 4
    renamed = in_blocks(state, lambda s, b: f"backbone.{first - 1 + s}.{b}.", {}, {"conv1": "backbone.0", "bn1": "backbone.1"})
    return renamed


def encoder_decoder(arch, state):
    full = spec.complete(arch)
    pre = full["block"]["order"] == "pre_activation"
    inner = {}
    for i in range(1, 9):
        inner |= {f"conv{i}": f"convs.{i - 1}.{2 if pre else 0}", f"bn{i}": f"convs.{i - 1}.{0 if pre else 1}"}
    inner |= {"downsample": "shortcut", "se.fc1": "se.se.0", "se.fc2": "se.se.2"}
    deep = full["stem"]["convs"] == 3
    outer = {f"conv1.{i}": f"encoder.gate.{i}" for i in (0, 1, 3, 4, 6)} if deep else {}
    calls = (9 if deep else 3) - (2 if pre and not full["stem"]["norm"] else 0)
    outer |= {"conv1": "encoder.gate.0", "bn1": f"encoder.gate.{7 if deep else 1}", "maxpool": f"encoder.gate.{calls}",
              "norm": "encoder.norm", "fc": "decoder.decoder"}
    return in_blocks(state, lambda s, b: f"encoder.layers.{s - 1}.layer.{b}.", inner, outer)


def sequential(arch, state):
    """d2l's: the shortcut's convolution is the one behind the branch's, and all convolutions are registered before all norms."""
    full = spec.complete(arch)
    deep, pre = full["stem"]["convs"] == 3, full["block"]["order"] == "pre_activation"
    calls = (9 if deep else 3) - (2 if pre and not full["stem"]["norm"] else 0)
    outer = {f"conv1.{i}": f"0.{i}" for i in (0, 1, 3, 4, 6)} if deep else {}
    stages = len(full["stages"])
    final = stages + 1 + (2 if pre and full["final_norm"] else 0)
    outer |= {"conv1": "0.0", "bn1": "0.7" if deep else "0.1", "maxpool": f"0.{calls}", "norm": str(stages + 1), "fc": str(final + 2)}
    found = []
    for number, stage in enumerate(full["stages"], 1):
        convs = {"basic": 2, "bottleneck": 3}.get(stage["full"]["type"], len(stage["full"]["convs"]))
        place = 1 if stage["full"]["shortcut"] == "average_pool" else 0
        inner = {f"downsample.{place}": f"conv{convs + 1}", f"downsample.{place + 1}": f"bn{convs + 1}"}
        own = [entry for entry in state if entry[0].startswith(f"layer{number}.")]
        for block in range(stage["depth"]):
            members = in_blocks([e for e in own if e[0].startswith(f"layer{number}.{block}.")], lambda s, b: f"{s}.{b}.", inner, {})
            found += sorted(members, key=lambda entry: ["conv", "bn", "se"].index(re.search(r"\.(conv|bn|se)", entry[0])[1]))
    others = in_blocks([e for e in state if not e[0].startswith("layer")], None, {}, outer)
    before = [e for e in others if e[0].startswith("0.")]
    return before + found + [e for e in others if not e[0].startswith("0.")]


def nameless(arch, state):
    return [(f"p{i}", shape) for i, (_, shape) in enumerate(state)]


def module(name):
    return name.rpartition(".")[0]


def convolutions_first(shortcut):
    """Names taken away from blocks that make all convolutions before all norms; `shortcut`: where its two stand, "first" or "last" of each
    kind, or "apart" behind the branch."""

    def of_block(members):
        projection = sorted({module(name) for name, _ in members if ".downsample." in name})

        def key(entry):
            projects, attention = module(entry[0]) in projection, ".se." in entry[0]
            norm = module(entry[0]) == projection[-1] if len(projection) > 1 and projects else ".bn" in entry[0]
            if shortcut == "apart":
                return 3 * projects + (2 if attention else norm)
            return 2 if attention else norm, projects == (shortcut == "last")

        return sorted(members, key=key)

    def named(arch, state):
        blocks = {}
        for entry in state:
            match = BLOCK.match(entry[0])
            blocks.setdefault((match[1], match[2]) if match else entry[0], []).append(entry)
        return nameless(arch, [entry for key, members in blocks.items() for entry in (of_block(members) if isinstance(key, tuple) else members)])

    return named


def torchscript(arch, state):
    """What TorchScript keeps of timm's networks against aliasing: the filters, which are always the same."""
    full = spec.complete(arch)
    stages = {s for s, stage in enumerate(full["stages"], 1) if stage["full"]["antialias"] == "blur" and stage["stride"] == 2}
    pool = (full["stem"]["pool"] or {}).get("type") == "max_blur"
    if not stages and not pool:
        return None
    shapes = dict(state)
    found = [(f"layer{s}.0.aa.filt", [strided(full["stages"][s - 1]["full"], shapes, s), 1, 3, 3]) for s in sorted(stages)]
    return state + [("maxpool.1.filt", [full["stem"]["channels"], 1, 3, 3])] * pool + found


def strided(block, shapes, stage):
    """The channels of the convolution that carries the stride of a stage's first block."""
    convs = block["convs"]
    carries = [i for i, conv in enumerate(convs, 1) if conv["stride"]]
    return shapes[f"layer{stage}.0.conv{carries[0]}.weight"][0]


def shuffled(arch, state):
    """As safetensors writes it: the counters first, then by name."""
    return sorted(state, key=lambda entry: (not entry[0].endswith("tracked"), entry[0]))


FAMILIES = {
    "torchvision": lambda arch, state: state,
    "torchvision, sorted": shuffled,
    "DataParallel": with_prefix("module."),
    "Lightning": with_prefix("model."),
    "MoCo": with_prefix("module.encoder_q."),
    "timm": timm,
    "TorchScript": torchscript,
    "kuangliu": kuangliu,
    "transformers": transformers,
    "Detectron2": detectron2,
    "mmpretrain": mmpretrain,
    "pytorch-cifar100": pytorch_cifar100,
    "Cadene": cadene,
    "lightly": wrapped_sequential,
    "encoder_decoder": encoder_decoder,
    "sequential": sequential,
    "nameless": nameless,
    "nameless, convolutions first": convolutions_first("last"),
    "nameless, shortcuts first": convolutions_first("first"),
    "nameless, shortcuts apart": convolutions_first("apart"),
}
