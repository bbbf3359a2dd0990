// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// lost-worker - a release that waits for a thread that never ran its own.
//
//   broken [SECONDS]
//
// Two threads add numbers that are given as text. The memory that they share
// is released when both have said that they are done; after SECONDS, 10 without
// an argument, the release gives up waiting. README.md tells the story.

#include <defer.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct group {
  pthread_mutex_t lock;
  pthread_cond_t changed;
  int working;
  long sum;
};

struct worker {
  struct group *group;
  const char *text;
  jmp_buf failed;
};

static void group_done(struct group *group) {
  pthread_mutex_lock(&group->lock);
  defer pthread_mutex_unlock(&group->lock);
  group->working--;
  pthread_cond_signal(&group->changed);
}

// Returns how many workers are not done after SECONDS.
static int group_wait(struct group *group, int seconds) {
  struct timespec end;
  clock_gettime(CLOCK_REALTIME, &end);
  end.tv_sec += seconds;
  pthread_mutex_lock(&group->lock);
  defer pthread_mutex_unlock(&group->lock);
  while (group->working > 0)
    if (pthread_cond_timedwait(&group->changed, &group->lock, &end) != 0)
      break;
  return group->working;
}

static _Noreturn void give_up(struct worker *worker, const char *why) {
  printf("%s: %s\n", worker->text, why);
  longjmp(worker->failed, 1);
}

static void add(struct worker *worker) {
  struct group *group = worker->group;
  defer group_done(group);
  char *end;
  long number = strtol(worker->text, &end, 10);
  if (*end)
    give_up(worker, "not a number");
  pthread_mutex_lock(&group->lock);
  defer pthread_mutex_unlock(&group->lock);
  group->sum += number;
}

static void *work(void *argument) {
  struct worker *worker = argument;
  if (setjmp(worker->failed) == 0)
    add(worker);
  return NULL;
}

int main(int argc, char **argv) {
  static struct group group = {.lock = PTHREAD_MUTEX_INITIALIZER,
                               .changed = PTHREAD_COND_INITIALIZER,
                               .working = 2};
  static struct worker workers[] = {{.group = &group, .text = "12"},
                                    {.group = &group, .text = "3o"}};
  DEFER_RESULT int status;
  int seconds = argc > 1 ? atoi(argv[1]) : 10;
  defer {
    int missing = group_wait(&group, seconds);
    if (missing > 0) {
      printf("%d of 2 workers never said that they were done\n", missing);
      status = EXIT_FAILURE;
    } else {
      printf("the sum is %ld\n", group.sum);
    }
  }
  for (int i = 0; i < 2; i++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, work, &workers[i]) != 0)
      abort();
    pthread_detach(thread);
  }
  return EXIT_SUCCESS;
}
