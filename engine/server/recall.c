#include "server/recall.h"

#include "cli/command.h"
#include "server/figure_kind.h"
#include "server/kept_answers.h"
#include "server/names.h"

enum { MOST_BYTES = 64 << 20 };

static kept_answers *kept; /* made when it is needed first */
static const desk *asked;  /* NULL: not between begin and end, or the state is not known */
static state of_request;

static void forget_names(void)
{
    names_forget();
    figure_kinds_forget();
}

void recall_begin(const desk *d, const state *now)
{
    if (!kept)
        kept = kept_answers_new(MOST_BYTES);
    if (!kept || kept_answers_turn_to(kept, now) || !*now->text)
        forget_names(); /* rules and figures may be called otherwise now */
    of_request = *now;
    asked = kept && *now->text ? d : NULL;
}

void recall_end(void)
{
    asked = NULL;
}

void recall_ask(const question_words *question, const answer_form *form, answer *out)
{
    state now;

    if (asked && kept_answers_may(question, form) && kept_answers_find(kept, question, form, out))
        return;
    answer_ask(question, form, out);
    /* what was written while it was computed may be in it, or not */
    if (asked && out->status == EXIT_DONE && state_read(asked, &now) && state_is_same(&now, &of_request))
        kept_answers_add(kept, question, form, out);
}

void recall_forget(void)
{
    kept_answers_free(kept);
    kept = NULL;
    forget_names();
}
