/*
 * The application years to come are answered by the version of the rule that will be in force then; where none is known to
 * replace it, the newest one.
 */
#include "question/reach_study.h"

#include <limits.h>
#include <math.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "verdict/chance_map.h"

/* --- making -------------------------------------------------------------------------------------- */

reach_options reach_options_usual(void)
{
    static const double usual_chance = 0.8;

    return (reach_options){.chance = usual_chance, .files_by_tier = true, .points = NAN, .budget = INFINITY, .ways = 1};
}

static tidu_status check_options(const reach_options *o, tidu_error *err)
{
    if (!(o->chance > 0 && o->chance <= 1))
        return error_set(err, TIDU_EUSAGE, _("a chance is above 0 and at most 1, such as 0.8; 1 asks for certainty"));
    if (!(o->budget >= 0))
        return error_set(err, TIDU_EUSAGE, _("a budget is an amount of 0 or more, in 10,000 yuan"));
    if (o->points <= 0)
        return error_set(err, TIDU_EUSAGE, _("points to be reached are more than 0"));
    return TIDU_OK;
}

/* The rule in force in that application year, with the question's settings. */
static tidu_status open_horizon(reach_study *s, int year, reach_horizon *h, tidu_error *err)
{
    question q = *s->base->question;
    tidu_status status;

    q.on = NULL; /* the day of today's application says nothing of a later one */
    q.year = year;
    status = question_model(s->base->env, s->base->name, &q, year, &h->model, err);
    if (!status)
        status = question_day(&q, year, &h->on, err);
    if (status)
        return status;
    h->assessor = assessor_new(h->model);
    h->read = panel_new(s->base->env->dictionary);
    if (!h->assessor || !h->read || !assessor_want(h->assessor, year, h->read))
        return error_memory(err);
    return TIDU_OK;
}

static tidu_status open_horizons(reach_study *s, int year, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (int ahead = 1; ahead <= REACH_MOST_YEARS && !status; ahead++) {
        reach_horizon *h = &s->horizons[s->n++];

        status = open_horizon(s, year + ahead, h, err);
        h->time = (way_time){0, year, year + ahead};
    }
    return status;
}

/* Only the year asked for, which must be one of them. */
static tidu_status check_year(const reach_study *s, int year, tidu_error *err)
{
    int by = s->options.by;

    if (!by || (by > year && by <= year + REACH_MOST_YEARS))
        return TIDU_OK;
    return error_set(err, TIDU_EUSAGE,
                     _("%d is no application year to come: a way leads to %d, %d or %d; the books of earlier years are closed"),
                     by, year + 1, year + 2, year + 3);
}

static bool want_years(const assessor *a, int year, panel *into)
{
    bool ok = a != NULL;

    for (int ahead = 0; ahead <= REACH_MOST_YEARS && ok; ahead++)
        ok = assessor_want(a, year ? year + ahead : 0, into);
    return ok;
}

/* What companies are told apart by in lists, beside their town. */
static bool want_groups(int year, panel *into)
{
    const dictionary *d = panel_dictionary(into);

    return panel_want(into, dictionary_find(d, "industry"), 0, 0) && panel_want(into, dictionary_find(d, "founded_on"), 0, 0) &&
           panel_want(into, dictionary_find(d, "employees"), year ? year - 1 : 0, year ? year - 1 : INT_MAX);
}

/*
 * Without a year the data are read for the newest version, which is that of the years to come, too. If another one turns out to be
 * in force today, they are read again, and by then the year is known.
 */
static bool want(void *context, int year, panel *into)
{
    reach_study *s = context;
    bool ok;

    if (year && !s->n && open_horizons(s, year, NULL))
        return false;
    ok = want_years(s->base->assessor, year, into) && reach_want(s->levers, year, into) && want_groups(year, into);

    for (size_t i = 0; i < s->n && ok; i++)
        ok = want_years(s->horizons[i].assessor, year, into);
    return ok && (!s->also || !s->also->want || s->also->want(s->also->context, year, into));
}

static tidu_status check_points(const reach_study *s, tidu_error *err)
{
    if (s->options.points != s->options.points || s->base->model->n_items)
        return TIDU_OK;
    return error_set(err, TIDU_EUSAGE, _("'%s' gives no points that could be reached"), s->base->model->id);
}

static tidu_status find_line(reach_study *s, tidu_error *err)
{
    tidu_status status = environment_tiers(s->base->env, &s->tiers, err);

    if (!status)
        s->file_from = chance_goal_readiness(s->base->model, s->options.files_by_tier ? s->tiers.apply_readiness : s->options.chance);
    return status;
}

bool reach_study_can_file(const reach_study *s, double readiness)
{
    return readiness >= s->file_from;
}

static tidu_status load(reach_study *s, const char *code, tidu_error *err)
{
    const data_need need = {.only = code, .want = want, .context = s, .keeps_columns = s->also && s->also->keeps_columns};
    int year = s->base->question->year;
    tidu_status status = year ? check_year(s, year, err) : TIDU_OK;

    if (!status && year)
        status = open_horizons(s, year, err);
    if (!status)
        status = study_load(s->base, &need, err);
    if (status)
        return status;
    if (!year)
        status = check_year(s, s->base->binding.year, err);
    if (!status && !s->n)
        status = open_horizons(s, s->base->binding.year, err);
    for (size_t i = 0; i < s->n; i++)
        s->horizons[i].time.start = s->base->binding.on;
    return status ? status : check_points(s, err);
}

tidu_status reach_study_open(inquiry *asked, const reach_options *options, const char *code, reach_study **out,
                             tidu_error *err)
{
    return reach_study_open_with(asked, options, code, NULL, out, err);
}

