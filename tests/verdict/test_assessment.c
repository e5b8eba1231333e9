/*
 * The two models that everyone checks first, against a plain implementation of
 * contract.md section 6 in whole numbers, over companies that crowd the borders
 * with data missing here and there. Money is drawn in whole yuan below 2^40, so
 * that every product fits 64 bits (or 128 where two ratios meet).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/number_text.h"
#include "dictionary.h"
#include "verdict/assessor.h"

enum { FILLINGS = 60, Y = 2025, FIRST = Y - 5, N_YEARS = 6, N_COMPANIES = 20000, N_THREADED = 5000 };

__extension__ typedef __int128 wide;

typedef enum field {
    REVENUE, RD, RD_TAX, RD_HNTE, RD_DOMESTIC, COST, TOTAL_ASSETS, NET_ASSETS, TOTAL_INCOME, HIGHTECH_INCOME,
    EMPLOYEES, ST_STAFF, CLASS1, CLASS2, CONVERSIONS, STANDARDS, AWARD, PLATFORM, INCIDENT, DISHONESTY, ABNORMAL,
    JUDGED, /* judged_hnte_*: one field an item */
    N_FIELDS = JUDGED + 12
} field;

static const char *const names[N_FIELDS] = {
    "revenue", "rd_expense", "rd_expense_tax", "rd_expense_hnte", "rd_expense_domestic", "cost_expense",
    "total_assets", "net_assets", "total_income", "hightech_income", "employees", "st_staff", "ip_class1",
    "ip_class2", "conversions", "standards_led", "award_national", "rd_platform", "major_incident",
    "serious_dishonesty", "abnormal_listing", "judged_hnte_ip_advanced", "judged_hnte_ip_support",
    "judged_hnte_ip_count", "judged_hnte_ip_source", "judged_hnte_ip_standard", "judged_hnte_conversion",
    "judged_hnte_org_accounting", "judged_hnte_org_unit", "judged_hnte_org_incentive", "judged_hnte_org_talent",
    "judged_hnte_growth_net_assets", "judged_hnte_growth_revenue"};

#define NONE INT64_MIN

typedef struct company {
    int64_t v[N_FIELDS][N_YEARS]; /* [year - FIRST], NONE: missing */
    int64_t prohibited, audited, field_code;
    long founded; /* days, NONE: missing */
    bool is_hnte;
} company;

/* --- three values ------------------------------------------------------------------- */

typedef enum tri { NO, MAYBE, YES } tri;

static tri both(tri a, tri b)
{
    return a < b ? a : b;
}

static tri either(tri a, tri b)
{
    return a > b ? a : b;
}

static tri known(bool is_known, bool holds)
{
    return !is_known ? MAYBE : holds ? YES : NO;
}

/* --- cells ---------------------------------------------------------------------------- */

static bool is_before(const company *c, int year) /* the founding */
{
    return c->founded != NONE && date_from_days(c->founded).year > year;
}

static int64_t cell(const company *c, field f, int year)
{
    int64_t x = c->v[f][year - FIRST];

    return x == NONE && (f == RD_TAX || f == RD_HNTE) ? c->v[RD][year - FIRST] : x;
}

static int64_t last(const company *c, field f)
{
    for (int year = Y; year >= FIRST; year--) {
        if (!is_before(c, year) && cell(c, f, year) != NONE)
            return cell(c, f, year);
    }
    return NONE;
}

/* a comparison with one cell of Y-1: false before the founding */
static tri at_most(const company *c, field f, int64_t bound)
{
    if (is_before(c, Y - 1))
        return NO;
    return known(cell(c, f, Y - 1) != NONE, cell(c, f, Y - 1) <= bound);
}

/* a/b >= percent/100, both of Y-1; x/0 is undefined: false */
static tri ratio(const company *c, field a, field b, int percent)
{
    int64_t x = cell(c, a, Y - 1), y = cell(c, b, Y - 1);

    if (is_before(c, Y - 1) || y == 0)
        return NO;
    return known(x != NONE && y != NONE, x * 100 >= y * percent);
}

typedef struct total {
    bool has_year, is_known;
    int64_t sum;
    int years;
} total;

static total three_years(const company *c, field f)
{
    total t = {.is_known = true};

    for (int year = Y - 3; year < Y; year++) {
        if (is_before(c, year))
            continue;
        t.has_year = true;
        t.years++;
        if (cell(c, f, year) == NONE)
            t.is_known = false;
        else
            t.sum += cell(c, f, year);
    }
    return t;
}

/* sum a / sum b >= percent/100 over the actual years of Y-3..Y-1 */
static tri sums(total a, total b, int percent)
{
    if (!a.has_year || (b.is_known && b.sum == 0))
        return NO;
    return known(a.is_known && b.is_known, a.sum * 100 >= b.sum * percent);
}

static tri clean(const company *c, field f)
{
    tri before = is_before(c, Y - 1) ? NO : known(cell(c, f, Y - 1) != NONE, cell(c, f, Y - 1) == 0);
    /* a row of Y counts if there is one; before the founding there is a comparison that is false */
    tri now = is_before(c, Y) ? NO : cell(c, f, Y) == NONE || cell(c, f, Y) == 0 ? YES : NO;

    return both(before, now);
}

