// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One thread recovers all the time; the panic of another one ends the process
// with its own text only.

package main

func once(n int) {
	defer func() { recover() }()
	panic(n)
}

func main() {
	ready := make(chan bool)
	go func() {
		for i := 0; ; i++ {
			once(i)
			if i == 100 {
				ready <- true
			}
		}
	}()
	<-ready
	defer println("main")
	panic("the one")
}
