// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A transaction that is committed or rolled back, by a flag, with goto.

#include "../resources.h"

int kernel(int size, int mode) {
  int result;
  struct transaction *transaction = transaction_begin();
  if (!transaction)
    return -1;
  bool commit = false;

  for (int i = 0; i < size; i++)
    if (step(i) < 0) {
      result = -2;
      goto end;
    }
  if (step(mode) < 0) {
    result = -3;
    goto end;
  }
  commit = true;
  result = size;

end:
  if (commit)
    transaction_commit(transaction);
  else
    transaction_rollback(transaction);
  return result;
}
