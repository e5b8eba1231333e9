/*
 * Runs the program of the list on one row with a machine that records the value of every node, then walks the trees of
 * the model and looks up what each part came to. Nothing is evaluated a second time, except unknown truths inside a
 * condition, which are decided by limits as outputs are (rules/interval.h).
 *
 * Cells and comparisons are collected in fixed arrays and copied to the arena; beyond their size they are left out.
 */
#include "verdict/explanation.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "rules/function.h"
#include "rules/interval.h"
#include "rules/missing_cell.h"
#include "rules/print.h"
#include "verdict/evaluator.h"
#include "verdict/score_bounds.h"
#include "verdict/score_distribution.h"

enum { MOST_CELLS = 256, MOST_COMPARISONS = 64 };

typedef struct maker {
    explanation *e;
    const binding *b;
    size_t company;
    const machine *machine; /* has run on the row of the company, recording */
    explanation_origin origin;
    void *context;
    explained_cell cells[MOST_CELLS];
    size_t n_cells;
    bool ends; /* only the first and last year of windows count: within cagr() */
    explained_comparison comparisons[MOST_COMPARISONS];
    size_t n_comparisons;
    bool failed;
} maker;

static void *keep(maker *k, const void *array, size_t n, size_t size)
{
    void *copy = arena_take_array(k->e->memory, n, size);

    if (!copy)
        k->failed = true;
    else if (n)
        memcpy(copy, array, n * size);
    return copy;
}

/* --- cells -------------------------------------------------------------------- */

static void add_cell(maker *k, int indicator, int used, int year, double value)
{
    const dictionary *d = panel_dictionary(k->b->panel);
    explained_cell *c;

    for (size_t i = 0; i < k->n_cells; i++) {
        if (k->cells[i].indicator == indicator && k->cells[i].year == year)
            return;
    }
    if (k->n_cells == MOST_CELLS)
        return;
    c = &k->cells[k->n_cells++];
    *c = (explained_cell){.indicator = indicator, .used = used, .year = year, .value = value, .stands = cell_missing()};
    if (cell_is_missing(value) && panel_is_above_whole(k->b->panel, (uint32_t)k->company, indicator, year, &c->whole))
        c->stands = panel_number(k->b->panel, (uint32_t)k->company, indicator, year);
    if (dictionary_get(d, indicator)->type == INDICATOR_TEXT)
        c->text = panel_text(k->b->panel, (uint32_t)k->company, indicator);
    if (k->origin && (cell_is_value(value) || cell_is_value(c->stands) || c->text))
        k->origin(k->context, k->e->code, c, k->e->memory);
}

static void gather_indicator(maker *k, const node *n)
{
    const dictionary *d = panel_dictionary(k->b->panel);
    bool is_annual = dictionary_get(d, n->indicator)->kind == INDICATOR_ANNUAL;

    int step = k->ends && n->to > n->from ? n->to - n->from : 1;

    for (int offset = n->from; offset <= n->to; offset += step) {
        int used;
        double x = dictionary_get(d, n->indicator)->type == INDICATOR_TEXT
                       ? (used = n->indicator, cell_missing())
                       : binding_cell(k->b, k->company, n->indicator, offset, &used);

        add_cell(k, n->indicator, used, is_annual ? k->b->year + offset : PANEL_ANY_YEAR, x);
    }
}

static void gather_cells(maker *k, const node *n)
{
    bool ends = k->ends;

    if (n->kind == NODE_INDICATOR) {
        gather_indicator(k, n);
        return;
    }
    if (n->kind == NODE_CALL && n->function->shape == FUNCTION_LAST) {
        int used, year;
        double x = binding_last(k->b, k->company, n->first->indicator, &used, &year);

        add_cell(k, n->first->indicator, used, year ? year : k->b->year - 1, x);
        return;
    }
    if (n->kind == NODE_NAME && n->definition) {
        const step_table *t = n->definition->table;

        gather_cells(k, t ? t->over : n->definition->expression);
        return;
    }
    if (n->kind == NODE_CALL && n->function->shape != FUNCTION_COALESCE && n->function->shape != FUNCTION_IF)
        k->ends = function_is(n->function, FUNCTION_ENDS);
    for (const node *x = n->first; x; x = x->next)
        gather_cells(k, x);
    k->ends = ends;
}

