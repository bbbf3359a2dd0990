// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ten panics under way in one thread, none of them recovered by the others.

package main

func nest(depth int) {
	defer func() {
		if depth > 0 {
			try(depth - 1)
		}
		println("level", depth)
	}()
	panic(depth)
}

func try(depth int) {
	defer func() { println("try", depth, recover().(int)) }()
	nest(depth)
}

func main() {
	defer println("main")
	nest(10)
}
