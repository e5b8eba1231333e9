/* Writes a document as a JSON object with a member for each named part. */
#include "report/document_internal.h"
#include "report/json_text.h"

tidu_status document_write_json(const document *d, text_buffer *b, report_sink sink, void *context, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    const char *comma = "{\n";
    table rows;

    if (d->title) {
        text_buffer_print(b, "%s  \"title\": ", comma);
        json_append_string(b, d->title);
        comma = ",\n";
    }
    if (d->level) {
        text_buffer_print(b, "%s  \"export_level\": \"%s\",\n  \"withheld\": ", comma, d->level);
        json_append_string(b, d->withheld);
        comma = ",\n";
    }
    for (part *p = d->first; p && !status; p = p->next) {
        if (!p->name)
            continue;
        text_buffer_print(b, "%s  \"%s\": ", comma, p->name);
        comma = ",\n";
        if (p->kind == BLOCK_NUMBER)
            json_append_number(b, p->number, p->decimals);
        else if (p->kind != BLOCK_TABLE)
            json_append_string(b, p->text);
        status = document_pass(b, sink, context, err);
        if (status || p->kind != BLOCK_TABLE)
            continue;
        rows = document_table_of(p, false);
        status = table_write_json(&rows, sink, context, err);
    }
    if (!status) {
        text_buffer_append_string(b, "}\n");
        status = document_pass(b, sink, context, err);
    }
    return status;
}
