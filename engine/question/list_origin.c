#include "question/list_origin.h"

#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "store/store_journal.h"
#include "store/store_mark.h"

enum { MOST_TEXT = 200 };

static tidu_status report_kind(problem_kind kind, const char *file, const char *text, problems *found, tidu_error *err)
{
    return problems_add(found, &(problem){kind, file, 0, 0, "", text}) ? TIDU_OK : error_memory(err);
}

static const char *or_dash(const char *text)
{
    return *text ? text : "-";
}

/* Made from a file: it must be one of the imports. */
static tidu_status check_file(const intake_report *report, store *s, problems *found, tidu_error *err)
{
    char text[MOST_TEXT];
    bool has = false;
    tidu_status status = s ? store_has_file(s, report->stamp->data, &has, err) : TIDU_OK;

    if (status || has)
        return status;
    snprintf(text, sizeof text, _("list of %s, of a file whose SHA-256 begins with %.12s"), or_dash(report->stamp->on),
             report->stamp->data);
    return report_kind(PROBLEM_LIST_OTHER_DATA, report->file, text, found, err);
}

/* --- cells that others have filled in since ------------------------------------------------------ */

typedef struct overtaking {
    const panel *panel;
    const intake_report *report;
    problems *found;
    bool has_failed;
} overtaking;

/* The value of a cell as the database has it; "": missing. */
static void stored_text(const panel *p, uint32_t company, int id, char text[MOST_TEXT])
{
    const indicator *i = dictionary_get(panel_dictionary(p), id);
    const char *own = i->type == INDICATOR_TEXT ? panel_text(p, company, id) : NULL;
    double x = i->type == INDICATOR_TEXT ? cell_missing() : panel_number(p, company, id, PANEL_ANY_YEAR);

    text[0] = '\0';
    if (own)
        snprintf(text, MOST_TEXT, "%s", own);
    else if (cell_is_value(x) && i->type == INDICATOR_DATE)
        date_format((long)x, text);
    else if (cell_is_value(x))
        number_format(x, text);
}

static const intake_column *column_of(const intake_report *report, int id)
{
    for (size_t i = 0; i < report->n_columns; i++) {
        if (report->columns[i].indicator == id && report->columns[i].year == PANEL_ANY_YEAR)
            return &report->columns[i];
    }
    return NULL;
}

static void compare(void *context, const recent_value *v)
{
    overtaking *o = context;
    uint32_t company = v->code ? panel_find_company(o->panel, v->code, strlen(v->code)) : PANEL_NO_COMPANY, line = 0;
    int id = v->indicator ? dictionary_find(panel_dictionary(o->panel), v->indicator) : INDICATOR_NONE;
    const intake_column *column = id == INDICATOR_NONE ? NULL : column_of(o->report, id);
    char own[MOST_TEXT], text[2 * MOST_TEXT + 200];

    if (company == PANEL_NO_COMPANY || !column)
        return;
    stored_text(o->panel, company, id, own);
    if (!*own || !strcmp(own, or_dash(v->value ? v->value : "")))
        return;
    panel_first_line(o->panel, company, &line);
    snprintf(text, sizeof text, _("%s; %s by %s, line %lu"), own, v->value, v->file ? v->file : "-", v->line);
    if (!problems_add(o->found, &(problem){PROBLEM_LIST_OVERTAKEN, o->report->file, line, column->column, column->header, text}))
        o->has_failed = true;
}

static tidu_status check_overtaken(const panel *p, const intake_report *report, store *s, size_t later, problems *found,
                                   tidu_error *err)
{
    overtaking o = {p, report, found, false};
    tidu_status status = store_list_recent(s, later, compare, &o, err);

    for (size_t i = 0; i < report->n_columns && !status; i++) {
        int id = report->columns[i].indicator;
        const indicator *x = id == INDICATOR_NONE ? NULL : dictionary_get(panel_dictionary(p), id);

        if (x && x->kind == INDICATOR_ATTRIBUTE)
            status = store_list_added(s, later, x->name, compare, &o, err);
    }
    return status ? status : o.has_failed ? error_memory(err) : TIDU_OK;
}

/* --- the list --------------------------------------------------------------------------------------- */

/* Made from this database. */
static tidu_status check_data(const panel *p, const intake_report *report, store *s, problems *found, tidu_error *err)
{
    const list_stamp *stamp = report->stamp;
    char text[MOST_TEXT];
    bool is_known = false;
    size_t later = 0;
    tidu_status status = s ? store_find_data(s, stamp->data, &is_known, &later, err) : TIDU_OK;

    if (status || (is_known && !later))
        return status;
    if (is_known)
        snprintf(text, sizeof text, PLURAL("list of %s, data of %s; %zu import came in since",
                                           "list of %s, data of %s; %zu imports came in since", later),
                 or_dash(stamp->on), or_dash(stamp->data_day), later);
    else
        snprintf(text, sizeof text, _("list of %s, data of %s"), or_dash(stamp->on), or_dash(stamp->data_day));
    status = report_kind(is_known ? PROBLEM_LIST_OLDER : PROBLEM_LIST_OTHER_DATA, report->file, text, found, err);
    return status || !is_known ? status : check_overtaken(p, report, s, later, found, err);
}

tidu_status list_origin_check(const panel *p, const intake_report *report, const store_mark *mark, store *s, problems *found,
                              tidu_error *err)
{
    const list_stamp *stamp = report->stamp;
    char text[MOST_TEXT];

    if (!stamp || !*stamp->data)
        return TIDU_OK;
    if (!*stamp->database)
        return check_file(report, s, found, err);
    if (!strcmp(stamp->database, mark->database))
        return check_data(p, report, s, found, err);
    snprintf(text, sizeof text, _("from %.8s (data of %s, list of %s), not from %.8s"), stamp->database,
             or_dash(stamp->data_day), or_dash(stamp->on), or_dash(mark->database));
    return report_kind(PROBLEM_LIST_ELSEWHERE, report->file, text, found, err);
}
