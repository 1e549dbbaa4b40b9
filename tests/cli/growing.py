#!/usr/bin/env python3
"""Files made to hurt, of each kind that is no document (documents: hostile.py), at 1, 10 and 100 times a size: images, labels, arrays, weights,
lines of a sweep, folders full of files, networks up to the limits. Each is read or refused in linear time, bounded memory and few words, in
which no byte of the file acts. Standard library only."""

import json
import os
import struct
import sys
import zlib

from harness import Harness
from hostile import ACTS, BYTES, LIMIT
from images import chunk, gif, png, tiff

NETWORK = '{"stages": [{"depth": 1, "width": 8}], "stem": {"channels": 8}, "input": {"height": 32, "width": 32}, "head": {"classes": 100}}'
MEGABYTES = 512
ACTING = b"".join(BYTES.values()).replace(b"\n", b"")


def jpeg_scans(count):
    """A progressive JPEG of 8 x 8 pixels with so many scans, each with nothing in it."""
    header = b"\xff\xd8\xff\xc2" + struct.pack(">HBHHB", 11, 8, 8, 8, 1) + b"\1\x11\0"
    return header + (b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\1\0\0\x3f\0" + b"\0") * count + b"\xff\xd9"


def animation(frames):
    """An animated WebP whose frames are empty."""
    chunks = b"VP8X" + struct.pack("<I", 10) + b"\2\0\0\0" + b"\x0f\0\0" * 2 + b"ANIM" + struct.pack("<I", 6) + b"\0" * 6
    chunks += (b"ANMF" + struct.pack("<I", 16) + b"\0" * 16) * frames
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def runs(length):
    """A BMP of runs of equal pixels, most of them behind its end."""
    data = b"\xff\0" * length + b"\0\1"
    return (b"BM" + struct.pack("<IHHI", 1078 + len(data), 0, 0, 1078) + struct.pack("<IiiHHIIiiII", 40, 16, 16, 1, 8, 1, len(data), 0, 0, 256, 0) + b"\0" * 1024
            + data)


def safetensors(count, name="t"):
    entries = {f"{name}{i}": {"dtype": "F32", "shape": [1], "data_offsets": [4 * i, 4 * i + 4]} for i in range(count)}
    header = json.dumps(entries).encode()
    return struct.pack("<Q", len(header)) + header + b"\0" * (4 * count)


def pickle(count):
    return b"\x80\x02}(" + b"".join(b"X" + struct.pack("<I", 8) + b"%08d" % i + b"K\1" for i in range(count)) + b"u."


def array(batch):
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (%d, 3, 32, 32), }" % batch
    header = header.ljust(117) + b"\n"
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(header)) + header + b"\0" * (min(batch, 4) * 3 * 32 * 32 * 4)


IMAGES = {
    "E an icon": lambda n: b"\0\0\1\0" + struct.pack("<H", 100 * n) + b"\x10\x10\0\0\1\0\x20\0\x10\0\0\0\x10\0\0\0" * (100 * n),
    "E a picture as text": lambda n: b"/* XPM */ static char *x[] = {" + b'"16 16 2 1", ' * (1000 * n),
    "F a text in a PNG": lambda n: png(4, 4, extra=chunk(b"zTXt", b"k\0\0" + zlib.compress(b"\0" * (1_000_000 * n), 9))),
    "F a profile in a PNG": lambda n: png(4, 4, extra=chunk(b"iCCP", b"k\0\0" + zlib.compress(b"\0" * (1_000_000 * n), 9))),
    "G parts of a PNG": lambda n: png(4, 4, extra=chunk(b"tIME", b"\7\xe8\1\1\1\1\1") * (1000 * n)),
    "G scans of a JPEG": lambda n: jpeg_scans(60 * n),
    "G frames of a GIF": lambda n: gif(2, 2, 1000 * n),
    "G frames of a WebP": lambda n: animation(1000 * n),
    "G pages of a TIFF": lambda n: tiff(4, 4, 100 * n),
    "G runs of a BMP": lambda n: runs(10_000 * n),
    "G a damaged file": lambda n: png(4, 4)[:60] + os.urandom(10_000 * n),
}
WEIGHTS = {
    "tensors": lambda n: safetensors(500 * n),
    "long names of tensors": lambda n: safetensors(50 * n, "n" * 1000),
    "names of many words": lambda n: safetensors(20 * n, "a." * 2000),
    "names that act": lambda n: safetensors(50 * n, ACTING.decode("utf-8", "replace")),
    "entries of a pickle": lambda n: pickle(2000 * n),
}


def growing(h, kind, once, seconds=2.0, statuses=(0, 3)):
    """`once(n)` is one run at size n."""
    times = []
    for n in (1, 10) if h.options.sanitized else (1, 10, 100):
        result = once(n)
        times.append(result.seconds)
        name = f"{kind} x {n}"
        h.check(f"{name}: done or refused", result.status in statuses, result)
        h.check(f"{name}: no byte of the file acts", not ACTS.search(result.err) and not ACTS.search(result.out), result)
        h.check(f"{name}: a short message", len(result.err) < LIMIT and all(line.startswith(b"residua-cli: ") for line in result.err.splitlines()), result)
        if not h.options.sanitized:
            h.check(f"{name}: at most {seconds} s and {MEGABYTES} MB", result.seconds < seconds and result.peak_bytes < MEGABYTES << 20, result)
    if not h.options.sanitized:  # of a small file it is the start that takes time
        h.check(f"{kind}: linear", times[2] < 100 * max(times[0], 0.004), times)


