// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function changes the named result after return has set it.

package main

func product() (r int) {
	defer func() { r *= 7 }()
	return 6
}

func twice(n int) (r int) {
	defer func() { r *= 2 }()
	defer func() { r++ }()
	if n > 5 {
		return n
	}
	r = 100
	return
}

func main() { println(product(), twice(10), twice(1)) }
