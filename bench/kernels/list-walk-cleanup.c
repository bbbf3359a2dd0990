// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Walks a list with a reference to each node while it is looked at, with
// cleanup variables.

#include "../cleanup.h"

int kernel(int size, int mode) {
  int count = 0;
  for (struct object *node = object_first(size); node;
       node = object_next(node)) {
    struct object *object = object_get(node);
    AT_END(object_put_of) struct object *object_held = object;

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
