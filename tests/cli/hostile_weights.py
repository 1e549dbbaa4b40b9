"""Weight files that somebody made to do harm, or that are something else: nothing in them is run, each is refused with its reason within
a second of processor time and 256 MB, and what it names is told. Standard library only."""

import io
import json
import os
import pickle
import struct
import warnings
import zipfile

from harness import Harness

ARCH = {"input": {"channels": 1, "height": 8, "width": 8}, "stem": {"channels": 1, "kernel": 1, "stride": 1, "pool": None},
        "stages": [{"depth": 1, "width": 1}], "head": {"type": "none"}}
MAGIC = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."


def text(word):
    return b"X" + struct.pack("<I", len(word)) + word.encode()


def tensor(key="0", elements=4, shape=(2, 2), strides=(2, 1), offset=0):
    def number(value):
        return b"\x8a\x08" + struct.pack("<q", value)

    def numbers(values):
        return b"(" + b"".join(map(number, values)) + b"t"

    return (b"ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + b"ctorch\nFloatStorage\n" + text(key) + text("cpu") + number(elements)
            + b"tQ" + number(offset) + numbers(shape) + numbers(strides) + b"\x89NtR")


def state(*entries):
    return b"\x80\x02}(" + b"".join(text(name) + value for name, value in entries) + b"u."


def archive(data, records=None, method=zipfile.ZIP_STORED, extra=()):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        file.writestr("x/data.pkl", data)
        for key, value in ({"0": struct.pack("<4f", 1, 2, 3, 4)} if records is None else records).items():
            file.writestr(f"x/data/{key}", value)
        for name, value in extra:
            file.writestr(name, value)
        file.writestr("x/version", "3\n")
    return out.getvalue()


def zip64(data):
    """The same archive with the end records that torch.save writes."""
    at = data.rindex(b"PK\x05\x06")
    count, size, begin = struct.unpack("<HII", data[at + 10:at + 20])
    return (data[:at] + b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, begin)
            + b"PK\x06\x07" + struct.pack("<IQI", 0, at, 1) + data[at:])


def old_form(data, keys=(), storages=b""):
    return MAGIC + b"\x80\x02M\xe9\x03." + b"\x80\x02}" + text("little_endian") + b"\x88s." + data + pickle.dumps(list(keys), 2) + storages


def forms(data):
    return {"zip": archive(data), "old": old_form(data), "pickle": data}


def canaries(h, run):
    """F09: what a pickle would call."""
    touch = f"touch {h.dir}/canary"
    attacks = {
        "os.system": b"\x80\x02cos\nsystem\n" + text(touch) + b"\x85R.",
        "posix.system": b"\x80\x02cposix\nsystem\n" + text(touch) + b"\x85R.",
        "builtins.eval": b"\x80\x02cbuiltins\neval\n" + text(f"open('{h.dir}/canary', 'w')") + b"\x85R.",
        "builtins.exec": b"\x80\x04\x8c\x08builtins\x8c\x04exec\x93" + text(f"open('{h.dir}/canary', 'w')") + b"\x85R.",
        "subprocess.Popen": b"\x80\x02(" + text(touch) + b"isubprocess\nPopen\n.",
        "os.popen": b"\x80\x02(cos\npopen\n" + text(touch) + b"o.",
        "torch.load": b"\x80\x02ctorch\nload\n" + text("/etc/passwd") + b"\x85R.",
        "nowhere.New": b"\x80\x02cnowhere\nNew\n" + text(touch) + b"\x85\x81}" + text("a") + b"K\x01sb.",
        "extension.7": b"\x80\x02\x82\x07" + text(touch) + b"\x85R.",
        "torch.hub.load_state_dict_from_url": b"\x80\x02ctorch.hub\nload_state_dict_from_url\n" + text("http://127.0.0.1:9/") + b"\x85R.",
    }
    for name, data in attacks.items():
        for form, file in forms(data).items():
            h.refused(f"{name} in {form}", run(file), "holds no weights", name)
    h.check("no canary", not (h.dir / "canary").exists())
    if h.options.engine:
        data = state(("w", tensor()), ("hook", b"cos\nsystem\n" + text(touch) + b"\x85R"))
        result = run(archive(data), "--partial")
        h.check("the weights beside an attack are told with it", b"os.system" in result.err and result.status == 3 and not (h.dir / "canary").exists(),
                str(result))


