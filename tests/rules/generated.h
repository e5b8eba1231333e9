/*
 * Expressions of every construct of the language, generated from a seed, type by type, and companies whose cells crowd a
 * few decimals, so that borders are met often; many cells are missing, before the founding or a divisor of 0.
 */
#ifndef TESTS_RULES_GENERATED_H
#define TESTS_RULES_GENERATED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/text_buffer.h"
#include "dictionary.h"
#include "rules/binding.h"
#include "rules/check.h"

enum { YEAR = 2025, COMPANIES = 60, DEEPEST = 4 };

typedef struct fixture {
    dictionary *dictionary;
    panel *panel;
    credentials *credentials;
    arena *memory;
    setting rate, unset;
    const setting *settings[2];
    scope scope;
    binding binding;
} fixture;

/* --- chance ------------------------------------------------------------------------- */

static uint64_t seed;

static unsigned draw(unsigned n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((seed >> 33) % n);
}

static const char *pick(const char *const *words, size_t n)
{
    return words[draw((unsigned)n)];
}

#define PICK(words) pick((words), sizeof(words) / sizeof *(words))

/* --- expressions ---------------------------------------------------------------------- */

typedef enum want { PLAIN, MONEY, DATE, TRUTH } want;

static void write(text_buffer *b, want w, int depth);

/* "sum(revenue[Y-3..Y-1])": the operands of a window may be a sum of two columns. */
static void write_window(text_buffer *b, want w)
{
    static const char *const names[] = {"sum", "mean", "min", "max"};
    static const char *const money[] = {"revenue", "rd_expense", "rd_expense_hnte", "net_profit"};
    static const char *const plain[] = {"employees", "st_staff", "ip_class1", "conversions"};
    int from = 1 + (int)draw(4), to = 1 + (int)draw((unsigned)from);
    const char *x = w == MONEY ? PICK(money) : PICK(plain), *y = w == MONEY ? PICK(money) : PICK(plain);

    text_buffer_print(b, "%s(", PICK(names));
    text_buffer_print(b, "%s[Y-%d..Y-%d]", x, from, to);
    if (!draw(3))
        text_buffer_print(b, " %c %s[Y-%d..Y-%d]", draw(2) ? '+' : '-', y, from, to);
    text_buffer_append_string(b, ")");
}

static void write_money(text_buffer *b, int depth)
{
    static const char *const cells[] = {"revenue[Y-1]", "rd_expense[Y-1]", "rd_expense_hnte[Y-2]", "net_profit[Y-1]",
                                        "last(rd_expense)", "last(revenue)"};
    static const char *const numbers[] = {"0.3 yuan", "100 yuan", "0 yuan", "110.25 yuan", "0.01 wan"};

    switch (depth ? draw(10) : draw(2)) {
    case 0:
        text_buffer_append_string(b, PICK(cells));
        return;
    case 1:
        text_buffer_append_string(b, PICK(numbers));
        return;
    case 2:
        write_window(b, MONEY);
        return;
    case 3:
        text_buffer_append_string(b, "-");
        break;
    case 4:
        text_buffer_append_string(b, "if(");
        write(b, TRUTH, depth - 1);
        text_buffer_append_string(b, ", ");
        write(b, MONEY, depth - 1);
        text_buffer_append_string(b, ", ");
        write(b, MONEY, depth - 1);
        text_buffer_append_string(b, ")");
        return;
    case 5:
        text_buffer_append_string(b, draw(2) ? "coalesce(" : draw(2) ? "min(" : "max(");
        write(b, MONEY, depth - 1);
        text_buffer_append_string(b, ", ");
        write(b, MONEY, depth - 1);
        text_buffer_append_string(b, ")");
        return;
    case 6:
        write(b, PLAIN, depth - 1);
        text_buffer_append_string(b, " * ");
        break;
    default:
        write(b, MONEY, depth - 1);
        text_buffer_append_string(b, draw(2) ? " + " : " - ");
        break;
    }
    text_buffer_append_string(b, "(");
    write(b, MONEY, depth - 1);
    text_buffer_append_string(b, ")");
}

