#!/usr/bin/env python3
"""diff, fit, advise and sweep from outside: the laws of a comparison, budgets, shards, killed and resumed sweeps, interrupts, progress."""

import json
import os
import pty
import random
import signal
import subprocess
import time

from harness import Harness

EDITS = [
    "stages.2.depth=7", "stages.0.depth=1", "stages.3.width=520", "stages.1.stride=1", "stages.3.dilation=2", "stem.channels=72", "stem.convs=3",
    "stem.kernel=5", "stem.stride=1", "stem.pool=null", 'stem.pool={"type":"max_blur"}', "stem.activation=silu", "block.type=bottleneck",
    "block.activation=gelu", "block.order=pre_activation", "block.order=branch_activation", "block.shortcut=zero_pad", "block.shortcut=average_pool",
    'block.attention={"type":"se"}', 'stages.3.block.attention={"type":"eca"}', "block.antialias=blur", 'norm={"type":"group","groups":8}',
    "norm.eps=0.001", "conv_bias=true", "shortcut_norm=false", "head.classes=10", 'head={"type":"mlp"}', 'head={"type":"pool"}', "head.dropout=0.2",
    "input.height=160", "input.channels=1", "style=sequential", "style=encoder_decoder", "init.zero_init_residual=true", "name=other",
    'stages=[{"depth":2,"width":64},{"depth":2,"width":256},{"depth":2,"width":512}]',
    'stages=[{"depth":2,"width":64},{"depth":2,"width":128},{"depth":1,"width":192},{"depth":2,"width":256},{"depth":2,"width":512}]',
    'stages=[{"depth":2,"width":128},{"depth":2,"width":64},{"depth":2,"width":256},{"depth":2,"width":512}]',
    'block={"type":"custom","convs":[{"kernel":5,"width":1},{"kernel":3,"width":1},{"kernel":1,"width":1}]}',
]
OTHER_EDITS = {
    "resnet50": ["block.expansion=2", "block.groups=32", "block.base_width=128", "block.stride_at=conv1", "block.reduce_first=2", "block.shortcut_kernel=3",
                 "stages.1.block.groups=2", "stages.0.block.type=basic", "stages.2.block.activation=hardswish", "stages.3.stride=3", "stages.0.dilation=2",
                 'stages.1.block={"type":"custom","convs":[{"kernel":3,"width":1,"groups":4},{"kernel":1,"width":4}]}'],
    "resnet50_d": ["stem.widths=[24, 32]", "stem.convs=1", "block.shortcut=projection"],
    "preact_resnet18": ["stem.norm=true", "final_norm=false", "block.shortcut_input=block", "block.order=post_activation"],
    "se_resnet18": ["block.attention.reduction=8", "block.attention.divisor=8", "block.attention=null", 'block.attention={"type":"eca"}'],
    "cifar_resnet20": ["block.shortcut=zero_pad_around", 'stem.pool={"kernel":3,"stride":2,"padding":0,"ceil":true}', 'stem.pool={"type":"average"}'],
    "resnet_blur50": ["block.antialias=average", "block.antialias=null", 'stem.pool={"type":"convolution"}'],
}
NOTHING = ("style=", "init.", "name=")  # edits that change no operation
NET = ["cifar_resnet20", "--set", "block.shortcut=projection"]
SMALL = ["--over", "stages.1.depth=1,2,3,4,5", "--over", "stem.channels=16,24,32,40", "--over", "block.activation=relu,silu", "--arithmetic"]


def mirrored(diff):
    words = {"added": "removed", "removed": "added"}

    def turn(entry):
        turned = {**entry, "change": words.get(entry["change"], entry["change"]), "a": entry["b"], "b": entry["a"],
                  "parameters": -entry["parameters"], "macs": -entry["macs"]}
        if "what" in entry:
            turned["what"] = [{"key": w["key"], "a": w["b"], "b": w["a"]} for w in entry["what"]]
        return turned

    return {**diff, "totals": {key: -value for key, value in diff["totals"].items()}, "stages": [turn(s) for s in diff["stages"]],
            "operations": [turn(o) for o in diff["operations"]]}


def compared(h, *args):
    result = h.run("diff", *args, "--format", "json")
    h.check(f"diff {args}", result.status == 0 and result.err == b"", str(result))
    return json.loads(result.out)


def summary(h, name):
    return json.loads(h.run("summary", name, "--arithmetic", "--format", "json").out)


