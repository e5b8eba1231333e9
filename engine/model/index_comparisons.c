/*
 * Reads pairwise comparisons (Saaty's analytic hierarchy process):
 *
 *   ahp: [[1, 3, ~], [1/3, 1, 2], [~, 1/2, 1]]
 *   ahp: {matrix: [[1, 3], [1/3, 1]], limit: 0.15}
 *   ahp: {matrices: [{by: A, weight: 2, matrix: ...}, {by: B, matrix: ...}], limit: 0.1}
 *
 * Row i, column j: how many times as important i is as j; the transposed entry is the reciprocal. Comparisons are read
 * as fractions, so that 1/3 is exactly that of 3. A comparison with `~` or `?` was not made; if the transposed entry
 * is there, it is its reciprocal. What contradicts itself more than the limit is refused with a proposal.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/text_buffer.h"
#include "composite/judgement_repair.h"
#include "model/index_model_internal.h"

static const double usual_limit = 0.1; /* recommended by Saaty */

enum { MOST_CELLS = WEIGHTS_MOST_COMPARED * WEIGHTS_MOST_COMPARED, MOST_STEPS = 16, MOST_TOLD = 3, MOST_JUDGES = 99 };

/* A matrix while it is read; a comparison that was not made is 0/0. */
typedef struct fractions {
    double over[MOST_CELLS], under[MOST_CELLS];
    const yaml_node *at[MOST_CELLS];
} fractions;

/* --- one matrix ------------------------------------------------------------------------ */

/* comparison: number [/ number], both above 0 */
static bool parse_comparison(const yaml_node *n, double *over, double *under)
{
    const char *slash = n->kind == YAML_SCALAR ? strchr(n->text, '/') : NULL;
    size_t length = slash ? (size_t)(slash - n->text) : n->length;
    bool is_short;

    *over = *under = 0;
    if (n->kind != YAML_SCALAR)
        return false;
    if (yaml_is_null(n) || !strcmp(n->text, "?"))
        return true;
    *under = 1;
    if (!number_parse(n->text, length, 0, over, &is_short))
        return false;
    if (slash && !number_parse(slash + 1, n->length - length - 1, 0, under, &is_short))
        return false;
    return *over > 0 && *under > 0;
}

static tidu_status read_row(rule_reader *r, const yaml_node *row, size_t k, size_t i, fractions *f)
{
    size_t at = i * k;

    if (row->kind != YAML_SEQUENCE || row->n != k)
        return yaml_error(r->tree, row, r->err,
                          _("a row of comparisons has one number for each member: %zu"), k);
    for (const yaml_node *n = row->first; n; n = n->next, at++) {
        f->at[at] = n;
        if (!parse_comparison(n, &f->over[at], &f->under[at]))
            return yaml_error(r->tree, n, r->err, _("a comparison is a number above 0 such as 3 or 1/3, or ~ where nobody made it"));
    }
    return TIDU_OK;
}

static bool is_made(const fractions *f, size_t at)
{
    return f->over[at] > 0;
}

/* a/b is the reciprocal of c/d if a c = b d, but for the rounding of decimals with 16 digits. */
static bool is_reciprocal(const fractions *f, size_t at, size_t other)
{
    static const double rounding = 1e-14;
    double ones = f->under[at] * f->under[other];

    return fabs(f->over[at] * f->over[other] - ones) <= rounding * ones;
}

static tidu_status check_reciprocal(rule_reader *r, size_t k, const fractions *f)
{
    for (size_t at = 0; at < k * k; at++) {
        size_t i = at / k, j = at % k, other = j * k + i;

        if (i == j && !is_made(f, at))
            return yaml_error(r->tree, f->at[at], r->err, _("a member compared with itself is 1"));
        if (is_made(f, at) && is_made(f, other) && !is_reciprocal(f, at, other))
            return yaml_error(r->tree, f->at[at], r->err,
                              i == j ? _("a member compared with itself is 1")
                                     : _("row %zu, column %zu is not the reciprocal of row %zu, column %zu; write 1/3, not 0.33"),
                              i + 1, j + 1, j + 1, i + 1);
    }
    return TIDU_OK;
}

static void take_cells(size_t k, const fractions *f, double *matrix)
{
    for (size_t at = 0; at < k * k; at++) {
        size_t other = at % k * k + at / k;

        if (is_made(f, at))
            matrix[at] = f->over[at] / f->under[at];
        else
            matrix[at] = is_made(f, other) ? f->under[other] / f->over[other] : cell_missing();
    }
}

