#include "report/cite_text.h"

#include <stdio.h>
#include <string.h>

const char *file_of_path(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

void cite_text(const model *m, const char *cite, const char *origin, char text[CITE_TEXT_SIZE])
{
    if (m->extends)
        snprintf(text, CITE_TEXT_SIZE, "%s (%s)", cite, file_of_path(origin ? origin : m->file));
    else
        snprintf(text, CITE_TEXT_SIZE, "%s", cite);
}
