// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What resources.c is, for the kernels in Go: the same trace, and the same
// sequence of failures. Nothing of it is inlined into a kernel.

package main

import (
	"fmt"
	"os"
)

const slotCount, memorySize = 64, 64

const (
	nothing = iota
	files
	locks
	objects
)

type slot struct{ index, kind, holds int }

var slots, memorySlots [slotCount]slot
var memory [slotCount][memorySize]int
var held int
var checksum, length uint64
var state uint64 = 88172645463325252

func init() {
	for i := range slots {
		slots[i].index, memorySlots[i].index = i, i
	}
}

func trace(operation, argument int) {
	checksum = checksum*6364136223846793005 + uint64(operation)*1009 +
		uint64(argument) + 1
	length++
}

func draw() uint64 {
	state ^= state << 13
	state ^= state >> 7
	state ^= state << 17
	return state >> 20
}

func fails() bool { return draw()%8 == 0 }

func take(table *[slotCount]slot, kind int) *slot {
	index := 0
	for table[index].holds != 0 {
		index++
	}
	table[index].kind, table[index].holds = kind, 1
	held++
	return &table[index]
}

func drop(operation int, s *slot, kind int) {
	trace(operation, s.index)
	if s.kind != kind || s.holds == 0 {
		fmt.Println("released what is not held: operation", operation)
		os.Exit(1)
	}
	s.holds--
	held--
}

func of(s *slot, kind int) int {
	if s.kind == kind {
		return 1
	}
	return 0
}

//go:noinline
func fileOpen(name int) *slot {
	trace(1, name)
	if fails() {
		return nil
	}
	return take(&slots, files)
}

//go:noinline
func fileRead(file *slot, size int) int {
	trace(2, size+of(file, files))
	if fails() {
		return -1
	}
	return choose(size + 1)
}

//go:noinline
func fileWrite(file *slot, size int) int {
	trace(3, size+of(file, files))
	if fails() {
		return size - 1
	}
	return size
}

//go:noinline
func fileClose(file *slot) { drop(4, file, files) }

//go:noinline
func memoryGet(count int) *[memorySize]int {
	trace(5, count)
	if count > memorySize || fails() {
		return nil
	}
	index := take(&memorySlots, nothing).index
	for i := 0; i < count; i++ {
		memory[index][i] = 0
	}
	return &memory[index]
}

//go:noinline
func memoryPut(block *[memorySize]int) {
	for i := range memory {
		if &memory[i] == block {
			drop(6, &memorySlots[i], nothing)
		}
	}
}

//go:noinline
func lockFind(name int) *slot {
	trace(7, name)
	return &slots[name%slotCount]
}

//go:noinline
func lockTake(lock *slot) {
	trace(8, lock.index)
	lock.kind = locks
	lock.holds++
	held++
}

//go:noinline
func lockDrop(lock *slot) { drop(9, lock, locks) }

//go:noinline
func objectFirst(size int) *slot {
	trace(10, size)
	if size <= 0 {
		return nil
	}
	return &slots[slotCount-size%slotCount]
}

//go:noinline
func objectGet(object *slot) *slot {
	trace(12, object.index)
	object.kind = objects
	object.holds++
	held++
	return object
}

//go:noinline
func objectPut(object *slot) { drop(14, object, objects) }

//go:noinline
func step(value int) int {
	trace(21, value)
	if fails() {
		return -1
	}
	return value
}

//go:noinline
func choose(limit int) int {
	trace(22, limit)
	return int(draw() % uint64(limit))
}
