#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "table/workbook_maker.h"

static void assert_book(const made_book *book, const row_options *options, const char *expected)
{
    static const row_options none;
    made_bytes bytes = make_book(book);
    made_reading got;

    read_rows_of(bytes, options ? options : &none, &got);
    assert_string_equal(got.err.message, "");
    assert_int_equal(got.status, TIDU_OK);
    assert_string_equal(text_buffer_string(&got.rows), expected);
    text_buffer_clear(&got.rows);
    free(bytes.bytes);
}

static void assert_sheet(const char *sheet, const char *expected)
{
    assert_book(&(made_book){.sheets = {sheet}}, NULL, expected);
}

#define TEXTS                                                                                                          \
    "<sst><si><t>code</t></si><si><r><t xml:space=\"preserve\">营业 </t></r><r><rPr><b/></rPr><t>收入</t></r>"        \
    "<rPh sb=\"0\" eb=\"1\"><t>ying</t></rPh></si><si><t>a_x000A_b&amp;_x005F_c</t></si><si/></sst>"

/* Shared texts: runs are joined, phonetic ones left out, escapes undone; inline texts and formulas' texts likewise. */
static void texts(void **state)
{
    (void)state;
    assert_book(&(made_book){.sheets = {SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                                              "<c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c>"
                                              "<c r=\"E1\" t=\"s\"><v>4</v></c></row>")}, .texts = TEXTS},
                NULL, "1:code|营业 收入|a\nb&_c|;");
    assert_sheet(SHEET("<row><c t=\"inlineStr\"><is><r><t>一</t></r><r><t>二</t></r><rPh><t>x</t></rPh></is></c>"
                       "<c t=\"str\"><f>A1&amp;\"x\"</f><v>三_x0009_</v></c><c t=\"inlineStr\"><is><t/></is></c></row>"),
                 "1:一二|三\t|;");
}

/* Numbers come as written, but for the residue of a double. */
static void numbers(void **state)
{
    (void)state;
    assert_sheet(SHEET("<row r=\"1\"><c><v>12345678901234567890</v></c><c><v>1E+17</v></c><c><v>-2.385</v></c>"
                       "<c><v>0.28999999999999998</v></c><c><v>5.0999999999999996</v></c><c><v>0.30000000000000004</v></c>"
                       "<c><v>1.5E-3</v></c></row>"),
                 "1:12345678901234567890|1E+17|-2.385|0.29|5.1|0.30000000000000004|1.5E-3|;");
}

#define STYLES                                                                                                         \
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/>"   \
    "<numFmt numFmtId=\"165\" formatCode=\"0.00%\"/><numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts>"           \
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"               \
    "<xf numFmtId=\"22\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"20\"/><xf numFmtId=\"166\"/>"        \
    "<xf numFmtId=\"9\"/></cellXfs></styleSheet>"

#define STYLED(s, v) "<c s=\"" s "\"><v>" v "</v></c>"

