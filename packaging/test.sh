#!/usr/bin/env bash
# Installs what is missing, then builds and tests:
#
#   release     what people use, compared with PyTorch as well, and the stories of the window
#   headless    without Qt and Graphviz
#   dev-asan    by clang, with the address, leak and undefined-behaviour sanitizers; and libFuzzer on what reads files, 20 seconds a target
#   dev-tsan    the window's threads with the thread sanitizer
#
# Ends with the time of each part, and with status 0 only if all passed. From nothing it takes about half an hour on two cores.
#
#   packaging/test.sh            these four
#   packaging/test.sh --quick    release alone
#   packaging/test.sh --all      these four, a minute for each fuzz target, and what is long and rare: dev (each file alone, asserts on, no
#                                precompiled headers), the tests that ctest runs with -C all only, and the release build in a chroot of
#                                the next Debian (packaging/debian.sh; skipped where that cannot be)
#
# RESIDUA_TORCH=DIR builds against the libtorch in DIR; RESIDUA_PYTHON=FILE names a Python that has torch, numpy,
# torchinfo and torchsummary, instead of the one in .deps/venv.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
NEEDED_PACKAGES+=("${TEST_PACKAGES[@]}")

help_if_asked "$@"
presets=(release headless dev-asan dev-tsan)
all=no fuzz_seconds=20 fuzz_seed=1 # the same inputs each time: what is new is looked for by --all
case ${1:-} in
'') ;;
--quick) presets=(release) ;;
--all)
    presets+=(dev)
    all=yes fuzz_seconds=60 fuzz_seed=0
    NEEDED_PACKAGES+=(slurm-wlm munge)
    ;;
*) fail "unknown argument $1; see packaging/test.sh --help." ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
lines=()
status=0

# timed LABEL COMMAND...: runs it, and notes what it took: by the clock, and of all processors together.
timed() {
    local label=$1 outcome=0 TIMEFORMAT='%R %U %S' seconds user system
    shift
    exec 3>&1 4>&2
    { time "$@" >&3 2>&4; } 2>"$work/time" || outcome=$?
    exec 3>&- 4>&-
    read -r seconds user system < <(tail -n 1 "$work/time")
    lines+=("$(LC_ALL=C printf '%-28s %6.0f s  %6.0f s' "$label" "$seconds" "$(awk "BEGIN { print $user + $system }")")")
    return "$outcome"
}

# Each group of tests, by the beginning of their names: what its tests took one after the other, though they ran side by side.
note_groups() {
    local line
    [ -f "$work/junit.xml" ] || return 0
    while IFS= read -r line; do
        lines+=("$line")
    done < <(sed -n 's/.*<testcase name="\([a-z]*\)[^"]*".* time="\([0-9.]*\)".*/\1 \2/p' "$work/junit.xml" | LC_ALL=C awk '
        { if (!($1 in count)) order[++groups] = $1; ++count[$1]; sum[$1] += $2 }
        END { for (i = 1; i <= groups; ++i) printf "    %-24s %6.0f s  in %d tests\n", order[i], sum[order[i]], count[order[i]] }')
    rm "$work/junit.xml"
}

set_up() {
    heading "What is needed"
    setup_packages
    setup_torch
    setup_test_python
}

test_preset() {
    local preset=$1 arguments=(--parallel "$(nproc)" --timeout 1500 --output-junit "$work/junit.xml")
    # What compares with PyTorch in hundreds of processes is left to release: with the sanitizers it is five times slower, and elsewhere
    # the same code would be compared twice. What is the same without Qt is not done again without it.
    if [ "$preset" = headless ]; then
        arguments+=(--exclude-regex '^oracle-|^cli-(choose|growing|memory|weights|cluster|fetch|stopping)')
    elif [ "$preset" != release ]; then
        arguments+=(--exclude-regex '^oracle-(self|reference|export|boxes|timm|akamaster|field|evidence|forms|infer|checkpoints)|^cli-(environment|digits|growing)')
    elif [ "$all" = yes ]; then
        arguments+=(-C all)
    fi
    # They run side by side: threads that spin while they wait for each other take the processor from one another.
    (cd "$ROOT" && OMP_WAIT_POLICY=passive ctest --preset "$preset" "${arguments[@]}")
}

# part LABEL COMMAND...: `timed`, under a heading; where it fails, the whole has failed.
part() {
    heading "$1"
    timed "$@" && return
    status=1
    lines+=("$1: FAILED")
    return 1
}

started=$SECONDS
timed "set-up" set_up
for preset in "${presets[@]}"; do
    part "$preset: configuring" configure "$preset" && part "$preset: building" compile "$preset" || continue
    part "$preset: testing" test_preset "$preset" || true
    note_groups
    [ "$preset" != dev-asan ] ||
        RESIDUA_FUZZ_SEED=$fuzz_seed part "fuzz: $fuzz_seconds s a target" "$ROOT/tests/fuzz/fuzz.sh" "$ROOT/build-dev-asan" "$fuzz_seconds" || true
done
if [ "$all" = yes ]; then
    heading "the next Debian"
    outcome=0
    timed "the next Debian" "$ROOT/packaging/debian.sh" --quick || outcome=$?
    case $outcome in
    0) ;;
    77) lines+=("the next Debian: skipped") ;;
    *)
        status=1
        lines+=("the next Debian: FAILED")
        ;;
    esac
fi

heading "Result: by the clock, and of all processors together"
printf '%s\n' "${lines[@]}"
printf '%-28s %6d s\n' total $((SECONDS - started))
if [ "$status" -eq 0 ]; then say "All passed."; else say "NOT ALL PASSED."; fi
exit "$status"
