/*
 * Passes the rows of a file to the user once the header has been found.
 */
#include "intake/table_reader.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/cell_text.h"
#include "intake/row_kind.h"
#include "intake/statement.h"
#include "intake/statement_layout.h"
#include "intake/unit_line.h"

enum { MOST_TITLE = 256 };

struct table_reader {
    row_reader *input;
    const char *file; /* with its sheet */
    problems *found;
    const table_user *user;
    record_judge judge; /* of the user, to find the sheet */
    list_stamp stamp;   /* of a list that this program wrote */
    bool has_stamp;
    table_head head;
    bool keeps_rows; /* in `head` until the last one: it may be a statement */
    bool is_statement;
    statement turned;
    size_t found_before; /* problems before those of the turned table */
    int year;
    size_t n_titles;
    unsigned long header_line;
    unsigned long rows;
    bool is_chunk; /* a chunk, which has no header */
};

static tidu_status choose_encoding(const intake_options *options, const mapping *map,
                                   const char *file, encoding *out, tidu_error *err)
{
    *out = map ? map->encoding : ENCODING_AUTO;
    if (!options->encoding)
        return TIDU_OK;
    if (!encoding_find(options->encoding, out))
        return error_at(err, TIDU_EUSAGE, file, 0, 0,
                        _("unknown encoding '%s'; use auto, utf-8, gb18030, utf-16le or utf-16be"),
                        options->encoding);
    if (*out == ENCODING_AUTO && map)
        *out = map->encoding;
    return TIDU_OK;
}

static table_reader *make(problems *found)
{
    table_reader *t = allocate_array(1, sizeof *t);

    if (t)
        t->found = found;
    return t;
}

/* Let the options say who watches. Takes ownership of `t`, also on failure. */
static tidu_status finish_open(table_reader *t, tidu_status status, const intake_options *options, table_reader **out)
{
    if (status) {
        table_reader_close(t);
        return status;
    }
    t->file = row_reader_name(t->input);
    row_reader_watch(t->input, options->progress, options->progress_context);
    *out = t;
    return TIDU_OK;
}

/* A stamp may stand on any sheet that is looked at; that in the keywords goes before. */
static void look_for_stamp(table_reader *t, const char *text)
{
    t->has_stamp = t->has_stamp || list_stamp_read(text, &t->stamp);
}

static size_t judge_row(void *reader, const table_record *record)
{
    table_reader *t = reader;

    look_for_stamp(t, record->fields[0].text);
    return t->judge(t->user->context, record);
}

tidu_status table_reader_open(byte_source *bytes, const intake_options *options, const mapping *map,
                              const table_user *user, problems *found, table_reader **out, tidu_error *err)
{
    table_reader *t = make(found);
    row_options input = {.delimiter = map ? map->delimiter : '\0',
                         .sheet = options->sheet ? options->sheet : map ? map->sheet : NULL,
                         .is_sheet_wanted = options->sheet != NULL,
                         .trusts_beginning = options->trusts_beginning,
                         .is_single = options->threads == 1};
    tidu_status status;

    if (!t)
        return error_memory(err);
    t->user = user;
    t->year = options->year;
    status = choose_encoding(options, map, byte_source_name(bytes), &input.wanted, err);
    if (!status)
        status = row_reader_open(bytes, &input, &t->input, err);
    t->judge = user->count_labels_of_sheet ? user->count_labels_of_sheet : user->count_labels;
    if (!status) {
        look_for_stamp(t, row_reader_keywords(t->input));
        status = row_reader_choose(t->input, judge_row, t, err);
    }
    return finish_open(t, status, options, out);
}

const char *table_reader_name(const table_reader *t)
{
    return t->file;
}

char table_reader_delimiter(const table_reader *t)
{
    return row_reader_delimiter(t->input);
}

bool table_reader_can_split(const table_reader *t)
{
    return !t->is_statement && row_reader_can_split(t->input);
}

tidu_status table_reader_open_chunk(const table_reader *whole, byte_source *bytes, const intake_options *options,
                                    const table_user *user, problems *found, table_reader **out, tidu_error *err)
{
    table_reader *t = make(found);

    if (!t)
        return error_memory(err);
    t->user = user;
    t->header_line = whole->header_line;
    t->is_chunk = true;
    return finish_open(t, row_reader_open_chunk(whole->input, bytes, options->threads == 1, &t->input, err), options,
                       out);
}

bool table_reader_is_between(const table_reader *t)
{
    return row_reader_is_between(t->input);
}

unsigned long table_reader_lines(const table_reader *t)
{
    return row_reader_lines(t->input);
}

void table_reader_resume(table_reader *t, const table_reader *chunk)
{
    row_reader_resume(t->input, chunk ? chunk->input : NULL);
    t->rows += chunk ? chunk->rows : 0;
}

void table_reader_watch(table_reader *t, intake_progress progress, void *context)
{
    row_reader_watch(t->input, progress, context);
}

