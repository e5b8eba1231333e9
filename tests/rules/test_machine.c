/*
 * Programs over random panels against a slow evaluator of a few shapes of
 * expressions, written here in rational arithmetic from the contract (section 5)
 * and knowing nothing of trees, programs or rounding. Most rows lie on a border
 * or next to one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gmp.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/number_text.h"
#include "dictionary.h"
#include "rules/check.h"
#include "rules/machine.h"

enum { YEAR = 2025, FIRST = 2021, N_YEARS = 4, N_COMPANIES = 2600, MOST_DIGITS_TEXT = 64, DECIMALS = 14 };

typedef enum column { REVENUE, RD, RD_HNTE, NET_ASSETS, TOTAL_ASSETS, LIABILITIES, N_COLUMNS } column;

static const char *const column_names[] = {"revenue",    "rd_expense",   "rd_expense_hnte",
                                           "net_assets", "total_assets", "liabilities"};

typedef struct company {
    char text[N_COLUMNS][N_YEARS][MOST_DIGITS_TEXT]; /* "": missing */
    int founded;                                     /* 0: not known */
} company;

/* --- random numbers -------------------------------------------------------------- */

static uint64_t seed = 195;

static unsigned draw(unsigned n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(seed >> 33) % n;
}

/* --- decimals --------------------------------------------------------------------- */

static void read_decimal(mpq_t q, const char *text)
{
    char digits[MOST_DIGITS_TEXT];
    size_t n = 0;
    unsigned long places = 0;
    int after = 0;

    for (; *text; text++) {
        if (*text == '.') {
            after = 1;
            continue;
        }
        digits[n++] = *text;
        places += (unsigned long)after;
    }
    digits[n] = '\0';
    mpq_set_ui(q, 0, 1);
    mpz_set_str(mpq_numref(q), digits, 10);
    mpz_ui_pow_ui(mpq_denref(q), 10, places);
    mpq_canonicalize(q);
}

/* Rounded down to DECIMALS places, without trailing zeros. */
static void write_decimal(const mpq_t q, char *text)
{
    mpz_t n, power;
    char digits[256];
    size_t length;
    const char *d = digits;

    mpz_inits(n, power, NULL);
    mpz_ui_pow_ui(power, 10, DECIMALS);
    mpz_mul(n, mpq_numref(q), power);
    mpz_fdiv_q(n, n, mpq_denref(q));
    mpz_get_str(digits, 10, n);
    if (*d == '-') {
        *text++ = '-';
        d++;
    }
    length = strlen(d);
    if (length <= DECIMALS) {
        length = (size_t)sprintf(text, "0.%0*d%s", (int)(DECIMALS - length), 0, d);
        if (strlen(d) == DECIMALS)
            length = (size_t)sprintf(text, "0.%s", d);
    } else {
        length = (size_t)sprintf(text, "%.*s.%s", (int)(length - DECIMALS), d, d + length - DECIMALS);
    }
    while (text[length - 1] == '0')
        text[--length] = '\0';
    if (text[length - 1] == '.')
        text[length - 1] = '\0';
    mpz_clears(n, power, NULL);
}

/* --- the slow evaluator ------------------------------------------------------------- */

typedef enum state { VALUE, MISSING, NOT_APPLICABLE, UNDEFINED } state;

static state cell(const company *c, column which, int year, mpq_t q)
{
    const char *text = c->text[which][year - FIRST];

    if (c->founded && c->founded > year)
        return NOT_APPLICABLE;
    if (!*text && which == RD_HNTE)
        text = c->text[RD][year - FIRST];
    if (!*text)
        return MISSING;
    read_decimal(q, text);
    return VALUE;
}

/* The actual years of a window; NOT_APPLICABLE without one, MISSING where one is. */
static state window(const company *c, column which, int from, int to, mpq_t *y, int *k)
{
    state worst = VALUE;

    *k = 0;
    for (int year = from; year <= to; year++) {
        state s = cell(c, which, year, y[*k]);

        if (s == NOT_APPLICABLE)
            continue;
        if (s == MISSING) {
            worst = MISSING;
            mpq_set_ui(y[*k], 0, 1);
        }
        ++*k;
    }
    return *k ? worst : NOT_APPLICABLE;
}

