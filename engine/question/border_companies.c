/*
 * Signs that somebody should look at a figure. Standing just above a line is none by itself; and a sign that many others have, too, is none either.
 */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "question/border_study_internal.h"

static bool is_just_above(const border_study *s, const border_line *l, uint32_t company)
{
    int bin = border_bin(s, l, company);

    return bin >= 0 && bin < (int)s->rules->excess;
}

/* --- signs ------------------------------------------------------------------------------------------------------------ */

/* A year ago by far on the other side of the line of today: the figure moved, and not the line with the size of the company. */
static bool has_jumped(const border_study *s, const border_condition *c, uint32_t company)
{
    double line = c->line[company], off;

    if (!c->gate || !cell_is_value(c->before[company]))
        return false;
    off = c->is_upper ? c->before[company] - line : line - c->before[company];
    return off > 0 && off >= (1 - s->rules->jump) * fabs(line);
}

static bool has_other_sources(const border_study *s, const border_condition *c, uint32_t company)
{
    const research_rules *r = s->research;
    double figures[RESEARCH_MOST_SOURCES];

    if (!c->reads_research)
        return false;
    for (size_t k = 0; k < r->n; k++)
        figures[k] = panel_number(s->study->data.panel, company, r->sources[k].indicator, s->study->binding.year - 1);
    return research_rules_are_apart(r, figures);
}

static bool is_round(const border_study *s, const border_condition *c, uint32_t company)
{
    double x = cell_missing();
    int used;

    if (c->divided != INDICATOR_NONE)
        x = binding_cell(&s->study->binding, company, c->divided, -1, &used);
    return cell_is_value(x) && x != 0 && fmod(x, s->rules->round) == 0;
}

/* Those of a figure, that others may have, too. */
static int signs_of_figure(const border_study *s, const border_condition *c, uint32_t company)
{
    return (has_other_sources(s, c, company) ? BORDER_SOURCES : 0) | (is_round(s, c, company) ? BORDER_ROUND : 0);
}

/* Among the companies that the line is for and that are not just above it. */
static void find_common(const border_study *s, border_line *l)
{
    const border_condition *c = &s->conditions[l->condition];
    size_t others = 0, has[BORDER_SIGNS] = {0};

    for (uint32_t i = 0; i < panel_count(s->study->data.panel); i++) {
        int signs;

        if (!s->is_in[i] || c->line[i] != l->value || !cell_is_value(c->now[i]) || is_just_above(s, l, i))
            continue;
        signs = signs_of_figure(s, c, i);
        others++;
        for (size_t k = 0; k < BORDER_SIGNS; k++)
            has[k] += signs >> k & 1;
    }
    for (size_t k = 0; k < BORDER_SIGNS; k++)
        l->common |= (double)has[k] > s->rules->common * (double)others ? 1 << k : 0;
}

/* Lines of how many conditions it stands just above; a condition has one line for it. */
static size_t lines_above(const border_study *s, uint32_t company)
{
    size_t n = 0;

    for (size_t k = 0; k < s->n_lines; k++)
        n += is_just_above(s, &s->lines[k], company);
    return n;
}

static int signs_of(const border_study *s, const border_line *l, uint32_t company)
{
    const border_condition *c = &s->conditions[l->condition];

    return (signs_of_figure(s, c, company) & ~l->common) | (has_jumped(s, c, company) ? BORDER_JUMP : 0) | (lines_above(s, company) >= s->rules->several ? BORDER_SEVERAL : 0);
}

static size_t count_signs(int signs)
{
    size_t n = 0;

    for (size_t k = 0; k < BORDER_SIGNS; k++)
        n += signs >> k & 1;
    return n;
}

/* --- companies ---------------------------------------------------------------------------------------------------------- */

typedef struct ordered {
    border_company row;
    const char *code;
} ordered;

static int in_order(const void *x, const void *y)
{
    const ordered *a = x, *b = y;

    if (a->row.is_listed != b->row.is_listed)
        return a->row.is_listed ? -1 : 1;
    if (a->row.n_signs != b->row.n_signs)
        return a->row.n_signs > b->row.n_signs ? -1 : 1;
    if (a->row.line != b->row.line)
        return a->row.line < b->row.line ? -1 : 1;
    return strcmp(a->code, b->code);
}

static void add_above(border_study *s, size_t line, ordered *rows)
{
    const border_line *l = &s->lines[line];
    size_t needed = l->state == BORDER_EXCESS ? s->rules->signs_with : s->rules->signs_without;

    for (uint32_t i = 0; i < panel_count(s->study->data.panel); i++) {
        border_company *row = &rows[s->n_above].row;

        if (!is_just_above(s, l, i))
            continue;
        *row = (border_company){.company = i, .line = line, .signs = signs_of(s, l, i)};
        row->n_signs = count_signs(row->signs);
        row->is_listed = row->n_signs >= needed;
        s->listed += row->is_listed;
        rows[s->n_above++].code = panel_code(s->study->data.panel, i);
    }
}

static size_t count_above(const border_study *s)
{
    size_t n = 0;

    for (size_t k = 0; k < s->n_lines; k++) {
        for (uint32_t i = 0; i < panel_count(s->study->data.panel); i++)
            n += is_just_above(s, &s->lines[k], i);
    }
    return n;
}

tidu_status border_find_companies(border_study *s, tidu_error *err)
{
    size_t n = count_above(s);
    ordered *rows = allocate_array(n + 1, sizeof *rows);

    s->above = allocate_array(n + 1, sizeof *s->above);
    if (!rows || !s->above) {
        release(rows);
        return error_memory(err);
    }
    for (size_t k = 0; k < s->n_lines; k++) {
        find_common(s, &s->lines[k]);
        add_above(s, k, rows);
    }
    qsort(rows, n, sizeof *rows, in_order);
    for (size_t i = 0; i < n; i++)
        s->above[i] = rows[i].row;
    release(rows);
    return TIDU_OK;
}
