#include "question/monthly_study.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "panel/period.h"
#include "question/selection.h"
#include "store/store_month.h"

enum { ANY_YEAR = 9999, YEAR_OF_MONTHS = 12 };

double monthly_growth(const monthly_sums *s)
{
    return s->n_both && s->then > 0 ? s->now / s->then - 1 : NAN;
}

double monthly_growth_whole(const monthly_sums *s)
{
    return s->then + s->left > 0 ? (s->now + s->came) / (s->then + s->left) - 1 : NAN;
}

void monthly_study_free(void *study)
{
    monthly_study *s = study;

    if (!s)
        return;
    data_clear(&s->data);
    release(s->is_in);
    release(s->points);
    release(s->towns);
    release(s->changes);
    release(s);
}

/* --- the data ----------------------------------------------------------------------- */

static tidu_status find_indicator(const environment *env, const char *name, int *out, tidu_error *err)
{
    const dictionary *d = env->dictionary;
    int id = dictionary_find_label(d, name);
    const char *nearest = id == INDICATOR_NONE ? dictionary_suggest(d, name) : NULL;
    const indicator *about;

    if (id == INDICATOR_NONE)
        return nearest ? error_set(err, TIDU_EUSAGE, _("unknown indicator '%s'; did you mean '%s'?"), name, nearest)
                       : error_set(err, TIDU_EUSAGE, _("unknown indicator '%s'"), name);
    about = dictionary_get(d, id);
    if (about->kind != INDICATOR_ANNUAL || (about->type != INDICATOR_MONEY && about->type != INDICATOR_COUNT))
        return error_set(err, TIDU_EUSAGE, _("'%s' cannot be added up over companies; take an amount or a number of a period, such as rd_expense"),
                         indicator_label(about, env->is_chinese));
    *out = id;
    return TIDU_OK;
}

typedef struct wanting {
    const monthly_study *s;
    const selection *of;
} wanting;

/* 0 while the month is not known: what the selection reads is then read of all years. */
static int year_of(const monthly_study *s)
{
    return s->options.month ? period_year(s->options.month) : 0;
}

static bool want(void *context, int year, panel *into)
{
    const wanting *w = context;
    const dictionary *d = panel_dictionary(into);

    (void)year;
    return panel_want(into, dictionary_find(d, "town"), PANEL_ANY_YEAR, PANEL_ANY_YEAR) &&
           panel_want(into, w->s->indicator, 1, PERIOD_FIRST_YEAR - 1) && selection_want(w->of, year_of(w->s), into);
}

static tidu_status nothing(const monthly_study *s, tidu_error *err)
{
    const char *label = indicator_label(dictionary_get(s->env->dictionary, s->indicator), s->env->is_chinese);
    char text[PERIOD_TEXT];

    if (!s->options.month)
        return error_set(err, TIDU_ENOTFOUND, _("there is no figure of a month of '%s'; import a table of a month first"), label);
    return error_set(err, TIDU_ENOTFOUND, _("no company has a figure of '%s' of %s, or of the same month of the year before"), label,
                     period_text(s->options.month, text));
}

static tidu_status load(monthly_study *s, inquiry *asked, const selection *of, tidu_error *err)
{
    wanting w = {s, of};
    int year = ANY_YEAR, first, last;
    tidu_status status = data_load(s->env, &asked->source, &(data_need){.want = want, .context = &w}, &year, &s->data, err);

    if (status)
        return status;
    asked->found = data_take_problems(&s->data);
    if (s->data.store && !s->options.month)
        status = store_last_month(s->data.store, s->env->dictionary, s->indicator, &s->options.month, err);
    if (!status && s->data.store && s->options.month)
        status = store_load_months(s->data.store, s->indicator, period_of_month(year_of(s) - 1, 1), s->options.month, s->data.panel, err);
    answer_reads_note_rows(s->env->reads, ANSWER_READS_MONTHS);
    panel_months(s->data.panel, &first, &last);
    if (!s->options.month)
        s->options.month = last;
    if (!status && !s->options.month)
        return nothing(s, err);
    if (!status && !selection_report(of, s->data.panel, &asked->found))
        status = error_memory(err);
    return status ? status
                  : selection_members(of, &(binding){s->data.panel, s->data.credentials, year_of(s), binding_default_date(year_of(s))},
                                      &s->is_in, err);
}

/* --- sums ------------------------------------------------------------------------------ */

static double figure(const monthly_study *s, uint32_t company, int month)
{
    return panel_number(s->data.panel, company, s->indicator, month);
}

static void add(monthly_sums *to, double now, double then)
{
    if (!isnan(now) && !isnan(then)) {
        to->n_both++;
        to->now += now;
        to->then += then;
        largest_two_add(&to->now_parts, now);
        largest_two_add(&to->then_parts, then);
    } else if (!isnan(now)) {
        to->n_came++;
        to->came += now;
        largest_two_add(&to->came_parts, now);
    } else if (!isnan(then)) {
        to->n_left++;
        to->left += then;
        largest_two_add(&to->left_parts, then);
    }
}

