#include "base/path.h"

#include <string.h>

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

bool path_next_folder(const char **list, const char **folder, size_t *length)
{
    *list += strspn(*list, ":");
    *folder = *list;
    *length = strcspn(*list, ":");
    *list += *length;
    return *length > 0;
}
