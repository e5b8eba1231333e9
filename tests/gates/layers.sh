#!/usr/bin/env bash
# An include goes down the list of layers or stays in its own; the command line sees the public headers alone.
set -u
cd "$(dirname "$0")/../.."

declare -A may=(
    [base]="base"
    [numeric]="base numeric"
    [panel]="base panel"
    [io]="base numeric panel io"
    [rules]="base numeric panel rules"
    [model]="base numeric panel io rules model"
    [score]="base numeric panel io rules model score"
    [scenario]="base numeric panel io rules model score scenario"
    [plan]="base numeric panel io rules model score scenario plan"
    [report]="base numeric panel io rules model score scenario plan report"
    [api]="base numeric panel io rules model score scenario plan report api"
)
bad=0

complain() {
    echo "$1: must not include \"$2\""
    bad=1
}

for file in engine/*/*.[ch]; do
    layer=${file#engine/}
    layer=${layer%%/*}
    while read -r include; do
        if [ "$layer" = cli ] || [ "$layer" = web ]; then
            case $include in
            "$layer"/* | api/tidu.h | base/tidu_error.h) ;;
            *) complain "$file" "$include" ;;
            esac
        elif [[ " ${may[$layer]:-} " != *" ${include%%/*} "* ]]; then
            complain "$file" "$include"
        fi
    done < <(sed -n 's/^[ \t]*#[ \t]*include[ \t]*"\([^"]*\)".*/\1/p' "$file")
done
exit $bad
