/*
 * The score: groups of items, each a table of bands, and what passes.
 */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "model/model_internal.h"

double model_points(const model *m, long steps)
{
    return (double)steps * m->step_units / m->step_scale;
}

bool model_steps(const model *m, double points, long *steps)
{
    double units = nearbyint(points * m->step_scale);

    if (!(fabs(units) < 1e15) || units / m->step_scale != points || fmod(units, m->step_units) != 0)
        return false;
    *steps = lround(units / m->step_units);
    return true;
}

static tidu_status read_step(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;
    tidu_status status = TIDU_OK;

    m->step = m->step_units = m->step_scale = 1;
    if (n)
        status = field_number(r, n, &m->step);
    if (!status && m->step <= 0)
        status = yaml_error(r->tree, n, r->err, _("the step is greater than 0"));
    if (status)
        return status;
    for (m->step_scale = 1; m->step_scale <= 1e6; m->step_scale *= 10) {
        m->step_units = nearbyint(m->step * m->step_scale);
        if (m->step_units / m->step_scale == m->step)
            return TIDU_OK;
    }
    return yaml_error(r->tree, n, r->err, _("a step has at most 6 decimals"));
}

/* Not negative, a multiple of the step, and not so many steps that a chance takes long. */
static tidu_status check_points(const rule_reader *r, const yaml_node *n, double points)
{
    long steps;

    if (points < 0)
        return yaml_error(r->tree, n, r->err, _("points are not negative and go from the least to the greatest"));
    if (!model_steps(r->subject, points, &steps))
        return yaml_error(r->tree, n, r->err, _("these points are no multiple of the score's step"));
    if (steps > MODEL_MOST_STEPS)
        return yaml_error(r->tree, n, r->err, _("a score has at most %d steps of points"), MODEL_MOST_STEPS);
    return TIDU_OK;
}

/* points: number | [least, greatest] */
static tidu_status read_points(rule_reader *r, const yaml_node *n, model_band *b)
{
    tidu_status status;

    if (n->kind == YAML_SEQUENCE && n->n == 2) {
        status = field_number(r, n->first, &b->least);
        if (!status)
            status = field_number(r, n->first->next, &b->greatest);
    } else {
        status = field_number(r, n, &b->least);
        b->greatest = b->least;
    }
    if (!status && b->greatest < b->least)
        status = yaml_error(r->tree, n, r->err, _("points are not negative and go from the least to the greatest"));
    if (!status)
        status = check_points(r, n, b->least);
    return status ? status : check_points(r, n, b->greatest);
}

/* prior: {low, mode, high}, a triangle within the band */
static tidu_status read_prior(rule_reader *r, const yaml_node *n, model_band *b)
{
    static const yaml_field fields[] = {{"low", YAML_IS_SCALAR, true},
                                        {"mode", YAML_IS_SCALAR, true},
                                        {"high", YAML_IS_SCALAR, true},
                                        {.key = NULL}};
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);
    long steps;

    if (!status)
        status = field_number(r, yaml_find(n, "low"), &b->low);
    if (!status)
        status = field_number(r, yaml_find(n, "mode"), &b->mode);
    if (!status)
        status = field_number(r, yaml_find(n, "high"), &b->high);
    if (!status && !(b->least <= b->low && b->low <= b->mode && b->mode <= b->high &&
                     b->high <= b->greatest))
        status = yaml_error(r->tree, n, r->err, _("low, mode and high go up and lie within the points"));
    if (!status && !(model_steps(r->subject, b->low, &steps) && model_steps(r->subject, b->mode, &steps) &&
                     model_steps(r->subject, b->high, &steps)))
        status = yaml_error(r->tree, n, r->err, _("these points are no multiple of the score's step"));
    b->has_prior = true;
    return status;
}

