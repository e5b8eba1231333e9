/*
 * Loading one source column of a mapping file, in its short or its long form.
 */
#include "intake/mapping_column_internal.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/suggest.h"
#include "intake/cell_date.h"
#include "intake/cell_text.h"

enum { MOST_KEY = 256, MOST_PRODUCT = 256 };

tidu_status mapping_fold(const mapping_loader *l, const char *text, const char **out)
{
    char folded[MOST_KEY];

    cell_fold(text, strlen(text), folded, sizeof folded);
    *out = arena_copy_string(l->tree->memory, folded);
    return *out ? TIDU_OK : error_memory(l->err);
}

/* --- single values ------------------------------------------------------------ */

tidu_status mapping_parse_unit(const mapping_loader *l, const yaml_node *n, int *shift)
{
    cell_unit unit = cell_find_unit(n->text, n->length, shift);

    if (unit != CELL_UNIT_MONEY && unit != CELL_UNIT_PERCENT)
        return MAPPING_FAIL(l, n, _("unknown unit '%s'; use yuan, thousand, wan, million, yi or percent"),
                            n->text);
    return TIDU_OK;
}

static tidu_status parse_part(const mapping_loader *l, const yaml_node *at, const char *name, int *part)
{
    suggestion best = suggestion_begin(name);

    for (*part = 0; l->parts[*part]; (*part)++) {
        if (!strcmp(l->parts[*part], name))
            return TIDU_OK;
        suggestion_offer(&best, l->parts[*part]);
    }
    if (best.nearest)
        return MAPPING_FAIL(l, at, _("unknown column '%s'; did you mean '%s'?"), name, best.nearest);
    return MAPPING_FAIL(l, at, _("unknown column '%s'; the first valid column is '%s'"), name, l->parts[0]);
}

tidu_status mapping_parse_indicator(const mapping_loader *l, const yaml_node *at, const char *name,
                                    int *indicator)
{
    const char *nearest;

    if (l->parts)
        return parse_part(l, at, name, indicator);
    *indicator = dictionary_find_label(l->dictionary, name);
    if (*indicator == INDICATOR_NONE)
        *indicator = dictionary_add_judged(l->dictionary, name);
    if (*indicator != INDICATOR_NONE)
        return TIDU_OK;
    nearest = dictionary_suggest(l->dictionary, name);
    if (nearest)
        return MAPPING_FAIL(l, at, _("unknown indicator '%s'; did you mean '%s'?"), name, nearest);
    return MAPPING_FAIL(l, at, _("unknown indicator '%s'"), name);
}

tidu_status mapping_parse_year(const mapping_loader *l, const yaml_node *n, int *year)
{
    if (!cell_scan_year(n->text, year))
        return MAPPING_FAIL(l, n, _("'%s' is not a year"), n->text);
    return TIDU_OK;
}

/* --- format of cells ------------------------------------------------------------- */

static tidu_status load_factor(const mapping_loader *l, const yaml_node *n, const char **out)
{
    double value;
    bool is_short;

    if (n->kind != YAML_SCALAR || !number_parse(n->text, n->length, 0, &value, &is_short) || value == 0)
        return MAPPING_FAIL(l, n, _("a factor must be a decimal number other than 0, not '%s'"),
                            n->kind == YAML_SCALAR ? n->text : n->key);
    *out = n->text;
    return TIDU_OK;
}

/* The factor of each unit is multiplied by that of the column. */
static tidu_status load_units(const mapping_loader *l, const yaml_node *n, mapping_column *out)
{
    char product[MOST_PRODUCT];
    tidu_status status = TIDU_OK;

    out->units = arena_take_array(l->tree->memory, n->n, sizeof *out->units);
    if (!out->units)
        return error_memory(l->err);
    for (const yaml_node *c = n->first; c && !status; c = c->next) {
        mapping_unit *unit = &out->units[out->n_units++];

        status = mapping_fold(l, c->key, &unit->word);
        if (!status)
            status = load_factor(l, c, &unit->factor);
        if (status || !out->factor)
            continue;
        if (!number_multiply(unit->factor, out->factor, product, sizeof product))
            return MAPPING_FAIL(l, c, _("a factor must be a decimal number other than 0, not '%s'"), c->text);
        unit->factor = arena_copy_string(l->tree->memory, product);
        if (!unit->factor)
            return error_memory(l->err);
    }
    return status;
}

