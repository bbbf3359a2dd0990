// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// C++ that uses the words as names.
#ifdef __DEFER_PLUGIN__
#error "this is C++"
#endif
struct guard {
  int defer;
  ~guard() {}
};
static int defer(int x) { return x; }
int main() {
  guard g = {0};
  defer(1);
  return g.defer;
}
