/*
 * The rows of a table as JSON, one a line: print_rows FILE [SHEET]; for comparing with other readers.
 */
#include <stdio.h>

#include "table/row_reader.h"

static void print_text(const char *text)
{
    putchar('"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;

        if (c < ' ' || c == '"' || c == '\\')
            printf("\\u%04x", c);
        else
            putchar(c);
    }
    putchar('"');
}

static tidu_status print_row(void *context, const table_record *record, tidu_error *err)
{
    (void)context;
    (void)err;
    printf("[%lu", record->line);
    for (size_t i = 0; i < record->n; i++) {
        putchar(',');
        print_text(record->fields[i].text);
    }
    puts("]");
    return TIDU_OK;
}

int main(int argc, char **argv)
{
    row_options options = {.sheet = argc > 2 ? argv[2] : "1"};
    byte_source *bytes;
    row_reader *reader;
    tidu_error err = {0};
    int bad = argc < 2 || byte_source_open(argv[1], false, &bytes, &err);

    if (!bad) {
        bad = row_reader_open(bytes, &options, &reader, &err);
        if (!bad) {
            bad = row_reader_run(reader, print_row, NULL, &err) != TIDU_OK;
            row_reader_close(reader);
        }
        byte_source_close(bytes);
    }
    if (bad)
        fprintf(stderr, "print_rows: %s:%lu: %s\n", err.file, err.line, err.message);
    return bad;
}
