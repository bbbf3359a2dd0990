// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deferred functions of deferred functions change the named result, one of them
// after its own recovery.

package main

func f() (r int) {
	defer func() {
		defer func() { r *= 2 }()
		defer func() {
			v := recover()
			println(v.(string))
			r += 5
		}()
		r++
		panic("inner")
	}()
	return 10
}

func main() { println(f()) }
