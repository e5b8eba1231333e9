/*
 * Reading lists of visits and of tasks: which kind a table is, its header says. Days are read here; everything else is text.
 */
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/formula_text.h"
#include "base/message.h"
#include "base/personal_number.h"
#include "intake/cell_date.h"
#include "intake/cell_month.h"
#include "intake/cell_text.h"
#include "intake/header_label.h"
#include "intake/intake.h"
#include "intake/list_company.h"
#include "intake/row_kind.h"

/* Parts that both lists have come first, so that a row's company is found by one function. */
typedef enum part { CODE, NAME, TOWN, CANDIDATES, OWNER, DUE, OWN_PARTS } part;
enum { DAY = OWN_PARTS, VISITOR, PURPOSE, FINDING, NEED, VISIT_PARTS };
enum { ID = OWN_PARTS, TITLE, COACH, TARGET, KIND, OPENED, CLOSED, EVIDENCE, REASON, POSTPONED, TASK_PARTS };

#define COMPANY_PARTS \
    [CODE] = {"uscc", {"统一社会信用代码", "统一信用代码", "信用代码", "社会信用代码", "企业代码", "代码", "code"}}, \
    [NAME] = {"name", {"企业名称", "单位名称", "公司名称", "企业全称", "名称", "企业名", "企业", "走访企业", "company"}}, \
    [TOWN] = {"town", {"镇街", "所属镇街", "街道", "乡镇", "属地", "所在镇街", "所属街道", "所属乡镇", "镇(街道)", "所属镇(街道)"}}, \
    [CANDIDATES] = {"candidates", {"候选代码"}}, \
    [OWNER] = {"owner", {"责任单位", "责任部门", "牵头单位", "责任人"}}, \
    [DUE] = {"due_on", {"办理期限", "办结期限", "办结时限", "完成时限", "截止日期", "到期日", "due"}}

static const list_part visit_parts[VISIT_PARTS] = {
    COMPANY_PARTS,
    [DAY] = {"visited_on", {"走访日期", "走访时间", "走访日", "dayofthevisit", "day"}},
    [VISITOR] = {"visitor", {"走访人", "走访人员", "走访干部", "走访者"}},
    [PURPOSE] = {"purpose", {"走访事由", "走访内容", "事由", "whatabout"}},
    [FINDING] = {"finding", {"走访情况", "走访记录", "了解情况", "whatwasfound"}},
    [NEED] = {"need", {"企业需求", "企业诉求", "需求", "诉求"}},
};

static const list_part task_parts[TASK_PARTS] = {
    COMPANY_PARTS,
    [ID] = {"id", {"任务编号", "任务序号", "taskno."}},
    [TITLE] = {"title", {"任务内容", "工作任务", "任务事项", "问题事项", "任务名称", "whatistobedone"}},
    [COACH] = {"coach", {"辅导员"}},
    [TARGET] = {"target", {"对应目标", "计划目标", "targetoftheplan"}},
    [KIND] = {"kind", {"任务类型", "任务类别", "kindoftask"}},
    [OPENED] = {"opened_on", {"交办日期", "下达日期", "opened"}},
    [CLOSED] = {"closed_on", {"办结日期", "办结时间", "完成日期", "closedon"}},
    [EVIDENCE] = {"evidence", {"佐证材料", "佐证", "证明材料"}},
    [REASON] = {"reason", {"办理情况", "进展情况", "完成情况", "whatwasdoneaboutit"}},
    [POSTPONED] = {"postponed_to", {"申请延期至", "延期至", "askedtobeputoffto"}},
};

/* What tasks are listed with and nobody fills in. */
static const char *const shown[] = {"state", "状态", "daysoverdue", "逾期天数", "daysopen", "已历天数"};

static const case_field visit_fields[VISIT_PARTS] = {
    [CODE] = CASE_CODE, [NAME] = CASE_FIELDS, [TOWN] = CASE_TOWN, [CANDIDATES] = CASE_FIELDS, [OWNER] = CASE_OWNER, [DUE] = CASE_DUE, [DAY] = CASE_DAY,
    [VISITOR] = CASE_VISITOR, [PURPOSE] = CASE_PURPOSE, [FINDING] = CASE_FINDING, [NEED] = CASE_NEED};
static const case_field task_fields[TASK_PARTS] = {
    [CODE] = CASE_CODE, [NAME] = CASE_FIELDS, [TOWN] = CASE_TOWN, [CANDIDATES] = CASE_FIELDS, [OWNER] = CASE_OWNER, [DUE] = CASE_DUE, [ID] = CASE_ID,
    [TITLE] = CASE_TITLE, [COACH] = CASE_COACH, [TARGET] = CASE_TARGET, [KIND] = CASE_KIND, [OPENED] = CASE_OPENED, [CLOSED] = CASE_CLOSED,
    [EVIDENCE] = CASE_EVIDENCE, [REASON] = CASE_REASON, [POSTPONED] = CASE_POSTPONED};

