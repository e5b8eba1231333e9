#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text_buffer.h"
#include "table/csv_delimiter.h"
#include "table/csv_reader.h"
#include "table/csv_splitter.h"
#include "table/csv_twin.h"

/* Records as "line:field|field;" */
static tidu_status append(void *context, const table_record *record, tidu_error *err)
{
    text_buffer *b = context;

    (void)err;
    text_buffer_print(b, "%lu:", record->line);
    for (size_t i = 0; i < record->n; i++) {
        assert_int_equal(record->fields[i].length, strlen(record->fields[i].text));
        text_buffer_print(b, "%s%s%s", i ? "|" : "", record->fields[i].text,
                          record->fields[i].had_nul ? "!" : "");
    }
    text_buffer_append_char(b, ';');
    return TIDU_OK;
}

static tidu_status read_all(const char *text, size_t length, const bool *is_needed, size_t n_needed,
                            record_take take, void *context, tidu_error *err)
{
    byte_source *bytes;
    text_source *source;
    csv_reader *reader;
    tidu_status status;

    assert_int_equal(byte_source_open_memory(text, length, "t.csv", false, &bytes, err), TIDU_OK);
    assert_int_equal(text_source_open(bytes, ENCODING_UTF8, false, &source, err), TIDU_OK);
    assert_int_equal(csv_reader_new(source, '\0', &reader, err), TIDU_OK);
    csv_reader_need(reader, is_needed, n_needed);
    status = csv_reader_run(reader, take, context, err);
    csv_reader_free(reader);
    text_source_close(source);
    byte_source_close(bytes);
    return status;
}

static void assert_reads(const char *text, size_t length, const char *expected)
{
    text_buffer b;
    tidu_error err = {0};

    text_buffer_init(&b);
    assert_int_equal(read_all(text, length, NULL, 0, append, &b, &err), TIDU_OK);
    assert_string_equal(text_buffer_string(&b), expected);
    text_buffer_clear(&b);
}

#define READS(text, expected) assert_reads(text, sizeof(text) - 1, expected)

static void records(void **state)
{
    (void)state;
    READS("", "");
    READS("a,b\nc,d\n", "1:a|b;2:c|d;");
    READS("a,b\nc,d", "1:a|b;2:c|d;");
    READS("a,b\r\nc,d\r\n", "1:a|b;2:c|d;");
    READS("a,b\rc,d\r", "1:a|b;2:c|d;");
    READS("\n\na,b\n\r\nc,\n", "3:a|b;5:c|;");
    READS("a,\"b\nb\"\nc,d\n", "1:a|b\nb;3:c|d;");
    READS("a,\"b\r\nb\"\r\nc,d\r\n", "1:a|b\r\nb;3:c|d;");
    READS("\"a\"\"b\",\"c,d\"\n", "1:a\"b|c,d;");
    READS(" a , b\n", "1:a|b;");
    READS("a,\0b\nc\0,d\n", "1:a|b!;2:c!|d;");
    READS("\0,bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n",
          "1:!|bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb;");
}

static void delimiters(void **state)
{
    (void)state;
    READS("a;b\n1,5;2\n", "1:a|b;2:1,5|2;");
    READS("a\tb\n1\t\n", "1:a|b;2:1|;");
    READS("a|b\n1|2\n", "1:a|b;2:1|2;");
    READS("\"a;b;c\",d\n", "1:a;b;c|d;");
    READS("a\n", "1:a;");
}

static void needs(void **state)
{
    static const bool is_needed[] = {true, false};
    text_buffer b;
    tidu_error err = {0};

    (void)state;
    text_buffer_init(&b);
    assert_int_equal(read_all("a,b,c\n", 6, is_needed, 2, append, &b, &err), TIDU_OK);
    assert_string_equal(text_buffer_string(&b), "1:a||c;");
    text_buffer_clear(&b);
}

static void open_quote(void **state)
{
    static const char text[] = "a,\"x\ny\"\nb,c\nd,\"e\nf,g\n";
    text_buffer b;
    tidu_error err = {0};

    (void)state;
    text_buffer_init(&b);
    assert_int_equal(read_all(text, sizeof text - 1, NULL, 0, append, &b, &err), TIDU_EDATA);
    assert_int_equal(err.line, 4);
    text_buffer_clear(&b);
}

