/* The last visit as tables of companies say it: of a roster that comes back it is a visit, and a list of visits sets it. */
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/personal_number.h"
#include "question/case_return_internal.h"

static const char visited[] = "visited_on";

static const intake_column *column_of(const intake_report *report, int id)
{
    for (size_t i = 0; i < report->n_columns && id != INDICATOR_NONE; i++)
        if (report->columns[i].indicator == id && report->columns[i].year == PANEL_ANY_YEAR)
            return &report->columns[i];
    return NULL;
}

static bool is_visited(const visit_log *v, const char *code, long day)
{
    const visit *last = visit_log_last(v, code, day);

    return last && last->day == day;
}

static const char *text_of(const panel *p, uint32_t company, const char *indicator)
{
    int id = dictionary_find(panel_dictionary(p), indicator);
    const char *text = id == INDICATOR_NONE ? NULL : panel_text(p, company, id);

    return text ? text : "";
}

/* Who called: the coach, else the contact, of the row, else of the company. */
static const char *visitor_of(const case_return *r, const panel *p, uint32_t company)
{
    const char *code = panel_code(p, company);
    const char *const names[] = {text_of(p, company, "coach"), text_of(p, company, "contact"), task_book_text(r->book, code, "coach"),
                                 task_book_text(r->book, code, "contact")};

    for (int i = 0; i < 3; i++)
        if (*names[i])
            return names[i];
    return names[3];
}

/* A text of a row that holds a number of a person. */
static bool warn(const panel *p, uint32_t company, const char *indicator, const intake_report *report, problems *found)
{
    const intake_column *column = column_of(report, dictionary_find(panel_dictionary(p), indicator));
    const char *text = column ? text_of(p, company, indicator) : "";
    uint32_t line = 0;
    text_buffer masked;
    bool ok;

    if (!personal_number_is_in(text))
        return true;
    text_buffer_init(&masked);
    panel_first_line(p, company, &line);
    personal_number_mask(text, &masked);
    ok = !masked.failed && problems_add(found, &(problem){PROBLEM_PERSONAL_NUMBER, report->file, line, column->column, column->header,
                                                          text_buffer_string(&masked)});
    text_buffer_clear(&masked);
    return ok;
}

/* The visit of a row with a day of the last one. */
static tidu_status take_visit(const case_return *r, const panel *p, uint32_t company, const intake_column *column, const char *file,
                              case_rows *rows, problems *found)
{
    double x = panel_number(p, company, column->indicator, PANEL_ANY_YEAR);
    visit v = {.code = panel_code(p, company), .day = cell_is_value(x) ? (long)x : 0};
    problem_kind wrong;
    char day[11];

    if (!cell_is_value(x) || is_visited(r->book->visits, v.code, v.day))
        return TIDU_OK;
    v.visitor = visitor_of(r, p, company);
    panel_first_line(p, company, &v.line);
    wrong = case_judge_visit(r, v.code, v.day);
    date_format(v.day, day);
    if (wrong == PROBLEM_KINDS)
        return visit_log_add(case_rows_visits(rows), &v) ? TIDU_OK : TIDU_ENOMEM;
    return problems_add(found, &(problem){wrong, file, v.line, column->column, column->header, day}) ? TIDU_OK : TIDU_ENOMEM;
}

tidu_status case_return_take_table(case_return *r, const panel *p, const intake_report *report, case_rows *rows, problems *found,
                                   tidu_error *err)
{
    static const char *const remarks[] = {"remark", "pool_left_because"};
    const dictionary *d = panel_dictionary(p);
    const intake_column *column = column_of(report, dictionary_find(d, visited));
    tidu_status status = column ? case_return_open(r, err) : TIDU_OK;

    for (size_t k = 0; k < 2 && !status; k++)
        for (uint32_t i = 0; column_of(report, dictionary_find(d, remarks[k])) && i < panel_count(p) && !status; i++)
            status = warn(p, i, remarks[k], report, found) ? TIDU_OK : error_memory(err);
    for (uint32_t i = 0; column && i < panel_count(p) && !status; i++)
        if (take_visit(r, p, i, column, report->file, rows, found))
            status = error_memory(err);
    return status;
}

tidu_status case_return_stamp(const case_return *r, const case_rows *rows, panel *into, tidu_error *err)
{
    return task_book_stamp(r->book, rows, into, err);
}
