/* What levers do and what blocks, in words. */
#include <math.h>
#include <stdio.h>

#include "base/message.h"
#include "base/number_text.h"
#include "base/path.h"
#include "report/reach_report.h"
#include "report/value_text.h"

/* What a number of yuan is rounded to: a hundredth of the wan or yi that it is written in. */
static double unit_of(double yuan)
{
    return fabs(yuan) >= 1e8 ? 1e6 : fabs(yuan) >= 1e4 ? 100 : 1;
}

/* So much of a unit is noise of a sum. */
static const double noise = 1e-6;

/* Upwards, so that a budget of what is shown is enough. */
void reach_cost_text(double yuan, bool zh, char text[VALUE_TEXT_SIZE])
{
    value_text(ceil(yuan / unit_of(yuan) - noise) * unit_of(yuan), UNIT_MONEY, zh, text);
}

void reach_bound_text(double yuan, bool zh, char text[VALUE_TEXT_SIZE])
{
    value_text(floor(yuan / unit_of(yuan) + noise) * unit_of(yuan), UNIT_MONEY, zh, text);
}

void reach_figure_text(double value, const indicator *x, bool zh, char text[VALUE_TEXT_SIZE])
{
    char number[32];

    if (indicator_unit(x) != UNIT_MONEY || fabs(value) < 1e4) {
        value_text(value, indicator_unit(x), zh, text);
        return;
    }
    number_format_fixed(value / 1e4, 2, number, sizeof number);
    snprintf(text, VALUE_TEXT_SIZE, "%s %s", number, zh ? "万元" : "wan");
}

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

void reach_note_levers(document *d, const reach_study *s)
{
    const char *file = path_name(s->levers->file);

    document_note(
        d, _("closed years stay as they are; open years repeat the last closed one, moved by the levers of %s"), file);
    document_note(
        d,
        _("costs and limits that are a setting of ours are no official figures: change them in %s to those of your district"),
        file);
}
