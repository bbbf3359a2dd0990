// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Analysing one file: a syntax-only run of Clang, in which the plugin, which is
// part of this program, runs the checks and hands over what they find.

#include "analyse.h"

#include "lint.h"
#include "output.h"

#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/Regex.h"

namespace defer {
namespace lint {

// What lint_host needs to know; a process analyses one file at a time.
static const settings *current_settings;
static std::vector<record> *current_records;
static unsigned *current_left_alone;

static bool enabled(check_id which) { return current_settings->checks[which]; }

static std::string absolute_name(const clang::SourceManager &sources,
                                 clang::FileID id) {
  clang::OptionalFileEntryRef entry = sources.getFileEntryRefForID(id);
  if (!entry)
    return "";
  llvm::SmallString<256> name(entry->getName());
  sources.getFileManager().makeAbsolutePath(name);
  llvm::sys::path::remove_dots(name, true);
  return name.str().str();
}

// Where RANGE, of tokens, is in a file: that of the macro's use, if any.
static place place_of(const unit &u, clang::SourceRange range) {
  const clang::SourceManager &sources = u.compiler.getSourceManager();
  const clang::CharSourceRange where =
      sources.getExpansionRange(clang::CharSourceRange::getTokenRange(range));
  clang::SourceLocation end = where.getEnd();
  if (where.isTokenRange())
    end = clang::Lexer::getLocForEndOfToken(end, 0, sources,
                                            u.compiler.getLangOpts());
  place p;
  const auto begin = sources.getDecomposedLoc(where.getBegin());
  p.file = absolute_name(sources, begin.first);
  p.offset = begin.second;
  p.line = sources.getExpansionLineNumber(where.getBegin());
  p.column = sources.getExpansionColumnNumber(where.getBegin());
  p.end_line = sources.getExpansionLineNumber(end);
  p.end_column = sources.getExpansionColumnNumber(end);
  return p;
}

// Whether the user wants to hear of the file and line of P.
static bool wanted(const unit &u, const place &p, clang::FileID id) {
  const settings &s = *current_settings;
  const clang::SourceManager &sources = u.compiler.getSourceManager();
  if (id != sources.getMainFileID() &&
      (s.header_filter.empty() || !llvm::Regex(s.header_filter).match(p.file)))
    return false;
  if (s.line_filter.empty())
    return true;
  for (const line_range &filter : s.line_filter) {
    if (!llvm::StringRef(p.file).ends_with(filter.file))
      continue;
    if (filter.lines.empty())
      return true;
    for (const auto &lines : filter.lines)
      if (lines.first <= p.line && p.line <= lines.second)
        return true;
  }
  return false;
}

static std::string line_at(llvm::StringRef text, unsigned offset) {
  const size_t before = text.rfind('\n', offset);
  const size_t begin = before == llvm::StringRef::npos ? 0 : before + 1;
  return text.slice(begin, text.find('\n', offset)).str();
}

static void report(unit &u, const finding &f) {
  const clang::SourceManager &sources = u.compiler.getSourceManager();
  record r;
  r.check = check_name(f.check);
  r.where = place_of(u, f.range);
  const clang::FileID id =
      sources.getFileID(sources.getExpansionLoc(f.range.getBegin()));
  if (!wanted(u, r.where, id))
    return;
  const llvm::StringRef text = sources.getBufferData(id);
  if (suppressed_by_comment(text, r.where.line, r.check))
    return;
  r.text = f.text;
  r.line_text = line_at(text, r.where.offset);
  for (const finding_note &note : f.notes)
    r.notes.push_back({place_of(u, {note.location, note.location}), note.text});
  for (const finding_note &note : f.path)
    r.path.push_back({place_of(u, {note.location, note.location}), note.text});
  for (const clang::FixItHint &fix : f.fixes) {
    const clang::CharSourceRange range = fix.RemoveRange;
    const auto begin = sources.getDecomposedLoc(range.getBegin());
    const auto end = sources.getDecomposedLoc(range.getEnd());
    r.edits.push_back({absolute_name(sources, begin.first), begin.second,
                       end.second - begin.second, fix.CodeToInsert});
  }
  current_records->push_back(std::move(r));
}

static void left_alone(unit &u, const clang::Decl *owner) {
  const clang::SourceManager &sources = u.compiler.getSourceManager();
  const clang::SourceLocation location =
      sources.getExpansionLoc(owner->getLocation());
  const place p = place_of(u, {location, location});
  if (!wanted(u, p, sources.getFileID(location)))
    return;
  ++*current_left_alone;
  auto *named = llvm::dyn_cast<clang::NamedDecl>(owner);
  if (current_settings->verbose)
    llvm::errs() << relative_name(p.file) << ':' << p.line << ':' << p.column
                 << ": remark: '"
                 << (named ? named->getNameAsString() : "a block")
                 << "' has too many paths; not all have been followed\n";
}

bool analyse_file(const settings &s,
                  const clang::tooling::CompilationDatabase &database,
                  const std::string &file, std::vector<record> &records,
                  unsigned &functions_left_alone) {
  static const host ours = {enabled, report, left_alone};
  current_settings = &s;
  current_records = &records;
  current_left_alone = &functions_left_alone;
  lint_host = &ours;
  clang::tooling::ClangTool tool(database, {file});
  tool.appendArgumentsAdjuster(adjust_arguments(s));
  tool.setPrintErrorMessage(false);
  return tool.run(
             clang::tooling::newFrontendActionFactory<clang::SyntaxOnlyAction>()
                 .get()) == 0;
}

} // namespace lint
} // namespace defer
