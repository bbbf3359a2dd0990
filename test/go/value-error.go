// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An error, in C the text that panicf makes.

package main

import "errors"

func main() { panic(errors.New("boom")) }
