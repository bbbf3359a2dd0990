// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom that makes a result of a panic: true if the function came to its end.

package main

import "fmt"

func try(f func(int), n int) (ok bool) {
	defer func() {
		v := recover()
		if v != nil {
			println("caught", v.(string))
		}
		ok = v == nil
	}()
	f(n)
	return false
}

func failsAtThree(n int) {
	if n == 3 {
		panic(fmt.Sprintf("at %d", n))
	}
	println("fine", n)
}

func main() {
	good := 0
	for n := 1; n < 5; n++ {
		if try(failsAtThree, n) {
			good++
		}
	}
	println(good)
}
