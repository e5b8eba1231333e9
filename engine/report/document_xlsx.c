/* Writes a document as a workbook: texts and values on one sheet, then one sheet per table. */
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "report/document_internal.h"
#include "report/table_xlsx.h"

/* The label of a sheet for a table without a heading, by its name. */
static const char *sheet_name(const part *p)
{
    static const struct {
        const char *name;
        const char *tab;
    } tabs[] = {
        {"list", N_("list")},           {"reach", N_("list")},
        {"companies", N_("company list")}, {"certificates", N_("certificates")},
        {"months", N_("by month")},     {"members", N_("members")},     {"crossing", N_("crossing")},
        {"pool_months", N_("by month")},
        {"changes", N_("changes")},     {"labels", N_("labels")},       {"moves", N_("moves")},
        {"never_applied", N_("never applied")}, {"rungs", N_("rungs")}, {"ladder", N_("ladder")},
    };

    for (size_t i = 0; i < sizeof tabs / sizeof *tabs && !p->label && p->name; i++) {
        if (!strcmp(tabs[i].name, p->name))
            return _(tabs[i].tab);
    }
    return p->label ? p->label : p->name ? p->name : "";
}

/* A line of the sheet of notes, in the memory of the document; NULL if memory is exhausted. */
static const char *value_line(const document *d, const part *p)
{
    text_buffer b;
    const char *line;

    text_buffer_init(&b);
    text_buffer_print(&b, "%s: ", p->label);
    if (p->kind == BLOCK_NUMBER)
        document_append_number(&b, p);
    else
        text_buffer_append_string(&b, p->text ? p->text : "-");
    line = b.failed ? NULL : arena_copy_string(d->memory, text_buffer_string(&b));
    text_buffer_clear(&b);
    return line;
}

typedef struct workbook {
    xlsx_sheet *sheets;
    size_t n_sheets;
    const char **notes;
    size_t n_notes;
} workbook;

/* False if memory is exhausted. */
static bool gather(const document *d, workbook *w)
{
    if (d->title)
        w->notes[w->n_notes++] = d->title;
    for (const note *n = d->notes; n; n = n->next)
        w->notes[w->n_notes++] = n->text;
    for (part *p = d->first; p; p = p->next) {
        bool is_value = p->kind == BLOCK_VALUE || p->kind == BLOCK_NUMBER;

        if (!document_is_for_people(p))
            continue;
        if (p->kind == BLOCK_TABLE)
            w->sheets[w->n_sheets++] = (xlsx_sheet){sheet_name(p), document_table_of(p, true), p->form, d->page_foot};
        else if (p->kind == BLOCK_PARAGRAPH && p->text)
            w->notes[w->n_notes++] = p->text;
        else if (is_value && p->label && !(w->notes[w->n_notes++] = value_line(d, p)))
            return false;
    }
    return true;
}

static tidu_status write_book(const document *d, const workbook *w, const char *path, tidu_error *err)
{
    xlsx_notes notes = {_("notes"), w->notes, w->n_notes, NULL, d->page_foot, d->stamp.on};
    text_buffer stamp;
    tidu_status status;

    text_buffer_init(&stamp);
    document_stamp_text(d, &stamp);
    notes.stamp = stamp.length ? stamp.text : NULL;
    status = stamp.failed ? error_memory(err) : xlsx_write(path, &notes, w->sheets, w->n_sheets, err);
    text_buffer_clear(&stamp);
    return status;
}

tidu_status document_save_xlsx(const document *d, const char *path, tidu_error *err)
{
    workbook w = {.sheets = allocate_array(d->n_parts + 1, sizeof *w.sheets),
                  .notes = allocate_array(d->n_notes + d->n_parts + 1, sizeof *w.notes)};
    tidu_status status = TIDU_OK;

    if (!w.sheets || !w.notes || d->failed || !gather(d, &w))
        status = error_memory(err);
    if (!status)
        status = write_book(d, &w, path, err);
    release(w.sheets);
    release(w.notes);
    return status;
}
