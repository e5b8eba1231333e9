/*
 * Packages: for each company its cheapest ways to several chances. With nothing done it has the chance of its figures carried
 * forward, so that a package gains the difference. These chances and the budgets of the frontier are practice
 * (models/practice/selection.yaml); prices of one more slot and of 10,000 yuan are differences of two best choices, not of a
 * relaxation.
 */
#include "question/select_study.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "verdict/chance_map.h"

/* --- packages ------------------------------------------------------------------------------------- */

/* The packages of one company, the cheapest first; returns their number. */
static tidu_status find_packages(const select_study *s, uint32_t company, select_package *out, size_t *n, double *still,
                                 tidu_error *err)
{
    const reach_study *r = s->reach;
    const reach_horizon *h = reach_study_horizon(r);
    tidu_status status = TIDU_OK;

    *n = 0;
    for (size_t i = 0; i < s->rules.n_chances && !status; i++) {
        reach_question q = reach_study_question(r, h, 1, false);
        select_package *p = &out[*n];
        reach found;

        q.chance = chance_goal(h->model, s->rules.chances[i]);
        q.effort = REACH_LIST_EFFORT;
        status = reach_find(&q, r->base->data.panel, company, &found, err);
        if (!status) {
            *still = found.still.readiness;
            if (found.n_ways && found.ways[0].way.cost > 0 && found.ways[0].way.standing.readiness > *still &&
                (!*n || found.ways[0].way.cost > out[*n - 1].row.cost)) {
                *p = (select_package){.still = *still};
                reach_row_take(h, &found, r->base->binding.year, &p->row);
                p->row.company = company;
                p->row.code = panel_code(r->base->data.panel, company);
                ++*n;
            }
        }
        reach_clear(&found);
    }
    return status;
}

typedef struct company_packages {
    select_package *list; /* [chances] */
    size_t n;
} company_packages;

static tidu_status find_all(select_study *s, const uint8_t *is_in, company_packages *found, tidu_error *err)
{
    const reach_study *r = s->reach;
    size_t n = panel_count(r->base->data.panel);
    bool failed = false; /* for want of memory */

#pragma omp parallel for schedule(dynamic, 8) num_threads(environment_threads(r->base->env)) reduction(| : failed)
    for (size_t i = 0; i < n; i++) {
        s->still[i] = NAN;
        if (is_in[i] && !failed)
            failed |= find_packages(s, (uint32_t)i, found[i].list, &found[i].n, &s->still[i], NULL) != TIDU_OK;
    }
    return failed ? error_memory(err) : TIDU_OK;
}

/* The number of a town, added if it is new. */
static uint32_t town_number(select_study *s, const char *town)
{
    for (size_t i = 0; i < s->n_towns; i++) {
        if (s->towns[i] == town || (s->towns[i] && town && !strcmp(s->towns[i], town)))
            return (uint32_t)i;
    }
    s->towns[s->n_towns] = town;
    return (uint32_t)s->n_towns++;
}

static void find_groups(select_study *s, uint32_t company, uint32_t groups[BUDGET_GROUPINGS])
{
    static const size_t groupings[CANDIDATE_FIGURES] = {[CANDIDATE_SIZE] = BUDGET_BY_SIZE, [CANDIDATE_AGE] = BUDGET_BY_AGE};
    const study *base = s->reach->base;
    const panel *p = base->data.panel;

    groups[BUDGET_BY_TOWN] =
        town_number(s, panel_text(p, company, dictionary_find(panel_dictionary(p), "town")));
    for (size_t f = 0; f < CANDIDATE_FIGURES; f++) {
        double x = candidate_figure_get(base, (candidate_figure)f, company);
        size_t quarter = candidate_quarters_place(&s->quarters[f], x);

        groups[groupings[f]] = quarter < CANDIDATE_QUARTERS ? (uint32_t)quarter : BUDGET_NO_GROUP;
    }
}

