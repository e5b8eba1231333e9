#!/usr/bin/env bash
# What `make install` puts under a prefix works from there: program, translation, header and library.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make --no-print-directory install DESTDIR="$work" PREFIX=/usr || exit 1
"$work/usr/bin/tidu" --version && "$work/usr/bin/tidu" --lang zh --help | grep -q 用法 || exit 1
printf '#include <tidu/tidu.h>\nint main(void) { return tidu_status_name(TIDU_OK) == 0; }\n' >"$work/outside.c"
cc -std=c11 -I"$work/usr/include" "$work/outside.c" -L"$work/usr/lib" -ltidu -o "$work/outside" || exit 1
LD_LIBRARY_PATH="$work/usr/lib" "$work/outside"