static tri any_in_five_years(const company *c, field f)
{
    tri t = NO;

    for (int year = Y - 5; year < Y; year++) {
        if (!is_before(c, year))
            t = either(t, known(cell(c, f, year) != NONE, cell(c, f, year) > 0));
    }
    return t;
}

/* --- points ------------------------------------------------------------------------------ */

typedef struct range {
    int low, high;
} range;

/* Bands in order: the first that holds wins, one that may hold adds what it gives. */
typedef struct bands {
    range r;
    bool is_closed, has_any;
} bands;

static void band(bands *b, tri when, int low, int high)
{
    if (b->is_closed || when == NO)
        return;
    b->r.low = b->has_any && b->r.low < low ? b->r.low : low;
    b->r.high = b->has_any && b->r.high > high ? b->r.high : high;
    b->has_any = true;
    b->is_closed = when == YES;
}

/* The expert's points of Y-1 stand for those of a band that they lie in. */
typedef struct scorer {
    bands b;
    int64_t judged;
} scorer;

static void give(scorer *s, tri when, int low, int high)
{
    if (s->judged != NONE && s->judged >= low && s->judged <= high)
        low = high = (int)s->judged;
    band(&s->b, when, low, high);
}

static tri count_at_least(int64_t n, int64_t bound)
{
    return known(n != NONE, n >= bound);
}

/* 195号: does the growth reach percent (strictly above it when `is_above`)? */
static tri growth(const company *c, field f, int percent, bool is_above)
{
    int64_t y[3];
    int k = 0;
    bool is_known = true;
    wide left, right;

    for (int year = Y - 3; year < Y; year++) {
        if (!is_before(c, year))
            y[k++] = cell(c, f, year);
    }
    if (k < 2)
        return NO;
    for (int i = 0; i < k; i++)
        is_known &= y[i] != NONE;
    for (int i = 0; i + 1 < k; i++) {
        if (y[i] != NONE && (y[i] < 0 || (i > 0 && y[i] == 0)))
            return NO;
    }
    if (k == 2 && y[0] == 0)
        return NO;
    if (!is_known)
        return MAYBE;
    if (k == 2 || y[0] == 0) { /* last/before - 1 */
        left = (wide)y[k - 1] * 100;
        right = (wide)y[k - 2] * (100 + percent);
    } else { /* (b/a + c/b)/2 - 1 >= p  <=>  100 (b b + c a) >= 2 (100 + p) a b */
        left = ((wide)y[1] * y[1] + (wide)y[2] * y[0]) * 100;
        right = (wide)y[0] * y[1] * 2 * (100 + percent);
    }
    return is_above ? (left > right ? YES : NO) : left >= right ? YES : NO;
}

static range growth_points(const company *c, field f, int64_t judged)
{
    scorer s = {.judged = judged};

    give(&s, growth(c, f, 35, false), 9, 10);
    give(&s, growth(c, f, 25, false), 7, 8);
    give(&s, growth(c, f, 15, false), 5, 6);
    give(&s, growth(c, f, 5, false), 3, 4);
    give(&s, growth(c, f, 0, true), 1, 2);
    give(&s, YES, 0, 0);
    return s.b.r;
}

static range judged_points(tri when, int low, int high, int64_t judged)
{
    scorer s = {.judged = judged};

    give(&s, when, low, high);
    give(&s, YES, 0, 0);
    return s.b.r;
}

/* --- the models ---------------------------------------------------------------------------- */

typedef struct result {
    tri gates[8], directs[4];
    range items[12], score;
    tri verdict;
    int n_gates, n_directs, n_items;
} result;

static tri passes(range score, int bound)
{
    return score.low >= bound ? YES : score.high >= bound ? MAYBE : NO;
}

static void conclude(result *r, tri merit)
{
    for (int i = 0; i < r->n_directs; i++)
        merit = either(merit, r->directs[i]);
    for (int i = 0; i < r->n_gates; i++)
        merit = both(merit, r->gates[i]);
    r->verdict = merit;
}

