/*
 * Faults of a file of levers: each is a change to a good one, and the message names its place. What a lever means, how
 * files are found by day and region, what every shipped lever says of itself, and every allocation failing in turn.
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
#include <unistd.h>

#include "base/allocate.h"
#include "base/date.h"
#include "dictionary.h"
#include "model/action.h"
#include "model/lever.h"

static const char good[] =
    "documents:\n"
    "  price: {title: {zh: 价目, en: prices}, number: 示例〔2024〕1号, seen: part}\n"
    "balances: [net_assets]\n"
    "levers:\n"
    "  hire:\n"
    "    name: {zh: 引进人员, en: hire}\n"
    "    unit: {zh: 人, en: persons}\n"
    "    effects: {st_staff: 1, employees: 1, rd_expense: 9.5 wan, net_assets: -95000}\n"
    "    most: 12\n"
    "    share: 25%\n"
    "    of: employees\n"
    "    cost: 9.5 wan\n"
    "    fixed_cost: 0.3 wan\n"
    "    cite: price table 2\n"
    "    months: 4\n"
    "    lasts: yes\n"
    "    recurs: yes\n"
    "    helps: {zh: 人社局, en: labour bureau}\n"
    "    where: starts_with(region, \"3205\")\n"
    "  collect:\n"
    "    name: {zh: 归集, en: collect}\n"
    "    effects: {rd_expense: 1}\n"
    "    step: 5 wan\n"
    "    most: 75 wan\n"
    "    cost: 0.035\n"
    "    months: 0\n"
    "    closed_years: yes\n"
    "    note: {zh: 我们的设定, en: a setting of ours}\n";

typedef struct fault {
    const char *old, *new; /* the first `old` becomes `new` */
    const char *message;
    unsigned long line, column;
} fault;

static const fault faults[] = {
    {"levers:\n", "lever:\n", "unknown key 'lever'; did you mean 'levers'?", 4, 1},
    {"  hire:\n", "  Hire:\n", "an id is made of a-z, 0-9 and _ and begins with a letter, not 'Hire'", 5, 3},
    {"  collect:\n", "  hire:\n", NULL, 20, 3},
    {"[net_assets]", "[industry]", "'industry' is no figure, but a key, a text or a date", 3, 12},
    {"[net_assets]", "[[net_assets]]", "a text is expected here", 3, 12},
    {"    unit: {zh: 人, en: persons}\n", "", "what is counted? add 'unit'; only a lever for money has none", 6, 5},
    {"st_staff: 1", "st_staf: 1", "unknown indicator 'st_staf'; did you mean 'st_staff'?", 8, 15},
    {"st_staff: 1", "founded_on: 1", "'founded_on' is no figure, but a key, a text or a date", 8, 15},
    {"st_staff: 1", "year: 1", "'year' is no figure, but a key, a text or a date", 8, 15},
    {"st_staff: 1", "st_staff: 0", "an effect of 0 is none; leave 'st_staff' out", 8, 25},
    {"st_staff: 1", "st_staff: 1 wan", "this is not money; a plain number is expected here", 8, 25},
    {"st_staff: 1", "st_staff: 2025-01-01", "a number is expected here", 8, 25},
    {"st_staff: 1", "st_staff: more", NULL, 8, 25},
    {"effects: {rd_expense: 1}", "effects: {}", "a lever has one effect at least: the first is what it is for", 22, 14},
    {"most: 12", "most: 0", "a number above 0 is expected here", 9, 11},
    {"most: 12", "most: -3", "a number above 0 is expected here", 9, 11},
    {"most: 12", "most: 12 wan", "this is not money; a plain number is expected here", 9, 11},
    {"most: 12", "most: 0.5", "the step 1 is above the limit, so that no amount is left", 9, 11},
    {"step: 5 wan", "step: 0", "a number above 0 is expected here", 23, 11},
    {"step: 5 wan", "step: 80 wan", "the step 800000 is above the limit, so that no amount is left", 24, 11},
    {"share: 25%", "share: -5%", "a number above 0 is expected here", 10, 12},
    {"    of: employees\n", "", "a share of what? add 'of: INDICATOR'", 10, 12},
    {"of: employees", "of: town", "'town' is no figure, but a key, a text or a date", 11, 9},
    {"of: employees", "of: revenue", "'revenue' is money, which the lever is not", 11, 9},
    {"    most: 75 wan\n", "    share: 5%\n    of: employees\n", "'employees' is not money, as the lever is", 25, 9},
    {"closed_years: yes", "closed_years: yes\n    lasts: yes",
     "what is collected for closed years counts in its year alone; leave 'lasts' out", 28, 12},
    {"    share: 25%\n", "", "how much of it? add 'share', for example 30%", 10, 9},
    {"    most: 75 wan\n", "", "a lever has a limit: add 'most', or 'share' and 'of'", 21, 5},
    {"    cost: 0.035\n", "", "nothing is free: add 'cost' for one unit, or 'fixed_cost', above 0", 21, 5},
    {"cost: 0.035", "cost: 0", "nothing is free: add 'cost' for one unit, or 'fixed_cost', above 0", 21, 5},
    {"cost: 0.035", "cost: -1", "a number of 0 or more is expected here", 25, 11},
    {"fixed_cost: 0.3", "fixed_cost: -0.3", "a number of 0 or more is expected here", 13, 17},
    {"cite: price", "cite: prize", "unknown document 'prize'; did you mean 'price'?", 14, 11},
    {"    cite: price table 2\n", "", "say where the cost comes from: 'cite', or a 'note' that it is your own setting", 6, 5},
    {"months: 4", "months: -4", "whole months from 0 to 120 are expected here", 15, 13},
    {"months: 4", "months: 4.5", "whole months from 0 to 120 are expected here", 15, 13},
    {"    months: 4\n", "", "key 'months' is missing", 6, 5},
    {"    lasts: yes\n", "", "a cost comes again only where the effect stays: add 'lasts: yes'", 16, 13},
    {"lasts: yes", "lasts: true", "this is answered with yes or no", 16, 12},
    {"(region, \"3205\")", "(regoin, \"3205\")", NULL, 19, 0},
    {"starts_with(region, \"3205\")", "employees[Y-1]", NULL, 19, 0},
};

