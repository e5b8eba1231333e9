/*
 *   numFmts > numFmt: own formats by id
 *   cellXfs > xf:     the styles that cells name by their number, each with the id of a format
 */
#include "table/xlsx_style.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "table/xml_parser.h"

typedef struct style_reader {
    cell_styles *out;
    bool is_among_cells, failed;
} style_reader;

static unsigned long number_in(const char *text)
{
    return text ? strtoul(text, NULL, 10) : 0;
}

static void start(void *reader, const char *name, const char **attributes)
{
    style_reader *r = reader;
    const char *code;

    if (!strcmp(name, "cellXfs")) {
        r->is_among_cells = true;
    } else if (!strcmp(name, "numFmt")) {
        code = xml_attribute(attributes, "formatCode");
        r->failed |= code && !cell_styles_add_format(r->out, number_in(xml_attribute(attributes, "numFmtId")), code);
    } else if (r->is_among_cells && !strcmp(name, "xf")) {
        r->failed |= !cell_styles_add(r->out, number_in(xml_attribute(attributes, "numFmtId")));
    }
}

static void end(void *reader, const char *name)
{
    style_reader *r = reader;

    if (!strcmp(name, "cellXfs"))
        r->is_among_cells = false;
}

tidu_status xlsx_styles_read(zip_archive *z, size_t entry, cell_styles *out, tidu_error *err)
{
    style_reader r = {.out = out};
    xml_user user = {start, end, NULL, &r};
    tidu_status status = xml_parse_entry(z, entry, "styles", &user, err);

    return !status && r.failed ? error_memory(err) : status;
}
