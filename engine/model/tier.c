#include "model/tier.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "model/file_tables.h"

static const field_row apply_rows[] = {FIELD("readiness", REQUIRED, number, tier_rules, apply_readiness), FIELD_END};
static const field_row push_rows[] = {FIELD("years", REQUIRED, number, tier_rules, push_years), FIELD_END};
static const field_row nurture_rows[] = {FIELD("years", REQUIRED, number, tier_rules, nurture_years), FIELD_END};

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
    *out = (tier_rules){.apply_readiness = 0};
    return fields_read_file(path, &tiers_file, out, err);
}

tier tier_of_way(const tier_rules *r, int years)
{
    if (years <= 0)
        return TIER_WATCH;
    return years <= r->push_years ? TIER_PUSH : years <= r->nurture_years ? TIER_NURTURE : TIER_WATCH;
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

tidu_status tier_set(const char *const *given, size_t n, unsigned *out, tidu_error *err)
{
    tier one;

    *out = 0;
    for (size_t i = 0; i < n; i++) {
        if (!tier_find(given[i], &one))
            return error_set(err, TIDU_EUSAGE, _("a tier is apply, push, nurture or watch, not '%s'"), given[i]);
        *out |= 1U << one;
    }
    return TIDU_OK;
}
