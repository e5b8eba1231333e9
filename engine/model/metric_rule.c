#include "model/metric_rule.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/file_tables.h"
#include "model/model_internal.h"

/* --- a side -------------------------------------------------------------------------------------------------------- */

static tidu_status read_stated(rule_reader *r, const yaml_node *n, void *out)
{
    metric_part *p = out;
    tidu_status status = field_id(r, n, &p->stated);

    for (size_t i = 0; i < r->head->n_settings && !status; i++) {
        if (!strcmp(r->head->settings[i].value.name, p->stated))
            p->fact = &r->head->settings[i].value;
    }
    return status || p->fact ? status : yaml_error(r->tree, n, r->err, _("'%s' is none of the settings of this file"), n->text);
}

static tidu_status check_part(rule_reader *r, const yaml_node *n, void *out)
{
    const metric_part *p = out;

    return !p->sum != !p->fact ? TIDU_OK : yaml_error(r->tree, n, r->err, _("a part has either 'sum' or 'stated'"));
}

static const field_row part_rows[] = {
    FIELD("name", REQUIRED, bilingual, metric_part, name),
    FIELD(FIELD_ABOUT("sum", "a number of each company, which is added up"), OPTIONAL, quantity, metric_part, sum),
    FIELD("sum", OPTIONAL, text, metric_part, text),
    FIELD_PART(FIELD_ABOUT("stated", "one of the settings"), OPTIONAL, YAML_IS_SCALAR, read_stated, FIELD_LIKE(&field_id_form)),
    FIELD_END};

static const field_table part_table = {.rows = part_rows, .check = check_part, .form = N_("a part has name, and sum or stated")};

static int money_of(const metric_part *p)
{
    return p->sum ? p->sum->money : p->fact->money;
}

static tidu_status check_side(rule_reader *r, const yaml_node *list, metric_side *s)
{
    const yaml_node *n = list->first;

    if (!s->n || s->n > METRIC_MOST_PARTS)
        return yaml_error(r->tree, list, r->err, _("1 to %d parts can stand here"), METRIC_MOST_PARTS);
    s->summed = s->n;
    s->money = money_of(&s->parts[0]);
    for (size_t i = 0; i < s->n; i++, n = n->next) {
        if (money_of(&s->parts[i]) != s->money)
            return yaml_error(r->tree, n, r->err, _("amounts and plain numbers cannot be added up"));
        if (s->parts[i].sum && s->summed < s->n)
            return yaml_error(r->tree, n, r->err, _("one part of a side is a sum over companies; put both into one expression"));
        if (s->parts[i].sum)
            s->summed = i;
    }
    return TIDU_OK;
}

/* --- growth ---------------------------------------------------------------------------------------------------------- */

static tidu_status read_rates(rule_reader *r, const yaml_node *list, metric_rates *out)
{
    tidu_status status = field_array(r, list->n, sizeof *out->list, (void **)&out->list);

    if (!status && list->n > METRIC_MOST_RATES)
        return yaml_error(r->tree, list, r->err, _("at most %d rates of growth can stand here"), METRIC_MOST_RATES);
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        node *literal;

        status = field_literal(r, n, &literal);
        if (!status && (literal->kind != NODE_NUMBER || literal->money || !(literal->number > -1)))
            return yaml_error(r->tree, n, r->err, _("a rate of growth is a share, such as 5%%"));
        if (!status)
            out->list[out->n++] = literal->number;
    }
    return status;
}

static tidu_status read_of_growth(rule_reader *r, const yaml_node *list, void *out)
{
    return read_rates(r, list, &((metric_rule *)out)->of_growth);
}

static tidu_status read_per_growth(rule_reader *r, const yaml_node *list, void *out)
{
    return read_rates(r, list, &((metric_rule *)out)->per_growth);
}

static const field_row growth_rows[] = {
    FIELD_PART(FIELD_ABOUT("of", "growth of what stands above"), REQUIRED, YAML_IS_SEQUENCE, read_of_growth, FIELD_LIST_LIKE(&field_literal_form)),
    FIELD_PART(FIELD_ABOUT("per", "growth of what it is divided by"), REQUIRED, YAML_IS_SEQUENCE, read_per_growth, FIELD_LIST_LIKE(&field_literal_form)),
    FIELD_END};

static const field_table growth_table = {.rows = growth_rows};

/* --- the file --------------------------------------------------------------------------------------------------------- */

static tidu_status begin(rule_reader *r, const yaml_node *n, void *out)
{
    metric_rule *m = out;

    (void)r;
    m->id = n->text;
    m->region = "";
    m->times = 1;
    m->aim = NAN;
    return TIDU_OK;
}

