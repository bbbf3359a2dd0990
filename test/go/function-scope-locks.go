// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Locks that a loop takes are given back in the reverse order, also on a panic.

package main

import "fmt"

var locked [4]bool

func lock(n int) {
	if locked[n] {
		panic(fmt.Sprintf("lock %d is taken", n))
	}
	locked[n] = true
	println("lock", n)
}

func unlock(n int) {
	locked[n] = false
	println("unlock", n)
}

func transfer(accounts []int) {
	for _, account := range accounts {
		lock(account)
		defer unlock(account)
	}
	println("transfer")
}

func try(accounts []int) {
	defer func() {
		if r := recover(); r != nil {
			println(r.(string))
		}
	}()
	transfer(accounts)
}

func main() {
	try([]int{2, 0, 3})
	try([]int{1, 3, 1, 2})
	for _, l := range locked {
		println(l)
	}
}