static void write_plain(text_buffer *b, int depth)
{
    static const char *const cells[] = {"employees[Y-1]", "st_staff[Y-1]", "ip_class1[Y-2]", "conversions[Y-1]", "market_share[Y-1]",
                                        "listed", "lead_years", "last(employees)", "rate", "unset"};
    static const char *const numbers[] = {"0", "1", "0.3", "5%", "3", "10", "2.385", "365"};
    static const char *const growths[] = {"growth_mean(revenue[Y-3..Y-1])", "growth_mean(employees[Y-4..Y-2])",
                                          "growth_mean(net_profit[Y-2..Y-1])"};
    want w = draw(2) ? PLAIN : MONEY;

    switch (depth ? draw(13) : draw(2)) {
    case 0:
        text_buffer_append_string(b, PICK(cells));
        return;
    case 1:
        text_buffer_append_string(b, PICK(numbers));
        return;
    case 2:
        write_window(b, PLAIN);
        return;
    case 3:
        text_buffer_append_string(b, PICK(growths));
        return;
    case 4:
        text_buffer_print(b, "count(%s(%s[Y-%u..Y-1] %s ", draw(3) ? "" : "not ", w == MONEY ? "revenue" : "employees",
                          1 + draw(4), draw(2) ? ">=" : "<");
        text_buffer_append_string(b, w == MONEY ? "100 yuan))" : "3))");
        return;
    case 5:
        text_buffer_append_string(b, draw(2) ? "days_between(" : "years_between(");
        write(b, DATE, depth - 1);
        text_buffer_append_string(b, ", ");
        write(b, DATE, depth - 1);
        text_buffer_append_string(b, ")");
        return;
    case 6:
        text_buffer_append_string(b, "year_of(");
        write(b, DATE, depth - 1);
        text_buffer_append_string(b, ")");
        return;
    case 7:
        text_buffer_append_string(b, "if(");
        write(b, TRUTH, depth - 1);
        text_buffer_append_string(b, ", ");
        write(b, PLAIN, depth - 1);
        text_buffer_append_string(b, ", ");
        write(b, PLAIN, depth - 1);
        text_buffer_append_string(b, ")");
        return;
    case 8:
        text_buffer_append_string(b, draw(2) ? "coalesce(" : draw(2) ? "min(" : "max(");
        write(b, PLAIN, depth - 1);
        text_buffer_append_string(b, ", ");
        write(b, PLAIN, depth - 1);
        text_buffer_append_string(b, ")");
        return;
    case 9:
        text_buffer_append_string(b, "-");
        w = PLAIN;
        break;
    case 10:
        text_buffer_append_string(b, "(");
        write(b, w, depth - 1);
        text_buffer_append_string(b, ") / ");
        break;
    default:
        w = PLAIN;
        text_buffer_append_string(b, "(");
        write(b, PLAIN, depth - 1);
        text_buffer_append_string(b, draw(3) ? ") + " : draw(2) ? ") - " : ") * ");
        break;
    }
    text_buffer_append_string(b, "(");
    write(b, w, depth - 1);
    text_buffer_append_string(b, ")");
}

static void write_date(text_buffer *b, int depth)
{
    static const char *const dates[] = {"founded_on", "application_date", "2020-02-29", "2024-12-31"};

    if (!depth || draw(3)) {
        text_buffer_append_string(b, PICK(dates));
        return;
    }
    text_buffer_append_string(b, "add_years(");
    write(b, DATE, depth - 1);
    text_buffer_print(b, ", %u)", draw(6));
}

static void write_comparison(text_buffer *b, int depth)
{
    static const char *const relations[] = {" < ", " <= ", " > ", " >= ", " = ", " != "};
    want w = draw(8) ? draw(2) ? PLAIN : MONEY : DATE;

    text_buffer_append_string(b, "(");
    write(b, w, depth ? depth - 1 : 0);
    text_buffer_append_string(b, ")");
    text_buffer_append_string(b, PICK(relations));
    text_buffer_append_string(b, "(");
    write(b, w, depth ? depth - 1 : 0);
    text_buffer_append_string(b, ")");
}

static void write_truth(text_buffer *b, int depth)
{
    static const char *const texts[] = {"industry = \"C39\"", "starts_with(industry, \"C\", \"I65\")", "holds(hnte)",
                                        "industry in (\"C39\", \"M73\")", "true", "false"};

    switch (depth ? draw(9) : 8) {
    case 0:
        text_buffer_append_string(b, "not (");
        write(b, TRUTH, depth - 1);
        text_buffer_append_string(b, ")");
        return;
    case 1:
    case 2:
        text_buffer_append_string(b, "(");
        write(b, TRUTH, depth - 1);
        text_buffer_append_string(b, draw(2) ? ") and (" : ") or (");
        write(b, TRUTH, depth - 1);
        text_buffer_append_string(b, ")");
        return;
    case 3:
        text_buffer_append_string(b, "(");
        write(b, PLAIN, depth - 1);
        text_buffer_print(b, ") in (%u, 0.3, ", draw(3));
        write(b, PLAIN, depth - 1);
        text_buffer_append_string(b, ")");
        return;
    case 4:
        text_buffer_append_string(b, "known(");
        write(b, draw(2) ? PLAIN : MONEY, depth - 1);
        text_buffer_append_string(b, ")");
        return;
    case 5:
        text_buffer_print(b, "%s(%s(%s[Y-%u..Y-1] %s 0.3 yuan))", draw(2) ? "any" : "all", draw(3) ? "" : "not ",
                          draw(2) ? "revenue" : "rd_expense", 1 + draw(4), draw(2) ? ">=" : "=");
        return;
    case 6:
        text_buffer_append_string(b, PICK(texts));
        return;
    case 7:
        text_buffer_append_string(b, "if(");
        write(b, TRUTH, depth - 1);
        text_buffer_append_string(b, ", ");
        write(b, TRUTH, depth - 1);
        text_buffer_append_string(b, ", ");
        write(b, TRUTH, depth - 1);
        text_buffer_append_string(b, ")");
        return;
    default:
        write_comparison(b, depth);
        return;
    }
}

