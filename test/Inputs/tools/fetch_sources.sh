#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# fetch_sources.sh FOLDER - unpacks Debian source packages into FOLDER.
#
# They are real C code for the tests, pinned by name and version. Fails, with
# what it tried, where they cannot be had; the tests are then skipped.

set -eu
packages="zlib=1:1.2.13.dfsg-1 bzip2=1.0.8-5 lua5.4=5.4.4-3+deb12u1"

folder=$1
if [ -e "$folder/complete" ]; then
    exit 0
fi
rm -rf "$folder"
mkdir -p "$folder/lists/partial"
cd "$folder"

# The source packages of the archives that this machine takes its packages from.
apt-get indextargets --format 'deb-src $(SITE) $(RELEASE) $(COMPONENT)' |
    sort -u >sources.list
apt="apt-get -qq -o Dir::Etc::SourceList=$PWD/sources.list
    -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists=$PWD/lists
    -o APT::Sandbox::User= -o Acquire::Retries=1"
if ! { $apt update && $apt source --download-only $packages; } >log 2>&1; then
    echo "Cannot fetch the source packages $packages:" >&2
    tail -n 3 log >&2
    exit 1
fi
for description in *.dsc; do
    dpkg-source --no-check --skip-patches -x "$description" "${description%%_*}" >>log 2>&1
done
rm -rf lists
touch complete
