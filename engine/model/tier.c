#include "model/tier.h"

#include "base/message.h"
#include "base/number_text.h"
#include "yaml/yaml_tree.h"

static tidu_status read_number(const yaml_tree *t, const char *tier, const char *key, double *out,
                               tidu_error *err)
{
    const yaml_field fields[] = {{key, YAML_IS_SCALAR, true}, {.key = NULL}};
    const yaml_node *mapping = yaml_find(t->root, tier);
    const yaml_node *n;
    tidu_status status = yaml_check_keys(t, mapping, fields, err);
    bool is_short;

    if (status)
        return status;
    n = yaml_find(mapping, key);
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
    yaml_tree *t;
    tidu_status status = yaml_load(path, &t, err);

    if (status)
        return status;
    status = yaml_check_keys(t, t->root, fields, err);
    if (!status)
        status = read_number(t, "apply", "readiness", &out->apply_readiness, err);
    if (!status)
        status = read_number(t, "push", "unmet", &out->push_unmet, err);
    if (!status)
        status = read_number(t, "nurture", "unmet", &out->nurture_unmet, err);
    yaml_free(t);
    return status;
}

tier tier_of(const tier_rules *r, double readiness, size_t unmet, size_t unmet_without_action)
{
    if (readiness >= r->apply_readiness)
        return TIER_APPLY;
    if ((double)unmet <= r->push_unmet && !unmet_without_action)
        return TIER_PUSH;
    return (double)unmet <= r->nurture_unmet ? TIER_NURTURE : TIER_WATCH;
}

const char *tier_name(tier t)
{
    static const char *const names[] = {
        [TIER_APPLY] = "apply", [TIER_PUSH] = "push", [TIER_NURTURE] = "nurture", [TIER_WATCH] = "watch"};

    return names[t];
}
