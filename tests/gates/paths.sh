#!/usr/bin/env bash
# No file names a folder of one machine or a host that packages come from.
set -u
cd "$(dirname "$0")/../.."
git rev-parse --git-dir >/dev/null 2>&1 || { echo "no git checkout"; exit 77; }
if git grep -nIE '(^|[^a-zA-Z0-9_.])/(work|home/[a-z]+|root|Users/[a-z]+)/' -- . ':!tests/gates/paths.sh' ':!LICENSE'; then exit 1; fi
if git grep -nIE '(deb|security|ftp|mirrors?)\.[a-z0-9.]*(debian|ubuntu|aliyun|tuna)[a-z0-9.]*' -- . ':!tests/gates/paths.sh'; then exit 1; fi
exit 0
