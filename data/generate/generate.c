/*
 * Writes an invented district: companies.csv and credentials.csv in the
 * canonical form. Every company is invented and named 样例 (sample). The same
 * arguments give the same bytes on every machine.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "certificate.h"
#include "company.h"
#include "slip.h"

typedef struct order {
    long companies;
    int first_year, last_year;
    uint64_t seed;
    const char *folder;
    bool is_core, is_clean;
} order;

static const char usage[] =
    "usage: generate --output DIR [--companies N] [--years Y1-Y2] [--seed S]\n"
    "                [--columns all|demo] [--clean]\n"
    "Writes DIR/companies.csv and DIR/credentials.csv, all of it invented.\n"
    "  --companies N       how many companies (3000)\n"
    "  --years Y1-Y2       the years with data (2020-2024)\n"
    "  --seed S            another seed, another district (1)\n"
    "  --columns all|demo  every column, or the forty that matter most (all)\n"
    "  --clean             without typing errors, for measuring\n";

static bool write_year(const order *o, long number, sheet *s, sheet_row *row, int year)
{
    sheet_row first = *row;
    sheet_row second;
    int n = 1;

    if (!o->is_clean && year == o->last_year - 1)
        n = slip_year(number, &first, &second);
    return sheet_write(s, &first, "") && (n == 1 || sheet_write(s, &second, ""));
}

/* The first row says who the company is; the name stands on every row. */
static void forget_attributes(sheet_row *row)
{
    row->founded_on[0] = row->grid[0] = '\0';
    row->region = row->town = row->park = row->industry = "";
    for (int i = 0; i < SHEET_year; i++)
        row->numbers[i] = SHEET_MISSING;
}

/* A company leaves out a year now and then; the last one seldom. */
static bool write_company(const order *o, long number, sheet *s, FILE *held)
{
    draw d = draw_for(o->seed, (uint64_t)number);
    sheet_row row = {.n_slips = 0};
    company c = company_found(&d, number, o->first_year, o->last_year, &row);

    company_omit_attributes(&c, &d, &row);
    if (!o->is_clean)
        slip_company(number, &row, o->last_year);
    for (int year = o->first_year; year <= o->last_year; year++) {
        bool is_there = company_year(&c, &d, year, o->last_year, &row);
        if (is_there)
            company_omit_figures(&c, &d, &row);
        bool is_left_out = draw_chance(&d, year == o->last_year ? 0.01 : 0.025) && !c.border;

        if (!is_there || is_left_out)
            continue;
        if (!write_year(o, number, s, &row, year))
            return false;
        if (!c.is_repeating)
            forget_attributes(&row);
    }
    return certificates_write(held, &c, &d, o->last_year, &row);
}

static FILE *open_in(const char *folder, const char *name, char *path, size_t size)
{
    snprintf(path, size, "%s/%s", folder, name);
    return fopen(path, "wb");
}

static bool write_district(const order *o, char *path, size_t size)
{
    sheet s;
    FILE *held = open_in(o->folder, "credentials.csv", path, size);
    bool is_done = held && certificates_begin(held);

    if (!is_done)
        return false;
    snprintf(path, size, "%s/companies.csv", o->folder);
    is_done = sheet_open(&s, path, o->is_core ? SHEET_CORE : SHEET_ALL, "");
    for (long number = 1; is_done && number <= o->companies; number++)
        is_done = write_company(o, number, &s, held);
    is_done = sheet_close(&s) && is_done;
    return fclose(held) == 0 && is_done;
}

static bool read_number(const char *text, long least, long greatest, long *out)
{
    char *end;

    errno = 0;
    *out = strtol(text, &end, 10);
    return end != text && *end == '\0' && errno == 0 && *out >= least && *out <= greatest;
}

static bool read_years(const char *text, order *o)
{
    int n = 0;

    return sscanf(text, "%4d-%4d%n", &o->first_year, &o->last_year, &n) == 2 && text[n] == '\0' &&
           o->first_year >= 1990 && o->last_year >= o->first_year && o->last_year <= 2100;
}

static bool read_option(const char *name, const char *value, order *o)
{
    long number;

    if (strcmp(name, "--companies") == 0)
        return read_number(value, 1, 100000000, &o->companies);
    if (strcmp(name, "--years") == 0)
        return read_years(value, o);
    if (strcmp(name, "--seed") == 0) {
        bool is_number = read_number(value, 0, 1000000000, &number);

        o->seed = (uint64_t)number;
        return is_number;
    }
    if (strcmp(name, "--columns") == 0) {
        o->is_core = strcmp(value, "demo") == 0;
        return o->is_core || strcmp(value, "all") == 0;
    }
    o->folder = value;
    return strcmp(name, "--output") == 0;
}

static bool read_order(int argc, char **argv, order *o)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--clean") == 0)
            o->is_clean = true;
        else if (i + 1 == argc || !read_option(argv[i], argv[i + 1], o))
            return false;
        else
            i++;
    }
    return o->folder != NULL;
}

int main(int argc, char **argv)
{
    order o = {.companies = 3000, .first_year = 2020, .last_year = 2024, .seed = 1};
    char path[4096] = "";

    if (!read_order(argc, argv, &o)) {
        fputs(usage, stderr);
        return 2;
    }
    if (mkdir(o.folder, 0777) != 0 && errno != EEXIST) {
        perror(o.folder);
        return 1;
    }
    if (!write_district(&o, path, sizeof path)) {
        perror(path);
        return 1;
    }
    return 0;
}
