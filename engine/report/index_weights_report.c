#include "report/index_weights_report.h"

#include <math.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/text_buffer.h"

static const double tolerable = 0.1; /* recommended by Saaty */

typedef struct writer {
    document *d;
    const index_weights_view *v;
    grid *g;
    text_buffer method;
    bool zh;
} writer;

/* The comparisons of a level, if it has some. */
static const index_comparisons *comparisons_of(const index_weighting *w)
{
    for (size_t i = 0; i < w->n; i++) {
        if (w->methods[i].kind == WEIGHTING_AHP)
            return &w->methods[i].comparisons;
    }
    return NULL;
}

/* --- the weights ------------------------------------------------------------------------------ */

enum { W_GROUP, W_ID, W_NAME, W_GIVEN, W_WEIGHT, W_IN_GROUP, W_IMPORTANCE, W_IMPORTANCE_IN_GROUP, W_METHOD, W_LAMBDA, W_INDEX, W_RATIO, W_COLUMNS };

static const table_column weight_columns[W_COLUMNS] = {
    [W_GROUP] = {"group", N_("group"), TABLE_TEXT, 0},
    [W_ID] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [W_NAME] = {"name", N_("meaning"), TABLE_TEXT, 0},
    [W_GIVEN] = {"given", N_("in the file"), TABLE_NUMBER, -1},
    [W_WEIGHT] = {"weight", N_("weight"), TABLE_NUMBER, 6},
    [W_IN_GROUP] = {"weight_in_group", N_("in its group"), TABLE_NUMBER, 6},
    [W_IMPORTANCE] = {"importance", N_("counts"), TABLE_NUMBER, 6},
    [W_IMPORTANCE_IN_GROUP] = {"importance_in_group", N_("counts in its group"), TABLE_NUMBER, 6},
    [W_METHOD] = {"method", N_("method"), TABLE_TEXT, 0},
    [W_LAMBDA] = {"lambda", N_("eigenvalue"), TABLE_NUMBER, 4},
    [W_INDEX] = {"consistency_index", N_("consistency index"), TABLE_NUMBER, 4},
    [W_RATIO] = {"consistency_ratio", N_("consistency ratio"), TABLE_NUMBER, 4},
};

/* "ahp", or "0.5 equal + 0.5 critic" */
static void method_text(const index_weighting *w, text_buffer *out)
{
    char share[32];

    text_buffer_empty(out);
    for (size_t i = 0; i < w->n; i++) {
        if (w->n > 1) {
            number_format(w->methods[i].share, share);
            text_buffer_print(out, "%s%s ", i ? " + " : "", share);
        }
        text_buffer_append_string(out, weighting_name(w->methods[i].kind));
    }
}

/* Does the file tell the weights of members weighed like that? */
static bool is_stated(const index_weighting *w)
{
    for (size_t i = 0; i < w->n; i++) {
        const index_method *m = &w->methods[i];

        if (m->kind == WEIGHTING_GIVEN || (m->kind == WEIGHTING_OPTIMAL && m->intent.is_given))
            return true;
    }
    return false;
}

static double share_of(const index_weights_view *v, size_t node)
{
    double share = 1;

    for (size_t at = node; at; at = v->model->nodes[at].parent)
        share = at == node ? v->weights->node[at] : v->weights->node[at] * share;
    return share;
}

static double shown(double cell)
{
    return cell_is_value(cell) ? cell : NAN;
}

/* In the whole, a member of the root has its weight within its level. */
static void weight_row(writer *w, size_t node)
{
    const index_weights_view *v = w->v;
    const index_node *x = &v->model->nodes[node];
    const index_weighting *how = index_weighting_of(v->model, v->weights, x->parent);
    const comparison_consistency *compared = &v->weights->compared[x->parent];
    bool is_leaf = index_is_leaf(x), is_compared = compared->lambda > 0;

    grid_row(w->g);
    method_text(how, &w->method);
    grid_text(w->g, W_GROUP, !is_leaf ? x->id : x->parent ? v->model->nodes[x->parent].id : "", is_leaf ? TABLE_FAINT : TABLE_PLAIN);
    grid_text(w->g, W_ID, is_leaf ? x->id : "", TABLE_PLAIN);
    grid_text(w->g, W_NAME, model_text_in(x->name, w->zh), TABLE_PLAIN);
    grid_number(w->g, W_GIVEN, is_stated(how) ? x->given : NAN);
    grid_number(w->g, W_WEIGHT, share_of(v, node));
    grid_number(w->g, W_IN_GROUP, x->parent ? v->weights->node[node] : NAN);
    grid_number(w->g, W_IMPORTANCE, v->importance ? shown(v->importance->whole[node]) : NAN);
    grid_number(w->g, W_IMPORTANCE_IN_GROUP, v->importance && x->parent ? shown(v->importance->level[node]) : NAN);
    grid_text(w->g, W_METHOD, text_buffer_string(&w->method), TABLE_FAINT);
    grid_number(w->g, W_LAMBDA, is_compared ? compared->lambda : NAN);
    grid_number(w->g, W_INDEX, is_compared ? compared->index : NAN);
    grid_number(w->g, W_RATIO, is_compared ? compared->ratio : NAN);
}

