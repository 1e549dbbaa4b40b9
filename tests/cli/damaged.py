#!/usr/bin/env python3
"""Images whose parts are all there but whose pixels are not, or are not their own: each is refused with a reason, at whatever place it is
damaged; and what many files have that harms no pixel is read. Standard library only."""

import random
import struct
import sys
import zlib

from harness import Harness
from image_files import SIZE, cut_jpeg, join_jpeg, jpeg, jpeg_parts, odd_headers, segment, tiff_of
from images import NETWORK, WEBP, bmp, chunk, gif, gif_data, png, turned

PARTS = (0.1, 0.3, 0.5, 0.7, 0.9)
JPEGS = {"baseline": {"sampling": 2}, "4:4:4": {}, "grey": {"components": 1}, "CMYK": {"components": 4}, "progressive": {"progressive": True},
         "progressive 4:2:0": {"progressive": True, "sampling": 2}}
RANDOM = random.Random(1)
PHOTO = [bytes(RANDOM.randrange(256) for _ in range(SIZE[0] * 3)) for _ in range(SIZE[1])]  # rows
FEW = [bytes(RANDOM.choice(b"\1\2\3\4\5\6\7\x10\x20") for _ in range(SIZE[0] * 3)) for _ in range(SIZE[1])]  # rows that can be packed
LINES = [RANDOM.choice((b"\xff", b"\0")) * (SIZE[0] // 8) for _ in range(SIZE[1])]


def pack_bits(row):
    return b"".join(bytes([len(part) - 1]) + part for part in (row[i:i + 128] for i in range(0, len(row), 128)))


def lzw(data):
    """TIFF's, in codes of nine bits: a clear code comes before they grow."""
    codes = [256]
    for i, byte in enumerate(data):
        codes += ([256] if i and i % 200 == 0 else []) + [byte]
    text = "".join(f"{code:09b}" for code in [*codes, 257])
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")


def group4(rows):
    """A row differs from the one above in vertical mode alone: a row of one color after another."""
    bits, above = "", False
    for row in rows:
        black = row[0] == 0xFF
        if black == above:  # changes at the begin, if it is black, and at the end
            bits += "11" if black else "1"
        elif black:         # horizontal: no white, then all black
            bits += "001" + "00110101" + "0000001111" + "0000110111"
        else:
            bits += "0001"  # passes over what was black
        above = black
    bits += "000000000001" * 2
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def jpegs():
    """Damaged JPEGs by name."""
    for kind, options in JPEGS.items():
        for part in PARTS:
            yield f"{kind} JPEG that ends at {part}", cut_jpeg(part, **options)
        for what, content in odd_headers(cut_jpeg(0.5, **options)):
            yield f"{kind} JPEG of an odd {what} that ends at 0.5", content
        begin, scans = jpeg_parts(**options)
        size = struct.pack(">HH", *reversed(SIZE))
        yield f"{kind} JPEG of twice the height", join_jpeg(begin.replace(size, struct.pack(">HH", 2 * SIZE[1], SIZE[0]), 1), scans)
        if not options.get("progressive"):
            begin, scans = jpeg_parts(size=(320, 240), **options)
            yield f"{kind} JPEG of half the height", join_jpeg(begin.replace(struct.pack(">HH", 240, 320), struct.pack(">HH", 120, 320), 1), scans)
    begin, scans = jpeg_parts(size=(320, 240))
    for part in PARTS:
        head, pixels = scans[0]
        at = int(len(pixels) * part)
        yield f"JPEG with codes of no meaning at {part}", join_jpeg(begin, [(head, pixels[:at] + b"\xfe" * 20 + pixels[at + 20:])])
    yield "JPEG that says it is arithmetic", join_jpeg(begin.replace(b"\xff\xc0", b"\xff\xc9", 1), scans)
    yield "JPEG without its codes", join_jpeg(begin[:begin.index(b"\xff\xc4")], scans)


def bitmap(compression, data, bits=8, colors=256, offset=None, side=32):
    at = 54 + 4 * colors if offset is None else offset
    return (b"BM" + struct.pack("<IHHI", at + len(data), 0, 0, at)
            + struct.pack("<IiiHHIIiiII", 40, side, side, 1, bits, compression, 0, 0, 0, colors, 0) + bytes(4 * colors) + data)


def others():
    """Damaged files of other kinds by name."""
    whole = gif_data(32 * 32)
    for part in PARTS:
        yield f"GIF of {part} of its pixels", gif(32, 32, data=gif_data(int(32 * 32 * part)))
        blocks = int(len(whole) * part)
        yield f"GIF cut at {part}", gif(32, 32, data=b"\2" + bytes([min(255, blocks)]) + whole[2:2 + min(255, blocks)] + b"\0")
    yield "GIF without pixels", gif(32, 32, data=b"\2\0")
    yield "GIF of 0 x 0", gif(32, 32).replace(b",\0\0\0\0\x20\0\x20\0", b",\0\0\0\0\0\0\0\0", 1)
    yield "GIF of twice the height", gif(32, 64, data=whole)
    for size in (0, 9, 12, 255):
        yield f"GIF with codes of {size} bits", gif(32, 32, data=bytes([size]) + whole[1:])
    empty = gif(32, 32, data=b"\2\0")
    yield "GIF animation with an empty first frame", empty[:-1] + gif(32, 32)[19:]
    rows = [b"\x20\5\0\0"] * 32
    for part in (0, *PARTS):
        yield f"BMP of {part} of its rows", bitmap(1, b"".join(rows[:int(32 * part)]) + b"\0\1")
        yield f"BMP of {part} of its rows, 4 bits", bitmap(2, b"".join(rows[:int(32 * part)]) + b"\0\1", bits=4, colors=16)
    yield "BMP with a color beyond its palette", bitmap(0, bytes(range(32)) * 32, colors=31)
    yield "BMP with a color beyond its palette, 4 bits", bitmap(0, b"\x12\x34" * 8 * 32, bits=4, colors=4)
    yield "BMP run with a color beyond its palette", bitmap(1, b"".join(rows) + b"\0\1", colors=5)
    yield "BMP without masks", bitmap(3, bytes(4 * 32 * 32), bits=32, colors=3)
    for offset in (0, 20, 54, 200):
        yield f"BMP whose pixels begin at {offset}", bitmap(0, b"\xff" * 2000, offset=offset)
    for bits, row in ((8, b"\2" * 32), (4, b"\1\2" * 8), (2, b"\xaa" * 8), (1, b"\xff" * 4)):
        header = struct.pack(">IIBBBBB", 32, 32, bits, 3, 0, 0, 0)
        yield f"PNG with a color beyond its palette, {bits} bits", (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"PLTE", b"\xff" * (3 if bits == 1 else 6))
                                                                  + chunk(b"IDAT", zlib.compress((b"\0" + row) * 32)) + chunk(b"IEND", b""))
    header = struct.pack(">IIBBBBB", 5000, 4000, 8, 3, 0, 0, 0)
    yield "large PNG with a color beyond its palette", (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"PLTE", b"\xff" * 6)
                                                        + chunk(b"IDAT", zlib.compress(b"\0" * 5001 * 3999 + b"\0" + b"\2" * 5000, 1)) + chunk(b"IEND", b""))
    yield "PGM with a value above its greatest", b"P5 32 32 100\n" + b"\x64" * 1000 + b"\x65" * 24
    yield "PPM with a value above its greatest", b"P6 32 32 1\n" + b"\2" * 3072
    yield "PGM of 16 bits with a value above its greatest", b"P5 32 32 300\n" + b"\1\x2d" * 1024
    yield "WebP animation whose frame is of another size", animation(2)


