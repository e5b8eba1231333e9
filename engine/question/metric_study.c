#include "question/metric_study.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "model/named_file.h"
#include "numeric/needed.h"
#include "rules/parse.h"

static void clear_year(metric_year *y)
{
    release(y->zeros);
    release(y->is_in);
}

void metric_study_free(void *study)
{
    metric_study *s = study;

    if (!s)
        return;
    for (size_t i = 0; i < s->n; i++) {
        clear_year(&s->results[i].now);
        clear_year(&s->results[i].before);
        metric_rule_free(s->results[i].rule);
    }
    condition_set_free(s->now);
    condition_set_free(s->before);
    release(s->results);
    arena_free(s->memory);
    release(s);
}

/* --- the rules ------------------------------------------------------------------------------------------------------ */

static tidu_status add_rule(metric_study *s, const char *path, tidu_error *err)
{
    metric_rule *rule;
    tidu_status status = metric_rule_load(path, &s->env->catalogue, s->env->dictionary, &rule, err);

    for (size_t i = 0; i < s->n && !status; i++) {
        if (strcmp(s->results[i].rule->id, rule->id))
            continue;
        metric_rule_free(rule); /* an earlier folder has it */
        return TIDU_OK;
    }
    if (!status)
        s->results[s->n++].rule = rule;
    return status;
}

static tidu_status load_all(metric_study *s, tidu_error *err)
{
    catalogue files;
    tidu_status status = catalogue_open_below(s->env->folders, "metrics", &files, err);

    if (status)
        return status;
    if (!(s->results = allocate_array(files.n + 1, sizeof *s->results)))
        status = error_memory(err);
    for (size_t i = 0; i < files.n && !status; i++)
        status = add_rule(s, files.files[i], err);
    catalogue_close(&files);
    return status;
}

/* Of all that are loaded only the one that is called so; false: none is. */
static bool keep_called(metric_study *s, const char *name)
{
    size_t found = s->n;

    for (size_t i = 0; i < s->n; i++) {
        if (!strcmp(s->results[i].rule->name.zh, name) || !strcmp(s->results[i].rule->name.en, name))
            found = i;
    }
    if (found == s->n)
        return false;
    for (size_t i = 0; i < s->n; i++) {
        if (i != found)
            metric_rule_free(s->results[i].rule);
    }
    s->results[0].rule = s->results[found].rule;
    s->n = 1;
    return true;
}

static tidu_status load_rules(metric_study *s, const char *name, tidu_error *err)
{
    char path[NAMED_FILE_SIZE];
    tidu_status status;

    if (!name)
        return load_all(s, err);
    status = named_file_find(s->env->folders, "metrics", name, path, err);
    if (!status && !(s->results = allocate_array(1, sizeof *s->results)))
        return error_memory(err);
    if (!status)
        return add_rule(s, path, err);
    return status == TIDU_ENOTFOUND && !load_all(s, NULL) && keep_called(s, name) ? TIDU_OK : status;
}

/* --- facts and additions ------------------------------------------------------------------------------------------------ */

/* "gdp=368.1 yi" as a name and a value in the memory of the study. */
static tidu_status split(metric_study *s, const char *text, const char *form, const char **name, const char **value, tidu_error *err)
{
    const char *equals = strchr(text, '=');

    if (!equals || equals == text)
        return error_set(err, TIDU_EUSAGE, _("'%s' must have the form %s"), text, form);
    *name = arena_copy(s->memory, text, (size_t)(equals - text));
    *value = equals + 1;
    return *name ? TIDU_OK : error_memory(err);
}

static tidu_status take_fact(metric_study *s, const char *text, bool is_named, tidu_error *err)
{
    const char *name = NULL, *value = NULL;
    bool is_known = false, has;
    tidu_status status = split(s, text, "name=value", &name, &value, err);

    for (size_t i = 0; i < s->n && !status; i++) {
        status = metric_rule_set(s->results[i].rule, name, value, &has, err);
        is_known |= !status && has;
    }
    if (status || is_known)
        return status;
    return is_named ? error_set(err, TIDU_EUSAGE, _("the metric '%s' has no fact '%s'"), s->results[0].rule->id, name)
                    : error_set(err, TIDU_EUSAGE, _("no metric has a fact '%s'"), name);
}

