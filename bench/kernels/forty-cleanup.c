// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Forty resources in eight groups, each with two error exits, with
// cleanup variables.

#include "../cleanup.h"

int kernel(int size, int mode) {
  int *memory0 = memory_get(size + 1);
  if (!memory0)
    return -1;
  AT_END(memory_put_of) int *memory0_held = memory0;
  struct lock *lock0 = lock_find(0);
  lock_take(lock0);
  AT_END(lock_drop_of) struct lock *lock0_held = lock0;
  struct lock *lock1 = lock_find(1);
  lock_take(lock1);
  AT_END(lock_drop_of) struct lock *lock1_held = lock1;
  struct object *object0 = object_get(object_first(1));
  AT_END(object_put_of) struct object *object0_held = object0;
  struct object *object1 = object_get(object_first(2));
  AT_END(object_put_of) struct object *object1_held = object1;
  memory0[0] = step(mode + 0);
  if (memory0[0] < 0)
    return -2;

  int *memory1 = memory_get(size + 2);
  if (!memory1)
    return -1;
  AT_END(memory_put_of) int *memory1_held = memory1;
  struct lock *lock2 = lock_find(2);
  lock_take(lock2);
  AT_END(lock_drop_of) struct lock *lock2_held = lock2;
  struct lock *lock3 = lock_find(3);
  lock_take(lock3);
  AT_END(lock_drop_of) struct lock *lock3_held = lock3;
  struct object *object2 = object_get(object_first(3));
  AT_END(object_put_of) struct object *object2_held = object2;
  struct object *object3 = object_get(object_first(4));
  AT_END(object_put_of) struct object *object3_held = object3;
  memory1[0] = step(mode + 1);
  if (memory1[0] < 0)
    return -2;

  int *memory2 = memory_get(size + 3);
  if (!memory2)
    return -1;
  AT_END(memory_put_of) int *memory2_held = memory2;
  struct lock *lock4 = lock_find(4);
  lock_take(lock4);
  AT_END(lock_drop_of) struct lock *lock4_held = lock4;
  struct lock *lock5 = lock_find(5);
  lock_take(lock5);
  AT_END(lock_drop_of) struct lock *lock5_held = lock5;
  struct object *object4 = object_get(object_first(5));
  AT_END(object_put_of) struct object *object4_held = object4;
  struct object *object5 = object_get(object_first(6));
  AT_END(object_put_of) struct object *object5_held = object5;
  memory2[0] = step(mode + 2);
  if (memory2[0] < 0)
    return -2;

  int *memory3 = memory_get(size + 4);
  if (!memory3)
    return -1;
  AT_END(memory_put_of) int *memory3_held = memory3;
  struct lock *lock6 = lock_find(6);
  lock_take(lock6);
  AT_END(lock_drop_of) struct lock *lock6_held = lock6;
  struct lock *lock7 = lock_find(7);
  lock_take(lock7);
  AT_END(lock_drop_of) struct lock *lock7_held = lock7;
  struct object *object6 = object_get(object_first(7));
  AT_END(object_put_of) struct object *object6_held = object6;
  struct object *object7 = object_get(object_first(8));
  AT_END(object_put_of) struct object *object7_held = object7;
  memory3[0] = step(mode + 3);
  if (memory3[0] < 0)
    return -2;

  int *memory4 = memory_get(size + 5);
  if (!memory4)
    return -1;
  AT_END(memory_put_of) int *memory4_held = memory4;
  struct lock *lock8 = lock_find(8);
  lock_take(lock8);
  AT_END(lock_drop_of) struct lock *lock8_held = lock8;
  struct lock *lock9 = lock_find(9);
  lock_take(lock9);
  AT_END(lock_drop_of) struct lock *lock9_held = lock9;
  struct object *object8 = object_get(object_first(9));
  AT_END(object_put_of) struct object *object8_held = object8;
  struct object *object9 = object_get(object_first(10));
  AT_END(object_put_of) struct object *object9_held = object9;
  memory4[0] = step(mode + 4);
  if (memory4[0] < 0)
    return -2;

  int *memory5 = memory_get(size + 6);
  if (!memory5)
    return -1;
  AT_END(memory_put_of) int *memory5_held = memory5;
  struct lock *lock10 = lock_find(10);
  lock_take(lock10);
  AT_END(lock_drop_of) struct lock *lock10_held = lock10;
  struct lock *lock11 = lock_find(11);
  lock_take(lock11);
  AT_END(lock_drop_of) struct lock *lock11_held = lock11;
  struct object *object10 = object_get(object_first(11));
  AT_END(object_put_of) struct object *object10_held = object10;
  struct object *object11 = object_get(object_first(12));
  AT_END(object_put_of) struct object *object11_held = object11;
  memory5[0] = step(mode + 5);
  if (memory5[0] < 0)
    return -2;

  int *memory6 = memory_get(size + 7);
  if (!memory6)
    return -1;
  AT_END(memory_put_of) int *memory6_held = memory6;
  struct lock *lock12 = lock_find(12);
  lock_take(lock12);
  AT_END(lock_drop_of) struct lock *lock12_held = lock12;
  struct lock *lock13 = lock_find(13);
  lock_take(lock13);
  AT_END(lock_drop_of) struct lock *lock13_held = lock13;
  struct object *object12 = object_get(object_first(13));
  AT_END(object_put_of) struct object *object12_held = object12;
  struct object *object13 = object_get(object_first(14));
  AT_END(object_put_of) struct object *object13_held = object13;
  memory6[0] = step(mode + 6);
  if (memory6[0] < 0)
    return -2;

  int *memory7 = memory_get(size + 8);
  if (!memory7)
    return -1;
  AT_END(memory_put_of) int *memory7_held = memory7;
  struct lock *lock14 = lock_find(14);
  lock_take(lock14);
  AT_END(lock_drop_of) struct lock *lock14_held = lock14;
  struct lock *lock15 = lock_find(15);
  lock_take(lock15);
  AT_END(lock_drop_of) struct lock *lock15_held = lock15;
  struct object *object14 = object_get(object_first(15));
  AT_END(object_put_of) struct object *object14_held = object14;
  struct object *object15 = object_get(object_first(16));
  AT_END(object_put_of) struct object *object15_held = object15;
  memory7[0] = step(mode + 7);
  if (memory7[0] < 0)
    return -2;

  return memory0[0] + memory1[0] + memory2[0] + memory3[0] + memory4[0] +
         memory5[0] + memory6[0] + memory7[0];
}
