// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads the table of resources; see resources.h.
//
// The functions are known by their names, and the built-in table is read once,
// when it is first asked for.

#include "resources.h"

#include "lint-texts.h"

namespace defer {
namespace lint {

namespace {

struct table {
  std::map<std::string, family> families; // do not move
  llvm::StringMap<acquisition> acquisitions;
  llvm::StringMap<release> releases;
  llvm::StringSet<> uses, keeps;
  llvm::StringSet<> declared; // by an attribute

  std::string add_line(llvm::ArrayRef<llvm::StringRef> words);
};

} // namespace

// Reads a number of an argument, from 1 on.
static bool parse_argument(llvm::StringRef word, unsigned &argument) {
  if (word.getAsInteger(10, argument) || argument == 0)
    return false;
  argument--;
  return true;
}

static bool parse_failure(llvm::StringRef word, failure &fails) {
  static const struct {
    const char *word;
    failure fails;
  } words[] = {{"null", failure::null},
               {"negative", failure::negative},
               {"minus-one", failure::minus_one},
               {"nonzero", failure::nonzero},
               {"never", failure::never}};
  for (const auto &known : words)
    if (word == known.word) {
      fails = known.fails;
      return true;
    }
  return false;
}

// Adds a line of the table; returns what is wrong with it.
std::string table::add_line(llvm::ArrayRef<llvm::StringRef> words) {
  const llvm::StringRef what = words[0];
  if (what == "family" && words.size() >= 3) {
    family &f = families[words[1].str()];
    f.name = words[1].str();
    f.noun = words[2].str();
    for (llvm::StringRef flag : words.drop_front(3))
      if (flag == "null-safe")
        f.null_safe = true;
      else if (flag == "memory")
        f.memory = true;
      else if (flag == "locks")
        f.lock = true;
      else if (flag == "descriptors")
        f.descriptors = true;
      else
        return "'" + flag.str() + "' is no property of a family";
    return "";
  }
  if (what == "use" && words.size() == 2) {
    uses.insert(words[1]);
    return "";
  }
  if (what == "keep" && words.size() == 2) {
    keeps.insert(words[1]);
    return "";
  }
  if (what == "unlock" && words.size() == 3) {
    auto found = acquisitions.find(words[2]);
    if (found == acquisitions.end())
      return "nothing is said of '" + words[2].str() + "' before";
    found->second.release = words[1].str();
    return "";
  }
  if ((what != "acquire" && what != "release") || words.size() < 4)
    return "a line begins with family, acquire, release, unlock, use or keep, "
           "and "
           "has the words that belong to it";
  auto kind = families.find(words[2].str());
  if (kind == families.end())
    return "there is no family '" + words[2].str() + "'";
  if (what == "release") {
    unsigned argument;
    if (words.size() != 4 || !parse_argument(words[3], argument))
      return "the number of an argument is missing";
    releases[words[1]] = {&kind->second, argument};
    if (kind->second.release.empty())
      kind->second.release = words[1].str();
    return "";
  }
  acquisition a = {
      &kind->second, resource_place::returned, 0, failure::never, "", 0};
  llvm::ArrayRef<llvm::StringRef> rest = words.drop_front(4);
  if (words[3] != "returned") {
    a.place = words[3] == "out" ? resource_place::out : resource_place::lock;
    if ((words[3] != "out" && words[3] != "lock") || rest.empty() ||
        !parse_argument(rest[0], a.argument))
      return "the place is 'returned', 'out N' or 'lock N'";
    rest = rest.drop_front();
  }
  if (rest.empty() || !parse_failure(rest[0], a.fails))
    return "the failure is null, negative, minus-one, nonzero or never";
  kind->second.in_place |= a.place == resource_place::lock;
  rest = rest.drop_front();
  if (!rest.empty()) {
    if (rest.size() != 2 || rest[0] != "if-null" ||
        !parse_argument(rest[1], a.if_null))
      return "behind the failure there may be 'if-null N'";
    a.if_null++;
  }
  acquisitions[words[1]] = a;
  return "";
}

static std::string add_text(table &t, llvm::StringRef text,
                            const std::string &name) {
  unsigned number = 0;
  while (!text.empty()) {
    llvm::StringRef line;
    std::tie(line, text) = text.split('\n');
    number++;
    line = line.split('#').first;
    llvm::SmallVector<llvm::StringRef, 8> words;
    llvm::SplitString(line, words, " \t\r");
    const std::string problem = words.empty() ? "" : t.add_line(words);
    if (!problem.empty())
      return name + ":" + std::to_string(number) + ": " + problem;
  }
  return "";
}

static table &resources() {
  static table *const built_in = [] {
    auto *t = new table;
    const std::string problem = add_text(*t, RESOURCES_TEXT, "resources.txt");
    if (!problem.empty())
      llvm::report_fatal_error(llvm::StringRef(problem));
    return t;
  }();
  return *built_in;
}

std::string resources_add(llvm::StringRef text, const std::string &name) {
  return add_text(resources(), text, name);
}

// What the functions of MODULE, which an attribute names, acquire and release.
static family &family_of_module(table &t, const std::string &module) {
  // Clang's own name for what malloc() and free() do.
  const std::string name = module == "malloc" ? "memory" : module;
  auto known = t.families.insert({name, family()});
  family &f = known.first->second;
  if (known.second) {
    f.name = name;
    f.noun = "object";
    f.null_safe = true; // nothing says that it is not
  }
  return f;
}

void resources_declare_release(const std::string &release,
                               const std::string &module, unsigned argument) {
  table &t = resources();
  family &f = family_of_module(t, module);
  if (f.release.empty())
    f.release = release;
  t.releases.try_emplace(release, lint::release{&f, argument});
  t.declared.insert(release);
}

void resources_declare_acquire(const std::string &acquire,
                               const std::string &module) {
  table &t = resources();
  t.acquisitions.try_emplace(acquire, acquisition{&family_of_module(t, module),
                                                  resource_place::returned, 0,
                                                  failure::null, "", 0});
  t.declared.insert(acquire);
}

void resources_declare(const std::string &acquire, const std::string &release,
                       unsigned argument) {
  table &t = resources();
  // Several functions may release what one acquires, and the other way round.
  auto before = t.acquisitions.find(acquire);
  auto known = t.releases.find(release);
  const std::string kind = known != t.releases.end() ? known->second.kind->name
                           : before != t.acquisitions.end()
                               ? before->second.kind->name
                               : "attribute of " + release;
  resources_declare_release(release, kind, argument);
  resources_declare_acquire(acquire, kind);
}

const clang::Expr *resources_cleanup_operand(const clang::Expr *expression,
                                             llvm::StringRef name) {
  auto *reference =
      llvm::dyn_cast<clang::DeclRefExpr>(expression->IgnoreParenImpCasts());
  auto *variable = reference
                       ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                       : nullptr;
  return variable && variable->getIdentifier() && variable->getName() == name
             ? variable->getInit()
             : nullptr;
}

// The function that CALL calls, or null.
static const clang::FunctionDecl *called(const clang::CallExpr *call) {
  if (const clang::FunctionDecl *callee = call->getDirectCallee())
    return callee;
  const clang::Expr *routine =
      resources_cleanup_operand(call->getCallee(), "__cancel_routine");
  auto *reference =
      routine ? llvm::dyn_cast<clang::DeclRefExpr>(routine->IgnoreParenCasts())
              : nullptr;
  return reference ? llvm::dyn_cast<clang::FunctionDecl>(reference->getDecl())
                   : nullptr;
}

// The name of the function that CALL calls; a static function of the unit that
// has the name of one in the table is none of it, unless an attribute says so.
static llvm::StringRef called_name(const clang::CallExpr *call) {
  const clang::FunctionDecl *callee = called(call);
  if (!callee || !callee->getIdentifier() ||
      (callee->getStorageClass() == clang::SC_Static &&
       !resources().declared.count(callee->getName())))
    return "";
  llvm::StringRef name = callee->getName();
  name.consume_front("__builtin_");
  return name;
}

const acquisition *resources_acquisition(const clang::CallExpr *call) {
  const table &t = resources();
  auto found = t.acquisitions.find(called_name(call));
  if (found == t.acquisitions.end())
    return nullptr;
  const acquisition &a = found->second;
  if (a.release.empty() && a.kind->release.empty())
    return nullptr; // nothing is known that releases it
  if (a.if_null) {
    if (a.if_null > call->getNumArgs() ||
        !call->getArg(a.if_null - 1)
             ->isNullPointerConstant(call->getDirectCallee()->getASTContext(),
                                     clang::Expr::NPC_ValueDependentIsNotNull))
      return nullptr;
  }
  return a.place == resource_place::returned || a.argument < call->getNumArgs()
             ? &a
             : nullptr;
}

bool resources_never_fails(const clang::CallExpr *call, failure &fails) {
  const table &t = resources();
  llvm::StringRef name = called_name(call);
  if (!name.consume_front("x"))
    return false;
  auto found = t.acquisitions.find(name);
  if (found == t.acquisitions.end() ||
      found->second.place != resource_place::returned)
    return false;
  fails = found->second.fails;
  return true;
}

const release *resources_release(const clang::CallExpr *call) {
  const table &t = resources();
  auto found = t.releases.find(called_name(call));
  return found != t.releases.end() &&
                 found->second.argument < call->getNumArgs()
             ? &found->second
             : nullptr;
}

bool resources_only_used(const clang::CallExpr *call) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  if (!callee || resources_kept(call))
    return false;
  return callee->getBuiltinID() != 0 ||
         resources().uses.count(called_name(call));
}

bool resources_kept(const clang::CallExpr *call) {
  return resources().keeps.count(called_name(call)) != 0;
}

} // namespace lint
} // namespace defer
