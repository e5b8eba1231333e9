/*
 * The conclusion of a plan in one sentence: the verdict, and what decided it.
 */
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "report/table.h"
#include "report/calibration_text.h"
#include "report/expression_words.h"
#include "report/plan_report.h"

static void count_states(const explanation *e, size_t counts[GATE_NOT_APPLICABLE + 1])
{
    for (size_t i = 0; i <= GATE_NOT_APPLICABLE; i++)
        counts[i] = 0;
    for (size_t i = 0; i < e->model->n_gates; i++)
        counts[e->gates[i].state]++;
}

/* Do the points that are certain, or a direct pass, suffice whatever else comes out? */
static bool merit_is_certain(const explanation *e)
{
    const model *m = e->model;

    for (size_t i = 0; i < m->n_directs; i++) {
        if (e->directs[i].state == GATE_MET)
            return true;
    }
    for (size_t i = 0; i < m->n_limits; i++) {
        const model_limit *l = &m->limits[i];
        double least = l->subject == MODEL_TOTAL   ? e->least
                       : l->subject == MODEL_GROUP ? e->group_least[l->which]
                                                   : e->items[l->which].least;

        if (!(l->relation == COMPARE_GREATER ? least > l->bound : l->relation == COMPARE_GREATER_EQUAL && least >= l->bound))
            return false;
    }
    return true;
}

/* The gates, and where they matter the items and direct passes, that a missing datum leaves open. */
static size_t count_waiting(const explanation *e, const size_t counts[GATE_NOT_APPLICABLE + 1])
{
    const model *m = e->model;
    size_t n = counts[GATE_UNKNOWN];

    if (!m->n_items || merit_is_certain(e))
        return n;
    for (size_t i = 0; i < m->n_directs; i++)
        n += e->directs[i].state == GATE_UNKNOWN;
    for (size_t i = 0; i < m->n_items; i++)
        n += (e->items[i].bands & (e->items[i].bands - 1)) != 0;
    return n;
}

static void list_unmet(const explanation *e, bool zh, char *text, size_t size)
{
    text[0] = '\0';
    for (size_t i = 0; i < e->model->n_gates; i++) {
        size_t used = strlen(text);

        if (e->gates[i].state == GATE_UNMET)
            snprintf(text + used, size - used, "%s%s", used ? (zh ? "、" : ", ") : "",
                     model_text_in(e->gates[i].condition->name, zh));
    }
}

void plan_conclusion(const plan *p, bool zh, char *text, size_t size)
{
    const explanation *e = p->why;
    const char *rung = model_text_in(e->model->name, zh);
    size_t counts[GATE_NOT_APPLICABLE + 1], waiting;
    char unmet[512], pass[PASS_WORDS_SIZE], chance[32], fitted[CALIBRATION_TEXT];

    count_states(e, counts);
    waiting = count_waiting(e, counts);
    list_unmet(e, zh, unmet, sizeof unmet);
    table_chance_text(e->readiness, chance);
    calibration_text_of(e->model, counts[GATE_UNKNOWN] > 0, fitted);
    if (e->verdict == TRUTH_TRUE)
        snprintf(text, size, _("The known facts are enough for %s: every condition is met; file the application."), rung);
    else if (e->verdict == TRUTH_FALSE && counts[GATE_UNMET])
        snprintf(text, size, _("Not this year: %s is not met (%s)."), rung, unmet);
    else if (e->verdict == TRUTH_FALSE)
        snprintf(text, size, _("Not this year: the score reaches %g points at most, %s asks for %s."), e->greatest, rung,
                 pass_words(e->model, zh, pass));
    else if (e->needs_exception)
        snprintf(text, size, _("Not this year, save for an exception: the score reaches %g points at most, %s asks for %s."),
                 e->greatest, rung, pass_words(e->model, zh, pass));
    else if (waiting)
        snprintf(text, size, _("Open for %s: no condition is broken, data are missing for %zu of its parts; readiness %s (%s)."),
                 rung, waiting, chance, fitted);
    else
        snprintf(text, size, _("Open for %s: every condition that data decide is met, the rest is for experts to judge; readiness %s (%s)."),
                 rung, chance, fitted);
}

/* Why a company that was named is not in the list. */
static const char *reason_apart(const plan *p, const plan_facts *facts)
{
    const explanation *e = p->why;
    bool holds = credentials_find(facts->credentials, e->code, e->model->id, e->on) != NULL;

    if (holds == facts->is_recheck)
        return _("not in the list");
    return holds ? _("not in the list: the company holds the certificate")
                 : _("not in the list of reviews: the company does not hold the certificate");
}

void plan_rank_text(const plan *p, const plan_facts *facts, char *text, size_t size)
{
    if (facts->rank)
        snprintf(text, size, _("%u of %zu"), facts->rank, facts->list_length);
    else if (facts->is_listed)
        snprintf(text, size, _("behind those who can file, in a list of %zu"), facts->list_length);
    else
        snprintf(text, size, "%s", reason_apart(p, facts));
}
