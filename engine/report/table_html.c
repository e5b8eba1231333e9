#include "report/table_html.h"

#include <math.h>

#include "base/number_text.h"

static const char style[] =
    "@page{size:A4;margin:14mm 12mm}"
    "body{font:10.5pt/1.45 'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',SimSun,sans-serif;"
    "color:#111;max-width:190mm;margin:8mm auto;padding:0 4mm}"
    "h1{font-size:17pt;margin:0 0 2mm}h2{font-size:12.5pt;margin:6mm 0 2mm;border-bottom:1px solid #999}"
    "table{border-collapse:collapse;width:100%;font-size:9pt}"
    "th,td{border:1px solid #bbb;padding:1mm 1.6mm;text-align:left;vertical-align:top}"
    "th{background:#e8ecf4}td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}"
    "td.good,td.bad,td.open{white-space:nowrap}td:nth-child(2){min-width:5em}td.faint{overflow-wrap:anywhere;min-width:4em}td{word-break:normal}"
    "tr{break-inside:avoid}thead{display:table-header-group}"
    ".good::before{content:'● ';color:#1b7837}.bad::before{content:'▲ ';color:#b2182b}"
    ".open::before{content:'◆ ';color:#8c6d00}.good{background:#eaf5ea}.bad{background:#f9e3e3}"
    ".open{background:#fdf6dd}.faint{color:#555}"
    ".lead{font-size:12pt;padding:3mm 4mm;border:1px solid #999;background:#f6f8fc;margin:3mm 0}"
    ".small{font-size:8.5pt;color:#444}dl{display:grid;grid-template-columns:auto 1fr;gap:1mm 4mm;margin:2mm 0}"
    "dt{color:#444}dd{margin:0}svg{max-width:100%;height:auto}"
    "input.search{width:100%;font-size:11pt;padding:2mm;margin:2mm 0;box-sizing:border-box}"
    "@media print{input.search{display:none}body{margin:0}}";

/* For tables with many columns: full window width, landscape pages. */
static const char wide_style[] = "@page{size:A4 landscape}body{max-width:none;margin:8mm}td.code{white-space:nowrap}";

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

void html_begin(text_buffer *b, const char *title, bool is_chinese, bool is_wide)
{
    text_buffer_print(b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                      is_chinese ? "zh-CN" : "en");
    text_buffer_append_string(b, "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    html_append(b, title);
    text_buffer_print(b, "</title>\n<style>%s%s</style>\n</head>\n<body>\n", style, is_wide ? wide_style : "");
}

void html_end(text_buffer *b)
{
    text_buffer_append_string(b, "</body>\n</html>\n");
}

const char *html_tone(table_tone tone)
{
    static const char *const classes[] = {
        [TABLE_PLAIN] = "", [TABLE_GOOD] = "good", [TABLE_BAD] = "bad",
        [TABLE_OPEN] = "open", [TABLE_FAINT] = "faint"};

    return classes[tone];
}

static void append_number(text_buffer *b, const table_column *column, double number)
{
    char text[64];

    if (number != number)
        return;
    if (column->kind == TABLE_CHANCE) {
        table_chance_text(number, text);
        html_append(b, text);
    } else if (column->kind == TABLE_SHARE) {
        number_format_fixed(number * 100, column->decimals < 0 ? 1 : column->decimals, text, sizeof text);
        text_buffer_print(b, "%s%%", text);
    } else if (column->decimals < 0) {
        number_format(number, text);
        text_buffer_append_string(b, text);
    } else {
        number_format_fixed(number, column->decimals, text, sizeof text);
        text_buffer_append_string(b, text);
    }
}

void html_table(text_buffer *b, const char *heading, const table *t)
{
    if (heading) {
        text_buffer_append_string(b, "<h2>");
        html_append(b, heading);
        text_buffer_append_string(b, "</h2>\n");
    }
    text_buffer_append_string(b, "<table>\n<thead><tr>");
    for (size_t c = 0; c < t->n_columns; c++) {
        text_buffer_append_string(b, "<th scope=\"col\">");
        html_append(b, t->columns[c].heading);
        text_buffer_append_string(b, "</th>");
    }
    text_buffer_append_string(b, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < t->n_rows; row++) {
        text_buffer_append_string(b, "<tr>");
        for (size_t c = 0; c < t->n_columns; c++) {
            bool is_number = !table_kind_is_text(t->columns[c].kind);
            table_cell cell = {.number = NAN};

            t->cell(t->context, row, c, &cell);
            if (is_number)
                text_buffer_append_string(b, "<td class=\"n\">");
            else if (cell.tone != TABLE_PLAIN && cell.text && *cell.text)
                text_buffer_print(b, "<td class=\"%s\">", html_tone(cell.tone));
            else if (t->columns[c].kind == TABLE_CODE || t->columns[c].kind == TABLE_DAY)
                text_buffer_append_string(b, "<td class=\"code\">");
            else
                text_buffer_append_string(b, "<td>");
            if (is_number)
                append_number(b, &t->columns[c], cell.number);
            else
                html_append(b, cell.text);
            text_buffer_append_string(b, "</td>");
        }
        text_buffer_append_string(b, "</tr>\n");
    }
    text_buffer_append_string(b, "</tbody>\n</table>\n");
}
