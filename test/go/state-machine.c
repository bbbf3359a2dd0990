// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A parser in the usual style: deep helpers panic, the entry recovers and gives
// a result or an error.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stddef.h>
#include <stdio.h>

struct parser {
  const char *text;
  int at;
};

static void fail(const char *what) {
  panic(what);
}

static int digit(struct parser *p) {
  char c = p->text[p->at];
  if (c == '\0')
    fail("end of text");
  if (c < '0' || c > '9')
    fail("not a digit");
  p->at++;
  return c - '0';
}

static int sum(struct parser *p) {
  int n = digit(p);
  while (p->text[p->at] == '+') {
    p->at++;
    n += digit(p);
  }
  return n;
}

static bool parse(const char *text, int *n) {

  struct parser p = {text, 0};
  defer {
    const defer_value *r = recover();
    if (r)
      fprintf(stderr, "error: %s at %d\n", r->text, p.at);
  }
  *n = sum(&p);
  return true;
}

int main(void) {
  const char *texts[] = {"1+2+3", "1+", "x", "9+x+1", "7"};
  for (int i = 0; i < 5; i++) {
    int n = -1;
    bool ok = parse(texts[i], &n);
    fprintf(stderr, "%s %s %d\n", texts[i], ok ? "true" : "false", n);
  }
  return 0;
}
