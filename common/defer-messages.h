// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The texts of defer-messages.def as one constant each: defer::message::NAME.

#ifndef DEFER_COMMON_MESSAGES_H
#define DEFER_COMMON_MESSAGES_H

namespace defer {
namespace message {

#define DEFER_MESSAGE(id, kind, text, explanation)                             \
  inline constexpr char id[] = text;
#include "defer-messages.def"

} // namespace message
} // namespace defer

#endif