tidu_status reach_study_open_with(inquiry *asked, const reach_options *options, const char *code, const data_need *also,
                                  reach_study **out, tidu_error *err)
{
    reach_study *s = allocate_array(1, sizeof *s);
    tidu_status status = s ? check_options(options, err) : error_memory(err);

    if (s) {
        s->options = *options;
        s->also = also;
    }
    if (!status)
        status = study_begin(asked, &s->base, err);
    if (!status)
        status = levers_find(asked->env->folders, options->levers, DATE_NO_END, asked->env->dictionary, &s->levers, err);
    if (!status)
        status = environment_actions(s->base->env, &s->actions, err);
    if (!status)
        status = find_line(s, err);
    if (!status)
        status = load(s, code, err);
    if (status) {
        reach_study_close(s);
        return status;
    }
    s->also = NULL; /* borrowed for the call */
    *out = s;
    return TIDU_OK;
}

tidu_status reach_study_load(inquiry *asked, bool with_ways, const data_need *need, study **out, reach_study **ways,
                             tidu_error *err)
{
    reach_options usual = reach_options_usual();
    tidu_status status;

    *out = NULL;
    *ways = NULL;
    if (with_ways) {
        status = reach_study_open_with(asked, &usual, need->only, need, ways, err);
        *out = status ? NULL : (*ways)->base;
        return status;
    }
    status = study_begin(asked, out, err);
    return status ? status : study_load(*out, need, err);
}

void reach_study_release(study *s, reach_study *ways)
{
    if (ways)
        reach_study_close(ways);
    else
        study_free(s);
}

void reach_study_close(void *study)
{
    reach_study *s = study;

    if (!s)
        return;
    for (size_t i = 0; i < s->n; i++) {
        assessor_free(s->horizons[i].assessor);
        model_free(s->horizons[i].model);
        panel_free(s->horizons[i].read);
    }
    levers_free(s->levers);
    actions_free(s->actions);
    study_free(s->base);
    release(s);
}

/* --- one company --------------------------------------------------------------------------------------- */

reach_question reach_study_question(const reach_study *s, const reach_horizon *h, size_t ways, bool explains)
{
    double asked = s->options.by_place ? chance_goal_of_readiness(h->model, s->options.chance) : chance_goal(h->model, s->options.chance);

    return (reach_question){.assessor = h->assessor, .credentials = s->base->binding.credentials, .levers = s->levers,
                            .read = h->read, .time = h->time, .on = h->on, .chance = asked,
                            .points = s->options.points, .budget = s->options.budget, .ways = ways, .explains = explains};
}

const reach_horizon *reach_study_horizon(const reach_study *s)
{
    const reach_horizon *h = s->horizons;

    while (s->options.by && h->time.application != s->options.by)
        h++;
    return h;
}

/* The first application after that of the horizon to which there is a way; it becomes the answer if no year was asked for. */
static tidu_status look_later(const reach_study *s, uint32_t company, reach_company *c, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (const reach_horizon *h = c->horizon + 1; h < s->horizons + s->n && !c->first_year && !status; h++) {
        reach_question q = reach_study_question(s, h, s->options.by ? 1 : s->options.ways, false);
        reach later;

        q.tells_without = true;
        status = reach_find(&q, s->base->data.panel, company, &later, err);
        if (!status && later.n_ways)
            c->first_year = h->time.application;
        c->is_later_open |= !status && !later.n_ways && !later.is_proven;
        if (status || !later.n_ways || s->options.by) {
            reach_clear(&later);
            continue;
        }
        c->early = c->likely;
        c->skipped = c->horizon;
        c->likely = later;
        c->horizon = h;
    }
    return status;
}

static tidu_status find_certain(const reach_study *s, uint32_t company, reach_company *c, tidu_error *err)
{
    reach_question q = reach_study_question(s, c->horizon, 1, true);

    c->has_certain = s->options.points != s->options.points && s->options.chance < 1 && c->likely.n_ways &&
                     c->likely.ways[0].way.standing.verdict != TRUTH_TRUE;
    q.chance = 1;
    return c->has_certain ? reach_find(&q, s->base->data.panel, company, &c->certain, err) : TIDU_OK;
}

static tidu_status find_ways(const reach_study *s, uint32_t company, reach_company *c, tidu_error *err)
{
    reach_question q = reach_study_question(s, c->horizon, s->options.ways, true);
    tidu_status status;

    q.tells_without = true;
    status = reach_find(&q, s->base->data.panel, company, &c->likely, err);
    if (!status && c->likely.n_ways)
        c->first_year = c->horizon->time.application;
    else if (!status)
        status = look_later(s, company, c, err);
    return status ? status : find_certain(s, company, c, err);
}

tidu_status reach_study_company(const reach_study *s, uint32_t company, reach_company **out, tidu_error *err)
{
    reach_company *c = allocate_array(1, sizeof *c);
    tidu_status status;

    if (!c)
        return error_memory(err);
    c->study = s;
    c->horizon = reach_study_horizon(s);
    status = explanation_make(s->base->assessor, &s->base->binding, company, NULL, NULL, &c->now, err);
    if (!status)
        status = find_ways(s, company, c, err);
    if (status)
        reach_company_free(c);
    else
        *out = c;
    return status;
}

void reach_company_free(void *company)
{
    reach_company *c = company;

    if (!c)
        return;
    reach_clear(&c->likely);
    reach_clear(&c->early);
    reach_clear(&c->certain);
    explanation_free(c->now);
    release(c);
}
