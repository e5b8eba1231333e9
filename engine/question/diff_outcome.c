/*
 * What another rule or another day changed: the gates and points whose outcome is another one, certificates that run or ran out since
 * then. Gates are told that changed the way the company moved; if none did, all that changed.
 */
#include <string.h>

#include "base/error.h"
#include "question/diff_study_internal.h"

typedef struct outcome_pair {
    diff_study *study;
    diff_row *row;
    diff_step step;
    const assessment *was, *now; /* of the second day's data */
    uint32_t company;
    tidu_error *err;
} outcome_pair;

static int level_of(gate_state state)
{
    switch (state) {
    case GATE_UNMET:
        return 0;
    case GATE_UNKNOWN:
        return 1;
    case GATE_JUDGED:
        return 2;
    case GATE_MET:
    case GATE_NOT_APPLICABLE:
        break;
    }
    return 3;
}

static tidu_status tell(const outcome_pair *p, diff_cause cause)
{
    cause.step = p->step;
    cause.role = DIFF_TRIED;
    return diff_study_cause(p->study, p->row, &cause, p->err);
}

static size_t find_condition(const model_condition *list, size_t n, const char *id)
{
    size_t i = 0;

    while (i < n && strcmp(list[i].id, id) != 0)
        i++;
    return i;
}

/* +1: up, -1: down, 0: neither. */
static int direction_of(const outcome_pair *p)
{
    diff_state a = p->row->states[p->step], b = p->row->states[p->step + 1];
    int x = 2 * (int)a.standing + a.can_file, y = 2 * (int)b.standing + b.can_file;

    return (y > x) - (y < x);
}

/* Gates of the later model, and of the earlier one those that the later one does not have. `way` 0: any change. */
static tidu_status tell_gates(const outcome_pair *p, int way, size_t *n)
{
    const model *before = p->was->model, *after = p->now->model;
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < after->n_gates && !status; i++) {
        size_t old = find_condition(before->gates, before->n_gates, after->gates[i].id);
        bool is_new = old == before->n_gates;
        gate_state now = assessment_gate(p->now, i, p->company), was = is_new ? GATE_NOT_APPLICABLE : assessment_gate(p->was, old, p->company);
        int change = level_of(now) - level_of(was);

        if (now == was || (way && change * way <= 0))
            continue;
        ++*n;
        status = tell(p, (diff_cause){.thing = DIFF_GATE, .model = after, .gate = &after->gates[i], .gate_was = was, .gate_now = now,
                                      .is_new_gate = is_new});
    }
    for (size_t i = 0; i < before->n_gates && !status; i++) {
        gate_state was = assessment_gate(p->was, i, p->company);

        if (find_condition(after->gates, after->n_gates, before->gates[i].id) < after->n_gates || level_of(was) == 3 || way < 0)
            continue;
        ++*n;
        status = tell(p, (diff_cause){.thing = DIFF_GATE, .model = before, .gate = &before->gates[i], .gate_was = was,
                                      .gate_now = GATE_NOT_APPLICABLE, .is_old_gate = true});
    }
    return status;
}

static tidu_status tell_directs(const outcome_pair *p, size_t *n)
{
    const model *before = p->was->model, *after = p->now->model;
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < after->n_directs && !status; i++) {
        size_t old = find_condition(before->directs, before->n_directs, after->directs[i].id);
        gate_state now = assessment_direct(p->now, i, p->company),
                   was = old < before->n_directs ? assessment_direct(p->was, old, p->company) : GATE_NOT_APPLICABLE;

        if (now == was)
            continue;
        ++*n;
        status = tell(p, (diff_cause){.thing = DIFF_GATE, .model = after, .gate = &after->directs[i], .gate_was = was, .gate_now = now,
                                      .is_new_gate = old == before->n_directs});
    }
    return status;
}

static tidu_status tell_score(const outcome_pair *p, size_t *n)
{
    if (assessment_score(p->was, p->company) == assessment_score(p->now, p->company) || !p->was->least || !p->now->least)
        return TIDU_OK;
    ++*n;
    return tell(p, (diff_cause){.thing = DIFF_SCORE, .model = p->now->model, .was = {p->was->least[p->company], NULL},
                                .now = {p->now->least[p->company], NULL}, .was_most = p->was->greatest[p->company],
                                .now_most = p->now->greatest[p->company]});
}

