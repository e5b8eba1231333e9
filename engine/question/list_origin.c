#include "question/list_origin.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
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

/* Made from this database. */
static tidu_status check_data(const intake_report *report, store *s, problems *found, tidu_error *err)
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
    return report_kind(is_known ? PROBLEM_LIST_OLDER : PROBLEM_LIST_OTHER_DATA, report->file, text, found, err);
}

tidu_status list_origin_check(const intake_report *report, const store_mark *mark, store *s, problems *found,
                              tidu_error *err)
{
    const list_stamp *stamp = report->stamp;
    char text[MOST_TEXT];

    if (!stamp || !*stamp->data)
        return TIDU_OK;
    if (!*stamp->database)
        return check_file(report, s, found, err);
    if (!strcmp(stamp->database, mark->database))
        return check_data(report, s, found, err);
    snprintf(text, sizeof text, _("from %.8s (data of %s, list of %s), not from %.8s"), stamp->database,
             or_dash(stamp->data_day), or_dash(stamp->on), or_dash(mark->database));
    return report_kind(PROBLEM_LIST_ELSEWHERE, report->file, text, found, err);
}