static state sum(const company *c, column which, int from, int to, mpq_t out)
{
    mpq_t y[N_YEARS];
    state s;
    int k;

    for (int i = 0; i < N_YEARS; i++)
        mpq_init(y[i]);
    s = window(c, which, from, to, y, &k);
    mpq_set_ui(out, 0, 1);
    for (int i = 0; i < k; i++)
        mpq_add(out, out, y[i]);
    for (int i = 0; i < N_YEARS; i++)
        mpq_clear(y[i]);
    return s;
}

typedef enum shape {
    RATIO,      /* sum of a / sum of b, over from..to */
    DIFFERENCE, /* sum of a - sum of b */
    MEAN,
    GROWTH,     /* of a, from..to, the mean of yearly ratios less 1 */
    CAGR,
    TIER        /* sum of a / sum of b against 5%, 4%, 3% by the revenue of to */
} shape;

typedef struct row {
    const char *text;
    shape shape;
    column a, b;
    int from, to; /* relative to Y */
    compare_relation relation;
    int numerator, denominator; /* the line */
} row;

/* 195号, III.4, with the readings of contract.md: state, and the mean in `out`. */
static state growth(const company *c, const row *r, mpq_t out)
{
    mpq_t y[N_YEARS], ratio;
    bool known[N_YEARS] = {false};
    state s = VALUE;
    int k = 0, n = 0;

    for (int i = 0; i < N_YEARS; i++)
        mpq_init(y[i]);
    mpq_init(ratio);
    for (int year = YEAR + r->from; year <= YEAR + r->to; year++) {
        state one = cell(c, r->a, year, y[k]);

        if (one == NOT_APPLICABLE)
            continue;
        known[k++] = one == VALUE;
        if (one == MISSING)
            s = MISSING;
    }
    if (k == 0)
        s = NOT_APPLICABLE;
    else if (k == 1)
        s = UNDEFINED; /* one year: 0 points */
    for (int i = 0; i + 1 < k; i++) {
        if (known[i] && (mpq_sgn(y[i]) < 0 || (i > 0 && mpq_sgn(y[i]) == 0)))
            s = UNDEFINED; /* a negative base, or a later base of 0 */
    }
    if (k == 2 && known[0] && mpq_sgn(y[0]) == 0)
        s = UNDEFINED; /* nothing is left */
    mpq_set_ui(out, 0, 1);
    for (int i = 0; i + 1 < k && s == VALUE; i++) {
        if (mpq_sgn(y[i]) == 0)
            continue;
        mpq_div(ratio, y[i + 1], y[i]);
        mpq_add(out, out, ratio);
        n++;
    }
    if (s == VALUE) {
        mpq_set_ui(ratio, (unsigned long)n, 1);
        mpq_div(out, out, ratio);
        mpq_set_ui(ratio, 1, 1);
        mpq_sub(out, out, ratio);
    }
    for (int i = 0; i < N_YEARS; i++)
        mpq_clear(y[i]);
    mpq_clear(ratio);
    return s;
}

/* last/first against (1 + line)^k: both sides are moved so that the comparison is the same */
static state compound(const company *c, const row *r, mpq_t left, mpq_t line)
{
    mpq_t first;
    state of_first, of_last, s;
    unsigned long k = (unsigned long)(r->to - r->from);

    mpq_init(first);
    of_first = cell(c, r->a, YEAR + r->from, first);
    of_last = cell(c, r->a, YEAR + r->to, left);
    s = of_first > of_last ? of_first : of_last;
    if ((of_first == VALUE && mpq_sgn(first) <= 0) || (of_last == VALUE && mpq_sgn(left) < 0))
        s = UNDEFINED;
    if (s == VALUE) {
        mpq_div(left, left, first);
        mpz_add(mpq_numref(line), mpq_numref(line), mpq_denref(line));
        mpz_pow_ui(mpq_numref(line), mpq_numref(line), k);
        mpz_pow_ui(mpq_denref(line), mpq_denref(line), k);
    }
    mpq_clear(first);
    return s;
}

