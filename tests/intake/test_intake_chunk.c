/*
 * A file read by several threads against the same file read by one: companies, cells, lines, problems and failures are
 * the same, whatever stands where a chunk begins.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <iconv.h>
#include <string.h>

#include "base/text_buffer.h"
#include "dictionary.h"
#include "intake/intake.h"
#include "intake/panel_text.h"

/* The first MiB is always read by one thread. */
enum { PLAIN = 1 << 20, REMARK = 4000, ODD_ROWS = 1500, FAULTS = 14 };

/* What a table may hold: one bit each. */
typedef enum fault {
    QUOTED_ROWS = 1 << 0,     /* cells with line ends, and rows that are no rows because they stand in a cell */
    COMING_BACK = 1 << 1,     /* companies of before, some with other values */
    BAD_CELLS = 1 << 2,
    LINE_ENDS = 1 << 3,       /* CR LF, CR alone, empty lines */
    NOT_UTF8 = 1 << 4,
    OPEN_QUOTE = 1 << 5,
    SORTED_BY_YEAR = 1 << 6,
} fault;

typedef struct inventor {
    unsigned seed;
    unsigned companies;
    text_buffer text;
} inventor;

static unsigned draw(inventor *v, unsigned below)
{
    v->seed = v->seed * 1103515245u + 12345u;
    return (v->seed >> 16) % below;
}

static void add_row(inventor *v, unsigned company, int year, const char *end)
{
    text_buffer_print(&v->text, "91330000MA%08u,样例公司,2012-03-04,%d,%u.5,%u,%u,%u%s", company, year, draw(v, 30000),
                      draw(v, 9000), draw(v, 900), draw(v, 90), end);
}

static void add_odd_row(inventor *v, unsigned faults)
{
    static const char *const ends[] = {"\n", "\r\n", "\n\n", "\r", "\n\r\n"};
    const char *end = faults & LINE_ENDS ? ends[draw(v, 5)] : "\n";
    unsigned company = v->companies++;

    if (faults & COMING_BACK && !draw(v, 40))
        company = draw(v, company);
    if (faults & QUOTED_ROWS && !draw(v, 3)) {
        text_buffer_print(&v->text, "\"91330000MA%08u\",\"甲\n91330000MA99999999,乙,,2022,1,1,1,1\n丙\",,2022,7,,,\n", company);
    } else if (faults & BAD_CELLS && !draw(v, 3)) {
        text_buffer_print(&v->text, "91330000MA%08u,?? ,some day,%s,-5,12345678901234567.25,about,%s%s", company,
                          draw(v, 9) ? "2023" : "20233", draw(v, 2) ? "3.5" : "4,5,6", end);
        text_buffer_append_string(&v->text, draw(v, 9) ? "" : ",,,\n9.1350E+17,x,,2022,1,1,1,1\n合计,,,,8,8,8,8\n");
    } else {
        for (int year = 2023; year > 2023 - 1 - (int)draw(v, 3); year--)
            add_row(v, company, year, end);
    }
}

static void invent(inventor *v, unsigned seed, unsigned faults)
{
    *v = (inventor){.seed = seed};
    text_buffer_init(&v->text);
    text_buffer_append_string(&v->text, "uscc,name,founded_on,year,revenue,rd_expense,employees,st_staff,remarks\n");
    while (v->text.length < PLAIN) {
        add_row(v, v->companies++, 2023, ",");
        for (int i = 0; i < REMARK; i++)
            text_buffer_append_char(&v->text, 'x');
        text_buffer_append_char(&v->text, '\n');
    }
    for (unsigned i = 0; i < ODD_ROWS; i++)
        add_odd_row(v, faults);
    for (unsigned i = 0; faults & SORTED_BY_YEAR && i < ODD_ROWS; i++)
        add_row(v, i, 2022, "\n");
    if (faults & NOT_UTF8)
        text_buffer_append_string(&v->text, "91330000MA77777777,\xb9\xab\xcb\xbe,,2022,1,1,1,1\n");
    if (faults & OPEN_QUOTE)
        text_buffer_append_string(&v->text, "91330000MA88888888,\"never closed,,2022,1,1,1,1\n");
    for (unsigned i = 0; i < ODD_ROWS / 4; i++)
        add_odd_row(v, faults & ~(unsigned)COMING_BACK);
}

static void write_problems(const problems *list, text_buffer *out)
{
    for (size_t i = 0; i < problems_count(list); i++) {
        const problem *p = problems_get(list, i);

        text_buffer_print(out, "%s %s %lu %lu %s '%s'\n", problem_code(p->kind), p->file, p->line, p->column, p->header,
                          p->found);
    }
}

