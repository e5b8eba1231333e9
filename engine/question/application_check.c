#include "question/application_check.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/message.h"
#include "store/store_application.h"

/* Whoever was recognised was neither refused nor withdrew. */
static const char *const contradictions[][2] = {
    {"recognised", "refused"}, {"recognised", "withdrawn"}, {"refused", "recognised"}, {"withdrawn", "recognised"}};

enum { CONTRADICTIONS = sizeof contradictions / sizeof *contradictions };

static const filed_application *find(const applications *all, const filed_application *of, const char *status)
{
    filed_application same = *of;

    same.status = status;
    return all ? applications_find(all, &same) : NULL;
}

const filed_application *application_contradiction(const applications *all, const filed_application *one)
{
    const filed_application *other = NULL;

    for (size_t i = 0; i < CONTRADICTIONS && !other; i++) {
        if (!strcmp(contradictions[i][0], one->status))
            other = find(all, one, contradictions[i][1]);
    }
    return other;
}

typedef struct checker {
    const application_list_read *lists;
    size_t n;
    const applications *known;
    store *store;
    arena *memory;
    tidu_error *err;
} checker;

static bool has_filed(const checker *c, const filed_application *a)
{
    bool has = find(c->known, a, "filed") != NULL;

    for (size_t i = 0; i < c->n && !has; i++)
        has = find(c->lists[i].filed, a, "filed") != NULL;
    return has;
}

static tidu_status say(const checker *c, const application_list_read *l, const filed_application *a, problem_kind kind, const char *found)
{
    return problems_add(l->found, &(problem){kind, l->file, a->line, 0, "", found}) ? TIDU_OK : error_memory(c->err);
}

/* Said of the one that comes later: of two in this import, of the second. */
static tidu_status check_contradiction(const checker *c, size_t list, const filed_application *a)
{
    const filed_application *other = application_contradiction(c->known, a);
    store_origin origin = {.file = ""};
    char found[400];

    if (other && c->store)
        (void)store_find_application_origin(c->store, other, c->memory, &origin, NULL);
    for (size_t i = 0; i <= list && !other; i++) {
        other = application_contradiction(c->lists[i].filed, a);
        if (other && i == list && other->line > a->line)
            other = NULL; /* that row will say so */
        origin.file = c->lists[i].file;
        origin.line = other ? other->line : 0;
    }
    if (!other)
        return TIDU_OK;
    snprintf(found, sizeof found, "%.40s: %.30s; %.30s: %.200s:%lu", a->code, _(a->status), _(other->status), origin.file, origin.line);
    return say(c, &c->lists[list], a, PROBLEM_OUTCOMES_CONTRADICT, found);
}

/* The later list counts, so the day that it replaces is told, with who said it. */
static tidu_status check_day(const checker *c, size_t list, const filed_application *a)
{
    const filed_application *other = find(c->known, a, a->status);
    store_origin origin = {.file = ""};
    char found[400], first[11], here[11];

    if (!other || other->day == DATE_NO_END || a->day == DATE_NO_END || other->day == a->day)
        return TIDU_OK;
    if (c->store)
        (void)store_find_application_origin(c->store, other, c->memory, &origin, NULL);
    date_format(other->day, first);
    date_format(a->day, here);
    snprintf(found, sizeof found, _("%.40s, %.30s: %s (%.200s:%lu, imported on %.10s); here %s"), a->code, _(a->status), first, origin.file, origin.line,
             origin.imported_at ? origin.imported_at : "-", here);
    return say(c, &c->lists[list], a, PROBLEM_STATUS_DAY_CHANGED, found);
}

static tidu_status check_one(const checker *c, size_t list, const filed_application *a)
{
    char found[200];
    tidu_status told = check_day(c, list, a);

    if (told || !strcmp(a->status, "filed"))
        return told;
    if (!has_filed(c, a)) {
        tidu_status status;

        snprintf(found, sizeof found, "%.40s: %.30s, %.100s", a->code, _(a->status), a->batch);
        status = say(c, &c->lists[list], a, PROBLEM_OUTCOME_UNFILED, found);
        if (status)
            return status;
    }
    return check_contradiction(c, list, a);
}

tidu_status application_check(const application_list_read *lists, size_t n, const applications *known, store *s, tidu_error *err)
{
    checker c = {lists, n, known, s, arena_new(), err};
    tidu_status status = c.memory ? TIDU_OK : error_memory(err);

    for (size_t i = 0; i < n && !status; i++) {
        for (size_t k = 0; k < applications_count(lists[i].filed) && !status; k++)
            status = check_one(&c, i, applications_get(lists[i].filed, k));
    }
    arena_free(c.memory);
    return status;
}
