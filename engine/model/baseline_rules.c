#include "model/baseline_rules.h"

#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "model/file_tables.h"

/* --- indicators ---------------------------------------------------------------------------------------------------- */

static tidu_status check_indicator(rule_reader *r, const yaml_node *n, void *out)
{
    const baseline_rules *rules = r->subject;
    const baseline_indicator *i = out;

    for (const baseline_indicator *x = rules->indicators; x < i; x++) {
        if (!strcmp(x->id, i->id))
            return yaml_error(r->tree, n, r->err, _("'%s' stands twice here"), i->id);
    }
    return TIDU_OK;
}

static const field_row indicator_rows[] = {
    FIELD("id", REQUIRED, id, baseline_indicator, id),
    FIELD("name", REQUIRED, bilingual, baseline_indicator, name),
    FIELD(FIELD_ABOUT("value", "a number of each company; of a quotient the gap is told in what is divided"), REQUIRED, quantity, baseline_indicator, value),
    FIELD_END};

static const field_table indicator_table = {.rows = indicator_rows, .check = check_indicator, .form = N_("an indicator has id, name and value")};

/* --- numbers ------------------------------------------------------------------------------------------------------- */

static tidu_status read_inner(rule_reader *r, const yaml_node *n, double *out)
{
    tidu_status status = field_number(r, n, out);

    return status || (*out > 0 && *out < 1) ? status : yaml_error(r->tree, n, r->err, _("a number above 0 and below 1 is expected here"));
}

static tidu_status read_line(rule_reader *r, const yaml_node *n, void *out)
{
    return read_inner(r, n, &((baseline_rules *)out)->line);
}

static tidu_status read_confidence(rule_reader *r, const yaml_node *n, void *out)
{
    return read_inner(r, n, &((baseline_rules *)out)->confidence);
}

static tidu_status read_quantiles(rule_reader *r, const yaml_node *list, void *out)
{
    baseline_rules *b = out;
    tidu_status status = TIDU_OK;

    if (!list->n || list->n > BASELINE_MOST_QUANTILES)
        return yaml_error(r->tree, list, r->err, _("one to %d can stand here"), BASELINE_MOST_QUANTILES);
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        status = read_inner(r, n, &b->quantiles[b->n_quantiles]);
        if (!status && b->n_quantiles && b->quantiles[b->n_quantiles] <= b->quantiles[b->n_quantiles - 1])
            return yaml_error(r->tree, n, r->err, _("quantiles stand in rising order"));
        b->n_quantiles++;
    }
    return status;
}

static tidu_status read_by(rule_reader *r, const yaml_node *n, void *out)
{
    baseline_rules *b = out;

    return industry_level_find(n->text, &b->by) ? TIDU_OK : yaml_error(r->tree, n, r->err, _("'%s' is none of section, division, group and class"), n->text);
}

/* --- the file ------------------------------------------------------------------------------------------------------ */

static tidu_status check_file(rule_reader *r, const yaml_node *root, void *out)
{
    const baseline_rules *b = out;
    const yaml_node *among = yaml_find(root, "among");

    if (!b->n || b->n > BASELINE_MOST_INDICATORS)
        return yaml_error(r->tree, yaml_find(root, "indicators"), r->err, _("one to %d can stand here"), BASELINE_MOST_INDICATORS);
    return among ? company_conditions_check(r, among) : TIDU_OK;
}

static const char *const levels[] = {"section", "division", "group", "class", NULL};
static const field_table level_form = {.words = levels};

static const field_row rows[] = {
    FIELD_PART(FIELD_ABOUT("quantiles", "that are shown, in rising order"), REQUIRED, YAML_IS_SEQUENCE, read_quantiles, FIELD_LIST_LIKE(&field_chance_form)),
    FIELD_PART(FIELD_ABOUT("line", "the quantile that is the line"), REQUIRED, YAML_IS_SCALAR, read_line, FIELD_LIKE(&field_chance_form)),
    FIELD_PART("by", REQUIRED, YAML_IS_SCALAR, read_by, FIELD_LIKE(&level_form)),
    FIELD(FIELD_ABOUT("least", "companies from which on an industry stands for itself"), REQUIRED, magnitude, baseline_rules, least),
    FIELD_PART(FIELD_ABOUT("confidence", "of the intervals"), REQUIRED, YAML_IS_SCALAR, read_confidence, FIELD_LIKE(&field_chance_form)),
    FIELD_LIST("indicators", REQUIRED, &indicator_table, baseline_rules, indicators, n),
    FIELD_LIST(FIELD_ABOUT("among", "of whom baselines are made; left out: every company"), OPTIONAL, &company_condition_table, baseline_rules, among, n_among),
    FIELD_END};

const field_table baseline_file = {.rows = rows, .check = check_file};

tidu_status baseline_rules_load(const char *path, const catalogue *models, dictionary *d, baseline_rules **out, tidu_error *err)
{
    yaml_tree *tree;
    baseline_rules *x;
    tidu_status status = yaml_load(path, &tree, err);

    if (status)
        return status;
    x = allocate_array(1, sizeof *x);
    status = rule_head_open(x ? &x->head : NULL, tree, err);
    if (!status) {
        rule_reader r = reader_of(&x->head, x, d, err);

        r.models = models;
        status = file_read(&r, &baseline_file, x);
    }
    if (status)
        baseline_rules_free(x);
    else
        *out = x;
    return status;
}

void baseline_rules_free(baseline_rules *r)
{
    file_object_free(r);
}

const baseline_indicator *baseline_rules_find(const baseline_rules *r, const char *name)
{
    for (size_t i = 0; i < r->n; i++) {
        const baseline_indicator *x = &r->indicators[i];

        if (!strcmp(x->id, name) || !strcmp(x->name.zh, name) || !strcmp(x->name.en, name))
            return x;
    }
    return NULL;
}
