// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A loop with a defer: what defer.c does.
package main

//go:noinline
func hold(count int) {
	for i := 1; i <= count; i++ {
		defer release(i)
	}
}

func attempt(count int) int {
	hold(count)
	return 1
}
