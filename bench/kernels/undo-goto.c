// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Three steps, of which those that have been done are undone on an error, with
// goto; the error is a number that comes from the step.

#include "../resources.h"

#include <stddef.h>

struct session {
  struct file *file;
  int *memory;
  struct transaction *transaction;
};

__attribute__((noinline)) static int start(struct session *session, int size,
                                           int mode) {
  int error;
  session->file = file_open(mode);
  if (!session->file)
    return -1;

  session->memory = memory_get(size + 1);
  if (!session->memory) {
    error = -2;
    goto close;
  }

  error = step(size);
  if (error < 0)
    goto free;

  session->transaction = transaction_begin();
  if (!session->transaction) {
    error = -3;
    goto free;
  }

  for (int i = 0; i < size; i++) {
    error = file_read(session->file, i);
    if (error < 0)
      goto rollback;
    session->memory[i] = error;
  }
  error = step(mode);
  if (error < 0)
    goto rollback;
  return error;

rollback:
  transaction_rollback(session->transaction);
free:
  memory_put(session->memory);
close:
  file_close(session->file);
  return error;
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
