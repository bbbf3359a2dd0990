// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One block of memory and one way out, in Go.

package main

//go:noinline
func kernel(size, mode int) int {
	memory := memoryGet(size + 1)
	if memory == nil {
		return -1
	}
	defer memoryPut(memory)

	memory[0] = step(mode)
	memory[size] += step(size)
	return memory[0] + memory[size]
}
