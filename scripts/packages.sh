#!/bin/sh
# Installs the Debian packages Octavo is built with, unless all of them are there already.
set -eu

packages="libcmark-dev duktape-dev libjs-katex libboost-math-dev libopenblas0 pkg-config"

missing=""
for package in $packages; do
  state=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  case $state in
    ii*) ;;
    *) missing="$missing $package" ;;
  esac
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1; then
  as_root="sudo"
else
  echo "error: these packages are missing:$missing" >&2
  echo "Neither root nor sudo is at hand; ask for: apt-get install$missing" >&2
  exit 1
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "error: these packages are missing:$missing" >&2
  echo "apt-get is not at hand; install their like with the system's own tool" >&2
  exit 1
fi

echo "installing$missing"
export DEBIAN_FRONTEND=noninteractive
install="$as_root apt-get install -y --no-install-recommends"
# The package lists may be missing or old; they are fetched when the first try fails.
# shellcheck disable=SC2086
$install $missing || { $as_root apt-get update && $install $missing; }
