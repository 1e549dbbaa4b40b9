#!/usr/bin/env python3
"""The trained network that ships reads the digits that ship; edited, or with a seed, its parameters are random, and that is said."""

import json

from harness import RESOURCES, Harness


def main():
    h = Harness(__doc__)
    if not h.options.engine or not h.options.qt:
        print("skipped: built without the engine or image readers")
        h.finish()
    images = sorted((RESOURCES / "images" / "digits").glob("*.png"))
    h.check("twenty digits", len(images) == 20, images)
    for image in images:
        result = h.run("run", "digits", "--image", str(image), "--format", "json")
        best = json.loads(result.out)["top"][0] if result.status == 0 else {}
        h.check(image.name, best.get("label") == image.name[0] and best["probability"] > 0.5, f"{best}\n{result}"[:600])
    image = str(images[0])
    words = {"trained": [], "random (seed 3)": ["--seed", "3"], "random (seed 0)": ["--set", "stages.0.depth=3"]}
    for word, options in words.items():
        result = h.run("run", "digits", "--image", image, *options)
        h.check(f"says {word}", f"weights  {word}" in result.out.decode(), result)
    file = str(h.dir / "digits.safetensors")
    h.check("exports them", h.run("export", "digits", "--to", "safetensors", "--output", file).status == 0)
    same = [h.run("run", "digits", "--image", image, "--resize", "28", "--mean", "0.1307", "--std", "0.3081", "--format", "json", *more)
            for more in ([], ["--weights", file])]
    h.check("which give the same", *[json.loads(one.out)["top"] == json.loads(same[0].out)["top"] for one in same[1:]])
    h.finish()


main()
