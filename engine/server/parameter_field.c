#include "server/parameter_field.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *prefix, *unit;
} kinds[] = {{"param-percent.", "%"}, {"param-wan.", " wan"}, {"param-yi.", " yi"}, {"param-yuan.", " yuan"}, {"param.", ""}};

enum { KINDS = sizeof kinds / sizeof *kinds, LONGEST_NAME = 128 };

static bool is_name(const char *text)
{
    return *text && strlen(text) < LONGEST_NAME && !text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_.-@")];
}

bool parameter_field_read(const char *field, parameter_field *out)
{
    for (size_t i = 0; i < KINDS; i++) {
        size_t n = strlen(kinds[i].prefix);

        if (!strncmp(field, kinds[i].prefix, n) && is_name(field + n)) {
            *out = (parameter_field){field + n, kinds[i].unit};
            return true;
        }
    }
    return false;
}

bool parameter_field_write(const char *name, const char *value, char *out, size_t size)
{
    size_t n = strlen(value), i = 0;

    /* the last one has no unit, which any value ends with */
    while (strlen(kinds[i].unit) > n || strcmp(value + n - strlen(kinds[i].unit), kinds[i].unit) != 0)
        i++;
    return is_name(name) && (size_t)snprintf(out, size, "%s%s", kinds[i].prefix, name) < size;
}
