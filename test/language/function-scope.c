// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// _Defer_function registers a call each time it is reached, which happens when
// the function is left, last registered first, in one order with the other
// deferred statements. function-scope-operands.c has what is kept for the call.
// RUN: %run_levels %s -fplugin-arg-defer-warn=no-redundant,no-never,no-late-change

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void show(const char *what, int x) { printf("%s %d\n", what, x); }

static void loop(void) {
  for (int i = 0; i < 3; i++) {
    defer_function show("loop", i);
    show("turn", i);
  }
  {
    _Defer_function puts("block");
    puts("in the block");
  }
  puts("end");
}
// OUT: turn 0
// OUT: turn 1
// OUT: turn 2
// OUT: in the block
// OUT: end
// OUT: block
// OUT: loop 2
// OUT: loop 1
// OUT: loop 0

static void conditions(int n) {
  if (n & 1)
    defer_function show("one", n);
  if (n & 2) {
    defer_function show("two", n);
  } else
    defer_function show("not two", n);
  n += 10;
  show("conditions", n);
}
static void run_conditions(void) {
  for (int n = 0; n < 4; n++)
    conditions(n);
}
// OUT: conditions 10
// OUT: not two 0
// OUT: conditions 11
// OUT: not two 1
// OUT: one 1
// OUT: conditions 12
// OUT: two 2
// OUT: conditions 13
// OUT: two 3
// OUT: one 3

static void all_loops(void) {
  int i = 0;
  while (i < 2)
    defer_function show("while", i++);
  do
    defer_function show("do", i--);
  while (i);
  for (; i < 2; i++)
    for (int j = 0; j < 2; j++)
      defer_function show("for", 10 * i + j);
  puts("end");
}
// OUT: end
// OUT: for 11
// OUT: for 10
// OUT: for 1
// OUT: for 0
// OUT: do 1
// OUT: do 2
// OUT: while 1
// OUT: while 0

static void break_and_continue(void) {
  for (int i = 0; i < 5; i++) {
    if (i == 1)
      continue;
    defer_function show("registered", i);
    defer show("block", i);
    if (i == 3)
      break;
    continue;
  }
  puts("behind the loop");
}
// OUT: block 0
// OUT: block 2
// OUT: block 3
// OUT: behind the loop
// OUT: registered 3
// OUT: registered 2
// OUT: registered 0

static int backward(int turns) {
  int n = 0;
again:
  defer_function show("backward", n);
  if (++n < turns)
    goto again;
  {
    int inner = 0;
  inner:
    inner++;
    defer show("inner block", inner);
    defer_function show("inner", inner);
    if (inner < 3)
      goto inner;
  }
  return n;
}
static void run_backward(void) { show("result", backward(2)); }
// OUT: inner block 1
// OUT: inner block 2
// OUT: inner block 3
// OUT: inner 3
// OUT: inner 2
// OUT: inner 1
// OUT: backward 1
// OUT: backward 0
// OUT: result 2

static void forward(int way) {
  if (way == 0)
    goto end;
  defer_function puts("before the label");
  if (way == 1)
    goto end;
  defer_function puts("behind the first jump");
end:
  show("forward", way);
  defer_function puts("behind the label");
}
static void run_forward(void) {
  for (int way = 0; way < 3; way++)
    forward(way);
}
// OUT: forward 0
// OUT: behind the label
// OUT: forward 1
// OUT: behind the label
// OUT: before the label
// OUT: forward 2
// OUT: behind the label
// OUT: behind the first jump
// OUT: before the label

static void cases(int n) {
  switch (n) {
  case 0:
    defer_function puts("zero");
    break;
  case 1:
    defer_function puts("one"); /* fall through */
  case 2:
    defer_function puts("two");
    if (n == 2)
      return;
    /* fall through */
  default:
    defer_function puts("default");
  }
  show("cases", n);
}
static void run_cases(void) {
  for (int n = 0; n < 4; n++)
    cases(n);
}
// OUT: cases 0
// OUT: zero
// OUT: cases 1
// OUT: default
// OUT: two
// OUT: one
// OUT: two
// OUT: cases 3
// OUT: default

static void duff(int n) {
  int left = (n + 2) / 3, k = 0;
  switch (n % 3) {
  case 0:
    do {
      defer_function show("duff", k++); /* fall through */
    case 2:
      defer_function show("duff", k++); /* fall through */
    case 1:
      defer_function show("duff", k++);
    } while (--left > 0);
  }
}
static void run_duff(void) { duff(5); }
// OUT: duff 4
// OUT: duff 3
// OUT: duff 2
// OUT: duff 1
// OUT: duff 0