/* Items with other points; of several versions those of one id are compared. */
static tidu_status tell_items(const outcome_pair *p, size_t *n)
{
    const model *before = p->was->model, *after = p->now->model;
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < after->n_items && !status; i++) {
        size_t old = 0;
        double was[2] = {0, 0}, now[2];

        while (old < before->n_items && strcmp(before->items[old].id, after->items[i].id) != 0)
            old++;
        if (old < before->n_items)
            assessment_item(p->was, old, p->company, &was[0], &was[1]);
        assessment_item(p->now, i, p->company, &now[0], &now[1]);
        if (was[0] == now[0] && was[1] == now[1])
            continue;
        ++*n;
        status = tell(p, (diff_cause){.thing = DIFF_ITEM, .model = after, .item = &after->items[i], .was = {was[0], NULL},
                                      .now = {now[0], NULL}, .was_most = was[1], .now_most = now[1]});
    }
    return status;
}

/* The gates that changed as the company did, the score if it passes otherwise than before; if it is neither, all that changed. */
static tidu_status tell_outcomes(const outcome_pair *p)
{
    size_t n = 0, scores = 0;
    tidu_status status = tell_gates(p, direction_of(p), &n);

    if (!status)
        status = tell_score(p, &scores);
    if (!status)
        status = tell_directs(p, &n);
    if (!status && (scores || !n))
        status = tell_items(p, &n);
    return status || n || scores ? status : tell_gates(p, 0, &n);
}

/* --- certificates --------------------------------------------------------------------------------------------------------- */

static bool matters(const outcome_pair *p, const credential *c)
{
    const model *m = p->study->sides[1].model;
    bool touches_own = p->row->states[p->step].standing == DIFF_HOLDS || p->row->states[p->step + 1].standing == DIFF_HOLDS;

    if (p->study->ladder)
        return (ladder_certificate(p->study->ladder, c->model) & (p->row->states[p->step].held ^ p->row->states[p->step + 1].held)) != 0;
    return touches_own ? !strcmp(c->model, m->id) : model_asks_credentials(m);
}

static tidu_status tell_certificates(const outcome_pair *p)
{
    const diff_side *sides = p->study->sides;
    const credential *c = NULL;
    tidu_status status = TIDU_OK;

    while (!status && (c = credentials_next(sides[1].data.credentials, p->row->code, c))) {
        bool was = credential_is_valid(c, sides[0].on), now = credential_is_valid(c, sides[1].on);
        diff_cause cause = {.thing = DIFF_CERTIFICATE, .indicator = INDICATOR_NONE, .held_was = was ? c : NULL, .held_now = now ? c : NULL};
        char granted[11];

        if (was == now || !matters(p, c))
            continue;
        date_format(c->granted_on, granted);
        (void)store_find_certificate_origin(sides[1].data.store, c->code, c->model, granted, p->study->memory, &cause.origin, NULL);
        status = tell(p, cause);
    }
    return status;
}

static bool is_of_rule(const outcome_pair *p)
{
    return strcmp(p->study->sides[0].model->digest, p->study->sides[1].model->digest) != 0;
}

tidu_status diff_outcome_explain(diff_study *s, diff_row *row, diff_step step, tidu_error *err)
{
    outcome_pair p = {.study = s, .row = row, .step = step, .was = s->found[step], .now = s->found[step + 1], .company = row->company[1],
                      .err = err};
    diff_standing was = row->states[step].standing, now = row->states[step + 1].standing;
    tidu_status status = TIDU_OK;

    if (was == DIFF_LEFT_OUT || now == DIFF_LEFT_OUT)
        return tell(&p, (diff_cause){.thing = DIFF_SELECTION, .indicator = INDICATOR_NONE});
    if (step == DIFF_BY_RULE)
        status = tell(&p, (diff_cause){.thing = is_of_rule(&p) ? DIFF_VERSION : DIFF_FIT, .indicator = INDICATOR_NONE});
    if (!status && step == DIFF_BY_DAY)
        status = tell_certificates(&p);
    if (!status && step == DIFF_BY_DAY && !s->ladder && was != DIFF_HOLDS && now != DIFF_HOLDS && s->sides[0].year != s->sides[1].year)
        status = tell(&p, (diff_cause){.thing = DIFF_YEAR, .indicator = INDICATOR_NONE});
    return status || s->ladder || was == DIFF_HOLDS || now == DIFF_HOLDS ? status : tell_outcomes(&p);
}
