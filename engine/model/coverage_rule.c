#include "model/coverage_rule.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/file_tables.h"
#include "model/model_internal.h"

/* --- worth and aim ------------------------------------------------------------------------------------------------ */

static tidu_status check_worth(rule_reader *r, const yaml_node *n, void *out)
{
    const coverage_worth *w = out;

    return w->amount->money == 1 ? TIDU_OK : yaml_error(r->tree, yaml_find(n, "amount"), r->err, _("what it is worth is an amount of money"));
}

static const field_row worth_rows[] = {
    FIELD("name", REQUIRED, bilingual, coverage_worth, name),
    FIELD(FIELD_ABOUT("amount", "money, an expression"), REQUIRED, quantity, coverage_worth, amount),
    FIELD("amount", REQUIRED, text, coverage_worth, text),
    FIELD_CITATION(REQUIRED, coverage_worth, cite),
    FIELD_END};

static const field_table worth_table = {.rows = worth_rows, .check = check_worth};

static tidu_status read_aim(rule_reader *r, const yaml_node *n, void *out)
{
    coverage_rule *c = out;
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money || !(literal->number > 0 && literal->number <= 1)))
        return yaml_error(r->tree, n, r->err, _("an aim is a share above 0, at most 100%%"));
    if (!status)
        c->aim = literal->number;
    return status;
}

/* --- the file -------------------------------------------------------------------------------------------------------- */

static tidu_status begin(rule_reader *r, const yaml_node *n, void *out)
{
    coverage_rule *c = out;

    (void)r;
    c->id = n->text;
    c->region = "";
    c->aim = NAN;
    return TIDU_OK;
}

static tidu_status check_file(rule_reader *r, const yaml_node *root, void *out)
{
    tidu_status status = company_conditions_check(r, yaml_find(root, "among"));

    (void)out;
    return status ? status : company_conditions_check(r, yaml_find(root, "covered"));
}

static const field_row rows[] = {
    FIELD_PART("coverage", REQUIRED, YAML_IS_SCALAR, begin, FIELD_LIKE(&field_text_form)),
    FIELD("name", REQUIRED, bilingual, coverage_rule, name),
    FIELD_UNREAD("use", OPTIONAL, YAML_IS_SEQUENCE, "read by composition_build", FIELD_LIST_LIKE(&field_text_form)),
    FIELD(FIELD_ABOUT("subject", "whose tables it is about; without: companies"), OPTIONAL, id, coverage_rule, subject),
    FIELD(FIELD_ABOUT("region", "the beginning of the division codes of its companies; without: everywhere"), OPTIONAL, region, coverage_rule, region),
    FIELD_LIST_OF("documents", REQUIRED, YAML_IS_MAPPING, &cited_documents, coverage_rule, documents, n_documents),
    FIELD_CITATION(REQUIRED, coverage_rule, cite),
    FIELD("note", OPTIONAL, bilingual, coverage_rule, note),
    FIELD_PART("define", OPTIONAL, YAML_IS_MAPPING, definitions_read, FIELD_LIST_LIKE(&definition_table)),
    FIELD_LIST(FIELD_ABOUT("among", "who is meant: all of these hold"), REQUIRED, &company_condition_table, coverage_rule, among, n_among),
    FIELD_LIST(FIELD_ABOUT("covered", "who is reached: one of these is enough"), REQUIRED, &company_condition_table, coverage_rule, covered, n_covered),
    FIELD(FIELD_ABOUT("amount", "by which the share is told too, an expression"), OPTIONAL, quantity, coverage_rule, amount),
    FIELD_STRUCT(FIELD_ABOUT("worth", "to a company that is not reached"), OPTIONAL, &worth_table, coverage_rule, worth),
    FIELD_PART(FIELD_ABOUT("aim", "the share that is to be reached"), OPTIONAL, YAML_IS_SCALAR, read_aim, FIELD_LIKE(&field_literal_form)),
    FIELD(FIELD_ABOUT("ask", "who knows"), OPTIONAL, bilingual, coverage_rule, ask),
    FIELD_END};

const field_table coverage_file = {.rows = rows, .form = N_("a coverage file begins with 'coverage: ID'"), .check = check_file};

/* A rule of another subject knows other indicators. */
static tidu_status check_subject(const yaml_tree *tree, const dictionary *d, tidu_error *err)
{
    const yaml_node *n = tree->root && tree->root->kind == YAML_MAPPING ? yaml_find(tree->root, "subject") : NULL;
    const dictionary_subject *subject = dictionary_get_subject(d);
    const char *wanted = n && n->kind == YAML_SCALAR ? n->text : "";

    if (!strcmp(wanted, subject ? subject->id : ""))
        return TIDU_OK;
    if (!*wanted)
        return error_at(err, TIDU_EUSAGE, tree->file, 0, 0, _("this is about companies; leave --subject out"));
    return error_at(err, TIDU_EUSAGE, tree->file, n->line, n->column, _("this is about the subject '%s'; give --subject %s"), wanted, wanted);
}

static tidu_status finish_load(yaml_tree *tree, const catalogue *models, dictionary *d, coverage_rule **out, tidu_error *err)
{
    tidu_status status = check_subject(tree, d, err);
    coverage_rule *c;

    if (status) {
        yaml_free(tree);
        return status;
    }
    c = allocate_array(1, sizeof *c);
    status = rule_head_compose(c ? &c->head : NULL, tree, models->folders, err);
    if (!status) {
        rule_reader r = reader_of(&c->head, c, d, err);

        r.models = models;
        status = file_read(&r, &coverage_file, c);
    }
    if (status)
        coverage_rule_free(c);
    else
        *out = c;
    return status;
}

tidu_status coverage_rule_load(const char *path, const catalogue *models, dictionary *d, coverage_rule **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : finish_load(tree, models, d, out, err);
}

void coverage_rule_free(coverage_rule *c)
{
    if (!c)
        return;
    rule_head_close(&c->head);
    release(c);
}
