#!/usr/bin/env bash
# Draws the pictures under resources/pictures anew, with the program in build/ or the one named.
#
#   packaging/pictures.sh [residua-cli]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cli=${1:-$root/build/bin/residua-cli}
pictures=$root/resources/pictures
mkdir -p "$pictures"
"$cli" graph resnet50 --level block --output "$pictures/resnet50.svg"
"$cli" graph resnet18 --level block --unfold layer2.0 --output "$pictures/resnet18-unfolded.svg"
