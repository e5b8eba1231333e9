#!/usr/bin/env bash
# What README.md shows under "What it looks like" is what `make demo` prints: every line of it, up to a … that cuts it.
# tests/gates/readme.sh GENERATE
set -u
cd "$(dirname "$0")/../.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/build/sample" && ln -s "$root/build/tidu" "$root/models" "$work/build" && ln -s "$root/models" "$root/data" "$work"
"$1" --companies 3000 --output "$work/build/sample" >/dev/null || exit 1
(cd "$work" && TIDU_MODELS=$root/models data/demo.sh build/tidu build/sample) >"$work/printed" 2>&1 || { tail -5 "$work/printed"; exit 1; }
awk '/^From `make demo`/ {on = 1} on && /^```/ {n++; next} on && n == 1' README.md >"$work/shown"
[ "$(wc -l <"$work/shown")" -gt 40 ] || { echo "README.md shows no output of make demo"; exit 1; }
awk 'NR == FNR {line[++n] = $0; next}
     {sub(/ *…$/, "")}
     $0 == "" {next}
     {found = 0
      for (i = 1; i <= n && !found; i++) found = index(line[i], $0) == 1
      if (!found) {print "README.md shows a line that make demo does not print: " $0; bad = 1}}
     END {exit bad}' "$work/printed" "$work/shown"
