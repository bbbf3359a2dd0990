// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The places, the graph and the search that defer-changes.h describes.

#include "defer-changes.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace defer {

// 1. Places.

void place::add_field(const void *field, const void *overlay,
                      const std::string &field_name) {
  steps.push_back({FIELD, field, overlay, field_name, 0});
}

void place::add_element(long index) {
  steps.push_back({ELEMENT, nullptr, nullptr, "", index});
}

void place::add_complex_part(bool imaginary) {
  static const char parts[2] = {};
  add_field(&parts[imaginary], nullptr, "");
}

void place::dereference() {
  steps.push_back({DEREFERENCE, nullptr, nullptr, "", 0});
  add_element(0);
}

void place::advance(long index) {
  if (index == 0)
    return;
  if (steps.empty() || steps.back().kind != ELEMENT)
    add_element(UNKNOWN_INDEX);
  else if (index == UNKNOWN_INDEX || steps.back().index == UNKNOWN_INDEX)
    steps.back().index = UNKNOWN_INDEX;
  else
    steps.back().index += index;
}

static bool same_step(const place::step &a, const place::step &b) {
  if (a.kind != b.kind)
    return false;
  if (a.kind == place::ELEMENT)
    return a.index == b.index && a.index != place::UNKNOWN_INDEX;
  return a.field == b.field;
}

bool place::operator==(const place &other) const {
  return known() && variable == other.variable &&
         steps.size() == other.steps.size() &&
         std::equal(steps.begin(), steps.end(), other.steps.begin(), same_step);
}

std::string place::text() const {
  std::string text = name;
  const char *dot = ".";
  for (size_t i = 0; i < steps.size(); i++) {
    const step &s = steps[i];
    if (s.kind == FIELD && !s.name.empty()) {
      text += dot + s.name;
      dot = ".";
    } else if (s.kind == ELEMENT && s.index == UNKNOWN_INDEX)
      return text;
    else if (s.kind == ELEMENT)
      text += "[" + std::to_string(s.index) + "]";
    else if (s.kind == DEREFERENCE && steps[i + 1].index == 0) {
      const bool last = i + 2 == steps.size();
      if (!last && steps[i + 2].kind == FIELD)
        dot = "->";
      else
        text = last ? "*" + text : "(*" + text + ")";
      i++;
    }
  }
  return text;
}

// Whether storing to STORED changes what READ is. What a pointer points to is
// no part of it.
static bool store_changes(const place &stored, const place &read) {
  if (stored.variable != read.variable)
    return false;
  const size_t common = std::min(stored.steps.size(), read.steps.size());
  size_t i = 0;
  while (i < common) {
    const place::step &a = stored.steps[i], &b = read.steps[i];
    const bool overlays = a.kind == b.kind && a.overlay &&
                          a.overlay == b.overlay && a.field != b.field;
    if (overlays)
      break;
    if (!same_step(a, b))
      return false;
    i++;
  }
  for (; i < stored.steps.size(); i++)
    if (stored.steps[i].kind == place::DEREFERENCE)
      return false;
  return true;
}

void pointer_value::add(const pointer_value &other) {
  addresses.insert(addresses.end(), other.addresses.begin(),
                   other.addresses.end());
  variables.insert(variables.end(), other.variables.begin(),
                   other.variables.end());
}

// 2. The graph.

change_graph::node change_graph::new_node() {
  successors_.emplace_back();
  return successors_.size() - 1;
}

// Begins a node that is reached from the one before it.
change_graph::node change_graph::follow() {
  const node before = successors_.size() - 1;
  const node next = new_node();
  successors_[before].push_back(next);
  return next;
}

void change_graph::go_to(label &to) {
  const node here = successors_.size() - 1;
  if (to.at == label::NOWHERE)
    to.from.push_back(here);
  else
    successors_[here].push_back(to.at);
}

void change_graph::branch(label &to) {
  go_to(to);
  follow();
}

void change_graph::jump(label &to) {
  go_to(to);
  new_node();
}

void change_graph::put(label &at) {
  at.at = follow();
  for (node from : at.from)
    successors_[from].push_back(at.at);
  at.from.clear();
}

void change_graph::stop(bool leaves) {
  if (leaves)
    successors_.back().push_back(0);
  new_node();
}

void change_graph::connect(const label &from, const label &to) {
  if (to.at != label::NOWHERE)
    for (node n : from.from)
      successors_[n].push_back(to.at);
}

void change_graph::add_event(location where, const place &changed,
                             const pointer_value &argument, bool calls) {
  const node here = successors_.size() - 1;
  events_.push_back({here, where, changed, argument, calls});
}

void change_graph::modify(const place &changed, location where) {
  if (changed.known())
    add_event(where, changed, pointer_value(), false);
}

void change_graph::store(const place &to, const pointer_value &value,
                         location where) {
  modify(to, where);
  if (to.known() && to.is_pointer && to.steps.empty())
    hold(to.variable, value);
  else
    escape(value);
}

