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

void target_place_text(const char *file, unsigned long line, text_buffer *out)
{
    text_buffer_print(out, "%s:%lu", path_name(file), line);
}
