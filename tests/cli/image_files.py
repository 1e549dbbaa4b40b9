"""Image files made by hand, for tests of what is damaged: each is whole, and tells where its pixels are. Standard library only."""

import random
import struct

SIZE = (64, 48)


class Bits:
    """Bits from the most significant on; 0xFF is followed by a zero, as in a JPEG's scan."""

    def __init__(self):
        self.text = []

    def put(self, value, count):
        if count:
            self.text.append(f"{value:0{count}b}")

    def bytes(self):
        text = "".join(self.text)
        text += "1" * (-len(text) % 8)
        return int(text or "0", 2).to_bytes(len(text) // 8, "big").replace(b"\xff", b"\xff\0")


def segment(marker, data):
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


DC_TABLE = bytes([0, 0, 0, 8] + [0] * 12) + bytes(range(8))       # codes of four bits: 0 to 7
AC_SYMBOLS = [0x00, 0x01, 0x02, 0x03, 0x11, 0x12, 0xF0]            # codes of three bits
AC_TABLE = bytes([0, 0, 7] + [0] * 13) + bytes(AC_SYMBOLS)


def put_number(bits, value, size):
    bits.put(value if value > 0 else value + (1 << size) - 1, size)


def jpeg_parts(components=3, sampling=1, progressive=False, size=SIZE, seed=1):
    """The tables with the header, and a list of scans (header, pixels)."""
    width, height = size
    rng = random.Random(seed)
    factor = [sampling if i == 0 and components > 1 else 1 for i in range(components)]
    most = max(factor)
    units = (-(-width // (8 * most)), -(-height // (8 * most)))
    begin = b""
    if components == 4:
        begin += segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
    begin += segment(0xDB, b"\0" + b"\4" * 64)
    begin += segment(0xC2 if progressive else 0xC0, struct.pack(">BHHB", 8, height, width, components)
                     + b"".join(bytes([i + 1, factor[i] << 4 | factor[i], 0]) for i in range(components)))
    begin += segment(0xC4, b"\0" + DC_TABLE) + segment(0xC4, b"\x10" + AC_TABLE)
    last = [0] * components

    def dc(bits, component):
        value = rng.randrange(-100, 100)
        difference = value - last[component]
        while abs(difference) > 127:
            value = last[component] + difference // 2
            difference = value - last[component]
        last[component] = value
        count = abs(difference).bit_length()
        bits.put(count, 4)
        put_number(bits, difference, count)

    def ac(bits):
        for _ in range(rng.randrange(1, 6)):
            symbol = rng.randrange(1, 6)
            bits.put(symbol, 3)
            count = AC_SYMBOLS[symbol] & 15
            put_number(bits, rng.choice([-1, 1]) * rng.randrange(1 << (count - 1), 1 << count), count)
        bits.put(0, 3)

    def head(which, first, end):
        return segment(0xDA, bytes([len(which)]) + b"".join(bytes([i + 1, 0]) for i in which) + bytes([first, end, 0]))

    scans, bits = [], Bits()
    for _ in range(units[0] * units[1]):
        for component in range(components):
            for _ in range(factor[component] ** 2):
                dc(bits, component)
                if not progressive:
                    ac(bits)
    scans.append((head(range(components), 0, 0 if progressive else 63), bits.bytes()))
    if progressive:
        for component in range(components):
            bits = Bits()
            blocks = [-(-side * factor[component] // (8 * most)) for side in size]
            for _ in range(blocks[0] * blocks[1]):
                ac(bits)
            scans.append((head([component], 1, 63), bits.bytes()))
    return begin, scans


def odd_headers(jpeg):
    """What libjpeg warns of, once a file, and then reads: JFIF's version, Adobe's transform, the bounds of a sequential scan."""
    baseline = jpeg.find(b"\xff\xc0") >= 0
    scan = jpeg.find(b"\xff\xda")
    bounds = scan + 2 + struct.unpack(">H", jpeg[scan + 2:scan + 4])[0] - 3
    jfif = segment(0xE0, b"JFIF\0\7\0\0\0\1\0\1\0\0")
    yield "version", jpeg[:2] + jfif + jpeg[2:]
    if b"Adobe" not in jpeg:
        yield "transform", jpeg[:2] + segment(0xEE, b"Adobe\0\x64\0\0\0\0\7") + jpeg[2:]
    if baseline:
        yield "bounds", jpeg[:bounds] + b"\0\5\0" + jpeg[bounds + 3:]


def join_jpeg(begin, scans):
    return b"\xff\xd8" + begin + b"".join(head + pixels for head, pixels in scans) + b"\xff\xd9"


def jpeg(**more):
    return join_jpeg(*jpeg_parts(**more))


def cut_jpeg(part, **more):
    """With the last scan's pixels up to this part, and the end mark."""
    begin, scans = jpeg_parts(**more)
    head, pixels = scans[-1]
    return join_jpeg(begin, [*scans[:-1], (head, pixels[:int(len(pixels) * part)].rstrip(b"\xff"))])


def tiff_of(strips, compression, size=SIZE, bits=8, samples=3, photometric=2, rows=None, counts=None, tables=b""):
    """One page of these strips."""
    file = bytearray(b"II*\0\0\0\0\0")
    offsets = []
    for strip in strips:
        offsets.append(len(file))
        file += strip + b"\0" * (len(strip) & 1)

    def place(form, values):
        at = len(file)
        file.extend(struct.pack(f"<{len(values)}{form}", *values))
        return at

    counts = counts or [len(strip) for strip in strips]
    many = len(strips) > 1
    entries = [(256, 4, 1, size[0]), (257, 4, 1, size[1]),
               (258, 3, samples, place("H", [bits] * samples) if samples > 2 else bits),
               (259, 3, 1, compression), (262, 3, 1, photometric),
               (273, 4, len(strips), place("I", offsets) if many else offsets[0]), (277, 3, 1, samples), (278, 4, 1, rows or size[1]),
               (279, 4, len(strips), place("I", counts) if many else counts[0])]
    if photometric == 6:
        entries.append((530, 3, 2, 1 | 1 << 16))
    if tables:
        at = len(file)
        file += tables
        entries.append((347, 7, len(tables), at))
    file += b"\0" * (len(file) & 1)
    file[4:8] = struct.pack("<I", len(file))
    file += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in sorted(entries)) + b"\0\0\0\0"
    return bytes(file)
