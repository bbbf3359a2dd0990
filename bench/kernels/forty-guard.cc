// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Forty resources in eight groups, each with two error exits, with
// scope guards.

#include "../guard.h"

int kernel(int size, int mode) {
  int *memory0 = memory_get(size + 1);
  if (!memory0)
    return -1;
  guard put_memory0([&] { memory_put(memory0); });
  struct lock *lock0 = lock_find(0);
  lock_take(lock0);
  guard drop_lock0([&] { lock_drop(lock0); });
  struct lock *lock1 = lock_find(1);
  lock_take(lock1);
  guard drop_lock1([&] { lock_drop(lock1); });
  struct object *object0 = object_get(object_first(1));
  guard put_object0([&] { object_put(object0); });
  struct object *object1 = object_get(object_first(2));
  guard put_object1([&] { object_put(object1); });
  memory0[0] = step(mode + 0);
  if (memory0[0] < 0)
    return -2;

  int *memory1 = memory_get(size + 2);
  if (!memory1)
    return -1;
  guard put_memory1([&] { memory_put(memory1); });
  struct lock *lock2 = lock_find(2);
  lock_take(lock2);
  guard drop_lock2([&] { lock_drop(lock2); });
  struct lock *lock3 = lock_find(3);
  lock_take(lock3);
  guard drop_lock3([&] { lock_drop(lock3); });
  struct object *object2 = object_get(object_first(3));
  guard put_object2([&] { object_put(object2); });
  struct object *object3 = object_get(object_first(4));
  guard put_object3([&] { object_put(object3); });
  memory1[0] = step(mode + 1);
  if (memory1[0] < 0)
    return -2;

  int *memory2 = memory_get(size + 3);
  if (!memory2)
    return -1;
  guard put_memory2([&] { memory_put(memory2); });
  struct lock *lock4 = lock_find(4);
  lock_take(lock4);
  guard drop_lock4([&] { lock_drop(lock4); });
  struct lock *lock5 = lock_find(5);
  lock_take(lock5);
  guard drop_lock5([&] { lock_drop(lock5); });
  struct object *object4 = object_get(object_first(5));
  guard put_object4([&] { object_put(object4); });
  struct object *object5 = object_get(object_first(6));
  guard put_object5([&] { object_put(object5); });
  memory2[0] = step(mode + 2);
  if (memory2[0] < 0)
    return -2;

  int *memory3 = memory_get(size + 4);
  if (!memory3)
    return -1;
  guard put_memory3([&] { memory_put(memory3); });
  struct lock *lock6 = lock_find(6);
  lock_take(lock6);
  guard drop_lock6([&] { lock_drop(lock6); });
  struct lock *lock7 = lock_find(7);
  lock_take(lock7);
  guard drop_lock7([&] { lock_drop(lock7); });
  struct object *object6 = object_get(object_first(7));
  guard put_object6([&] { object_put(object6); });
  struct object *object7 = object_get(object_first(8));
  guard put_object7([&] { object_put(object7); });
  memory3[0] = step(mode + 3);
  if (memory3[0] < 0)
    return -2;

  int *memory4 = memory_get(size + 5);
  if (!memory4)
    return -1;
  guard put_memory4([&] { memory_put(memory4); });
  struct lock *lock8 = lock_find(8);
  lock_take(lock8);
  guard drop_lock8([&] { lock_drop(lock8); });
  struct lock *lock9 = lock_find(9);
  lock_take(lock9);
  guard drop_lock9([&] { lock_drop(lock9); });
  struct object *object8 = object_get(object_first(9));
  guard put_object8([&] { object_put(object8); });
  struct object *object9 = object_get(object_first(10));
  guard put_object9([&] { object_put(object9); });
  memory4[0] = step(mode + 4);
  if (memory4[0] < 0)
    return -2;

  int *memory5 = memory_get(size + 6);
  if (!memory5)
    return -1;
  guard put_memory5([&] { memory_put(memory5); });
  struct lock *lock10 = lock_find(10);
  lock_take(lock10);
  guard drop_lock10([&] { lock_drop(lock10); });
  struct lock *lock11 = lock_find(11);
  lock_take(lock11);
  guard drop_lock11([&] { lock_drop(lock11); });
  struct object *object10 = object_get(object_first(11));
  guard put_object10([&] { object_put(object10); });
  struct object *object11 = object_get(object_first(12));
  guard put_object11([&] { object_put(object11); });
  memory5[0] = step(mode + 5);
  if (memory5[0] < 0)
    return -2;

  int *memory6 = memory_get(size + 7);
  if (!memory6)
    return -1;
  guard put_memory6([&] { memory_put(memory6); });
  struct lock *lock12 = lock_find(12);
  lock_take(lock12);
  guard drop_lock12([&] { lock_drop(lock12); });
  struct lock *lock13 = lock_find(13);
  lock_take(lock13);
  guard drop_lock13([&] { lock_drop(lock13); });
  struct object *object12 = object_get(object_first(13));
  guard put_object12([&] { object_put(object12); });
  struct object *object13 = object_get(object_first(14));
  guard put_object13([&] { object_put(object13); });
  memory6[0] = step(mode + 6);
  if (memory6[0] < 0)
    return -2;

  int *memory7 = memory_get(size + 8);
  if (!memory7)
    return -1;
  guard put_memory7([&] { memory_put(memory7); });
  struct lock *lock14 = lock_find(14);
  lock_take(lock14);
  guard drop_lock14([&] { lock_drop(lock14); });
  struct lock *lock15 = lock_find(15);
  lock_take(lock15);
  guard drop_lock15([&] { lock_drop(lock15); });
  struct object *object14 = object_get(object_first(15));
  guard put_object14([&] { object_put(object14); });
  struct object *object15 = object_get(object_first(16));
  guard put_object15([&] { object_put(object15); });
  memory7[0] = step(mode + 7);
  if (memory7[0] < 0)
    return -2;

  return memory0[0] + memory1[0] + memory2[0] + memory3[0] + memory4[0] +
         memory5[0] + memory6[0] + memory7[0];
}
