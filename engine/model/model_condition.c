/*
 * Reads gates and direct passes. Several paths (`any`) become one disjunction, but keep their expressions for
 * explanations.
 */
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "model/model_internal.h"
#include "rules/function.h"

/* Add a path to the disjunction. */
static tidu_status join_path(rule_reader *r, model_condition *c, node *need)
{
    node *both = c->need ? arena_take(r->memory, sizeof *both) : need;

    if (!both)
        return error_memory(r->err);
    if (c->need) {
        *both = (node){.kind = NODE_OR, .type = VALUE_TRUTH, .is_checked = true, .first = c->need,
                       .n = 2, .indicator = -1};
        c->need->next = need;
    }
    c->need = both;
    return TIDU_OK;
}

static const field_row path_rows[] = {
    FIELD("id", REQUIRED, id, model_path, id),
    FIELD("name", REQUIRED, bilingual, model_path, name),
    FIELD("need", REQUIRED, truth, model_path, need),
    FIELD("need", REQUIRED, text, model_path, text),
    FIELD_END};

static const field_table path_table = {.rows = path_rows, .form = N_("a path has id, name and need")};

static tidu_status read_any(rule_reader *r, const yaml_node *n, void *out)
{
    model_condition *c = out;
    tidu_status status = field_array(r, n->n, sizeof *c->paths, (void **)&c->paths);

    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        model_path *p = &c->paths[c->n_paths++];

        status = fields_read(r, m, &path_table, p);
        if (!status)
            status = join_path(r, c, p->need);
    }
    if (!status && !c->n_paths)
        status = yaml_error(r->tree, n, r->err, _("the list of paths is empty"));
    return status;
}

/* Either `need` or `any`. */
static tidu_status read_need(rule_reader *r, const yaml_node *n, void *out)
{
    model_condition *c = out;

    if ((n != NULL) == (yaml_find(r->owner, "any") != NULL))
        return yaml_error(r->tree, r->owner, r->err, _("a condition has either 'need' or 'any'"));
    if (!n)
        return TIDU_OK;
    c->text = n->text;
    return field_truth(r, n, &c->need);
}

static tidu_status read_prior(rule_reader *r, const yaml_node *n, void *out)
{
    const model *m = r->subject;
    model_condition *c = out;

    c->prior = m->prior_missing;
    return n ? field_chance(r, n, &c->prior) : TIDU_OK;
}

static tidu_status mark_judged(rule_reader *r, const yaml_node *n, void *out)
{
    model_condition *c = out;

    (void)n;
    c->is_judged = true;
    return judged_read(r, c->id, &c->judged_indicator);
}

static const char *const yes_or_no[] = {"yes", "no", NULL};
static const field_table audited_form = {.words = yes_or_no};

static tidu_status read_audited(rule_reader *r, const yaml_node *n, void *out)
{
    model_condition *c = out;

    c->is_audited = !strcmp(n->text, "yes");
    return c->is_audited || !strcmp(n->text, "no") ? TIDU_OK : yaml_error(r->tree, n, r->err, _("'%s' is neither yes nor no"), n->text);
}

static const field_row judged_rows[] = {FIELD("prior", REQUIRED, chance, model_condition, judged_prior), FIELD_END};

static const field_table judged_table = {.rows = judged_rows, .check = mark_judged};

/* Gates and direct passes share one namespace, as their ids become columns of one table. */
static tidu_status check_id(rule_reader *r, const yaml_node *at, void *out)
{
    const model *m = r->subject;
    const model_condition *c = out;

    for (size_t i = 0; i < m->n_gates + m->n_directs; i++) {
        const model_condition *other = i < m->n_gates ? &m->gates[i] : &m->directs[i - m->n_gates];

        if (other != c && !strcmp(other->id, c->id))
            return yaml_error(r->tree, yaml_find(at, "id"), r->err,
                              _("the id '%s' stands for two conditions"), c->id);
    }
    return TIDU_OK;
}

static const field_row condition_rows[] = {
    FIELD("id", REQUIRED, id, model_condition, id),
    FIELD("name", REQUIRED, bilingual, model_condition, name),
    FIELD(FIELD_ABOUT("law", "the words of the law in short"), OPTIONAL, bilingual, model_condition, law),
    FIELD_CITATION(REQUIRED, model_condition, cite),
    FIELD_PART(FIELD_ABOUT("need", "an expression that must be true; or any"),
               ALWAYS, YAML_IS_SCALAR, read_need, FIELD_LIKE(&field_truth_form)),
    FIELD_PART(FIELD_ABOUT("any", "alternatives, one of which must hold"),
               OPTIONAL, YAML_IS_SEQUENCE, read_any, FIELD_LIST_LIKE(&path_table)),
    FIELD(FIELD_ABOUT("applies", "an expression; if it is false the condition does not apply"),
          OPTIONAL, text, model_condition, applies_text),
    FIELD("applies", OPTIONAL, truth, model_condition, applies),
    FIELD_PART(FIELD_ABOUT("prior", "probability that it holds if data are missing; absent: priors.missing"),
               ALWAYS, YAML_IS_SCALAR, read_prior, FIELD_LIKE(&field_chance_form)),
    FIELD_MAPPING(FIELD_ABOUT("judged", "an expert must confirm what the data say"), OPTIONAL, &judged_table),
    FIELD_PART(FIELD_ABOUT("audited", "yes: auditors and experts look again at what the data say; absent: no"),
               OPTIONAL, YAML_IS_SCALAR, read_audited, FIELD_LIKE(&audited_form)),
    FIELD_LIST(FIELD_ABOUT("act", "indicators that a company can change"),
               OPTIONAL, &field_indicator_names, model_condition, act, n_act),
    FIELD_END};

const field_table condition_table = {
    .rows = condition_rows, .form = N_("a condition has id, name, cite and need"), .check = check_id};

/* --- what a model asks for ------------------------------------------------------- */

static bool find_holds(void *context, const node *n)
{
    bool *found = context;

    *found |= n->kind == NODE_CALL && n->function->shape == FUNCTION_HOLDS;
    return !*found;
}

bool expression_asks_credentials(const node *n)
{
    bool found = false;

    node_walk(n, find_holds, &found);
    return found;
}

static bool any_asks(const model_condition *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (expression_asks_credentials(c[i].need) || expression_asks_credentials(c[i].applies))
            return true;
    }
    return false;
}

bool model_asks_credentials(const model *m)
{
    if (any_asks(m->gates, m->n_gates) || any_asks(m->directs, m->n_directs))
        return true;
    for (size_t i = 0; i < m->n_items; i++) {
        for (size_t b = 0; b < m->items[i].n_bands; b++) {
            if (expression_asks_credentials(m->items[i].bands[b].when))
                return true;
        }
    }
    return false;
}
