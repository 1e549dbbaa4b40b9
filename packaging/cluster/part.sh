#!/usr/bin/env bash
# One part of a sweep, into a file of its own: OUTPUT.I. Started again, it goes on where that file ends.
#
#   packaging/cluster/part.sh OUTPUT I N ARCH --over KEY=LIST ... [--arithmetic] [--measure time]
#
# RESIDUA_CLI names the program (default: residua-cli on the PATH).
set -euo pipefail
if [ $# -lt 4 ]; then
    sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
output=$1 part=$2 parts=$3
shift 3
touch "$output.$part"
status=0
"${RESIDUA_CLI:-residua-cli}" sweep "$@" --shard "$part/$parts" --resume "$output.$part" >> "$output.$part" || status=$?
# 3: combinations with problems, whose lines say which. A whole part all the same.
[ "$status" -eq 3 ] && status=0
exit "$status"