def diffs(h):
    for number, (base, edit) in enumerate([("resnet18", edit) for edit in EDITS] + [(base, edit) for base, edits in OTHER_EDITS.items() for edit in edits]):
        name = f"edited{number}.json"
        h.write(name, h.run("show", base, "--set", edit).out)
        there, back, whole = compared(h, base, name), compared(h, name, base), compared(h, base, name, "--all")
        plain, other = summary(h, base), summary(h, name)
        h.check(f"{edit}: mirror", mirrored(there) == back, json.dumps([there, back])[:3000])
        h.check(f"{edit}: totals", all(there["totals"][key] == other["totals"][key] - plain["totals"][key] for key in there["totals"]))
        for key in ("parameters", "macs"):
            h.check(f"{edit}: sum of {key}", sum(o[key] for o in there["operations"]) == there["totals"][key])
            inside = sum(s[key] for s in there["stages"])
            named = [o for o in there["operations"] if (o["a"] or o["b"]).split(".")[0].startswith("layer")]
            if not edit.startswith("style"):
                h.check(f"{edit}: stages' {key}", inside == sum(o[key] for o in named))
        # Every operation of both is there once; what is not named is the same.
        h.check(f"{edit}: all of A", sorted(o["a"] for o in whole["operations"] if o["a"]) == sorted(o["path"] for o in plain["operations"]))
        h.check(f"{edit}: all of B", sorted(o["b"] for o in whole["operations"] if o["b"]) == sorted(o["path"] for o in other["operations"]))
        a, b = ({o["path"]: o for o in each["operations"]} for each in (plain, other))
        for o in whole["operations"]:
            same = o["a"] and o["b"] and all(a[o["a"]][key] == b[o["b"]][key] for key in ("type", "output_shape", "parameters", "macs"))
            h.check(f"{edit}: {o['a']} {o['b']}", same or o["change"] != "same", json.dumps(o))
        h.check(f"{edit}: what is named", (not there["operations"]) == edit.startswith(NOTHING), json.dumps(there)[:1000])
        h.check(f"{edit}: --set edits B", compared(h, base, base, "--set", edit) == there)
        h.check(f"{edit}: A A", compared(h, name, name)["operations"] == [])


def fits(h):
    for by, extra in (("width", []), ("width", ["--stage", "4"]), ("width", ["--multiple-of", "32"]), ("depth", []), ("resolution", [])):
        for budget, limit in (("--max-parameters", 30_000_000), ("--max-macs", 3_500_000_000), ("--max-memory", 220_000_000)):
            if by == "resolution" and budget == "--max-parameters":
                continue
            result = h.run("fit", "resnet50", budget, str(limit), "--by", by, *extra)
            h.write("fitted.json", result.out)
            within = h.run("summary", "fitted.json", "--arithmetic", budget, str(limit))
            h.check(f"fit {by} {extra} {budget}", result.status == 0 and within.status == 0, f"{result}\n{within}")
    h.refused("fit nothing", h.run("fit", "resnet18", "--max-macs", "1K", "--by", "depth"), "nothing fits", "has 889,229,312", status=1)
    h.refused("fit resolution of parameters", h.run("fit", "resnet18", "--max-parameters", "1K", "--by", "resolution"), "nothing fits", "11,689,512", status=1)
    h.refused("fit no budget", h.run("fit", "resnet18", "--by", "depth"), "one budget", status=2)
    h.refused("fit two budgets", h.run("fit", "resnet18", "--by", "depth", "--max-macs", "1G", "--max-memory", "1G"), "one budget", status=2)
    h.refused("fit by nothing", h.run("fit", "resnet18", "--max-macs", "1G"), "--by", status=2)
    h.refused("fit no such stage", h.run("fit", "resnet18", "--max-macs", "1G", "--by", "width", "--stage", "5"), "1 to 4", status=2)
    h.refused("fit stage of a resolution", h.run("fit", "resnet18", "--max-macs", "1G", "--by", "resolution", "--stage", "1"), "--stage", status=2)


def advice(h):
    names = [line.split()[0] for line in h.run("presets").out.decode().splitlines()]
    for name in names:
        result = h.run("advise", name, "--format", "json")
        h.check(f"advise {name}", result.status == 0 and json.loads(result.out)["findings"] == [], str(result))
    result = json.loads(h.run("advise", "resnet18", "--set", "input.height=32", "--set", "input.width=32", "--format", "json").out)
    codes = [finding["code"] for finding in result["findings"]]
    h.check("advise on a small input", codes[:2] == ["unproductive-layers", "imagenet-stem"], str(codes))
    for finding in result["findings"]:
        edits = ["input.height=32", "input.width=32", *(f"{key}={json.dumps(value)}" for key, value in finding["fix"]["set"].items())]
        left = json.loads(h.run("advise", "resnet18", *(word for edit in edits for word in ("--set", edit)), "--format", "json").out)
        h.check(f"the fix of {finding['code']}", finding["code"] not in [other["code"] for other in left["findings"]], str(left))


