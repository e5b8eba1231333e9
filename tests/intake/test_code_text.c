/* Codes as people write them, and words in their place. Codes are those of GB/T 2260 and GB/T 4754. */
#include "trial.h"

#include <stdio.h>

#include "base/cell.h"
#include "intake/code_text.h"

static void codes_are_read(void **state)
{
    static const struct {
        code_kind kind;
        const char *text, *code; /* NULL: none */
    } rows[] = {
        {CODE_INDUSTRY, "C3911", "C3911"},  {CODE_INDUSTRY, "c3911", "C3911"},
        {CODE_INDUSTRY, "C-3911", "C3911"}, {CODE_INDUSTRY, "(C39)", "C39"},
        {CODE_INDUSTRY, "39.0", "39"},      {CODE_INDUSTRY, "C39 计算机制造业", "C39"},
        {CODE_INDUSTRY, "C39-计算机", "C39"}, {CODE_INDUSTRY, "C 制造业", "C"},
        {CODE_INDUSTRY, "制造业", NULL},    {CODE_INDUSTRY, "3911,6510", NULL},
        {CODE_INDUSTRY, "C3911;I6510", NULL}, {CODE_INDUSTRY, "03911", NULL},
        {CODE_INDUSTRY, "39.5", NULL},      {CODE_REGION, "330502", "330502"},
        {CODE_REGION, "33-05-02", "330502"}, {CODE_REGION, "330502.0", "330502"},
        {CODE_REGION, "吴兴区", NULL},      {CODE_REGION, "330502 吴兴区", "330502"},
        {CODE_REGION, "33050", NULL},
        {CODE_INDUSTRY, "E\0" "39", "E"}, /* nothing behind the end of the text */
    };
    char code[CODE_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool is_code = code_text_read(rows[i].kind, rows[i].text, code);

        if (is_code != (rows[i].code != NULL) || (is_code && strcmp(code, rows[i].code)))
            fail_msg("'%s' gives '%s'", rows[i].text, is_code ? code : "none");
    }
    assert_string_equal(code_text_words("一、电子信息"), "电子信息");
    assert_string_equal(code_text_words("(二)软件"), "软件");
    assert_string_equal(code_text_words("1.新材料"), "新材料");
    assert_string_equal(code_text_words("十一、环境"), "环境");
    assert_string_equal(code_text_words("一体化设备"), "一体化设备");
}

static bool find(void *context, coded_as what, const char *name, char *out)
{
    (void)context;
    strcpy(out, what == CODED_FIELD ? "1" : "C");
    return !strcmp(name, what == CODED_FIELD ? "电子信息" : "制造业");
}

/* A word in a column of codes is looked up, else the cell is missing: it never makes a gate a definite no. */
static void words_become_codes_or_are_missing(void **state)
{
    static const char table[] = "uscc,行业代码,技术领域\n" CODE_A ",制造业,一、电子信息\n" CODE_B ",第三产业,其他\n";
    trial t = read_with(table, &(intake_options){.find_code = find});
    int field = dictionary_find(t.dictionary, "hightech_field");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_string_equal(text_of(&t, CODE_A, "industry"), "C");
    assert_true(panel_number(t.panel, 0, field, PANEL_ANY_YEAR) == 1);
    assert_null(text_of(&t, CODE_B, "industry"));
    assert_problem(&t, PROBLEM_CODE_WORDS, 3, 2, "第三产业");
    end(&t);
    t = read_text(table); /* without registers */
    assert_null(text_of(&t, CODE_A, "industry"));
    assert_int_equal(problems_count_kind(t.found, PROBLEM_CODE_WORDS), 2);
    end(&t);
}

static void estimates_are_no_figures(void **state)
{
    static const char *const cells[] = {"约100", "100余人", "1200（预计）", "100左右", ">100", "100~200"};

    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        char text[256];
        trial t;

        snprintf(text, sizeof text, "uscc,year,revenue,employees\n%s,2023,5,%s\n", CODE_A, cells[i]);
        t = read_text(text);
        assert_int_equal(t.status, TIDU_OK);
        assert_true(!cell_is_value(number_of(&t, CODE_A, "employees", 2023)));
        assert_int_equal(problems_count_kind(t.found, PROBLEM_ESTIMATE), 1);
        end(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_read),
        cmocka_unit_test(words_become_codes_or_are_missing),
        cmocka_unit_test(estimates_are_no_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
