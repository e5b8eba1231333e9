/*
 * Reading a list of pools: a row says of a company and a pool that it is in (在库) or out (出库), since when, and why. A row with a day of
 * entry and one of leaving is a whole stint.
 */
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "intake/cell_date.h"
#include "intake/cell_month.h"
#include "intake/intake.h"
#include "intake/list_company.h"
#include "panel/choice.h"

typedef enum part { CODE, NAME, TOWN, POOL, STATE, DAY, ENTERED, LEFT, REASON, CANDIDATES, PARTS } part;

static const list_part parts[PARTS] = {
    [CODE] = {"uscc", {"统一社会信用代码", "统一信用代码", "信用代码", "社会信用代码", "企业代码"}},
    [NAME] = {"name", {"企业名称", "单位名称", "公司名称", "企业全称", "名称", "企业名", "单位全称", "公司全称"}},
    [TOWN] = {"town", {"镇街", "所属镇街", "街道", "乡镇", "属地", "所在镇街", "所属街道", "所属乡镇", "镇(街道)", "所属镇(街道)"}},
    [POOL] = {"pool", {"培育库", "后备库", "培育库名称", "入库类别", "库别"}},
    [STATE] = {"state", {"event", "在库状态", "状态", "库内状态", "培育库状态"}},
    [DAY] = {"day", {"日期", "变动日期", "时间"}},
    [ENTERED] = {"entered_on", {"入库日期", "入库时间", "培育入库日期"}},
    [LEFT] = {"left_on", {"出库日期", "出库时间"}},
    [REASON] = {"reason", {"原因", "入库原因", "出库原因", "变动原因", "备注"}},
    [CANDIDATES] = {"candidates", {"候选代码"}},
};

typedef struct pool_list {
    labelled_list list;
    pool_events *into;
    list_company company;
} pool_list;

static bool is_header(void *user, const table_record *record)
{
    const pool_list *a = user;
    bool has[PARTS + 1] = {false};

    for (size_t i = 0; i < record->n; i++)
        has[labelled_list_find(&a->list, &record->fields[i])] = true;
    return (has[CODE] || (has[NAME] && a->list.options.find_company)) && has[POOL] && (has[STATE] || has[ENTERED]);
}

static tidu_status take_header(void *user, const table_record *record, tidu_error *err)
{
    pool_list *a = user;

    return labelled_list_take_labels(&a->list, record, err);
}

/* What a row says: whether it enters, leaves or both, and when; the days may be open (DATE_NO_END). */
typedef struct pool_row {
    bool enters, leaves;
    long entered, left;
    part entered_in, left_in; /* the columns of these days */
} pool_row;

/* A month is no day, as in lists of visits: nobody has said which. */
static bool read_day(const char *text, long *day)
{
    int month;

    return !cell_scan_month(text, &month) && cell_scan_date(text, day);
}

/* False, with *place: no day can be read from this cell. */
static bool read_days(list_cell text[PARTS], pool_row *row, long *day, part *place)
{
    static const part columns[] = {DAY, ENTERED, LEFT};
    long *const days[] = {day, &row->entered, &row->left};

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        *place = columns[i];
        if (*text[columns[i]] && !read_day(text[columns[i]], days[i]))
            return false;
    }
    return true;
}

/* In or out: by the word, else by the days that are there. False: the word is none, or says another thing than the days. */
static bool read_state(const labelled_list *l, const char *word, pool_row *row)
{
    const indicator *state = dictionary_get(l->options.dictionary, dictionary_find(l->options.dictionary, "pool_state"));
    const char *choice = *word ? choice_find(state->choices, word) : NULL;

    if (*word && !choice)
        return false;
    row->leaves = choice ? choice != state->choices[0] : row->left != DATE_NO_END;
    row->enters = !row->leaves || row->entered != DATE_NO_END;
    return row->leaves || row->left == DATE_NO_END;
}

/* PROBLEM_KINDS: nothing is wrong. */
static problem_kind read_row(const labelled_list *l, list_cell text[PARTS], pool_row *row, part *place)
{
    long day = DATE_NO_END;

    *row = (pool_row){.entered = DATE_NO_END, .left = DATE_NO_END, .entered_in = ENTERED, .left_in = LEFT};
    *place = POOL;
    if (!*text[POOL])
        return PROBLEM_POOL_UNKNOWN;
    if (!read_days(text, row, &day, place))
        return PROBLEM_POOL_DAY;
    *place = STATE;
    if (!read_state(l, text[STATE], row))
        return PROBLEM_POOL_STATE;
    if (row->leaves && row->left == DATE_NO_END) {
        row->left = day;
        row->left_in = DAY;
    } else if (!row->leaves && row->entered == DATE_NO_END) {
        row->entered = day;
        row->entered_in = DAY;
    }
    return PROBLEM_KINDS;
}

/* Of a day that is not given: that of the state. */
static uint32_t column_of(const labelled_list *l, part p)
{
    size_t field = l->fields[p] == NO_FIELD ? l->fields[STATE] : l->fields[p];

    return field == NO_FIELD ? 0 : (uint32_t)field + 1;
}

static tidu_status add(pool_list *a, const pool_row *row, list_cell text[PARTS], uint32_t line, tidu_error *err)
{
    pool_event e = {.pool = text[POOL], .code = text[CODE], .line = line};
    bool ok = true;

    if (row->enters) {
        e.day = row->entered;
        e.column = column_of(&a->list, row->entered_in);
        e.reason = row->leaves ? "" : text[REASON];
        ok = pool_events_add(a->into, &e);
    }
    if (row->leaves && ok) {
        e.act = POOL_LEFT;
        e.day = row->left;
        e.column = column_of(&a->list, row->left_in);
        e.reason = text[REASON];
        ok = pool_events_add(a->into, &e);
    }
    a->list.rows++;
    return ok ? TIDU_OK : error_memory(err);
}

static tidu_status take_row(void *user, const table_record *record, tidu_error *err)
{
    pool_list *a = user;
    labelled_list *l = &a->list;
    list_cell text[PARTS];
    pool_row row;
    bool is_found;
    tidu_status status = list_company_take_row(&a->company, l, record, text, &is_found, err);
    problem_kind wrong;
    part place;

    if (status || !is_found)
        return status;
    wrong = read_row(l, text, &row, &place);
    if (wrong != PROBLEM_KINDS)
        return list_company_leave_out(&a->company, l, wrong, record->line, place, text[place], err);
    return add(a, &row, text, (uint32_t)record->line, err);
}

tidu_status intake_read_pool_list(const char *path, const intake_options *options, pool_events *into, problems *found, intake_report *report,
                                  tidu_error *err)
{
    pool_list a = {.list = {.parts = parts, .n_parts = PARTS},
                   .into = into,
                   .company = {CODE, NAME, TOWN, CANDIDATES, REVIEW_APPLICATIONS, 0, 0}};
    list_user user = {is_header, take_header, take_row, &a,
                      N_("the companies' codes or names, the pool (pool or 培育库) and the state (state or 在库状态)"), false};
    tidu_status status = labelled_list_read(&a.list, path, options, &user, found, report, err);

    if (status)
        return status;
    if (report)
        report->by_name = a.company.by_name;
    if (!a.list.rows && a.company.left_out)
        return error_at(err, TIDU_EDATA, path, 0, 0, _("nothing was taken in: all %lu rows were left out; the problems say why"),
                        a.company.left_out);
    return TIDU_OK;
}
