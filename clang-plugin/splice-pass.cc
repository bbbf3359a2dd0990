// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fifth stage: the pass, and its place in Clang's pipeline.
//
// At the start of the pipeline, which runs at -O0, too. Where there is none
// (-Xclang -disable-llvm-passes, the first step of -save-temps), before the
// pass that writes the module; and where there is no pass at all, because
// machine code is wanted, the pipeline of -O0 is asked for.

#include "splice.h"

#include "marker.h"

namespace defer {

static bool splice_module(llvm::Module &module) {
  bool found = false;
  for (llvm::Function &function : module)
    found |= compat::starts_with(function.getName(), MARKER_PREFIX);
  if (!found && !unwind_lent())
    return false;
  unwind_adapt_functions(module);
  for (llvm::Function &function : module)
    if (!function.isDeclaration()) {
      splice_booleans(function);
      splicer(function).run();
    }
  for (auto i = module.begin(); i != module.end();) {
    llvm::Function &function = *i++;
    if (function.isDeclaration() && function.use_empty() &&
        compat::starts_with(function.getName(), MARKER_PREFIX))
      function.eraseFromParent();
  }
  return true;
}

// Not null while machine code is to be made without passes.
static clang::CodeGenOptions *options_without_passes;
static unsigned optimization_level;

void splice_enable(unit &u) {
  clang::CodeGenOptions &options = u.compiler.getCodeGenOpts();
  const auto action = u.compiler.getFrontendOpts().ProgramAction;
  if (options.DisableLLVMPasses && (action == clang::frontend::EmitObj ||
                                    action == clang::frontend::EmitAssembly))
    options_without_passes = &options;
}

// Clang asks for the passes of plugins before it looks at these options.
static void request_pipeline() {
  if (!options_without_passes)
    return;
  options_without_passes->DisableLLVMPasses = false;
  optimization_level = options_without_passes->OptimizationLevel;
  options_without_passes->OptimizationLevel = 0;
}

static void end_request() {
  if (!options_without_passes)
    return;
  options_without_passes->DisableLLVMPasses = true;
  options_without_passes->OptimizationLevel = optimization_level;
  options_without_passes = nullptr;
}

namespace {

struct splice_pass : llvm::PassInfoMixin<splice_pass> {
  static bool isRequired() { return true; }
  llvm::PreservedAnalyses run(llvm::Module &module,
                              llvm::ModuleAnalysisManager &) {
    end_request();
    return splice_module(module) ? llvm::PreservedAnalyses::none()
                                 : llvm::PreservedAnalyses::all();
  }
};

} // namespace

void splice_register(llvm::PassBuilder &builder) {
  request_pipeline();
  builder.registerPipelineStartEPCallback(
      [](llvm::ModulePassManager &passes, auto) {
        passes.addPass(splice_pass());
      });
  if (auto *callbacks = builder.getPassInstrumentationCallbacks())
    callbacks->registerBeforeNonSkippedPassCallback(
        [](llvm::StringRef, llvm::Any unit) {
          if (llvm::Module *module = compat::module_of(unit))
            splice_module(*module);
        });
}

} // namespace defer
