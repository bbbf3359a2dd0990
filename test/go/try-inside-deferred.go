// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A helper that recovers its own panic, called in a deferred function, leaves
// the outer panic alone.

package main

func fail() { panic("B") }

func try(f func(), ok *bool) {
	defer func() { *ok = recover() == nil }()
	f()
}

func main() {
	defer func() {
		ok := true
		try(fail, &ok)
		println("inner try", ok)
		println("outer", recover().(string))
	}()
	panic("A")
}
