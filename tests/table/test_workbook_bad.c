#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "table/workbook_maker.h"

/* One clear sentence with these words, on this row, and what came before it. */
static void assert_refused(made_bytes book, tidu_status status, const char *words, unsigned long line)
{
    static const row_options none;
    made_reading got;

    read_rows_of(book, &none, &got);
    assert_int_equal(got.status, status);
    if (!strstr(got.err.message, words))
        fail_msg("'%s' does not say '%s'", got.err.message, words);
    assert_int_equal(got.err.line, line);
    assert_memory_equal(got.err.file, "b.xlsx", 6);
    text_buffer_clear(&got.rows);
    free(book.bytes);
}

static void assert_bad_sheet(const char *sheet, const char *words, unsigned long line)
{
    assert_refused(make_book(&(made_book){.sheets = {sheet}}), TIDU_EDATA, words, line);
}

static made_bytes copy_bytes(const char *bytes, size_t length)
{
    made_bytes out = {malloc(length + 1), length};

    memcpy(out.bytes, bytes, length);
    return out;
}

#define BYTES(text) copy_bytes(text, sizeof(text) - 1)

static void broken_xml(void **state)
{
    (void)state;
    assert_bad_sheet("<worksheet><sheetData><row r=\"4\"><c><v>1</v></c></row><row><c><v>2</c></row></sheetData></worksheet>",
                     "is broken at its line 1", 5);
    assert_bad_sheet("<worksheet><sheetData><row><c><v>1</v></c></row>", "is broken", 1);
    assert_bad_sheet("<worksheet><sheetData><row><c><v>&nbsp;</v></c></row></sheetData></worksheet>", "is broken", 1);
    assert_bad_sheet("", "is broken", 0);
    assert_bad_sheet("no XML", "is broken", 0);
    assert_refused(make_book(&(made_book){.sheets = {SHEET("")}, .texts = "<sst><si>"}), TIDU_EDATA, "'sharedStrings' in the workbook is broken", 0);
    assert_refused(make_book(&(made_book){.sheets = {SHEET("")}, .styles = "<x"}), TIDU_EDATA, "'styles' in the workbook is broken", 0);
}

/* No document type, thus no entities, within or outside. */
static void entities(void **state)
{
    (void)state;
    assert_bad_sheet("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>" SHEET("<row><c><v>&b;</v></c></row>"),
                     "has a document type", 0);
    assert_bad_sheet("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" SHEET(""), "has a document type", 0);
}

static void nesting(void **state)
{
    char deep[2048] = "";

    (void)state;
    for (int i = 0; i < 100; i++)
        strcat(deep, "<worksheet>");
    assert_bad_sheet(deep, "nested too deeply", 0);
}

/* An entry that unpacks to a thousand times its size; an endless tag. */
static void bombs(void **state)
{
    char *blanks = malloc((1 << 20) + 1);
    made_part parts[] = {
        {"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", MAKER_RELATIONS(MAKER_RELATION("r", "worksheet", "s.xml"))},
        {"xl/s.xml", blanks},
        {NULL, NULL},
    };

    (void)state;
    memset(blanks, ' ', 1 << 20);
    blanks[1 << 20] = '\0';
    assert_refused(make_archive(parts, 100), TIDU_EDATA, "unpacks to far more than a table has", 0);
    memcpy(blanks, "<worksheet a=\"", 14);
    memset(blanks + 14, 'a', (1 << 20) - 14);
    assert_refused(make_archive(parts, 40), TIDU_EDATA, "is broken", 0); /* < within the value */
    memset(blanks, 'a', 1 << 20);
    memcpy(blanks, "<", 1);
    assert_refused(make_archive(parts, 1), TIDU_EDATA, "is broken", 0);
    free(blanks);
}