static state tier(const company *c, const row *r, mpq_t line)
{
    mpq_t last, bound;
    state s;

    mpq_inits(last, bound, NULL);
    s = cell(c, REVENUE, YEAR + r->to, last);
    mpq_set_ui(bound, 50000000, 1);
    mpq_set_ui(line, mpq_cmp(last, bound) <= 0 ? 5 : 0, 100);
    mpq_set_ui(bound, 200000000, 1);
    if (mpq_sgn(line) == 0)
        mpq_set_ui(line, mpq_cmp(last, bound) <= 0 ? 4 : 3, 100);
    mpq_canonicalize(line);
    if (s == NOT_APPLICABLE) { /* both comparisons are false */
        mpq_set_ui(line, 3, 100);
        s = VALUE;
    }
    mpq_clears(last, bound, NULL);
    return s;
}

static truth slow(const company *c, const row *r)
{
    mpq_t left, right, line;
    state s, of_b = VALUE;
    int order;
    truth t;

    mpq_inits(left, right, line, NULL);
    mpq_set_si(line, r->numerator, (unsigned long)r->denominator);
    mpq_canonicalize(line);
    switch (r->shape) {
    case GROWTH:
        s = growth(c, r, left);
        break;
    case CAGR:
        s = compound(c, r, left, line);
        break;
    default:
        s = sum(c, r->a, YEAR + r->from, YEAR + r->to, left);
        if (r->shape != MEAN)
            of_b = sum(c, r->b, YEAR + r->from, YEAR + r->to, right);
        break;
    }
    if (r->shape == MEAN && s == VALUE) {
        int years = 0;

        for (int year = YEAR + r->from; year <= YEAR + r->to; year++)
            years += !c->founded || c->founded <= year;
        mpq_set_si(right, years, 1);
        mpq_div(left, left, right);
    }
    if (r->shape == RATIO || r->shape == TIER) {
        if (of_b == VALUE && mpq_sgn(right) == 0)
            s = UNDEFINED;
        else if (s == VALUE && of_b == VALUE)
            mpq_div(left, left, right);
    }
    if (r->shape == DIFFERENCE)
        mpq_sub(left, left, right);
    s = of_b > s ? of_b : s;
    if (r->shape == TIER) {
        of_b = tier(c, r, line);
        s = of_b > s ? of_b : s;
    }
    order = s == VALUE ? mpq_cmp(left, line) : 0;
    t = s == MISSING ? TRUTH_UNKNOWN : s != VALUE ? TRUTH_FALSE
        : (r->relation == COMPARE_LESS            ? order < 0
           : r->relation == COMPARE_LESS_EQUAL    ? order <= 0
           : r->relation == COMPARE_GREATER       ? order > 0
           : r->relation == COMPARE_GREATER_EQUAL ? order >= 0
           : r->relation == COMPARE_EQUAL         ? order == 0
                                                  : order != 0)
            ? TRUTH_TRUE
            : TRUTH_FALSE;
    mpq_clears(left, right, line, NULL);
    return t;
}

#define WINDOW "[Y-3..Y-1]"
#define RD_OVER_REVENUE "sum(rd_expense" WINDOW ") / sum(revenue" WINDOW ")"

