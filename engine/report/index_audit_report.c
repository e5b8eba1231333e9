#include "report/index_audit_report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/index_audit_report_internal.h"
#include "report/index_words.h"

enum { MATRIX_MOST = 16, SHORT = 32 };

bool index_audit_has_table(const char *name)
{
    size_t n = strlen(name);

    for (const char *at = INDEX_AUDIT_TABLES; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL) {
        if (!strncmp(at, name, n) && (at[n] == '|' || !at[n]))
            return true;
    }
    return false;
}

/* --- shared --------------------------------------------------------------------------------------------- */

bool audit_is_asked(const audit_writer *w, const char *table)
{
    return !w->x->table || !strcmp(w->x->table, table);
}

grid *audit_grid(const audit_writer *w, const char *name, const char *heading, const table_column *columns, size_t n)
{
    grid *g = document_grid(w->d, name, w->x->table ? NULL : heading, columns, n);

    index_ids_for_programs(g, w->zh);
    return g;
}

double audit_number(double cell)
{
    return cell_is_value(cell) ? cell : NAN;
}

static double share_of_whole(const index_model *m, const index_weights *w, size_t node)
{
    double share = 1;

    for (; node; node = m->nodes[node].parent)
        share *= w->node[node];
    return share;
}

double audit_stated(const index_result *r, size_t node)
{
    double sum = 0;

    if (r->n_weights == 1)
        return share_of_whole(r->model, r->weights, node);
    for (size_t s = 0; s < r->n_strata; s++)
        sum += (double)r->strata[s].n * share_of_whole(r->model, &r->weights[s], node);
    return sum / (double)r->n;
}

const char *audit_node_name(const audit_writer *w, size_t node)
{
    return model_text_in(w->m->nodes[node].name, w->zh);
}

const char *audit_name(const audit_writer *w, size_t indicator)
{
    return audit_node_name(w, w->m->indicators[indicator].node);
}

static double share_of(size_t part, size_t whole)
{
    return whole ? (double)part / (double)whole : NAN;
}

/* --- data ------------------------------------------------------------------------------------------------- */

enum { D_ID, D_NAME, D_KNOWN, D_MISSING, D_NOT_APPLICABLE, D_UNDEFINED, D_LEAST, D_LOWER, D_MEDIAN, D_UPPER, D_GREATEST, D_COLUMNS };

static const table_column data_columns[D_COLUMNS] = {
    [D_ID] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [D_NAME] = {"name", N_("meaning"), TABLE_TEXT, 0},
    [D_KNOWN] = {"known", N_("known"), TABLE_NUMBER, 0},
    [D_MISSING] = {"missing_values", N_("missing"), TABLE_NUMBER, 0},
    [D_NOT_APPLICABLE] = {"not_applicable", N_("not applicable"), TABLE_NUMBER, 0},
    [D_UNDEFINED] = {"undefined", N_("undefined"), TABLE_NUMBER, 0},
    [D_LEAST] = {"least", N_("least"), TABLE_NUMBER, 4},
    [D_LOWER] = {"lower_quartile", N_("lower quartile"), TABLE_NUMBER, 4},
    [D_MEDIAN] = {"median", N_("median"), TABLE_NUMBER, 4},
    [D_UPPER] = {"upper_quartile", N_("upper quartile"), TABLE_NUMBER, 4},
    [D_GREATEST] = {"greatest", N_("greatest"), TABLE_NUMBER, 4},
};

static void data_table(const audit_writer *w)
{
    grid *g = audit_is_asked(w, "data") ? audit_grid(w, "data", _("The data"), data_columns, D_COLUMNS) : NULL;

    for (size_t k = 0; g && k < w->m->n_indicators; k++) {
        const audit_column *c = &w->x->a->columns[k];

        grid_row(g);
        grid_text(g, D_ID, w->m->indicators[k].id, TABLE_FAINT);
        grid_text(g, D_NAME, audit_name(w, k), TABLE_PLAIN);
        grid_number(g, D_KNOWN, (double)c->n_known);
        grid_number(g, D_MISSING, (double)c->n_missing);
        grid_number(g, D_NOT_APPLICABLE, (double)c->n_not_applicable);
        grid_number(g, D_UNDEFINED, (double)c->n_undefined);
        for (size_t i = 0; i < AUDIT_FIVE; i++)
            grid_number(g, D_LEAST + i, audit_number(c->five[i]));
    }
}

enum { H_ID, H_NAME, H_SKEWNESS, H_KURTOSIS, H_TREATED, H_SKEWNESS_AFTER, H_KURTOSIS_AFTER, H_COMMON, H_LOW, H_HIGH, H_COLUMNS };

