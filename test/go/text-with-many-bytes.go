// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A text of 300 bytes is printed whole, also if it is not ASCII.

package main

import "strings"

func main() { panic(strings.Repeat("abcdefghi ", 29) + "Grüße, 世界") }
