#!/bin/bash
# The installed CLI against real BlueZ, in a throw-away VM: packages, boot, journey.py, report.
# Needs the project's .venv and, on an amd64 Debian 12, apt-get: nothing is installed, no root is asked for.
# Exit status: 0 passed, 1 failed, 77 skipped because the packages cannot be had here.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
cache=$project/.cache/vm
log=$cache/console.log

took() { printf '%-22s %4d s\n' "$1" "$SECONDS"; SECONDS=0; }

mkdir -p "$cache"
SECONDS=0
"$here/packages.sh" "$cache" || exit
took "packages"
# Before the VM does it, slowly and for itself alone.
"$project/.venv/bin/python" -m compileall -q "$project"/{host,sims,tests/vm}
"$here/initramfs.sh" "$cache"
took "initramfs, bytecode"
"$here/boot.sh" "$cache" "$project" </dev/null 2>&1 | sed -u 's/\r$//' | tee "$log" || true
took "VM, start to end"
# The VM has no exit status of its own; only a journey that passed writes this line.
grep -qxE 'journey: [0-9]+ passed, 0 failed' "$log" || { echo "FAILED: the console is in $log"; exit 1; }