typedef struct case_list {
    labelled_list list;
    bool is_visits;
    case_sheet *into;
    list_company company;
} case_list;

static const case_field *fields_of(const case_list *c)
{
    return c->is_visits ? visit_fields : task_fields;
}

static bool is_header(void *user, const table_record *record)
{
    const case_list *c = user;
    bool has[LABELLED_LIST_PARTS + 1] = {false};

    for (size_t i = 0; i < record->n; i++)
        has[labelled_list_find(&c->list, &record->fields[i])] = true;
    if (c->is_visits)
        return (has[CODE] || (has[NAME] && c->list.options.find_company)) && has[DAY] && (has[VISITOR] || has[PURPOSE] || has[FINDING] || has[NEED]);
    return (has[ID] && (has[EVIDENCE] || has[CLOSED])) || (has[TITLE] && has[OWNER] && has[DUE]);
}

static bool is_shown(const labelled_list *l, const table_field *field)
{
    char folded[HEADER_LABEL_SIZE];

    header_label_fold(l->session.words, field->text, field->length, folded);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (!strcmp(shown[i], folded))
            return true;
    return !field->length;
}

static tidu_status take_header(void *user, const table_record *record, tidu_error *err)
{
    case_list *c = user;
    labelled_list *l = &c->list;
    size_t *parts = arena_take_array(l->session.memory, record->n, sizeof *parts);
    bool *is_known = arena_take_array(l->session.memory, record->n, sizeof *is_known);
    tidu_status status = parts && is_known ? TIDU_OK : error_memory(err);

    for (size_t i = 0; i < record->n && !status; i++) {
        parts[i] = labelled_list_find(l, &record->fields[i]);
        is_known[i] = is_shown(l, &record->fields[i]);
    }
    if (!status)
        status = labelled_list_take_header(l, record, parts, is_known, err);
    for (size_t p = 0; p < l->n_parts && !status; p++)
        if (l->fields[p] != NO_FIELD && fields_of(c)[p] != CASE_FIELDS &&
            !case_sheet_set_column(c->into, fields_of(c)[p], l->fields[p] + 1, l->headers[l->fields[p]]))
            status = error_memory(err);
    return status;
}

/* Write the day of a cell as YYYY-MM-DD; false: there is something, and it is no day. A month is none: nobody has said which. */
static bool settle_day(char *text)
{
    long day;
    int month;

    if (*text && (!cell_scan_date(text, &day) || cell_scan_month(text, &month)))
        return false;
    if (*text)
        date_format(day, text);
    return true;
}

/* The first part whose day cannot be read; n_parts: all are well. */
static size_t settle_days(const case_list *c, list_cell text[])
{
    static const size_t of_visits[] = {DAY, DUE}, of_tasks[] = {CLOSED, DUE, OPENED, POSTPONED};
    const size_t *days = c->is_visits ? of_visits : of_tasks;
    size_t n = c->is_visits ? 2 : 4;

    for (size_t i = 0; i < n; i++)
        if (!settle_day(text[days[i]]))
            return days[i];
    return c->list.n_parts;
}

/* What people wrote, as they wrote it, however long: a folded text is cut off. "" where that is a word for nothing; NULL: no memory. */
static const char *written(const case_list *c, const table_record *record, list_cell text[], size_t p)
{
    size_t field = c->list.fields[p], length;
    const char *raw;

    if (!*text[p] || field >= record->n)
        return "";
    raw = record->fields[field].text;
    length = formula_text_original(&raw, record->fields[field].length);
    length = cell_trim(&raw, length);
    return arena_copy(c->list.session.memory, raw, length);
}

/* Say of a text whether it holds a number of a person, without printing that in full. */
static bool warn(const case_list *c, unsigned long line, size_t p, const char *text)
{
    const labelled_list *l = &c->list;
    text_buffer masked;
    bool ok;

    if (!personal_number_is_in(text))
        return true;
    text_buffer_init(&masked);
    personal_number_mask(text, &masked);
    ok = !masked.failed && problems_add(l->session.found, &(problem){PROBLEM_PERSONAL_NUMBER, l->session.file, line, l->fields[p] + 1,
                                                                     l->headers[l->fields[p]], text_buffer_string(&masked)});
    text_buffer_clear(&masked);
    return ok;
}

