#include "server/tag.h"

#include <stdio.h>
#include <string.h>

#include "server/mixture.h"

static void write_tag(const mixture *m, char out[TAG_TEXT])
{
    char digits[MIXTURE_TEXT];

    mixture_write(m, digits);
    snprintf(out, TAG_TEXT, "\"%s\"", digits);
}

void tag_of_bytes(const char *bytes, size_t n, char out[TAG_TEXT])
{
    mixture m = mixture_begin();

    mixture_add(&m, bytes, n);
    write_tag(&m, out);
}

void tag_of_texts(const char *const *texts, char out[TAG_TEXT])
{
    mixture m = mixture_begin();

    for (; *texts; texts++)
        mixture_add_text(&m, *texts);
    write_tag(&m, out);
}

/* If-None-Match = "*" / #entity-tag (RFC 9110, 13.1.2): compared without W/. */
bool tag_is_known(const char *header, const char *tag)
{
    size_t n = strlen(tag), before = header ? strspn(header, " \t") : 0;

    if (header && header[before] == '*')
        return !header[before + 1 + strspn(header + before + 1, " \t")];
    while (header && *header) {
        header += strspn(header, ", \t");
        if (!strncmp(header, "W/", 2))
            header += 2;
        if (*header != '"')
            return false;
        if (!strncmp(header, tag, n))
            return true;
        header = strchr(header + 1, '"');
        header += header != NULL;
    }
    return false;
}
