"""residua-cli weights: what is in the caches of this machine, and how a file fits a network. Standard library only."""

import json
import os
import shutil
from pathlib import Path

from harness import Harness

FILES = Path(__file__).resolve().parents[1] / "reference" / "checkpoints"


def safetensors(tensors, types={}):
    """Zeros. `types`: of those that are no F32, by name."""
    header, at = {}, 0
    for name, shape in tensors.items():
        type_ = types.get(name, "F32")
        size = {"F32": 4, "I64": 8, "I32": 4, "U8": 1, "F8_E4M3": 1}[type_]
        for each in shape:
            size *= each
        header[name] = {"dtype": type_, "shape": shape, "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + bytes(at)


def state(h, *arch):
    summary = json.loads(h.run("summary", *arch, "--arithmetic", "--format", "json").out)
    return {entry["name"]: entry["shape"] for entry in summary["state"] if not entry["name"].endswith("num_batches_tracked")}


def unread(h, names):
    """What is in a file and cannot be read, or lies in another one, is said."""
    def told(name, tensors):
        return h.run("infer", h.write(name, safetensors(tensors)))

    result = told("no_statistics.safetensors", {name: shape for name, shape in names.items() if "running" not in name})
    h.check("norms without statistics", result.status == 0 and b"taken for group norms" in result.err and b"not the original's" in result.err, str(result))
    result = told("statistics.safetensors", names)
    h.check("norms with statistics", result.status == 0 and b"taken for group norms" not in result.err and b"cannot be read" not in result.err, str(result))
    parametrized = {name: shape for name, shape in names.items() if name != "fc.weight"}
    parametrized |= {"fc.parametrizations.weight.original0": [10, 1], "fc.parametrizations.weight.original1": [10, 64]}
    result = told("parametrized.safetensors", parametrized)
    h.check("a classifier that cannot be read", result.status == 0 and b"a classifier is in the file in a form that cannot be read" in result.err
            and b"no classifier is in the file" not in result.err, str(result))
    part = {name: shape for name, shape in names.items() if not name.startswith("fc.")}
    for name in ("model-00001-of-00002.safetensors", "pytorch_model-00001-of-00003.bin"):
        h.refused(f"{name} alone", told(name, part), " is part 1 of ", "as its name says")
        result = h.run("run", "cifar_resnet20", "--weights", str(h.dir / name))
        h.check(f"{name} as weights", result.status == 3 and b"it is part 1 of " in result.err, str(result))


def main():
    h = Harness(__doc__)
    torch_home, hf_home = h.dir / "torch", h.dir / "hf"
    hub, snapshot = torch_home / "hub" / "checkpoints", hf_home / "hub" / "models--a--b" / "snapshots" / "1"
    blobs = hf_home / "hub" / "models--a--b" / "blobs"
    for folder in (hub, snapshot, blobs):
        folder.mkdir(parents=True)
    names = state(h, "cifar_resnet20")
    (hub / "twenty.pth").write_bytes(safetensors({"module." + name: shape for name, shape in names.items()}))
    shutil.copy(FILES / "module.pth", hub / "module.pth")
    (hub / "notes.txt").write_text("no weights")
    (hub / "broken.pth").write_bytes(b"PK\x03\x04" + bytes(40))
    (blobs / "abc").write_bytes(safetensors(state(h, "resnet18", "--set", "head.classes=10")))
    os.symlink(blobs / "abc", snapshot / "model.safetensors")
    env = dict(os.environ, TORCH_HOME=str(torch_home), HF_HOME=str(hf_home))
    env.pop("HF_HUB_CACHE", None)

    def listed(*arguments):
        result = h.run("weights", *arguments, "--format", "json", env=env)
        h.check(f"status of {arguments}", result.status == 0, str(result))
        return {Path(file["path"]).name: file for file in json.loads(result.out)["files"]}

    files = listed()
    h.check("all are listed", sorted(files) == ["broken.pth", "model.safetensors", "module.pth", "twenty.pth"], files)
    h.check("a preset is named", files["twenty.pth"]["architecture"].startswith("cifar_resnet20"), files)
    h.check("another network is told", files["module.pth"]["architecture"].startswith("no residual network"), files)
    h.check("a broken file is told", files["broken.pth"]["format"] == "unreadable", files)
    h.check("formats", (files["module.pth"]["format"], files["model.safetensors"]["format"]) == ("PyTorch", "safetensors"), files)
    h.check("size", files["twenty.pth"]["bytes"] == (hub / "twenty.pth").stat().st_size, files)
    h.check("those that fit", list(listed("cifar_resnet20")) == ["twenty.pth"])
    h.check("those that fit, with --set", list(listed("resnet18", "--set", "head.classes=10")) == ["model.safetensors"])
    text = h.run("weights", env=env)
    h.check("text", b"twenty.pth" in text.out and b"cifar_resnet20" in text.out, str(text))
    nothing = h.run("weights", env=dict(env, TORCH_HOME="/nowhere", HF_HOME="/nowhere"))
    h.check("nothing there", nothing.status == 0 and nothing.out == b"" and b"/nowhere/hub" in nothing.err, str(nothing))

    result = h.run("weights", "resnet18", "--compare", str(snapshot / "model.safetensors"), "--format", "json")
    report = json.loads(result.out)
    h.check("mismatched", [name.split(":")[0] for name in report["mismatched"]] == ["fc.weight", "fc.bias"], report)
    h.check("matched", len(report["matched"]) == 100 and report["missing"] == [] and report["unexpected"] == [] and not report["fits"], report)
    h.check("blocks", [block["path"] for block in report["blocks"]] == ["conv1", "bn1", "layer1.0", "layer1.1", "layer2.0", "layer2.1", "layer3.0",
                                                                        "layer3.1", "layer4.0", "layer4.1", "fc"], report["blocks"])
    h.check("remedy", b"--set head.classes=10" in result.err, str(result))
    prefixed = h.run("weights", "cifar_resnet20", "--compare", str(hub / "twenty.pth"))
    h.check("a prefix", b"prefix of the file's names: module." in prefixed.out and b"0 missing, 0 mismatched, 0 unexpected" in prefixed.out,
            str(prefixed))
    narrow = h.write("narrow.safetensors", safetensors({"module." + name: [8 if size == 16 else size for size in shape] for name, shape in names.items()}))
    result = h.run("weights", "cifar_resnet20", "--compare", str(narrow))
    h.check("a block's own names are no prefix", b"prefix of the file's names: module.\n" in result.out and b" 0 missing, " in result.out, str(result))
    h.refused("no block's weights in another's place", h.run("run", "cifar_resnet20", "--weights", str(narrow)),
              "conv1.weight: [8, 3, 3, 3] in the file, [16, 3, 3, 3] expected")
    seventeen = str(h.write("seventeen.safetensors", safetensors({name: [17, *shape[1:]] if name.startswith("fc.") else shape for name, shape in names.items()})))
    h.refused("weights of another network, with other classes", h.run("run", "cifar_resnet32", "--weights", seventeen),
              "of another network, cifar_resnet20 with 17 classes by its shapes: name the file itself in place of the architecture")
    deeper = str(h.write("deeper.safetensors", safetensors(state(h, "cifar_resnet32"))))
    result = h.run("run", "cifar_resnet20", "--weights", deeper)
    h.check("a part of another network is computed, and said", result.status == 0 and b"the file is of another network, cifar_resnet32" in result.err, str(result))
    for name, type_ in [("fc.bias", "I64"), ("bn1.running_var", "I32"), ("conv1.weight", "U8"), ("fc.weight", "F8_E4M3")]:
        path = str(h.write("typed.safetensors", safetensors(names, {name: type_})))
        for command in (["infer", path], ["show", path], ["summary", path, "--arithmetic"], ["run", "cifar_resnet20", "--weights", path]):
            h.refused(f"{command[0]}: {name} of {type_}", h.run(*command), f"{name}: of the type {type_} in the file, which cannot be used")
    bare = str(h.write("bare.safetensors", safetensors({name: shape for name, shape in names.items() if name != "fc.bias"})))
    result = h.run("run", "cifar_resnet20", "--weights", bare)
    h.check("half a classifier is one", result.status == 3 and b"lacks a part of the classifier" in result.err and b"head.type" not in result.err, str(result))
    unread(h, names)
    h.check("--compare wants a network", h.run("weights", "--compare", "x").status == 2)
    h.refused("a file that is not there", h.run("weights", "resnet18", "--compare", "missing.pth"), "missing.pth")
    h.refused("a text as weights", h.run("weights", "resnet18", "--compare", str(hub / "notes.txt")), "text file")
    for name, bytes_, word in [("pointer", b"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"), ("page", b"<html></html>", "web page"),
                               ("onnx", b"\x08\x07\x12\x07pytorch:" + bytes(20_000_000), "ONNX"),
                               ("index", b'{"metadata": {}, "weight_map": {}}', "sharded"),
                               ("answer", b'{"error":"Repository not found"}', "server's answer"),
                               ("caffemodel", b"\n\x08ResNet50\xa2\x06\x10\x10\x10", "neither text nor a weight file")]:
        h.refused(f"{name} as an architecture", h.run("show", h.write(name, bytes_)), word)
    h.finish()


main()
