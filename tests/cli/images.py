#!/usr/bin/env python3
"""Image files of every kind: what is done to them is said, what is cut off or would take too much is refused, and the process that decodes
them opens nothing. Standard library only."""

import re
import shutil
import struct
import subprocess
import sys
import time
import zlib

from harness import RESOURCES, Harness

NETWORK = '{"stages": [{"depth": 1, "width": 8}], "stem": {"channels": 8}, "input": {"height": 32, "width": 32}}'


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, bits=8, color=2, pixel=b"\x40\x80\xc0", extra=b""):
    header = struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, 0)
    packer = zlib.compressobj(1)
    rows = b"".join(packer.compress(b"\0" + pixel * width) for _ in range(height)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def bmp(width, height):
    row = (width * 24 + 31) // 32 * 4
    return (b"BM" + struct.pack("<IHHI", 54 + row * height, 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
            + b"\x40" * (row * height))


def gif_data(pixels, index=0):
    """A frame's data: so many pixels in codes of three bits, which a clear code before every second one keeps from growing."""
    codes = [code for i in range(pixels) for code in ((4, index) if i % 2 == 0 else (index,))] + [5]
    bits = sum(code << 3 * i for i, code in enumerate(codes))
    packed = bits.to_bytes((3 * len(codes) + 7) // 8, "little")
    return b"\2" + b"".join(bytes([len(block)]) + block for block in (packed[i:i + 255] for i in range(0, len(packed), 255))) + b"\0"


def gif(width, height, frames=1, data=None):
    frame = b"," + struct.pack("<HHHH", 0, 0, width, height) + b"\0" + (data if data is not None else gif_data(width * height))
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0\xff\xff\xff\0\0\0" + frame * frames + b";"


def tiff(width, height, pages=1):
    file = bytearray(b"II*\0\0\0\0\0")
    link = 4
    for _ in range(pages):
        pixels = len(file)
        file += b"\x40" * (width * height)
        file[link:link + 4] = struct.pack("<I", len(file))
        entries = ((256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, pixels), (277, 1), (278, height), (279, width * height))
        file += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
        link = len(file)
        file += b"\0\0\0\0"
    return bytes(file)


WEBP = bytes.fromhex("524946462200000057454250565038201600000030010" + "09d012a0100010" + "00ec0fe25a40003700000" + "0000")


def turned(jpeg):
    """With EXIF's orientation 6."""
    exif = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHIHH", 0x112, 3, 1, 6, 0) + b"\0\0\0\0"
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def main():
    harness = Harness(__doc__)
    harness.needs_images()
    network = harness.write("network.json", NETWORK)
    run = lambda name, content, **more: harness.run("run", network, "--image", harness.write(name, content), "--top", "0", **more)
    photo = (RESOURCES / "images" / "coffee.jpg").read_bytes()

    kinds = {"a.png": png(40, 30), "a.bmp": bmp(40, 30), "a.gif": gif(2, 2), "a.tif": tiff(40, 30), "a.webp": WEBP, "a.jpg": photo}
    for name, content in kinds.items():
        begin = 6 if name == "a.gif" else 0 # of a kind before its mark nobody can tell it is one
        whole = run(name, content)
        harness.check(f"{name} is read without a word", whole.status == 0 and whole.err == b"", whole)
        for part in (0.2, 0.5, 0.9):
            harness.refused(f"{name} cut off at {part}", run(name, content[: max(begin, int(part * len(content)))]), "cut off")
        harness.refused(f"{name} without its last byte", run(name, content[:-1]), "cut off")

    said = {"transparency is laid on white": png(4, 4, 8, 6, b"\1\2\3\x80"), "16 bits a channel": png(4, 4, 16, 2, b"\1\2\3\4\5\6"),
            "page 1 of 3": tiff(4, 4, 3), "frame 1 of 2": gif(2, 2, 2), "EXIF": turned(photo), "1/2 of its size": png(5000, 4000)}
    for words, content in said.items():
        result = run("said", content)
        harness.check(f"said: {words}", result.status == 0 and words in result.err.decode() and words in result.out.decode(), result)
    opaque = run("opaque.png", png(4, 4, 8, 6, b"\1\2\3\xff"))
    harness.check("an alpha channel without transparency is not worth a word", opaque.status == 0 and opaque.err == b"", opaque)

    hostile = {"10000 x 10000": gif(10000, 10000, data=gif_data(1)), "16 bit": png(10000, 10000, 16, 6, b"") [:60] + chunk(b"IEND", b""),
               "MNG": b"\x8aMNG\r\n\x1a\n" + b"\0" * 100, "icon": b"\0\0\1\0\1\0" + b"\0" * 60, "XPM": b"/* XPM */ static char *x[] = {"}
    for name, content in hostile.items():
        harness.refused(f"hostile: {name}", run("hostile", content))
    text = chunk(b"zTXt", b"k\0\0" + zlib.compress(b"\0" * 50_000_000, 9))
    result = run("text.png", png(4, 4, extra=text))
    harness.check("a text that unpacks to 50 MB costs nothing", result.status == 0 and (harness.options.sanitized or result.peak_bytes < 512 << 20), result)

    if not harness.options.sanitized:
        little = run("a.png", png(9000, 9000), memory=400 << 20)
        harness.check("no memory is status 4", little.status == 4 and b"memory" in little.err, little)
        process = subprocess.Popen([harness.cli, "run", network, "--image", harness.write("large.png", png(9000, 9000))],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(0.3)
        process.send_signal(2)
        process.communicate()
        harness.check("Ctrl+C ends decoding", process.returncode == 130, process.returncode)

    if shutil.which("strace") and not harness.options.sanitized:
        trace = harness.dir / "trace"
        subprocess.run(["strace", "-f", "-o", trace, harness.cli, "run", network, "--image", harness.write("a.jpg", photo)],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        lines = trace.read_text(errors="replace").splitlines()
        shut = next((i for i, line in enumerate(lines) if "RLIMIT_NOFILE, {rlim_cur=1," in line), None)
        harness.check("the decoder shuts itself in", shut is not None)
        decoder = next((line.split()[0] for line in lines if "residua-decode\"]" in line and "execve(" in line), "none")
        threads = {decoder} | {match[1] for line in lines if line.startswith(decoder + " ") and (match := re.search(r"clone3?\(.*= (\d+)$", line))}
        resumed = {line.split()[0] for line in lines if "RLIMIT_NOFILE, {rlim_cur=1," in line}
        after = [line for line in lines[shut or 0:] if line.split()[0] in threads | resumed]
        calls = {match[1] for line in after if (match := re.match(r"\d+ +(?:<\.\.\. )?(\w+)", line))}
        opened = [line for line in after if re.match(r"\d+ +(open|openat|socket|connect|execve|creat|unlink|rename)\w*\(", line) and "= -1" not in line]
        harness.check("the decoder opens nothing once it has the file", after and "recvfrom" in calls and not opened, opened or calls)
    else:
        print("strace is not installed (or the build is sanitized): what the decoder opens is not looked at")
    harness.finish()


if __name__ == "__main__":
    sys.exit(main())
