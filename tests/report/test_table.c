#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/allocate.h"
#include "report/gathered.h"
#include "report/table.h"

static const table_column columns[] = {
    {"uscc", "credit code", TABLE_CODE, 0},
    {"name", "企业名称", TABLE_TEXT, 0},
    {"verdict", "verdict", TABLE_TEXT, 0},
    {"revenue", "revenue", TABLE_MONEY, -1},
    {"readiness", "readiness", TABLE_SHARE, 6},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns, N_ROWS = 3 };

static const table_cell cells[N_ROWS][N_COLUMNS] = {
    {{.text = "91X"}, {.text = "样例一号科技有限公司"}, {.text = "yes", .tone = TABLE_GOOD},
     {.number = 12345678.5}, {.number = 1}},
    {{.text = "92Y"}, {.text = "甲,乙 \"丙\""}, {.text = "no", .tone = TABLE_BAD},
     {.number = -950}, {.number = 0.0625}},
    {{.text = NULL}, {.text = " two\nlines"}, {.text = "open", .tone = TABLE_OPEN},
     {.number = NAN}, {.number = NAN}},
};

static void pull(void *context, size_t row, size_t column, table_cell *out)
{
    (void)context;
    *out = cells[row][column];
}

static const table sample = {columns, N_COLUMNS, N_ROWS, pull, NULL};

static void text(void **state)
{
    gathered g = {0};
    text_style style = {0};

    (void)state;
    assert_int_equal(table_write_text(&sample, &style, gathered_sink, &g, NULL), TIDU_OK);
    assert_string_equal(g.text,
                        "credit code  企业名称              verdict       revenue  readiness\n"
                        "-----------  --------------------  -------  ------------  ---------\n"
                        "91X          样例一号科技有限公司  yes      12,345,678.5     100.0%\n"
                        "92Y          甲,乙 \"丙\"            no               -950       6.3%\n"
                        "              two lines            open\n");
}

static void narrow_text(void **state)
{
    gathered g = {0};
    text_style style = {.width = 60, .is_colour = true};

    (void)state;
    assert_int_equal(table_write_text(&sample, &style, gathered_sink, &g, NULL), TIDU_OK);
    assert_non_null(strstr(g.text, "91X          样例一号科技…  \033[32myes\033[0m      12,345,678.5"));
    assert_non_null(strstr(g.text, "92Y          甲,乙 \"丙\"     \033[31mno\033[0m       "));
}

static void csv(void **state)
{
    gathered g = {0};

    (void)state;
    assert_int_equal(table_write_csv(&sample, true, gathered_sink, &g, NULL), TIDU_OK);
    assert_string_equal(g.text, "\xEF\xBB\xBFuscc,name,verdict,revenue,readiness\n"
                                "91X,样例一号科技有限公司,yes,12345678.5,1.000000\n"
                                "92Y,\"甲,乙 \"\"丙\"\"\",no,-950,0.062500\n"
                                ",\" two\nlines\",open,,\n");
}

static void csv_of_one_empty_cell(void **state)
{
    static const table_column one = {"a", "a", TABLE_NUMBER, -1};
    table lonely = {&one, 1, 1, pull, NULL};
    gathered g = {0};

    (void)state;
    lonely.columns = &columns[0];
    assert_int_equal(table_write_csv(&lonely, false, gathered_sink, &g, NULL), TIDU_OK);
    assert_string_equal(g.text, "uscc\n91X\n");
    g = (gathered){0};
    lonely.columns = &one; /* the first cell has no number but 0 */
    assert_int_equal(table_write_csv(&lonely, false, gathered_sink, &g, NULL), TIDU_OK);
    assert_string_equal(g.text, "a\n0\n");
}

static void json(void **state)
{
    gathered g = {0};
    table empty = sample;

    (void)state;
    assert_int_equal(table_write_json(&sample, gathered_sink, &g, NULL), TIDU_OK);
    assert_string_equal(
        g.text, "[\n{\"uscc\":\"91X\",\"name\":\"样例一号科技有限公司\",\"verdict\":\"yes\","
                "\"revenue\":12345678.5,\"readiness\":1.000000},\n"
                "{\"uscc\":\"92Y\",\"name\":\"甲,乙 \\\"丙\\\"\",\"verdict\":\"no\","
                "\"revenue\":-950,\"readiness\":0.062500},\n"
                "{\"uscc\":null,\"name\":\" two\\nlines\",\"verdict\":\"open\","
                "\"revenue\":null,\"readiness\":null}\n]\n");
    g = (gathered){0};
    empty.n_rows = 0;
    assert_int_equal(table_write_json(&empty, gathered_sink, &g, NULL), TIDU_OK);
    assert_string_equal(g.text, "[]\n");
}

static void refuse_many(void *context, size_t row, size_t column, table_cell *out)
{
    size_t *last = context;

    (void)column;
    *last = row;
    *out = (table_cell){.text = "0123456789", .number = 1};
}

static void blocks_and_refusal(void **state)
{
    size_t last = 0;
    table many = {columns, N_COLUMNS, 100000, refuse_many, &last};
    gathered g = {0};
    tidu_error err = {0};

    (void)state;
    assert_int_equal(table_write_csv(&many, false, gathered_sink, &g, &err), TIDU_OK);
    assert_in_range(g.length / g.calls, 60000, 70000);
    g = (gathered){.refuse_after = 100000};
    assert_int_equal(table_write_csv(&many, false, gathered_sink, &g, &err), TIDU_EIO);
    assert_int_equal(g.calls, 2);
    assert_true(last < 4000);
    assert_true(err.message[0] != '\0');
}

static tidu_status write_with(int which, gathered *g, tidu_error *err)
{
    static const text_style style = {.width = 60};

    if (which == 0)
        return table_write_text(&sample, &style, gathered_sink, g, err);
    if (which == 1)
        return table_write_csv(&sample, false, gathered_sink, g, err);
    return table_write_json(&sample, gathered_sink, g, err);
}

static void failing_allocations(void **state)
{
    (void)state;
    for (int which = 0; which < 3; which++) {
        tidu_status status = TIDU_ENOMEM;

        for (unsigned long k = 1; status != TIDU_OK; k++) {
            gathered g = {0};
            tidu_error err = {0};

            allocate_fail_at(k);
            status = write_with(which, &g, &err);
            allocate_fail_at(0);
            assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
            assert_int_equal(err.status, status);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text),
        cmocka_unit_test(narrow_text),
        cmocka_unit_test(csv),
        cmocka_unit_test(csv_of_one_empty_cell),
        cmocka_unit_test(json),
        cmocka_unit_test(blocks_and_refusal),
        cmocka_unit_test(failing_allocations),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
