// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// wrong-frame - a recover that is one function too deep.
//
// Runs three requests. The second one panics, which is to be reported, and the
// third one to be run all the same. README.md tells the story.

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

static void report(const char *request) {
  const defer_value *value = recover();
  if (value)
    fprintf(stderr, "%s: %s\n", request, value->text);
}

static long parse(const char *text) {
  char *end;
  long number = strtol(text, &end, 10);
  if (*end)
    panic("not a number");
  return number;
}

static void run(const char *request) {
  defer { report(request); }
  fprintf(stderr, "twice %s is %ld\n", request, 2 * parse(request));
}

int main(void) {
  run("12");
  run("3o");
  run("7");
  return 0;
}
