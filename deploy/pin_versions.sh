#!/bin/sh
# Writes constraints.txt: the newest versions of every package, transitive ones too: pin_versions.sh PYTHON
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$1" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip --disable-pip-version-check -q install -e '.[dev,bench,postgres]' 'hatchling>=1.25'
{
  echo "# Versions that are tested together, for all packages and extras. Renew: make constraints"
  "$scratch/venv/bin/python" -m pip --disable-pip-version-check freeze --exclude jogan --exclude pip | grep '==' | LC_ALL=C sort -f
} >constraints.txt