static const row rows[] = {
    {RD_OVER_REVENUE " >= 5%", RATIO, RD, REVENUE, -3, -1, COMPARE_GREATER_EQUAL, 5, 100},
    {RD_OVER_REVENUE " > 5%", RATIO, RD, REVENUE, -3, -1, COMPARE_GREATER, 5, 100},
    {RD_OVER_REVENUE " <= 5%", RATIO, RD, REVENUE, -3, -1, COMPARE_LESS_EQUAL, 5, 100},
    {RD_OVER_REVENUE " < 5%", RATIO, RD, REVENUE, -3, -1, COMPARE_LESS, 5, 100},
    {RD_OVER_REVENUE " = 5%", RATIO, RD, REVENUE, -3, -1, COMPARE_EQUAL, 5, 100},
    {RD_OVER_REVENUE " != 5%", RATIO, RD, REVENUE, -3, -1, COMPARE_NOT_EQUAL, 5, 100},
    {RD_OVER_REVENUE " - 5% >= 0", RATIO, RD, REVENUE, -3, -1, COMPARE_GREATER_EQUAL, 5, 100},
    {"5% <= " RD_OVER_REVENUE, RATIO, RD, REVENUE, -3, -1, COMPARE_GREATER_EQUAL, 5, 100},
    {"sum(rd_expense_hnte" WINDOW ") / sum(revenue" WINDOW ") >= 5%", RATIO, RD_HNTE, REVENUE, -3, -1,
     COMPARE_GREATER_EQUAL, 5, 100},
    {"rd_expense[Y-1] / revenue[Y-1] >= 3%", RATIO, RD, REVENUE, -1, -1, COMPARE_GREATER_EQUAL, 3, 100},
    {RD_OVER_REVENUE " >= if(revenue[Y-1] <= 5000 wan, 5%, if(revenue[Y-1] <= 2 yi, 4%, 3%))", TIER, RD,
     REVENUE, -3, -1, COMPARE_GREATER_EQUAL, 0, 1},
    {"sum(total_assets" WINDOW ") - sum(liabilities" WINDOW ") > 0.3 yuan", DIFFERENCE, TOTAL_ASSETS,
     LIABILITIES, -3, -1, COMPARE_GREATER, 3, 10},
    {"sum(total_assets" WINDOW ") >= sum(liabilities" WINDOW ") + 0.3 yuan", DIFFERENCE, TOTAL_ASSETS,
     LIABILITIES, -3, -1, COMPARE_GREATER_EQUAL, 3, 10},
    {"total_assets[Y-1] - liabilities[Y-1] = 0.3 yuan", DIFFERENCE, TOTAL_ASSETS, LIABILITIES, -1, -1,
     COMPARE_EQUAL, 3, 10},
    {"mean(net_assets" WINDOW ") >= 100 yuan", MEAN, NET_ASSETS, NET_ASSETS, -3, -1, COMPARE_GREATER_EQUAL, 100, 1},
    {"growth_mean(revenue" WINDOW ") >= 35%", GROWTH, REVENUE, REVENUE, -3, -1, COMPARE_GREATER_EQUAL, 35, 100},
    {"growth_mean(revenue" WINDOW ") >= 5%", GROWTH, REVENUE, REVENUE, -3, -1, COMPARE_GREATER_EQUAL, 5, 100},
    {"growth_mean(revenue" WINDOW ") > 5%", GROWTH, REVENUE, REVENUE, -3, -1, COMPARE_GREATER, 5, 100},
    {"growth_mean(net_assets" WINDOW ") > 0", GROWTH, NET_ASSETS, NET_ASSETS, -3, -1, COMPARE_GREATER, 0, 1},
    {"growth_mean(net_assets[Y-4..Y-1]) <= 15%", GROWTH, NET_ASSETS, NET_ASSETS, -4, -1, COMPARE_LESS_EQUAL, 15, 100},
    {"cagr(revenue[Y-4..Y-1]) >= 20%", CAGR, REVENUE, REVENUE, -4, -1, COMPARE_GREATER_EQUAL, 20, 100},
    {"cagr(revenue[Y-4..Y-1]) > 20%", CAGR, REVENUE, REVENUE, -4, -1, COMPARE_GREATER, 20, 100},
    {"0 > 20% - cagr(revenue[Y-4..Y-1])", CAGR, REVENUE, REVENUE, -4, -1, COMPARE_GREATER, 20, 100},
    {"cagr(revenue" WINDOW ") >= 5%", CAGR, REVENUE, REVENUE, -3, -1, COMPARE_GREATER_EQUAL, 5, 100},
    {"cagr(net_assets[Y-2..Y-1]) < 0", CAGR, NET_ASSETS, NET_ASSETS, -2, -1, COMPARE_LESS, 0, 1},
};

