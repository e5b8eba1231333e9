#!/usr/bin/env bash
# Puts the peers into a folder of their own: peers.sh FOLDER. Those that cannot be had are named and left out.
set -u
python3 -m venv --system-site-packages "$1" || { echo "absent: all peers (python3 cannot make a venv)"; exit 0; }
for package in numpy pandas polars duckdb pymcdm scikit-criteria OpenFisca-core openpyxl python-calamine xlrd ortools highspy pyyaml; do
    "$1/bin/pip" install --quiet --disable-pip-version-check "$package" >/dev/null 2>&1 ||
        echo "absent: $package (not to be had by pip here)"
done
"$1/bin/pip" list --disable-pip-version-check 2>/dev/null |
    awk 'tolower($1) ~ /^(numpy|pandas|polars|duckdb|pymcdm|scikit-criteria|openfisca-core|openpyxl|python-calamine|xlrd|ortools|highspy|pyyaml)$/'
