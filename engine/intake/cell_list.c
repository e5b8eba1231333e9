#include "intake/cell_list.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "intake/list_company.h"
#include "intake/row_kind.h"

typedef struct reading {
    labelled_list list;
    const cell_list_form *form;
    cell_list *into;
} reading;

static bool is_header(void *user, const table_record *record)
{
    const reading *r = user;
    bool has[LABELLED_LIST_PARTS + 1] = {false};
    size_t n = 0;

    for (size_t i = 0; i < record->n; i++)
        has[labelled_list_find(&r->list, &record->fields[i])] = true;
    for (size_t p = 0; p < r->form->n_needed; p++)
        n += has[p];
    return n == r->form->n_needed;
}

static tidu_status take_header(void *user, const table_record *record, tidu_error *err)
{
    reading *r = user;
    tidu_status status = labelled_list_take_labels(&r->list, record, err);

    for (size_t p = 0; p < r->form->n_parts; p++)
        r->into->columns[p] = r->list.fields[p] == NO_FIELD ? 0 : r->list.fields[p] + 1;
    return status;
}

static tidu_status take_row(void *user, const table_record *record, tidu_error *err)
{
    reading *r = user;
    cell_list *l = r->into;
    row_kind kind = row_kind_of(r->list.session.words, record);
    cell_list_row row = {.line = record->line};

    if (kind == ROW_BLANK || kind == ROW_TOTALS) {
        r->list.skipped++;
        return TIDU_OK;
    }
    for (size_t p = 0; p < r->form->n_parts; p++) {
        list_cell text;

        labelled_list_fold(&r->list, record, p, text);
        row.text[p] = arena_copy_string(l->memory, text);
        if (!row.text[p])
            return error_memory(err);
    }
    if (!allocate_room((void **)&l->rows, &l->capacity, l->n + 1, sizeof *l->rows))
        return error_memory(err);
    l->rows[l->n++] = row;
    r->list.rows++;
    return TIDU_OK;
}

tidu_status cell_list_read(const char *path, const intake_options *options, const cell_list_form *form, problems *found, cell_list *out,
                           tidu_error *err)
{
    reading r = {.list = {.parts = form->parts, .n_parts = form->n_parts}, .form = form, .into = out};
    list_user user = {is_header, take_header, take_row, &r, form->wanted, false};

    *out = (cell_list){.memory = arena_new(), .file = path};
    return out->memory ? labelled_list_read(&r.list, path, options, &user, found, NULL, err) : error_memory(err);
}

void cell_list_clear(cell_list *l)
{
    arena_free(l->memory);
    release(l->rows);
    *l = (cell_list){0};
}
