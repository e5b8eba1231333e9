/*
 * The three decimals are read by the rule language and brought to one place: the lowest that any of them has, and two
 * below it, so that a hundredth of a step is whole as well. Whole numbers below 10^15 leave room for any sum of them.
 */
#include "scenario/parameter_range.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "rules/parse.h"

static const int64_t greatest = INT64_C(1000000000000000);
enum { PARTS_PLACES = 2, MOST_PLACES = 15 };

/* digits * 10^place */
typedef struct decimal {
    int64_t digits;
    int place;
    int shift;
    int money;
} decimal;

bool parameter_range_is(const char *text)
{
    const char *value = strchr(text, '=');

    return value && strstr(value, "..");
}

static tidu_status say_long(const char *text, tidu_error *err)
{
    return error_set(err, TIDU_EUSAGE, _("the numbers of '%.100s' have too many digits to be stepped through"), text);
}

static tidu_status read_decimal(const char *text, arena *memory, decimal *out, tidu_error *err)
{
    source_place place = {0};
    bool is_negative;
    node *n;

    if (expression_parse(text, &place, memory, &n, NULL))
        n = NULL;
    is_negative = n && n->kind == NODE_NEGATE;
    n = is_negative ? n->first : n;
    if (!n || n->kind != NODE_NUMBER)
        return error_set(err, TIDU_EUSAGE, _("'%.100s' is no number; write it like 30, 20%% or 5000 wan"), text);
    *out = (decimal){.place = n->shift, .shift = n->shift, .money = n->money};
    for (const char *c = n->text; *c; c++) {
        const char *point = strchr(n->text, '.');

        if (*c == '.')
            continue;
        if (*c < '0' || *c > '9' || out->digits >= greatest / 10)
            return say_long(text, err);
        out->digits = out->digits * 10 + (*c - '0');
        out->place -= point && c > point;
    }
    out->digits = is_negative ? -out->digits : out->digits;
    return TIDU_OK;
}

/* Its digits on another place, which is not above its own. */
static bool bring(int64_t digits, int place, int to, int64_t *out)
{
    if (place - to > MOST_PLACES)
        return false;
    for (; place > to; place--) {
        if (digits >= greatest / 10 || digits <= -greatest / 10)
            return false;
        digits *= 10;
    }
    *out = digits;
    return true;
}

/* FROM..TO:STEP, each a copy in `memory` */
static tidu_status split(const char *text, arena *memory, const char *part[3], parameter_range *out, tidu_error *err)
{
    const char *equals = strchr(text, '='), *dots = equals ? strstr(equals, "..") : NULL;
    const char *colon = dots ? strrchr(dots, ':') : NULL;

    if (!colon || equals == text || dots == equals + 1 || colon == dots + 2 || !colon[1])
        return error_set(err, TIDU_EUSAGE,
                         _("a range is written from..to:step, like hnte.rd_floor.1=3%%..6%%:0.25%%, not '%.100s'"),
                         text);
    *out = (parameter_range){.text = arena_copy_string(memory, text),
                             .name = arena_copy(memory, text, (size_t)(equals - text))};
    part[0] = arena_copy(memory, equals + 1, (size_t)(dots - equals - 1));
    part[1] = arena_copy(memory, dots + 2, (size_t)(colon - dots - 2));
    part[2] = arena_copy_string(memory, colon + 1);
    return out->text && out->name && part[0] && part[1] && part[2] ? TIDU_OK : error_memory(err);
}

static int lowest(const decimal d[3])
{
    int place = d[0].place < d[1].place ? d[0].place : d[1].place;

    return d[2].place < place ? d[2].place : place;
}

static tidu_status check(parameter_range *r, tidu_error *err)
{
    int64_t n;

    if (r->step <= 0)
        return error_set(err, TIDU_EUSAGE, _("the step of '%.100s' must be above 0"), r->text);
    if (r->from > r->to)
        return error_set(err, TIDU_EUSAGE, _("'%.100s' begins above its end; write the lower value first"), r->text);
    n = (r->to - r->from) / r->step + 1;
    if (n > RANGE_MOST_VALUES)
        return error_set(err, TIDU_EUSAGE, _("'%.100s' has %lld values; a curve has at most %d"), r->text, (long long)n,
                         RANGE_MOST_VALUES);
    r->n = (size_t)n;
    return TIDU_OK;
}

tidu_status parameter_range_parse(const char *text, arena *memory, parameter_range *out, tidu_error *err)
{
    const char *part[3];
    decimal d[3];
    tidu_status status = split(text, memory, part, out, err);

    for (size_t i = 0; i < 3 && !status; i++)
        status = read_decimal(part[i], memory, &d[i], err);
    if (status)
        return status;
    for (size_t i = 1; i < 3; i++) {
        if (d[i].money != d[0].money)
            return error_set(err, TIDU_EUSAGE, _("'%.100s' mixes amounts of money and plain numbers"), text);
    }
    out->place = lowest(d) - PARTS_PLACES;
    out->shift = d[2].shift;
    out->money = d[0].money;
    if (out->shift - out->place > MOST_PLACES || !bring(d[0].digits, d[0].place, out->place, &out->from) ||
        !bring(d[1].digits, d[1].place, out->place, &out->to) ||
        !bring(d[2].digits, d[2].place, out->place, &out->step))
        return say_long(text, err);
    return check(out, err);
}

tidu_status parameter_range_own(parameter_range *r, const char *value, arena *memory, tidu_error *err)
{
    parameter_range finer = *r;
    decimal d;
    tidu_status status = read_decimal(value, memory, &d, err);

    if (status)
        return status;
    finer.place = d.place < r->place ? d.place : r->place;
    if (finer.shift - finer.place > MOST_PLACES || !bring(d.digits, d.place, finer.place, &finer.own) ||
        !bring(r->from, r->place, finer.place, &finer.from) || !bring(r->to, r->place, finer.place, &finer.to) ||
        !bring(r->step, r->place, finer.place, &finer.step))
        return say_long(r->text, err);
    *r = finer;
    return TIDU_OK;
}

static const char *unit_of(const parameter_range *r)
{
    if (!r->money)
        return r->shift == -2 ? "%" : "";
    return r->shift == 8 ? " yi" : r->shift == 4 ? " wan" : r->shift == 3 ? " thousand" : " yuan";
}

void parameter_range_write(const parameter_range *r, int64_t value, char text[RANGE_TEXT])
{
    int decimals = r->shift > r->place ? r->shift - r->place : 0;
    uint64_t digits = (uint64_t)(value < 0 ? -value : value), whole = digits, scale = 1;
    int length;

    for (int i = 0; i < decimals; i++)
        scale *= 10;
    whole = digits / scale;
    length = snprintf(text, RANGE_TEXT, "%s%" PRIu64, value < 0 ? "-" : "", whole);
    if (digits % scale) {
        length += snprintf(text + length, RANGE_TEXT - (size_t)length, ".%0*" PRIu64, decimals, digits % scale);
        while (text[length - 1] == '0')
            length--;
    }
    snprintf(text + length, RANGE_TEXT - (size_t)length, "%s", unit_of(r));
}

double parameter_range_number(const parameter_range *r, int64_t value)
{
    char digits[24];
    double x = 0;
    bool is_short;
    int length = snprintf(digits, sizeof digits, "%" PRId64, value);

    number_parse(digits, (size_t)length, r->place, &x, &is_short);
    return x;
}
