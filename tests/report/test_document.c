/* A document in its four forms: the same cells, escaped as each form asks. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text_buffer.h"
#include "report/document.h"

static bool gather(void *context, const char *bytes, size_t n)
{
    text_buffer_append(context, bytes, n);
    return true;
}

static bool refuse(void *context, const char *bytes, size_t n)
{
    (void)context;
    (void)bytes;
    (void)n;
    return false;
}

static const table_column columns[] = {{"name", "name", TABLE_TEXT, 0},
                                       {"code", "code", TABLE_CODE, 0},
                                       {"share", "share", TABLE_SHARE, -1},
                                       {"points", "points", TABLE_NUMBER, -1}};

static document *make(bool is_single)
{
    document *d = document_new();
    grid *g;

    if (!is_single) {
        document_title(d, "a <b> & \"c\"");
        document_text(d, "verdict", "verdict", "open");
        document_number(d, "readiness", "readiness", 0.25, 6);
        document_text(d, "hidden", NULL, "for programs");
    }
    g = document_grid(d, "rows", is_single ? NULL : "rows", columns, 4);
    grid_row(g);
    grid_text(g, 0, "甲 & 乙, \"丙\"", TABLE_GOOD);
    grid_text(g, 1, "007", TABLE_PLAIN);
    grid_number(g, 2, 0.125);
    grid_number(g, 3, 2.385);
    grid_row(g);
    return d;
}

static void write(const document *d, document_format format, text_buffer *out)
{
    text_style style = {0};
    tidu_error err;

    text_buffer_empty(out);
    assert_int_equal(document_write(d, format, &style, false, gather, out, &err), TIDU_OK);
}

static void a_single_table_is_bare_in_csv_and_json(void **state)
{
    document *d = make(true);
    text_buffer out;

    (void)state;
    text_buffer_init(&out);
    write(d, DOCUMENT_CSV, &out);
    assert_string_equal(out.text, "name,code,share,points\n\"甲 & 乙, \"\"丙\"\"\",007,0.125,2.385\n,,,\n");
    write(d, DOCUMENT_JSON, &out);
    assert_int_equal(out.text[0], '[');
    assert_non_null(strstr(out.text, "\"甲 & 乙, \\\"丙\\\"\""));
    assert_non_null(strstr(out.text, "0.125"));
    assert_non_null(strstr(out.text, "null"));
    text_buffer_clear(&out);
    document_free(d);
}

static void several_parts_are_one_object_and_no_csv(void **state)
{
    document *d = make(false);
    text_buffer out;
    tidu_error err;
    text_style style = {0};

    (void)state;
    text_buffer_init(&out);
    write(d, DOCUMENT_JSON, &out);
    assert_int_equal(out.text[0], '{');
    assert_non_null(strstr(out.text, "\"verdict\": \"open\""));
    assert_non_null(strstr(out.text, "\"hidden\": \"for programs\""));
    assert_int_equal(document_write(d, DOCUMENT_CSV, &style, false, gather, &out, &err), TIDU_EUSAGE);
    write(d, DOCUMENT_TEXT, &out);
    assert_null(strstr(out.text, "for programs"));
    text_buffer_clear(&out);
    document_free(d);
}

static void html_is_escaped_and_needs_nothing_else(void **state)
{
    document *d = make(false);
    text_buffer out;

    (void)state;
    text_buffer_init(&out);
    write(d, DOCUMENT_HTML, &out);
    assert_non_null(strstr(out.text, "<h1>a &lt;b&gt; &amp; &quot;c&quot;</h1>"));
    assert_non_null(strstr(out.text, "甲 &amp; 乙, &quot;丙&quot;"));
    assert_non_null(strstr(out.text, ">12.5%<"));
    assert_null(strstr(out.text, "http"));
    assert_null(strstr(out.text, "<script"));
    assert_non_null(strstr(out.text, "class=\"good\"")); /* a sign before the word, not colour alone */
    text_buffer_clear(&out);
    document_free(d);
}

/* What a page of somebody else's takes in: no style and no script, which its server may forbid; a window of the rows; links of codes. */
static void a_part_of_a_page_has_no_style_and_a_window(void **state)
{
    static const table_column of_companies[] = {{"uscc", "code", TABLE_CODE, 0}, {"name", "name", TABLE_TEXT, 0}};
    static const char *const codes[] = {"91A", "92B", "93<", "94D"};
    const text_style style = {.first_row = 1, .n_rows = 2, .company_page = "/c?lang=en&code="};
    document *d = make(false);
    grid *g = document_grid(d, "others", "others", of_companies, 2);
    document *list = document_new();
    text_buffer out;

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        grid_row(g);
        grid_text(g, 0, codes[i], TABLE_PLAIN);
    }
    text_buffer_init(&out);
    assert_int_equal(document_rows(d), 2);
    assert_int_equal(document_write(d, DOCUMENT_HTML_PART, &style, false, gather, &out, NULL), TIDU_OK);
    assert_non_null(strstr(out.text, "<h2>a &lt;b&gt; &amp; &quot;c&quot;</h2>"));
    assert_non_null(strstr(out.text, "<caption>rows</caption>"));
    assert_null(strstr(out.text, "丙")); /* the first row of the first table; */
    assert_non_null(strstr(out.text, "<a href=\"/c?lang=en&amp;code=91A\">91A</a>")); /* the second one is whole */
    assert_non_null(strstr(out.text, "<td class=\"code\">93&lt;</td>"));
    assert_non_null(strstr(out.text, "94D"));
    assert_null(strstr(out.text, "style"));
    assert_null(strstr(out.text, "<html"));
    text_buffer_empty(&out);
    g = document_grid(list, "list", NULL, of_companies, 2);
    for (size_t i = 0; i < 4; i++) {
        grid_row(g);
        grid_text(g, 0, codes[i], TABLE_PLAIN);
    }
    assert_int_equal(document_write(list, DOCUMENT_HTML_PART, &(text_style){.first_row = 3, .n_rows = 2}, false, gather, &out, NULL), TIDU_OK);
    assert_null(strstr(out.text, "92B"));
    assert_non_null(strstr(out.text, "<td class=\"code\">94D</td>"));
    text_buffer_empty(&out);
    assert_int_equal(document_write(list, DOCUMENT_HTML_PART, &(text_style){.first_row = 9, .n_rows = 2}, false, gather, &out, NULL), TIDU_OK);
    assert_null(strstr(out.text, "<td"));
    text_buffer_clear(&out);
    document_free(list);
    document_free(d);
}

static void a_sink_that_refuses_is_an_error(void **state)
{
    document *d = make(false);
    text_style style = {0};
    tidu_error err;

    (void)state;
    for (int format = DOCUMENT_TEXT; format <= DOCUMENT_HTML; format++) {
        if (format != DOCUMENT_CSV)
            assert_int_equal(document_write(d, (document_format)format, &style, false, refuse, NULL, &err),
                             TIDU_EIO);
    }
    document_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_single_table_is_bare_in_csv_and_json),
        cmocka_unit_test(several_parts_are_one_object_and_no_csv),
        cmocka_unit_test(html_is_escaped_and_needs_nothing_else),
        cmocka_unit_test(a_part_of_a_page_has_no_style_and_a_window),
        cmocka_unit_test(a_sink_that_refuses_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