static result tech_sme(const company *c)
{
    static const int shares[] = {30, 25, 20, 15, 10}, sales[] = {6, 5, 4, 3, 2}, costs[] = {30, 25, 20, 15, 10};
    result r = {.n_gates = 4, .n_directs = 4, .n_items = 3};
    scorer staff = {.judged = NONE}, rd = {.judged = NONE}, ip = {.judged = NONE};

    r.gates[0] = both(both(at_most(c, EMPLOYEES, 500), at_most(c, REVENUE, 200000000)),
                      at_most(c, TOTAL_ASSETS, 200000000));
    r.gates[1] = known(c->prohibited != NONE, c->prohibited == 0);
    r.gates[2] = known(c->audited != NONE, c->audited == 1);
    r.gates[3] = both(both(clean(c, INCIDENT), clean(c, DISHONESTY)), clean(c, ABNORMAL));
    r.directs[0] = c->is_hnte ? YES : NO;
    r.directs[1] = any_in_five_years(c, AWARD);
    r.directs[2] = count_at_least(last(c, PLATFORM), 3);
    r.directs[3] = any_in_five_years(c, STANDARDS);
    for (int i = 0; i < 5; i++) {
        give(&staff, ratio(c, ST_STAFF, EMPLOYEES, shares[i]), 20 - 4 * i, 20 - 4 * i);
        give(&rd, either(ratio(c, RD_TAX, REVENUE, sales[i]), ratio(c, RD_TAX, COST, costs[i])), 50 - 10 * i,
             50 - 10 * i);
    }
    give(&ip, count_at_least(last(c, CLASS1), 1), 30, 30);
    for (int n = 4; n >= 1; n--)
        give(&ip, count_at_least(last(c, CLASS2), n), 6 * n, 6 * n);
    give(&staff, YES, 0, 0);
    give(&rd, YES, 0, 0);
    give(&ip, YES, 0, 0);
    r.items[0] = staff.b.r;
    r.items[1] = rd.b.r;
    r.items[2] = ip.b.r;
    r.score = (range){staff.b.r.low + rd.b.r.low + ip.b.r.low, staff.b.r.high + rd.b.r.high + ip.b.r.high};
    conclude(&r, both(passes(r.score, 60), passes(r.items[0], 1)));
    return r;
}

/* 5000 wan -> 5%, 2 yi -> 4%, above 3%, by the revenue of Y-1 */
static tri rd_intensity(const company *c)
{
    total rd = three_years(c, RD_HNTE), revenue = three_years(c, REVENUE);
    int64_t last_revenue = cell(c, REVENUE, Y - 1);

    if (!rd.has_year || (revenue.is_known && revenue.sum == 0))
        return NO;
    if (last_revenue == NONE)
        return MAYBE;
    return sums(rd, revenue, last_revenue <= 50000000 ? 5 : last_revenue <= 200000000 ? 4 : 3);
}

static range conversions(const company *c, int64_t judged)
{
    total t = three_years(c, CONVERSIONS);
    scorer s = {.judged = judged};

    for (int mean = 5; mean >= 1; mean--)
        give(&s, !t.has_year ? NO : known(t.is_known, t.sum >= (int64_t)mean * t.years), 6 * mean - 5, 6 * mean);
    give(&s, YES, 0, 0);
    return s.b.r;
}

static result hnte(const company *c, long on)
{
    result r = {.n_gates = 8, .n_items = 12};
    int64_t judged[12], one = last(c, CLASS1), two = last(c, CLASS2);
    tri has_ip = either(count_at_least(one, 1), count_at_least(two, 1));
    scorer count;
    range ip = {0, 0};
    total rd = three_years(c, RD_HNTE);

    for (int i = 0; i < 12; i++)
        judged[i] = c->v[JUDGED + i][Y - 1 - FIRST];
    r.gates[0] = known(c->founded != NONE, on - c->founded >= 365);
    r.gates[1] = has_ip;
    r.gates[2] = known(c->field_code != NONE, c->field_code > 0);
    r.gates[3] = ratio(c, ST_STAFF, EMPLOYEES, 10);
    r.gates[4] = rd_intensity(c);
    r.gates[5] = sums(three_years(c, RD_DOMESTIC), rd, 60);
    r.gates[6] = ratio(c, HIGHTECH_INCOME, TOTAL_INCOME, 60);
    r.gates[7] = clean(c, INCIDENT);

    r.items[0] = judged_points(has_ip, 0, 8, judged[0]);
    r.items[1] = judged_points(has_ip, 0, 8, judged[1]);
    count = (scorer){.judged = judged[2]};
    give(&count, count_at_least(one, 1), 7, 8);
    give(&count, count_at_least(two, 5), 5, 6);
    give(&count, count_at_least(two, 3), 3, 4);
    give(&count, count_at_least(two, 1), 1, 2);
    give(&count, YES, 0, 0);
    r.items[2] = count.b.r;
    r.items[3] = judged_points(has_ip, 1, 6, judged[3]);
    r.items[4] = judged_points(YES, 0, 2, judged[4]);
    r.items[5] = conversions(c, judged[5]);
    r.items[6] = judged_points(YES, 0, 6, judged[6]);
    r.items[7] = judged_points(YES, 0, 6, judged[7]);
    r.items[8] = judged_points(YES, 0, 4, judged[8]);
    r.items[9] = judged_points(YES, 0, 4, judged[9]);
    r.items[10] = growth_points(c, NET_ASSETS, judged[10]);
    r.items[11] = growth_points(c, REVENUE, judged[11]);
    for (int i = 0; i < 12; i++) {
        range *to = i < 5 ? &ip : &r.score;

        to->low += r.items[i].low;
        to->high += r.items[i].high;
    }
    r.score.low += ip.low < 30 ? ip.low : 30;
    r.score.high += ip.high < 30 ? ip.high : 30;
    conclude(&r, passes(r.score, 71));
    return r;
}

/* --- companies on the borders ------------------------------------------------------------------ */

static uint64_t seed = 32195;

static int64_t draw(int64_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int64_t)((seed >> 20) % (uint64_t)n);
}

