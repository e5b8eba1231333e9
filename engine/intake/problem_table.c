/* The list of problems as a table. */
#include "intake/problem.h"

#include "base/csv_text.h"
#include "base/error.h"
#include "base/message.h"
#include "base/sheet_cell.h"
#include "base/text_buffer.h"

static void append_cell(text_buffer *b, const char *text, char end)
{
    csv_text_append(b, text);
    text_buffer_append_char(b, end);
}

static void append_row(text_buffer *b, const problem *entry)
{
    char cell[SHEET_CELL_SIZE];

    append_cell(b, problem_code(entry->kind), ',');
    append_cell(b, problem_severity_name(problem_severity_of(entry->kind)), ',');
    append_cell(b, entry->file, ',');
    if (entry->line)
        text_buffer_print(b, "%lu", entry->line);
    text_buffer_append_char(b, ',');
    if (entry->column)
        text_buffer_print(b, "%lu", entry->column);
    text_buffer_append_char(b, ',');
    append_cell(b, entry->header, ',');
    append_cell(b, entry->found, ',');
    append_cell(b, problem_text(entry->kind), ',');
    append_cell(b, problem_done(entry->kind), ',');
    sheet_cell_name(entry->file, entry->line, entry->column, cell);
    append_cell(b, cell, '\n');
}

tidu_status problems_write(const problems *p, problem_sink sink, void *context, tidu_error *err)
{
    static const char head[] = "\xef\xbb\xbf" "code,severity,file,line,column,header,found,problem,done,cell\n";
    bool ok = sink(context, head, sizeof head - 1);
    text_buffer row;
    tidu_status status = TIDU_OK;

    text_buffer_init(&row);
    for (size_t i = 0; i < problems_count(p) && ok && !status; i++) {
        text_buffer_empty(&row);
        append_row(&row, problems_get(p, i));
        if (row.failed)
            status = error_memory(err);
        else
            ok = sink(context, row.text, row.length);
    }
    text_buffer_clear(&row);
    return status || ok ? status : error_set(err, TIDU_EIO, _("the list of problems could not be written"));
}