static bool is_of(const size_t *parts, size_t n, size_t p)
{
    for (size_t i = 0; i < n; i++)
        if (parts[i] == p)
            return true;
    return false;
}

static bool is_free_text(const case_list *c, size_t p)
{
    static const size_t of_visits[] = {VISITOR, PURPOSE, FINDING, NEED, OWNER}, of_tasks[] = {TITLE, EVIDENCE, REASON, OWNER};

    return c->is_visits ? is_of(of_visits, sizeof of_visits / sizeof *of_visits, p) : is_of(of_tasks, sizeof of_tasks / sizeof *of_tasks, p);
}

static tidu_status add(case_list *c, const table_record *record, list_cell text[], tidu_error *err)
{
    case_line line = {.line = record->line};
    bool ok = true;

    for (size_t p = 0; p < c->list.n_parts && ok; p++) {
        case_field field = fields_of(c)[p];

        if (field == CASE_FIELDS)
            continue;
        line.text[field] = is_free_text(c, p) ? written(c, record, text, p) : text[p];
        ok = line.text[field] && (!is_free_text(c, p) || warn(c, record->line, p, line.text[field]));
    }
    c->list.rows++;
    return ok && case_sheet_add(c->into, &line) ? TIDU_OK : error_memory(err);
}

/* Visits and closings that are masked are in the database already: such a row says nothing of them. */
static bool is_known(const case_list *c, list_cell text[])
{
    const bool *has = c->list.has_mask;

    if (!c->is_visits && has[EVIDENCE])
        *text[CLOSED] = '\0';
    return c->is_visits && (has[VISITOR] || has[PURPOSE] || has[FINDING] || has[NEED]);
}

/* A row of the form into which nobody has written. */
static bool is_unused(const case_list *c, list_cell text[])
{
    if (c->is_visits)
        return !*text[DAY] && !*text[VISITOR] && !*text[PURPOSE] && !*text[FINDING] && !*text[NEED];
    return *text[ID] ? !*text[CLOSED] && !*text[EVIDENCE] && !*text[REASON] && !*text[POSTPONED] : !*text[TITLE] && !*text[OWNER] && !*text[DUE];
}

static tidu_status take_row(void *user, const table_record *record, tidu_error *err)
{
    case_list *c = user;
    labelled_list *l = &c->list;
    list_cell text[LABELLED_LIST_PARTS];
    bool is_found = true;
    row_kind kind = row_kind_of(l->session.words, record);
    tidu_status status = TIDU_OK;
    size_t wrong;

    for (size_t p = 0; p < l->n_parts; p++)
        labelled_list_fold(l, record, p, text[p]);
    if (kind == ROW_TOTALS)
        return labelled_list_leave_out(l, PROBLEM_TOTALS_SKIPPED, record->line, l->n_parts, row_first_text(record), err);
    if (kind == ROW_BLANK || is_known(c, text) || is_unused(c, text)) {
        l->skipped++;
        return TIDU_OK;
    }
    if (c->is_visits || (!*text[ID] && (*text[CODE] || *text[NAME])))
        status = list_company_find(&c->company, l, record, text, &is_found, err);
    if (status || !is_found)
        return status;
    wrong = settle_days(c, text);
    if (c->is_visits && (wrong == DAY || !*text[DAY]))
        return list_company_leave_out(&c->company, l, PROBLEM_VISIT_DAY, record->line, DAY, text[DAY], err);
    if (wrong < l->n_parts)
        return list_company_leave_out(&c->company, l, PROBLEM_TASK_DAY, record->line, wrong, text[wrong], err);
    return add(c, record, text, err);
}

tidu_status intake_read_case(const char *path, const intake_options *options, case_sheet *into, problems *found, intake_report *report,
                             tidu_error *err)
{
    bool is_visits = case_sheet_is_visits(into);
    case_list c = {.list = {.parts = is_visits ? visit_parts : task_parts, .n_parts = is_visits ? VISIT_PARTS : TASK_PARTS},
                   .is_visits = is_visits,
                   .into = into,
                   .company = {CODE, NAME, TOWN, CANDIDATES, REVIEW_APPLICATIONS, 0, 0}};
    list_user user = {is_header, take_header, take_row, &c,
                      is_visits ? N_("the companies' codes or names, the day of the visit (走访日期), the visitor (走访人)")
                                : N_("the numbers of tasks (任务编号) and what came of them, or titles, owners and due dates"),
                      false};
    tidu_status status = labelled_list_read(&c.list, path, options, &user, found, report, err);

    if (status)
        return status;
    if (report)
        report->by_name = c.company.by_name;
    return case_sheet_set_file(into, report && report->file ? report->file : path) ? TIDU_OK : error_memory(err);
}
