// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of a float64.

package main

func main() { panic(1.5) }