/* The edition of GB/T 4754: codes of 2011 are a different indicator from those of 2017. */
static tidu_status load_edition(const mapping_loader *l, const yaml_node *n, mapping_column *out)
{
    if (out->indicator != dictionary_find(l->dictionary, "industry"))
        return MAPPING_FAIL(l, n, _("only industry codes have an edition: {to: industry, edition: 2011}"));
    if (!strcmp(n->text, "2011"))
        out->indicator = dictionary_find(l->dictionary, "industry_2011");
    else if (strcmp(n->text, "2017"))
        return MAPPING_FAIL(l, n, _("unknown edition '%s' of GB/T 4754; use 2011 or 2017"), n->text);
    return TIDU_OK;
}

static tidu_status load_day(const mapping_loader *l, const yaml_node *n, mapping_column *out)
{
    char text[16] = "2001-";
    long days;

    if (n->length == 5) {
        memcpy(text + 5, n->text, 6);
        if (n->text[2] == '-' && cell_scan_date(text, &days)) {
            out->day = n->text;
            return TIDU_OK;
        }
    }
    return MAPPING_FAIL(l, n, _("a day of the year must be 01-01 to 12-31, not '%s'"), n->text);
}

/* Check that the keys fit each other and the indicator. */
static tidu_status check_column(const mapping_loader *l, const yaml_node *n, const mapping_column *c)
{
    indicator_type type = dictionary_get(l->dictionary, c->indicator)->type;

    if (c->day && type != INDICATOR_DATE)
        return MAPPING_FAIL(l, yaml_find(n, "day"), _("day: belongs to a column of dates"));
    if (c->base_of && (c->factor || c->units || c->sign || c->has_unit))
        return MAPPING_FAIL(l, yaml_find(n, "base_of"), _("base_of: must have no unit; it takes that of the "
                                                          "other column"));
    if (c->base_of && c->year == 0)
        return MAPPING_FAIL(l, yaml_find(n, "base_of"), _("base_of: needs year:, the year in which the growth begins"));
    return TIDU_OK;
}

/* --- the column -------------------------------------------------------------------- */

/* Load the long form. */
static tidu_status load_long(const mapping_loader *l, const yaml_node *n, mapping_column *out)
{
    static const yaml_field part_fields[] = {
        {"to", YAML_IS_SCALAR, true}, {"comment", YAML_IS_SCALAR, false}, {NULL, 0, false}};
    static const yaml_field fields[] = {
        {"to", YAML_IS_SCALAR, true},      {"unit", YAML_IS_SCALAR, false},
        {"factor", YAML_IS_SCALAR, false}, {"year", YAML_IS_SCALAR, false},
        {"sign", YAML_IS_SCALAR, false},   {"units", YAML_IS_MAPPING, false},
        {"day", YAML_IS_SCALAR, false},    {"base_of", YAML_IS_SCALAR, false},
        {"edition", YAML_IS_SCALAR, false}, {"comment", YAML_IS_SCALAR, false}, {NULL, 0, false}};
    const yaml_node *unit = yaml_find(n, "unit"), *factor = yaml_find(n, "factor");
    const yaml_node *sign = yaml_find(n, "sign"), *units = yaml_find(n, "units");
    const yaml_node *day = yaml_find(n, "day"), *base = yaml_find(n, "base_of");
    tidu_status status = yaml_check_keys(l->tree, n, l->parts ? part_fields : fields, l->err);

    if (!status && unit) {
        out->has_unit = true;
        status = mapping_parse_unit(l, unit, &out->shift);
    }
    if (!status && factor)
        status = load_factor(l, factor, &out->factor);
    if (!status && sign)
        status = mapping_fold(l, sign->text, &out->sign);
    if (!status && units)
        status = load_units(l, units, out);
    if (!status && day)
        status = load_day(l, day, out);
    if (!status && base)
        status = mapping_fold(l, base->text, &out->base_of);
    if (!status && yaml_find(n, "year"))
        status = mapping_parse_year(l, yaml_find(n, "year"), &out->year);
    return status;
}

tidu_status mapping_column_load(const mapping_loader *l, const yaml_node *n, mapping_column *out)
{
    bool is_long = n->kind != YAML_SCALAR;
    const yaml_node *to = n;
    tidu_status status = mapping_fold(l, n->key, &out->source);

    if (!status && is_long)
        status = load_long(l, n, out);
    if (!status && is_long)
        to = yaml_find(n, "to");
    if (!status)
        status = mapping_parse_indicator(l, to, to->text, &out->indicator);
    if (!status && is_long && yaml_find(n, "edition"))
        status = load_edition(l, yaml_find(n, "edition"), out);
    return status || !is_long || l->parts ? status : check_column(l, n, out);
}
