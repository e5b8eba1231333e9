#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "table/workbook_maker.h"

/* --- writing ------------------------------------------------------------------------- */

typedef struct writer {
    unsigned char bytes[1 << 16];
    size_t n;
} writer;

static void put16(writer *w, unsigned value)
{
    w->bytes[w->n++] = value & 255;
    w->bytes[w->n++] = value >> 8 & 255;
}

static void put32(writer *w, unsigned long value)
{
    put16(w, value & 0xffff);
    put16(w, value >> 16 & 0xffff);
}

static void put_double(writer *w, double value)
{
    memcpy(w->bytes + w->n, &value, 8);
    w->n += 8;
}

static void put_bytes(writer *w, const char *bytes, size_t n)
{
    memcpy(w->bytes + w->n, bytes, n);
    w->n += n;
}

/* The head of a record whose length follows from end_record. */
static size_t begin_record(writer *w, unsigned id)
{
    put16(w, id);
    put16(w, 0);
    return w->n;
}

static void end_record(writer *w, size_t begin)
{
    w->bytes[begin - 2] = (w->n - begin) & 255;
    w->bytes[begin - 1] = (w->n - begin) >> 8 & 255;
}

static void put_record(writer *w, unsigned id, const char *bytes, size_t n)
{
    size_t begin = begin_record(w, id);

    put_bytes(w, bytes, n);
    end_record(w, begin);
}

/* A cell up to its value. */
static size_t begin_cell(writer *w, unsigned id, unsigned row, unsigned column, unsigned style)
{
    size_t begin = begin_record(w, id);

    put16(w, row);
    put16(w, column);
    put16(w, style);
    return begin;
}

static void put_number_cell(writer *w, unsigned row, unsigned column, unsigned style, double value)
{
    size_t begin = begin_cell(w, 0x203, row, column, style);

    put_double(w, value);
    end_record(w, begin);
}

static void put_rk_cell(writer *w, unsigned row, unsigned column, unsigned long rk)
{
    size_t begin = begin_cell(w, 0x27e, row, column, 0);

    put32(w, rk);
    end_record(w, begin);
}

static void put_shared_cell(writer *w, unsigned row, unsigned column, unsigned long text)
{
    size_t begin = begin_cell(w, 0xfd, row, column, 0);

    put32(w, text);
    end_record(w, begin);
}

#define BEGIN_OF(w, kind) put_record(w, 0x809, "\0\6" kind "\0\0\0\0\0\0\0\0\0\0\0\0", 16)
#define END_OF(w) put_record(w, 0x0a, "", 0)

/* A text of one byte a character, then one of two bytes that is continued, in one byte, in another record. */
static void put_texts(writer *w)
{
    size_t begin = begin_record(w, 0xfc);

    put32(w, 3);
    put32(w, 3);
    put16(w, 4);
    put_bytes(w, "\0code", 5);
    put16(w, 4);
    put_bytes(w, "\1\x0d\x54", 3); /* U+540D */
    end_record(w, begin);
    put_record(w, 0x3c, "\0abc" "\2\0" "\x0d\1\0\4\0\0\0" "\x3d\xd8" "\0\xde" "RUNSext.", 25);
}

static void put_sheet_names(writer *w, size_t at[2])
{
    for (unsigned i = 0; i < 2; i++) {
        size_t begin = begin_record(w, 0x85);

        at[i] = w->n;
        put32(w, 0);
        put_bytes(w, i ? "\0\0\2\1\x31\0\0\x4e" : "\1\0\1\0A", i ? 8 : 5); /* "1一"; "A", which is hidden */
        end_record(w, begin);
    }
}

static void put_first_sheet(writer *w)
{
    static const char formula_text[8] = {0, 0, 0, 0, 0, 0, -1, -1}, formula_true[8] = {1, 0, 1, 0, 0, 0, -1, -1},
                      formula_error[8] = {2, 0, 42, 0, 0, 0, -1, -1};
    size_t begin;

    BEGIN_OF(w, "\x10\0");
    put_record(w, 0x7d, "\2\0\3\0\0\0\0\0\1\0\0\0", 12);                        /* columns C and D are hidden */
    put_record(w, 0x208, "\2\0\0\0\5\0\0\0\0\0\0\0\x20\0\0\0", 16);             /* row 3, too */
    for (unsigned column = 0; column < 3; column++)
        put_shared_cell(w, 0, column, column);
    put_number_cell(w, 1, 0, 1, 45352);     /* a date */
    put_number_cell(w, 1, 1, 2, 0.0512);    /* a percentage */
    put_rk_cell(w, 1, 2, (123456UL << 2) | 3); /* a hundredth of it */
    put_rk_cell(w, 1, 3, ((unsigned long)(-7 * 4) & 0xffffffffUL) | 2);
    put_rk_cell(w, 1, 4, 0x3ff80000UL);     /* the upper half of 1.5 */
    begin = begin_record(w, 0xbd);          /* several of them */
    put16(w, 2);
    put16(w, 0);
    for (unsigned i = 1; i < 3; i++) {
        put16(w, 0);
        put32(w, (i << 2) | 2);
    }
    put16(w, 1);
    end_record(w, begin);
    BEGIN_OF(w, "\x20\0"); /* a chart with a cell and an end of its own */
    put_number_cell(w, 9, 9, 0, 99);
    END_OF(w);
    begin = begin_cell(w, 0x06, 3, 0, 0);
    put_bytes(w, formula_text, 8);
    end_record(w, begin);
    put_record(w, 0x207, "\2\0\0xy", 5);
    begin = begin_cell(w, 0x06, 3, 1, 0);
    put_bytes(w, formula_true, 8);
    end_record(w, begin);
    begin = begin_cell(w, 0x06, 3, 2, 0);
    put_bytes(w, formula_error, 8);
    end_record(w, begin);
    begin = begin_cell(w, 0x205, 3, 3, 0);
    put_bytes(w, "\0\0", 2);
    end_record(w, begin);
    begin = begin_cell(w, 0x204, 3, 4, 0);
    put_bytes(w, "\2\0\0zz", 5);
    end_record(w, begin);
    put_number_cell(w, 4, 1, 0, 7);
    put_record(w, 0xe5, "\1\0\3\0\5\0\0\0\0\0", 10); /* A4:A6 */
    END_OF(w);
}

