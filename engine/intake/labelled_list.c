#include "intake/labelled_list.h"

#include <string.h>

#include "base/error.h"
#include "base/formula_text.h"
#include "base/message.h"
#include "intake/cell_text.h"
#include "intake/header_label.h"
#include "intake/masked_cell.h"
#include "panel/panel.h"

size_t labelled_list_find(const labelled_list *l, const table_field *field)
{
    char folded[HEADER_LABEL_SIZE];

    header_label_fold(l->session.words, field->text, field->length, folded);
    for (size_t p = 0; p < l->n_parts; p++) {
        for (const char *const *label = l->parts[p].labels; *label; label++) {
            if (!strcmp(*label, folded))
                return p;
        }
    }
    for (char *c = folded; *c; c++)
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    for (size_t p = 0; p < l->n_parts; p++) {
        if (!strcmp(l->parts[p].name, folded))
            return p;
    }
    return l->n_parts;
}

static tidu_status take_column(labelled_list *l, const table_record *record, size_t i, size_t part, bool is_known,
                               tidu_error *err)
{
    const table_field *field = &record->fields[i];

    l->headers[i] = arena_copy(l->session.memory, field->text, field->length);
    if (!l->headers[i])
        return error_memory(err);
    l->columns[i] = (intake_column){i + 1, l->headers[i], INDICATOR_NONE, NULL, PANEL_ANY_YEAR, 0};
    if (part < l->n_parts)
        l->columns[i].part = l->parts[part].name;
    if (part == l->n_parts) {
        problem entry = {PROBLEM_COLUMN_UNKNOWN, l->session.file, record->line, i + 1, l->headers[i], l->headers[i]};

        return is_known || problems_add(l->session.found, &entry) ? TIDU_OK : error_memory(err);
    }
    if (l->fields[part] != NO_FIELD)
        return error_at(err, TIDU_EDATA, l->session.file, record->line, i + 1,
                        _("columns %zu ('%s') and %zu ('%s') are both %s; rename or remove one of "
                          "them"),
                        l->fields[part] + 1, l->headers[l->fields[part]], i + 1, l->headers[i], l->parts[part].name);
    l->fields[part] = i;
    return TIDU_OK;
}

tidu_status labelled_list_take_header(labelled_list *l, const table_record *record, const size_t *part,
                                      const bool *is_known, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    l->header_line = record->line;
    l->n_columns = record->n;
    l->headers = arena_take_array(l->session.memory, record->n, sizeof *l->headers);
    l->columns = arena_take_array(l->session.memory, record->n, sizeof *l->columns);
    l->unmasked = arena_take_array(l->session.memory, record->n, sizeof *l->unmasked);
    if (!l->headers || !l->columns || !l->unmasked)
        return error_memory(err);
    for (size_t i = 0; i < record->n && !status; i++)
        status = take_column(l, record, i, part[i], is_known[i], err);
    return status;
}

tidu_status labelled_list_take_labels(labelled_list *l, const table_record *record, tidu_error *err)
{
    size_t *part = arena_take_array(l->session.memory, record->n, sizeof *part);
    bool *is_known = arena_take_array(l->session.memory, record->n, sizeof *is_known);

    if (!part || !is_known)
        return error_memory(err);
    for (size_t i = 0; i < record->n; i++) {
        part[i] = labelled_list_find(l, &record->fields[i]);
        is_known[i] = !record->fields[i].length;
    }
    return labelled_list_take_header(l, record, part, is_known, err);
}

void labelled_list_fold(const labelled_list *l, const table_record *record, size_t part, char out[LABELLED_LIST_CELL])
{
    size_t field = l->fields[part];

    out[0] = '\0';
    if (field < record->n) {
        const char *text = record->fields[field].text;
        size_t length = formula_text_original(&text, record->fields[field].length);

        cell_fold(text, length, out, LABELLED_LIST_CELL);
    }
    if (cell_is_nothing(l->session.words, out))
        out[0] = '\0';
}

tidu_status labelled_list_leave_out(labelled_list *l, problem_kind kind, unsigned long line, size_t part,
                                    const char *found, tidu_error *err)
{
    size_t field = part == l->n_parts ? NO_FIELD : l->fields[part];
    problem entry = {kind, l->session.file, line, 0, "", found};

    if (field != NO_FIELD) {
        entry.column = field + 1;
        entry.header = l->headers[field];
    }
    l->skipped++;
    return problems_add(l->session.found, &entry) ? TIDU_OK : error_memory(err);
}

static tidu_status fill_report(labelled_list *l, const byte_source *bytes, intake_report *report, tidu_error *err)
{
    intake_report filled = {
        .encoding = table_reader_format(l->table),
        .header_line = l->header_line,
        .rows = l->rows,
        .skipped = l->skipped + table_reader_titles(l->table),
        .columns = l->columns,
        .n_columns = l->n_columns,
    };
    tidu_status status = intake_session_report(&l->session, bytes, &filled, err);

    if (!status)
        *report = filled;
    return status;
}

