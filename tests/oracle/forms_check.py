"""Published networks in every form in which people keep them, run by their file's name alone: the program must compute what the original does.

Usage: forms_check.py BIN_DIR [--all | NAME...] [--form FORM]... [--threads N]

torchvision's ten ResNets and twelve of timm's, each as a zip of today's torch.save, as its older form, as a training checkpoint, as Lightning's,
as a whole module, in half precision and as TorchScript; and what a program in C++ saves (residua-torch-save). Every tensor of every norm is
drawn at random first, so that each branch counts. Nothing but FILE and --image is given, and --set for anti-aliasing, which leaves no trace in a file. Without names: three small networks and forms.
`--all`: all 22, which takes half an hour, 4 GB of memory and 3 GB of disk. Prints each form's worst relative error.
torchvision's networks are built by timm under torchvision's names, which are the same; whole modules of torchvision's are its classes' tree
in `torchvision.models.resnet`. Where timm is not installed (pip install --no-deps timm==1.0.31) the check is skipped.
"""

import argparse
import collections
import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import time
import types
import warnings

import numpy
import torch
import torch.nn.functional as F

import cli as command_line
from akamaster_check import DEVIATION, MEAN, SKIPPED, SOURCE, picture
from checkpoint_check import OLD, Callback, prefixed

TORCHVISION = ["resnet18", "resnet34", "resnet50", "resnet101", "resnet152", "resnext50_32x4d", "resnext101_32x8d", "resnext101_64x4d",
               "wide_resnet50_2", "wide_resnet101_2"]
BLUR = ["block.antialias=blur", "stem.pool.type=max_blur"]
AVERAGE = ["block.antialias=average", "stem.pool.type=average"]
# Twelve of timm's: tiered and deep stems, average pooling shortcuts, SE with a divisor, ECA, group norm, a convolution for a pool, 3x3
# shortcuts, a first convolution of half the width, both ways against aliasing.
TIMM = {"resnet10t": [], "resnet14t": [], "resnet26d": [], "resnet34d": [], "resnet50_gn": [], "seresnet18": [], "seresnext26t_32x4d": [],
        "senet154": [], "ecaresnet50d": [], "resnetrs50": [], "resnetaa50": AVERAGE, "resnetblur18": BLUR}
# Together with the C++ program: names and shapes in archives of two kinds, objects, and a network that needs a word.
SAMPLE = {"resnet10t": ["whole"], "resnetblur18": ["TorchScript", "half"]}
TOLERANCE = 1e-4
SIDE, CROP = 256, 224  # what ImageNet's evaluation scales to and cuts out: an image of this size is only cut


def write_image(path):
    """A sample photograph scaled to SIDE x SIDE, as a portable pixmap; returns what a network then sees."""
    small = F.interpolate(picture(SOURCE / "resources" / "images" / "cat.ppm"), (SIDE, SIDE), mode="bilinear", antialias=True)
    pixels = (small[0] * 255).round().clamp(0, 255).to(torch.uint8)
    path.write_bytes(b"P6\n%d %d\n255\n" % (SIDE, SIDE) + pixels.permute(1, 2, 0).contiguous().numpy().tobytes())
    edge = (SIDE - CROP) // 2
    cut = pixels[:, edge:edge + CROP, edge:edge + CROP].float() / 255
    return ((cut - torch.tensor(MEAN)[:, None, None]) / torch.tensor(DEVIATION)[:, None, None])[None]


