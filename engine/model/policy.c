#include "model/policy.h"

#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "model/file_tables.h"
#include "model/model_internal.h"

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

static const field_row rows[] = {
    FIELD("policy", REQUIRED, text, policy, id),
    FIELD("name", REQUIRED, bilingual, policy, name),
    FIELD_UNREAD("use", OPTIONAL, YAML_IS_SEQUENCE, "read by composition_build", FIELD_LIST_LIKE(&field_text_form)),
    FIELD_LIST("rungs", REQUIRED, &rung_table, policy, rungs, n_rungs),
    FIELD_STRUCT("effective", REQUIRED, &effective_days, policy, head),
    FIELD_LIST_OF("documents", REQUIRED, YAML_IS_MAPPING, &cited_documents, policy, documents, n_documents),
    FIELD_CITATION(REQUIRED, policy, cite),
    FIELD("note", OPTIONAL, bilingual, policy, note),
    FIELD_PART("define", OPTIONAL, YAML_IS_MAPPING, definitions_read, FIELD_LIST_LIKE(&definition_table)),
    FIELD_PART("lines", REQUIRED, YAML_IS_SEQUENCE, check_number),
    FIELD_LIST("lines", REQUIRED, &line_table, policy, lines, n_lines),
    FIELD_END};

const field_table policy_file = {.rows = rows, .form = N_("a policy file begins with 'policy: ID'")};

tidu_status policy_load(const char *path, const char *folders, dictionary *d, policy **out, tidu_error *err)
{
    yaml_tree *tree;
    policy *p;
    tidu_status status = yaml_load(path, &tree, err);

    if (status)
        return status;
    p = allocate_array(1, sizeof *p);
    status = rule_head_compose(p ? &p->head : NULL, tree, folders, err);
    if (!status)
        status = file_load(&p->head, &policy_file, p, d, err);
    if (status)
        policy_free(p);
    else
        *out = p;
    return status;
}

void policy_free(policy *p)
{
    if (!p)
        return;
    rule_head_close(&p->head);
    release(p);
}

bool policy_applies(const policy *p, const char *rung, long day)
{
    if (day < p->from || day > p->to)
        return false;
    for (size_t i = 0; i < p->n_rungs; i++) {
        if (!strcmp(p->rungs[i], rung))
            return true;
    }
    return false;
}
