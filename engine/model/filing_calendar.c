/*
 * The calendar of all files, and what of it is a company's. An entry is replaced where a smaller region has one of the same year,
 * kind, rung and id; so a district that closes a week before its province says so in a file of its own.
 */
#include "model/filing_calendar_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"

struct filing_calendar {
    filing_source **sources; /* [n] by folder, then by name of the file */
    size_t n, capacity;
};

/* --- loading --------------------------------------------------------------------------------------------------- */

static bool are_in_one_folder(const char *a, const char *b)
{
    size_t n = (size_t)(path_name(a) - a);

    return n == (size_t)(path_name(b) - b) && !memcmp(a, b, n);
}

/* The source of the same id and year; NULL: none. */
static const filing_source *find_same(const filing_calendar *c, const filing_source *s)
{
    for (size_t i = 0; i < c->n; i++) {
        if (!strcmp(c->sources[i]->id, s->id) && c->sources[i]->year == s->year)
            return c->sources[i];
    }
    return NULL;
}

/* Takes `s`. One that an earlier folder has is left out. */
static tidu_status add(filing_calendar *c, filing_source *s, tidu_error *err)
{
    const filing_source *same = find_same(c, s);
    tidu_status status = TIDU_OK;

    if (!same && allocate_room((void **)&c->sources, &c->capacity, c->n + 1, sizeof *c->sources)) {
        c->sources[c->n++] = s;
        return TIDU_OK;
    }
    if (!same)
        status = error_memory(err);
    else if (are_in_one_folder(same->file, s->file))
        status = error_at(err, TIDU_EMODEL, s->file, 1, 1, _("the calendar '%s' of this year stands in '%s', too"), s->id,
                          path_name(same->file));
    filing_source_free(s);
    return status;
}

static tidu_status add_tree(filing_calendar *c, yaml_tree *tree, const catalogue *models, tidu_error *err)
{
    filing_source *s;
    tidu_status status = filing_source_read(tree, models, &s, err);

    return status ? status : add(c, s, err);
}

static tidu_status add_files(filing_calendar *c, const char *folders, const catalogue *models, tidu_error *err)
{
    catalogue files;
    tidu_status status = catalogue_open_below(folders, "calendar", &files, err);

    if (status)
        return status;
    for (size_t i = 0; i < files.n && !status; i++) {
        yaml_tree *tree;

        status = yaml_load(files.files[i], &tree, err);
        if (!status)
            status = add_tree(c, tree, models, err);
    }
    catalogue_close(&files);
    return status;
}

static tidu_status finish(filing_calendar *c, tidu_status status, filing_calendar **out)
{
    if (status)
        filing_calendar_free(c);
    else
        *out = c;
    return status;
}

tidu_status filing_calendar_load(const char *folders, const catalogue *models, filing_calendar **out, tidu_error *err)
{
    filing_calendar *c = allocate_array(1, sizeof *c);

    return c ? finish(c, add_files(c, folders, models, err), out) : error_memory(err);
}

tidu_status filing_calendar_parse(const char *text, size_t length, const char *file, const catalogue *models,
                                  filing_calendar **out, tidu_error *err)
{
    filing_calendar *c = allocate_array(1, sizeof *c);
    yaml_tree *tree;
    tidu_status status = c ? yaml_parse(text, length, file, &tree, err) : error_memory(err);

    if (!status)
        status = add_tree(c, tree, models, err);
    return finish(c, status, out);
}

tidu_status filing_calendar_check(const char *path, const catalogue *models, tidu_error *err)
{
    filing_source *s;
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    if (!status)
        status = filing_source_read(tree, models, &s, err);
    if (!status)
        filing_source_free(s);
    return status;
}

void filing_calendar_free(filing_calendar *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->n; i++)
        filing_source_free(c->sources[i]);
    release(c->sources);
    release(c);
}

/* --- whose an entry is ----------------------------------------------------------------------------------------- */

const char *filing_kind_name(filing_kind k)
{
    return filing_kind_names[k];
}

static bool lies_in(const char *code, const char *region)
{
    return !strncmp(code, region, strlen(region));
}

