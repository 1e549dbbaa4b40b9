#!/usr/bin/env python3
"""Documents made to hurt: each kind at 1, 10 and 100 times a size is answered in linear time, little memory and a short message in which no
byte of the file can act on the terminal. With RESIDUA_FIELD (default ../shared/field beside the sources) its hostile files too."""

import json
import os
import re
import sys
from pathlib import Path

from harness import Harness

FIELD = Path(os.environ.get("RESIDUA_FIELD", Path(__file__).resolve().parents[3] / "shared" / "field")) / "hostile"
ACTS = re.compile(rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xa9]|\xd8\x9c")
LIMIT = 64 << 10  # bytes of messages


def custom(name):
    return '{"block": {"type": "custom", "name": %s}, "stages": [{"depth": 512, "width": 8}, {"depth": 512, "width": 8}]}' % json.dumps(name)


def repeated(n):
    return '{"%s": {%s}}' % ("k" * n, ", ".join('"a": 1' for _ in range(n)))


KINDS = {
    "A a class's name times its blocks": lambda n: custom("N" * 100 * n),
    "A a network's name": lambda n: json.dumps({"name": "n" * 1000 * n}),
    "B repeated keys under a long key": lambda n: repeated(100 * n),
    "C unknown keys": lambda n: "{%s}" % ", ".join(f'"u{i}": 0' for i in range(200 * n)),
    "C unknown keys of a view": lambda n: '{"format": "residua/workspace", "version": 1, "variants": [{"name": "a", "note": "", "architecture": {}}], "view": {%s}}'
    % ", ".join(f'"v{i}": 0' for i in range(200 * n)),
    "C bad variants": lambda n: json.dumps({"format": "residua/workspace", "version": 1, "variants": [
        {"name": f"v{i}", "note": "", "architecture": {"stages": [{"depth": 0, "width": 0, "stride": 9}] * 8, f"x{i}": 1}} for i in range(10 * n)]}),
    "C many stages": lambda n: json.dumps({"stages": [{"depth": 1, "width": 8}] * (100 * n)}),
    "D a long key": lambda n: json.dumps({"k" * 5000 * n: 1}),
    "D a long value": lambda n: json.dumps({"style": "s" * 5000 * n}),
    "D a large value": lambda n: json.dumps({"style": [[1, 2, 3]] * (500 * n)}),
    "deep": lambda n: "[" * 1000 * n,
}
BYTES = {"escape": b"\x1b[31m\x1b]0;t\x07", "C1": "\u009b31m".encode(), "direction": "\u202eX\u2066".encode(), "line": b"a\nresidua-cli: all is well", "UTF-8": b"\xff\xfe",
         "unseen": "\u200b\u2060\ufeff".encode(), "carriage": b"a\rb"}

OPTIONS = [("fit", "--max-parameters", "--max-macs", "--max-memory", "--by", "--multiple"), ("graph", "--unfold", "--level", "--output"), ("completion", ""),
           ("summary", "--format", "--style", "--batch"), ("run", "--device", "--mean", "--interpolation", "--seed"), ("export", "--to")]


def quiet(harness, name, result):
    """Whatever the answer is, nothing in it acts."""
    harness.check(f"{name}: no byte of the file acts", not ACTS.search(result.err) and not ACTS.search(result.out), result)
    harness.check(f"{name}: each message is ours", all(line.startswith(b"residua-cli: ") for line in result.err.splitlines()), result)
    harness.check(f"{name}: done or refused", result.status in (0, 3), result)
    harness.check(f"{name}: a short message", len(result.err) < LIMIT, len(result.err))
    if not harness.options.sanitized:
        harness.check(f"{name}: at most 0.5 s and 256 MB", result.seconds < 0.5 and result.peak_bytes < 256 << 20, result)


