/*
 * The reserves of a ladder file: who is on the way to a rung, in tiers.
 *
 *   pools:
 *     - id: hnte
 *       name: {zh: ..., en: ...}
 *       note: {zh: ..., en: ...}
 *       rung: hnte
 *       tiers:
 *         - {id: key, name: {zh: ..., en: ...}, readiness: 0.3, unmet: 1}
 */
#include <math.h>

#include "base/message.h"
#include "model/ladder_internal.h"

static tidu_status read_tier(rule_reader *r, const yaml_node *n, ladder_tier *t)
{
    static const yaml_field fields[] = {{"id", YAML_IS_SCALAR, true},
                                        {"name", YAML_IS_MAPPING, true},
                                        {"readiness", YAML_IS_SCALAR, false},
                                        {"unmet", YAML_IS_SCALAR, false},
                                        {.key = NULL}};
    const yaml_node *readiness = yaml_find(n, "readiness"), *unmet = yaml_find(n, "unmet");
    tidu_status status;

    if (n->kind != YAML_MAPPING)
        return yaml_error(r->tree, n, r->err, _("a tier has id, name and readiness or unmet"));
    *t = (ladder_tier){.readiness = NAN, .unmet = NAN};
    status = yaml_check_keys(r->tree, n, fields, r->err);
    if (!status && !readiness && !unmet)
        status = yaml_error(r->tree, n, r->err, _("a tier needs a cut: readiness, unmet or both"));
    if (!status)
        status = ladder_id_read(r, yaml_find(n, "id"), &t->id);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "name"), &t->name);
    if (!status && readiness)
        status = field_chance(r, readiness, &t->readiness);
    if (!status && unmet)
        status = field_number(r, unmet, &t->unmet);
    return status;
}

static tidu_status read_tiers(rule_reader *r, const yaml_node *list, ladder_pool *p)
{
    tidu_status status = TIDU_OK;

    if (!list->n || list->n > LADDER_MOST_TIERS)
        return yaml_error(r->tree, list, r->err, _("a pool has 1 to %d tiers"), LADDER_MOST_TIERS);
    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = read_tier(r, n, &p->tiers[p->n_tiers++]);
    return status;
}

static tidu_status read_pool(rule_reader *r, const yaml_node *n, ladder_pool *p)
{
    ladder *l = r->subject;
    static const yaml_field fields[] = {{"id", YAML_IS_SCALAR, true},   {"name", YAML_IS_MAPPING, true},
                                        {"note", YAML_IS_MAPPING, true}, {"rung", YAML_IS_SCALAR, true},
                                        {"tiers", YAML_IS_SEQUENCE, true}, {.key = NULL}};
    tidu_status status;

    if (n->kind != YAML_MAPPING)
        return yaml_error(r->tree, n, r->err, _("a pool has id, name, note, rung and tiers"));
    status = yaml_check_keys(r->tree, n, fields, r->err);
    if (!status)
        status = ladder_id_read(r, yaml_find(n, "id"), &p->id);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "name"), &p->name);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "note"), &p->note);
    if (!status)
        status = ladder_rung_read(r, yaml_find(n, "rung"), &p->rung);
    if (!status && !l->rungs[p->rung].has_model)
        status = yaml_error(r->tree, yaml_find(n, "rung"), r->err,
                            _("'%s' has no model, so nobody can be found to be near it"), yaml_find(n, "rung")->text);
    return status ? status : read_tiers(r, yaml_find(n, "tiers"), p);
}

tidu_status ladder_pools_read(rule_reader *r, const yaml_node *list)
{
    ladder *l = r->subject;
    tidu_status status = TIDU_OK;

    if (list->n > LADDER_MOST_POOLS)
        return yaml_error(r->tree, list, r->err, _("a ladder has at most %d pools"), LADDER_MOST_POOLS);
    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = read_pool(r, n, &l->pools[l->n_pools++]);
    return status;
}
