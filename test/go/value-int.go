// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of integers.

package main

func main() { panic(42) }
