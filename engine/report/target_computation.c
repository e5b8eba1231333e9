/*
 * The computation of a finding, written out with its numbers, each in the unit in which its target states it; an implied value in the
 * unit in which people would write it.
 */
#include "report/target_computation.h"

#include <math.h>

#include "base/message.h"
#include "base/number_text.h"
#include "report/target_text.h"

/* What is being written. */
typedef struct writer {
    const target_finding *f;
    const target *t; /* the first target */
    bool zh;
    text_buffer *out;
} writer;

static void put(writer *w, const char *text)
{
    text_buffer_append_string(w->out, text);
}

static void put_fixed(writer *w, double value, int decimals)
{
    char text[400];

    text_buffer_append(w->out, text, number_format_fixed(value, decimals, text, sizeof text));
}

static void put_plain(writer *w, double value)
{
    char text[32];

    text_buffer_append(w->out, text, number_format(value, text));
}

static void put_percent(writer *w, double share)
{
    put_fixed(w, 100 * share, 2);
    put(w, "%");
}

/* A value in the unit of a target, without what binary fractions leave behind: 0.0815 / 0.01 is 8.15. */
static void put_value(writer *w, const target *t, double value)
{
    char text[400];
    double number = 0;
    bool is_short;
    size_t n = number_format_fixed(value / t->unit->times, 6, text, sizeof text);

    if (!number_parse(text, n, 0, &number, &is_short))
        number = value / t->unit->times;
    target_quantity_text(number, t->unit, w->zh, w->out);
}

static double value_of(const writer *w, size_t i)
{
    return w->f->values[i];
}

static void compute_people(writer *w)
{
    put_value(w, w->t, value_of(w, 0));
    put(w, " = ");
    put_plain(w, value_of(w, 0));
    put(w, " > ");
    put_plain(w, value_of(w, 1));
}

static void compute_base(writer *w)
{
    put_value(w, w->t, value_of(w, 1));
    put(w, w->f->rule == TARGET_RULE_REACHED ? " ≤ " : " ÷ ");
    put_value(w, w->t, value_of(w, 0));
    if (w->f->rule == TARGET_RULE_HISTORY) {
        put(w, " = ");
        put_fixed(w, value_of(w, 2), 2);
    }
}

static void compute_times(writer *w)
{
    put_value(w, w->t, value_of(w, 0));
    put(w, " × ");
    put_plain(w, value_of(w, 1));
    put(w, " = ");
    put_value(w, w->t, value_of(w, 0) * value_of(w, 1));
    put(w, " ≠ ");
    put_value(w, w->t, value_of(w, 2));
}

static void compute_percent(writer *w)
{
    put_value(w, w->t, value_of(w, 0));
    put(w, " > 100%");
}

static void compute_values(writer *w)
{
    bool is_circle = w->f->rule == TARGET_RULE_TWO_CIRCLES;

    for (size_t i = 0; i < w->f->n_targets; i++) {
        const target *t = w->f->targets[i];

        put(w, i ? " ≠ " : "");
        if (is_circle)
            target_quantity_text(t->among.least, t->among.unit, w->zh, w->out);
        else
            target_aim_text(t, w->zh, w->out);
    }
}

static void compute_owners(writer *w)
{
    for (size_t i = 0; i < w->f->n_targets; i++)
        text_buffer_print(w->out, "%s%s", i ? " ≠ " : "", w->f->targets[i]->owner);
}

static void compute_yearly(writer *w)
{
    put_value(w, w->t, value_of(w, 0));
    put(w, " × ");
    put_plain(w, value_of(w, 1));
    put(w, " = ");
    put_value(w, w->t, value_of(w, 2));
    put(w, value_of(w, 2) < value_of(w, 3) ? " < " : " > ");
    put_value(w, w->t, value_of(w, 3));
}

static void compute_compared(writer *w)
{
    put_value(w, w->t, value_of(w, 0));
    put(w, value_of(w, 0) < value_of(w, 1) ? " < " : " > ");
    put_value(w, w->t, value_of(w, 1));
}

static void compute_growth(writer *w)
{
    put(w, "(");
    put_value(w, w->t, value_of(w, 1));
    put(w, " ÷ ");
    put_value(w, w->t, value_of(w, 0));
    put(w, ")^(1 ÷ ");
    put_plain(w, value_of(w, 2));
    put(w, ") − 1 = ");
    put_percent(w, value_of(w, 3));
}

static void compute_compound(writer *w)
{
    put(w, "(1 + ");
    put_plain(w, w->t->aim);
    put(w, "%)^");
    put_plain(w, value_of(w, 1));
    put(w, " = ");
    put_fixed(w, value_of(w, 2), 3);
}

