// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A parser in the usual style: deep helpers panic, the entry recovers and gives
// a result or an error.

package main

type parser struct {
	text string
	at   int
}

func (p *parser) fail(what string) { panic(what) }

func (p *parser) digit() int {
	if p.at == len(p.text) {
		p.fail("end of text")
	}
	c := p.text[p.at]
	if c < '0' || c > '9' {
		p.fail("not a digit")
	}
	p.at++
	return int(c - '0')
}

func (p *parser) sum() int {
	n := p.digit()
	for p.at < len(p.text) && p.text[p.at] == '+' {
		p.at++
		n += p.digit()
	}
	return n
}

func parse(text string, n *int) (ok bool) {
	p := parser{text, 0}
	defer func() {
		if r := recover(); r != nil {
			println("error:", r.(string), "at", p.at)
		}
	}()
	*n = p.sum()
	return true
}

func main() {
	for _, text := range []string{"1+2+3", "1+", "x", "9+x+1", "7"} {
		n := -1
		ok := parse(text, &n)
		println(text, ok, n)
	}
}
