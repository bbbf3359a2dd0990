// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Jumps into the middle of loops that hold no defer, next to ones that do: a
// Duff's device, a state machine and a protothread.
// RUN: %run_levels %s -Wno-implicit-fallthrough

#include <stdio.h>

static int copy(char *to, const char *from, int count) {
  int turns = (count + 3) / 4;
  defer { printf("turns left %d, ", turns); }
  switch (count % 4) {
  case 0:
    do {
      *to++ = *from++;
    case 3:
      *to++ = *from++;
    case 2:
      *to++ = *from++;
    case 1:
      *to++ = *from++;
    } while (--turns > 0);
  }
  return count;
}

static int in_deferred(int count) {
  int sum = 0;
  defer {
    switch (count % 2)
      while (count > 0) {
      case 0:
        count--;
        sum += 10;
      case 1:
        count--;
        sum++;
      }
    printf("sum %d\n", sum);
  }
  return count;
}

enum state { START, DIGIT, SPACE, END };

static int machine(const char *at) {
  enum state state = START;
  int numbers = 0, steps = 0;
  defer { printf("steps %d, ", steps); }
  for (;;) {
    defer steps++;
    switch (state) {
    case START: {
      defer printf("start ");
      state = *at >= '0' ? DIGIT : *at ? SPACE : END;
      break;
    }
    case DIGIT: {
      defer { printf("%c ", *at++); }
      if (at[1] >= '0')
        continue;
      numbers++;
      state = at[1] ? SPACE : END;
      break;
    }
    case SPACE:
      at++;
      state = START;
      break;
    case END:
      return numbers;
    }
  }
}

struct thread {
  int line, value;
};

#define YIELD(t, v)                                                            \
  do {                                                                         \
    (t)->line = __LINE__;                                                      \
    return (v);                                                                \
  case __LINE__:;                                                              \
  } while (0)

static int generate(struct thread *t) {
  defer { printf("(%d) ", t->value); }
  switch (t->line) {
  case 0:
    for (t->value = 1; t->value < 4; t->value++) {
      YIELD(t, t->value);
      {
        defer t->value *= 2;
        if (t->value > 2)
          break;
      }
      YIELD(t, -1);
    }
  }
  return 0;
}

int main(void) {
  char text[8] = "";
  printf("%d %s\n", copy(text, "abcdefg", 6), text);
  in_deferred(4);
  in_deferred(3);
  printf("numbers %d\n", machine("12 3"));
  struct thread t = {0, 0};
  for (int value; (value = generate(&t)) != 0;)
    printf("%d ", value);
  puts("end");
}

// OUT: turns left 0, 6 abcdef
// OUT: sum 22
// OUT: sum 12
// OUT: start 1 2 start 3 steps 7, numbers 2
// OUT: (1) 1 (2) -1 (3) 3 (6) end
