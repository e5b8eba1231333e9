#include "model/target_rules.h"

#include <string.h>

#include "base/message.h"
#include "model/file_tables.h"
#include "model/index_model_internal.h"
#include "panel/applications.h"

static const char *const counted[] = {"things", "persons", "money", "share", "rate", "ratio", "place", NULL};
static const char *const yes_no[] = {"no", "yes", NULL};
static const field_table counted_form = {.words = counted}, yes_no_form = {.words = yes_no};

static tidu_status read_counted(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, counted, &((target_unit *)out)->counted);
}

static tidu_status read_measured(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, counted, &((target_measure *)out)->counted);
}

static tidu_status read_yes(rule_reader *r, const yaml_node *n, void *out)
{
    size_t which;
    tidu_status status = index_choice(r, n, yes_no, &which);

    if (!status)
        *(bool *)out = which == 1;
    return status;
}

static tidu_status check_unit(rule_reader *r, const yaml_node *n, void *out)
{
    const target_rules *rules = r->subject;
    const target_unit *u = out;

    if (!(u->times > 0))
        return yaml_error(r->tree, yaml_find(n, "times"), r->err, _("a number above 0 is expected here"));
    for (const target_unit *x = rules->units; x < u; x++) {
        if (!strcmp(x->name.zh, u->name.zh))
            return yaml_error(r->tree, n, r->err, _("the unit '%s' stands twice in this file"), u->name.zh);
    }
    return TIDU_OK;
}

static const target_unit usual_unit = {.times = 1};

static const field_row unit_rows[] = {
    FIELD("name", REQUIRED, bilingual, target_unit, name),
    FIELD_PART(FIELD_ABOUT("counts", "values of one kind can be added; rate: per cent a year"), REQUIRED, YAML_IS_SCALAR, read_counted,
               FIELD_LIKE(&counted_form)),
    FIELD(FIELD_ABOUT("times", "of the plain unit: 10000 for ten thousand"), OPTIONAL, number, target_unit, times),
    FIELD_END};

static const field_table unit_table = {.rows = unit_rows, .usual = &usual_unit, .check = check_unit,
                                       .form = N_("a unit has name and counts")};

static tidu_status check_ratio(rule_reader *r, const yaml_node *n, void *out)
{
    const target_ratio *x = out;

    return x->times > 0 ? TIDU_OK : yaml_error(r->tree, n, r->err, _("a number above 0 is expected here"));
}

static const field_row ratio_rows[] = {
    FIELD("of", REQUIRED, id, target_ratio, of),
    FIELD("per", REQUIRED, id, target_ratio, per),
    FIELD(FIELD_ABOUT("times", "10000: per ten thousand"), OPTIONAL, number, target_ratio, times),
    FIELD_END};

static const field_table ratio_table = {.rows = ratio_rows, .check = check_ratio};

static const char *const which[] = {"new", "valid", NULL};
static const field_table which_form = {.words = which}, status_form = {.words = application_statuses};

static tidu_status read_which(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, which, &((target_count *)out)->which);
}

static tidu_status read_status(rule_reader *r, const yaml_node *n, void *out)
{
    target_count *c = out;
    size_t i;
    tidu_status status = index_choice(r, n, application_statuses, &i);

    if (!status)
        c->status = application_statuses[i];
    return status;
}

static const char *const ways[] = {"number", "amount", NULL}, *const month_values[] = {"sum", "growth", NULL};
static const field_table way_form = {.words = ways}, month_form = {.words = month_values};

static tidu_status read_by(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, ways, &((target_count *)out)->by);
}

static tidu_status read_month_value(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, month_values, &((target_count *)out)->months_as);
}

/* One source, in the order of count_source, with the keys that go with it. */
static tidu_status check_count(rule_reader *r, const yaml_node *n, void *out)
{
    static const struct {
        const char *source;
        const char *keys[4]; /* that it may have; the first is needed by the first two */
    } forms[] = {{"certificates", {"count"}}, {"applications", {"status"}}, {"coverage", {"by"}}, {"table", {"sum", "day", "where"}}, {"months", {"as", "where"}}};
    const yaml_node *source = NULL;
    size_t form = 0, found = 0;

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (yaml_find(n, forms[i].source)) {
            source = yaml_find(n, forms[i].source);
            form = i;
            found++;
        }
    }
    ((target_count *)out)->from = COUNT_CERTIFICATES + form;
    if (found != 1 || (form < 2 && !yaml_find(n, forms[form].keys[0])))
        return yaml_error(r->tree, n, r->err, _("a value is counted from one of: certificates with 'count', applications with 'status', a coverage, a table, months"));
    for (const yaml_node *key = n->first; key; key = key->next) {
        bool fits = key == source;

        for (size_t k = 0; k < 4 && forms[form].keys[k]; k++)
            fits |= !strcmp(forms[form].keys[k], key->key);
        if (!fits)
            return yaml_error(r->tree, key, r->err, _("'%s' does not go with '%s'"), key->key, source->key);
    }
    return TIDU_OK;
}