static tidu_status check_facts(const metric_study *s, const environment *env, tidu_error *err)
{
    const metric_rule *rule = s->results[0].rule;
    const model_setting *lacks = metric_lacks(rule);

    return lacks ? error_set(err, TIDU_EUSAGE, _("'%s' needs %s: give it with --setting %s=%s"), model_text_in(rule->name, env->is_chinese),
                             model_text_in(lacks->name, env->is_chinese), lacks->value.name, lacks->value.money ? "\"368.1 yi\"" : "785000")
                 : TIDU_OK;
}

static tidu_status take_addition(metric_study *s, const char *text, tidu_error *err)
{
    metric_addition *a = &s->additions[s->n_additions];
    source_place place = {0};
    const char *value = NULL;
    node *literal;
    tidu_status status = split(s, text, "NAME=AMOUNT", &a->name, &value, err);

    if (!status && expression_parse(value, &place, s->memory, &literal, err))
        return TIDU_EUSAGE;
    if (!status && (literal->kind != NODE_NUMBER || literal->money != s->results[0].rule->of.money))
        return error_set(err, TIDU_EUSAGE, s->results[0].rule->of.money ? _("'%s' needs an amount such as 5000 wan") : _("'%s' needs a plain number"), a->name);
    if (!status) {
        a->amount = literal->number;
        s->n_additions++;
    }
    return status;
}

static tidu_status take_options(metric_study *s, const inquiry *asked, const metric_options *o, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < asked->question.n_settings && !status; i++)
        status = take_fact(s, asked->question.settings[i], o->name != NULL, err);
    if (!status && o->name)
        status = check_facts(s, s->env, err);
    s->additions = arena_take_array(s->memory, o->n_additions + 1, sizeof *s->additions);
    if (!status && !s->additions)
        return error_memory(err);
    for (size_t i = 0; i < o->n_additions && !status; i++)
        status = take_addition(s, o->additions[i], err);
    return status;
}

/* --- a year ----------------------------------------------------------------------------------------------------------------- */

static bool add_side(condition_set *set, const metric_side *side, size_t *number)
{
    return side->summed == side->n || condition_set_add_number(set, side->parts[side->summed].sum, number);
}

static bool add_metric(condition_set *set, const metric_rule *rule, metric_year *y)
{
    return condition_set_add(set, rule->among, rule->n_among, &y->among) && add_side(set, &rule->of, &y->of_number) &&
           add_side(set, &rule->per, &y->per_number);
}

static double facts_of(const metric_side *side)
{
    double sum = 0;

    for (size_t i = 0; i < side->n; i++) {
        if (side->parts[i].fact)
            sum += side->parts[i].fact->value;
    }
    return sum;
}

static tidu_status compute(const condition_set *set, const metric_rule *rule, metric_year *y, tidu_error *err)
{
    size_t n = panel_count(set->data.panel);
    bool is_near = !*rule->region;

    y->lacks = condition_set_lacks(set, y->among, rule->n_among);
    y->zeros = allocate_array(n + 1, sizeof *y->zeros);
    y->is_in = allocate_array(n + 1, 1);
    if (!y->zeros || !y->is_in)
        return error_memory(err);
    y->of = rule->of.summed < rule->of.n ? set->numbers[y->of_number].cells : y->zeros;
    y->per = rule->per.summed < rule->per.n ? set->numbers[y->per_number].cells : y->zeros;
    for (size_t i = 0; i < n; i++) {
        truth near = condition_set_in_region(set, rule->region, i), all = condition_set_all(set, y->among, rule->n_among, i);

        is_near |= near == TRUTH_TRUE;
        if (!set->is_in[i])
            continue;
        y->is_in[i] = near == TRUTH_TRUE && all == TRUTH_TRUE;
        y->perhaps += !y->is_in[i] && near != TRUTH_FALSE && all != TRUTH_FALSE;
    }
    y->is_elsewhere = !is_near;
    ratio_sum_of(y->of, y->per, y->is_in, n, facts_of(&rule->of), facts_of(&rule->per), &y->sum);
    return TIDU_OK;
}

