// SPDX-License-Identifier: GPL-3.0-or-later
//
// The records of `_Defer_function`: see record.cc.

#ifndef DEFER_GCC_RECORD_H
#define DEFER_GCC_RECORD_H

enum header_field
{
  FIELD_OLDER,
  FIELD_RUN,
  FIELD_CALLEE,
  HEADER_FIELDS
};

// A record with fields for OPERANDS behind its header. Its FIELDS.
tree record_new_type (const std::vector<tree> &operands,
                      std::vector<tree> *fields);

// FIELD of RECORD.
tree record_field (tree record, tree field);

// What POINTER points to, a record of TYPE that other code knows under another
// type.
tree record_at (tree pointer, tree type);

// Whether OPERAND means the same in another function.
bool record_constant_p (tree operand);

// The function of the unit that does CALL, in FNDECL, for the record that it
// gets, of TYPE. OPERANDS are those that the record has FIELDS for.
tree record_new_thunk (tree fndecl, tree call, tree type,
                       const std::vector<tree *> &operands,
                       const std::vector<tree> &fields);

#endif
