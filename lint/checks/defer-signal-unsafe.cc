// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-signal-unsafe: a deferred statement of a signal handler calls a
// function that is not async-signal-safe. See docs/lint/defer-signal-unsafe.md.
//
// Handlers are what `signal` is given and what is stored in `sa_handler` or
// `sa_sigaction`. Of the functions of system headers those are safe that
// POSIX.1-2017 lists, and the builtins that touch memory only; of others
// nothing is said.

#include "unit-facts.h"

namespace defer {
namespace lint {

// POSIX.1-2017, 2.4.3.
static const char *const safe_functions[] = {
    "_Exit", "_exit", "abort", "accept", "access", "aio_error", "aio_return",
    "aio_suspend", "alarm", "bind", "cfgetispeed", "cfgetospeed", "cfsetispeed",
    "cfsetospeed", "chdir", "chmod", "chown", "clock_gettime", "close",
    "connect", "creat", "dup", "dup2", "execl", "execle", "execv", "execve",
    "faccessat", "fchdir", "fchmod", "fchmodat", "fchown", "fchownat", "fcntl",
    "fdatasync", "fexecve", "ffs", "fork", "fstat", "fstatat", "fsync",
    "ftruncate", "futimens", "getegid", "geteuid", "getgid", "getgroups",
    "getpeername", "getpgrp", "getpid", "getppid", "getsockname", "getsockopt",
    "getuid", "htonl", "htons", "kill", "link", "linkat", "listen", "longjmp",
    "lseek", "lstat", "memccpy", "memchr", "memcmp", "memcpy", "memmove",
    "memset", "mkdir", "mkdirat", "mkfifo", "mkfifoat", "mknod", "mknodat",
    "ntohl", "ntohs", "open", "openat", "pause", "pipe", "poll",
    "posix_trace_event", "pselect", "pthread_kill", "pthread_self",
    "pthread_sigmask", "raise", "read", "readlink", "readlinkat", "recv",
    "recvfrom", "recvmsg", "rename", "renameat", "rmdir", "select", "sem_post",
    "send", "sendmsg", "sendto", "setgid", "setpgid", "setsid", "setsockopt",
    "setuid", "shutdown", "sigaction", "sigaddset", "sigdelset", "sigemptyset",
    "sigfillset", "sigismember", "siglongjmp", "signal", "sigpause",
    "sigpending", "sigprocmask", "sigqueue", "sigset", "sigsuspend", "sleep",
    "sockatmark", "socket", "socketpair", "stat", "stpcpy", "stpncpy", "strcat",
    "strchr", "strcmp", "strcpy", "strcspn", "strlen", "strncat", "strncmp",
    "strncpy", "strnlen", "strpbrk", "strrchr", "strspn", "strstr", "strtok_r",
    "symlink", "symlinkat", "tcdrain", "tcflow", "tcflush", "tcgetattr",
    "tcgetpgrp", "tcsendbreak", "tcsetattr", "tcsetpgrp", "time",
    "timer_getoverrun", "timer_gettime", "timer_settime", "times", "umask",
    "uname", "unlink", "unlinkat", "utime", "utimensat", "utimes", "wait",
    "waitpid", "wcpcpy", "wcpncpy", "wcscat", "wcschr", "wcscmp", "wcscpy",
    "wcscspn", "wcslen", "wcsncat", "wcsncmp", "wcsncpy", "wcsnlen", "wcspbrk",
    "wcsrchr", "wcsspn", "wcsstr", "wcstok", "wmemchr", "wmemcmp", "wmemcpy",
    "wmemmove", "wmemset", "write",
    // How `errno` is read.
    "__errno_location", "__error"};

static bool is_unsafe(const unit &u, const clang::FunctionDecl *callee) {
  if (!callee->getIdentifier() ||
      !u.compiler.getSourceManager().isInSystemHeader(callee->getLocation()))
    return false;
  const llvm::StringRef name = callee->getName();
  return std::none_of(std::begin(safe_functions), std::end(safe_functions),
                      [&](const char *safe) { return name == safe; });
}

static void on_unit(unit &u) {
  for (const auto &item : facts_of(u).functions) {
    if (item.second.handler_of != "signal")
      continue;
    for (const call_fact &call : item.second.calls)
      if (call.place != call_place::plain && is_unsafe(u, call.callee))
        report_finding(
            u, {CHECK_signal_unsafe,
                call.range,
                fill(message::signal_unsafe, {call.callee->getNameAsString(),
                                              item.first->getNameAsString()}),
                {},
                {}});
  }
}

const check check_signal_unsafe = {nullptr, nullptr, nullptr, on_unit};

} // namespace lint
} // namespace defer
