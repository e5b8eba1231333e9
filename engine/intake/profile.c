/*
 * Cells are parsed as by an import but not stored; each column keeps its counts, its range and its first distinct
 * texts.
 */
#include "intake/profile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/utf8.h"
#include "intake/cell_text.h"
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
    return (header_basis){s->session.file, s->dictionary, s->session.map, s->session.memory};
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

static bool is_header(void *user, const table_record *record)
{
    header_basis basis = basis_of(user);

    return header_row_is(&basis, record) || is_row_of_words(((survey *)user)->session.words, record);
}

/* --- columns ------------------------------------------------------------------ */

/* The unit of money cells that have none themselves, and its source. */
static int money_shift(const survey *s, const char **reason)
{
    int shift = 0;

    *reason = "";
    if (s->options->unit_shift) {
        *reason = _("from the option");
        return s->options->unit_shift;
    }
    if (s->session.map && s->session.map->has_unit) {
        *reason = _("from the mapping");
        return s->session.map->shift;
    }
    if (table_reader_unit(s->table, &shift))
        *reason = _("stated above the header");
    return shift;
}

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

static void describe_unit(const survey *s, const header_cell *from, const plan_cell *cell,
                          profile_column *out)
{
    static const char *const words[] = {
        [INDICATOR_TEXT] = "text",  [INDICATOR_DATE] = "date",    [INDICATOR_FLAG] = "0/1",
        [INDICATOR_CODE] = "code",  [INDICATOR_MONEY] = "yuan",   [INDICATOR_COUNT] = "number",
        [INDICATOR_SHARE] = "fraction",
    };
    const char *reason;
    int shift = money_shift(s, &reason);

    out->unit = words[cell->meaning->type];
    if (cell->meaning->type == INDICATOR_MONEY)
        out->unit_reason = _("assumed");
    if (cell->meaning->type == INDICATOR_SHARE && from->shift == -2)
        out->unit = "percent";
    if (cell->meaning->type == INDICATOR_MONEY)
        out->unit = money_unit(from->has_unit ? from->shift : shift);
    if (cell->meaning->type == INDICATOR_MONEY && *reason)
        out->unit_reason = reason;
    if (from->has_unit && (cell->meaning->type == INDICATOR_MONEY || from->shift == -2))
        out->unit_reason = _("from the header or the mapping");
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
    return from->indicator;
}

static void describe(survey *s, size_t i)
{
    const header_cell *from = &s->header.cells[i];
    plan_cell *cell = &s->cells[i];
    profile_column *out = &s->columns[i];
    const char *reason;

    out->recognised = (intake_column){i + 1, from->header, indicator_of(s, from), from->year,
                                      from->shift};
    out->least = out->greatest = cell_missing();
    out->unit = out->unit_reason = "";
    cell->field = i;
    cell->header = from->header;
    cell->words = s->session.words;
    cell->mapped = from->mapped;
    cell->shift = from->shift;
    cell->indicator = out->recognised.indicator;
    if (cell->indicator == INDICATOR_NONE)
        return;
    cell->meaning = dictionary_get(s->dictionary, cell->indicator);
    if (cell->meaning->type == INDICATOR_MONEY && !from->has_unit)
        cell->shift = out->recognised.shift = money_shift(s, &reason);
    describe_unit(s, from, cell, out);
}

static tidu_status take_header(void *user, const table_record *record, tidu_error *err)
{
    survey *s = user;
    header_basis basis = basis_of(s);
    tidu_status status = header_row_read(&basis, record, s->session.found, &s->header, err);

    if (status)
        return status;
    s->cells = arena_take_array(s->session.memory, record->n, sizeof *s->cells);
    s->columns = arena_take_array(s->session.memory, record->n, sizeof *s->columns);
    s->ratios = arena_take_array(s->session.memory, MOST_RATIOS, sizeof *s->ratios);
    if (!s->cells || !s->columns || !s->ratios)
        return error_memory(err);
    for (size_t i = 0; i < record->n; i++)
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

static int compare_numbers(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/*
 * Revenue per employee is typically some hundred thousand yuan. If the unit is not given and the median is far below
 * that, the amounts are probably in wan.
 */
static void guess_unit(survey *s)
{
    static const double low_for_yuan = 5000;
    const char *reason;
    double median;

    if (s->n_ratios < 5 || s->header.cells[s->revenue].has_unit)
        return;
    money_shift(s, &reason);
    if (*reason)
        return;
    qsort(s->ratios, s->n_ratios, sizeof *s->ratios, compare_numbers);
    median = s->ratios[s->n_ratios / 2];
    if (median >= low_for_yuan)
        return;
    for (size_t i = 0; i < s->header.n; i++) {
        const plan_cell *cell = &s->cells[i];

        if (!cell->meaning || cell->meaning->type != INDICATOR_MONEY || s->header.cells[i].has_unit)
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
        .encoding = encoding_name(table_reader_encoding(s->table)),
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
    table_user user = {is_header, take_header, take_row, .context = &s};
    byte_source *bytes;
    tidu_status status = byte_source_open(path, true, &bytes, err);

    if (status)
        return status;
    s.dictionary = d;
    s.field = dictionary_find(d, "hightech_field");
    status = intake_session_begin(&s.session, path, options, s.dictionary, found, err);
    if (!status)
        status = table_reader_open(bytes, options, s.session.map, found, &s.table, err);
    if (!status)
        status = table_reader_run(s.table, &user, err);
    if (!status)
        status = finish(&s, bytes, out, err);
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
