#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "panel/industry_division.h"

/* The first and the last division of each section as GB/T 4754-2017 lists them. */
static void sections_of_the_standard(void **state)
{
    static const char *const ends[] = {
        "A01", "A05", "B06", "B12", "C13", "C43", "D44", "D46", "E47", "E50", "F51", "F52", "G53", "G60",
        "H61", "H62", "I63", "I65", "J66", "J69", "K70", "L71", "L72", "M73", "M75", "N76", "N79", "O80",
        "O82", "P83", "Q84", "Q85", "R86", "R90", "S91", "S96", "T97",
    };
    char out[INDUSTRY_DIVISION_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        industry_division(ends[i] + 1, out); /* by its digits alone */
        assert_string_equal(out, ends[i]);
    }
}

static void codes_as_written(void **state)
{
    static const char *const pairs[][2] = {
        {"C3581", "C35"}, {"3581", "C35"}, {"c35", "C35"}, {"I6510", "I65"}, {"C", "C"}, {"t", "T"}, {"98", "98"},
        {"00", "00"},     {"C3", ""},      {"3", ""},      {"", ""},         {"软件", ""}, {"X35", ""},
    };
    char out[INDUSTRY_DIVISION_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        industry_division(pairs[i][0], out);
        assert_string_equal(out, pairs[i][1]);
    }
    industry_division(NULL, out);
    assert_string_equal(out, "");
}

static void codes_by_level(void **state)
{
    static const struct {
        const char *written, *code;
        industry_level level;
    } rows[] = {{"C3581", "C3581", INDUSTRY_CLASS}, {"3581", "C3581", INDUSTRY_CLASS}, {"358", "C358", INDUSTRY_GROUP}, {"i65", "I65", INDUSTRY_DIVISION}, {"M", "M", INDUSTRY_SECTION},
                {"C35811", "C3581", INDUSTRY_CLASS}, {"C3", "", INDUSTRY_ALL}, {"98", "", INDUSTRY_ALL}, {"", "", INDUSTRY_ALL}, {NULL, "", INDUSTRY_ALL}};
    char out[INDUSTRY_CODE_SIZE];
    industry_level level;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        industry_code(rows[i].written, out);
        assert_string_equal(out, rows[i].code);
        assert_int_equal(industry_code_level(out), rows[i].level);
        assert_int_equal(industry_level_length(rows[i].level), strlen(out));
    }
    for (int k = INDUSTRY_SECTION; k < INDUSTRY_LEVELS; k++)
        assert_true(industry_level_find(industry_level_name((industry_level)k), &level) && (int)level == k);
    assert_false(industry_level_find("letter", &level) || industry_level_find("", &level));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_of_the_standard),
        cmocka_unit_test(codes_as_written),
        cmocka_unit_test(codes_by_level),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
