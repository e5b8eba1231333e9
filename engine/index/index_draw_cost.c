/*
 * Most methods that compare lists take little more than a mean. Of the others one run was measured on two cores: 3,000 companies take 0.01 s
 * by copeland, whose time grows with their square, and 0.08 s by bod, which solves a program for each. The limits are some minutes.
 */
#include <math.h>

#include "base/error.h"
#include "base/message.h"
#include "index/index_draw.h"

static const double most_pairs = 2e11, most_programs = 2e7;

static bool has_gauss(const index_list_method *how, size_t columns)
{
    bool any = false;

    for (size_t j = 0; j < columns && how->kind == LIST_PROMETHEE; j++)
        any |= how->functions[j].kind == PREFERENCE_GAUSS;
    return any;
}

/* The most draws that are sensible; INFINITY: any number. */
static double most_draws(const index_result *r)
{
    const index_list_method *how = &r->model->list_method;
    double pairs = 0, companies = 0;

    for (size_t t = 0; t < r->n_strata; t++) {
        double n = (double)r->strata[t].n;

        pairs += n * n;
        companies += n;
    }
    if (how->kind == LIST_BOD)
        return most_programs / companies;
    return how->kind == LIST_COPELAND || has_gauss(how, index_list_columns(r->model)) ? most_pairs / pairs : INFINITY;
}

tidu_status index_drawing_check(const index_drawing *d, tidu_error *err)
{
    const index_result *r = d->r;
    size_t sources = 0;
    double draws, most;

    for (int s = 0; s < ROBUST_SOURCES; s++)
        sources += d->is_active[s];
    if (!sources)
        return error_set(err, TIDU_EUSAGE, _("nothing about this index is said to be uncertain; give --weights-known 25%%, --error 5%% or other scales or means"));
    if (!index_compares_list(r->model))
        return TIDU_OK;
    draws = (double)d->q->draws + (double)d->q->points * (double)(sources + 2);
    most = most_draws(r);
    if (draws <= most)
        return TIDU_OK;
    return error_set(err, TIDU_EUSAGE, _("'%s' compares all companies anew in every draw: %.0f draws (--draws, and --points for each source and twice) of %zu companies "
                                         "would take too long; at most %.0f are made, so give less of both"),
                     list_method_name(r->model->list_method.kind), draws, r->n, most);
}
