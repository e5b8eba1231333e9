/*
 * The conclusion of a plan in one sentence: the verdict, and what decided it.
 */
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "report/plan_report.h"

static void count_states(const explanation *e, size_t counts[GATE_NOT_APPLICABLE + 1])
{
    for (size_t i = 0; i <= GATE_NOT_APPLICABLE; i++)
        counts[i] = 0;
    for (size_t i = 0; i < e->model->n_gates; i++)
        counts[e->gates[i].state]++;
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
    size_t counts[GATE_NOT_APPLICABLE + 1];
    char unmet[512];

    count_states(e, counts);
    list_unmet(e, zh, unmet, sizeof unmet);
    if (e->verdict == TRUTH_TRUE)
        snprintf(text, size, _("The known facts are enough for %s: every condition is met; file the application."), rung);
    else if (e->verdict == TRUTH_FALSE && counts[GATE_UNMET])
        snprintf(text, size, _("Not this year: %s is not met (%s)."), rung, unmet);
    else if (e->verdict == TRUTH_FALSE)
        snprintf(text, size, _("Not this year: the score reaches %g points at most, %s asks for %s."), e->greatest, rung,
                 e->model->pass_text);
    else if (e->needs_exception)
        snprintf(text, size, _("Not this year, save for an exception: the score reaches %g points at most, %s asks for %s."),
                 e->greatest, rung, e->model->pass_text);
    else if (counts[GATE_UNKNOWN])
        snprintf(text, size, _("Open for %s: no condition is broken, %zu wait for data; readiness %.1f%% under the stated assumptions."),
                 rung, counts[GATE_UNKNOWN], 100 * e->readiness);
    else
        snprintf(text, size, _("Open for %s: every condition that data decide is met, the rest is for experts to judge; readiness %.1f%% under the stated assumptions."),
                 rung, 100 * e->readiness);
}