static int64_t pick(const int64_t *from, int n)
{
    return from[draw(n)];
}

static int64_t near(int64_t x)
{
    static const int64_t off[] = {0, 0, 0, 1, -1, 1000};

    x += pick(off, 6);
    return x < 0 ? 0 : x;
}

static void money(company *c, int year)
{
    static const int64_t edges[] = {50000000, 50000001, 200000000, 200000001, 199999999, 0, 1};
    static const int64_t percents[] = {2, 3, 4, 5, 6};
    static const int64_t growths[] = {100, 105, 115, 125, 135, 90, 70, 140};
    int i = year - FIRST;
    int64_t revenue = draw(3) ? draw(400) * 1000000 : pick(edges, 7), assets;

    if (i > 0 && draw(2) && c->v[REVENUE][i - 1] > 0)
        revenue = near(c->v[REVENUE][i - 1] / 100 * pick(growths, 8));
    c->v[REVENUE][i] = revenue;
    c->v[RD][i] = draw(8) ? near(revenue / 100 * pick(percents, 5)) : draw(9) * 100000;
    c->v[RD_TAX][i] = draw(4) ? NONE : near(revenue / 100 * pick(percents, 5));
    c->v[RD_HNTE][i] = draw(4) ? NONE : near(revenue / 100 * pick(percents, 5));
    c->v[RD_DOMESTIC][i] = draw(3) ? c->v[RD][i] : near(c->v[RD][i] * 6 / 10);
    c->v[COST][i] = draw(3) ? revenue : draw(5) ? near(c->v[RD][i] * 100 / (5 * (2 + draw(5)))) : 0;
    c->v[TOTAL_ASSETS][i] = draw(2) ? draw(250) * 1000000 : pick(edges, 7);
    assets = i > 0 && draw(2) && c->v[NET_ASSETS][i - 1] != NONE ? c->v[NET_ASSETS][i - 1] / 100 * pick(growths, 8)
                                                                : (draw(100) - 5) * 1000000;
    c->v[NET_ASSETS][i] = draw(15) ? assets + draw(3) - 1 : 0;
    c->v[TOTAL_INCOME][i] = draw(3) ? revenue : draw(9) * 5000000;
    c->v[HIGHTECH_INCOME][i] = near(c->v[TOTAL_INCOME][i] * 6 / 10);
}

static void people_and_counts(company *c, int year)
{
    static const int64_t percents[] = {10, 15, 20, 25, 30, 5};
    static const int64_t heads[] = {0, 1, 3, 10, 20, 40, 100, 300, 499, 500, 501};
    int i = year - FIRST;

    c->v[EMPLOYEES][i] = pick(heads, 11);
    c->v[ST_STAFF][i] = (c->v[EMPLOYEES][i] * pick(percents, 6) + draw(2) * 99) / 100;
    c->v[CLASS1][i] = draw(3) ? 0 : draw(3);
    c->v[CLASS2][i] = draw(7);
    c->v[CONVERSIONS][i] = draw(8);
    c->v[STANDARDS][i] = !draw(60);
    c->v[AWARD][i] = !draw(60);
    c->v[PLATFORM][i] = draw(30) ? 0 : draw(5);
    c->v[INCIDENT][i] = !draw(25);
    c->v[DISHONESTY][i] = !draw(40);
    c->v[ABNORMAL][i] = !draw(40);
    for (int j = 0; j < 12; j++)
        c->v[JUDGED + j][i] = draw(3) ? NONE : j == 5 ? draw(32) : draw(11);
}

/* Gates mostly met and the experts heard: the total lies around the line of 70. */
static void strengthen(company *c)
{
    static const int64_t judged[] = {6, 6, 7, 5, 0, 26, 5, 5, 3, 3};

    for (int i = 2; i < 5; i++) {
        c->v[RD_TAX][i] = c->v[RD_HNTE][i] = NONE;
        c->v[REVENUE][i] = 40000000 + draw(5) * 1000000;
        c->v[RD][i] = c->v[RD_DOMESTIC][i] = c->v[REVENUE][i] / 20 + draw(2) - draw(40) / 39;
        c->v[CONVERSIONS][i] = 5;
        c->v[INCIDENT][i] = 0;
    }
    c->v[EMPLOYEES][4] = 100;
    c->v[ST_STAFF][4] = 10 + draw(9);
    c->v[TOTAL_INCOME][4] = c->v[REVENUE][4];
    c->v[HIGHTECH_INCOME][4] = near(c->v[REVENUE][4] / 10 * 6) + draw(2);
    c->v[CLASS1][4] = 1;
    c->v[CLASS1][5] = c->v[INCIDENT][5] = NONE;
    c->field_code = 101;
    c->founded = date_to_days((date){2015, 3, 1});
    for (int j = 0; j < 10; j++)
        c->v[JUDGED + j][4] = judged[j] + draw(2);
}

