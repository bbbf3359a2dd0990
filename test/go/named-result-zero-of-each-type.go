// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Named results of several types are zero if the panic comes before they were set.

package main

func boom() { panic("boom") }

type pairType struct{ x, y int }

var number int

func integer(fail bool) (r int) {
	defer func() { recover() }()
	if fail {
		boom()
	}
	r = 7
	boom()
	return 7
}

func small(fail bool) (r int8) {
	defer func() { recover() }()
	if fail {
		boom()
	}
	r = -7
	boom()
	return -7
}

func wide(fail bool) (r uint64) {
	defer func() { recover() }()
	if fail {
		boom()
	}
	r = 1 << 63
	boom()
	return 1 << 63
}

func truth(fail bool) (r bool) {
	defer func() { recover() }()
	if fail {
		boom()
	}
	r = true
	boom()
	return true
}

func real_(fail bool) (r float64) {
	defer func() { recover() }()
	if fail {
		boom()
	}
	r = 0.5
	boom()
	return 0.5
}

func pointer(fail bool) (r *int) {
	defer func() { recover() }()
	if fail {
		boom()
	}
	r = &number
	boom()
	return &number
}

func pair(fail bool) (r pairType) {
	defer func() { recover() }()
	if fail {
		boom()
	}
	r = pairType{3, 4}
	boom()
	return pairType{3, 4}
}

func main() {
	for i := 0; i < 2; i++ {
		fail := i == 0
		println(integer(fail), small(fail), wide(fail), truth(fail), real_(fail) == 0.5,
			pointer(fail) == nil, pair(fail).x+pair(fail).y)
	}
}
