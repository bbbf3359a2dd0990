// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Three steps, of which those that have been done are undone on an error, with
// errdefer; the error is a number that comes from the step.

#include "../resources.h"

#include <stddef.h>

struct session {
  struct file *file;
  int *memory;
  struct transaction *transaction;
};

__attribute__((noinline)) static int start(struct session *session, int size,
                                           int mode) {
  session->file = file_open(mode);
  if (!session->file)
    return -1;
  _Errdefer { file_close(session->file); }

  session->memory = memory_get(size + 1);
  if (!session->memory)
    return -2;
  _Errdefer { memory_put(session->memory); }

  int error = step(size);
  if (error < 0)
    return error;

  session->transaction = transaction_begin();
  if (!session->transaction)
    return -3;
  _Errdefer { transaction_rollback(session->transaction); }

  for (int i = 0; i < size; i++) {
    error = file_read(session->file, i);
    if (error < 0)
      return error;
    session->memory[i] = error;
  }
  return step(mode);
}

int kernel(int size, int mode) {
  struct session session;
  int result = start(&session, size, mode);
  if (result < 0)
    return result;
  transaction_commit(session.transaction);
  memory_put(session.memory);
  file_close(session.file);
  return result;
}
