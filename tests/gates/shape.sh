#!/usr/bin/env bash
# No function over 60 lines, no list of more than seven parameters, no file over 450 lines but tables.
set -u
cd "$(dirname "$0")/../.."

# Files that are nothing but rows.
tables=" engine/report/display_ranges.h "

awk -v tables="$tables" '
    function complain(what) { print what; bad = 1 }

    # How many parameters a list has: commas outside of inner brackets.
    function parameters(text,    i, letter, depth, n) {
        n = 1
        for (i = 1; i <= length(text); i++) {
            letter = substr(text, i, 1)
            if (letter == "(") depth++
            else if (letter == ")") { if (--depth == 0) break }
            else if (letter == "," && depth == 1) n++
        }
        return n
    }

    FNR == 1 {
        if (file != "" && lines > 450 && !index(tables, " " file " ")) complain(file ": " lines " lines; a file has 450 at most")
        file = FILENAME
        head = ""
        inside = 0
    }
    { lines = FNR }
    # a function begins with its head at the left edge and ends with a bracket there
    inside && /^}/ {
        if (FNR - start + 1 > 60) complain(file ":" start ": " name " has " FNR - start + 1 " lines; a function has 60 at most")
        inside = 0
        head = ""
        next
    }
    inside { next }
    /^{/ && head ~ /\(/ { inside = 1; next }
    /^[A-Za-z_].*\(/ && !/;[ \t]*(\/\*.*)?$/ && !/^(typedef|#)/ {
        head = $0
        start = FNR
        name = $0
        sub(/\(.*/, "", name)
        sub(/.*[ *]/, "", name)
        check_head()
        next
    }
    head != "" && /^[ \t]/ { head = head " " $0; check_head(); next }
    { head = "" }

    function check_head(    open, closed, copy) {
        copy = head; open = gsub(/\(/, "", copy)
        copy = head; closed = gsub(/\)/, "", copy)
        if (open == closed && parameters(head) > 7)
            complain(file ":" start ": " name " has " parameters(head) " parameters; seven are enough, then a struct says more")
    }
    END {
        if (lines > 450 && !index(tables, " " file " ")) complain(file ": " lines " lines; a file has 450 at most")
        exit bad
    }' engine/*/*.c engine/*/*.h