/* 45352 is 2024-03-01 (openpyxl and LibreOffice), 61 the first day behind the one that 1900 did not have. */
static void dates_and_shares(void **state)
{
    static const char sheet[] =
        SHEET("<row>" STYLED("1", "45352") STYLED("2", "45352.604166666664") STYLED("2", "45352") STYLED("3", "45352.9")
              STYLED("5", "0.75") STYLED("6", "1.5") "</row><row>" STYLED("1", "1") STYLED("1", "59") STYLED("1", "60")
              STYLED("1", "61") STYLED("1", "0") STYLED("1", "-3") "</row><row>" STYLED("1", "2958465") STYLED("1", "2958466")
              STYLED("2", "45351.999999") STYLED("0", "45352") STYLED("77", "45352") STYLED("1", "abc") "</row>");
    static const char shares[] = SHEET("<row>" STYLED("4", "0.0512") STYLED("7", "0.05") STYLED("4", "1") STYLED("4", "-0.5")
                                       STYLED("4", "12.345") STYLED("4", "5E-2") STYLED("7", "0.28999999999999998")
                                       STYLED("7", "0") "</row>");

    (void)state;
    assert_book(&(made_book){.sheets = {sheet}, .styles = STYLES}, NULL,
                "1:2024-03-01|2024-03-01 14:30:00|2024-03-01|2024-03-01|18:00:00|1.5|;"
                "2:1900-01-01|1900-02-28|1900-02-29|1900-03-01|0|-3|;"
                "3:9999-12-31|2958466|2024-03-01|45352|45352|abc|;");
    assert_book(&(made_book){.sheets = {SHEET("<row>" STYLED("1", "43890") STYLED("1", "0") STYLED("5", "0.5") "</row>")},
                             .styles = STYLES, .properties = "<workbookPr date1904=\"1\"/>"},
                NULL, "1:2024-03-01|1904-01-01|12:00:00|;");
    assert_book(&(made_book){.sheets = {shares}, .styles = STYLES}, NULL,
                "1:5.12%|5%|100%|-50%|1234.5%|5e+0%|29%|0%|;");
    assert_sheet(SHEET("<row><c t=\"d\"><v>2024-03-01T00:00:00</v></c></row>"), "1:2024-03-01T00:00:00|;");
}

/* Booleans, errors, formulas with and without a value; what is hidden is read and counted. */
static void other_cells(void **state)
{
    static const row_options none;
    made_bytes book = make_book(&(made_book){.sheets = {
        "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"9\" max=\"16384\" hidden=\"1\"/></cols><sheetData>"
        "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c><c><f>1+1</f><v>2</v></c>"
        "<c><f>B1</f></c><c><f>B2</f><v></v></c><c t=\"str\"><f>B3</f><v></v></c><c t=\"str\"><f>B4</f></c><c><v>7</v></c></row>"
        "<row hidden=\"1\"><c><v>8</v></c></row><row hidden=\"1\"/></sheetData></worksheet>"}});
    made_reading got;

    (void)state;
    read_rows_of(book, &none, &got);
    assert_string_equal(got.err.message, "");
    assert_string_equal(text_buffer_string(&got.rows), "1:1|0||2|||||7|;2:8|||||||||;");
    assert_int_equal(got.facts.errors.n, 1);
    assert_int_equal(got.facts.errors.line, 1);
    assert_int_equal(got.facts.errors.column, 2);
    assert_int_equal(got.facts.uncomputed.n, 3);
    assert_int_equal(got.facts.hidden_rows, 1);
    assert_int_equal(got.facts.hidden_columns, 3);
    text_buffer_clear(&got.rows);
    free(book.bytes);
}

/* Gaps, no places, wrong dimension, cells and rows out of order, prefixes, empty rows, the last cell of a sheet. */
static void shapes(void **state)
{
    (void)state;
    assert_sheet("<worksheet><dimension ref=\"A1:A1\"/><sheetData><row r=\"2\"><c r=\"B2\"><v>1</v></c><c><v>2</v></c>"
                 "<c r=\"F2\"><v>3</v></c></row><row/><row><c r=\"A4\" s=\"1\"/></row><row><c><v>4</v></c></row></sheetData></worksheet>",
                 "2:|1|2|||3|;5:4||||||;");
    assert_sheet(SHEET("<row r=\"3\"><c r=\"C3\"><v>3</v></c><c r=\"A3\"><v>1</v></c><c r=\"A3\"><v>0</v></c></row>"
                       "<row r=\"1\"><c r=\"B1\"><v>9</v></c></row>"),
                 "3:0||3|;1:|9||;");
    assert_sheet("<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>\n <x:row r=\"7\">\n"
                 "<x:c r=\"A7\" t=\"inlineStr\"><x:is><x:t>五</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>",
                 "7:五|;");
    assert_sheet(SHEET(""), "");
    assert_sheet("<worksheet/>", "");
}

