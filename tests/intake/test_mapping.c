#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "dictionary.h"
#include "intake/intake.h"
#include "intake/mapping.h"

static void write_file(char *path, const char *text)
{
    int descriptor = mkstemp(path);

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    close(descriptor);
}

static void assert_refused(const char *text, unsigned long line, const char *part)
{
    char path[] = "build/mapping-XXXXXX";
    dictionary *d = shipped_dictionary();
    mapping *m = NULL;
    tidu_error err = {0};

    write_file(path, text);
    assert_int_equal(mapping_load(path, d, &m, &err), TIDU_EMODEL);
    unlink(path);
    assert_null(m);
    assert_int_equal(err.line, line);
    if (!strstr(err.message, part))
        fail_msg("'%s' does not say '%s'", err.message, part);
    dictionary_free(d);
}

static void refusals(void **state)
{
    (void)state;
    assert_refused("colums: {a: revenue}\n", 1, "columns");
    assert_refused("title: x\ncolumns: {a: revenu}\n", 2, "did you mean 'revenue'");
    assert_refused("columns:\n  a: {to: revenue, factor: much}\n", 2, "factor");
    assert_refused("columns:\n  a: {to: revenue, unit: dollar}\n", 2, "unit");
    assert_refused("columns:\n  a: {to: industry, edition: 2012}\n", 2, "2011 or 2017");
    assert_refused("columns:\n  a: {to: region, edition: 2011}\n", 2, "only industry codes");
    assert_refused("constants: {year: 20223}\n", 1, "year");
    assert_refused("rows:\n  - {column: a}\n", 2, "test");
    assert_refused("rows:\n  - {column: a, equals: x, one_of: [y]}\n", 2, "test");
    assert_refused("ignore: all\n", 1, "rest");
    assert_refused("encoding: latin1\n", 1, "latin1");
    assert_refused("keys: {code: {column: a, id: strange}}\n", 1, "strange");
    assert_refused("pivot: {name: a}\n", 1, "value");
    assert_refused("- a\n", 1, "keys");
    assert_refused("currency: euro\n", 1, "three letters");
    assert_refused("columns:\n  a: {to: valuation, units: {B: many}}\n", 2, "many");
    assert_refused("columns:\n  a: {to: founded_on, day: 31-01}\n", 2, "31-01");
    assert_refused("columns:\n  a: {to: founded_on, day: 02-30}\n", 2, "02-30");
    assert_refused("columns:\n  a: {to: revenue, day: 01-01}\n", 2, "dates");
    assert_refused("columns:\n  a: {to: revenue, base_of: b}\n", 2, "year");
    assert_refused("columns:\n  a: {to: revenue, year: 2020, base_of: b, unit: wan}\n", 2, "other column");
    assert_refused("pivot: {name: a, value: b, names: {c: {to: revenue, year: 2020, base_of: b}}}\n", 1,
                   "pivot");
}

static const char map_text[] =
    "title: a trial\n"
    "keys:\n"
    "  code: {column: id, prefix: \"x:\", id: other}\n"
    "  year: {column: end, take: year_of_date}\n"
    "columns:\n"
    "  产值: {to: revenue, unit: wan}\n"
    "  rd: {to: rd_expense, factor: 7846700}\n"
    "  share: {to: market_share, unit: percent}\n"
    "constants: {listed: 1}\n"
    "rows:\n"
    "  - {column: kind, one_of: [a, b]}\n"
    "  - {column: end, starts_with: 20}\n"
    "  - {column: id, not_empty: true}\n"
    "ignore: [note]\n";

static const char table_text[] = "id,end,kind,产值,rd,share,note\n"
                                 "1,2021-12-31,a,2,12739.640661,5,n\n"
                                 "2,2021-12-31,c,3,1,5,n\n"
                                 "3,1999-12-31,b,3,1,5,n\n"
                                 ",2021-12-31,b,3,1,5,n\n";

static double number_of(const panel *p, const char *code, const char *name, int year)
{
    uint32_t company = panel_find_company(p, code, strlen(code));

    assert_int_not_equal(company, PANEL_NO_COMPANY);
    return panel_number(p, company, dictionary_find(panel_dictionary(p), name), year);
}

/* The code of 2011 is not the industry: the rules are to see that as missing. */
static void editions_are_kept_apart(void **state)
{
    char path[] = "build/mapping-XXXXXX";
    const char table[] = "uscc,old,new\n91330521147120090M,6510,\n913304212562117687,6520,6513\n";
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    problems *found = problems_new();
    int old = dictionary_find(d, "industry_2011"), new = dictionary_find(d, "industry");
    tidu_error err = {0};

    (void)state;
    write_file(path, "columns:\n  old: {to: industry, edition: 2011}\n  new: {to: industry, edition: 2017}\n");
    assert_int_equal(intake_read_bytes((intake_bytes){table, sizeof table - 1, "t.csv"}, &(intake_options){.map = path}, p, found,
                         NULL, &err),
                     TIDU_OK);
    assert_string_equal(panel_text(p, 0, old), "6510");
    assert_null(panel_text(p, 0, new));
    assert_string_equal(panel_text(p, 1, old), "6520");
    assert_string_equal(panel_text(p, 1, new), "6513");
    unlink(path);
    problems_free(found);
    panel_free(p);
    dictionary_free(d);
}

