// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Threads that panic and recover at the same time do not see each other's
// panics.

package main

func once(n int, sum *int) {
	defer func() { *sum += recover().(int) }()
	panic(n)
}

func work(id int, out *int, done chan bool) {
	for i := 0; i < 500; i++ {
		once(id, out)
	}
	done <- true
}

func main() {
	var sums [8]int
	done := make(chan bool)
	for i := range sums {
		go work(i+1, &sums[i], done)
	}
	for range sums {
		<-done
	}
	for i, s := range sums {
		println(i, s)
	}
}
