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
#include "intake/cell_text.h"
#include "intake/certificate_date.h"
#include "intake/credential_name.h"
#include "intake/credit_code.h"
#include "intake/intake.h"
#include "intake/labelled_list.h"
#include "intake/row_kind.h"

typedef enum part { CODE, NAME, MODEL, BATCH, YEAR, STATUS, DAY, PARTS } part;

static const list_part parts[PARTS] = {
    [CODE] = {"uscc", {"统一社会信用代码", "统一信用代码", "信用代码", "社会信用代码", "企业代码"}},
    [NAME] = {"name", {"企业名称", "单位名称", "公司名称", "企业全称", "名称"}},
    [MODEL] = {"model", {"credential", "称号", "资质", "资质名称", "申报称号", "申报类型", "申报项目"}},
    [BATCH] = {"batch", {"批次", "申报批次", "认定批次", "批次名称"}},
    [YEAR] = {"year", {"申报年度", "申报年份", "年度", "年份"}},
    [STATUS] = {"status", {"状态", "申报状态", "进展", "结果", "认定结果", "申报结果", "办理状态"}},
    [DAY] = {"day", {"日期", "状态日期", "时间", "申报日期", "公示日期", "认定日期", "办理日期"}},
};

typedef struct application_list {
    labelled_list list;
    applications *into;
} application_list;

typedef char row_text[PARTS][LABELLED_LIST_CELL]; /* folded; "" where there is nothing */

static bool is_header(void *user, const table_record *record)
{
    const application_list *a = user;
    bool has[PARTS + 1] = {false};

    for (size_t i = 0; i < record->n; i++)
        has[labelled_list_find(&a->list, &record->fields[i])] = true;
    return has[CODE] && has[MODEL] && has[STATUS];
}

static tidu_status take_header(void *user, const table_record *record, tidu_error *err)
{
    application_list *a = user;
    size_t *part = arena_take_array(a->list.session.memory, record->n, sizeof *part);
    bool *is_known = arena_take_array(a->list.session.memory, record->n, sizeof *is_known);

    if (!part || !is_known)
        return error_memory(err);
    for (size_t i = 0; i < record->n; i++) {
        part[i] = labelled_list_find(&a->list, &record->fields[i]);
        is_known[i] = !record->fields[i].length;
    }
    return labelled_list_take_header(&a->list, record, part, is_known, err);
}

static void fold_row(const labelled_list *l, const table_record *record, row_text text)
{
    for (int p = 0; p < PARTS; p++) {
        size_t field = l->fields[p];

        text[p][0] = '\0';
        if (field < record->n)
            cell_fold(record->fields[field].text, record->fields[field].length, text[p], LABELLED_LIST_CELL);
        if (cell_is_nothing(l->session.words, text[p]))
            text[p][0] = '\0';
    }
}

/* A row that is none of an application; PROBLEM_KINDS: it is one, or is left out without a word. */
static problem_kind check_key(const labelled_list *l, row_text text, part *place)
{
    *place = CODE;
    credit_code_clean(text[CODE]);
    if (!*text[CODE])
        return PROBLEM_CODE_MISSING;
    if (credit_code_is_lost(text[CODE]))
        return PROBLEM_CODE_LOST;
    *place = MODEL;
    return credential_name_find(l->options.dictionary, text[MODEL]) ? PROBLEM_KINDS : PROBLEM_CREDENTIAL_UNKNOWN;
}

/* Status, year, batch and day of a row; `batch` has room for the batch with its year. */
static problem_kind read_stage(const labelled_list *l, row_text text, filed_application *entry, char batch[], part *place)
{
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
    return !*text[DAY] || certificate_granted(text[DAY], &entry->day) ? PROBLEM_KINDS : PROBLEM_STATUS_DAY;
}

/* Note something about a row that is taken in. */
static tidu_status note(labelled_list *l, problem_kind kind, unsigned long line, part p, const char *found, tidu_error *err)
{
    unsigned long skipped = l->skipped;
    tidu_status status = labelled_list_leave_out(l, kind, line, l->fields[p] == NO_FIELD ? PARTS : p, found, err);

    l->skipped = skipped;
    return status;
}

static tidu_status add(application_list *a, const filed_application *entry, row_text text, tidu_error *err)
{
    labelled_list *l = &a->list;
    applications_outcome outcome = applications_add(a->into, entry);
    tidu_status status = outcome == APPLICATIONS_NO_MEMORY ? error_memory(err) : TIDU_OK;

    l->rows++;
    if (outcome == APPLICATIONS_CONFLICT)
        status = note(l, PROBLEM_STATUS_TWICE, entry->line, DAY, text[DAY], err);
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
    row_text text;
    char batch[LABELLED_LIST_CELL + 16];
    filed_application entry = {.day = DATE_NO_END, .line = (uint32_t)record->line};
    row_kind kind = row_kind_of(l->session.words, record);
    problem_kind wrong;
    part place;

    if (kind == ROW_BLANK) {
        l->skipped++;
        return TIDU_OK;
    }
    if (kind == ROW_TOTALS)
        return labelled_list_leave_out(l, PROBLEM_TOTALS_SKIPPED, record->line, PARTS, row_first_text(record), err);
    fold_row(l, record, text);
    wrong = check_key(l, text, &place);
    if (wrong == PROBLEM_KINDS)
        wrong = read_stage(l, text, &entry, batch, &place);
    if (wrong != PROBLEM_KINDS)
        return labelled_list_leave_out(l, wrong, record->line, l->fields[place] == NO_FIELD ? PARTS : place, text[place], err);
    entry.code = text[CODE];
    entry.model = credential_name_find(l->options.dictionary, text[MODEL]);
    return add(a, &entry, text, err);
}

tidu_status intake_read_applications(const char *path, const intake_options *options, applications *into, problems *found,
                                     intake_report *report, tidu_error *err)
{
    application_list a = {.list = {.parts = parts, .n_parts = PARTS}, .into = into};
    list_user user = {is_header, take_header, take_row, &a,
                      N_("the company's code (uscc), the title (model or 称号) and the status (status or 状态)"), false};

    return labelled_list_read(&a.list, path, options, &user, found, report, err);
}
