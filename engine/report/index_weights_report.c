/*
 * The weights of an index. Where they depend on the stratum, a block of rows shows several sets side by side (of stages) or one
 * (of a stratum by a text, which its first column names).
 */
#include "report/index_weights_report.h"

#include <math.h>
#include <stdio.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/text_buffer.h"
#include "composite/judgement_repair.h"
#include "report/index_words.h"

static const double tolerable = 0.1; /* recommended by Saaty */

/* Columns before and behind the weights. */
enum { W_GROUP, W_ID, W_NAME, W_GIVEN, W_HEAD };
enum { W_IMPORTANCE, W_IMPORTANCE_IN_GROUP, W_METHOD, W_METHOD_WORDS, W_LAMBDA, W_INDEX, W_RATIO, W_TAIL };

/* What a grid shows: a head, n weights in the whole, n within the level, a tail. */
typedef struct writer {
    document *d;
    grid *g;
    const index_model *m;
    const index_weights *sets; /* [n] of a row */
    size_t n;
    const index_importance *importance; /* of a row; or NULL */
    size_t first;              /* column: 1 behind that of the stratum */
    text_buffer method;
    bool zh;
} writer;

static size_t weight_column(const writer *w)
{
    return w->first + W_HEAD;
}

static size_t tail_column(const writer *w)
{
    return weight_column(w) + 2 * w->n;
}

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

/* "ahp", or "0.5 equal + 0.5 critic"; in words for people. */
static void method_text(const index_weighting *w, bool in_words, text_buffer *out)
{
    char share[32];

    text_buffer_empty(out);
    for (size_t i = 0; i < w->n; i++) {
        if (w->n > 1) {
            number_format(w->methods[i].share, share);
            text_buffer_print(out, "%s%s ", i ? " + " : "", share);
        }
        text_buffer_append_string(out, index_method_word(weighting_name(w->methods[i].kind), in_words));
    }
    if (w->within_strata)
        text_buffer_print(out, ", %s", _("within strata"));
}

/* The weight that the file states; of several sets none. */
static double stated(const writer *w, const index_weighting *how, const index_node *x)
{
    bool any = false;

    for (size_t i = 0; i < how->n; i++) {
        const index_method *m = &how->methods[i];

        any |= m->kind == WEIGHTING_GIVEN || (m->kind == WEIGHTING_OPTIMAL && m->intent.is_given);
    }
    return any && w->n == 1 ? index_given(x, w->sets->given) : NAN;
}

static double share_of(const index_model *m, const index_weights *w, size_t node)
{
    double share = w->node[node];

    for (size_t at = m->nodes[node].parent; at; at = m->nodes[at].parent)
        share = w->node[at] * share;
    return share;
}

static double shown(double cell)
{
    return cell_is_value(cell) ? cell : NAN;
}

static void tail_cells(writer *w, const index_weighting *how, size_t node)
{
    const index_node *x = &w->m->nodes[node];
    const comparison_consistency *compared = &w->sets->compared[x->parent];
    bool is_compared = compared->lambda > 0;
    size_t tail = tail_column(w);

    grid_number(w->g, tail + W_IMPORTANCE, w->importance ? shown(w->importance->whole[node]) : NAN);
    grid_number(w->g, tail + W_IMPORTANCE_IN_GROUP, w->importance && x->parent ? shown(w->importance->level[node]) : NAN);
    method_text(how, false, &w->method);
    grid_buffer(w->g, tail + W_METHOD, &w->method, TABLE_FAINT);
    method_text(how, w->zh, &w->method);
    grid_buffer(w->g, tail + W_METHOD_WORDS, &w->method, TABLE_FAINT);
    grid_number(w->g, tail + W_LAMBDA, is_compared ? compared->lambda : NAN);
    grid_number(w->g, tail + W_INDEX, is_compared ? compared->index : NAN);
    grid_number(w->g, tail + W_RATIO, is_compared ? compared->ratio : NAN);
}

/* In the whole, a member of the root has its weight within its level. */
static void weight_row(writer *w, size_t node)
{
    const index_node *x = &w->m->nodes[node];
    const index_weighting *how = index_weighting_of(w->m, w->sets, x->parent);
    bool is_leaf = index_is_leaf(x);

    grid_row(w->g);
    if (w->first)
        grid_text(w->g, 0, w->sets->stratum ? w->sets->stratum : _("all others"), TABLE_FAINT);
    grid_text(w->g, w->first + W_GROUP, !is_leaf ? x->id : x->parent ? w->m->nodes[x->parent].id : "", is_leaf ? TABLE_FAINT : TABLE_PLAIN);
    grid_text(w->g, w->first + W_ID, is_leaf ? x->id : "", TABLE_PLAIN);
    grid_text(w->g, w->first + W_NAME, model_text_in(x->name, w->zh), TABLE_PLAIN);
    grid_number(w->g, w->first + W_GIVEN, stated(w, how, x));
    for (size_t k = 0; k < w->n; k++) {
        grid_number(w->g, weight_column(w) + k, share_of(w->m, &w->sets[k], node));
        grid_number(w->g, weight_column(w) + w->n + k, x->parent ? w->sets[k].node[node] : NAN);
    }
    tail_cells(w, how, node);
}