/* A cell of 32,767 characters is one; a mebibyte is none. A row has 16,384 cells. */
static void large_cells(void **state)
{
    static const char head[] = "<worksheet><sheetData><row r=\"3\"><c t=\"str\"><v>", tail[] = "</v></c></row></sheetData></worksheet>";
    char *sheet = malloc((2 << 20) + 256);
    size_t length = sizeof head - 1;
    made_bytes book;
    made_reading got;

    (void)state;
    memcpy(sheet, head, length);
    memset(sheet + length, 'x', 2 << 20);
    memcpy(sheet + length + 32767, tail, sizeof tail);
    book = make_book(&(made_book){.sheets = {sheet}});
    read_rows_of(book, &(row_options){0}, &got);
    assert_int_equal(got.status, TIDU_OK);
    assert_int_equal(got.rows.length, 32767 + 4);
    text_buffer_clear(&got.rows);
    free(book.bytes);
    memset(sheet + length, 'x', 2 << 20);
    memcpy(sheet + length + (2 << 20), tail, sizeof tail);
    assert_bad_sheet(sheet, "more than 1 MiB of text", 3);
    length = (size_t)sprintf(sheet, "<worksheet><sheetData><row r=\"2\"><c r=\"XFD2\"/>");
    sprintf(sheet + length, "<c><v>1</v></c></row></sheetData></worksheet>");
    assert_bad_sheet(sheet, "more than 16384 cells", 2);
    free(sheet);
}

static tidu_status count_only(void *lines, const table_record *record, tidu_error *err)
{
    (void)record;
    (void)err;
    ++*(unsigned long *)lines;
    return TIDU_OK;
}

/* The last cell of a sheet costs one row, but a million rows of that width are refused. */
static void largest_sheet(void **state)
{
    enum { ROWS = 40000 };
    char *sheet = malloc(ROWS * 64 + 256);
    size_t length = (size_t)sprintf(sheet, "<worksheet><sheetData>");
    static const row_options none;
    made_bytes book = make_book(&(made_book){.sheets = {SHEET("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>")}});
    made_reading got;

    (void)state;
    read_rows_of(book, &none, &got);
    assert_string_equal(got.err.message, "");
    assert_memory_equal(text_buffer_string(&got.rows), "1:1|;1048576:|||", 16);
    assert_int_equal(got.rows.length, 5 + 8 + 16384 + 1 + 1);
    text_buffer_clear(&got.rows);
    free(book.bytes);
    for (int i = 1; i <= ROWS; i++)
        length += (size_t)sprintf(sheet + length, "<row><c r=\"XFD%d\"><v>1</v></c></row>", i);
    sprintf(sheet + length, "</sheetData></worksheet>");
    book = make_book(&(made_book){.sheets = {sheet}});
    {
        byte_source *bytes;
        row_reader *reader;
        tidu_error err;
        unsigned long lines = 0;

        assert_int_equal(byte_source_open_memory(book.bytes, book.length, "b.xlsx", false, &bytes, &err), TIDU_OK);
        assert_int_equal(row_reader_open(bytes, &none, &reader, &err), TIDU_OK);
        assert_int_equal(row_reader_run(reader, count_only, &lines, &err), TIDU_EDATA);
        assert_non_null(strstr(err.message, "more than 500 million cells"));
        assert_int_equal(err.line, 500000000 / 16384 + 1);
        row_reader_close(reader);
        byte_source_close(bytes);
    }
    free(book.bytes);
    free(sheet);
}

/* Cut off anywhere, or with any byte changed, it is refused or read, within bounds. */
static void damage(void **state)
{
    static const row_options none;
    made_bytes book = make_book(&(made_book){.sheets = {SHEET("<row><c t=\"s\"><v>0</v></c></row>")}, .texts = "<sst><si><t>code</t></si></sst>"});
    char *spare = malloc(book.length);

    (void)state;
    memcpy(spare, book.bytes, book.length);
    for (size_t i = 0; i < 2 * book.length; i++) {
        made_reading got;
        made_bytes bad = {book.bytes, i < book.length ? i : book.length};

        if (i >= book.length)
            book.bytes[i - book.length] ^= 0x11;
        read_rows_of(bad, &none, &got);
        assert_true(got.status == TIDU_OK || got.err.message[0]);
        text_buffer_clear(&got.rows);
        memcpy(book.bytes, spare, book.length);
    }
    free(spare);
    free(book.bytes);
}