static void change(const fault *f, char *text, size_t size)
{
    const char *at = strstr(good, f->old);

    assert_non_null(at);
    snprintf(text, size, "%.*s%s%s", (int)(at - good), good, f->new, at + strlen(f->old));
}

static void each_fault_has_its_place(void **state)
{
    dictionary *d = shipped_dictionary();

    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char text[4096];
        levers *l = NULL;
        tidu_error err = {0};

        change(&faults[i], text, sizeof text);
        if (levers_parse(text, strlen(text), "sample.yaml", NULL, d, &l, &err) != TIDU_EMODEL)
            fail_msg("fault %zu (%s) was taken", i, faults[i].new);
        if (err.line != faults[i].line || !err.column || (faults[i].column && err.column != faults[i].column) ||
            strcmp(err.file, "sample.yaml") || (faults[i].message && strcmp(err.message, faults[i].message)))
            fail_msg("fault %zu (%s): %s:%lu:%lu: %s", i, faults[i].new, err.file, err.line, err.column, err.message);
        assert_null(l);
    }
    dictionary_free(d);
}

static levers *parse_good(dictionary *d)
{
    levers *l = NULL;
    tidu_error err;

    if (levers_parse(good, strlen(good), "sample.yaml", NULL, d, &l, &err))
        fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
    return l;
}

