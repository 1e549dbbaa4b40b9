"""Pipes, closed and full outputs, locales, odd names, signals: the command line in every surrounding."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from harness import RESOURCES, Harness


def shell(harness, command, **more):
    """Runs bash with $CLI; the status is that of residua-cli when `command` ends in a pipe and asks for PIPESTATUS."""
    env = dict(os.environ, CLI=harness.cli)
    process = subprocess.run(["bash", "-c", command], env=env, capture_output=True, cwd=harness.dir, timeout=120, **more)
    return process


def outputs(harness):
    commands = ["show resnet18", "presets", "tree resnet152", "summary resnet152 --arithmetic", "--help", "--version", "completion bash", "validate --help"]
    for command in commands:
        closed = shell(harness, f"$CLI {command} >&-")
        harness.check(f"{command}: stdout closed", closed.returncode == 1 and b"cannot write to standard output" in closed.stderr, closed)
        full = shell(harness, f"$CLI {command} > /dev/full")
        harness.check(f"{command}: /dev/full", full.returncode == 1 and b"No space left" in full.stderr, full)
        silent = shell(harness, f"$CLI {command} 2>&- </dev/null")
        harness.check(f"{command}: stderr closed", silent.returncode == 0 and silent.stdout, silent)
        none = shell(harness, f"$CLI {command} <&-")
        harness.check(f"{command}: stdin closed", none.returncode == 0 and none.stdout, none)
    head = shell(harness, "$CLI summary cifar_resnet110 --arithmetic --format json | head -c 10; echo ${PIPESTATUS[0]}")
    harness.check("| head ends quietly", head.stdout.endswith((b"141\n", b"0\n")) and head.stderr == b"", head)
    burst = shell(harness, "(sleep 0.3; $CLI summary cifar_resnet110 --arithmetic --format json; echo $? >&2) | true")
    harness.check("a reader that is gone is status 141", burst.stderr.strip().endswith(b"141"), burst)
    with_closed = shell(harness, "$CLI export resnet18 --to json --output closed.json >&- 2>&- <&-")
    text = (harness.dir / "closed.json").read_bytes()
    harness.check("export with everything closed", with_closed.returncode == 0 and text == harness.run("show", "resnet18").out, with_closed)


def locales(harness):
    commands = [["summary", "resnet18", "--arithmetic", "--format", form] for form in ("text", "json", "csv", "markdown", "latex", "html")]
    commands += [["presets"], ["show", "cifar_resnet20"], ["summary", "resnet18", "--arithmetic", "--style", "torchinfo"],
                 ["summary", "resnet18", "--arithmetic", "--style", "torchsummary"]]
    environments = {"none": {}, "C": {"LC_ALL": "C"}, "C.UTF-8": {"LC_ALL": "C.UTF-8"}, "missing": {"LC_ALL": "xx_YY.UTF-8"}}
    folder = harness.dir / "locales"
    folder.mkdir()
    if shutil.which("localedef"):
        for name in ("de_DE", "tr_TR", "fa_IR"):
            made = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", str(folder / f"{name}.UTF-8")], capture_output=True)
            if made.returncode == 0:
                environments[name] = {"LC_ALL": f"{name}.UTF-8", "LOCPATH": str(folder)}
    for command in commands:
        expected = harness.run(*command, env={"LC_ALL": "C"})
        harness.check(f"{command} works", expected.status == 0, expected)
        for name, env in environments.items():
            result = harness.run(*command, env=env)
            harness.check(f"{command} in locale {name}", result.status == 0 and result.out == expected.out and result.err == b"", result)
    for name, env in environments.items():
        picture = harness.dir / f"{name}.svg"
        result = harness.run("graph", "resnet18", "--level", "block", "--output", picture, env=env)
        harness.check(f"picture in locale {name}", result.status == 0 and picture.read_bytes() == (harness.dir / "none.svg").read_bytes(), result)
        if harness.options.qt:
            image = harness.run("run", "resnet18", "--image", RESOURCES / "images" / "cat.png", "--top", "0", env=env)
            harness.check(f"image in locale {name}", image.status == (0 if harness.options.engine else 1), image)


def names(harness):
    expected = harness.run("show", "resnet34").out
    for name in ("with space.json", "quo'te\".json", "new\nline.json", "emoji \U0001f600.json", "n" * 200, "-leading.json", b"not-utf-8-\xff\xfe.json", "a#b.json", "[a,b].json", "resnet18.json"):
        raw = name if isinstance(name, bytes) else name.encode()
        path = os.path.join(os.fsencode(harness.dir), raw)
        result = harness.run("export", "resnet34", "--to", "json", "--output", path)
        harness.check(f"export to {name!r}", result.status == 0 and open(path, "rb").read() == expected, result)
        for args in (["show", path], ["validate", path]):
            result = harness.run(*args)
            harness.check(f"{args[0]} {name!r}", result.status == 0 and result.out == (expected if args[0] == "show" else b""), result)
        relative = harness.run("show", b"--", raw)
        harness.check(f"show -- {name!r}", relative.status == 0 and relative.out == expected, relative)
    bad = os.path.join(os.fsencode(harness.dir), b"bad-\xff.json")
    with open(bad, "wb") as file:
        file.write(b"{")
    result = harness.run("validate", bad)
    harness.check("a message shows what is not UTF-8", result.status == 3 and b"\\xff" in result.err.lower(), result)


def surroundings(harness):
    expected = harness.run("show", "resnet18").out
    for label, env in (("empty", {}), ("no home", {"HOME": "/nonexistent"}), ("no display", {"DISPLAY": ":99", "QT_QPA_PLATFORM": "nothing"})):
        result = harness.run("show", "resnet18", env=env)
        harness.check(f"environment: {label}", result.status == 0 and result.out == expected and result.err == b"", result)
    for limit in ("-n 32", "-s 512"):
        result = shell(harness, f"ulimit {limit}; $CLI show resnet18")
        harness.check(f"ulimit {limit}", result.returncode == 0 and result.stdout == expected, result)
    good = harness.write("good.json", "{}")
    bad = harness.write("bad.json", "{")
    files = [bad if i in (3, 50, 99) else good for i in range(100)]
    result = harness.run("validate", *files)
    harness.check("100 files of which 3 are bad", result.status == 3 and result.err.count(b"bad.json") == 3 and b"good.json" not in result.err, result)
    for label, source in (("endless brackets", "yes '['"), ("endless zeros", "cat /dev/zero"), ("nothing", "true"), ("random", "head -c 100000 /dev/urandom")):
        begin = time.monotonic()
        result = shell(harness, f"{source} | $CLI show -; exit ${{PIPESTATUS[1]}}")
        harness.check(f"standard input: {label}", result.returncode == 3 and b"standard input" in result.stderr and time.monotonic() - begin < 10, result)


def full_disk(harness):
    """A file size limit stands for a full disk: the old file stays whole."""
    target = harness.dir / "old.json"
    target.write_bytes(b"old")
    result = shell(harness, "trap '' XFSZ; ulimit -f 1; $CLI graph resnet152 --output old.json.svg; $CLI show resnet18 > /dev/null; $CLI export resnet18 --to pytorch --output old.json")
    harness.check("file size limit", result.returncode == 1 and target.read_bytes() == b"old", result)
    harness.check("no partial picture", not (harness.dir / "old.json.svg").exists(), result)
    left = [path.name for path in harness.dir.iterdir() if "old.json" in path.name and path.name != "old.json"]
    harness.check("no temporary file is left", not left, left)


def running(harness):
    folder = harness.dir / "maps"
    args = ["run", "resnet18", "--seed", "3", "--image", RESOURCES / "images" / "cat.ppm", "--top", "3", "--repeat", "2", "--save-maps", folder,
            "--capture", "layer1.0.relu_1", "--capture", "fc", "--save-output", harness.dir / "out.npy"]
    result = harness.run(*args, "--format", "json")
    harness.check("run as JSON", result.status == 0, result)
    if result.status == 0:
        run = json.loads(result.out)
        summary = json.loads(harness.run("summary", "resnet18", "--format", "json").out)
        harness.check("run adds to the summary", all(run[key] == summary[key] for key in ("format", "source", "architecture", "input", "totals", "state")))
        harness.check("weights are said to be random", run["weights"] == "random (seed 3)")
        top = run["top"]
        harness.check("three classes", len(top) == 3 and all(0 < each["probability"] <= 1 and each["label"] for each in top), top)
        harness.check("best first", [each["probability"] for each in top] == sorted((each["probability"] for each in top), reverse=True), top)
        keys = {"milliseconds", "mean", "std", "min", "max", "zero_fraction"}
        harness.check("statistics of each operation", all(keys <= set(each) for each in run["operations"]))
        relu = [each for each in run["operations"] if each["type"] == "ReLU"]
        harness.check("rectified maps are not negative", all(each["min"] >= 0 and 0 < each["zero_fraction"] < 1 for each in relu), relu[:2])
        names = sorted(path.name for path in folder.iterdir())
        ending = "png" if harness.options.qt else "ppm"
        harness.check("maps are saved", names == sorted(["layer1.0.relu_1.npy", f"layer1.0.relu_1.{ending}", "fc.npy", f"fc.{ending}"]), names)
        harness.check("the output is the captured fc", (harness.dir / "out.npy").read_bytes() == (folder / "fc.npy").read_bytes())
    text = harness.run(*args)
    harness.check("run as text", text.status == 0 and b"best classes (weights: random (seed 3))" in text.out and b"layer4.1.relu_1" in text.out, text)
    weights = harness.dir / "weights.safetensors"
    first = harness.run("export", "resnet18", "--to", "safetensors", "--seed", "3", "--output", weights)
    again = harness.run(*args[:2], *args[4:], "--weights", weights, "--format", "json")
    same = again.status == 0 and [each["class"] for each in json.loads(again.out)["top"]] == [each["class"] for each in json.loads(result.out)["top"]]
    harness.check("exported weights give the same classes", first.status == 0 and same, again)
    refused = harness.run("run", "resnet152", "--batch", "20000")
    harness.check("more memory than there is", refused.status == 4 and b"available" in refused.err, refused)
    cuda = harness.run("run", "cifar_resnet20", "--device", "cuda:7")
    harness.check("a device that is not there", cuda.status == 4 and b"cuda" in cuda.err.lower(), cuda)
    doctor = harness.run("doctor")
    harness.check("doctor", doctor.status == 0 and b"libtorch" in doctor.out and b"device       cpu" in doctor.out, doctor)


def interrupted(harness):
    target = harness.dir / "never.npy"
    process = subprocess.Popen([harness.cli, "run", "resnet152", "--repeat", "1000", "--save-output", target], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    harness.check("SIGINT stops a run", process.returncode == 130 and out == b"" and b"interrupted" in err and not target.exists(), (process.returncode, out, err))
    huge = harness.dir / "huge.json"  # one convolution that takes minutes, and does not look for a stop
    huge.write_text(json.dumps({"input": {"height": 512, "width": 512}, "stem": {"channels": 256, "kernel": 3, "stride": 1, "pool": None},
                                "stages": [{"depth": 1, "width": 256}], "block": {"type": "custom", "convs": [{"kernel": 15, "width": 1}]}}))
    process = subprocess.Popen([harness.cli, "run", huge, "--save-output", target], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    harness.check("SIGINT ends one huge operation", process.returncode == 130 and out == b"" and b"interrupted" in err and not target.exists(), (process.returncode, out, err))


def interrupted_while_named(harness):
    """Between the temporary's name and the file's own, which is a moment: strace makes it longer."""
    if not shutil.which("strace") or harness.options.sanitized:
        print("strace is not installed (or the build is sanitized): an interrupt between two names is not tried")
        return
    status = None
    for attempt in range(10): # on a busy machine the moment is missed
        folder = harness.dir / f"named{attempt}"
        folder.mkdir()
        process = subprocess.Popen(["strace", "-f", "-o", "/dev/null", "-e", "trace=rename", "-e", "inject=rename:delay_enter=300000", harness.cli,
                                    "export", "resnet18", "--to", "json", "--output", folder / "a.json"], stderr=subprocess.PIPE)
        while not list(folder.iterdir()) and process.poll() is None:
            time.sleep(0.005)
        for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
            os.kill(int(child), signal.SIGINT)
        process.communicate(timeout=60)
        status = process.returncode
        left = sorted(path.name for path in folder.iterdir())
        harness.check("interrupted between two names: the file, and nothing beside it", left == ["a.json"], (status, left))
        if status == 130:
            break
    harness.check("the program was interrupted", status == 130, status)


def without_engine(harness):
    env = dict(os.environ, RESIDUA_ENGINE="/nonexistent/engine.so")
    for args in (["summary", "resnet18"], ["run", "resnet18"], ["export", "resnet18", "--to", "safetensors", "--output", "x"]):
        result = harness.run(*args, env=env)
        harness.check(f"{args[0]} without libtorch", result.status == 1 and b"/nonexistent/engine.so" in result.err and result.out == b"", result)
    doctor = harness.run("doctor", env=env)
    harness.check("doctor without libtorch", doctor.status == 1 and b"not available" in doctor.out, doctor)
    for args in (["presets"], ["show", "resnet18"], ["tree", "resnet18"], ["summary", "resnet18", "--arithmetic"], ["validate", "resnet18"],
                 ["export", "resnet18", "--to", "pytorch", "--output", "net.py"], ["graph", "resnet18", "--output", "net.svg"]):
        result = harness.run(*args, env=env)
        harness.check(f"{args[0]} needs no libtorch", result.status == 0, result)


def main():
    harness = Harness(__doc__)
    outputs(harness)
    locales(harness)
    names(harness)
    surroundings(harness)
    full_disk(harness)
    interrupted_while_named(harness)
    without_engine(harness)
    if harness.options.engine:
        running(harness)
        interrupted(harness)
    harness.finish()


if __name__ == "__main__":
    sys.exit(main())
