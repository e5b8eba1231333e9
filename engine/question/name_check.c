#include "question/name_check.h"

#include <string.h>
#include <strings.h>

/* The signs of which a masked or an empty name consists, in bytes: those of full width are three each. */
static const char *const signs[] = {"*", "?", "#", ".", "-", "_", "/", " ", "＊", "？", "＃", "·", "…", "—", "　"};

static bool is_signs(const char *name)
{
    while (*name) {
        size_t i = 0, length = 0;

        for (; i < sizeof signs / sizeof *signs; i++) {
            length = *signs[i] == *name ? strlen(signs[i]) : 0;
            if (length && !strncmp(name, signs[i], length))
                break;
        }
        if (i == sizeof signs / sizeof *signs)
            return false;
        name += length;
    }
    return true;
}

static const char *const *headings(const dictionary *d)
{
    int id = dictionary_find(d, "name");

    return id == INDICATOR_NONE ? NULL : dictionary_get(d, id)->labels_zh;
}

/* The heading of the column once more. */
static bool is_heading(const char *const *label, const char *name)
{
    while (label && *label && (**label != *name || strcmp(*label, name) != 0))
        label++;
    return label && *label;
}

static bool is_placeholder(const char *const *labels, const char *name, const char *code)
{
    return is_signs(name) || !strcasecmp(name, code) || is_heading(labels, name);
}

bool name_is_placeholder(const dictionary *d, const char *name, const char *code)
{
    return is_placeholder(headings(d), name, code);
}

bool name_drop_placeholders(panel *p)
{
    const dictionary *d = panel_dictionary(p);
    const char *const *labels = headings(d);
    int name = dictionary_find(d, "name");
    const char *const *names = name == INDICATOR_NONE ? NULL : panel_text_column(p, name);
    size_t n = names ? panel_count(p) : 0, longest = 0;

    for (size_t i = 0; labels && labels[i]; i++)
        longest = strlen(labels[i]) > longest ? strlen(labels[i]) : longest;
    for (uint32_t c = 0; c < n; c++)
        if (names[c] && is_placeholder(strlen(names[c]) > longest ? NULL : labels, names[c], panel_code(p, c)) &&
            !panel_put_text(p, c, name, NULL, 0))
            return false;
    return true;
}
