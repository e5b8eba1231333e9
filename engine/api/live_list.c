/*
 * The live list: an assessment of all companies that stays in memory, and questions that re-evaluate one of them.
 */
#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "scenario/gap.h"
#include "scenario/live_list.h"

struct tidu_live_list {
    tidu_assessment *base;
    uint8_t *is_in;
    live_list *list;
    arena *texts; /* texts of the current question */
};

/* Read the wholes, too: a change must not make a part larger than its whole. */
static bool want_wholes(void *context, int year, panel *into)
{
    (void)context;
    return gap_want(year, into);
}

static tidu_status choose_key(const char *by, ranking_key *out, tidu_error *err)
{
    *out = RANK_BY_READINESS;
    if (!by || (ranking_key_find(by, out) && *out != RANK_BY_POTENTIAL && *out != RANK_BY_WORK))
        return TIDU_OK;
    return error_set(err, TIDU_EUSAGE, _("a live list can be ordered by readiness, score_lo or score_hi, "
                                         "not by '%s'"), by);
}

static tidu_status fill(tidu_live_list *l, ranking_key by, bool with_holders, tidu_error *err)
{
    study *s = l->base->study;
    size_t others;
    tidu_status status = study_candidates(s, with_holders, &others, &l->is_in, err);

    if (status)
        return status;
    l->texts = arena_new();
    if (l->texts)
        l->list = live_list_new(s->assessor, &s->binding, s->data.panel, s->assessment, by, l->is_in);
    return l->list ? TIDU_OK : error_memory(err);
}

tidu_status tidu_live_list_open(tidu_session *s, const tidu_query *query, const tidu_rank_options *given,
                                tidu_live_list **out, tidu_problems **found, tidu_error *err)
{
    tidu_live_list *l = allocate_array(1, sizeof *l);
    tidu_rank_options options;
    ranking_key by;
    tidu_status status;

    if (found)
        *found = NULL;
    ARGUMENT_TAKE(options, given);
    status = l ? choose_key(options.by, &by, err) : error_memory(err);
    if (!status)
        status = assess_run(s, query, &(data_need){.want = want_wholes, .keeps_columns = true}, &l->base, found, err);
    if (!status)
        status = fill(l, by, options.with_holders, err);
    if (status)
        tidu_live_list_close(l);
    else
        *out = l;
    return status;
}

void tidu_live_list_close(tidu_live_list *l)
{
    if (!l)
        return;
    live_list_free(l->list);
    tidu_assessment_free(l->base);
    release(l->is_in);
    arena_free(l->texts);
    release(l);
}

size_t tidu_live_list_count(const tidu_live_list *l)
{
    return (size_t)live_list_count(l->list);
}

static tidu_place place_of(const live_place *p)
{
    static const tidu_verdict verdicts[] = {
        [TRUTH_FALSE] = TIDU_NO, [TRUTH_UNKNOWN] = TIDU_OPEN, [TRUTH_TRUE] = TIDU_YES};

    return (tidu_place){verdicts[p->verdict], p->readiness, p->least, p->greatest, (size_t)p->rank};
}

typedef tidu_status (*live_question)(live_list *l, uint32_t company, const changes *c, live_place *before,
                                live_place *after, tidu_error *err);

/* The place of a company before [0] and after [1] the changes. */
static tidu_status run(tidu_live_list *l, live_question ask, const char *code, const char *const *texts, size_t n,
                       live_place places[2], tidu_error *err)
{
    const study *s = l->base->study;
    const dictionary *d = s->env->dictionary;
    uint32_t company;
    changes c;
    tidu_status status = data_find_company(&s->data, code, &company, err);

    if (status)
        return status;
    live_list_prefetch(l->list, company); /* while the changes are read */
    arena_empty(l->texts);
    c.memory = l->texts;
    c.n = 0; /* changes_add fills in the other fields */
    for (size_t i = 0; i < n && !status; i++)
        status = changes_add(&c, d, texts[i], err);
    if (!status && changes_are_drawn(&c))
        status = error_set(err, TIDU_EUSAGE, _("a list that stays in memory takes no distribution; ask tidu whatif"));
    if (!status)
        status = ask(l->list, company, &c, &places[0], &places[1], err);
    return status;
}

static tidu_status show(tidu_status status, const live_place places[2], tidu_place *before, tidu_place *after)
{
    if (!status && before)
        *before = place_of(&places[0]);
    if (!status && after)
        *after = place_of(&places[1]);
    return status;
}

tidu_status tidu_live_list_ask(tidu_live_list *l, const char *code, const char *const *changes, size_t n,
                               tidu_place *before, tidu_place *after, tidu_error *err)
{
    live_place places[2];

    return show(run(l, live_list_ask, code, changes, n, places, err), places, before, after);
}

tidu_status tidu_live_list_keep(tidu_live_list *l, const char *code, const char *const *changes, size_t n,
                                tidu_place *before, tidu_place *after, tidu_error *err)
{
    live_place places[2];

    return show(run(l, live_list_keep, code, changes, n, places, err), places, before, after);
}
