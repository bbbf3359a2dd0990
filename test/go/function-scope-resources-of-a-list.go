// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom: open a list, keep all open to the end, close in the reverse order;
// the first that cannot be opened is the error.

package main

func closeFile(name string) { println("close", name) }

func merge(names []string) (err string) {
	opened := 0
	defer func() {
		if err != "" {
			print("merge failed after ", opened, ": ", err, "\n")
		}
	}()
	for _, name := range names {
		if name == "missing" {
			return name
		}
		println("open", name)
		opened++
		defer closeFile(name)
	}
	println("merge", opened)
	return err
}

func show(err string) {
	if err == "" {
		err = "no error"
	}
	println(err)
}

func main() {
	names := []string{"a", "b", "missing", "c"}
	show(merge(names[:2]))
	show(merge(names))
}