def arguments(harness, name, text):
    """What was given as an argument stands in the answer, as short as what stands in a file, and does nothing."""
    plain = harness.write("plain.json", "{}")
    answers = {"#": harness.run("show", plain.encode() + b"#" + text), "a file": harness.run("show", b"./" + text), "an option": harness.run("show", b"--" + text),
               "a command": harness.run(text)}
    for command, *options in OPTIONS:
        for option in options:
            rest = ["--output", "x.svg"] if option == "--unfold" else ["--by", "width"] if option.startswith("--max") else []
            answers[f"{command} {option}"] = harness.run(command, *([] if command == "completion" else ["resnet18"]), *([option] if option else []), text, *rest)
    for place, result in answers.items():
        harness.check(f"{name} as {place}: refused", result.status in (1, 2, 3), result)
        harness.check(f"{name} as {place}: no byte of it acts", not ACTS.search(result.err) and not ACTS.search(result.out), result)
        harness.check(f"{name} as {place}: each message is ours, and short",
                      len(result.err) < LIMIT and all(line.startswith(b"residua-cli: ") and b": all is well" not in line[:30] for line in result.err.splitlines()), result)


def main():
    harness = Harness(__doc__)
    for kind, make in KINDS.items():
        times = []
        for n in (1, 10, 100):
            result = harness.run("summary", harness.write("hostile.json", make(n)), "--arithmetic")
            quiet(harness, f"{kind} x {n}", result)
            times.append(result.seconds)
        if not harness.options.sanitized:
            harness.check(f"{kind}: linear", times[2] < 100 * max(times[0], 0.004), times)
    for name, text in BYTES.items():
        quoted = text.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
        for place, document in {"key": b'{"%s": 1}', "value": b'{"style": "%s"}', "name": b'{"name": "%s"}', "class": b'{"block": {"type": "custom", "name": "%s"}}'}.items():
            escaped = json.dumps(text.decode("utf-8", "replace"))[1:-1].encode()
            for form, inside in (("raw", quoted), ("escaped", escaped)):
                path = harness.write("bytes.json", document % inside)
                for command in (["validate", path], ["summary", path, "--arithmetic"], ["summary", path, "--arithmetic", "--format", "markdown"],
                                ["summary", path, "--arithmetic", "--format", "html"], ["summary", path, "--arithmetic", "--format", "latex"],
                                ["summary", path, "--arithmetic", "--format", "json"], ["show", path], ["tree", path]):
                    quiet(harness, f"{name} as {place}, {form}, {command[0]}", harness.run(*command))
        result = harness.run("summary", "resnet18", "--arithmetic", "--set", b"style=" + text.replace(b"\0", b""))
        arguments(harness, name, text)
        harness.check(f"{name} in --set", not ACTS.search(result.err) and result.status == 3, result)
    arguments(harness, "a long text", b"9" * 100_000)
    for words in (["run", "resnet18", "--weights"], ["run", "resnet18", "--image"], ["run", "resnet18", "--input"], ["run", "resnet18", "--labels"],
                  ["run", "resnet18", "--save-output"], ["weights", "resnet18", "--compare"], ["sweep", "resnet18", "--over", "stem.channels=64", "--arithmetic", "--resume"],
                  ["export", "resnet18", "--to", "safetensors", "--output", "x.safetensors", "--weights"], ["run", "resnet18", "--seed"], ["show"]):
        result = harness.run(*words, "")  # a variable of the shell that is not set
        harness.check(f"{' '.join(words)} and nothing: refused", result.status == 2 and b'"" ' in result.err and not result.out, result)
    for seed in ("18446744073709551616", "9" * 30, "-1", "1.5"):
        result = harness.run("run", "resnet18", "--seed", seed)
        harness.check(f"seed {seed}: refused", result.status == 2 and seed.encode() in result.err, result)
    if FIELD.is_dir():
        for path in sorted([*FIELD.glob("*.json"), *FIELD.glob("*.residua")]):
            result = harness.run("validate", path)
            quiet(harness, path.name, result)
            result = harness.run("summary", path, "--arithmetic", "--batch", "65536", "--level", "stage")
            harness.check(f"{path.name}: no count is negative", b" -" not in re.sub(rb" +-( |$)", b"", result.out), result)
    else:
        print(f"skipped: the files of RESIDUA_FIELD are not there ({FIELD})")
    harness.finish()


if __name__ == "__main__":
    sys.exit(main())
