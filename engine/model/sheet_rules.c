#include "model/sheet_rules.h"

#include <math.h>

#include "base/message.h"
#include "model/file_tables.h"

static tidu_status read_indicators(rule_reader *r, const yaml_node *list, int **out, size_t *n_out)
{
    tidu_status status = field_array(r, list->n, sizeof **out, (void **)out);

    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = field_indicator(r, n, &(*out)[(*n_out)++]);
    return status;
}

static tidu_status read_facts(rule_reader *r, const yaml_node *list, void *out)
{
    sheet_rules *s = out;

    return read_indicators(r, list, &s->facts, &s->n_facts);
}

static tidu_status read_named(rule_reader *r, const yaml_node *list, void *out)
{
    sheet_rules *s = out;

    return read_indicators(r, list, &s->named, &s->n_named);
}

static tidu_status check_figure(rule_reader *r, const yaml_node *n, void *out)
{
    const sheet_figure *f = out;

    if (dictionary_get(r->dictionary, f->indicator)->type != INDICATOR_MONEY)
        return yaml_error(r->tree, n, r->err, _("figures of R&D are sums of money"));
    return TIDU_OK;
}

static tidu_status read_visits(rule_reader *r, const yaml_node *n, void *out)
{
    sheet_rules *s = out;
    double lines;
    tidu_status status = field_magnitude(r, n, &lines);

    if (!status && (lines > SHEET_MOST_VISITS || floor(lines) != lines))
        return yaml_error(r->tree, n, r->err, _("a whole number of lines up to %d can stand here"), SHEET_MOST_VISITS);
    if (!status)
        s->visits = (int)lines;
    return status;
}

static const field_row figure_rows[] = {
    FIELD("of", REQUIRED, indicator, sheet_figure, indicator),
    FIELD("from", REQUIRED, bilingual, sheet_figure, from),
    FIELD_END};

static const field_table figure_table = {.rows = figure_rows, .check = check_figure};

static const field_row rows[] = {
    FIELD_PART("facts", REQUIRED, YAML_IS_SEQUENCE, read_facts, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_PART("named", OPTIONAL, YAML_IS_SEQUENCE, read_named, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_LIST("research", REQUIRED, &figure_table, sheet_rules, research, n_research),
    FIELD("near", REQUIRED, chance, sheet_rules, near),
    FIELD("jump", REQUIRED, magnitude, sheet_rules, jump),
    FIELD("apart", REQUIRED, chance, sheet_rules, apart),
    FIELD("kept", REQUIRED, chance, sheet_rules, kept),
    FIELD("duties", REQUIRED, magnitude, sheet_rules, duties),
    FIELD_PART("visits", REQUIRED, YAML_IS_SCALAR, read_visits, FIELD_LIKE(&field_magnitude_form)),
    FIELD_END};

const field_table sheet_file = {.rows = rows};

tidu_status sheet_rules_load(const char *path, dictionary *d, sheet_rules **out, tidu_error *err)
{
    void *file;
    tidu_status status = file_object_load(path, &sheet_file, sizeof **out, d, &file, err);

    if (!status)
        *out = file;
    return status;
}

void sheet_rules_free(void *rules)
{
    file_object_free(rules);
}
