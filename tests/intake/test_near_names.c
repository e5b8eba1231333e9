/* Names that a person would take for one another are offered; the distances were counted by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "dictionary.h"
#include "intake/near_names.h"

typedef struct names {
    dictionary *dictionary;
    company_names *of;
    near_names *near;
} names;

static int begin(void **state)
{
    names *n = calloc(1, sizeof *n);

    n->dictionary = shipped_dictionary();
    n->of = company_names_new(dictionary_words(n->dictionary));
    n->near = near_names_new();
    *state = n;
    return 0;
}

static int end(void **state)
{
    names *n = *state;

    near_names_free(n->near);
    company_names_free(n->of);
    dictionary_free(n->dictionary);
    free(n);
    return 0;
}

static void add(names *n, const char *code, const char *name)
{
    assert_true(company_names_add(n->of, code, name, ""));
}

static const char *near(names *n, const char *name)
{
    static char out[NAME_FOUND_SIZE];

    assert_true(near_names_find(n->near, name, out, sizeof out));
    return out;
}

static void nearest_come_first_and_no_more_than_three(void **state)
{
    names *n = *state;

    add(n, "A", "昆山青禾精密机械有限公司");   /* 1 of 12 differs from the wanted one */
    add(n, "B", "昆山青禾机械有限公司");       /* 3, with 6 pairs in common */
    add(n, "C", "昆山青禾精密机械设备有限公司"); /* 3, with 8 */
    add(n, "D", "太仓青禾精密机械有限公司");   /* 3, with 8, and later */
    add(n, "E", "常熟远东纺织有限公司");       /* 8: another company */
    assert_true(near_names_add(n->near, n->of));
    assert_string_equal(near(n, "昆山清禾精密机械有限公司"),
                        "相近: A 昆山青禾精密机械有限公司; C 昆山青禾精密机械设备有限公司; D 太仓青禾精密机械有限公司");
}

static void names_that_are_too_far_are_none(void **state)
{
    names *n = *state;

    add(n, "A", "常熟远东纺织有限公司");
    assert_true(near_names_add(n->near, n->of));
    assert_string_equal(near(n, "昆山青禾精密机械有限公司"), "");
    assert_string_equal(near(n, "有限公司"), "");
    assert_string_equal(near(n, "x"), "");
    assert_string_equal(near(n, ""), "");
    assert_string_equal(near(n, "常熟远东织造有限公司"), "相近: A 常熟远东纺织有限公司"); /* 2 of 10 */
}

/* Pairs that thousands of names have do not keep the one from being found. */
static void one_of_many_is_found(void **state)
{
    names *n = *state;
    char code[16], name[64];

    for (int i = 0; i < 20000; i++) {
        snprintf(code, sizeof code, "N%05d", i);
        snprintf(name, sizeof name, "样例%05d科技有限公司", i);
        add(n, code, name);
    }
    add(n, "LAST", "样例天枢新材料科技有限公司");
    assert_true(near_names_add(n->near, n->of));
    assert_string_equal(near(n, "样例天枢新型材料科技有限公司"), "相近: LAST 样例天枢新材料科技有限公司");
}

static void long_texts_end_between_companies(void **state)
{
    names *n = *state;
    char out[64];

    add(n, "A", "昆山青禾精密机械有限公司");
    add(n, "B", "昆山青禾机械有限公司");
    assert_true(near_names_add(n->near, n->of));
    assert_true(near_names_find(n->near, "昆山清禾精密机械有限公司", out, sizeof out));
    assert_string_equal(out, "相近: A 昆山青禾精密机械有限公司");
    assert_true(near_names_find(n->near, "昆山清禾精密机械有限公司", out, 20));
    assert_string_equal(out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nearest_come_first_and_no_more_than_three, begin, end),
        cmocka_unit_test_setup_teardown(names_that_are_too_far_are_none, begin, end),
        cmocka_unit_test_setup_teardown(one_of_many_is_found, begin, end),
        cmocka_unit_test_setup_teardown(long_texts_end_between_companies, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
