/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* In the C of 1989. */

static int order;

static int step(int number)
{
  order = 10 * order + number;
  return order;
}

static int work(int way)
{
  defer step(1);
  if (way == 0)
    return step(9);
  {
    _Defer step(2);
    defer { int local = 3; step(local); }
    while (way-- > 0) {
      defer step(4);
      if (way == 1)
        continue;
      step(5);
    }
  }
  return step(6);
}

int main(void)
{
  if (work(0) != 9 || order != 91)
    return 1;
  order = 0;
  if (work(2) != 454326 && order != 4543261)
    return 2;
  return 0;
}