static tidu_status gather(select_study *s, const company_packages *found, tidu_error *err)
{
    const panel *p = s->reach->base->data.panel;
    size_t n = panel_count(p), total = 0;

    for (size_t i = 0; i < n; i++) {
        total += found[i].n;
        s->n_candidates += s->still[i] == s->still[i];
        s->n_with_way += found[i].n > 0;
        s->expected += s->still[i] == s->still[i] ? s->still[i] : 0;
    }
    s->packages = allocate_array(total + 1, sizeof *s->packages);
    s->towns = allocate_array(n + 1, sizeof *s->towns);
    if (!s->packages || !s->towns)
        return error_memory(err);
    for (size_t i = 0; i < n; i++) {
        uint32_t groups[BUDGET_GROUPINGS];

        if (found[i].n)
            find_groups(s, (uint32_t)i, groups);
        for (size_t k = 0; k < found[i].n; k++) {
            s->packages[s->n] = found[i].list[k];
            memcpy(s->packages[s->n++].groups, groups, sizeof groups);
        }
    }
    return s->n ? TIDU_OK
                : error_set(err, TIDU_ENOTFOUND,
                            _("no company has a way that a budget could pay for; look at tidu reach --all"));
}

static tidu_status find_candidates(select_study *s, tidu_error *err)
{
    const reach_study *r = s->reach;
    size_t n = panel_count(r->base->data.panel), others;
    uint8_t *is_in = NULL;
    company_packages *found = allocate_array(n, sizeof *found);
    select_package *all = allocate_array(n * s->rules.n_chances, sizeof *all);
    tidu_status status;

    s->still = allocate_array(n, sizeof *s->still);
    status = found && all && s->still ? study_candidates(r->base, r->options.with_holders, &others, &is_in, err)
                                      : error_memory(err);
    for (size_t i = 0; i < n && !status; i++)
        found[i].list = all + i * s->rules.n_chances;
    if (!status)
        status = find_all(s, is_in, found, err);
    for (size_t f = 0; f < CANDIDATE_FIGURES && !status; f++)
        status = candidate_quarters_find(r->base, (candidate_figure)f, s->still, &s->quarters[f], err);
    if (!status)
        status = gather(s, found, err);
    release(is_in);
    release(found);
    release(all);
    return status;
}

/* --- choices -------------------------------------------------------------------------------------------- */

static budget_question question_of(const select_study *s, const budget_package *list)
{
    const select_options *o = &s->options;

    return (budget_question){.packages = list,
                             .n = s->n,
                             .budget = o->budget,
                             .slots = o->slots,
                             .groupings = {[BUDGET_BY_TOWN] = {s->n_towns, o->per_town, o->most_per_town},
                                           [BUDGET_BY_SIZE] = {CANDIDATE_QUARTERS, o->per_size, 0},
                                           [BUDGET_BY_AGE] = {CANDIDATE_QUARTERS, o->per_age, 0}},
                             .seconds = o->seconds};
}

static tidu_status find_frontier(select_study *s, budget_question q, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < s->rules.n_budgets && !status; i++) {
        budget_choice c;

        q.budget = s->options.budget * s->rules.budgets[i];
        status = budget_choose(&q, &c, err);
        if (!status && c.is_possible) {
            s->frontier[s->n_frontier++] = (select_point){q.budget, c.n, c.cost, c.gain, c.is_proven};
            for (size_t k = 0; k < s->n; k++)
                s->packages[k].n_budgets += c.is_chosen[k];
        }
        budget_choice_clear(&c);
    }
    return status;
}

/* What another question gains more than the one asked. */
static tidu_status find_gain(const select_study *s, const budget_question *q, double *out, tidu_error *err)
{
    budget_choice c;
    tidu_status status = budget_choose(q, &c, err);

    if (!status)
        *out = fmax(0, c.gain - s->most_gain);
    budget_choice_clear(&c);
    return status;
}

const select_package *select_study_chosen(const select_study *s, size_t company)
{
    size_t low = 0, high = s->n; /* packages stand in the order of their companies */

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (s->packages[middle].row.company < company)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < s->n && s->packages[low].row.company == company; low++) {
        if (s->packages[low].is_chosen)
            return &s->packages[low];
    }
    return NULL;
}

