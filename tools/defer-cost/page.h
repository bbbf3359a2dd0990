// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What report-html.c puts into each page: the contents of page.css and page.js.

#ifndef DEFER_COST_PAGE_H
#define DEFER_COST_PAGE_H

extern const char page_style[];
extern const char page_script[];

#endif