/* The stream: the workbook as a whole, then its sheets. */
static void put_stream(writer *w, bool is_1904)
{
    size_t at[2];

    BEGIN_OF(w, "\5\0");
    put_record(w, 0x22, is_1904 ? "\1\0" : "\0\0", 2);
    put_record(w, 0x41e, "\xa4\0\x0a\0\0yyyy-mm-dd", 15);
    put_record(w, 0xe0, "\0\0\0\0", 4);
    put_record(w, 0xe0, "\0\0\xa4\0", 4);
    put_record(w, 0xe0, "\0\0\x0a\0", 4);
    put_sheet_names(w, at);
    put_texts(w);
    END_OF(w);
    for (size_t i = 0; i < 2; i++) {
        size_t here = w->n;

        for (int k = 0; k < 4; k++)
            w->bytes[at[i] + (size_t)k] = here >> (8 * k) & 255;
        if (i)
            put_first_sheet(w);
        else
            BEGIN_OF(w, "\x10\0");
        END_OF(w);
    }
}

static void put_entry(writer *w, const char *name, unsigned kind, unsigned long first, unsigned long size)
{
    size_t begin = w->n, length = strlen(name);

    for (size_t i = 0; i < length; i++)
        put16(w, (unsigned char)name[i]);
    w->n = begin + 64;
    put16(w, (unsigned)(2 * length + 2));
    w->bytes[w->n] = (unsigned char)kind;
    w->n = begin + 116;
    put32(w, first);
    put32(w, size);
    w->n = begin + 128;
}

/*
 * A compound file with one stream: header | FAT | directory | table of small streams | the stream, back to front by
 * sectors if it is large.
 */