/* Of those that are selected, or of the others. */
static monthly_sums sums_of(const monthly_study *s, bool is_selected, int month)
{
    monthly_sums sums = {0};

    for (uint32_t i = 0; i < panel_count(s->data.panel); i++) {
        if (!s->is_in[i] != is_selected)
            add(&sums, figure(s, i, month), figure(s, i, month - YEAR_OF_MONTHS));
    }
    return sums;
}

static tidu_status find_points(monthly_study *s, tidu_error *err)
{
    int january = period_of_month(year_of(s), 1);

    s->fewest_outside = INFINITY;
    s->points = allocate_array(YEAR_OF_MONTHS, sizeof *s->points);
    if (!s->points)
        return error_memory(err);
    for (int month = january; month <= s->options.month; month++) {
        monthly_sums sums = sums_of(s, true, month);
        size_t outside = sums_of(s, false, month).n_both;

        if (outside && (double)outside < s->fewest_outside)
            s->fewest_outside = (double)outside;
        if (sums.n_both + sums.n_came)
            s->points[s->n_points++] = (monthly_point){month, sums};
    }
    return TIDU_OK;
}

static int by_name(const void *a, const void *b)
{
    const monthly_town *x = a, *y = b;

    int unnamed = !*x->name - !*y->name;

    return unnamed ? unnamed : strcmp(x->name, y->name);
}

static monthly_town *town_of(monthly_study *s, const char *name, size_t *capacity)
{
    for (size_t i = 0; i < s->n_towns; i++) {
        if (!strcmp(s->towns[i].name, name))
            return &s->towns[i];
    }
    if (!allocate_room((void **)&s->towns, capacity, s->n_towns + 1, sizeof *s->towns))
        return NULL;
    s->towns[s->n_towns] = (monthly_town){.name = name};
    return &s->towns[s->n_towns++];
}

/* A sum since January is never less than that of an earlier month. */
static bool falls(const monthly_study *s, uint32_t company, double now)
{
    for (int month = period_of_month(year_of(s), 1); month < s->options.month && !isnan(now); month++) {
        if (figure(s, company, month) > now)
            return true;
    }
    return false;
}

static int order_of(const monthly_change *c)
{
    return isnan(c->now) ? 1 : isnan(c->then) ? 2 : 0;
}

static int by_change(const void *a, const void *b)
{
    const monthly_change *x = a, *y = b;
    double dx = x->now - x->then, dy = y->now - y->then;

    if (order_of(x) != order_of(y))
        return order_of(x) - order_of(y);
    if (!order_of(x) && dx != dy)
        return dx < dy ? -1 : 1;
    return (x->company > y->company) - (x->company < y->company);
}

static tidu_status find_changes(monthly_study *s, tidu_error *err)
{
    const panel *p = s->data.panel;
    const char *const *towns = panel_text_column(p, dictionary_find(panel_dictionary(p), "town"));
    size_t n = panel_count(p), capacity = 0;

    s->changes = allocate_array(n, sizeof *s->changes);
    if (!s->changes)
        return error_memory(err);
    for (uint32_t i = 0; i < n; i++) {
        double now = figure(s, i, s->options.month), then = figure(s, i, s->options.month - YEAR_OF_MONTHS);
        monthly_town *town;

        if (!s->is_in[i] || (isnan(now) && isnan(then)))
            continue;
        town = town_of(s, towns && towns[i] ? towns[i] : "", &capacity);
        if (!town)
            return error_memory(err);
        add(&town->sums, now, then);
        add(&s->whole, now, then);
        s->changes[s->n_changes] = (monthly_change){i, now, then, falls(s, i, now)};
        s->n_declines += now < then;
        s->n_falls += s->changes[s->n_changes++].falls;
    }
    qsort(s->changes, s->n_changes, sizeof *s->changes, by_change);
    if (s->n_towns)
        qsort(s->towns, s->n_towns, sizeof *s->towns, by_name);
    return s->n_changes ? TIDU_OK : nothing(s, err);
}

tidu_status monthly_study_make(inquiry *asked, const monthly_options *o, monthly_study **out, tidu_error *err)
{
    monthly_study *s = allocate_array(1, sizeof *s);
    selection *of = NULL;
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = asked->env;
    s->options = *o;
    status = find_indicator(s->env, o->indicator, &s->indicator, err);
    if (!status)
        status = selection_new(s->env->dictionary, &asked->question, &of, err);
    if (!status)
        status = load(s, asked, of, err);
    if (!status)
        status = find_changes(s, err);
    if (!status)
        status = find_points(s, err);
    selection_free(of);
    if (status)
        monthly_study_free(s);
    else
        *out = s;
    return status;
}
