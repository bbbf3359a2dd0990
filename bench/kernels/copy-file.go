// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Copies one file to another, in Go.

package main

//go:noinline
func kernel(size, mode int) int {
	in := fileOpen(mode)
	if in == nil {
		return -1
	}
	defer fileClose(in)

	out := fileOpen(mode + 1)
	if out == nil {
		return -2
	}
	defer fileClose(out)

	copied := 0
	for {
		count := fileRead(in, size)
		if count < 0 {
			return -3
		}
		if count == 0 {
			break
		}
		if fileWrite(out, count) != count {
			return -4
		}
		copied += count
	}
	return copied
}
