#include "report/index_notes.h"

#include "base/message.h"
#include "base/text_buffer.h"
#include "report/index_compared.h"

static void note_all(document *d, const index_noted *x, bool zh)
{
    document_note(d, PLURAL("%s, application year %d, %zu company; local practice, not law",
                            "%s, application year %d, %zu companies; local practice, not law", x->r->n),
                  model_text_in(x->r->model->name, zh), x->year, x->r->n);
    if (x->r->n_unscored)
        document_note(d, PLURAL("%zu company has no score: too few indicators are known or applicable",
                                "%zu companies have no score: too few indicators are known or applicable",
                                x->r->n_unscored),
                      x->r->n_unscored);
    if (!x->r->n_incomplete || x->r->compared)
        return;
    document_note(d, PLURAL("%zu company lacks data: missing indicators are left out and the other weights are increased in "
                            "proportion; lo and hi show the possible effect of the missing data",
                            "%zu companies lack data: missing indicators are left out and the other weights are "
                            "increased in proportion; lo and hi show the possible effect of the missing data",
                            x->r->n_incomplete),
                  x->r->n_incomplete);
    if (!x->r->model->is_monotone)
        document_note(d, "%s", _("lo and hi are empty where something is missing below an 'mpi': its greatest value can lie between the ends"));
}

/* How many companies with gaps could be among the first that are shown. */
static void note_gaps(document *d, const index_noted *x)
{
    if (x->top && x->ranks->n_possible)
        document_note(d, PLURAL("%zu company that lacks data could be among the first %zu", "%zu companies that lack data could be among the first %zu",
                                x->ranks->n_possible),
                      x->ranks->n_possible, x->top);
}

/* Of relative scales with gaps in their columns: how many values set them. */
static void note_scales(document *d, const index_noted *x)
{
    const index_result *r = x->r;
    text_buffer text;
    bool any = false;

    text_buffer_init(&text);
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        const index_indicator *i = &r->model->indicators[k];

        if (!index_scale_is_relative(&i->scale) || !r->n_missing[k])
            continue;
        text_buffer_print(&text, "%s%s %zu/%zu", any ? ", " : "", i->id, r->n_known[k], r->n_known[k] + r->n_missing[k]);
        any = true;
    }
    if (any)
        document_note(d, _("scales that depend on the others are set by the known values alone: %s"), text_buffer_string(&text));
    text_buffer_clear(&text);
}

void index_notes_add(document *d, const index_noted *x, bool zh)
{
    note_all(d, x, zh);
    if (x->r->compared)
        index_compared_notes(d, x->r, zh);
    note_gaps(d, x);
    note_scales(d, x);
}
