#!/usr/bin/env bash
# No object of the library asks for a function that prints, exits or aborts.
set -u
forbidden='^(exit|_exit|_Exit|quick_exit|abort|printf|__printf_chk|vprintf|__vprintf_chk|puts|putchar|perror|stderr|system)$'
found=$(nm -A --undefined-only "$1" 2>/dev/null | awk -v bad="$forbidden" '$NF ~ bad {print $1, $NF}')
[ -z "$found" ] || { echo "$found"; exit 1; }
