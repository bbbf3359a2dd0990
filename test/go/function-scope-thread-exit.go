// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of a goroutine by Goexit, of a thread by pthread_exit, runs what loops
// have deferred, also if one of the calls panics and another one recovers.

package main

import "fmt"
import "runtime"

func show(what string, n int) { println(what, n) }

func h(n int) {
	text := "nothing"
	if r := recover(); r != nil {
		text = r.(string)
	}
	println("h", n, text)
}

func fail(n int) { panic(fmt.Sprintf("panic %d", n)) }

func leave() {
	for i := 0; i < 2; i++ {
		defer h(i)
		defer show("leave", i)
		if i != 0 {
			defer fail(i)
		}
	}
	runtime.Goexit()
}

func run() {
	for i := 0; i < 3; i++ {
		defer show("run", i)
	}
	leave()
	println("not reached")
}

func main() {
	c := make(chan int)
	go func() {
		defer close(c)
		run()
	}()
	<-c
	println("end")
}
