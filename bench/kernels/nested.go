// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Three allocations, each with an error exit, in Go.

package main

//go:noinline
func kernel(size, mode int) int {
	first := memoryGet(size + 1)
	if first == nil {
		return -1
	}
	defer memoryPut(first)

	second := memoryGet(size + 2)
	if second == nil {
		return -1
	}
	defer memoryPut(second)

	third := memoryGet(size + 3)
	if third == nil {
		return -1
	}
	defer memoryPut(third)

	first[0] = step(mode)
	second[0] = step(size)
	if first[0] < 0 || second[0] < 0 {
		return -2
	}
	third[0] = first[0] + second[0]
	return step(third[0])
}
