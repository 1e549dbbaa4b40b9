#!/usr/bin/env bash
# A sweep in N parts by GNU parallel, merged into OUTPUT. Started again, it goes on where the parts end.
#
#   packaging/cluster/parallel.sh OUTPUT N ARCH --over KEY=LIST ... [--arithmetic] [--measure time]
#
# PARALLEL holds options of parallel's own: PARALLEL="--jobs 4" here, PARALLEL="--sshloginfile nodes --workdir $PWD" on machines that share this folder.
# RESIDUA_CLI names the program (default: residua-cli on the PATH).
set -euo pipefail
if [ $# -lt 4 ]; then
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
output=$1 parts=$2
shift 2
export RESIDUA_CLI
RESIDUA_CLI=${RESIDUA_CLI:-residua-cli}
seq "$parts" | parallel --quote --halt soon,fail=1 --env RESIDUA_CLI "$here/part.sh" "$output" '{}' "$parts" "$@" --jobs 1
"$here/merge.sh" "$output" "$parts"
