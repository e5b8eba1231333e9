/*
 *   numFmts > numFmt: own formats by id
 *   cellXfs > xf:     the styles that cells name by their number, each with the id of a format
 */
#include "table/xlsx_style.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "table/xml_parser.h"

typedef struct own_format {
    unsigned long id;
    number_form form;
} own_format;

typedef struct style_reader {
    xlsx_styles *out;
    own_format *formats;
    size_t n, capacity;
    bool is_among_cells, failed;
} style_reader;

static number_form find_form(const style_reader *r, unsigned long id)
{
    for (size_t i = 0; i < r->n; i++) {
        if (r->formats[i].id == id)
            return r->formats[i].form;
    }
    return number_form_builtin(id);
}

static unsigned long number_in(const char *text)
{
    return text ? strtoul(text, NULL, 10) : 0;
}

static void start(void *reader, const char *name, const char **attributes)
{
    style_reader *r = reader;

    if (!strcmp(name, "cellXfs")) {
        r->is_among_cells = true;
    } else if (!strcmp(name, "numFmt")) {
        const char *code = xml_attribute(attributes, "formatCode");

        if (!allocate_room((void **)&r->formats, &r->capacity, r->n + 1, sizeof *r->formats))
            r->failed = true;
        else
            r->formats[r->n++] = (own_format){number_in(xml_attribute(attributes, "numFmtId")),
                                              code ? number_form_of(code) : FORM_NUMBER};
    } else if (r->is_among_cells && !strcmp(name, "xf")) {
        xlsx_styles *s = r->out;

        if (!allocate_room((void **)&s->forms, &s->capacity, s->n + 1, 1))
            r->failed = true;
        else
            s->forms[s->n++] = (unsigned char)find_form(r, number_in(xml_attribute(attributes, "numFmtId")));
    }
}

static void end(void *reader, const char *name)
{
    style_reader *r = reader;

    if (!strcmp(name, "cellXfs"))
        r->is_among_cells = false;
}

tidu_status xlsx_styles_read(zip_archive *z, size_t entry, xlsx_styles *out, tidu_error *err)
{
    style_reader r = {.out = out};
    xml_user user = {start, end, NULL, &r};
    tidu_status status = xml_parse_entry(z, entry, "styles", &user, err);

    release(r.formats);
    return !status && r.failed ? error_memory(err) : status;
}

void xlsx_styles_clear(xlsx_styles *s)
{
    release(s->forms);
    *s = (xlsx_styles){0};
}