static tidu_status count(void *context, const table_record *record, tidu_error *err)
{
    (void)record;
    (void)err;
    ++*(size_t *)context;
    return TIDU_OK;
}

/* One line of 64 MiB: as one cell, as many cells, as an open quote. */
static void endless_line(void **state)
{
    size_t length = (size_t)1 << 26, n = 0;
    char *text = malloc(length);
    tidu_error err = {0};

    (void)state;
    memset(text, 'x', length);
    memcpy(text, "a\n", 2);
    assert_int_equal(read_all(text, length, NULL, 0, count, &n, &err), TIDU_EDATA);
    assert_int_equal(err.line, 2);
    text[2] = '"';
    assert_int_equal(read_all(text, length, NULL, 0, count, &n, &err), TIDU_EDATA);
    assert_int_equal(err.line, 2);
    memset(text + 2, ',', length - 2);
    assert_int_equal(read_all(text, length, NULL, 0, count, &n, &err), TIDU_EDATA);
    assert_int_equal(err.line, 2);
    free(text);
}

/* Records that cross the borders of blocks in every way: many, of uneven length, some quoted. */
static void read_over_borders(const bool *is_needed, size_t n_needed)
{
    text_buffer text, expected, got;
    unsigned long line = 1;
    tidu_error err = {0};

    text_buffer_init(&text);
    text_buffer_init(&expected);
    text_buffer_init(&got);
    for (unsigned i = 0; i < 200000; i++) {
        const char *name = i % 3 ? "甲" : "a\nb";

        text_buffer_print(&text, "%u,\"%s\",%.*s\r\n", i, name, (int)(i % 17), "xxxxxxxxxxxxxxxxx");
        text_buffer_print(&expected, "%lu:%u|%s|%.*s;", line, i, name, (int)(i % 17),
                          "xxxxxxxxxxxxxxxxx");
        line += i % 3 ? 1 : 2;
    }
    assert_int_equal(read_all(text.text, text.length, is_needed, n_needed, append, &got, &err),
                     TIDU_OK);
    assert_true(got.length == expected.length && !memcmp(got.text, expected.text, got.length));
    text_buffer_clear(&text);
    text_buffer_clear(&expected);
    text_buffer_clear(&got);
}

/* Once by one thread and once, as it is known what is needed, by two. */
static void borders_of_blocks(void **state)
{
    static const bool is_needed[] = {true, true, true};

    (void)state;
    read_over_borders(NULL, 0);
    read_over_borders(is_needed, 3);
}

/* Everything that means something to libcsv, and letters, in random order; some of it long. */
static size_t invent_table(unsigned *seed, char *text, size_t most)
{
    static const char few[] = "aaaaaaaa,,,,,,\n\n\n\r\"\" \t;";
    size_t length = 0;

    while (length < most) {
        unsigned x = *seed = *seed * 1103515245u + 12345u;
        char c = x >> 16 & 1023 ? few[(x >> 18) % (sizeof few - 1)] : '\0';
        size_t run = (x >> 8 & 255) ? 1 : 1 + (x >> 16) % 200;

        for (; run && length < most; run--)
            text[length++] = c;
    }
    return length;
}

static void plain_lines_are_read_as_libcsv_reads_them(void **state)
{
    enum { LONG = 700000 };
    static const char delimiters[] = ",;\t a";
    char *text = malloc(LONG);
    unsigned seed = 7;

    (void)state;
    assert_non_null(text);
    for (unsigned i = 0; i < 20000; i++) {
        size_t length = invent_table(&seed, text, i % 130);

        if (!csv_twin_agrees(text, length, delimiters[i % 5]))
            fail_msg("table %u differs", i);
    }
    for (unsigned i = 0; i < 6; i++) {
        size_t length = invent_table(&seed, text, LONG);

        for (size_t k = 0; k < length; k++) { /* an open quote would swallow it all; lines of all lengths */
            text[k] = text[k] == '"' && i % 3 ? 'q' : text[k];
            text[k] = text[k] == '\n' && i % 2 && k % 61 ? 'n' : text[k];
        }
        if (!csv_twin_agrees(text, length, delimiters[i % 5]))
            fail_msg("long table %u differs", i);
    }
    free(text);
}

