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
            length = strlen(signs[i]);
            if (!strncmp(name, signs[i], length))
                break;
        }
        if (i == sizeof signs / sizeof *signs)
            return false;
        name += length;
    }
    return true;
}

/* The heading of the column once more. */
static bool is_heading(const dictionary *d, const char *name)
{
    int id = dictionary_find(d, "name");
    const char *const *label = id == INDICATOR_NONE ? NULL : dictionary_get(d, id)->labels_zh;

    while (label && *label && strcmp(*label, name) != 0)
        label++;
    return label && *label;
}

bool name_is_placeholder(const dictionary *d, const char *name, const char *code)
{
    return is_signs(name) || !strcasecmp(name, code) || is_heading(d, name);
}

bool name_drop_placeholders(panel *p)
{
    const dictionary *d = panel_dictionary(p);
    int name = dictionary_find(d, "name");
    const char *const *names = name == INDICATOR_NONE ? NULL : panel_text_column(p, name);
    size_t n = names ? panel_count(p) : 0;

    for (uint32_t c = 0; c < n; c++)
        if (names[c] && name_is_placeholder(d, names[c], panel_code(p, c)) && !panel_put_text(p, c, name, NULL, 0))
            return false;
    return true;
}
