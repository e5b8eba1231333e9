/*
 *   byte_source -> table_reader -> header_row -> intake_plan -> intake_rows -> panel
 *
 * After the rows come the checks across cells, and in strict mode the failure if there are problems.
 */
#include "intake/intake.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "intake/cell_month.h"
#include "intake/column_unit.h"
#include "intake/head_year.h"
#include "intake/intake_check.h"
#include "intake/intake_chunk.h"
#include "intake/intake_row.h"
#include "intake/intake_session.h"
#include "intake/nameless_rows.h"
#include "intake/table_reader.h"
#include "panel/period.h"

enum { COMPANIES_A_FOLLOW = 2048 };

/* The state of one intake. */
typedef struct intake {
    const intake_options *options;
    panel *panel;
    intake_session session;
    table_reader *table;
    header_row header;
    intake_plan plan;
    intake_rows *rows;
    byte_source *bytes;
    intake_chunks *chunks; /* NULL: this thread reads all */
    nameless_rows nameless;
    bool has_annual;       /* the header has columns of annual figures */
    size_t followed; /* companies at the last call of `follow` */
} intake;

static header_basis basis_of(const intake *in)
{
    return (header_basis){in->session.file, panel_dictionary(in->panel), in->session.map, in->session.memory,
                          in->options, in->table ? table_reader_stamp(in->table) : NULL, 0};
}

static size_t count_labels(void *user, const table_record *record)
{
    header_basis basis = basis_of(user);

    return header_row_count_labels(&basis, record);
}

static bool joins_header(void *user, const table_record *base, const table_record *record)
{
    header_basis basis = basis_of(user);

    return header_row_joins(&basis, base, record);
}

/* The year or month of annual columns that have none: of the option, a line above the table, or the file's name, which is said. */
static tidu_status find_year(intake *in, const table_head *head, tidu_error *err)
{
    problem entry = {PROBLEM_YEAR_OF_TITLE, in->session.file, 0, 0, "", ""};
    char text[PERIOD_TEXT];

    in->plan.year = in->options->year;
    if (in->plan.year)
        return TIDU_OK;
    in->plan.year = head_year(in->session.words, head, &entry.line);
    if (!in->plan.year)
        in->plan.year = head_month(head, &entry.line);
    if (!in->plan.year)
        in->plan.year = text_year(in->session.words, path_name(in->session.file));
    if (!in->plan.year)
        in->plan.year = text_month(path_name(in->session.file));
    if (!in->plan.year)
        return TIDU_OK;
    entry.found = period_text(in->plan.year, text);
    return problems_add(in->session.found, &entry) ? TIDU_OK : error_memory(err);
}

/* Said once of the whole list. */
static tidu_status say_masked(const intake *in, tidu_error *err)
{
    problem entry = {PROBLEM_LIST_MASKED, in->session.file, in->header.line, 0, "", ""};

    if (!in->plan.is_masked)
        return TIDU_OK;
    entry.found = table_reader_stamp(in->table)->level;
    return problems_add(in->session.found, &entry) ? TIDU_OK : error_memory(err);
}

/* Annual columns without a year: drop them, with one problem for all. */
static tidu_status settle_year(intake *in, const table_head *head, tidu_error *err)
{
    intake_plan *plan = &in->plan;
    tidu_status status = TIDU_OK;

    if (plan->year || plan->year_field != NO_FIELD || !plan->annual.n)
        return TIDU_OK;
    status = find_year(in, head, err);
    if (status || plan->year || plan->month_field != NO_FIELD)
        return status;
    problem entry = {PROBLEM_YEAR_MISSING, in->session.file, in->header.line,
                     plan->annual.cells[0].field + 1, plan->annual.cells[0].header,
                     plan->annual.cells[0].header};
    plan->annual.n = 0;
    return problems_add(in->session.found, &entry) ? TIDU_OK : error_memory(err);
}

/* The companies so far are complete: check them, hand them over and remove them from the panel. */
static tidu_status end_part(void *user, tidu_error *err)
{
    intake *in = user;
    tidu_status status = intake_check(in->panel, in->session.file, &in->header, in->session.found, err);

    if (!status)
        status = in->options->part(in->options->part_context, err);
    if (status)
        return status;
    return panel_empty(in->panel) ? TIDU_OK : error_memory(err);
}