/* A cell more than a row may have: the same failure for plain lines as for quoted ones. */
static void too_many_cells(void **state)
{
    enum { CELLS = 65536 };
    char *text = malloc(CELLS + 2);
    size_t n = 0;
    tidu_error err = {0};

    (void)state;
    memset(text, ',', CELLS);
    memcpy(text + CELLS - 1, "\n", 2);
    assert_int_equal(read_all(text, CELLS, NULL, 0, count, &n, &err), TIDU_OK);
    assert_int_equal(n, 1);
    memcpy(text + CELLS - 1, ",\n", 2);
    assert_int_equal(read_all(text, CELLS + 1, NULL, 0, count, &n, &err), TIDU_EDATA);
    assert_int_equal(err.line, 1);
    free(text);
}

static tidu_status fail_at(void *left, const table_record *record, tidu_error *err)
{
    (void)record;
    (void)err;
    return --*(size_t *)left ? TIDU_OK : TIDU_EDATA;
}

static bool stop_late(void *context, size_t bytes, size_t total)
{
    (void)context;
    return bytes < total / 2;
}

/* Failures of the file, of the taker and of the progress end both threads. */
static void failures_of_a_long_file(void **state)
{
    static const bool is_needed[] = {true, false};
    size_t length = (size_t)1 << 23, n = 0;
    char *text = malloc(length);
    tidu_error err = {0};

    (void)state;
    for (size_t i = 0; i < length; i += 8)
        memcpy(text + i, "12,3456\n", 8);
    text[length / 2] = '"';
    assert_int_equal(read_all(text, length, is_needed, 2, count, &n, &err), TIDU_EDATA);
    assert_int_equal(err.line, length / 16 + 1);
    assert_int_equal(n, length / 16);
    text[length / 2] = '1';
    n = length / 12;
    assert_int_equal(read_all(text, length, is_needed, 2, fail_at, &n, &err), TIDU_EDATA);
    assert_int_equal(n, 0);
    text[length - 9] = (char)0xff;
    assert_int_equal(read_all(text, length, is_needed, 2, count, &n, &err), TIDU_EDATA);
    assert_int_equal(err.line, length / 8 - 1);
    free(text);
}

static void progress_stops_a_long_file(void **state)
{
    static const bool is_needed[] = {true, false};
    size_t length = (size_t)1 << 23, n = 0;
    char *text = malloc(length);
    byte_source *bytes;
    text_source *source;
    csv_reader *reader;
    tidu_error err = {0};

    (void)state;
    for (size_t i = 0; i < length; i += 8)
        memcpy(text + i, "12,3456\n", 8);
    assert_int_equal(byte_source_open_memory(text, length, "t.csv", false, &bytes, &err), TIDU_OK);
    assert_int_equal(text_source_open(bytes, ENCODING_UTF8, false, &source, &err), TIDU_OK);
    assert_int_equal(csv_reader_new(source, '\0', &reader, &err), TIDU_OK);
    csv_reader_need(reader, is_needed, 2);
    csv_reader_watch(reader, stop_late, NULL);
    assert_int_equal(csv_reader_run(reader, count, &n, &err), TIDU_ESTOPPED);
    assert_true(n < length / 8);
    csv_reader_free(reader);
    text_source_close(source);
    byte_source_close(bytes);
    free(text);
}

static void end_record(void *splitter)
{
    csv_splitter *s = splitter;

    assert_true(record_batch_end(s->batch, s->record_line));
}

