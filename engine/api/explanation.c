/*
 * The explanation of one company as values: rows of the internal explanation in the words of the public header. The
 * public enumerations have the same values as the internal ones, which is asserted below.
 */
#include <assert.h>
#include <math.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "report/value_text.h"

static_assert((int)TIDU_FALSE == TRUTH_FALSE && (int)TIDU_UNKNOWN == TRUTH_UNKNOWN && (int)TIDU_TRUE == TRUTH_TRUE,
              "truths are given as they are");
static_assert((int)TIDU_UNIT_PLAIN == UNIT_PLAIN && (int)TIDU_UNIT_YUAN == UNIT_MONEY &&
                  (int)TIDU_UNIT_FRACTION == UNIT_PERCENT && (int)TIDU_UNIT_DATE == UNIT_DATE,
              "units are given as they are");
static_assert((int)TIDU_VALUE_KNOWN == CELL_VALUE && (int)TIDU_VALUE_MISSING == CELL_MISSING &&
                  (int)TIDU_VALUE_NOT_APPLICABLE == CELL_NOT_APPLICABLE && (int)TIDU_VALUE_UNDEFINED == CELL_UNDEFINED,
              "states of values are given as they are");
static_assert((int)TIDU_LESS == COMPARE_LESS && (int)TIDU_LESS_OR_EQUAL == COMPARE_LESS_EQUAL &&
                  (int)TIDU_GREATER == COMPARE_GREATER && (int)TIDU_GREATER_OR_EQUAL == COMPARE_GREATER_EQUAL &&
                  (int)TIDU_EQUAL == COMPARE_EQUAL && (int)TIDU_NOT_EQUAL == COMPARE_NOT_EQUAL,
              "relations are given as they are");
static_assert(PANEL_ANY_YEAR == 0, "the year of an attribute is given as it is");

struct tidu_explanation {
    company_study *base;
    explanation *made;
    char on[11];
};

tidu_status tidu_explanation_open(tidu_session *s, const tidu_query *query, const char *code, tidu_explanation **out,
                                  tidu_problems **found, tidu_error *err)
{
    tidu_explanation *e = allocate_array(1, sizeof *e);
    tidu_status status;

    if (found)
        *found = NULL;
    if (!e)
        return error_memory(err);
    status = company_study_open(s, query, code, (company_need){company_explanation_want, false}, &e->base, found, err);
    if (!status)
        status = company_explanation(e->base, &e->made, err);
    if (status) {
        tidu_explanation_close(e);
        return status;
    }
    date_format(e->made->on, e->on);
    *out = e;
    return TIDU_OK;
}

void tidu_explanation_close(tidu_explanation *e)
{
    if (!e)
        return;
    explanation_free(e->made);
    company_study_close(e->base);
    release(e);
}

const tidu_model *tidu_explanation_model(const tidu_explanation *e)
{
    return &e->base->described;
}

void tidu_explanation_verdict(const tidu_explanation *e, tidu_company_verdict *out)
{
    const explanation *x = e->made;
    tidu_company_verdict row = {.code = x->code,
                                .name = x->name,
                                .year = x->year,
                                .on = e->on,
                                .version_note = *x->version_note ? x->version_note : NULL,
                                .verdict = (tidu_verdict)x->verdict,
                                .needs_exception = x->needs_exception,
                                .readiness = x->readiness,
                                .score_lo = x->least,
                                .score_hi = x->greatest};

    ROW_GIVE(out, row);
}

/* What a file leaves out is NULL or empty inside, and NULL outside. */
static const char *text_of(const char *text)
{
    return text && *text ? text : NULL;
}

/* --- conditions ---------------------------------------------------------------------------------------- */

static const explained_condition *find_condition(const tidu_explanation *e, tidu_part part, size_t i)
{
    const explanation *x = e->made;

    if (part == TIDU_PART_GATE)
        return i < x->model->n_gates ? &x->gates[i] : NULL;
    return part == TIDU_PART_DIRECT && i < x->model->n_directs ? &x->directs[i] : NULL;
}

bool tidu_explanation_condition(const tidu_explanation *e, tidu_part part, size_t i, tidu_condition *out)
{
    const explained_condition *x = find_condition(e, part, i);
    const model_condition *c = x ? x->condition : NULL;

    if (!x)
        return false;
    tidu_condition row = {.id = c->id,
                          .name_zh = c->name.zh,
                          .name_en = c->name.en,
                          .law_zh = text_of(c->law.zh),
                          .law_en = text_of(c->law.en),
                          .cite = c->cite.text,
                          .cite_file = c->cite.origin,
                          .state = (tidu_gate_state)x->state,
                          .is_judged = c->is_judged,
                          .n_comparisons = x->n_comparisons,
                          .n_paths = c->n_paths,
                          .n_inputs = x->n_cells};

    ROW_GIVE(out, row);
    return true;
}

bool tidu_explanation_comparison(const tidu_explanation *e, tidu_part part, size_t i, size_t k, tidu_comparison *out)
{
    const explained_condition *c = find_condition(e, part, i);
    const explained_comparison *x = c && k < c->n_comparisons ? &c->comparisons[k] : NULL;

    if (!x)
        return false;
    tidu_comparison row = {.left_text = x->left_text,
                           .right_text = x->right_text,
                           .is_number = x->is_number,
                           .relation = (tidu_relation)x->relation,
                           .unit = (tidu_unit)x->unit,
                           .left = x->left,
                           .right = x->right,
                           .margin = explanation_margin(x),
                           .holds = (tidu_truth)x->holds,
                           .path = x->path};

    ROW_GIVE(out, row);
    return true;
}

