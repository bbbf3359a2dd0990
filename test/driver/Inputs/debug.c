// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A deferred statement to stop in.

static volatile int sink;

static int work(int way) {
  int local = 1;
  defer {
    int inner = 7;
    sink = local + inner; // line 10
  }
  local = 41;
  if (way == 0)
    return local;
  local++;
  return way;
}

int main(void) {
  work(0);
  work(1);
  return 0;
}
