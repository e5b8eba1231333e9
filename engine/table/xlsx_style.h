/*
 * The styles of a workbook, as far as they say what a number is.
 */
#ifndef TABLE_XLSX_STYLE_H
#define TABLE_XLSX_STYLE_H

#include "table/number_form.h"
#include "table/zip_archive.h"

typedef struct xlsx_styles {
    unsigned char *forms; /* [n]: of each style of cells */
    size_t n, capacity;
} xlsx_styles;

/* Clear them also after a failure. */
tidu_status xlsx_styles_read(zip_archive *z, size_t entry, xlsx_styles *out, tidu_error *err);
void xlsx_styles_clear(xlsx_styles *s);

static inline number_form xlsx_styles_form(const xlsx_styles *s, size_t style)
{
    return style < s->n ? (number_form)s->forms[style] : FORM_NUMBER;
}

#endif
