#!/usr/bin/env bash
# Installs what is missing, then builds and tests: the release build, the build without Qt and Graphviz, and the
# build with the address, leak and undefined-behaviour sanitizers. Ends with one line for each, and with status 0
# only if all passed.
#
#   packaging/test.sh            everything
#   packaging/test.sh --quick    the release build only
#
# RESIDUA_TORCH=DIR builds against the libtorch in DIR; RESIDUA_PYTHON=FILE names a Python that has torch, numpy,
# torchinfo and torchsummary, instead of the one in .deps/venv.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
NEEDED_PACKAGES+=("${TEST_PACKAGES[@]}")

presets=(release headless dev-asan)
case ${1:-} in
'') ;;
--quick) presets=(release) ;;
-h | --help)
    sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"
    exit 0
    ;;
*) fail "unknown argument $1; see packaging/test.sh --help." ;;
esac

heading "What is needed"
setup_packages
setup_torch
setup_test_python

lines=()
status=0
for preset in "${presets[@]}"; do
    started=$SECONDS
    heading "Preset $preset: building"
    # What compares with PyTorch in hundreds of processes, and the stories of the window, are left to release: with the sanitizers it is five times slower,
    # and without Qt and Graphviz the same code would be compared twice.
    exclude=()
    [ "$preset" = release ] || exclude=(--exclude-regex '^oracle-(self|reference|export|boxes|timm|akamaster|field)|^ui\.(stories|variant_stories|explorer)')
    outcome=passed
    if ! build "$preset"; then
        outcome="DID NOT BUILD"
    else
        heading "Preset $preset: testing"
        (cd "$ROOT" && ctest --preset "$preset" --parallel "$(nproc)" --timeout 1500 "${exclude[@]}") || outcome=FAILED
    fi
    [ "$outcome" = passed ] || status=1
    lines+=("$(printf '%-10s %-14s %5d s' "$preset" "$outcome" $((SECONDS - started)))")
done

heading "Result"
printf '%s\n' "${lines[@]}"
exit "$status"
