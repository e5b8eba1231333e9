/*
 * Reads files of levers. The unit and the effects are read first: they say whether the other amounts are money.
 */
#include "model/lever.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "model/file_tables.h"
#include "model/model_internal.h"

enum { MOST_MONTHS = 120, MONEY_STEP = 10000 };

/* --- values ------------------------------------------------------------------------------------------------------ */

/* A figure of a company that can be more or less. */
static tidu_status read_figure(rule_reader *r, const yaml_node *n, int *out)
{
    const char *name;
    const indicator *i;
    tidu_status status = field_text(r, n, &name);

    if (!status)
        status = field_indicator(r, n, out);
    if (status)
        return status;
    i = dictionary_get(r->dictionary, *out);
    if (i->kind == INDICATOR_KEY || i->type == INDICATOR_TEXT || i->type == INDICATOR_DATE)
        return yaml_error(r->tree, n, r->err, _("'%s' is no figure, but a key, a text or a date"), i->name);
    return TIDU_OK;
}

static tidu_status read_figure_row(rule_reader *r, const yaml_node *n, void *out)
{
    return read_figure(r, n, out);
}

static bool is_money(const rule_reader *r, int indicator)
{
    return dictionary_get(r->dictionary, indicator)->type == INDICATOR_MONEY;
}

/* A number, which may stand in yuan, wan or yi where it is money. */
static tidu_status read_amount(rule_reader *r, const yaml_node *n, bool may_be_money, double *out)
{
    node *literal = NULL;
    tidu_status status = field_literal(r, n, &literal);

    if (status)
        return status;
    if (literal->kind != NODE_NUMBER)
        return yaml_error(r->tree, n, r->err, _("a number is expected here"));
    if (literal->money && !may_be_money)
        return yaml_error(r->tree, n, r->err, _("this is not money; a plain number is expected here"));
    *out = literal->number;
    return TIDU_OK;
}

static tidu_status read_positive(rule_reader *r, const yaml_node *n, bool may_be_money, double *out)
{
    tidu_status status = read_amount(r, n, may_be_money, out);

    return status || *out > 0 ? status : yaml_error(r->tree, n, r->err, _("a number above 0 is expected here"));
}

static tidu_status read_step(rule_reader *r, const yaml_node *n, void *out)
{
    lever *l = out;

    return read_positive(r, n, l->is_money, &l->step);
}

static tidu_status read_most(rule_reader *r, const yaml_node *n, void *out)
{
    lever *l = out;

    return read_positive(r, n, l->is_money, &l->most);
}

static tidu_status read_share(rule_reader *r, const yaml_node *n, void *out)
{
    return read_positive(r, n, false, out);
}

static tidu_status read_cost(rule_reader *r, const yaml_node *n, void *out)
{
    double *cost = out;
    tidu_status status = read_amount(r, n, true, cost);

    return status || *cost >= 0 ? status : yaml_error(r->tree, n, r->err, _("a number of 0 or more is expected here"));
}

static tidu_status read_months(rule_reader *r, const yaml_node *n, void *out)
{
    double months;
    tidu_status status = field_number(r, n, &months);

    if (status)
        return status;
    if (!(months >= 0 && months <= MOST_MONTHS) || months != floor(months))
        return yaml_error(r->tree, n, r->err, _("whole months from 0 to %d are expected here"), MOST_MONTHS);
    *(int *)out = (int)months;
    return TIDU_OK;
}

static const char *const answers[] = {"yes", "no", NULL};
static const field_table answer_form = {.words = answers};

static tidu_status read_answer(rule_reader *r, const yaml_node *n, void *out)
{
    bool is_yes = !strcmp(n->text, answers[0]);

    if (!is_yes && strcmp(n->text, answers[1]))
        return yaml_error(r->tree, n, r->err, _("this is answered with yes or no"));
    *(bool *)out = is_yes;
    return TIDU_OK;
}

/* --- effects ------------------------------------------------------------------------------------------------------ */

/* What a key names, at its place. */
static yaml_node key_of(const yaml_node *n)
{
    return (yaml_node){.kind = YAML_SCALAR, .file = n->file, .line = n->key_line, .column = n->key_column,
                       .text = n->key, .length = strlen(n->key)};
}

static tidu_status read_effect(rule_reader *r, const yaml_node *n, lever_effect *out)
{
    const levers *all = r->subject;
    yaml_node key = key_of(n);
    tidu_status status = read_figure(r, &key, &out->indicator);

    if (!status)
        status = read_amount(r, n, is_money(r, out->indicator), &out->amount);
    if (!status && out->amount == 0)
        status = yaml_error(r->tree, n, r->err, _("an effect of 0 is none; leave '%s' out"), n->key);
    out->adds_up = indicator_is_among(out->indicator, all->balances, all->n_balances);
    return status;
}

