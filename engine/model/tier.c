#include "model/tier.h"

#include "base/message.h"
#include "base/number_text.h"
#include "yaml/yaml_tree.h"

static tidu_status read_number(const yaml_tree *t, const char *tier, const char *key, double *out,
                               tidu_error *err)
{
    const yaml_node *n = yaml_find(yaml_find(t->root, tier), key);
    bool is_short;

    *out = 0;
    if (!n)
        return TIDU_OK;
    if (!number_parse(n->text, n->length, 0, out, &is_short))
        return yaml_error(t, n, err, _("a number is expected here"));
    return TIDU_OK;
}

tidu_status tier_rules_load(const char *path, tier_rules *out, tidu_error *err)
{
    static const yaml_field fields[] = {{"apply", YAML_IS_MAPPING, true},
                                        {"push", YAML_IS_MAPPING, true},
                                        {"nurture", YAML_IS_MAPPING, true},
                                        {.key = NULL}};
    static const yaml_field apply[] = {{"readiness", YAML_IS_SCALAR, true}, {.key = NULL}};
    static const yaml_field push[] = {
        {"unmet", YAML_IS_SCALAR, true}, {"readiness_then", YAML_IS_SCALAR, false}, {.key = NULL}};
    static const yaml_field nurture[] = {{"unmet", YAML_IS_SCALAR, true}, {.key = NULL}};
    yaml_tree *t;
    tidu_status status = yaml_load(path, &t, err);

    if (status)
        return status;
    status = yaml_check_keys(t, t->root, fields, err);
    if (!status)
        status = yaml_check_keys(t, yaml_find(t->root, "apply"), apply, err);
    if (!status)
        status = yaml_check_keys(t, yaml_find(t->root, "push"), push, err);
    if (!status)
        status = yaml_check_keys(t, yaml_find(t->root, "nurture"), nurture, err);
    if (!status)
        status = read_number(t, "apply", "readiness", &out->apply_readiness, err);
    if (!status)
        status = read_number(t, "push", "unmet", &out->push_unmet, err);
    if (!status)
        status = read_number(t, "push", "readiness_then", &out->push_readiness, err);
    if (!status)
        status = read_number(t, "nurture", "unmet", &out->nurture_unmet, err);
    yaml_free(t);
    return status;
}

tier tier_of(const tier_rules *r, const tier_facts *f)
{
    if (f->readiness >= r->apply_readiness)
        return TIER_APPLY;
    if ((double)f->unmet <= r->push_unmet && !f->unmet_without_action && f->readiness_then > 0 &&
        f->readiness_then >= r->push_readiness)
        return TIER_PUSH;
    return (double)f->unmet <= r->nurture_unmet ? TIER_NURTURE : TIER_WATCH;
}

const char *tier_name(tier t)
{
    static const char *const names[] = {
        [TIER_APPLY] = "apply", [TIER_PUSH] = "push", [TIER_NURTURE] = "nurture", [TIER_WATCH] = "watch"};

    return names[t];
}
