/*
 * Reading a list of certificates. Its columns are few and fixed, so a table of labels replaces the column plan. What a
 * whole list has in common may be given instead of a column: the kind of certificate, and the day of grant. That day is
 * never taken from a number such as GR2023….
 */
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/certificate_date.h"
#include "intake/credential_name.h"
#include "intake/intake.h"
#include "intake/list_company.h"

typedef enum part { CODE, NAME, TOWN, CREDENTIAL, GRANTED, YEAR, EXPIRES, NUMBER, BATCH, CANDIDATES, PARTS } part;

static const list_part parts[PARTS] = {
    [CODE] = {"uscc", {"统一社会信用代码", "统一信用代码", "信用代码", "社会信用代码", "企业代码"}},
    [NAME] = {"name", {"企业名称", "单位名称", "公司名称", "企业全称", "名称", "企业名", "单位全称", "公司全称", "获证企业", "申报单位", "申报企业"}},
    [TOWN] = {"town", {"镇街", "所属镇街", "街道", "乡镇", "属地", "所在镇街", "所属街道", "所属乡镇", "镇(街道)", "所属镇(街道)"}},
    [CREDENTIAL] = {"credential", {"证书类型", "资质", "资质名称", "资质类型", "证书名称", "称号", "类型"}},
    [GRANTED] = {"granted_on", {"发证日期", "认定日期", "发证时间", "认定时间", "入库日期", "批准日期", "公布日期"}},
    [YEAR] = {"year", {"认定年度", "认定年份", "年度", "年份", "批准年度", "入库年度", "公布年度"}},
    [EXPIRES] = {"expires_on", {"有效期至", "到期日期", "到期时间", "有效期止", "有效期", "证书有效期", "到期日"}},
    [NUMBER] = {"number", {"证书编号", "编号", "证书号", "入库登记编号"}},
    [BATCH] = {"batch", {"认定批次", "批次", "批", "公布批次", "入库批次"}},
    [CANDIDATES] = {"candidates", {"候选代码"}},
};

typedef struct certificate_list {
    labelled_list list;
    credentials *into;
    list_company company;
} certificate_list;

/* The columns that a list needs are those of its companies and, unless it is given for all, of the kind of certificate. */
static bool is_header(void *user, const table_record *record)
{
    const certificate_list *c = user;
    bool has[PARTS + 1] = {false};

    for (size_t i = 0; i < record->n; i++)
        has[labelled_list_find(&c->list, &record->fields[i])] = true;
    return (has[CODE] || (has[NAME] && c->list.options.find_company)) && (has[CREDENTIAL] || c->list.options.credential);
}

static tidu_status take_header(void *user, const table_record *record, tidu_error *err)
{
    certificate_list *c = user;

    return labelled_list_take_labels(&c->list, record, err);
}

static tidu_status leave_out(certificate_list *c, problem_kind kind, const table_record *record, part p,
                             const char *found, tidu_error *err)
{
    return list_company_leave_out(&c->company, &c->list, kind, record->line, p, found, err);
}

/* The day of grant from its own column, a range of days, the year, or what is given for the whole list. */
static problem_kind find_granted(const certificate_list *c, list_cell text[PARTS], credential *entry, part *at)
{
    const char *given = c->list.options.granted_on;

    *at = GRANTED;
    if (*text[GRANTED])
        return certificate_granted(text[GRANTED], &entry->granted_on) ? PROBLEM_KINDS : PROBLEM_CREDENTIAL_DAY;
    if (certificate_range(text[EXPIRES], &entry->granted_on, &entry->expires_on))
        return PROBLEM_KINDS;
    *at = YEAR;
    if (*text[YEAR])
        return certificate_granted(text[YEAR], &entry->granted_on) ? PROBLEM_KINDS : PROBLEM_CREDENTIAL_DAY;
    *at = c->list.fields[GRANTED] != NO_FIELD ? GRANTED : PARTS;
    return given && certificate_granted(given, &entry->granted_on) ? PROBLEM_KINDS : PROBLEM_CREDENTIAL_NO_DAY;
}

static tidu_status add(certificate_list *c, const table_record *record, list_cell text[PARTS], tidu_error *err)
{
    labelled_list *l = &c->list;
    credential entry = {.code = text[CODE], .number = text[NUMBER], .expires_on = DATE_NO_END, .line = (uint32_t)record->line};
    problem_kind kind;
    part at;

    entry.model = !*text[CREDENTIAL] && l->options.credential
                      ? l->options.credential
                      : credential_name_find(l->options.dictionary, text[CREDENTIAL]);
    if (!entry.model)
        return leave_out(c, PROBLEM_CREDENTIAL_UNKNOWN, record, CREDENTIAL, text[CREDENTIAL], err);
    kind = find_granted(c, text, &entry, &at);
    if (kind != PROBLEM_KINDS)
        return leave_out(c, kind, record, at, at < PARTS ? text[at] : text[NAME], err);
    if (*text[EXPIRES] && !certificate_end(text[EXPIRES], l->session.words, entry.granted_on, &entry.expires_on))
        return leave_out(c, PROBLEM_CREDENTIAL_DAY, record, EXPIRES, text[EXPIRES], err);
    if (entry.expires_on < entry.granted_on)
        return leave_out(c, PROBLEM_CREDENTIAL_DATES, record, EXPIRES, text[EXPIRES], err);
    l->rows++;
    return credentials_add(c->into, &entry) ? TIDU_OK : error_memory(err);
}

static tidu_status take_row(void *user, const table_record *record, tidu_error *err)
{
    certificate_list *c = user;
    list_cell text[PARTS];
    bool is_found;
    tidu_status status = list_company_take_row(&c->company, &c->list, record, text, &is_found, err);

    return status || !is_found ? status : add(c, record, text, err);
}

tidu_status intake_read_credentials(const char *path, const intake_options *options,
                                    credentials *into, problems *found, intake_report *report,
                                    tidu_error *err)
{
    certificate_list c = {.list = {.parts = parts, .n_parts = PARTS},
                          .into = into,
                          .company = {CODE, NAME, TOWN, CANDIDATES, REVIEW_CERTIFICATES, 0, 0}};
    const char *wanted = options->find_company
                             ? N_("the companies' codes or names, and the kind of certificate unless --credential gives it")
                             : N_("the companies' codes, and the kind of certificate unless --credential gives it");
    list_user user = {is_header, take_header, take_row, &c, wanted, false}; /* a mapping is about companies */
    tidu_status status = labelled_list_read(&c.list, path, options, &user, found, report, err);

    if (status)
        return status;
    if (report)
        report->by_name = c.company.by_name;
    if (!c.list.rows && c.company.left_out)
        return error_at(err, TIDU_EDATA, path, 0, 0,
                        _("no certificate was taken in: all %lu rows were left out; the problems say why"), c.company.left_out);
    return TIDU_OK;
}
