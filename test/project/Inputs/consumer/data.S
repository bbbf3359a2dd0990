// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
	.data
	.globl	number
number:
	.long	2
	.section	.note.GNU-stack,"",@progbits
