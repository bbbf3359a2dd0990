// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two deferred functions work on the named result, one of them after the recovery.

package main

func f(fail bool) (r int) {
	defer func() { r++ }()
	defer func() {
		if recover() != nil {
			r = 10
		}
	}()
	defer func() { r += 5 }()
	if fail {
		panic(0)
	}
	return 20
}

func main() { println(f(true), f(false)) }
