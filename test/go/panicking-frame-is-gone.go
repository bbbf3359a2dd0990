// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// While deferred functions run, Go's stack still holds the frame that panicked;
// C has left it.

package main

import "runtime"

func f() { panic("A") }

func main() {
	defer func() {
		recover()

		var pc [32]uintptr
		found := false
		frames := runtime.CallersFrames(pc[:runtime.Callers(0, pc[:])])
		for more := true; more; {
			var frame runtime.Frame
			frame, more = frames.Next()
			found = found || frame.Function == "main.f"
		}
		println("the panicking frame is still there:", found)
	}()
	f()
}
