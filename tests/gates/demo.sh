#!/usr/bin/env bash
# `make demo` ends with the address of the workbench: at a terminal it runs there until Ctrl-C; without one it ends, and says how it is started.
# tests/gates/demo.sh PROGRAM GENERATE
set -u
cd "$(dirname "$0")/../.."
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
root=$PWD program=$(realpath "$1") generate=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$generate" --companies 600 --output "$work/sample" >/dev/null || exit 1
cd "$work" || exit 1
export TIDU_MODELS=$root/models
unset CI
"$root/data/demo.sh" "$program" sample </dev/null >said 2>&1 || { tail -5 said; exit 1; }
[[ $(tail -n 1 said) == *"$program serve --open "* ]] || { echo "without a terminal the last line is: $(tail -n 1 said)"; exit 1; }
python3 - "$root/data/demo.sh" "$program" <<'END'
import os, pty, re, select, sys, time, urllib.request

child, terminal = pty.fork()
if not child:
    os.execv(sys.argv[1], [sys.argv[1], sys.argv[2], "sample"])
said, end = b"", time.monotonic() + 300
found = None
while not found and time.monotonic() < end:
    if select.select([terminal], [], [], 1)[0]:
        try:
            said += os.read(terminal, 65536)
        except OSError:
            break
    found = re.search(rb"(http://127\.0\.0\.1:\d+/\?token=[0-9a-f]{64})\r\n", said)
if not found:
    sys.exit("no address at the terminal; the last of it: %r" % said[-300:])
opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
page = opener.open(found.group(1).decode(), timeout=60)
if page.status != 200 or b"</html>" not in page.read():
    sys.exit("its page is not shown")
os.write(terminal, b"\x03")
_, status = os.waitpid(child, 0)
if status:
    sys.exit("after Ctrl-C it ends with %d" % status)
END
