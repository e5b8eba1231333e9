/* A folder for files that nobody keeps, which only this user can read. */
#ifndef BASE_TEMPORARY_FOLDER_H
#define BASE_TEMPORARY_FOLDER_H

#include <stdbool.h>

enum { TEMPORARY_FOLDER_PATH = 1024 };

/* Make one in $TMPDIR, else in /tmp. False with errno. */
bool temporary_folder_make(char path[TEMPORARY_FOLDER_PATH]);

/* Remove it with all that is in it; links in it are not followed. "" is none. */
void temporary_folder_remove(const char *path);

#endif
