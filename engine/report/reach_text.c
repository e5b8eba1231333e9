/* What levers do and what blocks, in words. */
#include "base/message.h"
#include "report/reach_report.h"
#include "report/value_text.h"

void reach_act_text(const lever *l, double amount, bool zh, text_buffer *out)
{
    char text[VALUE_TEXT_SIZE];

    value_text(amount, l->is_money ? UNIT_MONEY : UNIT_PLAIN, zh, text);
    text_buffer_print(out, l->is_money ? _("%s: %s") : _("%s: %s %s"), model_text_in(l->name, zh), text,
                      model_text_in(l->unit, zh));
}

void reach_block_text(const model *m, uint64_t gates, bool has_merit, bool zh, text_buffer *out)
{
    bool is_first = true;

    for (size_t i = 0; i < m->n_gates; i++) {
        if (!(gates >> i & 1))
            continue;
        text_buffer_print(out, "%s%s", is_first ? "" : _("; "), model_text_in(m->gates[i].name, zh));
        is_first = false;
    }
    if (has_merit)
        text_buffer_print(out, "%s%s", is_first ? "" : _("; "), _("the score"));
}