bool table_reader_is_misjudged(const table_reader *t)
{
    return row_reader_is_misjudged(t->input);
}

void table_reader_close(table_reader *t)
{
    if (!t)
        return;
    row_reader_close(t->input);
    table_head_clear(&t->head);
    statement_clear(&t->turned);
    release(t);
}

void table_reader_need(table_reader *t, const bool *is_needed, size_t n)
{
    row_reader_need(t->input, is_needed, n);
}

/* The informative cell of a line above the header: one with a unit, otherwise the first one that is not empty. */
static void title_text(const table_record *row, char out[MOST_TITLE])
{
    for (size_t i = row->n; i-- > 0;) {
        cell_fold(row->fields[i].text, row->fields[i].length, out, MOST_TITLE);
        if (unit_line_read(out).kind == UNIT_LINE_STATED)
            return;
    }
    *out = '\0';
    for (size_t i = 0; i < row->n && !*out; i++)
        cell_fold(row->fields[i].text, row->fields[i].length, out, MOST_TITLE);
}

/* Whether one of the first rows is a header when the bytes are read as Big5. */
static bool is_big5(const table_reader *t)
{
    enum { MOST_FIELDS = 64, MOST_CELL = 512 };
    char (*cells)[MOST_CELL] = allocate_array(MOST_FIELDS, sizeof *cells);
    table_field fields[MOST_FIELDS];
    bool is_header = false;

    for (size_t i = 0; cells && i < t->head.rows.n_records && !is_header; i++) {
        table_record row = table_head_row(&t->head, i);
        size_t n = row.n < MOST_FIELDS ? row.n : MOST_FIELDS;

        for (size_t k = 0; k < n; k++) {
            if (!encoding_reread_big5(row.fields[k].text, row.fields[k].length, cells[k], MOST_CELL))
                *cells[k] = '\0';
            fields[k] = (table_field){cells[k], (uint32_t)strlen(cells[k]), false};
        }
        is_header = t->user->count_labels(t->user->context, &(table_record){.fields = fields, .n = n, .line = row.line});
    }
    release(cells);
    return is_header;
}

static tidu_status no_header(const table_reader *t, tidu_error *err)
{
    table_record row;
    char title[MOST_TITLE] = "";

    for (size_t i = 0; i < t->head.rows.n_records && !*title; i++) {
        row = table_head_row(&t->head, i);
        title_text(&row, title);
    }
    if (!*title)
        return error_at(err, TIDU_EDATA, t->file, 0, 0, _("the file is empty"));
    if (!strcmp(row_reader_format(t->input), "GB18030") && is_big5(t))
        return error_at(err, TIDU_EDATA, t->file, row.line, 0,
                        _("this file is in Big5, the encoding of traditional script: open it with that encoding and save it "
                          "as UTF-8 or .xlsx"));
    return error_at(err, TIDU_EDATA, t->file, row.line, 0,
                    _("no header was found: it must name %s, but the table begins with '%s'; if the codes have "
                      "another name, give a mapping file with --map"),
                    t->user->wanted ? _(t->user->wanted) : _("the company's code (uscc or 统一社会信用代码)"),
                    title);
}

static const table_head *head_of(const table_reader *t)
{
    return t->is_statement ? &t->turned.head : &t->head;
}

static tidu_status note_titles(table_reader *t, tidu_error *err)
{
    const table_head *head = head_of(t);

    for (size_t i = 0; i < head->first; i++) {
        table_record row = table_head_row(head, i);
        char title[MOST_TITLE];

        if (row_is_blank(&row))
            continue;
        title_text(&row, title);
        t->n_titles++;
        if (!problems_add(t->found, &(problem){PROBLEM_TITLE_SKIPPED, t->file, row.line, 0, "", title}))
            return error_memory(err);
    }
    return TIDU_OK;
}

static statement_basis basis_of_statement(const table_reader *t)
{
    return (statement_basis){t->user->words, t->file, t->year, t->user->count_labels, t->user->context};
}

static bool is_statement(const table_reader *t)
{
    statement_basis basis = basis_of_statement(t);

    return basis.words && statement_begins(&t->head, &basis);
}

/* Make of a statement the table that it becomes. */
static tidu_status turn(table_reader *t, tidu_error *err)
{
    statement_basis basis = basis_of_statement(t);
    tidu_status status = statement_turn(&t->head, &basis, t->found, &t->turned, err);

    t->found_before = problems_count(t->found);
    return status;
}

/* Find the header among the first rows and pass on those that follow it. */
static tidu_status begin(table_reader *t, tidu_error *err)
{
    const table_user *user = t->user;
    const table_head *head = head_of(t);
    tidu_status status;

    if (!t->is_statement && !table_head_find(&t->head, &(head_judge){user->count_labels, user->joins_header, user->context}))
        return no_header(t, err);
    t->header_line = table_head_row(head, head->base).line;
    status = note_titles(t, err);
    if (!status)
        status = user->take_head(user->context, head, err);
    for (size_t i = head->last + 1; i < head->rows.n_records && !status; i++) {
        table_record row = table_head_row(head, i);

        t->rows++;
        status = user->take_row(user->context, &row, err);
    }
    return status;
}