static void random_company(company *c)
{
    int gaps = (int)draw(4); /* a quarter has no gaps, others some or many */

    for (int year = FIRST; year <= Y; year++) {
        money(c, year);
        people_and_counts(c, year);
        for (int f = 0; f < JUDGED; f++) {
            if (gaps && !draw(gaps == 1 ? 150 : gaps == 2 ? 40 : 8))
                c->v[f][year - FIRST] = NONE;
            if (year == Y && draw(4)) /* the year of the application has few data */
                c->v[f][year - FIRST] = NONE;
        }
    }
    c->prohibited = draw(20) ? 0 : draw(2) ? 1 : NONE;
    c->audited = draw(20) ? 1 : draw(2) ? 0 : NONE;
    c->field_code = draw(20) ? 101 : draw(2) ? 0 : NONE;
    c->founded = date_to_days((date){2010, 5, 17});
    if (!draw(3)) /* young ones: 365 days at 1 July of Y and around it, and not founded yet */
        c->founded = date_to_days((date){Y - 1, 7, 1}) + draw(3) - 1 - draw(2) * 365 * draw(5);
    else if (!draw(20))
        c->founded = draw(2) ? NONE : date_to_days((date){Y + (int)draw(3) - 1, 1, 1}) - draw(2);
    c->is_hnte = !draw(15);
    if (!draw(8))
        strengthen(c);
}

/* --- the engine's side ------------------------------------------------------------------------------ */

typedef struct bench {
    dictionary *d;
    panel *p;
    credentials *held;
    model *m;
    assessment *a;
} bench;

static void put(bench *b, uint32_t at, const char *name, int year, int64_t x)
{
    if (x != NONE)
        assert_int_not_equal(panel_set_number(b->p, at, dictionary_find(b->d, name), year, (double)x), PANEL_NO_MEMORY);
}

static void open_bench(bench *b, const char *model_id, const company *all, const size_t *order, size_t n, int threads)
{
    int ids[N_FIELDS];
    char text[64];
    binding bound;
    assessor *a;
    tidu_error err;

    b->d = shipped_dictionary();
    snprintf(text, sizeof text, "models/%s.yaml", model_id);
    if (model_load(text, NULL, b->d, &b->m, &err))
        fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
    b->p = panel_new(b->d);
    b->held = credentials_new();
    for (int f = 0; f < N_FIELDS; f++) {
        ids[f] = f < JUDGED ? dictionary_find(b->d, names[f]) : dictionary_add_judged(b->d, names[f]);
        assert_int_not_equal(ids[f], INDICATOR_NONE);
    }
    for (size_t k = 0; k < n; k++) {
        const company *c = &all[order ? order[k] : k];
        uint32_t at;

        snprintf(text, sizeof text, "C%zu", order ? order[k] : k);
        at = panel_add_company(b->p, text, strlen(text));
        for (int f = 0; f < N_FIELDS; f++) {
            for (int year = FIRST; year <= Y; year++) {
                if (c->v[f][year - FIRST] != NONE)
                    panel_set_number(b->p, at, ids[f], year, (double)c->v[f][year - FIRST]);
            }
        }
        put(b, at, "prohibited_industry", PANEL_ANY_YEAR, c->prohibited);
        put(b, at, "audited_books", PANEL_ANY_YEAR, c->audited);
        put(b, at, "hightech_field", PANEL_ANY_YEAR, c->field_code);
        put(b, at, "founded_on", PANEL_ANY_YEAR, c->founded);
        if (c->is_hnte)
            credentials_add(b->held, &(credential){.code = text, .model = "hnte", .granted_on = 0,
                                                   .expires_on = binding_default_date(Y)});
    }
    bound = (binding){b->p, b->held, Y, binding_default_date(Y)};
    a = assessor_new(b->m);
    assert_non_null(a);
    assert_int_equal(assessor_run(a, &bound, threads, &b->a, &err), TIDU_OK);
    assessor_free(a);
}

static void close_bench(bench *b)
{
    assessment_free(b->a);
    model_free(b->m);
    credentials_free(b->held);
    panel_free(b->p);
    dictionary_free(b->d);
}

static company *random_companies(size_t n)
{
    company *all = calloc(n, sizeof *all);

    assert_non_null(all);
    for (size_t i = 0; i < n; i++)
        random_company(&all[i]);
    return all;
}

