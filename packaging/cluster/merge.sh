#!/usr/bin/env bash
# The N parts of a sweep as one file, in order: what one process would have written.
#
#   packaging/cluster/merge.sh OUTPUT N
set -euo pipefail
if [ $# -ne 2 ]; then
    sed -n '2,4s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
output=$1 parts=$2
for part in $(seq "$parts"); do
    if [ ! -e "$output.$part" ]; then
        echo "merge.sh: $output.$part is missing: run part $part of $parts first" >&2
        exit 1
    fi
done
for part in $(seq "$parts"); do
    cat "$output.$part"
done > "$output.merging"
mv "$output.merging" "$output"
