#!/bin/sh
# Builds the wheel and runs it in a fresh environment, away from the checkout: check_wheel.sh PYTHON
set -eu
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
checkout=$(pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$python" -m build --wheel --outdir "$scratch/dist" . >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log" >&2; exit 1; }
"$python" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip --disable-pip-version-check -q install -c constraints.txt "$scratch"/dist/*.whl
cd "$scratch"
"$scratch/venv/bin/jogan" demo --out "$scratch/demo" </dev/null >"$scratch/demo.txt"
for file in insights.ko.md insights.en.md papers.ko.md papers.en.md categories.png edition.json; do
  [ -s "$scratch/demo/2024-07-16/$file" ] || { echo "the wheel's demo wrote no $file" >&2; exit 1; }
done
papers=$(grep -c '^### ' "$scratch/demo/2024-07-16/papers.en.md")
[ "$papers" = 16 ] || { echo "the wheel's demo lists $papers papers, not 16" >&2; exit 1; }
status=0
(cd / && env -i PATH="$PATH" HOME="$scratch" "$scratch/venv/bin/jogan" run </dev/null) 2>"$scratch/run.txt" || status=$?
[ "$status" = 1 ] && [ "$(wc -l <"$scratch/run.txt")" = 1 ] && grep -q JOGAN_TELEGRAM_TOKEN "$scratch/run.txt" ||
  { echo "jogan run without settings left with $status and said:" >&2; cat "$scratch/run.txt" >&2; exit 1; }
packages=$("$scratch/venv/bin/python" -m pip --disable-pip-version-check list --format=freeze | grep -c -v -E '^(pip|setuptools|wheel)=')
[ "$packages" -le 65 ] || { echo "$packages packages are installed, more than 65" >&2; exit 1; }
cd "$checkout"
echo "wheel: demo of $papers papers, $packages packages, $(du -sm "$scratch/venv" | cut -f1) MB"
