/*
 * Twelve operators over five columns, three-valued: our rule machine on one thread, the same without looking for borders
 * that rounding could miss, reading the columns alone, and SQLite over a table in memory. Prints facts, "name,value";
 * fails when SQLite does not find the same companies, or when a company on a border is not decided exactly.
 *
 *   rules [COMPANIES [FILE]]
 *
 * FILE gets the five columns, one behind the other, as doubles (a missing one is NaN), for other programs.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "dictionary.h"
#include "rules/check.h"
#include "rules/machine.h"
#include "rules/program_internal.h" /* to take the check of borders away */
#include "stopwatch.h"

enum { COLUMNS = 5, YEAR = 2025, TIMES = 9 };

static const char *const names[COLUMNS] = {"rd_expense", "revenue", "st_staff", "ip_class1", "conversions"};
static const double most[COLUMNS] = {2e7, 4e8, 40, 4, 8};

static const char ours[] = "rd_expense[Y-1] / revenue[Y-1] >= if(revenue[Y-1] <= 5000 wan, 5%, "
                           "if(revenue[Y-1] <= 2 yi, 4%, 3%)) and st_staff[Y-1] >= 10 and "
                           "ip_class1[Y-1] >= 1 and conversions[Y-1] >= 3";
static const char theirs[] = "SELECT count(*) FROM t WHERE rd_expense / revenue >= CASE WHEN revenue <= 5e7 THEN 0.05"
                             " WHEN revenue <= 2e8 THEN 0.04 ELSE 0.03 END AND st_staff >= 10 AND ip_class1 >= 1"
                             " AND conversions >= 3";

static void quit(const char *what)
{
    fprintf(stderr, "rules: %s\n", what);
    exit(1);
}

/* One cell in thirty is missing; numbers are whole. */
static panel *invent(dictionary *d, uint32_t n)
{
    panel *p = panel_new(d);
    uint64_t seed = 1;

    for (uint32_t i = 0; i < n; i++) {
        char code[24];
        uint32_t company = panel_add_company(p, code, (size_t)snprintf(code, sizeof code, "%018u", i));

        for (int k = 0; k < COLUMNS; k++) {
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
            if (!panel_put_number(p, company, dictionary_find(d, names[k]), YEAR - 1,
                                  (seed >> 33) % 30 ? (double)(uint64_t)((double)(seed >> 11) * 0x1p-53 * most[k]) + 1
                                                    : cell_missing()))
                quit("memory");
        }
    }
    return p;
}

static program *compile(dictionary *d, const char *text, arena *memory, size_t *output)
{
    source_place place = {0};
    scope known = {.dictionary = d};
    program *p = program_new(false);
    node *n;
    tidu_error err;

    if (expression_parse(text, &place, memory, &n, &err) || expression_check(n, VALUE_TRUTH, &known, &place, &err))
        quit(err.message);
    if (!p || !program_add(p, n, output) || !program_finish(p))
        quit("memory");
    return p;
}

/* Comparisons that take the nearest double of either side for its value. */
static void take_borders_away(program *p)
{
    for (size_t i = 0; i < p->n; i++) {
        instruction *in = &p->code[i];

        if (in->op == OP_COMPARE) {
            in->a_units = in->b_units = 0;
            in->a_error = in->b_error = NO_REGISTER;
        }
    }
}

/* In bytes first, as whoever counts a million would. */
static size_t count_true(const uint8_t *t, size_t n)
{
    size_t holds = 0;

    for (size_t at = 0; at < n; at += 255) {
        size_t end = n - at < 255 ? n : at + 255;
        uint8_t of_block = 0;

        for (size_t i = at; i < end; i++)
            of_block = (uint8_t)(of_block + (t[i] == TRUTH_TRUE));
        holds += of_block;
    }
    return holds;
}

static size_t run(const program *p, const binding *b, size_t output)
{
    machine *m = machine_new(p, b);
    size_t n = panel_count(b->panel), holds = 0;

    for (size_t first = 0; first < n; first += MACHINE_BATCH) {
        size_t k = n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH;

        machine_run(m, first, k);
        holds += count_true(machine_truth(m, output), k);
    }
    machine_free(m);
    return holds;
}

/* 5% of 100,000,000 is met by 5,000,000 and not by one yuan less. */
static void check_border(const program *p, dictionary *d, size_t output)
{
    static const double rows[2][COLUMNS] = {{5e6, 1e8, 40, 4, 8}, {4999999, 1e8, 40, 4, 8}};
    panel *two = panel_new(d);
    binding b = {two, NULL, YEAR, binding_default_date(YEAR)};

    for (uint32_t i = 0; i < 2; i++) {
        panel_add_company(two, i ? "B" : "A", 1);
        for (int k = 0; k < COLUMNS; k++)
            panel_put_number(two, i, dictionary_find(d, names[k]), YEAR - 1, rows[i][k]);
    }
    if (run(p, &b, output) != 1)
        quit("the border of 5% of 100,000,000 is missed");
    panel_free(two);
}

