#!/usr/bin/env bash
# The other compiler has no complaint either.
set -u
cd "$(dirname "$0")/../.."
command -v clang >/dev/null || { echo "clang is not installed"; exit 77; }
clang -std=c11 -D_POSIX_C_SOURCE=200809L -DTIDU_VERSION='"0"' -DTIDU_PREFIX='"/usr"' \
    -DTIDU_XLSX_LIBRARY='"libxlsxwriter.so"' \
    -DTIDU_ZIP_LIBRARY='"libminizip.so"' -DTIDU_XML_LIBRARY='"libexpat.so"' -DTIDU_HTTP_LIBRARY='"libmicrohttpd.so"' -Iengine -Wall -Wextra \
    -Wpedantic -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wcast-qual -Wwrite-strings -Wundef -Wvla \
    -Wformat=2 -Wno-unknown-pragmas -Werror -fsyntax-only engine/*/*.c data/generate/*.c
