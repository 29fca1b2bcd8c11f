#!/bin/sh
# Tries everything on a Debian that has nothing of ours: try_fresh.sh [FOLDER]. Needs root, debootstrap and a network.
# README.md's two commands (TESTS=no leaves the long one out), the image's steps, the service's unit. Says times and sizes.
# What is committed is tried. This machine's resolver and certificates are lent, its packages and pip's settings are not.
set -eu
checkout=$(cd "$(dirname "$0")/.." && pwd)
root=${1:-$(mktemp -d)/debian}
[ "$(id -u)" = 0 ] || { echo "try_fresh.sh needs root: debootstrap and chroot do" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "debootstrap is missing: apt install debootstrap" >&2; exit 1; }
[ ! -e "$root/srv" ] || { echo "$root is there already: name a new folder" >&2; exit 1; }
mkdir -p "$(dirname "$root")"

mounted() { mount -t proc proc "$root/proc" && mount --bind /dev "$root/dev" && mount --bind /dev/pts "$root/dev/pts"; }
unmount() { umount "$root/dev/pts" "$root/dev" "$root/proc" 2>/dev/null || true; }
inside() {
  chroot "$root" /usr/bin/env -i HOME=/tmp LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    PIP_CERT=/etc/ssl/certs/ca-certificates.crt PIP_DISABLE_PIP_VERSION_CHECK=1 sh -eu -c "$1"
}
timed() { # NAME COMMAND
  began=$(date +%s.%N)
  "$2" "$3" >"$root.log" 2>&1 || { echo "failed: $1" >&2; tail -n 40 "$root.log" >&2; exit 1; }
  printf '%-58s %7.1f s\n' "$1" "$(echo "$(date +%s.%N) $began" | awk '{print $1 - $2}')"
}
debian() {
  debootstrap --variant=minbase --include=ca-certificates,make,python3-venv \
    "${SUITE:-bookworm}" "$1" "${MIRROR:-http://deb.debian.org/debian}"
}
size() { du -sm "$root$1" | cut -f1; }

timed "a fresh Debian, with make and python3-venv" debian "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
mkdir -p "$root/srv/jogan" "$root/src" "$root/data"
git -C "$checkout" archive HEAD | tar -x -C "$root/srv/jogan"
trap unmount EXIT
mounted

timed "README: make demo" inside 'cd /srv/jogan && make demo </dev/null'
papers=$(grep -c '^### ' "$root/srv/jogan/jogan-demo/2024-07-16/papers.en.md")
echo "  $papers papers, environment of $(size /srv/jogan/.venv) MB"
[ "$papers" = 16 ]
[ "${TESTS:-yes}" = no ] || timed "README: make test" inside 'cd /srv/jogan && make test'

# The image's own lines: what its build stage copies, and what that runs.
for part in $(sed -n '/AS build/,/^FROM [^ ]*$/s/^COPY \(.*\) [^ ]*$/\1/p' "$checkout/deploy/Dockerfile"); do
  cp -r "$root/srv/jogan/$part" "$root/src/"
done
steps=$(sed -n '/^RUN python3 -m venv/,/[^\\]$/p' "$checkout/deploy/Dockerfile" | sed 's/^RUN //')
timed "the image's build stage" inside "cd /src && export PIP_NO_CACHE_DIR=1 PIP_CONSTRAINT=/src/constraints.txt && $steps"
rm -r "$root/src"
echo "  /opt/jogan: $(size /opt/jogan) MB"
as_image='exec setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
  env PATH=/opt/jogan/bin:$PATH PYTHONDONTWRITEBYTECODE=1 JOGAN_DATA_DIR=/data'
inside 'install -d -o 10001 -g 10001 -m 0700 /data'
timed "as the image's user, no rights: jogan --help" inside "cd /data && $as_image jogan --help"
timed "as the image's user, no rights: jogan demo" inside "cd /data && $as_image jogan demo --out /data/demo </dev/null"
timed "as the image's user, no rights: jogan db upgrade" inside "cd /data && $as_image jogan db upgrade"
timed "as the image's user, no rights: jogan db status" inside "cd /data && $as_image jogan db status"
strays=$(chroot "$root" find / -xdev -user 10001 -not -path '/data*' -not -path '/proc/*' -not -path '/dev/*')
[ -z "$strays" ] || { echo "written outside of /data: $strays" >&2; exit 1; }

if command -v systemd-analyze >/dev/null; then
  cp "$checkout/deploy/jogan.service" "$root/etc/systemd/system/" 2>/dev/null ||
    install -D -m 0644 "$checkout/deploy/jogan.service" "$root/etc/systemd/system/jogan.service"
  [ -x "$root$(sed -n 's/^ExecStart=\([^ ]*\).*/\1/p' "$checkout/deploy/jogan.service")" ]
  systemd-analyze security --offline=true --no-pager "$checkout/deploy/jogan.service" | tail -n 1
fi
echo "The Debian is in $root: delete it when you have seen enough"