static tidu_status read_matrix(rule_reader *r, const yaml_node *rows, size_t k, const double **out)
{
    double *matrix;
    fractions f;
    tidu_status status;
    size_t i = 0;

    if (rows->kind != YAML_SEQUENCE || rows->n != k)
        return yaml_error(r->tree, rows, r->err, _("comparisons have one row for each member: %zu"), k);
    if (k > WEIGHTS_MOST_COMPARED)
        return yaml_error(r->tree, rows, r->err, _("at most %d members are compared"), WEIGHTS_MOST_COMPARED);
    status = field_array(r, k * k, sizeof *matrix, (void **)&matrix);
    for (const yaml_node *row = rows->first; row && !status; row = row->next, i++)
        status = read_row(r, row, k, i, &f);
    if (!status)
        status = check_reciprocal(r, k, &f);
    if (status)
        return status;
    take_cells(k, &f, matrix);
    *out = matrix;
    return TIDU_OK;
}

/* --- whether they can be used ------------------------------------------------------------ */

void comparison_format(double value, char text[32])
{
    static const double rounding = 1e-9;
    double reciprocal = 1 / value;

    if (fabs(value - round(value)) <= rounding * value)
        snprintf(text, 32, "%.0f", value);
    else if (value < 1 && fabs(reciprocal - round(reciprocal)) <= rounding * reciprocal)
        snprintf(text, 32, "1/%.0f", reciprocal);
    else
        number_format_fixed(value, 2, text, 32);
}

/* "a with b: 9 → 1/9 (then 0.05); ..." */
static void tell_steps(const judgement_repair *repair, const index_members *members, text_buffer *out)
{
    for (size_t i = 0; i < repair->n_steps && i < MOST_TOLD; i++) {
        const judgement_change *c = &repair->steps[i];
        char from[32], to[32], ratio[32];

        comparison_format(c->from, from);
        comparison_format(c->to, to);
        number_format_fixed(c->ratio, 3, ratio, sizeof ratio);
        text_buffer_append_string(out, i ? "; " : "");
        text_buffer_print(out, _("%s with %s %s → %s (ratio then %s)"), members->id[c->row], members->id[c->column], from, to, ratio);
    }
    if (repair->n_steps > MOST_TOLD)
        text_buffer_print(out, _("; and %zu more"), repair->n_steps - MOST_TOLD);
}

/* The place of a comparison in the file; the matrices, where there are several. */
static const yaml_node *place_of(const yaml_node *matrix, const judgement_repair *repair)
{
    const yaml_node *row = matrix->first, *cell;

    if (!repair->n_steps || !row || row->kind != YAML_SEQUENCE)
        return matrix;
    for (size_t i = 0; i < repair->steps[0].row; i++)
        row = row->next;
    cell = row->first;
    for (size_t j = 0; j < repair->steps[0].column; j++)
        cell = cell->next;
    return cell;
}

static tidu_status refuse(rule_reader *r, const yaml_node *matrix, const index_members *members, const index_comparisons *x,
                          double ratio)
{
    judgement_change steps[MOST_STEPS];
    judgement_repair repair = {.steps = steps, .most = MOST_STEPS};
    double repaired[MOST_CELLS];
    const char *form = x->n_judges ? "matrices" : "matrix";
    char is[32], limit[32], allowed[32];
    text_buffer told;
    tidu_status status;

    if (!judgements_propose_once(x->matrix, members->k, x->limit, repaired, &repair))
        return error_memory(r->err);
    number_format_fixed(ratio, 3, is, sizeof is);
    number_format(x->limit, limit);
    number_format_fixed(ceil(ratio * 100) / 100, 2, allowed, sizeof allowed);
    text_buffer_init(&told);
    tell_steps(&repair, members, &told);
    if (repair.n_steps)
        status = yaml_error(r->tree, place_of(matrix, &repair), r->err,
                            _("the comparisons contradict each other: consistency ratio %s, more than %s. Proposed, the most inconsistent one first: %s. To allow it: {ahp: {%s: ..., limit: %s}}"),
                            is, limit, text_buffer_string(&told), form, allowed);
    else
        status = yaml_error(r->tree, matrix, r->err,
                            _("the comparisons contradict each other: consistency ratio %s, more than %s, and no single one of them is to blame; compare anew. To allow it: {ahp: {%s: ..., limit: %s}}"),
                            is, limit, form, allowed);
    text_buffer_clear(&told);
    return status;
}

/* The matrix is linked, and consistent enough. */
static tidu_status check_use(rule_reader *r, const yaml_node *at, const index_members *members, const index_comparisons *x)
{
    comparison_consistency how;
    judgement_finding found;
    double weight[WEIGHTS_MOST_COMPARED];
    tidu_error inner = {.message = ""};

    if (!judgements_check(x->matrix, members->k, &found)) {
        judgements_fault(&found, members->id, &inner);
        return yaml_error(r->tree, at, r->err, "%s", inner.message);
    }
    if (!judgements_weigh(x->matrix, members->k, weight, &how))
        return error_memory(r->err);
    return judgements_refused(&how, x->limit) ? refuse(r, at, members, x, how.ratio) : TIDU_OK;
}

/* --- several judges, and a limit ------------------------------------------------------------ */

typedef struct comparisons_reader {
    const index_members *members;
    index_comparisons *out;
    index_judge *judge;
} comparisons_reader;

