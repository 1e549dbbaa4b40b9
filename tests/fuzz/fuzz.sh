#!/usr/bin/env bash
# Lets the fuzz targets of a build run, as many side by side as there are processors, and says how many inputs each has tried.
#
#   tests/fuzz/fuzz.sh BUILD SECONDS [TARGET]...     all targets of BUILD, SECONDS each; 0: the files in corpus/ alone
#
# RESIDUA_FUZZ_SEED=N makes the mutations the same each time (but for how far the seconds reach); without it they are new ones.
# Inputs that reach something new are kept in BUILD/corpus/TARGET for the next time, findings in BUILD/found. Status 1 where there is one.
# A finding: make it small with BUILD/bin/residua-fuzz-TARGET -minimize_crash=1 -runs=100000 FILE, write a test that fails by it, mend it.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -ge 2 ] || { sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2; exit 2; }
build=$(cd "$1" && pwd) || exit 2
seconds=$2
shift 2
if [ $# -eq 0 ]; then
    for program in "$build"/bin/residua-fuzz-*; do
        [ -x "$program" ] && set -- "$@" "${program##*/residua-fuzz-}"
    done
fi
[ $# -gt 0 ] || { echo "no fuzz targets in $build/bin: cmake --preset dev-asan && cmake --build --preset dev-asan" >&2; exit 2; }

run_one() {
    local name=$1 program=$build/bin/residua-fuzz-$1 log=$build/found/$1.log arguments=() seeds=("$here/corpus/$1")
    mkdir -p "$build/found" "$build/corpus/$name"
    case $name in
    architecture | workspace | edits | safetensors) arguments+=("-dict=$here/json.dict") ;;
    checkpoint) seeds=("$here/../reference/checkpoints" "$here/corpus/safetensors" "$here/corpus/pickle") ;;
    esac
    if [ "$seconds" -eq 0 ]; then
        arguments+=(-runs=0 "${seeds[@]}")
    else
        arguments+=("-seed=${RESIDUA_FUZZ_SEED:-0}" "-max_total_time=$seconds" -print_final_stats=1 -print_funcs=0 -reload=0 "$build/corpus/$name" "${seeds[@]}")
    fi
    # The limit on time is by the clock, and the machine may be busy. A quarantine of the sanitizer's usual size would count as the target's memory.
    if ASAN_OPTIONS=quarantine_size_mb=16 UBSAN_OPTIONS=print_stacktrace=1 "$program" -timeout=30 -rss_limit_mb=512 -max_len=16384 \
        "-artifact_prefix=$build/found/$name-" "${arguments[@]}" >"$log" 2>&1; then
        printf '%-14s %s inputs, nothing found\n' "$name" "$(sed -n 's/.*number_of_executed_units: *//p; s/^Done \([0-9]*\) runs.*/\1/p' "$log" | tail -n 1)"
        return 0
    fi
    tail -n 40 "$log"
    printf '%-14s A FINDING; %s has all\n' "$name" "$log"
    return 1
}
export -f run_one
export build here seconds
printf '%s\n' "$@" | xargs -P "$(nproc)" -I NAME bash -c 'run_one NAME' || exit 1