bool filing_source_holds(const filing_source *s, const char *code)
{
    for (size_t i = 0; i < s->n_except; i++) {
        if (lies_in(code, s->except[i]))
            return false;
    }
    return lies_in(code, s->region);
}

/* An entry of hnte is also for hnte@x, a variant; one of hnte@x for that alone. */
static bool is_of_rung(const char *entered, const char *asked)
{
    size_t n = strlen(entered);

    return !strncmp(entered, asked, n) && (!asked[n] || (asked[n] == '@' && !strchr(entered, '@')));
}

bool filing_entry_is_of(const filing_entry *e, const char *rung)
{
    for (size_t i = 0; i < e->n_holders; i++) {
        if (is_of_rung(e->holders[i], rung))
            return true;
    }
    return e->rung && is_of_rung(e->rung, rung);
}

size_t filing_calendar_count(const filing_calendar *c)
{
    size_t n = 0;

    for (size_t i = 0; i < c->n; i++)
        n += c->sources[i]->n_entries;
    return n;
}

const filing_entry *filing_calendar_get(const filing_calendar *c, size_t i)
{
    size_t k = 0;

    while (i >= c->sources[k]->n_entries)
        i -= c->sources[k++]->n_entries;
    return &c->sources[k]->entries[i];
}

bool filing_calendar_has(const filing_calendar *c, const char *rung)
{
    for (size_t i = 0; i < filing_calendar_count(c); i++) {
        const filing_entry *e = filing_calendar_get(c, i);

        if (e->rung && is_of_rung(e->rung, rung))
            return true;
    }
    return false;
}

/* Has the source entries that close in this year? */
static bool is_of_year(const filing_source *s, int year)
{
    return s->year ? s->year == year : date_from_days(s->from).year <= year && year <= date_from_days(s->to).year;
}

static bool are_one(const filing_entry *a, const filing_entry *b)
{
    return a->kind == b->kind && !strcmp(a->id, b->id) && (!a->rung || !strcmp(a->rung, b->rung));
}

/* What `e` says of a year, in the region. */
static bool is_replaced(const filing_calendar *c, const filing_entry *e, int year, const char *region)
{
    size_t length = strlen(e->source->region);

    for (size_t i = 0; i < c->n; i++) {
        const filing_source *s = c->sources[i];

        if (strlen(s->region) <= length || !is_of_year(s, year) || !filing_source_holds(s, region))
            continue;
        for (size_t k = 0; k < s->n_entries; k++) {
            if (are_one(&s->entries[k], e))
                return true;
        }
    }
    return false;
}

const filing_entry *filing_calendar_next(const filing_calendar *c, const char *rung, const char *region, application a)
{
    const filing_entry *best = NULL;

    for (size_t i = 0; i < c->n; i++) {
        const filing_source *s = c->sources[i];

        for (size_t k = 0; k < s->n_entries && filing_source_holds(s, region); k++) {
            const filing_entry *e = &s->entries[k];
            long closes = e->days[FILING_CLOSES];

            if (!e->rung || closes == DATE_NO_BEGIN || closes < a.day || (best && best->days[FILING_CLOSES] <= closes))
                continue;
            if ((a.is_recheck ? e->is_for_recheck : e->is_for_new) && is_of_rung(e->rung, rung) && !is_replaced(c, e, s->year, region))
                best = e;
        }
    }
    return best;
}

const filing_entry *filing_calendar_batch(const filing_calendar *c, const char *rung, const char *region, application asked, int year)
{
    long first = date_to_days((date){year, 1, 1});
    const filing_entry *x;

    asked.day = asked.day < first ? first : asked.day;
    x = filing_calendar_next(c, rung, region, asked);
    return x && x->source->year == year && x->days[FILING_CLOSES] != DATE_NO_BEGIN ? x : NULL;
}

