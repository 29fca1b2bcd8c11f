#!/bin/sh
# Writes constraints.txt: the newest versions of every package, transitive ones too: pin_versions.sh PYTHON
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$1" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip --disable-pip-version-check -q install -e '.[dev,bench,postgres]' 'hatchling>=1.25'
{
  echo "# Versions that are tested together, for all packages and extras. Renew: make constraints"
  {
    # discord.py needs it from Python 3.13 on, where `audioop` is gone; an older PYTHON does not install it
    echo 'audioop-lts==0.2.2; python_version >= "3.13"'
    "$scratch/venv/bin/python" -m pip --disable-pip-version-check freeze --exclude jogan --exclude pip --exclude audioop-lts | grep '=='
  } | LC_ALL=C sort -f
} >constraints.txt
