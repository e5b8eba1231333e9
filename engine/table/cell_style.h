/*
 * The styles of a workbook's cells, as far as they say what a number is.
 */
#ifndef TABLE_CELL_STYLE_H
#define TABLE_CELL_STYLE_H

#include <stdbool.h>
#include <stddef.h>

#include "table/number_form.h"

typedef struct cell_styles {
    struct own_format {
        unsigned long id;
        number_form form;
    } *formats; /* [n_formats]: of the workbook's own */
    size_t n_formats, formats_capacity;
    unsigned char *forms; /* [n]: of each style */
    size_t n, capacity;
} cell_styles;

void cell_styles_clear(cell_styles *s);

/* A format of the workbook's own. False if memory is exhausted. */
bool cell_styles_add_format(cell_styles *s, unsigned long id, const char *code);

/* The next style, by its format, whose own code was added before. False if memory is exhausted. */
bool cell_styles_add(cell_styles *s, unsigned long format);

static inline number_form cell_styles_form(const cell_styles *s, size_t style)
{
    return style < s->n ? (number_form)s->forms[style] : FORM_NUMBER;
}

#endif
