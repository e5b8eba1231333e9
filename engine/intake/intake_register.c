/*
 * Reading a register of codes. Its columns are few and fixed, so a table of labels replaces the column plan. Unlike in
 * a table of companies, bad rows are not skipped but refused: a register with gaps would report valid codes as unknown.
 */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/cell_date.h"
#include "intake/cell_text.h"
#include "intake/intake.h"
#include "intake/labelled_list.h"
#include "intake/row_filter.h"
#include "intake/row_kind.h"

enum { CODE, NAME, REVISION, EDITION, SUCCESSOR, PARTS };

enum { MOST_CELL = LABELLED_LIST_CELL };

static const list_part parts[PARTS] = {
    [CODE] = {"code", {"代码", "编码", "区划代码", "行政区划代码", "行业代码", "国民经济行业代码"}},
    [NAME] = {"name", {"名称", "区划名称", "行政区划名称", "行业名称", "类别名称", "单位名称"}},
    [REVISION] = {"revision", {"版本", "版本日期", "日期", "年月"}},
    [EDITION] = {"edition", {"版次", "标准版本", "标准年份"}},
    [SUCCESSOR] = {"successor", {"后继代码", "新代码", "变更后代码", "对应代码"}},
};

typedef struct listing {
    labelled_list list;
    code_kind kind;
    code_register *into;
} listing;

/* --- the header ---------------------------------------------------------------------- */

/* Which part a column is; PARTS: none, and *is_known says whether the mapping knows it all the same. */
static int find_part(const listing *l, const table_field *field, bool *is_known)
{
    const mapping *map = l->list.session.map;
    char folded[MOST_CELL];

    *is_known = true;
    cell_fold(field->text, field->length, folded, sizeof folded);
    for (size_t i = 0; map && i < map->n_columns; i++) {
        if (!strcmp(map->columns[i].source, folded))
            return map->columns[i].indicator;
    }
    for (size_t i = 0; map && i < map->n_filters; i++) {
        if (!strcmp(map->filters[i].column, folded))
            return PARTS;
    }
    *is_known = !*folded || mapping_ignores(map, folded);
    return *is_known ? PARTS : (int)labelled_list_find(&l->list, field);
}

static bool is_header(void *user, const table_record *record)
{
    const listing *l = user;
    const mapping *map = l->list.session.map;
    size_t recognised = 0;
    bool is_known;

    if (map && map->header_line)
        return record->line >= map->header_line;
    for (size_t i = 0; i < record->n; i++) {
        int part = find_part(l, &record->fields[i], &is_known);

        if (part == CODE)
            return true;
        recognised += part != PARTS;
    }
    return recognised >= 2;
}

static bool has(const listing *l, int part)
{
    return l->list.fields[part] != NO_FIELD || l->list.constants[part];
}

static tidu_status check_parts(const listing *l, tidu_error *err)
{
    for (int p = CODE; p <= NAME; p++) {
        if (!has(l, p))
            return error_at(err, TIDU_EDATA, l->list.session.file, l->list.header_line, 0,
                            _("the table has no column for '%s'; name one '%s' or '%s', or give a mapping with --map"),
                            parts[p].name, parts[p].name, parts[p].labels[0]);
    }
    if (l->kind == CODE_INDUSTRY && !has(l, EDITION))
        return error_at(err, TIDU_EDATA, l->list.session.file, l->list.header_line, 0,
                        _("the edition of GB/T 4754 of these codes is not given; add a column 'edition', or give a "
                          "mapping with constants: {edition: 2017}"));
    if (l->kind == CODE_REGION && has(l, EDITION))
        return error_at(err, TIDU_EDATA, l->list.session.file, l->list.header_line, 0,
                        _("region codes have a revision, not an edition"));
    return TIDU_OK;
}

static tidu_status find_fields(listing *l, const table_record *record, const char *folded, size_t *out,
                               tidu_error *err)
{
    char text[MOST_CELL];

    for (*out = 0; *out < record->n; (*out)++) {
        cell_fold(record->fields[*out].text, record->fields[*out].length, text, sizeof text);
        if (!strcmp(text, folded))
            return TIDU_OK;
    }
    return error_at(err, TIDU_EDATA, l->list.session.file, record->line, 0,
                    _("the mapping %s refers to the column '%s', which is not in the header"),
                    l->list.session.map->tree->file, folded);
}