/* A missing cell is asked for if the truth of what reads it hangs on it. */
static bool ask_for(void *context, int indicator, int year)
{
    maker *k = context;

    for (size_t i = 0; i < k->n_cells; i++) {
        if (k->cells[i].indicator == indicator && k->cells[i].year == year)
            k->cells[i].is_optional = false;
    }
    return true;
}

static void ask_below(maker *k, const node *n, missing_scope scope)
{
    if (n)
        missing_cells_visit(k->b, k->company, n, scope, ask_for, k);
}

/* Until it is asked for, a missing cell is optional. */
static void ask_for_none(maker *k)
{
    for (size_t i = 0; i < k->n_cells; i++)
        k->cells[i].is_optional = !k->cells[i].text && cell_is_missing(k->cells[i].value);
}

static void take_cells(maker *k, explained_cell **out, size_t *n)
{
    *out = keep(k, k->cells, k->n_cells, sizeof **out);
    *n = k->n_cells;
    k->n_cells = 0;
}

/* --- comparisons ----------------------------------------------------------------- */

static explained_unit unit_of(const node *a, const node *b)
{
    if (a->type == VALUE_DATE)
        return UNIT_DATE;
    if (a->money == 1 || (b && b->money == 1))
        return UNIT_MONEY;
    return expression_is_percent(a) || (b && expression_is_percent(b)) ? UNIT_PERCENT : UNIT_PLAIN;
}

static const char *print_text(maker *k, const node *n)
{
    text_buffer b;
    char *text;

    text_buffer_init(&b);
    expression_print(n, &b);
    text = arena_copy_string(k->e->memory, text_buffer_string(&b));
    k->failed |= b.failed || !text;
    text_buffer_clear(&b);
    return text;
}

/* The truth of a node as in the list, including limits of missing data; false if it was not computed. */
static bool node_truth(maker *k, const node *n, truth *out)
{
    interval *x;

    if (!machine_node_truth(k->machine, n, out))
        return false;
    if (*out != TRUTH_UNKNOWN || n->is_windowed)
        return true;
    x = interval_new(n, k->b);
    k->failed |= !x;
    if (x)
        *out = interval_decide(x, k->company);
    interval_free(x);
    return true;
}

static void add_comparison(maker *k, const node *n)
{
    explained_comparison *c;

    if (k->n_comparisons == MOST_COMPARISONS)
        return;
    c = &k->comparisons[k->n_comparisons++];
    *c = (explained_comparison){.holds = TRUTH_UNKNOWN, .left = NAN, .right = NAN};
    node_truth(k, n, &c->holds);
    if (n->kind != NODE_COMPARE || n->first->type == VALUE_TEXT || n->is_windowed) {
        c->left_node = n;
        c->left_text = print_text(k, n);
        return;
    }
    c->left_node = n->first;
    c->is_code = n->first->kind == NODE_INDICATOR &&
                 dictionary_get(panel_dictionary(k->b->panel), n->first->indicator)->type == INDICATOR_CODE;
    c->left_text = print_text(k, n->first);
    c->sign = relation_sign(n->relation);
    c->relation = n->relation;
    c->right_text = print_text(k, n->first->next);
    c->unit = unit_of(n->first, n->first->next);
    c->is_number = machine_node_number(k->machine, n->first, &c->left) &&
                   machine_node_number(k->machine, n->first->next, &c->right);
}

bool explanation_is_composed(const node *n)
{
    return n->kind == NODE_AND || n->kind == NODE_OR || n->kind == NODE_NOT ||
           n->kind == NODE_COMPARE ||
           (n->kind == NODE_NAME && n->definition && n->definition->expression &&
            explanation_is_composed(n->definition->expression));
}

/*
 * The comparisons of a condition, through and, or, not and definitions. Another definition, such as a long if(), is
 * shown by its name; its value is among the definitions.
 */
static void gather_comparisons(maker *k, const node *n)
{
    switch (n->kind) {
    case NODE_AND:
    case NODE_OR:
        gather_comparisons(k, n->first);
        gather_comparisons(k, n->first->next);
        break;
    case NODE_NOT:
        gather_comparisons(k, n->first);
        break;
    case NODE_NAME:
        if (explanation_is_composed(n))
            gather_comparisons(k, n->definition->expression);
        else
            add_comparison(k, n);
        break;
    default:
        add_comparison(k, n);
        break;
    }
}

