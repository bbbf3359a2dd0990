// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover in the function that defer calls, by its name, stops the panic.

package main

func h() { println("h", recover().(string)) }

func main() {
	defer h()
	panic("A")
}
