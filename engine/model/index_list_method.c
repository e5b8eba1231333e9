/*
 * Reads a method that compares the companies of a list with each other:
 *
 *   topsis | vikor | promethee | waspas | marcos | spotis | grey | copeland | bod
 *   {topsis: {of: members | figures, scale: vector | min-max}}      {vikor: {of: figures, v: 0.5}}
 *   {waspas: {of: figures, lambda: 0.5}}                            {grey: {of: figures, zeta: 0.5}}
 *   {marcos: {of: figures, references: list | fixed}}               {copeland: {of: figures}}
 *   {bod: {of: figures, share: [3%, 25%]}}
 *   {promethee: {of: figures, functions: {growth: usual, profit: {linear: [1%, 5%]}, ...}}}
 *
 * What depends on the tree (the names of members, their scales) is checked once that is read.
 */
#include <string.h>

#include "base/message.h"
#include "base/suggest.h"
#include "model/index_model_internal.h"

#define WORD(name, word) [LIST_##name] = word,

static const char *const words[] = {INDEX_LIST_METHODS(WORD)[LIST_METHODS] = NULL};

const char *list_method_name(list_method_kind kind)
{
    return words[kind];
}

/* LIST_METHODS: it is none. */
static list_method_kind kind_of(const char *word)
{
    size_t i = 0;

    while (words[i] && (!word || strcmp(words[i], word)))
        i++;
    return (list_method_kind)i;
}

static const char *word_of(const yaml_node *n)
{
    return n->kind == YAML_SCALAR ? n->text : n->first ? n->first->key : NULL;
}

bool index_is_list_method(const yaml_node *n)
{
    return kind_of(word_of(n)) != LIST_METHODS;
}

size_t index_list_columns(const index_model *m)
{
    return m->list_method.of_figures ? m->n_indicators : m->nodes[0].n_children;
}

const char *index_list_column(const index_model *m, size_t column)
{
    return m->list_method.of_figures ? m->indicators[column].id : m->nodes[m->nodes[0].first_child + column].id;
}

/* --- figures of the methods ------------------------------------------------------------------------- */

static const char *const bases[] = {"members", "figures", NULL};
static const char *const topsis_scales[] = {"vector", "min-max", NULL};
static const char *const references[] = {"list", "fixed", NULL};

static const field_table base_form = {.words = bases};
static const field_table topsis_scale_form = {.words = topsis_scales};
static const field_table reference_form = {.words = references};

/* The second of two words makes *out true. */
static tidu_status read_second(rule_reader *r, const yaml_node *n, const char *const *two, bool *out)
{
    size_t word = 0;
    tidu_status status = index_choice(r, n, two, &word);

    *out = word == 1;
    return status;
}

static tidu_status read_of(rule_reader *r, const yaml_node *n, void *out)
{
    return read_second(r, n, bases, &((index_list_method *)out)->of_figures);
}

static tidu_status read_scale(rule_reader *r, const yaml_node *n, void *out)
{
    return read_second(r, n, topsis_scales, &((index_list_method *)out)->is_min_max);
}

static tidu_status read_references(rule_reader *r, const yaml_node *n, void *out)
{
    return read_second(r, n, references, &((index_list_method *)out)->is_fixed);
}

/* A share of 0 to 1, as 5% or 0.05. */
static tidu_status read_part(rule_reader *r, const yaml_node *n, double *out)
{
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money || !(literal->number >= 0 && literal->number <= 1)))
        status = yaml_error(r->tree, n, r->err, _("a number from 0 to 1 is expected here, such as 0.5 or 5%%"));
    if (!status)
        *out = literal->number;
    return status;
}

static tidu_status read_parameter(rule_reader *r, const yaml_node *n, void *out)
{
    index_list_method *x = out;
    tidu_status status = read_part(r, n, &x->parameter);

    if (!status && x->kind == LIST_GREY && !(x->parameter > 0))
        status = yaml_error(r->tree, n, r->err, _("zeta is above 0 and at most 1, customarily 0.5"));
    return status;
}