static tidu_status open_now(metric_study *s, inquiry *asked, tidu_error *err)
{
    bool ok = (s->now = condition_set_new(asked, false)) != NULL;
    tidu_status status;

    for (size_t i = 0; i < s->n && ok; i++)
        ok = add_metric(s->now, s->results[i].rule, &s->results[i].now);
    status = ok ? condition_set_open(s->now, asked, err) : error_memory(err);
    for (size_t i = 0; i < s->n && !status; i++)
        status = compute(s->now, s->results[i].rule, &s->results[i].now, err);
    return status;
}

static bool is_over_companies(const metric_rule *rule)
{
    return rule->of.summed < rule->of.n || rule->per.summed < rule->per.n;
}

/* The year before, if the data can be read again; that there is none is no fault. Facts of that year are not known, so a metric with facts has none. */
static tidu_status open_before(metric_study *s, const inquiry *asked, tidu_error *err)
{
    metric_result *r = &s->results[0];
    inquiry again = *asked;
    tidu_status status;
    bool ok;

    if (!is_over_companies(r->rule) || r->rule->n_settings || (asked->source.input && !strcmp(asked->source.input, "-")))
        return TIDU_OK;
    again.question.year = s->now->binding.year - 1;
    again.question.on = NULL;
    again.found = NULL;
    ok = (s->before = condition_set_new(&again, false)) != NULL && add_metric(s->before, r->rule, &r->before);
    status = ok ? condition_set_open(s->before, &again, err) : error_memory(err);
    problems_free(again.found);
    if (!status)
        status = compute(s->before, r->rule, &r->before, err);
    if (s->before)
        s->before->question = NULL; /* it was ours */
    return status == TIDU_ENOTFOUND ? TIDU_OK : status; /* nobody is selected in that year */
}

static tidu_status open_study(metric_study *s, inquiry *asked, const metric_options *o, tidu_error *err)
{
    tidu_status status = load_rules(s, o->name, err);

    if (!status)
        status = take_options(s, asked, o, err);
    asked->question.settings = NULL; /* they are facts and no settings of models */
    asked->question.n_settings = 0;
    if (!status)
        status = open_now(s, asked, err);
    if (!status && o->name && s->results[0].now.lacks)
        status = error_set(err, TIDU_ENOTFOUND, _("'%s' asks about the model '%s', of which no version is in force on the day; give another with --on"),
                           s->results[0].rule->id, s->results[0].now.lacks);
    return !status && o->name ? open_before(s, asked, err) : status;
}

tidu_status metric_study_open(inquiry *asked, const metric_options *o, metric_study **out, tidu_error *err)
{
    metric_study *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = asked->env;
    s->memory = arena_new();
    status = s->memory ? open_study(s, asked, o, err) : error_memory(err);
    if (status)
        metric_study_free(s);
    else
        *out = s;
    return status;
}

/* --- answers ---------------------------------------------------------------------------------------------------------------- */

double metric_ratio(const metric_result *r, const ratio_sum *sum)
{
    return metric_lacks(r->rule) ? NAN : sum->ratio * r->rule->times;
}

double metric_missing(const metric_result *r, double of, double per)
{
    const metric_rule *rule = r->rule;

    if (isnan(rule->aim))
        return NAN;
    return (rule->of.money ? needed_amount(rule->aim, per, rule->times) : needed_whole(rule->aim, per, rule->times)) - of;
}

bool metric_has_before(const metric_study *s)
{
    return s->n == 1 && s->before && s->results[0].before.sum.n && !isnan(s->results[0].before.sum.ratio);
}

void metric_pair(const metric_year *y, size_t company, double *of, double *per)
{
    bool is_in = y->is_in[company] && cell_is_value(y->of[company]) && cell_is_value(y->per[company]);

    *of = is_in ? y->of[company] : 0;
    *per = is_in ? y->per[company] : 0;
}

uint32_t metric_company_before(const metric_study *s, uint32_t company)
{
    const char *code = panel_code(s->now->data.panel, company);

    return panel_find_company(s->before->data.panel, code, strlen(code));
}
