/*
 * Assigns every column of the header to a list of the plan: attributes, annual columns, columns of a given year, or the
 * columns of a pivot.
 */
#include "intake/column_plan.h"

#include <limits.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "intake/cell_date.h"
#include "intake/cell_text.h"

/* The context in which the plan is made. */
typedef struct draft {
    const header_basis *basis;
    const header_row *header;
    const panel *panel;
    intake_plan *plan;
    tidu_error *err;
} draft;

static tidu_status need(const draft *d, const char *folded, size_t *field)
{
    if (!folded) {
        *field = NO_FIELD;
        return TIDU_OK;
    }
    *field = header_row_find(d->header, folded);
    if (*field == NO_FIELD)
        return error_at(d->err, TIDU_EDATA, d->basis->file, d->header->line, 0,
                        _("the mapping %s refers to the column '%s', which is not in the header"),
                        d->basis->map->tree->file, folded);
    d->plan->is_needed[*field] = true;
    return TIDU_OK;
}

/* --- keys --------------------------------------------------------------------- */

static tidu_status no_code(const draft *d)
{
    const header_row *h = d->header;

    return error_at(d->err, TIDU_EDATA, d->basis->file, h->line, 0,
                    _("no column is recognised as the companies' codes (the first columns are '%s', '%s', '%s'); name "
                      "one of them uscc or 统一社会信用代码, or give a mapping with keys: code, where names are the keys "
                      "with keys: {code: {column: 企业名称, id: other}}. A table of names alone is matched by them once the "
                      "database (--db) has the companies: import these first"),
                    h->n > 0 ? h->cells[0].header : "", h->n > 1 ? h->cells[1].header : "",
                    h->n > 2 ? h->cells[2].header : "");
}

/*
 * Whether the header that the mapping has taken as the key is a label of the indicator. Only the dictionary's labels count:
 * of names in other registers (Bolt and BOLT) nobody knows how they may be spelt.
 */
static bool is_label_of(const draft *d, const header_cell *cell, int indicator)
{
    header_lookup by = {d->basis->dictionary, NULL};

    return header_label_parse(&by, cell->header, strlen(cell->header)).indicator == indicator;
}

/* How rows without a code are found. */
static void plan_names(const draft *d)
{
    const intake_options *o = d->basis->options;
    intake_plan *plan = d->plan;
    int name = dictionary_find(d->basis->dictionary, "name");

    plan->is_name_key = plan->is_other_id && plan->code_field != NO_FIELD &&
                        is_label_of(d, &d->header->cells[plan->code_field], name);
    plan->name_field = plan->town_field = NO_FIELD;
    if (!o->find_company || o->most_companies || plan->is_other_id)
        return;
    plan->name_field = header_row_find_indicator(d->header, name);
    plan->town_field = header_row_find_indicator(d->header, dictionary_find(d->basis->dictionary, "town"));
    if (plan->name_field == NO_FIELD)
        return;
    plan->is_needed[plan->name_field] = true;
    if (plan->town_field != NO_FIELD)
        plan->is_needed[plan->town_field] = true;
    for (size_t i = 0; i < d->header->n && o->reviews; i++)
        plan->is_needed[i] = true;
}

static bool knows_companies(const intake_options *o)
{
    return o->has_companies && o->has_companies(o->name_context);
}

static tidu_status plan_keys(const draft *d)
{
    const mapping *map = d->basis->map;
    intake_plan *plan = d->plan;
    int code = dictionary_find(d->basis->dictionary, "uscc");
    int year = dictionary_find(d->basis->dictionary, "year");
    tidu_status status;

    plan->code_prefix = map && map->code_prefix ? map->code_prefix : "";
    plan->is_other_id = (map && map->is_other_id) || d->basis->options->is_other_id;
    plan->is_year_of_date = map && map->is_year_of_date;
    status = need(d, map ? map->code_column : NULL, &plan->code_field);
    if (!status)
        status = need(d, map ? map->year_column : NULL, &plan->year_field);
    if (status)
        return status;
    if (plan->code_field == NO_FIELD)
        plan->code_field = header_row_find_indicator(d->header, code);
    plan_names(d);
    if (plan->code_field == NO_FIELD && (plan->name_field == NO_FIELD || !knows_companies(d->basis->options)))
        return no_code(d);
    if (plan->code_field != NO_FIELD)
        plan->is_needed[plan->code_field] = true;
    if (plan->year_field == NO_FIELD)
        plan->year_field = header_row_find_indicator(d->header, year);
    if (plan->year_field != NO_FIELD)
        plan->is_needed[plan->year_field] = true;
    plan->month_field = header_row_find_indicator(d->header, dictionary_find(d->basis->dictionary, "month"));
    if (plan->month_field != NO_FIELD)
        plan->is_needed[plan->month_field] = true;
    return TIDU_OK;
}

