/*
 * Reads index files with the tables of model/field.h: the head; the tree is read by index_tree.c, how
 * values are brought together by index_aggregation.c.
 */
#include "model/index_model.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "model/file_tables.h"
#include "model/index_model_internal.h"
#include "model/model_internal.h"

/* --- small parts ---------------------------------------------------------------------- */

static tidu_status read_decimals(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;
    double decimals;
    tidu_status status = field_number(r, n, &decimals);

    if (!status && !(decimals >= 0 && decimals <= INDEX_MOST_DECIMALS && decimals == floor(decimals)))
        status = yaml_error(r->tree, n, r->err, _("scores have 0 to %d decimals, a whole number"), INDEX_MOST_DECIMALS);
    if (!status)
        m->decimals = (int)decimals;
    return status;
}

static tidu_status read_coverage(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money ||
                    !(literal->number >= 0 && literal->number <= 1)))
        status = yaml_error(r->tree, n, r->err, _("a coverage lies between 0 and 1, such as 50%%"));
    if (!status)
        m->coverage = literal->number;
    return status;
}

static tidu_status read_screening(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money || !(literal->number > 0 && literal->number <= 1)))
        status = yaml_error(r->tree, n, r->err, _("a share of the indicators lies between 0 and 1, such as 65%%"));
    if (!status)
        m->screening = literal->number;
    return status;
}

static const field_row screening_rows[] = {
    FIELD_PART("indicators", REQUIRED, YAML_IS_SCALAR, read_screening, FIELD_LIKE(&field_literal_form)), FIELD_END};

static const field_table screening_table = {.rows = screening_rows};

/* --- the file ----------------------------------------------------------------------------- */

/* The lists of members are read with the tree. */
static tidu_status leave(rule_reader *r, const yaml_node *n, void *out)
{
    (void)r;
    (void)n;
    (void)out;
    return TIDU_OK;
}

static tidu_status read_id(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;

    m->id = n->text;
    for (const char *c = n->text; *c; c++) {
        if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '_' || *c == '-' || *c == '@'))
            return yaml_error(r->tree, n, r->err, _("an index's id may contain only a-z, 0-9, '_', '-' and, before a place, '@'"));
    }
    return n->length ? TIDU_OK : yaml_error(r->tree, n, r->err, _("an id is missing here"));
}

static const field_row rows[] = {
    FIELD_PART(FIELD_ABOUT("index", "the id: a-z, 0-9, _, - and, before a place, @"), REQUIRED, YAML_IS_SCALAR, read_id),
    FIELD("name", REQUIRED, bilingual, index_model, name),
    FIELD(FIELD_ABOUT("subject", "whose tables it is about; without: companies"), OPTIONAL, id, index_model, subject),
    FIELD("summary", OPTIONAL, bilingual, index_model, summary),
    FIELD_LIST_OF("documents", OPTIONAL, YAML_IS_MAPPING, &cited_documents, index_model, documents, n_documents),
    FIELD_CITATION(OPTIONAL, index_model, cite),
    FIELD_STRUCT(FIELD_ABOUT("effective", "the days in force; absent: all"), OPTIONAL, &effective_days, index_model, head),
    FIELD_UNREAD("notes", OPTIONAL, YAML_IS_SEQUENCE, "for people"),
    FIELD_PART("decimals", OPTIONAL, YAML_IS_SCALAR, read_decimals, FIELD_LIKE(&field_magnitude_form)),
    FIELD_MEMBER_LIKE("missing", REQUIRED, YAML_IS_ANY, index_missing_read, index_missing, index_model, missing, &index_missing_form),
    FIELD_PART("coverage", OPTIONAL, YAML_IS_SCALAR, read_coverage, FIELD_LIKE(&field_literal_form)),
    FIELD_MAPPING("screening", OPTIONAL, &screening_table),
    FIELD_PART("aggregation", REQUIRED, YAML_IS_ANY, index_aggregation_read, FIELD_LIKE(&index_aggregation_form)),
    FIELD_PART("define", OPTIONAL, YAML_IS_MAPPING, definitions_read, FIELD_LIST_LIKE(&definition_table)),
    FIELD_MEMBER_LIKE("strata", OPTIONAL, YAML_IS_ANY, index_strata_read, index_strata,
                      index_model, strata, &index_strata_form),
    FIELD(FIELD_ABOUT("candidates", "who is ranked, a condition; without: everybody"), OPTIONAL, truth, index_model, candidates),
    FIELD_STRUCT("population", OPTIONAL, &index_population_form, index_model, population),
    FIELD_STRUCT("bonus", OPTIONAL, &index_items_form, index_model, bonus),
    FIELD_STRUCT("deductions", OPTIONAL, &index_items_form, index_model, deductions),
    FIELD("floor", OPTIONAL, number, index_model, least),
    FIELD("cap", OPTIONAL, number, index_model, most),
    FIELD_LIST("bands", OPTIONAL, &index_band_table, index_model, bands, n_bands),
    FIELD_LIST("boards", OPTIONAL, &index_board_table, index_model, boards, n_boards),
    FIELD(FIELD_ABOUT("progress", "the index of progress that the bulletin of a contest shows beside this one"), OPTIONAL, text, index_model, progress),
    FIELD_PART("weights", ALWAYS, YAML_IS_ANY, index_tree_read, FIELD_LIKE(&index_weighting_form)),
    FIELD_STRUCT(FIELD_ABOUT("uncertainty", "what is uncertain about it, for 'tidu index robust'"), OPTIONAL, &index_uncertainty_form, index_model, uncertainty),
    FIELD_PART("groups", OPTIONAL, YAML_IS_SEQUENCE, leave, FIELD_LIST_LIKE(&index_group_table)),
    FIELD_PART("indicators", OPTIONAL, YAML_IS_SEQUENCE, leave, FIELD_LIST_LIKE(&index_indicator_table)),
    FIELD_END};

