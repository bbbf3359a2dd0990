// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Forty resources in eight groups, each with two error exits, in Go.

package main

//go:noinline
func kernel(size, mode int) int {
	memory0 := memoryGet(size + 1)
	if memory0 == nil {
		return -1
	}
	defer memoryPut(memory0)
	lock0 := lockFind(0)
	lockTake(lock0)
	defer lockDrop(lock0)
	lock1 := lockFind(1)
	lockTake(lock1)
	defer lockDrop(lock1)
	object0 := objectGet(objectFirst(1))
	defer objectPut(object0)
	object1 := objectGet(objectFirst(2))
	defer objectPut(object1)
	memory0[0] = step(mode + 0)
	if memory0[0] < 0 {
		return -2
	}

	memory1 := memoryGet(size + 2)
	if memory1 == nil {
		return -1
	}
	defer memoryPut(memory1)
	lock2 := lockFind(2)
	lockTake(lock2)
	defer lockDrop(lock2)
	lock3 := lockFind(3)
	lockTake(lock3)
	defer lockDrop(lock3)
	object2 := objectGet(objectFirst(3))
	defer objectPut(object2)
	object3 := objectGet(objectFirst(4))
	defer objectPut(object3)
	memory1[0] = step(mode + 1)
	if memory1[0] < 0 {
		return -2
	}

	memory2 := memoryGet(size + 3)
	if memory2 == nil {
		return -1
	}
	defer memoryPut(memory2)
	lock4 := lockFind(4)
	lockTake(lock4)
	defer lockDrop(lock4)
	lock5 := lockFind(5)
	lockTake(lock5)
	defer lockDrop(lock5)
	object4 := objectGet(objectFirst(5))
	defer objectPut(object4)
	object5 := objectGet(objectFirst(6))
	defer objectPut(object5)
	memory2[0] = step(mode + 2)
	if memory2[0] < 0 {
		return -2
	}

	memory3 := memoryGet(size + 4)
	if memory3 == nil {
		return -1
	}
	defer memoryPut(memory3)
	lock6 := lockFind(6)
	lockTake(lock6)
	defer lockDrop(lock6)
	lock7 := lockFind(7)
	lockTake(lock7)
	defer lockDrop(lock7)
	object6 := objectGet(objectFirst(7))
	defer objectPut(object6)
	object7 := objectGet(objectFirst(8))
	defer objectPut(object7)
	memory3[0] = step(mode + 3)
	if memory3[0] < 0 {
		return -2
	}

	memory4 := memoryGet(size + 5)
	if memory4 == nil {
		return -1
	}
	defer memoryPut(memory4)
	lock8 := lockFind(8)
	lockTake(lock8)
	defer lockDrop(lock8)
	lock9 := lockFind(9)
	lockTake(lock9)
	defer lockDrop(lock9)
	object8 := objectGet(objectFirst(9))
	defer objectPut(object8)
	object9 := objectGet(objectFirst(10))
	defer objectPut(object9)
	memory4[0] = step(mode + 4)
	if memory4[0] < 0 {
		return -2
	}

	memory5 := memoryGet(size + 6)
	if memory5 == nil {
		return -1
	}
	defer memoryPut(memory5)
	lock10 := lockFind(10)
	lockTake(lock10)
	defer lockDrop(lock10)
	lock11 := lockFind(11)
	lockTake(lock11)
	defer lockDrop(lock11)
	object10 := objectGet(objectFirst(11))
	defer objectPut(object10)
	object11 := objectGet(objectFirst(12))
	defer objectPut(object11)
	memory5[0] = step(mode + 5)
	if memory5[0] < 0 {
		return -2
	}

	memory6 := memoryGet(size + 7)
	if memory6 == nil {
		return -1
	}
	defer memoryPut(memory6)
	lock12 := lockFind(12)
	lockTake(lock12)
	defer lockDrop(lock12)
	lock13 := lockFind(13)
	lockTake(lock13)
	defer lockDrop(lock13)
	object12 := objectGet(objectFirst(13))
	defer objectPut(object12)
	object13 := objectGet(objectFirst(14))
	defer objectPut(object13)
	memory6[0] = step(mode + 6)
	if memory6[0] < 0 {
		return -2
	}

	memory7 := memoryGet(size + 8)
	if memory7 == nil {
		return -1
	}
	defer memoryPut(memory7)
	lock14 := lockFind(14)
	lockTake(lock14)
	defer lockDrop(lock14)
	lock15 := lockFind(15)
	lockTake(lock15)
	defer lockDrop(lock15)
	object14 := objectGet(objectFirst(15))
	defer objectPut(object14)
	object15 := objectGet(objectFirst(16))
	defer objectPut(object15)
	memory7[0] = step(mode + 7)
	if memory7[0] < 0 {
		return -2
	}

	return memory0[0] +
		memory1[0] +
		memory2[0] +
		memory3[0] +
		memory4[0] +
		memory5[0] +
		memory6[0] +
		memory7[0]
}
