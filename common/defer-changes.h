// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the two readings of `defer f(x);` differ: what may change `x` between
// the `defer` and an exit of its block.
//
// late-change.cc of each plugin walks the tree of a function once and tells a
// `change_graph` what it meets, in the order in which it is evaluated: jumps
// and labels, stores, addresses that are handed on, and calls. Then it asks
// for each `defer` which of the places that its operands read may change. So
// both compilers warn of the same.
//
// A change counts if it stands in what follows the `defer` in its block (the
// `rest`), can be reached from there, and can be followed by an exit of the
// block. That an ordinary call may unwind makes no exit.
//
// Of a local variable, stores count, a store through a local pointer that has
// been given its address, its address given to a call, or a pointer variable
// that has it, and, when the address is stored anywhere else in the function,
// any call. Of others only stores by their name count.

#ifndef DEFER_COMMON_CHANGES_H
#define DEFER_COMMON_CHANGES_H

#include <climits>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace defer {

// A variable, or a part of what it is or points to.
struct place {
  enum step_kind { FIELD, ELEMENT, DEREFERENCE };
  static constexpr long UNKNOWN_INDEX = LONG_MIN;

  struct step {
    step_kind kind;
    const void *field;   // the compiler's
    const void *overlay; // the union that the field is of, or null
    std::string name;    // empty for an anonymous structure
    long index;
  };

  const void *variable = nullptr; // null: not known
  std::string name;
  bool is_static = false;
  bool is_pointer = false; // a local variable of a pointer type
  std::vector<step> steps; // behind each dereference stands an element

  bool known() const { return variable != nullptr; }
  void add_field(const void *field, const void *overlay,
                 const std::string &field_name);
  void add_element(long index);
  void add_complex_part(bool imaginary);
  // Of a pointer: the first element that it points to.
  void dereference();
  // The element that is INDEX behind this one.
  void advance(long index);
  bool operator==(const place &other) const;
  // As it would be written.
  std::string text() const;
};

// What an expression may evaluate to, as far as it matters here: the address
// of a place, or what a local pointer variable holds.
struct pointer_value {
  std::vector<place> addresses;
  std::vector<const void *> variables;

  void add(const pointer_value &other);
  bool empty() const { return addresses.empty() && variables.empty(); }
};

class change_graph {
public:
  using node = unsigned;
  using location = uint64_t; // the compiler's

  // Where jumps lead to.
  struct label {
    static constexpr node NOWHERE = UINT_MAX;
    std::vector<node> from;
    node at = NOWHERE;
  };

  // What follows a `defer` in its block.
  struct interval {
    node first, last;
  };

  struct change {
    place read;
    location where;
  };

  change_graph() {
    new_node();
    new_node();
  }

  // Control flow. What cannot be reached is walked like the rest.
  void branch(label &to); // goes to TO or on
  void jump(label &to);   // goes to TO
  void put(label &at);    // comes here
  void stop(bool leaves); // goes no farther, or leaves the function
  // At the end: what jumps to FROM may come to TO.
  void connect(const label &from, const label &to);
  node begin_rest() { return follow(); }
  interval end_rest(node first) { return {first, follow()}; }

  // What is evaluated.
  void store(const place &to, const pointer_value &value, location where);
  void modify(const place &changed, location where);
  void give(const pointer_value &argument, location where);
  void call(location where); // of a function that may change what it knows
  void escape(const pointer_value &value);
  void hold(const void *variable, const pointer_value &value);

  // The first change in REST of each variable that READS read.
  std::vector<change> find(const interval &rest,
                           const std::vector<place> &reads);

private:
  struct event {
    node at;
    location where;
    place changed;          // if known
    pointer_value argument; // given to a call
    bool calls;
  };

  node new_node();
  node follow();
  void go_to(label &to);
  void add_event(location where, const place &changed,
                 const pointer_value &argument, bool calls);
  void add_pointees(const pointer_value &value, std::vector<place> &list) const;
  bool changes(const event &e, const place &read) const;
  std::vector<bool> live_nodes(const interval &rest) const;

  std::vector<std::vector<node>> successors_; // the first node: the exit
  std::vector<event> events_;                 // by node
  std::map<const void *, pointer_value> held_;
  pointer_value escaped_;
};

// The call behind the keyword, which ends in front of column BEGIN of LINE, as
// it is written there; UNKNOWN_CALL if it is not all on the line.
inline constexpr char UNKNOWN_CALL[] = "...";
std::string text_of_call(const std::string &line, size_t begin);

} // namespace defer

#endif
