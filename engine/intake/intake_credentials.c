/*
 * A list of certificates: its columns are few and fixed, so there is a table of
 * labels and no plan.
 */
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "intake/cell_date.h"
#include "intake/cell_text.h"
#include "intake/credential_name.h"
#include "intake/credit_code.h"
#include "intake/header_label.h"
#include "intake/intake.h"
#include "intake/intake_session.h"
#include "intake/row_kind.h"
#include "intake/table_reader.h"
#include "panel/panel.h"

typedef enum part { CODE, CREDENTIAL, GRANTED, EXPIRES, NUMBER, PARTS } part;

enum { MOST_CELL = 256 };

static const char *const labels[PARTS][8] = {
    [CODE] = {"uscc", "统一社会信用代码", "信用代码", "社会信用代码", "企业代码"},
    [CREDENTIAL] = {"credential", "证书类型", "资质", "资质名称", "证书名称", "称号", "类型"},
    [GRANTED] = {"granted_on", "发证日期", "认定日期", "发证时间", "认定时间", "入库日期"},
    [EXPIRES] = {"expires_on", "有效期至", "到期日期", "到期时间", "有效期止"},
    [NUMBER] = {"number", "证书编号", "编号", "证书号", "入库登记编号"},
};

typedef struct listing {
    const intake_options *options;
    credentials *into;
    intake_session session;
    table_reader *table;
    size_t fields[PARTS]; /* NO_FIELD: not there */
    const char **headers;
    intake_column *columns;
    size_t n_columns;
    unsigned long header_line;
    unsigned long rows;
    unsigned long skipped;
} listing;

static part find_part(const csv_field *field)
{
    char folded[HEADER_LABEL_SIZE];

    header_label_fold(field->text, field->length, folded);
    for (int p = 0; p < PARTS; p++) {
        for (const char *const *label = labels[p]; *label; label++) {
            if (!strcmp(*label, folded))
                return (part)p;
        }
    }
    return PARTS;
}

static bool is_header(void *user, const csv_record *record)
{
    bool has_code = false, has_credential = false;

    (void)user;
    for (size_t i = 0; i < record->n; i++) {
        part p = find_part(&record->fields[i]);

        has_code |= p == CODE;
        has_credential |= p == CREDENTIAL;
    }
    return has_code && has_credential;
}

static tidu_status take_column(listing *l, const csv_record *record, size_t i, tidu_error *err)
{
    const csv_field *field = &record->fields[i];
    part p = find_part(field);

    l->headers[i] = arena_copy(l->session.memory, field->text, field->length);
    if (!l->headers[i])
        return error_memory(err);
    l->columns[i] = (intake_column){i + 1, l->headers[i], INDICATOR_NONE, PANEL_ANY_YEAR, 0};
    if (p == PARTS) {
        problem entry = {PROBLEM_COLUMN_UNKNOWN, l->session.file, record->line, i + 1,
                         l->headers[i], l->headers[i]};

        return !field->length || problems_add(l->session.found, &entry) ? TIDU_OK
                                                                        : error_memory(err);
    }
    if (l->fields[p] != NO_FIELD)
        return error_at(err, TIDU_EDATA, l->session.file, record->line, i + 1,
                        _("columns %zu ('%s') and %zu ('%s') are both %s; rename or remove one of "
                          "them"),
                        l->fields[p] + 1, l->headers[l->fields[p]], i + 1, l->headers[i],
                        labels[p][0]);
    l->fields[p] = i;
    return TIDU_OK;
}

static tidu_status take_header(void *user, const csv_record *record, tidu_error *err)
{
    listing *l = user;
    tidu_status status = TIDU_OK;

    l->header_line = record->line;
    l->n_columns = record->n;
    l->headers = arena_take_array(l->session.memory, record->n, sizeof *l->headers);
    l->columns = arena_take_array(l->session.memory, record->n, sizeof *l->columns);
    if (!l->headers || !l->columns)
        return error_memory(err);
    for (size_t i = 0; i < record->n && !status; i++)
        status = take_column(l, record, i, err);
    return status;
}

/* The folded text of a part of the row, "" when it is not there. */
static void fold_part(const listing *l, const csv_record *record, part p, char out[MOST_CELL])
{
    size_t field = l->fields[p];

    out[0] = '\0';
    if (field < record->n)
        cell_fold(record->fields[field].text, record->fields[field].length, out, MOST_CELL);
    if (cell_is_nothing(out))
        out[0] = '\0';
}

