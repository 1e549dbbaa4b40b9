"""Broken input of each kind ends in a message with status 3, nothing written, within a second and 256 MB."""

import os
import struct
import sys
import zlib

from harness import RESOURCES, Harness

MEMORY = 256 << 20
PIXEL = """{"input": {"channels": 1, "height": 1, "width": 1}, "stem": {"channels": 1, "kernel": 1, "stride": 1, "pool": null},
 "stages": [{"depth": 1, "width": 1}], "head": {"type": "none"}}"""


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_header(width, height):
    """A PNG whose header promises width x height pixels, with next to nothing behind it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", zlib.compress(b"\0" * 100)) + png_chunk(b"IEND", b"")


def architectures(harness):
    whole = harness.run("show", "resnet18").out
    small = b'{"stages": [{"depth": 1, "width": 8, "block": {"convs": [{"kernel": 3, "stride": true}]}}], "block": {"type": "custom"}}'
    for label, text in (("preset", whole.rstrip(b"\n")), ("custom", small)):
        paths = [harness.write(f"{label}/{length:04}.json", text[:length]) for length in range(len(text))]
        result = harness.run("validate", *paths, memory=MEMORY)
        harness.refused(f"{label} file truncated at every byte", result, paths[0], paths[-1])
        named = sum(any(path.encode() in line for line in result.err.splitlines()) for path in paths)
        harness.check(f"{label}: every truncated file is named", named == len(paths), f"{named} of {len(paths)}")
    texts = {
        "ten million brackets": b"[" * 10_000_000,
        "ten million braces": b'{"a":' * 2_000_000,
        "ten million spaces": b" " * 10_000_000,
        "empty": b"",
        "only NUL": b"\0" * 100,
        "binary": bytes(range(256)) * 40,
        "not UTF-8": b'{"name": "\xff\xfe"}',
        "UTF-16": '{"name": "x"}'.encode("utf-16"),
        "array": b"[1, 2]",
        "number": b"42",
        "two documents": b"{} {}",
        "comment": b"{} // end",
        "wrong types": b'{"stages": 4, "block": [], "norm": "batch", "conv_bias": 1, "name": 7, "input": null}',
        "huge numbers": b'{"stages": [{"depth": 99999999999999999999, "width": 1e400}]}',
        "huge integers": b'{"stages": [{"depth": 9223372036854775807, "width": 9223372036854775807}]}',
        "negative": b'{"stages": [{"depth": -1, "width": -9223372036854775808}]}',
        "NaN": b'{"head": {"type": "mlp", "dropout": NaN}}',
        "fraction": b'{"stages": [{"depth": 2.5, "width": 64}]}',
        "no stages": b'{"stages": []}',
        "too many stages": b'{"stages": [' + b",".join([b'{"depth": 1, "width": 8}'] * 100_000) + b"]}",
        "repeated key": b'{"name": "a", "name": "b"}',
        "unknown key": b'{"nmae": "a"}',
        "newer version": b'{"format": "residua/architecture", "version": 2}',
        "another format": b'{"format": "residua/picture"}',
        "deep": b'{"block": ' + b'{"block": ' * 100_000 + b"1" + b"}" * 100_001,
        "long key": b'{"' + b"k" * 5_000_000 + b'": 1}',
        "beyond the parameter limit": b'{"stages": [{"depth": 1000, "width": 8192}]}',
        "broken workspace": b'{"format": "residua/workspace", "version": 1, "variants": 3}',
        "workspace with a bad variant": b'{"format": "residua/workspace", "version": 1, "variants": [{"name": "a", "architecture": {"norm": 1}}]}',
    }
    for label, text in texts.items():
        path = harness.write("bad.json", text)
        harness.refused(f"architecture: {label}", harness.run("show", path, memory=MEMORY), "bad.json")
        output = harness.dir / "never.json"
        harness.refused(f"export of: {label}", harness.run("export", path, "--to", "json", "--output", output, memory=MEMORY))
        harness.check(f"nothing written for: {label}", not output.exists())
        if text and len(text) < 5000:
            harness.refused(f"standard input: {label}", harness.run("show", "-", stdin=text, memory=MEMORY), "standard input")
    harness.check("a byte order mark is refused or read", harness.run("show", harness.write("bom.json", b"\xef\xbb\xbf{}")).status in (0, 3))
    for name in ("empty.json", "empty.pth"):
        empty = harness.dir / name
        empty.write_bytes(b"")
        harness.refused(f"{name} as an architecture", harness.run("show", empty), "is empty")
    harness.refused("a program as an architecture", harness.run("show", harness.cli), "neither text nor a weight file")
    harness.refused("nothing on standard input", harness.run("show", "-", stdin=b""), "is empty")
    harness.refused("a weight file on standard input", harness.run("show", "-", stdin=b"PK\x03\x04" + bytes(60)), "zip archive")
    harness.refused("a number beyond all in a file", harness.run("show", "-", stdin=b'{"stages": [{"depth": 1e400}]}'), "stages.0.depth", "1e400")
    for text, near in (("1e400", "512"), ("-1e400", "1")):
        harness.refused(f"{text} by --set", harness.run("show", "resnet18", "--set", f"stages.0.depth={text}"), f"the nearest valid value is {near}")
    bad = harness.run("show", "resnet18", "--set", "block.type=custom", "--set", 'block.name="a\\u0007b"', "--set", 'stages.1.block={"groups": 2}')
    harness.refused("a bad class name is told once", bad, "block.name")
    harness.check("and no more", bad.err.count(b"block.name") == 1, str(bad))


def places(harness):
    """Things that are no regular files, in every place that takes a file."""
    folder = harness.dir / "folder"
    folder.mkdir()
    fifo = harness.dir / "fifo"
    os.mkfifo(fifo)
    long_name = "n" * 300
    uses = {
        "ARCH": lambda path: ["show", path],
        "--image": lambda path: ["run", "resnet18", "--image", path],
        "--input": lambda path: ["run", "resnet18", "--input", path],
        "--weights": lambda path: ["run", "resnet18", "--weights", path],
        "--labels": lambda path: ["run", "resnet18", "--labels", path],
    }
    for use, args in uses.items():
        for label, path in (("directory", folder), ("FIFO", fifo), ("device", "/dev/zero"), ("missing", "no-such-file"),
                            ("long name", long_name), ("below a file", RESOURCES / "SOURCES.md" / "x")):
            harness.refused(f"{use} is a {label}", harness.run(*args(str(path)), memory=MEMORY))
        if os.geteuid() != 0:
            secret = harness.write("secret", "{}")
            os.chmod(secret, 0)
            harness.refused(f"{use} without permission", harness.run(*args(secret), memory=MEMORY), "ermission")
            os.chmod(secret, 0o600)


def images(harness):
    run = lambda path, **more: harness.run("run", "resnet18", "--image", path, **more)
    bad = {
        "empty.png": b"",
        "text.png": b"<html><body>404</body></html>",
        "short.ppm": b"P6 100 100 255\n" + b"\0" * 100,
        "huge.ppm": b"P6 99999999999 99999999999 255\n",
        "big.ppm": b"P6 60000 60000 255\n",
        "zero.ppm": b"P6 0 0 255\n",
        "header.ppm": b"P6 10",
    }
    if harness.options.qt:
        cat = (RESOURCES / "images" / "cat.png").read_bytes()
        photo = (RESOURCES / "images" / "coffee.jpg").read_bytes()
        bad.update({
            "header.png": cat[:20],
            "half.png": cat[: len(cat) // 2],
            "half-header.jpg": photo[:100],
            "0x0.png": png_header(0, 0),
            "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>',
        })
        for side in (30_000, 100_000, 2**31 - 1):
            path = harness.write("enormous.png", png_header(side, side))
            words = [f"{side}"] if side < 2**30 else []
            harness.refused(f"PNG of {side} x {side}", run(path, memory=None), *words)
    for name, content in bad.items():
        harness.refused(f"image {name}", run(harness.write(name, content)), name)


def tensors(harness):
    run = lambda path: harness.run("run", "resnet18", "--input", path, memory=MEMORY)

    def npy(header, data=b"", version=1):
        text = header.encode().ljust(118) + b"\n"
        return b"\x93NUMPY" + bytes([version, 0]) + struct.pack("<H", len(text)) + text + data

    good = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3, 224, 224), }"
    for name, content in {
        "empty.npy": b"",
        "magic.npy": b"\x93NUMPY",
        "text.npy": b"1 2 3\n",
        "truncated.npy": npy(good, b"\0" * 1000),
        "huge.npy": npy(good.replace("224, 224", "2000000000, 2000000000")),
        "overflow.npy": npy(good.replace("(1, 3, 224, 224)", "(4294967296, 4294967296, 4294967296)")),
        "negative.npy": npy(good.replace("(1,", "(-1,")),
        "object.npy": npy(good.replace("<f4", "|O")),
        "zip.npz": b"PK\3\4" + b"\0" * 100,
        "shape.npy": npy(good.replace("224, 224", "8, 8"), b"\0" * (3 * 64 * 4)),
        "empty-batch.npy": npy(good.replace("(1,", "(0,")),
    }.items():
        harness.refused(f"input {name}", run(harness.write(name, content)), name)

    # A batch at its limit is run, one above is refused with the number, as --batch is.
    for batch in (65_536, 65_537):
        path = harness.write("batch.npy", npy(f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({batch}, 1, 1, 1), }}", b"\0" * (4 * batch)))
        outcome = harness.run("run", harness.write("pixel.json", PIXEL), "--input", path)
        if batch > 65_536:
            harness.refused("one image more", outcome, "holds a batch of 65537", "at most 65536")
        elif harness.options.engine:
            harness.check("the largest batch of an input", outcome.status == 0, outcome)


def weights(harness):
    run = lambda path: harness.run("run", "resnet18", "--weights", path, memory=MEMORY)

    def file(header, data=b""):
        text = header if isinstance(header, bytes) else header.encode()
        return struct.pack("<Q", len(text)) + text + data

    one = '{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}'
    eight = b"\0" * 8
    cases = {
        "zero bytes": b"", "one byte": b"\1", "seven bytes": b"\1" * 7, "eight bytes": b"\1" * 8,
        "length 2^63": struct.pack("<Q", 2**63) + b"{}", "length 2^64-1": struct.pack("<Q", 2**64 - 1) + b"{}",
        "length 100,000,001": struct.pack("<Q", 100_000_001) + b"{}", "length above the file": struct.pack("<Q", 100) + b"{}",
        "not UTF-8": file(b'{"\xff": 1}'), "not JSON": file("hello"), "array": file("[]"), "deep": file("[" * 100_000),
        "repeated key": file(one[:-1] + ", " + one[1:], eight), "NaN": file(one.replace("[2]", "[NaN]"), eight),
        "negative shape": file(one.replace("[2]", "[-2]"), eight), "1e400": file(one.replace("[2]", "[1e400]"), eight),
        "reversed offsets": file(one.replace("[0, 8]", "[8, 0]"), eight), "past the end": file(one.replace("[0, 8]", "[0, 80]"), eight),
        "size differs": file(one.replace("[2]", "[3]"), eight), "product overflows": file(one.replace("[2]", "[4294967296, 4294967296]"), eight),
        "hole": file(one.replace("[0, 8]", "[8, 16]"), eight * 2), "trailing bytes": file(one, eight + b"PK\3\4"),
        "overlap": file('{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, "b": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}}', b"\0" * 12),
        "unknown type": file(one.replace("F32", "F1024"), eight),
        "git lfs": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n",
        "zip": b"PK\3\4" + b"\0" * 200, "html": b"<!DOCTYPE html><html></html>",
    }
    for name, content in cases.items():
        harness.refused(f"weights: {name}", run(harness.write("bad.safetensors", content)), "bad.safetensors")
    whole = file(one, eight)
    for length in range(len(whole)):
        harness.refused(f"weights truncated at {length}", run(harness.write("cut.safetensors", whole[:length])), "cut.safetensors")
    if harness.options.engine:
        result = harness.run("run", "resnet18", "--weights", harness.write("other.safetensors", whole))
        harness.refused("weights of another network", result, "missing", seconds=5, megabytes=1024)


def labels(harness):
    """More lines than classes are counted, not kept."""
    path = harness.write("labels.txt", b"\n" * 15_000_000 + b"x\n")
    for name, text in {"UTF-16": "a\nb".encode("utf-16"), "UTF-16 without a mark": "a\nb".encode("utf-16-le"), "zero bytes": b"a\0\nb"}.items():
        harness.refused(f"labels in {name}", harness.run("run", "resnet18", "--set", "head.classes=2", "--labels", harness.write("unreadable.txt", text), memory=MEMORY),
                        "unreadable.txt", "UTF-8")
    harness.refused("15 million labels", harness.run("run", "resnet18", "--labels", path, memory=MEMORY), "labels.txt", "15000001 lines", "1000 classes")


def main():
    harness = Harness(__doc__)
    architectures(harness)
    places(harness)
    images(harness)
    tensors(harness)
    labels(harness)
    weights(harness)
    harness.finish()


if __name__ == "__main__":
    sys.exit(main())
