/*
 * Reads one plan. A target is checked by itself and against the ids of its file; whether its number agrees with others is not a matter of
 * reading but of `tidu target check`, so that a plan with contradictions can be listed as it was published.
 */
#include "model/target_plan_internal.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "model/file_tables.h"
#include "model/index_model_internal.h"

static const char *const comparators[] = {"at_least", "about", "range", "rank", "by_date", NULL};
static const char *const spans[] = {"level", "new", "cumulative", "yearly", NULL};
static const char *const methods[] = {"stated", "equal", "ability", "last_year", NULL};
static const field_table comparator_form = {.words = comparators}, span_form = {.words = spans}, method_form = {.words = methods};

const char *target_comparator_name(size_t comparator)
{
    return comparators[comparator];
}

const char *target_span_name(size_t span)
{
    return spans[span];
}

/* --- values ---------------------------------------------------------------------------------------------------- */

static tidu_status read_id(rule_reader *r, const yaml_node *n, void *out)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-@.";
    tidu_status status = field_text(r, n, out);

    if (!status && (!n->length || strspn(n->text, letters) != n->length))
        status = yaml_error(r->tree, n, r->err, _("an id is made of a-z, 0-9, '-', '.' and '@', not '%s'"), n->text);
    return status;
}

static tidu_status read_year(rule_reader *r, const yaml_node *n, void *out)
{
    double year;
    tidu_status status = field_number(r, n, &year);

    if (!status && !(year >= 1900 && year <= 2100 && year == floor(year)))
        return yaml_error(r->tree, n, r->err, _("'%s' is not a year"), n->text);
    if (!status)
        *(int *)out = (int)year;
    return status;
}

static const target_rules *rules_of(const rule_reader *r)
{
    return ((const target_plan *)r->subject)->rules;
}

static tidu_status read_unit(rule_reader *r, const yaml_node *n, void *out)
{
    const target_rules *rules = rules_of(r);
    const target_unit **unit = out;
    suggestion best = suggestion_begin(n->text);

    *unit = target_unit_find(rules, n->text);
    for (size_t i = 0; i < rules->n_units && !*unit; i++)
        suggestion_offer(&best, rules->units[i].name.zh);
    if (*unit)
        return TIDU_OK;
    return best.nearest ? yaml_error(r->tree, n, r->err, _("unknown unit '%s'; did you mean '%s'?"), n->text, best.nearest)
                        : yaml_error(r->tree, n, r->err, _("unknown unit '%s'; units stand in practice/targets.yaml"), n->text);
}

static tidu_status read_comparator(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, comparators, &((target *)out)->comparator);
}

static tidu_status read_span(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, spans, &((target *)out)->span);
}

static tidu_status read_method(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, methods, &((target *)out)->method);
}

/* --- owners ---------------------------------------------------------------------------------------------------- */

static tidu_status read_owner(rule_reader *r, const yaml_node *n, void *out)
{
    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("one office is responsible; the others stand in 'joint'"));
    return field_text(r, n, out);
}

static tidu_status read_joint(rule_reader *r, const yaml_node *list, void *out)
{
    target *t = out;
    tidu_status status = field_array(r, list->n, sizeof *t->joint, (void **)&t->joint);

    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        status = field_text(r, n, &t->joint[t->n_joint]);
        for (size_t i = 0; i < t->n_joint && !status; i++) {
            if (!strcmp(t->joint[i], n->text))
                return yaml_error(r->tree, n, r->err, _("'%s' stands twice here"), n->text);
        }
        if (!status && t->owner && !strcmp(t->owner, n->text))
            return yaml_error(r->tree, n, r->err, _("'%s' is responsible already; joint are others"), n->text);
        t->n_joint++;
    }
    return status;
}

/* --- parts of a target ----------------------------------------------------------------------------------------- */

static tidu_status check_base(rule_reader *r, const yaml_node *n, void *out)
{
    const target_base *b = out;

    if (isnan(b->value) && isnan(b->times))
        return yaml_error(r->tree, n, r->err, _("a base has 'value', or 'times' if the aim is so many times it"));
    return TIDU_OK;
}

static const field_row base_rows[] = {
    FIELD_MEMBER_LIKE("year", REQUIRED, YAML_IS_SCALAR, read_year, int, target_base, year, &field_number_form),
    FIELD(FIELD_ABOUT("value", "in the unit of the target"), OPTIONAL, number, target_base, value),
    FIELD(FIELD_ABOUT("times", "the plan says that the aim is so many times the base: 2 for doubling"), OPTIONAL, magnitude, target_base, times),
    FIELD_END};

