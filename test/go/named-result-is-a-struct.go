// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The named result is a struct: deferred functions change members of it.

package main

type summary struct {
	count, sum int
	mean       float64
	state      string
	spare      [6]int
}

func summarise(values []int) (s summary) {
	s.state = "begun"
	defer func() {
		if s.count > 0 {
			s.mean = float64(s.sum) / float64(s.count)
		} else {
			s.mean = -1
		}
	}()
	defer func() {
		if r := recover(); r != nil {
			s.state = "stopped"
		}
	}()
	for i, value := range values {
		if value < 0 {
			panic("negative")
		}
		s.sum += value
		s.count++
		s.spare[i] = value
	}
	s.state = "done"
	return s
}

func show(s summary) { println(s.count, s.sum, s.mean == 2, s.state, s.spare[1]) }

func main() {
	show(summarise([]int{1, 2, 3}))
	show(summarise([]int{1, 3, -1, 4}))
	show(summarise([]int{-1}))
}