/* All candidates count, some of whom have gone their way. The choice becomes that of the target, if it is asked for. */
static tidu_status find_target(select_study *s, const budget_question *b, tidu_error *err)
{
    target_question q = {b, s->still, panel_count(s->reach->base->data.panel), s->options.target};
    target_choice found;
    tidu_status status = target_chance(&q, NULL, &s->target_still, err);

    if (!status)
        status = target_chance(&q, s->choice.is_chosen, &s->target_most, err);
    s->target_chance = s->target_most;
    if (status || !s->options.maximises_target)
        return status;
    status = target_choose(&q, &s->choice, &found, err);
    if (status)
        return status;
    budget_choice_clear(&s->choice);
    s->choice = found.choice;
    s->target_chance = found.chance;
    s->n_compared = found.n_compared;
    return TIDU_OK;
}

/* Names the options that were given. */
static tidu_status refuse(const select_options *o, tidu_error *err)
{
    const struct {
        const char *name;
        size_t n;
    } given[] = {{"--per-town", o->per_town},
                 {"--per-size", o->per_size},
                 {"--per-age", o->per_age},
                 {"--most-per-town", o->most_per_town}};
    char all[160] = "";
    size_t length = 0;

    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        if (given[i].n)
            length += (size_t)snprintf(all + length, sizeof all - length, "%s%s %zu", length ? ", " : "", given[i].name,
                                       given[i].n);
    }
    return error_set(err, TIDU_ENOTFOUND,
                     _("no choice within the budget and the slots meets %s; raise them or change these options"), all);
}

/* What one more slot and 10,000 yuan more would add. */
static tidu_status find_prices(select_study *s, const budget_question *asked, tidu_error *err)
{
    enum { WAN = 10000 };
    budget_question more = *asked;
    tidu_status status = TIDU_OK;

    s->slot_gain = NAN;
    if (asked->slots) {
        more.slots++;
        status = find_gain(s, &more, &s->slot_gain, err);
    }
    more = *asked;
    more.budget += WAN;
    return status ? status : find_gain(s, &more, &s->wan_gain, err);
}

static tidu_status find_choices(select_study *s, const budget_package *list, tidu_error *err)
{
    const budget_question q = question_of(s, list);
    tidu_status status = budget_choose(&q, &s->choice, err);

    if (status)
        return status;
    if (!s->choice.is_possible)
        return refuse(&s->options, err);
    s->most_gain = s->choice.gain;
    s->target_chance = s->target_still = s->target_most = NAN;
    status = find_frontier(s, q, err);
    if (!status)
        status = find_prices(s, &q, err);
    if (!status && s->options.target)
        status = find_target(s, &q, err);
    for (size_t i = 0; i < s->n && !status; i++)
        s->packages[i].is_chosen = s->choice.is_chosen[i];
    return status;
}

static budget_package package_of(const select_package *p)
{
    budget_package out = {.company = p->row.company, .cost = p->row.cost, .gain = p->row.readiness - p->still};

    memcpy(out.groups, p->groups, sizeof out.groups);
    return out;
}

tidu_status select_study_run(const reach_study *r, const select_options *options, select_study **out, tidu_error *err)
{
    select_study *s = allocate_array(1, sizeof *s);
    budget_package *list = NULL;
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->reach = r;
    s->options = *options;
    status = environment_selection(r->base->env, &s->rules, err);
    if (!status)
        status = find_candidates(s, err);
    if (!status && !(list = allocate_array(s->n, sizeof *list)))
        status = error_memory(err);
    for (size_t i = 0; i < s->n && !status; i++)
        list[i] = package_of(&s->packages[i]);
    if (!status)
        status = find_choices(s, list, err);
    release(list);
    if (status)
        select_study_free(s);
    else
        *out = s;
    return status;
}

void select_study_free(void *study)
{
    select_study *s = study;

    if (!s)
        return;
    budget_choice_clear(&s->choice);
    release(s->packages);
    release(s->still);
    release(s->towns);
    release(s);
}