static made_bytes make_compound(const char *name, const writer *stream, size_t size)
{
    writer *w = calloc(1, sizeof *w);
    bool is_small = size < 4096;
    unsigned sectors = (unsigned)((size + 511) / 512);
    made_bytes out;

    put_bytes(w, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
    w->n = 30;
    put16(w, 9);
    w->n = 48;
    put32(w, 1);
    w->n = 60;
    put32(w, is_small ? 2 : 0xfffffffe);
    w->n = 68;
    put32(w, 0xfffffffe);
    w->n = 76;
    put32(w, 0);
    while (w->n < 512)
        put32(w, 0xffffffff);
    put32(w, 0xfffffffd);
    put32(w, 0xfffffffe);
    put32(w, 0xfffffffe);
    for (unsigned i = 0; i < sectors; i++) /* sectors 3 to 3 + n - 1 */
        put32(w, is_small ? (i + 1 < sectors ? 3 + i + 1 : 0xfffffffe) : i ? 3 + i - 1 : 0xfffffffe);
    while (w->n < 1024)
        put32(w, 0xffffffff);
    put_entry(w, "Root Entry", 5, is_small ? 3 : 0xfffffffe, is_small ? sectors * 512 : 0);
    put_entry(w, name, 2, is_small ? 0 : 3 + sectors - 1, size);
    w->n = 1536;
    for (unsigned i = 0; i < 128; i++)
        put32(w, i + 1 < (size + 63) / 64 ? i + 1 : 0xfffffffe);
    for (unsigned i = 0; i < sectors; i++)
        put_bytes(w, (const char *)stream->bytes + 512 * (is_small ? i : sectors - 1 - i), 512);
    out.length = w->n;
    out.bytes = malloc(out.length);
    memcpy(out.bytes, w->bytes, out.length);
    free(w);
    return out;
}

static made_bytes make_xls(const char *name, size_t least, bool is_1904)
{
    writer *stream = calloc(1, sizeof *stream);
    made_bytes out;

    put_stream(stream, is_1904);
    out = make_compound(name, stream, stream->n < least ? least : stream->n);
    free(stream);
    return out;
}

/* --- tests ---------------------------------------------------------------------------- */

static void all_records(void **state)
{
    static const row_options none;

    (void)state;
    for (int i = 0; i < 2; i++) { /* in sectors of the file, and in pieces of another stream */
        made_bytes book = make_xls("Workbook", i ? 0 : 5000, false);
        made_reading got;

        read_rows_of(book, &none, &got);
        assert_string_equal(got.err.message, "");
        assert_string_equal(got.name, "b.xlsx [1一]");
        assert_string_equal(text_buffer_string(&got.rows),
                            "1:code|名abc|😀|;2:2024-03-01|5.12%|1234.56|-7|1.5|;3:1|2||||;4:xy|1||0|zz|;5:xy|7||||;");
        assert_int_equal(got.facts.errors.n, 1);
        assert_int_equal(got.facts.hidden_rows, 1);
        assert_int_equal(got.facts.hidden_columns, 2);
        text_buffer_clear(&got.rows);
        free(book.bytes);
    }
}

static void other_epoch(void **state)
{
    made_bytes book = make_xls("Workbook", 0, true);
    made_reading got;

    (void)state;
    read_rows_of(book, &(row_options){.sheet = "2"}, &got);
    assert_string_equal(got.err.message, "");
    assert_non_null(strstr(text_buffer_string(&got.rows), "2:2028-03-02|"));
    text_buffer_clear(&got.rows);
    free(book.bytes);
}

static void assert_refused(made_bytes book, const char *words)
{
    static const row_options none;
    made_reading got;

    read_rows_of(book, &none, &got);
    assert_int_equal(got.status, TIDU_EDATA);
    if (!strstr(got.err.message, words))
        fail_msg("'%s' does not say '%s'", got.err.message, words);
    text_buffer_clear(&got.rows);
    free(book.bytes);
}

static void other_documents(void **state)
{
    writer *stream = calloc(1, sizeof *stream);

    (void)state;
    assert_refused(make_xls("EncryptedPackage", 0, false), "this workbook is encrypted");
    assert_refused(make_xls("WordDocument", 0, false), "a text document");
    assert_refused(make_xls("PowerPoint Document", 0, false), "a presentation");
    assert_refused(make_xls("Book", 0, false), "Excel 95");
    assert_refused(make_xls("Contents", 0, false), "no workbook");
    BEGIN_OF(stream, "\5\0");
    put_record(stream, 0x2f, "\1\0\1\0", 4);
    END_OF(stream);
    assert_refused(make_compound("Workbook", stream, 5000), "this workbook is encrypted");
    stream->n = 0;
    put_record(stream, 0x809, "\0\5\5\0", 4);
    assert_refused(make_compound("Workbook", stream, 5000), "Excel 95");
    stream->n = 0;
    put_record(stream, 0x1234, "\0\5\5\0", 4);
    assert_refused(make_compound("Workbook", stream, 5000), "not copied completely");
    free(stream);
}

/* Cut off anywhere, or with any byte changed, it is refused or read, within bounds. */
static void damage(void **state)
{
    static const row_options none;
    made_bytes book = make_xls("Workbook", 0, false);
    char *spare = malloc(book.length);

    (void)state;
    memcpy(spare, book.bytes, book.length);
    for (size_t i = 0; i < 2 * book.length; i++) {
        made_reading got;
        made_bytes bad = {book.bytes, i < book.length ? i : book.length};

        if (i >= book.length)
            book.bytes[i - book.length] ^= 0x55;
        read_rows_of(bad, &none, &got);
        assert_true(got.status == TIDU_OK || got.err.message[0]);
        text_buffer_clear(&got.rows);
        memcpy(book.bytes, spare, book.length);
    }
    free(spare);
    free(book.bytes);
}

static void failing_allocations(void **state)
{
    made_bytes book = make_xls("Workbook", 0, false);

    (void)state;
    for (unsigned long k = 1;; k++) {
        byte_source *bytes;
        row_reader *reader = NULL;
        text_buffer rows;
        tidu_status status;

        text_buffer_init(&rows);
        assert_int_equal(byte_source_open_memory(book.bytes, book.length, "b.xls", false, &bytes, NULL), TIDU_OK);
        allocate_fail_at(k);
        status = row_reader_open(bytes, &(row_options){0}, &reader, NULL);
        if (!status)
            status = row_reader_choose(reader, maker_judge, NULL, NULL);
        if (!status)
            status = row_reader_run(reader, maker_take, &rows, NULL);
        allocate_fail_at(0);
        row_reader_close(reader);
        byte_source_close(bytes);
        text_buffer_clear(&rows);
        if (!status) {
            assert_true(k > 20);
            break;
        }
        assert_int_equal(status, TIDU_ENOMEM);
    }
    free(book.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_records),
        cmocka_unit_test(other_epoch),
        cmocka_unit_test(other_documents),
        cmocka_unit_test(damage),
        cmocka_unit_test(failing_allocations),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
