// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Frames of C++ between a panic and who recovers it.
#include <cstdio>
#include <cstring>
#include <exception>
#include <stdexcept>

extern "C" void panics(const char *text);
extern "C" int through(const char *what);
extern "C" int calls_deferring(void (*function)());

struct guard {
  ~guard() { std::puts("destructor"); }
};

static void lets_nothing_out() noexcept { panics("noexcept"); }

int through(const char *what) {
  guard g;
  if (!std::strcmp(what, "destructor"))
    panics("destructor");
  if (!std::strcmp(what, "rethrow"))
    try {
      panics("rethrow");
    } catch (...) {
      std::puts("caught");
      throw;
    }
  if (!std::strcmp(what, "typed"))
    try {
      panics("typed");
    } catch (const std::exception &) {
      std::puts("not caught");
    }
  if (!std::strcmp(what, "swallow"))
    try {
      panics("swallow");
    } catch (...) {
    }
  if (!std::strcmp(what, "noexcept"))
    lets_nothing_out();
  return 1;
}

// An exception of C++ is nothing to recover.
int calls_deferring(void (*function)()) {
  try {
    function();
  } catch (const std::runtime_error &error) {
    std::printf("C++ caught %s\n", error.what());
    return 2;
  }
  return 3;
}

extern "C" void throws() { throw std::runtime_error("thrown"); }