static void write_columns(const panel *p, dictionary *d, const char *path)
{
    FILE *f = fopen(path, "wb");

    for (int k = 0; k < COLUMNS && f; k++)
        fwrite(panel_column(p, dictionary_find(d, names[k]), YEAR - 1), sizeof(double), panel_count(p), f);
    if (!f || fclose(f))
        quit(path);
}

static double read_columns(const panel *p, dictionary *d)
{
    double total = 0;
    size_t n = panel_count(p);

    for (int k = 0; k < COLUMNS; k++) {
        const double *x = panel_column(p, dictionary_find(d, names[k]), YEAR - 1);
        double lanes[16] = {0};

        for (size_t i = 0; i + 16 <= n; i += 16)
            for (int j = 0; j < 16; j++)
                lanes[j] += x[i + (size_t)j];
        for (int j = 0; j < 16; j++)
            total += lanes[j];
    }
    return total;
}

static sqlite3 *fill_table(const panel *p, dictionary *d)
{
    sqlite3 *db;
    sqlite3_stmt *q;

    if (sqlite3_open(":memory:", &db) ||
        sqlite3_exec(db, "CREATE TABLE t (rd_expense REAL, revenue REAL, st_staff REAL, ip_class1 REAL, conversions REAL);"
                         "BEGIN", NULL, NULL, NULL) ||
        sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?, ?, ?, ?, ?)", -1, &q, NULL))
        quit("SQLite");
    for (uint32_t i = 0; i < panel_count(p); i++) {
        for (int k = 0; k < COLUMNS; k++) {
            double x = panel_number(p, i, dictionary_find(d, names[k]), YEAR - 1);

            if (cell_is_value(x))
                sqlite3_bind_double(q, k + 1, x);
            else
                sqlite3_bind_null(q, k + 1);
        }
        sqlite3_step(q);
        sqlite3_reset(q);
    }
    sqlite3_finalize(q);
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    return db;
}

static size_t run_sql(sqlite3 *db)
{
    sqlite3_stmt *q;
    size_t holds;

    if (sqlite3_prepare_v2(db, theirs, -1, &q, NULL) || sqlite3_step(q) != SQLITE_ROW)
        quit("SQLite");
    holds = (size_t)sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return holds;
}

static void note(double *best, double began)
{
    double took = now() - began;

    if (!*best || took < *best)
        *best = took;
}

int main(int argc, char **argv)
{
    uint32_t n = argc > 1 ? (uint32_t)atol(argv[1]) : 1000000;
    dictionary *d = shipped_dictionary();
    arena *memory = arena_new();
    panel *p = invent(d, n);
    binding b = {p, NULL, YEAR, binding_default_date(YEAR)};
    size_t output, holds = 0, holds_sql = 0;
    program *compiled = compile(d, ours, memory, &output), *unchecked = compile(d, ours, memory, &output);
    size_t at_five;
    program *five = compile(d, "rd_expense[Y-1] / revenue[Y-1] >= 5%", memory, &at_five);
    sqlite3 *db = fill_table(p, d);
    double best[4] = {0};
    volatile double kept;

    take_borders_away(unchecked);
    check_border(five, d, at_five);
    if (argc > 2)
        write_columns(p, d, argv[2]);
    for (int i = 0; i < TIMES; i++) {
        double began = now();

        holds = run(compiled, &b, output);
        note(&best[0], began);
        began = now();
        kept = (double)run(unchecked, &b, output);
        note(&best[3], began);
        began = now();
        kept = read_columns(p, d);
        note(&best[1], began);
        if (i % 3)
            continue;
        began = now();
        holds_sql = run_sql(db);
        note(&best[2], began);
    }
    (void)kept;
    if (holds != holds_sql || !holds) {
        fprintf(stderr, "rules: %zu here, %zu by SQLite\n", holds, holds_sql);
        return 1;
    }
    printf("rules: ns a row,%.2f\nrules without borders: ns a row,%.2f\nread of their columns: ns a row,%.2f\n"
           "rules by SQLite: ns a row,%.1f\nrules: companies,%zu\n",
           best[0] / n, best[3] / n, best[1] / n, best[2] / n, holds);
    sqlite3_close(db);
    program_free(compiled);
    program_free(unchecked);
    program_free(five);
    panel_free(p);
    arena_free(memory);
    dictionary_free(d);
    return 0;
}