static void all_of_it(void **state)
{
    char path[] = "build/mapping-XXXXXX";
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    problems *found = problems_new();
    intake_report report = {0};
    tidu_error err = {0};

    (void)state;
    write_file(path, map_text);
    assert_int_equal(intake_read_bytes((intake_bytes){table_text, sizeof table_text - 1, "t.csv"}, &(intake_options){.map = path}, p, found,
                         &report, &err),
                     TIDU_OK);
    assert_int_equal(problems_count(found), 0);
    assert_int_equal(panel_count(p), 1);
    assert_true(number_of(p, "x:1", "revenue", 2021) == 20000);
    /* 12739.640661 * 7846700 = 99964138374.6687 exactly, by hand */
    assert_true(number_of(p, "x:1", "rd_expense", 2021) == 99964138374.6687);
    assert_true(number_of(p, "x:1", "market_share", 2021) == 0.05);
    assert_true(number_of(p, "x:1", "listed", PANEL_ANY_YEAR) == 1);
    assert_int_equal(report.skipped, 3);
    assert_string_equal(report.map, path);
    assert_int_equal(strlen(report.map_digest), 64);
    unlink(path);
    intake_report_clear(&report);
    problems_free(found);
    panel_free(p);
    dictionary_free(d);
}

/* Read `table` by `map` into a new panel; the caller frees all of it. */
static panel *read_table(const char *map, const char *table, problems *found)
{
    char path[] = "build/mapping-XXXXXX";
    panel *p = panel_new(shipped_dictionary());
    intake_report report = {0};
    tidu_error err = {0};

    write_file(path, map);
    if (intake_read_bytes((intake_bytes){table, strlen(table), "t.csv"}, &(intake_options){.map = path}, p, found,
                         &report, &err))
        fail_msg("%s", err.message);
    unlink(path);
    intake_report_clear(&report);
    return p;
}

static void free_panel(panel *p)
{
    dictionary *d = panel_dictionary(p);

    panel_free(p);
    dictionary_free(d);
}

static void signs_units_and_years_alone(void **state)
{
    problems *found = problems_new();
    panel *p = read_table("keys: {code: {column: Company, id: other}}\n"
                          "columns:\n"
                          "  Worth: {to: valuation, year: 2021, sign: $, units: {B: 1000000000, M: 1000000}, factor: 6.5}\n"
                          "  Founded: {to: founded_on, day: 12-31}\n"
                          "ignore: rest\n",
                          "Company,Worth,Founded\n"
                          "a,$180B,2012\n"
                          "b,$1.5 M,2012.0\n"
                          "c,180B,2012-06-30\n"
                          "d,$180,2012年\n"
                          "e,Unknown,x\n"
                          "Indexa Capital Group,$2B,\n",
                          found);

    (void)state;
    assert_true(number_of(p, "a", "valuation", 2021) == 1170000000000.0);
    assert_true(number_of(p, "b", "valuation", 2021) == 9750000);
    assert_true(cell_is_missing(number_of(p, "c", "valuation", 2021))); /* a number of what? */
    assert_true(cell_is_missing(number_of(p, "d", "valuation", 2021)));
    assert_true(cell_is_missing(number_of(p, "e", "valuation", 2021)));
    /* days after 1970-01-01, by `date -u -d 2012-12-31 +%s` / 86400 */
    assert_true(number_of(p, "a", "founded_on", PANEL_ANY_YEAR) == 15705);
    assert_true(number_of(p, "b", "founded_on", PANEL_ANY_YEAR) == 15705);
    assert_true(number_of(p, "c", "founded_on", PANEL_ANY_YEAR) == 15521);
    assert_true(number_of(p, "d", "founded_on", PANEL_ANY_YEAR) == 15705);
    assert_int_equal(problems_count(found), 3); /* c, d and the date of e; "Unknown" is nothing */
    /* 18 letters without the blanks, and no credit code all the same: as it is written */
    assert_int_not_equal(panel_find_company(p, "Indexa Capital Group", 20), PANEL_NO_COMPANY);
    free_panel(p);
    problems_free(found);
}