static tidu_status read_bands(rule_reader *r, const yaml_node *n, model_item *item)
{
    static const yaml_field fields[] = {{"when", YAML_IS_SCALAR, false},
                                        {"points", YAML_IS_SCALAR | YAML_IS_SEQUENCE, true},
                                        {"prior", YAML_IS_MAPPING, false},
                                        {.key = NULL}};
    tidu_status status = TIDU_OK;
    size_t i = 0;

    for (const yaml_node *m = n->first; m && !status; m = m->next, i++) {
        model_band *b = &item->bands[i];
        const yaml_node *when;

        if (m->kind != YAML_MAPPING)
            return yaml_error(r->tree, m, r->err, _("a band looks like {when: ..., points: [7, 8]}"));
        status = yaml_check_keys(r->tree, m, fields, r->err);
        if (status)
            break;
        when = yaml_find(m, "when");
        if (when) {
            b->text = when->text;
            status = field_expression(r, when, VALUE_TRUTH, &b->when);
            if (!status && !m->next)
                status = yaml_error(r->tree, m, r->err,
                                    _("where none of the conditions holds there are no points; end with a band without 'when'"));
        } else if (m->next) {
            status = yaml_error(r->tree, m->next, r->err, _("no band after one without 'when' can be reached"));
        }
        if (!status)
            status = read_points(r, yaml_find(m, "points"), b);
        if (!status && yaml_find(m, "prior"))
            status = read_prior(r, yaml_find(m, "prior"), b);
    }
    return status;
}

static tidu_status read_steps(rule_reader *r, const yaml_node *n, const yaml_node *over,
                              model_item *item)
{
    static const yaml_field fields[] = {{"from", YAML_IS_SCALAR, false},
                                        {"above", YAML_IS_SCALAR, false},
                                        {"to", YAML_IS_SCALAR, false},
                                        {"below", YAML_IS_SCALAR, false},
                                        {"points", YAML_IS_SCALAR | YAML_IS_SEQUENCE, true},
                                        {"prior", YAML_IS_MAPPING, false},
                                        {.key = NULL}};
    node *conditions[MODEL_MOST_BANDS];
    const char *texts[MODEL_MOST_BANDS];
    tidu_status status = TIDU_OK;
    size_t i = 0;

    item->over_text = over->text;
    status = field_expression(r, over, VALUE_NUMBER, &item->over);
    for (const yaml_node *m = n->first; m && !status; m = m->next)
        status = m->kind == YAML_MAPPING ? yaml_check_keys(r->tree, m, fields, r->err) : TIDU_OK;
    if (!status)
        status = steps_read(r, n, item->over, conditions, texts);
    for (const yaml_node *m = n->first; m && !status; m = m->next, i++) {
        item->bands[i].when = conditions[i];
        item->bands[i].text = texts[i];
        status = read_points(r, yaml_find(m, "points"), &item->bands[i]);
        if (!status && yaml_find(m, "prior"))
            status = read_prior(r, yaml_find(m, "prior"), &item->bands[i]);
    }
    return status;
}

/* judged: {max, prior}, short for one band from 0 to max */
static tidu_status read_judged(rule_reader *r, const yaml_node *n, model_item *item)
{
    static const yaml_field fields[] = {{"min", YAML_IS_SCALAR, false},
                                        {"max", YAML_IS_SCALAR, true},
                                        {"prior", YAML_IS_MAPPING, true},
                                        {.key = NULL}};
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    if (!status && yaml_find(n, "min"))
        status = field_number(r, yaml_find(n, "min"), &item->bands[0].least);
    if (!status)
        status = check_points(r, yaml_find(n, "min"), item->bands[0].least);
    if (!status)
        status = field_number(r, yaml_find(n, "max"), &item->bands[0].greatest);
    if (!status)
        status = check_points(r, yaml_find(n, "max"), item->bands[0].greatest);
    return status ? status : read_prior(r, yaml_find(n, "prior"), &item->bands[0]);
}

static tidu_status read_table(rule_reader *r, const yaml_node *n, model_item *item)
{
    const yaml_node *bands = yaml_find(n, "bands");
    const yaml_node *steps = yaml_find(n, "steps");
    const yaml_node *judged = yaml_find(n, "judged");
    const yaml_node *over = yaml_find(n, "over");
    const yaml_node *list = bands ? bands : steps;
    tidu_status status;

    if ((bands != NULL) + (steps != NULL) + (judged != NULL) != 1 ||
        (steps != NULL) != (over != NULL))
        return yaml_error(r->tree, n, r->err,
                          _("an item has either 'bands', or 'over' and 'steps', or 'judged'"));
    item->n_bands = list ? list->n : 1;
    if (!item->n_bands || item->n_bands > MODEL_MOST_BANDS)
        return yaml_error(r->tree, list, r->err, _("an item has 1 to %d bands"), MODEL_MOST_BANDS);
    status = field_array(r, item->n_bands, sizeof *item->bands, (void **)&item->bands);
    if (status)
        return status;
    return bands   ? read_bands(r, bands, item)
           : steps ? read_steps(r, steps, over, item)
                   : read_judged(r, judged, item);
}

