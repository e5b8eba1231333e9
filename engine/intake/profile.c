/*
 * Cells are parsed as by an import but not stored; each column keeps its counts, its range and its first distinct
 * texts.
 */
#include "intake/profile.h"

#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/utf8.h"
#include "intake/cell_text.h"
#include "intake/column_unit.h"
#include "intake/head_year.h"
#include "intake/intake_cell.h"
#include "intake/intake_session.h"
#include "intake/row_kind.h"
#include "intake/table_reader.h"

enum { EXAMPLES = 3, MOST_EXAMPLE = 60, MOST_RATIOS = 4096 };

typedef struct survey {
    const intake_options *options;
    dictionary *dictionary;
    intake_session session;
    table_reader *table;
    header_row header;
    plan_cell *cells; /* [column]; .meaning is NULL if it is not an indicator */
    profile_column *columns;
    unsigned long rows;
    unsigned long skipped;
    size_t revenue, employees; /* fields or NO_FIELD, for guessing the unit */
    int field;                 /* the indicator hightech_field */
    double *ratios;
    size_t n_ratios;
} survey;

static header_basis basis_of(const survey *s)
{
    return (header_basis){s->session.file, s->dictionary, s->session.map, s->session.memory, s->options,
                          s->table ? table_reader_stamp(s->table) : NULL, 0};
}

/* Whether a record has at least two cells, none of them empty or a number. */
static bool is_row_of_words(const word_lists *words, const table_record *record)
{
    char folded[64];
    cell_number number;

    for (size_t i = 0; i < record->n; i++) {
        cell_fold(record->fields[i].text, record->fields[i].length, folded, sizeof folded);
        if (cell_is_nothing(words, folded) || cell_scan_number(folded, &number))
            return false;
    }
    return record->n >= 2;
}

/* A table of which nothing is recognised still has columns to show: then a row of words counts as one label. */
static size_t count_labels(void *user, const table_record *record)
{
    const survey *s = user;
    header_basis basis = basis_of(s);
    size_t labels = header_row_count_labels(&basis, record);

    return labels ? labels : is_row_of_words(s->session.words, record);
}

/* Of a workbook, a sheet of words is not the table if another one has a header. */
static size_t count_labels_of_sheet(void *user, const table_record *record)
{
    header_basis basis = basis_of(user);

    return header_row_count_labels(&basis, record);
}

static bool joins_header(void *user, const table_record *base, const table_record *record)
{
    header_basis basis = basis_of(user);

    return header_row_joins(&basis, base, record);
}

/* --- columns ------------------------------------------------------------------ */

static const char *money_unit(int shift)
{
    switch (shift) {
    case 0: return "yuan";
    case 3: return "thousand";
    case 4: return "wan";
    case 6: return "million";
    case 8: return "yi";
    default: return "";
    }
}

/* Where a unit of money comes from, for people. */
static const char *source_text(unit_source source)
{
    switch (source) {
    case UNIT_OF_MAPPING: return _("from the mapping");
    case UNIT_OF_HEADER: return _("from the header");
    case UNIT_OF_UNIT_ROW: return _("from the row of units");
    case UNIT_OF_TABLE_MAPPING: return _("from the mapping");
    case UNIT_OF_LINE_ABOVE: return _("stated above the header");
    case UNIT_OF_OPTION: return _("from the option");
    case UNIT_OF_NEIGHBOURS: return _("from the other columns of money");
    case UNIT_ASSUMED: return _("assumed");
    case UNIT_NOT_NEEDED: break;
    }
    return "";
}

static void describe_unit(const header_cell *from, const plan_cell *cell, profile_column *out)
{
    static const char *const words[] = {
        [INDICATOR_TEXT] = "text",  [INDICATOR_DATE] = "date",    [INDICATOR_FLAG] = "0/1",
        [INDICATOR_CODE] = "code",  [INDICATOR_MONEY] = "yuan",   [INDICATOR_COUNT] = "number",
        [INDICATOR_SHARE] = "fraction",
    };

    out->unit = words[cell->meaning->type];
    if (cell->meaning->type == INDICATOR_SHARE && from->shift == -2)
        out->unit = "percent";
    if (cell->meaning->type == INDICATOR_MONEY)
        out->unit = money_unit(from->shift);
    if (from->has_unit && (cell->meaning->type == INDICATOR_MONEY || from->shift == -2))
        out->unit_reason = source_text(from->unit_source);
    if (from->mapped && from->mapped->base_of) {
        out->unit = "percent";
        out->unit_reason = _("from the mapping: growth rate of another column");
    } else if (from->mapped && from->mapped->factor) {
        out->unit = from->mapped->factor;
        out->unit_reason = _("from the mapping: factor");
    }
}