static tidu_status read_limit(rule_reader *r, const yaml_node *n, void *out)
{
    const comparisons_reader *x = out;
    tidu_status status = field_number(r, n, &x->out->limit);

    if (!status && !(x->out->limit >= 0))
        status = yaml_error(r->tree, n, r->err, _("the limit of a consistency ratio is at least 0, such as 0.1"));
    return status;
}

static tidu_status read_own(rule_reader *r, const yaml_node *n, void *out)
{
    const comparisons_reader *x = out;

    return read_matrix(r, n, x->members->k, &x->out->matrix);
}

static tidu_status read_by(rule_reader *r, const yaml_node *n, void *out)
{
    const comparisons_reader *x = out;

    return field_text(r, n, &x->judge->by);
}

static tidu_status read_judge_weight(rule_reader *r, const yaml_node *n, void *out)
{
    const comparisons_reader *x = out;
    tidu_status status = field_number(r, n, &x->judge->weight);

    if (!status && !(x->judge->weight > 0))
        status = yaml_error(r->tree, n, r->err, _("a weight is above 0"));
    return status;
}

static tidu_status read_judged(rule_reader *r, const yaml_node *n, void *out)
{
    const comparisons_reader *x = out;

    return read_matrix(r, n, x->members->k, &x->judge->matrix);
}

/* A comparison, and a row of the matrix. */
static const field_table cell_form = {.read = field_literal_row, .may_be_null = true};
static const field_table row_form = {.kinds = YAML_IS_SEQUENCE, .members = &cell_form};

static const field_row judge_rows[] = {
    FIELD_PART("by", OPTIONAL, YAML_IS_SCALAR, read_by, FIELD_LIKE(&field_text_form)),
    FIELD_PART("weight", OPTIONAL, YAML_IS_SCALAR, read_judge_weight, FIELD_LIKE(&field_number_form)),
    FIELD_PART("matrix", REQUIRED, YAML_IS_SEQUENCE, read_judged, FIELD_LIST_LIKE(&row_form)),
    FIELD_END};

static const field_table judge_table = {.rows = judge_rows, .form = N_("a judge has a matrix, and may have by and weight")};

/* The geometric mean of all judges. */
static tidu_status bring_together(rule_reader *r, size_t k, const index_judge *judges, size_t n, index_comparisons *out)
{
    const double *matrices[MOST_JUDGES];
    double weights[MOST_JUDGES], *matrix;
    tidu_status status = field_array(r, k * k, sizeof *matrix, (void **)&matrix);

    for (size_t i = 0; i < n; i++) {
        matrices[i] = judges[i].matrix;
        weights[i] = judges[i].weight;
    }
    if (!status && !judgements_group(matrices, weights, n, k, matrix))
        status = error_memory(r->err);
    out->judges = judges;
    out->n_judges = n;
    out->matrix = matrix;
    return status;
}

static tidu_status read_judges(rule_reader *r, const yaml_node *list, void *out)
{
    const comparisons_reader *x = out;
    index_judge *judges;
    tidu_status status;
    size_t i = 0;

    if (!list->n || list->n > MOST_JUDGES)
        return yaml_error(r->tree, list, r->err, _("there are 1 to %d judges"), MOST_JUDGES);
    status = field_array(r, list->n, sizeof *judges, (void **)&judges);
    for (const yaml_node *n = list->first; n && !status; n = n->next, i++) {
        judges[i].weight = 1;
        status = fields_read(r, n, &judge_table, &(comparisons_reader){x->members, x->out, &judges[i]});
    }
    return status ? status : bring_together(r, x->members->k, judges, list->n, x->out);
}

static tidu_status check_one(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return !yaml_find(n, "matrix") != !yaml_find(n, "matrices")
               ? TIDU_OK
               : yaml_error(r->tree, n, r->err, _("comparisons are either a matrix or matrices of several judges"));
}

static const field_row rows[] = {
    FIELD_PART("limit", OPTIONAL, YAML_IS_SCALAR, read_limit, FIELD_LIKE(&field_number_form)),
    FIELD_PART("matrix", OPTIONAL, YAML_IS_SEQUENCE, read_own, FIELD_LIST_LIKE(&row_form)),
    FIELD_PART("matrices", OPTIONAL, YAML_IS_SEQUENCE, read_judges, FIELD_LIST_LIKE(&judge_table)),
    FIELD_END};

const field_table index_comparisons_form = {.rows = rows, .check = check_one, .members = &row_form};

tidu_status index_comparisons_read(rule_reader *r, const yaml_node *n, const index_members *members, index_comparisons *out)
{
    comparisons_reader x = {members, out, NULL};
    const yaml_node *at = n;
    tidu_status status;

    *out = (index_comparisons){.limit = usual_limit};
    if (n->kind != YAML_MAPPING) {
        status = read_own(r, n, &x);
    } else {
        status = fields_read(r, n, &index_comparisons_form, &x);
        at = yaml_find(n, out->n_judges ? "matrices" : "matrix");
    }
    return status ? status : check_use(r, at, members, out);
}
