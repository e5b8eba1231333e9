#include "question/baseline_study.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "numeric/needed.h"
#include "question/baseline_study_internal.h"
#include "rules/check.h"
#include "rules/parse.h"

void baseline_study_free(void *study)
{
    baseline_study *s = study;

    if (!s)
        return;
    condition_set_free(s->set);
    baseline_rules_free(s->rules);
    release(s->industry);
    release(s->industries);
    release(s->sorted);
    release(s->made);
    arena_free(s->memory);
    release(s);
}

/* --- the figure ------------------------------------------------------------------------------------------------------ */

/* A name that is none, with one that may have been meant; false: it is no name. */
static bool suggests(const baseline_study *s, const char *text, tidu_error *err)
{
    suggestion best = suggestion_begin(text);

    if (text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_")] || dictionary_find(s->env->dictionary, text) != INDICATOR_NONE)
        return false;
    for (size_t i = 0; i < s->rules->n; i++)
        suggestion_offer(&best, s->rules->indicators[i].id);
    if (best.nearest)
        error_set(err, TIDU_EUSAGE, _("'%s' is none of the figures of practice/baseline.yaml; did you mean '%s'?"), text, best.nearest);
    return best.nearest != NULL;
}

static tidu_status parse(baseline_study *s, const char *text, tidu_error *err)
{
    source_place place = {0};
    scope names = {.dictionary = s->env->dictionary};
    node *n;
    tidu_status status = suggests(s, text, err) ? TIDU_EUSAGE : expression_parse(text, &place, s->memory, &n, err);

    if (!status)
        status = expression_check(n, VALUE_NUMBER, &names, &place, err);
    if (status)
        return status == TIDU_EMODEL ? (err ? err->status = TIDU_EUSAGE : 0, TIDU_EUSAGE) : status;
    s->value = n;
    s->name.zh = s->name.en = arena_copy_string(s->memory, text);
    return s->name.zh ? TIDU_OK : error_memory(err);
}

/* Numbers of persons and things, added up or taken as they are. */
static bool is_count(const dictionary *d, const node *n)
{
    if (n->kind == NODE_INDICATOR)
        return dictionary_get(d, n->indicator)->type == INDICATOR_COUNT;
    if (n->kind == NODE_NAME)
        return n->definition && n->definition->expression && is_count(d, n->definition->expression);
    if (n->kind != NODE_ADD && n->kind != NODE_CALL)
        return false;
    for (const node *x = n->first; x; x = x->next) {
        if (!is_count(d, x))
            return false;
    }
    return n->kind == NODE_ADD || !strcmp(n->text, "sum") || !strcmp(n->text, "last");
}

static tidu_status take_figure(baseline_study *s, const char *of, tidu_error *err)
{
    const baseline_indicator *i = of ? baseline_rules_find(s->rules, of) : &s->rules->indicators[0];
    tidu_status status = TIDU_OK;

    if (i) {
        s->value = i->value;
        s->name = i->name;
    } else {
        status = parse(s, of, err);
    }
    if (status || s->value->kind != NODE_DIVIDE)
        return status;
    s->of = s->value->first;
    s->per = s->of->next;
    s->is_count = is_count(s->env->dictionary, s->of);
    return TIDU_OK;
}

/* Those of the rules, and the line in its place among them. */
static void take_quantiles(baseline_study *s, double line)
{
    size_t k = 0;

    while (k < s->rules->n_quantiles && s->rules->quantiles[k] < line)
        k++;
    memcpy(s->quantiles, s->rules->quantiles, k * sizeof *s->quantiles);
    s->line = k;
    s->quantiles[k] = line;
    s->n_quantiles = k + 1;
    for (k += k < s->rules->n_quantiles && s->rules->quantiles[k] == line; k < s->rules->n_quantiles; k++)
        s->quantiles[s->n_quantiles++] = s->rules->quantiles[k];
}

/* --- opening --------------------------------------------------------------------------------------------------------- */

static bool ask(baseline_study *s)
{
    size_t first;

    return s->set && condition_set_add(s->set, s->rules->among, s->rules->n_among, &first) && condition_set_add_number(s->set, s->value, &s->value_number) &&
           (!s->of || (condition_set_add_number(s->set, s->of, &s->of_number) && condition_set_add_number(s->set, s->per, &s->per_number)));
}

static tidu_status open_study(baseline_study *s, inquiry *asked, const baseline_question *q, tidu_error *err)
{
    tidu_status status = environment_baseline(s->env, &s->rules, err);

    if (!status)
        status = take_figure(s, q->of, err);
    if (status)
        return status;
    s->by = q->by ? q->by : s->rules->by;
    take_quantiles(s, q->line > 0 ? q->line : s->rules->line);
    s->set = condition_set_new(asked, false);
    status = ask(s) ? condition_set_open(s->set, asked, err) : error_memory(err);
    if (!status)
        status = baseline_find_industries(s, err);
    return status ? status : baseline_compute(s, err);
}

tidu_status baseline_study_open(inquiry *asked, const baseline_question *q, baseline_study **out, tidu_error *err)
{
    baseline_study *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = asked->env;
    s->memory = arena_new();
    status = s->memory ? open_study(s, asked, q, err) : error_memory(err);
    if (status)
        baseline_study_free(s);
    else
        *out = s;
    return status;
}

/* --- answers --------------------------------------------------------------------------------------------------------- */

double baseline_value(const baseline_study *s, size_t company)
{
    return s->set->numbers[s->value_number].cells[company];
}

double baseline_of(const baseline_study *s, size_t company)
{
    return s->set->numbers[s->of_number].cells[company];
}

double baseline_per(const baseline_study *s, size_t company)
{
    return s->set->numbers[s->per_number].cells[company];
}

double baseline_line(const baseline_study *s, size_t company)
{
    uint32_t i = s->industry[company];

    return i == BASELINE_OUTSIDE ? cell_missing() : s->industries[i].quantiles[s->line].value;
}

bool baseline_is_below(const baseline_study *s, size_t company)
{
    return s->set->is_in[company] && baseline_value(s, company) < baseline_line(s, company); /* false where one is missing */
}

double baseline_gap(const baseline_study *s, size_t company)
{
    double line = baseline_line(s, company);

    if (!s->of)
        return line - baseline_value(s, company);
    if (s->is_count)
        return fmax(1, needed_whole(line, baseline_per(s, company), 1) - baseline_of(s, company));
    return needed_amount(line, baseline_per(s, company), 1) - baseline_of(s, company);
}
