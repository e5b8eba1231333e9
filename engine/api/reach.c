/*
 * Ways up of one company and of a district, and the choice among them within a budget.
 */
#include <math.h>
#include <stddef.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "question/reach_study.h"
#include "report/margin_report.h"
#include "report/reach_report.h"
#include "report/select_report.h"
#include "report/study_note.h"

static reach_options options_of(const tidu_reach_options *given)
{
    reach_options usual = reach_options_usual();
    tidu_reach_options o;

    ARGUMENT_TAKE(o, given);
    return (reach_options){.by = o.by,
                           .chance = o.chance == 0 ? usual.chance : o.chance,
                           .files_by_tier = o.chance == 0,
                           .points = o.points == 0 ? usual.points : o.points,
                           .budget = o.budget == 0 ? usual.budget : o.budget,
                           .ways = o.ways ? o.ways : REACH_USUAL_WAYS,
                           .levers = o.levers,
                           .with_holders = o.with_holders,
                           .slots = o.slots};
}

static void free_study(void *study)
{
    reach_study_close(study);
}

/* The document takes the study, which its texts belong to. */
static tidu_status end(tidu_status status, reach_study *s, document *d, tidu_report **out, tidu_error *err)
{
    if (status || !d) {
        document_free(d);
        reach_study_close(s);
        return status ? status : error_memory(err);
    }
    document_own(d, s, free_study);
    return report_wrap(s->base->env, d, out, err);
}

/* The chance to be reached is that of a place in today's list. */
static tidu_status ask_for_place(reach_study *s, uint32_t company, size_t place, tidu_error *err)
{
    tidu_status status = study_assess(s->base, err);

    s->options.by_place = true;
    if (!status)
        status = reach_study_place(s, company, place, &s->options.chance, err);
    return status;
}

tidu_status tidu_reach(tidu_session *session, const tidu_query *query, const char *code, const tidu_reach_options *given,
                       tidu_report **out, tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(session, query, found);
    reach_options options = options_of(given);
    size_t place = given && given->size > offsetof(tidu_reach_options, rank) ? given->rank : 0;
    reach_company *c;
    reach_study *s = NULL;
    document *d = NULL;
    uint32_t company = 0;
    tidu_status status = reach_study_open(&asked, &options, place ? NULL : code, &s, err);

    if (!status)
        status = data_find_company(&s->base->data, code, &company, err);
    if (!status && place)
        status = ask_for_place(s, company, place, err);
    if (!status)
        status = reach_study_company(s, company, &c, err);
    if (!status)
        d = reach_company_document(c, company, session->env.is_chinese);
    if (!status && d) {
        study_note_replaced(d, s->base);
        study_note_settings(d, s->base);
    }
    status = problems_end(status, asked.found, found, err);
    return end(status, s, d, out, err);
}

tidu_status tidu_margins(tidu_session *session, const tidu_query *query, const char *code, const tidu_reach_options *given,
                         tidu_report **out, tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(session, query, found);
    reach_options options = options_of(given);
    reach_study *s = NULL;
    document *d = NULL;
    uint32_t company = 0;
    tidu_status status = reach_study_open(&asked, &options, code, &s, err);

    if (!status)
        status = data_find_company(&s->base->data, code, &company, err);
    if (!status) {
        const reach_horizon *h = reach_study_horizon(s);
        reach_question q = reach_study_question(s, h, 1, false);
        margins m;

        status = margins_find(&q, s->base->data.panel, company, &m, err);
        if (!status)
            d = margin_document(s, &m, company, h, session->env.is_chinese);
    }
    status = problems_end(status, asked.found, found, err);
    return end(status, s, d, out, err);
}

/* What is equal in all else is ordered by it. */
static tidu_status add_potential(study *s, tidu_error *err)
{
    ranking *r;
    tidu_status status = study_list(s, RANK_BY_READINESS, NULL, 0, &r, err);

    if (!status)
        ranking_free(r);
    return status;
}

tidu_status tidu_reach_all(tidu_session *session, const tidu_query *query, const tidu_reach_options *given, tidu_report **out,
                           tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(session, query, found);
    reach_options options = options_of(given);
    size_t top = given ? given->top : 0;
    reach_study *s = NULL;
    reach_list *l;
    document *d = NULL;
    tidu_status status;

    asked.question.with_potential = true;
    status = reach_study_open(&asked, &options, NULL, &s, err);
    if (!status)
        status = study_assess(s->base, err);
    if (!status)
        status = add_potential(s->base, err);
    if (!status)
        status = reach_study_list(s, &l, err);
    if (!status) {
        size_t others = l->left_out;

        d = reach_list_document(s, l, top, session->env.is_chinese);
        if (d) {
            study_add_notes(d, s->base, s->base->assessment->n);
            study_stamp(d, s->base, "reach");
            study_note_others(d, s->base, others);
        }
    }
    status = problems_end(status, asked.found, found, err);
    return end(status, s, d, out, err);
}

/* --- within a budget --------------------------------------------------------------------------------- */

typedef document *(*select_writer)(const select_study *s, bool is_chinese);

static select_options selection_of(const tidu_select_options *o)
{
    static const double seconds = 10;

    return (select_options){.budget = o->budget, .slots = o->slots, .per_town = o->per_town, .most_per_town = o->most_per_town,
                            .target = o->target, .seconds = seconds, .per_size = o->per_size, .per_age = o->per_age,
                            .maximises_target = o->maximises_target};
}

static tidu_status choose(reach_study *s, const tidu_select_options *options, select_writer write, document **out, tidu_error *err)
{
    select_options wanted = selection_of(options);
    select_study *chosen = NULL;
    tidu_status status;

    if (!(options->budget > 0))
        return error_set(err, TIDU_EUSAGE, _("give the budget as an amount above 0, in yuan: --budget 2000000"));
    if (options->maximises_target && !options->target)
        return error_set(err, TIDU_EUSAGE, _("say the target whose chance is to be maximised: --target 10"));
    status = study_assess(s->base, err);
    if (!status)
        status = select_study_run(s, &wanted, &chosen, err);
    if (!status) {
        *out = write(chosen, s->base->env->is_chinese);
        if (*out)
            study_add_notes(*out, s->base, s->base->assessment->n);
    }
    select_study_free(chosen);
    return status;
}

static tidu_status answer(tidu_session *session, const tidu_query *query, const tidu_select_options *given, select_writer write,
                          tidu_report **out, tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(session, query, found);
    tidu_select_options o;
    reach_options options;
    reach_study *s = NULL;
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    options = options_of(&o.reach);
    status = reach_study_open(&asked, &options, NULL, &s, err);
    if (!status)
        status = choose(s, &o, write, &d, err);
    status = problems_end(status, asked.found, found, err);
    return end(status, s, d, out, err);
}

tidu_status tidu_select(tidu_session *session, const tidu_query *query, const tidu_select_options *options, tidu_report **out,
                        tidu_problems **found, tidu_error *err)
{
    return answer(session, query, options, select_document, out, found, err);
}

tidu_status tidu_fairness(tidu_session *session, const tidu_query *query, const tidu_select_options *options, tidu_report **out,
                          tidu_problems **found, tidu_error *err)
{
    return answer(session, query, options, fairness_document, out, found, err);
}
