#include "report/table_html.h"

#include <math.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "report/column_share.h"
#include "report/page_form.h"
#include "report/table_width.h"

static const char style[] =
    "@page{size:A4;margin:14mm 12mm}"
    "body{font:10.5pt/1.45 'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',SimSun,sans-serif;"
    "color:#111;max-width:190mm;margin:8mm auto;padding:0 4mm}"
    "h1{font-size:17pt;margin:0 0 2mm}h2{font-size:12.5pt;margin:6mm 0 2mm;border-bottom:1px solid #999}"
    ":root{--page:186mm;--least:7.5pt}.scroll{overflow-x:auto}"
    "table{border-collapse:collapse;width:100%;font-size:9pt}"
    "th,td{border:1px solid #bbb;padding:1mm 1.6mm;text-align:left;vertical-align:top}"
    "th{background:#e8ecf4}th.n{text-align:right}td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}"
    "td.good,td.bad,td.open{white-space:nowrap}td:nth-child(2){min-width:5em}td.faint{overflow-wrap:anywhere;min-width:4em}td{word-break:normal}"
    "tr{break-inside:avoid}thead{display:table-header-group}"
    ".good::before{content:'●\\a0';color:#1b7837}.bad::before{content:'▲\\a0';color:#b2182b}"
    ".open::before{content:'◆\\a0';color:#8c6d00}.good{background:#eaf5ea}.bad{background:#f9e3e3}"
    ".open{background:#fdf6dd}.faint{color:#555}.own::before{content:none}"
    ".lead{font-size:12pt;padding:3mm 4mm;border:1px solid #999;background:#f6f8fc;margin:3mm 0}"
    ".small{font-size:8.5pt;color:#444}dl{display:grid;grid-template-columns:auto 1fr;gap:1mm 4mm;margin:2mm 0}"
    "dt{color:#444}dd{margin:0}svg{max-width:100%;height:auto}svg.picture{margin-top:12px;width:100%;max-width:520px}"
    "input.search{width:100%;font-size:11pt;padding:2mm;margin:2mm 0;box-sizing:border-box}"
    "@media screen{.scroll table{min-width:calc(var(--em)*1em)}}"
    "th button{all:unset;cursor:pointer}select{margin:0 2mm 2mm 0}[hidden]{display:none}"
    "@media print{input.search,select{display:none}body{margin:0;padding:0;max-width:none}.small{margin:1mm 0}.scroll{overflow:visible}"
    ".scroll table{font-size:max(var(--least),min(9pt,calc(var(--page)/var(--em))));line-height:1.22}"
    ".scroll th,.scroll td{padding:.15em .45em}}";

/* For tables with many columns: full window width, landscape pages. */
static const char wide_style[] = ":root{--page:277mm;--least:6pt}@page{size:A4 landscape;margin:10mm}body{max-width:none}@media screen{body{margin:8mm}}td.code{white-space:nowrap}";

const char *html_style(void)
{
    return style;
}

void html_append(text_buffer *b, const char *text)
{
    for (; text && *text; text++) {
        switch (*text) {
        case '&':
            text_buffer_append_string(b, "&amp;");
            break;
        case '<':
            text_buffer_append_string(b, "&lt;");
            break;
        case '>':
            text_buffer_append_string(b, "&gt;");
            break;
        case '"':
            text_buffer_append_string(b, "&quot;");
            break;
        default:
            text_buffer_append_char(b, *text);
        }
    }
}

void html_begin(text_buffer *b, const char *title, const char *keywords, bool is_chinese, html_form form)
{
    text_buffer_print(b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                      is_chinese ? "zh-CN" : "en");
    text_buffer_append_string(b, "<meta name=\"viewport\" content=\"width=device-width\">\n");
    if (*keywords) {
        text_buffer_append_string(b, "<meta name=\"keywords\" content=\"");
        html_append(b, keywords);
        text_buffer_append_string(b, "\">\n");
    }
    text_buffer_append_string(b, "<title>");
    html_append(b, title);
    text_buffer_print(b, "</title>\n<style>%s%s</style>\n</head>\n<body>\n<main>\n", style, form == HTML_WIDE ? wide_style : form == HTML_PAGES ? page_style : "");
}

