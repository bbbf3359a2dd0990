// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of a float32.

package main

func main() { panic(float32(0.1)) }