/* The names of the parts, as a mapping of them knows them. */
static tidu_status load_map(labelled_list *l, const char *path, tidu_error *err)
{
    const char *names[LABELLED_LIST_PARTS + 1] = {NULL};

    for (size_t p = 0; p < l->n_parts; p++)
        names[p] = l->parts[p].name;
    return mapping_load_parts(path, names, &l->session.map, err);
}

static size_t count_labels(void *list, const table_record *record)
{
    const labelled_list *l = list;

    return l->user->is_header(l->user->context, record);
}

static tidu_status take_head(void *list, const table_head *head, tidu_error *err)
{
    labelled_list *l = list;
    table_record header = table_head_row(head, head->base);
    const list_stamp *stamp = table_reader_stamp(l->table);

    l->is_masked = stamp && *stamp->level;
    if (l->is_masked && !problems_add(l->session.found, &(problem){PROBLEM_LIST_MASKED, l->session.file, header.line, 0, "", stamp->level}))
        return error_memory(err);
    return l->user->take_header(l->user->context, &header, err);
}

/* What people write about persons. */
static bool is_about_persons(const char *part)
{
    static const char *const names[] = {"coach", "contact", "visitor", "owner", "title", "purpose", "finding", "need", "evidence", "reason"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!strcmp(names[i], part))
            return true;
    }
    return false;
}

static bool holds_mask(const labelled_list *l, const table_record *record, size_t p)
{
    size_t field = l->fields[p];
    const char *name = l->parts[p].name;

    return field < record->n && field < l->n_columns && strcmp(name, "uscc") != 0 && strcmp(name, "name") != 0 &&
           masked_cell_is(record->fields[field].text, record->fields[field].length, l->is_masked || is_about_persons(name));
}

/* Empty the fields of a row that hold a mask; of another list than a masked one each is a problem. */
static tidu_status unmask(labelled_list *l, table_record *record, tidu_error *err)
{
    bool has_any = false;

    for (size_t p = 0; p < l->n_parts; p++) {
        size_t field = l->fields[p];

        l->has_mask[p] = holds_mask(l, record, p);
        has_any |= l->has_mask[p];
        if (l->has_mask[p] && !l->is_masked &&
            !problems_add(l->session.found, &(problem){PROBLEM_MASKED, l->session.file, record->line, field + 1, l->headers[field], record->fields[field].text}))
            return error_memory(err);
    }
    if (!has_any)
        return TIDU_OK;
    record->n = record->n < l->n_columns ? record->n : l->n_columns;
    memcpy(l->unmasked, record->fields, record->n * sizeof *l->unmasked);
    for (size_t p = 0; p < l->n_parts; p++) {
        if (l->has_mask[p])
            l->unmasked[l->fields[p]] = (table_field){"\0\0\0\0\0\0\0", 0, false};
    }
    record->fields = l->unmasked;
    return TIDU_OK;
}

static tidu_status take_row(void *list, const table_record *record, tidu_error *err)
{
    labelled_list *l = list;
    table_record row = *record;
    tidu_status status = unmask(l, &row, err);

    return status ? status : l->user->take_row(l->user->context, &row, err);
}

static tidu_status read_table(labelled_list *l, byte_source *bytes, const list_user *user, intake_report *report,
                              tidu_error *err)
{
    table_user reader = {count_labels, NULL, take_head, take_row, .context = l, .wanted = user->wanted};
    tidu_status status =
        table_reader_open(bytes, &l->options, l->session.map, &reader, l->session.found, &l->table, err);

    if (!status && !intake_session_rename(&l->session, table_reader_name(l->table)))
        status = error_memory(err);
    if (!status)
        status = table_reader_run(l->table, err);
    if (!status && l->options.is_strict)
        status = intake_session_be_strict(&l->session, err);
    return !status && report ? fill_report(l, bytes, report, err) : status;
}

tidu_status labelled_list_read(labelled_list *l, const char *path, const intake_options *options, const list_user *user,
                               problems *found, intake_report *report, tidu_error *err)
{
    byte_source *bytes;
    tidu_status status = byte_source_open(path, report != NULL, &bytes, err);

    if (status)
        return status;
    l->user = user;
    l->options = *options;
    l->options.map = NULL;
    for (size_t p = 0; p < LABELLED_LIST_PARTS; p++)
        l->fields[p] = NO_FIELD;
    status = intake_session_begin(&l->session, byte_source_name(bytes), &l->options, NULL, found, err);
    if (!status && user->takes_map && options->map)
        status = load_map(l, options->map, err);
    if (!status)
        status = read_table(l, bytes, user, report, err);
    table_reader_close(l->table);
    intake_session_end(&l->session);
    byte_source_close(bytes);
    return status;
}
