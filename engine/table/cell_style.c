#include "table/cell_style.h"

#include "base/allocate.h"

void cell_styles_clear(cell_styles *s)
{
    release(s->formats);
    release(s->forms);
    *s = (cell_styles){0};
}

bool cell_styles_add_format(cell_styles *s, unsigned long id, const char *code)
{
    if (!allocate_room((void **)&s->formats, &s->formats_capacity, s->n_formats + 1, sizeof *s->formats))
        return false;
    s->formats[s->n_formats++] = (struct own_format){id, number_form_of(code)};
    return true;
}

static number_form find_form(const cell_styles *s, unsigned long id)
{
    for (size_t i = 0; i < s->n_formats; i++) {
        if (s->formats[i].id == id)
            return s->formats[i].form;
    }
    return number_form_builtin(id);
}

bool cell_styles_add(cell_styles *s, unsigned long format)
{
    if (!allocate_room((void **)&s->forms, &s->capacity, s->n + 1, 1))
        return false;
    s->forms[s->n++] = (unsigned char)find_form(s, format);
    return true;
}