/* A heading names all its columns, a value all its rows, an amount is not repeated across, a title stays alone. */
static void merges(void **state)
{
    static const char sheet[] =
        "<worksheet><sheetData>"
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>title</v></c></row>"
        "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>code</v></c><c r=\"B2\" t=\"str\"><v>revenue</v></c><c r=\"D2\"><v>2023</v></c></row>"
        "<row r=\"3\"><c r=\"B3\"><v>2021</v></c><c r=\"C3\"><v>2022</v></c><c r=\"D3\"/></row>"
        "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>c1</v></c><c r=\"B4\"><v>5.5</v></c></row>"
        "<row r=\"5\"><c r=\"B5\"><v>6</v></c></row><row r=\"6\"/><row r=\"7\"><c r=\"C7\"><v>7</v></c></row>"
        "</sheetData><mergeCells><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:C2\"/>"
        "<mergeCell ref=\"D2:E2\"/><mergeCell ref=\"A4:A7\"/><mergeCell ref=\"B4:C4\"/><mergeCell ref=\"X\"/>"
        "</mergeCells></worksheet>";

    (void)state;
    assert_sheet(sheet, "1:title|;2:code|revenue|revenue|2023|2023|;3:code|2021|2022|||;4:c1|5.5||||;5:c1|6||||;7:c1||7|||;");
}

/* Merged cells are found behind rows of any length, with a prefix, and not where only a text or a comment names them. */
static void merges_behind_rows(void **state)
{
    enum { CELLS = 12000 };
    static const char tail[] = "<mergeCells count=\"1\"><mergeCell ref=\"A1:A2\"/></mergeCells>";
    char *sheet = malloc(CELLS * 40 + 1024), *to;

    (void)state;
    for (int i = CELLS - 200; i < CELLS; i++) { /* the tag lies across a border of blocks, now and then */
        made_bytes book;
        made_reading got;

        to = sheet + sprintf(sheet, "<worksheet><sheetData><row><c><v>5</v></c><c t=\"str\"><v>mergeCells &lt;mergeCells</v></c></row><row>");
        to += sprintf(to, "<c/><c t=\"str\"><v>%0*d</v></c></row></sheetData>", (1 << 17) - 430 + i - CELLS, 1);
        sprintf(to, "%s</worksheet>", tail);
        book = make_book(&(made_book){.sheets = {sheet}});
        read_rows_of(book, &(row_options){0}, &got);
        assert_string_equal(got.err.message, "");
        assert_non_null(strstr(text_buffer_string(&got.rows), "|;2:5|000"));
        text_buffer_clear(&got.rows);
        free(book.bytes);
    }
    free(sheet);
    assert_sheet("<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c/><x:c><x:v>2</x:v></x:c></x:row></x:sheetData>"
                 "<x:mergeCells><x:mergeCell ref=\"A1:A2\"/></x:mergeCells></x:worksheet>", "1:1|;2:1|2|;");
    assert_sheet("<worksheet><!-- <mergeCells> --><sheetData><row><c><v>1</v></c></row><row><c/><c><v>2</v></c></row></sheetData>"
                 "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells></worksheet>", "1:1|;2:1|2|;");
}

/* Of a large sheet merged cells are met too late, which is told, so that it is read again. */
static void merges_of_a_large_sheet(void **state)
{
    size_t n = 250000, length = 0;
    char *sheet = malloc(n * 64 + 256);
    row_options options = {.trusts_beginning = true};
    made_bytes book;
    made_reading got;

    (void)state;
    length = (size_t)sprintf(sheet, "<worksheet><sheetData>");
    for (size_t i = 0; i < n; i++)
        length += (size_t)sprintf(sheet + length, "<row><c><v>%zu</v></c><c><v>2</v></c></row>", i * 7919);
    sprintf(sheet + length, "</sheetData><mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells></worksheet>");
    book = make_book(&(made_book){.sheets = {sheet}});
    read_rows_of(book, &options, &got);
    assert_int_equal(got.status, TIDU_EDATA);
    assert_true(got.is_misjudged);
    text_buffer_clear(&got.rows);
    options.trusts_beginning = false;
    read_rows_of(book, &options, &got);
    assert_int_equal(got.status, TIDU_OK);
    assert_memory_equal(text_buffer_string(&got.rows), "1:0|2|;2:0|2|;3:15838|2|;", 25);
    text_buffer_clear(&got.rows);
    free(book.bytes);
    free(sheet);
}