void html_end(text_buffer *b)
{
    text_buffer_append_string(b, "</main>\n</body>\n</html>\n");
}

const char *html_tone(table_tone tone)
{
    static const char *const classes[] = {
        [TABLE_PLAIN] = "", [TABLE_GOOD] = "good", [TABLE_BAD] = "bad",
        [TABLE_OPEN] = "open", [TABLE_FAINT] = "faint", [TABLE_LABEL] = "", [TABLE_TO_WRITE] = "write"};

    return classes[tone];
}

/* As on a screen. */
static void append_number(text_buffer *b, const table_column *column, double number)
{
    char text[TABLE_NUMBER_TEXT];

    table_number_text(column, number, text);
    html_append(b, text);
}

/* What a column needs for its texts, the long ones in several lines, in tenths of an em. */
static int column_width(const table *t, size_t column)
{
    enum { MOST = 46, SIDES = 12, TWO_DIGITS = 11 };
    int heading = table_heading_width(t->columns[column].heading), cell = table_widest_cell(t, column);
    int width = heading > cell ? heading : cell;

    return (width < MOST ? width : MOST) * TWO_DIGITS / 2 + SIDES;
}

/*
 * The style knows how wide a table is, so that on paper its letters are as small as they must be to fit, but not below what can
 * be read (--least), and on a small screen it scrolls by itself.
 */
static void begin_columns(text_buffer *b, const table *t)
{
    text_buffer columns;
    int all = 0;

    text_buffer_init(&columns);
    for (size_t c = 0; c < t->n_columns; c++) {
        int width = column_width(t, c);

        text_buffer_print(&columns, "<col style=\"width:%d.%dem\">", width / 10, width % 10);
        all += width;
    }
    text_buffer_print(b, "<div class=\"scroll\" tabindex=\"0\" style=\"--em:%d\">\n<table>\n<colgroup>", (all + 9) / 10);
    text_buffer_append_string(b, text_buffer_string(&columns));
    text_buffer_append_string(b, "</colgroup>\n");
    b->failed |= columns.failed;
    text_buffer_clear(&columns);
}

/* Without headings there is no head. */
static void write_head(text_buffer *b, const table *t)
{
    bool is_there = false;

    for (size_t c = 0; c < t->n_columns; c++)
        is_there |= *t->columns[c].heading != '\0';
    if (!is_there)
        return;
    text_buffer_append_string(b, "<thead><tr>");
    for (size_t c = 0; c < t->n_columns; c++) {
        if (!*t->columns[c].heading) { /* a heading that says nothing is none */
            text_buffer_append_string(b, "<td></td>");
            continue;
        }
        text_buffer_append_string(b, table_kind_is_text(t->columns[c].kind) ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">");
        html_append(b, t->columns[c].heading);
        text_buffer_append_string(b, "</th>");
    }
    text_buffer_append_string(b, "</tr></thead>\n");
}

/* A text that begins with a sign of its own, such as a light, needs none beside it. */
static const char *own_sign(const char *text)
{
    enum { SHAPES_FIRST = 0x25A0, SHAPES_LAST = 0x26FF }; /* geometric shapes and symbols */
    size_t n;
    uint32_t letter = utf8_decode(text, strlen(text), &n);

    return letter >= SHAPES_FIRST && letter <= SHAPES_LAST ? " own" : "";
}

/* A code is of letters and digits, unless an export level has hidden it. */
static bool is_company(const table_column *column, const char *text)
{
    static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    return column->name && !strcmp(column->name, "uscc") && text && *text && !text[strspn(text, letters)];
}

