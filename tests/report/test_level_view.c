/* A document at each level: what is written is told by hand from the classes of its columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text_buffer.h"
#include "model/dictionary_file.h"
#include "report/level_view.h"

static dictionary *names;
static export_rules *rules;
static export_scope scope;

static bool append(void *context, const char *bytes, size_t n)
{
    text_buffer_append(context, bytes, n);
    return true;
}

static tidu_status write(document *d, export_level level, document_format format, text_buffer *out, tidu_error *err)
{
    const level_view view = {rules, names, level, true, scope};
    const text_style style = {0};
    tidu_status status = level_view_apply(&view, d, err);

    text_buffer_empty(out);
    if (!status)
        status = document_write(d, format, &style, false, append, out, err);
    document_free(d);
    return status;
}

static const table_column list_columns[] = {
    {"uscc", "code", TABLE_CODE, 0},   {"name", "name", TABLE_TEXT, 0},       {"readiness", "readiness", TABLE_NUMBER, 2},
    {"coach", "coach", TABLE_TEXT, 0}, {"revenue", "revenue", TABLE_MONEY, 0}, {"reason", "reason", TABLE_TEXT, 0},
    {"mystery", "mystery", TABLE_TEXT, 0}};

static document *a_list(void)
{
    document *d = document_new();
    grid *g = document_grid(d, "list", NULL, list_columns, 7);

    grid_row(g);
    grid_text(g, 0, "91330521147120090M", TABLE_PLAIN);
    grid_text(g, 1, "甲公司", TABLE_PLAIN);
    grid_number(g, 2, 0.5);
    grid_text(g, 3, "张三", TABLE_PLAIN);
    grid_number(g, 4, 12345678);
    grid_text(g, 5, "call 13812345678", TABLE_PLAIN);
    grid_text(g, 6, "x", TABLE_PLAIN);
    return d;
}

static void lists(void **state)
{
    static const char *const expected[] = {
        "uscc,name\n91330521147120090M,甲公司\n",
        "uscc,name,readiness,coach,reason\n91330521147120090M,甲公司,0.50,张*,call 138********\n",
        "uscc,name,readiness,coach,revenue,reason\n91330521147120090M,甲公司,0.50,张*,500万–2000万元,call 138********\n",
        "uscc,name,readiness,coach,revenue,reason,mystery\n91330521147120090M,甲公司,0.50,张三,12345678,call 13812345678,x\n"};
    text_buffer out;

    (void)state;
    text_buffer_init(&out);
    for (int level = 0; level < EXPORT_LEVELS; level++) {
        assert_int_equal(write(a_list(), (export_level)level, DOCUMENT_CSV, &out, NULL), TIDU_OK);
        assert_string_equal(text_buffer_string(&out), expected[level]);
    }
    text_buffer_clear(&out);
}

static void cell(void *context, size_t row, size_t column, table_cell *out)
{
    (void)context;
    if (column == 1)
        out->text = row ? "李四" : "张三";
    else if (column == 0)
        out->text = "91330521147120090M";
    else
        out->number = row ? 3e6 : 7e6;
}

/* Cells that are pulled are changed as they come, in the columns that are left. */
static void pulled(void **state)
{
    static const table_column columns[] = {{"uscc", "code", TABLE_CODE, 0}, {"coach", "coach", TABLE_TEXT, 0}, {"net_profit", "profit", TABLE_MONEY, 0}};
    const table t = {columns, 3, 2, cell, NULL};
    text_buffer out;
    document *d;

    (void)state;
    text_buffer_init(&out);
    d = document_new();
    document_table(d, "companies", NULL, &t);
    assert_int_equal(write(d, EXPORT_LEADERS, DOCUMENT_JSON, &out, NULL), TIDU_OK);
    assert_string_equal(text_buffer_string(&out), "[\n{\"uscc\":\"91330521147120090M\",\"coach\":\"张*\",\"net_profit\":\"500万–2000万元\"},\n"
                                                  "{\"uscc\":\"91330521147120090M\",\"coach\":\"李*\",\"net_profit\":\"100万–500万元\"}\n]\n");
    d = document_new();
    document_table(d, "companies", NULL, &t);
    assert_int_equal(write(d, EXPORT_PUBLIC, DOCUMENT_CSV, &out, NULL), TIDU_OK);
    assert_string_equal(text_buffer_string(&out), "uscc\n91330521147120090M\n91330521147120090M\n");
    text_buffer_clear(&out);
}

