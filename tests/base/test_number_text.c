/* Decimals as text to doubles: every way of number_parse against strtod, bit for bit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number_text.h"

static uint64_t seed = 754;

static unsigned draw(unsigned n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(seed >> 33) % n;
}

static void digits(char **out, unsigned n)
{
    while (n--)
        *(*out)++ = (char)('0' + draw(10));
}

static void same_as_strtod(const char *text, int shift)
{
    char shifted[500];
    double got, wanted;
    bool is_short;
    const char *e = strpbrk(text, "eE");

    snprintf(shifted, sizeof shifted, "%.*se%d", e ? (int)(e - text) : (int)strlen(text), text,
             (e ? atoi(e + 1) : 0) + shift);
    wanted = strtod(shifted, NULL);
    if (!number_parse(text, strlen(text), shift, &got, &is_short))
        fail_msg("%s is refused", text);
    wanted += 0.0; /* zero has no sign here */
    if (memcmp(&got, &wanted, sizeof got))
        fail_msg("%s shifted by %d is %.17g, not %.17g", text, shift, got, wanted);
}

static void doubles_are_those_of_strtod(void **state)
{
    static const char *const borders[] = {
        "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740994", "18014398509481985",
        "9007199254740993e22", "9007199254740993e-22", "1e22", "1e23", "1e-22", "1e-23", "8.5e22", "123456789012345678",
        "1234567890123456789", "12345678901234567890", "99999999999999999999999", "0.1", "0.3", "2.385", "1.005",
        "2.2250738585072011e-308", "2.2250738585072014e-308", "4.9e-324", "1.7976931348623157e308", "5e-1", ".5", "5.",
        "0.000000000000000000000000000001", "100000000000000000000000000000", "7.0000000000000000000000000",
        "0.50000000000000005551115123125783", "1.00000000000000011102230246251565", "+1.5", "-0.0", "0", "000", "1E5", "1e+5"};

    (void)state;
    for (size_t i = 0; i < sizeof borders / sizeof *borders; i++) {
        for (int shift = -8; shift <= 8; shift++) {
            if (!strstr(borders[i], "308") && !strstr(borders[i], "324"))
                same_as_strtod(borders[i], shift);
        }
        same_as_strtod(borders[i], 0);
    }
    for (int i = 0; i < 200000; i++) {
        char text[80], *out = text;

        if (!draw(4))
            *out++ = draw(2) ? '-' : '+';
        digits(&out, 1 + draw(21));
        if (draw(3)) {
            *out++ = '.';
            digits(&out, draw(12));
        }
        if (!draw(4))
            out += sprintf(out, "e%d", (int)draw(60) - 30);
        *out = '\0';
        same_as_strtod(text, (int)draw(5) ? 0 : (int)draw(17) - 8);
    }
}

static void fifteen_digits_are_short(void **state)
{
    static const struct { const char *text; bool is_short; } rows[] = {
        {"123456789012345", true},   {"1234567890123456", false},  {"123456789012345000", true},
        {"0.00123456789012345", true}, {"0.001234567890123456", false}, {"1.00000000000000", true},
        {"1.00000000000001", true},  {"1.000000000000001", false}, {"-99999999999999.9", true},
        {"0", true},                 {"0.000", true},              {"1e300", true},
        {"000000000000000000001", true}, {"10000000000000000000000", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double x;
        bool is_short = !rows[i].is_short;

        assert_true(number_parse(rows[i].text, strlen(rows[i].text), 0, &x, &is_short));
        if (is_short != rows[i].is_short)
            fail_msg("%s", rows[i].text);
    }
}

static void everything_else_is_refused(void **state)
{
    static const char *const texts[] = {"", "+", "-", ".", "e5", "1e", "1e+", "1e5.", "1..2", "1.2.3", " 1", "1 ", "1,5",
                                        "0x10", "inf", "nan", "1e309", "-1e309", "--1", "1f", "1e-400", "5e-99999999",
                                        "1.2345678901234567e-999999999", "1e99999999999"};
    static char zeros[600];

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        double x = 7.5;
        bool is_short = true;

        if (number_parse(texts[i], strlen(texts[i]), 0, &x, &is_short))
            fail_msg("%s is taken for %g", texts[i], x);
        assert_true(x == 7.5 && is_short);
    }
    memset(zeros, '0', sizeof zeros - 1);
    assert_true(number_parse(zeros, strlen(zeros), 0, &(double){1}, &(bool){false}));
}

static void products_are_exact(void **state)
{
    static const struct { const char *a, *b, *product; } rows[] = {
        {"1.5", "7.8467", "1177005e-5"}, {"-0.1", "0.3", "-3e-2"}, {"1234567890123456789", "10", "12345678901234567890"},
        {"2e3", "5", "10e3"}, {"+2", "-3", "-6"},
    };
    char out[128];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(number_multiply(rows[i].a, rows[i].b, out, sizeof out));
        assert_string_equal(out, rows[i].product);
    }
    assert_false(number_multiply("x", "1", out, sizeof out));
    assert_false(number_multiply("1", "", out, sizeof out));
}

/* Whatever stands before and behind the text. */
static void counts_eight_digits_at_a_time_are_the_same(void **state)
{
    uint64_t seed = 3;

    (void)state;
    for (int round = 0; round < 400000; round++) {
        char bytes[32];
        size_t length = (size_t)round % 17;
        double slow = -1, quick = -1;
        bool is_number;

        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
            bytes[i] = i >= 4 && i < 4 + length ? (char)('0' + (seed >> 33) % 10) : (char)(seed >> 40);
        }
        if (length && round % 3 == 0)
            bytes[4 + (seed >> 33) % length] = (char)(seed >> 50);
        is_number = number_parse_count(bytes + 4, length, &slow);
        assert_int_equal(number_parse_count_ahead(bytes + 4, length, &quick), is_number);
        assert_true(slow == quick);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_eight_digits_at_a_time_are_the_same),
        cmocka_unit_test(doubles_are_those_of_strtod),
        cmocka_unit_test(fifteen_digits_are_short),
        cmocka_unit_test(everything_else_is_refused),
        cmocka_unit_test(products_are_exact),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
