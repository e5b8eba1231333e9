/*
 * The pools of a ladder file: candidates for a rung, in tiers.
 *
 *   pools:
 *     - id: hnte
 *       name: {zh: ..., en: ...}
 *       note: {zh: ..., en: ...}
 *       rung: hnte
 *       tiers:
 *         - {id: key, name: {zh: ..., en: ...}, readiness: 0.3, unmet: 1}
 *         - {id: next, name: {zh: ..., en: ...}, years: 1}
 */
#include <math.h>

#include "base/message.h"
#include "model/ladder_internal.h"

static tidu_status check_cut(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return yaml_find(n, "readiness") || yaml_find(n, "unmet") || yaml_find(n, "years")
               ? TIDU_OK
               : yaml_error(r->tree, n, r->err, _("a tier needs a cut: readiness, unmet or years"));
}

static const field_row tier_rows[] = {
    FIELD_MEMBER("id", REQUIRED, YAML_IS_SCALAR, ladder_id_read, const char *, ladder_tier, id),
    FIELD("name", REQUIRED, bilingual, ladder_tier, name),
    FIELD("readiness", OPTIONAL, chance, ladder_tier, readiness),
    FIELD("unmet", OPTIONAL, number, ladder_tier, unmet),
    FIELD("years", OPTIONAL, number, ladder_tier, years),
    FIELD_END};

static const ladder_tier usual_tier = {.readiness = NAN, .unmet = NAN, .years = NAN};

static const field_table tier_table = {.rows = tier_rows,
                                       .form = N_("a tier has id, name and readiness, unmet or years"),
                                       .usual = &usual_tier,
                                       .check = check_cut};

static tidu_status check_model(rule_reader *r, const yaml_node *n, void *out)
{
    const ladder *l = r->subject;
    const ladder_pool *p = out;

    return l->rungs[p->rung].has_model
               ? TIDU_OK
               : yaml_error(r->tree, n, r->err, _("'%s' has no model, so nobody can be found to be near it"), n->text);
}

static tidu_status read_tiers(rule_reader *r, const yaml_node *list, void *out)
{
    ladder_pool *p = out;

    if (!list->n || list->n > LADDER_MOST_TIERS)
        return yaml_error(r->tree, list, r->err, _("a pool has 1 to %d tiers"), LADDER_MOST_TIERS);
    return members_read(r, list, &tier_table, p->tiers, sizeof *p->tiers, &p->n_tiers);
}

static const field_row pool_rows[] = {
    FIELD_MEMBER("id", REQUIRED, YAML_IS_SCALAR, ladder_id_read, const char *, ladder_pool, id),
    FIELD("name", REQUIRED, bilingual, ladder_pool, name),
    FIELD("note", REQUIRED, bilingual, ladder_pool, note),
    FIELD_MEMBER("rung", REQUIRED, YAML_IS_SCALAR, ladder_rung_read, size_t, ladder_pool, rung),
    FIELD_PART("rung", REQUIRED, YAML_IS_SCALAR, check_model),
    FIELD_PART("tiers", REQUIRED, YAML_IS_SEQUENCE, read_tiers, FIELD_LIST_LIKE(&tier_table)),
    FIELD_END};

const field_table ladder_pool_table = {.rows = pool_rows, .form = N_("a pool has id, name, note, rung and tiers")};

tidu_status ladder_pools_read(rule_reader *r, const yaml_node *list, void *out)
{
    ladder *l = out;

    if (list->n > LADDER_MOST_POOLS)
        return yaml_error(r->tree, list, r->err, _("a ladder has at most %d pools"), LADDER_MOST_POOLS);
    return members_read(r, list, &ladder_pool_table, l->pools, sizeof *l->pools, &l->n_pools);
}

bool ladder_pool_needs_ways(const ladder_pool *p)
{
    bool needs = false;

    for (size_t i = 0; i < p->n_tiers; i++)
        needs |= !isnan(p->tiers[i].years);
    return needs;
}
