// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Walks a list with a reference to each node while it is looked at, with scope
// guards.

#include "../guard.h"

int kernel(int size, int mode) {
  int count = 0;
  for (struct object *node = object_first(size); node;
       node = object_next(node)) {
    struct object *object = object_get(node);
    guard put_object([&] { object_put(object); });

    int kind = object_kind(object);
    if (kind == 0)
      return -1;
    if (kind == mode)
      return count;
    if (kind & 1)
      continue;
    count += kind;
  }
  return count;
}