enum { N_ROWS = sizeof rows / sizeof *rows };

/* --- random companies ----------------------------------------------------------------- */

static void random_value(char *text, bool may_be_negative)
{
    mpq_t q;
    unsigned kind = draw(20);

    mpq_init(q);
    if (kind < 16) { /* fen */
        mpq_set_ui(q, (unsigned long)draw(2000000000) + 1, kind < 8 ? 100 : 1);
        mpq_canonicalize(q);
        if (may_be_negative && !draw(4))
            mpq_neg(q, q);
        write_decimal(q, text);
    } else if (kind < 18) {
        sprintf(text, "%u%09u.%06u", draw(900) + 1, draw(1000000000), draw(1000000));
    } else {
        strcpy(text, "0");
    }
    mpq_clear(q);
}

/* Move the cell so that the row's line is hit, or missed by very little. */
static void set_near(char *text, mpq_t exact)
{
    static const char *const offsets[] = {"0", "0", "0.01", "-0.01", "0.0001", "-0.0000000001", "0.00000000000001", "-1"};
    mpq_t offset;

    mpq_init(offset);
    read_decimal(offset, offsets[draw(8)]);
    mpq_add(exact, exact, offset);
    if (mpq_sgn(exact) >= 0)
        write_decimal(exact, text);
    mpq_clear(offset);
}

static void border_ratio(company *c, column of, const char *line, int years)
{
    mpq_t revenue, rd, rate;

    mpq_inits(revenue, rd, rate, NULL);
    read_decimal(rate, line);
    if (years == 3 && draw(2)) { /* a tier's edge too */
        static const char *const edges[] = {"50000000", "50000000.01", "200000000", "200000000.0001"};

        strcpy(c->text[REVENUE][N_YEARS - 1], edges[draw(4)]);
    }
    sum(c, REVENUE, YEAR - years, YEAR - 1, revenue);
    mpq_mul(revenue, revenue, rate);
    c->text[of][N_YEARS - 1][0] = '0';
    c->text[of][N_YEARS - 1][1] = '\0';
    for (int i = N_YEARS - years; i < N_YEARS - 1; i++) /* little before, the rest last year */
        sprintf(c->text[of][i], "%u.%02u", draw(100), draw(100));
    sum(c, of, YEAR - years, YEAR - 1, rd);
    mpq_sub(revenue, revenue, rd);
    set_near(c->text[of][N_YEARS - 1], revenue);
    mpq_clears(revenue, rd, rate, NULL);
}

/* y1, y1 r, y1 r s with r + s = 2 (1 + line), or (1 + line)^k */
static void border_growth(company *c, column of, int percent, bool is_compound, int years)
{
    mpq_t y, r, s;

    mpq_inits(y, r, s, NULL);
    mpq_set_ui(y, (unsigned long)draw(100000) + 1, 10);
    mpq_canonicalize(y);
    mpq_set_si(r, 100 + percent + (is_compound || years > 3 ? 0 : (int)draw(60) - 30), 100);
    mpq_canonicalize(r);
    mpq_set_si(s, 2 * (100 + percent), 100);
    mpq_canonicalize(s);
    mpq_sub(s, s, r);
    for (int i = N_YEARS - years; i < N_YEARS; i++) {
        if (i == N_YEARS - 1)
            set_near(c->text[of][i], y);
        else
            write_decimal(y, c->text[of][i]);
        mpq_mul(y, y, i == N_YEARS - 2 || is_compound || years > 3 ? r : (i == N_YEARS - 3 ? s : r));
    }
    if (years == 3 && !is_compound) { /* the last one again with the other ratio */
        read_decimal(y, c->text[of][N_YEARS - 2]);
        mpq_set_si(s, 2 * (100 + percent), 100);
        mpq_canonicalize(s);
        read_decimal(r, c->text[of][N_YEARS - 3]);
        mpq_div(r, y, r);
        mpq_sub(s, s, r);
        mpq_mul(y, y, s);
        set_near(c->text[of][N_YEARS - 1], y);
    }
    mpq_clears(y, r, s, NULL);
}

