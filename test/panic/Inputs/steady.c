// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Panics of several threads at once, each with memory that is released on the
// way.
#include <defer.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static int depth(int n, char *from) {
  char *memory = malloc(16);
  defer free(memory);
  memory[0] = from ? from[0] : 'a';
  if (n == 0)
    panicf("%c", memory[0]);
  return depth(n - 1, memory) + memory[0];
}

static int attempt(int n) {
  int recovered = 0;
  defer {
    const defer_value *value = recover();
    recovered = value && value->text[0] == 'a';
    if (!recovered)
      abort();
  }
  return depth(n % 10, NULL);
}

static void *run(void *sum) {
  for (int i = 0; i < 1000; i++)
    *(long *)sum += attempt(i) == 0;
  return NULL;
}

int main(void) {
  pthread_t ids[4];
  long sums[4] = {0}, sum = 0;
  for (int i = 0; i < 4; i++)
    if (pthread_create(&ids[i], NULL, run, &sums[i]))
      return 1;
  for (int i = 0; i < 4; i++) {
    pthread_join(ids[i], NULL);
    sum += sums[i];
  }
  printf("%ld\n", sum);
}
