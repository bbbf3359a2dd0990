// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 30150: the text of the first panic is not overwritten by what the
// second one formats.

package main

import "fmt"

func main() {
	defer func() { panic(fmt.Sprintf("XXX %d", 2)) }()
	panic(fmt.Sprintf("YYY %d", 1))
}