static tidu_status read_effects(rule_reader *r, const yaml_node *list, void *out)
{
    lever *l = out;
    tidu_status status = field_array(r, list->n, sizeof *l->effects, (void **)&l->effects);

    if (!list->n)
        return yaml_error(r->tree, list, r->err, _("a lever has one effect at least: the first is what it is for"));
    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = read_effect(r, n, &l->effects[l->n_effects++]);
    if (status)
        return status;
    l->is_money = !yaml_find(r->owner, "unit");
    if (l->is_money && !is_money(r, l->effects[0].indicator))
        return yaml_error(r->tree, r->owner, r->err, _("what is counted? add 'unit'; only a lever for money has none"));
    l->step = l->is_money ? MONEY_STEP : 1;
    return TIDU_OK;
}

/* --- the lever ---------------------------------------------------------------------------------------------------- */

static tidu_status check_bounds(rule_reader *r, const yaml_node *n, const lever *l)
{
    const yaml_node *most = yaml_find(n, "most"), *share = yaml_find(n, "share"), *of = yaml_find(n, "of");

    if (share && !of)
        return yaml_error(r->tree, share, r->err, _("a share of what? add 'of: INDICATOR'"));
    if (of && !share)
        return yaml_error(r->tree, of, r->err, _("how much of it? add 'share', for example 30%%"));
    if (!most && !share)
        return yaml_error(r->tree, n, r->err, _("a lever has a limit: add 'most', or 'share' and 'of'"));
    if (of && l->is_money != is_money(r, l->most_of))
        return yaml_error(r->tree, of, r->err, l->is_money ? _("'%s' is not money, as the lever is")
                                                           : _("'%s' is money, which the lever is not"), of->text);
    if (l->step > l->most)
        return yaml_error(r->tree, most, r->err, _("the step %g is above the limit, so that no amount is left"),
                          l->step);
    return TIDU_OK;
}

static tidu_status check_years(rule_reader *r, const yaml_node *n, const lever *l)
{
    if (l->recurs && !l->lasts)
        return yaml_error(r->tree, yaml_find(n, "recurs"), r->err,
                          _("a cost comes again only where the effect stays: add 'lasts: yes'"));
    if (l->lasts && l->is_for_closed_years)
        return yaml_error(r->tree, yaml_find(n, "lasts"), r->err,
                          _("what is collected for closed years counts in its year alone; leave 'lasts' out"));
    return TIDU_OK;
}

/* There is a cost, and it is said where it comes from: not by what an extended file said of another one. */
static tidu_status check_cost(rule_reader *r, const yaml_node *n, const lever *l)
{
    const yaml_node *cost = yaml_find(n, "cost"), *cite = yaml_find(n, "cite");

    if (l->cost <= 0 && l->fixed_cost <= 0)
        return yaml_error(r->tree, n, r->err,
                          _("nothing is free: add 'cost' for one unit, or 'fixed_cost', above 0"));
    if (!l->note.en && !cite)
        return yaml_error(r->tree, n, r->err,
                          _("say where the cost comes from: 'cite', or a 'note' that it is your own setting"));
    if (cost && cite && cost->file == r->tree->file && cite->file != cost->file)
        return yaml_error(r->tree, cost, r->err,
                          _("the cite is that of another cost; add your own, or an empty one and a 'note'"));
    return TIDU_OK;
}

static tidu_status check_lever(rule_reader *r, const yaml_node *n, void *out)
{
    lever *l = out;
    yaml_node key = key_of(n);
    tidu_status status = field_id(r, &key, &l->id);

    if (!status)
        status = check_bounds(r, n, l);
    if (!status)
        status = check_years(r, n, l);
    return status ? status : check_cost(r, n, l);
}

static const lever usual_lever = {.most = INFINITY, .most_share = NAN, .most_of = INDICATOR_NONE};

