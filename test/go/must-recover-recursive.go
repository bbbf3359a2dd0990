// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's test/recover1.go: recursive panics, and panics one after the other.

package main

func missed() { println("missed", recover() == nil) }

func must(x int) {
	missed()
	v := recover()
	println("must", x, v.(int) == x)
	println("gone", recover() == nil)
}

func test1() {
	defer must(1)
	defer func() {
		defer must(2)
		panic(2)
	}()
	panic(1)
}

func test2() {
	defer missed()
	defer func() {
		println(recover().(int))
		defer must(3)
		panic(3)
	}()
	panic(2)
}

func test3() {
	defer missed()
	defer func() {
		recover()
		defer must(3)
		panic(3)
	}()
	panic(2)
}

func test4() {
	defer missed()
	defer func() { recover() }()
	panic(4)
}

func main() {
	test1()
	test2()
	test3()
	test4()
	println("end")
}
