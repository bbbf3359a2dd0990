#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# fetch_sources.sh [--archives] FOLDER [NAME=VERSION...] - unpacks Debian source
# packages into FOLDER/NAME, without Debian's patches.
#
# They are real C code for the tests, pinned by name and version; without names,
# those of the test suite. With --archives the archives are left in FOLDER as they
# are. What is there already is not fetched again. Fails, with what it tried, where
# a package cannot be had; the tests are then skipped.

set -eu
archives=
if [ "$1" = --archives ]; then
    archives=true
    shift
fi
folder=$1
shift
if [ $# = 0 ]; then
    set -- zlib=1:1.2.13.dfsg-1 bzip2=1.0.8-5 lua5.4=5.4.4-3+deb12u1
fi

missing=
for package in "$@"; do
    if [ ! -e "$folder/.fetched/$package" ]; then
        missing="$missing $package"
    fi
done
if [ -z "$missing" ]; then
    exit 0
fi
rm -rf "$folder/lists"
mkdir -p "$folder/lists/partial" "$folder/.fetched"
cd "$folder"
rm -f ./*.dsc complete

# The source packages of the archives that this machine takes its packages from.
apt-get indextargets --format 'deb-src $(SITE) $(RELEASE) $(COMPONENT)' |
    sort -u >sources.list
apt="apt-get -qq -o Dir::Etc::SourceList=$PWD/sources.list
    -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists=$PWD/lists
    -o APT::Sandbox::User= -o Acquire::Retries=1"
# shellcheck disable=SC2086 # the packages are separate words
if ! { $apt update && $apt source --download-only $missing; } >log 2>&1; then
    echo "Cannot fetch the source packages$missing:" >&2
    tail -n 3 log >&2
    exit 1
fi
if [ -z "$archives" ]; then
    for description in *.dsc; do
        rm -rf "${description%%_*}"
        dpkg-source --no-check --skip-patches -x "$description" "${description%%_*}" \
            >>log 2>&1
    done
fi
for package in $missing; do
    touch ".fetched/$package"
done
rm -rf lists
touch complete
