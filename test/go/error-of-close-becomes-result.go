// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom for files that are written: the error of the deferred close is the
// result, unless there is one already.

package main

import "errors"

type file struct{ writeError, closeError error }

func (f *file) close() error {
	println("close")
	return f.closeError
}

func save(f *file) (err error) {
	defer func() {
		closed := f.close()
		if err == nil {
			err = closed
		}
	}()
	if f.writeError != nil {
		return f.writeError
	}
	println("written")
	return nil
}

func main() {
	w, c := errors.New("write"), errors.New("close")
	for _, f := range []file{{nil, nil}, {w, nil}, {nil, c}, {w, c}} {
		if err := save(&f); err != nil {
			println(err.Error())
		} else {
			println("no error")
		}
	}
}
