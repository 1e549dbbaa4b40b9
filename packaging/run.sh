#!/usr/bin/env bash
# Installs what is missing, builds, and starts Residua on a network and a sample image. Where there is no display it does
# the main job without one instead: the tree, the table, the picture, the classes and the feature maps of a network
# run on a sample image, written to a folder.
#
#   packaging/run.sh [NETWORK [IMAGE]]     by default resnet18 and resources/images/cat.png
#
# RESIDUA_TORCH=DIR uses the libtorch in DIR instead of installing one.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

help_if_asked "$@"
network=${1:-resnet18}
image=${2:-$ROOT/resources/images/cat.png}
[ -f "$image" ] || fail "there is no image $image."

heading "What is needed"
setup_packages
setup_torch

heading "Building (into build/)"
build release --target residua residua-cli residua_engine

desktop=$ROOT/build/bin/residua
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    heading "Starting Residua"
    exec "$desktop" "$network" "$image"
fi

cli=$ROOT/build/bin/residua-cli
name=$(basename "$network")
name=${name%.residua*}
results=$ROOT/results/$name
maps=$results/maps
mkdir -p "$maps"

heading "$name, without a window"
"$cli" tree "$network" >"$results/tree.txt"
for format in text csv json; do
    "$cli" summary "$network" --format "$format" >"$results/summary.${format/text/txt}"
done
for suffix in svg pdf png; do
    "$cli" graph "$network" --level block --output "$results/$name.$suffix"
done

# The head of a report, to the first empty line after the classes.
classes() { awk '/^best classes/ { classes = 1 } { print } classes && /^$/ { exit }' "$1"; }

"$cli" run "$network" --image "$image" --seed 0 --top 5 --save-maps "$maps" --format json >"$results/run.json"
"$cli" run "$network" --image "$image" --seed 0 --top 5 >"$results/run.txt"
classes "$results/run.txt"

heading "Something trained: a handwritten digit"
digit=$ROOT/resources/images/digits/7-a.png
trained=$ROOT/results/digits
mkdir -p "$trained/maps"
"$cli" run digits --image "$digit" --top 3 --save-maps "$trained/maps" >"$trained/run.txt"
classes "$trained/run.txt"

heading "The results are in $results"
row() { printf '  %-28s%s\n' "$1" "$2"; }
row "tree.txt" "the module tree, as PyTorch prints it"
row "summary.txt .csv .json" "every layer: shape, parameters, multiply-accumulates, receptive field"
row "$name.svg .pdf .png" "the picture"
row "run.txt, run.json" "classes, time and statistics of every operation on $(basename "$image")"
row "maps/" "the feature maps of the stem and of every stage, as picture sheets and as .npy"
row "../digits/" "the same of the trained network that reads $(basename "$digit")"
cat <<TEXT

The weights of $name are random (seed 0), so its classes say nothing about the image. Trained ones are loaded with
  build/bin/residua-cli run $network --image $image --weights FILE
TEXT