static int mixed(int way) {
  defer_function puts("function 1");
  defer puts("block 1");
  defer_function puts("function 2");
  {
    defer puts("inner 1");
    defer_function puts("function 3");
    defer puts("inner 2");
    defer_function puts("function 4");
    if (way == 0)
      return 0;
    if (way == 1)
      goto out;
  }
  puts("behind the block");
  if (way == 2)
    return 2;
  {
    defer puts("inner 3");
    for (;;) {
      defer puts("loop");
      defer_function puts("function 5");
      if (way == 3)
        break;
      return 4;
    }
  }
out:
  puts("at the end");
  defer_function puts("function 6");
  return 1;
}
static void run_mixed(void) {
  for (int way = 0; way < 5; way++)
    show("mixed", mixed(way));
}
// OUT: function 4
// OUT: inner 2
// OUT: function 3
// OUT: inner 1
// OUT: function 2
// OUT: block 1
// OUT: function 1
// OUT: mixed 0
// OUT: inner 2
// OUT: inner 1
// OUT: at the end
// OUT: function 6
// OUT: function 4
// OUT: function 3
// OUT: function 2
// OUT: block 1
// OUT: function 1
// OUT: mixed 1
// OUT: inner 2
// OUT: inner 1
// OUT: behind the block
// OUT: function 4
// OUT: function 3
// OUT: function 2
// OUT: block 1
// OUT: function 1
// OUT: mixed 2
// OUT: inner 2
// OUT: inner 1
// OUT: behind the block
// OUT: loop
// OUT: inner 3
// OUT: at the end
// OUT: function 6
// OUT: function 5
// OUT: function 4
// OUT: function 3
// OUT: function 2
// OUT: block 1
// OUT: function 1
// OUT: mixed 1
// OUT: inner 2
// OUT: inner 1
// OUT: behind the block
// OUT: function 5
// OUT: loop
// OUT: inner 3
// OUT: function 4
// OUT: function 3
// OUT: function 2
// OUT: block 1
// OUT: function 1
// OUT: mixed 4

// A call that is registered while a block is left stays until the function is.
static int ends_of_blocks(int n) {
  defer puts("first");
  {
    defer puts("second");
    {
      defer puts("third");
      defer_function show("registered", n);
    }
    puts("third is over");
  }
  puts("second is over");
  return n;
}
static void run_ends_of_blocks(void) { ends_of_blocks(7); }
// OUT: third
// OUT: third is over
// OUT: second
// OUT: second is over
// OUT: registered 7
// OUT: first

static int returns_from_a_loop(int n) {
  for (int i = 0;; i++) {
    defer show("turn", i);
    for (int j = 0; j < 2; j++) {
      defer_function show("registered", 10 * i + j);
      defer show("inner turn", j);
      if (i == n && j)
        return i;
    }
  }
}
static void run_returns_from_a_loop(void) { returns_from_a_loop(1); }
// OUT: inner turn 0
// OUT: inner turn 1
// OUT: turn 0
// OUT: inner turn 0
// OUT: inner turn 1
// OUT: registered 11
// OUT: registered 10
// OUT: turn 1
// OUT: registered 1
// OUT: registered 0

static int value(int n) {
  show("value", n);
  return n;
}
static int value_first(void) {
  defer_function show("registered", 1);
  return value(5);
}
static void run_value_first(void) { show("result", value_first()); }
// OUT: value 5
// OUT: registered 1
// OUT: result 5

static void recursive(int n) {
  defer_function show("recursive", n);
  for (int i = 0; i < n; i++)
    defer_function show("  turn", i);
  if (n)
    recursive(n - 1);
  show("left", n);
}
static void run_recursive(void) { recursive(2); }
// OUT: left 0
// OUT: recursive 0
// OUT: left 1
// OUT:   turn 0
// OUT: recursive 1
// OUT: left 2
// OUT:   turn 1
// OUT:   turn 0
// OUT: recursive 2

static void deferred_registration(void) {
  defer puts("first");
  defer {
    for (int i = 0; i < 2; i++)
      defer_function show("registered in S", i);
    puts("S");
  }
  {
    defer {
      defer_function puts("registered at the end of a block");
      puts("inner S");
    }
    puts("block");
  }
  puts("body");
}
// OUT: block
// OUT: inner S
// OUT: body
// OUT: registered at the end of a block
// OUT: S
// OUT: registered in S 1
// OUT: registered in S 0
// OUT: first

