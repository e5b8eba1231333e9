/*
 * A year's figure of the true record is spread over the months unevenly and grows by a draw of its own, from a stream of draws of
 * this table, so that the other tables do not change with it. Sums since January never fall.
 */
#include "monthly.h"

#include "record.h"

enum { MONTHLY_STREAM = 3, LAST_MONTH = 6, FIRST_MONTH = 2, LARGE_YUAN = 20000000, MONTHS_A_YEAR = 12 };

typedef struct figures {
    double revenue, rd; /* of a whole year, yuan */
} figures;

static bool base_of(const order *o, const record *r, figures *out)
{
    const sheet_row *row = record_year(r, o->last_year - 1);

    if (!row || row->numbers[SHEET_revenue] == SHEET_MISSING || row->numbers[SHEET_rd_expense] == SHEET_MISSING)
        return false;
    out->revenue = (double)row->numbers[SHEET_revenue] / 100;
    out->rd = (double)row->numbers[SHEET_rd_expense] / 100;
    return out->revenue >= LARGE_YUAN;
}

/* The share of a year that is over at the end of a month, a little uneven. */
static double share_of(draw *d, double before)
{
    double month = (1 + 0.3 * (draw_unit(d) - 0.5)) / MONTHS_A_YEAR;

    return before + month;
}

static bool write_row(FILE *to, const record *r, const sheet_row *who, int year, int month, const figures *f)
{
    return fprintf(to, "%s,%s,%s,%04d-%02d,%.0f,%.0f\n", r->listed_code, who->name, who->town, year, month, f->rd, f->revenue) > 0;
}

/* One year of a company; the months before the one in which it begins to report are left out. */
static bool write_year(FILE *to, draw *d, const record *r, int year, int from, const figures *whole)
{
    const sheet_row *who = record_year(r, year > r->first_year + RECORD_YEARS - 1 ? r->first_year + RECORD_YEARS - 1 : year);
    double share = 0;

    for (int month = 1; month <= LAST_MONTH; month++) {
        figures f;

        share = share_of(d, share);
        f = (figures){whole->revenue * share, whole->rd * share};
        if (month >= from && !write_row(to, r, who, year, month, &f))
            return false;
    }
    return true;
}

static bool write_company(FILE *to, const order *o, long number)
{
    draw d = draw_for(draw_seed(o->seed, MONTHLY_STREAM), (uint64_t)number);
    double growth = 0.08 + 0.15 * draw_normal(&d), rd_growth = growth + 0.15 * draw_normal(&d);
    bool comes = draw_chance(&d, 0.06), leaves = !comes && draw_chance(&d, 0.05), is_late = draw_chance(&d, 0.04);
    figures base;
    record r;

    record_make(o, number, &r);
    if (!base_of(o, &r, &base))
        return true;
    if (!comes && !write_year(to, &d, &r, o->last_year, FIRST_MONTH, &base))
        return false;
    base = (figures){base.revenue * (1 + growth), base.rd * (1 + rd_growth < 0.2 ? 0.2 : 1 + rd_growth)};
    return leaves || write_year(to, &d, &r, o->last_year + 1, is_late ? LAST_MONTH : FIRST_MONTH, &base);
}

bool monthly_write(FILE *to, const order *o)
{
    bool is_done = fputs("uscc,name,town,month,rd_expense,revenue\n", to) >= 0;

    for (long number = 1; is_done && number <= o->companies; number++)
        is_done = write_company(to, o, number);
    return is_done;
}
