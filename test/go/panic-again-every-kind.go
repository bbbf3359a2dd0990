// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value keeps its kind when it is panicked with again.

package main

func again(v any) {
	defer func() { panic(recover()) }()
	panic(v)
}

func show(v any) {
	defer func() {
		switch x := recover().(type) {
		case string:
			println("string", x)
		case int:
			println("int", x)
		case uint64:
			println("unsigned", x)
		case bool:
			println("bool", x)
		case float64:
			println("float", x == 2.5)
		}
	}()
	again(v)
}

func main() {
	show("text")
	show(-7)
	show(uint64(1 << 63))
	show(true)
	show(2.5)
	again(42)
}