/* What differs, or NULL. */
static const char *difference(const bench *b, size_t i, const result *r, char *text, size_t size)
{
    static const gate_state states[] = {[NO] = GATE_UNMET, [MAYBE] = GATE_UNKNOWN, [YES] = GATE_MET};

    for (int g = 0; g < r->n_gates + r->n_directs; g++) {
        bool is_gate = g < r->n_gates;
        size_t at = (size_t)(is_gate ? g : g - r->n_gates);
        gate_state got = is_gate ? assessment_gate(b->a, at, i) : assessment_direct(b->a, at, i);
        gate_state wanted = states[is_gate ? r->gates[at] : r->directs[at]];

        if (got != wanted) {
            snprintf(text, size, "%s %s, not %s", is_gate ? b->m->gates[at].id : b->m->directs[at].id,
                     gate_state_name(got), gate_state_name(wanted));
            return text;
        }
    }
    for (int item = 0; item < r->n_items; item++) {
        double low, high;

        assessment_item(b->a, (size_t)item, i, &low, &high);
        if (low != r->items[item].low || high != r->items[item].high) {
            snprintf(text, size, "%s [%g, %g], not [%d, %d]", b->m->items[item].id, low, high, r->items[item].low,
                     r->items[item].high);
            return text;
        }
    }
    if (b->a->least[i] != r->score.low || b->a->greatest[i] != r->score.high) {
        snprintf(text, size, "score [%g, %g], not [%d, %d]", b->a->least[i], b->a->greatest[i], r->score.low,
                 r->score.high);
        return text;
    }
    if (b->a->verdicts[i] != (uint8_t)r->verdict) {
        snprintf(text, size, "verdict %s, not %s", verdict_name((truth)b->a->verdicts[i]),
                 verdict_name((truth)r->verdict));
        return text;
    }
    if ((b->a->readiness[i] == 1) < (r->verdict == YES) || (r->verdict == NO && b->a->readiness[i] != 0) ||
        !(b->a->readiness[i] >= 0 && b->a->readiness[i] <= 1))
        return "readiness";
    return NULL;
}

/* --- what the limits of missing data decide --------------------------------------------------------- */

static void fill(int64_t *x, bool may_be_negative)
{
    static const int64_t grid[] = {-3000000, 0, 0, 1, 2, 3, 10, 100, 10000, 1000000, 50000000, 200000000, 1000000000000};

    if (*x == NONE)
        *x = grid[may_be_negative ? draw(13) : 1 + draw(12)];
}

/* What must not be more than what. */
enum { N_PARTS = 3 };
static const field parts[N_PARTS][2] = {{ST_STAFF, EMPLOYEES}, {HIGHTECH_INCOME, TOTAL_INCOME}, {RD_DOMESTIC, RD_HNTE}};

/* R&D on the basis of high-tech enterprises falls back on R&D. */
static int whole_of(const company *c, int i, int at)
{
    return parts[i][1] == RD_HNTE && c->v[RD_HNTE][at] == NONE ? RD : parts[i][1];
}

/* A part that is more than its whole is as good as missing. */
static void drop_contradictions(company *c)
{
    for (int at = 0; at < N_YEARS; at++) {
        for (int i = 0; i < N_PARTS; i++) {
            int64_t all = c->v[whole_of(c, i, at)][at];

            if (all != NONE && c->v[parts[i][0]][at] > all)
                c->v[parts[i][0]][at] = NONE;
        }
    }
}

/*
 * Every datum before Y that is missing, but for what counts it as missing: the last known number of IP and the
 * platform, a basis of R&D that another one stands in for, and the day of founding. Parts stay within their wholes.
 */
static void fill_company(company *c)
{
    int64_t flags[] = {c->prohibited, c->audited, c->field_code};

    for (int i = 0; i < 3; i++)
        flags[i] = flags[i] == NONE ? draw(2) : flags[i];
    drop_contradictions(c);
    c->prohibited = flags[0];
    c->audited = flags[1];
    c->field_code = flags[2];
    for (int at = 0; at < Y - FIRST; at++) {
        company before = *c;

        for (int f = 0; f < JUDGED; f++) {
            bool stands_in = (f == RD_TAX || f == RD_HNTE) && (before.v[RD][at] != NONE || draw(2));

            if (f >= INCIDENT && c->v[f][at] == NONE)
                c->v[f][at] = draw(2);
            else if (f != CLASS1 && f != CLASS2 && f != PLATFORM && !stands_in)
                fill(&c->v[f][at], f == NET_ASSETS);
        }
        for (int i = 0; i < N_PARTS; i++) {
            int whole = whole_of(c, i, at), part = parts[i][0];

            if (c->v[part][at] > c->v[whole][at] && before.v[part][at] == NONE)
                c->v[part][at] = c->v[whole][at];
            else if (c->v[part][at] > c->v[whole][at] && before.v[whole][at] == NONE)
                c->v[whole][at] = c->v[part][at];
        }
    }
}

static bool is_truth_within(tri filled, gate_state got)
{
    return got == GATE_UNKNOWN || (got == GATE_MET ? filled == YES : filled == NO);
}

static bool is_within(range r, double low, double high)
{
    return r.low >= low && r.high <= high;
}

/* Nothing that came out excludes what a filled company comes to. */
static bool is_possible(const bench *b, size_t i, const result *filled)
{
    static const gate_state of_verdict[] = {[NO] = GATE_UNMET, [MAYBE] = GATE_UNKNOWN, [YES] = GATE_MET};
    bool ok = true;

    for (int g = 0; g < filled->n_gates; g++)
        ok &= is_truth_within(filled->gates[g], assessment_gate(b->a, (size_t)g, i));
    for (int g = 0; g < filled->n_directs; g++)
        ok &= is_truth_within(filled->directs[g], assessment_direct(b->a, (size_t)g, i));
    for (int item = 0; item < filled->n_items; item++) {
        double low, high;

        assessment_item(b->a, (size_t)item, i, &low, &high);
        ok &= is_within(filled->items[item], low, high);
    }
    return ok && is_within(filled->score, b->a->least[i], b->a->greatest[i]) &&
           is_truth_within(filled->verdict, of_verdict[b->a->verdicts[i]]);
}

