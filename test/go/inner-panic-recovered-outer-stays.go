// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that is raised and recovered inside a deferred function leaves the
// outer one running.

package main

func main() {
	defer func() { println("outer", recover().(string)) }()
	defer func() {
		defer func() { println("inner", recover().(string)) }()
		panic("B")
	}()
	panic("A")
}