/* What other files are, by their content. */
static void other_files(void **state)
{
    static const made_part ods[] = {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}, {NULL, NULL}};
    static const made_part ofd[] = {{"OFD.xml", "<x/>"}, {NULL, NULL}}, word[] = {{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}, {NULL, NULL}};
    static const made_part xlsb[] = {{"_rels/.rels", MAKER_RELATIONS(MAKER_RELATION("a", "officeDocument", "xl/workbook.bin"))},
                                     {"xl/workbook.bin", "x"}, {NULL, NULL}};
    static const made_part plain[] = {{"companies.csv", "uscc,name"}, {NULL, NULL}}, none[] = {{NULL, NULL}};

    (void)state;
    assert_refused(BYTES("\xef\xbb\xbf\r\n<HTML><body><table><tr><td>uscc"), TIDU_EDATA, "this is a web page", 0);
    assert_refused(BYTES("<!DOCTYPE html>\n<html>"), TIDU_EDATA, "save it as .xlsx or CSV", 0);
    assert_refused(BYTES("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"), TIDU_EDATA, "XML spreadsheet of 2003", 0);
    assert_refused(BYTES("<?xml version=\"1.0\"?><a/>"), TIDU_EDATA, "an XML file", 0);
    assert_refused(BYTES("[\n {\"uscc\": 1}]"), TIDU_EDATA, "a JSON file", 0);
    assert_refused(BYTES("{\"a\":1}"), TIDU_EDATA, "a JSON file", 0);
    assert_refused(BYTES("%PDF-1.7"), TIDU_EDATA, "a PDF", 0);
    assert_refused(BYTES("\x1f\x8b\x08"), TIDU_EDATA, "a packed archive", 0);
    assert_refused(BYTES("Rar!\x1a\x07\x01"), TIDU_EDATA, "a packed archive", 0);
    assert_refused(BYTES("7z\xbc\xaf\x27\x1c"), TIDU_EDATA, "a packed archive", 0);
    assert_refused(BYTES("\x09\x08\x08\x00\x00\x05"), TIDU_EDATA, "Excel 95", 0);
    assert_refused(make_archive(ods, 1), TIDU_EDATA, "an OpenDocument file", 0);
    assert_refused(make_archive(ofd, 1), TIDU_EDATA, "an OFD document", 0);
    assert_refused(make_archive(word, 1), TIDU_EDATA, "a text document", 0);
    assert_refused(make_archive(xlsb, 1), TIDU_EDATA, "a binary workbook", 0);
    assert_refused(make_archive(plain, 1), TIDU_EDATA, "unpack it", 0);
    assert_refused(make_archive(none, 1), TIDU_EDATA, "", 0);
    assert_refused(BYTES("PK\3\4 and so on"), TIDU_EDATA, "not copied completely", 0);
    assert_refused(BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), TIDU_EDATA, "not copied completely", 0);
}

/* Tables that only look like something else. */
static void tables_after_all(void **state)
{
    static const char *const texts[] = {"[a],{b}\n", "{x},1\n", "<5,6\n", "PK,1\n", "BZ,1\n"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        made_bytes table = copy_bytes(texts[i], strlen(texts[i]));
        made_reading got;

        read_rows_of(table, &(row_options){0}, &got);
        assert_string_equal(got.err.message, "");
        text_buffer_clear(&got.rows);
        free(table.bytes);
    }
}

static void unknown_sheet(void **state)
{
    static const char *const wanted[] = {"Sheet9", "3", "0", "-1", "2x", ""};
    made_bytes book = make_book(&(made_book){.sheets = {SHEET(""), SHEET("")}});
    made_bytes table = BYTES("code\n1\n");
    made_reading got;

    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        read_rows_of(book, &(row_options){.sheet = wanted[i]}, &got);
        assert_int_equal(got.status, TIDU_EUSAGE);
        assert_non_null(strstr(got.err.message, "it has: Sheet1, Sheet2"));
        text_buffer_clear(&got.rows);
    }
    read_rows_of(table, &(row_options){.sheet = "1", .is_sheet_wanted = true}, &got);
    assert_int_equal(got.status, TIDU_EUSAGE);
    assert_non_null(strstr(got.err.message, "no workbook"));
    text_buffer_clear(&got.rows);
    free(book.bytes);
    free(table.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_xml),
        cmocka_unit_test(entities),
        cmocka_unit_test(nesting),
        cmocka_unit_test(bombs),
        cmocka_unit_test(large_cells),
        cmocka_unit_test(largest_sheet),
        cmocka_unit_test(damage),
        cmocka_unit_test(other_files),
        cmocka_unit_test(tables_after_all),
        cmocka_unit_test(unknown_sheet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
