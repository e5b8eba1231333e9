/*
 * Writes an invented district: companies.csv, monthly.csv, credentials.csv and applications.csv in the canonical form. Every company is
 * invented and named 样例 (sample). The same arguments give the same bytes on every machine.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "application.h"
#include "assessor.h"
#include "company.h"
#include "monthly.h"
#include "order.h"
#include "slip.h"

static const char usage[] =
    "usage: generate --output DIR [--companies N] [--years Y1-Y2] [--seed S]\n"
    "                [--columns all|demo] [--clean] [--no-filings] [--truth]\n"
    "Writes DIR/companies.csv, DIR/monthly.csv, DIR/applications.csv and DIR/credentials.csv, all of it invented.\n"
    "  --companies N       how many companies (3000)\n"
    "  --years Y1-Y2       the years with data (2020-2024)\n"
    "  --seed S            another seed, another district (1)\n"
    "  --columns all|demo  every column, or the forty that matter most (all)\n"
    "  --clean             without typing errors, for measuring\n"
    "  --no-filings        companies.csv alone: no rule is asked, for measuring\n"
    "  --truth             DIR/truth.csv, too: what was drawn and no table shows\n"
    "The rules by which applications are judged are in $TIDU_MODELS, or else in models beside the program or its folder.\n";

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
static bool write_company(const order *o, long number, sheet *s)
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
        if (company_is_year_lost(&c, &d, year == o->last_year) || !is_there)
            continue;
        if (!write_year(o, number, s, &row, year))
            return false;
        if (!c.is_repeating)
            forget_attributes(&row);
    }
    return true;
}

static bool write_companies(const order *o, tidu_error *err)
{
    char path[4096];
    sheet s;
    bool is_done;

    snprintf(path, sizeof path, "%s/companies.csv", o->folder);
    is_done = sheet_open(&s, path, o->is_core ? SHEET_CORE : SHEET_ALL, "");
    for (long number = 1; is_done && number <= o->companies; number++)
        is_done = write_company(o, number, &s);
    is_done = sheet_close(&s) && is_done;
    return is_done || assessor_fail(err, path);
}

static bool write_list(const order *o, filings *f, const char *name, bool (*write)(FILE *, const order *, filings *),
                       tidu_error *err)
{
    char path[4096];
    FILE *to;
    bool is_done;

    snprintf(path, sizeof path, "%s/%s", o->folder, name);
    to = fopen(path, "wb");
    is_done = to && write(to, o, f);
    if (to)
        is_done = fclose(to) == 0 && is_done;
    return is_done || assessor_fail(err, path);
}

static bool write_filings(const order *o, tidu_error *err)
{
    filings f;
    bool is_done = filings_make(o, &f, err) && write_list(o, &f, "applications.csv", applications_write, err) &&
                   (!o->has_truth || write_list(o, &f, "truth.csv", truth_write, err)) &&
                   write_list(o, &f, "credentials.csv", certificates_write, err);

    filings_clear(&f);
    return is_done;
}

static bool write_months(const order *o, tidu_error *err)
{
    char path[4096];
    FILE *to;
    bool is_done;

    snprintf(path, sizeof path, "%s/monthly.csv", o->folder);
    to = fopen(path, "wb");
    is_done = to && monthly_write(to, o);
    if (to)
        is_done = fclose(to) == 0 && is_done;
    return is_done || assessor_fail(err, path);
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
        else if (strcmp(argv[i], "--no-filings") == 0)
            o->has_filings = false;
        else if (strcmp(argv[i], "--truth") == 0)
            o->has_truth = true;
        else if (i + 1 == argc || !read_option(argv[i], argv[i + 1], o))
            return false;
        else
            i++;
    }
    return o->folder && (o->has_filings || !o->has_truth);
}

/* $TIDU_MODELS, else models beside the folder of the program or of its variant, else models. */
static const char *find_models(const char *program, char *found, size_t size)
{
    static const char *const places[] = {"/../models", "/../../models"};
    const char *named = getenv("TIDU_MODELS"), *slash = strrchr(program, '/');
    struct stat there;

    if (named && *named)
        return named;
    for (size_t i = 0; slash && i < sizeof places / sizeof *places; i++) {
        snprintf(found, size, "%.*s%s", (int)(slash - program), program, places[i]);
        if (stat(found, &there) == 0 && S_ISDIR(there.st_mode))
            return found;
    }
    return "models";
}

int main(int argc, char **argv)
{
    order o = {.companies = 3000, .first_year = 2020, .last_year = 2024, .seed = 1, .has_filings = true};
    tidu_error err = {.status = TIDU_OK};
    char models[4096];

    if (!read_order(argc, argv, &o)) {
        fputs(usage, stderr);
        return 2;
    }
    o.models = find_models(argv[0], models, sizeof models);
    if (mkdir(o.folder, 0777) != 0 && errno != EEXIST) {
        perror(o.folder);
        return 1;
    }
    if (!write_companies(&o, &err) || (o.has_filings && !(write_months(&o, &err) && write_filings(&o, &err)))) {
        fprintf(stderr, "generate: %s%s%s\n", err.file, *err.file ? ": " : "", err.message);
        return 1;
    }
    return 0;
}