/* Cells of the records of a text, "a|b;c|d;", whatever the blocks in which it arrives. */
static void quotes_that_are_letters(void **state)
{
    static const struct {
        const char *text, *cells;
    } rows[] = {
        {"a,\"b\"c,d\ne,f,g\n", "a|\"b\"c|d;e|f|g;"},           /* the first quote encloses nothing */
        {"a,\"b,c\nd,e,f\ng,\"h\",i\n", "a|\"b|c;d|e|f;g|h|i;"}, /* never closed before the next quote */
        {"a,\"b\"c\"d\",e\n", "a|b\"c\"d|e;"},                   /* letters within a cell that is closed on its line */
        {"a,\"12\" wafer,b\nc,8\" wafer,d\n", "a|\"12\" wafer|b;c|8\" wafer|d;"},
        {"a,\"b\nc\",d\n", "a|b\nc|d;"},                         /* line ends within proper quotes */
        {"a, \"b,c\" ,d\n", "a|b,c|d;"},
        {"a,\"b\"\"c\",d\n", "a|b\"c|d;"},
        {"a,\"b\"c", "a|\"b\"c;"},
        {"\"a\"b", "\"a\"b;"},
        {"a,\"b\"c \nd,\"e\"\n", "a|\"b\"c;d|e;"},
        {"a,\"b\"c\r\nd,\"\"\r\n", "a|\"b\"c;d|;"},
        {"a\rb,\"c\"d\re,f\r", "a;b|\"c\"d;e|f;"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t block = 1; block < 8; block++) {
            csv_splitter s;
            record_batch b = {0};
            text_buffer cells;

            text_buffer_init(&cells);
            assert_true(csv_splitter_init(&s, ',', "t.csv"));
            s.batch = &b;
            s.deliver = end_record;
            s.context = &s;
            for (size_t at = 0; at < strlen(rows[i].text); at += block) {
                size_t left = strlen(rows[i].text) - at;

                csv_splitter_read(&s, rows[i].text + at, left < block ? left : block);
            }
            csv_splitter_finish(&s);
            assert_int_equal(s.status, TIDU_OK);
            for (size_t k = 0; k < b.n_records; k++) {
                table_record record = record_batch_get(&b, k);

                for (size_t c = 0; c < record.n; c++)
                    text_buffer_print(&cells, "%s%s", c ? "|" : "", record.fields[c].text);
                text_buffer_append_char(&cells, ';');
            }
            assert_string_equal(text_buffer_string(&cells), rows[i].cells);
            text_buffer_clear(&cells);
            record_batch_clear(&b);
            csv_splitter_clear(&s);
        }
    }
}

/* A quoted cell over several lines says where it begins and how many delimiters it holds. */
static void cells_over_lines_are_told(void **state)
{
    static const char text[] = "a,b,c\n1,\"2,3\n4,5,6\n7\",8\n9,\"1\n2\",3\n";
    csv_splitter s;
    record_batch b = {0};

    (void)state;
    assert_true(csv_splitter_init(&s, ',', "t.csv"));
    s.batch = &b;
    s.deliver = end_record;
    s.context = &s;
    csv_splitter_read(&s, text, strlen(text));
    csv_splitter_finish(&s);
    assert_int_equal(b.n_records, 3);
    assert_int_equal(record_batch_get(&b, 0).quotes.span, 0);
    assert_int_equal(record_batch_get(&b, 1).quotes.span, 2);
    assert_int_equal(record_batch_get(&b, 1).quotes.span_delimiters, 3);
    assert_int_equal(record_batch_get(&b, 2).quotes.span, 5);
    assert_int_equal(record_batch_get(&b, 2).quotes.span_delimiters, 0);
    record_batch_clear(&b);
    csv_splitter_clear(&s);
}

static size_t count_names(void *context, const table_record *record)
{
    size_t n = 0;

    (void)context;
    for (size_t i = 0; i < record->n; i++)
        n += !strcmp(record->fields[i].text, "uscc") || !strcmp(record->fields[i].text, "name");
    return n;
}

/* What names the columns decides, not what occurs most often. */
static void delimiters_by_header(void **state)
{
    static const struct {
        const char *text;
        char delimiter;
    } rows[] = {
        {"uscc,name,scope\n1,a,x;y;z;u;v;w;x;y\n2,b,x;y;z;u;v;w;x;y\n", ','},
        {"uscc\tname\tscope\n1\ta\tx,y,z,u,v,w\n2\tb\tx,y,z,u,v,w\n", '\t'},
        {"for towns,streets,parks,platforms,bureaus,others\nuscc\tname\n1\ta\n", '\t'},
        {"uscc,name\n1,a|b|c|d\n", ','},
        {"x;y;z\n1;2;3\n", ';'}, /* without a header that is known: the most frequent */
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(csv_delimiter_find(rows[i].text, strlen(rows[i].text), count_names, NULL), rows[i].delimiter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(delimiters_by_header),
        cmocka_unit_test(quotes_that_are_letters),
        cmocka_unit_test(cells_over_lines_are_told),
        cmocka_unit_test(records),    cmocka_unit_test(delimiters),   cmocka_unit_test(needs),
        cmocka_unit_test(open_quote), cmocka_unit_test(endless_line), cmocka_unit_test(borders_of_blocks),
        cmocka_unit_test(failures_of_a_long_file), cmocka_unit_test(progress_stops_a_long_file),
        cmocka_unit_test(plain_lines_are_read_as_libcsv_reads_them), cmocka_unit_test(too_many_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
