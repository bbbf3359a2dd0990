// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A transaction that is committed or rolled back, by a flag, with defer.

#include "../resources.h"

int kernel(int size, int mode) {
  struct transaction *transaction = transaction_begin();
  if (!transaction)
    return -1;
  bool commit = false;
  defer {
    if (commit)
      transaction_commit(transaction);
    else
      transaction_rollback(transaction);
  }

  for (int i = 0; i < size; i++)
    if (step(i) < 0)
      return -2;
  if (step(mode) < 0)
    return -3;
  commit = true;
  return size;
}
