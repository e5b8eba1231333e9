#include "question/coverage_study.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "model/named_file.h"

static void clear_result(coverage_result *r)
{
    release(r->meant);
    release(r->reached);
    coverage_rule_free(r->rule);
}

void coverage_study_free(void *study)
{
    coverage_study *s = study;

    if (!s)
        return;
    for (size_t i = 0; i < s->n; i++)
        clear_result(&s->results[i]);
    condition_set_free(s->set);
    size_rules_free(s->sizes);
    release(s->results);
    release(s);
}

/* --- the rules -------------------------------------------------------------------------------------------------- */

static tidu_status add_rule(coverage_study *s, const char *path, bool is_named, tidu_error *err)
{
    coverage_rule *rule;
    coverage_result *r;
    tidu_status status = coverage_rule_load(path, &s->env->catalogue, s->env->dictionary, &rule, err);

    if (status == TIDU_EUSAGE && !is_named) /* of another subject */
        return TIDU_OK;
    if (status)
        return status;
    for (size_t i = 0; i < s->n; i++) {
        if (!strcmp(s->results[i].rule->id, rule->id)) { /* an earlier folder has it */
            coverage_rule_free(rule);
            return TIDU_OK;
        }
    }
    r = &s->results[s->n++];
    r->rule = rule;
    return TIDU_OK;
}

static void drop_rules(coverage_study *s)
{
    for (size_t i = 0; i < s->n; i++)
        clear_result(&s->results[i]);
    release(s->results);
    s->results = NULL;
    s->n = 0;
}

static tidu_status load_all(coverage_study *s, tidu_error *err)
{
    catalogue files;
    tidu_status status = catalogue_open_below(s->env->folders, "coverage", &files, err);

    if (status)
        return status;
    if (!(s->results = allocate_array(files.n + 1, sizeof *s->results)))
        status = error_memory(err);
    for (size_t i = 0; i < files.n && !status; i++)
        status = add_rule(s, files.files[i], false, err);
    catalogue_close(&files);
    return status;
}

static tidu_status load_file(coverage_study *s, const char *name, tidu_error *err)
{
    char path[NAMED_FILE_SIZE];
    tidu_status status = named_file_find(s->env->folders, "coverage", name, path, err);

    if (!status && !(s->results = allocate_array(1, sizeof *s->results)))
        status = error_memory(err);
    return status ? status : add_rule(s, path, true, err);
}

/* The name as the overview shows it. */
static bool is_called(const coverage_rule *rule, const char *name)
{
    return !strcmp(rule->name.zh, name) || !strcmp(rule->name.en, name);
}

static tidu_status load_rules(coverage_study *s, const char *name, tidu_error *err)
{
    tidu_status status = name ? load_file(s, name, err) : load_all(s, err);

    if (status != TIDU_ENOTFOUND || !name || load_all(s, NULL))
        return status;
    for (size_t i = 0; i < s->n; i++) {
        coverage_result found = s->results[i];

        if (!is_called(found.rule, name))
            continue;
        s->results[i] = s->results[--s->n];
        drop_rules(s);
        if (!(s->results = allocate_array(1, sizeof *s->results))) {
            clear_result(&found);
            return error_memory(err);
        }
        s->results[s->n++] = found;
        return TIDU_OK;
    }
    return status;
}

/* --- over the companies --------------------------------------------------------------------------------------------- */

static bool add_conditions(coverage_study *s)
{
    bool ok = s->set != NULL && (!s->sizes || condition_set_add(s->set, s->sizes->sizes, s->sizes->n, &s->first_size));

    for (size_t i = 0; i < s->n && ok; i++) {
        coverage_result *r = &s->results[i];

        ok = condition_set_add(s->set, r->rule->among, r->rule->n_among, &r->among) &&
             condition_set_add(s->set, r->rule->covered, r->rule->n_covered, &r->covered) &&
             (!r->rule->amount || condition_set_add_number(s->set, r->rule->amount, &r->amount_number)) &&
             (!r->rule->worth.amount || condition_set_add_number(s->set, r->rule->worth.amount, &r->worth_number));
    }
    return ok;
}

static tidu_status judge(const condition_set *set, coverage_result *r, tidu_error *err)
{
    size_t n = panel_count(set->data.panel);
    bool is_near = !*r->rule->region;
    const char *lacks = condition_set_lacks(set, r->among, r->rule->n_among);

    r->lacks = lacks ? lacks : condition_set_lacks(set, r->covered, r->rule->n_covered);
    r->amount = r->rule->amount ? set->numbers[r->amount_number].cells : NULL;
    r->worth = r->rule->worth.amount ? set->numbers[r->worth_number].cells : NULL;
    r->meant = allocate_array(n + 1, 1);
    r->reached = allocate_array(n + 1, 1);
    if (!r->meant || !r->reached)
        return error_memory(err);
    for (size_t i = 0; i < n; i++) {
        truth near = condition_set_in_region(set, r->rule->region, i), all = condition_set_all(set, r->among, r->rule->n_among, i);

        is_near |= near == TRUTH_TRUE;
        r->meant[i] = (uint8_t)(near < all ? near : all);
        r->reached[i] = (uint8_t)condition_set_one(set, r->covered, r->rule->n_covered, i);
        if (set->is_in[i])
            coverage_result_add(r, i, &r->count);
    }
    r->is_elsewhere = !is_near;
    return TIDU_OK;
}