/* The indicator of a column; a mapping lists keys separately from the other columns. */
static int indicator_of(const survey *s, const header_cell *from)
{
    const mapping *map = s->session.map;

    if (map && map->code_column && !strcmp(map->code_column, from->folded))
        return dictionary_find(s->dictionary, "uscc");
    if (map && map->year_column && !strcmp(map->year_column, from->folded))
        return dictionary_find(s->dictionary, "year");
    return from->is_written ? INDICATOR_NONE : from->indicator; /* of a roster: what the program wrote is read in added rows alone */
}

static void describe(survey *s, size_t i)
{
    const header_cell *from = &s->header.cells[i];
    plan_cell *cell = &s->cells[i];
    profile_column *out = &s->columns[i];

    out->recognised = (intake_column){table_reader_column(s->table, i), from->header, indicator_of(s, from), NULL, from->year,
                                      from->shift};
    out->least = out->greatest = cell_missing();
    out->unit = out->unit_reason = "";
    cell->field = i;
    cell->header = from->header;
    cell->words = s->session.words;
    cell->options = s->options;
    cell->mapped = from->mapped;
    cell->shift = from->shift;
    cell->indicator = out->recognised.indicator;
    if (cell->indicator == INDICATOR_NONE)
        return;
    cell->meaning = dictionary_get(s->dictionary, cell->indicator);
    cell->coded = plan_coded_as(cell->meaning->name);
    describe_unit(from, cell, out);
}

static tidu_status take_head(void *user, const table_head *head, tidu_error *err)
{
    survey *s = user;
    header_basis basis = basis_of(s);
    tidu_status status;
    size_t n;

    basis.month = table_month(s->options, s->session.words, head, s->session.file);
    status = header_row_read(&basis, head, s->session.found, &s->header, err);
    n = s->header.n;
    if (!status)
        status = column_units_settle(&basis, head, s->options->unit_shift, &s->header, s->session.found, err);
    if (status)
        return status;
    s->cells = arena_take_array(s->session.memory, n, sizeof *s->cells);
    s->columns = arena_take_array(s->session.memory, n, sizeof *s->columns);
    s->ratios = arena_take_array(s->session.memory, MOST_RATIOS, sizeof *s->ratios);
    if (!s->cells || !s->columns || !s->ratios)
        return error_memory(err);
    for (size_t i = 0; i < n; i++)
        describe(s, i);
    s->revenue = header_row_find_indicator(&s->header, dictionary_find(s->dictionary, "revenue"));
    s->employees = header_row_find_indicator(&s->header, dictionary_find(s->dictionary, "employees"));
    return TIDU_OK;
}

/* --- rows ----------------------------------------------------------------------- */

static bool keep_example(survey *s, profile_column *column, const table_field *field)
{
    const char *text = field->text;
    size_t length = cell_trim(&text, field->length);

    if (length > MOST_EXAMPLE)
        length = utf8_cut(text, MOST_EXAMPLE);
    for (size_t i = 0; i < EXAMPLES; i++) {
        const char *known = column->examples[i];

        if (!known) {
            column->examples[i] = arena_copy(s->session.memory, text, length);
            return column->examples[i] != NULL;
        }
        if (strlen(known) == length && !memcmp(known, text, length))
            return true;
    }
    return true;
}

static bool is_number_column(const plan_cell *cell)
{
    return cell->meaning && cell->meaning->type != INDICATOR_TEXT &&
           cell->meaning->kind != INDICATOR_KEY;
}

/* The number of a cell as it would be imported; as written if the column has no indicator. */
static double number_in(const plan_cell *cell, const table_field *field)
{
    static const indicator any = {.type = INDICATOR_COUNT, .least = -INFINITY, .greatest = INFINITY};
    plan_cell plain = *cell;
    cell_value value;
    problem_kind kind;

    if (!is_number_column(cell)) {
        plain.meaning = &any;
        plain.mapped = NULL;
        plain.shift = 0;
    }
    if (cell->meaning && cell->meaning->type == INDICATOR_TEXT)
        return cell_missing();
    if (!intake_cell_read(&plain, field, &value, &kind) || value.is_missing)
        return cell_missing();
    return value.number;
}

static bool is_empty(const word_lists *words, const table_field *field)
{
    char folded[16];

    if (field->length >= sizeof folded)
        return false;
    cell_fold(field->text, field->length, folded, sizeof folded);
    return cell_is_nothing(words, folded);
}

static bool count_cell(survey *s, size_t i, const table_field *field, double *number)
{
    profile_column *column = &s->columns[i];

    *number = cell_missing();
    if (is_empty(s->session.words, field))
        return true;
    column->filled++;
    *number = number_in(&s->cells[i], field);
    if (cell_is_value(*number)) {
        column->numbers++;
        if (!(column->least <= *number))
            column->least = *number;
        if (!(column->greatest >= *number))
            column->greatest = *number;
    }
    return keep_example(s, column, field);
}

