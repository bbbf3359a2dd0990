// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What measure.c does, for a program in Go that has the function attempt.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

var released int

//go:noinline
func release(number int) { released += number }

func now() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Nano() + usage.Stime.Nano())
}

func main() {
	for i := 1; i+1 < len(os.Args); i += 2 {
		depth, _ := strconv.Atoi(os.Args[i])
		repetitions, _ := strconv.Atoi(os.Args[i+1])
		caught := attempt(depth)
		begin := now()
		for j := 0; j < repetitions; j++ {
			caught += attempt(depth)
		}
		elapsed := now() - begin
		once := depth * (depth + 1) / 2
		if released != once*(repetitions+1) || caught != repetitions+1 {
			fmt.Printf("depth %d: released %d of %d, caught %d of %d\n", depth,
				released, once*(repetitions+1), caught, repetitions+1)
			os.Exit(1)
		}
		released = 0
		fmt.Printf("%d %.1f\n", depth, elapsed/float64(repetitions))
	}
}
