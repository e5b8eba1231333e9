#define _XOPEN_SOURCE 700 /* nftw */
#include "base/temporary_folder.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

bool temporary_folder_make(char path[TEMPORARY_FOLDER_PATH])
{
    const char *place = getenv("TMPDIR");

    if (snprintf(path, TEMPORARY_FOLDER_PATH, "%s/tidu-XXXXXX", place && *place ? place : "/tmp") >= TEMPORARY_FOLDER_PATH) {
        errno = ENAMETOOLONG;
        *path = '\0';
        return false;
    }
    if (mkdtemp(path))
        return true;
    *path = '\0';
    return false;
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *place)
{
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

void temporary_folder_remove(const char *path)
{
    enum { MOST_OPEN = 16 };

    if (*path)
        nftw(path, remove_one, MOST_OPEN, FTW_DEPTH | FTW_PHYS);
}
