// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of a negative integer, the smallest.

package main

func main() { panic(int64(-9223372036854775808)) }
