/*
 * What the table shows is drawn as for the table; all else comes from a second stream of draws, so that it can change without
 * the table. Quality is partly what the figures show and partly hidden:
 *
 *     q = 0.6 shown + 0.8 hidden
 *
 * Years before the first one of the table are drawn backwards from where the company stood before it.
 */
#include "record.h"

#include <string.h>

#include "slip.h"

enum { SECOND_STREAM = 2 };

static const double shown_share = 0.6, hidden_share = 0.8;

/* The share of its market, which tables seldom have: 3 in 100 in the middle, in ten-thousandths. */
static void fill_market(const record *r, double niche, sheet_row *row)
{
    double share = 300 * draw_exp(0.7 * r->quality + 0.5 * niche);

    if (row->numbers[SHEET_market_share] == SHEET_MISSING)
        row->numbers[SHEET_market_share] = (int64_t)(share < 9000 ? share : 9000);
}

static void keep(record *r, double niche, const sheet_row *row)
{
    int at = (int)row->numbers[SHEET_year] - r->first_year;

    if (at < 0 || at >= RECORD_YEARS)
        return;
    r->is_there[at] = true;
    r->rows[at] = *row;
    fill_market(r, niche, &r->rows[at]);
}

static void draw_hidden(record *r, draw *d, double *niche)
{
    r->quality = shown_share * r->who.shown + hidden_share * draw_normal(d);
    for (int i = 0; i < RECORD_WILLS; i++)
        r->wills[i] = draw_normal(d);
    *niche = draw_normal(d);
}

void record_make(const order *o, long number, record *r)
{
    draw d = draw_for(o->seed, (uint64_t)number);
    draw second = draw_for(draw_seed(o->seed, SECOND_STREAM), (uint64_t)number);
    sheet_row row = {.n_slips = 0}, shown;
    company c = company_found(&d, number, o->first_year, o->last_year, &row), before = c;
    double niche;

    r->who = c;
    r->first_year = o->last_year - RECORD_YEARS;
    memset(r->is_there, 0, sizeof r->is_there);
    draw_hidden(r, &second, &niche);
    shown = row;
    company_omit_attributes(&c, &d, &shown);
    if (!o->is_clean)
        slip_company(number, &shown, o->last_year);
    memcpy(r->listed_code, shown.uscc, sizeof r->listed_code);
    for (int year = o->first_year; year < o->last_year; year++) {
        if (company_year(&c, &d, year, o->last_year, &row)) {
            keep(r, niche, &row);
            company_omit_figures(&c, &d, &row);
        }
        company_is_year_lost(&c, &d, false);
    }
    for (int year = o->first_year - 1; year >= r->first_year; year--)
        if (company_year_back(&before, &second, year, o->last_year, &row))
            keep(r, niche, &row);
}

const sheet_row *record_year(const record *r, int year)
{
    int at = year - r->first_year;

    return at >= 0 && at < RECORD_YEARS && r->is_there[at] ? &r->rows[at] : NULL;
}
