// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's test/recover.go: frames that are large, and arguments of many bytes.

package main

type big struct{ a [1 << 13]byte }

func h(b *big, sum int) { println(sum, b.a[100], recover().(string)) }

func f(n int) {
	var b big
	for i := range b.a {
		b.a[i] = byte(n)
	}
	defer h(&b, n)
	if n > 0 {
		f(n - 1)
	}
	panic("A")
}

func main() {
	f(5)
	println("end")
}