/* --- parts -------------------------------------------------------------------------- */

static void explain_condition(maker *k, const model_condition *c, gate_state state,
                              explained_condition *out)
{
    missing_scope scope = state == GATE_UNKNOWN ? MISSING_DECIDES : MISSING_COUNTS;
    truth need;

    out->condition = c;
    out->state = state;
    gather_cells(k, c->need);
    if (c->applies)
        gather_cells(k, c->applies);
    ask_for_none(k);
    ask_below(k, c->need, scope);
    ask_below(k, c->applies, scope);
    take_cells(k, &out->cells, &out->n_cells);
    out->is_refused = c->is_judged && state == GATE_UNMET && node_truth(k, c->need, &need) && need != TRUTH_FALSE;
    if (!c->n_paths)
        gather_comparisons(k, c->need);
    for (size_t i = 0; i < c->n_paths; i++) {
        size_t first = k->n_comparisons;

        gather_comparisons(k, c->paths[i].need);
        while (first < k->n_comparisons)
            k->comparisons[first++].path = i;
    }
    out->comparisons = keep(k, k->comparisons, k->n_comparisons, sizeof *out->comparisons);
    out->n_comparisons = k->n_comparisons;
    k->n_comparisons = 0;
    out->paths = arena_take_array(k->e->memory, c->n_paths, sizeof *out->paths);
    k->failed |= !out->paths;
    for (size_t i = 0; i < c->n_paths && out->paths; i++)
        node_truth(k, c->paths[i].need, &out->paths[i]);
}

static void explain_item(maker *k, const assessment *a, size_t i, explained_item *out)
{
    const model_item *item = &k->e->model->items[i];
    item_outcome s = a->outcomes[i];
    bool is_open;

    out->item = item;
    out->bands = item_outcome_bands(s);
    is_open = (out->bands & (out->bands - 1)) != 0;
    item_outcome_range(k->e->model, item, s, &out->least, &out->greatest);
    out->judged = panel_number(k->b->panel, (uint32_t)k->company, item->judged_indicator,
                               k->b->year - 1);
    if (cell_is_value(out->judged)) {
        double counted;

        out->is_judged = item_outcome_is_judged(k->e->model, item, s, &counted);
        out->is_contradicted = !out->is_judged && !(out->bands & (out->bands - 1));
    }
    if (item->over) {
        out->has_over = machine_node_number(k->machine, item->over, &out->over);
        out->unit = unit_of(item->over, item->bands[0].when ? item->bands[0].when->first->next : NULL);
        gather_cells(k, item->over);
    }
    for (size_t b = 0; b < item->n_bands && !item->over; b++) {
        if (item->bands[b].when)
            gather_cells(k, item->bands[b].when);
    }
    ask_for_none(k);
    for (size_t b = 0; b < item->n_bands; b++) {
        if (!is_open || (out->bands >> b & 1))
            ask_below(k, item->bands[b].when, is_open ? MISSING_DECIDES : MISSING_COUNTS);
    }
    take_cells(k, &out->cells, &out->n_cells);
}

static void explain_definitions(maker *k)
{
    const model *m = k->e->model;

    k->e->definitions = arena_take_array(k->e->memory, m->n_definitions, sizeof *k->e->definitions);
    if (!k->e->definitions) {
        k->failed = true;
        return;
    }
    for (size_t i = 0; i < m->n_definitions; i++) {
        const definition *d = &m->definitions[i].value;
        const node *value = d->table ? d->table->steps[0].value : d->expression;
        node name = {.kind = NODE_NAME, .definition = d};
        explained_definition *out = &k->e->definitions[k->e->n_definitions];

        out->definition = &m->definitions[i];
        out->is_truth = node_truth(k, &name, &out->holds);
        if (!out->is_truth && !machine_node_number(k->machine, &name, &out->value))
            continue;
        out->unit = unit_of(value, NULL);
        k->e->n_definitions++;
    }
}