/* A node and what is below it. */
static void weight_rows(writer *w, size_t node)
{
    const index_node *x = &w->v->model->nodes[node];

    if (node)
        weight_row(w, node);
    for (size_t j = x->first_child; j < x->first_child + x->n_children; j++)
        weight_rows(w, j);
}

static bool weight_table(writer *w)
{
    w->g = document_grid(w->d, "weights", NULL, weight_columns, W_COLUMNS);
    if (!w->g)
        return false;
    weight_rows(w, 0);
    grid_hide_empty(w->g);
    return true;
}

/* The member whose weight says least about how much it counts. */
static void note_importance(const writer *w)
{
    const index_weights_view *v = w->v;
    double greatest = 0;
    size_t at = 0;
    char weight[32], importance[32];

    for (size_t i = 1; v->importance && i < v->model->n_nodes; i++) {
        double difference = cell_is_value(v->importance->whole[i]) ? fabs(share_of(v, i) - v->importance->whole[i]) : 0;

        if (difference > greatest) {
            greatest = difference;
            at = i;
        }
    }
    if (!at)
        return;
    number_format_fixed(100 * share_of(v, at), 1, weight, sizeof weight);
    number_format_fixed(100 * v->importance->whole[at], 1, importance, sizeof importance);
    document_note(w->d, PLURAL("a weight is not what something counts: over %zu company '%s' weighs %s%% and counts %s%%, the greatest difference",
                               "a weight is not what something counts: over %zu companies '%s' weighs %s%% and counts %s%%, the greatest difference",
                               v->importance->n),
                  v->importance->n, v->model->nodes[at].id, weight, importance);
}

/* --- judgements ----------------------------------------------------------------------------------- */

enum { J_GROUP, J_STEP, J_WHAT, J_ROW, J_COLUMN, J_FROM, J_TO, J_RATIO, J_COLUMNS };

static const table_column judgement_columns[J_COLUMNS] = {
    [J_GROUP] = {"group", N_("group"), TABLE_TEXT, 0},
    [J_STEP] = {"step", NULL, TABLE_NUMBER, 0},
    [J_WHAT] = {NULL, N_("judgement"), TABLE_TEXT, 0},
    [J_ROW] = {"member", N_("member"), TABLE_TEXT, 0},
    [J_COLUMN] = {"compared_with", N_("compared with"), TABLE_TEXT, 0},
    [J_FROM] = {"judgement", N_("now"), TABLE_TEXT, 0},
    [J_TO] = {"judgement_then", N_("then"), TABLE_TEXT, 0},
    [J_RATIO] = {"consistency_ratio", N_("consistency ratio then"), TABLE_NUMBER, 4},
};

enum { MOST_STEPS = 32 };

/* Step 0 is the one that fits least, with what would fit. */
static void judgement_row(writer *w, size_t group, size_t step, const judgement_change *c)
{
    const index_node *x = &w->v->model->nodes[group], *members = &w->v->model->nodes[x->first_child];
    char from[32], to[32];

    comparison_format(c->from, from);
    comparison_format(c->to, to);
    grid_row(w->g);
    grid_text(w->g, J_GROUP, x->id, TABLE_FAINT);
    grid_number(w->g, J_STEP, (double)step);
    if (step)
        text_buffer_print(&w->method, _("proposal %zu"), step);
    grid_text(w->g, J_WHAT, step ? text_buffer_string(&w->method) : _("fits the others least"), TABLE_PLAIN);
    text_buffer_empty(&w->method);
    grid_text(w->g, J_ROW, members[c->row].id, TABLE_PLAIN);
    grid_text(w->g, J_COLUMN, members[c->column].id, TABLE_PLAIN);
    grid_text(w->g, J_FROM, from, TABLE_PLAIN);
    grid_text(w->g, J_TO, to, TABLE_PLAIN);
    grid_number(w->g, J_RATIO, c->ratio);
}

