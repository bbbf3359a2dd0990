// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text is copied: a later change of the array does not show.

package main

func main() {
	text := []byte("before")
	defer func() {
		copy(text, "after!")
		println(recover().(string), string(text))
	}()
	panic(string(text))
}
