// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The value of the panic becomes the error that the function returns.

package main

import "errors"

func insert(ready bool) {
	if !ready {
		panic(errors.New("assignment to entry in nil map"))
	}
}

func f(ready bool) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	insert(ready)
	return nil
}

func main() {
	println(f(true) == nil)
	println(f(false).Error())
}
