/*
 * Writing rosters: one workbook, or one for each group of the list in a new folder.
 */
#include <string.h>

#include "api/output_folder.h"
#include "api/roster_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/page_list.h"
#include "report/list_group.h"

typedef struct writing {
    roster_maker maker;
    tidu_assessment *assessment;
    page_list chosen;
    tidu_roster_options options;
    list_grouping by; /* LIST_WHOLE: one workbook */
    size_t written;
    tidu_error *err;
} writing;

static tidu_status find_grouping(writing *w)
{
    w->by = LIST_WHOLE;
    if (!w->options.per || (list_grouping_find(w->options.per, &w->by) && w->by != LIST_BY_INDUSTRY))
        return TIDU_OK;
    return error_set(w->err, TIDU_EUSAGE, _("rosters are written per town, park, grid or coach, not per '%s'"), w->options.per);
}

static tidu_status make_list(writing *w)
{
    page_options pages = {.with_holders = w->options.with_holders, .top = w->options.top, .slots = w->options.slots};
    study *s = w->assessment->study;
    tidu_status status = tier_set(w->options.tiers, w->options.n_tiers, &pages.tiers, w->err);

    if (!status)
        status = page_list_make(s, w->assessment->ways, &pages, &w->chosen, w->err);
    return status ? status : roster_maker_read(&w->maker, s, &w->chosen.list, w->err);
}

/* --- a workbook for each group ----------------------------------------------------------------- */

/* The companies of a group, rows first .. first + n - 1 of those sorted by group. */
static tidu_status write_group(writing *w, output_folder *folder, const uint32_t *rows, size_t n, const char *key)
{
    const char *name = *key ? key : list_group_none(w->by);
    roster_part part = {.rows = rows, .n = n, .group = name, .is_sweep = w->by == LIST_BY_GRID};
    char path[OUTPUT_FOLDER_FILE];
    tidu_status status;

    if (!output_folder_add(folder, name, ".xlsx", path))
        return error_memory(w->err);
    status = roster_maker_write(&w->maker, w->assessment->study, &w->chosen.list, &part, path, w->err);
    w->written += !status;
    return status;
}

/* Rows of the roster in the order of their groups, those of none last; of the list within a group. */
static bool sort_rows(const writing *w, const list_groups *g, uint32_t *rows, uint32_t *places)
{
    const ranking *order = w->chosen.list.order;
    uint32_t *row_of = allocate_array(order->n + 1, sizeof *row_of);
    bool ok = row_of != NULL;

    for (size_t i = 0; ok && i < w->maker.n; i++) {
        places[i] = w->maker.places[i];
        row_of[places[i]] = (uint32_t)i;
    }
    ok = ok && list_groups_sort(g, places, w->maker.n);
    for (size_t i = 0; ok && i < w->maker.n; i++)
        rows[i] = row_of[places[i]];
    release(row_of);
    return ok;
}

static tidu_status write_groups(writing *w, output_folder *folder, const list_groups *g)
{
    uint32_t *rows = allocate_array(w->maker.n + 1, sizeof *rows), *places = allocate_array(w->maker.n + 1, sizeof *places);
    tidu_status status = rows && places && sort_rows(w, g, rows, places) ? TIDU_OK : error_memory(w->err);

    for (size_t from = 0, to; from < w->maker.n && !status; from = to) {
        for (to = from + 1; to < w->maker.n && g->group[places[to]] == g->group[places[from]];)
            to++;
        status = write_group(w, folder, rows + from, to - from, list_groups_key(g, places[from]));
    }
    release(rows);
    release(places);
    return status;
}

static tidu_status write_folder(writing *w)
{
    document *memory = document_new(); /* of the groups */
    output_folder folder;
    list_groups groups;
    tidu_status status = memory ? output_folder_open(&folder, w->options.output, w->err) : error_memory(w->err);

    if (status) {
        document_free(memory);
        return status;
    }
    if (!list_groups_find(memory, w->by, w->assessment->study->data.panel, w->chosen.list.order, &groups))
        status = error_memory(w->err);
    if (!status)
        status = write_groups(w, &folder, &groups);
    document_free(memory);
    return output_folder_close(&folder, status, w->err);
}

static tidu_status write_one(writing *w)
{
    tidu_status status = roster_maker_write(&w->maker, w->assessment->study, &w->chosen.list, &(roster_part){.rows = NULL},
                                            w->options.output, w->err);

    w->written += !status;
    return status;
}

tidu_status tidu_roster(tidu_session *s, const tidu_query *given_query, const tidu_roster_options *given, size_t *written,
                        size_t *companies, tidu_problems **found, tidu_error *err)
{
    writing w = {.err = err};
    tidu_query query;
    tidu_question asked;
    tidu_status status = roster_maker_open(&w.maker, &s->env, err);

    if (found)
        *found = NULL;
    ARGUMENT_TAKE(w.options, given);
    ARGUMENT_TAKE(query, given_query);
    ARGUMENT_TAKE(asked, query.question);
    asked.size = sizeof asked;
    asked.with_potential = true; /* it orders companies that are equal otherwise */
    query.size = sizeof query;
    query.question = &asked;
    if (!status)
        status = find_grouping(&w);
    if (!status)
        status = assess_run(s, &query, &(data_need){.want = roster_maker_want, .context = &w.maker, .keeps_columns = true},
                            &w.assessment, found, err);
    if (!status)
        status = make_list(&w);
    if (!status)
        status = w.by ? write_folder(&w) : write_one(&w);
    if (!status && written)
        *written = w.written;
    if (!status && companies)
        *companies = w.maker.n;
    page_list_clear(&w.chosen);
    roster_maker_clear(&w.maker);
    tidu_assessment_free(w.assessment);
    return status;
}