static tidu_status take_head(void *user, const table_head *head, tidu_error *err)
{
    intake *in = user;
    header_basis basis = basis_of(in);
    tidu_status status;

    basis.month = table_month(in->options, in->session.words, head, in->session.file);
    status = header_row_read(&basis, head, in->session.found, &in->header, err);
    if (!status)
        status = column_units_settle(&basis, head, in->options->unit_shift, &in->header, in->session.found, err);
    if (!status)
        status = intake_plan_make(&basis, &in->header, in->panel, &in->plan, err);
    if (!status)
        status = say_masked(in, err);
    in->has_annual = !in->plan.is_roster && (in->plan.annual.n || in->plan.wide.n);
    if (!status)
        status = settle_year(in, head, err);
    if (status)
        return status;
    in->rows = intake_rows_new(&in->plan, in->session.map, in->panel, in->session.found,
                               in->session.file, in->options);
    if (!in->rows || (in->options->most_companies &&
                      !intake_rows_divide(in->rows, in->options->most_companies, end_part, in)))
        return error_memory(err);
    if (in->plan.name_field != NO_FIELD)
        intake_rows_keep_nameless(in->rows, &in->nameless.rows);
    table_reader_need(in->table, in->plan.is_needed, in->plan.n_fields);
    if (in->plan.code_field != NO_FIELD && !in->plan.is_name_key)
        in->chunks = intake_chunks_begin(&(chunk_basis){in->options, in->bytes, in->table, &in->plan, in->session.map,
                                                        in->panel, in->session.found});
    return TIDU_OK;
}

static tidu_status end_chunk(void *user, tidu_error *err)
{
    return intake_chunks_take(((intake *)user)->chunks, err);
}

static tidu_status take_row(void *user, const table_record *record, tidu_error *err)
{
    intake *in = user;
    tidu_status status = intake_rows_take(in->rows, record, err);

    if (status || !in->options->follow || panel_count(in->panel) < in->followed + COMPANIES_A_FOLLOW)
        return status;
    in->followed = panel_count(in->panel);
    return in->options->follow(in->options->follow_context, in->panel, err);
}

static void expect_row(void *user, const table_record *record)
{
    intake_rows_expect(((intake *)user)->rows, record);
}

static tidu_status take_nameless(intake *in, tidu_error *err)
{
    nameless_basis basis = {in->options,      &in->plan,         panel_dictionary(in->panel),
                            in->session.file, in->session.found, in->rows};

    return nameless_rows_take(&in->nameless, &basis, err);
}

static bool has_annual_value(const panel *p)
{
    const dictionary *d = panel_dictionary(p);
    int first, last;

    panel_months(p, &first, &last);
    if (first) /* with values, as all companies of a row have */
        return true;
    panel_years(p, &first, &last);
    for (int id = 0; id < dictionary_count(d); id++) {
        for (int year = first; year && year <= last; year++) {
            if (dictionary_get(d, id)->kind == INDICATOR_ANNUAL && panel_column(p, id, year))
                return true;
        }
    }
    return false;
}

/* A table of which nothing comes in is refused: "done" would be taken for the opposite. */
static tidu_status check_taken(const intake *in, tidu_error *err)
{
    if (!intake_rows_taken(in->rows) && in->nameless.rows.n_records)
        return error_at(err, TIDU_EDATA, in->session.file, in->header.line, 0,
                        _("no row was taken in: all %lu were left out; %zu of them name a company without its code. Add a "
                          "column 统一社会信用代码, fill in the list that import --review FILE.csv writes, or give a mapping "
                          "with keys: {code: {column: 企业名称, id: other}} if the companies are to be known by their names"),
                        intake_rows_skipped(in->rows), in->nameless.rows.n_records);
    if (!intake_rows_taken(in->rows))
        return error_at(err, TIDU_EDATA, in->session.file, in->header.line, 0,
                        _("no row was taken in: all %lu were left out; the problems say why"),
                        intake_rows_skipped(in->rows));
    if (in->has_annual && panel_wants_all(in->panel) && !has_annual_value(in->panel))
        return error_at(err, TIDU_EDATA, in->session.file, in->header.line, 0,
                        _("columns of annual figures were recognised, but no value was taken in: the years are missing, or "
                          "all cells are empty or unreadable; the problems say which"));
    return TIDU_OK;
}

static tidu_status read_table(intake *in, tidu_error *err)
{
    table_user user = {count_labels, joins_header, take_head, take_row, expect_row, end_chunk, in,
                       .words = in->session.map && in->session.map->pivot_name ? NULL : in->session.words};
    tidu_status status = table_reader_open(in->bytes, in->options, in->session.map, &user, in->session.found,
                                           &in->table, err);

    if (!status && !intake_session_rename(&in->session, table_reader_name(in->table)))
        status = error_memory(err);
    if (!status)
        status = table_reader_run(in->table, err);
    if (!status)
        status = take_nameless(in, err);
    if (!status && in->options->most_companies)
        status = end_part(in, err);
    else if (!status && !in->options->only)
        status = intake_check(in->panel, in->session.file, &in->header, in->session.found, err);
    table_reader_place(in->table, in->session.found);
    if (!status && in->options->is_strict)
        status = intake_session_be_strict(&in->session, err);
    if (!status && !in->options->most_companies && !in->options->only)
        status = check_taken(in, err);
    return status;
}