static const field_table base_table = {.rows = base_rows, .check = check_base};

static tidu_status check_among(rule_reader *r, const yaml_node *n, void *out)
{
    const target_among *a = out;

    if (isnan(a->least) != !a->unit)
        return yaml_error(r->tree, n, r->err, _("'least' and 'unit' go together"));
    return TIDU_OK;
}

static const field_row among_rows[] = {
    FIELD("name", REQUIRED, bilingual, target_among, name),
    FIELD(FIELD_ABOUT("least", "from which on"), OPTIONAL, number, target_among, least),
    FIELD_MEMBER_LIKE("unit", OPTIONAL, YAML_IS_SCALAR, read_unit, const target_unit *, target_among, unit, &field_text_form),
    FIELD_END};

static const field_table among_table = {.rows = among_rows, .check = check_among};

static const field_row part_rows[] = {
    FIELD(FIELD_ABOUT("to", "town or item"), REQUIRED, text, target_part, to),
    FIELD(FIELD_ABOUT("aim", "in the unit of the target"), REQUIRED, number, target_part, aim),
    FIELD_END};

static const field_table part_table = {.rows = part_rows, .form = N_("a part of a split has to and aim")};

static const field_row split_rows[] = {
    FIELD_PART("method", REQUIRED, YAML_IS_SCALAR, read_method, FIELD_LIKE(&method_form)),
    FIELD_LIST("parts", REQUIRED, &part_table, target, split, n_split),
    FIELD_END};

static const field_table split_table = {.rows = split_rows};

/* --- a target -------------------------------------------------------------------------------------------------- */

static tidu_status check_aim(rule_reader *r, const yaml_node *n, const target *t)
{
    const yaml_node *stretch = yaml_find(n, "stretch"), *most = yaml_find(n, "most");

    if (t->comparator == TARGET_BY_DATE) {
        if (!isnan(t->aim) || t->unit)
            return yaml_error(r->tree, n, r->err, _("what is done by a day has no aim and no unit"));
        return t->by == DATE_NO_BEGIN ? yaml_error(r->tree, n, r->err, _("what is done by a day needs the day: add 'by'")) : TIDU_OK;
    }
    if (isnan(t->aim) || !t->unit)
        return yaml_error(r->tree, n, r->err, _("a target has an aim and its unit, or is done 'by_date'"));
    if ((t->comparator == TARGET_RANGE) != (most != NULL))
        return yaml_error(r->tree, most ? most : n, r->err, _("'most' goes with the comparator 'range'"));
    if (most && t->most < t->aim)
        return yaml_error(r->tree, most, r->err, _("'most' lies below the aim"));
    if (stretch && t->comparator != TARGET_RANK && t->stretch < t->aim)
        return yaml_error(r->tree, stretch, r->err, _("'stretch' lies below the aim"));
    if (t->comparator == TARGET_RANK && !(t->aim >= 1 && floor(t->aim) == t->aim))
        return yaml_error(r->tree, yaml_find(n, "aim"), r->err, _("a rank is a whole number from 1 on"));
    return TIDU_OK;
}

/* The horizon is the plan's where the target has none. */
static tidu_status check_years(rule_reader *r, const yaml_node *n, target *t)
{
    const target_plan *p = r->subject;

    t->from = t->from ? t->from : p->first;
    t->to = t->to ? t->to : p->last;
    if (t->from > t->to)
        return yaml_error(r->tree, n, r->err, _("the horizon of this target ends before it begins"));
    if (t->base.year > t->to)
        return yaml_error(r->tree, yaml_find(n, "base"), r->err, _("the base is of a year after the horizon"));
    return TIDU_OK;
}

static tidu_status check_target(rule_reader *r, const yaml_node *n, void *out)
{
    const target_plan *p = r->subject;
    target *t = out;
    tidu_status status;

    t->plan = p;
    t->line = n->line;
    for (const target *x = p->targets; x < t; x++) {
        if (!strcmp(x->id, t->id))
            return yaml_error(r->tree, yaml_find(n, "id"), r->err, _("the target '%s' stands twice in this file"), t->id);
    }
    if (yaml_find(n, "split") && !t->n_split)
        return yaml_error(r->tree, yaml_find(n, "split"), r->err, _("a split has one part at least"));
    status = check_aim(r, n, t);
    return status ? status : check_years(r, n, t);
}

