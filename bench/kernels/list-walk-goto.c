// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Walks a list with a reference to each node while it is looked at, with the
// release repeated at each exit.

#include "../resources.h"

int kernel(int size, int mode) {
  int count = 0;
  for (struct object *node = object_first(size); node;
       node = object_next(node)) {
    struct object *object = object_get(node);

    int kind = object_kind(object);
    if (kind == 0) {
      object_put(object);
      return -1;
    }
    if (kind == mode) {
      object_put(object);
      return count;
    }
    if (kind & 1) {
      object_put(object);
      continue;
    }
    count += kind;
    object_put(object);
  }
  return count;
}