def bombs(h, run):
    """F10 to F12."""
    for form, file in forms(b"\x80\x02" + b"]" * 2_000_000 + b".").items():
        h.refused(f"lists without end in {form}", run(file), "more than 1000000 steps")
    for form, file in forms(b"\x80\x02" + b"]" * 300_000 + b"a" * 299_999 + b".").items():
        h.refused(f"deep lists in {form}", run(file), "nested more than 100 deep")
    doubling = b"\x80\x02]q\x00" + b"".join(b"](h%ch%ceq%c" % (i, i, i + 1) for i in range(100)) + b"."
    for form, file in forms(doubling).items():
        h.refused(f"doubling in {form}", run(file), "more than 2000000 values")
    for name, data in {"text": b"\x80\x04\x8d" + struct.pack("<Q", 1 << 60), "bytes": b"\x80\x04\x8e" + struct.pack("<Q", 1 << 60),
                       "number": b"\x80\x02\x8b" + struct.pack("<I", 0x7fffffff), "memo": b"\x80\x02Nr\xff\xff\xff\xff."}.items():
        for form, file in forms(data).items():
            h.refused(f"{name} in {form}", run(file), "its pickle")
    for name, value, words in [
            ("long", tensor(elements=3), "3 elements"), ("short", tensor(elements=5), "5 elements"), ("missing", tensor(key="7"), "not in the file"),
            ("beyond", tensor(offset=1), "reaches beyond"), ("negative", tensor(shape=(-1, 2)), "negative"),
            ("strides", tensor(strides=(3, 1)), "reaches beyond"), ("overflow", tensor(shape=(1 << 62, 4), strides=(0, 0)), "reaches beyond")]:
        h.refused(f"{name} storage", run(archive(state(("w", value)))), 'tensor "w"', words)


def zips(h, run):
    """F13."""
    good = archive(state(("w", tensor())))
    needed = archive(state(("conv1.weight", tensor(shape=(1, 1, 1, 1), strides=(1, 1, 1, 1)))))
    wrong = bytearray(needed)
    wrong[needed.index(struct.pack("<4f", 1, 2, 3, 4))] ^= 1
    h.refused("wrong checksum of a tensor", run(bytes(wrong), "--partial"), '"x/data/0"', "CRC")
    h.refused("wrong checksum of the pickle", run(needed.replace(b"conv1.weight", b"conv2.weight")), '"x/data.pkl"', "CRC")
    h.refused("cut off", run(good[:-5]), "cut off")
    h.refused("appended", run(good + b"more"), "appended")
    h.refused("two names", run(archive(state(("w", tensor())), extra=[("x/data/0", b"1234567890123456")])), "zip archive")
    h.refused("leaves its folder", run(archive(state(("w", tensor())), extra=[("../../etc/passwd", b"x")])), "outside")
    h.refused("absolute", run(archive(state(("w", tensor())), extra=[("/etc/passwd", b"x")])), "outside")
    h.refused("two files", run(archive(state(("w", tensor())), extra=[("y/data.pkl", b"N.")])), "two files")
    h.refused("deflate bomb", run(archive(b"\x80\x02" + b"N" * 50_000_000 + b".", method=zipfile.ZIP_DEFLATED)), "times its size")
    encrypted = bytearray(good)
    encrypted[6] |= 1
    central = good.index(b"PK\x01\x02")
    encrypted[central + 8] |= 1
    h.refused("encrypted", run(bytes(encrypted)), "archive")  # later libzip sees first that its sizes are not those of an encrypted entry
    many = bytearray(good)
    many[-12:-10] = many[-14:-12] = b"\xff\xff"
    h.refused("more entries than there are", run(bytes(many)), "zip archive")
    fake = good[:-2] + struct.pack("<H", 22) + good[-22:]
    h.refused("end record in the comment", run(fake), "zip archive")
    h.refused("end records", run(good + (b"PK\x05\x06" + bytes(18)) * 3_000), "zip end records")
    zip64 = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 1 << 40, 1 << 40, 46 << 40, 0)
    zip64 += b"PK\x06\x07" + struct.pack("<IQI", 0, 0, 1) + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, 0xffffffff, 0xffffffff, 0)
    h.refused("zip64 of 2^40 entries", run(b"PK\x03\x04" + zip64), "zip")
    overlapping = bytearray(archive(state(("w", tensor())), {"0": bytes(16), "1": bytes(16)}))
    entries = [i for i in range(len(overlapping)) if overlapping[i:i + 4] == b"PK\x01\x02"]
    overlapping[entries[2] + 42:entries[2] + 46] = overlapping[entries[1] + 42:entries[1] + 46]
    h.refused("overlapping entries", run(bytes(overlapping)), "zip archive")
    big = archive(state(("w", tensor())), extra=[("x/byteorder", b"big")])
    h.refused("big-endian", run(big), "byte order")


