// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A text of several lines.

package main

func main() { panic("l1\nl2\n  l3") }
