#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# install_packages.sh PACKAGE... - installs those Debian packages that are missing.
#
# As root or through sudo; where neither is possible, prints the command to run.

set -eu
missing=
for package in "$@"; do
    status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || :)
    case $status in
    *"ok installed") ;;
    *) missing="$missing $package" ;;
    esac
done
if [ -z "$missing" ]; then
    exit 0
fi
command="apt-get update && apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    as_root="sh -c"
elif command -v sudo >/dev/null; then
    as_root="sudo sh -c"
else
    echo "Packages are missing. Run as root:" >&2
    echo "  $command" >&2
    exit 1
fi
echo "Installing:$missing" >&2
install_log=$(mktemp)
trap 'rm -f "$install_log"' EXIT
if ! DEBIAN_FRONTEND=noninteractive $as_root "$command" >"$install_log" 2>&1; then
    tail -n 20 "$install_log" >&2
    echo "Installing failed. Run as root:" >&2
    echo "  $command" >&2
    exit 1
fi