static tidu_status open_study(coverage_study *s, inquiry *asked, const coverage_question *q, tidu_error *err)
{
    tidu_status status = load_rules(s, q->name, err);

    if (!status && q->by_size)
        status = environment_sizes(s->env, &s->sizes, err);
    if (status)
        return status;
    s->set = condition_set_new(asked, q->is_complete);
    status = add_conditions(s) ? condition_set_open(s->set, asked, err) : error_memory(err);
    for (size_t i = 0; i < s->n && !status; i++)
        status = judge(s->set, &s->results[i], err);
    if (!status && q->name && s->results[0].lacks)
        return error_set(err, TIDU_ENOTFOUND, _("'%s' asks about the model '%s', of which no version is in force on the day; give another with --on"),
                         s->results[0].rule->id, s->results[0].lacks);
    return status;
}

tidu_status coverage_study_open(inquiry *asked, const coverage_question *q, coverage_study **out, tidu_error *err)
{
    coverage_study *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = asked->env;
    status = open_study(s, asked, q, err);
    if (status)
        coverage_study_free(s);
    else
        *out = s;
    return status;
}

/* One that may be of an earlier size is of none. */
size_t coverage_size(const coverage_study *s, size_t company)
{
    for (size_t i = 0; i < s->sizes->n; i++) {
        truth holds = condition_set_all(s->set, s->first_size + i, 1, company);

        if (holds != TRUTH_FALSE)
            return holds == TRUTH_TRUE ? i : s->sizes->n;
    }
    return s->sizes->n;
}

/* --- sums -------------------------------------------------------------------------------------------------------------------- */

void coverage_result_add(const coverage_result *r, size_t company, coverage_count *sum)
{
    truth meant = (truth)r->meant[company], reached = (truth)r->reached[company];

    sum->cells[meant][reached]++;
    if (r->amount && meant != TRUTH_FALSE && cell_is_value(r->amount[company]))
        sum->amounts[meant][reached] += r->amount[company];
    else if (r->amount && meant != TRUTH_FALSE)
        sum->amount_unknown++;
    if (!r->worth || meant != TRUTH_TRUE || reached != TRUTH_FALSE)
        return;
    if (cell_is_value(r->worth[company]))
        sum->worth += r->worth[company];
    else
        sum->worth_unknown++;
}

/* Who is meant and reached, with everything unknown as it lowers the share, or raises it. */
typedef struct extreme {
    size_t meant, reached;
} extreme;

static extreme lowest(const coverage_count *c)
{
    const size_t *in = c->cells[TRUTH_TRUE], *maybe = c->cells[TRUTH_UNKNOWN];

    return (extreme){in[0] + in[1] + in[2] + maybe[0] + maybe[1], in[TRUTH_TRUE]};
}

static extreme highest(const coverage_count *c)
{
    const size_t *in = c->cells[TRUTH_TRUE], *maybe = c->cells[TRUTH_UNKNOWN];
    size_t more = maybe[TRUTH_UNKNOWN] + maybe[TRUTH_TRUE];

    return (extreme){in[0] + in[1] + in[2] + more, in[TRUTH_UNKNOWN] + in[TRUTH_TRUE] + more};
}

coverage_interval coverage_meant(const coverage_count *c)
{
    size_t in = 0, maybe = 0;

    for (int i = TRUTH_FALSE; i <= TRUTH_TRUE; i++) {
        in += c->cells[TRUTH_TRUE][i];
        maybe += c->cells[TRUTH_UNKNOWN][i];
    }
    return (coverage_interval){in, in + maybe};
}

void coverage_rate(const coverage_count *c, double *least, double *greatest)
{
    extreme low = lowest(c), high = highest(c);

    *greatest = high.meant ? (double)high.reached / (double)high.meant : low.meant ? 0 : NAN;
    *least = low.meant ? (double)low.reached / (double)low.meant : high.meant ? 1 : NAN;
}

void coverage_rate_by_amount(const coverage_count *c, double *least, double *greatest)
{
    const double *in = c->amounts[TRUTH_TRUE], *maybe = c->amounts[TRUTH_UNKNOWN];
    double sure = in[0] + in[1] + in[2], more = maybe[TRUTH_UNKNOWN] + maybe[TRUTH_TRUE], low = sure + maybe[0] + maybe[1], high = sure + more;

    *least = *greatest = NAN;
    if (c->amount_unknown || !(low > 0) || !(high > 0))
        return;
    *least = in[TRUTH_TRUE] / low;
    *greatest = (in[TRUTH_UNKNOWN] + in[TRUTH_TRUE] + more) / high;
}

static size_t missing_of(extreme x, double aim)
{
    const long long parts = 1000000;
    long long share = llround(aim * (double)parts), wanted = (share * (long long)x.meant + parts - 1) / parts;

    return wanted > (long long)x.reached ? (size_t)wanted - x.reached : 0;
}

coverage_interval coverage_missing(const coverage_count *c, double aim)
{
    return (coverage_interval){missing_of(highest(c), aim), missing_of(lowest(c), aim)};
}
