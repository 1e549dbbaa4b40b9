#!/usr/bin/env bash
# Runs a test on a display of its own with a window manager: with_display.sh PROGRAM [ARGUMENT...]
# Status 77 (skipped) where Xvfb or openbox is not installed.
set -euo pipefail
for tool in xvfb-run openbox; do
    if ! command -v "$tool" >/dev/null; then
        echo "with_display.sh: there is no $tool; packaging/test.sh installs it" >&2
        exit 77
    fi
done
exec xvfb-run --auto-servernum --server-args="-screen 0 1920x1200x24" bash -c '
    openbox >/dev/null 2>&1 &
    manager=$!
    status=0
    "$@" || status=$?
    kill "$manager" 2>/dev/null || true
    exit "$status"' with_display "$@"
