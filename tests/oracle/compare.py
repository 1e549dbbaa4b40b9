"""Random architectures: the program's arithmetic and live network against the oracle.

Usage: compare.py BIN_DIR [--count N] [--seed N] [--arithmetic]

BIN_DIR holds `residua-batch`. N valid architectures are compared in canonical text, parameters, buffers,
multiply-accumulates, activation bytes and every operation; N invalid ones must each give a list of problems.
"""

import argparse
import difflib
import json
import pathlib
import re
import subprocess
import sys

import arch_gen
import invalid_gen
import model
import schema
import spec


def batch(program, lines, arithmetic):
    """The answers to `lines` (bytes). A crash leaves answers out; the list is then shorter than `lines`."""
    command = [str(program)] + (["--arithmetic"] if arithmetic else [])
    done = subprocess.run(command, input=b"".join(line + b"\n" for line in lines), stdout=subprocess.PIPE, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or len(answers) != len(lines):
        print(f"FAILED residua-batch ended with status {done.returncode} after {len(answers)} of {len(lines)} architectures")
        if len(answers) < len(lines):
            print("  the next was:", lines[len(answers)][:2000])
    return answers


def plain_numbers(text):
    """1.0 and 1 are the same number; which of them is written is not the oracle's business."""
    return re.sub(r"(?<=\d)\.0(?=[,\n\s}])", "", text)


def differences(arch, answer):
    """What differs between the program's answer and the oracle, as sentences."""
    if "exception" in answer:
        return [f"exception: {answer['exception']}"]
    if "problems" in answer:
        return [f"called invalid: {answer['problems']}"]
    expected = model.analyse(arch)
    found = [f"profile and live network: {m}" for m in answer["mismatches"]]
    if plain_numbers(answer["canonical"]) != plain_numbers(spec.canonical(arch)):
        lines = [plain_numbers(text).splitlines() for text in (spec.canonical(arch), answer["canonical"])]
        found.append("canonical: " + " ".join(difflib.unified_diff(*lines, "expected", "got", lineterm="", n=1)))
    totals = {"parameters": expected["parameters"], "buffers": expected["buffers"], "macs": expected["macs"],
              "parameter_bytes": 4 * expected["parameters"], "forward_activation_bytes": expected["activation_bytes"],
              "operations": len(expected["operations"])}
    # Names in torchvision's style, whatever the style; their order is compared in that style alone.
    state = [[name, shape] for _, name, shape, _ in answer["state"]], [list(entry) for entry in expected["state"]]
    if arch.get("style", "torchvision") != "torchvision":
        state = [sorted(entries) for entries in state]
    elif any(name != seed_name for name, seed_name, *_ in answer["state"]):
        found.append("torchvision's names differ from those in torchvision's style")
    if state[0] != state[1]:
        first = next((i for i, (a, b) in enumerate(zip(*state)) if a != b), min(map(len, state)))
        found.append(f"state, from number {first}: {state[0][first:first + 3]}, expected {state[1][first:first + 3]}")
    for key, value in totals.items():
        if answer["totals"][key] != value:
            found.append(f"{key}: {answer['totals'][key]}, expected {value}")
    ours, theirs = expected["operations"], answer["operations"]
    if [op["type"] for op in ours] != [op["type"] for op in theirs]:
        first = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a["type"] != b["type"]), min(len(ours), len(theirs)))
        found.append(f"order of operations, from number {first}: {[op['path'] for op in theirs[first:first + 5]]}, "
                     f"expected types {[op['type'] for op in ours[first:first + 5]]}")
        return found
    for mine, other in zip(ours, theirs):
        for key, name in (("shape", "output_shape"), ("parameters", "parameters"), ("macs", "macs"), ("conv", "conv"),
                          ("linear", "linear")):
            if mine.get(key) != other.get(name):
                found.append(f"{other['path']} {name}: {other.get(name)}, expected {mine.get(key)}")
    return found


def compare_valid(program, count, seed, arithmetic):
    archs = arch_gen.valid(count, seed)
    answers = batch(program, [json.dumps(a, ensure_ascii=i % 2 == 0).encode() for i, a in enumerate(archs)], arithmetic)
    failures = len(archs) - len(answers)
    live = sum(1 for a in answers if a.get("live"))
    for number, (arch, answer) in enumerate(zip(archs, answers)):
        found = differences(arch, answer)
        if found:
            failures += 1
            print(f"FAILED valid {number}: {json.dumps(arch)}")
            for line in found[:5]:
                print("  " + line)
    if not arithmetic and live < len(answers):
        failures += 1
        print(f"FAILED only {live} of {len(answers)} were traced live")
    print(f"{count} valid architectures, {live} of them traced live: {failures} failures")
    print("  later keys in use:", ", ".join(f"{key} {n}" for key, n in sorted(arch_gen.coverage(archs).items())))
    return failures


SIZES = {"input.height", "input.width"}


def compare_invalid(program, count, seed, arithmetic):
    cases = invalid_gen.invalid(arch_gen.valid(50, seed), count, seed + 1)
    answers = batch(program, [text for _, text in cases], arithmetic)
    failures = len(cases) - len(answers)
    for number, ((reason, text), answer) in enumerate(zip(cases, answers)):
        complete = all(p["message"] for p in answer.get("problems", []))
        keys, all_of_them = schema.faulty_keys(text)
        named = {p["field"] for p in answer.get("problems", [])}
        keys = {next((name for name in named if name.endswith("." + key)), key) for key in keys}
        # What does not fit its map is looked for once everything else is right.
        if named and not named & SIZES:
            keys -= SIZES
        if not answer.get("problems") or not complete or not keys <= named or all_of_them and named != keys:
            failures += 1
            print(f"FAILED invalid {number} ({reason}): {json.dumps(answer)[:300]}\n  file: {text[:1000]!r}\n"
                  f"  expected a problem such as: {schema.problems_of_text(text)[:2]}")
    print(f"{count} invalid architectures: {failures} failures")
    return failures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin_dir", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--arithmetic", action="store_true", help="without the live network")
    options = parser.parse_args()
    program = options.bin_dir / "residua-batch"
    arguments = (program, options.count, options.seed, options.arithmetic)
    return 1 if compare_valid(*arguments) + compare_invalid(*arguments) else 0


if __name__ == "__main__":
    sys.exit(main())
