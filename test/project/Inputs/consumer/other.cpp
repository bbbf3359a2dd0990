// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
extern "C" int other() {
  int defer = 1;
  return defer;
}