/* --- cells -------------------------------------------------------------------- */

static bool is_wanted(const draft *d, int indicator, int year)
{
    return !d->panel || panel_is_wanted(d->panel, indicator, year);
}

static void add(plan_cells *to, plan_cell cell)
{
    to->cells[to->n++] = cell;
}

coded_as plan_coded_as(const char *indicator)
{
    static const struct {
        const char *indicator;
        coded_as is;
    } rows[] = {{"region", CODED_REGION}, {"industry", CODED_INDUSTRY}, {"industry_2011", CODED_INDUSTRY},
                {"hightech_field", CODED_FIELD}, {"rd_platform", CODED_UNIT}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!strcmp(rows[i].indicator, indicator))
            return rows[i].is;
    }
    return CODED_NOT;
}

static plan_cell make_cell(const draft *d, int indicator, bool has_unit, int shift)
{
    plan_cell cell = {.field = NO_FIELD, .indicator = indicator, .year = PANEL_ANY_YEAR};

    cell.meaning = dictionary_get(d->basis->dictionary, indicator);
    cell.words = dictionary_words(d->basis->dictionary);
    cell.coded = plan_coded_as(cell.meaning->name);
    cell.options = d->basis->options;
    if (cell.meaning->type == INDICATOR_MONEY)
        cell.shift = has_unit ? shift : d->header->money_shift;
    else if (has_unit && cell.meaning->type != INDICATOR_TEXT)
        cell.shift = shift;
    return cell;
}

static bool is_plain(const plan_cell *cell)
{
    indicator_type type = cell->meaning->type;

    return type != INDICATOR_TEXT && type != INDICATOR_DATE && !(cell->mapped && cell->mapped->sum) && !cell->shift && !plan_cell_is_marked(cell) &&
           !(cell->mapped && cell->mapped->base_of);
}

static plan_cell make_column_cell(const draft *d, size_t field)
{
    const header_cell *h = &d->header->cells[field];
    plan_cell cell = make_cell(d, h->indicator, h->has_unit, h->shift);

    cell.field = field;
    cell.year = h->year;
    cell.mapped = h->mapped;
    cell.header = h->header;
    cell.is_plain = is_plain(&cell);
    cell.is_written = h->is_written;
    return cell;
}

/* A column of a sum joins the others of its year. False: it is the first one, or memory is exhausted. */
static bool join_sum(const draft *d, const plan_cells *list, const plan_cell *cell)
{
    for (size_t i = 0; cell->mapped && cell->mapped->sum && i < list->n; i++) {
        plan_cell *first = &list->cells[i], *part;

        if (!first->mapped || first->mapped->sum != cell->mapped->sum || first->year != cell->year)
            continue;
        part = arena_take(d->basis->memory, sizeof *part);
        if (!part)
            return false;
        *part = *cell;
        part->next_part = first->next_part;
        first->next_part = part;
        return true;
    }
    return false;
}

static void plan_column(const draft *d, size_t field)
{
    const header_cell *h = &d->header->cells[field];
    intake_plan *plan = d->plan;
    plan_cells *to;
    plan_cell cell;

    if (h->indicator == INDICATOR_NONE)
        return;
    cell = make_column_cell(d, field);
    if (cell.meaning->kind == INDICATOR_KEY)
        return;
    if (cell.meaning->kind == INDICATOR_ATTRIBUTE)
        to = is_wanted(d, h->indicator, PANEL_ANY_YEAR) ? &plan->attributes : NULL;
    else if (h->year != PANEL_ANY_YEAR)
        to = is_wanted(d, h->indicator, h->year) ? &plan->wide : NULL;
    else
        to = is_wanted(d, h->indicator, PANEL_ANY_YEAR) ? &plan->annual : NULL;
    if (!to)
        return;
    if (!join_sum(d, to, &cell))
        add(to, cell);
    plan->is_needed[field] = true;
}

static tidu_status plan_constant(const draft *d, const mapping_constant *constant)
{
    plan_cell cell = make_cell(d, constant->indicator, true, 0);

    cell.text = constant->text;
    cell.header = cell.meaning->name;
    if (!strcmp(cell.meaning->name, "year")) {
        if (!cell_scan_year(constant->text, &d->plan->year))
            return error_at(d->err, TIDU_EDATA, d->basis->map->tree->file, 0, 0,
                            _("the constant year '%s' is not a year"), constant->text);
    } else if (cell.meaning->kind == INDICATOR_ATTRIBUTE) {
        add(&d->plan->attributes, cell);
    } else if (cell.meaning->kind == INDICATOR_ANNUAL) {
        add(&d->plan->annual, cell);
    }
    return TIDU_OK;
}