/* False if memory is exhausted. */
static bool judgement_rows(writer *w, size_t group, const index_comparisons *x)
{
    size_t k = w->v->model->nodes[group].n_children;
    double repaired[WEIGHTS_MOST_COMPARED * WEIGHTS_MOST_COMPARED];
    judgement_change worst, steps[MOST_STEPS];
    judgement_repair repair = {.steps = steps, .most = MOST_STEPS};

    if (!judgements_worst(x->matrix, k, &worst) || !judgements_propose_once(x->matrix, k, tolerable, repaired, &repair))
        return false;
    if (worst.row == k)
        return true;
    if (!w->g)
        w->g = document_grid(w->d, "judgements", _("What would make the judgements more consistent"), judgement_columns, J_COLUMNS);
    if (!w->g)
        return false;
    text_buffer_empty(&w->method);
    judgement_row(w, group, 0, &worst);
    for (size_t i = 0; i < repair.n_steps; i++)
        judgement_row(w, group, i + 1, &steps[i]);
    return true;
}

/* Levels whose judgements are not wholly consistent. */
static bool judgement_table(writer *w)
{
    const index_model *m = w->v->model;
    bool ok = true;

    w->g = NULL;
    for (size_t i = 0; i < m->n_nodes && ok; i++) {
        const index_comparisons *x = index_is_leaf(&m->nodes[i]) ? NULL : comparisons_of(index_weighting_of(m, w->v->weights, i));

        ok = !x || judgement_rows(w, i, x);
    }
    return ok;
}

document *index_weights_document(const index_weights_view *v, bool zh)
{
    writer w = {.d = document_new_of_law(), .v = v, .zh = zh};
    bool ok;

    if (!w.d)
        return NULL;
    text_buffer_init(&w.method);
    document_leads(w.d);
    ok = weight_table(&w) && judgement_table(&w);
    if (ok)
        note_importance(&w);
    text_buffer_clear(&w.method);
    if (!ok) {
        document_free(w.d);
        return NULL;
    }
    return w.d;
}

/* --- what is said of them, also below a list ------------------------------------------------------------ */

static void note_ratio(document *d, const index_node *x, const comparison_consistency *how)
{
    char ratio[32];

    if (!judgements_refused(how, tolerable))
        return;
    number_format_fixed(how->ratio, 3, ratio, sizeof ratio);
    document_note(d, _("warning: the comparisons of '%s' contradict each other: consistency ratio %s, more than 0.1"), x->id,
                  ratio);
}

/* Judges who contradict themselves, although all together do not. */
static void note_judges(document *d, const index_node *x, const index_comparisons *c)
{
    for (size_t i = 0; i < c->n_judges; i++) {
        const index_judge *judge = &c->judges[i];
        double weight[WEIGHTS_MOST_COMPARED];
        comparison_consistency how;
        judgement_finding found;
        char ratio[32], number[32];

        if (!judgements_check(judge->matrix, x->n_children, &found) || !judgements_weigh(judge->matrix, x->n_children, weight, &how) ||
            !judgements_refused(&how, tolerable))
            continue;
        number_format_fixed(how.ratio, 3, ratio, sizeof ratio);
        number_format((double)i + 1, number);
        document_note(d, _("the comparisons of '%s' by the judge %s contradict each other: consistency ratio %s, more than 0.1"), x->id,
                      judge->by ? judge->by : number, ratio);
    }
}

static void note_data(document *d, const index_node *x, const index_weighed *how)
{
    static const double notable = 0.005; /* a point of a hundred, rounded */
    char residual[32];

    if (how->is_equal)
        document_note(d, _("nothing in the data tells how the members of '%s' should weigh: those that differ between companies weigh the same"),
                      x->id);
    else if (how->n_constant)
        document_note(d, PLURAL("%zu member of '%s' is the same for all companies and tells nothing", "%zu members of '%s' are the same for all companies and tell nothing",
                                (size_t)how->n_constant),
                      (size_t)how->n_constant, x->id);
    if (how->residual < notable)
        return;
    number_format_fixed(100 * how->residual, 1, residual, sizeof residual);
    document_note(d, _("with weights within their bounds the members of '%s' count as intended only to within %s points of 100"), x->id, residual);
}

void index_weights_note(document *d, const index_model *m, const index_weights *w)
{
    for (size_t i = 0; i < m->n_nodes; i++) {
        const index_node *x = &m->nodes[i];
        const index_comparisons *c = index_is_leaf(x) ? NULL : comparisons_of(index_weighting_of(m, w, i));

        if (index_is_leaf(x))
            continue;
        note_ratio(d, x, &w->compared[i]);
        if (c)
            note_judges(d, x, c);
        note_data(d, x, &w->weighed[i]);
    }
}
