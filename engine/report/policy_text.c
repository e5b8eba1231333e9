#include "report/policy_text.h"

#include <math.h>
#include <stdio.h>

#include "base/date.h"
#include "base/message.h"
#include "report/value_text.h"

const model_condition *claim_condition(const award_claim *c)
{
    return &c->policy->conditions->directs[c->award];
}

const char *claim_name(const award_claim *c)
{
    if (c->reason == AWARD_BARRED)
        return "barred";
    if (c->reason == AWARD_LOWER)
        return "lower";
    if (c->reason == AWARD_ELSEWHERE)
        return "elsewhere";
    return c->state == AWARD_CERTAIN ? "certain" : c->state == AWARD_POSSIBLE ? "possible" : "none";
}

const char *claim_word(const award_claim *c)
{
    if (c->reason == AWARD_BARRED)
        return _("barred by a funding gate");
    if (c->reason == AWARD_LOWER)
        return _("not paid beside a higher one");
    if (c->reason == AWARD_ELSEWHERE)
        return _("of another region");
    return c->state == AWARD_CERTAIN ? _("met") : c->state == AWARD_POSSIBLE ? _("may be met") : _("not met");
}

table_tone claim_tone(const award_claim *c)
{
    return c->state == AWARD_CERTAIN ? TABLE_GOOD : c->state == AWARD_POSSIBLE ? TABLE_OPEN : TABLE_BAD;
}

void claim_worth_text(const award_claim *c, bool zh, text_buffer *out)
{
    const policy_award *a = &c->policy->awards[c->award];
    char text[VALUE_TEXT_SIZE];

    if (!a->amount) {
        text_buffer_append_string(out, _("amount not published"));
    } else if (!c->is_known) {
        text_buffer_append_string(out, _("cannot be told without the data"));
    } else {
        value_text(round(c->greatest), UNIT_MONEY, zh, text);
        text_buffer_print(out, c->least < c->greatest ? _("up to %s") : "%s", text);
    }
}

void claim_gate_text(const policy_study *s, size_t company, const award_claim *c, bool zh, text_buffer *out)
{
    if (c->gate_policy) {
        const model_condition *gate = &c->gate_policy->conditions->gates[c->gate];

        text_buffer_print(out, c->reason == AWARD_BARRED ? _("not met: %s") : _("not known: %s"), model_text_in(gate->name, zh));
        return;
    }
    for (size_t i = 0; c->is_excepted && i < s->n; i++) {
        const model *m = s->policies[i]->conditions;

        for (size_t g = 0; policy_gates(s->policies[i], c->policy) && g < m->n_gates; g++) {
            const funding_exception *x = policy_study_exception(s, company, m->gates[g].id);
            char on[11];

            if (!x)
                continue;
            date_format(x->on, on);
            text_buffer_print(out, _("%s: excepted by %s on %s, because: %s"), model_text_in(m->gates[g].name, zh), x->who, on, x->why);
        }
    }
}

void claim_exclusion_text(const award_claim *c, const award_claim *claims, bool zh, text_buffer *out)
{
    const policy_award *a = &c->policy->awards[c->award];

    if (a->group)
        text_buffer_append_string(out, _("of its group only the highest is paid"));
    if (a->cost)
        text_buffer_append_string(out, _("not paid twice for one cost"));
    if (c->instead != AWARD_NO_CLAIM)
        text_buffer_print(out, _("; paid instead: %s"), model_text_in(claim_condition(&claims[c->instead])->name, zh));
}

void cost_text(double least, double greatest, size_t unknown, bool zh, text_buffer *out)
{
    char low[VALUE_TEXT_SIZE], high[VALUE_TEXT_SIZE];

    value_text(round(least), UNIT_MONEY, zh, low);
    value_text(round(greatest), UNIT_MONEY, zh, high);
    if (least < greatest)
        text_buffer_print(out, _("%s to %s"), low, high);
    else
        text_buffer_append_string(out, low);
    if (unknown)
        text_buffer_print(out, PLURAL(", and %zu payment of unknown amount", ", and %zu payments of unknown amount", unknown), unknown);
}