/* The town of a whole file, where no column has it. */
static void plan_town(const draft *d)
{
    int town = dictionary_find(d->basis->dictionary, "town");
    plan_cell cell;

    if (!d->basis->options->town || header_row_find_indicator(d->header, town) != NO_FIELD ||
        !is_wanted(d, town, PANEL_ANY_YEAR))
        return;
    cell = make_cell(d, town, false, 0);
    cell.text = d->basis->options->town;
    cell.header = cell.meaning->name;
    add(&d->plan->attributes, cell);
}

static tidu_status plan_pivot(const draft *d)
{
    const mapping *map = d->basis->map;
    tidu_status status = need(d, map->pivot_name, &d->plan->pivot_name);

    if (!status)
        status = need(d, map->pivot_value, &d->plan->pivot_value);
    for (size_t i = 0; !status && i < map->n_pivot_columns; i++) {
        const mapping_column *from = &map->pivot_columns[i];
        plan_cell cell = make_cell(d, from->indicator, from->has_unit || from->factor || from->units, from->shift);

        cell.field = d->plan->pivot_value;
        cell.year = from->year;
        cell.mapped = from;
        cell.header = from->source;
        add(&d->plan->pivot, cell);
    }
    return status;
}

/* The plan of the column to whose value the growth leads. */
static tidu_status plan_base(const draft *d, plan_cell *cell)
{
    plan_cell *base = arena_take(d->basis->memory, sizeof *base);
    size_t field;
    tidu_status status = need(d, cell->mapped->base_of, &field);

    if (status)
        return status;
    if (!base)
        return error_memory(d->err);
    if (d->header->cells[field].indicator != cell->indicator || field == cell->field)
        return error_at(d->err, TIDU_EDATA, d->basis->file, d->header->line, cell->field + 1,
                        _("the mapping uses '%s' as the growth rate of '%s', which is not the column of %s"),
                        cell->header, d->header->cells[field].header, cell->meaning->name);
    *base = make_column_cell(d, field);
    cell->base = base;
    return TIDU_OK;
}

static tidu_status plan_mapping(const draft *d)
{
    const mapping *map = d->basis->map;
    tidu_status status = TIDU_OK;

    for (size_t i = 0; !status && i < d->plan->wide.n; i++) {
        plan_cell *cell = &d->plan->wide.cells[i];

        if (cell->mapped && cell->mapped->base_of)
            status = plan_base(d, cell);
    }
    for (size_t i = 0; !status && i < map->n_filters; i++)
        status = need(d, map->filters[i].column, &d->plan->filter_fields[i]);
    for (size_t i = 0; !status && i < map->n_constants; i++)
        status = plan_constant(d, &map->constants[i]);
    if (!status && map->pivot_name)
        status = plan_pivot(d);
    return status;
}

/* --- the plan ----------------------------------------------------------------- */

static bool take_room(const draft *d)
{
    const mapping *map = d->basis->map;
    size_t n = d->header->n + (map ? map->n_constants : 0) + 1; /* with the town */
    plan_cells *lists[] = {&d->plan->attributes, &d->plan->annual, &d->plan->wide};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        lists[i]->cells = arena_take_array(d->basis->memory, n, sizeof(plan_cell));
        if (!lists[i]->cells)
            return false;
    }
    d->plan->is_needed = arena_take_array(d->basis->memory, d->header->n, sizeof(bool));
    d->plan->pivot.cells = arena_take_array(d->basis->memory, map ? map->n_pivot_columns : 0,
                                            sizeof(plan_cell));
    d->plan->filter_fields = arena_take_array(d->basis->memory, map ? map->n_filters : 0,
                                              sizeof(size_t));
    return d->plan->is_needed && d->plan->pivot.cells && d->plan->filter_fields;
}

tidu_status intake_plan_make(const header_basis *basis, const header_row *header, const panel *p,
                             intake_plan *out, tidu_error *err)
{
    draft d = {basis, header, p, out, err};
    tidu_status status;

    *out = (intake_plan){.n_fields = header->n,
                         .headers = header->cells,
                         .is_roster = header->is_roster,
                         .number_field = header->is_roster ? header->number_field : NO_FIELD,
                         .n_own = header->n_own,
                         .is_masked = basis->stamp && *basis->stamp->level};
    if (!take_room(&d))
        return error_memory(err);
    status = plan_keys(&d);
    if (status)
        return status;
    if (out->number_field != NO_FIELD)
        out->is_needed[out->number_field] = true;
    /* the first cells distinguish totals and notes from companies */
    for (size_t i = 0; i < header->n && i < 3; i++)
        out->is_needed[i] = true;
    for (size_t i = 0; i < header->n; i++)
        plan_column(&d, i);
    plan_town(&d);
    return basis->map ? plan_mapping(&d) : TIDU_OK;
}
