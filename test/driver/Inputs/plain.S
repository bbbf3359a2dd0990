// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Assembler that is preprocessed.
#ifdef __DEFER_PLUGIN__
#error "this is assembler"
#endif
	.globl	defer
defer:
	.long	1
