// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-arg-now: an argument of the call form that is evaluated too early. See
// docs/lint/defer-arg-now.md.
//
// Found where the argument has no meaning but at the exit: a time that has
// passed, `now() - start`; and `errno`, in strerror, or printed as by printf,
// as are variables that are volatile or atomic. Others may be meant: what has
// been saved is restored. A variable that changes in plain sight is a warning
// of the compiler (late-change).
//
// The fix puts the call in braces, if its other arguments say the same late.

#include "fix.h"
#include "region.h"
#include "stable.h"
#include "unit-facts.h"

namespace defer {
namespace lint {

// What is read too early.
struct early_read {
  const clang::Expr *expression = nullptr;
  std::string text; // with %s for what is read
  std::string name;
};

static bool calls(const clang::Expr *expression, const char *name) {
  auto *call = llvm::dyn_cast<clang::CallExpr>(expression);
  const clang::FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  return callee && callee->getIdentifier() && callee->getName() == name;
}

// The call that EXPRESSION is, perhaps cast, or null.
static const clang::CallExpr *as_call(const clang::Expr *expression) {
  return llvm::dyn_cast<clang::CallExpr>(expression->IgnoreParenCasts());
}

// The function that the variable EXPRESSION was initialised by a call of.
static const clang::FunctionDecl *origin(const clang::Expr *expression) {
  auto *reference =
      llvm::dyn_cast<clang::DeclRefExpr>(expression->IgnoreParenCasts());
  auto *variable = reference
                       ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                       : nullptr;
  const clang::Expr *value =
      variable && variable->hasInit() ? variable->getInit() : nullptr;
  const clang::CallExpr *call = value ? as_call(value) : nullptr;
  return call ? call->getDirectCallee() : nullptr;
}

// Whether LATER, a call, and EARLIER, a variable, tell a time that has passed.
static bool is_elapsed(const clang::Expr *later, const clang::Expr *earlier) {
  const clang::CallExpr *call = as_call(later);
  const clang::FunctionDecl *clock = call ? call->getDirectCallee() : nullptr;
  const clang::FunctionDecl *before = origin(earlier);
  return clock && before &&
         clock->getCanonicalDecl() == before->getCanonicalDecl();
}

static bool reads_errno(const clang::Expr *expression) {
  auto *operation =
      llvm::dyn_cast<clang::UnaryOperator>(expression->IgnoreParenCasts());
  if (!operation || operation->getOpcode() != clang::UO_Deref)
    return false;
  const clang::Expr *place = operation->getSubExpr()->IgnoreParenCasts();
  return calls(place, "__errno_location") || calls(place, "__error");
}

// What EXPRESSION, or a part of it, reads too early wherever it is used.
static bool find_in(const clang::Expr *expression, early_read &read) {
  if (auto *difference = llvm::dyn_cast<clang::BinaryOperator>(expression))
    if (difference->getOpcode() == clang::BO_Sub &&
        is_elapsed(difference->getLHS(), difference->getRHS())) {
      read = {difference, message::called_early,
              function_view::callee_name(as_call(difference->getLHS()))};
      return true;
    }
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(expression)) {
    if (calls(call, "difftime") && call->getNumArgs() == 2 &&
        is_elapsed(call->getArg(0), call->getArg(1))) {
      read = {call, message::called_early,
              function_view::callee_name(as_call(call->getArg(0)))};
      return true;
    }
    if (calls(call, "strerror") && call->getNumArgs() == 1 &&
        reads_errno(call->getArg(0))) {
      read = {call, message::read_early, "errno"};
      return true;
    }
  }
  for (const clang::Stmt *child : expression->children())
    if (auto *inner = llvm::dyn_cast_or_null<clang::Expr>(child))
      if (find_in(inner, read))
        return true;
  return false;
}

// The same of EXPRESSION as something that is printed.
static bool find_printed(function_view &view, const clang::Expr *expression,
                         early_read &read) {
  if (reads_errno(expression)) {
    read = {expression, message::read_early, "errno"};
    return true;
  }
  const clang::Expr *written = view.written(expression)->IgnoreParenCasts();
  if (auto *load = llvm::dyn_cast<clang::AtomicExpr>(written))
    written = load->getPtr()->IgnoreParenCasts();
  else if (!written->getType().isVolatileQualified() &&
           !written->getType()->isAtomicType())
    return false;
  if (auto *address = llvm::dyn_cast<clang::UnaryOperator>(written))
    if (address->getOpcode() == clang::UO_AddrOf)
      written = address->getSubExpr()->IgnoreParens();
  if (!llvm::isa<clang::DeclRefExpr, clang::MemberExpr>(written))
    return false;
  read = {written, message::read_early, view.text(written)};
  return true;
}

// The number of the first argument that CALL prints, or that of all.
static unsigned printed_from(const clang::CallExpr *call) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  auto *format = callee ? callee->getAttr<clang::FormatAttr>() : nullptr;
  return format && format->getFirstArg() > 0 ? format->getFirstArg() - 1
                                             : call->getNumArgs();
}

static void put_in_braces(function_view &view, clang::WhileStmt *region,
                          const clang::CallExpr *call, unsigned found,
                          finding &f) {
  for (unsigned i = 0; i < call->getNumArgs(); i++)
    if (i != found && !stable_expression(view, call->getArg(i), region))
      return;
  const clang::SourceRange body = region->getBody()->getSourceRange();
  const std::string text = fix_statement_text(view, body);
  if (text.empty() || text.back() != ';')
    return;
  fix_insert(view, body.getBegin(), "{ ", f);
  fix_insert(view,
             body.getBegin().getLocWithOffset(static_cast<int>(text.size())),
             " }", f);
}

static void judge(function_view &view, clang::WhileStmt *region) {
  auto *call =
      llvm::dyn_cast_or_null<clang::CallExpr>(region_get_operation(region));
  if (!call || region_get_kind(view.u, region) == region_kind::function)
    return;
  const unsigned printed = printed_from(call);
  for (unsigned i = 0; i < call->getNumArgs(); i++) {
    auto held = view.u.held_operands.find(call->getArg(i));
    if (held == view.u.held_operands.end())
      continue;
    auto *argument = llvm::cast<clang::Expr>(held->second);
    early_read read;
    if (!find_in(argument, read) &&
        (i < printed || !find_printed(view, argument, read)))
      continue;
    finding f = {CHECK_arg_now,
                 facts_written_range(view.u, view.statement_range(region)),
                 fill(read.text, {read.name}),
                 {},
                 {}};
    put_in_braces(view, region, call, i, f);
    view.report(f);
  }
}

static void walk(function_view &view, clang::Stmt *statement) {
  if (!statement)
    return;
  if (clang::WhileStmt *region = region_get(view.u, statement))
    judge(view, region);
  for (clang::Stmt **child : region_children(statement))
    walk(view, *child);
}

static void on_tree(function_view &view) { walk(view, view.body); }

const check check_arg_now = {on_tree, nullptr};

} // namespace lint
} // namespace defer