static void a_lever_for_persons(void **state)
{
    dictionary *d = shipped_dictionary();
    levers *all = parse_good(d);
    const lever *l = levers_get(all, "hire");

    (void)state;
    assert_int_equal(all->n_levers, 2);
    assert_true(all->from == DATE_NO_BEGIN && all->to == DATE_NO_END);
    assert_true(l == &all->lever[0] && !l->is_money);
    assert_string_equal(l->unit.zh, "人");
    assert_int_equal(l->n_effects, 4);
    assert_int_equal(l->effects[0].indicator, dictionary_find(d, "st_staff"));
    assert_true(l->effects[2].amount == 95000 && !l->effects[2].adds_up);
    assert_int_equal(l->effects[3].indicator, dictionary_find(d, "net_assets"));
    assert_true(l->effects[3].amount == -95000 && l->effects[3].adds_up);
    assert_true(l->step == 1 && l->most == 12 && l->most_share == 0.25);
    assert_int_equal(l->most_of, dictionary_find(d, "employees"));
    assert_true(l->cost == 95000 && l->fixed_cost == 3000);
    assert_int_equal(l->months, 4);
    assert_true(l->lasts && l->recurs && !l->is_for_closed_years);
    assert_string_equal(l->helps.en, "labour bureau");
    assert_string_equal(l->cite.text, "price table 2");
    assert_int_equal(l->cite.seen, PROVENANCE_PART);
    assert_string_equal(l->where_text, "starts_with(region, \"3205\")");
    assert_int_equal(l->where->type, VALUE_TRUTH);
    levers_free(all);
    dictionary_free(d);
}

static void a_lever_for_money(void **state)
{
    dictionary *d = shipped_dictionary();
    levers *all = parse_good(d);
    const lever *l = levers_get(all, "collect");

    (void)state;
    assert_true(l->is_money && !l->unit.zh);
    assert_true(l->step == 50000 && l->most == 750000 && isnan(l->most_share));
    assert_int_equal(l->most_of, INDICATOR_NONE);
    assert_true(l->cost == 0.035 && l->fixed_cost == 0);
    assert_true(!l->lasts && !l->recurs && l->is_for_closed_years && !l->months);
    assert_true(!l->helps.zh && !l->cite.text && !l->where && !l->where_text);
    assert_null(levers_get(all, "colect"));
    levers_free(all);
    dictionary_free(d);
}

/* --- finding ------------------------------------------------------------------------------------------------------ */

static char folder[] = "build/levers-XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[256];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

/* What the search of `name` on a day gives: the cost of hiring, or a negative status. */
static double found_cost(const char *name, const char *day)
{
    dictionary *d = shipped_dictionary();
    long on = DATE_NO_END;
    levers *l = NULL;
    tidu_status status;
    double cost;

    if (day)
        assert_true(date_parse_iso(day, 10, &on));
    status = levers_find(folder, name, on, d, &l, NULL);
    cost = status ? -(double)status : levers_get(l, "hire")->cost;
    levers_free(l);
    dictionary_free(d);
    return cost;
}

static void files_are_found_by_region_and_day(void **state)
{
    static const char *const names[] = {"levers.yaml", "levers.2030.yaml", "levers@suzhou.yaml", "own.yaml",
                                        "levers@wuxi.yaml"};
    char path[256];

    (void)state;
    assert_non_null(mkdtemp(folder));
    write_file("levers.yaml", good);
    write_file("levers.2030.yaml", "extends: levers\neffective: {from: 2030-01-01, to: 2030-12-31}\n"
                                   "levers: {hire: {cost: 12 wan, cite: price table 3}}\n");
    write_file("levers@suzhou.yaml", "extends: levers\neffective: {from: 2025-01-01}\n"
                                     "levers: {hire: {cost: 11 wan, cite: , note: {zh: 自定, en: ours}}, collect: }\n");
    write_file("own.yaml", "extends: levers\nlevers: {hire: {cost: 7 wan, cite: price table 4}}\n");
    write_file("levers@wuxi.yaml", "extends: levers\nlevers:\n  hire:\n    cost: 8 wan\n");
    assert_true(found_cost("wuxi", NULL) == -TIDU_EMODEL); /* the cite would speak of another cost */
    assert_true(found_cost("suzhou", "2026-03-01") == 110000);
    assert_true(found_cost("levers@suzhou", NULL) == 110000);
    assert_true(found_cost("suzhou", "2024-12-31") == -TIDU_ENOTFOUND);
    assert_true(found_cost("suzho", NULL) == -TIDU_ENOTFOUND);
    assert_true(found_cost(NULL, NULL) == 120000);
    assert_true(found_cost(NULL, "2030-06-30") == 120000);
    assert_true(found_cost(NULL, "2031-01-01") == 95000);
    assert_true(found_cost("levers.2030", "2026-01-01") == 120000);
    snprintf(path, sizeof path, "%s/own.yaml", folder);
    assert_true(found_cost(path, "2026-01-01") == 70000);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    assert_int_equal(rmdir(folder), 0);
}

