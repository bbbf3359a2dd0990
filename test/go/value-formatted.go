// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A formatted text.

package main

import "fmt"

func main() { panic(fmt.Sprintf("%s: %d of %05.1f, %x%%", "count", -3, 7.25, 255)) }
