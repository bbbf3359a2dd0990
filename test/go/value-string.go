// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of a string.

package main

func main() { panic("a text, with %d and \"quotes\"") }
