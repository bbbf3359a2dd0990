// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which frame is next. All that the rest of the runtime knows of unwinding is
// that each frame is named, from the inside out, before its landing pads run.
//
// Forced unwinding (Itanium C++ ABI: Exception Handling, 1.6.3) fits: who will
// recover is not known before the deferred statements run, so that there is
// nothing for a search phase to find.

#include "panic.h"

static _Unwind_Reason_Code visit_frame(int version, _Unwind_Action actions,
                                       _Unwind_Exception_Class exception_class,
                                       struct _Unwind_Exception *exception,
                                       struct _Unwind_Context *context,
                                       void *argument) {
  (void)version;
  (void)exception_class;
  (void)exception;
  struct record *record = argument;
  const struct frame frame = {_Unwind_GetIP(context), _Unwind_GetCFA(context)};
  // In the outermost frame of a thread the return address is undefined, and
  // the unwinder makes it 0.
  if (actions & _UA_END_OF_STACK)
    panic_reach_end(frame.address);
  panic_reach_frame(record, frame);
  return _URC_NO_REASON;
}

struct search {
  uintptr_t below, found;
};

static _Unwind_Reason_Code find_above(struct _Unwind_Context *context,
                                      void *argument) {
  struct search *search = argument;
  search->found = _Unwind_GetCFA(context);
  return search->found > search->below ? _URC_END_OF_STACK : _URC_NO_REASON;
}

uintptr_t unwind_caller_cfa(uintptr_t cfa) {
  struct search search = {.below = cfa};
  _Unwind_Backtrace(find_above, &search);
  return search.found;
}

void unwind_frames(struct record *record) {
  _Unwind_ForcedUnwind(&record->exception, visit_frame, record);
  // It returns only what is wrong.
  print_and_exit("the stack cannot be unwound", 0);
}

void unwind_resume(struct _Unwind_Exception *exception) {
  _Unwind_Resume(exception);
  __builtin_unreachable();
}
