# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that the tags of a page are closed in order: check_html.py FILE"""

import html.parser
import sys

EMPTY = {"meta", "link", "br", "hr", "img", "input"}


class Nesting(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), (tag, names, self.getpos())
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, (tag, self.getpos())


nesting = Nesting()
with open(sys.argv[1]) as page:
    nesting.feed(page.read())
nesting.close()
assert not nesting.open, nesting.open
