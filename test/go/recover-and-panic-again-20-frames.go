// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The value is recovered and panicked with again in each of 20 frames.

package main

func deep(n int) {
	defer func() {
		if r := recover(); r != nil {
			panic(r)
		}
	}()
	if n == 0 {
		panic("P")
	}
	deep(n - 1)
}

func main() {
	defer func() { println("top", recover().(string)) }()
	deep(20)
}