static void random_company(company *c)
{
    memset(c, 0, sizeof *c);
    for (int i = 0; i < N_COLUMNS; i++) {
        for (int year = 0; year < N_YEARS; year++) {
            if (i != RD_HNTE || !draw(3))
                random_value(c->text[i][year], i == NET_ASSETS);
        }
    }
    if (!draw(4))
        c->founded = FIRST - 1 + (int)draw(N_YEARS + 3);
    switch (draw(10)) {
    case 0:
        border_ratio(c, RD, draw(2) ? "0.05" : "0.04", 3);
        break;
    case 1:
        border_ratio(c, draw(2) ? RD_HNTE : RD, "0.05", 3);
        break;
    case 2:
        border_ratio(c, RD, "0.03", 1);
        break;
    case 3:
        border_growth(c, REVENUE, draw(2) ? 5 : 35, false, 3);
        break;
    case 4:
        border_growth(c, NET_ASSETS, draw(2) ? 0 : 15, false, draw(2) ? 3 : 4);
        break;
    case 5:
        border_growth(c, REVENUE, draw(2) ? 20 : 5, true, draw(2) ? 4 : 3);
        break;
    case 6: {
        mpq_t x, y;

        mpq_inits(x, y, NULL);
        sum(c, TOTAL_ASSETS, YEAR - 3, YEAR - 2, x);
        strcpy(c->text[LIABILITIES][1], "0.1");
        strcpy(c->text[LIABILITIES][2], "0.2");
        write_decimal(x, c->text[LIABILITIES][3]);
        strcpy(c->text[TOTAL_ASSETS][3], "0.6");
        if (draw(2)) { /* 0.3 apart in the last year alone */
            read_decimal(x, c->text[LIABILITIES][3]);
            read_decimal(y, "0.3");
            mpq_add(x, x, y);
            set_near(c->text[TOTAL_ASSETS][3], x);
        }
        mpq_clears(x, y, NULL);
        break;
    }
    default:
        break;
    }
    for (int i = 0; i < N_COLUMNS * N_YEARS; i++) {
        if (!draw(40))
            c->text[i / N_YEARS][i % N_YEARS][0] = '\0';
    }
}

/* --- the engine's side -------------------------------------------------------------------- */

static panel *make_panel(dictionary *d, const company *all, const unsigned *order, size_t n)
{
    panel *p = panel_new(d);

    for (size_t k = 0; k < n; k++) {
        const company *c = &all[order[k]];
        char code[16];
        uint32_t at;

        snprintf(code, sizeof code, "C%u", order[k]);
        at = panel_add_company(p, code, strlen(code));
        if (c->founded)
            panel_set_number(p, at, dictionary_find(d, "founded_on"), PANEL_ANY_YEAR,
                             (double)date_to_days((date){c->founded, (int)(1 + order[k] % 12), 28}));
        for (int i = 0; i < N_COLUMNS; i++) {
            int id = dictionary_find(d, column_names[i]);

            for (int year = 0; year < N_YEARS; year++) {
                const char *text = c->text[i][year];
                double value;
                bool is_short;

                if (!*text)
                    continue;
                assert_true(number_parse(text, strlen(text), 0, &value, &is_short));
                assert_int_equal(panel_set_number(p, at, id, FIRST + year, value), PANEL_SET);
                if (!is_short)
                    assert_true(panel_keep_exact(p, at, id, FIRST + year, text));
            }
        }
    }
    return p;
}

