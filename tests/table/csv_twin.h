/*
 * The slow twin of csv_reader: libcsv alone, fed byte by byte. Both write what they read as
 * "line:length text|length text;", so that two strings tell whether they agree.
 */
#ifndef TESTS_IO_CSV_TWIN_H
#define TESTS_IO_CSV_TWIN_H

#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text_buffer.h"
#include "table/csv_reader.h"

typedef struct csv_twin {
    text_buffer out;
    unsigned long line, record_line;
    size_t fields;
    bool is_between, ended;
} csv_twin;

static void csv_twin_put(text_buffer *out, const char *text, size_t length)
{
    text_buffer_print(out, "%zu ", length);
    for (size_t i = 0; i < length; i++)
        text_buffer_append_char(out, text[i]);
    text_buffer_append_char(out, '|');
}

static void csv_twin_field(void *text, size_t length, void *context)
{
    csv_twin *t = context;
    char *bytes = text;
    size_t kept = 0;

    for (size_t i = 0; i < length; i++) {
        if (bytes[i])
            bytes[kept++] = bytes[i];
    }
    if (!t->fields++)
        text_buffer_print(&t->out, "%lu:", t->record_line);
    csv_twin_put(&t->out, bytes, kept);
}

static void csv_twin_record(int end, void *context)
{
    csv_twin *t = context;

    (void)end;
    if (t->fields)
        text_buffer_append_char(&t->out, ';');
    t->fields = 0;
    t->is_between = t->ended = true;
}

/* False: a quote is never closed. */
static bool csv_twin_read(csv_twin *t, const char *text, size_t length, char delimiter)
{
    struct csv_parser p;
    bool was_return = false, ok;

    *t = (csv_twin){.line = 1, .is_between = true};
    text_buffer_init(&t->out);
    csv_init(&p, CSV_REPALL_NL);
    csv_set_delim(&p, (unsigned char)delimiter);
    for (size_t i = 0; i < length; i++) {
        char c = text[i];

        if (t->is_between && (c == delimiter || !memchr(" \t\r\n", c, 4))) {
            t->record_line = t->line;
            t->is_between = false;
        }
        t->ended = false;
        csv_parse(&p, &c, 1, csv_twin_field, csv_twin_record, t);
        t->line += c == '\n' ? !was_return : c == '\r' && t->ended;
        if (c == delimiter || (c != ' ' && c != '\t')) /* of blanks alone between CR and LF libcsv tells nothing: one line end */
            was_return = c == '\r' && t->ended;
    }
    csv_set_opts(&p, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
    ok = csv_fini(&p, csv_twin_field, csv_twin_record, t) == 0;
    csv_free(&p);
    return ok;
}

/*
 * Whether quotes stand only where RFC 4180 has them: around a whole cell, and doubled within. What is read otherwise is not
 * what libcsv reads (table/csv_quotes.h).
 */
static bool csv_twin_is_proper(const char *text, size_t length, char delimiter)
{
    enum { BEGIN, PLAIN, WITHIN, CLOSED } state = BEGIN;

    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        bool ends = c == delimiter || c == '\n' || c == '\r', is_blank = (c == ' ' || c == '\t') && c != delimiter;

        if (state == WITHIN) {
            if (c == '"' && i + 1 < length && text[i + 1] == '"')
                i++;
            else if (c == '"')
                state = CLOSED;
        } else if (ends) {
            state = BEGIN;
        } else if (state == CLOSED) {
            if (!is_blank)
                return false;
        } else if (state == BEGIN && !is_blank) {
            state = c == '"' ? WITHIN : PLAIN;
        }
    }
    return state != WITHIN;
}

static tidu_status csv_twin_take(void *context, const table_record *record, tidu_error *err)
{
    text_buffer *out = context;

    (void)err;
    text_buffer_print(out, "%lu:", record->line);
    for (size_t i = 0; i < record->n; i++) {
        if (strlen(record->fields[i].text) != record->fields[i].length)
            abort();
        csv_twin_put(out, record->fields[i].text, record->fields[i].length);
    }
    text_buffer_append_char(out, ';');
    return TIDU_OK;
}

/* Does csv_reader make of an ASCII text what libcsv makes of it? */
static bool csv_twin_agrees(const char *text, size_t length, char delimiter)
{
    byte_source *bytes;
    text_source *source;
    csv_reader *reader;
    csv_twin twin;
    text_buffer got;
    tidu_error err = {0};
    tidu_status status;
    bool ok, agrees;

    if (!csv_twin_is_proper(text, length, delimiter))
        return true;
    ok = csv_twin_read(&twin, text, length, delimiter);
    text_buffer_init(&got);
    if (byte_source_open_memory(text, length, "t.csv", false, &bytes, &err) ||
        text_source_open(bytes, ENCODING_UTF8, false, &source, &err) ||
        csv_reader_new(source, delimiter, &reader, &err))
        abort();
    status = csv_reader_run(reader, csv_twin_take, &got, &err);
    agrees = status == (ok ? TIDU_OK : TIDU_EDATA) && got.length <= twin.out.length &&
             !memcmp(text_buffer_string(&got), text_buffer_string(&twin.out), got.length) &&
             (!ok || got.length == twin.out.length);
    csv_reader_free(reader);
    text_source_close(source);
    byte_source_close(bytes);
    text_buffer_clear(&got);
    text_buffer_clear(&twin.out);
    return agrees;
}

#endif