static void only_in_deferred(int n) {
  defer {
    if (n)
      defer_function show("only in S", n);
    puts("S");
  }
  puts("body");
}
static void run_only_in_deferred(void) {
  only_in_deferred(0);
  only_in_deferred(1);
}
// OUT: body
// OUT: S
// OUT: body
// OUT: S
// OUT: only in S 1

static void in_expressions(void) {
  int i = 0, sum = 0;
  while (({
    defer_function show("condition", i);
    i++ < 2;
  }))
    sum += ({
      defer show("block of the value", i);
      defer_function show("value", i);
      i;
    });
  show("sum", sum);
}
// OUT: block of the value 1
// OUT: block of the value 2
// OUT: sum 3
// OUT: condition 2
// OUT: value 2
// OUT: condition 1
// OUT: value 1
// OUT: condition 0

static void in_operand(void) {
  defer_function show("outer", ({
                        defer_function show("in its operand", 1);
                        2;
                      }));
  puts("body");
}
// OUT: body
// OUT: outer 2
// OUT: in its operand 1

static void other_registers(int n) {
  defer_function show("  own", n);
  show("  registers", n);
}
static void registered_registers(void) {
  for (int i = 0; i < 2; i++)
    defer_function other_registers(i);
  puts("body");
}
// OUT: body
// OUT:   registers 1
// OUT:   own 1
// OUT:   registers 0
// OUT:   own 0

static void calls_itself(int n) {
  show("calls_itself", n);
  if (n)
    defer_function calls_itself(n - 1);
}
static void run_calls_itself(void) { calls_itself(2); }
// OUT: calls_itself 2
// OUT: calls_itself 1
// OUT: calls_itself 0

static void left(int *x) { show("cleanup", *x); }
static int cleanups(int way) {
  __attribute__((cleanup(left))) int first = 1;
  defer_function puts("registered 1");
  defer puts("block");
  {
    __attribute__((cleanup(left))) int second = 2;
    defer_function puts("registered 2");
    if (way)
      return second;
  }
  puts("behind the block");
  return first;
}
// OUT: cleanup 2
// OUT: behind the block
// OUT: registered 2
// OUT: block
// OUT: cleanup 1
// OUT: registered 1
// OUT: cleanup 2
// OUT: registered 2
// OUT: block
// OUT: cleanup 1
// OUT: registered 1

static int adds(int *place, int n) { return *place += n; }
static int result(int n) {
  DEFER_RESULT int x = 0;
  for (int i = 0; i < n; i++)
    defer_function adds(&x, 10);
  defer x *= 2;
  defer_function adds(&x, 1);
  return n;
}
static void run_result(void) {
  show("result", result(0));
  show("result", result(3));
}
// OUT: result 2
// OUT: result 38

static int errors(int n) {
  defer_function show("registered", 1);
  errdefer show("error", 1);
  defer_function show("registered", 2);
  {
    errdefer show("error", 2);
    defer_function show("registered", 3);
    if (n == 0)
      return -1;
    if (n == 1)
      return 1;
  }
  return -2;
}
static void run_errors(void) {
  for (int n = 0; n < 3; n++)
    show("errors", errors(n));
}

// OUT: registered 3
// OUT: error 2
// OUT: registered 2
// OUT: error 1
// OUT: registered 1
// OUT: errors -1
// OUT: registered 3
// OUT: registered 2
// OUT: registered 1
// OUT: errors 1
// OUT: registered 3
// OUT: registered 2
// OUT: error 1
// OUT: registered 1
// OUT: errors -2

static int sum;
static void count(int n) { sum += n; }
static void many(int n) {
  for (int i = 0; i < n; i++)
    defer_function count(i);
}
static void run_many(void) {
  many(10000);
  show("sum", sum);
  for (int i = 0; i < 200; i++)
    many(i == 199 ? 3 : 0);
}
// OUT: sum 49995000

__attribute__((always_inline)) static inline void inlined(int n) {
  for (int i = 0; i < n; i++)
    defer_function show("  inlined", i);
  defer show("  block of inlined", n);
  show("  in inlined", n);
}
static void inlines(void) {
  for (int i = 1; i < 3; i++) {
    defer_function show("inlines", i);
    inlined(i);
  }
}
// OUT:   in inlined 1
// OUT:   block of inlined 1
// OUT:   inlined 0
// OUT:   in inlined 2
// OUT:   block of inlined 2
// OUT:   inlined 1
// OUT:   inlined 0
// OUT: inlines 2
// OUT: inlines 1