/* What came out is as sure as the reference at least. */
static bool says_no_less(const bench *b, size_t i, const result *r)
{
    bool ok = b->a->least[i] >= r->score.low && b->a->greatest[i] <= r->score.high;

    for (int g = 0; g < r->n_gates; g++)
        ok &= r->gates[g] == MAYBE || assessment_gate(b->a, (size_t)g, i) != GATE_UNKNOWN;
    for (int g = 0; g < r->n_directs; g++)
        ok &= r->directs[g] == MAYBE || assessment_direct(b->a, (size_t)g, i) != GATE_UNKNOWN;
    for (int item = 0; item < r->n_items; item++) {
        double low, high;

        assessment_item(b->a, (size_t)item, i, &low, &high);
        ok &= low >= r->items[item].low && high <= r->items[item].high;
    }
    return ok && (r->verdict == MAYBE || b->a->verdicts[i] == (uint8_t)r->verdict);
}

static result reference(const char *model_id, const company *c)
{
    company sound = *c;

    drop_contradictions(&sound);
    return !strcmp(model_id, "hnte") ? hnte(&sound, binding_default_date(Y)) : tech_sme(&sound);
}

/* The reference knows no limits: where it says less, its word for the company with its gaps filled must be possible. */
static bool is_borne_out(const bench *b, const char *model_id, const company *c, size_t i)
{
    bool ok = true;

    for (int k = 0; k < FILLINGS && ok; k++) {
        company filled = *c;
        result r;

        fill_company(&filled);
        r = reference(model_id, &filled);
        ok = is_possible(b, i, &r);
    }
    return ok;
}

static bool has_gaps(const company *c)
{
    company sound = *c;
    bool found = false;

    drop_contradictions(&sound);
    c = &sound;

    for (int at = 0; at < Y - FIRST; at++) {
        for (int f = 0; f < JUDGED; f++)
            found |= c->v[f][at] == NONE;
    }
    return found;
}

static void everything_agrees(const char *model_id)
{
    company *all = random_companies(N_COMPANIES);
    size_t verdicts[3] = {0}, gates[8][3] = {{0}};
    bench b;
    int wrong = 0, n_settled = 0;

    open_bench(&b, model_id, all, NULL, N_COMPANIES, 1);
    for (size_t i = 0; i < N_COMPANIES; i++) {
        result r = reference(model_id, &all[i]);
        char text[200];
        const char *what = difference(&b, i, &r, text, sizeof text);

        if (what && has_gaps(&all[i]) && says_no_less(&b, i, &r) && is_borne_out(&b, model_id, &all[i], i)) {
            n_settled++;
            what = NULL;
        }

        verdicts[r.verdict]++;
        for (int g = 0; g < r.n_gates; g++)
            gates[g][r.gates[g]]++;
        assert_int_equal(r.n_gates, b.m->n_gates);
        assert_int_equal(r.n_directs, b.m->n_directs);
        assert_int_equal(r.n_items, b.m->n_items);
        if (what && wrong++ < 8) {
            print_error("company %zu: %s; founded %ld\n", i, what, all[i].founded);
            for (int f = 0; f < JUDGED; f++)
                print_error("  %s %lld %lld %lld | %lld\n", names[f], (long long)all[i].v[f][2],
                            (long long)all[i].v[f][3], (long long)all[i].v[f][4], (long long)all[i].v[f][5]);
        }
    }
    assert_int_equal(wrong, 0);
    assert_in_range(n_settled, 1, N_COMPANIES / 5); /* the others agree to the letter */
    for (int v = 0; v < 3; v++) { /* the companies ask every question in all ways */
        assert_true(verdicts[v] > 20);
        for (size_t g = 0; g < b.m->n_gates; g++)
            assert_true(gates[g][v] > 100);
    }
    close_bench(&b);
    free(all);
}

static void tech_sme_agrees(void **state)
{
    (void)state;
    everything_agrees("tech-sme");
}

static void hnte_agrees(void **state)
{
    (void)state;
    everything_agrees("hnte");
}

/* --- order and threads -------------------------------------------------------------------------------- */

static void assert_same(const bench *a, const bench *b, const size_t *order)
{
    for (size_t k = 0; k < b->a->n; k++) {
        size_t i = order ? order[k] : k;

        assert_int_equal(a->a->verdicts[i], b->a->verdicts[k]);
        assert_memory_equal(&a->a->readiness[i], &b->a->readiness[k], sizeof(double));
        assert_memory_equal(&a->a->least[i], &b->a->least[k], sizeof(double));
        assert_memory_equal(&a->a->greatest[i], &b->a->greatest[k], sizeof(double));
        for (size_t g = 0; g < a->m->n_gates; g++)
            assert_int_equal(assessment_gate(a->a, g, i), assessment_gate(b->a, g, k));
        for (size_t d = 0; d < a->m->n_directs; d++)
            assert_int_equal(assessment_direct(a->a, d, i), assessment_direct(b->a, d, k));
        for (size_t t = 0; t < a->m->n_items; t++)
            assert_int_equal(a->a->outcomes[t * a->a->n + i], b->a->outcomes[t * b->a->n + k]);
    }
}

