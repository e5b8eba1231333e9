/*
 * Reads the clauses of a policy. The condition of an award is a direct pass of the policy's model and a funding gate is a gate of
 * it: a direct pass that does not apply passes nothing, a gate that does not apply is no obstacle.
 */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "model/policy_internal.h"

/* A clause and its condition, while it is read. */
typedef struct clause {
    policy_award award;
    model_condition condition;
} clause;

static tidu_status read_amount(rule_reader *r, const yaml_node *n, void *out)
{
    clause *c = out;
    tidu_status status;

    if (yaml_is_null(n)) /* not published */
        return TIDU_OK;
    c->award.text = n->text;
    status = field_quantity(r, n, &c->award.amount);
    if (!status && c->award.amount->money != 1)
        return yaml_error(r->tree, n, r->err, _("an award is an amount of money, such as 20 wan; empty: not published"));
    return status;
}

static tidu_status read_most(rule_reader *r, const yaml_node *n, void *out)
{
    clause *c = out;

    c->award.is_most = true;
    return read_amount(r, n, out);
}

static const char *const turns[] = {"once", "year", NULL};
static const field_table turn_form = {.words = turns};

static tidu_status read_turn(rule_reader *r, const yaml_node *n, void *out)
{
    clause *c = out;

    c->award.is_once = !strcmp(n->text, turns[0]);
    return c->award.is_once || !strcmp(n->text, turns[1]) ? TIDU_OK : yaml_error(r->tree, n, r->err, _("an award is paid 'once' or each 'year'"));
}

static tidu_status check_clause(rule_reader *r, const yaml_node *n, void *out)
{
    const clause *c = out;
    const yaml_node *most = yaml_find(n, "at_most");

    if ((yaml_find(n, "amount") != NULL) == (most != NULL))
        return yaml_error(r->tree, n, r->err, _("an award has either 'amount' or 'at_most'; empty where it was not published"));
    if (c->award.group && c->award.cost)
        return yaml_error(r->tree, yaml_find(n, "cost"), r->err, _("'group' and 'cost' both say that only the highest is paid: give one of them"));
    return TIDU_OK;
}

#define CONDITION_ROWS(owner, member)                                                                              \
    FIELD("id", REQUIRED, id, owner, member.id),                                                                   \
    FIELD("name", REQUIRED, bilingual, owner, member.name),                                                        \
    FIELD(FIELD_ABOUT("law", "the words of the policy in short"), OPTIONAL, bilingual, owner, member.law),         \
    FIELD_CITATION(REQUIRED, owner, member.cite),                                                                  \
    FIELD(FIELD_ABOUT("need", "an expression that must be true"), REQUIRED, truth, owner, member.need),            \
    FIELD("need", REQUIRED, text, owner, member.text),                                                             \
    FIELD(FIELD_ABOUT("applies", "an expression; if it is false the clause does not apply"), OPTIONAL, text, owner, member.applies_text), \
    FIELD("applies", OPTIONAL, truth, owner, member.applies)

static const field_row award_rows[] = {
    CONDITION_ROWS(clause, condition),
    FIELD_PART(FIELD_ABOUT("amount", "money, an expression; empty: not published"), OPTIONAL, YAML_IS_SCALAR, read_amount, FIELD_LIKE(&field_text_form)),
    FIELD_PART(FIELD_ABOUT("at_most", "instead of an amount: anything up to it"), OPTIONAL, YAML_IS_SCALAR, read_most, FIELD_LIKE(&field_text_form)),
    FIELD_PART(FIELD_ABOUT("paid", "once or each year"), REQUIRED, YAML_IS_SCALAR, read_turn, FIELD_LIKE(&turn_form)),
    FIELD(FIELD_ABOUT("group", "of the clauses of this policy with the same one only the highest is paid"), OPTIONAL, id, clause, award.group),
    FIELD(FIELD_ABOUT("cost", "the same of all policies: one cost is not paid for twice"), OPTIONAL, id, clause, award.cost),
    FIELD("note", OPTIONAL, bilingual, clause, award.note),
    FIELD_END};

const field_table policy_award_table = {
    .rows = award_rows, .form = N_("an award has id, name, cite, need, amount and paid"), .check = check_clause};

/* The condition alone, so that its rows are those of a clause. */
typedef struct gate {
    model_condition condition;
} gate;

static const field_row gate_rows[] = {CONDITION_ROWS(gate, condition), FIELD_END};

const field_table policy_gate_table = {.rows = gate_rows, .form = N_("a funding gate has id, name, cite and need")};

/* --- the model of a policy --------------------------------------------------------------------------------------- */

tidu_status policy_conditions_begin(rule_reader *r, policy *p)
{
    model *m = arena_take_array(r->memory, 1, sizeof *m);

    if (!m)
        return error_memory(r->err);
    m->rung = "";
    m->is_for_new = m->is_for_recheck = true;
    m->judging.survival = m->judging.slope = 1;
    p->conditions = m;
    p->region = "";
    p->most_each = p->most_total = INFINITY;
    return TIDU_OK;
}

void policy_conditions_end(policy *p)
{
    model *m = p->conditions;

    m->head = p->head; /* its texts and definitions; the policy alone releases them */
    if (!m->n_directs && !m->n_gates)
        p->conditions = NULL;
}

/* A condition is complete, but for its id, which is one of all. */
static tidu_status add_condition(rule_reader *r, const yaml_node *n, model_condition *c)
{
    const policy *p = r->subject;
    const model *m = p->conditions;

    c->survival = 1;
    for (size_t i = 0; i < m->n_gates + m->n_directs; i++) {
        const model_condition *other = i < m->n_gates ? &m->gates[i] : &m->directs[i - m->n_gates];

        if (!strcmp(other->id, c->id))
            return yaml_error(r->tree, yaml_find(n, "id"), r->err, _("the id '%s' stands for two conditions"), c->id);
    }
    return TIDU_OK;
}

static tidu_status take_room(rule_reader *r, const yaml_node *list, model_condition **out)
{
    if (!list->n || list->n > MODEL_MOST_CONDITIONS)
        return yaml_error(r->tree, list, r->err, _("1 to %d clauses can stand here"), MODEL_MOST_CONDITIONS);
    return field_array(r, list->n, sizeof **out, (void **)out);
}

tidu_status policy_awards_read(rule_reader *r, const yaml_node *list, void *out)
{
    policy *p = out;
    model *m = p->conditions;
    tidu_status status = take_room(r, list, &m->directs);

    if (!status)
        status = field_array(r, list->n, sizeof *p->awards, (void **)&p->awards);
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        clause c = {.condition = {.is_direct = true}};

        status = fields_read(r, n, &policy_award_table, &c);
        if (!status)
            status = add_condition(r, n, &c.condition);
        if (!status) {
            p->awards[p->n_awards++] = c.award;
            m->directs[m->n_directs++] = c.condition;
        }
    }
    return status;
}

tidu_status policy_gates_read(rule_reader *r, const yaml_node *list, void *out)
{
    policy *p = out;
    model *m = p->conditions;
    tidu_status status = take_room(r, list, &m->gates);

    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        gate c = {.condition = {.id = NULL}};

        status = fields_read(r, n, &policy_gate_table, &c);
        if (!status)
            status = add_condition(r, n, &c.condition);
        if (!status)
            m->gates[m->n_gates++] = c.condition;
    }
    return status;
}