def animation(side):
    body = b"\0" * 6 + (struct.pack("<I", side - 1)[:3]) * 2 + b"\x64\0\0\0" + WEBP[12:]
    chunks = b"VP8X" + struct.pack("<I", 10) + b"\2" + b"\0" * 9 + b"ANIM" + struct.pack("<I", 6) + b"\0" * 6 + b"ANMF" + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def jpeg_strip(**options):
    return tiff_of([jpeg(**options)], 7, photometric=6)


TIFFS = {  # how strips of all rows are packed, and the rest of the page
    "PackBits": (lambda: b"".join(map(pack_bits, PHOTO)), {"compression": 32773}),
    "Deflate": (lambda: zlib.compress(b"".join(PHOTO)), {"compression": 8}),
    "Deflate of few values": (lambda: zlib.compress(b"".join(FEW)), {"compression": 8}),
    "LZW": (lambda: lzw(b"".join(PHOTO)), {"compression": 5}),
    "JPEG": (lambda: jpeg(), {"compression": 7, "photometric": 6}),
    "Group 4": (lambda: group4(LINES), {"compression": 4, "bits": 1, "samples": 1, "photometric": 0}),
}


def tiffs():
    """Damaged TIFFs by name."""
    for kind, (make, options) in TIFFS.items():
        strip = make()
        for part in PARTS:
            at = int(len(strip) * part)
            yield f"{kind} TIFF that ends at {part}", tiff_of([strip], counts=[at], **options)
            yield f"{kind} TIFF of zeros from {part} on", tiff_of([strip[:at] + bytes(len(strip) - at)], **options)
            if kind != "Group 4":  # there each bit is a row, or half of one
                yield f"{kind} TIFF of ones from {part} on", tiff_of([strip[:at] + b"\xff" * (len(strip) - at)], **options)
        whole = tiff_of([strip], **options)
        for offset in (0, 4):
            yield f"{kind} TIFF whose pixels begin at {offset}", whole.replace(struct.pack("<HHII", 273, 4, 1, 8), struct.pack("<HHII", 273, 4, 1, offset))


