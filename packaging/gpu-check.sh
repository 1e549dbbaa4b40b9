#!/usr/bin/env bash
# Compares every preset on the GPU with the CPU, times both, provokes an out-of-memory, and writes tests/bench/gpu.md.
# The machine needs a compiler, CMake 3.25, Ninja and a CUDA build of PyTorch, nothing else.
#
#   packaging/gpu-check.sh --prepare    before, on a machine with the packages that run.sh installs: copies the
#                                       header-only libraries to .deps/include, to be carried along
#   packaging/gpu-check.sh              on the machine with the GPU
#
# RESIDUA_TORCH=DIR names the libtorch; by default it is that of `python3 -c 'import torch'`.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

prepare() {
    local from=${RESIDUA_INCLUDE:-/usr/include} name
    for name in nlohmann CLI doctest; do
        [ -d "$from/$name" ] || fail "there is no $from/$name; install nlohmann-json3-dev, libcli11-dev and doctest-dev, or set RESIDUA_INCLUDE."
        mkdir -p "$ROOT/.deps/include"
        rm -rf "$ROOT/.deps/include/$name"
        cp -rL "$from/$name" "$ROOT/.deps/include/$name"
    done
    say "Carry along $ROOT/.deps/include ($(du -sh "$ROOT/.deps/include" | cut -f1))."
}

help_if_asked "$@"
case ${1:-} in
--prepare)
    prepare
    exit 0
    ;;
'') ;;
*) fail "unknown argument $1; see packaging/gpu-check.sh --help." ;;
esac

if [ -z "${RESIDUA_TORCH:-}" ]; then
    RESIDUA_TORCH=$(python3 -c 'import torch; print(list(torch.__path__)[0])') ||
        fail "python3 has no torch. RESIDUA_TORCH=DIR names a CUDA build of libtorch."
fi
export RESIDUA_TORCH
heading "libtorch in $RESIDUA_TORCH"
compgen -G "$RESIDUA_TORCH/lib/libtorch_cuda.so" >/dev/null || compgen -G "$RESIDUA_TORCH/lib/python3*/site-packages/torch/lib/libtorch_cuda.so" >/dev/null ||
    fail "it has no lib/libtorch_cuda.so, so it is a CPU build; a CUDA build is needed."

heading "Building (into build-headless/)"
# The check reads no weight files, so a machine without libzip will do.
pkg-config --exists libzip 2>/dev/null || (cd "$ROOT" && cmake --preset headless -DRESIDUA_ZIP=OFF >/dev/null)
build headless --target residua-gpu-check residua-cli residua_engine

heading "Checking"
report=$ROOT/tests/bench/gpu.md
status=0
"$ROOT/build-headless/bin/residua-cli" doctor || say "doctor ended with status $?."
"$ROOT/build-headless/bin/residua-gpu-check" >"$report.new" || status=$?
if [ -s "$report.new" ]; then
    mv "$report.new" "$report"
    cat "$report"
    say "Written to $report."
else
    rm -f "$report.new"
fi
[ "$status" -eq 0 ] || fail "the check ended with status $status; what disagreed is named above."
