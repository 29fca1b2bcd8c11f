#!/bin/sh
# Installs the mock of a model's service that others wrote, once a machine; needs Node 20 and npm. The tests that use it
# are skipped where it is not there, and install nothing themselves.
set -eu
version=1.43.0
folder="${XDG_CACHE_HOME:-$HOME/.cache}/jogan-tests/aimock-$version"
[ -f "$folder/node_modules/@copilotkit/aimock/package.json" ] && exit 0
mkdir -p "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" "@copilotkit/aimock@$version"
