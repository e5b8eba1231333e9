#include "report/index_step_text.h"

#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"

enum { SIGNIFICANT = 6, MOST_PLACES = 15, TEXT_SIZE = 32 };

/* To six significant digits, without zeros at the end. */
static const char *number(double x, char text[TEXT_SIZE])
{
    double size = fabs(x);
    int places = SIGNIFICANT - 1;

    while (size >= 10 && places > 0) {
        size /= 10;
        places--;
    }
    while (size > 0 && size < 1 && places < MOST_PLACES) {
        size *= 10;
        places++;
    }
    number_format_fixed(x, places, text, TEXT_SIZE);
    if (strchr(text, '.')) {
        size_t n = strlen(text);

        while (text[n - 1] == '0')
            n--;
        text[text[n - 1] == '.' ? n - 1 : n] = '\0';
    }
    return text;
}

/* Points of a result. */
static const char *points(double result, char text[TEXT_SIZE])
{
    return number(100 * result, text);
}

/* --- treatment ----------------------------------------------------------------------------------- */

static void drawn_in_text(const treatment *t, text_buffer *out)
{
    char low[TEXT_SIZE], high[TEXT_SIZE];

    if (t->points_low)
        text_buffer_print(out, PLURAL("the least %zu value drawn in to %s", "the least %zu values drawn in to %s", t->points_low),
                          t->points_low, number(t->low, low));
    if (t->points_low && t->points_high)
        text_buffer_append_string(out, "; ");
    if (t->points_high)
        text_buffer_print(out, PLURAL("the greatest %zu value drawn in to %s", "the greatest %zu values drawn in to %s", t->points_high),
                          t->points_high, number(t->high, high));
    if (!t->points_low && !t->points_high)
        text_buffer_append_string(out, _("nothing to draw in"));
}

/* Where a shape decided, what it was and what it is. */
static void shape_text(const treatment *t, text_buffer *out)
{
    char text[4][TEXT_SIZE];

    if (!cell_is_value(t->skewness) || !cell_is_value(t->kurtosis) || !cell_is_value(t->skewness_after) || !cell_is_value(t->kurtosis_after))
        return;
    text_buffer_print(out, _(" (skewness %s, kurtosis %s before; %s, %s after)"), number(t->skewness, text[0]), number(t->kurtosis, text[1]),
                      number(t->skewness_after, text[2]), number(t->kurtosis_after, text[3]));
}

static void logarithm_text(const treatment *t, text_buffer *out)
{
    char shift[TEXT_SIZE];

    if (t->shift == 0)
        text_buffer_append_string(out, _("natural logarithm"));
    else if (t->side > 0)
        text_buffer_print(out, _("ln(x + %s)"), number(t->shift, shift));
    else
        text_buffer_print(out, _("-ln(%s - x)"), number(t->shift, shift));
}

void index_treatment_text(const index_result *r, size_t indicator, size_t stratum, text_buffer *out)
{
    const treatment_rule *rule = &r->model->indicators[indicator].treatment;
    const treatment *t = &r->fits[indicator * r->n_strata + stratum].treated;
    char lambda[TEXT_SIZE];

    if (!index_is_treated(rule)) {
        text_buffer_append_string(out, _("not treated"));
        return;
    }
    if (t->transformation == TRANSFORM_LOG)
        logarithm_text(t, out);
    else if (t->transformation == TRANSFORM_BOX_COX)
        text_buffer_print(out, _("Box-Cox transformation with lambda %s"), number(t->lambda, lambda));
    else
        drawn_in_text(t, out);
    if (rule->method == treatment_find("shape") || t->transformation != TRANSFORM_NONE)
        shape_text(t, out);
}

/* --- scale ----------------------------------------------------------------------------------------- */

/* The line through two points of it. */
static void linear_text(const scale *s, text_buffer *out)
{
    char text[4][TEXT_SIZE];

    text_buffer_print(out, _("linear: %s gives %s points, %s gives %s"), number(s->origin, text[0]), points(s->from, text[1]),
                      number(s->origin + s->width, text[2]), points(s->from + s->rise, text[3]));
    if (!isinf(s->least) || !isinf(s->most))
        text_buffer_print(out, _("; from %s to %s"), isinf(s->least) ? _("no limit") : points(s->least, text[0]),
                          isinf(s->most) ? _("no limit") : points(s->most, text[1]));
}

static void ratio_text(const scale *s, text_buffer *out)
{
    char text[3][TEXT_SIZE];

    text_buffer_print(out, s->form == SCALE_LINEAR ? _("%s points for each multiple of %s") : _("%s points times %s divided by the value"),
                      points(s->rise, text[0]), number(s->form == SCALE_LINEAR ? s->width : s->origin, text[1]));
    if (!isinf(s->most))
        text_buffer_print(out, _(", at most %s"), points(s->most, text[2]));
}

static void curve_text(const scale *s, text_buffer *out)
{
    char text[3][TEXT_SIZE];

    text_buffer_print(out, _("S-shaped between %s and %s points, half of the way at %s"), points(s->from, text[0]), points(s->from + s->rise, text[1]),
                      number(s->origin, text[2]));
}

static void steps_text(const scale *s, text_buffer *out)
{
    char limit[TEXT_SIZE], result[TEXT_SIZE];

    text_buffer_print(out, _("%s points"), points(s->rule.from, result));
    for (size_t k = 0; k < s->rule.n_steps; k++)
        text_buffer_print(out, s->rule.is_up ? _("; from %s on: %s") : _("; up to %s: %s"), number(s->rule.steps[k].limit, limit),
                          points(s->rule.steps[k].points, result));
}

static bool is_ratio(const scale *s)
{
    return s->rule.method == scale_find("base") || s->rule.method == scale_find("fraction_of_max");
}

static void z_text(const scale *s, text_buffer *out)
{
    char text[4][TEXT_SIZE];

    text_buffer_print(out, _("%s points at the mean %s, and %s for each standard deviation of %s above it"), points(s->from, text[0]),
                      number(s->origin, text[1]), points(s->rise, text[2]), number(s->width, text[3]));
}

static void ranked_text(const scale *s, text_buffer *out)
{
    char from[TEXT_SIZE], to[TEXT_SIZE];

    text_buffer_print(out, PLURAL("place among %zu known value: %s to %s points", "place among %zu known values: %s to %s points", s->n), s->n,
                      points(s->from, from), points(s->most, to));
}

void index_scale_text(const index_result *r, size_t indicator, size_t stratum, text_buffer *out)
{
    const scale *s = &r->fits[indicator * r->n_strata + stratum].fitted;

    switch (s->form) {
    case SCALE_LINEAR:
        (is_ratio(s) ? ratio_text : s->rule.method == scale_find("z_score") ? z_text : linear_text)(s, out);
        break;
    case SCALE_INVERSE:
        ratio_text(s, out);
        break;
    case SCALE_LOGISTIC:
        curve_text(s, out);
        break;
    case SCALE_RANKED:
        ranked_text(s, out);
        break;
    case SCALE_STEPPED:
        steps_text(s, out);
        break;
    case SCALE_REACHED:
    case SCALE_SAME:
        text_buffer_append_string(out, scale_state_text(s->state));
        break;
    }
}
