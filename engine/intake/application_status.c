#include "intake/application_status.h"

#include <string.h>

#include "panel/applications.h"

/* In the order of application_statuses. */
static const word_kind words_of[] = {WORD_FILED, WORD_RECOMMENDED, WORD_PROPOSED, WORD_RECOGNISED, WORD_REFUSED, WORD_WITHDRAWN};

const char *application_status_find(const word_lists *words, const char *folded)
{
    for (size_t i = 0; application_statuses[i]; i++) {
        if (!strcmp(application_statuses[i], folded) || word_lists_has(words, words_of[i], folded))
            return application_statuses[i];
    }
    return NULL;
}
