"""Calls `residua-cli` and reads what it writes."""

import json
import os
import struct
import subprocess

import numpy


def verdict(count, failures, what="checks"):
    """Says the result; the exit status. Where nothing was looked at that is a failure too."""
    print(f"{count} {what}, {failures} failures")
    return 1 if failures or not count else 0


class Cli:
    """Runs on one thread, unless told otherwise: several wait for each other longer than small networks take."""

    def __init__(self, bin_dir, threads=1):
        self.program = str(bin_dir / "residua-cli")
        self.environment = os.environ | {"OMP_NUM_THREADS": str(threads)}

    def __call__(self, *arguments):
        """Standard output as text; a status other than 0 raises with the message."""
        command = [self.program, *map(str, arguments)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: status {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
        return done.stdout.decode("utf-8")

    def json(self, *arguments):
        return json.loads(self(*arguments))


def write_json(path, value):
    path.write_text(json.dumps(value))


DTYPES = {"F32": "<f4", "F64": "<f8", "F16": "<f2", "I64": "<i8"}


def read_safetensors(path):
    data = path.read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + size + offset for offset in entry["data_offsets"])
        tensors[name] = numpy.frombuffer(data[begin:end], DTYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors


def write_safetensors(path, tensors):
    header, offset = {}, 0
    for name, value in tensors.items():
        kind = "I64" if value.dtype == numpy.int64 else "F32"
        size = value.size * numpy.dtype(DTYPES[kind]).itemsize
        header[name] = {"dtype": kind, "shape": list(value.shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name, value in tensors.items():
            file.write(numpy.ascontiguousarray(value, DTYPES[header[name]["dtype"]]).tobytes())