static void another_currency_is_said_once(void **state)
{
    static const char columns[] = "keys: {code: {column: id, id: other}}\n"
                                  "columns: {sales: {to: revenue, year: 2018}, profit: {to: net_profit, year: 2018}}\n";
    static const struct {
        const char *currency;
        size_t problems;
    } tries[] = {{"", 0}, {"currency: CNY\n", 0}, {"currency: EUR\n", 1}};
    char map[512];

    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        problems *found = problems_new();
        panel *p;

        snprintf(map, sizeof map, "%s%s", tries[i].currency, columns);
        p = read_table(map, "id,sales,profit\na,5,1\nb,6,2\n", found);
        assert_int_equal(problems_count(found), tries[i].problems);
        if (tries[i].problems) {
            assert_string_equal(problem_code(problems_get(found, 0)->kind), "D107");
            assert_string_equal(problems_get(found, 0)->found, "EUR");
        }
        assert_true(number_of(p, "a", "revenue", 2018) == 5);
        free_panel(p);
        problems_free(found);
    }
}

static void the_base_of_a_growth(void **state)
{
    problems *found = problems_new();
    panel *p = read_table("keys: {code: {column: id, id: other}}\n"
                          "columns:\n"
                          "  sales: {to: revenue, unit: million, year: 2018}\n"
                          "  growth: {to: revenue, year: 2015, base_of: sales}\n"
                          "ignore: rest\n",
                          "id,sales,growth\n"
                          "a,17.28,72.8\n"
                          "b,5,-50%\n"
                          "c,5,-100\n"
                          "d,5,\n"
                          "e,,10\n"
                          "f,5,much\n",
                          found);

    (void)state;
    assert_true(number_of(p, "a", "revenue", 2018) == 17280000);
    assert_float_equal(number_of(p, "a", "revenue", 2015), 10000000, 1e-6);
    assert_true(number_of(p, "b", "revenue", 2015) == 10000000);
    assert_true(cell_is_missing(number_of(p, "c", "revenue", 2015)));
    assert_true(cell_is_missing(number_of(p, "d", "revenue", 2015)));
    assert_true(cell_is_missing(number_of(p, "e", "revenue", 2015)));
    assert_true(cell_is_missing(number_of(p, "f", "revenue", 2015)));
    assert_int_equal(problems_count(found), 2);
    free_panel(p);
    problems_free(found);
}

static void a_growth_needs_its_column(void **state)
{
    char path[] = "build/mapping-XXXXXX";
    static const char table[] = "id,staff,growth\na,5,10\n";
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    problems *found = problems_new();
    intake_report report = {0};
    tidu_error err = {0};

    (void)state;
    write_file(path, "keys: {code: {column: id, id: other}}\n"
                     "columns: {staff: {to: employees, year: 2018}, growth: {to: revenue, year: 2015, base_of: staff}}\n");
    assert_int_equal(intake_read_bytes((intake_bytes){table, sizeof table - 1, "t.csv"}, &(intake_options){.map = path}, p, found,
                         &report, &err),
                     TIDU_EDATA);
    assert_non_null(strstr(err.message, "'staff'"));
    unlink(path);
    intake_report_clear(&report);
    problems_free(found);
    panel_free(p);
    dictionary_free(d);
}

static void every_allocation_can_fail(void **state)
{
    char path[] = "build/mapping-XXXXXX";
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    write_file(path, map_text);
    for (unsigned long k = 1; status; k++) {
        dictionary *d = shipped_dictionary();
        mapping *m = NULL;

        allocate_fail_at(k);
        status = mapping_load(path, d, &m, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
        mapping_free(m);
        dictionary_free(d);
    }
    unlink(path);
}

static void shipped_maps_load(void **state)
{
    static const char *const maps[] = {"data/maps/cordip.yaml", "data/maps/star_chip_2025.yaml",
                                       "data/maps/eu_rd_scoreboard_2023.yaml",
                                       "data/maps/company_register_zj_js.yaml",
                                       "data/maps/ft1000_2025.yaml", "data/maps/inc5000_2019.yaml",
                                       "data/maps/unicorns_2022.yaml",
                                       "data/maps/unicorn_exits_2025.yaml"};

    (void)state;
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        dictionary *d = shipped_dictionary();
        mapping *m = NULL;
        tidu_error err = {0};

        assert_int_equal(mapping_load(maps[i], d, &m, &err), TIDU_OK);
        assert_true(m->ignores_rest);
        mapping_free(m);
        dictionary_free(d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refusals),
        cmocka_unit_test(editions_are_kept_apart),
        cmocka_unit_test(all_of_it),
        cmocka_unit_test(signs_units_and_years_alone),
        cmocka_unit_test(another_currency_is_said_once),
        cmocka_unit_test(the_base_of_a_growth),
        cmocka_unit_test(a_growth_needs_its_column),
        cmocka_unit_test(every_allocation_can_fail),
        cmocka_unit_test(shipped_maps_load),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
