#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "io/intake.h"

/* One intake from memory and what came of it. */
typedef struct trial {
    dictionary *dictionary;
    panel *panel;
    problems *found;
    intake_report report;
    tidu_error err;
    tidu_status status;
} trial;

static trial read_with(const char *text, const intake_options *options)
{
    trial t = {.dictionary = dictionary_new(), .found = problems_new()};

    t.panel = panel_new(t.dictionary);
    t.status = intake_read_bytes(text, strlen(text), "t.csv", options, t.panel, t.found, &t.report,
                                 &t.err);
    return t;
}

static trial read_text(const char *text)
{
    return read_with(text, &(intake_options){0});
}

static void end(trial *t)
{
    intake_report_clear(&t->report);
    problems_free(t->found);
    panel_free(t->panel);
    dictionary_free(t->dictionary);
}

static double number_of(const trial *t, const char *code, const char *name, int year)
{
    uint32_t company = panel_find_company(t->panel, code, strlen(code));

    assert_int_not_equal(company, PANEL_NO_COMPANY);
    return panel_number(t->panel, company, dictionary_find(t->dictionary, name), year);
}

static const char *text_of(const trial *t, const char *code, const char *name)
{
    uint32_t company = panel_find_company(t->panel, code, strlen(code));

    assert_int_not_equal(company, PANEL_NO_COMPANY);
    return panel_text(t->panel, company, dictionary_find(t->dictionary, name));
}

static void assert_problem(const trial *t, problem_kind kind, unsigned long line,
                           unsigned long column, const char *found)
{
    for (size_t i = 0; i < problems_count(t->found); i++) {
        const problem *p = problems_get(t->found, i);

        if (p->kind == kind && p->line == line && p->column == column && !strcmp(p->found, found))
            return;
    }
    for (size_t i = 0; i < problems_count(t->found); i++) {
        const problem *p = problems_get(t->found, i);

        print_error("%s %lu:%lu '%s'\n", problem_code(p->kind), p->line, p->column, p->found);
    }
    fail_msg("no %s at %lu:%lu '%s'", problem_code(kind), line, column, found);
}

/* Codes of the public register of companies (GB 32100-2015): both pass their check digit. */
#define CODE_A "913304212562117687"
#define CODE_B "91330521147120090M"

static void canonical(void **state)
{
    trial t = read_text("uscc,name,founded_on,year,revenue,employees\n" CODE_A
                        ",嘉善物资,1998-01-04,2021,12345678.9,35\n" CODE_A
                        ",嘉善物资,,2022,,36\n" CODE_B ",德清金属,1998-01-07,2022,5e6,12\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(problems_count(t.found), 0);
    assert_int_equal(panel_count(t.panel), 2);
    assert_true(number_of(&t, CODE_A, "revenue", 2021) == 12345678.9);
    assert_true(cell_is_missing(number_of(&t, CODE_A, "revenue", 2022)));
    assert_true(number_of(&t, CODE_A, "employees", 2022) == 36);
    assert_true(number_of(&t, CODE_B, "revenue", 2022) == 5000000);
    assert_string_equal(text_of(&t, CODE_A, "name"), "嘉善物资");
    assert_int_equal(number_of(&t, CODE_B, "founded_on", PANEL_ANY_YEAR),
                     date_to_days((date){1998, 1, 7}));
    assert_int_equal(t.report.rows, 3);
    assert_int_equal(t.report.header_line, 1);
    assert_string_equal(t.report.encoding, "UTF-8");
    assert_int_equal(strlen(t.report.digest), 64);
    assert_int_equal(t.report.n_columns, 6);
    assert_int_equal(t.report.columns[4].indicator, dictionary_find(t.dictionary, "revenue"));
    end(&t);
}

static void line_is_known(void **state)
{
    trial t = read_text("uscc,name,year,revenue\r\n\r\n" CODE_A ",\"a\nb\",2021,1\r\n" CODE_B
                        ",x,2021,2\r\n");
    uint32_t line;

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_true(panel_line(t.panel, 0, 2021, &line));
    assert_int_equal(line, 3);
    assert_true(panel_line(t.panel, 1, 2021, &line));
    assert_int_equal(line, 5);
    assert_string_equal(text_of(&t, CODE_A, "name"), "a b");
    end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canonical),
        cmocka_unit_test(line_is_known),
    };
    (void)assert_problem;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
