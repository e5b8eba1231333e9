#include "report/xlsx_formats.h"

#include <stdio.h>

/* Fills that differ also in greyscale: light, middle, dark, behind black text. */
static const lxw_color_t fills[] = {
    [TABLE_GOOD] = 0xC6EFCE, [TABLE_BAD] = 0xF4B6B6, [TABLE_OPEN] = 0xFFEB9C};

/* Rows with wrapped texts are higher than a line: all cells begin at the top. */
static lxw_format *new_format(lxw_workbook *book, const xlsx_library *lib, const char *number)
{
    lxw_format *f = lib->workbook_add_format(book);

    lib->format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    if (number)
        lib->format_set_num_format(f, number);
    return f;
}

/* Texts keep away from the number before them. */
static lxw_format *new_text(lxw_workbook *book, const xlsx_library *lib, const char *number)
{
    lxw_format *f = new_format(book, lib, number);

    lib->format_set_align(f, LXW_ALIGN_LEFT);
    lib->format_set_indent(f, 1);
    return f;
}

static lxw_format *new_tone(lxw_workbook *book, const xlsx_library *lib, table_tone tone)
{
    lxw_format *f = new_text(book, lib, NULL);

    if (tone == TABLE_GOOD || tone == TABLE_BAD || tone == TABLE_OPEN)
        lib->format_set_bg_color(f, fills[tone]);
    return f;
}

/* Of a cell that people fill in, which the protection of the sheet leaves to them. */
static lxw_format *new_open(lxw_workbook *book, const xlsx_library *lib, const char *number)
{
    lxw_format *f = new_text(book, lib, number);

    lib->format_set_unlocked(f);
    lib->format_set_bg_color(f, 0xFFFBE6);
    lib->format_set_text_wrap(f);
    return f;
}

static lxw_format *new_head(lxw_workbook *book, const xlsx_library *lib, lxw_color_t fill)
{
    lxw_format *f = lib->workbook_add_format(book);

    lib->format_set_bold(f);
    lib->format_set_bg_color(f, fill);
    lib->format_set_border(f, LXW_BORDER_THIN);
    lib->format_set_text_wrap(f);
    return f;
}

static void make_form(lxw_workbook *book, const xlsx_library *lib, xlsx_formats *out)
{
    out->title = lib->workbook_add_format(book);
    lib->format_set_bold(out->title);
    lib->format_set_font_size(out->title, 18);
    out->line = lib->workbook_add_format(book);
    out->open_head = new_head(book, lib, 0xFFE699);
    out->open_text = new_open(book, lib, NULL);
    out->open_code = new_open(book, lib, "@");
    out->open_day = new_open(book, lib, "yyyy-mm-dd");
    out->open_share = new_open(book, lib, "0.0%");
}

void xlsx_formats_make(lxw_workbook *book, const xlsx_library *lib, xlsx_formats *out)
{
    static const char decimals[] = "0.000000000"; /* XLSX_MOST_DECIMALS */

    out->head = new_head(book, lib, 0xD9E1F2);
    out->code = new_text(book, lib, "@");
    out->day = new_text(book, lib, "yyyy-mm-dd");
    out->note = new_format(book, lib, NULL);
    lib->format_set_text_wrap(out->note);
    out->share = new_format(book, lib, "0.0%");
    out->chance = new_format(book, lib, TABLE_CHANCE_FORMAT);
    out->money = new_format(book, lib, "#,##0.00");
    for (int n = 0; n <= XLSX_MOST_DECIMALS; n++) {
        char format[sizeof decimals];

        snprintf(format, sizeof format, "%.*s", n ? n + 2 : 1, decimals);
        out->number[n] = new_format(book, lib, format);
    }
    out->number[XLSX_MOST_DECIMALS + 1] = new_format(book, lib, NULL);
    for (int tone = TABLE_PLAIN; tone <= TABLE_TO_WRITE; tone++) {
        out->tone[tone] = new_tone(book, lib, (table_tone)tone);
        out->wrapped[tone] = new_tone(book, lib, (table_tone)tone);
        lib->format_set_text_wrap(out->wrapped[tone]);
    }
    make_form(book, lib, out);
}

lxw_format *xlsx_formats_number(const xlsx_formats *f, const table_column *c)
{
    switch (c->kind) {
    case TABLE_SHARE:
        return f->share;
    case TABLE_CHANCE:
        return f->chance;
    case TABLE_MONEY:
        return f->money;
    default:
        return f->number[c->decimals >= 0 && c->decimals <= XLSX_MOST_DECIMALS ? c->decimals : XLSX_MOST_DECIMALS + 1];
    }
}