static tidu_status read_item(rule_reader *r, const yaml_node *n, model_item *item)
{
    static const yaml_field fields[] = {
        {"id", YAML_IS_SCALAR, true},       {"name", YAML_IS_MAPPING, true},
        {"law", YAML_IS_MAPPING, false},    {"cite", YAML_IS_SCALAR, true},
        {"bands", YAML_IS_SEQUENCE, false}, {"over", YAML_IS_SCALAR, false},
        {"steps", YAML_IS_SEQUENCE, false}, {"judged", YAML_IS_MAPPING, false},
        {"act", YAML_IS_SEQUENCE, false},   {"confidence", YAML_IS_SCALAR, false},
        {.key = NULL}};
    tidu_status status;

    if (n->kind != YAML_MAPPING)
        return yaml_error(r->tree, n, r->err, _("an item has id, name, cite and its bands"));
    status = yaml_check_keys(r->tree, n, fields, r->err);
    if (!status)
        status = field_id(r, yaml_find(n, "id"), &item->id);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "name"), &item->name);
    if (!status && yaml_find(n, "law"))
        status = field_bilingual(r, yaml_find(n, "law"), &item->law);
    if (!status)
        status = field_cite(r, n, &item->cite);
    if (!status)
        status = field_origin(r, n, &item->origin);
    if (!status)
        status = field_verified(r, n, &item->is_verified);
    if (!status)
        status = read_table(r, n, item);
    if (!status)
        status = field_judged(r, n, item->id, &item->judged_indicator);
    return status ? status : field_act(r, n, &item->act, &item->n_act);
}

static tidu_status read_group(rule_reader *r, const yaml_node *n, model_group *g)
{
    model *m = r->subject;

    static const yaml_field fields[] = {
        {"id", YAML_IS_SCALAR, true},    {"name", YAML_IS_MAPPING, true},
        {"cite", YAML_IS_SCALAR, true},  {"max", YAML_IS_SCALAR, false},
        {"items", YAML_IS_SEQUENCE, true}, {.key = NULL}};
    tidu_status status;

    if (n->kind != YAML_MAPPING)
        return yaml_error(r->tree, n, r->err, _("a group has id, name, cite, max and items"));
    status = yaml_check_keys(r->tree, n, fields, r->err);
    g->most = INFINITY;
    g->first_item = m->n_items;
    if (!status)
        status = field_id(r, yaml_find(n, "id"), &g->id);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "name"), &g->name);
    if (!status)
        status = field_cite(r, n, &g->cite);
    if (!status && yaml_find(n, "max"))
        status = field_number(r, yaml_find(n, "max"), &g->most);
    if (!status && yaml_find(n, "max"))
        status = check_points(r, yaml_find(n, "max"), g->most);
    if (status)
        return status;
    for (const yaml_node *x = yaml_find(n, "items")->first; x && !status; x = x->next) {
        model_item *item = &m->items[m->n_items++];

        item->group = (size_t)(g - m->groups);
        status = read_item(r, x, item);
        for (const model_item *other = m->items; other < item && !status; other++) {
            if (!strcmp(other->id, item->id))
                status = yaml_error(r->tree, yaml_find(x, "id"), r->err,
                                    _("the id '%s' stands for two items"), item->id);
        }
        g->n_items++;
    }
    return status;
}

static tidu_status check_size(const rule_reader *r, const yaml_node *groups)
{
    model *m = r->subject;
    double steps = 0;

    for (size_t i = 0; i < m->n_items; i++) {
        double most = 0;

        for (size_t b = 0; b < m->items[i].n_bands; b++)
            most = fmax(most, m->items[i].bands[b].greatest);
        steps += most / m->step;
    }
    return steps <= MODEL_MOST_STEPS
               ? TIDU_OK
               : yaml_error(r->tree, groups, r->err, _("a score has at most %d steps of points"), MODEL_MOST_STEPS);
}