static const field_row count_rows[] = {
    FIELD(FIELD_ABOUT("certificates", "id of the title whose certificates are counted"), OPTIONAL, id, target_count, model),
    FIELD_PART(FIELD_ABOUT("count", "new: granted since the horizon began; valid: on the day"), OPTIONAL, YAML_IS_SCALAR, read_which,
               FIELD_LIKE(&which_form)),
    FIELD(FIELD_ABOUT("applications", "id of the title whose applications are counted"), OPTIONAL, id, target_count, model),
    FIELD_PART(FIELD_ABOUT("status", "that they have reached since the horizon began"), OPTIONAL, YAML_IS_SCALAR, read_status,
               FIELD_LIKE(&status_form)),
    FIELD(FIELD_ABOUT("coverage", "id of a coverage whose rate it is"), OPTIONAL, text, target_count, coverage),
    FIELD_PART(FIELD_ABOUT("by", "number, or the amount of the coverage"), OPTIONAL, YAML_IS_SCALAR, read_by, FIELD_LIKE(&way_form)),
    FIELD(FIELD_ABOUT("table", "the subject whose rows are counted"), OPTIONAL, id, target_count, table),
    FIELD(FIELD_ABOUT("sum", "the indicator that is added up instead"), OPTIONAL, id, target_count, sum),
    FIELD(FIELD_ABOUT("day", "the indicator with the day of a row, from the begin of the horizon on"), OPTIONAL, id, target_count, dated),
    FIELD(FIELD_ABOUT("where", "an expression that is true of those that count"), OPTIONAL, text, target_count, where),
    FIELD(FIELD_ABOUT("months", "the indicator whose figures of a month are added up over companies"), OPTIONAL, id, target_count, months),
    FIELD_PART(FIELD_ABOUT("as", "the sum, or the growth of the same sample"), OPTIONAL, YAML_IS_SCALAR, read_month_value, FIELD_LIKE(&month_form)),
    FIELD_END};

const field_table target_count_table = {.rows = count_rows, .check = check_count, .form = N_("a counted value has certificates, applications, a coverage, a table or months")};

static tidu_status check_measure(rule_reader *r, const yaml_node *n, void *out)
{
    const target_rules *rules = r->subject;
    const target_measure *m = out;

    if (m->curve.is_stated && m->curve.kind == CURVE_TYPED)
        return yaml_error(r->tree, yaml_find(n, "curve"), r->err, _("a typed curve is of one target, and stands in its plan"));
    for (const target_measure *x = rules->measures; x < m; x++) {
        if (!strcmp(x->id, m->id))
            return yaml_error(r->tree, yaml_find(n, "id"), r->err, _("the measure '%s' stands twice in this file"), m->id);
    }
    return TIDU_OK;
}

static const target_measure usual_measure = {.ratio.times = 1};

