#!/usr/bin/env bash
# The example programs of the public headers compile against an installed tidu, run on the sample, and print what an
# independent count of the command line's CSV gives.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sample=data/sample/companies.csv

make --no-print-directory install DESTDIR="$work" PREFIX=/usr >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
for source in engine/api/examples/*.c; do
    name=$(basename "$source" .c)
    lines=$(sed -n '/^#include/,$p' "$source" | wc -l)
    [ "$lines" -le 60 ] || { echo "$source has $lines lines; an example has 60 at most"; exit 1; }
    cc -std=c11 -D_DEFAULT_SOURCE -Wall -Wextra -Wpedantic -Werror -I"$work/usr/include" "$source" -L"$work/usr/lib" -ltidu -o "$work/$name" || exit 1
done
export LD_LIBRARY_PATH=$work/usr/lib

"$work/gates_by_column" models $sample >"$work/got" || exit 1
for model in tech-sme hnte gazelle; do
    build/tidu assess $model --input $sample --format csv --quiet 2>/dev/null | awk -F, -v OFS=, '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i ~ /^gate\./) { at[++n] = i; id[n] = substr($i, 6) } next }
        { model = $3; version = $4; companies++
          for (k = 1; k <= n; k++) count[k, $(at[k])]++ }
        END { printf "%s %s: %d companies\n", model, version, companies
              for (k = 1; k <= n; k++)
                  printf "  %-24s met %d, unmet %d, unknown %d, judged %d, not applicable %d\n", id[k], count[k, "met"],
                      count[k, "unmet"], count[k, "unknown"], count[k, "judged"], count[k, "na"] }'
done >"$work/expected"
diff -u "$work/expected" "$work/got" || exit 1

code=91990101MA0CR07P48
"$work/many_questions" models $sample "$code" | tee "$work/questions"
grep -qE "[1-9][0-9]* would move the company up; memory did not grow" "$work/questions"

ask="$code hnte --input $sample --format csv --quiet"
"$work/explain_company" models $sample "$code" hnte >"$work/explained" || exit 1
{
    build/tidu assess hnte --input $sample --format csv --quiet 2>/dev/null | awk -F, -v code="$code" '
        NR == 1 { for (i = 1; i <= NF; i++) head[i] = $i }
        $1 == code { for (i = 1; i <= NF; i++)
                         if (head[i] ~ /^gate\./) print "gate", substr(head[i], 6), $i
                         else if (head[i] ~ /\.lo$/) { split(head[i], part, "."); print "item", part[2], $i, "to", $(i + 1) } }'
    # subject,id,name,kind,indicator,year,from,to: names may hold commas
    build/tidu gaps $ask 2>/dev/null | sed 's/"[^"]*"/name/g' | awk -F, '$4 == "gap" && $8 != "" { print "gap", $2, $5, $6, $7, "to", $8 }'
} >"$work/expected"
grep -q '^gap conversion ' "$work/expected" || { echo "the company has no gap to compare"; exit 1; }
sed -E '/^gate/s/^(gate [^ ]* [^ ]*).*/\1/; s/ of .*//' "$work/explained" | diff -u "$work/expected" -

# a small rule, so that the whole district is looked at in a moment
way=91990101MA1FPX6N5L
"$work/ways_up" models $sample tech-sme 2026 $way >"$work/got" || exit 1
{
    build/tidu reach tech-sme --all --by 2026 --chance 0.8 --input $sample --format csv --quiet
    build/tidu reach $way tech-sme --by 2026 --chance 0.8 --input $sample --format json --quiet
} 2>/dev/null | diff -u - "$work/got" || exit 1
grep -q '"lever":"spend_rd"' "$work/got"
