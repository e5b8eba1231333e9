/*
 * Who can file is ordered as today's ranking is. The others are ordered by their ways (reach_study_rows); of a list of more than
 * WORK_LIST_MOST_WAYS only those are looked at that lack least today, and the rest stands behind them in that order.
 *
 * A list of those who can file needs no ways, so that the first hundred of a province cost no more than its assessment. The
 * figures that levers move are therefore not read with the list, but only once they are needed, by reading the data again.
 */
#include "question/work_list.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "verdict/chance_map.h"

/* --- ways ------------------------------------------------------------------------------------------ */

tidu_status work_list_check_companies(const panel *first, const panel *again, tidu_error *err)
{
    size_t n = panel_count(first);
    bool same = n == panel_count(again);

    for (size_t i = 0; i < n && same; i++)
        same = !strcmp(panel_code(first, (uint32_t)i), panel_code(again, (uint32_t)i));
    return same ? TIDU_OK
                : error_set(err, TIDU_EDATA, _("the data changed while the list was made; ask for it again"));
}

/* Read the data again, with what the levers move. */
static tidu_status open_ways(const study *s, work_list *l, tidu_error *err)
{
    reach_options usual = reach_options_usual();
    tidu_status status;

    l->asked = *s->asked;
    l->asked.found = NULL;
    l->asked.question = question_again(s->question, s->binding.year);
    l->asked.question.with_potential = s->question->with_potential;
    status = reach_study_open(&l->asked, &usual, NULL, &l->ways, err);
    problems_free(l->asked.found);
    l->asked.found = NULL;
    if (status)
        return status;
    l->owns_ways = true;
    status = work_list_check_companies(s->data.panel, l->ways->base->data.panel, err);
    return status ? status : study_assess(l->ways->base, err);
}

/* Look for the ways of n companies. */
static tidu_status find_ways(study *s, const uint32_t *companies, size_t n, size_t slots, work_list *l, tidu_error *err)
{
    size_t n_all = panel_count(s->data.panel);
    uint8_t *is_looked_at = allocate_array(n_all, 1);
    tidu_status status = l->ways ? TIDU_OK : open_ways(s, l, err);

    l->rows = allocate_array(n + 1, sizeof *l->rows);
    l->row_of = allocate_array(n_all, sizeof *l->row_of);
    if (!status && (!l->rows || !l->row_of || !is_looked_at))
        status = error_memory(err);
    for (size_t i = 0; i < n && !status; i++)
        is_looked_at[companies[i]] = 1;
    if (!status)
        status = potential_score(l->ways->base->potential, &l->ways->base->binding, s->env->threads, is_looked_at,
                                 l->ways->base->assessment, err);
    if (!status)
        status = reach_study_rows(l->ways, companies, n, slots, l->rows, err);
    for (size_t i = 0; i < n && !status; i++)
        l->row_of[l->rows[i].company] = (uint32_t)i + 1;
    l->n_rows = status ? 0 : n;
    release(is_looked_at);
    return status;
}

/* --- the order of the work --------------------------------------------------------------------------- */

static size_t count(const uint8_t *is_in, size_t n)
{
    size_t found = 0;

    for (size_t i = 0; i < n; i++)
        found += is_in[i] != 0;
    return found;
}

/* is_now and is_below [companies] become a division of is_in; returns how many can file. */
static size_t divide(const assessment *a, double file_from, const uint8_t *is_in, uint8_t *is_now, uint8_t *is_below, size_t *n_below)
{
    size_t n_now = 0;

    *n_below = 0;
    for (size_t i = 0; i < a->n; i++) {
        is_now[i] = is_in[i] && a->readiness[i] >= file_from;
        is_below[i] = is_in[i] && !is_now[i];
        n_now += is_now[i];
        *n_below += is_below[i];
    }
    return n_now;
}

/* Behind those who can file: the ways that were looked for, then who was not looked at. */
static tidu_status add_ways(study *s, const work_options *o, const ranking *below, work_list *l, tidu_error *err)
{
    size_t n = o->without_ways ? 0 : below->n < WORK_LIST_MOST_WAYS ? below->n : WORK_LIST_MOST_WAYS;
    ranking rest = {below->company + n, below->rank + n, below->n - n, NULL};
    size_t first = l->order->n;
    tidu_status status = n ? find_ways(s, below->company, n, o->slots, l, err) : TIDU_OK;

    if (status)
        return status;
    if (!ranking_append(l->order, below, n))
        return error_memory(err);
    for (size_t i = 0; i < n; i++) {
        l->order->company[first + i] = l->rows[i].company;
        l->order->rank[first + i] = (uint32_t)first + l->rows[i].rank;
    }
    for (size_t i = rest.n; i-- > 0;) /* ranks of the rest count on from the ways, but not those shared across */
        rest.rank[i] = rest.rank[i] <= n ? 1 : rest.rank[i] - (uint32_t)n;
    return ranking_append(l->order, &rest, rest.n) ? TIDU_OK : error_memory(err);
}

