#!/bin/sh
# Makes the environment that the Makefile installs into: make_venv.sh PYTHON FOLDER. Says what to do where it cannot.
set -eu
python=$1
folder=$2
if ! command -v "$python" >/dev/null 2>&1; then
  echo "jogan needs Python 3.11 or newer, and '$python' is not there. Install it, or name another: make PYTHON=python3.12 demo" >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "jogan needs Python 3.11 or newer; '$python' is $("$python" -V 2>&1). Name a newer one: make PYTHON=python3.12 demo" >&2
  exit 1
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  echo "'$python' comes without its venv module. On Debian and Ubuntu: sudo apt install python3-venv. Then run make again." >&2
  exit 1
fi
[ -x "$folder/bin/python" ] || "$python" -m venv "$folder"
