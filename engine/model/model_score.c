/*
 * Reads the score: groups of items, each a table of bands, and the pass conditions. Points are multiples of a decimal
 * step units / scale; they are computed and compared as integer numbers of steps, so that decimal fractions add up
 * exactly.
 */
#include <math.h>
#include <string.h>

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

static tidu_status read_step(rule_reader *r, const yaml_node *n, void *out)
{
    model *m = out;
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

/* Not negative, a multiple of the step, and few enough steps for the convolution of distributions. */
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

/* --- bands ------------------------------------------------------------------- */

/* points: number | [least, greatest] */
static tidu_status read_points(rule_reader *r, const yaml_node *n, void *out)
{
    model_band *b = out;
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

static const field_table points_form = {.read = field_number_row, .members = &field_number_form};

/* prior: {low, mode, high}, a triangle within the band */
static tidu_status check_prior(rule_reader *r, const yaml_node *n, void *out)
{
    const model *m = r->subject;
    model_band *b = out;
    long steps;

    b->has_prior = true;
    if (!(b->least <= b->low && b->low <= b->mode && b->mode <= b->high && b->high <= b->greatest))
        return yaml_error(r->tree, n, r->err, _("low, mode and high go up and lie within the points"));
    if (!(model_steps(m, b->low, &steps) && model_steps(m, b->mode, &steps) && model_steps(m, b->high, &steps)))
        return yaml_error(r->tree, n, r->err, _("these points are no multiple of the score's step"));
    return TIDU_OK;
}

static const field_row prior_rows[] = {
    FIELD("low", REQUIRED, number, model_band, low),
    FIELD("mode", REQUIRED, number, model_band, mode),
    FIELD("high", REQUIRED, number, model_band, high),
    FIELD_END};

static const field_table prior_table = {.rows = prior_rows, .check = check_prior};

/* The last band must have no condition, and only the last. */
static tidu_status read_when(rule_reader *r, const yaml_node *n, void *out)
{
    const yaml_node *band = r->owner;
    model_band *b = out;
    tidu_status status;

    if (!n)
        return !band->next ? TIDU_OK
                           : yaml_error(r->tree, band->next, r->err, _("no band after one without 'when' can be reached"));
    b->text = n->text;
    status = field_truth(r, n, &b->when);
    if (!status && !band->next)
        status = yaml_error(r->tree, band, r->err,
                            _("where none of the conditions holds there are no points; end with a band without 'when'"));
    return status;
}

static const field_row band_rows[] = {
    FIELD_PART("when", ALWAYS, YAML_IS_SCALAR, read_when, FIELD_LIKE(&field_truth_form)),
    FIELD_PART("points", REQUIRED, YAML_IS_SCALAR | YAML_IS_SEQUENCE, read_points, FIELD_LIKE(&points_form)),
    FIELD_MAPPING("prior", OPTIONAL, &prior_table),
    FIELD_END};

static const field_table band_table = {
    .rows = band_rows, .form = N_("a band looks like {when: ..., points: [7, 8]}")};

/* An item has bands, steps, or a single band that experts judge. */
static tidu_status read_bands(rule_reader *r, const yaml_node *bands, void *out)
{
    const yaml_node *n = r->owner, *steps = yaml_find(n, "steps"), *list = bands ? bands : steps;
    model_item *item = out;
    tidu_status status;
    size_t read = 0;

    if ((bands != NULL) + (steps != NULL) + (yaml_find(n, "judged") != NULL) != 1 ||
        (steps != NULL) != (yaml_find(n, "over") != NULL))
        return yaml_error(r->tree, n, r->err, _("an item has either 'bands', or 'over' and 'steps', or 'judged'"));
    item->n_bands = list ? list->n : 1;
    if (!item->n_bands || item->n_bands > MODEL_MOST_BANDS)
        return yaml_error(r->tree, list, r->err, _("an item has 1 to %d bands"), MODEL_MOST_BANDS);
    status = field_array(r, item->n_bands, sizeof *item->bands, (void **)&item->bands);
    return status || !bands ? status : members_read(r, bands, &band_table, item->bands, sizeof *item->bands, &read);
}

static const field_row step_rows[] = {
    STEP_BOUNDS,
    FIELD_PART("points", REQUIRED, YAML_IS_SCALAR | YAML_IS_SEQUENCE, read_points, FIELD_LIKE(&points_form)),
    FIELD_MAPPING("prior", OPTIONAL, &prior_table),
    FIELD_END};

static const field_table step_points = {.rows = step_rows};

static tidu_status read_steps(rule_reader *r, const yaml_node *n, void *out)
{
    node *conditions[MODEL_MOST_BANDS];
    const char *texts[MODEL_MOST_BANDS];
    model_item *item = out;
    tidu_status status = TIDU_OK;
    model_band *band = item->bands;

    for (const yaml_node *m = n->first; m && !status; m = m->next, band++)
        status = m->kind == YAML_MAPPING ? fields_read(r, m, &step_points, band) : TIDU_OK;
    if (!status)
        status = steps_read(r, n, item->over, conditions, texts);
    for (size_t i = 0; i < item->n_bands && !status; i++) {
        item->bands[i].when = conditions[i];
        item->bands[i].text = texts[i];
    }
    return status;
}

/* judged: {max, prior}: a single band from 0, or `min`, to max */
static tidu_status read_least(rule_reader *r, const yaml_node *n, void *out)
{
    model_band *b = out;
    tidu_status status = field_number(r, n, &b->least);

    return status ? status : check_points(r, n, b->least);
}

static tidu_status read_greatest(rule_reader *r, const yaml_node *n, void *out)
{
    model_band *b = out;
    tidu_status status = field_number(r, n, &b->greatest);

    return status ? status : check_points(r, n, b->greatest);
}

static const field_row judged_rows[] = {
    FIELD_PART("min", OPTIONAL, YAML_IS_SCALAR, read_least, FIELD_LIKE(&field_number_form)),
    FIELD_PART("max", REQUIRED, YAML_IS_SCALAR, read_greatest, FIELD_LIKE(&field_number_form)),
    FIELD_MAPPING("prior", REQUIRED, &prior_table),
    FIELD_END};

static const field_table judged_table = {.rows = judged_rows};

static tidu_status read_judged(rule_reader *r, const yaml_node *n, void *out)
{
    model_item *item = out;

    return fields_read(r, n, &judged_table, &item->bands[0]);
}

/* --- items and groups ---------------------------------------------------------- */

static tidu_status check_item(rule_reader *r, const yaml_node *n, void *out)
{
    const model *m = r->subject;
    model_item *item = out;

    for (const model_item *other = m->items; other < item; other++) {
        if (!strcmp(other->id, item->id))
            return yaml_error(r->tree, yaml_find(n, "id"), r->err, _("the id '%s' stands for two items"), item->id);
    }
    item->group = m->n_groups - 1;
    return judged_read(r, item->id, &item->judged_indicator);
}

static const field_row item_rows[] = {
    FIELD("id", REQUIRED, id, model_item, id),
    FIELD("name", REQUIRED, bilingual, model_item, name),
    FIELD(FIELD_ABOUT("law", "the words of the law in short"), OPTIONAL, bilingual, model_item, law),
    FIELD_CITATION(REQUIRED, model_item, cite),
    FIELD_PART(FIELD_ABOUT("bands", "the first band whose when is true gives the points; the last has no when"),
               ALWAYS, YAML_IS_SEQUENCE, read_bands, FIELD_LIST_LIKE(&band_table)),
    FIELD(FIELD_ABOUT("over", "the expression that the steps compare"), OPTIONAL, text, model_item, over_text),
    FIELD("over", OPTIONAL, quantity, model_item, over),
    FIELD_PART(FIELD_ABOUT("steps", "bands of one value, steadily up or down, ending with one without a bound"),
               OPTIONAL, YAML_IS_SEQUENCE, read_steps, FIELD_LIST_LIKE(&step_points)),
    FIELD_PART(FIELD_ABOUT("judged", "points that an expert gives"),
               OPTIONAL, YAML_IS_MAPPING, read_judged, FIELD_LIKE(&judged_table)),
    FIELD_LIST(FIELD_ABOUT("act", "indicators that a company can change"),
               OPTIONAL, &field_indicator_names, model_item, act, n_act),
    FIELD_END};

static const field_table item_table = {
    .rows = item_rows, .form = N_("an item has id, name, cite and its bands"), .check = check_item};

static tidu_status read_cap(rule_reader *r, const yaml_node *n, void *out)
{
    model_group *g = out;
    tidu_status status = field_number(r, n, &g->most);

    return status ? status : check_points(r, n, g->most);
}

static tidu_status read_items(rule_reader *r, const yaml_node *n, void *out)
{
    model *m = r->subject;
    model_group *g = out;
    tidu_status status;

    g->first_item = m->n_items;
    status = members_read(r, n, &item_table, &m->items[m->n_items], sizeof *m->items, &g->n_items);
    m->n_items += g->n_items;
    return status;
}

static const field_row group_rows[] = {
    FIELD("id", REQUIRED, id, model_group, id),
    FIELD("name", REQUIRED, bilingual, model_group, name),
    FIELD_CITATION(REQUIRED, model_group, cite),
    FIELD_PART(FIELD_ABOUT("max", "the most points that the group can give"),
               OPTIONAL, YAML_IS_SCALAR, read_cap, FIELD_LIKE(&field_number_form)),
    FIELD_PART("items", REQUIRED, YAML_IS_SEQUENCE, read_items, FIELD_LIST_LIKE(&item_table)),
    FIELD_END};

static const model_group usual_group = {.most = INFINITY};

static const field_table group_table = {
    .rows = group_rows, .form = N_("a group has id, name, cite, max and items"), .usual = &usual_group};

/* Storage for the items of all groups, so that they are consecutive. */
static tidu_status count_items(rule_reader *r, const yaml_node *groups, void *out)
{
    model *m = out;
    size_t items = 0;

    for (const yaml_node *x = groups->first; x; x = x->next) {
        const yaml_node *list = yaml_find(x, "items");

        items += list ? list->n : 0;
    }
    if (!items || items > MODEL_MOST_ITEMS)
        return yaml_error(r->tree, groups, r->err, _("a score has 1 to %d items"), MODEL_MOST_ITEMS);
    return field_array(r, items, sizeof *m->items, (void **)&m->items);
}

static tidu_status check_size(rule_reader *r, const yaml_node *score, void *out)
{
    const model *m = out;
    double steps = 0;

    for (size_t i = 0; i < m->n_items; i++) {
        double most = 0;

        for (size_t b = 0; b < m->items[i].n_bands; b++)
            most = fmax(most, m->items[i].bands[b].greatest);
        steps += most / m->step;
    }
    return steps <= MODEL_MOST_STEPS ? TIDU_OK
                                     : yaml_error(r->tree, yaml_find(score, "groups"), r->err,
                                                  _("a score has at most %d steps of points"), MODEL_MOST_STEPS);
}

static const field_row score_rows[] = {
    FIELD_PART("step", ALWAYS, YAML_IS_SCALAR, read_step, FIELD_LIKE(&field_number_form)),
    FIELD_PART("groups", REQUIRED, YAML_IS_SEQUENCE, count_items),
    FIELD_LIST("groups", REQUIRED, &group_table, model, groups, n_groups),
    FIELD_END};

const field_table score_table = {.rows = score_rows, .check = check_size};

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
        for (size_t i = 0; i < m->n_groups; i++)
            suggestion_offer(&best, m->groups[i].id);
        for (size_t i = 0; i < m->n_items; i++)
            suggestion_offer(&best, m->items[i].id);
        if (best.nearest)
            return expression_error(&place, n->first->column, r->err,
                                    _("'%s' is neither total nor a group or an item of this score; did you mean '%s'?"),
                                    n->first->text, best.nearest);
        return expression_error(&place, n->first->column, r->err,
                                _("'%s' is neither total nor a group or an item of this score"), n->first->text);
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
tidu_status pass_read(rule_reader *r, const yaml_node *n, void *out)
{
    model *m = out;
    source_place place = {n->file, n->line, n->column + n->is_quoted};
    node *tree;
    tidu_status status = expression_parse(n->text, &place, r->memory, &tree, r->err);

    m->pass_text = n->text;
    if (!status)
        status = field_array(r, count_limits(tree), sizeof *m->limits, (void **)&m->limits);
    return status ? status : read_limits(r, n, tree);
}