/* "17 + 7 + 6 = 30; 30 ÷ 8.15% = 368.10", the numerator in the unit of the first target of it. */
static void compute_ratio(writer *w)
{
    const target_finding *f = w->f;
    const target *of = f->targets[1];
    size_t parts = f->n_targets - 1 - (!isnan(f->values[4]) && !f->fact);

    for (size_t i = 1; parts > 1 && i <= parts; i++) {
        put(w, i > 1 ? " + " : "");
        put_value(w, f->targets[i], target_value(f->targets[i]));
    }
    if (parts > 1) {
        put(w, " = ");
        put_value(w, of, value_of(w, 0));
        put(w, _("; "));
    }
    put_value(w, of, value_of(w, 0));
    put(w, " ÷ ");
    put_value(w, w->t, value_of(w, 1));
    put(w, " = ");
    target_value_text(w->t->plan->rules, f->measure ? f->measure->counted : of->unit->counted, value_of(w, 3), w->zh, w->out);
    if (isnan(value_of(w, 4)))
        return;
    put(w, " ≠ ");
    target_value_text(w->t->plan->rules, f->measure ? f->measure->counted : of->unit->counted, value_of(w, 4), w->zh, w->out);
}

static void compute_stock(writer *w)
{
    put_value(w, w->t, value_of(w, 0));
    put(w, " − ");
    put_value(w, w->t, value_of(w, 1));
    put(w, " = ");
    put_value(w, w->t, value_of(w, 2));
    if (isnan(value_of(w, 3)))
        return;
    put(w, _("; "));
    put_value(w, w->t, value_of(w, 3));
    put(w, " − ");
    put_value(w, w->t, value_of(w, 2));
    put(w, " = ");
    put_value(w, w->t, value_of(w, 4));
}

static void compute_share(writer *w)
{
    put_value(w, w->t, value_of(w, 0));
    put(w, " ÷ ");
    put_value(w, w->f->targets[1], value_of(w, 1));
    put(w, " = ");
    put_percent(w, value_of(w, 2));
    if (isnan(value_of(w, 3)))
        return;
    put(w, _("; "));
    put(w, "P(≥");
    put_plain(w, value_of(w, 0));
    put(w, ") = ");
    put_fixed(w, value_of(w, 3), 3);
}

static void compute_average(writer *w)
{
    put_value(w, w->t, value_of(w, 0));
    put(w, " ÷ ");
    put_value(w, w->f->targets[1], value_of(w, 1));
    put(w, " = ");
    target_value_text(w->t->plan->rules, w->t->unit->counted, value_of(w, 2), w->zh, w->out);
}

static void compute_register(writer *w)
{
    for (size_t i = 1; i + 1 < w->f->n_values; i += 2) {
        put(w, i > 1 ? _("; ") : "");
        put_value(w, w->t, value_of(w, 0));
        put(w, " × (1 − ");
        put_plain(w, 100 * value_of(w, i));
        put(w, "%) = ");
        put_fixed(w, value_of(w, i + 1), 2);
    }
}

static void (*const computations[TARGET_RULES])(writer *w) = {
    [TARGET_RULE_PEOPLE] = compute_people,
    [TARGET_RULE_HISTORY] = compute_base,
    [TARGET_RULE_REACHED] = compute_base,
    [TARGET_RULE_TIMES] = compute_times,
    [TARGET_RULE_PERCENT] = compute_percent,
    [TARGET_RULE_TWO_VALUES] = compute_values,
    [TARGET_RULE_TWO_CIRCLES] = compute_values,
    [TARGET_RULE_TWO_OWNERS] = compute_owners,
    [TARGET_RULE_TERM] = compute_values,
    [TARGET_RULE_YEARLY] = compute_yearly,
    [TARGET_RULE_PART] = compute_compared,
    [TARGET_RULE_KIND] = compute_values,
    [TARGET_RULE_SPLIT] = compute_compared,
    [TARGET_RULE_SUM] = compute_compared,
    [TARGET_RULE_GROWTH] = compute_growth,
    [TARGET_RULE_COMPOUND] = compute_compound,
    [TARGET_RULE_RATIO] = compute_ratio,
    [TARGET_RULE_STOCK] = compute_stock,
    [TARGET_RULE_SHARE] = compute_share,
    [TARGET_RULE_AVERAGE] = compute_average,
    [TARGET_RULE_REGISTER] = compute_register,
};

void target_computation_text(const target_finding *f, bool zh, text_buffer *out)
{
    writer w = {f, f->targets[0], zh, out};

    if (computations[f->rule])
        computations[f->rule](&w);
}
