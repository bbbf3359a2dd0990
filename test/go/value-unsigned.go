// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of an unsigned integer, the largest.

package main

func main() { panic(uint64(18446744073709551615)) }
