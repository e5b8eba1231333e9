#include "report/next_step_text.h"

#include <stdio.h>

#include "base/message.h"
#include "report/value_text.h"

const char *tier_word(tier t)
{
    static const char *const words[] = {[TIER_APPLY] = N_("apply"), [TIER_PUSH] = N_("push"),
                                        [TIER_NURTURE] = N_("nurture"), [TIER_WATCH] = N_("watch")};

    return _(words[t]);
}

static void ask_text(const next_step *step, const dictionary *d, const char *what, bool zh, char *out, size_t size)
{
    const char *label = step->indicator == INDICATOR_NONE ? NULL : label_text(dictionary_get(d, step->indicator), zh);

    if (!label)
        snprintf(out, size, _("give the setting for: %s"), what);
    else if (step->year)
        snprintf(out, size, _("ask for: %s %d (%s)"), label, step->year, what);
    else
        snprintf(out, size, _("ask for: %s (%s)"), label, what);
}

void next_step_words(const next_step *step, const dictionary *d, bool zh, char *out, size_t size)
{
    const char *what = step->gate   ? model_text_in(step->gate->name, zh)
                       : step->item ? model_text_in(step->item->name, zh)
                                    : "";

    switch (step->kind) {
    case NEXT_FILE:
        snprintf(out, size, "%s", _("file the application"));
        break;
    case NEXT_ASK:
        ask_text(step, d, what, zh, out, size);
        break;
    case NEXT_EXPERT:
        snprintf(out, size, "%s", _("prepare what the experts will judge"));
        break;
    case NEXT_NONE:
        snprintf(out, size, "%s", "");
        break;
    }
}

void next_step_text(const advice_basis *k, size_t company, bool zh, char *out, size_t size)
{
    next_step step = next_step_find(k, company);

    next_step_words(&step, panel_dictionary(k->b->panel), zh, out, size);
}
