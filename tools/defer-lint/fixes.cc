// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fixes: applied, as a diff, and as the YAML that clang-apply-replacements
// reads.
//
// All edits of a finding are made, or none; one that touches what another has
// changed waits for the next run.

#include "output.h"

#include "clang/Tooling/DiagnosticsYaml.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Program.h"

namespace defer {
namespace lint {

namespace tooling = clang::tooling;

static std::string text_of(llvm::Error error) {
  return llvm::toString(std::move(error));
}

std::string export_fixes(const std::vector<record> &records,
                         const std::string &file) {
  tooling::TranslationUnitDiagnostics unit;
  llvm::SmallString<256> directory;
  llvm::sys::fs::current_path(directory);
  for (const record &r : records) {
    tooling::Diagnostic d;
    d.DiagnosticName = r.check;
    d.Message.Message = r.text;
    d.Message.FilePath = r.where.file;
    d.Message.FileOffset = r.where.offset;
    for (const edit &e : r.edits)
      if (llvm::Error error = d.Message.Fix[e.file].add(
              tooling::Replacement(e.file, e.offset, e.length, e.text)))
        return text_of(std::move(error));
    for (const record_note &note : r.notes) {
      tooling::DiagnosticMessage message;
      message.Message = note.text;
      message.FilePath = note.where.file;
      message.FileOffset = note.where.offset;
      d.Notes.push_back(message);
    }
    d.DiagLevel = check_level(r.check) == level::error
                      ? tooling::Diagnostic::Error
                      : tooling::Diagnostic::Warning;
    d.BuildDirectory = directory.str().str();
    unit.Diagnostics.push_back(d);
  }
  std::error_code error;
  llvm::raw_fd_ostream out(file, error);
  if (error)
    return file + ": " + error.message();
  llvm::yaml::Output yaml(out);
  yaml << unit;
  return "";
}

// Whether E touches one of the edits in OTHERS.
static bool touches(const edit &e, const std::vector<edit> &others) {
  for (const edit &o : others)
    if (o.file == e.file && o.offset <= e.offset + e.length &&
        e.offset <= o.offset + o.length)
      return true;
  return false;
}

// Prints to DIFF how OLD_NAME, a file, differs from TEXT.
static std::string print_diff(const std::string &old_name,
                              const std::string &text,
                              llvm::raw_ostream &diff) {
  llvm::ErrorOr<std::string> program = llvm::sys::findProgramByName("diff");
  if (!program)
    return "'diff' is not installed";
  llvm::SmallString<128> changed, output;
  if (llvm::sys::fs::createTemporaryFile("defer-lint", "c", changed) ||
      llvm::sys::fs::createTemporaryFile("defer-lint", "diff", output))
    return "there is no temporary file";
  llvm::FileRemover remove_changed(changed), remove_output(output);
  {
    std::error_code error;
    llvm::raw_fd_ostream out(changed, error);
    out << text;
  }
  const std::string name = relative_name(old_name);
  const std::string new_label = "b/" + name, old_label = "a/" + name;
  const std::optional<llvm::StringRef> redirects[] = {
      std::nullopt, llvm::StringRef(output), std::nullopt};
  llvm::sys::ExecuteAndWait(*program,
                            {"diff", "-u", "--label", old_label, "--label",
                             new_label, old_name, changed},
                            std::nullopt, redirects);
  if (auto buffer = llvm::MemoryBuffer::getFile(output))
    diff << (*buffer)->getBuffer();
  return "";
}

std::string apply_fixes(const std::vector<record> &records,
                        llvm::raw_ostream *diff, std::vector<bool> &fixed) {
  fixed.assign(records.size(), false);
  std::vector<edit> accepted;
  std::map<std::string, tooling::Replacements> files;
  for (size_t i = 0; i < records.size(); i++) {
    const record &r = records[i];
    bool free = !r.edits.empty();
    for (const edit &e : r.edits)
      free &= !touches(e, accepted);
    if (!free)
      continue;
    for (const edit &e : r.edits) {
      if (llvm::Error error = files[e.file].add(
              tooling::Replacement(e.file, e.offset, e.length, e.text)))
        return text_of(std::move(error));
      accepted.push_back(e);
    }
    fixed[i] = true;
  }
  for (const auto &file : files) {
    auto buffer = llvm::MemoryBuffer::getFile(file.first);
    if (!buffer)
      return file.first + ": " + buffer.getError().message();
    llvm::Expected<std::string> changed =
        tooling::applyAllReplacements((*buffer)->getBuffer(), file.second);
    if (!changed)
      return text_of(changed.takeError());
    if (diff) {
      const std::string problem = print_diff(file.first, *changed, *diff);
      if (!problem.empty())
        return problem;
      continue;
    }
    std::error_code error;
    llvm::raw_fd_ostream out(file.first, error);
    if (error)
      return file.first + ": " + error.message();
    out << *changed;
  }
  return "";
}

} // namespace lint
} // namespace defer
