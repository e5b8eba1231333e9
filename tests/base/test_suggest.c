/* Optimal string alignment distances, known from hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/suggest.h"

static const char *nearest(const char *wanted, const char *a, const char *b)
{
    suggestion s = suggestion_begin(wanted);

    suggestion_offer(&s, a);
    suggestion_offer(&s, b);
    return s.nearest ? s.nearest : "";
}

static void the_nearest_is_offered(void **state)
{
    char longer[101];

    (void)state;
    assert_string_equal(nearest("emision", "emission", "mission"), "emission");
    assert_string_equal(nearest("revneue", "revenue", "main_revenue"), "revenue"); /* swapped: 1 */
    assert_string_equal(nearest("revenu", "main_revenue", "revenue"), "revenue");
    assert_string_equal(nearest("total", "total", "totals"), "total");
    assert_string_equal(nearest("xyz", "revenue", "employees"), "");
    assert_string_equal(nearest("ab", "cd", "ef"), "");
    assert_string_equal(nearest("abc", "abd", "abe"), "abd"); /* the first of equals */
    assert_string_equal(nearest("", "revenue", "a"), "");
    memset(longer, 'a', 100);
    longer[100] = '\0';
    assert_string_equal(nearest(longer, longer, "a"), "");
    assert_string_equal(nearest("a", longer, "b"), "");
}

static void distances_are_alignments(void **state)
{
    static const struct { const char *a, *b; int distance; } rows[] = {
        {"kitten", "sitten", 1}, {"saturday", "sundayxx", 5}, {"abcdef", "abdcef", 1}, {"abcdefghi", "abdcefghi", 1},
        {"employees", "employes", 1}, {"employees", "emplyoees", 1}, {"net_assets", "total_assets", 4},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        suggestion s = {.wanted = rows[i].a, .distance = 60};

        suggestion_offer(&s, rows[i].b);
        if (s.distance != rows[i].distance)
            fail_msg("%s to %s: %d, not %d", rows[i].a, rows[i].b, s.distance, rows[i].distance);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_is_offered),
        cmocka_unit_test(distances_are_alignments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
