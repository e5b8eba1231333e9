#include "model/light_rules.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "model/file_tables.h"
#include "model/index_model_internal.h"

static const char *const colours[] = {"green", "yellow", "red", "blue", "black", "grey", NULL};
static const char *const ways[] = {"points", "completion", "schedule", NULL};
static const char *const bounds[] = {"none", "from", "above", "to", "below", NULL};
static const char *const meanings[] = {"nothing", "good", "warning", "bad", NULL};
static const field_table meaning_form = {.words = meanings};
static const field_table colour_form = {.words = colours}, way_form = {.words = ways}, bound_form = {.words = bounds + 1};

static tidu_status read_colour(rule_reader *r, const yaml_node *n, void *out)
{
    size_t i;
    tidu_status status = index_choice(r, n, colours, &i);

    if (!status)
        *(const char **)out = colours[i];
    return status;
}

static tidu_status read_by(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, ways, &((light_rule *)out)->by);
}

static tidu_status read_meaning(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, meanings, &((light *)out)->means);
}

static tidu_status read_asks(rule_reader *r, const yaml_node *n, void *out)
{
    light *l = out;
    tidu_status status = index_choice(r, n, bounds + 1, &l->asks);

    l->asks++;
    return status;
}

/* --- lights ---------------------------------------------------------------------------------------------------- */

static tidu_status check_light(rule_reader *r, const yaml_node *n, void *out)
{
    const light *l = out;
    const double has[] = {NAN, l->from, l->above, l->to, l->below};

    if (l->asks && !isnan(has[l->asks]))
        return yaml_error(r->tree, yaml_find(n, "asks"), r->err, _("this bound is given here, so that nobody is asked for it"));
    return TIDU_OK;
}

static const light usual_light = {.from = NAN, .above = NAN, .to = NAN, .below = NAN};

#define FACE_ROWS                                                                                                          \
    FIELD_MEMBER_LIKE(FIELD_ABOUT("colour", "never the only carrier"), REQUIRED, YAML_IS_SCALAR, read_colour, const char *, \
                      light, colour, &colour_form),                                                                         \
        FIELD("name", REQUIRED, bilingual, light, name),                                                                   \
        FIELD(FIELD_ABOUT("shape", "a sign that tells it from the others without colour"), REQUIRED, text, light, shape)

static const field_row light_rows[] = {
    FACE_ROWS,
    FIELD_PART(FIELD_ABOUT("means", "what it says of a target: good, warning or bad; nothing: it is on no list"), REQUIRED, YAML_IS_SCALAR,
               read_meaning, FIELD_LIKE(&meaning_form)),
    FIELD(FIELD_ABOUT("from", "the number is at least this"), OPTIONAL, number, light, from),
    FIELD(FIELD_ABOUT("above", "the number is more than this"), OPTIONAL, number, light, above),
    FIELD(FIELD_ABOUT("to", "the number is at most this"), OPTIONAL, number, light, to),
    FIELD(FIELD_ABOUT("below", "the number is less than this"), OPTIONAL, number, light, below),
    FIELD_PART(FIELD_ABOUT("asks", "the bound that the source does not tell: it must be given to use the rule"), OPTIONAL, YAML_IS_SCALAR,
               read_asks, FIELD_LIKE(&bound_form)),
    FIELD_END};

static const field_table light_table = {.rows = light_rows, .usual = &usual_light, .check = check_light,
                                        .form = N_("a light has colour, name, shape and means")};

static const field_row face_rows[] = {FACE_ROWS, FIELD_END};
static const field_table face_table = {.rows = face_rows, .usual = &usual_light, .form = N_("a light has colour, name and shape")};

static const field_row late_rows[] = {
    FIELD(FIELD_ABOUT("months", "late by so many at least"), REQUIRED, magnitude, light_late, months),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("colour", "of one of the lights"), REQUIRED, YAML_IS_SCALAR, read_colour, const char *, light_late,
                      colour, &colour_form),
    FIELD_END};

static const field_table late_table = {.rows = late_rows, .form = N_("what is late has months and colour")};

/* --- a rule ---------------------------------------------------------------------------------------------------- */

static bool has_bound(const light *l)
{
    return l->asks || !isnan(l->from) || !isnan(l->above) || !isnan(l->to) || !isnan(l->below);
}

static tidu_status check_late(rule_reader *r, const yaml_node *list, light_rule *rule)
{
    const yaml_node *n = list->first;

    for (size_t i = 0; i < rule->n_late; i++, n = n->next) {
        light_late *late = &rule->late[i];

        for (size_t k = 0; k < rule->n_lights && !late->light; k++)
            late->light = !strcmp(rule->lights[k].colour, late->colour) ? &rule->lights[k] : NULL;
        if (!late->light)
            return yaml_error(r->tree, n, r->err, _("this rule has no light of this colour"));
        if (i && late->months >= rule->late[i - 1].months)
            return yaml_error(r->tree, n, r->err, _("what is latest stands first"));
    }
    return TIDU_OK;
}

static tidu_status check_rule(rule_reader *r, const yaml_node *n, void *out)
{
    const light_rules *all = r->subject;
    light_rule *rule = out;
    const yaml_node *list = yaml_find(n, "lights"), *late = yaml_find(n, "late");
    size_t n_asked = 0;

    rule->line = n->line;
    for (const light_rule *x = all->rules; x < rule; x++) {
        if (!strcmp(x->id, rule->id))
            return yaml_error(r->tree, n, r->err, _("the rule '%s' stands twice in this file"), rule->id);
    }
    if (!rule->n_lights || has_bound(&rule->lights[rule->n_lights - 1]))
        return yaml_error(r->tree, list, r->err, _("the last light of a rule has no bounds: it is for all that is left"));
    for (size_t i = 0; i < rule->n_lights; i++)
        n_asked += rule->lights[i].asks > 0;
    if (n_asked > LIGHT_MOST_ASKED)
        return yaml_error(r->tree, list, r->err, _("a rule asks for at most %d bounds"), LIGHT_MOST_ASKED);
    return late ? check_late(r, late, rule) : TIDU_OK;
}

