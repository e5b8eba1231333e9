/*
 * A table in parts of any size: put together again they are the panel of the whole. And the set of codes seen,
 * against one that holds the codes themselves.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/text_buffer.h"
#include "base/text_index.h"
#include "dictionary.h"
#include "intake/code_set.h"
#include "intake/intake.h"
#include "intake/panel_text.h"

enum { COMPANIES = 200, YEARS = PANEL_TEXT_YEARS, FIRST = PANEL_TEXT_FIRST };

/* Rows of a company stand together; some cells, years and names are missing, some numbers are long or wrong. */
static void invent(text_buffer *b)
{
    unsigned seed = 5;

    text_buffer_append_string(b, "uscc,name,founded_on,year,revenue,rd_expense,employees,st_staff\n");
    for (unsigned c = 0; c < COMPANIES; c++) {
        for (int y = 0; y < YEARS; y++) {
            seed = seed * 1103515245u + 12345u;
            if (seed >> 16 & 7)
                text_buffer_print(b, "91330000MA%08u,%s,%s,%d,%u.12345678901234567,%s,%u,%u\n", c,
                                  seed >> 19 & 1 ? "甲公司" : "", y ? "" : "2022-03-04", FIRST + y, seed >> 8,
                                  seed >> 20 & 3 ? "5" : "about 5", seed >> 21 & 63, seed >> 22 & 63);
        }
    }
}

typedef struct parts {
    panel *panel;
    text_buffer all;
    size_t n;
    size_t fail_at; /* 0: never */
} parts;

static tidu_status take_part(void *context, tidu_error *err)
{
    parts *p = context;

    (void)err;
    panel_text_write(p->panel, &p->all);
    return ++p->n == p->fail_at ? TIDU_ESTOPPED : TIDU_OK;
}

static tidu_status read_in_parts(const char *text, size_t most, parts *p, size_t *found, tidu_error *err)
{
    dictionary *d = shipped_dictionary();
    problems *list = problems_new();
    intake_options options = {.most_companies = most, .part = take_part, .part_context = p};
    tidu_status status;

    p->panel = panel_new(d);
    p->n = 0;
    text_buffer_init(&p->all);
    status = intake_read_bytes((intake_bytes){text, strlen(text), "t.csv"}, &options, p->panel, list,
                         NULL, err);
    if (found)
        *found = problems_count(list);
    problems_free(list);
    panel_free(p->panel);
    dictionary_free(d);
    return status;
}

static void parts_are_the_whole(void **state)
{
    static const size_t sizes[] = {1, 2, 7, 64, 199, 200, 1000};
    text_buffer text, expected;
    dictionary *d = shipped_dictionary();
    panel *whole = panel_new(d);
    problems *list = problems_new();
    tidu_error err;

    (void)state;
    text_buffer_init(&text);
    text_buffer_init(&expected);
    invent(&text);
    assert_int_equal(intake_read_bytes((intake_bytes){text_buffer_string(&text), text.length, "t.csv"}, &(intake_options){0}, whole, list,
                         NULL, &err), TIDU_OK);
    panel_text_write(whole, &expected);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        parts p = {0};
        size_t found;

        assert_int_equal(read_in_parts(text_buffer_string(&text), sizes[i], &p, &found, &err), TIDU_OK);
        assert_string_equal(text_buffer_string(&p.all), text_buffer_string(&expected));
        assert_int_equal(p.n, (panel_count(whole) + sizes[i] - 1) / sizes[i]);
        assert_int_equal(found, problems_count(list));
        text_buffer_clear(&p.all);
    }
    text_buffer_clear(&text);
    text_buffer_clear(&expected);
    problems_free(list);
    panel_free(whole);
    dictionary_free(d);
}

static void who_comes_back_is_refused(void **state)
{
    static const char text[] = "uscc,year,revenue\nA1,2021,1\nB1,2021,2\nA1,2022,3\nC1,2021,4\nA1,2023,5\n";
    parts p = {0};
    tidu_error err;

    (void)state;
    assert_int_equal(read_in_parts(text, 2, &p, NULL, &err), TIDU_EDATA); /* within a part it may */
    assert_int_equal(err.line, 6);
    assert_non_null(strstr(err.message, "A1"));
    text_buffer_clear(&p.all);
    assert_int_equal(read_in_parts(text, 1, &p, NULL, &err), TIDU_EDATA);
    assert_int_equal(err.line, 4);
    text_buffer_clear(&p.all);
    assert_int_equal(read_in_parts(text, 3, &p, NULL, &err), TIDU_OK);
    text_buffer_clear(&p.all);
    p.fail_at = 1;
    assert_int_equal(read_in_parts(text, 2, &p, NULL, &err), TIDU_ESTOPPED);
    text_buffer_clear(&p.all);
}

static void code_set_are_found_again(void **state)
{
    code_set *seen = code_set_new();
    text_index *twin = text_index_new();
    uint64_t seed = 3;

    (void)state;
    for (int i = 0; i < 400000; i++) {
        char code[32];
        size_t length, before = text_index_count(twin);
        bool is_new;

        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
        length = (size_t)snprintf(code, sizeof code, "91%016llX", (unsigned long long)(seed >> 33) % 300000);
        text_index_add(twin, code, length);
        assert_true(code_set_add(seen, code, length, &is_new));
        assert_int_equal(is_new, text_index_count(twin) > before);
    }
    text_index_free(twin);
    code_set_free(seen);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_the_whole),
        cmocka_unit_test(who_comes_back_is_refused),
        cmocka_unit_test(code_set_are_found_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