#define ONE_CELL(text) SHEET("<row><c t=\"str\"><v>" text "</v></c></row>")

static void assert_choice(const made_book *book, const char *sheet, const char *name, const char *others, const char *similar)
{
    made_bytes bytes = make_book(book);
    made_reading got;

    read_rows_of(bytes, &(row_options){.sheet = sheet}, &got);
    assert_string_equal(got.err.message, "");
    assert_string_equal(got.name, name);
    assert_string_equal(got.others, others);
    assert_string_equal(got.similar, similar);
    text_buffer_clear(&got.rows);
    free(bytes.bytes);
}

/* The sheet with a header; hidden ones last, very hidden ones only by name; names that are numbers. */
static void choice(void **state)
{
    made_book book = {.sheets = {ONE_CELL("notes"), ONE_CELL("code"), SHEET(""), ONE_CELL("code")}};

    (void)state;
    assert_choice(&book, NULL, "b.xlsx [Sheet2]", "Sheet1, Sheet4", "Sheet4");
    assert_choice(&book, "Sheet4", "b.xlsx [Sheet4]", "", "");
    assert_choice(&book, "1", "b.xlsx [Sheet1]", "", "");
    book.names = "<sheet name=\"2\" r:id=\"rId1\"/><sheet name=\"x\" r:id=\"rId2\" state=\"hidden\"/>"
                 "<sheet name=\"y\" r:id=\"rId3\"/><sheet name=\"O'Brien &amp; &quot;Co&quot;\" r:id=\"rId4\"/>";
    assert_choice(&book, NULL, "b.xlsx [O'Brien & \"Co\"]", "2, x", "x");
    assert_choice(&book, "2", "b.xlsx [2]", "", "");
    book.names = "<sheet name=\"1\" r:id=\"rId1\"/><sheet name=\"x\" r:id=\"rId2\" state=\"veryHidden\"/>";
    assert_choice(&book, NULL, "b.xlsx", "", "");
    assert_choice(&book, "x", "b.xlsx", "", "");
    book.names = "<sheet name=\"1\" r:id=\"rId3\"/><sheet name=\"2\" r:id=\"rId1\" state=\"hidden\"/>";
    assert_choice(&book, NULL, "b.xlsx [2]", "", "");
}

/* Append a cell in which @ is the number of its row. */
static size_t append_cell(char *to, const char *cell, int row)
{
    size_t n = 0;

    for (; *cell; cell++)
        n += *cell == '@' ? (size_t)sprintf(to + n, "%d", row) : (to[n] = *cell, 1);
    return n;
}

