#include "intake/application_status.h"

#include <string.h>

static const struct {
    const char *name;
    word_kind words;
} statuses[] = {
    {"filed", WORD_FILED},           {"recommended", WORD_RECOMMENDED}, {"proposed", WORD_PROPOSED},
    {"recognised", WORD_RECOGNISED}, {"refused", WORD_REFUSED},         {"withdrawn", WORD_WITHDRAWN},
};

const char *application_status_find(const word_lists *words, const char *folded)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        if (!strcmp(statuses[i].name, folded) || word_lists_has(words, statuses[i].words, folded))
            return statuses[i].name;
    }
    return NULL;
}
