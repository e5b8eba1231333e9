/*
 * One intake from memory and what came of it, for the tests of this room.
 */
#ifndef TESTS_INTAKE_TRIAL_H
#define TESTS_INTAKE_TRIAL_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "dictionary.h"
#include "intake/intake.h"

/* Codes of the public register of companies (GB 32100-2015): both pass their check digit. */
#define CODE_A "913304212562117687"
#define CODE_B "91330521147120090M"

/* One intake from memory and what came of it. */
typedef struct trial {
    dictionary *dictionary;
    panel *panel;
    problems *found;
    intake_report report;
    tidu_error err;
    tidu_status status;
} trial;

static inline trial read_with(const char *text, const intake_options *options)
{
    trial t = {.dictionary = shipped_dictionary(), .found = problems_new()};

    t.panel = panel_new(t.dictionary);
    t.status = intake_read_bytes((intake_bytes){text, strlen(text), "t.csv"}, options, t.panel, t.found,
                         &t.report, &t.err);
    return t;
}

static inline trial read_text(const char *text)
{
    return read_with(text, &(intake_options){0});
}

static inline trial read_file(const char *path, const intake_options *options)
{
    trial t = {.dictionary = shipped_dictionary(), .found = problems_new()};

    t.panel = panel_new(t.dictionary);
    t.status = intake_read(path, options, t.panel, t.found, &t.report, &t.err);
    return t;
}

static inline void end(trial *t)
{
    intake_report_clear(&t->report);
    problems_free(t->found);
    panel_free(t->panel);
    dictionary_free(t->dictionary);
}

static inline double number_of(const trial *t, const char *code, const char *name, int year)
{
    uint32_t company = panel_find_company(t->panel, code, strlen(code));

    assert_int_not_equal(company, PANEL_NO_COMPANY);
    return panel_number(t->panel, company, dictionary_find(t->dictionary, name), year);
}

static inline const char *text_of(const trial *t, const char *code, const char *name)
{
    uint32_t company = panel_find_company(t->panel, code, strlen(code));

    assert_int_not_equal(company, PANEL_NO_COMPANY);
    return panel_text(t->panel, company, dictionary_find(t->dictionary, name));
}

static inline void assert_problem(const trial *t, problem_kind kind, unsigned long line,
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

#endif
