#include "report/target_text.h"

#include <math.h>

#include "base/date.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/path.h"

enum { DECIMALS = 2 };

static void put_unit(const target_unit *unit, bool zh, text_buffer *out)
{
    const char *name = model_text_in(unit->name, zh);

    if (*name)
        text_buffer_print(out, unit->counted == TARGET_SHARE || unit->counted == TARGET_RATE ? "%s" : " %s", name);
}

static void put_number(double number, text_buffer *out)
{
    char text[32];

    text_buffer_append(out, text, number_format(number, text));
}

void target_quantity_text(double number, const target_unit *unit, bool zh, text_buffer *out)
{
    put_number(number, out);
    put_unit(unit, zh, out);
}

void target_value_text(const target_rules *rules, size_t counted, double value, bool zh, text_buffer *out)
{
    const target_unit *unit = counted == TARGET_THINGS ? NULL : target_unit_fitting(rules, counted, value);
    char text[400];
    size_t n = number_format_fixed(unit ? value / unit->times : value, DECIMALS, text, sizeof text);

    text_buffer_append(out, text, n);
    if (unit)
        put_unit(unit, zh, out);
}

/* `unit` NULL: none is shown. */
static void put_aim(const target *t, const target_unit *unit, bool zh, text_buffer *out)
{
    char day[11];

    if (t->comparator == TARGET_BY_DATE) {
        date_format(t->by, day);
        text_buffer_print(out, _("done by %s"), day);
        return;
    }
    if (t->span == TARGET_YEARLY)
        text_buffer_append_string(out, _("each year "));
    if (t->span == TARGET_CUMULATIVE)
        text_buffer_append_string(out, _("in all "));
    if (t->comparator == TARGET_RANK)
        text_buffer_append_string(out, _("among the first "));
    else if (t->comparator != TARGET_RANGE)
        text_buffer_append_string(out, t->comparator == TARGET_ABOUT ? "≈" : "≥");
    put_number(t->aim, out);
    if (t->comparator == TARGET_RANGE) {
        text_buffer_append_string(out, "–");
        put_number(t->most, out);
    }
    if (unit)
        put_unit(unit, zh, out);
    if (isnan(t->stretch))
        return;
    text_buffer_append_string(out, _(", striving for "));
    put_number(t->stretch, out);
    if (unit)
        put_unit(unit, zh, out);
}

void target_aim_text(const target *t, bool zh, text_buffer *out)
{
    put_aim(t, t->unit, zh, out);
}

void target_number_text(const target *t, text_buffer *out)
{
    put_aim(t, NULL, false, out);
}

/* --- values, plans and lights ------------------------------------------------------------------------------------ */

static void put_typed(const typed_value *v, text_buffer *out)
{
    text_buffer_print(out, "%s:%lu", path_name(v->file), v->line);
    if (*v->reason)
        text_buffer_print(out, _(", reason: %s"), v->reason);
    else
        text_buffer_append_string(out, _(", without a reason"));
    if (*v->entered_by)
        text_buffer_print(out, _(", entered by %s"), v->entered_by);
}

static void put_tables(const target_reading *r, const char *from, const char *day, text_buffer *out)
{
    const target_count *c = r->count;

    if (c->from == COUNT_COVERAGE)
        text_buffer_print(out, c->by ? _("counted: share by amount of a coverage on %s") : _("counted: share by number of a coverage on %s"), day);
    else if (c->from == COUNT_TABLE)
        text_buffer_print(out, c->sum ? _("counted: sum over a table from %s to %s") : _("counted: rows of a table from %s to %s"), from, day);
    else
        text_buffer_print(out, c->months_as ? _("counted: growth of the same sample in the month of %s") : _("counted: figures of the month of %s"), day);
    if (!isnan(r->most) && !isinf(r->most))
        text_buffer_print(out, _("; at most %.10g"), r->most);
    if (r->n_open)
        text_buffer_print(out, PLURAL("; %zu row cannot be told", "; %zu rows cannot be told", r->n_open), r->n_open);
}

void target_reading_text(const target_reading *r, text_buffer *out)
{
    char from[11], day[11];

    date_format(r->from + 1, from);
    date_format(r->day, day);
    switch (r->origin) {
    case READING_NONE: break;
    case READING_TYPED: put_typed(r->typed, out); break;
    case READING_APPLICATIONS: text_buffer_print(out, _("counted: applications from %s to %s"), from, day); break;
    case READING_TABLES: put_tables(r, from, day, out); break;
    case READING_CERTIFICATES:
        if (r->from == DATE_NO_BEGIN)
            text_buffer_print(out, _("counted: certificates valid on %s"), day);
        else
            text_buffer_print(out, _("counted: certificates granted from %s to %s"), from, day);
        break;
    }
}

const char *target_curve_text(const target_curve *c)
{
    static const char *const words[] = {[CURVE_LINEAR] = N_("evenly over the months"), [CURVE_BATCHES] = N_("in batches"),
                                        [CURVE_TYPED] = N_("as planned month by month"), [CURVE_LAST_YEAR] = N_("as the year before"),
                                        [CURVE_END] = N_("at the end alone"), [CURVE_DAY] = N_("by its day"),
                                        [CURVE_KEEP] = N_("what there was is to be kept")};

    return c->lacks_shape ? _("as the year before, which is not known") : _(words[c->kind]);
}

const char *target_curve_origin_text(const target_curve *c)
{
    return c->origin == CURVE_OF_PLAN ? _("stated by the plan") : c->origin == CURVE_OF_MEASURE ? _("by practice for this item") : _("the usual one");
}

void target_light_text(const light *l, bool zh, text_buffer *out)
{
    text_buffer_print(out, "%s %s", l->shape, model_text_in(l->name, zh));
}

void target_light_number_text(const target_standing *s, const light_rule *rule, text_buffer *out)
{
    char number[64];
    double shown = s->number;

    if (s->reason == LIGHT_NO_VALUE) {
        text_buffer_append_string(out, _("no value is known"));
        return;
    }
    if (s->reason == LIGHT_NO_PLAN) {
        text_buffer_append_string(out, _("nothing is planned before the end"));
        return;
    }
    if (rule->by == LIGHT_BY_POINTS && s->reason == LIGHT_BY_NUMBER)
        shown = fabs(shown);
    number_format_fixed(shown, s->reason == LIGHT_BY_LATE ? 0 : 1, number, sizeof number);
    if (s->reason == LIGHT_BY_LATE)
        text_buffer_print(out, _("%s months late"), number);
    else if (rule->by == LIGHT_BY_POINTS)
        text_buffer_print(out, s->number < 0 ? _("%s points behind the plan") : _("%s points ahead of the plan"), number);
    else
        text_buffer_print(out, rule->by == LIGHT_BY_COMPLETION ? _("%s%% of the aim") : _("%s%% of what is planned"), number);
}

const char *target_method_text(size_t method)
{
    static const char *const methods[] = {N_("as stated"), N_("in equal parts"), N_("by ability"), N_("as in the year before")};

    return _(methods[method]);
}

void target_place_text(const char *file, unsigned long line, text_buffer *out)
{
    text_buffer_print(out, "%s:%lu", path_name(file), line);
}
