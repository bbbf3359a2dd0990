// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom that adds to an error on the way out: a deferred function wraps the
// named result if it is an error.

package main

import "fmt"
import "errors"

func readFile(name string) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("%s: %w", name, err)
		}
	}()
	if name == "missing" {
		return errors.New("no such file")
	}
	if name == "secret" {
		return errors.New("permission denied")
	}
	return nil
}

func configure(name string) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("configure: %w", err)
		}
	}()
	if err = readFile("main"); err != nil {
		return err
	}
	return readFile(name)
}

func main() {
	for _, name := range []string{"user", "missing", "secret"} {
		if err := configure(name); err != nil {
			println(err.Error())
		} else {
			println("no error")
		}
	}
}
