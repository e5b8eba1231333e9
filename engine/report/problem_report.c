/*
 * Two tables: how often each kind occurs, and the problems themselves; errors first, then the most frequent kinds, then the
 * order in which they were found.
 */
#include "report/problem_report.h"

#include <stdlib.h>

#include "base/allocate.h"
#include "base/message.h"
#include "base/sheet_cell.h"

enum { K_CODE, K_SEVERITY, K_NUMBER, K_PROBLEM, K_DONE, K_COLUMNS };

static const table_column kind_columns[K_COLUMNS] = {
    [K_CODE] = {"code", N_("code"), TABLE_CODE, 0},
    [K_SEVERITY] = {"severity", N_("severity"), TABLE_TEXT, 0},
    [K_NUMBER] = {"number", N_("number of problems"), TABLE_NUMBER, 0},
    [K_PROBLEM] = {"problem", N_("problem"), TABLE_TEXT, 0},
    [K_DONE] = {"done", N_("what was done"), TABLE_TEXT, 0},
};

enum { P_CODE, P_SEVERITY, P_FILE, P_LINE, P_COLUMN, P_CELL, P_HEADER, P_FOUND, P_PROBLEM, P_DONE, P_CORRECT, P_COLUMNS };

static const table_column problem_columns[P_COLUMNS] = {
    [P_CODE] = {"code", N_("code"), TABLE_CODE, 0},
    [P_SEVERITY] = {"severity", N_("severity"), TABLE_TEXT, 0},
    [P_FILE] = {"file", N_("file"), TABLE_TEXT, 0},
    [P_LINE] = {"line", N_("line in the file"), TABLE_NUMBER, 0},
    [P_COLUMN] = {"column", N_("column"), TABLE_NUMBER, 0},
    [P_CELL] = {"cell", N_("cell"), TABLE_TEXT, 0},
    [P_HEADER] = {"header", N_("header"), TABLE_TEXT, 0},
    [P_FOUND] = {"found", N_("found in the cell"), TABLE_TEXT, 0},
    [P_PROBLEM] = {"problem", N_("problem"), TABLE_TEXT, 0},
    [P_DONE] = {"done", N_("what was done"), TABLE_TEXT, 0},
    [P_CORRECT] = {"correct", N_("correct value (to be filled in)"), TABLE_TEXT, 0},
};

static const char *severity_word(problem_severity severity)
{
    return severity == PROBLEM_ERROR ? _("error") : severity == PROBLEM_WARNING ? _("warning") : _("note");
}

typedef struct kind_count {
    problem_kind kind;
    size_t n;
} kind_count;

static int compare_kinds(const void *a, const void *b)
{
    const kind_count *x = a, *y = b;
    problem_severity sx = problem_severity_of(x->kind), sy = problem_severity_of(y->kind);

    if (sx != sy)
        return sx > sy ? -1 : 1;
    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return x->kind < y->kind ? -1 : 1;
}

static void add_problem(grid *g, const problem *p)
{
    char cell[SHEET_CELL_SIZE];

    grid_row(g);
    grid_text(g, P_CODE, problem_code(p->kind), TABLE_PLAIN);
    grid_text(g, P_SEVERITY, severity_word(problem_severity_of(p->kind)),
              problem_severity_of(p->kind) == PROBLEM_ERROR ? TABLE_BAD : TABLE_PLAIN);
    grid_text(g, P_FILE, p->file, TABLE_PLAIN);
    if (p->line)
        grid_number(g, P_LINE, (double)p->line);
    if (p->column)
        grid_number(g, P_COLUMN, (double)p->column);
    if (sheet_cell_name(p->file, p->line, p->column, cell))
        grid_text(g, P_CELL, cell, TABLE_PLAIN);
    grid_text(g, P_HEADER, p->header, TABLE_PLAIN);
    grid_text(g, P_FOUND, p->found, TABLE_PLAIN);
    grid_text(g, P_PROBLEM, problem_text(p->kind), TABLE_PLAIN);
    grid_text(g, P_DONE, problem_done(p->kind), TABLE_PLAIN);
}

document *problem_document(const problems *p)
{
    document *d = document_new();
    kind_count kinds[PROBLEM_KINDS];
    grid *of_kinds, *all;

    if (!d)
        return NULL;
    for (int k = 0; k < PROBLEM_KINDS; k++)
        kinds[k] = (kind_count){(problem_kind)k, problems_count_kind(p, (problem_kind)k)};
    qsort(kinds, PROBLEM_KINDS, sizeof *kinds, compare_kinds);
    of_kinds = document_grid(d, "kinds", _("Problems by kind"), kind_columns, K_COLUMNS);
    all = document_grid(d, "problems", _("Problems"), problem_columns, P_COLUMNS);
    for (size_t k = 0; k < PROBLEM_KINDS; k++) {
        if (!kinds[k].n)
            continue;
        grid_row(of_kinds);
        grid_text(of_kinds, K_CODE, problem_code(kinds[k].kind), TABLE_PLAIN);
        grid_text(of_kinds, K_SEVERITY, severity_word(problem_severity_of(kinds[k].kind)), TABLE_PLAIN);
        grid_number(of_kinds, K_NUMBER, (double)kinds[k].n);
        grid_text(of_kinds, K_PROBLEM, problem_text(kinds[k].kind), TABLE_PLAIN);
        grid_text(of_kinds, K_DONE, problem_done(kinds[k].kind), TABLE_PLAIN);
        for (size_t i = 0; i < problems_count(p); i++) {
            if (problems_get(p, i)->kind == kinds[k].kind)
                add_problem(all, problems_get(p, i));
        }
    }
    return d;
}