void change_graph::give(const pointer_value &argument, location where) {
  if (!argument.empty())
    add_event(where, place(), argument, false);
}

void change_graph::call(location where) {
  add_event(where, place(), pointer_value(), true);
}

void change_graph::escape(const pointer_value &value) { escaped_.add(value); }

void change_graph::hold(const void *variable, const pointer_value &value) {
  if (!value.empty())
    held_[variable].add(value);
}

// 3. The search.

// Adds to LIST the places that VALUE may point to.
void change_graph::add_pointees(const pointer_value &value,
                                std::vector<place> &list) const {
  std::set<const void *> seen;
  std::vector<const pointer_value *> work = {&value};
  while (!work.empty()) {
    const pointer_value *v = work.back();
    work.pop_back();
    list.insert(list.end(), v->addresses.begin(), v->addresses.end());
    for (const void *variable : v->variables) {
      auto held = held_.find(variable);
      if (held != held_.end() && seen.insert(variable).second)
        work.push_back(&held->second);
    }
  }
}

// Who has the address of an element can reach the others.
static bool address_changes(place address, const place &read) {
  if (!address.steps.empty() && address.steps.back().kind == place::ELEMENT)
    address.steps.pop_back();
  return !read.is_static && store_changes(address, read);
}

bool change_graph::changes(const event &e, const place &read) const {
  std::vector<place> addresses;
  if (e.changed.known()) {
    if (store_changes(e.changed, read))
      return true;
    if (!e.changed.is_pointer || e.changed.steps.empty() || read.is_static)
      return false;
    // A store through a pointer, to *P or P->FIELD.
    add_pointees({{}, {e.changed.variable}}, addresses);
    for (place &stored : addresses) {
      stored.advance(e.changed.steps[1].index);
      stored.steps.insert(stored.steps.end(), e.changed.steps.begin() + 2,
                          e.changed.steps.end());
      if (store_changes(stored, read))
        return true;
    }
    return false;
  }
  add_pointees(e.calls ? escaped_ : e.argument, addresses);
  return std::any_of(
      addresses.begin(), addresses.end(),
      [&](const place &address) { return address_changes(address, read); });
}

// Of the nodes of REST, those that are reached from its beginning and lead out
// of it.
std::vector<bool> change_graph::live_nodes(const interval &rest) const {
  const size_t size = rest.last - rest.first;
  std::vector<bool> reached(size), live(size);
  std::vector<std::vector<node>> predecessors(size);
  std::vector<node> work = {rest.first}, leaving;
  reached[0] = true;
  while (!work.empty()) {
    const node n = work.back();
    work.pop_back();
    for (node next : successors_[n])
      if (next < rest.first || next >= rest.last)
        leaving.push_back(n);
      else {
        predecessors[next - rest.first].push_back(n);
        if (!reached[next - rest.first])
          work.push_back(next);
        reached[next - rest.first] = true;
      }
  }
  while (!leaving.empty()) {
    const node n = leaving.back();
    leaving.pop_back();
    if (live[n - rest.first])
      continue;
    live[n - rest.first] = true;
    const std::vector<node> &before = predecessors[n - rest.first];
    leaving.insert(leaving.end(), before.begin(), before.end());
  }
  return live;
}

std::vector<change_graph::change>
change_graph::find(const interval &rest, const std::vector<place> &reads) {
  std::vector<change> found;
  std::vector<bool> live;
  std::set<const void *> seen;
  const auto begin =
      std::lower_bound(events_.begin(), events_.end(), rest.first,
                       [](const event &e, node first) { return e.at < first; });
  for (const place &read : reads) {
    if (!seen.insert(read.variable).second)
      continue;
    // The first change of any of the places that this variable leads to.
    bool changed = false;
    for (auto e = begin; !changed && e != events_.end() && e->at < rest.last;
         ++e)
      for (const place &other : reads) {
        if (other.variable != read.variable || !changes(*e, other))
          continue;
        if (live.empty())
          live = live_nodes(rest);
        if (!live[e->at - rest.first])
          break;
        found.push_back({other, e->where});
        changed = true;
        break;
      }
  }
  return found;
}

// 4. The text of the note.

std::string text_of_call(const std::string &line, size_t begin) {
  while (begin < line.size() && strchr(" \t", line[begin]))
    begin++;
  int depth = 0;
  for (size_t i = begin; i < line.size(); i++) {
    const char c = line[i];
    if (c == '"' || c == '\'') {
      for (i++; i < line.size() && line[i] != c; i++)
        if (line[i] == '\\')
          i++;
    } else if (c == '/' && i + 1 < line.size() &&
               (line[i + 1] == '/' || line[i + 1] == '*'))
      return UNKNOWN_CALL;
    else if (c == '(' || c == '{')
      depth++;
    else if (c == ')' || c == '}')
      depth--;
    else if (c == ';' && depth == 0)
      return line.substr(begin, i + 1 - begin);
  }
  return UNKNOWN_CALL;
}

} // namespace defer
