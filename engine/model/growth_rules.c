#include "model/growth_rules.h"

#include <math.h>
#include <string.h>

#include "base/message.h"
#include "model/file_tables.h"
#include "model/index_model_internal.h"

/* --- a figure ---------------------------------------------------------------------------------------------- */

static const char *const takes[] = {"plain", "log", NULL};
static const char *const signs[] = {"up", "down", "any", "none", NULL};
static const field_table take_form = {.words = takes}, sign_form = {.words = signs};

static tidu_status read_take(rule_reader *r, const yaml_node *n, void *out)
{
    growth_feature *f = out;

    return index_choice(r, n, takes, &f->is_log);
}

static tidu_status read_sign(rule_reader *r, const yaml_node *n, void *out)
{
    growth_feature *f = out;

    return index_choice(r, n, signs, &f->sign);
}

static tidu_status check_feature(rule_reader *r, const yaml_node *n, void *out)
{
    const growth_feature *f = out;

    if (!(f->least < f->most))
        return yaml_error(r->tree, n, r->err, _("'least' of a figure is below 'most'"));
    return TIDU_OK;
}

static const growth_feature usual_feature = {.least = -INFINITY, .most = INFINITY};

static const field_row feature_rows[] = {
    FIELD("id", REQUIRED, id, growth_feature, id),
    FIELD("name", REQUIRED, bilingual, growth_feature, name),
    FIELD("value", REQUIRED, quantity, growth_feature, value),
    FIELD_PART("take", OPTIONAL, YAML_IS_SCALAR, read_take, FIELD_LIKE(&take_form)),
    FIELD_PART("sign", REQUIRED, YAML_IS_SCALAR, read_sign, FIELD_LIKE(&sign_form)),
    FIELD("least", OPTIONAL, number, growth_feature, least),
    FIELD("most", OPTIONAL, number, growth_feature, most),
    FIELD_END};

static const field_table feature_table = {.rows = feature_rows, .usual = &usual_feature, .check = check_feature};

/* --- the file ------------------------------------------------------------------------------------------------ */

static tidu_status read_horizon(rule_reader *r, const yaml_node *n, void *out)
{
    growth_rules *g = out;
    double years;
    tidu_status status = field_number(r, n, &years);

    if (!status && !(years >= 1 && years <= GROWTH_MOST_HORIZON && floor(years) == years))
        return yaml_error(r->tree, n, r->err, _("a whole number of years from 1 to %d can stand here"), GROWTH_MOST_HORIZON);
    if (!status)
        g->horizon = (int)years;
    return status;
}

static tidu_status read_ridge(rule_reader *r, const yaml_node *n, void *out)
{
    growth_rules *g = out;
    tidu_status status = field_magnitude(r, n, &g->ridge);

    if (!status && !(g->ridge > 0))
        return yaml_error(r->tree, n, r->err, _("a number above 0 is expected here"));
    return status;
}

static tidu_status check_names(rule_reader *r, const yaml_node *list)
{
    return list->n && list->n <= GROWTH_MOST_NAMES ? TIDU_OK : yaml_error(r->tree, list, r->err, _("one to %d can stand here"), GROWTH_MOST_NAMES);
}

static tidu_status read_gates(rule_reader *r, const yaml_node *list, void *out)
{
    growth_rules *g = out;
    tidu_status status = check_names(r, list);

    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = field_id(r, n, &g->gates[g->n_gates++]);
    return status;
}

static tidu_status read_heads(rule_reader *r, const yaml_node *list, void *out)
{
    growth_rules *g = out;
    tidu_status status = check_names(r, list);

    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        status = field_chance(r, n, &g->heads[g->n_heads]);
        if (!status && !(g->heads[g->n_heads++] > 0))
            return yaml_error(r->tree, n, r->err, _("a number above 0 is expected here"));
    }
    return status;
}

static tidu_status read_baselines(rule_reader *r, const yaml_node *list, void *out)
{
    growth_rules *g = out;
    tidu_status status = check_names(r, list);

    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        const char *id;
        size_t i = 0;

        status = field_id(r, n, &id);
        while (!status && i < g->n_features && strcmp(g->features[i].id, id))
            i++;
        if (!status && i == g->n_features)
            return yaml_error(r->tree, n, r->err, _("'%s' is none of the features of this file"), id);
        g->baselines[g->n_baselines++] = i;
    }
    return status;
}

static tidu_status check(rule_reader *r, const yaml_node *n, void *out)
{
    const growth_rules *g = out;

    if (!g->n_features || g->n_features > GROWTH_MOST_FEATURES)
        return yaml_error(r->tree, n, r->err, _("a file of growth has 1 to %d features"), GROWTH_MOST_FEATURES);
    return TIDU_OK;
}

/* Features before the baselines, which name them. */
static const field_row rows[] = {
    FIELD_PART("horizon", REQUIRED, YAML_IS_SCALAR, read_horizon, FIELD_LIKE(&field_number_form)),
    FIELD_PART("gates", REQUIRED, YAML_IS_SEQUENCE, read_gates, FIELD_LIST_LIKE(&field_id_form)),
    FIELD_PART("ridge", REQUIRED, YAML_IS_SCALAR, read_ridge, FIELD_LIKE(&field_magnitude_form)),
    FIELD("events", REQUIRED, magnitude, growth_rules, events),
    FIELD("tested", REQUIRED, magnitude, growth_rules, tested),
    FIELD("known", REQUIRED, chance, growth_rules, known),
    FIELD_PART("heads", REQUIRED, YAML_IS_SEQUENCE, read_heads, FIELD_LIST_LIKE(&field_chance_form)),
    FIELD_LIST("features", REQUIRED, &feature_table, growth_rules, features, n_features),
    FIELD_PART("baselines", REQUIRED, YAML_IS_SEQUENCE, read_baselines, FIELD_LIST_LIKE(&field_id_form)),
    FIELD_END};

const field_table growth_file = {.rows = rows, .check = check};

tidu_status growth_rules_load(const char *path, dictionary *d, growth_rules **out, tidu_error *err)
{
    void *file;
    tidu_status status = file_object_load(path, &growth_file, sizeof **out, d, &file, err);

    if (!status)
        *out = file;
    return status;
}

void growth_rules_free(void *rules)
{
    file_object_free(rules);
}
