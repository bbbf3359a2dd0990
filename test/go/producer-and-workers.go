// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Workers that take jobs from one counter, some of which panic; each result is
// recovered in its worker.

package main

import "sync"

const jobs = 200

var results [jobs]int

var next int

var lock sync.Mutex

func do(n int, r *int) {
	defer func() {
		if v := recover(); v != nil {
			*r = -v.(int)
		}
	}()
	if n%7 == 0 {
		panic(n)
	}
	*r = n
}

func take() int {
	lock.Lock()
	defer lock.Unlock()
	n := next
	next++
	return n
}

func main() {
	var group sync.WaitGroup
	for i := 0; i < 4; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for n := take(); n < jobs; n = take() {
				do(n, &results[n])
			}
		}()
	}
	group.Wait()
	sum, bad := 0, 0
	for _, r := range results {
		if r < 0 {
			bad += r
		} else {
			sum += r
		}
	}
	println(sum, bad)
}