/* --- the shipped file --------------------------------------------------------------------------------------------- */

static void every_shipped_lever_has_a_cost_a_reason_and_who_helps(void **state)
{
    dictionary *d = shipped_dictionary();
    levers *all = NULL;
    actions *known = NULL;
    tidu_error err;

    (void)state;
    if (levers_find("models", NULL, DATE_NO_END, d, &all, &err))
        fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
    assert_int_equal(actions_load("models/actions.yaml", d, &known, NULL), TIDU_OK);
    assert_true(all->n_levers >= 10);
    assert_true(indicator_is_among(dictionary_find(d, "net_assets"), all->balances, all->n_balances));
    assert_true(indicator_is_among(dictionary_find(d, "equity_financing"), all->once, all->n_once));
    for (size_t i = 0; i < all->n_levers; i++) {
        const lever *l = &all->lever[i];

        if (!(l->cost > 0 || l->fixed_cost > 0))
            fail_msg("%s has no cost", l->id);
        if (!l->cite.text && !(l->note.zh && strstr(l->note.zh, "我们的设定") && l->note.en && strstr(l->note.en, "ours")))
            fail_msg("%s has neither a cite nor a note that it is ours", l->id);
        if (!l->helps.zh && !actions_find(known, l->effects[0].indicator))
            fail_msg("nobody helps with %s", l->id);
        if (isinf(l->most) && isnan(l->most_share))
            fail_msg("%s has no limit", l->id);
        for (size_t k = 0; k < l->n_effects; k++) {
            if (dictionary_fallback(d, l->effects[k].indicator) != INDICATOR_NONE)
                fail_msg("%s moves %s, which follows another figure", l->id,
                         dictionary_get(d, l->effects[k].indicator)->name);
        }
    }
    actions_free(known);
    levers_free(all);
    dictionary_free(d);
}

/* More of a part than of its whole would make both unknown. */
static void no_shipped_lever_moves_a_part_beyond_its_whole(void **state)
{
    dictionary *d = shipped_dictionary();
    levers *all = NULL;

    (void)state;
    assert_int_equal(levers_find("models", NULL, DATE_NO_END, d, &all, NULL), TIDU_OK);
    for (size_t i = 0; i < all->n_levers; i++) {
        const lever *l = &all->lever[i];

        for (size_t k = 0; k < l->n_effects; k++) {
            int whole = dictionary_whole(d, l->effects[k].indicator);
            double moved = 0;

            if (whole == INDICATOR_NONE)
                continue;
            if (dictionary_fallback(d, whole) != INDICATOR_NONE)
                whole = dictionary_fallback(d, whole);
            for (size_t m = 0; m < l->n_effects; m++)
                moved += l->effects[m].indicator == whole ? l->effects[m].amount : 0;
            if (l->effects[k].amount > moved)
                fail_msg("%s: %s grows by more than what it is a part of", l->id,
                         dictionary_get(d, l->effects[k].indicator)->name);
        }
    }
    levers_free(all);
    dictionary_free(d);
}

static void every_allocation_may_fail(void **state)
{
    dictionary *d = shipped_dictionary();

    (void)state;
    for (unsigned long k = 1;; k++) {
        levers *l = NULL;
        tidu_status status;

        allocate_fail_at(k);
        status = levers_parse(good, strlen(good), "sample.yaml", NULL, d, &l, NULL);
        allocate_fail_at(0);
        if (!status) {
            levers_free(l);
            break;
        }
        assert_int_equal(status, TIDU_ENOMEM);
        assert_null(l);
    }
    dictionary_free(d);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_has_its_place),
        cmocka_unit_test(a_lever_for_persons),
        cmocka_unit_test(a_lever_for_money),
        cmocka_unit_test(files_are_found_by_region_and_day),
        cmocka_unit_test(every_shipped_lever_has_a_cost_a_reason_and_who_helps),
        cmocka_unit_test(no_shipped_lever_moves_a_part_beyond_its_whole),
        cmocka_unit_test(every_allocation_may_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