long filing_calendar_opens(const filing_calendar *c, const char *rung, const char *region, int year)
{
    long first = DATE_NO_BEGIN;

    for (size_t i = 0; i < c->n; i++) {
        const filing_source *s = c->sources[i];

        for (size_t k = 0; k < s->n_entries && s->year == year && filing_source_holds(s, region); k++) {
            const filing_entry *e = &s->entries[k];
            long opens = e->days[FILING_OPENS];

            if (!e->rung || !is_of_rung(e->rung, rung) || is_replaced(c, e, year, region))
                continue;
            if (opens == DATE_NO_BEGIN)
                return DATE_NO_BEGIN;
            first = first == DATE_NO_BEGIN || opens < first ? opens : first;
        }
    }
    return first;
}

/* --- between two days ------------------------------------------------------------------------------------------ */

typedef struct due_list {
    const filing_calendar *calendar;
    filing_due *list;
    size_t n, capacity;
} due_list;

static bool is_asked(const filing_span *span, const filing_entry *e)
{
    for (size_t i = 0; i < span->n_rungs; i++) {
        if (filing_entry_is_of(e, span->rungs[i]))
            return true;
    }
    return !span->n_rungs;
}

static bool is_owed(const filing_span *span, const filing_entry *e, long day)
{
    for (size_t i = 0; i < e->n_holders && span->holds; i++) {
        if (span->holds(span->context, e->holders[i], day))
            return true;
    }
    return !e->n_holders || !span->holds;
}

/* The days of an entry in a year. */
static filing_due due_of(const filing_entry *e, int year)
{
    filing_due due = {.entry = e, .due = DATE_NO_BEGIN};

    for (int d = 0; d < FILING_DAYS; d++) {
        long day = e->days[d];

        due.days[d] = e->source->year || day == DATE_NO_BEGIN ? day : date_to_days((date){year, (int)(day / 100), (int)(day % 100)});
        if (d >= FILING_CLOSES && due.due == DATE_NO_BEGIN)
            due.due = due.days[d];
    }
    return due;
}

static bool add_due(due_list *all, const filing_span *span, filing_due due)
{
    const filing_source *s = due.entry->source;

    if (due.due == DATE_NO_BEGIN || due.due < span->from || due.due > span->to || (!s->year && (due.due < s->from || due.due > s->to)) ||
        !is_owed(span, due.entry, due.due) ||
        (span->region && is_replaced(all->calendar, due.entry, date_from_days(due.due).year, span->region)))
        return true;
    if (!allocate_room((void **)&all->list, &all->capacity, all->n + 1, sizeof *all->list))
        return false;
    all->list[all->n++] = due;
    return true;
}

static bool add_entry(due_list *all, const filing_span *span, const filing_entry *e)
{
    const filing_source *s = e->source;
    long from = s->from > span->from ? s->from : span->from, to = s->to < span->to ? s->to : span->to;
    bool ok = true;

    if (s->year)
        return add_due(all, span, due_of(e, s->year));
    for (int year = date_from_days(from).year; from <= to && year <= date_from_days(to).year && ok; year++)
        ok = add_due(all, span, due_of(e, year));
    return ok;
}

static int by_due(const void *a, const void *b)
{
    const filing_due *x = a, *y = b;
    int order;

    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    order = strcmp(x->entry->source->id, y->entry->source->id);
    if (order || x->entry == y->entry)
        return order;
    return x->entry->source != y->entry->source ? strcmp(x->entry->source->file, y->entry->source->file) : x->entry < y->entry ? -1 : 1;
}

tidu_status filing_calendar_between(const filing_calendar *c, const filing_span *span, filing_due **out, size_t *n, tidu_error *err)
{
    due_list all = {.calendar = c};
    bool ok = true;

    for (size_t i = 0; i < c->n; i++) {
        const filing_source *s = c->sources[i];

        for (size_t k = 0; k < s->n_entries && ok; k++) {
            const filing_entry *e = &s->entries[k];

            if (is_asked(span, e) && (!span->region || filing_source_holds(s, span->region)))
                ok = add_entry(&all, span, e);
        }
    }
    if (!ok) {
        release(all.list);
        return error_memory(err);
    }
    if (all.n)
        qsort(all.list, all.n, sizeof *all.list, by_due);
    *out = all.list;
    *n = all.n;
    return TIDU_OK;
}