static void order_and_threads_change_nothing(void **state)
{
    static const char *const models[] = {"tech-sme", "hnte"};
    company *all = random_companies(N_THREADED);
    size_t *order = calloc(N_THREADED, sizeof *order);

    (void)state;
    for (size_t i = 0; i < N_THREADED; i++)
        order[i] = i;
    for (size_t i = N_THREADED - 1; i > 0; i--) {
        size_t j = (size_t)draw((int64_t)i + 1), old = order[i];

        order[i] = order[j];
        order[j] = old;
    }
    for (size_t m = 0; m < 2; m++) {
        bench one, two, shuffled;

        open_bench(&one, models[m], all, NULL, N_THREADED, 1);
        open_bench(&two, models[m], all, NULL, N_THREADED, 2);
        open_bench(&shuffled, models[m], all, order, N_THREADED, 2);
        assert_memory_equal(one.a->verdicts, two.a->verdicts, N_THREADED);
        assert_memory_equal(one.a->readiness, two.a->readiness, N_THREADED * sizeof(double));
        assert_memory_equal(one.a->gates, two.a->gates, N_THREADED * one.m->n_gates);
        assert_memory_equal(one.a->outcomes, two.a->outcomes, N_THREADED * one.m->n_items * sizeof(item_outcome));
        assert_int_equal(one.a->exact, two.a->exact);
        assert_same(&one, &two, NULL);
        assert_same(&one, &shuffled, order);
        close_bench(&one);
        close_bench(&two);
        close_bench(&shuffled);
    }
    free(order);
    free(all);
}

/* --- published points ------------------------------------------------------------------------------------ */

/* Digits of a number in wan as yuan. */
static void put_text(bench *b, uint32_t at, const char *name, const char *text, int shift)
{
    double value;
    bool is_short;

    assert_true(number_parse(text, strlen(text), shift, &value, &is_short) && is_short);
    panel_set_number(b->p, at, dictionary_find(b->d, name), Y - 1, value);
}

static void published_points_come_out(void **state)
{
    static const struct { const char *name; int shift; } columns[] = {
        {"employees", 0}, {"st_staff", 0}, {"rd_expense", 4}, {"revenue", 4},
        {"cost_expense", 4}, {"ip_class1", 0}, {"ip_class2", 0}, {"total_assets", 4}};
    static const char *const clean_flags[] = {"major_incident", "serious_dishonesty", "abnormal_listing"};
    FILE *in = fopen("../shared/oracle/rules/tech_sme_points.csv", "r");
    int wrong = 0, n = 0;
    char line[512];

    (void)state;
    if (!in)
        skip();
    assert_non_null(fgets(line, sizeof line, in));
    while (fgets(line, sizeof line, in)) {
        static const int score_distribution_at[] = {8, 11, 12};
        char *fields[15], *at = line;
        bench b;
        double low, high;
        int bad;

        open_bench(&b, "tech-sme", NULL, NULL, 0, 1);
        assessment_free(b.a);
        panel_add_company(b.p, "A", 1);
        for (int i = 0; i < 15; i++) {
            fields[i] = at;
            at += strcspn(at, ",\n");
            *at++ = '\0';
        }
        for (int i = 0; i < 8; i++)
            put_text(&b, 0, columns[i].name, fields[i], columns[i].shift);
        for (int i = 0; i < 3; i++)
            put_text(&b, 0, clean_flags[i], "0", 0);
        for (int year = Y - 5; year < Y; year++) {
            put(&b, 0, "award_national", year, 0);
            put(&b, 0, "standards_led", year, 0);
        }
        put_text(&b, 0, "rd_platform", "0", 0);
        put(&b, 0, "prohibited_industry", PANEL_ANY_YEAR, 0);
        put(&b, 0, "audited_books", PANEL_ANY_YEAR, 1);
        {
            binding bound = {b.p, NULL, Y, binding_default_date(Y)};
            assessor *a = assessor_new(b.m);
            tidu_error err;

            assert_int_equal(assessor_run(a, &bound, 1, &b.a, &err), TIDU_OK);
            assessor_free(a);
        }
        bad = b.a->verdicts[0] != (fields[14][0] == '1' ? TRUTH_TRUE : TRUTH_FALSE);
        for (size_t i = 0; i < 3; i++) {
            assessment_item(b.a, i, 0, &low, &high);
            bad |= low != high || low != atoi(fields[score_distribution_at[i]]);
        }
        bad |= b.a->least[0] != atoi(fields[13]) || b.a->greatest[0] != atoi(fields[13]);
        if (bad)
            print_error("row %d: employees %s, total %g, not %s\n", n + 2, fields[0], b.a->least[0], fields[13]);
        wrong += bad;
        n++;
        close_bench(&b);
    }
    fclose(in);
    assert_true(n > 40);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tech_sme_agrees),
        cmocka_unit_test(hnte_agrees),
        cmocka_unit_test(order_and_threads_change_nothing),
        cmocka_unit_test(published_points_come_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
