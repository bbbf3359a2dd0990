// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover in helpers, static and not, called once and twice removed, gives
// nothing; then the deferred function itself recovers.

package main

func one() bool { return recover() == nil }

func Two() bool { return one() && recover() == nil }

func three(f func() bool) bool { return f() && Two() && recover() == nil }

func main() {
	defer func() {
		println(one(), Two(), three(one), three(Two))
		println(recover().(string))
		println(one())
	}()
	panic("A")
}
