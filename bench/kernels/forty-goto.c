// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Forty resources in eight groups, each with two error exits, with goto.

#include "../resources.h"

int kernel(int size, int mode) {
  int result;
  int *memory0 = memory_get(size + 1);
  if (!memory0)
    return -1;
  struct lock *lock0 = lock_find(0);
  lock_take(lock0);
  struct lock *lock1 = lock_find(1);
  lock_take(lock1);
  struct object *object0 = object_get(object_first(1));
  struct object *object1 = object_get(object_first(2));
  memory0[0] = step(mode + 0);
  if (memory0[0] < 0) {
    result = -2;
    goto release0;
  }

  int *memory1 = memory_get(size + 2);
  if (!memory1) {
    result = -1;
    goto release0;
  }
  struct lock *lock2 = lock_find(2);
  lock_take(lock2);
  struct lock *lock3 = lock_find(3);
  lock_take(lock3);
  struct object *object2 = object_get(object_first(3));
  struct object *object3 = object_get(object_first(4));
  memory1[0] = step(mode + 1);
  if (memory1[0] < 0) {
    result = -2;
    goto release1;
  }

  int *memory2 = memory_get(size + 3);
  if (!memory2) {
    result = -1;
    goto release1;
  }
  struct lock *lock4 = lock_find(4);
  lock_take(lock4);
  struct lock *lock5 = lock_find(5);
  lock_take(lock5);
  struct object *object4 = object_get(object_first(5));
  struct object *object5 = object_get(object_first(6));
  memory2[0] = step(mode + 2);
  if (memory2[0] < 0) {
    result = -2;
    goto release2;
  }

  int *memory3 = memory_get(size + 4);
  if (!memory3) {
    result = -1;
    goto release2;
  }
  struct lock *lock6 = lock_find(6);
  lock_take(lock6);
  struct lock *lock7 = lock_find(7);
  lock_take(lock7);
  struct object *object6 = object_get(object_first(7));
  struct object *object7 = object_get(object_first(8));
  memory3[0] = step(mode + 3);
  if (memory3[0] < 0) {
    result = -2;
    goto release3;
  }

  int *memory4 = memory_get(size + 5);
  if (!memory4) {
    result = -1;
    goto release3;
  }
  struct lock *lock8 = lock_find(8);
  lock_take(lock8);
  struct lock *lock9 = lock_find(9);
  lock_take(lock9);
  struct object *object8 = object_get(object_first(9));
  struct object *object9 = object_get(object_first(10));
  memory4[0] = step(mode + 4);
  if (memory4[0] < 0) {
    result = -2;
    goto release4;
  }

  int *memory5 = memory_get(size + 6);
  if (!memory5) {
    result = -1;
    goto release4;
  }
  struct lock *lock10 = lock_find(10);
  lock_take(lock10);
  struct lock *lock11 = lock_find(11);
  lock_take(lock11);
  struct object *object10 = object_get(object_first(11));
  struct object *object11 = object_get(object_first(12));
  memory5[0] = step(mode + 5);
  if (memory5[0] < 0) {
    result = -2;
    goto release5;
  }

  int *memory6 = memory_get(size + 7);
  if (!memory6) {
    result = -1;
    goto release5;
  }
  struct lock *lock12 = lock_find(12);
  lock_take(lock12);
  struct lock *lock13 = lock_find(13);
  lock_take(lock13);
  struct object *object12 = object_get(object_first(13));
  struct object *object13 = object_get(object_first(14));
  memory6[0] = step(mode + 6);
  if (memory6[0] < 0) {
    result = -2;
    goto release6;
  }

  int *memory7 = memory_get(size + 8);
  if (!memory7) {
    result = -1;
    goto release6;
  }
  struct lock *lock14 = lock_find(14);
  lock_take(lock14);
  struct lock *lock15 = lock_find(15);
  lock_take(lock15);
  struct object *object14 = object_get(object_first(15));
  struct object *object15 = object_get(object_first(16));
  memory7[0] = step(mode + 7);
  if (memory7[0] < 0) {
    result = -2;
    goto release7;
  }

  result = memory0[0] + memory1[0] + memory2[0] + memory3[0] + memory4[0] +
           memory5[0] + memory6[0] + memory7[0];

release7:
  object_put(object15);
  object_put(object14);
  lock_drop(lock15);
  lock_drop(lock14);
  memory_put(memory7);
release6:
  object_put(object13);
  object_put(object12);
  lock_drop(lock13);
  lock_drop(lock12);
  memory_put(memory6);
release5:
  object_put(object11);
  object_put(object10);
  lock_drop(lock11);
  lock_drop(lock10);
  memory_put(memory5);
release4:
  object_put(object9);
  object_put(object8);
  lock_drop(lock9);
  lock_drop(lock8);
  memory_put(memory4);
release3:
  object_put(object7);
  object_put(object6);
  lock_drop(lock7);
  lock_drop(lock6);
  memory_put(memory3);
release2:
  object_put(object5);
  object_put(object4);
  lock_drop(lock5);
  lock_drop(lock4);
  memory_put(memory2);
release1:
  object_put(object3);
  object_put(object2);
  lock_drop(lock3);
  lock_drop(lock2);
  memory_put(memory1);
release0:
  object_put(object1);
  object_put(object0);
  lock_drop(lock1);
  lock_drop(lock0);
  memory_put(memory0);
  return result;
}