static const field_row rule_rows[] = {
    FIELD(FIELD_ABOUT("id", "place and year"), REQUIRED, text, light_rule, id),
    FIELD("name", REQUIRED, bilingual, light_rule, name),
    FIELD_PART(FIELD_ABOUT("by", "points: ahead of the plan of that day; completion: per cent of the aim; schedule: per cent of that plan"),
               REQUIRED, YAML_IS_SCALAR, read_by, FIELD_LIKE(&way_form)),
    FIELD_LIST(FIELD_ABOUT("lights", "in the order in which they are tried; the last is for all that is left"), REQUIRED, &light_table,
               light_rule, lights, n_lights),
    FIELD_LIST(FIELD_ABOUT("late", "of what is to be done by a day: the latest first"), OPTIONAL, &late_table, light_rule, late, n_late),
    FIELD("note", OPTIONAL, bilingual, light_rule, note),
    FIELD_CITATION(REQUIRED, light_rule, cite),
    FIELD_END};

static const field_table rule_table = {.rows = rule_rows, .check = check_rule, .form = N_("a rule of lights has id, name, by, lights and cite")};

static tidu_status check_file(rule_reader *r, const yaml_node *root, void *out)
{
    const light_rules *x = out;

    for (size_t i = 0; i < x->n_rules; i++) {
        if (!strcmp(x->rules[i].id, x->usual))
            return TIDU_OK;
    }
    return yaml_error(r->tree, yaml_find(root, "usual"), r->err, _("there is no rule '%s' in this file"), x->usual);
}

static const field_row rows[] = {
    FIELD(FIELD_ABOUT("usual", "id of the rule that is taken where none is named"), REQUIRED, text, light_rules, usual),
    FIELD_LIST_OF("documents", REQUIRED, YAML_IS_MAPPING, &cited_documents, light_rules, documents, n_documents),
    FIELD_STRUCT(FIELD_ABOUT("no_value", "of a target whose value nobody knows"), REQUIRED, &face_table, light_rules, no_value),
    FIELD_STRUCT(FIELD_ABOUT("not_judged", "of a target for which nothing is planned before its end"), REQUIRED, &face_table, light_rules,
                 not_judged),
    FIELD_LIST("rules", REQUIRED, &rule_table, light_rules, rules, n_rules),
    FIELD_LIST(FIELD_ABOUT("sorting", "rules by which indicators are sorted into classes"), OPTIONAL, &class_rule_table, light_rules, sorting,
               n_sorting),
    FIELD_END};

const field_table lights_file = {.rows = rows, .check = check_file};

static tidu_status read_tree(yaml_tree *tree, light_rules **out, tidu_error *err)
{
    void *file;
    tidu_status status = file_object_read(tree, &lights_file, sizeof **out, NULL, &file, err);

    if (!status)
        *out = file;
    return status;
}

tidu_status light_rules_load(const char *path, light_rules **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : read_tree(tree, out, err);
}

tidu_status light_rules_parse(const char *text, size_t length, const char *file, light_rules **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_parse(text, length, file, &tree, err);

    return status ? status : read_tree(tree, out, err);
}

void light_rules_free(light_rules *x)
{
    file_object_free(x);
}

tidu_status light_rule_find(const light_rules *x, const char *id, light_rule **out, tidu_error *err)
{
    suggestion best = suggestion_begin(id ? id : x->usual);

    for (size_t i = 0; i < x->n_rules; i++) {
        suggestion_offer(&best, x->rules[i].id);
        if (!strcmp(x->rules[i].id, id ? id : x->usual)) {
            *out = &x->rules[i];
            return TIDU_OK;
        }
    }
    return best.nearest ? error_set(err, TIDU_ENOTFOUND, _("there is no rule of lights '%s'; did you mean '%s'?"), id, best.nearest)
                        : error_set(err, TIDU_ENOTFOUND, _("there is no rule of lights '%s'; they stand in models/practice/lights.yaml"), id);
}

static void give(light *l, double bound)
{
    double *const into[] = {NULL, &l->from, &l->above, &l->to, &l->below};

    *into[l->asks] = bound;
    l->asks = LIGHT_NO_BOUND;
}

tidu_status light_rule_give(light_rule *r, const double *given, size_t n, tidu_error *err)
{
    size_t n_asked = 0, next = 0;

    for (size_t i = 0; i < r->n_lights; i++)
        n_asked += r->lights[i].asks > 0;
    if (n == n_asked) {
        for (size_t i = 0; i < r->n_lights; i++) {
            if (r->lights[i].asks)
                give(&r->lights[i], given[next++]);
        }
        return TIDU_OK;
    }
    if (!n_asked)
        return error_set(err, TIDU_EUSAGE, _("the rule '%s' states its bounds itself; leave out --bound"), r->id);
    if (!n)
        return error_set(err, TIDU_EUSAGE,
                         _("where the lights of the rule '%s' change was not published: give its %zu bounds with --bound, in the order of the lights"),
                         r->id, n_asked);
    return error_set(err, TIDU_EUSAGE, _("the rule '%s' asks for %zu bounds, not %zu"), r->id, n_asked, n);
}