/* The scanner of plain rows and the parser of all others agree: a prefix keeps every row from the scanner. */
static void two_lanes(void **state)
{
    static const char *const cells[] = {
        "<c><v>@</v></c>", "<c r='C@' s='1'><v>@.5</v></c>", "<c t=\"b\"><v>1</v></c>", "<c t='s'><v>1</v></c>",
        "<c t=\"str\"><v>a&amp;b</v></c>", "<c t=\"str\"><f>A1+@</f><v>x_x0041_y</v></c>", "<c><f t=\"shared\" si=\"0\"/><v>3</v></c>",
        "<c t=\"inlineStr\"><is><t>中</t></is></c>", "<c/>", "<c s=\"2\"/>", "<c t=\"e\"><v>#REF!</v></c>", "<c r=\"B@\"><v/></c>",
        "<c ><v >@</v ></c >", "<c t=\"str\"><v>\xe4\xb8\x89</v></c>", "<c><v><![CDATA[5]]></v></c>", "<c><!-- --><v>6</v></c>",
    };
    enum { ROWS = 20000, KINDS = sizeof cells / sizeof *cells };
    char *sheet = malloc(ROWS * 400), *other = malloc(ROWS * 800), *to = other;
    size_t length = (size_t)sprintf(sheet, "<worksheet><sheetData>");
    unsigned random = 7;
    made_bytes books[2];
    made_reading got[2];

    (void)state;
    for (int row = 1; row <= ROWS; row++) {
        length += append_cell(sheet + length, row % 3 ? "<row>" : "\n<row r=\"@\" spans=\"1:9\" x14ac:dyDescent=\"0.2\">", row);
        for (int i = 0; i < 6; i++) {
            random = random * 1664525 + 1013904223;
            /* most rows are plain, some are not */
            length += append_cell(sheet + length, cells[(random >> 20) % (row % 8 ? 4 : KINDS)], row);
        }
        length += (size_t)sprintf(sheet + length, "</row>");
    }
    sprintf(sheet + length, "</sheetData></worksheet>");
    for (const char *p = sheet; *p; p++) {
        *to++ = *p;
        if (*p == '<' && p[1] != '!') {
            if (p[1] == '/')
                *to++ = *++p;
            *to++ = 'x';
            *to++ = ':';
        }
    }
    *to = '\0';
    for (int i = 0; i < 2; i++) {
        books[i] = make_book(&(made_book){.sheets = {i ? other : sheet}, .texts = TEXTS, .styles = STYLES});
        read_rows_of(books[i], &(row_options){0}, &got[i]);
        assert_string_equal(got[i].err.message, "");
    }
    assert_true(got[0].rows.length > ROWS * 20);
    assert_string_equal(text_buffer_string(&got[0].rows), text_buffer_string(&got[1].rows));
    assert_int_equal(got[0].facts.errors.n, got[1].facts.errors.n);
    for (int i = 0; i < 2; i++) {
        text_buffer_clear(&got[i].rows);
        free(books[i].bytes);
    }
    free(sheet);
    free(other);
}

/* Any allocation may fail; the parsers' own count, too. */
static void failing_allocations(void **state)
{
    made_bytes book = make_book(&(made_book){
        .sheets = {"<worksheet><sheetData><row><c t=\"s\"><v>1</v></c><c s=\"3\"><v>45352</v></c></row><row><c t=\"str\"><v>&lt;</v></c>"
                   "</row></sheetData><mergeCells><mergeCell ref=\"B1:B2\"/></mergeCells></worksheet>", ONE_CELL("x")},
        .texts = TEXTS, .styles = STYLES});

    (void)state;
    for (unsigned long k = 1;; k++) {
        made_reading got;
        byte_source *bytes;
        row_reader *reader = NULL;
        text_buffer rows;

        text_buffer_init(&rows);
        memset(&got, 0, sizeof got);
        assert_int_equal(byte_source_open_memory(book.bytes, book.length, "b.xlsx", false, &bytes, NULL), TIDU_OK);
        allocate_fail_at(k);
        got.status = row_reader_open(bytes, &(row_options){0}, &reader, &got.err);
        if (!got.status)
            got.status = row_reader_choose(reader, maker_judge, NULL, &got.err);
        if (!got.status)
            got.status = row_reader_run(reader, maker_take, &rows, &got.err);
        allocate_fail_at(0);
        row_reader_close(reader);
        byte_source_close(bytes);
        text_buffer_clear(&rows);
        if (!got.status) {
            assert_true(k > 40);
            break;
        }
        assert_int_equal(got.status, TIDU_ENOMEM);
    }
    free(book.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts),
        cmocka_unit_test(numbers),
        cmocka_unit_test(dates_and_shares),
        cmocka_unit_test(other_cells),
        cmocka_unit_test(shapes),
        cmocka_unit_test(merges),
        cmocka_unit_test(merges_behind_rows),
        cmocka_unit_test(merges_of_a_large_sheet),
        cmocka_unit_test(choice),
        cmocka_unit_test(two_lanes),
        cmocka_unit_test(failing_allocations),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
