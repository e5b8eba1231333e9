/*
 * Reading a list of applications and their outcomes. A status is reached once in a batch, so company, title, batch and
 * status make a row one; the batch goes with its year.
 */
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/application_status.h"
#include "intake/batch_name.h"
#include "intake/cell_date.h"
#include "intake/certificate_date.h"
#include "intake/credential_name.h"
#include "intake/intake.h"
#include "intake/list_company.h"

typedef enum part { CODE, NAME, TOWN, MODEL, BATCH, YEAR, STATUS, DAY, CANDIDATES, PARTS } part;

static const list_part parts[PARTS] = {
    [CODE] = {"uscc", {"统一社会信用代码", "统一信用代码", "信用代码", "社会信用代码", "企业代码"}},
    [NAME] = {"name", {"企业名称", "单位名称", "公司名称", "企业全称", "名称", "企业名", "单位全称", "公司全称", "申报单位", "申报企业"}},
    [TOWN] = {"town", {"镇街", "所属镇街", "街道", "乡镇", "属地", "所在镇街", "所属街道", "所属乡镇", "镇(街道)", "所属镇(街道)"}},
    [MODEL] = {"model", {"credential", "称号", "资质", "资质名称", "申报称号", "申报类型", "申报项目"}},
    [BATCH] = {"batch", {"批次", "申报批次", "认定批次", "批次名称"}},
    [YEAR] = {"year", {"申报年度", "申报年份", "年度", "年份"}},
    [STATUS] = {"status", {"状态", "申报状态", "进展", "结果", "认定结果", "申报结果", "办理状态"}},
    [DAY] = {"day", {"日期", "状态日期", "时间", "申报日期", "公示日期", "认定日期", "办理日期"}},
    [CANDIDATES] = {"candidates", {"候选代码"}},
};

typedef struct application_list {
    labelled_list list;
    applications *into;
    list_company company;
} application_list;

static bool is_header(void *user, const table_record *record)
{
    const application_list *a = user;
    bool has[PARTS + 1] = {false};

    for (size_t i = 0; i < record->n; i++)
        has[labelled_list_find(&a->list, &record->fields[i])] = true;
    return (has[CODE] || (has[NAME] && a->list.options.find_company)) && has[MODEL] && has[STATUS];
}

static tidu_status take_header(void *user, const table_record *record, tidu_error *err)
{
    application_list *a = user;

    return labelled_list_take_labels(&a->list, record, err);
}

/* A date of two numbers, or of six digits. */
static bool is_month(const char *folded)
{
    size_t numbers = 0, length = 0;
    long day;

    for (const char *p = folded; *p; p += length + (p[length] != '\0')) {
        length = strspn(p, "0123456789");
        numbers += length > 0;
    }
    return cell_scan_date(folded, &day) && (numbers == 2 || (numbers == 1 && strlen(folded) == 6));
}

/* All of a row but its company; `batch` has room for the batch with its year. PROBLEM_KINDS: nothing is wrong. */
static problem_kind read_row(const labelled_list *l, list_cell text[PARTS], filed_application *entry, char batch[],
                             part *place)
{
    *place = MODEL;
    entry->model = credential_name_find(l->options.dictionary, text[MODEL]);
    if (!entry->model || (l->options.knows_title && !l->options.knows_title(l->options.title_context, entry->model)))
        return PROBLEM_CREDENTIAL_UNKNOWN;
    *place = STATUS;
    entry->status = application_status_find(l->session.words, text[STATUS]);
    if (!entry->status)
        return PROBLEM_STATUS_UNKNOWN;
    *place = YEAR;
    if (*text[YEAR] && !cell_scan_year(text[YEAR], &entry->year))
        return PROBLEM_YEAR;
    *place = BATCH;
    if (!*text[BATCH] && !entry->year)
        return PROBLEM_BATCH_MISSING;
    if (!batch_name_settle(text[BATCH], &entry->year, batch, LABELLED_LIST_CELL + 16))
        return PROBLEM_BATCH_YEAR;
    entry->batch = batch;
    *place = DAY;
    if (*text[DAY] && !certificate_granted(text[DAY], &entry->day))
        return PROBLEM_STATUS_DAY;
    if (is_month(text[DAY])) /* by its end it was reached */
        entry->day = date_add_months(entry->day, 1) - 1;
    return PROBLEM_KINDS;
}

/* Note something about a row that is taken in. */
static tidu_status note(labelled_list *l, problem_kind kind, unsigned long line, part p, const char *found, tidu_error *err)
{
    unsigned long skipped = l->skipped;
    tidu_status status = labelled_list_leave_out(l, kind, line, p, found, err);

    l->skipped = skipped;
    return status;
}

static tidu_status add(application_list *a, const filed_application *entry, list_cell text[PARTS], tidu_error *err)
{
    labelled_list *l = &a->list;
    applications_outcome outcome = applications_add(a->into, entry);
    tidu_status status = outcome == APPLICATIONS_NO_MEMORY ? error_memory(err) : TIDU_OK;

    l->rows++;
    if (outcome == APPLICATIONS_CONFLICT)
        status = note(l, PROBLEM_STATUS_TWICE, entry->line, DAY, text[DAY], err);
    if (!status && is_month(text[DAY]))
        status = note(l, PROBLEM_STATUS_MONTH, entry->line, DAY, text[DAY], err);
    if (!status && l->options.knows_company && !l->options.knows_company(l->options.name_context, entry->code))
        status = note(l, PROBLEM_APPLICANT_UNKNOWN, entry->line, CODE, text[CODE], err);
    if (!status && !entry->year)
        status = note(l, PROBLEM_BATCH_WITHOUT_YEAR, entry->line, BATCH, text[BATCH], err);
    if (!status && entry->day == DATE_NO_END)
        status = note(l, PROBLEM_STATUS_NO_DAY, entry->line, DAY, text[STATUS], err);
    return status;
}

static tidu_status take_row(void *user, const table_record *record, tidu_error *err)
{
    application_list *a = user;
    labelled_list *l = &a->list;
    list_cell text[PARTS];
    char batch[LABELLED_LIST_CELL + 16];
    bool is_found;
    tidu_status status = list_company_take_row(&a->company, l, record, text, &is_found, err);
    filed_application entry = {.code = text[CODE], .day = DATE_NO_END, .line = (uint32_t)record->line};
    problem_kind wrong;
    part place;

    if (status || !is_found)
        return status;
    wrong = read_row(l, text, &entry, batch, &place);
    if (wrong != PROBLEM_KINDS)
        return list_company_leave_out(&a->company, l, wrong, record->line, place, text[place], err);
    return add(a, &entry, text, err);
}

tidu_status intake_read_applications(const char *path, const intake_options *options, applications *into, problems *found,
                                     intake_report *report, tidu_error *err)
{
    application_list a = {.list = {.parts = parts, .n_parts = PARTS},
                          .into = into,
                          .company = {CODE, NAME, TOWN, CANDIDATES, REVIEW_APPLICATIONS, 0, 0}};
    list_user user = {is_header, take_header, take_row, &a,
                      N_("the companies' codes or names, the title (model or 称号) and the status (status or 状态)"), false};
    tidu_status status = labelled_list_read(&a.list, path, options, &user, found, report, err);

    if (status)
        return status;
    if (report)
        report->by_name = a.company.by_name;
    if (!a.list.rows && a.company.left_out)
        return error_at(err, TIDU_EDATA, path, 0, 0,
                        _("no application was taken in: all %lu rows were left out; the problems say why"),
                        a.company.left_out);
    return TIDU_OK;
}
