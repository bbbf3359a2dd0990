// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <defer.h>
#include <stdio.h>
#include <string.h>

int through(const char *what);
int calls_deferring(void (*function)(void));
void throws(void);

void panics(const char *text) {
  defer puts("panics");
  panic(text);
}

static int run(const char *what) {
  defer {
    const defer_value *value = recover();
    printf("recovered %s\n", value ? value->text : "nothing");
  }
  return through(what);
}

static void deferring(void) {
  defer {
    const defer_value *value = recover();
    printf("of C++: recovered %s\n", value ? value->text : "nothing");
  }
  throws();
}

// What a deferred statement raises in the place of the exception is recovered,
// and the exception goes on.
static void replacing(void) {
  defer {
    const defer_value *value = recover();
    printf("replaced: recovered %s\n", value ? value->text : "nothing");
  }
  defer { panic("in its place"); }
  throws();
}

int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IONBF, 0);
  if (argc > 1)
    return run(argv[1]);
  printf("%d\n", calls_deferring(deferring));
  printf("%d\n", calls_deferring(replacing));
}
