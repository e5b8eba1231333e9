/*
 * The pools of a ladder whose tiers ask for the years until a way up: the lists of their rungs, as tidu rank makes them.
 */
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/ladder_study_internal.h"
#include "question/work_list.h"

/* The years of everybody in the list who can file or has a way. */
static void take_years(const work_list *l, int year, uint8_t *years)
{
    for (size_t i = 0; i < l->order->n; i++) {
        uint32_t company = l->order->company[i];
        const reach_row *r = work_list_row(l, company);
        tier t;

        if (r ? r->year != 0 : work_list_tier(l, company, &t))
            years[company] = (uint8_t)(1 + (r ? r->year - year : 0));
    }
}

static tidu_status find_of_list(const ladder_study *r, size_t rung, reach_study *ways, uint8_t *years, tidu_error *err)
{
    const work_options all = {.by = RANK_BY_WORK};
    size_t n = r->state.n;
    uint8_t *is_in = allocate_array(n + 1, 1);
    work_list l = {.order = NULL};
    tidu_status status = is_in ? study_assess(ways->base, err) : error_memory(err);

    for (size_t i = 0; is_in && i < n; i++)
        is_in[i] = r->is_in[i] && !(r->state.held[i] >> rung & 1);
    if (!status)
        status = work_list_make(ways->base, ways, &all, is_in, &l, err);
    if (!status)
        take_years(&l, r->binding.year, years);
    work_list_clear(&l);
    release(is_in);
    return status;
}

/* The data once more, for the rung of the pool and of everybody. */
static tidu_status find_of_pool(ladder_study *r, const ladder_pool *p, const inquiry *given, tidu_error *err)
{
    reach_options usual = reach_options_usual();
    inquiry asked = *given;
    reach_study *ways = NULL;
    uint8_t *years = allocate_array(r->state.n + 1, 1);
    tidu_status status;

    asked.model = r->ladder->rungs[p->rung].id;
    asked.found = NULL;
    asked.question = question_again(&given->question, r->binding.year);
    asked.question.is_recheck = false; /* nobody of the pool holds the title */
    status = years ? reach_study_open(&asked, &usual, NULL, &ways, err) : error_memory(err);
    problems_free(asked.found);
    if (!status)
        status = work_list_check_companies(r->data.panel, ways->base->data.panel, err);
    if (!status)
        status = find_of_list(r, p->rung, ways, years, err);
    reach_study_close(ways);
    if (status)
        release(years);
    else
        r->state.years[p - r->ladder->pools] = years;
    return status;
}

tidu_status ladder_study_find_ways(ladder_study *r, const inquiry *asked, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < r->ladder->n_pools && !status; i++) {
        const ladder_pool *p = &r->ladder->pools[i];

        if (!ladder_pool_needs_ways(p) || !r->state.rungs[p->rung])
            continue;
        if (asked->source.input && !strcmp(asked->source.input, "-"))
            return error_set(err, TIDU_EUSAGE, _("for the ways of the reserves the data are read twice; give a file instead of standard input"));
        status = find_of_pool(r, p, asked, err);
    }
    return status;
}
