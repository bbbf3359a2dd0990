// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value is recovered in one thread and panicked with again in the thread that
// waits for it.

package main

func main() {
	c := make(chan any)
	go func() {
		defer func() { c <- recover() }()
		panic("from the thread")
	}()
	v := <-c
	defer func() { println("main", recover().(string)) }()
	panic(v)
}
