// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See database.h.

#define _GNU_SOURCE

#include "database.h"

#include "memory.h"

#include <fnmatch.h>
#include <json.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// Returns the text of the member NAME of ENTRY, NULL if there is none.
static const char *member(struct json_object *entry, const char *name) {
  struct json_object *value;
  if (!json_object_object_get_ex(entry, name, &value) ||
      !json_object_is_type(value, json_type_string))
    return NULL;
  return json_object_get_string(value);
}

// Appends the command of ENTRY to WORDS: "arguments", or else "command".
static bool read_command(struct json_object *entry, struct words *words) {
  struct json_object *list;
  if (!json_object_object_get_ex(entry, "arguments", &list)) {
    const char *command = member(entry, "command");
    return command && words_split(words, command);
  }
  if (!json_object_is_type(list, json_type_array))
    return false;
  for (size_t i = 0; i < json_object_array_length(list); i++)
    words_add(words,
              json_object_get_string(json_object_array_get_idx(list, i)));
  return true;
}

// Whether FILE of an entry in DIRECTORY is WANTED, as given on the command
// line.
static bool same_file(const char *directory, const char *file,
                      const char *wanted) {
  char *joined =
      *file == '/' ? copy_text(file) : format_text("%s/%s", directory, file);
  char *left = realpath(joined, NULL), *right = realpath(wanted, NULL);
  bool same = left && right && !strcmp(left, right);
  free(joined);
  free(left);
  free(right);
  return same;
}

// Visits the entries for WANTED, or for all C files if that is NULL. Returns
// their number, or -1 after a message.
static int visit_entries(struct json_object *database, const char *path,
                         const char *wanted,
                         bool (*visit)(const struct words *command,
                                       const char *directory, void *data),
                         void *data) {
  int count = 0;
  for (size_t i = 0; i < json_object_array_length(database); i++) {
    struct json_object *entry = json_object_array_get_idx(database, i);
    const char *directory = member(entry, "directory");
    const char *file = member(entry, "file");
    struct words command = {0};
    if (!directory || !file || !read_command(entry, &command)) {
      complain("%s: entry %zu has no directory, file or command", path, i);
      words_free(&command);
      return -1;
    }
    bool chosen = wanted ? same_file(directory, file, wanted)
                         : fnmatch("*.c", file, 0) == 0;
    bool done = !chosen || visit(&command, directory, data);
    words_free(&command);
    if (!done)
      return -1;
    count += chosen;
  }
  if (count == 0) {
    complain("%s: no command for %s", path, wanted ? wanted : "a C file");
    return -1;
  }
  return count;
}

bool database_visit(const char *path, const struct words *files,
                    bool (*visit)(const struct words *command,
                                  const char *directory, void *data),
                    void *data) {
  struct stat status;
  char *file = stat(path, &status) == 0 && S_ISDIR(status.st_mode)
                   ? format_text("%s/compile_commands.json", path)
                   : copy_text(path);
  struct json_object *database = json_object_from_file(file);
  bool done = json_object_is_type(database, json_type_array);
  if (!done) {
    const char *why = database ? "no list" : json_util_get_last_err();
    complain("%s: not a compilation database: %.*s", file,
             (int)strcspn(why, "\n"), why);
  }
  for (size_t i = 0; done && i < files->count; i++)
    done = visit_entries(database, file, files->list[i], visit, data) > 0;
  if (done && files->count == 0)
    done = visit_entries(database, file, NULL, visit, data) > 0;
  json_object_put(database);
  free(file);
  return done;
}
