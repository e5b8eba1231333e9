#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "io/intake.h"
#include "io/mapping.h"

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
    dictionary *d = dictionary_new();
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
    assert_refused("columns:\n  a: {to: industry, edition: 2012}\n", 2, "2011 and 2017");
    assert_refused("columns:\n  a: {to: region, edition: 2011}\n", 2, "only codes of industries");
    assert_refused("constants: {year: 20223}\n", 1, "year");
    assert_refused("rows:\n  - {column: a}\n", 2, "test");
    assert_refused("rows:\n  - {column: a, equals: x, one_of: [y]}\n", 2, "test");
    assert_refused("ignore: all\n", 1, "rest");
    assert_refused("encoding: latin1\n", 1, "latin1");
    assert_refused("keys: {code: {column: a, id: strange}}\n", 1, "strange");
    assert_refused("pivot: {name: a}\n", 1, "value");
    assert_refused("- a\n", 1, "keys");
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
    dictionary *d = dictionary_new();
    panel *p = panel_new(d);
    problems *found = problems_new();
    int old = dictionary_find(d, "industry_2011"), new = dictionary_find(d, "industry");
    tidu_error err = {0};

    (void)state;
    write_file(path, "columns:\n  old: {to: industry, edition: 2011}\n  new: {to: industry, edition: 2017}\n");
    assert_int_equal(intake_read_bytes(table, sizeof table - 1, "t.csv", &(intake_options){.map = path}, p,
                                       found, NULL, &err),
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
    dictionary *d = dictionary_new();
    panel *p = panel_new(d);
    problems *found = problems_new();
    intake_report report = {0};
    tidu_error err = {0};

    (void)state;
    write_file(path, map_text);
    assert_int_equal(intake_read_bytes(table_text, sizeof table_text - 1, "t.csv",
                                       &(intake_options){.map = path}, p, found, &report, &err),
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

static void every_allocation_can_fail(void **state)
{
    char path[] = "build/mapping-XXXXXX";
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    write_file(path, map_text);
    for (unsigned long k = 1; status; k++) {
        dictionary *d = dictionary_new();
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
                                       "data/maps/company_register_zj_js.yaml"};

    (void)state;
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        dictionary *d = dictionary_new();
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
        cmocka_unit_test(editions_are_kept_apart), cmocka_unit_test(all_of_it),
        cmocka_unit_test(every_allocation_can_fail),
        cmocka_unit_test(shipped_maps_load),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