static program *compile_all(dictionary *d, arena *memory, bool is_plain, size_t *outputs)
{
    program *p = program_new(is_plain);
    source_place place = {0};
    scope s = {.dictionary = d};

    for (size_t i = 0; i < N_ROWS; i++) {
        tidu_error err;
        node *n;

        if (expression_parse(rows[i].text, &place, memory, &n, &err) ||
            expression_check(n, VALUE_TRUTH, &s, &place, &err))
            fail_msg("%s: %lu: %s", rows[i].text, err.column, err.message);
        assert_true(program_add(p, n, &outputs[i]));
    }
    assert_true(program_finish(p));
    return p;
}

/* One run over the panel in pieces of `piece` rows; got[row * n + company as `order` names it]. */
static void run(const company *all, const unsigned *order, size_t piece, bool is_plain, uint8_t *got)
{
    dictionary *d = shipped_dictionary();
    arena *memory = arena_new();
    panel *p = make_panel(d, all, order, N_COMPANIES);
    size_t outputs[N_ROWS];
    program *prog = compile_all(d, memory, is_plain, outputs);
    binding b = {.panel = p, .year = YEAR, .on = binding_default_date(YEAR)};
    machine *m = machine_new(prog, &b);

    for (size_t first = 0; first < N_COMPANIES; first += piece) {
        size_t n = N_COMPANIES - first < piece ? N_COMPANIES - first : piece;

        machine_run(m, first, n);
        for (size_t i = 0; i < N_ROWS; i++) {
            for (size_t k = 0; k < n; k++)
                got[i * N_COMPANIES + order[first + k]] = machine_truth(m, outputs[i])[k];
        }
    }
    machine_free(m);
    program_free(prog);
    panel_free(p);
    arena_free(memory);
    dictionary_free(d);
}

static void every_truth_agrees(void **state)
{
    static const struct { size_t piece; bool is_plain, is_shuffled; } runs[] = {
        {MACHINE_BATCH, false, false}, {MACHINE_BATCH, true, true}, {311, false, true}, {1000, true, false}};
    company *all = calloc(N_COMPANIES, sizeof *all);
    unsigned *order = calloc(N_COMPANIES, sizeof *order);
    uint8_t *expected = calloc(N_COMPANIES, N_ROWS), *got = calloc(N_COMPANIES, N_ROWS);
    static const char *const names[] = {"false", "unknown", "true"};
    size_t seen[N_ROWS][3] = {{0}};
    int wrong = 0;

    (void)state;
    for (unsigned i = 0; i < N_COMPANIES; i++) {
        random_company(&all[i]);
        order[i] = i;
        for (size_t r = 0; r < N_ROWS; r++) {
            expected[r * N_COMPANIES + i] = (uint8_t)slow(&all[i], &rows[r]);
            seen[r][expected[r * N_COMPANIES + i]]++;
        }
    }
    for (size_t r = 0; r < N_ROWS; r++) /* the panel asks every question both ways */
        assert_true(seen[r][0] > 5 && seen[r][1] > 5 && seen[r][2] > 5);
    for (size_t k = 0; k < sizeof runs / sizeof *runs; k++) {
        for (unsigned i = N_COMPANIES - 1; runs[k].is_shuffled && i > 0; i--) {
            unsigned j = draw(i + 1), old = order[i];

            order[i] = order[j];
            order[j] = old;
        }
        run(all, order, runs[k].piece, runs[k].is_plain, got);
        for (size_t i = 0; i < (size_t)N_COMPANIES * N_ROWS; i++) {
            const company *c = &all[i % N_COMPANIES];
            const row *r = &rows[i / N_COMPANIES];

            if (got[i] == expected[i] || wrong++ > 5)
                continue;
            print_error("run %zu: %s: %s, slowly %s; founded %d\n", k, r->text, names[got[i]], names[expected[i]],
                        c->founded);
            for (int year = 0; year < N_YEARS; year++)
                print_error("  %d: %s, %s\n", FIRST + year, c->text[r->a][year], c->text[r->b][year]);
        }
    }
    assert_int_equal(wrong, 0);
    free(all);
    free(order);
    free(expected);
    free(got);
}

/* --- published edges ------------------------------------------------------------------------ */

