/* Expressions as sentences, in English; the Chinese stands in the command cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "dictionary.h"
#include "report/expression_words.h"
#include "rules/check.h"

typedef struct sentence {
    const char *expression, *words;
} sentence;

static void say(dictionary *d, arena *memory, const sentence *s)
{
    const word_source from = {.names = d, .memory = memory};
    source_place place = {0};
    scope names = {.dictionary = d};
    tidu_error err = {0};
    const char *words;
    node *n;

    if (expression_parse(s->expression, &place, memory, &n, &err) || expression_check_any(n, &names, &place, &err))
        fail_msg("%s: %s", s->expression, err.message);
    words = expression_words(n, &from);
    assert_non_null(words);
    if (strcmp(words, s->words) != 0)
        fail_msg("%s\nis     %s\nnot    %s", s->expression, words, s->words);
}

static void say_all(const sentence *list, size_t n)
{
    dictionary *d = shipped_dictionary();
    arena *memory = arena_new();

    dictionary_add_judged(d, "judged_spark_talent");
    for (size_t i = 0; i < n; i++)
        say(d, memory, &list[i]);
    arena_free(memory);
    dictionary_free(d);
}

/* A figure of the law is written as the law writes it; the sign keeps whether the border belongs to it. */
static void test_figures(void **state)
{
    static const sentence list[] = {
        {"revenue[Y-1] > 2 yi", "revenue of last year > 2 yi yuan"},
        {"revenue[Y-1] >= 5000 wan", "revenue of last year ≥ 5000 wan yuan"},
        {"employees[Y-2] != 10", "employees of the year before last ≠ 10"},
        {"employees[Y-3] != 10", "employees of the year three years ago ≠ 10"},
        {"founded_on <= 2020-02-29", "founding date is not after 2020-02-29"},
    };

    (void)state;
    say_all(list, sizeof list / sizeof *list);
}

/* The years of a window are said once. */
static void test_windows(void **state)
{
    static const sentence list[] = {
        {"sum(rd_expense[Y-3..Y-1]) / sum(revenue[Y-3..Y-1]) >= 5%",
         "R&D expense of the last three years together ÷ revenue of the last three years together ≥ 5%"},
        {"all(net_profit[Y-2..Y-1] > 0)", "net profit > 0, in each of the last two years"},
        {"any(net_profit[Y-2..Y-1] > 0)", "net profit > 0, in one of the last two years"},
        {"count(net_profit[Y-3..Y-1] > 0) >= 2", "years with net profit > 0 among the last three ≥ 2"},
        {"cagr(revenue[Y-4..Y-1]) >= 20%", "compound yearly growth of revenue over three years ≥ 20%"},
        {"days_between(founded_on, application_date) >= 365", "from founding date to application date ≥ 365 days"},
    };

    (void)state;
    say_all(list, sizeof list / sizeof *list);
}

/* Brackets stand where leaving them out would say something else, and nowhere else. */
static void test_brackets(void **state)
{
    static const sentence list[] = {
        {"(employees[Y] > 1 or employees[Y] > 2) and employees[Y] > 3",
         "(employees of this year > 1; or employees of this year > 2); and employees of this year > 3"},
        {"employees[Y] > 1 or (employees[Y] > 2 and employees[Y] > 3)",
         "employees of this year > 1; or (employees of this year > 2; and employees of this year > 3)"},
        {"employees[Y] - (employees[Y-1] - 1) > 0", "employees of this year - (employees of last year - 1) > 0"},
        {"(employees[Y] - employees[Y-1]) - 1 > 0", "employees of this year - employees of last year - 1 > 0"},
        {"employees[Y] / (employees[Y-1] * 2) > 0", "employees of this year ÷ (employees of last year × 2) > 0"},
        {"if(employees[Y] > 1, 2, 3) * 5 > 0", "(2 if (employees of this year > 1), else 3) × 5 > 0"},
        {"max(net_profit[Y-1], 0 yuan) * 25% > 0 yuan", "net profit of last year (0 if it is below) × 25% > 0 yuan"},
        {"max(revenue[Y-1] - net_profit[Y-1], 0 yuan) > 0 yuan",
         "(revenue of last year - net profit of last year) (0 if it is below) > 0 yuan"},
        {"not (employees[Y] > 1 and employees[Y] > 2)",
         "not: (employees of this year > 1; and employees of this year > 2)"},
    };

    (void)state;
    say_all(list, sizeof list / sizeof *list);
}

/* Flags, codes and certificates say what the figures hide. */
static void test_facts(void **state)
{
    static const sentence list[] = {
        {"judged_spark_talent[Y-1] > 0", "an expert confirms it"},
        {"judged_spark_talent[Y-1] >= 3", "what an expert says of last year ≥ 3"},
        {"holds(hnte)", "holds a valid certificate: hnte"},
        {"known(founded_on)", "founding date is known"},
        {"starts_with(industry, \"C39\", \"I65\")", "industry code (GB/T 4754-2017) begins with C39, I65"},
    };

    (void)state;
    say_all(list, sizeof list / sizeof *list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_brackets),
        cmocka_unit_test(test_facts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