static tidu_status make(maker *k, const assessment *one, tidu_error *err)
{
    explanation *e = k->e;
    const model *m = e->model;

    e->verdict = (truth)one->verdicts[0];
    e->needs_exception = assessment_needs_exception(one, 0);
    e->readiness = one->readiness[0];
    e->least = one->least ? one->least[0] : NAN;
    e->greatest = one->greatest ? one->greatest[0] : NAN;
    e->gates = arena_take_array(e->memory, m->n_gates, sizeof *e->gates);
    e->directs = arena_take_array(e->memory, m->n_directs, sizeof *e->directs);
    e->items = arena_take_array(e->memory, m->n_items, sizeof *e->items);
    e->group_least = arena_take_array(e->memory, m->n_groups, sizeof *e->group_least);
    e->group_greatest = arena_take_array(e->memory, m->n_groups, sizeof *e->group_greatest);
    if (!e->gates || !e->directs || !e->items || !e->group_least || !e->group_greatest)
        return error_memory(err);
    for (size_t i = 0; i < m->n_gates; i++)
        explain_condition(k, &m->gates[i], assessment_gate(one, i, 0), &e->gates[i]);
    for (size_t i = 0; i < m->n_directs; i++)
        explain_condition(k, &m->directs[i], assessment_direct(one, i, 0), &e->directs[i]);
    for (size_t i = 0; i < m->n_items; i++)
        explain_item(k, one, i, &e->items[i]);
    for (size_t g = 0; g < m->n_groups; g++)
        score_group_range(m, one->outcomes, g, &e->group_least[g], &e->group_greatest[g]);
    explain_definitions(k);
    return k->failed ? error_memory(err) : TIDU_OK;
}

static bool write_head(explanation *e, const model *m, const binding *b, size_t company)
{
    const dictionary *d = panel_dictionary(b->panel);
    const char *name = panel_text(b->panel, (uint32_t)company, dictionary_find(d, "name"));
    const char *region = panel_text(b->panel, (uint32_t)company, dictionary_find(d, "region"));

    e->memory = arena_new();
    if (!e->memory)
        return false;
    e->model = m;
    e->year = b->year;
    e->on = b->on;
    e->code = arena_copy_string(e->memory, panel_code(b->panel, (uint32_t)company));
    e->name = name ? arena_copy_string(e->memory, name) : NULL;
    e->region = arena_copy_string(e->memory, region ? region : "");
    return e->code && (e->name || !name) && e->region;
}

tidu_status explanation_make(const assessor *a, const binding *b, size_t company, explanation_origin origin,
                             void *context, explanation **out, tidu_error *err)
{
    const model *m = assessor_model(a);
    maker *k = allocate_array(1, sizeof *k);
    explanation *e = allocate_array(1, sizeof *e);
    assessment *one = e ? e->assessed = assessment_new(m, 1) : NULL;
    evaluator *run = one ? evaluator_new_recording(a, b, one) : NULL;
    tidu_status status;

    if (!k || !e || !run || !write_head(e, m, b, company) || !evaluator_run(run, company, 0, 1)) {
        status = error_memory(err);
    } else {
        *k = (maker){.e = e,
                     .b = b,
                     .company = company,
                     .machine = evaluator_machine(run),
                     .origin = origin,
                     .context = context};
        status = make(k, one, err);
    }
    evaluator_free(run);
    release(k);
    if (status)
        explanation_free(e);
    else
        *out = e;
    return status;
}

void explanation_free(explanation *e)
{
    if (!e)
        return;
    arena_free(e->memory);
    assessment_free(e->assessed);
    release(e);
}

double explanation_margin(const explained_comparison *c)
{
    if (!c->is_number || c->is_code || !cell_is_value(c->left) || !cell_is_value(c->right) || c->relation == COMPARE_EQUAL ||
        c->relation == COMPARE_NOT_EQUAL)
        return NAN;
    return c->relation == COMPARE_LESS || c->relation == COMPARE_LESS_EQUAL ? c->right - c->left : c->left - c->right;
}

const char *explanation_code(const explanation *e, int indicator)
{
    for (size_t i = 0; i < e->n_codes; i++) {
        if (e->codes[i].indicator == indicator)
            return e->codes[i].text;
    }
    return NULL;
}