static const table_column shape_columns[H_COLUMNS] = {
    [H_ID] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [H_NAME] = {"name", N_("meaning"), TABLE_TEXT, 0},
    [H_SKEWNESS] = {"skewness", N_("skewness"), TABLE_NUMBER, 3},
    [H_KURTOSIS] = {"kurtosis", N_("kurtosis"), TABLE_NUMBER, 3},
    [H_TREATED] = {"treated_values", N_("values treated as outliers"), TABLE_NUMBER, 0},
    [H_SKEWNESS_AFTER] = {"skewness_after", N_("skewness on the scale"), TABLE_NUMBER, 3},
    [H_KURTOSIS_AFTER] = {"kurtosis_after", N_("kurtosis on the scale"), TABLE_NUMBER, 3},
    [H_COMMON] = {"same_share", N_("share one value"), TABLE_SHARE, 6},
    [H_LOW] = {"low_share", N_("at the lowest end"), TABLE_SHARE, 6},
    [H_HIGH] = {"high_share", N_("at the highest end"), TABLE_SHARE, 6},
};

static void shape_table(const audit_writer *w)
{
    grid *g = audit_is_asked(w, "shape") ? audit_grid(w, "shape", _("How the values lie"), shape_columns, H_COLUMNS) : NULL;

    for (size_t k = 0; g && k < w->m->n_indicators; k++) {
        const audit_column *c = &w->x->a->columns[k];

        grid_row(g);
        grid_text(g, H_ID, w->m->indicators[k].id, TABLE_FAINT);
        grid_text(g, H_NAME, audit_name(w, k), TABLE_PLAIN);
        grid_number(g, H_SKEWNESS, audit_number(c->skewness));
        grid_number(g, H_KURTOSIS, audit_number(c->kurtosis));
        grid_number(g, H_TREATED, (double)c->n_treated);
        grid_number(g, H_SKEWNESS_AFTER, audit_number(c->skewness_after));
        grid_number(g, H_KURTOSIS_AFTER, audit_number(c->kurtosis_after));
        grid_number(g, H_COMMON, share_of(c->n_common, c->n_known));
        grid_number(g, H_LOW, share_of(c->n_low, c->n_known));
        grid_number(g, H_HIGH, share_of(c->n_high, c->n_known));
    }
}

/* --- correlations --------------------------------------------------------------------------------------- */

static bool is_constant(const audit_writer *w, size_t k) { return w->x->a->pairs.is_constant[k]; }

/* "+0.83"; the tone adds a sign of its own, so that no colour is needed. */
static void matrix_cell(const audit_writer *w, grid *g, size_t i, size_t j)
{
    const audit_rules *rules = w->x->rules;
    size_t same = w->m->nodes[w->m->indicators[i].node].parent == w->m->nodes[w->m->indicators[j].node].parent;
    double r = w->x->a->pairs.matrix[i * w->m->n_indicators + j];
    char number[SHORT], text[SHORT + 1];
    table_tone tone = fabs(r) > rules->redundant ? TABLE_BAD : same && r < rules->against ? TABLE_OPEN : TABLE_PLAIN;

    if (is_constant(w, i) || is_constant(w, j)) {
        grid_text(g, 2 + j, "-", TABLE_FAINT);
        return;
    }
    number_format_fixed(fabs(r), 2, number, sizeof number);
    snprintf(text, sizeof text, "%s%s", strtod(number, NULL) == 0 ? "" : r < 0 ? "-" : "+", number);
    grid_text(g, 2 + j, text, tone);
}

/* For people, below the diagonal, numbered columns. */
static void matrix_table(const audit_writer *w)
{
    size_t k = w->m->n_indicators;
    table_column columns[2 + MATRIX_MOST] = {{NULL, "", TABLE_TEXT, 0}, {NULL, N_("meaning"), TABLE_TEXT, 0}};
    const char *numbers[MATRIX_MOST];
    grid *g;

    if (k > MATRIX_MOST || w->x->table)
        return;
    for (size_t j = 0; j < k; j++) {
        numbers[j] = arena_print(document_memory(w->d), "%zu", j + 1);
        columns[2 + j] = (table_column){NULL, numbers[j] ? numbers[j] : "", TABLE_TEXT, 0};
    }
    g = document_grid(w->d, NULL, _("Correlations (▲ nearly the same, ◆ against its own group)"), columns, 2 + k - 1);
    for (size_t i = 0; g && i < k; i++) {
        grid_row(g);
        grid_text(g, 0, numbers[i], TABLE_FAINT);
        grid_text(g, 1, audit_name(w, i), TABLE_PLAIN);
        for (size_t j = 0; j < i; j++)
            matrix_cell(w, g, i, j);
    }
}

