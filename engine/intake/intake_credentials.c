/*
 * Reading a list of certificates. Its columns are few and fixed, so a table of labels replaces the column plan.
 */
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "intake/certificate_date.h"
#include "intake/cell_text.h"
#include "intake/credential_name.h"
#include "intake/credit_code.h"
#include "intake/intake.h"
#include "intake/labelled_list.h"
#include "intake/row_kind.h"

typedef enum part { CODE, NAME, CREDENTIAL, GRANTED, EXPIRES, NUMBER, PARTS } part;

static const list_part parts[PARTS] = {
    [CODE] = {"uscc", {"统一社会信用代码", "统一信用代码", "信用代码", "社会信用代码", "企业代码"}},
    [NAME] = {"name", {"企业名称", "单位名称", "公司名称", "企业全称", "名称"}},
    [CREDENTIAL] = {"credential", {"证书类型", "资质", "资质名称", "资质类型", "证书名称", "称号", "类型"}},
    [GRANTED] = {"granted_on", {"发证日期", "认定日期", "发证时间", "认定时间", "入库日期", "认定年度", "认定年份"}},
    [EXPIRES] = {"expires_on", {"有效期至", "到期日期", "到期时间", "有效期止", "有效期", "证书有效期", "到期日"}},
    [NUMBER] = {"number", {"证书编号", "编号", "证书号", "入库登记编号"}},
};

typedef struct certificate_list {
    labelled_list list;
    credentials *into;
} certificate_list;

static bool is_header(void *user, const table_record *record)
{
    const certificate_list *c = user;
    bool has_code = false, has_credential = false;

    for (size_t i = 0; i < record->n; i++) {
        size_t p = labelled_list_find(&c->list, &record->fields[i]);

        has_code |= p == CODE;
        has_credential |= p == CREDENTIAL;
    }
    return has_code && has_credential;
}

static tidu_status take_header(void *user, const table_record *record, tidu_error *err)
{
    certificate_list *c = user;
    size_t *part = arena_take_array(c->list.session.memory, record->n, sizeof *part);
    bool *is_known = arena_take_array(c->list.session.memory, record->n, sizeof *is_known);

    if (!part || !is_known)
        return error_memory(err);
    for (size_t i = 0; i < record->n; i++) {
        part[i] = labelled_list_find(&c->list, &record->fields[i]);
        is_known[i] = !record->fields[i].length;
    }
    return labelled_list_take_header(&c->list, record, part, is_known, err);
}

/* The folded text of a part of the row; "" if it is absent. */
static void fold_part(const labelled_list *l, const table_record *record, part p, char out[LABELLED_LIST_CELL])
{
    size_t field = l->fields[p];

    out[0] = '\0';
    if (field < record->n)
        cell_fold(record->fields[field].text, record->fields[field].length, out, LABELLED_LIST_CELL);
    if (cell_is_nothing(l->session.words, out))
        out[0] = '\0';
}

static tidu_status add(certificate_list *c, const credential *entry, tidu_error *err)
{
    c->list.rows++;
    return credentials_add(c->into, entry) ? TIDU_OK : error_memory(err);
}

static tidu_status take_row(void *user, const table_record *record, tidu_error *err)
{
    certificate_list *c = user;
    labelled_list *l = &c->list;
    char text[PARTS][LABELLED_LIST_CELL];
    credential entry = {.expires_on = DATE_NO_END, .line = (uint32_t)record->line};
    row_kind kind = row_kind_of(l->session.words, record);

    if (kind == ROW_BLANK) {
        l->skipped++;
        return TIDU_OK;
    }
    if (kind == ROW_TOTALS)
        return labelled_list_leave_out(l, PROBLEM_TOTALS_SKIPPED, record->line, PARTS, row_first_text(record),
                         err);
    for (int p = 0; p < PARTS; p++)
        fold_part(l, record, (part)p, text[p]);
    credit_code_clean(text[CODE]);
    if (!*text[CODE])
        return labelled_list_leave_out(l, PROBLEM_CODE_MISSING, record->line, CODE, "", err);
    if (credit_code_is_lost(text[CODE]))
        return labelled_list_leave_out(l, PROBLEM_CODE_LOST, record->line, CODE, text[CODE], err);
    if (l->options.only && strcmp(l->options.only, text[CODE])) {
        l->skipped++;
        return TIDU_OK;
    }
    entry.model = credential_name_find(l->options.dictionary, text[CREDENTIAL]);
    if (!entry.model)
        return labelled_list_leave_out(l, PROBLEM_CREDENTIAL_UNKNOWN, record->line, CREDENTIAL, text[CREDENTIAL],
                         err);
    if (!certificate_granted(text[GRANTED], &entry.granted_on) &&
        !certificate_range(text[EXPIRES], &entry.granted_on, &entry.expires_on))
        return labelled_list_leave_out(l, PROBLEM_CREDENTIAL_DAY, record->line, GRANTED, text[GRANTED], err);
    if (*text[EXPIRES] && !certificate_end(text[EXPIRES], l->session.words, entry.granted_on, &entry.expires_on))
        return labelled_list_leave_out(l, PROBLEM_CREDENTIAL_DAY, record->line, EXPIRES, text[EXPIRES], err);
    if (entry.expires_on < entry.granted_on)
        return labelled_list_leave_out(l, PROBLEM_CREDENTIAL_DATES, record->line, EXPIRES, text[EXPIRES], err);
    entry.code = text[CODE];
    entry.number = text[NUMBER];
    return add(c, &entry, err);
}

tidu_status intake_read_credentials(const char *path, const intake_options *options,
                                    credentials *into, problems *found, intake_report *report,
                                    tidu_error *err)
{
    certificate_list c = {.list = {.parts = parts, .n_parts = PARTS}, .into = into};
    list_user user = {is_header, take_header, take_row, &c, NULL, false}; /* a mapping is about companies */

    return labelled_list_read(&c.list, path, options, &user, found, report, err);
}