bool tidu_explanation_path(const tidu_explanation *e, tidu_part part, size_t i, size_t k, tidu_path *out)
{
    const explained_condition *c = find_condition(e, part, i);

    if (!c || k >= c->condition->n_paths)
        return false;
    const model_path *p = &c->condition->paths[k];
    tidu_path row = {.id = p->id, .name_zh = p->name.zh, .name_en = p->name.en, .holds = (tidu_truth)c->paths[k]};

    ROW_GIVE(out, row);
    return true;
}

/* --- inputs ---------------------------------------------------------------------------------------------- */

static const explained_cell *find_cell(const tidu_explanation *e, tidu_part part, size_t i, size_t k)
{
    const explained_condition *c = find_condition(e, part, i);

    if (c)
        return k < c->n_cells ? &c->cells[k] : NULL;
    if (part != TIDU_PART_ITEM || i >= e->made->model->n_items)
        return NULL;
    return k < e->made->items[i].n_cells ? &e->made->items[i].cells[k] : NULL;
}

bool tidu_explanation_input(const tidu_explanation *e, tidu_part part, size_t i, size_t k, tidu_input *out)
{
    const dictionary *d = e->base->study->env->dictionary;
    const explained_cell *x = find_cell(e, part, i, k);
    const indicator *about = x ? dictionary_get(d, x->indicator) : NULL;

    if (!x)
        return false;
    tidu_input row = {.indicator = about->name,
                      .label_zh = indicator_label(about, true),
                      .label_en = indicator_label(about, false),
                      .year = x->year,
                      .state = x->text ? TIDU_VALUE_KNOWN : (tidu_value_state)cell_state_of(x->value),
                      .value = x->value,
                      .text = x->text,
                      .unit = (tidu_unit)indicator_unit(about),
                      .used = dictionary_get(d, x->used)->name,
                      .is_optional = x->is_optional,
                      .file = x->file,
                      .line = x->line,
                      .column = x->column,
                      .header = x->header};

    ROW_GIVE(out, row);
    return true;
}

/* --- points ---------------------------------------------------------------------------------------------- */

/* The only possible band; NULL if there are several. */
static const model_band *only_band(const explained_item *x)
{
    const model_band *band = NULL;

    for (size_t b = 0; b < x->item->n_bands; b++) {
        if (!(x->bands >> b & 1))
            continue;
        if (band)
            return NULL;
        band = &x->item->bands[b];
    }
    return band;
}

static tidu_points describe_item(const explained_item *x)
{
    const model_item *item = x->item;
    const model_band *band = only_band(x);
    tidu_points out = {.id = item->id,
                       .name_zh = item->name.zh,
                       .name_en = item->name.en,
                       .cite = item->cite.text,
                       .cite_file = item->cite.origin,
                       .group = item->group,
                       .least = x->least,
                       .greatest = x->greatest,
                       .likely = x->least == x->greatest ? x->least : band && band->has_prior ? band->mode : NAN,
                       .over_text = item->over_text,
                       .over = x->has_over ? x->over : NAN,
                       .over_unit = (tidu_unit)x->unit,
                       .band = !band ? NULL : band->text ? band->text : "",
                       .judged = x->judged,
                       .is_judged = x->is_judged,
                       .is_contradicted = x->is_contradicted,
                       .n_inputs = x->n_cells};

    for (size_t b = 0; b < item->n_bands; b++)
        out.n_bands += x->bands >> b & 1;
    return out;
}

static tidu_points describe_group(const explanation *e, size_t g)
{
    const model_group *group = &e->model->groups[g];

    return (tidu_points){.id = group->id,
                         .name_zh = group->name.zh,
                         .name_en = group->name.en,
                         .cite = group->cite.text,
                         .least = e->group_least[g],
                         .greatest = e->group_greatest[g],
                         .likely = NAN,
                         .over = NAN,
                         .judged = NAN};
}

bool tidu_explanation_points(const tidu_explanation *e, tidu_part part, size_t i, tidu_points *out)
{
    tidu_part_info info;
    tidu_points row;

    if ((part != TIDU_PART_ITEM && part != TIDU_PART_GROUP) || !tidu_model_part(&e->base->described, part, i, &info))
        return false;
    row = part == TIDU_PART_ITEM ? describe_item(&e->made->items[i]) : describe_group(e->made, i);
    row.most = info.most;
    ROW_GIVE(out, row);
    return true;
}

/* --- definitions ------------------------------------------------------------------------------------------ */

bool tidu_explanation_definition(const tidu_explanation *e, size_t i, tidu_definition *out)
{
    const explained_definition *x = i < e->made->n_definitions ? &e->made->definitions[i] : NULL;
    const model_definition *d = x ? x->definition : NULL;

    if (!x)
        return false;
    tidu_definition row = {.id = d->value.name,
                           .name_zh = text_of(d->name.zh),
                           .name_en = text_of(d->name.en),
                           .text = d->text,
                           .cite = d->cite.text,
                           .cite_file = d->cite.origin,
                           .is_truth = x->is_truth,
                           .holds = (tidu_truth)x->holds,
                           .state = x->is_truth ? TIDU_VALUE_KNOWN : (tidu_value_state)cell_state_of(x->value),
                           .value = x->is_truth ? NAN : x->value,
                           .unit = (tidu_unit)x->unit};

    ROW_GIVE(out, row);
    return true;
}