/* Report an unknown code of a high-tech field. */
static bool check_field(survey *s, const table_record *record, size_t i, double code)
{
    problem entry = {PROBLEM_FIELD_UNKNOWN, s->session.file, record->line, i + 1, s->header.cells[i].header,
                     record->fields[i].text};

    return s->cells[i].indicator != s->field || !s->options->knows_field || !cell_is_value(code) ||
           s->options->knows_field(s->options->field_context, code) || problems_add(s->session.found, &entry);
}

static tidu_status take_row(void *user, const table_record *record, tidu_error *err)
{
    survey *s = user;
    double number, revenue = cell_missing(), employees = cell_missing();
    row_kind kind = row_kind_of(s->session.words, record);

    if (kind != ROW_DATA) {
        problem entry = {PROBLEM_TOTALS_SKIPPED, s->session.file, record->line, 0, "",
                         row_first_text(record)};

        s->skipped++;
        return kind == ROW_BLANK || problems_add(s->session.found, &entry) ? TIDU_OK
                                                                           : error_memory(err);
    }
    s->rows++;
    for (size_t i = 0; i < s->header.n && i < record->n; i++) {
        if (!count_cell(s, i, &record->fields[i], &number) || !check_field(s, record, i, number))
            return error_memory(err);
        if (i == s->revenue)
            revenue = number;
        if (i == s->employees)
            employees = number;
    }
    if (revenue > 0 && employees > 0 && s->n_ratios < MOST_RATIOS)
        s->ratios[s->n_ratios++] = revenue / employees;
    return TIDU_OK;
}

/* --- guessing the unit ------------------------------------------------------------ */

/*
 * Revenue per employee is typically some hundred thousand yuan. If the unit is not given and the median is far below
 * that, the amounts are probably in wan.
 */
static void guess_unit(survey *s)
{
    if (s->header.cells[s->revenue].unit_source != UNIT_ASSUMED ||
        !column_unit_is_implausible(s->ratios, s->n_ratios, true))
        return;
    for (size_t i = 0; i < s->header.n; i++) {
        const plan_cell *cell = &s->cells[i];

        if (!cell->meaning || cell->meaning->type != INDICATOR_MONEY || s->header.cells[i].unit_source != UNIT_ASSUMED)
            continue;
        s->columns[i].unit = "wan?";
        s->columns[i].unit_reason = _("the median revenue per employee is too low for yuan; if the amounts are in "
                                      "another unit, give it with --unit");
    }
}

/* --- the profile -------------------------------------------------------------------- */

static tidu_status finish(survey *s, const byte_source *bytes, profile *out, tidu_error *err)
{
    intake_report report = {
        .encoding = table_reader_format(s->table),
        .header_line = s->header.line,
        .rows = s->rows,
        .skipped = s->skipped + table_reader_titles(s->table),
        .n_columns = s->header.n,
    };
    tidu_status status;

    report.columns = arena_take_array(s->session.memory, s->header.n, sizeof *report.columns);
    if (!report.columns)
        return error_memory(err);
    if (s->revenue != NO_FIELD && s->employees != NO_FIELD)
        guess_unit(s);
    for (size_t i = 0; i < s->header.n; i++)
        report.columns[i] = s->columns[i].recognised;
    status = intake_session_report(&s->session, bytes, &report, err);
    if (!status)
        *out = (profile){report, s->rows, s->columns};
    return status;
}

tidu_status profile_read(const char *path, const intake_options *options, dictionary *d,
                         profile *out, problems *found, tidu_error *err)
{
    survey s = {.options = options, .revenue = NO_FIELD, .employees = NO_FIELD};
    table_user user = {count_labels, joins_header, take_head, take_row, .context = &s,
                       .count_labels_of_sheet = count_labels_of_sheet};
    byte_source *bytes;
    tidu_status status = byte_source_open(path, true, &bytes, err);

    if (status)
        return status;
    s.dictionary = d;
    s.field = dictionary_find(d, "hightech_field");
    status = intake_session_begin(&s.session, path, options, s.dictionary, found, err);
    user.words = s.session.map && s.session.map->pivot_name ? NULL : s.session.words;
    if (!status)
        status = table_reader_open(bytes, options, s.session.map, &user, found, &s.table, err);
    if (!status && !intake_session_rename(&s.session, table_reader_name(s.table)))
        status = error_memory(err);
    if (!status)
        status = table_reader_run(s.table, err);
    if (!status)
        status = finish(&s, bytes, out, err);
    table_reader_place(s.table, found);
    table_reader_close(s.table);
    intake_session_end(&s.session);
    byte_source_close(bytes);
    return status;
}

void profile_clear(profile *p)
{
    intake_report_clear(&p->report);
    *p = (profile){0};
}
