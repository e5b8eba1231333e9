#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "server/change.h"

static void a_number_has_the_unit_of_its_field_unless_it_names_one(void **state)
{
    static const struct {
        const char *value, *unit, *change;
    } cases[] = {
        {"5000", " wan", "x=5000 wan"},        {" 5000 ", " wan", "x=5000 wan"},      {"5,000", " wan", "x=5000 wan"},
        {"1,234,567.5", " wan", "x=1234567.5 wan"}, {"5000 wan", " wan", "x=5000 wan"}, {"2 yi", " wan", "x=2 yi"},
        {"5000万", " wan", "x=5000 wan"},      {"5000 万元", " wan", "x=5000 wan"},   {"2.5亿元", " wan", "x=2.5 yi"},
        {"300元", " wan", "x=300 yuan"},       {"300 yuan", " wan", "x=300 yuan"},    {"-20", " wan", "x=-20 wan"},
        {"+=20%", " wan", "x+=20%"},           {"+= 20％", " wan", "x+=20%"},         {"-=300", " wan", "x-=300 wan"},
        {"*=1.2", " wan", "x*=1.2"},           {"30", "%", "x=30%"},                  {"30%", "%", "x=30%"},
        {"12", "", "x=12"},                    {"12人", "", "x=12"},                  {"U(5%,15%)", " wan", "x=U(5%,15%)"},
        {"T(1,2,3)", "", "x=T(1,2,3)"},        {"5,00", " wan", "x=5,00"},            {"1,2345", "", "x=1,2345"},
        {"<script>", " wan", "x=<script>"},    {"1.2.3", " wan", "x=1.2.3"},          {"--help", "", "x=--help"},
        {"万元", " wan", "x=万元"},          {"很多 万", " wan", "x=很多 万"},            {"", " wan", "x="},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[CHANGE_TEXT];

        assert_true(change_write("x", cases[i].value, cases[i].unit, out));
        assert_string_equal(out, cases[i].change);
    }
}

static void refuses_what_is_too_long(void **state)
{
    char value[4 * CHANGE_TEXT], out[CHANGE_TEXT];

    (void)state;
    memset(value, '7', sizeof value);
    value[sizeof value - 1] = '\0';
    assert_false(change_write("x", value, "", out));
    value[CHANGE_TEXT - 3] = '\0';
    assert_true(change_write("x", value, "", out));
    assert_int_equal(strlen(out), CHANGE_TEXT - 1);
    assert_false(change_write("x", value, "%", out));
    assert_false(change_write("xy", value, "", out));
}

static void the_point_moves_and_no_digit_changes(void **state)
{
    static const struct {
        const char *text;
        int places;
        const char *shifted;
    } cases[] = {
        {"42929576", 4, "4292.9576"}, {"44675090", 4, "4467.509"}, {"10000", 4, "1"}, {"0", 4, "0"},        {"5", 4, "0.0005"},
        {"-7500", 4, "-0.75"},        {"1.5", 2, "0.015"},         {"12", 0, "12"},   {"12.50", 0, "12.5"}, {"90000000000001", 4, "9000000000.0001"},
        {"0.1", -2, "10"},            {"0.0518", -2, "5.18"},      {"0.051825", -2, "5.1825"}, {"-1", -2, "-100"},  {".5", -2, "50"},   {"0.5", 1, "0.05"},
        {"7", 10, "0.0000000007"},    {"7", -10, "70000000000"},
    };
    static const char *const others[] = {"", "-", ".", "1e7", "missing", "1.2.3", "5 wan", "12345678901234567890123456789012345678901234567890123456789012"};
    char out[64];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(change_shift(cases[i].text, cases[i].places, out, sizeof out));
        assert_string_equal(out, cases[i].shifted);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(change_shift(others[i], 4, out, sizeof out));
    assert_false(change_shift("1", 11, out, sizeof out));
    assert_false(change_shift("42929576", 4, out, 9));
    assert_true(change_shift("42929576", 4, out, 10));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_has_the_unit_of_its_field_unless_it_names_one),
        cmocka_unit_test(refuses_what_is_too_long),
        cmocka_unit_test(the_point_moves_and_no_digit_changes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
