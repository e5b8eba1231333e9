#include "model/curve_rule.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "model/index_model_internal.h"

static const char *const kinds[] = {"linear", "batches", "typed", "last_year", NULL};
static const field_table kind_form = {.words = kinds};

const char *curve_kind_name(size_t kind)
{
    return kind == CURVE_END ? "end" : kind == CURVE_DAY ? "day" : kind == CURVE_KEEP ? "keep" : kinds[kind];
}

static tidu_status read_kind(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, kinds, &((curve_rule *)out)->kind);
}

/* 2023-06: the end of a month; 10-31: a day of each year. */
static tidu_status read_at(rule_reader *r, const yaml_node *n, void *out)
{
    plan_point *p = out;
    char text[16];
    long day;
    bool is_month = date_parse_month(n->text, n->length, &day);

    snprintf(text, sizeof text, "2000-%.5s", n->text);
    if (!is_month && (n->length != 5 || !date_parse_iso(text, 10, &day)))
        return yaml_error(r->tree, n, r->err, _("a month such as 2023-06, or a day of each year such as 10-31, is expected here"));
    p->year = is_month ? date_from_days(day).year : 0;
    p->month = date_from_days(day).month;
    p->day = p->year ? 0 : date_from_days(day).day;
    return TIDU_OK;
}

static const plan_point usual_point = {.share = NAN, .value = NAN};

static const field_row point_rows[] = {
    FIELD_PART(FIELD_ABOUT("at", "typed: a month, 2023-06; batches: a day of each year, 10-31"), REQUIRED, YAML_IS_SCALAR, read_at,
               FIELD_LIKE(&field_text_form)),
    FIELD(FIELD_ABOUT("share", "batches: what this one brings, all of them 1; typed: what is reached by then"), OPTIONAL, magnitude,
          plan_point, share),
    FIELD(FIELD_ABOUT("value", "typed: the same as a number, in the unit of the target"), OPTIONAL, number, plan_point, value),
    FIELD_END};

static const field_table point_table = {.rows = point_rows, .usual = &usual_point, .form = N_("a point of a curve has at, and share or value")};

static long order_of(const plan_point *p)
{
    return (p->year * 12L + p->month) * 32 + p->day;
}

static tidu_status check_point(rule_reader *r, const yaml_node *n, const curve_rule *c, const plan_point *p)
{
    if ((c->kind == CURVE_TYPED) != (p->year > 0))
        return yaml_error(r->tree, n, r->err,
                          c->kind == CURVE_TYPED ? _("the points of a typed curve are months, such as 2023-06")
                                                 : _("batches are days of each year, such as 10-31"));
    if (isnan(p->share) == isnan(p->value) || (c->kind == CURVE_BATCHES && isnan(p->share)))
        return yaml_error(r->tree, n, r->err,
                          c->kind == CURVE_TYPED ? _("a point of a typed curve has a share or a value, one of them")
                                                 : _("a batch has a share of what the year brings"));
    if (p > c->points && order_of(p) <= order_of(p - 1))
        return yaml_error(r->tree, n, r->err, _("the points of a curve stand in the order of their days"));
    return TIDU_OK;
}

static tidu_status check_curve(rule_reader *r, const yaml_node *n, void *out)
{
    static const double decimals = 1e-9; /* shares are decimals of a few digits */
    curve_rule *c = out;
    const yaml_node *list = yaml_find(n, "points");
    bool has_points = c->kind == CURVE_BATCHES || c->kind == CURVE_TYPED;
    double sum = 0;
    tidu_status status = TIDU_OK;
    size_t i = 0;

    c->is_stated = true;
    if (has_points != (c->n_points > 0))
        return yaml_error(r->tree, list ? list : n, r->err,
                          has_points ? _("this curve needs its points") : _("only batches and typed curves have points"));
    for (const yaml_node *p = list ? list->first : NULL; p && !status; p = p->next, i++) {
        status = check_point(r, p, c, &c->points[i]);
        sum += c->points[i].share;
    }
    if (!status && c->kind == CURVE_BATCHES && !(fabs(sum - 1) <= decimals))
        return yaml_error(r->tree, list, r->err, _("the shares of the batches add up to %.6g, not to 1"), sum);
    return status;
}

static const field_row curve_rows[] = {
    FIELD_PART("kind", REQUIRED, YAML_IS_SCALAR, read_kind, FIELD_LIKE(&kind_form)),
    FIELD_LIST("points", OPTIONAL, &point_table, curve_rule, points, n_points),
    FIELD("note", OPTIONAL, bilingual, curve_rule, note),
    FIELD_END};

const field_table curve_table = {.rows = curve_rows, .check = check_curve};