typedef struct datum {
    const char *indicator;
    int year; /* relative to Y */
    const char *text;
} datum;

static truth ask(const char *text, const datum *data, size_t n_data)
{
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    arena *memory = arena_new();
    source_place place = {0};
    scope s = {.dictionary = d};
    binding b = {.panel = p, .year = YEAR, .on = binding_default_date(YEAR)};
    program *prog = program_new(false);
    tidu_error err;
    size_t output;
    machine *m;
    node *n;
    truth t;

    panel_add_company(p, "A", 1);
    for (size_t i = 0; i < n_data; i++) {
        int id = dictionary_find(d, data[i].indicator);
        double value;
        bool is_short;

        assert_true(number_parse(data[i].text, strlen(data[i].text), 0, &value, &is_short));
        panel_set_number(p, 0, id, YEAR + data[i].year, value);
        if (!is_short)
            panel_keep_exact(p, 0, id, YEAR + data[i].year, data[i].text);
    }
    if (expression_parse(text, &place, memory, &n, &err) || expression_check(n, VALUE_TRUTH, &s, &place, &err))
        fail_msg("%s: %s", text, err.message);
    assert_true(program_add(prog, n, &output));
    assert_true(program_finish(prog));
    m = machine_new(prog, &b);
    machine_run(m, 0, 1);
    t = (truth)machine_truth(m, output)[0];
    machine_free(m);
    program_free(prog);
    arena_free(memory);
    panel_free(p);
    dictionary_free(d);
    return t;
}

/* The fields of a line, quotes taken off; returns how many. */
static size_t split(char *line, char *fields[], size_t most)
{
    size_t n = 0;

    line[strcspn(line, "\r\n")] = '\0';
    while (n < most) {
        bool is_quoted = *line == '"';
        char *end = is_quoted ? strchr(line + 1, '"') : line + strcspn(line, ",");

        fields[n++] = line + is_quoted;
        if (!end || !*end)
            return n;
        line = is_quoted ? end + 2 : end + 1;
        if (is_quoted && !end[1]) {
            *end = '\0';
            return n;
        }
        *end = '\0';
    }
    return n;
}

static truth ask_edge(char *const fields[])
{
    datum data[2] = {{"rd_expense", -1, fields[0]}, {"revenue", -1, fields[1]}};
    char text[256], *second;

    if (!strncmp(fields[0], "cagr3(", 6)) { /* first and last of four years */
        second = strchr(fields[0], ',');
        *second++ = '\0';
        second[strcspn(second, ")")] = '\0';
        data[0] = (datum){"revenue", -4, fields[0] + 6};
        data[1] = (datum){"revenue", -1, second};
        snprintf(text, sizeof text, "cagr(revenue[Y-4..Y-1]) %s %s", fields[2], fields[3]);
    } else if ((second = strchr(fields[0], '+')) != NULL) {
        *second++ = '\0';
        data[1] = (datum){"rd_expense", -2, second};
        snprintf(text, sizeof text, "sum(rd_expense[Y-2..Y-1]) %s %s yuan", fields[2], fields[3]);
    } else {
        snprintf(text, sizeof text, "rd_expense[Y-1] / revenue[Y-1] %s %s", fields[2], fields[3]);
    }
    return ask(text, data, 2);
}

static void published_edges_come_out(void **state)
{
    FILE *in = fopen("../shared/oracle/rules/threshold_edges.csv", "r");
    char line[512], shown[512], *fields[8];
    int n = 0, wrong = 0;

    (void)state;
    if (!in)
        skip();
    assert_non_null(fgets(line, sizeof line, in));
    while (fgets(line, sizeof line, in)) {
        strcpy(shown, line);
        assert_true(split(line, fields, 8) == 8);
        if (ask_edge(fields) != (fields[4][0] == '1' ? TRUTH_TRUE : TRUTH_FALSE)) {
            print_error("%s", shown);
            wrong++;
        }
        n++;
    }
    fclose(in);
    assert_true(n > 100);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_truth_agrees),
        cmocka_unit_test(published_edges_come_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