/* Whether the header cannot be found yet: it is a statement, or can become one. */
static bool has_to_wait(table_reader *t)
{
    const table_user *user = t->user;

    if (!user->words)
        return false;
    return is_statement(t) || (!table_head_find(&t->head, &(head_judge){user->count_labels, NULL, user->context}) &&
                               statement_may_begin(&t->head, user->words));
}

static tidu_status take(void *reader, const table_record *record, tidu_error *err)
{
    table_reader *t = reader;

    if (t->header_line) {
        t->rows++;
        return t->user->take_row(t->user->context, record, err);
    }
    if (!table_head_add(&t->head, record))
        return error_memory(err);
    if (t->head.rows.n_records > STATEMENT_ROWS)
        return error_at(err, TIDU_EDATA, t->file, record->line, 0,
                        _("items stand in rows, and there are more than %d rows; split the table"), STATEMENT_ROWS);
    if (t->keeps_rows || t->head.rows.n_records < TABLE_HEAD_ROWS)
        return TIDU_OK;
    t->keeps_rows = has_to_wait(t);
    return t->keeps_rows ? TIDU_OK : begin(t, err);
}

/* The last row is here, and the header has not been found yet. */
static tidu_status begin_late(table_reader *t, tidu_error *err)
{
    tidu_status status;

    t->is_statement = is_statement(t);
    status = t->is_statement ? turn(t, err) : TIDU_OK;
    return status ? status : begin(t, err);
}

static void expect(void *reader, const table_record *record)
{
    const table_reader *t = reader;

    if (t->header_line)
        t->user->expect_row(t->user->context, record);
}

static tidu_status held(void *reader, tidu_error *err)
{
    const table_reader *t = reader;

    return t->user->held(t->user->context, err);
}

/* Report something about the whole table, if there is anything to report. */
static bool note(const table_reader *t, problem_kind kind, const char *what)
{
    return !*what || problems_add(t->found, &(problem){kind, t->file, 0, 0, "", what});
}

/* Report how many there are, at the first one. */
static bool note_count(const table_reader *t, problem_kind kind, cell_count count)
{
    char what[32];

    if (!count.n)
        return true;
    snprintf(what, sizeof what, "%lu", count.n);
    return problems_add(t->found, &(problem){kind, t->file, count.line, count.line ? count.column + 1 : 0, "", what});
}

/* What people do not see in a workbook, or see otherwise. */
static tidu_status note_workbook(const table_reader *t, tidu_error *err)
{
    const sheet_choice *choice = row_reader_choice(t->input);
    sheet_facts facts = row_reader_facts(t->input);

    if ((choice && (!note(t, PROBLEM_SHEETS_SIMILAR, choice->similar) || !note(t, PROBLEM_SHEETS_LEFT, choice->others))) ||
        !note_count(t, PROBLEM_ROWS_HIDDEN, (cell_count){.n = facts.hidden_rows}) ||
        !note_count(t, PROBLEM_COLUMNS_HIDDEN, (cell_count){.n = facts.hidden_columns}) ||
        !note_count(t, PROBLEM_CELLS_WITH_ERROR, facts.errors) ||
        !note_count(t, PROBLEM_FORMULAS_WITHOUT_VALUE, facts.uncomputed))
        return error_memory(err);
    return TIDU_OK;
}

tidu_status table_reader_run(table_reader *t, tidu_error *err)
{
    tidu_status status;

    if (t->user->expect_row)
        row_reader_prefetch(t->input, expect);
    if (t->user->held)
        row_reader_pause(t->input, held);
    status = row_reader_run(t->input, take, t, err);
    if (!status && !t->is_chunk && !t->header_line)
        status = begin_late(t, err);
    if (status || t->is_chunk)
        return status;
    if (!t->rows)
        return error_at(err, TIDU_EDATA, t->file, t->header_line, 0,
                        _("the table has a header but no rows"));
    return note_workbook(t, err);
}

unsigned long table_reader_column(const table_reader *t, size_t field)
{
    return t->is_statement ? statement_column(&t->turned, field) : field + 1;
}

void table_reader_place(const table_reader *t, problems *found)
{
    if (t && t->is_statement && t->turned.cells)
        statement_place(&t->turned, found, t->found_before);
}

const list_stamp *table_reader_stamp(const table_reader *t)
{
    return t->has_stamp ? &t->stamp : NULL;
}

const char *table_reader_format(const table_reader *t)
{
    return row_reader_format(t->input);
}

unsigned long table_reader_titles(const table_reader *t)
{
    return t->n_titles;
}