def torchvisions_module(cli, name, net, folder):
    """The network as a tree of torchvision's own classes, as `torch.save(model)` finds them."""
    path = folder / "exported.py"
    cli("export", name, "--to", "pytorch", "--output", path)
    spec = importlib.util.spec_from_file_location("torchvision.models.resnet", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["torchvision.models.resnet"] = module
    spec.loader.exec_module(module)
    model = module.build_model()
    model.load_state_dict(net.state_dict())
    return model.eval()


def half(state):
    return {key: value.half() if value.is_floating_point() else value for key, value in state.items()}


def training(net):
    """What PyTorch's ImageNet example saves; the optimiser has seen no step of the larger networks: its buffers would be gigabytes."""
    state = net.state_dict()
    optimiser = torch.optim.SGD(net.parameters(), 0.1, momentum=0.9, weight_decay=1e-4)
    for parameter in list(net.parameters())[-4:]:
        optimiser.state[parameter]["momentum_buffer"] = torch.randn_like(parameter)
    return {"epoch": 90, "arch": "resnet", "state_dict": prefixed(state, "module."), "best_acc1": torch.tensor(76.1),
            "optimizer": optimiser.state_dict(), "scheduler": {"last_epoch": 90, "base_lrs": [0.1]}}


def lightning(net):
    return {"epoch": 3, "global_step": 900, "pytorch-lightning_version": "2.0.0", "state_dict": prefixed(net.state_dict(), "model."),
            "callbacks": {"ModelCheckpoint": Callback()}, "hyper_parameters": types.SimpleNamespace(lr=0.1, net=Callback()),
            "optimizer_states": [], "lr_schedulers": []}


def save(form, net, whole, path):
    """Writes the network in that form."""
    if form == "TorchScript":
        torch.jit.trace(net, torch.ones(1, 3, CROP, CROP), check_trace=False).save(path)
        return
    value = {"zip": net.state_dict, "old": net.state_dict, "training": lambda: training(net), "Lightning": lambda: lightning(net),
             "whole": lambda: whole, "half": lambda: half(net.state_dict())}[form]()
    torch.save(value, path, **(OLD if form == "old" else {}))


FORMS = ["zip", "old", "training", "Lightning", "whole", "half", "TorchScript"]


def logits(net, x):
    with torch.no_grad():
        return net(x).numpy()


def compare(cli, path, settings, image, expected, folder):
    """The relative error of the program's output, or what it said, and the seconds that it took."""
    output, begin = folder / "y.npy", time.monotonic()
    try:
        cli("run", path, *settings, "--image", image, "--save-output", output)
        got = numpy.load(output)
        error = float(abs(got - expected).max() / abs(expected).max()) if got.shape == expected.shape else f"shape {got.shape}"
    except RuntimeError as problem:
        error = str(problem)
    return error, time.monotonic() - begin


def check(cli, library, name, forms, image, x, folder):
    """Each form with its relative error, or with what went wrong."""
    seed = sum(name.encode())
    torch.manual_seed(seed)
    net = library.create(name).eval()
    library.draw_norms(net, (3, 64, 64), seed)
    whole = torchvisions_module(cli, name, net, folder) if name in TORCHVISION else net
    truth = logits(net, x)
    if whole is not net:
        assert numpy.allclose(logits(whole, x), truth, rtol=1e-5, atol=1e-5 * abs(truth).max()), f"{name}: not torchvision's network"
    settings = [argument for value in TIMM.get(name, []) for argument in ("--set", value)]
    for form in forms:
        path = folder / f"{name}.weights"
        save(form, net, whole, path)
        expected = truth
        if form == "half":  # what those numbers give in single precision
            kept = {key: value.clone() for key, value in net.state_dict().items()}
            net.load_state_dict({key: value.float() if value.is_floating_point() else value for key, value in half(kept).items()})
            expected = logits(net, x)
            net.load_state_dict(kept)
        assert 1e-3 < expected.std() < 1e6, f"logits of {name} say nothing: deviation {expected.std()}"
        yield form, *compare(cli, path, settings, image, expected, folder), path.stat().st_size
        path.unlink()


def saved_by_cpp(cli, image, x, folder):
    """What libtorch's C++ program leaves, in the same way."""
    (folder / "input").write_bytes(x.numpy().tobytes())
    subprocess.run([pathlib.Path(cli.program).with_name("residua-torch-save"), folder], env=cli.environment, check=True)
    expected = numpy.fromfile(folder / "logits", numpy.float32)[None]
    for name in ("module", "checkpoint", "dictionary"):
        path = folder / f"{name}.pt"
        yield f"C++ {name}", *compare(cli, path, [], image, expected, folder), path.stat().st_size


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin_dir", type=pathlib.Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--form", action="append", choices=FORMS)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    if importlib.util.find_spec("timm") is None:
        print("skipped: timm is not installed (packaging/setup.sh says how)")
        return SKIPPED
    import timm_library

    warnings.simplefilter("ignore")
    torch.set_num_threads(options.threads)
    cli, checks, failures = command_line.Cli(options.bin_dir, options.threads), 0, 0
    worst = collections.defaultdict(float)
    named = options.names or options.all
    networks = dict.fromkeys(options.names or [*TORCHVISION, *TIMM], options.form or FORMS) if named else SAMPLE
    for name, forms in [("libtorch", None), *networks.items()]:
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            image = folder / "image.ppm"
            x = write_image(image)
            results = check(cli, timm_library, name, forms, image, x, folder) if forms else saved_by_cpp(cli, image, x, folder)
            try:
                for form, error, seconds, size in results:
                    checks += 1
                    right = not isinstance(error, str) and error <= TOLERANCE
                    failures += not right
                    said = error if isinstance(error, str) else f"{error:.1e}"
                    print(f"{'' if right else 'FAILED '}{name} {form}: {said} ({size >> 20} MB, {seconds:.1f} s)", flush=True)
                    if not isinstance(error, str):
                        worst[form] = max(worst[form], error)
            except (AssertionError, RuntimeError, subprocess.SubprocessError) as error:
                failures += 1
                print(f"FAILED {name}: {error}")
    print("worst relative error:", ", ".join(f"{form} {error:.1e}" for form, error in worst.items()))
    print(f"{checks} files, {failures} failures")
    return 1 if failures or not checks else 0


if __name__ == "__main__":
    sys.exit(main())
