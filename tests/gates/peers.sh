#!/usr/bin/env bash
# Weights and scores as pymcdm and scikit-criteria find them: peers.sh BUILD, which has peer_matrix. The peers are taken
# from $PEERS_PYTHON, build/peers (bench/peers.sh) or python3; where they are absent this says "skipped" (77).
set -u
cd "$(dirname "$0")/../.."

for python in "${PEERS_PYTHON:-}" build/peers/bin/python python3; do
    if [ -n "$python" ] && "$python" -c 'import pymcdm' 2>/dev/null; then
        exec "$python" -W ignore tests/composite/peers.py "$1/peer_matrix"
    fi
done
echo "skipped: no python has pymcdm (make bench-peers)"
exit 77