/* A node and what is below it. */
static void weight_rows(writer *w, size_t node)
{
    const index_node *x = &w->m->nodes[node];

    if (node)
        weight_row(w, node);
    for (size_t j = x->first_child; j < x->first_child + x->n_children; j++)
        weight_rows(w, j);
}

/* Of one of several sets, that of a stage; false if memory is exhausted. */
static bool stage_columns(const writer *w, size_t k, table_column *weight, table_column *in_group)
{
    arena *memory = document_memory(w->d);
    const index_stage *s = &w->m->strata.stages[k];
    const char *name = model_text_in(s->name, w->zh);

    *weight = (table_column){arena_print(memory, "weight.%s", s->id), arena_print(memory, "%s: %s", name, _("weight")), TABLE_NUMBER, 6};
    *in_group = (table_column){arena_print(memory, "weight_in_group.%s", s->id), arena_print(memory, "%s: %s", name, _("in its group")), TABLE_NUMBER, 6};
    return weight->name && weight->heading && in_group->name && in_group->heading;
}

static void tail_columns(table_column *c)
{
    c[W_IMPORTANCE] = (table_column){"importance", _("counts"), TABLE_NUMBER, 6};
    c[W_IMPORTANCE_IN_GROUP] = (table_column){"importance_in_group", _("counts in its group"), TABLE_NUMBER, 6};
    c[W_METHOD] = (table_column){"method", NULL, TABLE_TEXT, 0};
    c[W_METHOD_WORDS] = (table_column){NULL, _("method"), TABLE_TEXT, 0};
    c[W_LAMBDA] = (table_column){"lambda", _("eigenvalue"), TABLE_NUMBER, 4};
    c[W_INDEX] = (table_column){"consistency_index", _("consistency index"), TABLE_NUMBER, 4};
    c[W_RATIO] = (table_column){"consistency_ratio", _("consistency ratio"), TABLE_NUMBER, 4};
}

static grid *make_grid(const writer *w)
{
    size_t n = tail_column(w) + W_TAIL;
    table_column *all = arena_take_array(document_memory(w->d), n, sizeof *all), *c = all ? all + w->first : NULL, *weights;
    bool ok = all != NULL;

    if (!ok)
        return NULL;
    all[0] = (table_column){"stratum", _("compared within"), TABLE_TEXT, 0};
    c[W_GROUP] = (table_column){"group", _("group"), TABLE_TEXT, 0};
    c[W_ID] = (table_column){"indicator", _("indicator"), TABLE_TEXT, 0};
    c[W_NAME] = (table_column){"name", _("meaning"), TABLE_TEXT, 0};
    c[W_GIVEN] = (table_column){"given", _("in the file"), TABLE_NUMBER, -1};
    weights = all + weight_column(w);
    weights[0] = (table_column){"weight", _("weight"), TABLE_NUMBER, 6};
    weights[w->n] = (table_column){"weight_in_group", _("in its group"), TABLE_NUMBER, 6};
    for (size_t k = 0; k < w->n && w->n > 1 && ok; k++)
        ok = stage_columns(w, k, &weights[k], &weights[w->n + k]);
    tail_columns(all + tail_column(w));
    return ok ? document_grid(w->d, "weights", NULL, all, n) : NULL;
}

static bool weight_table(writer *w, const index_weights_view *v)
{
    w->g = make_grid(w);
    if (!w->g)
        return false;
    for (size_t k = 0; k < v->n; k += w->n) {
        w->sets = v->sets + k;
        w->importance = v->importance ? v->importance + k / w->n : NULL;
        weight_rows(w, 0);
    }
    grid_hide_empty(w->g);
    w->sets = v->sets;
    w->importance = v->importance;
    return true;
}

