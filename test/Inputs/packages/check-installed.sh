#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# check-installed.sh HOST - tests the installed Debian packages with one compiler.
#
# Run by scripts/test-packages in a system that has them; stops at the first thing
# that is not as it should be.

set -eux
host=$1
inputs=$(cd "$(dirname "$0")" && pwd)
root=$inputs/../../..
panics=$root/test/project/Inputs/consumer/panics.c
work=$(mktemp -d)
cd "$work"

# The first C block of the README, and a program around it.
awk '/^```c$/ { inside = 1; next } /^```$/ { if (inside) exit } inside' \
    "$root/README.md" >example.c
grep -q 'defer fclose(file);' example.c
cat >>example.c <<'END'
int main(void) {
  char line[80];
  if (first_line("first", line, sizeof line) || first_line("none", line, 80) != -1)
    return 1;
  return fputs(line, stdout) < 0;
}
END
echo "line one" >first

expect() {
    expected=$1
    shift
    test "$("$@")" = "$expected"
}
linked() {
    readelf -d "$1" | grep -q 'NEEDED.*libdefer\.so\.1'
}

# (The shell goes on behind a command with `!`.)
unlinked() {
    ! linked "$1"
}

# The shortest way, of each compiler.
case $host in
gcc-*) short=-fplugin=defer ;;
clang-*) short="--config defer.cfg" ;;
esac
for level in -O0 -O2; do
    "$host" $short -Wall -Wextra -Werror $level example.c -o example
    expect "line one" ./example
done
"$host" $short -Wall -Wextra -Werror -c example.c
case $host in
clang-14 | clang-15) ;;
clang-*)
    "$host" --config=defer.cfg -Werror example.c -o example
    expect "line one" ./example
    ;;
esac

# Panic and recover. Clang's configuration has the library.
libs=-ldefer
case $host in
clang-*) libs= ;;
esac
"$host" $short -Wall -Werror -O2 "$panics" -o shared $libs
expect "recovered boom" ./shared
linked shared

# What defer-config prints works without the rest.
cflags=$(defer-config --cc="$host" --cflags)
libs=$(defer-config --cc="$host" --libs)
expect "/usr/lib/defer/$host/defer.so" defer-config --cc="$host" --plugin
"$host" $cflags -O2 -Wall -Wextra -Werror example.c -o example $libs
expect "line one" ./example
unlinked example
"$host" $cflags -O2 "$panics" -o shared $libs
expect "recovered boom" ./shared
linked shared
"$host" $cflags -O2 "$panics" -o static-runtime -Wl,-Bstatic -ldefer -Wl,-Bdynamic
expect "recovered boom" ./static-runtime
unlinked static-runtime
"$host" $cflags -O2 -static "$panics" -o static -ldefer
expect "recovered boom" ./static
case $host in
clang-*)
    file=$(defer-config --cc="$host" --clang-config)
    "$host" --config "$file" -O2 "$panics" -o shared
    expect "recovered boom" ./shared
    ;;
esac

# <stddefer.h>: ours, or with Clang from 22 on its own.
printf '%s\n' '#include <stddefer.h>' '#include <stdio.h>' \
    'int main(void) { int i = 1; defer printf("%d\n", i); i = 2; return 0; }' >late.c
"$host" $cflags late.c -o late
expect 2 ./late

# The other tool, and what is to be read.
defer-cost "$host" -O2 example.c | grep -q first_line
for page in man1/defer-config.1 man1/defer-cost.1 man7/defer.7; do
    gzip -t "/usr/share/man/$page.gz"
done
for package in libdefer1 libdefer-dev defer-tools "$host-plugin-defer"; do
    gzip -t "/usr/share/doc/$package/changelog.Debian.gz"
    test -s "/usr/share/doc/$package/copyright"
done
rm -r "$work"
