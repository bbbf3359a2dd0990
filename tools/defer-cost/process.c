// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See process.h.

#define _GNU_SOURCE

#include "process.h"

#include "memory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

bool run_command(const struct words *command, const char *directory,
                 bool quiet) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                   O_RDONLY, 0);
  if (quiet)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
                                     O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  if (directory)
    posix_spawn_file_actions_addchdir_np(&actions, directory);
  pid_t child;
  int failure = posix_spawnp(&child, command->list[0], &actions, NULL,
                             command->list, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failure) {
    complain("cannot run '%s': %s", command->list[0], strerror(failure));
    return false;
  }
  int status;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR)
      return false;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

char *create_scratch(void) {
  const char *parent = getenv("TMPDIR");
  char *path =
      format_text("%s/defer-cost-XXXXXX", parent && *parent ? parent : "/tmp");
  if (mkdtemp(path))
    return path;
  complain("cannot create the folder '%s': %s", path, strerror(errno));
  free(path);
  return NULL;
}

void remove_scratch(char *path) {
  DIR *folder = opendir(path);
  if (folder) {
    for (struct dirent *entry; (entry = readdir(folder));)
      unlinkat(dirfd(folder), entry->d_name, 0);
    closedir(folder);
  }
  rmdir(path);
  free(path);
}