static tidu_status order_below(study *s, const work_options *o, const uint8_t *is_below, work_list *l, tidu_error *err)
{
    ranking *below;
    tidu_status status = potential_score(s->potential, &s->binding, s->env->threads, is_below, s->assessment, err);

    if (status)
        return status;
    below = ranking_by_shortfall(s->assessment, s->data.panel, is_below);
    status = below ? add_ways(s, o, below, l, err) : error_memory(err);
    ranking_free(below);
    l->order->potential = s->assessment->potential;
    return status;
}

/* Is anybody listed who cannot file? */
static bool lists_below(const work_options *o, size_t n_now)
{
    return o->tiers ? (o->tiers & ~(1U << TIER_APPLY)) != 0 : !o->top || n_now < o->top;
}

static tidu_status order_by_work(study *s, const work_options *o, const uint8_t *is_in, work_list *l, tidu_error *err)
{
    uint8_t *is_now = allocate_array(s->assessment->n, 1), *is_below = allocate_array(s->assessment->n, 1);
    tidu_status status = is_now && is_below ? TIDU_OK : error_memory(err);
    size_t n_now;

    if (!status) {
        n_now = divide(s->assessment, l->file_from, is_in, is_now, is_below, &l->n_below);
        status = study_list(s, RANK_BY_WORK, is_now, o->tiers ? 0 : o->top, &l->order, err);
        if (!status && l->n_below && lists_below(o, n_now))
            status = order_below(s, o, is_below, l, err);
        if (!status && o->top && !o->tiers && l->order->n > o->top)
            l->order->n = o->top;
    }
    release(is_now);
    release(is_below);
    return status;
}

/* --- other orders ------------------------------------------------------------------------------------- */

/* The ways of those listed who cannot file, of the first ones if there are too many. */
static tidu_status tell_ways(study *s, const work_options *o, work_list *l, tidu_error *err)
{
    uint32_t *companies = allocate_array(l->order->n + 1, sizeof *companies);
    size_t n = 0;
    tidu_status status;

    if (!companies)
        return error_memory(err);
    for (size_t i = 0; i < l->order->n; i++) {
        if (s->assessment->readiness[l->order->company[i]] >= l->file_from)
            continue;
        l->n_below++;
        if (n < WORK_LIST_MOST_WAYS)
            companies[n++] = l->order->company[i];
    }
    status = n && !o->without_ways ? find_ways(s, companies, n, o->slots, l, err) : TIDU_OK;
    release(companies);
    return status;
}

/* --- the list ------------------------------------------------------------------------------------------- */

static tidu_status keep_tiers(const work_options *o, work_list *l, tidu_error *err)
{
    l->places = allocate_array(l->order->n + 1, sizeof *l->places);
    if (!l->places)
        return error_memory(err);
    for (size_t i = 0; i < l->order->n && (!o->top || l->n_places < o->top); i++) {
        tier t;

        if (work_list_tier(l, l->order->company[i], &t) && (o->tiers & 1U << t))
            l->places[l->n_places++] = (uint32_t)i;
    }
    return l->n_places ? TIDU_OK : error_set(err, TIDU_ENOTFOUND, _("no company of the list has this tier"));
}

static tidu_status check(const work_options *o, bool is_recheck, tidu_error *err)
{
    if (is_recheck && (o->slots || o->tiers))
        return error_set(err, TIDU_EUSAGE, _("a re-check has no tiers; leave --tier and --slots out"));
    if (o->without_ways && (o->slots || o->tiers))
        return error_set(err, TIDU_EUSAGE, _("tiers and slots follow from the ways; ask for them without --without-ways"));
    if (o->slots && o->by != RANK_BY_WORK)
        return error_set(err, TIDU_EUSAGE, _("slots are given to companies in the order of the work; leave --by out"));
    return TIDU_OK;
}

tidu_status work_list_make(study *s, reach_study *ways, const work_options *o, const uint8_t *is_in, work_list *out,
                           tidu_error *err)
{
    tier_rules tiers;
    tidu_status status = check(o, s->question->is_recheck, err);

    *out = (work_list){.ways = ways, .assessment = s->assessment};
    if (!status)
        status = environment_tiers(s->env, &tiers, err);
    if (status)
        return status;
    out->file_from = chance_goal_readiness(s->model, tiers.apply_readiness);
    out->n_whole = count(is_in, s->assessment->n);
    if (o->by == RANK_BY_WORK)
        status = order_by_work(s, o, is_in, out, err);
    else
        status = study_list(s, o->by, is_in, o->tiers ? 0 : o->top, &out->order, err);
    if (!status && o->by != RANK_BY_WORK)
        status = tell_ways(s, o, out, err);
    return status || !o->tiers ? status : keep_tiers(o, out, err);
}

