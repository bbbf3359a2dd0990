/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * <stddefer.h> of ISO/IEC TS 25755: after it, `defer` is `_Defer`, and
 * everything in the deferred statement is evaluated when it runs. */

#ifndef __STDC_VERSION_STDDEFER_H__
#define __STDC_VERSION_STDDEFER_H__ 202602L

#ifndef __STDC_DEFER_TS25755__
#error "<stddefer.h> needs a compiler with _Defer: load the plugin 'defer'"
#endif

#define defer _Defer

#endif