def others(h, run):
    """F14: named, with what to do; as weights and as an architecture."""
    arrays = io.BytesIO()
    with zipfile.ZipFile(arrays, "w") as file:
        file.writestr("a.npy", b"\x93NUMPY")
    tar = bytearray(1024)
    tar[:4], tar[257:262] = b"file", b"ustar"
    for name, file, word in [
            ("Git LFS", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "Git LFS pointer"),
            ("page", b"<!DOCTYPE html><html>404</html>", "web page"), ("text", b"Entry not found", 'text file that begins "Entry not found"'),
            ("ONNX", b"\x08\x07\x12\x07pytorch:", "ONNX"), ("HDF5", b"\x89HDF\r\n\x1a\n" + bytes(64), "HDF5"), ("GGUF", b"GGUF\x03" + bytes(64), "GGUF"),
            ("tar", bytes(tar), "tar archive"), ("npz", arrays.getvalue(), ".npz"),
            ("index", json.dumps({"metadata": {}, "weight_map": {"a": "b"}}).encode(), "sharded"), ("empty", b"", "too short")]:
        h.refused(f"{name} as weights", run(file), word)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as file:
        file.writestr("net.pth", zip64(archive(state(("w", tensor())))))
    h.refused("a weight file stored in a zip archive", run(stored.getvalue()), "zip archive in which a weight file lies", '"net.pth"')
    nested = b"\x80\x03}" + text("w") + (b"ctorch._utils\n_rebuild_tensor_v2\n((ctorch.storage\n_load_from_bytes\nB")
    for name, inner in [("nothing", b""), ("code", b"cos\nsystem\n."), ("a file without storages", old_form(b"\x80\x02N.")),
                        ("a file that is cut off", old_form(b"\x80\x02(" + text("storage") + b"ctorch\nFloatStorage\n" + text("0") + text("cpu") + b"K\x04tQ.",
                                                            ["0"], struct.pack("<q", 4) + bytes(15)))]:
        file = nested + struct.pack("<I", len(inner)) + inner + b"\x85RK\x00K\x04\x85K\x01\x85\x89NtRs."
        h.refused(f"a pickled storage of {name}", run(file), "get it again")
    frozen = io.BytesIO()
    with zipfile.ZipFile(frozen, "w") as file:
        file.writestr("x/data.pkl", b"\x80\x02c__torch__\nNet\n)\x81}b.")
        file.writestr("x/constants.pkl", b"\x80\x02(" + tensor(elements=36, shape=(2, 2, 3, 3), strides=(18, 9, 3, 1)) * 6 + b"t.")
        file.writestr("x/constants/0", bytes(144))
    path = h.write("frozen.pt", frozen.getvalue())
    h.refused("a frozen TorchScript", h.run("infer", path), "is a frozen TorchScript", "before torch.jit.freeze")
    h.refused("a frozen TorchScript as weights", run(frozen.getvalue()), "missing")


def files(h, arch):
    """F18 and F19."""
    def run(path):
        return h.run("run", arch, "--weights", path, seconds=20)

    for name, start in [("zip", archive(state(("w", tensor())))), ("old", old_form(state(("w", tensor())), ["0"], struct.pack("<q", 4) + bytes(16))),
                        ("pickle", b"\x80\x02N."), ("text", b"just a text")]:
        path = h.write(f"sparse-{name}", start)
        os.truncate(path, 1 << 40)
        h.refused(f"1 TB that begins as {name}", run(path), "cannot read")
    os.mkfifo(h.dir / "fifo")
    h.refused("named pipe", run(str(h.dir / "fifo")), "named pipe")
    h.refused("folder", run(str(h.dir)), "folder")
    h.refused("device", run("/dev/zero"), "device")
    h.refused("missing", run("missing.pth"), "missing.pth")


def main():
    warnings.simplefilter("ignore")  # zipfile's, of names that stand twice
    h = Harness(__doc__)
    arch = h.write("net.residua.json", json.dumps(ARCH))
    count = 0

    def run(file, *options):
        nonlocal count
        count += 1
        return h.run("run", arch, "--weights", h.write(f"{count}.pth", file), *options)

    canaries(h, run)
    bombs(h, run)
    zips(h, run)
    others(h, run)
    files(h, arch)
    h.finish()


main()