static tidu_status leave_out(listing *l, problem_kind kind, unsigned long line, part p,
                             const char *found, tidu_error *err)
{
    size_t field = p == PARTS ? NO_FIELD : l->fields[p];
    problem entry = {kind, l->session.file, line, 0, "", found};

    if (field != NO_FIELD) {
        entry.column = field + 1;
        entry.header = l->headers[field];
    }
    l->skipped++;
    return problems_add(l->session.found, &entry) ? TIDU_OK : error_memory(err);
}

static tidu_status add(listing *l, const credential *entry, tidu_error *err)
{
    l->rows++;
    return credentials_add(l->into, entry) ? TIDU_OK : error_memory(err);
}

static tidu_status take_row(void *user, const csv_record *record, tidu_error *err)
{
    listing *l = user;
    char text[PARTS][MOST_CELL];
    credential entry = {.expires_on = CREDENTIAL_NO_END, .line = (uint32_t)record->line};
    row_kind kind = row_kind_of(record);

    if (kind == ROW_BLANK) {
        l->skipped++;
        return TIDU_OK;
    }
    if (kind == ROW_TOTALS)
        return leave_out(l, PROBLEM_TOTALS_SKIPPED, record->line, PARTS, row_first_text(record),
                         err);
    for (int p = 0; p < PARTS; p++)
        fold_part(l, record, (part)p, text[p]);
    credit_code_clean(text[CODE]);
    if (!*text[CODE])
        return leave_out(l, PROBLEM_CODE_MISSING, record->line, CODE, "", err);
    if (credit_code_is_lost(text[CODE]))
        return leave_out(l, PROBLEM_CODE_LOST, record->line, CODE, text[CODE], err);
    if (l->options->only && strcmp(l->options->only, text[CODE])) {
        l->skipped++;
        return TIDU_OK;
    }
    entry.model = credential_name_find(l->options->names, text[CREDENTIAL]);
    if (!entry.model)
        return leave_out(l, PROBLEM_CREDENTIAL_UNKNOWN, record->line, CREDENTIAL, text[CREDENTIAL],
                         err);
    if (!cell_scan_date(text[GRANTED], &entry.granted_on))
        return leave_out(l, PROBLEM_DATE, record->line, GRANTED, text[GRANTED], err);
    if (*text[EXPIRES] && !cell_scan_date(text[EXPIRES], &entry.expires_on))
        return leave_out(l, PROBLEM_DATE, record->line, EXPIRES, text[EXPIRES], err);
    if (entry.expires_on < entry.granted_on)
        return leave_out(l, PROBLEM_CREDENTIAL_DATES, record->line, EXPIRES, text[EXPIRES], err);
    entry.code = text[CODE];
    entry.number = text[NUMBER];
    return add(l, &entry, err);
}

static tidu_status fill_report(listing *l, const byte_source *bytes, intake_report *report,
                               tidu_error *err)
{
    intake_report filled = {
        .encoding = encoding_name(table_reader_encoding(l->table)),
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

static tidu_status read_list(listing *l, byte_source *bytes, intake_report *report,
                             tidu_error *err)
{
    table_user user = {is_header, take_header, take_row, .context = l};
    tidu_status status = table_reader_open(bytes, l->options, NULL, l->session.found, &l->table,
                                           err);

    if (!status)
        status = table_reader_run(l->table, &user, err);
    if (!status && l->options->is_strict)
        status = intake_session_be_strict(&l->session, err);
    if (!status && report)
        status = fill_report(l, bytes, report, err);
    return status;
}

tidu_status intake_read_credentials(const char *path, const intake_options *options,
                                    credentials *into, problems *found, intake_report *report,
                                    tidu_error *err)
{
    /* a mapping is about the table of companies */
    intake_options own = *options;
    listing l = {.options = &own, .into = into};
    byte_source *bytes;
    tidu_status status = byte_source_open(path, report != NULL, &bytes, err);

    if (status)
        return status;
    own.map = NULL;
    for (int p = 0; p < PARTS; p++)
        l.fields[p] = NO_FIELD;
    status = intake_session_begin(&l.session, byte_source_name(bytes), &own, NULL, found, err);
    if (!status)
        status = read_list(&l, bytes, report, err);
    table_reader_close(l.table);
    intake_session_end(&l.session);
    byte_source_close(bytes);
    return status;
}
