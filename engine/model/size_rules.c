#include "model/size_rules.h"

#include "base/allocate.h"
#include "model/file_tables.h"
#include "model/model_internal.h"

static tidu_status check_file(rule_reader *r, const yaml_node *root, void *out)
{
    (void)out;
    return company_conditions_check(r, yaml_find(root, "sizes"));
}

static const field_row rows[] = {
    FIELD_UNREAD("use", OPTIONAL, YAML_IS_SEQUENCE, "read by composition_build", FIELD_LIST_LIKE(&field_text_form)),
    FIELD_LIST_OF("documents", OPTIONAL, YAML_IS_MAPPING, &cited_documents, size_rules, documents, n_documents),
    FIELD_PART("define", OPTIONAL, YAML_IS_MAPPING, definitions_read, FIELD_LIST_LIKE(&definition_table)),
    FIELD_LIST(FIELD_ABOUT("sizes", "the first that holds"), REQUIRED, &company_condition_table, size_rules, sizes, n),
    FIELD_END};

const field_table sizes_file = {.rows = rows, .check = check_file};

tidu_status size_rules_load(const char *path, const catalogue *models, dictionary *d, size_rules **out, tidu_error *err)
{
    yaml_tree *tree;
    size_rules *x;
    tidu_status status = yaml_load(path, &tree, err);

    if (status)
        return status;
    x = allocate_array(1, sizeof *x);
    status = rule_head_compose(x ? &x->head : NULL, tree, models->folders, err);
    if (!status) {
        rule_reader r = reader_of(&x->head, x, d, err);

        r.models = models;
        status = file_read(&r, &sizes_file, x);
    }
    if (status)
        size_rules_free(x);
    else
        *out = x;
    return status;
}

void size_rules_free(size_rules *r)
{
    file_object_free(r);
}