static tidu_status read_shares(rule_reader *r, const yaml_node *list, void *out)
{
    index_list_method *x = out;
    tidu_status status;

    if (list->n != 2)
        return yaml_error(r->tree, list, r->err, _("a least and a greatest share are expected: share: [3%%, 25%%]"));
    status = read_part(r, list->first, &x->least);
    if (!status)
        status = read_part(r, list->first->next, &x->most);
    if (!status && x->least > x->most)
        status = yaml_error(r->tree, list, r->err, _("a least and a greatest share are expected: share: [3%%, 25%%]"));
    return status;
}

/* --- functions of preference ------------------------------------------------------------------------- */

/* While a function is read: the money of its column's unit. */
typedef struct function_reader {
    preference_function f;
    int money;
} function_reader;

static tidu_status read_threshold(rule_reader *r, const yaml_node *n, const function_reader *x, double *out)
{
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money != x->money || !(literal->number >= 0)))
        status = yaml_error(r->tree, n, r->err, _("a threshold is at least 0, in the unit of what is compared; values on the scale go from 0 to 1"));
    if (!status)
        *out = literal->number;
    return status;
}

static tidu_status read_single(rule_reader *r, const yaml_node *n, function_reader *x, preference_kind kind, double *out)
{
    tidu_status status = read_threshold(r, n, x, out);

    x->f.kind = kind;
    if (!status && kind != PREFERENCE_U_SHAPE && !(*out > 0))
        status = yaml_error(r->tree, n, r->err, _("this threshold is above 0"));
    return status;
}

static tidu_status read_u(rule_reader *r, const yaml_node *n, void *out)
{
    return read_single(r, n, out, PREFERENCE_U_SHAPE, &((function_reader *)out)->f.q);
}

static tidu_status read_v(rule_reader *r, const yaml_node *n, void *out)
{
    return read_single(r, n, out, PREFERENCE_V_SHAPE, &((function_reader *)out)->f.p);
}

static tidu_status read_gauss(rule_reader *r, const yaml_node *n, void *out)
{
    return read_single(r, n, out, PREFERENCE_GAUSS, &((function_reader *)out)->f.s);
}

static tidu_status read_two(rule_reader *r, const yaml_node *list, function_reader *x, preference_kind kind)
{
    tidu_status status = list->n == 2 ? read_threshold(r, list->first, x, &x->f.q) : TIDU_OK;

    x->f.kind = kind;
    if (!status && list->n == 2)
        status = read_threshold(r, list->first->next, x, &x->f.p);
    if (!status && !(list->n == 2 && x->f.q < x->f.p))
        status = yaml_error(r->tree, list, r->err, _("two thresholds are expected, the lower one first: [1%%, 5%%]"));
    return status;
}

static tidu_status read_level(rule_reader *r, const yaml_node *n, void *out)
{
    return read_two(r, n, out, PREFERENCE_LEVEL);
}

static tidu_status read_linear(rule_reader *r, const yaml_node *n, void *out)
{
    return read_two(r, n, out, PREFERENCE_LINEAR);
}

static const char *const plain_functions[] = {"usual", NULL};

static tidu_status check_function(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return n->n == 1 ? TIDU_OK : yaml_error(r->tree, n, r->err, _("a member has one function of preference"));
}

static const field_row function_rows[] = {
    FIELD_PART("u-shape", OPTIONAL, YAML_IS_SCALAR, read_u, FIELD_LIKE(&field_literal_form)),
    FIELD_PART("v-shape", OPTIONAL, YAML_IS_SCALAR, read_v, FIELD_LIKE(&field_literal_form)),
    FIELD_PART("level", OPTIONAL, YAML_IS_SEQUENCE, read_level, FIELD_LIST_LIKE(&field_literal_form)),
    FIELD_PART("linear", OPTIONAL, YAML_IS_SEQUENCE, read_linear, FIELD_LIST_LIKE(&field_literal_form)),
    FIELD_PART("gauss", OPTIONAL, YAML_IS_SCALAR, read_gauss, FIELD_LIKE(&field_literal_form)),
    FIELD_END};

static const field_table function_form = {.rows = function_rows, .check = check_function, .words = plain_functions};

