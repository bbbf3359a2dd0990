// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop that tries again: each try turns a panic into an error, and the function
// counts them in its result.

package main

import "fmt"

func attempt(n, needed int) (err string) {
	defer func() {
		if v := recover(); v != nil {
			err = v.(string)
		}
	}()
	if n < needed && n%2 != 0 {
		panic(fmt.Sprintf("panic %d", n))
	}
	if n < needed {
		return "error"
	}
	return ""
}

func retry(needed, most int) (attempts int) {
	defer func() {
		if attempts > most {
			attempts = -1
		}
	}()
	for {
		err := attempt(attempts, needed)
		attempts++
		if err == "" {
			return attempts
		}
		println(attempts, err)
		if attempts == most {
			return most + 1
		}
	}
}

func main() {
	println(retry(0, 5))
	println(retry(3, 5))
	println(retry(9, 4))
}