static const field_row lever_rows[] = {
    FIELD("name", REQUIRED, bilingual, lever, name),
    FIELD(FIELD_ABOUT("unit", "what is counted; absent: money"), OPTIONAL, bilingual, lever, unit),
    FIELD_PART(FIELD_ABOUT("effects", "what one unit changes; the first is what the lever is for"),
               REQUIRED, YAML_IS_MAPPING, read_effects, FIELD_LIST_LIKE(&field_literal_form)),
    FIELD_PART(FIELD_ABOUT("step", "amounts are multiples of it; absent: 1, or 1 wan of money"),
               OPTIONAL, YAML_IS_SCALAR, read_step, FIELD_LIKE(&field_literal_form)),
    FIELD_PART(FIELD_ABOUT("most", "the greatest amount in a year"),
               OPTIONAL, YAML_IS_SCALAR, read_most, FIELD_LIKE(&field_literal_form)),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("share", "and at most this share of the last known value of 'of'"),
                      OPTIONAL, YAML_IS_SCALAR, read_share, double, lever, most_share, &field_literal_form),
    FIELD_MEMBER_LIKE("of", OPTIONAL, YAML_IS_SCALAR, read_figure_row, int, lever, most_of, &field_indicator_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("cost", "of one unit, or of one yuan"),
                      OPTIONAL, YAML_IS_SCALAR, read_cost, double, lever, cost, &field_literal_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("fixed_cost", "once, if the lever is used at all"),
                      OPTIONAL, YAML_IS_SCALAR, read_cost, double, lever, fixed_cost, &field_literal_form),
    FIELD_MEMBER(FIELD_ABOUT("months", "from the decision until it counts"),
                 REQUIRED, YAML_IS_SCALAR, read_months, int, lever, months),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("lasts", "whether the effects stay in later years"),
                      OPTIONAL, YAML_IS_SCALAR, read_answer, bool, lever, lasts, &answer_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("recurs", "whether the cost comes again each year"),
                      OPTIONAL, YAML_IS_SCALAR, read_answer, bool, lever, recurs, &answer_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("closed_years", "genuine cost of closed years that was not yet collected"),
                      OPTIONAL, YAML_IS_SCALAR, read_answer, bool, lever, is_for_closed_years, &answer_form),
    FIELD(FIELD_ABOUT("helps", "who helps; absent: as actions.yaml says"), OPTIONAL, bilingual, lever, helps),
    FIELD(FIELD_ABOUT("note", "what the figures stand on"), OPTIONAL, bilingual, lever, note),
    FIELD_CITATION(OPTIONAL, lever, cite),
    FIELD(FIELD_ABOUT("where", "the companies that it is open to; absent: all"), OPTIONAL, truth, lever, where),
    FIELD("where", OPTIONAL, text, lever, where_text),
    FIELD_END};

static const field_table lever_table = {.rows = lever_rows,
                                        .form = N_("a lever has name, effects, a limit, a cost and months"),
                                        .usual = &usual_lever,
                                        .check = check_lever};

/* --- the file ----------------------------------------------------------------------------------------------------- */

static tidu_status check_number(rule_reader *r, const yaml_node *list, void *out)
{
    (void)out;
    return list->n ? TIDU_OK : yaml_error(r->tree, list, r->err, _("a file of levers has one at least"));
}

static const field_table balance_form = {.read = read_figure_row};

static const field_row rows[] = {
    FIELD("name", OPTIONAL, bilingual, levers, name),
    FIELD_UNREAD(FIELD_ABOUT("extends", "another file of levers, without .yaml, of which only what differs is here"),
                 OPTIONAL, YAML_IS_SCALAR, "read by composition_build"),
    FIELD_UNREAD("use", OPTIONAL, YAML_IS_SEQUENCE, "read by composition_build", FIELD_LIST_LIKE(&field_text_form)),
    FIELD_STRUCT(FIELD_ABOUT("effective", "the days in force; absent: all"), OPTIONAL, &effective_days, levers, head),
    FIELD_LIST_OF("documents", OPTIONAL, YAML_IS_MAPPING, &cited_documents, levers, documents, n_documents),
    FIELD_PART("define", OPTIONAL, YAML_IS_MAPPING, definitions_read, FIELD_LIST_LIKE(&definition_table)),
    FIELD_LIST(FIELD_ABOUT("once", "figures of what happens once, such as an award: none are expected of later years"),
               OPTIONAL, &balance_form, levers, once, n_once),
    FIELD_LIST(FIELD_ABOUT("balances", "figures in which what one year changes stays in all later ones"),
               OPTIONAL, &balance_form, levers, balances, n_balances),
    FIELD_PART("levers", REQUIRED, YAML_IS_MAPPING, check_number),
    FIELD_LIST_OF("levers", REQUIRED, YAML_IS_MAPPING, &lever_table, levers, lever, n_levers),
    FIELD_END};

const field_table levers_file = {.rows = rows, .form = N_("a file of levers has 'levers'")};

static tidu_status finish_load(yaml_tree *tree, const char *folders, dictionary *d, levers **out, tidu_error *err)
{
    levers *l = allocate_array(1, sizeof *l);
    tidu_status status = rule_head_compose(l ? &l->head : NULL, tree, folders, err);

    if (!status) {
        l->from = DATE_NO_BEGIN;
        l->to = DATE_NO_END;
        status = file_load(&l->head, &levers_file, l, d, err);
    }
    if (status)
        levers_free(l);
    else
        *out = l;
    return status;
}

tidu_status levers_load(const char *path, const char *folders, dictionary *d, levers **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : finish_load(tree, folders, d, out, err);
}

tidu_status levers_parse(const char *text, size_t length, const char *file, const char *folders, dictionary *d,
                         levers **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_parse(text, length, file, &tree, err);

    return status ? status : finish_load(tree, folders, d, out, err);
}

void levers_free(levers *l)
{
    if (!l)
        return;
    rule_head_close(&l->head);
    release(l);
}

const lever *levers_get(const levers *l, const char *id)
{
    for (size_t i = 0; i < l->n_levers; i++) {
        if (!strcmp(l->lever[i].id, id))
            return &l->lever[i];
    }
    return NULL;
}