static tidu_status read_function(rule_reader *r, const index_model *m, const yaml_node *n, preference_function *functions)
{
    suggestion best = suggestion_begin(n->key);
    size_t column = 0, word, k = index_list_columns(m);
    function_reader x = {.f = {.kind = PREFERENCE_USUAL}};
    tidu_status status;

    for (; column < k && strcmp(index_list_column(m, column), n->key); column++)
        suggestion_offer(&best, index_list_column(m, column));
    if (column == k)
        return best.nearest ? yaml_error(r->tree, n, r->err, _("'%s' is not compared; did you mean '%s'?"), n->key, best.nearest)
                            : yaml_error(r->tree, n, r->err, _("'%s' is not compared: functions are of the members of the root, or with 'of: figures' of indicators"), n->key);
    x.money = m->list_method.of_figures ? m->indicators[column].value->money : 0;
    status = n->kind == YAML_MAPPING ? fields_read(r, n, &function_form, &x) : index_choice(r, n, plain_functions, &word);
    functions[column] = x.f;
    return status;
}

static tidu_status read_functions(rule_reader *r, const yaml_node *list, index_model *m)
{
    preference_function *functions;
    tidu_status status = field_array(r, index_list_columns(m), sizeof *functions, (void **)&functions);

    for (size_t j = 0; j < index_list_columns(m) && !status; j++)
        functions[j] = (preference_function){.kind = PREFERENCE_USUAL};
    for (const yaml_node *n = list ? list->first : NULL; n && !status; n = n->next)
        status = read_function(r, m, n, functions);
    m->list_method.functions = functions;
    return status;
}

/* They are read once there are members. */
static tidu_status leave(rule_reader *r, const yaml_node *n, void *out)
{
    (void)r;
    (void)n;
    (void)out;
    return TIDU_OK;
}

/* --- the methods ---------------------------------------------------------------------------------------- */

#define OF FIELD_PART(FIELD_ABOUT("of", "what is compared: the scaled values of the members of the root, or the figures of all indicators"), \
                      OPTIONAL, YAML_IS_SCALAR, read_of, FIELD_LIKE(&base_form))
#define PARAMETER(name) FIELD_PART(name, OPTIONAL, YAML_IS_SCALAR, read_parameter, FIELD_LIKE(&field_literal_form))

static const field_row topsis_rows[] = {
    OF, FIELD_PART("scale", OPTIONAL, YAML_IS_SCALAR, read_scale, FIELD_LIKE(&topsis_scale_form)), FIELD_END};
static const field_row vikor_rows[] = {OF, PARAMETER("v"), FIELD_END};
static const field_row promethee_rows[] = {
    OF, FIELD_PART("functions", OPTIONAL, YAML_IS_MAPPING, leave, FIELD_LIST_LIKE(&function_form)), FIELD_END};
static const field_row waspas_rows[] = {OF, PARAMETER("lambda"), FIELD_END};
static const field_row marcos_rows[] = {
    OF, FIELD_PART("references", OPTIONAL, YAML_IS_SCALAR, read_references, FIELD_LIKE(&reference_form)), FIELD_END};
static const field_row grey_rows[] = {OF, PARAMETER("zeta"), FIELD_END};
static const field_row copeland_rows[] = {OF, FIELD_END};
static const field_row bod_rows[] = {
    OF, FIELD_PART("share", OPTIONAL, YAML_IS_SEQUENCE, read_shares, FIELD_LIST_LIKE(&field_literal_form)), FIELD_END};

static const field_table topsis_table = {.rows = topsis_rows};
static const field_table vikor_table = {.rows = vikor_rows};
static const field_table promethee_table = {.rows = promethee_rows};
static const field_table waspas_table = {.rows = waspas_rows};
static const field_table marcos_table = {.rows = marcos_rows};
static const field_table grey_table = {.rows = grey_rows};
static const field_table copeland_table = {.rows = copeland_rows};
static const field_table bod_table = {.rows = bod_rows};

static const field_row method_rows[] = {
    FIELD_MAPPING("topsis", OPTIONAL, &topsis_table),
    FIELD_MAPPING("vikor", OPTIONAL, &vikor_table),
    FIELD_MAPPING("promethee", OPTIONAL, &promethee_table),
    FIELD_MAPPING("waspas", OPTIONAL, &waspas_table),
    FIELD_MAPPING("marcos", OPTIONAL, &marcos_table),
    FIELD_MAPPING("grey", OPTIONAL, &grey_table),
    FIELD_MAPPING("copeland", OPTIONAL, &copeland_table),
    FIELD_MAPPING("bod", OPTIONAL, &bod_table),
    FIELD_END};

