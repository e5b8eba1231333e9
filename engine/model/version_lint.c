/*
 * Checks the versions of one model against each other: days in force, sorted by first day and compared with the
 * latest day that the versions before reach, and ids of conditions, matched by name.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_lint.h"

/* The days on which a version applies to one kind of application. */
typedef struct span {
    const model *model;
    long from, to;
} span;

static int by_from(const void *a, const void *b)
{
    const span *x = a, *y = b;

    return (x->from > y->from) - (x->from < y->from);
}

static void find_days(const span *at, bool is_gap, bool is_recheck, long from, long to, lint_report report,
                      void *context)
{
    char text[256], first[11], last[11];

    date_format(from, first);
    date_format(to, last);
    if (is_gap)
        snprintf(text, sizeof text,
                 is_recheck ? _("no version judges reviews from %s to %s")
                            : _("no version judges new applications from %s to %s"),
                 first, last);
    else
        snprintf(text, sizeof text,
                 is_recheck ? _("two versions judge reviews from %s to %s")
                            : _("two versions judge new applications from %s to %s"),
                 first, last);
    report(context, &(lint_finding){at->model->file, 0, 0, text});
}

static void check_spans(span *s, size_t n, bool is_recheck, lint_report report, void *context)
{
    long end;

    if (!n)
        return;
    qsort(s, n, sizeof *s, by_from);
    end = s[0].to;
    for (size_t i = 1; i < n; i++) {
        if (s[i].from <= end)
            find_days(&s[i], false, is_recheck, s[i].from, s[i].to < end ? s[i].to : end, report, context);
        else if (s[i].from > end + 1)
            find_days(&s[i], true, is_recheck, end + 1, s[i].from - 1, report, context);
        end = s[i].to > end ? s[i].to : end;
    }
}

static const model_condition *conditions_of(const model *m, size_t i)
{
    return i < m->n_gates ? &m->gates[i] : &m->directs[i - m->n_gates];
}

/* A condition whose id is missing in the other version, where one with the same name has another id. */
static void check_ids(const model *m, const model *other, lint_report report, void *context)
{
    for (size_t i = 0; i < m->n_gates + m->n_directs; i++) {
        const model_condition *c = conditions_of(m, i), *same_name = NULL;
        bool has_id = false;
        char text[512];

        for (size_t k = 0; k < other->n_gates + other->n_directs; k++) {
            const model_condition *x = conditions_of(other, k);

            has_id |= !strcmp(x->id, c->id);
            if (!strcmp(x->name.zh, c->name.zh))
                same_name = x;
        }
        if (has_id || !same_name)
            continue;
        snprintf(text, sizeof text, _("'%s' (%s) is called '%s' in the version of %s; ids stay the same"), c->id,
                 c->name.zh, same_name->id, other->version);
        report(context, &(lint_finding){m->file, 0, 0, text});
    }
}

tidu_status lint_versions(const model *const *versions, size_t n, lint_report report, void *context,
                          tidu_error *err)
{
    span *spans = allocate_array(n, sizeof *spans);
    size_t n_new = 0, n_recheck = 0;

    if (!spans)
        return error_memory(err);
    for (size_t i = 0; i < n; i++) {
        if (versions[i]->is_for_new)
            spans[n_new++] = (span){versions[i], versions[i]->from, versions[i]->to};
    }
    check_spans(spans, n_new, false, report, context);
    for (size_t i = 0; i < n; i++) {
        if (versions[i]->is_for_recheck)
            spans[n_recheck++] = (span){versions[i], versions[i]->recheck_from, versions[i]->recheck_to};
    }
    check_spans(spans, n_recheck, true, report, context);
    for (size_t i = 1; i < n; i++)
        check_ids(versions[i], versions[i - 1], report, context);
    release(spans);
    return TIDU_OK;
}
