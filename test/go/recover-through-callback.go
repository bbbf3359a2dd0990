// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic of a comparison function passes the sort of the library.

package main

import "sort"

func main() {
	defer func() { println("main", recover().(string)) }()
	v := []int{3, 1, 2}
	sort.Slice(v, func(i, j int) bool { panic("compare") })
}
