// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The usual use: a lock that is released by the panic, and can be taken again.

package main

import "sync"

var lock sync.Mutex

func change(fail bool) {
	lock.Lock()
	defer lock.Unlock()
	if fail {
		panic("in the lock")
	}
	println("changed")
}

func try(fail bool) {
	defer func() {
		if r := recover(); r != nil {
			println("recovered", r.(string))
		}
	}()
	change(fail)
}

func main() {
	try(true)
	try(false)
	try(true)
	println("free", lock.TryLock())
}