def sweeps(h):
    whole = h.run("sweep", *NET, *SMALL)
    lines = whole.out.splitlines(keepends=True)
    h.check("sweep", whole.status == 0 and len(lines) == 40 and whole.err == b"", str(whole))
    settings = [json.loads(line)["settings"] for line in lines]
    h.check("the last key runs fastest", [s["block.activation"] for s in settings[:4]] == ["relu", "silu"] * 2
            and [s["stages.1.depth"] for s in settings[::8]] == [1, 2, 3, 4, 5])
    for jobs in ("1", "2", "7"):
        h.check(f"--jobs {jobs}", h.run("sweep", *NET, *SMALL, "--jobs", jobs).out == whole.out)
        parts = b"".join(h.run("sweep", *NET, *SMALL, "--shard", f"{i}/{jobs}").out for i in range(1, int(jobs) + 1))
        h.check(f"{jobs} shards", parts == whole.out)
    h.check("--unordered", sorted(h.run("sweep", *NET, *SMALL, "--unordered", "--jobs", "4").out.splitlines()) == sorted(whole.out.splitlines()))
    one = h.run("sweep", *NET, "--over", *(word for word in SMALL if "=" in word), "--arithmetic")
    h.check("several lists behind one --over", one.out == whole.out, str(one))
    for line in random.Random(3).sample(lines, 4):
        entry = json.loads(line)
        edits = [word for key, value in entry["settings"].items() for word in ("--set", f"{key}={value}")]
        result = json.loads(h.run("summary", *NET, *edits, "--arithmetic", "--format", "json").out)
        h.check("a line's totals are summary's", result["totals"] == entry["totals"], line.decode())
    bad = h.run("sweep", "resnet18", "--over", "stem.channels=64,0", "--arithmetic")
    h.check("a combination with problems", bad.status == 3 and len(bad.out.splitlines()) == 2
            and json.loads(bad.out.splitlines()[1])["problems"][0]["field"] == "stem.channels", str(bad))
    for words, status in ((["--over", "x"], 2), ([], 2), (["--over", "a=1", "--over", "a=2"], 2), (["--over", "a=1", "--shard", "3/2"], 2),
                          (["--over", "a=1", "--shard", "0/2"], 2), (["--over", "a=1", "--measure", "time"], 2),
                          (["--over", "a=1", "--resume", "nothing.jsonl"], 3)):
        h.refused(f"sweep {words}", h.run("sweep", "resnet18", *words, "--arithmetic"), status=status)
    memory = h.run("sweep", "resnet18", "--over", "block.activation=relu,silu", "--arithmetic", "--measure", "memory")
    h.check("--measure memory", all(json.loads(line)["totals"]["inference_peak_bytes"] == 6422528 for line in memory.out.splitlines()), str(memory))
    refused = h.run("sweep", "resnet18", "--over", "stages.0.depth=0,1", "--arithmetic")
    kept = h.dir / "refused.jsonl"
    kept.write_bytes(refused.out)
    for other in (["resnet34"], ["resnet18", "--batch", "2"], ["resnet18", "--set", "head.classes=10"]):
        again = h.run("sweep", *other, "--over", "stages.0.depth=0,1", "--arithmetic", "--resume", kept)
        h.check("a sweep of another network is not resumed", again.status == 3 and b"of another network or batch" in again.err, str(again))
    again = h.run("sweep", "resnet18", "--over", "stages.0.depth=0,1", "--arithmetic", "--resume", kept)
    h.check("problems of before are told when resumed", (refused.status, again.status, again.out) == (3, 3, b"") and b"1 of 2 combinations" in again.err, str(again))
    if h.options.engine:
        live = h.run("sweep", *NET, *[word for word in SMALL if word != "--arithmetic"])
        h.check("live", live.status == 0 and live.out == whole.out, str(live))
        # In a pass of its own: activations as computed, and besides these what an operation needs while it works.
        run = [json.loads(line)["totals"] for line in h.run("sweep", *NET, "--over", "stages.1.depth=1,2", "stem.channels=16,32", "--measure", "memory").out.splitlines()]
        h.check("--measure memory runs", len(run) == 4 and all(0.7 * t["inference_peak_bytes"] < t["measured_peak_bytes"] < t["forward_activation_bytes"] for t in run), run)
        two = h.dir / "peaks.jsonl"
        two.write_bytes(memory.out)  # computed alone is not measured
        again = h.run("sweep", "resnet18", "--over", "block.activation=relu,silu", "--measure", "memory", "--resume", two)
        h.check("--measure memory resumed", len(again.out.splitlines()) == 2 and b"measured_peak_bytes" in again.out, str(again))
        timed = h.run("sweep", *NET, "--over", "stages.1.depth=1,2", "--measure", "time", "--repeat", "2")
        h.check("--measure time", timed.status == 0 and all(json.loads(line)["totals"]["milliseconds"] > 0 for line in timed.out.splitlines()), str(timed))


