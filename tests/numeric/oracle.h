/*
 * Reference figures of ../shared/oracle, where they are there: just enough JSON and CSV to take numbers
 * out of them. Tests that use them are left out (skip) in a checkout that stands alone.
 */
#ifndef TESTS_NUMERIC_ORACLE_H
#define TESTS_NUMERIC_ORACLE_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"

/* The whole file, to be freed; NULL when it is not there. */
static inline char *oracle_read(const char *name)
{
    char path[256], *text = NULL;
    FILE *f;
    long size;

    snprintf(path, sizeof path, "../shared/oracle/%s", name);
    f = fopen(path, "rb");
    if (!f)
        return NULL;
    if (!fseek(f, 0, SEEK_END) && (size = ftell(f)) > 0 && !fseek(f, 0, SEEK_SET) &&
        (text = malloc((size_t)size + 1)))
        text[fread(text, 1, (size_t)size, f)] = '\0';
    fclose(f);
    return text;
}

/* Behind "id": "NAME" of a JSON text; NULL when there is no such case. */
static inline const char *oracle_case(const char *json, const char *id)
{
    char wanted[96];
    const char *at;

    snprintf(wanted, sizeof wanted, "\"id\": \"%s\"", id);
    at = strstr(json, wanted);
    return at ? at + strlen(wanted) : NULL;
}

/* All numbers of the value of `key` behind `at`, however nested; returns how many. */
static inline size_t oracle_numbers(const char *at, const char *key, double *out, size_t most)
{
    char wanted[64];
    size_t n = 0;
    int depth = 0;

    snprintf(wanted, sizeof wanted, "\"%s\":", key);
    at = strstr(at, wanted);
    if (!at)
        return 0;
    for (at += strlen(wanted); *at == ' ' || *at == '\n'; at++)
        continue;
    while (*at && n < most) {
        char *end;
        double x = strtod(at, &end);

        if (end > at) {
            out[n++] = x;
            at = end;
        } else {
            depth += *at == '[';
            depth -= *at++ == ']';
        }
        while (*at == ' ' || *at == '\n')
            at++;
        if (depth == 0)
            break;
    }
    return n;
}

/* A CSV file with quoted cells: cell(row, column) with row 0 the header. */
typedef struct oracle_table {
    char *text;
    char *cells[512][64];
    size_t n_rows, n_columns;
} oracle_table;

static inline int oracle_load(oracle_table *t, const char *name)
{
    char *from, *to;
    size_t row = 0, column = 0;
    int quoted = 0;

    t->text = oracle_read(name);
    if (!t->text)
        return 0;
    from = to = t->cells[0][0] = t->text;
    for (; *from; from++) {
        if (*from == '"') {
            quoted = !quoted;
        } else if (*from == ',' && !quoted) {
            *to++ = '\0';
            t->cells[row][++column] = from + 1;
            to = from + 1;
        } else if (*from == '\n') {
            *to++ = '\0';
            t->n_columns = column + 1;
            column = 0;
            t->cells[++row][0] = from + 1;
            to = from + 1;
        } else {
            *to++ = *from;
        }
    }
    t->n_rows = row;
    return 1;
}

static inline size_t oracle_column(const oracle_table *t, const char *name)
{
    size_t c = 0;

    while (c < t->n_columns && strcmp(t->cells[0][c], name))
        c++;
    return c;
}

/* The numbers of a column; an empty cell and NA are missing. Returns the number of rows. */
static inline size_t oracle_values(const oracle_table *t, const char *name, double *out)
{
    size_t c = oracle_column(t, name);

    for (size_t r = 1; r < t->n_rows; r++) {
        char *end;

        out[r - 1] = strtod(t->cells[r][c], &end);
        if (end == t->cells[r][c])
            out[r - 1] = cell_missing();
    }
    return t->n_rows - 1;
}

/* |a - b| relative to the greater of them and 1. */
static inline double oracle_distance(double a, double b)
{
    return fabs(a - b) / fmax(1, fmax(fabs(a), fabs(b)));
}

#endif