/* All that comes of reading, as a text. */
static void read_with(int threads, size_t least, const text_buffer *text, text_buffer *out)
{
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    problems *list = problems_new();
    intake_options options = {.threads = threads, .least_chunk = least};
    tidu_error err = {0};
    tidu_status status = intake_read_bytes((intake_bytes){text_buffer_string((text_buffer *)(uintptr_t)text), text->length, "t.csv"}, &options, p, list,
                         NULL, &err);

    text_buffer_init(out);
    text_buffer_print(out, "%d %lu %s\n", status, err.line, status ? err.message : "");
    if (!status)
        panel_text_write(p, out);
    write_problems(list, out);
    problems_free(list);
    panel_free(p);
    dictionary_free(d);
}

/* The lines from the first one that differs on. */
static void skip_alike(const char **a, const char **b)
{
    const char *x = *a, *y = *b;

    for (; *x && *x == *y; x++, y++) {
        if (*x == '\n') {
            *a = x + 1;
            *b = y + 1;
        }
    }
}

static void assert_same(const text_buffer *text)
{
    static const struct {
        int threads;
        size_t least;
    } ways[] = {{2, 4096}, {3, 4096}, {8, 1000}};
    text_buffer expected, got;
    const char *one, *several;

    read_with(1, 0, text, &expected);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        read_with(ways[i].threads, ways[i].least, text, &got);
        one = text_buffer_string(&expected);
        several = text_buffer_string(&got);
        skip_alike(&one, &several);
        assert_string_equal(several, one);
        text_buffer_clear(&got);
    }
    text_buffer_clear(&expected);
}

static void several_threads_read_what_one_reads(void **state)
{
    static const unsigned tables[FAULTS] = {
        0, QUOTED_ROWS, COMING_BACK, BAD_CELLS, LINE_ENDS, NOT_UTF8, OPEN_QUOTE, SORTED_BY_YEAR,
        QUOTED_ROWS | COMING_BACK, QUOTED_ROWS | BAD_CELLS | LINE_ENDS, QUOTED_ROWS | OPEN_QUOTE,
        BAD_CELLS | NOT_UTF8, BAD_CELLS | COMING_BACK | LINE_ENDS, QUOTED_ROWS | BAD_CELLS | SORTED_BY_YEAR};

    (void)state;
    for (unsigned i = 0; i < FAULTS; i++) {
        inventor v;

        invent(&v, 7 * i + 1, tables[i]);
        assert_same(&v.text);
        text_buffer_clear(&v.text);
    }
}

static void a_table_in_gb18030_is_shared_too(void **state)
{
    inventor v;
    text_buffer converted;
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    char out[1 << 14];
    char *in;
    size_t left;

    (void)state;
    invent(&v, 99, BAD_CELLS | LINE_ENDS);
    text_buffer_init(&converted);
    in = (char *)(uintptr_t)text_buffer_string(&v.text);
    for (left = v.text.length; left;) {
        char *to = out;
        size_t room = sizeof out;

        iconv(converter, &in, &left, &to, &room);
        text_buffer_append(&converted, out, (size_t)(to - out));
    }
    iconv_close(converter);
    assert_same(&converted);
    text_buffer_clear(&converted);
    text_buffer_clear(&v.text);
}

/* Counts what it hears of; stops where it is told to. */
typedef struct listener {
    size_t calls, stops_at, last;
    bool is_ordered;
} listener;

static bool listen(void *context, size_t bytes, size_t total)
{
    listener *l = context;

    l->is_ordered = l->is_ordered && bytes >= l->last && bytes <= total;
    l->last = bytes;
    return ++l->calls != l->stops_at;
}

static void progress_is_that_of_all_and_stops_all(void **state)
{
    inventor v;

    (void)state;
    invent(&v, 3, 0);
    for (size_t stops_at = 0; stops_at < 3; stops_at++) {
        listener l = {.stops_at = stops_at, .is_ordered = true};
        dictionary *d = shipped_dictionary();
        panel *p = panel_new(d);
        problems *list = problems_new();
        intake_options options = {.threads = 4, .least_chunk = 4096, .progress = listen, .progress_context = &l};
        tidu_error err;

        assert_int_equal(intake_read_bytes((intake_bytes){text_buffer_string(&v.text), v.text.length, "t.csv"}, &options, p, list,
                         NULL, &err), stops_at ? TIDU_ESTOPPED : TIDU_OK);
        assert_true(l.is_ordered);
        assert_true(stops_at || l.last == v.text.length);
        problems_free(list);
        panel_free(p);
        dictionary_free(d);
    }
    text_buffer_clear(&v.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_threads_read_what_one_reads),
        cmocka_unit_test(a_table_in_gb18030_is_shared_too),
        cmocka_unit_test(progress_is_that_of_all_and_stops_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
