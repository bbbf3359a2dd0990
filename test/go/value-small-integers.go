// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Integers of all sizes, as values and as texts.

package main

func each(f func()) {
	defer func() { panicked(recover()) }()
	f()
}

func panicked(v any) {
	switch x := v.(type) {
	case int8:
		println(x)
	case int16:
		println(x)
	case int32:
		println(x)
	case int64:
		println(x)
	case uint8:
		println(x)
	case uint16:
		println(x)
	case uint32:
		println(x)
	case uint64:
		println(x)
	}
}

func main() {
	each(func() { panic(int8(-128)) })
	each(func() { panic(int16(-32768)) })
	each(func() { panic(int32(-2147483648)) })
	each(func() { panic(int64(-1)) })
	each(func() { panic(uint8(255)) })
	each(func() { panic(uint16(65535)) })
	each(func() { panic(uint32(4294967295)) })
	each(func() { panic(uint64(0)) })
	panic(int8(-1))
}
