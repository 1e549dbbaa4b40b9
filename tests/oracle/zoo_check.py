"""timm's networks that are not of its resnet.py: what opens must compute what the original does; all else is refused or says what it leaves open.

Usage: zoo_check.py BIN_DIR [--all | NAME...]

Each network's names and shapes are written as a file without contents first. Where `infer` takes that for a residual network, the network is built,
every tensor of every norm drawn at random, and the program's output compared with timm's. `--all`: every network that timm knows, which takes
ten minutes. Where timm is not installed (pip install --no-deps timm==1.0.31) the check is skipped.
"""

import argparse
import importlib.util
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import warnings

import numpy
import torch

import cli as command_line
from akamaster_check import SKIPPED

# One of each kind: strides in every stage; linear stages and another last convolution; blocks with attention in their middle; images folded
# into channels first; a stem that ends in a stride; blocks with two wide convolutions; pools where strides were; what was no residual network.
SAMPLE = ["regnetx_002", "regnety_002", "gernet_m", "regnetz_005", "tresnet_m", "resnet33ts", "resnet32ts", "resnet61q", "resnext26ts",
          "resnet50_clip_gap", "resnetv2_18d", "resnetv2_34", "mobilenetv2_050", "vgg11_bn", "test_resnet", "resnet50_mlp", "legacy_seresnet18",
          "mobilenetv4_conv_small_035"]
# What is refused is named.
LOOKS = {"convnext_atto": "a ConvNeXt", "mobilenetv4_conv_small_035": "a MobileNet", "swinv2_tiny_window8_256": "a Swin", "beit_base_patch16_224": "a vision",
         "poolformer_s12": "a MetaFormer", "resmlp_12_224": "an MLP-Mixer", "botnet26t_256": "a residual network with self-attention",
         "resnet50_clip": "a residual network that ends in attention", "regnety_002": "a RegNetY", "resnest14d": "a ResNeSt", "skresnet18": "an SKNet",
         "res2net50_26w_4s": "a Res2Net", "dla34": "a DLA", "hrnet_w18_small": "an HRNet", "vovnet39a": "a VoVNet", "cspresnet50": "a cross stage",
         "repvgg_a0": "a RepVGG", "tresnet_m": "a TResNet", "inception_v4": "an Inception", "ecaresnet50d_pruned": "a residual network of another kind"}
# What leaves no trace in a file, and so must be said, by a part of a name, and the setting that mends it where there is one.
SAID = {"_bit": ("weight standardization", None), "resnet32ts": ("ByobNet", None), "resnet50_mlp": ("is left out", None),
        "legacy_seresnet18": ("legacy_seresnet18", None), "legacy_seresnet34": ("legacy_seresnet34", None), "resnetv2_18d": ("block.shortcut", "average_pool"),
        "resnetv2_34d": ("block.shortcut", "average_pool"), "resnetv2_50d": ("block.shortcut", "average_pool"),
        "resnetv2_101d": ("block.shortcut", "average_pool"), "resnetv2_152d": ("block.shortcut", "average_pool"),
        "resnetv2_50t": ("block.shortcut", "average_pool")}
TOLERANCE = 1e-4
TYPES = {torch.float32: ("F32", 4), torch.int64: ("I64", 8), torch.bool: ("BOOL", 1), torch.int32: ("I32", 4)}


def write_hollow(path, state):
    """A safetensors file of these names and shapes, with a hole for contents."""
    header, at = {}, 0
    for name, tensor in state.items():
        word, size = TYPES[tensor.dtype]
        header[name] = {"dtype": word, "shape": list(tensor.shape), "data_offsets": [at, at + tensor.numel() * size]}
        at += tensor.numel() * size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        file.truncate(8 + len(text) + at)


def opened(cli, path):
    """Whether the program takes the file for a residual network, and what it said."""
    done = subprocess.run([cli.program, "infer", path], capture_output=True, env=cli.environment, check=False)
    assert done.returncode in (0, 3), f"status {done.returncode}: {done.stderr.decode()[-300:]}"
    return done.returncode == 0, done.stderr.decode(), done.stdout.decode()


def error_of(cli, library, name, folder, settings):
    """The relative error of the program's output."""
    torch.manual_seed(1)
    net = library.create(name).eval()
    size = net.pretrained_cfg["input_size"]
    library.draw_norms(net, size, 1)
    x = torch.randn(1, *size)
    with torch.no_grad():
        truth = net(x).numpy()
    torch.save(net.state_dict(), folder / "weights.pth")
    numpy.save(folder / "x.npy", x.numpy())
    cli("run", folder / "weights.pth", *settings, "--input", folder / "x.npy", "--save-output", folder / "y.npy")
    got = numpy.load(folder / "y.npy")
    assert got.shape == truth.shape, f"the output is {got.shape}, {truth.shape} expected"
    return float(abs(got - truth).max() / abs(truth).max())


def check(cli, library, name, folder):
    """What came of it, in words; an AssertionError where the program was wrong."""
    path = folder / "hollow.safetensors"
    with torch.device("meta"):
        write_hollow(path, library.create(name).state_dict())
    found, said, _ = opened(cli, path)
    if not found:
        looks = said.partition("looks like ")[2]
        assert looks.startswith(LOOKS.get(name, "")), f"looks like {looks[:80]}"
        return "refused: " + looks.partition("\n")[0][:140]
    word, value = next((SAID[part] for part in SAID if part in name), (None, None))
    if word is not None:
        assert word in said, f"opens and does not say {word}"
    if word is not None and value is None:
        return f"opens and says {word}"
    error = error_of(cli, library, name, folder, ["--set", f"{word}={value}"] if word else [])
    assert error <= TOLERANCE, f"opens, and its output is wrong by {error:.1e}"
    return f"computed, error {error:.1e}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin_dir", type=pathlib.Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    if importlib.util.find_spec("timm") is None:
        print("skipped: timm is not installed (packaging/setup.sh says how)")
        return SKIPPED
    import timm_library

    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    cli, failures = command_line.Cli(options.bin_dir), 0
    own = set(timm_library.names())
    sample = list(dict.fromkeys(SAMPLE + list(LOOKS)))
    names = options.names or ([name for name in timm_library.timm.list_models() if name not in own] if options.all else sample)
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            try:
                print(f"{name}: {check(cli, timm_library, name, pathlib.Path(folder))}", flush=True)
            except (AssertionError, RuntimeError) as error:
                failures += 1
                print(f"FAILED {name}: {error}", flush=True)
    return command_line.verdict(len(names), failures)


if __name__ == "__main__":
    sys.exit(main())