static const field_row measure_rows[] = {
    FIELD(FIELD_ABOUT("id", "the definition of targets"), REQUIRED, id, target_measure, id),
    FIELD("name", REQUIRED, bilingual, target_measure, name),
    FIELD_PART(FIELD_ABOUT("counts", "the kind of unit that an implied value is shown in"), OPTIONAL, YAML_IS_SCALAR, read_measured,
               FIELD_LIKE(&counted_form)),
    FIELD_LIST(FIELD_ABOUT("loose", "words of plans that leave open what is meant"), OPTIONAL, &field_text_form, target_measure, loose, n_loose),
    FIELD_LIST(FIELD_ABOUT("parts", "measures that add up to it"), OPTIONAL, &field_id_form, target_measure, parts, n_parts),
    FIELD_STRUCT(FIELD_ABOUT("ratio", "of which measure per which other it is"), OPTIONAL, &ratio_table, target_measure, ratio),
    FIELD(FIELD_ABOUT("flow", "what is added to this stock"), OPTIONAL, id, target_measure, flow),
    FIELD(FIELD_ABOUT("out_of", "what it is chosen from"), OPTIONAL, id, target_measure, out_of),
    FIELD(FIELD_ABOUT("average", "over what it can be averaged"), OPTIONAL, id, target_measure, average),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("judged", "yes: each of out_of is decided on its own"), OPTIONAL, YAML_IS_SCALAR, read_yes, bool,
                      target_measure, is_judged, &yes_no_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("register", "yes: a directory with entries to be removed"), OPTIONAL, YAML_IS_SCALAR, read_yes, bool,
                      target_measure, is_register, &yes_no_form),
    FIELD_STRUCT(FIELD_ABOUT("value", "how it is counted in a database"), OPTIONAL, &target_count_table, target_measure, value),
    FIELD_STRUCT(FIELD_ABOUT("curve", "how targets that state no curve are planned to be reached"), OPTIONAL, &curve_table, target_measure,
                 curve),
    FIELD_END};

static const field_table measure_table = {.rows = measure_rows, .usual = &usual_measure, .check = check_measure,
                                          .form = N_("a measure has id and name")};

static tidu_status read_cleaning(rule_reader *r, const yaml_node *list, void *out)
{
    target_rules *rules = out;
    tidu_status status = TIDU_OK;

    if (list->n > TARGET_MOST_CLEANINGS)
        return yaml_error(r->tree, list, r->err, _("one to %d can stand here"), TARGET_MOST_CLEANINGS);
    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = field_chance(r, n, &rules->cleaning[rules->n_cleaning++]);
    return status;
}

static const field_row rows[] = {
    FIELD(FIELD_ABOUT("residents", "no city of the country has more"), REQUIRED, magnitude, target_rules, residents),
    FIELD(FIELD_ABOUT("history", "an aim of more than so many times its base is unlikely"), REQUIRED, magnitude, target_rules, history),
    FIELD(FIELD_ABOUT("growth", "from so much a year on an implied growth is told"), REQUIRED, magnitude, target_rules, growth),
    FIELD(FIELD_ABOUT("tolerance", "by so much a sum may differ from what is stated"), REQUIRED, chance, target_rules, tolerance),
    FIELD_PART(FIELD_ABOUT("cleaning", "shares of a directory that may be removed"), REQUIRED, YAML_IS_SEQUENCE, read_cleaning,
               FIELD_LIST_LIKE(&field_chance_form)),
    FIELD_LIST(FIELD_ABOUT("never_added", "words in the names of items that are never added to each other"), OPTIONAL, &field_text_form, target_rules, never_added, n_never_added),
    FIELD_LIST("units", REQUIRED, &unit_table, target_rules, units, n_units),
    FIELD_LIST("measures", REQUIRED, &measure_table, target_rules, measures, n_measures),
    FIELD_END};

const field_table target_rules_file = {.rows = rows};

static tidu_status read_tree(yaml_tree *tree, target_rules **out, tidu_error *err)
{
    void *file;
    tidu_status status = file_object_read(tree, &target_rules_file, sizeof **out, NULL, &file, err);

    if (!status)
        *out = file;
    return status;
}

tidu_status target_rules_load(const char *path, target_rules **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : read_tree(tree, out, err);
}

tidu_status target_rules_parse(const char *text, size_t length, const char *file, target_rules **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_parse(text, length, file, &tree, err);

    return status ? status : read_tree(tree, out, err);
}

void target_rules_free(target_rules *x)
{
    file_object_free(x);
}

const target_unit *target_unit_find(const target_rules *rules, const char *zh)
{
    for (size_t i = 0; i < rules->n_units; i++) {
        if (!strcmp(rules->units[i].name.zh, zh))
            return &rules->units[i];
    }
    return NULL;
}

const target_measure *target_measure_find(const target_rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->n_measures; i++) {
        if (!strcmp(rules->measures[i].id, id))
            return &rules->measures[i];
    }
    return NULL;
}

const target_unit *target_unit_fitting(const target_rules *rules, size_t kind, double value)
{
    const target_unit *best = NULL;

    for (size_t i = 0; i < rules->n_units; i++) {
        const target_unit *u = &rules->units[i];

        if (u->counted == kind && (!best || (u->times > best->times && u->times <= value) || best->times > value))
            best = u;
    }
    return best;
}
