#!/usr/bin/env bash
# The shared library exports tidu_ and nothing else.
set -u
others=$(nm -D --defined-only "$1" | awk '{print $NF}' | grep -vE '^tidu_|^_(init|fini|edata|end)$|^__bss_start$')
[ -z "$others" ] || { echo "$1 exports:" $others; exit 1; }
nm -D --defined-only "$1" | grep -q ' tidu_' || { echo "$1 exports no tidu_ function"; exit 1; }