// The memory of a registration is that of the function, whatever ends before.
static void overwrite(int n) {
  char text[n];
  memset(text, 0x55, sizeof text);
  __asm__ volatile("" : : "r"(text) : "memory");
}
static void variable_arrays(int n) {
  for (int i = 1; i <= n; i++) {
    int outer[i];
    outer[i - 1] = i;
    defer_function show("outer array", outer[i - 1]);
    for (int j = 0; j < 2; j++) {
      int inner[i + j];
      inner[j] = 10 * i + j;
      defer show("block with an array", inner[j]);
      defer_function show("inner array", inner[j]);
      overwrite(1000 * inner[j]);
    }
  }
  {
    int last[n];
    last[0] = 3;
    defer_function show("block with an array", last[0]);
  }
  overwrite(5000);
}
static void run_variable_arrays(void) { variable_arrays(2); }
// OUT: block with an array 10
// OUT: block with an array 11
// OUT: block with an array 20
// OUT: block with an array 21
// OUT: block with an array 3
// OUT: inner array 21
// OUT: inner array 20
// OUT: outer array 2
// OUT: inner array 11
// OUT: inner array 10
// OUT: outer array 1

static int returns_from_array(int n) {
  for (int i = 1;; i++) {
    int array[i * 100];
    array[i] = i;
    defer_function show("registered beside an array", array[i]);
    if (i == n)
      return array[i];
  }
}
static void run_returns_from_array(void) { returns_from_array(3); }
// OUT: registered beside an array 3
// OUT: registered beside an array 2
// OUT: registered beside an array 1

static void jumps_from_array(int n) {
again: {
  int array[n * 50];
  array[0] = n;
  defer_function show("jump out of an array", array[0]);
  if (--n)
    goto again;
}
  overwrite(4000);
}
static void run_jumps_from_array(void) { jumps_from_array(3); }
// OUT: jump out of an array 1
// OUT: jump out of an array 2
// OUT: jump out of an array 3

static void allocates(int n) {
  char *texts[4];
  for (int i = 0; i < n; i++) {
    texts[i] = __builtin_alloca(20);
    sprintf(texts[i], "text %d", i);
    defer_function puts(texts[i]);
    char *more = __builtin_alloca(20);
    strcpy(more, "unused");
    defer_function show(more, i);
    strcpy(more, "more");
  }
  texts[0][0] = 'T';
  overwrite(3000);
}
static void run_allocates(void) { allocates(2); }
// OUT: more 1
// OUT: text 1
// OUT: more 0
// OUT: Text 0

static int computed(int n) {
  static const void *const table[] = {&&again, &&end};
  int turns = 0;
again:
  defer_function show("computed", turns);
  turns++;
  goto *table[turns == n];
end:
  return turns;
}
static void run_computed(void) { show("result", computed(2)); }
// OUT: computed 1
// OUT: computed 0
// OUT: result 2

static void unreachable(int n) {
  if (n)
    return;
  defer_function puts("not reached");
  for (int i = 0; i < n; i++)
    defer_function puts("not reached");
}

static void *allocated;
static void standard_functions(void) {
  allocated = malloc(3);
  defer_function free(allocated);
  char text[] = "abc";
  defer_function puts(text);
  defer_function memset(text, 'x', 2ul);
  for (const char *c = "de"; *c; c++)
    defer_function putchar(*c);
  defer_function putchar('\n');
}
// OUT:
// OUT: edxxc

int main(void) {
  defer_function puts("main 1");
  defer puts("main block");
  loop();
  run_conditions();
  all_loops();
  break_and_continue();
  run_backward();
  run_forward();
  run_cases();
  run_duff();
  run_mixed();
  run_ends_of_blocks();
  run_returns_from_a_loop();
  run_value_first();
  run_recursive();
  deferred_registration();
  run_only_in_deferred();
  in_expressions();
  in_operand();
  registered_registers();
  run_calls_itself();
  for (int way = 0; way < 2; way++)
    cleanups(way);
  run_result();
  run_errors();
  run_many();
  inlines();
  run_variable_arrays();
  run_returns_from_array();
  run_jumps_from_array();
  run_allocates();
  run_computed();
  unreachable(1);
  standard_functions();
  for (int i = 2; i < 4; i++)
    defer_function show("main", i);
  puts("end of main");
}
// OUT: end of main
// OUT: main 3
// OUT: main 2
// OUT: main block
// OUT: main 1
