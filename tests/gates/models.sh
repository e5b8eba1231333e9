#!/usr/bin/env bash
# The worked examples beside the models.
set -u
cd "$(dirname "$0")/../.."
"$1" --help | grep -q '^  models ' || { echo "the command 'models' does not exist yet"; exit 77; }
"$1" models check >/dev/null 2>&1 || { "$1" models check; exit 1; }
"$1" models test
