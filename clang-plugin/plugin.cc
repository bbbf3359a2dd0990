// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The plugin `defer` for Clang: entry, host check and wiring. plugin.h names
// the stages that a `defer` goes through.
//
// Clang does not check whether a plugin was built for it. Nothing of the host
// is called and no object is constructed before the function below has done so;
// every symbol of the host is bound weakly (see cmake/AddHostPlugin.cmake), so
// that another version can load the plugin and say what is wrong.
//
// The driver passes -fplugin to the compiler of every language. In all but C
// the plugin does nothing.
//
// To debug: -fplugin-arg-defer-verbose tells what was loaded,
// -fplugin-arg-defer-disable takes the plugin out of the picture. The stages
// tell which dump shows their work.

#include "plugin.h"

#include "attributes.h"
#include "defer-messages.h"
#include "defer-version.h"
#include "defer-words.h"
#include "lint.h"
#include "recover.h"

#include <limits.h>
#include <unistd.h>

#define PLUGIN_EXPORT __attribute__((visibility("default")))

namespace defer {

options plugin_options;

namespace {

class consumer : public clang::ASTConsumer {
public:
  explicit consumer(clang::CompilerInstance &compiler) : unit_(compiler) {
    recognise_start(unit_);
    attribute_start(unit_);
  }

  bool HandleTopLevelDecl(clang::DeclGroupRef group) override {
    if (unit_.handing_over)
      return true;
    // One of a precompiled header can arrive in the middle of another.
    const bool parsed = !group.isNull() && !(*group.begin())->isFromASTFile();
    if (parsed)
      flow_begin_declaration(unit_);
    for (clang::Decl *declaration : group)
      handle(declaration);
    if (parsed)
      flow_end_declaration(unit_);
    return true;
  }

  void HandleTranslationUnit(clang::ASTContext &) override {
    if (unit_.compiler.getDiagnostics().hasErrorOccurred())
      return;
    lint::lint_unit(unit_);
    for (unsigned location : unit_.open)
      emit_error(unit_, clang::SourceLocation::getFromRawEncoding(location),
                 message::not_lowered);
  }

private:
  void handle(clang::Decl *declaration);
  void lint(clang::FunctionDecl *function, clang::Decl *declaration);
  void enable_code();

  unit unit_;
  const bool lints_ = lint::lint_wanted();
};

} // namespace

void consumer::handle(clang::Decl *declaration) {
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(declaration);
  if (function && lints_)
    lint::attributes_note(function);
  if (function && !function->doesThisDeclarationHaveABody())
    function = nullptr;
  if (function) {
    unwind_note_function(unit_, function);
    // In a precompiled header it has been through all stages.
    if (function->isFromASTFile() && lower_done(function->getBody()))
      enable_code();
  }
  const bool panics = function && recover_declared(unit_) &&
                      recover_panics(function->getBody());
  struct found_owner {
    clang::Decl *owner;
    clang::Stmt *body;
    clang::QualType block_type;
  };
  std::vector<found_owner> owners;
  if (!unit_.keywords.empty() || !unit_.declared_results.empty())
    region_for_each_owner(
        unit_, declaration,
        [&](clang::Decl *owner, clang::Stmt *body, clang::QualType block_type) {
          owners.push_back({owner, body, block_type});
        });
  for (found_owner &o : owners)
    o.body = eager_rewrite(unit_, o.owner, o.body);
  bool good = recover_check(unit_, declaration);
  for (const found_owner &o : owners) {
    const clang::QualType result = region_result_type(o.owner, o.block_type);
    good &= result_rewrite(unit_, o.owner, o.body, result);
    good &= check_body(unit_, o.owner, o.body, result);
  }
  // Behind an error no code is wanted, and what the error has left in the tree
  // may have no size, and no meaning.
  if (!good || unit_.compiler.getDiagnostics().hasUncompilableErrorOccurred())
    return;
  lint(function, declaration);
  llvm::erase_if(owners, [&](const found_owner &o) {
    return !region_in_statement(unit_, o.body);
  });
  for (const found_owner &o : owners)
    flow_issue_warnings(unit_, o.owner, o.body, o.block_type);
  const bool analyses = unit_.compiler.getFrontendOpts().ProgramAction ==
                        clang::frontend::RunAnalysis;
  const bool deferring = !owners.empty();
  // A function that only calls recover() is for a `defer` of others to call.
  if (function && !analyses && !function->isFromASTFile() &&
      recover_outside(unit_, function->getBody()) &&
      !region_in_statement(unit_, function->getBody()))
    owners.push_back({function, function->getBody(), clang::QualType()});
  auto *named = llvm::dyn_cast<clang::NamedDecl>(declaration);
  if (named && !owners.empty())
    unit_.declaration_name = named->getNameAsString();
  unit_.registered_calls = 0;
  for (const found_owner &o : owners)
    if (analyses)
      flow_show_analyser(unit_, o.owner, o.body, o.block_type);
    else
      lower_body(unit_, o.owner, o.body, o.block_type);
  if (deferring || panics)
    enable_code();
}

// Looks for misuse in FUNCTION, and in the blocks of DECLARATION that defer.
void consumer::lint(clang::FunctionDecl *function, clang::Decl *declaration) {
  if (!lints_ || declaration->isFromASTFile())
    return;
  if (function)
    lint::lint_function(unit_, function, function->getBody(),
                        function->getReturnType());
  region_for_each_owner(
      unit_, declaration,
      [&](clang::Decl *owner, clang::Stmt *body, clang::QualType block_type) {
        if (owner != function)
          lint::lint_function(unit_, owner, body,
                              region_result_type(owner, block_type));
      });
}

// Code that runs a `defer`, or panics, is about to be generated.
void consumer::enable_code() {
  unwind_enable(unit_);
  splice_enable(unit_);
}

// Parses the ARGUMENTS of the plugin; they begin with the key.
static bool parse_arguments(clang::DiagnosticsEngine &diagnostics,
                            const std::vector<std::string> &arguments) {
  std::string problem;
  for (const std::string &argument : arguments) {
    std::string key = argument;
    const char *value = nullptr;
    const size_t equals = key.find('=');
    if (equals != std::string::npos) {
      key[equals] = '\0';
      value = key.c_str() + equals + 1;
    }
    problem = parse_option(plugin_options, key.c_str(), value);
    if (!problem.empty())
      break;
  }
  if (problem.empty())
    return true;
  diagnostics.Report(diagnostics.getDiagnosticIDs()->getCustomDiagID(
      clang::DiagnosticIDs::Fatal, "plugin 'defer': %0"))
      << problem;
  return false;
}

// What `version`, `verbose` and `help` print.
static void print_information(const std::string &host) {
  if (plugin_options.version)
    fprintf(stderr, "defer %s\n", DEFER_VERSION);
  if (plugin_options.verbose)
    fprintf(stderr,
            "defer: version %s, built for Clang %s, loaded by %s\n"
            "defer: %s\n",
            DEFER_VERSION, CLANG_VERSION_STRING, host.c_str(),
            option_summary(plugin_options).c_str());
  if (plugin_options.help)
    fputs(option_help().c_str(), stderr);
}

namespace {

class action : public clang::PluginASTAction {
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &compiler,
                    llvm::StringRef) override {
    const clang::LangOptions &language = compiler.getLangOpts();
    // A second copy of the plugin, from another folder, stands aside.
    const bool loaded_twice =
        llvm::StringRef(compiler.getPreprocessor().getPredefines())
            .contains(LOADED_MARK);
    if (plugin_options.disable || language.CPlusPlus || language.ObjC ||
        loaded_twice)
      return std::make_unique<clang::ASTConsumer>();
    // Clang 22 and later have a `_Defer` with -fdefer-ts.
    if (plugin_options.verbose && compiler.getPreprocessor()
                                      .getIdentifierInfo(LONG_KEYWORD)
                                      ->isKeyword(language))
      fprintf(stderr, "defer: takes the place of the compiler's own '%s'\n",
              LONG_KEYWORD);
    compat::add_pass_builder_callback(compiler.getCodeGenOpts(),
                                      splice_register);
    return std::make_unique<consumer>(compiler);
  }

