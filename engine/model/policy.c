#include "model/policy.h"

#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "model/file_tables.h"
#include "model/model_internal.h"
#include "model/policy_internal.h"

static const field_row line_rows[] = {
    FIELD("name", REQUIRED, bilingual, policy_line, name),
    FIELD("amount", REQUIRED, quantity, policy_line, amount),
    FIELD("amount", REQUIRED, text, policy_line, text),
    FIELD_END};

static const field_table line_table = {.rows = line_rows, .form = N_("a line has name and amount")};

static tidu_status check_number(rule_reader *r, const yaml_node *list, void *out)
{
    (void)out;
    return list->n ? TIDU_OK : yaml_error(r->tree, list, r->err, _("a policy has one line at least: its benefit"));
}

static const field_table rung_table = {.read = field_text_row};

static tidu_status read_cap(rule_reader *r, const yaml_node *n, void *out)
{
    double *most = out;
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->money != 1 || !(literal->number > 0)))
        return yaml_error(r->tree, n, r->err, _("a cap is an amount of money above 0, such as 500 wan"));
    if (!status)
        *most = literal->number;
    return status;
}

static const field_row cap_rows[] = {
    FIELD_MEMBER_LIKE(FIELD_ABOUT("company", "to one company in a year"), OPTIONAL, YAML_IS_SCALAR, read_cap, double, policy, most_each, &field_literal_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("total", "to all companies in a year"), OPTIONAL, YAML_IS_SCALAR, read_cap, double, policy, most_total, &field_literal_form),
    FIELD_END};

static const field_table cap_table = {.rows = cap_rows};

static tidu_status begin(rule_reader *r, const yaml_node *n, void *out)
{
    policy *p = out;

    p->id = n->text;
    return policy_conditions_begin(r, p);
}

/* A benefit is one of some rungs; a policy without one has awards or funding gates. */
static tidu_status check_parts(rule_reader *r, const yaml_node *root, void *out)
{
    policy *p = out;

    if ((p->n_lines != 0) != (p->n_rungs != 0))
        return yaml_error(r->tree, root, r->err, _("'rungs' and 'lines' go together: which rungs it is a benefit of, and what it is worth"));
    policy_conditions_end(p);
    if (!p->n_lines && !p->conditions)
        return yaml_error(r->tree, root, r->err, _("a policy has 'lines', 'awards' or 'gates'"));
    return TIDU_OK;
}

static const field_row rows[] = {
    FIELD_PART("policy", REQUIRED, YAML_IS_SCALAR, begin, FIELD_LIKE(&field_text_form)),
    FIELD("name", REQUIRED, bilingual, policy, name),
    FIELD_UNREAD("use", OPTIONAL, YAML_IS_SEQUENCE, "read by composition_build", FIELD_LIST_LIKE(&field_text_form)),
    FIELD_LIST(FIELD_ABOUT("rungs", "of which it is a benefit"), OPTIONAL, &rung_table, policy, rungs, n_rungs),
    FIELD_STRUCT("effective", REQUIRED, &effective_days, policy, head),
    FIELD(FIELD_ABOUT("region", "the beginning of the division codes of its companies; without: everywhere"), OPTIONAL, region, policy, region),
    FIELD_LIST_OF("documents", REQUIRED, YAML_IS_MAPPING, &cited_documents, policy, documents, n_documents),
    FIELD_CITATION(REQUIRED, policy, cite),
    FIELD("note", OPTIONAL, bilingual, policy, note),
    FIELD_PART("define", OPTIONAL, YAML_IS_MAPPING, definitions_read, FIELD_LIST_LIKE(&definition_table)),
    FIELD_PART("lines", OPTIONAL, YAML_IS_SEQUENCE, check_number),
    FIELD_LIST("lines", OPTIONAL, &line_table, policy, lines, n_lines),
    FIELD_PART(FIELD_ABOUT("awards", "clauses: who is awarded how much"), OPTIONAL, YAML_IS_SEQUENCE, policy_awards_read, FIELD_LIST_LIKE(&policy_award_table)),
    FIELD_MAPPING(FIELD_ABOUT("cap", "what is not gone beyond"), OPTIONAL, &cap_table),
    FIELD_PART(FIELD_ABOUT("gates", "funding gates: who does not meet one is paid nothing in the region"), OPTIONAL, YAML_IS_SEQUENCE, policy_gates_read,
               FIELD_LIST_LIKE(&policy_gate_table)),
    FIELD_END};

const field_table policy_file = {.rows = rows, .form = N_("a policy file begins with 'policy: ID'"), .check = check_parts};

static tidu_status finish_load(yaml_tree *tree, const char *folders, dictionary *d, policy **out, tidu_error *err)
{
    policy *p = allocate_array(1, sizeof *p);
    tidu_status status = rule_head_compose(p ? &p->head : NULL, tree, folders, err);

    if (!status)
        status = file_load(&p->head, &policy_file, p, d, err);
    if (status)
        policy_free(p);
    else
        *out = p;
    return status;
}

tidu_status policy_load(const char *path, const char *folders, dictionary *d, policy **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : finish_load(tree, folders, d, out, err);
}

tidu_status policy_parse(const char *text, size_t length, const char *file, const char *folders, dictionary *d, policy **out,
                         tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_parse(text, length, file, &tree, err);

    return status ? status : finish_load(tree, folders, d, out, err);
}

void policy_free(policy *p)
{
    if (!p)
        return;
    rule_head_close(&p->head);
    release(p);
}

static bool is_in_force(const policy *p, long day)
{
    return p->from <= day && day <= p->to;
}

bool policy_awards_on(const policy *p, long day)
{
    return p->conditions && is_in_force(p, day);
}

bool policy_applies(const policy *p, const char *rung, long day)
{
    if (!is_in_force(p, day))
        return false;
    for (size_t i = 0; i < p->n_rungs; i++) {
        if (!strcmp(p->rungs[i], rung))
            return true;
    }
    return false;
}

bool policy_gates(const policy *p, const policy *other)
{
    return p->conditions && p->conditions->n_gates && !strncmp(other->region, p->region, strlen(p->region));
}
