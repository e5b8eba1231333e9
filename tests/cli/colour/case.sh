# colour on a terminal only, and not where NO_COLOR forbids it
[ "$(script -qec 'test -t 1 && echo terminal' /dev/null 2>&1 | tr -d '\r')" = terminal ] || { echo "no terminal can be made"; exit 77; }
ln -s "$ROOT/tests/cli/tiny.csv" tiny.csv
shown() {
    script -qec "$1" /dev/null | grep -c "$(printf '\033')"
}
ask="$TIDU assess hnte --input tiny.csv --quiet"
export TERM=xterm-256color
[ "$(shown "$ask")" -gt 0 ] && echo "a terminal: colour"
[ "$(NO_COLOR=1 shown "$ask")" = 0 ] && echo "NO_COLOR: none"
[ "$(shown "$ask --color never")" = 0 ] && echo "never: none"
$ask | grep -c "$(printf '\033')"
$ask --color always | grep -q "$(printf '\033')" && echo "always: colour"
$ask --color always --format csv | grep -c "$(printf '\033')"
:
