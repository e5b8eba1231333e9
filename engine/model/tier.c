#include "model/tier.h"

#include <string.h>

#include "model/file_tables.h"

static const field_row apply_rows[] = {FIELD("readiness", REQUIRED, number, tier_rules, apply_readiness), FIELD_END};
static const field_row push_rows[] = {
    FIELD("unmet", REQUIRED, number, tier_rules, push_unmet),
    FIELD("readiness_then", OPTIONAL, number, tier_rules, push_readiness),
    FIELD_END};
static const field_row nurture_rows[] = {FIELD("unmet", REQUIRED, number, tier_rules, nurture_unmet), FIELD_END};

static const field_table apply_table = {.rows = apply_rows};
static const field_table push_table = {.rows = push_rows};
static const field_table nurture_table = {.rows = nurture_rows};

static const field_row rows[] = {
    FIELD_MAPPING("apply", REQUIRED, &apply_table),
    FIELD_MAPPING("push", REQUIRED, &push_table),
    FIELD_MAPPING("nurture", REQUIRED, &nurture_table),
    FIELD_END};

const field_table tiers_file = {.rows = rows};

tidu_status tier_rules_load(const char *path, tier_rules *out, tidu_error *err)
{
    yaml_tree *t;
    tidu_status status = yaml_load(path, &t, err);

    if (status)
        return status;
    *out = (tier_rules){.push_readiness = 0};
    status = fields_read(&(rule_reader){.tree = t, .err = err}, t->root, &tiers_file, out);
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

static const char *const names[] = {
    [TIER_APPLY] = "apply", [TIER_PUSH] = "push", [TIER_NURTURE] = "nurture", [TIER_WATCH] = "watch"};

const char *tier_name(tier t)
{
    return names[t];
}

bool tier_find(const char *name, tier *out)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!strcmp(names[i], name)) {
            *out = (tier)i;
            return true;
        }
    }
    return false;
}