enum { C_FIRST, C_SECOND, C_FIRST_NAME, C_SECOND_NAME, C_R, C_WITHIN, C_COLUMNS };

/* All pairs: for programs, and for people where there is no matrix and who ask for it. */
static void pair_table(const audit_writer *w)
{
    bool is_shown = w->x->table || w->m->n_indicators > MATRIX_MOST;
    const table_column columns[C_COLUMNS] = {
        [C_FIRST] = {"indicator", is_shown ? N_("indicator") : NULL, TABLE_TEXT, 0},
        [C_SECOND] = {"with", is_shown ? N_("with") : NULL, TABLE_TEXT, 0},
        [C_FIRST_NAME] = {"name", is_shown ? N_("meaning") : NULL, TABLE_TEXT, 0},
        [C_SECOND_NAME] = {"with_name", is_shown ? N_("its meaning") : NULL, TABLE_TEXT, 0},
        [C_R] = {"r", is_shown ? N_("r") : NULL, TABLE_NUMBER, 6},
        [C_WITHIN] = {"same_group", is_shown ? N_("same group") : NULL, TABLE_NUMBER, 0},
    };
    const index_model *m = w->m;
    grid *g = audit_is_asked(w, "correlations") ? audit_grid(w, "correlations", _("Correlations"), columns, C_COLUMNS) : NULL;

    for (size_t i = 0; g && i < m->n_indicators; i++) {
        for (size_t j = i + 1; j < m->n_indicators; j++) {
            grid_row(g);
            grid_text(g, C_FIRST, m->indicators[i].id, TABLE_PLAIN);
            grid_text(g, C_SECOND, m->indicators[j].id, TABLE_PLAIN);
            grid_text(g, C_FIRST_NAME, audit_name(w, i), TABLE_PLAIN);
            grid_text(g, C_SECOND_NAME, audit_name(w, j), TABLE_PLAIN);
            grid_number(g, C_R, is_constant(w, i) || is_constant(w, j) ? NAN : w->x->a->pairs.matrix[i * m->n_indicators + j]);
            grid_number(g, C_WITHIN, m->nodes[m->indicators[i].node].parent == m->nodes[m->indicators[j].node].parent);
        }
    }
}

/* --- groups and weights ------------------------------------------------------------------------------------ */

enum { G_ID, G_NAME, G_INDICATORS, G_ALPHA, G_STATED, G_EFFECTIVE, G_DIFFERENCE, G_COLUMNS };

static const table_column group_columns[G_COLUMNS] = {
    [G_ID] = {"group", N_("group"), TABLE_TEXT, 0},
    [G_NAME] = {"name", N_("meaning"), TABLE_TEXT, 0},
    [G_INDICATORS] = {"indicators", N_("indicators"), TABLE_NUMBER, 0},
    [G_ALPHA] = {"alpha", N_("Cronbach's alpha"), TABLE_NUMBER, 4},
    [G_STATED] = {"weight", N_("stated weight"), TABLE_SHARE, 6},
    [G_EFFECTIVE] = {"effective_weight", N_("effective weight"), TABLE_SHARE, 6},
    [G_DIFFERENCE] = {"weight_difference", N_("difference"), TABLE_SHARE, 6},
};

static void group_row(const audit_writer *w, grid *g, const audit_group *x)
{
    double stated = audit_stated(w->x->r, x->node);

    grid_row(g);
    grid_text(g, G_ID, w->m->nodes[x->node].id, TABLE_FAINT);
    grid_text(g, G_NAME, audit_node_name(w, x->node), TABLE_PLAIN);
    grid_number(g, G_INDICATORS, (double)w->m->nodes[x->node].n_leaves);
    grid_number(g, G_ALPHA, audit_number(x->alpha));
    grid_number(g, G_STATED, stated);
    grid_number(g, G_EFFECTIVE, audit_number(x->effective));
    grid_number(g, G_DIFFERENCE, audit_number(x->effective) - stated);
}

static void group_table(const audit_writer *w)
{
    const index_audit *a = w->x->a;
    grid *g = audit_is_asked(w, "groups") ? audit_grid(w, "groups", _("Groups"), group_columns, G_COLUMNS) : NULL;

    for (size_t i = 0; g && i <= a->n_groups; i++)
        group_row(w, g, i < a->n_groups ? &a->groups[i] : &(audit_group){0, a->alpha, NAN});
}

