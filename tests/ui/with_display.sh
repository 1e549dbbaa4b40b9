#!/usr/bin/env bash
# Runs a test on a display of its own with a window manager: with_display.sh PROGRAM [ARGUMENT...]
# RESIDUA_SCREEN: its size in pixels, 1920x1200 unless set
# Status 77 (skipped) where Xvfb or openbox is not installed.
set -euo pipefail
for tool in xvfb-run openbox; do
    if ! command -v "$tool" >/dev/null; then
        echo "with_display.sh: there is no $tool; packaging/test.sh installs it" >&2
        exit 77
    fi
done
RESIDUA_MANAGED=$(mktemp -u)
export RESIDUA_MANAGED
trap 'rm -f "$RESIDUA_MANAGED"' EXIT
# A window that comes before its manager is never made the active one.
xvfb-run --auto-servernum --server-args="-screen 0 ${RESIDUA_SCREEN:-1920x1200}x24" bash -c '
    openbox --startup "touch $RESIDUA_MANAGED" >/dev/null 2>&1 &
    manager=$!
    for _ in $(seq 600); do
        [ -e "$RESIDUA_MANAGED" ] && break
        sleep 0.05
    done
    status=0
    "$@" || status=$?
    kill "$manager" 2>/dev/null || true
    exit "$status"' with_display "$@"
