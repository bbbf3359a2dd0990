// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A lock in each iteration of a loop, with continue, break and return, in Go: a
// defer runs at the end of a function, so that the iteration is one.

package main

//go:noinline
func kernel(size, mode int) int {
	sum := 0
	for i := 0; i < size; i++ {
		stop, failed := false, false
		func() {
			lock := lockFind(i)
			lockTake(lock)
			defer lockDrop(lock)

			value := choose(mode + 8)
			if value == 0 {
				return
			}
			if value == 1 {
				stop = true
				return
			}
			if step(value) < 0 {
				failed = true
				return
			}
			sum += value
		}()
		if failed {
			return -1
		}
		if stop {
			break
		}
	}
	return sum
}
