// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Both panics are printed, the oldest first; the remaining defers run before
// that.

package main

func main() {
	defer println("d1 still runs")
	defer func() { panic("B") }()
	panic("A")
}
