/*
 * Workbooks for tests, made of the XML of their parts, and what the row reader makes of them: "line:field|field|;".
 */
#ifndef TESTS_TABLE_WORKBOOK_MAKER_H
#define TESTS_TABLE_WORKBOOK_MAKER_H

#include <minizip/zip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text_buffer.h"
#include "base/allocate.h"
#include "table/row_reader.h"

typedef struct made_part {
    const char *path;
    const char *text;
} made_part;

typedef struct made_bytes {
    char *bytes; /* to be freed */
    size_t length;
} made_bytes;

static made_bytes read_whole(const char *path)
{
    made_bytes out = {0};
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    out.length = (size_t)ftell(file);
    rewind(file);
    out.bytes = malloc(out.length + 1);
    assert_int_equal(fread(out.bytes, 1, out.length, file), out.length);
    fclose(file);
    return out;
}

/* A zip archive of parts up to one without a path; `repeats` times the text of the last one. */
static inline made_bytes make_archive(const made_part *parts, size_t repeats)
{
    char path[] = "/tmp/tidu_workbook_XXXXXX";
    int descriptor = mkstemp(path);
    zipFile zip;
    made_bytes out;

    assert_true(descriptor >= 0);
    close(descriptor);
    zip = zipOpen(path, APPEND_STATUS_CREATE);
    assert_non_null(zip);
    for (; parts->path; parts++) {
        assert_int_equal(zipOpenNewFileInZip(zip, parts->path, NULL, NULL, 0, NULL, 0, NULL, Z_DEFLATED, 1), ZIP_OK);
        for (size_t i = 0; i < (parts[1].path ? 1 : repeats); i++)
            zipWriteInFileInZip(zip, parts->text, (unsigned)strlen(parts->text));
        zipCloseFileInZip(zip);
    }
    zipClose(zip, NULL);
    out = read_whole(path);
    unlink(path);
    return out;
}

#define MAKER_RELATIONS(inner)                                                                                         \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" inner "</Relationships>"
#define MAKER_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define MAKER_RELATION(id, type, target)                                                                               \
    "<Relationship Id=\"" id "\" Type=\"" MAKER_TYPE type "\" Target=\"" target "\"/>"

/* The parts of a workbook; what is NULL is absent. `sheets` are whole parts, `names` the inner XML of <sheets>. */
typedef struct made_book {
    const char *sheets[4];
    const char *names;      /* default: Sheet1 and so on */
    const char *properties; /* before <sheets> */
    const char *texts, *styles;
} made_book;

static inline made_bytes make_book(const made_book *book)
{
    static const char relations[] = MAKER_RELATIONS(
        MAKER_RELATION("rId1", "worksheet", "worksheets/sheet1.xml") MAKER_RELATION("rId2", "worksheet", "worksheets/sheet2.xml")
        MAKER_RELATION("rId3", "worksheet", "/xl/worksheets/sheet3.xml") MAKER_RELATION("rId4", "worksheet", "./worksheets/../worksheets/sheet4.xml")
        MAKER_RELATION("rId8", "sharedStrings", "sharedStrings.xml") MAKER_RELATION("rId9", "styles", "styles.xml"));
    static const char *const paths[] = {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml",
                                        "xl/worksheets/sheet4.xml"};
    char workbook[4096], names[1024] = "";
    made_part parts[12] = {
        {"_rels/.rels", MAKER_RELATIONS(MAKER_RELATION("rId1", "officeDocument", "xl/workbook.xml"))},
        {"xl/workbook.xml", workbook},
        {"xl/_rels/workbook.xml.rels", relations},
    };
    size_t n = 3;

    if (book->texts)
        parts[n++] = (made_part){"xl/sharedStrings.xml", book->texts};
    if (book->styles)
        parts[n++] = (made_part){"xl/styles.xml", book->styles};
    for (size_t i = 0; i < 4 && book->sheets[i]; i++) {
        snprintf(names + strlen(names), sizeof names - strlen(names), "<sheet name=\"Sheet%zu\" sheetId=\"%zu\" r:id=\"rId%zu\"/>",
                 i + 1, i + 1, i + 1);
        parts[n++] = (made_part){paths[i], book->sheets[i]};
    }
    snprintf(workbook, sizeof workbook, "<workbook>%s<sheets>%s</sheets></workbook>", book->properties ? book->properties : "",
             book->names ? book->names : names);
    return make_archive(parts, 1);
}

#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

/* --- reading ------------------------------------------------------------------------ */

static inline tidu_status maker_take(void *context, const table_record *record, tidu_error *err)
{
    text_buffer *out = context;

    (void)err;
    text_buffer_print(out, "%lu:", record->line);
    for (size_t i = 0; i < record->n; i++)
        text_buffer_print(out, "%s|", record->fields[i].text);
    text_buffer_append_char(out, ';');
    return TIDU_OK;
}

/* One label if the first cell is "code". */
static inline size_t maker_judge(void *context, const table_record *record)
{
    (void)context;
    return !strcmp(record->fields[0].text, "code");
}

typedef struct made_reading {
    text_buffer rows;
    tidu_status status;
    tidu_error err;
    char name[64];
    char others[64], similar[64];
    sheet_facts facts;
    bool is_misjudged;
} made_reading;

static inline void read_rows_of(made_bytes book, const row_options *options, made_reading *out)
{
    byte_source *bytes;
    row_reader *reader = NULL;

    memset(out, 0, sizeof *out);
    text_buffer_init(&out->rows);
    out->status = byte_source_open_memory(book.bytes, book.length, "b.xlsx", false, &bytes, &out->err);
    if (out->status)
        return;
    out->status = row_reader_open(bytes, options, &reader, &out->err);
    if (!out->status)
        out->status = row_reader_choose(reader, maker_judge, NULL, &out->err);
    if (!out->status)
        out->status = row_reader_run(reader, maker_take, &out->rows, &out->err);
    if (reader) {
        const sheet_choice *choice = row_reader_choice(reader);

        snprintf(out->name, sizeof out->name, "%s", row_reader_name(reader));
        snprintf(out->others, sizeof out->others, "%s", choice ? choice->others : "");
        snprintf(out->similar, sizeof out->similar, "%s", choice ? choice->similar : "");
        out->facts = row_reader_facts(reader);
        out->is_misjudged = row_reader_is_misjudged(reader);
    }
    row_reader_close(reader);
    byte_source_close(bytes);
}

#endif
