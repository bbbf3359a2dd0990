// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A pointer: Go prints its type and address; C has one type for all, by its C
// name.

package main

import "unsafe"

var x int

func main() { panic(unsafe.Pointer(&x)) }
