/*
 * Operations on paths as text.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>
#include <stddef.h>

/* The last component of a path: the part after the last '/'. */
const char *path_name(const char *path);

/*
 * Get the next folder of a list separated by ':', as *length bytes at *folder, and advance *list past it. Empty entries
 * are skipped. False at the end of the list.
 */
bool path_next_folder(const char **list, const char **folder, size_t *length);

#endif
