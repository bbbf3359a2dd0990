// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function that recovers gets the arguments of the defer statement,
// and what a pointer among them points to, as it is when the panic runs it.

package main

func h(n int, now *int, what string) {
	text := "nothing"
	if r := recover(); r != nil {
		text = r.(string)
	}
	println(what, n, *now, text)
}

func f(fail bool) {
	n, what := 1, "first"
	defer h(n, &n, what)
	n, what = 2, "second"
	defer h(n, &n, what)
	n, what = 3, "third"
	if fail {
		panic(what)
	}
}

func main() {
	f(false)
	f(true)
}