def files(h, network):
    if h.options.engine and h.options.qt:
        for kind, make in IMAGES.items():
            growing(h, kind, lambda n: h.run("run", network, "--top", "0", "--image", h.write("hostile.img", make(n))))
    if h.options.engine:
        growing(h, "H labels", lambda n: h.run("run", network, "--labels", h.write("labels.txt", b"\n".join([ACTING] * (100 * n)))))
        growing(h, "H a long label", lambda n: h.run("run", network, "--labels", h.write("labels.txt", b"\n".join([ACTING * (20 * n)] * 100))))
        growing(h, "M a batch of --input", lambda n: h.run("run", network, "--input", h.write("in.npy", array(1000 * n))))
    for kind, make in WEIGHTS.items():
        growing(h, f"weights: {kind}", lambda n: h.run("infer", h.write("hostile.weights", make(n))))
        if h.options.engine and kind.startswith("names "):
            growing(h, f"weights loaded: {kind}", lambda n: h.run("run", network, "--partial", "--weights", h.write("hostile.weights", make(n))))
        growing(h, f"weights compared: {kind}", lambda n: h.run("weights", network, "--compare", h.write("hostile.weights", make(n))))
    line = b'{"settings": {"stem.channels": 64}, "totals": {"%s": 1}}\n' % (b"k" * 100)
    growing(h, "lines of a sweep", lambda n: h.run("sweep", "resnet18", "--over", "stem.channels=64,32", "--arithmetic",
                                                   "--resume", h.write("old.jsonl", line * (300 * n))))
    growing(h, "values of a sweep", lambda n: h.run("sweep", "resnet18", "--over", "stem.channels=" + ",".join(map(str, range(1, 30 * n))), "--arithmetic", "--shard", "1/20"))


def numbers(h, network):
    """I: what exceeds 63 bits is said to, and is never less than nothing."""
    wide = h.write("wide.json", json.dumps({"input": {"height": 8192, "width": 8192}, "stem": {"channels": 4096, "kernel": 15, "stride": 1, "pool": None},
                                            "stages": [{"depth": 2, "width": 4096}], "block": {"type": "custom", "convs": [{"kernel": 5, "width": 1}]}}))

    def once(n):
        result = h.run("summary", wide, "--arithmetic", "--batch", str(600 * n), "--format", "json")
        if result.status == 0:
            totals = json.loads(result.out)["totals"]
            h.check(f"I numbers x {n}", min(totals.values()) >= 0 and totals["macs"] > 10**16, totals)
        return result

    growing(h, "I sums", once)


def networks(h):
    """J: networks up to the limits, in little memory."""
    make = lambda n: json.dumps({"stages": [{"depth": max(1, 512 * n // 100), "width": 8}] * 2})
    for words in (["summary", "--arithmetic", "--format", "json"], ["tree"], ["show"], ["advise"]):
        growing(h, f"J {words[0]}", lambda n: h.run(words[0], h.write("deep.json", make(n)), *words[1:]))
        growing(h, f"J {words[0]} in 96 MB", lambda n: h.run(words[0], h.write("deep.json", make(n)), *words[1:], memory=96 << 20), statuses=(0, 4))


def short_of_memory(h):
    """J: with any bound on the address space the answer is right, or that memory lacks (127: the program could not be loaded)."""
    deep = h.write("deep.json", json.dumps({"stages": [{"depth": 64, "width": 8}] * 8, "block": {"type": "custom", "convs": [{"kernel": 1, "width": 1}] * 8}}))
    for words in (["summary", deep, "--arithmetic", "--format", "json"], ["tree", deep], ["validate", deep], ["graph", deep, "--output", "deep.dot"]):
        answers = {megabytes: h.run(*words, memory=megabytes << 20) for megabytes in range(16, 120, 2)}
        wrong = {megabytes: (answer.status, answer.err[-200:]) for megabytes, answer in answers.items()
                 if answer.status not in (0, 4, 127) or (answer.status == 4 and b"memory" not in answer.err)}
        h.check(f"J {words[0]} short of memory", not wrong, wrong)


def folders(h):
    """L, M: what lies in the current folder is not read; what killed saves left in it is cleaned up."""
    def once(n):
        folder = h.dir / f"full{n}"
        folder.mkdir()
        for i in range(20 * n):
            (folder / f".residua-{i}").write_bytes(b"left by a save")
            (folder / f"torch{i}.so").write_bytes(b"")
        result = h.run("export", "resnet18", "--to", "json", "--output", "saved.json", cwd=folder)
        left = [path.name for path in folder.iterdir() if path.name.startswith(".residua-")]
        h.check(f"M leftovers x {n}", result.status == 0 and len(left) < 20 * n and (folder / "saved.json").exists(), (result, len(left)))
        return result

    growing(h, "L a full folder", once, statuses=(0,))


def main():
    h = Harness(__doc__)
    network = h.write("network.json", NETWORK)
    files(h, network)
    numbers(h, network)
    networks(h)
    if not h.options.sanitized:
        short_of_memory(h)
    folders(h)
    h.finish()


if __name__ == "__main__":
    sys.exit(main())
