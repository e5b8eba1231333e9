#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "cli/option.h"

static const option own[] = {
    {.name = "year", .kind = OPTION_INT, .argument = "Y", .least = 1900, .greatest = 2100},
    {.name = "on", .kind = OPTION_DATE, .argument = "DATE"},
    {.name = "format", .kind = OPTION_CHOICE, .choices = "table|csv|json"},
    {.name = "strict", .kind = OPTION_FLAG},
    {.name = "map", .kind = OPTION_TEXT, .argument = "FILE", .is_repeatable = true},
    {.name = "db", .kind = OPTION_TEXT, .argument = "FILE"},
    {.name = "within", .kind = OPTION_INT, .argument = "[N]", .least = 1, .greatest = 12, .is_optional = true},
    {.name = NULL},
};

static const option common[] = {
    {.name = "quiet", .kind = OPTION_FLAG},
    {.name = NULL},
};

enum { MOST_WORDS = 12 };

/* Splits `line` at blanks; the words live until the next call. */
static arguments *parse(const char *line, char *message)
{
    static char copy[256];
    char *words[MOST_WORDS];
    int n = 0;

    strncpy(copy, line, sizeof copy - 1);
    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
        words[n++] = word;
    return arguments_parse(own, common, n, words, message);
}

static void values(void **state)
{
    char message[OPTION_MESSAGE];
    arguments *a = parse("hnte --year 2025 --format=csv --strict - --on=2024-02-29 --db= last", message);

    (void)state;
    assert_non_null(a);
    assert_int_equal(arguments_int(a, "year", 0), 2025);
    assert_string_equal(arguments_text(a, "format"), "csv");
    assert_string_equal(arguments_text(a, "on"), "2024-02-29");
    assert_string_equal(arguments_text(a, "db"), "");
    assert_true(arguments_flag(a, "strict"));
    assert_false(arguments_flag(a, "quiet"));
    assert_null(arguments_text(a, "map"));
    assert_int_equal(arguments_operands(a), 3);
    assert_string_equal(arguments_operand(a, 0), "hnte");
    assert_string_equal(arguments_operand(a, 1), "-");
    assert_string_equal(arguments_operand(a, 2), "last");
    assert_null(arguments_operand(a, 3));
    arguments_free(a);
}

static void a_number_may_be_left_out(void **state)
{
    static const struct {
        const char *line;
        long number;
        size_t operands;
    } good[] = {{"--within", 0, 0},         {"--within 6", 6, 0}, {"--within=7 a", 7, 1},
                {"--within --strict a", 0, 1}, {"--within a", 0, 1}, {"a", -1, 1}};
    static const char *const bad[] = {"--within 0", "--within 13", "--within=", "--within --within", "--within 6 --within"};
    char message[OPTION_MESSAGE];

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        arguments *a = parse(good[i].line, message);

        assert_non_null(a);
        assert_int_equal(arguments_int(a, "within", -1), good[i].number);
        assert_int_equal(arguments_flag(a, "within"), good[i].number >= 0);
        assert_int_equal(arguments_operands(a), good[i].operands);
        arguments_free(a);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_null(parse(bad[i], message));
}

static void repeated_and_past_options(void **state)
{
    char message[OPTION_MESSAGE];
    arguments *a = parse("--map a --quiet --map=b -- --year --", message);

    (void)state;
    assert_non_null(a);
    assert_int_equal(arguments_count(a, "map"), 2);
    assert_string_equal(arguments_nth(a, "map", 0), "a");
    assert_string_equal(arguments_text(a, "map"), "b");
    assert_true(arguments_flag(a, "quiet"));
    assert_int_equal(arguments_int(a, "year", 7), 7);
    assert_int_equal(arguments_operands(a), 2);
    assert_string_equal(arguments_operand(a, 0), "--year");
    arguments_free(a);
}

static void refusals(void **state)
{
    static const struct { const char *line, *message; } rows[] = {
        {"--yaer 2025", "unknown option '--yaer'; did you mean '--year'?"},
        {"--form csv", "unknown option '--form'; did you mean '--format'?"},
        {"--completely-other", "unknown option '--completely-other'"},
        {"-y", "unknown option '-y'; options are written --name, and a text that begins with - stands behind --"},
        {"--year", "--year needs a value: --year Y"},
        {"--format", "--format needs a value: --format table|csv|json"},
        {"--year 20223", "--year needs a whole number from 1900 to 2100, not '20223'"},
        {"--year 2022x", "--year needs a whole number from 1900 to 2100, not '2022x'"},
        {"--year=", "--year needs a whole number from 1900 to 2100, not ''"},
        {"--on 2023-02-29", "--on needs a date like 2025-07-01, not '2023-02-29'"},
        {"--on 2023-2-1", "--on needs a date like 2025-07-01, not '2023-2-1'"},
        {"--format cs", "--format must be one of table|csv|json, not 'cs'"},
        {"--format table|csv", "--format must be one of table|csv|json, not 'table|csv'"},
        {"--strict=1", "--strict takes no value"},
        {"--db a --db b", "--db is given twice"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char message[OPTION_MESSAGE];

        assert_null(parse(rows[i].line, message));
        assert_string_equal(message, rows[i].message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(a_number_may_be_left_out), cmocka_unit_test(repeated_and_past_options),
        cmocka_unit_test(refusals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