static const target usual_target = {.aim = NAN, .most = NAN, .stretch = NAN, .by = DATE_NO_BEGIN,
                                    .base = {0, NAN, NAN}, .among = {.least = NAN}};

static const field_row target_rows[] = {
    FIELD_MEMBER(FIELD_ABOUT("id", "a-z, 0-9, -: once in the file"), REQUIRED, YAML_IS_SCALAR, read_id, const char *, target, id),
    FIELD("name", REQUIRED, bilingual, target, name),
    FIELD(FIELD_ABOUT("definition", "what the number means; what hangs together stands in practice/targets.yaml"), REQUIRED, id, target, definition),
    FIELD(FIELD_ABOUT("term", "the plan's word, where it uses one for several definitions"), OPTIONAL, text, target, term),
    FIELD_PART(FIELD_ABOUT("comparator", "without: at_least"), OPTIONAL, YAML_IS_SCALAR, read_comparator, FIELD_LIKE(&comparator_form)),
    FIELD(FIELD_ABOUT("aim", "in its unit; a rate above 100% can stand"), OPTIONAL, number, target, aim),
    FIELD(FIELD_ABOUT("most", "the other end of a range"), OPTIONAL, number, target, most),
    FIELD(FIELD_ABOUT("stretch", "what the plan strives for beyond the aim"), OPTIONAL, number, target, stretch),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("unit", "as the plan writes it: a unit of practice/targets.yaml"), OPTIONAL, YAML_IS_SCALAR, read_unit,
                      const target_unit *, target, unit, &field_text_form),
    FIELD_STRUCT("base", OPTIONAL, &base_table, target, base),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("owner", "the one office that is responsible"), OPTIONAL, YAML_IS_ANY, read_owner, const char *, target,
                      owner, &field_text_form),
    FIELD_PART(FIELD_ABOUT("joint", "offices that take part"), OPTIONAL, YAML_IS_SEQUENCE, read_joint, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_PART(FIELD_ABOUT("span", "level at the end (usual), new in the horizon, cumulative, or yearly: new in each year"), OPTIONAL,
               YAML_IS_SCALAR, read_span, FIELD_LIKE(&span_form)),
    FIELD(FIELD_ABOUT("part_of", "id of the target that this one is counted in"), OPTIONAL, text, target, part_of),
    FIELD_MAPPING("split", OPTIONAL, &split_table),
    FIELD_STRUCT(FIELD_ABOUT("among", "of whom the number is"), OPTIONAL, &among_table, target, among),
    FIELD(FIELD_ABOUT("by", "the day; without: the end of the horizon"), OPTIONAL, date, target, by),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("from", "first year; without: the plan's"), OPTIONAL, YAML_IS_SCALAR, read_year, int, target, from,
                      &field_number_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("to", "last year; without: the plan's"), OPTIONAL, YAML_IS_SCALAR, read_year, int, target, to,
                      &field_number_form),
    FIELD_STRUCT(FIELD_ABOUT("curve", "how it is planned to be reached; without: that of its measure, or the usual one"), OPTIONAL,
                 &curve_table, target, curve),
    FIELD_STRUCT(FIELD_ABOUT("value", "how it is counted in a database, if not as its definition is"), OPTIONAL, &target_count_table, target, value),
    FIELD("note", OPTIONAL, bilingual, target, note),
    FIELD(FIELD_ABOUT("text", "the plan's own words"), OPTIONAL, text, target, text),
    FIELD_CITATION(REQUIRED, target, cite),
    FIELD_END};

static const field_table target_table = {.rows = target_rows, .usual = &usual_target, .check = check_target,
                                         .form = N_("a target has id, name, definition, aim, unit and cite")};

/* --- facts ----------------------------------------------------------------------------------------------------- */

static tidu_status check_fact(rule_reader *r, const yaml_node *n, void *out)
{
    (void)r;
    ((target_fact *)out)->line = n->line;
    return TIDU_OK;
}

static const field_row fact_rows[] = {
    FIELD(FIELD_ABOUT("of", "a measure of practice/targets.yaml: population, gdp"), REQUIRED, id, target_fact, of),
    FIELD("value", REQUIRED, number, target_fact, value),
    FIELD_MEMBER_LIKE("unit", REQUIRED, YAML_IS_SCALAR, read_unit, const target_unit *, target_fact, unit, &field_text_form),
    FIELD_MEMBER_LIKE("year", REQUIRED, YAML_IS_SCALAR, read_year, int, target_fact, year, &field_number_form),
    FIELD_CITATION(REQUIRED, target_fact, cite),
    FIELD_END};