  bool ParseArgs(const clang::CompilerInstance &compiler,
                 const std::vector<std::string> &arguments) override {
    plugin_options = options();
    if (!parse_arguments(compiler.getDiagnostics(), arguments))
      return false;
    print_information(clang::getClangFullVersion());
    return true;
  }

  ActionType getActionType() override { return AddBeforeMainAction; }
};

} // namespace

// The first number in TEXT, which says "clang version 19.1.4".
static int major_version(const std::string &text) {
  size_t digit = text.find_first_of("0123456789");
  return digit == std::string::npos ? 0 : atoi(text.c_str() + digit);
}

// Errors before the host check cannot use the host's diagnostics.
[[noreturn]] static void refuse(const std::string &host) {
  fprintf(stderr,
          "error: plugin 'defer': built for Clang %s, loaded by %s; load the "
          "plugin that was built for this compiler ('defer-config "
          "--cc=COMPILER --cflags' prints its path), or build it again with "
          "the plugin headers of this compiler installed\n",
          CLANG_VERSION_STRING, host.c_str());
  exit(1);
}

// What the program is, which is not Clang.
static std::string describe_other_program() {
  // GCC tells its version to plugin_init() alone; the folder of its program has
  // the major one.
  char path[PATH_MAX];
  const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  return std::string(dlsym(RTLD_DEFAULT, "plugin_default_version_check")
                         ? "GCC"
                         : "something else than Clang") +
         " (" + std::string(path, length < 0 ? 0 : length) + ")";
}

__attribute__((constructor)) static void enter() {
  // Looked up, as the weak reference to it may be null.
  void *symbol = dlsym(RTLD_DEFAULT, "_ZN5clang19getClangFullVersionB5cxx11Ev");
  if (!symbol)
    refuse(describe_other_program());
  const std::string host = reinterpret_cast<std::string (*)()>(symbol)();
  if (major_version(host) != compat::host_major)
    refuse(host);
  static clang::FrontendPluginRegistry::Add<action> registration(
      "defer", "the defer statement for C");
  attribute_register();
  lint::attributes_register();
}

} // namespace defer

// Where there is no other way to a pass pipeline: see clang-compat.h.
extern "C" PLUGIN_EXPORT llvm::PassPluginLibraryInfo llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "defer", DEFER_VERSION,
          defer::splice_register};
}
