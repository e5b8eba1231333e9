/*
 * The weights of an index. Where they depend on the stratum, a block of rows shows several sets side by side (of stages) or one
 * (of a stratum by a text, which its first column names).
 */
#include <math.h>

#include "base/message.h"
#include "base/number_text.h"
#include "base/text_buffer.h"
#include "report/index_report.h"

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
    if (w->within_strata)
        text_buffer_print(out, ", %s", _("within strata"));
}

/* What a grid shows. Behind GROUP, ID and NAME come n weights in the whole, n within the level, METHOD and RATIO. */
typedef struct weights_view {
    document *d;
    grid *g;
    const index_model *m;
    const index_weights *sets; /* [n] of a row */
    size_t n;
    size_t first;              /* column: 1 behind that of the stratum */
    text_buffer method;
    bool zh;
} weights_view;

enum { W_GROUP, W_ID, W_NAME, W_WEIGHTS };

static size_t method_column(const weights_view *v)
{
    return v->first + W_WEIGHTS + 2 * v->n;
}

static double ratio_of(const comparison_consistency *how)
{
    return how->lambda > 0 ? how->ratio : NAN;
}

static void warn_of(document *d, const char *what, const comparison_consistency *how)
{
    static const double tolerable = 0.1; /* recommended by Saaty */
    char ratio[32];

    if (!(how->ratio > tolerable))
        return;
    number_format_fixed(how->ratio, 3, ratio, sizeof ratio);
    document_note(d, _("warning: the comparisons of '%s' contradict each other: consistency ratio %s, more than 0.1"),
                  what, ratio);
}

/* Of a node and what is below it. */
static void warn_all(document *d, const index_model *m, const index_weights *w, size_t node)
{
    const index_node *x = &m->nodes[node];

    for (size_t j = x->first_child; j < x->first_child + x->n_children; j++)
        warn_all(d, m, w, j);
    if (x->n_children)
        warn_of(d, x->id, &w->compared[node]);
}

static double share_of(const index_model *m, const index_weights *w, size_t node)
{
    double share = w->node[node];

    for (size_t at = m->nodes[node].parent; at; at = m->nodes[at].parent)
        share = w->node[at] * share;
    return share;
}

/* In the whole, a member of the root has its weight within its level. */
static void weight_row(weights_view *v, size_t node)
{
    const index_model *m = v->m;
    const index_node *x = &m->nodes[node], *above = &m->nodes[x->parent];
    bool is_leaf = index_is_leaf(x);

    grid_row(v->g);
    if (v->first)
        grid_text(v->g, 0, v->sets->stratum ? v->sets->stratum : _("all others"), TABLE_FAINT);
    grid_text(v->g, v->first + W_GROUP, !is_leaf ? x->id : x->parent ? above->id : "", is_leaf ? TABLE_FAINT : TABLE_PLAIN);
    grid_text(v->g, v->first + W_ID, is_leaf ? x->id : "", TABLE_PLAIN);
    grid_text(v->g, v->first + W_NAME, model_text_in(x->name, v->zh), TABLE_PLAIN);
    for (size_t k = 0; k < v->n; k++) {
        grid_number(v->g, v->first + W_WEIGHTS + k, share_of(m, &v->sets[k], node));
        grid_number(v->g, v->first + W_WEIGHTS + v->n + k, x->parent ? v->sets[k].node[node] : NAN);
    }
    method_text(&above->weighting, &v->method);
    grid_text(v->g, method_column(v), text_buffer_string(&v->method), TABLE_FAINT);
    grid_number(v->g, method_column(v) + 1, ratio_of(&v->sets->compared[x->parent]));
}

/* A node and what is below it. */
static void weight_rows(weights_view *v, size_t node)
{
    const index_node *x = &v->m->nodes[node];

    if (node)
        weight_row(v, node);
    for (size_t j = x->first_child; j < x->first_child + x->n_children; j++)
        weight_rows(v, j);
}

/* --- columns ---------------------------------------------------------------------------------------- */

/* Of one of several sets, that of a stage; false if memory is exhausted. */
static bool stage_columns(const weights_view *v, size_t k, table_column *weight, table_column *in_group)
{
    arena *memory = document_memory(v->d);
    const index_stage *s = &v->m->strata.stages[k];
    const char *name = model_text_in(s->name, v->zh);

    *weight = (table_column){arena_print(memory, "weight.%s", s->id), arena_print(memory, "%s: %s", name, _("weight")), TABLE_NUMBER, 6};
    *in_group = (table_column){arena_print(memory, "weight_in_group.%s", s->id), arena_print(memory, "%s: %s", name, _("in its group")), TABLE_NUMBER, 6};
    return weight->name && weight->heading && in_group->name && in_group->heading;
}

static grid *make_grid(const weights_view *v)
{
    size_t n = method_column(v) + 2;
    table_column *all = arena_take_array(document_memory(v->d), n, sizeof *all), *c = all ? all + v->first : NULL;
    bool ok = all != NULL;

    if (!ok)
        return NULL;
    all[0] = (table_column){"stratum", _("compared within"), TABLE_TEXT, 0};
    c[W_GROUP] = (table_column){"group", _("group"), TABLE_TEXT, 0};
    c[W_ID] = (table_column){"indicator", _("indicator"), TABLE_TEXT, 0};
    c[W_NAME] = (table_column){"name", _("meaning"), TABLE_TEXT, 0};
    c[W_WEIGHTS] = (table_column){"weight", _("weight"), TABLE_NUMBER, 6};
    c[W_WEIGHTS + v->n] = (table_column){"weight_in_group", _("in its group"), TABLE_NUMBER, 6};
    for (size_t k = 0; k < v->n && v->n > 1 && ok; k++)
        ok = stage_columns(v, k, &c[W_WEIGHTS + k], &c[W_WEIGHTS + v->n + k]);
    all[n - 2] = (table_column){"method", _("method"), TABLE_TEXT, 0};
    all[n - 1] = (table_column){"consistency_ratio", _("consistency ratio"), TABLE_NUMBER, 4};
    return ok ? document_grid(v->d, "weights", NULL, all, n) : NULL;
}

document *index_weights_document(const index_model *m, const index_weights *sets, size_t n, bool zh)
{
    bool side_by_side = n == 1 || m->strata.n_stages;
    weights_view v = {.d = document_new_of_law(), .m = m, .sets = sets, .n = side_by_side ? n : 1, .first = !side_by_side, .zh = zh};

    v.g = v.d ? make_grid(&v) : NULL;
    if (!v.g) {
        document_free(v.d);
        return NULL;
    }
    text_buffer_init(&v.method);
    for (size_t k = 0; k < n; k += v.n) {
        v.sets = sets + k;
        weight_rows(&v, 0);
    }
    text_buffer_clear(&v.method);
    warn_all(v.d, m, sets, 0); /* judgements are the same for all */
    return v.d;
}