static void the_rest(void **state)
{
    text_buffer out;
    document *d = document_new();

    (void)state;
    text_buffer_init(&out);
    document_title(d, "甲公司 misses 1,200 wan in 2024");
    document_text(d, "verdict", "verdict", "no");
    document_number(d, "readiness", "readiness", 0.25, 2);
    document_number(d, "revenue", "revenue", 7000000, 0);
    document_text(d, NULL, "a figure", "12");
    document_paragraph(d, "answer", "It needs 120,000 yuan.");
    document_heading(d, "The 3 of 2024");
    document_picture(d, "<svg>7000000</svg>", 10);
    document_note(d, "%d of them fail", 3);
    assert_int_equal(write(d, EXPORT_LEADERS, DOCUMENT_HTML, &out, NULL), TIDU_OK);
    assert_non_null(strstr(out.text, "甲公司 misses … wan in 2024"));
    assert_non_null(strstr(out.text, "500万–2000万元"));
    assert_non_null(strstr(out.text, "0.25"));
    assert_non_null(strstr(out.text, "The … of 2024"));
    assert_non_null(strstr(out.text, "… of them fail"));
    assert_non_null(strstr(out.text, "withheld: a figure, sentences with figures, pictures"));
    assert_non_null(strstr(out.text, "L2"));
    assert_null(strstr(out.text, "7000000"));
    assert_null(strstr(out.text, "120,000"));
    text_buffer_clear(&out);
}

static void refused(void **state)
{
    static const table_column columns[] = {{"indicator", "indicator", TABLE_TEXT, 0}, {"value", "value", TABLE_TEXT, 0}};
    tidu_error err;
    text_buffer out;

    (void)state;
    text_buffer_init(&out);
    for (int level = 0; level < EXPORT_FULL; level++) {
        document *d = document_new();

        document_grid(d, "data", NULL, columns, 2);
        assert_int_equal(write(d, (export_level)level, DOCUMENT_TEXT, &out, &err), TIDU_EUSAGE);
        assert_non_null(strstr(err.message, "'value'"));
        assert_non_null(strstr(err.message, "level L3 (full) shows it"));
    }
    text_buffer_clear(&out);
}

static const table_column town_columns[] = {
    {"town", "town", TABLE_TEXT, 0}, {"same", "same sample", TABLE_NUMBER, 0}, {"then", "then", TABLE_MONEY, 0}, {".two_largest", NULL, TABLE_SHARE, 6}, {"rate", "rate", TABLE_SHARE, 6}};

/* name, companies, sum, share of the two largest */
static document *towns(void)
{
    static const struct {
        const char *name;
        double n, sum, two;
    } rows[] = {{"大镇", 40, 900, 0.2}, {"偏镇", 12, 500, 0.9}, {"小镇", 3, 70, 0.8}, {"中镇", 20, 300, 0.3}};
    document *d = document_new();
    grid *g = document_grid(d, "towns", NULL, town_columns, 5);

    for (size_t i = 0; i < 4; i++) {
        grid_row(g);
        grid_text(g, 0, rows[i].name, TABLE_PLAIN);
        grid_number(g, 1, rows[i].n);
        grid_number(g, 2, rows[i].sum);
        grid_number(g, 3, rows[i].two);
        grid_number(g, 4, 0.5);
    }
    return d;
}

/*
 * 小镇 has 3 companies and 偏镇 one that dominates: their sums go. 3 is told as <5, and as the total of the column is known, the next smallest
 * count goes with it; what else stands in the two rows goes, too. Below L1 no sum is told.
 */
static void small_cells(void **state)
{
    text_buffer out;

    (void)state;
    text_buffer_init(&out);
    assert_int_equal(write(towns(), EXPORT_BUREAU, DOCUMENT_CSV, &out, NULL), TIDU_OK);
    assert_string_equal(text_buffer_string(&out), "town,same,then,rate\n大镇,40,900,0.500000\n偏镇,,,\n小镇,,,\n中镇,20,300,0.500000\n");
    assert_int_equal(write(towns(), EXPORT_BUREAU, DOCUMENT_TEXT, &out, NULL), TIDU_OK);
    assert_non_null(strstr(out.text, "小镇  <5"));
    assert_non_null(strstr(out.text, "偏镇  *"));
    assert_int_equal(write(towns(), EXPORT_PUBLIC, DOCUMENT_CSV, &out, NULL), TIDU_OK);
    assert_string_equal(text_buffer_string(&out), "town,same\n大镇,40\n偏镇,\n小镇,\n中镇,20\n");
    assert_int_equal(write(towns(), EXPORT_FULL, DOCUMENT_CSV, &out, NULL), TIDU_OK);
    assert_string_equal(text_buffer_string(&out), "town,same,then,rate\n大镇,40,900,0.500000\n偏镇,12,500,0.500000\n小镇,3,70,0.500000\n中镇,20,300,0.500000\n");
    text_buffer_clear(&out);
}

