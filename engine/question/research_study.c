#include "question/research_study.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"

void research_study_free(void *study)
{
    research_study *s = study;

    if (!s)
        return;
    condition_set_free(s->set);
    research_rules_free(s->rules);
    release(s->figures);
    release(s->is_in);
    release(s);
}

/* --- opening ------------------------------------------------------------------------------------------------------- */

static bool ask(research_study *s, size_t *first)
{
    bool ok = s->set && condition_set_add(s->set, s->rules->among, s->rules->n_among, first);

    for (size_t i = 0; i < s->rules->n && ok; i++)
        ok = condition_set_add_own(s->set, s->rules->sources[i].indicator);
    return ok;
}

static bool has_figure(const research_study *s, size_t company)
{
    for (size_t k = 0; k < s->rules->n; k++) {
        if (cell_is_value(research_figure(s, k, company)))
            return true;
    }
    return false;
}

static bool is_given(const research_study *s, size_t source)
{
    for (size_t i = 0; i < s->companies; i++) {
        if (cell_is_value(research_figure(s, source, i)))
            return true;
    }
    return false;
}

/* A source that states nothing of anybody was not given, so nobody is missing from it. */
static void leave_out_sources(research_study *s)
{
    size_t kept = 1;

    for (size_t k = 1; k < s->rules->n; k++) {
        if (!is_given(s, k)) {
            s->not_given[s->n_not_given++] = s->rules->sources[k].from;
            continue;
        }
        s->rules->sources[kept] = s->rules->sources[k];
        memmove(s->figures + kept * s->companies, s->figures + k * s->companies, s->companies * sizeof *s->figures);
        kept++;
    }
    s->rules->n = kept;
}

static tidu_status take_figures(research_study *s, size_t first, tidu_error *err)
{
    size_t n = panel_count(s->set->data.panel);

    s->companies = n;
    s->figures = allocate_array(n * s->rules->n + 1, sizeof *s->figures);
    s->is_in = allocate_array(n + 1, 1);
    if (!s->figures || !s->is_in)
        return error_memory(err);
    for (size_t k = 0; k < s->rules->n; k++) {
        for (size_t i = 0; i < n; i++)
            s->figures[k * n + i] = condition_set_own(s->set, s->rules->sources[k].indicator, i);
    }
    leave_out_sources(s);
    for (size_t i = 0; i < n; i++) {
        truth meant = condition_set_all(s->set, first, s->rules->n_among, i);

        if (!s->set->is_in[i] || !has_figure(s, i))
            continue;
        s->is_in[i] = meant == TRUTH_TRUE;
        s->n += meant == TRUTH_TRUE;
        s->perhaps += meant == TRUTH_UNKNOWN;
    }
    return TIDU_OK;
}

static tidu_status open_study(research_study *s, inquiry *asked, tidu_error *err)
{
    size_t first = 0;
    tidu_status status = environment_research(s->env, &s->rules, err);

    if (status)
        return status;
    s->set = condition_set_new(asked, false);
    status = ask(s, &first) ? condition_set_open(s->set, asked, err) : error_memory(err);
    return status ? status : take_figures(s, first, err);
}

tidu_status research_study_open(inquiry *asked, research_study **out, tidu_error *err)
{
    research_study *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = asked->env;
    status = open_study(s, asked, err);
    if (status)
        research_study_free(s);
    else
        *out = s;
    return status;
}

/* --- answers --------------------------------------------------------------------------------------------------------- */

double research_figure(const research_study *s, size_t source, size_t company)
{
    return s->figures[source * s->companies + company];
}

static void add(research_amount *to, double sum)
{
    to->n++;
    to->sum += sum;
}

research_amount research_total(const research_study *s, size_t source, const uint8_t *is_in)
{
    research_amount total = {0, 0};

    for (size_t i = 0; i < s->companies; i++) {
        if (is_in[i] && cell_is_value(research_figure(s, source, i)))
            add(&total, research_figure(s, source, i));
    }
    return total;
}

ratio_sum research_conversion(const research_study *s, size_t source, const uint8_t *is_in)
{
    ratio_sum out;

    ratio_sum_of(s->figures + source * s->companies, s->figures, is_in, s->companies, 0, 0, &out);
    return out;
}

static void add_company(const research_study *s, size_t company, research_step *out)
{
    double a = research_figure(s, out->from, company), b = research_figure(s, out->to, company);

    if (cell_is_value(a))
        add(&out->start, a);
    if (cell_is_value(b))
        add(&out->end, b);
    if (cell_is_value(a) && !cell_is_value(b))
        add(&out->absent, a);
    if (cell_is_value(b) && !cell_is_value(a))
        add(&out->only, b);
    if (a > b)
        add(&out->lower, a - b);
    if (b > a)
        add(&out->higher, b - a);
}

research_step research_step_of(const research_study *s, size_t from, size_t to, const uint8_t *is_in)
{
    research_step out = {.from = from, .to = to};

    for (size_t i = 0; i < s->companies; i++) {
        if (is_in[i])
            add_company(s, i, &out);
    }
    return out;
}

double research_gap(const research_study *s, size_t company)
{
    double book = research_figure(s, 0, company), gap = 0;

    for (size_t k = 1; k < s->rules->n && cell_is_value(book); k++) {
        double figure = research_figure(s, k, company);

        gap = fmax(gap, fabs(book - (cell_is_value(figure) ? figure : 0)));
    }
    return gap;
}

bool research_is_apart(const research_study *s, size_t company)
{
    double figures[RESEARCH_MOST_SOURCES];

    for (size_t k = 0; k < s->rules->n; k++)
        figures[k] = research_figure(s, k, company);
    return research_rules_are_apart(s->rules, figures);
}