/* Every column of the mapping must be in the header. */
static tidu_status check_mapping(listing *l, const table_record *record, tidu_error *err)
{
    const mapping *map = l->list.session.map;
    tidu_status status = TIDU_OK;
    size_t field;

    if (!map)
        return TIDU_OK;
    l->list.filter_fields = arena_take_array(l->list.session.memory, map->n_filters, sizeof *l->list.filter_fields);
    if (!l->list.filter_fields)
        return error_memory(err);
    for (size_t i = 0; i < map->n_columns && !status; i++)
        status = find_fields(l, record, map->columns[i].source, &field, err);
    for (size_t i = 0; i < map->n_filters && !status; i++)
        status = find_fields(l, record, map->filters[i].column, &l->list.filter_fields[i], err);
    for (size_t i = 0; i < map->n_constants; i++)
        l->list.constants[map->constants[i].indicator] = map->constants[i].text;
    return status;
}

static tidu_status take_header(void *user, const table_record *record, tidu_error *err)
{
    listing *l = user;
    size_t *part = arena_take_array(l->list.session.memory, record->n, sizeof *part);
    bool *is_known = arena_take_array(l->list.session.memory, record->n, sizeof *is_known);
    tidu_status status = part && is_known ? check_mapping(l, record, err) : error_memory(err);

    for (size_t i = 0; i < record->n && !status; i++)
        part[i] = (size_t)find_part(l, &record->fields[i], &is_known[i]);
    if (!status)
        status = labelled_list_take_header(&l->list, record, part, is_known, err);
    return status ? status : check_parts(l, err);
}

/* --- rows ------------------------------------------------------------------------------ */

/* The trimmed text of a part of the row, folded unless it is a name; "" if it is absent. */
static void take_part(const listing *l, const table_record *record, int part, char out[MOST_CELL])
{
    const table_field *field = table_record_field(record, l->list.fields[part]);
    const char *text = field->text;
    size_t length = field->length;

    if (l->list.fields[part] == NO_FIELD) {
        snprintf(out, MOST_CELL, "%s", l->list.constants[part] ? l->list.constants[part] : "");
        return;
    }
    if (part == NAME) {
        length = cell_trim(&text, length);
        snprintf(out, MOST_CELL, "%.*s", (int)length, text);
        return;
    }
    cell_fold(text, length, out, MOST_CELL);
    if (cell_is_nothing(l->list.session.words, out))
        out[0] = '\0';
}

static unsigned long column_of(const listing *l, int part)
{
    return l->list.fields[part] == NO_FIELD ? 0 : l->list.fields[part] + 1;
}

#define REFUSE(l, record, part, ...) \
    error_at(err, TIDU_EDATA, (l)->list.session.file, (record)->line, column_of(l, part), __VA_ARGS__)

static tidu_status refuse_code(const listing *l, const table_record *record, int part, const char *code,
                               tidu_error *err)
{
    return REFUSE(l, record, part,
                  l->kind == CODE_REGION
                      ? _("'%s' is not a region code, which has 2, 4, 6, 9 or 12 digits")
                      : _("'%s' is not an industry code, which is the letter of a section, up to four digits, or both"),
                  code);
}

/* "201904", "2019-04", any date -> "2019-04", "2019-04-01" */
static tidu_status read_revision(const listing *l, const table_record *record, char text[MOST_CELL], tidu_error *err)
{
    size_t digits = strspn(text, "0123456789");
    long days;

    if (!has(l, REVISION))
        return TIDU_OK;
    if (!*text || !cell_scan_date(text, &days) || (digits == strlen(text) && digits != 6 && digits != 8))
        return REFUSE(l, record, REVISION, _("'%s' is not a revision; write 201904 or 2019-04-30"), text);
    if (strlen(text) <= strlen("2019-04"))
        snprintf(text, MOST_CELL, "%04d-%02d", date_from_days(days).year, date_from_days(days).month);
    else
        date_format(days, text);
    return TIDU_OK;
}