static tidu_status read_positive(rule_reader *r, const yaml_node *n, void *out)
{
    double *number = out;
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money || !(literal->number > 0)))
        return yaml_error(r->tree, n, r->err, _("a number above 0 is expected here"));
    if (!status)
        *number = literal->number;
    return status;
}

static tidu_status check_file(rule_reader *r, const yaml_node *root, void *out)
{
    metric_rule *m = out;
    const yaml_node *among = yaml_find(root, "among");
    tidu_status status = check_side(r, yaml_find(root, "of"), &m->of);

    if (!status)
        status = check_side(r, yaml_find(root, "per"), &m->per);
    return !status && among ? company_conditions_check(r, among) : status;
}

static const field_row rows[] = {
    FIELD_PART("metric", REQUIRED, YAML_IS_SCALAR, begin, FIELD_LIKE(&field_text_form)),
    FIELD("name", REQUIRED, bilingual, metric_rule, name),
    FIELD_UNREAD("use", OPTIONAL, YAML_IS_SEQUENCE, "read by composition_build", FIELD_LIST_LIKE(&field_text_form)),
    FIELD(FIELD_ABOUT("region", "the beginning of the division codes of its companies; without: everywhere"), OPTIONAL, region, metric_rule, region),
    FIELD_LIST_OF("documents", REQUIRED, YAML_IS_MAPPING, &cited_documents, metric_rule, documents, n_documents),
    FIELD_CITATION(REQUIRED, metric_rule, cite),
    FIELD("note", OPTIONAL, bilingual, metric_rule, note),
    FIELD_PART(FIELD_ABOUT("settings", "facts that the user gives: --setting gdp=368.1yi"), OPTIONAL, YAML_IS_MAPPING, settings_read,
               FIELD_LIST_LIKE(&setting_table)),
    FIELD_PART("define", OPTIONAL, YAML_IS_MAPPING, definitions_read, FIELD_LIST_LIKE(&definition_table)),
    FIELD_LIST(FIELD_ABOUT("among", "whose sums: all of these hold; left out: every company"), OPTIONAL, &company_condition_table, metric_rule, among, n_among),
    FIELD_LIST(FIELD_ABOUT("of", "parts that are added up"), REQUIRED, &part_table, metric_rule, of.parts, of.n),
    FIELD_LIST(FIELD_ABOUT("per", "parts that are added up, which it is divided by"), REQUIRED, &part_table, metric_rule, per.parts, per.n),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("times", "10000: per ten thousand"), OPTIONAL, YAML_IS_SCALAR, read_positive, double, metric_rule, times, &field_number_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("aim", "of the ratio times so much: 2.5%, 18.56"), OPTIONAL, YAML_IS_SCALAR, read_positive, double, metric_rule, aim,
                      &field_literal_form),
    FIELD_MAPPING(FIELD_ABOUT("growth", "rates of a two-way table"), OPTIONAL, &growth_table),
    FIELD_END};

const field_table metric_file = {.rows = rows, .form = N_("a metric file begins with 'metric: ID'"), .check = check_file};

tidu_status metric_rule_load(const char *path, const catalogue *models, dictionary *d, metric_rule **out, tidu_error *err)
{
    yaml_tree *tree;
    metric_rule *m;
    tidu_status status = yaml_load(path, &tree, err);

    if (status)
        return status;
    m = allocate_array(1, sizeof *m);
    status = rule_head_compose(m ? &m->head : NULL, tree, models->folders, err);
    if (!status) {
        rule_reader r = reader_of(&m->head, m, d, err);

        r.models = models;
        status = file_read(&r, &metric_file, m);
    }
    if (status)
        metric_rule_free(m);
    else
        *out = m;
    return status;
}

void metric_rule_free(metric_rule *m)
{
    file_object_free(m);
}

bool metric_is_share(const metric_rule *m)
{
    return m->times == 1 && m->of.money == m->per.money;
}

tidu_status metric_rule_set(metric_rule *m, const char *name, const char *value, bool *has, tidu_error *err)
{
    setting *s = rule_head_setting(&m->head, name);

    *has = s != NULL;
    return s ? setting_put(s, value, m->memory, err) : TIDU_OK;
}

const model_setting *metric_lacks(const metric_rule *m)
{
    for (size_t i = 0; i < m->n_settings; i++) {
        if (isnan(m->settings[i].value.value))
            return &m->settings[i];
    }
    return NULL;
}