/* No sum of a selection; of a town those that are shown of all, if 5 companies and more are outside it. */
static void sums_of_a_part(void **state)
{
    static const struct {
        export_scope scope;
        double outside;
        bool is_shown;
    } cases[] = {{EXPORT_OF_SOME, 75, false}, {EXPORT_OF_TOWN, 4, false}, {EXPORT_OF_TOWN, 0, false}, {EXPORT_OF_TOWN, 5, true}, {EXPORT_OF_ALL, 0, true}};
    text_buffer out;

    (void)state;
    text_buffer_init(&out);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        document *d = towns();

        scope = cases[i].scope;
        document_outside(d, cases[i].outside);
        assert_int_equal(write(d, EXPORT_BUREAU, DOCUMENT_TEXT, &out, NULL), TIDU_OK);
        assert_int_equal(strstr(out.text, "900") != NULL, cases[i].is_shown);
        assert_int_equal(strstr(out.text, "no sums of a selection") == NULL, cases[i].is_shown);
    }
    scope = EXPORT_OF_ALL;
    text_buffer_clear(&out);
}

/* What people write has no amounts; a column for programs alone is named to programs alone. */
static void written_and_unseen(void **state)
{
    static const table_column columns[] = {
        {"uscc", "code", TABLE_CODE, 0}, {"reason", "reason", TABLE_TEXT, 0}, {"unseen", NULL, TABLE_TEXT, 0}, {"mystery", "a mystery", TABLE_TEXT, 0}};
    text_buffer out;

    (void)state;
    text_buffer_init(&out);
    for (int form = 0; form < 2; form++) {
        document *d = document_new();
        grid *g = document_grid(d, "list", NULL, columns, 4);

        document_text(d, "status", "status", "sent");
        grid_row(g);
        grid_text(g, 1, "研发费用8800万元，第3次", TABLE_PLAIN);
        assert_int_equal(write(d, EXPORT_BUREAU, form ? DOCUMENT_JSON : DOCUMENT_TEXT, &out, NULL), TIDU_OK);
        assert_non_null(strstr(out.text, "研发费用…万元，第3次"));
        assert_non_null(strstr(out.text, "a mystery"));
        assert_int_equal(strstr(out.text, "unseen") != NULL, form);
    }
    text_buffer_clear(&out);
}

static void values(void **state)
{
    text_buffer out;
    document *d = document_new();

    (void)state;
    text_buffer_init(&out);
    document_title(d, "counts");
    document_number(d, "companies", "companies", 20, 0);
    document_number(d, "enter", "enter", 2, 0);
    document_text(d, "rate", "rate", "10% (2 of 20)");
    assert_int_equal(write(d, EXPORT_BUREAU, DOCUMENT_JSON, &out, NULL), TIDU_OK);
    assert_string_equal(text_buffer_string(&out), "{\n  \"title\": \"counts\",\n  \"export_level\": \"L1\",\n  \"withheld\": \"\",\n  \"companies\": 20,\n  \"enter\": null,\n"
                                                  "  \"rate\": \"…% (… of …)\"}\n");
    text_buffer_clear(&out);
}

static int open_rules(void **state)
{
    (void)state;
    return dictionary_load("models", &names, NULL) || export_rules_load("models/practice/export.yaml", &rules, NULL);
}

static int close_rules(void **state)
{
    (void)state;
    export_rules_free(rules);
    dictionary_free(names);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lists),   cmocka_unit_test(pulled),      cmocka_unit_test(the_rest),
                                       cmocka_unit_test(refused), cmocka_unit_test(small_cells), cmocka_unit_test(values),
                                       cmocka_unit_test(sums_of_a_part), cmocka_unit_test(written_and_unseen)};

    return cmocka_run_group_tests(tests, open_rules, close_rules);
}
