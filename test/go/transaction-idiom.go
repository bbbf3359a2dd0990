// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom of transactions: commit if all went well, roll back on an error and on
// a panic, which goes on.

package main

type transaction struct{ value, pending int }

func (t *transaction) rollBack() {
	println("roll back", t.pending)
	t.pending = 0
}

func (t *transaction) commit() int {
	println("commit", t.pending)
	t.value += t.pending
	if t.pending > 100 {
		return -1
	}
	return 0
}

func transact(t *transaction, work func(*transaction) int) (err int) {
	defer func() {
		if v := recover(); v != nil {
			t.rollBack()
			panic(v)
		}
		if err != 0 {
			t.rollBack()
		} else {
			err = t.commit()
		}
	}()
	return work(t)
}

func good(t *transaction) int {
	t.pending = 5
	return 0
}

func tooMuch(t *transaction) int {
	t.pending = 500
	return 0
}

func bad(t *transaction) int {
	t.pending = 7
	return -7
}

func worse(t *transaction) int {
	t.pending = 9
	panic("worse")
}

func main() {
	var t transaction
	println(transact(&t, good))
	println(transact(&t, bad))
	println(transact(&t, tooMuch))
	println("value", t.value)
	println(transact(&t, worse))
}
