/*
 * Models and indicators as values.
 */
#include <math.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "verdict/item_outcome.h"

const char *tidu_model_file(const tidu_session *s, size_t i)
{
    return i < s->env.catalogue.n ? s->env.catalogue.files[i] : NULL;
}

tidu_status tidu_model_open(tidu_session *s, const char *name, const tidu_question *q, tidu_model **out,
                            tidu_error *err)
{
    question asked = question_of(q);
    tidu_model *m = allocate_array(1, sizeof *m);
    tidu_status status;

    if (!m)
        return error_memory(err);
    if (!asked.year && asked.on) /* the day alone determines the version in force */
        asked.year = question_year_of_day(&asked);
    if (asked.year)
        status = question_model(&s->env, name, &asked, asked.year, &m->owned, err);
    else
        status = catalogue_load(&s->env.catalogue, name, question_newest(&asked), s->env.dictionary, &m->owned, err);
    if (status) {
        release(m);
        return status;
    }
    m->model = m->owned;
    m->is_chinese = s->env.is_chinese;
    *out = m;
    return TIDU_OK;
}

void tidu_model_close(tidu_model *m)
{
    if (!m)
        return;
    model_free(m->owned);
    release(m);
}

const char *tidu_model_id(const tidu_model *m)
{
    return m->model->id;
}

const char *tidu_model_version(const tidu_model *m)
{
    return m->model->version;
}

const char *tidu_model_digest(const tidu_model *m)
{
    return m->model->digest;
}

const char *tidu_model_name(const tidu_model *m)
{
    return model_text_in(m->model->name, m->is_chinese);
}

/* --- parts -------------------------------------------------------------------------------------------- */

size_t tidu_model_count(const tidu_model *m, tidu_part part)
{
    switch (part) {
    case TIDU_PART_GATE:
        return m->model->n_gates;
    case TIDU_PART_DIRECT:
        return m->model->n_directs;
    case TIDU_PART_GROUP:
        return m->model->n_groups;
    case TIDU_PART_ITEM:
        return m->model->n_items;
    }
    return 0;
}

static tidu_part_info describe_condition(const model_condition *c, bool zh)
{
    return (tidu_part_info){
        .id = c->id, .name = model_text_in(c->name, zh), .cite = c->cite.text, .is_judged = c->is_judged, .most = NAN};
}

static tidu_part_info describe_item(const model_item *item, bool zh)
{
    tidu_part_info out = {.id = item->id, .name = model_text_in(item->name, zh), .cite = item->cite.text, .group = item->group};

    for (size_t b = 0; b < item->n_bands; b++) {
        out.most = fmax(out.most, item->bands[b].greatest);
        out.is_judged |= item->bands[b].least < item->bands[b].greatest;
    }
    return out;
}

static tidu_part_info describe_group(const model_group *g, bool zh)
{
    return (tidu_part_info){.id = g->id, .name = model_text_in(g->name, zh), .cite = g->cite.text, .most = g->most};
}

bool tidu_model_part(const tidu_model *m, tidu_part part, size_t i, tidu_part_info *out)
{
    const model *x = m->model;

    if (i >= tidu_model_count(m, part))
        return false;
    if (part == TIDU_PART_GATE)
        *out = describe_condition(&x->gates[i], m->is_chinese);
    else if (part == TIDU_PART_DIRECT)
        *out = describe_condition(&x->directs[i], m->is_chinese);
    else if (part == TIDU_PART_GROUP)
        *out = describe_group(&x->groups[i], m->is_chinese);
    else
        *out = describe_item(&x->items[i], m->is_chinese);
    return true;
}

static double quantile_of(const model *m, const model_band *b, double chance)
{
    long first = lround(b->least / m->step), last = lround(b->greatest / m->step), steps = first;
    double all = 0, so_far;

    for (long k = first; k <= last; k++)
        all += item_outcome_weight(m, b, k);
    so_far = item_outcome_weight(m, b, first);
    while (steps < last && (so_far <= 0 || so_far < chance * all))
        so_far += item_outcome_weight(m, b, ++steps);
    return model_points(m, steps);
}

bool tidu_model_item_points(const tidu_model *m, size_t item, double least, double greatest, double chance, double *points)
{
    const model *x = m->model;

    if (item >= x->n_items)
        return false;
    for (size_t b = 0; b < x->items[item].n_bands; b++) {
        const model_band *band = &x->items[item].bands[b];

        if (band->least != least || band->greatest != greatest)
            continue;
        *points = quantile_of(x, band, chance);
        return true;
    }
    return false;
}

/* --- indicators ---------------------------------------------------------------------------------------- */

bool tidu_indicator(const tidu_session *s, size_t i, tidu_indicator_info *out)
{
    const indicator *x;

    if (i >= (size_t)dictionary_count(s->env.dictionary))
        return false;
    x = dictionary_get(s->env.dictionary, (int)i);
    *out = (tidu_indicator_info){.name = x->name,
                                 .label = indicator_label(x, s->env.is_chinese),
                                 .type = indicator_type_name(x->type),
                                 .unit = x->type == INDICATOR_MONEY ? "yuan" : x->type == INDICATOR_SHARE ? "fraction" : "",
                                 .is_annual = x->kind == INDICATOR_ANNUAL,
                                 .is_whole = x->is_whole,
                                 .least = x->least,
                                 .greatest = x->greatest,
                                 .fallback = x->fallback};
    return true;
}
