/*
 * Step tables, the tiers of the law. Steps ascend or descend without overlap and without gaps:
 *
 *   steps: [{to: 5000 wan, ...}, {to: 2 yi, ...}, {...}]            ascending
 *   steps: [{from: 35%, ...}, {from: 25%, ...}, {above: 0, ...}, {...}]   descending
 *
 * `from` and `to` include their bound (以上, 以下), `above` and `below` do not (超过, 不足). If both bounds are written,
 * neighbours must meet exactly. Since steps are tried in order, each needs only its outer bound as condition.
 */
#include "base/error.h"
#include "base/message.h"
#include "model/model_internal.h"

typedef struct edge {
    const yaml_node *at; /* NULL: no bound on this side */
    node *bound;
    bool is_inclusive;
} edge;

typedef struct interval {
    edge lower;
    edge upper;
} interval;

static tidu_status read_edge(rule_reader *r, const yaml_node *step, const char *inclusive,
                             const char *exclusive, const node *over, edge *out)
{
    const yaml_node *closed = yaml_find(step, inclusive);
    const yaml_node *open = yaml_find(step, exclusive);
    tidu_status status;

    *out = (edge){0};
    if (closed && open)
        return yaml_error(r->tree, open, r->err, _("'%s' and '%s' exclude each other"), inclusive,
                          exclusive);
    if (!closed && !open)
        return TIDU_OK;
    out->at = closed ? closed : open;
    out->is_inclusive = closed != NULL;
    status = field_literal(r, out->at, &out->bound);
    if (!status && (out->bound->type != over->type ||
                    (out->bound->money != over->money && out->bound->number != 0)))
        status = yaml_error(r->tree, out->at, r->err,
                            _("this bound has another unit than what the steps are over"));
    return status;
}

static tidu_status unreachable(rule_reader *r, const yaml_node *step)
{
    return yaml_error(r->tree, step, r->err,
                      _("this step overlaps the one before it or can never be reached; "
                        "steps go steadily up or down"));
}

/* A step begins where the previous one ends: at the same bound, which belongs to exactly one of them. */
static tidu_status check_joint(rule_reader *r, const edge *before, const edge *here,
                               bool is_descending)
{
    double ahead;

    if (!here->at)
        return TIDU_OK;
    ahead = here->bound->number - before->bound->number;
    if (ahead != 0)
        return yaml_error(r->tree, here->at, r->err, "%s",
                          (ahead > 0) == is_descending
                              ? _("this step overlaps the one before it; begin it where that one ends")
                              : _("between this step and the one before it lies a hole; begin it where that one ends"));
    if (here->is_inclusive == before->is_inclusive)
        return yaml_error(r->tree, here->at, r->err, "%s",
                          here->is_inclusive
                              ? _("the bound itself belongs to both steps; write above/below in one")
                              : _("the bound itself belongs to no step; write from/to in one"));
    return TIDU_OK;
}

/* Does the bound move on: down for lower bounds, up for upper ones? */
static bool moves_on(const edge *before, const edge *here, bool is_descending)
{
    double a = before->bound->number, b = here->bound->number;

    if (a == b) /* "above 0", then "from 0": exactly 0 is left for the second */
        return !before->is_inclusive && here->is_inclusive;
    return is_descending ? b < a : b > a;
}

static tidu_status check_order(rule_reader *r, const yaml_node *steps, const interval *all)
{
    bool is_descending = all[0].lower.at != NULL;
    const yaml_node *step = steps->first;

    for (size_t i = 0; step; i++, step = step->next) {
        const edge *own = is_descending ? &all[i].lower : &all[i].upper;
        const edge *other = is_descending ? &all[i].upper : &all[i].lower;
        tidu_status status = TIDU_OK;

        if (i == 0 && other->at)
            return yaml_error(r->tree, other->at, r->err,
                              _("beyond this bound no step holds; leave it away in the first step"));
        if (i > 0) {
            const edge *before = is_descending ? &all[i - 1].lower : &all[i - 1].upper;

            status = check_joint(r, before, other, is_descending);
            if (!status && own->at && !moves_on(before, own, is_descending))
                status = unreachable(r, step);
        }
        if (status)
            return status;
        if (!own->at && step->next)
            return yaml_error(r->tree, step->next, r->err, _("no step after one without a bound can be reached"));
        if (own->at && !step->next)
            return yaml_error(r->tree, own->at, r->err,
                              _("values beyond this bound fall into no step; end with a step without it"));
    }
    return TIDU_OK;
}

tidu_status steps_read(rule_reader *r, const yaml_node *steps, node *over, node **conditions,
                       const char **texts)
{
    interval *all;
    tidu_status status = field_array(r, steps->n, sizeof *all, (void **)&all);
    const yaml_node *step = steps->first;

    for (size_t i = 0; step && !status; i++, step = step->next) {
        if (step->kind != YAML_MAPPING)
            return yaml_error(r->tree, step, r->err, _("a step looks like {from: 5%%, points: 3}"));
        status = read_edge(r, step, "from", "above", over, &all[i].lower);
        if (!status)
            status = read_edge(r, step, "to", "below", over, &all[i].upper);
    }
    if (!status)
        status = check_order(r, steps, all);
    for (size_t i = 0; i < steps->n && !status; i++) {
        bool is_descending = all[0].lower.at != NULL;
        const edge *own = is_descending ? &all[i].lower : &all[i].upper;
        compare_relation relation = is_descending
                                        ? own->is_inclusive ? COMPARE_GREATER_EQUAL : COMPARE_GREATER
                                    : own->is_inclusive ? COMPARE_LESS_EQUAL
                                                        : COMPARE_LESS;

        conditions[i] = NULL;
        texts[i] = "";
        if (!own->at)
            continue;
        conditions[i] = node_compare(r->memory, over, relation, own->bound);
        texts[i] = arena_print(r->memory, "%s %s",
                               relation == COMPARE_GREATER_EQUAL ? "≥"
                               : relation == COMPARE_GREATER     ? ">"
                               : relation == COMPARE_LESS_EQUAL  ? "≤"
                                                                 : "<",
                               own->at->text);
        if (!conditions[i] || !texts[i])
            return error_memory(r->err);
        conditions[i]->type = VALUE_TRUTH;
        conditions[i]->is_checked = true;
    }
    return status;
}
