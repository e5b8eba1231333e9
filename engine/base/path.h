/*
 * Paths as texts.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>
#include <stddef.h>

/* The last part of a path: behind the last '/'. */
const char *path_name(const char *path);

/*
 * The next folder of a list separated by ':', as *length bytes at *folder; *list moves behind it. Empty ones are
 * passed over; false at the end.
 */
bool path_next_folder(const char **list, const char **folder, size_t *length);

#endif
