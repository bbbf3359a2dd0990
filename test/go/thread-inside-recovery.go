// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// While a panic is under way in one thread, another one panics and recovers;
// then the first goes on.

package main

func work(done chan int) {
	defer close(done)
	defer func() { println("thread", recover().(string)) }()
	panic("B")
}

func main() {
	defer func() { println("main", recover().(string)) }()
	defer func() {
		done := make(chan int)
		go work(done)
		<-done
		println("joined", recover() != nil)
		panic("C")
	}()
	panic("A")
}