/* The member whose weight says least about how much it counts; where everybody has the same weights. */
static void note_importance(const writer *w)
{
    double greatest = 0;
    size_t at = 0;
    char weight[32], importance[32];

    for (size_t i = 1; w->importance && i < w->m->n_nodes; i++) {
        double difference = cell_is_value(w->importance->whole[i]) ? fabs(share_of(w->m, w->sets, i) - w->importance->whole[i]) : 0;

        if (difference > greatest) {
            greatest = difference;
            at = i;
        }
    }
    if (!at)
        return;
    number_format_fixed(100 * share_of(w->m, w->sets, at), 1, weight, sizeof weight);
    number_format_fixed(100 * w->importance->whole[at], 1, importance, sizeof importance);
    document_note(w->d, PLURAL("a weight is not what something counts: over %zu company '%s' weighs %s%% and counts %s%%, the greatest difference",
                               "a weight is not what something counts: over %zu companies '%s' weighs %s%% and counts %s%%, the greatest difference",
                               w->importance->n),
                  w->importance->n, model_text_in(w->m->nodes[at].name, w->zh), weight, importance);
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
    const index_node *x = &w->m->nodes[group], *members = &w->m->nodes[x->first_child];
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
    size_t k = w->m->nodes[group].n_children;
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
    const index_model *m = w->m;
    bool ok = true;

    w->g = NULL;
    for (size_t i = 0; i < m->n_nodes && ok; i++) {
        const index_comparisons *x = index_is_leaf(&m->nodes[i]) ? NULL : comparisons_of(index_weighting_of(m, w->sets, i));

        ok = !x || judgement_rows(w, i, x);
    }
    return ok;
}

document *index_weights_document(const index_weights_view *v, bool zh)
{
    bool beside = index_weights_are_beside(v->model, v->n);
    writer w = {.d = document_new_of_law(), .m = v->model, .sets = v->sets, .n = beside ? v->n : 1, .first = !beside, .zh = zh};
    bool ok;

    if (!w.d)
        return NULL;
    text_buffer_init(&w.method);
    document_leads(w.d);
    ok = weight_table(&w, v) && judgement_table(&w);
    if (ok && v->n == 1)
        note_importance(&w);
    text_buffer_clear(&w.method);
    if (!ok) {
        document_free(w.d);
        return NULL;
    }
    return w.d;
}

/* --- what is said of them, also below a list ------------------------------------------------------------ */

static void note_ratio(document *d, const char *name, const comparison_consistency *how)
{
    char ratio[32];

    if (!judgements_refused(how, tolerable))
        return;
    number_format_fixed(how->ratio, 3, ratio, sizeof ratio);
    document_note(d, _("warning: the comparisons of '%s' contradict each other: consistency ratio %s, more than 0.1"), name,
                  ratio);
}

/* Judges who contradict themselves, although all together do not. */
static void note_judges(document *d, const index_node *x, const char *name, const index_comparisons *c)
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
        document_note(d, _("the comparisons of '%s' by the judge %s contradict each other: consistency ratio %s, more than 0.1"), name,
                      judge->by ? judge->by : number, ratio);
    }
}

/* `name` tells the level, and the stratum where it is weighed by that alone. */
static void note_data(document *d, const char *name, const index_weighed *how)
{
    static const double notable = 0.005; /* a point of a hundred, rounded */
    char residual[32];

    if (how->is_equal)
        document_note(d, _("nothing in the data tells how the members of '%s' should weigh: those that differ between companies weigh the same"),
                      name);
    else if (how->n_constant)
        document_note(d, PLURAL("%zu member of '%s' is the same for all companies and tells nothing", "%zu members of '%s' are the same for all companies and tell nothing",
                                (size_t)how->n_constant),
                      (size_t)how->n_constant, name);
    if (how->residual < notable)
        return;
    number_format_fixed(100 * how->residual, 1, residual, sizeof residual);
    document_note(d, _("with weights within their bounds the members of '%s' count as intended only to within %s points of 100"), name, residual);
}

static void note_sets(document *d, const index_model *m, const index_weights *sets, size_t n, size_t group, bool zh)
{
    const char *title = model_text_in(m->nodes[group].name, zh);
    bool is_apart = index_weighting_of(m, sets, group)->within_strata;
    char name[512];

    for (size_t k = 0; k < (is_apart ? n : 1); k++) {
        snprintf(name, sizeof name, "%s", title);
        if (is_apart)
            snprintf(name, sizeof name, _("%s (%s)"), title, sets[k].stratum ? sets[k].stratum : _("all others"));
        note_data(d, name, &sets[k].weighed[group]);
    }
}

void index_weights_note(document *d, const index_model *m, const index_weights *sets, size_t n, bool zh)
{
    for (size_t i = 0; i < m->n_nodes; i++) {
        const index_node *x = &m->nodes[i];
        const index_comparisons *c = index_is_leaf(x) ? NULL : comparisons_of(index_weighting_of(m, sets, i));

        if (index_is_leaf(x))
            continue;
        note_ratio(d, model_text_in(x->name, zh), &sets->compared[i]); /* judgements are the same for all */
        if (c)
            note_judges(d, x, model_text_in(x->name, zh), c);
        note_sets(d, m, sets, n, i, zh);
    }
}
