// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A text of 600 bytes: C keeps the first 508 and three dots.

package main

import "strings"

func main() { panic(strings.Repeat("0123456789", 60)) }
