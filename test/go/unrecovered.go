// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that nothing recovers: its text, a blank line, where it began, and
// status 2.

package main

func main() { panic("A") }