/* A copy of the stamp, which goes with the report. */
static tidu_status keep_stamp(const intake *in, intake_report *report, tidu_error *err)
{
    const list_stamp *stamp = table_reader_stamp(in->table);
    list_stamp *copy = stamp ? arena_take(in->session.memory, sizeof *copy) : NULL;

    if (copy)
        *copy = *stamp;
    report->stamp = copy;
    return stamp && !copy ? error_memory(err) : TIDU_OK;
}

static tidu_status fill_report(intake *in, intake_report *report, tidu_error *err)
{
    report->encoding = table_reader_format(in->table);
    report->header_line = in->header.line;
    report->rows = intake_rows_taken(in->rows);
    report->by_name = in->nameless.by_name;
    report->skipped = intake_rows_skipped(in->rows) + table_reader_titles(in->table);
    report->n_columns = in->header.n;
    report->columns = arena_take_array(in->session.memory, in->header.n, sizeof *report->columns);
    if (!report->columns)
        return error_memory(err);
    for (size_t i = 0; i < in->header.n; i++) {
        const header_cell *cell = &in->header.cells[i];

        report->columns[i] = (intake_column){table_reader_column(in->table, i), cell->header, cell->indicator, NULL, cell->year,
                                             cell->shift};
        if (i == in->plan.code_field)
            report->columns[i].indicator = dictionary_find(panel_dictionary(in->panel), "uscc");
        else if (i == in->plan.year_field)
            report->columns[i].indicator = dictionary_find(panel_dictionary(in->panel), "year");
    }
    return keep_stamp(in, report, err);
}

static tidu_status read_once(byte_source *bytes, const intake_options *options, panel *p,
                             problems *found, intake_report *report, bool *is_misjudged, tidu_error *err)
{
    intake in = {.options = options, .panel = p, .bytes = bytes};
    tidu_status status = intake_session_begin(&in.session, byte_source_name(bytes), options,
                                              panel_dictionary(p), found, err);

    if (!status)
        status = read_table(&in, err);
    *is_misjudged = status && in.table && table_reader_is_misjudged(in.table);
    if (!status && report) {
        intake_report filled = {0};

        status = fill_report(&in, &filled, err);
        if (!status)
            status = intake_session_report(&in.session, bytes, &filled, err);
        if (!status)
            *report = filled;
    }
    intake_chunks_free(in.chunks);
    intake_rows_free(in.rows);
    record_batch_clear(&in.nameless.rows);
    table_reader_close(in.table);
    intake_session_end(&in.session);
    return status;
}

/* Discard everything read in the wrong encoding. */
static tidu_status forget(byte_source *bytes, const intake_options *options, panel *p, problems *found, size_t before,
                          tidu_error *err)
{
    /* this comes first: `follow` may be reading the panel's texts in another thread */
    tidu_status status = options->follow ? options->follow(options->follow_context, NULL, err) : TIDU_OK;

    problems_cut(found, before);
    byte_source_rewind(bytes);
    if (!status && !panel_empty(p))
        status = error_memory(err);
    return status;
}

/*
 * Few files begin as UTF-8 and continue as something else. They are read without checking all of them first, and read
 * again if that was wrong.
 */
static tidu_status read_source(byte_source *bytes, const intake_options *options, panel *p,
                               problems *found, intake_report *report, tidu_error *err)
{
    intake_options own = *options;
    size_t before = problems_count(found);
    bool is_misjudged;
    tidu_status status;

    own.trusts_beginning = !options->most_companies && !panel_count(p);
    status = read_once(bytes, &own, p, found, report, &is_misjudged, err);
    if (!is_misjudged)
        return status;
    own.trusts_beginning = false;
    status = forget(bytes, &own, p, found, before, err);
    return status ? status : read_once(bytes, &own, p, found, report, &is_misjudged, err);
}

tidu_status intake_read(const char *path, const intake_options *options, panel *p,
                        problems *found, intake_report *report, tidu_error *err)
{
    byte_source *bytes;
    tidu_status status = byte_source_open(path, report != NULL, &bytes, err);

    if (status)
        return status;
    status = read_source(bytes, options, p, found, report, err);
    byte_source_close(bytes);
    return status;
}

tidu_status intake_read_bytes(intake_bytes table, const intake_options *options, panel *p, problems *found,
                              intake_report *report, tidu_error *err)
{
    byte_source *source;
    tidu_status status =
        byte_source_open_memory(table.bytes, table.length, table.file, report != NULL, &source, err);

    if (status)
        return status;
    status = read_source(source, options, p, found, report, err);
    byte_source_close(source);
    return status;
}