enum { W_GROUP, W_GROUP_NAME, W_ID, W_NAME, W_STATED, W_EFFECTIVE, W_DIFFERENCE, W_SQUARE, W_WITH_GROUP, W_COLUMNS };

static const table_column weight_columns[W_COLUMNS] = {
    [W_GROUP] = {"group", NULL, TABLE_TEXT, 0},
    [W_GROUP_NAME] = {NULL, N_("group"), TABLE_TEXT, 0},
    [W_ID] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [W_NAME] = {"name", N_("meaning"), TABLE_TEXT, 0},
    [W_STATED] = {"weight", N_("stated weight"), TABLE_SHARE, 6},
    [W_EFFECTIVE] = {"effective_weight", N_("effective weight"), TABLE_SHARE, 6},
    [W_DIFFERENCE] = {"weight_difference", N_("difference"), TABLE_SHARE, 6},
    [W_SQUARE] = {"r_squared", N_("r² with the index"), TABLE_NUMBER, 4},
    [W_WITH_GROUP] = {"r_with_group", N_("r with the others of its group"), TABLE_NUMBER, 4},
};

static void weight_table(const audit_writer *w)
{
    grid *g = audit_is_asked(w, "weights") ? audit_grid(w, "weights", _("Stated and effective weights"), weight_columns, W_COLUMNS) : NULL;

    for (size_t k = 0; g && k < w->m->n_indicators; k++) {
        const audit_column *c = &w->x->a->columns[k];
        size_t node = w->m->indicators[k].node, parent = w->m->nodes[node].parent;
        double stated = audit_stated(w->x->r, node);

        grid_row(g);
        grid_text(g, W_GROUP, parent ? w->m->nodes[parent].id : "", TABLE_FAINT);
        grid_text(g, W_GROUP_NAME, index_group_name(w->m, node, w->zh), TABLE_FAINT);
        grid_text(g, W_ID, w->m->indicators[k].id, TABLE_FAINT);
        grid_text(g, W_NAME, audit_name(w, k), TABLE_PLAIN);
        grid_number(g, W_STATED, stated);
        grid_number(g, W_EFFECTIVE, audit_number(c->effective));
        grid_number(g, W_DIFFERENCE, audit_number(c->effective) - stated);
        grid_number(g, W_SQUARE, audit_number(c->square));
        grid_number(g, W_WITH_GROUP, audit_number(c->with_group));
    }
}

/* --- the page ------------------------------------------------------------------------------------------------- */

static void head(const audit_writer *w)
{
    const index_audit *a = w->x->a;
    char title[512];

    snprintf(title, sizeof title, _("Audit of an index: %s"), model_text_in(w->m->name, w->zh));
    document_title(w->d, title);
    document_text(w->d, "index", NULL, w->m->id);
    document_text(w->d, "digest", NULL, w->m->digest);
    document_number(w->d, "year", _("year"), w->x->b->year, 0);
    document_number(w->d, "companies", _("companies"), (double)w->x->r->n, 0);
    document_number(w->d, "scored", _("with a score"), (double)a->n_scored, 0);
    document_number(w->d, "alpha", _("Cronbach's alpha of all indicators"), audit_number(a->alpha), 4);
    document_number(w->d, "incomplete", _("with missing data"), (double)a->gaps.n_incomplete, 0);
    document_number(w->d, "open_rank", _("whose rank hangs on missing data"), (double)a->gaps.n_open, 0);
    document_number(w->d, "first", _("looked at: the first"), a->first, 0);
    document_number(w->d, "certain", _("certainly among them"), (double)a->gaps.n_certain, 0);
    document_number(w->d, "possible", _("perhaps among them"), (double)a->gaps.n_possible, 0);
}

static void picture(const audit_writer *w)
{
    text_buffer svg;

    text_buffer_init(&svg);
    audit_picture(&svg, w);
    document_picture(w->d, text_buffer_string(&svg), 0);
    text_buffer_clear(&svg);
}

document *index_audit_document(const index_audited *x, bool is_chinese)
{
    audit_writer w = {x, x->r->model, document_new(), is_chinese};

    if (!w.d)
        return NULL;
    document_wide(w.d);
    if (!x->table)
        head(&w);
    audit_findings(&w);
    data_table(&w);
    if (!x->table)
        picture(&w);
    shape_table(&w);
    matrix_table(&w);
    pair_table(&w);
    group_table(&w);
    weight_table(&w);
    audit_component_tables(&w);
    audit_border_tables(&w);
    audit_shift_table(&w);
    document_note(w.d, _("limits are ours (models/practice/audit.yaml): what passes one is a question, no fault by itself"));
    return w.d;
}
