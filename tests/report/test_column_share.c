/* Lines and shares by hand: an em is the width of a Chinese letter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "report/column_share.h"

typedef struct cells {
    const char *const *texts; /* row by row */
    size_t n_columns;
    table_tone tone;
} cells;

static void cell(void *context, size_t row, size_t column, table_cell *out)
{
    const cells *c = context;

    *out = (table_cell){.text = c->texts[row * c->n_columns + column], .tone = c->tone};
}

static void lines_of_chinese(void **state)
{
    (void)state;
    assert_int_equal(column_lines("", 5), 1);
    assert_int_equal(column_lines("高新技术企业", 6), 1);
    assert_int_equal(column_lines("高新技术企业", 5.9), 2);
    /* twelve letters in lines of five, of which one may stay empty: three */
    assert_int_equal(column_lines("高新技术企业认定管理办法", 5), 3);
    assert_int_equal(column_lines("一\n二", 5), 2);
}

/* A word is not broken unless no line holds it, and then it takes as many as it needs. */
static void lines_of_words(void **state)
{
    (void)state;
    assert_int_equal(column_lines("register company", 20), 1);
    assert_int_equal(column_lines("register company", 6.5), 2);
    assert_true(column_lines("incomprehensibility", 4) >= 3);
    assert_true(column_lines("2025-07-01", 10) == 1);
}

static void sum_is_one(const double *shares, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += shares[i];
    assert_true(fabs(sum - 1) < 1e-12);
}

static void shares_follow_the_texts(void **state)
{
    static const char *const texts[] = {"企业", "一段很长的说明文字，需要好几行才放得下，因此应当分得较多的宽度", "满足"};
    static const table_column columns[] = {{"a", "名称", TABLE_TEXT, 0}, {"b", "说明", TABLE_TEXT, 0}, {"c", "状态", TABLE_TEXT, 0}};
    cells c = {texts, 3, TABLE_PLAIN};
    table t = {columns, 3, 1, cell, &c};
    double shares[COLUMN_SHARE_MOST];

    (void)state;
    column_shares(&t, 20, shares);
    sum_is_one(shares, 3);
    /* the short ones stand in one line */
    assert_true(shares[0] * 20 >= 2 + COLUMN_SHARE_SIDES - 1e-9 && shares[2] * 20 >= 2 + COLUMN_SHARE_SIDES - 1e-9);
    assert_true(shares[1] > 0.6);
    column_shares(&t, 200, shares); /* room for all of it: in proportion to what each wants */
    sum_is_one(shares, 3);
    assert_true(shares[1] > shares[0]);
    column_shares(&t, 1, shares); /* no room at all */
    sum_is_one(shares, 3);
}

/* The mark of a state stands in the same line as its word. */
static void a_mark_takes_room(void **state)
{
    static const char *const texts[] = {"满足", "一段很长的说明文字，需要好几行才放得下"};
    static const table_column columns[] = {{"a", "", TABLE_TEXT, 0}, {"b", "", TABLE_TEXT, 0}};
    cells plain = {texts, 2, TABLE_PLAIN}, marked = {texts, 2, TABLE_GOOD};
    table t = {columns, 2, 1, cell, &plain};
    double without[COLUMN_SHARE_MOST], with[COLUMN_SHARE_MOST];

    (void)state;
    column_shares(&t, 12, without);
    t.context = &marked;
    column_shares(&t, 12, with);
    assert_true(with[0] * 12 >= without[0] * 12 + 1);
    assert_true(column_mark(TABLE_GOOD) > 1 && column_mark(TABLE_PLAIN) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_chinese),
        cmocka_unit_test(lines_of_words),
        cmocka_unit_test(shares_follow_the_texts),
        cmocka_unit_test(a_mark_takes_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