static tidu_status check_aggregation(rule_reader *r, const yaml_node *n, void *out)
{
    return index_aggregation_check(r, yaml_find(n, "aggregation"), out);
}

const field_table index_file = {.rows = rows, .check = check_aggregation};

enum { USUAL_DECIMALS = 2 };

static tidu_status finish_load(yaml_tree *tree, dictionary *d, index_model **out, tidu_error *err)
{
    index_model *m = allocate_array(1, sizeof *m);
    tidu_status status = rule_head_open(m ? &m->head : NULL, tree, err);

    if (!status) {
        m->decimals = USUAL_DECIMALS;
        m->least = -INFINITY;
        m->most = INFINITY;
        m->strata.by = INDICATOR_NONE;
        status = file_load(&m->head, &index_file, m, d, err);
    }
    if (status)
        index_free(m);
    else
        *out = m;
    return status;
}

tidu_status index_load(const char *path, dictionary *d, index_model **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : finish_load(tree, d, out, err);
}

tidu_status index_parse(const char *text, size_t length, const char *file, dictionary *d,
                        index_model **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_parse(text, length, file, &tree, err);

    return status ? status : finish_load(tree, d, out, err);
}

void index_free(index_model *m)
{
    if (!m)
        return;
    rule_head_close(&m->head);
    release(m);
}

bool weighting_takes_data(const index_weighting *w)
{
    for (size_t i = 0; i < w->n; i++) {
        if (weighting_is_computed(w->methods[i].kind))
            return true;
    }
    return false;
}

bool index_weighs_data(const index_model *m)
{
    bool found = false;

    for (size_t i = 0; i < m->n_nodes && !found; i++)
        found = weighting_takes_data(&m->nodes[i].weighting);
    return found;
}

bool index_has_amounts(const index_model *m)
{
    bool found = false;

    for (size_t i = 0; i < m->n_bands && !found; i++)
        found = isfinite(m->bands[i].amount);
    return found;
}

bool index_is_deep(const index_model *m)
{
    for (size_t i = 1; i < m->n_nodes; i++) {
        if (!index_is_leaf(&m->nodes[i]) && m->nodes[i].parent != 0)
            return true;
    }
    return false;
}

static const char group_prefix[] = "group.";

static size_t find(const index_model *m, const char *name, bool is_leaf)
{
    for (size_t i = 1; i < m->n_nodes; i++) {
        if (index_is_leaf(&m->nodes[i]) == is_leaf && !strcmp(m->nodes[i].id, name))
            return i;
    }
    return INDEX_NONE;
}

size_t index_find_node(const index_model *m, const char *name)
{
    size_t found = find(m, name, true);

    if (found == INDEX_NONE && !strncmp(name, group_prefix, sizeof group_prefix - 1))
        name += sizeof group_prefix - 1;
    return found != INDEX_NONE ? found : find(m, name, false);
}