def benign():
    """Files with something that harms no pixel, by name, with the note that there may be."""
    for kind, options in JPEGS.items():
        whole = jpeg(**options)
        yield f"{kind} JPEG", whole, b""
        yield f"{kind} JPEG with something behind its end", whole + b"something" * 1000 + b"\xff\xd9", b""
        for extra in (b"\0", b"\0" * 1000, b"extra bytes"):
            yield f"{kind} JPEG with {len(extra)} bytes before its end", whole[:-2] + extra + b"\xff\xd9", b""
        yield f"{kind} JPEG with parts of no meaning", whole[:2] + segment(0xFE, b"a comment") + segment(0xE5, b"\xff" * 50) + b"\xff" * 9 + whole[2:], b""
        for what, content in odd_headers(whole):
            yield f"{kind} JPEG of an odd {what}", content, b""
        yield f"{kind} JPEG, turned", turned(whole), b"EXIF"
    for kind, (make, options) in TIFFS.items():
        strip = make()
        yield f"{kind} TIFF", tiff_of([strip], **options), b""
        yield f"{kind} TIFF with a count that is too large", tiff_of([strip + b"\0" * 9], **options), b""
    strips = [zlib.compress(b"".join(PHOTO[i:i + 10])) for i in range(0, SIZE[1], 10)]
    yield "TIFF of many strips", tiff_of(strips, 8, rows=10), b""
    yield "TIFF with a count that is too small", tiff_of([b"".join(PHOTO)], 1, counts=[SIZE[0] * SIZE[1] * 3 - 100]), b""
    control = chunk(b"acTL", struct.pack(">II", 3, 0)) + chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 32, 32, 0, 0, 1, 1, 0, 0))
    yield "animated PNG", png(32, 32, extra=control), b""
    yield "PNG with something behind its end", png(32, 32) + b"something", b""
    yield "GIF animation", gif(32, 32, 3), b"frame 1 of 3"
    yield "GIF with something behind its end", gif(32, 32) + b"something", b""
    yield "GIF with more pixels than are shown", gif(32, 32, data=gif_data(1100)), b""
    yield "GIF without an end of its pixels", gif(32, 32).replace(gif_data(1024)[-9:], gif_data(1024)[-9:-2] + b"\0\0"), b""
    yield "WebP animation", animation(1), b""
    yield "WebP with something behind its end", WEBP + b"something", b""
    yield "BMP with something behind its end", bmp(32, 32) + b"something", b""
    yield "BMP of runs", bitmap(1, b"\x20\5\0\0" * 32 + b"\0\1", colors=6), b""
    yield "BMP with a small palette", bitmap(0, bytes(range(32)) * 32, colors=32), b""
    yield "PGM with something behind its end", b"P5 32 32 100\n" + b"\x64" * 1024 + b"\xff" * 9, b""


def main():
    harness = Harness(__doc__)
    harness.needs_images()
    network = harness.write("network.json", NETWORK)
    run = lambda content: harness.run("run", network, "--image", harness.write("image", content), "--top", "0")
    for make in (jpegs, others, tiffs):
        for name, content in make():
            harness.refused(name, run(content))
    for name, content, note in benign():
        result = run(content)
        harness.check(f"{name} is read", result.status == 0 and note in result.err and bool(note) == bool(result.err), result)
    if not harness.options.sanitized:
        large = run(b"P5 10000 10000 255\n" + bytes(100_000_000))
        harness.check("a PGM of 100 million pixels takes less than 512 MB", large.status == 0 and b"1/3 of its size" in large.err and large.peak_bytes < 300 << 20, large)
    harness.finish()


if __name__ == "__main__":
    sys.exit(main())
