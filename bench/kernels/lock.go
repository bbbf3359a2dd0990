// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Works under a lock and returns early, in Go.

package main

//go:noinline
func kernel(size, mode int) int {
	lock := lockFind(mode)
	lockTake(lock)
	defer lockDrop(lock)

	if size == 0 {
		return 0
	}
	value := step(size)
	if value < 0 {
		return -1
	}
	if mode&1 != 0 {
		return value
	}
	return step(value + mode)
}
