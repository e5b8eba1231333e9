#!/usr/bin/env bash
# The rooms of the house, lowest first, and what a file may include: its own room and those named behind its room.
# Fails on an include that goes up, on a circle between the files of a room, and on a `*_internal.h` that is
# included from another room.
set -u
cd "$(dirname "$0")/../.."

rooms="
base:
numeric:  base
composite: base numeric
panel:    base
casework: base panel
yaml:     base
table:    base
intake:   base panel casework yaml table
store:    base numeric panel casework intake
rules:    base numeric panel
model:    base numeric composite panel yaml rules
verdict:  base numeric panel yaml rules model
ranking:  base numeric panel rules model verdict
index:    base numeric composite panel rules model ranking
ladder:   base panel rules model verdict
scenario: base numeric panel yaml rules model verdict ranking
reach:    base numeric panel rules model verdict scenario
forecast: base numeric
target:   base numeric panel rules model forecast
plan:     base panel rules model verdict scenario
question: base numeric composite panel casework intake store rules model verdict ranking index ladder scenario reach forecast target
report:   base numeric composite panel casework intake rules model verdict ranking index ladder scenario reach forecast target plan question
api:      base numeric composite panel casework yaml intake store rules model verdict ranking index ladder scenario reach forecast target plan question report
"

# Every include of our own: file, room of the file, what it includes.
includes() {
    grep -HoE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"[^"]*"' engine/*/*.[ch] |
        sed -E 's|^engine/(([^/]*)/[^:]*):.*"([^"]*)"|\1 \2 \3|'
}

includes | awk -v rooms="$rooms" '
    function complain(what) { print what; bad = 1 }

    # The noun of a file: x of x.c, x.h and x_internal.h, so that a circle is one between nouns.
    function noun(path) { sub(/(_internal)?\.[ch]$/, "", path); return path }

    # Walk on from a noun inside its room; `on` marks those of the way here.
    function walk(from, way,    n, i, next_one) {
        state[from] = 1
        n = split(edges[from], next_one, " ")
        for (i = 1; i <= n; i++) {
            if (state[next_one[i]] == 1)
                complain("circle: " way " -> " next_one[i])
            else if (!state[next_one[i]])
                walk(next_one[i], way " -> " next_one[i])
        }
        state[from] = 2
    }

    BEGIN {
        n = split(rooms, line, "\n")
        for (i = 1; i <= n; i++) {
            m = split(line[i], word, /[: ]+/)
            if (m < 1 || word[1] == "") continue
            known[word[1]] = 1
            for (j = 2; j <= m; j++) {
                if (word[j] == "") continue
                if (!known[word[j]]) complain("the list of rooms: " word[j] " stands above " word[1])
                may[word[1], word[j]] = 1
            }
        }
    }
    {
        file = $1; room = $2; split($3, part, "/"); target = part[1]
        if (room == "cli" || room == "server") {
            if (target != room && !(room == "server" && target == "cli") && $3 !~ /^api\/tidu(_[a-z]+)?\.h$/ && $3 != "base/tidu_error.h")
                complain(file ": a client of the library includes the public headers alone, not \"" $3 "\"")
        } else if (!known[room]) {
            complain(file ": the room " room " is not in the list of rooms")
        } else if (target != room && !may[room, target]) {
            complain(file ": must not include \"" $3 "\"")
        }
        if ($3 ~ /_internal\.h$/ && target != room)
            complain(file ": \"" $3 "\" belongs to " target " alone")
        a = noun(file); b = noun($3)
        if (target == room && a != b && !seen[a, b]++) edges[a] = edges[a] " " b
    }
    END {
        for (a in edges) if (!state[a]) walk(a, a)
        exit bad
    }'