static void write(text_buffer *b, want w, int depth)
{
    static void (*const writers[])(text_buffer *, int) = {write_plain, write_money, write_date, write_truth};

    writers[w](b, depth);
}

/* --- companies -------------------------------------------------------------------------- */

static void put(fixture *f, uint32_t row, const char *name, int year, const char *text)
{
    int id = dictionary_find(f->dictionary, name);

    assert_int_equal(panel_set_number(f->panel, row, id, year, strtod(text, NULL)), PANEL_SET);
    if (strlen(text) > 15)
        assert_true(panel_keep_exact(f->panel, row, id, year, text));
}

static void add_company(fixture *f, uint32_t i)
{
    static const char *const annual[] = {"revenue", "rd_expense", "rd_expense_hnte", "net_profit",
                                         "employees", "st_staff", "ip_class1", "conversions"};
    static const char *const money[] = {"0", "0.1", "0.2", "0.3", "100", "105", "110.25", "1000000000.3",
                                        "0.30000000000000000001"};
    static const char *const counts[] = {"0", "1", "2", "3", "10", "30"};
    static const char *const industries[] = {"C39", "C3911", "I65", "M73"};
    const char *industry = PICK(industries);
    int industry_id = dictionary_find(f->dictionary, "industry");
    char code[16];

    snprintf(code, sizeof code, "C%03u", (unsigned)i);
    assert_int_equal(panel_add_company(f->panel, code, strlen(code)), i);
    for (int year = YEAR - 4; year <= YEAR; year++) {
        for (size_t k = 0; k < sizeof annual / sizeof *annual; k++) {
            if (draw(7))
                put(f, i, annual[k], year, k < 4 ? PICK(money) : PICK(counts));
        }
    }
    if (draw(3))
        put(f, i, "market_share", YEAR - 1, "0.3");
    if (draw(3))
        put(f, i, "listed", PANEL_ANY_YEAR, draw(2) ? "1" : "0");
    if (draw(3))
        put(f, i, "lead_years", PANEL_ANY_YEAR, "3");
    if (draw(4)) {
        date day = {2018 + (int)draw(8), 1 + (int)draw(12), 1 + (int)draw(28)};

        assert_int_equal(panel_set_number(f->panel, i, dictionary_find(f->dictionary, "founded_on"), PANEL_ANY_YEAR,
                                          (double)date_to_days(day)),
                         PANEL_SET);
    }
    if (draw(3))
        assert_int_equal(panel_set_text(f->panel, i, industry_id, industry, strlen(industry)), PANEL_SET);
    if (!draw(3)) {
        credential held = {.code = code, .model = "hnte", .expires_on = CREDENTIAL_FOR_EVER};

        assert_true(credentials_add(f->credentials, &held));
    }
}

static int set_up(void **state)
{
    static fixture f;

    f.dictionary = shipped_dictionary();
    f.panel = panel_new(f.dictionary);
    f.credentials = credentials_new();
    f.memory = arena_new();
    f.rate = (setting){.name = "rate", .value = 0.3, .text = "0.3"};
    f.unset = (setting){.name = "unset", .value = cell_missing()};
    f.settings[0] = &f.rate;
    f.settings[1] = &f.unset;
    f.scope = (scope){.dictionary = f.dictionary, .settings = f.settings, .n_settings = 2};
    f.binding = (binding){f.panel, f.credentials, YEAR, binding_default_date(YEAR)};
    seed = 20260701;
    for (uint32_t i = 0; i < COMPANIES; i++)
        add_company(&f, i);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    arena_free(f->memory);
    credentials_free(f->credentials);
    panel_free(f->panel);
    dictionary_free(f->dictionary);
    return 0;
}

/* NULL for a text that is no expression: money and plain numbers cannot always be added. */
static node *parse(fixture *f, const char *text)
{
    source_place place = {0};
    node *n;

    if (expression_parse(text, &place, f->memory, &n, NULL) ||
        expression_check(n, VALUE_TRUTH, &f->scope, &place, NULL))
        return NULL;
    return n;
}

#endif