static tidu_status read_edition(const listing *l, const table_record *record, const char *text, int *out,
                                tidu_error *err)
{
    *out = 0;
    if (l->kind != CODE_INDUSTRY)
        return TIDU_OK;
    if (!cell_scan_year(text, out) || !code_edition_is_known(*out))
        return REFUSE(l, record, EDITION,
                      _("unknown edition '%s' of GB/T 4754; use 2011 or 2017"), text);
    return TIDU_OK;
}

/* Normalise a list of codes with any separators to one separated by ';'. */
static tidu_status read_successors(const listing *l, const table_record *record, const char *text,
                                   char out[MOST_CELL], tidu_error *err)
{
    static const char signs[] = ";,/| ";
    size_t used = 0;

    for (text += strspn(text, signs); *text; text += strspn(text, signs)) {
        size_t n = strcspn(text, signs);
        char *code = out + used + (used > 0);

        used += (size_t)snprintf(out + used, MOST_CELL - used, "%s%.*s", used ? ";" : "", (int)n, text);
        if (!code_is_formed(l->kind, code))
            return refuse_code(l, record, SUCCESSOR, code, err);
        text += n;
    }
    out[used] = '\0';
    return TIDU_OK;
}

static tidu_status add(listing *l, const table_record *record, const code_entry *entry, tidu_error *err)
{
    const code_entry *known;

    switch (code_register_add(l->into, entry, &known)) {
    case CODE_NO_MEMORY:
        return error_memory(err);
    case CODE_CLASH:
        return REFUSE(l, record, NAME, _("the code %s is '%s' on line %lu, but '%s' here"), entry->code,
                      known->name, known->line, entry->name);
    case CODE_ADDED:
    case CODE_KNOWN:
        break;
    }
    l->list.rows++;
    return TIDU_OK;
}

/* Pad the code of a province or a prefecture: "32" -> "320000". */
static void fill_up(code_kind kind, char code[MOST_CELL])
{
    for (size_t n = strlen(code); kind == CODE_REGION && n < strlen("320000"); n++) {
        code[n] = '0';
        code[n + 1] = '\0';
    }
}

static tidu_status take_entry(listing *l, const table_record *record, tidu_error *err)
{
    char text[PARTS][MOST_CELL], successors[MOST_CELL];
    code_entry entry = {.kind = l->kind, .line = record->line};
    tidu_status status;

    for (int p = 0; p < PARTS; p++)
        take_part(l, record, p, text[p]);
    if (!code_is_formed(l->kind, text[CODE]))
        return refuse_code(l, record, CODE, text[CODE], err);
    fill_up(l->kind, text[CODE]);
    if (!*text[NAME])
        return REFUSE(l, record, NAME, _("the code %s has no name"), text[CODE]);
    status = read_revision(l, record, text[REVISION], err);
    if (!status)
        status = read_edition(l, record, text[EDITION], &entry.edition, err);
    if (!status)
        status = read_successors(l, record, text[SUCCESSOR], successors, err);
    if (status)
        return status;
    entry.code = text[CODE];
    entry.name = text[NAME];
    entry.revision = text[REVISION];
    entry.successor = successors;
    return add(l, record, &entry, err);
}

static tidu_status take_row(void *user, const table_record *record, tidu_error *err)
{
    listing *l = user;
    row_kind kind = row_kind_of(l->list.session.words, record);
    problem entry = {PROBLEM_TOTALS_SKIPPED, l->list.session.file, record->line, 0, "", row_first_text(record)};

    if (kind == ROW_DATA && row_filter_passes(l->list.session.words, l->list.session.map, l->list.filter_fields, record))
        return take_entry(l, record, err);
    l->list.skipped++;
    return kind != ROW_TOTALS || problems_add(l->list.session.found, &entry) ? TIDU_OK : error_memory(err);
}

/* --- the register ----------------------------------------------------------------------- */

tidu_status intake_read_register(const char *path, const intake_options *options, code_kind kind,
                                 code_register *into, problems *found, intake_report *report,
                                 tidu_error *err)
{
    listing l = {.list = {.parts = parts, .n_parts = PARTS}, .kind = kind, .into = into};
    list_user user = {is_header, take_header, take_row, &l, N_("the codes (code or 代码)"), true};

    return labelled_list_read(&l.list, path, options, &user, found, report, err);
}
