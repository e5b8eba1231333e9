/*
 * Reads what stands around the tree of an index:
 *
 *   population: {where: EXPR, codes: [...], year: 2023}     who sets relative scales
 *   bonus, deductions: {most: 30, items: [{id, name, value: points, most, cite}, ...]}
 *   bands: [{id, name, from: 85, amount: 100 wan}, ...]     what is lent or paid there, if anything
 *   boards: [{id, name, top: 5%}, {id, name, top: 20}]      a share, or a number of companies
 */
#include <math.h>

#include "base/message.h"
#include "model/index_model_internal.h"

/* --- population ------------------------------------------------------------------------------------- */

static tidu_status read_codes(rule_reader *r, const yaml_node *list, void *out)
{
    index_population *x = out;
    tidu_status status = field_array(r, list->n + 1, sizeof *x->codes, (void **)&x->codes);

    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = field_text(r, n, &x->codes[x->n_codes++]);
    if (!status && !list->n)
        status = yaml_error(r->tree, list, r->err, _("a population has at least one company"));
    return status;
}

static tidu_status read_year(rule_reader *r, const yaml_node *n, void *out)
{
    index_population *x = out;
    double year;
    tidu_status status = field_number(r, n, &year);

    if (!status && !(year >= 1990 && year <= 2200 && year == floor(year)))
        status = yaml_error(r->tree, n, r->err, _("a year such as 2023 is expected"));
    if (!status)
        x->year = (int)year;
    return status;
}

static tidu_status check_population(rule_reader *r, const yaml_node *n, void *out)
{
    index_population *x = out;

    x->is_set = true;
    return n->n ? TIDU_OK : yaml_error(r->tree, n, r->err, _("a population is told by where, codes or year"));
}

static const field_row population_rows[] = {
    FIELD("where", OPTIONAL, truth, index_population, where),
    FIELD_PART("codes", OPTIONAL, YAML_IS_SEQUENCE, read_codes, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_PART("year", OPTIONAL, YAML_IS_SCALAR, read_year, FIELD_LIKE(&field_number_form)),
    FIELD_END};

const field_table index_population_form = {.rows = population_rows, .check = check_population};

/* --- bonus and deductions ------------------------------------------------------------------------------ */

static tidu_status check_points(rule_reader *r, const yaml_node *n, void *out)
{
    const index_item *x = out;

    return !x->value->money ? TIDU_OK : yaml_error(r->tree, n, r->err, _("points are a number, not an amount of money"));
}

static const field_row item_rows[] = {
    FIELD("id", REQUIRED, id, index_item, id),
    FIELD("name", REQUIRED, bilingual, index_item, name),
    FIELD("value", REQUIRED, quantity, index_item, value),
    FIELD("value", REQUIRED, text, index_item, text),
    FIELD_PART("value", REQUIRED, YAML_IS_SCALAR, check_points),
    FIELD("most", REQUIRED, magnitude, index_item, most),
    FIELD_CITATION(OPTIONAL, index_item, cite),
    FIELD_UNREAD("note", OPTIONAL, YAML_IS_ANY, "for people"),
    FIELD_END};

static const field_table item_table = {.rows = item_rows, .form = N_("an item has id, name, value (points) and most")};

static tidu_status check_items(rule_reader *r, const yaml_node *n, void *out)
{
    const index_items *x = out;

    return x->n && x->n <= INDEX_MOST_ITEMS ? TIDU_OK : yaml_error(r->tree, n, r->err, _("there are 1 to %d items"), INDEX_MOST_ITEMS);
}

static const field_row items_rows[] = {
    FIELD("most", OPTIONAL, magnitude, index_items, most),
    FIELD_LIST("items", REQUIRED, &item_table, index_items, items, n),
    FIELD_END};

const field_table index_items_form = {.rows = items_rows, .check = check_items};

/* --- bands and boards ------------------------------------------------------------------------------------ */

static tidu_status read_amount(rule_reader *r, const yaml_node *n, void *out)
{
    index_band *x = out;
    node *literal = NULL;
    tidu_status status = TIDU_OK;

    x->amount = NAN;
    if (n && n->kind == YAML_SCALAR && !n->length)
        return TIDU_OK; /* not told yet */
    if (n)
        status = field_literal(r, n, &literal);
    if (!status && literal && (literal->kind != NODE_NUMBER || !literal->money || literal->number < 0))
        status = yaml_error(r->tree, n, r->err, _("an amount of money is expected here, such as 50 wan"));
    if (!status && literal)
        x->amount = literal->number;
    return status;
}

static const field_row band_rows[] = {
    FIELD("id", REQUIRED, id, index_band, id),
    FIELD("name", REQUIRED, bilingual, index_band, name),
    FIELD("from", REQUIRED, number, index_band, from),
    FIELD_PART(FIELD_ABOUT("amount", "what the band stands for, such as a credit line; empty: not told yet"), ALWAYS, YAML_IS_SCALAR, read_amount,
               FIELD_LIKE(&field_text_form)),
    FIELD_END};

const field_table index_band_table = {.rows = band_rows, .form = N_("a band has id, name and from")};

static tidu_status read_top(rule_reader *r, const yaml_node *n, void *out)
{
    index_board *x = out;
    node *literal;
    tidu_status status = field_literal(r, n, &literal);
    bool is_good;

    if (status)
        return status;
    is_good = literal->kind == NODE_NUMBER && !literal->money && literal->number > 0 &&
              (literal->number < 1 || literal->number == floor(literal->number));
    x->top = is_good ? literal->number : 0;
    return is_good ? TIDU_OK : yaml_error(r->tree, n, r->err, _("a board takes a share such as 5%% or a number of companies"));
}

static const field_row board_rows[] = {
    FIELD("id", REQUIRED, id, index_board, id),
    FIELD("name", REQUIRED, bilingual, index_board, name),
    FIELD_PART("top", REQUIRED, YAML_IS_SCALAR, read_top, FIELD_LIKE(&field_literal_form)),
    FIELD_END};

const field_table index_board_table = {.rows = board_rows, .form = N_("a board has id, name and top")};
