// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What has been acquired is given back if the function returns an error: in Go a
// deferred function looks at the named result, in C errdefer does.

package main

var held int

func acquire(what string, fails bool) bool {
	if fails {
		println("no", what)
		return false
	}
	held++
	println("acquired", what)
	return true
}

func release(what string) {
	held--
	println("released", what)
}

func openAll(failsAt int) (ok bool) {
	if !acquire("socket", failsAt == 1) {
		return false
	}
	defer func() {
		if !ok {
			release("socket")
		}
	}()
	if !acquire("buffer", failsAt == 2) {
		return false
	}
	defer func() {
		if !ok {
			release("buffer")
		}
	}()
	if !acquire("thread", failsAt == 3) {
		return false
	}
	defer func() {
		if !ok {
			release("thread")
		}
	}()
	return failsAt != 4
}

func main() {
	for at := 1; at < 6; at++ {
		ok := openAll(at)
		println(at, ok, held)
	}
}
