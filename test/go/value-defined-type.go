// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A type that the program defines: Go prints its name and quotes a string; a
// typedef of C has no name of its own.

package main

type S string

func main() { panic(S("text")) }
