// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function with a loop of recovered panics while its own panic is
// under way, eight deep.

package main

func once(n int) {
	defer func() { print(recover().(int), " ") }()
	panic(n)
}

func nest(depth int) {
	defer func() {
		for i := 0; i < 3; i++ {
			once(depth*10 + i)
		}
		if depth > 0 {
			nest(depth - 1)
		}
		println("level", depth, recover().(string))
	}()
	panic("outer")
}

func main() {
	nest(8)
	println("end")
}