LONG = ["sweep", "resnet50", "--over", "stages.2.depth=" + ",".join(map(str, range(1, 41))),
        "stages.3.depth=" + ",".join(map(str, range(1, 26))), "stem.channels=16,32,48,64", "--arithmetic"]
COUNT = 4000


def killed(h):
    """Killed ten times at any moment and resumed: no duplicate, no gap."""
    path = h.dir / "all.jsonl"
    path.write_bytes(b"")
    chance = random.Random(1)
    kills = 0
    for _ in range(200):
        with open(path, "ab") as out:
            process = subprocess.Popen([h.cli, *LONG, "--resume", path, "--unordered"], stdout=out, stderr=subprocess.DEVNULL)
            try:
                process.wait(chance.uniform(0.02, 0.12) if kills < 10 else 300)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
                continue
        break
    lines = path.read_bytes().splitlines()
    h.check("killed: killed at all", kills >= 3 or h.options.sanitized, kills)
    h.check("killed: neither duplicate nor gap", len(lines) == COUNT and len(set(lines)) == COUNT, (len(lines), len(set(lines))))
    whole = h.run(*LONG)
    h.check("killed: the same as at once", sorted(whole.out.splitlines()) == sorted(lines))
    # A line that somebody tore.
    torn = h.dir / "torn.jsonl"
    torn.write_bytes(whole.out[:-30])
    with open(torn, "ab") as out:
        subprocess.run([h.cli, *LONG, "--resume", torn], stdout=out, stderr=subprocess.DEVNULL, check=True)
    h.check("a torn line is written anew", torn.read_bytes() == whole.out)
    torn.write_bytes(whole.out[:-30])
    rest = h.run(*LONG, "--resume", str(torn))
    h.check("a torn line of another file is said", rest.status == 0 and rest.out == whole.out.splitlines(keepends=True)[-1] and b"torn" in rest.err, str(rest))
    torn.write_bytes(b"nonsense\n" + whole.out)
    other = h.run(*LONG, "--resume", str(torn))
    h.check("lines of another sweep are left alone", other.out == b"" and b"1 line is not of this sweep" in other.err, str(other))


def interrupted(h):
    for extra in ([], ["--unordered"], ["--jobs", "1"]):
        with open(h.dir / "part.jsonl", "wb") as out:
            process = subprocess.Popen([h.cli, *LONG, *extra], stdout=out, stderr=subprocess.PIPE)
            deadline = time.monotonic() + 20
            while (h.dir / "part.jsonl").stat().st_size == 0 and time.monotonic() < deadline:
                time.sleep(0.002)
            process.send_signal(signal.SIGINT)
            err = process.communicate()[1]
        data = (h.dir / "part.jsonl").read_bytes()
        done = process.returncode == 0  # a quick machine
        h.check(f"SIGINT {extra}", done or (process.returncode == 130 and b"interrupted" in err), (process.returncode, err))
        h.check(f"SIGINT leaves whole lines {extra}", data.endswith(b"\n") and all(json.loads(line) for line in data.splitlines()))


def progress(h):
    """On a terminal, and only there."""
    master, slave = pty.openpty()
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen([h.cli, *LONG], stdout=nowhere, stderr=slave)
        process.wait()
    os.close(slave)
    text = b""
    try:
        while chunk := os.read(master, 65536):
            text += chunk
    except OSError:
        pass
    h.check("progress", f"of {COUNT:,} combinations".encode() in text and text.endswith(b"\r\033[K"), text)
    h.check("no progress elsewhere", h.run(*LONG).err == b"")


def bounds(h):
    if h.options.sanitized:
        return
    numbers = ",".join(map(str, range(1, 11)))
    over = ["--over", f"stages.0.depth={numbers}", f"stages.1.depth={numbers}", f"stages.2.depth={numbers}", f"stages.3.depth={numbers}", "--arithmetic"]
    one = h.run("summary", "resnet50", "--arithmetic")
    many = h.run("sweep", "resnet50", *over, "--jobs", "2", seconds=600)
    h.check("10,000 variants", many.out.count(b"\n") == 10_000 and many.seconds < 16, f"{many.seconds} s")
    h.check("their memory is flat", many.peak_bytes < one.peak_bytes + (50 << 20), (many.peak_bytes, one.peak_bytes))
    print(f"10,000 variants: {many.seconds:.1f} s of processor time, {many.peak_bytes >> 20} MB (one summary: {one.peak_bytes >> 20} MB)")


def main():
    global COUNT
    h = Harness(__doc__)
    if h.options.sanitized:  # a sixteenth: it is slow there
        LONG[3:6] = ["stages.2.depth=" + ",".join(map(str, range(1, 11))), LONG[4], "stem.channels=16"]
        COUNT //= 16
    for part in (diffs, fits, advice, sweeps, killed, interrupted, progress, bounds):
        part(h)
    h.finish()


main()
