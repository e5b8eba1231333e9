/*
 * The rows of a workbook. The first byte chooses: "r", the other bytes are the file; otherwise they are the parts of a
 * package, separated by RS (0x1e): sheet, texts, styles, properties of the workbook. The parts are stored in a zip
 * archive with right checksums, which a fuzzer does not find.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "table/row_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

typedef struct package {
    uint8_t *bytes;
    size_t n;
    uint8_t directory[4096];
    size_t n_directory, entries;
} package;

static uint32_t checksum(const uint8_t *bytes, size_t n)
{
    uint32_t c = 0xffffffff;

    for (size_t i = 0; i < n; i++) {
        c ^= bytes[i];
        for (int k = 0; k < 8; k++)
            c = c & 1 ? c >> 1 ^ 0xedb88320 : c >> 1;
    }
    return ~c;
}

static size_t put(uint8_t *to, unsigned long value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = i < sizeof value ? (uint8_t)(value >> (8 * i)) : 0;
    return n;
}

/* What a file and its entry in the directory have in common: version to name lengths. */
static size_t put_head(uint8_t *to, const uint8_t *text, size_t n, const char *path)
{
    size_t at = put(to, 20, 2);

    at += put(to + at, 0, 8); /* flags, method: stored, time */
    at += put(to + at, checksum(text, n), 4);
    at += put(to + at, n, 4);
    at += put(to + at, n, 4);
    at += put(to + at, strlen(path), 2);
    return at + put(to + at, 0, 2);
}

static void add(package *p, const char *path, const uint8_t *text, size_t n)
{
    uint8_t *entry = p->directory + p->n_directory;
    size_t at, place = p->n;

    p->n += put(p->bytes + p->n, 0x04034b50, 4);
    p->n += put_head(p->bytes + p->n, text, n, path);
    memcpy(p->bytes + p->n, path, strlen(path));
    p->n += strlen(path);
    memcpy(p->bytes + p->n, text, n);
    p->n += n;
    at = put(entry, 0x02014b50, 4);
    at += put(entry + at, 20, 2);
    at += put_head(entry + at, text, n, path);
    at += put(entry + at, 0, 10); /* comment, disk, attributes */
    at += put(entry + at, place, 4);
    memcpy(entry + at, path, strlen(path));
    p->n_directory += at + strlen(path);
    p->entries++;
}

static void finish(package *p)
{
    size_t place = p->n;

    memcpy(p->bytes + p->n, p->directory, p->n_directory);
    p->n += p->n_directory;
    p->n += put(p->bytes + p->n, 0x06054b50, 4);
    p->n += put(p->bytes + p->n, 0, 4);
    p->n += put(p->bytes + p->n, p->entries, 2);
    p->n += put(p->bytes + p->n, p->entries, 2);
    p->n += put(p->bytes + p->n, p->n_directory, 4);
    p->n += put(p->bytes + p->n, place, 4);
    p->n += put(p->bytes + p->n, 0, 2);
}

static void make_package(package *p, const uint8_t *bytes, size_t length)
{
    static const char *const paths[] = {"xl/sheet", "xl/sharedStrings", "xl/styles"};
    static const char relations[] = "<a><Relationship Id='s' Type='/worksheet' Target='sheet'/>"
                                    "<Relationship Id='t' Type='/sharedStrings' Target='sharedStrings'/>"
                                    "<Relationship Id='y' Type='/styles' Target='styles'/></a>";
    static const char head[] = "<workbook>", tail[] = "<sheets><sheet name='a' r:id='s'/></sheets></workbook>";
    uint8_t *workbook = malloc(length + sizeof head + sizeof tail);
    size_t n = sizeof head - 1;

    memcpy(workbook, head, n);
    for (size_t i = 0; i < 4; i++) {
        const uint8_t *end = length ? memchr(bytes, 0x1e, length) : NULL;
        size_t part = end ? (size_t)(end - bytes) : length;

        if (i < 3 && (part || !i))
            add(p, paths[i], bytes, part);
        else if (i == 3) {
            memcpy(workbook + n, bytes, part);
            n += part;
        }
        bytes += part + (end != NULL);
        length -= part + (end != NULL);
    }
    memcpy(workbook + n, tail, sizeof tail - 1);
    add(p, "xl/workbook.xml", workbook, n + sizeof tail - 1);
    add(p, "xl/_rels/workbook.xml.rels", (const uint8_t *)relations, sizeof relations - 1);
    finish(p);
    free(workbook);
}

static tidu_status take(void *context, const table_record *record, tidu_error *err)
{
    size_t *bytes = context;

    (void)err;
    for (size_t i = 0; i < record->n; i++)
        *bytes += strlen(record->fields[i].text) == record->fields[i].length ? 1 : record->fields[i].length;
    return TIDU_OK;
}

static size_t judge(void *context, const table_record *record)
{
    (void)context;
    return record->fields[0].length == 4;
}

static void read_workbook(const uint8_t *bytes, size_t length, size_t *sum)
{
    byte_source *source;
    row_reader *reader;
    tidu_error err;

    if (byte_source_open_memory((const char *)bytes, length, "fuzz.xlsx", true, &source, &err))
        return;
    if (!row_reader_open(source, &(row_options){.is_single = true}, &reader, &err)) {
        if (!row_reader_choose(reader, judge, NULL, &err))
            row_reader_run(reader, take, sum, &err);
        row_reader_close(reader);
    }
    byte_source_close(source);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    package p = {.n = 0};
    size_t sum = 0;

    if (!length)
        return 0;
    if (*bytes == 'r') {
        read_workbook(bytes + 1, length - 1, &sum);
        return 0;
    }
    p.bytes = malloc(length + 16384);
    make_package(&p, bytes + 1, length - 1);
    read_workbook(p.bytes, p.n, &sum);
    free(p.bytes);
    return 0;
}
