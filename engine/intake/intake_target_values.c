/*
 * Reading a list of values of targets. What a cell of numbers says is taken apart into number and unit here; which target is meant, and
 * whether its unit is of the right kind, only plans can tell (question/target_values).
 */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "intake/cell_date.h"
#include "intake/cell_month.h"
#include "intake/cell_text.h"
#include "intake/intake.h"
#include "intake/labelled_list.h"
#include "intake/list_company.h"
#include "intake/row_kind.h"
#include "panel/period.h"

static const list_part parts[TYPED_PARTS] = {
    [TYPED_TARGET] = {"target", {"目标", "指标", "指标编号", "目标编号", "指标名称", "目标名称", "目标任务"}},
    [TYPED_TOWN] = {"town", {"镇街", "所属镇街", "街道", "乡镇", "属地", "所在镇街", "分解单位", "镇(街道)"}},
    [TYPED_MONTH] = {"month", {"月份", "截至", "截至月份", "截至日期", "数据日期", "统计月份", "报送月份", "day"}},
    [TYPED_VALUE] = {"value", {"数值", "完成数", "完成值", "完成情况", "累计完成", "实际完成", "当前值"}},
    [TYPED_REASON] = {"reason", {"依据", "理由", "填报依据", "数据来源", "来源"}},
    [TYPED_EVIDENCE] = {"evidence", {"佐证材料", "佐证", "附件", "证明材料"}},
    [TYPED_BY] = {"entered_by", {"填报人", "填表人", "报送人", "填报单位"}},
};

typedef struct value_list {
    labelled_list list;
    typed_values *into;
} value_list;

static bool is_header(void *user, const table_record *record)
{
    const value_list *v = user;
    bool has[TYPED_PARTS + 1] = {false};

    for (size_t i = 0; i < record->n; i++)
        has[labelled_list_find(&v->list, &record->fields[i])] = true;
    return has[TYPED_TARGET] && has[TYPED_MONTH] && has[TYPED_VALUE];
}

static tidu_status take_header(void *user, const table_record *record, tidu_error *err)
{
    value_list *v = user;

    return labelled_list_take_labels(&v->list, record, err);
}

/* Of a month and of a year the last day is meant. */
static bool scan_month(const char *folded, long *day)
{
    int period, year;

    if (cell_scan_month(folded, &period)) {
        *day = date_add_months(date_to_days((date){period_year(period), period_month(period), 1}), 1) - 1;
        return true;
    }
    if (cell_scan_date(folded, day))
        return true;
    if (!cell_scan_year(folded, &year))
        return false;
    *day = date_to_days((date){year, 12, 31});
    return true;
}

/* Where the number at the beginning of a text ends. */
static size_t number_length(const char *text)
{
    return strspn(text, "+-0123456789.,");
}

static bool scan_value(const word_lists *words, const char *folded, typed_value *out)
{
    size_t length = number_length(folded);
    const char *unit = folded + length;
    cell_number number;
    bool is_short, is_yes;
    char plain[64];

    snprintf(plain, sizeof plain, "%.*s", (int)length, folded);
    if (length && cell_scan_number(plain, &number) && number_parse(number.plain, number.length, 0, &out->value, &is_short)) {
        while (*unit == ' ')
            unit++;
        out->unit = unit;
        return strlen(unit) < 32 && !cell_is_estimate(words, folded);
    }
    if (!cell_scan_flag(words, folded, &is_yes))
        return false;
    out->value = is_yes;
    out->unit = "";
    return true;
}

static tidu_status take_row(void *user, const table_record *record, tidu_error *err)
{
    value_list *v = user;
    labelled_list *l = &v->list;
    list_cell text[TYPED_PARTS];
    typed_value entry = {.file = l->session.file, .line = record->line};
    row_kind kind = row_kind_of(l->session.words, record);

    for (size_t p = 0; p < TYPED_PARTS; p++) {
        labelled_list_fold(l, record, p, text[p]);
        entry.columns[p] = l->fields[p] == NO_FIELD ? 0 : (unsigned)l->fields[p] + 1;
        entry.headers[p] = l->fields[p] == NO_FIELD ? NULL : l->headers[l->fields[p]];
    }
    if (kind == ROW_BLANK || !*text[TYPED_VALUE]) { /* not reported yet */
        l->skipped++;
        return TIDU_OK;
    }
    if (kind == ROW_TOTALS)
        return labelled_list_leave_out(l, PROBLEM_TOTALS_SKIPPED, record->line, TYPED_PARTS, row_first_text(record), err);
    if (!*text[TYPED_TARGET])
        return labelled_list_leave_out(l, PROBLEM_TARGET_MISSING, record->line, TYPED_TARGET, "", err);
    if (!scan_month(text[TYPED_MONTH], &entry.day))
        return labelled_list_leave_out(l, PROBLEM_VALUE_MONTH, record->line, TYPED_MONTH, text[TYPED_MONTH], err);
    if (!scan_value(l->session.words, text[TYPED_VALUE], &entry))
        return labelled_list_leave_out(l, PROBLEM_VALUE_NUMBER, record->line, TYPED_VALUE, text[TYPED_VALUE], err);
    entry.target = text[TYPED_TARGET];
    entry.town = text[TYPED_TOWN];
    entry.reason = text[TYPED_REASON];
    entry.evidence = text[TYPED_EVIDENCE];
    entry.entered_by = text[TYPED_BY];
    l->rows++;
    return typed_values_add(v->into, &entry) ? TIDU_OK : error_memory(err);
}

tidu_status intake_read_target_values(const char *path, const intake_options *options, typed_values *into, problems *found,
                                      intake_report *report, tidu_error *err)
{
    value_list v = {.list = {.parts = parts, .n_parts = TYPED_PARTS}, .into = into};
    list_user user = {is_header, take_header, take_row, &v,
                      N_("the targets (target or 指标), the month (month or 月份) and the value (value or 数值)"), false};

    return labelled_list_read(&v.list, path, options, &user, found, report, err);
}
