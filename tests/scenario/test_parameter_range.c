/*
 * Ranges of a parameter: every value is the decimal that one adds up by hand, and what is no range says why.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "scenario/parameter_range.h"

static arena *memory;

static int setup(void **state)
{
    (void)state;
    memory = arena_new();
    return memory == NULL;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(memory);
    return 0;
}

static parameter_range parse(const char *text)
{
    parameter_range r;
    tidu_error err;

    if (parameter_range_parse(text, memory, &r, &err))
        fail_msg("%s: %s", text, err.message);
    return r;
}

static void is_at(const parameter_range *r, size_t i, const char *wanted)
{
    char text[RANGE_TEXT];

    parameter_range_write(r, r->from + (int64_t)i * r->step, text);
    assert_string_equal(text, wanted);
}

static void values_are_decimals(void **state)
{
    static const char *const quarters[] = {"3%",    "3.25%", "3.5%",  "3.75%", "4%",    "4.25%", "4.5%",
                                           "4.75%", "5%",    "5.25%", "5.5%",  "5.75%", "6%"};
    parameter_range r = parse("hnte.rd_floor.1=3%..6%:0.25%");

    (void)state;
    assert_string_equal(r.name, "hnte.rd_floor.1");
    assert_int_equal(r.n, 13);
    for (size_t i = 0; i < r.n; i++)
        is_at(&r, i, quarters[i]);
    r = parse("x=0.1..0.3:0.1"); /* as doubles 0.1 + 0.1 + 0.1 is beyond 0.3 */
    assert_int_equal(r.n, 3);
    is_at(&r, 2, "0.3");
    assert_true(parameter_range_number(&r, r.to) == 0.3);
    r = parse("x=1..2:0.3"); /* the last value is the last within */
    assert_int_equal(r.n, 4);
    is_at(&r, 3, "1.9");
    r = parse("x=5..5:1");
    assert_int_equal(r.n, 1);
    assert_int_equal(parse("x=0..999:1").n, 1000);
}

/* Every double of the values is the one nearest to the decimal. */
static void no_drift(void **state)
{
    parameter_range r = parse("x=0..99.9%:0.1%");
    char text[RANGE_TEXT];

    (void)state;
    for (size_t i = 0; i < r.n; i++) {
        snprintf(text, sizeof text, "%de-3", (int)i);
        assert_true(parameter_range_number(&r, r.from + (int64_t)i * r.step) == strtod(text, NULL));
    }
}

static void amounts(void **state)
{
    parameter_range r = parse("x=9000 wan..1.1 yi:500 wan");

    (void)state;
    assert_int_equal(r.n, 5);
    is_at(&r, 0, "9000 wan");
    is_at(&r, 4, "11000 wan");
    assert_true(parameter_range_number(&r, r.to) == 1.1e8);
    is_at(&(parameter_range){.place = -3, .from = -1250}, 0, "-1.25");
}

/* The rule's own value need not be one of the range, nor have its places. */
static void own_value(void **state)
{
    parameter_range r = parse("x=3%..6%:1%");
    char text[RANGE_TEXT];

    (void)state;
    assert_int_equal(parameter_range_own(&r, "4.56789%", memory, NULL), TIDU_OK);
    parameter_range_write(&r, r.own, text);
    assert_string_equal(text, "4.56789%");
    is_at(&r, 3, "6%");
    parameter_range_write(&r, r.own - r.step / RANGE_PARTS, text);
    assert_string_equal(text, "4.55789%");
    assert_int_equal(parameter_range_own(&r, "0.05", memory, NULL), TIDU_OK);
    parameter_range_write(&r, r.own, text);
    assert_string_equal(text, "5%");
}

static void refused(void **state)
{
    static const char *const wrong[][2] = {
        {"x=6..3:1", "begins above"},
        {"x=3..6:0", "above 0"},
        {"x=3..6:-1", "above 0"},
        {"x=3..6", "from..to:step"},
        {"x=..6:1", "from..to:step"},
        {"x=3..:1", "from..to:step"},
        {"x=3..6:", "from..to:step"},
        {"=3..6:1", "from..to:step"},
        {"x=0..1000:1", "1001 values"},
        {"x=1 wan..2 wan:1", "mixes"},
        {"x=3..six:1", "'six' is no number"},
        {"x=3...6:1", "no number"},
        {"x=0.12345678901234..3:1", "digits"},
        {"x=1 yi..2 yi:0.00000001 yuan", "digits"},
        {"x=3..1e9:1", "no number"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        parameter_range r;
        tidu_error err = {0};

        assert_int_equal(parameter_range_parse(wrong[i][0], memory, &r, &err), TIDU_EUSAGE);
        if (!strstr(err.message, wrong[i][1]))
            fail_msg("%s: %s", wrong[i][0], err.message);
    }
    assert_false(parameter_range_is("x=3%"));
    assert_false(parameter_range_is("x..y"));
    assert_true(parameter_range_is("x=3..6"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_decimals), cmocka_unit_test(no_drift), cmocka_unit_test(amounts),
        cmocka_unit_test(own_value),           cmocka_unit_test(refused),
    };

    return cmocka_run_group_tests_name("parameter_range", tests, setup, teardown);
}
