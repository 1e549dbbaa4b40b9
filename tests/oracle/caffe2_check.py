"""Detectron's files of Caffe2 (MSRA's R-50.pkl), whose norms are a scale and a shift alone, against PyTorch's own y = s x + b.

Usage: caffe2_check.py BIN_DIR
"""

import pathlib
import pickle
import subprocess
import sys
import tempfile

import numpy
import torch
from torch.nn import functional

from cli import Cli, verdict

NOTE = "norms have a scale and a shift alone"
WIDTHS, DEPTHS, CLASSES = (8, 8, 16, 24), (1, 2, 1, 1), 12
MEANS = [103.53, 116.28, 123.675]


class Network:
    """Bottlenecks with the stride at their first convolution; `blobs` by Caffe2's names."""

    def __init__(self, stride_at=1):
        self.random = numpy.random.default_rng(3)
        self.stride_at = stride_at
        self.blobs = {}
        self.layer("conv1", 16, 3, 7, "res_conv1_bn")
        channels = 16
        for stage, (width, depth) in enumerate(zip(WIDTHS, DEPTHS), 2):
            for block in range(depth):
                name = f"res{stage}_{block}_branch"
                self.layer(name + "2a", width, channels, 1)
                self.layer(name + "2b", width, width, 3)
                self.layer(name + "2c", 4 * width, width, 1)
                if block == 0:
                    self.layer(name + "1", 4 * width, channels, 1)
                channels = 4 * width
        self.blobs["fc1000_w"] = self.draw(CLASSES, channels)
        self.blobs["fc1000_b"] = self.draw(CLASSES)

    def draw(self, *shape):
        return self.random.normal(0, numpy.prod(shape[1:]) ** -0.5 if len(shape) > 1 else 0.3, shape).astype(numpy.float32)

    def layer(self, name, out, channels, kernel, norm=None):
        self.blobs[name + "_w"] = self.draw(out, channels, kernel, kernel)
        self.blobs[(norm or name + "_bn") + "_s"] = (1 + self.draw(out)).astype(numpy.float32)
        self.blobs[(norm or name + "_bn") + "_b"] = self.draw(out)

    def apply(self, x, name, stride=1, norm=None):
        weight, scale, shift = (torch.from_numpy(self.blobs[key]).double() for key in (name + "_w", *((norm or name + "_bn") + e for e in ("_s", "_b"))))
        x = functional.conv2d(x, weight, stride=stride, padding=weight.shape[2] // 2)
        return x * scale[:, None, None] + shift[:, None, None]

    def __call__(self, x):
        x = functional.relu(self.apply(torch.from_numpy(x).double(), "conv1", 2, "res_conv1_bn"))
        x = functional.max_pool2d(x, 3, 2, 1)
        for stage, depth in enumerate(DEPTHS, 2):
            for block in range(depth):
                name, stride = f"res{stage}_{block}_branch", 2 if stage > 2 and block == 0 else 1
                strides = (stride, 1) if self.stride_at == 1 else (1, stride)
                y = functional.relu(self.apply(x, name + "2a", strides[0]))
                y = self.apply(functional.relu(self.apply(y, name + "2b", strides[1])), name + "2c")
                x = functional.relu(y + (self.apply(x, name + "1", stride) if block == 0 else x))
        weight, bias = (torch.from_numpy(self.blobs[name]).double() for name in ("fc1000_w", "fc1000_b"))
        return (x.mean((2, 3)) @ weight.T + bias).numpy()


def refusal(cli, *arguments):
    done = subprocess.run([cli.program, *map(str, arguments)], capture_output=True, env=cli.environment, check=False)
    return done.returncode, done.stderr.decode()


def main():
    cli, failures, checks = Cli(pathlib.Path(sys.argv[1])), [], 0

    def check(what, condition, detail=""):
        nonlocal checks
        checks += 1
        if not condition:
            failures.append(what)
            print(f"FAILED {what}: {detail}")

    def close(what, path, truth):
        error = abs(numpy.load(path) - truth).max() / abs(truth).max()
        check(what, error <= 1e-4, f"relative error {error:.1e}")

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        x = numpy.random.default_rng(1).normal(0, 50, (1, 3, 224, 224)).astype(numpy.float32)
        numpy.save(folder / "x.npy", x)
        network = Network()
        file, out, given = folder / "R-50.pkl", folder / "y.npy", ("--input", folder / "x.npy", "--save-output", folder / "y.npy")
        file.write_bytes(pickle.dumps({"blobs": network.blobs, "cfg": "MODEL:\n  TYPE: x\n"}, protocol=2))
        truth = network(x)

        told = cli.json("infer", file, "--format", "json")
        said = refusal(cli, "infer", file)[1]
        check("a batch norm", told["architecture"]["norm"] == {"type": "batch"}, told["architecture"]["norm"])
        check("the stride at conv1", told["architecture"]["block"]["stride_at"] == "conv1")
        check("what is put in place is said", NOTE in said and "taken for group norms" not in said, said)
        check("nothing is tested", "not tested: no batch norm has statistics" in said and not any(a["evidence"] for a in told["assumed"]), said)
        prepared = told["preparation"]
        check("Caffe2's images", (prepared["mean"], prepared["std"], prepared["channels"], prepared["range"]) == (MEANS, [1, 1, 1], "bgr", 255), prepared)
        check("said", "assumed images prepared by 0-255 BGR less Caffe2's means" in said, said)

        cli("run", file, *given)
        close("run FILE", out, truth)
        cli("run", file, "--set", "norm.eps=0.001", *given)
        close("another epsilon", out, truth)
        cli("run", file, "--set", "block.stride_at=conv2", *given)
        close("the stride at conv2", out, Network(2)(x))
        cli("run", file, "--set", "input.height=160", "--set", "input.width=160", "--image", pathlib.Path(__file__).parents[2] / "resources/images/cat.png")
        cli("export", file, "--to", "safetensors", "--output", folder / "e.safetensors")
        (folder / "e.residua.json").write_text(cli("infer", file))
        cli("run", folder / "e.residua.json", "--weights", folder / "e.safetensors", *given)
        close("export FILE", out, truth)
        status, said = refusal(cli, "infer", folder / "e.safetensors")
        check("its statistics are none of a training", status == 0 and "not tested: no batch norm has statistics" in said, said)

        status, said = refusal(cli, "run", folder / "e.residua.json", "--weights", file, *given)
        check("run ARCH --weights FILE", status == 3 and "running_mean" in said and "no statistics, which are put in place" in said, said)
        fits = cli.json("weights", folder / "e.residua.json", "--compare", file, "--format", "json")
        check("weights ARCH --compare FILE", not fits["fits"] and not fits["mismatched"] and not fits["unexpected"]
              and all("running" in tensor for tensor in fits["missing"]), fits)

        bare = {key.replace("_bn_s", "_bn_gamma").replace("_bn_b", "_bn_beta"): value for key, value in network.blobs.items()}
        file.write_bytes(pickle.dumps(bare, protocol=2))
        status, said = refusal(cli, "infer", file)
        check("other names without statistics", status == 0 and NOTE not in said and "taken for group norms" in said, said)
        whole = network.blobs | {key[:-1] + end: numpy.full_like(value, number) for key, value in network.blobs.items() if key.endswith("_bn_s")
                                 for end, number in (("rm", 0.5), ("riv", 2))}
        file.write_bytes(pickle.dumps(whole, protocol=2))
        status, said = refusal(cli, "infer", file)
        check("norms with statistics", status == 0 and NOTE not in said and "ImageNet's mean" in said, said)
    return verdict(checks, len(failures))


if __name__ == "__main__":
    sys.exit(main())
