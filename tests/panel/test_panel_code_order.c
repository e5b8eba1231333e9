/* The order of the codes against qsort with strcmp, whatever letters they have, and after companies come and go. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "panel/panel.h"

enum { N = 3000, KINDS = 6 };

/* Of every length and letter; equal in the first 24 letters and more; equal but for one letter; one the head of the other. */
static void write_code(int kind, uint32_t i, char *out, size_t size)
{
    unsigned mixed = i * 2654435761u;

    switch (kind) {
    case 0:
        snprintf(out, size, "91330%03uMA%08X", mixed % 800, mixed);
        break;
    case 1:
        snprintf(out, size, "%x", (mixed >> (i % 20)) + i);
        break;
    case 2:
        snprintf(out, size, "9133ZZZZZZZZZZZZZZZZZZZZZZZZZ%u", mixed);
        break;
    case 3:
        snprintf(out, size, "%.*s", (int)(i + 1), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop");
        break;
    case 4: /* letters of more than seven bits, and codes that differ behind equal keys */
        snprintf(out, size, "%s%u\xE6\xB5\x99%u", i % 3 ? "\xE6\xB5\x99" : "\xF0\x9F\x90\x88", mixed % 7, mixed);
        break;
    default:
        snprintf(out, size, "the one");
    }
}

static int compare_codes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void check_order(const panel *p)
{
    static const char *expected[2 * N + 1];
    const uint32_t *order = panel_code_order(p);

    assert_non_null(order);
    for (uint32_t i = 0; i < panel_count(p); i++)
        expected[i] = panel_code(p, i);
    qsort(expected, panel_count(p), sizeof *expected, compare_codes);
    for (uint32_t i = 0; i < panel_count(p); i++)
        assert_string_equal(panel_code(p, order[i]), expected[i]);
    assert_ptr_equal(panel_code_order(p), order);
}

static void add(panel *p, int kind, uint32_t i)
{
    char code[64];

    write_code(kind, i, code, sizeof code);
    assert_true(panel_add_company(p, code, strlen(code)) != PANEL_NO_COMPANY);
}

static void codes_of_all_kinds(void **state)
{
    dictionary *d = shipped_dictionary();

    (void)state;
    for (int kind = 0; kind < KINDS; kind++) {
        panel *p = panel_new(d);

        check_order(p);
        for (uint32_t i = 0; i < (kind == 3 ? 42 : N); i++)
            add(p, kind, i);
        check_order(p);
        panel_free(p);
    }
    dictionary_free(d);
}

static void companies_come_and_go(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d), *other = panel_new(d), *taken = panel_new(d);
    char *codes = panel_allocate(taken, 6);

    (void)state;
    add(p, 0, 5);
    check_order(p);
    for (uint32_t i = 0; i < N; i++) {
        add(p, i % 3 == 2 ? 4 : (int)(i % 3), i);
        add(other, 2, N + i);
        if (i % 1000 == 7)
            check_order(p);
    }
    add(p, 0, 6); /* known: nothing changes */
    check_order(p);
    check_order(other);
    assert_true(panel_join(p, other, 0));
    assert_int_equal(panel_count(p), 2 * N + 1);
    check_order(p);
    assert_true(panel_empty(p));
    check_order(p);
    add(p, 1, 1);
    add(p, 3, 1);
    check_order(p);
    check_order(taken);
    memcpy(codes, "ZA\0A1", 6);
    assert_true(panel_take_companies(taken, codes, 2));
    check_order(taken);
    panel_free(taken);
    panel_free(other);
    panel_free(p);
    dictionary_free(d);
}

static void readers_ask_at_the_same_time(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    const uint32_t *asked[4] = {NULL};

    (void)state;
    for (uint32_t i = 0; i < N; i++)
        add(p, 0, i);
#pragma omp parallel for num_threads(4)
    for (int i = 0; i < 4; i++)
        asked[i] = panel_code_order(p);
    for (int i = 0; i < 4; i++)
        assert_ptr_equal(asked[i], panel_code_order(p));
    check_order(p);
    panel_free(p);
    dictionary_free(d);
}

static void memory_runs_out(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    unsigned long k = 1;

    (void)state;
    for (uint32_t i = 0; i < 100; i++)
        add(p, 1, i);
    for (const uint32_t *order = NULL; !order; k++) {
        allocate_fail_at(k);
        order = panel_code_order(p);
        allocate_fail_at(0);
    }
    assert_int_equal(k, 4); /* two allocations */
    check_order(p);
    panel_free(p);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_of_all_kinds),
        cmocka_unit_test(companies_come_and_go),
        cmocka_unit_test(readers_ask_at_the_same_time),
        cmocka_unit_test(memory_runs_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
