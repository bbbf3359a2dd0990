// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Analysing many files at a time, each in a process of its own: the plugin
// keeps its state in variables, and what crashes takes no other file with it.
//
// A process writes what it finds, as JSON, and what the compiler says into
// files without a name, which are read when it has ended.

#include "analyse.h"

#include <cerrno>
#include <cstring>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace defer {
namespace lint {

namespace {

struct worker {
  size_t file;
  int records, messages; // descriptors
};

} // namespace

static std::string read_all(int descriptor) {
  std::string text;
  char buffer[4096];
  lseek(descriptor, 0, SEEK_SET);
  for (ssize_t n; (n = read(descriptor, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<size_t>(n));
  close(descriptor);
  return text;
}

// What the process does; it ends without the destructors of the program.
[[noreturn]] static void
run_worker(const settings &s,
           const clang::tooling::CompilationDatabase &database,
           const std::string &file, const worker &w) {
  dup2(w.messages, STDERR_FILENO);
  std::vector<record> records;
  unsigned left_alone = 0;
  const bool compiled = analyse_file(s, database, file, records, left_alone);
  llvm::json::Array array;
  for (const record &r : records)
    array.push_back(record_to_json(r));
  {
    llvm::raw_fd_ostream out(w.records, false);
    out << llvm::json::Value(llvm::json::Object{{"records", std::move(array)},
                                                {"leftAlone", left_alone}});
  }
  llvm::errs().flush();
  _exit(compiled ? 0 : 1);
}

static void finish(const worker &w, int status, const std::string &file,
                   file_result &result) {
  result.messages = read_all(w.messages);
  const std::string text = read_all(w.records);
  if (!WIFEXITED(status)) {
    result.failed = true;
    result.messages += file + ": error: the analysis was ended by signal " +
                       std::to_string(WTERMSIG(status)) + " (" +
                       strsignal(WTERMSIG(status)) + ")\n";
    return;
  }
  result.failed = WEXITSTATUS(status) != 0;
  llvm::Expected<llvm::json::Value> value = llvm::json::parse(text);
  if (!value) {
    llvm::consumeError(value.takeError());
    result.failed = true;
    return;
  }
  const llvm::json::Object &object = *value->getAsObject();
  result.left_alone =
      static_cast<unsigned>(object.getInteger("leftAlone").value_or(0));
  for (const llvm::json::Value &item : *object.getArray("records")) {
    record r;
    if (record_from_json(item, r))
      result.records.push_back(std::move(r));
  }
}

std::vector<file_result>
analyse_all(const settings &s,
            const clang::tooling::CompilationDatabase &database,
            const std::vector<std::string> &files,
            llvm::function_ref<void(size_t)> done) {
  std::vector<file_result> results(files.size());
  std::map<pid_t, worker> running;
  size_t next = 0, finished = 0;
  while (finished < files.size()) {
    while (next < files.size() && running.size() < s.jobs) {
      const worker w = {next, memfd_create("records", MFD_CLOEXEC),
                        memfd_create("messages", MFD_CLOEXEC)};
      const pid_t process = w.records < 0 || w.messages < 0 ? -1 : fork();
      if (process == 0)
        run_worker(s, database, files[next], w);
      if (process < 0) {
        results[next].failed = true;
        results[next].messages =
            files[next] + ": error: no process: " + strerror(errno) + "\n";
        finished++;
      } else
        running[process] = w;
      next++;
    }
    int status;
    const pid_t ended = waitpid(-1, &status, 0);
    auto found = running.find(ended);
    if (found == running.end())
      continue;
    const worker w = found->second;
    running.erase(found);
    finish(w, status, files[w.file], results[w.file]);
    done(++finished);
  }
  return results;
}

} // namespace lint
} // namespace defer