static tidu_status check_one(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return n->n == 1 ? TIDU_OK : yaml_error(r->tree, n, r->err, _("an index has one method by which companies are compared"));
}

const field_table index_list_method_form = {.rows = method_rows, .check = check_one, .words = words, .other = &index_mean_form};

tidu_status index_list_method_read(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;

    m->across = (index_mean){.kind = MEAN_OF_LIST};
    m->list_method = (index_list_method){.kind = kind_of(word_of(n)), .parameter = 0.5, .most = 1};
    return n->kind == YAML_MAPPING ? fields_read(r, n, &index_list_method_form, &m->list_method) : TIDU_OK;
}

/* --- once the tree is there ------------------------------------------------------------------------------ */

/* A figure cannot be filled on a scale. */
static bool fills_scale(missing_kind kind)
{
    return kind != MISSING_INTERVAL && kind != MISSING_REWEIGHT && kind != MISSING_LAST;
}

static tidu_status check_figures(rule_reader *r, const yaml_node *n, const index_model *m)
{
    for (size_t k = 0; k < m->n_indicators; k++) {
        const index_indicator *x = &m->indicators[k];

        if (fills_scale(x->missing.kind))
            return yaml_error(r->tree, n, r->err, _("'%s' fills what is missing on its scale; with 'of: figures' a gap stays one: missing: interval, reweight or {last: 1}"), x->id);
        if (m->list_method.kind == LIST_BOD && !x->is_up)
            return yaml_error(r->tree, n, r->err, _("'bod' gives the more the higher a figure is, but of '%s' less is better; leave out 'of: figures'"), x->id);
    }
    return TIDU_OK;
}

/* Fixed references are goalposts; as ratios are formed to them, they are above 0. */
static tidu_status check_fixed(rule_reader *r, const yaml_node *n, const index_model *m)
{
    const index_list_method *x = &m->list_method;
    bool forms_ratios = x->kind == LIST_MARCOS && x->of_figures;

    for (size_t k = 0; k < m->n_indicators; k++) {
        const scale_rule *s = &m->indicators[k].scale;

        if (strcmp(s->method->name, "goalposts") || s->from != 0 || s->to != 1)
            return yaml_error(r->tree, n, r->err, _("'%s' takes its bounds from goalposts, and '%s' has none: normalise: {goalposts: {low: ..., high: ...}}"), words[x->kind],
                              m->indicators[k].id);
        if (forms_ratios && !(s->low > 0))
            return yaml_error(r->tree, n, r->err, _("'marcos' divides by its references: the goalposts of '%s' are not above 0"), m->indicators[k].id);
    }
    if (x->kind == LIST_MARCOS && !x->of_figures && !(m->floor > 0))
        return yaml_error(r->tree, n, r->err, _("'marcos' divides by the lower end of the scale, which needs a floor: {within: arithmetic, across: ..., floor: 1%%}"));
    return TIDU_OK;
}

static tidu_status check_shares(rule_reader *r, const yaml_node *n, const index_model *m)
{
    static const double rounding = 1e-9;
    double k = (double)index_list_columns(m);

    if (k * m->list_method.least > 1 + rounding || k * m->list_method.most < 1 - rounding)
        return yaml_error(r->tree, n, r->err, _("shares of %zu members cannot add up to 1: the least are too great, or the greatest too small"), index_list_columns(m));
    return TIDU_OK;
}

tidu_status index_list_method_check(rule_reader *r, const yaml_node *n, index_model *m)
{
    const index_list_method *x = &m->list_method;
    tidu_status status = x->of_figures ? check_figures(r, n, m) : TIDU_OK;

    if (!status && (x->kind == LIST_SPOTIS || x->is_fixed))
        status = check_fixed(r, n, m);
    if (!status && x->kind == LIST_BOD)
        status = check_shares(r, n, m);
    if (!status && x->kind == LIST_PROMETHEE)
        status = read_functions(r, yaml_find(yaml_find(n, "promethee"), "functions"), m);
    return status;
}
