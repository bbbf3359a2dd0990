// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-lint - finds the misuse of defer and of what it releases.
//
//   defer-lint [options] FILE... [-- COMPILER-ARGUMENT...]
//
// The arguments are those of clang-tidy, where it has them. Without a FILE all
// C files of the compile database are analysed.
//
// Status: 0 if nothing has been found at or above --fail-on, or all of it has
// been fixed; 1 if something has; 2 if a file does not compile, an argument is
// wrong or something else does not work.

#include "analyse.h"
#include "output.h"

#include "defer-version.h"
#include "explain.h"
#include "resources.h"

#include "clang/Tooling/CommonOptionsParser.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/YAMLTraits.h"

namespace cl = llvm::cl;

static cl::OptionCategory category("defer-lint");
#define OPTION(type, variable, name, help, ...)                                \
  static cl::opt<type> variable(name, cl::desc(help), cl::cat(category),       \
                                ##__VA_ARGS__)

OPTION(std::string, checks_option, "checks",
       "Names of checks with '*', separated by commas; a '-' in front takes "
       "out. They change the default set",
       cl::value_desc("GLOBS"));
OPTION(std::string, header_filter, "header-filter",
       "Show findings in headers whose name matches this expression, too",
       cl::value_desc("REGEX"));
OPTION(std::string, line_filter, "line-filter",
       "Show findings in these lines only: "
       "[{\"name\":\"file.c\",\"lines\":[[1,3]]}]",
       cl::value_desc("JSON"));
OPTION(bool, quiet, "quiet", "No progress and no counts");
OPTION(bool, verbose, "verbose",
       "Name the functions that have too many paths to be followed");
OPTION(bool, list_checks, "list-checks", "Print the checks that are on");
OPTION(std::string, explain, "explain", "Print the page of a check",
       cl::value_desc("CHECK"));
OPTION(bool, fix, "fix", "Apply the fixes");
OPTION(bool, fix_dry_run, "fix-dry-run", "Print what --fix would change");
OPTION(std::string, export_file, "export-fixes",
       "Write the fixes to this file, for clang-apply-replacements",
       cl::value_desc("FILE"));
OPTION(std::string, format, "format", "text, sarif, github or json",
       cl::init("text"), cl::value_desc("NAME"));
OPTION(std::string, output_file, "output", "Write the findings to this file",
       cl::value_desc("FILE"));
OPTION(std::string, fail_on, "fail-on",
       "The least level that makes the status 1: note, warning, error or none",
       cl::init("warning"), cl::value_desc("LEVEL"));
OPTION(std::string, baseline, "baseline",
       "Do not show the findings that this file has", cl::value_desc("FILE"));
OPTION(std::string, new_baseline, "write-baseline",
       "Write the findings to this file, as a baseline",
       cl::value_desc("FILE"));
OPTION(std::string, config_file, "config-file",
       "Read this file; otherwise .defer-lint in the working directory",
       cl::value_desc("FILE"));
static cl::list<std::string>
    resource_files("resources", cl::desc("Add this table of resources"),
                   cl::value_desc("FILE"), cl::cat(category));
OPTION(unsigned, jobs, "j", "How many files to analyse at a time", cl::Prefix,
       cl::init(0), cl::value_desc("N"));

using namespace defer;
using namespace defer::lint;

namespace {

// The configuration file. Arguments come behind what it says.
struct configuration {
  std::string checks, header_filter, fail_on;
  std::vector<std::string> resources;
};

} // namespace

namespace llvm {
namespace yaml {
template <> struct MappingTraits<configuration> {
  static void mapping(IO &io, configuration &c) {
    io.mapOptional("Checks", c.checks);
    io.mapOptional("HeaderFilterRegex", c.header_filter);
    io.mapOptional("FailOn", c.fail_on);
    io.mapOptional("Resources", c.resources);
  }
};
} // namespace yaml
} // namespace llvm

[[noreturn]] static void fail(const std::string &text) {
  llvm::errs() << "defer-lint: error: " << text << '\n';
  exit(2);
}

static void fail_if(const std::string &problem) {
  if (!problem.empty())
    fail(problem);
}

static std::string read_file(const std::string &name) {
  auto buffer = llvm::MemoryBuffer::getFile(name);
  if (!buffer)
    fail(name + ": " + buffer.getError().message());
  return (*buffer)->getBuffer().str();
}

static configuration read_configuration() {
  configuration c;
  std::string name = config_file;
  if (name.empty()) {
    name = ".defer-lint";
    if (!llvm::sys::fs::exists(name))
      return c;
  }
  const std::string text = read_file(name);
  llvm::yaml::Input yaml(text);
  yaml >> c;
  if (yaml.error())
    fail(name + ": " + yaml.error().message());
  return c;
}

static void choose_checks(const std::string &globs, settings &s) {
  const std::string unknown = glob_unknown(globs);
  if (!unknown.empty())
    fail("there is no check '" + unknown +
         "'; --checks='*' --list-checks "
         "prints them all");
  for (int i = 0; i < CHECK_COUNT; i++)
    s.checks[i] =
        glob_match(globs, check_name(static_cast<check_id>(i)), s.checks[i]);
}

static void read_line_filter(settings &s) {
  if (line_filter.empty())
    return;
  llvm::Expected<llvm::json::Value> value = llvm::json::parse(line_filter);
  if (!value)
    fail("--line-filter: " + llvm::toString(value.takeError()));
  const llvm::json::Array *list = value->getAsArray();
  if (!list)
    fail("--line-filter takes a list");
  for (const llvm::json::Value &item : *list) {
    const llvm::json::Object *object = item.getAsObject();
    if (!object || !object->getString("name"))
      fail("--line-filter: each item has a 'name'");
    line_range range;
    range.file = object->getString("name")->str();
    if (const llvm::json::Array *lines = object->getArray("lines"))
      for (const llvm::json::Value &pair : *lines) {
        const llvm::json::Array *ends = pair.getAsArray();
        if (!ends || ends->size() != 2 || !(*ends)[0].getAsInteger() ||
            !(*ends)[1].getAsInteger())
          fail("--line-filter: 'lines' has pairs of numbers");
        range.lines.push_back(
            {static_cast<unsigned>(*(*ends)[0].getAsInteger()),
             static_cast<unsigned>(*(*ends)[1].getAsInteger())});
      }
    s.line_filter.push_back(range);
  }
}

static level parse_level(const std::string &word) {
  if (word == "note")
    return level::note;
  if (word == "warning")
    return level::warning;
  if (word == "error")
    return level::error;
  if (word == "none")
    return level::none;
  fail("--fail-on takes note, warning, error or none, not '" + word + "'");
}

static settings make_settings(const char *program) {
  settings s;
  for (int i = 0; i < CHECK_COUNT; i++)
    s.checks[i] = check_is_default(static_cast<check_id>(i));
  const configuration c = read_configuration();
  choose_checks(c.checks, s);
  choose_checks(checks_option, s);
  s.header_filter =
      header_filter.getNumOccurrences() ? header_filter : c.header_filter;
  std::string problem;
  if (!s.header_filter.empty() &&
      !llvm::Regex(s.header_filter).isValid(problem))
    fail("--header-filter: " + problem);
  read_line_filter(s);
  s.fail_on = parse_level(
      fail_on.getNumOccurrences() || c.fail_on.empty() ? fail_on : c.fail_on);
  if (format == "text")
    s.format = output_format::text;
  else if (format == "sarif")
    s.format = output_format::sarif;
  else if (format == "github")
    s.format = output_format::github;
  else if (format == "json")
    s.format = output_format::json;
  else
    fail("--format takes text, sarif, github or json, not '" + format + "'");
  s.quiet = quiet;
  s.verbose = verbose;
  s.jobs = jobs ? jobs : llvm::hardware_concurrency().compute_thread_count();
  for (const std::string &file : c.resources)
    fail_if(resources_add(read_file(file), file));
  for (const std::string &file : resource_files)
    fail_if(resources_add(read_file(file), file));
  // Beside this program, in an installation and in the build.
  llvm::SmallString<256> include(llvm::sys::fs::getMainExecutable(
      program, reinterpret_cast<void *>(parse_level)));
  llvm::sys::path::remove_filename(include);
  llvm::sys::path::append(include, "..", "include");
  llvm::sys::path::remove_dots(include, true);
  if (llvm::sys::fs::exists(include + "/defer.h"))
    s.include = include.str().str();
  return s;
}

static int print_page(const std::string &name) {
  const char *page = explain_page(name);
  if (!page)
    fail("there is no check '" + name + "'");
  llvm::outs() << page;
  return 0;
}

static int print_checks(const settings &s) {
  for (int i = 0; i < CHECK_COUNT; i++)
    if (s.checks[i])
      llvm::outs() << check_name(static_cast<check_id>(i)) << '\n';
  return 0;
}

// Takes out what has been found twice, in a header, and counts what looks the
// same.
static std::vector<record> merge(std::vector<file_result> &results) {
  std::vector<record> records;
  std::set<std::tuple<std::string, std::string, unsigned>> seen;
  std::map<std::string, unsigned> alike;
  for (file_result &result : results) {
    std::stable_sort(result.records.begin(), result.records.end(),
                     [](const record &a, const record &b) {
                       return std::tie(a.where.file, a.where.offset, a.check) <
                              std::tie(b.where.file, b.where.offset, b.check);
                     });
    for (record &r : result.records)
      if (seen.insert({r.check, r.where.file, r.where.offset}).second) {
        r.occurrence = alike[r.check + r.where.file + r.line_text]++;
        records.push_back(std::move(r));
      }
  }
  return records;
}

static void output(const settings &s, const std::vector<record> &records,
                   bool compiled, int status, llvm::raw_ostream &out) {
  switch (s.format) {
  case output_format::text:
    output_text(records, out);
    break;
  case output_format::github:
    output_github(records, out);
    break;
  case output_format::json:
    output_json(records, out);
    break;
  case output_format::sarif:
    output_sarif(records, compiled, status, out);
    break;
  }
}

// The C files of the compile database that -p names.
static std::vector<std::string> files_of_database() {
  auto *path =
      static_cast<cl::opt<std::string> *>(cl::getRegisteredOptions()["p"]);
  std::string problem;
  std::unique_ptr<clang::tooling::CompilationDatabase> database =
      clang::tooling::CompilationDatabase::loadFromDirectory(
          path->getValue().empty() ? "." : path->getValue(), problem);
  if (!database)
    fail("there is no file to analyse, and no compile database: " +
         llvm::StringRef(problem).rtrim().str());
  std::vector<std::string> files;
  for (const std::string &file : database->getAllFiles())
    if (llvm::StringRef(file).ends_with(".c"))
      files.push_back(file);
  if (files.empty())
    fail("the compile database has no C file");
  return files;
}

static int run(const settings &s,
               const clang::tooling::CompilationDatabase &database,
               const std::vector<std::string> &files) {
  const bool progress =
      !s.quiet && llvm::sys::Process::StandardErrIsDisplayed();
  std::vector<file_result> results =
      analyse_all(s, database, files, [&](size_t done) {
        if (progress)
          llvm::errs() << "\r[" << done << '/' << files.size() << "]\x1b[K";
      });
  if (progress)
    llvm::errs() << "\r\x1b[K";
  bool compiled = true;
  unsigned left_alone = 0;
  for (size_t i = 0; i < results.size(); i++) {
    llvm::errs() << results[i].messages;
    if (results[i].failed)
      llvm::errs() << files[i] << ": error: this file has not been analysed "
                   << "completely\n";
    compiled &= !results[i].failed;
    left_alone += results[i].left_alone;
  }
  std::vector<record> records = merge(results);
  if (!new_baseline.empty())
    fail_if(write_baseline(new_baseline, records));
  std::set<std::string> known;
  if (!baseline.empty())
    fail_if(read_baseline(baseline, known));
  llvm::erase_if(records, [&](const record &r) {
    return known.count(baseline_key(r)) != 0;
  });

  if (!export_file.empty())
    fail_if(export_fixes(records, export_file));
  std::vector<bool> fixed(records.size());
  if (fix)
    fail_if(apply_fixes(records, nullptr, fixed));
  else if (fix_dry_run) {
    std::vector<bool> would;
    fail_if(apply_fixes(records, &llvm::outs(), would));
  }
  int status = new_baseline.empty() ? 0 : -1;
  for (size_t i = 0; i < records.size() && status == 0; i++)
    if (!fixed[i] && check_level(records[i].check) >= s.fail_on)
      status = 1;
  status = !compiled ? 2 : status < 0 ? 0 : status;

  if (output_file.empty()) {
    if (!fix_dry_run)
      output(s, records, compiled, status, llvm::outs());
  } else {
    std::error_code error;
    llvm::raw_fd_ostream out(output_file, error);
    if (error)
      fail(output_file + ": " + error.message());
    output(s, records, compiled, status, out);
  }
  llvm::outs().flush();
  if (!s.quiet && s.format == output_format::text) {
    const auto count = std::count(fixed.begin(), fixed.end(), true);
    llvm::errs() << records.size() << " found in " << files.size() << " files";
    if (fix)
      llvm::errs() << ", " << count << " fixed";
    if (left_alone)
      llvm::errs() << "; functions with too many paths: " << left_alone;
    llvm::errs() << '\n';
  }
  return status;
}

static int analyse(clang::tooling::CommonOptionsParser &parser,
                   const char *program) {
  return run(make_settings(program), parser.getCompilations(),
             parser.getSourcePathList());
}

int main(int argc, const char **argv) {
  cl::SetVersionPrinter([](llvm::raw_ostream &out) {
    out << "defer-lint " DEFER_VERSION ", with Clang " CLANG_VERSION_STRING
           "\n";
  });
  // These need no file and no compile database.
  for (int i = 1; i < argc; i++) {
    llvm::StringRef argument = argv[i];
    if (argument == "--")
      break;
    argument.consume_front("-");
    if (argument == "-help") {
      print_help(category, llvm::outs());
      return 0;
    }
    if (argument.starts_with("-explain=") || argument == "-list-checks") {
      cl::HideUnrelatedOptions(category);
      cl::opt<std::string> database("p", cl::cat(category));
      cl::list<std::string> ignored(cl::Positional);
      cl::ParseCommandLineOptions(argc, argv);
      return explain.empty() ? print_checks(make_settings(argv[0]))
                             : print_page(explain);
    }
  }
  llvm::Expected<clang::tooling::CommonOptionsParser> parser =
      clang::tooling::CommonOptionsParser::create(argc, argv, category,
                                                  cl::ZeroOrMore);
  if (!parser)
    fail(llvm::StringRef(llvm::toString(parser.takeError())).rtrim().str());
  std::vector<const char *> arguments(argv, argv + argc);
  if (!parser->getSourcePathList().empty())
    return analyse(*parser, argv[0]);
  // Again, with all files of the database, which it does not load otherwise.
  const std::vector<std::string> files = files_of_database();
  for (const std::string &file : files)
    arguments.push_back(file.c_str());
  cl::ResetAllOptionOccurrences();
  int count = static_cast<int>(arguments.size());
  parser = clang::tooling::CommonOptionsParser::create(
      count, arguments.data(), category, cl::ZeroOrMore);
  if (!parser)
    fail(llvm::StringRef(llvm::toString(parser.takeError())).rtrim().str());
  return analyse(*parser, argv[0]);
}
