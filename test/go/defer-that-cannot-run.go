// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestDisappearingDefer: a defer in code that the compiler can remove.

package main

const never = false

func main() {
	switch {
	case never:
		defer func() { panic("never") }()
	}
	if never {
		defer func() { panic("never") }()
	}
	defer func() { println(recover().(string)) }()
	panic("A")
}