static void append_text(text_buffer *b, const table_column *column, const char *text, const char *company_page)
{
    if (!company_page || !is_company(column, text)) {
        html_append(b, text);
        return;
    }
    text_buffer_append_string(b, "<a href=\"");
    html_append(b, company_page);
    text_buffer_print(b, "%s\">%s</a>", text, text);
}

static void write_cell(text_buffer *b, const table_column *column, const table_cell *cell, const char *company_page)
{
    bool is_label = cell->tone == TABLE_LABEL && cell->text && *cell->text;

    if (!table_kind_is_text(column->kind))
        text_buffer_append_string(b, "<td class=\"n\">");
    else if (is_label)
        text_buffer_append_string(b, "<th scope=\"row\">");
    else if (cell->tone != TABLE_PLAIN && cell->text && *cell->text)
        text_buffer_print(b, "<td class=\"%s%s\">", html_tone(cell->tone), own_sign(cell->text));
    else if (column->kind == TABLE_CODE || column->kind == TABLE_DAY)
        text_buffer_append_string(b, "<td class=\"code\">");
    else
        text_buffer_append_string(b, "<td>");
    if (table_kind_is_text(column->kind))
        append_text(b, column, cell->text, company_page);
    else
        append_number(b, column, cell->number);
    text_buffer_append_string(b, is_label ? "</th>" : "</td>");
}

static void write_body(text_buffer *b, const table *t, size_t first, size_t end, const char *company_page)
{
    text_buffer_append_string(b, "<tbody>\n");
    for (size_t row = first; row < end; row++) {
        text_buffer_append_string(b, "<tr>");
        for (size_t c = 0; c < t->n_columns; c++) {
            table_cell cell = {.number = NAN};

            t->cell(t->context, row, c, &cell);
            write_cell(b, &t->columns[c], &cell, company_page);
        }
        text_buffer_append_string(b, "</tr>\n");
    }
    text_buffer_append_string(b, "</tbody>\n");
}

void html_page_table(text_buffer *b, const table *t, double letters)
{
    double shares[COLUMN_SHARE_MOST];

    column_shares(t, PAGE_WIDTH / letters, shares);
    text_buffer_append_string(b, "<table>\n<colgroup>");
    for (size_t c = 0; c < t->n_columns && c < COLUMN_SHARE_MOST; c++)
        text_buffer_print(b, "<col style=\"width:%.2f%%\">", shares[c] * 100);
    text_buffer_append_string(b, "</colgroup>\n");
    write_head(b, t);
    write_body(b, t, 0, t->n_rows, NULL);
    text_buffer_append_string(b, "</table>\n");
}

void html_part_table(text_buffer *b, const char *caption, const char *name, const table *t, const text_style *how)
{
    enum { STEP = 20, MOST = 300 };
    size_t first = how->first_row < t->n_rows ? how->first_row : t->n_rows, rest = t->n_rows - first;
    int width = 0;

    for (size_t c = 0; c < t->n_columns; c++)
        width += column_width(t, c);
    width = (width / 10 + STEP - 1) / STEP * STEP;
    text_buffer_print(b, "<div class=\"scroll em%d\" tabindex=\"0\" role=\"region\" aria-label=\"", width < MOST ? width : MOST);
    html_append(b, name);
    text_buffer_append_string(b, "\">\n<table>\n");
    if (caption) {
        text_buffer_append_string(b, "<caption>");
        html_append(b, caption);
        text_buffer_append_string(b, "</caption>\n");
    }
    write_head(b, t);
    write_body(b, t, first, first + (how->n_rows && how->n_rows < rest ? how->n_rows : rest), how->company_page);
    text_buffer_append_string(b, "</table>\n</div>\n");
}

void html_table(text_buffer *b, const char *heading, const table *t)
{
    if (heading) {
        text_buffer_append_string(b, "<h2>");
        html_append(b, heading);
        text_buffer_append_string(b, "</h2>\n");
    }
    begin_columns(b, t);
    write_head(b, t);
    write_body(b, t, 0, t->n_rows, NULL);
    text_buffer_append_string(b, "</table>\n</div>\n");
}