/* --- companies by name --------------------------------------------------------------------------------- */

/* Append the named who are not in the order yet, by code and with rank 0. */
static tidu_status append_apart(study *s, const uint8_t *is_ranked, const uint8_t *is_named, work_list *l, tidu_error *err)
{
    size_t n = panel_count(s->data.panel), first = l->order->n;
    uint8_t *is_apart = allocate_array(n, 1);
    ranking *apart;
    tidu_status status;

    for (size_t i = 0; is_apart && i < n; i++)
        is_apart[i] = is_named[i] && !is_ranked[i];
    apart = is_apart ? ranking_by_keys(NULL, n, s->data.panel, is_apart, 0) : NULL;
    status = apart && ranking_append(l->order, apart, apart->n)
                 ? potential_score(s->potential, &s->binding, s->env->threads, is_apart, s->assessment, err)
                 : error_memory(err);
    for (size_t i = first; i < l->order->n; i++)
        l->order->rank[i] = 0;
    l->order->potential = s->assessment->potential;
    ranking_free(apart);
    release(is_apart);
    return status;
}

static tidu_status keep_named(const uint8_t *is_named, work_list *l, tidu_error *err)
{
    l->places = allocate_array(l->order->n + 1, sizeof *l->places);
    for (size_t i = 0; l->places && i < l->order->n; i++) {
        if (is_named[l->order->company[i]])
            l->places[l->n_places++] = (uint32_t)i;
    }
    return l->places ? TIDU_OK : error_memory(err);
}

static tidu_status find_named_ways(study *s, const uint8_t *is_named, work_list *l, tidu_error *err)
{
    size_t n = panel_count(s->data.panel);
    uint32_t *companies = allocate_array(n + 1, sizeof *companies);
    tidu_status status;

    for (size_t i = 0; companies && i < n; i++) {
        if (is_named[i] && s->assessment->readiness[i] < l->file_from)
            companies[l->n_below++] = (uint32_t)i;
    }
    status = !companies ? error_memory(err) : l->n_below ? find_ways(s, companies, l->n_below, 0, l, err) : TIDU_OK;
    release(companies);
    return status;
}

tidu_status work_list_make_named(study *s, reach_study *ways, const uint8_t *is_in, const uint8_t *is_named, work_list *out,
                                 tidu_error *err)
{
    bool is_recheck = s->question->is_recheck; /* nobody is on a way */
    size_t n = s->assessment->n, n_below;
    uint8_t *is_now = allocate_array(n, 1), *is_below = allocate_array(n, 1);
    tier_rules tiers;
    tidu_status status = environment_tiers(s->env, &tiers, err);

    *out = (work_list){.ways = ways, .assessment = s->assessment, .file_from = status ? 0 : chance_goal_readiness(s->model, tiers.apply_readiness)};
    if (!status && (!is_now || !is_below))
        status = error_memory(err);
    if (!status) {
        out->n_whole = count(is_in, n);
        divide(s->assessment, out->file_from, is_in, is_now, is_below, &n_below);
        status = study_list(s, is_recheck ? RANK_BY_READINESS : RANK_BY_WORK, is_recheck ? is_in : is_now, 0, &out->order, err);
    }
    if (!status)
        status = append_apart(s, is_recheck ? is_in : is_now, is_named, out, err);
    if (!status)
        status = keep_named(is_named, out, err);
    if (!status && !is_recheck)
        status = find_named_ways(s, is_named, out, err);
    release(is_now);
    release(is_below);
    return status;
}

void work_list_clear(work_list *l)
{
    ranking_free(l->order);
    release(l->places);
    release(l->rows);
    release(l->row_of);
    if (l->owns_ways)
        reach_study_close(l->ways);
    *l = (work_list){.order = NULL};
}

const reach_row *work_list_row(const work_list *l, uint32_t company)
{
    return l->row_of && l->row_of[company] ? &l->rows[l->row_of[company] - 1] : NULL;
}

bool work_list_tier(const work_list *l, uint32_t company, tier *out)
{
    const reach_row *r = work_list_row(l, company);

    *out = r ? r->tier : TIER_APPLY;
    return r || l->assessment->readiness[company] >= l->file_from;
}
