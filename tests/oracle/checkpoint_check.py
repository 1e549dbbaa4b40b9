"""Every form in which people keep weights, written by PyTorch, against PyTorch's own logits.

Usage: checkpoint_check.py BIN_DIR

A small network is exported as PyTorch code, filled with weights, saved in each form, and run by the program on one input with
`--weights`. With RESIDUA_FIELD (default ../shared/field beside the source tree) users' own checkpoints too.
"""

import collections
import importlib.util
import pathlib
import pickle
import sys
import tempfile
import types
import warnings

import numpy
import torch
from torch import nn

from akamaster_check import FIELD
from cli import Cli, verdict, write_json, write_safetensors

TINY = {"name": "tiny", "input": {"channels": 3, "height": 32, "width": 32}, "stem": {"channels": 8, "kernel": 3, "stride": 1, "pool": None},
        "stages": [{"depth": 1, "width": 8}, {"depth": 1, "width": 16, "stride": 2}], "head": {"type": "linear", "classes": 10}}
OLD = {"_use_new_zipfile_serialization": False}


class Callback:
    """Of a library that the reader does not have."""

    def __init__(self):
        self.best = {"path": "/nowhere", "scores": [1.0, 2.0]}


def network(cli, folder):
    write_json(folder / "tiny.residua.json", TINY)
    cli("export", folder / "tiny.residua.json", "--to", "pytorch", "--output", folder / "tiny_network.py")
    spec = importlib.util.spec_from_file_location("tiny_network", folder / "tiny_network.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["tiny_network"] = module
    spec.loader.exec_module(module)
    model = module.build_model()
    torch.manual_seed(1)
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            if name.endswith("num_batches_tracked"):
                tensor.fill_(77)
            else:
                tensor.copy_(torch.rand_like(tensor) + 0.5 if "var" in name else torch.randn_like(tensor) * 0.3)
    return model.eval()


def logits(model, image):
    with torch.no_grad():
        return model(image).numpy()


def prefixed(state, prefix):
    return collections.OrderedDict((prefix + name, value) for name, value in state.items())


def python2_pickle(arrays):
    """What Python 2 wrote: texts and arrays as byte strings, protocol 2."""

    def text(value):
        return b"T" + len(value).to_bytes(4, "little") + value

    out = b"\x80\x02}U\x05model}("
    for name, value in arrays.items():
        shape = b"(" + b"".join(b"J" + size.to_bytes(4, "little") for size in value.shape) + b"t"
        kind = b"f4" if value.dtype == numpy.float32 else b"i8"
        out += text(name.encode()) + b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nK\x00\x85U\x01btR(K\x01" + shape
        out += b"cnumpy\ndtype\n(U\x02" + kind + b"K\x00K\x01tR(K\x03U\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89"
        out += text(value.tobytes()) + b"tb"
    return out + b"us."


def save(folder, model):
    """Writes every form; yields its name, file and what must be given beside it."""
    state = model.state_dict()
    arrays = {name: value.numpy().copy() for name, value in state.items()}

    def saved(name, value, *extra, **how):
        torch.save(value, folder / name, **how)
        return name, folder / name, list(extra)

    yield saved("plain.pth", state)
    yield saved("plain_old.pth", state, **OLD)
    optimiser = torch.optim.Adam(model.parameters())
    model(torch.ones(2, 3, 32, 32)).sum().backward()
    optimiser.step()
    optimiser.zero_grad()
    model.load_state_dict({name: torch.from_numpy(value) for name, value in arrays.items()})
    training = {"epoch": 90, "arch": "resnet", "state_dict": prefixed(state, "module."), "best_acc1": torch.tensor(76.1),
                "optimizer": optimiser.state_dict(), "scheduler": {"last_epoch": 90, "base_lrs": [0.1]}}
    yield saved("training.pth.tar", training)
    yield saved("training_old.pth.tar", training, **OLD)
    zeros = {name: torch.zeros_like(value) for name, value in state.items()}
    yield saved("timm.pth.tar", {"epoch": 1, "state_dict": state, "state_dict_ema": zeros, "optimizer": optimiser.state_dict()})
    name, path, _ = saved("ema.pth", {"model": zeros, "model_ema": state})
    yield name, pathlib.Path(f"{path}#model_ema"), []
    yield saved("lightning.ckpt", {"epoch": 3, "pytorch-lightning_version": "2.0", "state_dict": prefixed(state, "model.backbone."),
                                   "callbacks": {"x": Callback()}, "hyper_parameters": types.SimpleNamespace(lr=0.1, net=Callback()),
                                   "optimizer_states": [optimiser.state_dict()]})
    yield saved("whole.pt", model)
    yield saved("whole_old.pt", model, **OLD)
    yield saved("parallel.pt", {"net": nn.DataParallel(model), "step": 3})
    yield saved("compiled.pth", prefixed(state, "_orig_mod.module."))
    yield saved("moco.pth", {"state_dict": prefixed(zeros, "module.encoder_k.") | prefixed(state, "module.encoder_q.")})
    yield saved("linear.pth", {name.replace("fc.", "linear.").replace("downsample", "shortcut"): value for name, value in state.items()})
    yield saved("channels_last.pth", {name: value.contiguous(memory_format=torch.channels_last) if value.dim() == 4 else value
                                      for name, value in state.items()})
    flat = torch.cat([value.flatten() for value in state.values() if value.is_floating_point()])
    views, at = {}, 0
    for name, value in state.items():
        if value.is_floating_point():
            views[name] = flat[at:at + value.numel()].view(value.shape)
            at += value.numel()
    yield saved("views.pth", views)
    yield saved("views_old.pth", views, **OLD)
    yield saved("double.pth", {name: value.double() if value.is_floating_point() else value.int() for name, value in state.items()})
    for word, dtype in (("half", torch.float16), ("bfloat", torch.bfloat16)):
        yield saved(f"{word}.pth", {name: value.to(dtype) if value.is_floating_point() else value for name, value in state.items()})
    torch.serialization.set_crc32_options(False)
    yield saved("without_checksums.pth", state)
    torch.serialization.set_crc32_options(True)
    torch.jit.trace(model, torch.ones(1, 3, 32, 32)).save(folder / "traced.pt")
    yield "traced.pt", folder / "traced.pt", []
    for protocol in range(2, 6):
        path = folder / f"arrays{protocol}.pkl"
        path.write_bytes(pickle.dumps({"model": arrays, "__author__": "nobody", "matching_heuristics": True}, protocol))
        yield path.name, path, []
    (folder / "python2.pkl").write_bytes(python2_pickle(arrays))
    yield "python2.pkl", folder / "python2.pkl", []
    write_safetensors(folder / "backbone.safetensors", {"backbone." + name: value for name, value in arrays.items()})
    yield "backbone.safetensors", folder / "backbone.safetensors", []
    yield saved("headless.pth", {name: value for name, value in state.items() if not name.startswith("fc.")}, "--set", "head.type=pool")


def main():
    warnings.simplefilter("ignore")
    cli, checks, failures = Cli(pathlib.Path(sys.argv[1])), 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        model = network(cli, folder)
        image = torch.randn(1, 3, 32, 32, generator=torch.Generator().manual_seed(2))
        numpy.save(folder / "image.npy", image.numpy())
        truth = logits(model, image)
        whole = model.fc
        model.fc = nn.Identity()
        pooled = logits(model, image)
        model.fc = whole
        cases = [(name, path, extra, folder / "tiny.residua.json", pooled if extra else truth) for name, path, extra in save(folder, model)]
        field = FIELD / "cases" / "02-checkpoint-recipe"
        if field.is_dir():
            cli("run", field / "tiny.residua.json", "--weights", field / "tiny.safetensors", "--input", folder / "image.npy", "--save-output",
                folder / "field.npy")
            users = numpy.load(folder / "field.npy")
            cases += [(path.name, path, [], field / "tiny.residua.json", users) for path in sorted(field.iterdir())
                      if path.suffix in (".pth", ".th", ".ckpt", ".tar") and not path.name.startswith("moco")]
        else:
            print(f"skipped: users' checkpoints, {field} is not there (RESIDUA_FIELD names the folder above)")
        for name, path, extra, architecture, expected in cases:
            checks += 1
            tolerance = 0.03 if name.startswith(("half", "bfloat")) else 1e-4
            try:
                cli("run", architecture, *extra, "--input", folder / "image.npy", "--weights", path, "--save-output", folder / "out.npy")
                got = numpy.load(folder / "out.npy")
                wrong = numpy.abs(got - expected).max() / numpy.abs(expected).max()
            except RuntimeError as error:
                wrong = str(error)
            if isinstance(wrong, str) or not wrong <= tolerance:
                failures += 1
                print(f"FAILED {name}: {wrong}")
    return verdict(checks, failures)


if __name__ == "__main__":
    sys.exit(main())