static const field_table fact_table = {.rows = fact_rows, .check = check_fact, .form = N_("a fact has of, value, unit, year and cite")};

/* --- the file -------------------------------------------------------------------------------------------------- */

static tidu_status check_horizon(rule_reader *r, const yaml_node *n, void *out)
{
    const target_plan *p = out;

    return p->first <= p->last ? TIDU_OK : yaml_error(r->tree, n, r->err, _("the horizon ends before it begins"));
}

static const field_row horizon_rows[] = {
    FIELD_MEMBER_LIKE("from", REQUIRED, YAML_IS_SCALAR, read_year, int, target_plan, first, &field_number_form),
    FIELD_MEMBER_LIKE("to", REQUIRED, YAML_IS_SCALAR, read_year, int, target_plan, last, &field_number_form),
    FIELD_END};

static const field_table horizon_table = {.rows = horizon_rows, .check = check_horizon};

static tidu_status find_whole(rule_reader *r, const yaml_node *n, target *t)
{
    const target_plan *p = r->subject;
    suggestion best = suggestion_begin(t->part_of);

    for (size_t i = 0; i < p->n_targets && !t->whole; i++) {
        if (&p->targets[i] != t)
            suggestion_offer(&best, p->targets[i].id);
        if (&p->targets[i] != t && !strcmp(p->targets[i].id, t->part_of))
            t->whole = &p->targets[i];
    }
    if (t->whole && t->whole->unit && t->unit && t->whole->unit->counted == t->unit->counted)
        return TIDU_OK;
    if (t->whole)
        return yaml_error(r->tree, n, r->err, _("'%s' counts something else, so that this is no part of it"), t->part_of);
    return best.nearest ? yaml_error(r->tree, n, r->err, _("there is no target '%s' in this file; did you mean '%s'?"), t->part_of, best.nearest)
                        : yaml_error(r->tree, n, r->err, _("there is no target '%s' in this file"), t->part_of);
}

static tidu_status check_file(rule_reader *r, const yaml_node *root, void *out)
{
    target_plan *p = out;
    const yaml_node *list = yaml_find(root, "targets"), *n = list->first;
    tidu_status status = TIDU_OK;

    if (!p->n_targets)
        return yaml_error(r->tree, list, r->err, _("a plan has one target at least"));
    for (size_t i = 0; i < p->n_targets && !status; i++, n = n->next) {
        if (p->targets[i].part_of)
            status = find_whole(r, yaml_find(n, "part_of"), &p->targets[i]);
    }
    return status;
}

static const field_row rows[] = {
    FIELD_MEMBER("plan", REQUIRED, YAML_IS_SCALAR, read_id, const char *, target_plan, id),
    FIELD("name", REQUIRED, bilingual, target_plan, name),
    FIELD("district", REQUIRED, bilingual, target_plan, district),
    FIELD(FIELD_ABOUT("region", "the beginning of its division codes, if known"), OPTIONAL, region, target_plan, region),
    FIELD_MAPPING(FIELD_ABOUT("horizon", "the first and the last year of the plan"), REQUIRED, &horizon_table),
    FIELD_LIST_OF("documents", REQUIRED, YAML_IS_MAPPING, &cited_documents, target_plan, documents, n_documents),
    FIELD_LIST(FIELD_ABOUT("facts", "stated figures of the place that are no targets"), OPTIONAL, &fact_table, target_plan, facts, n_facts),
    FIELD_LIST("targets", REQUIRED, &target_table, target_plan, targets, n_targets),
    FIELD_END};

const field_table targets_file = {.rows = rows, .check = check_file};

tidu_status target_plan_read(yaml_tree *tree, const target_rules *rules, target_plan **out, tidu_error *err)
{
    target_plan *p = allocate_array(1, sizeof *p);
    tidu_status status = rule_head_open(p ? &p->head : NULL, tree, err);

    if (!status) {
        p->rules = rules;
        status = file_load(&p->head, &targets_file, p, NULL, err);
    }
    if (status)
        target_plan_free(p);
    else
        *out = p;
    return status;
}

void target_plan_free(target_plan *p)
{
    if (!p)
        return;
    rule_head_close(&p->head);
    release(p);
}