tidu_status score_read(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;

    static const yaml_field fields[] = {{"step", YAML_IS_SCALAR, false},
                                        {"groups", YAML_IS_SEQUENCE, true},
                                        {.key = NULL}};
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);
    const yaml_node *groups;
    size_t items = 0;

    if (!status)
        status = read_step(r, yaml_find(n, "step"));
    if (status)
        return status;
    groups = yaml_find(n, "groups");
    for (const yaml_node *x = groups->first; x; x = x->next) {
        const yaml_node *list = yaml_find(x, "items");

        items += list ? list->n : 0;
    }
    if (!items || items > MODEL_MOST_ITEMS)
        return yaml_error(r->tree, groups, r->err, _("a score has 1 to %d items"), MODEL_MOST_ITEMS);
    status = field_array(r, items, sizeof *m->items, (void **)&m->items);
    if (!status)
        status = field_array(r, groups->n, sizeof *m->groups, (void **)&m->groups);
    for (const yaml_node *x = groups->first; x && !status; x = x->next)
        status = read_group(r, x, &m->groups[m->n_groups++]);
    return status ? status : check_size(r, groups);
}

/* --- pass -------------------------------------------------------------------- */

static bool find_subject(const model *m, const char *name, model_limit *out)
{
    out->which = 0;
    out->subject = MODEL_TOTAL;
    if (!strcmp(name, "total"))
        return true;
    for (size_t i = 0; i < m->n_groups; i++) {
        if (!strcmp(m->groups[i].id, name)) {
            out->subject = MODEL_GROUP;
            out->which = i;
            return true;
        }
    }
    for (size_t i = 0; i < m->n_items; i++) {
        if (!strcmp(m->items[i].id, name)) {
            out->subject = MODEL_ITEM;
            out->which = i;
            return true;
        }
    }
    return false;
}

static tidu_status read_limit(rule_reader *r, const yaml_node *at, const node *n, model_limit *out)
{
    model *m = r->subject;
    source_place place = {at->file, at->line, at->column + at->is_quoted};
    suggestion best;

    if (n->kind != NODE_COMPARE || n->first->kind != NODE_NAME || n->first->next->kind != NODE_NUMBER ||
        n->first->next->money)
        return expression_error(&place, n->column, r->err,
                                _("'pass' is made of comparisons such as total > 70, joined by 'and'"));
    if (!find_subject(m, n->first->text, out)) {
        best = suggestion_begin(n->first->text);
        suggestion_offer(&best, "total");
        for (size_t i = 0; i < m->n_items; i++)
            suggestion_offer(&best, m->items[i].id);
        return expression_error(&place, n->first->column, r->err,
                                _("'%s' is neither total nor a group or an item of this score%s%s%s"),
                                n->first->text, best.nearest ? _("; did you mean '") : "",
                                best.nearest ? best.nearest : "", best.nearest ? "'?" : "");
    }
    out->relation = n->relation;
    out->bound = n->first->next->number;
    return TIDU_OK;
}

static size_t count_limits(const node *n)
{
    return n->kind == NODE_AND ? count_limits(n->first) + count_limits(n->first->next) : 1;
}

static tidu_status read_limits(rule_reader *r, const yaml_node *at, const node *n)
{
    model *m = r->subject;
    tidu_status status;

    if (n->kind != NODE_AND)
        return read_limit(r, at, n, &m->limits[m->n_limits++]);
    status = read_limits(r, at, n->first);
    return status ? status : read_limits(r, at, n->first->next);
}

/* pass: comparison {and comparison} */
tidu_status pass_read(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;
    source_place place = {n->file, n->line, n->column + n->is_quoted};
    node *tree;
    tidu_status status = expression_parse(n->text, &place, r->memory, &tree, r->err);

    m->pass_text = n->text;
    if (!status)
        status = field_array(r, count_limits(tree), sizeof *m->limits,
                             (void **)&m->limits);
    return status ? status : read_limits(r, n, tree);
}
