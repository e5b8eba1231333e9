/*
 * The interval of each cell that a condition reads. A cell with a value, its own or that of a fallback, is a point; a
 * missing one is the hull of the limits of all indicators in its fallback chain. Without a date of foundation a year
 * may turn out not to be applicable. Parts and wholes are bounded by each other only if the condition reads both, so
 * that the result depends on nothing else in the panel.
 */
#include "rules/interval_cells.h"

#include <math.h>

#include "base/allocate.h"
#include "rules/function.h"
#include "rules/interval_cells_internal.h"

/* --- making ---------------------------------------------------------------------------- */

size_t interval_cells_find(const interval_cells *x, int indicator, int offset)
{
    size_t i = 0;

    while (i < x->n && !(x->sources[i].indicator == indicator && x->sources[i].offset == offset))
        i++;
    return i;
}

static void add_source(interval_cells *x, int id, int offset)
{
    const dictionary *d = panel_dictionary(x->b->panel);
    bool is_annual = dictionary_get(d, id)->kind == INDICATOR_ANNUAL;
    int year = is_annual ? x->b->year + offset : PANEL_ANY_YEAR;
    source *s;

    if (interval_cells_find(x, id, offset) < x->n)
        return;
    if (!allocate_room((void **)&x->sources, &x->capacity, x->n + 1, sizeof *x->sources)) {
        x->failed = true;
        return;
    }
    s = &x->sources[x->n++];
    *s = (source){.indicator = id, .offset = offset, .least = INFINITY, .greatest = -INFINITY, .founded_limit = NAN,
                 .whole = NO_SOURCE};
    if (is_annual)
        s->founded_limit = binding_founding_limit(year);
    for (int i = id; i != INDICATOR_NONE; i = dictionary_fallback(d, i)) {
        s->least = fmin(s->least, dictionary_get(d, i)->least);
        s->greatest = fmax(s->greatest, dictionary_get(d, i)->greatest);
        if (!binding_find_column(x->b, i, year, &s->column[s->n]))
            continue;
        s->of[s->n] = i;
        s->is_part |= i == id && s->column[s->n].n_wholes > 0;
        x->has_parts |= s->is_part;
        s->n++;
    }
}

/* last() reads cells of all years: interval.c reads them itself. */
static bool gather(void *context, const node *n)
{
    interval_cells *x = context;

    for (int offset = n->from; n->kind == NODE_INDICATOR && n->type != VALUE_TEXT && offset <= n->to; offset++)
        add_source(x, n->indicator, offset);
    return n->kind != NODE_CALL || n->function->shape != FUNCTION_LAST;
}

/* Only for indicators without fallbacks: the value of a fallback may be greater than the whole. */
static void find_wholes(interval_cells *x)
{
    const dictionary *d = panel_dictionary(x->b->panel);

    for (size_t i = 0; i < x->n; i++) {
        int whole = dictionary_whole(d, x->sources[i].indicator);
        size_t at = whole == INDICATOR_NONE ? x->n : interval_cells_find(x, whole, x->sources[i].offset);

        if (at < x->n)
            x->sources[at].may_be_opened = true;
        if (at < x->n && dictionary_fallback(d, whole) == INDICATOR_NONE &&
            dictionary_fallback(d, x->sources[i].indicator) == INDICATOR_NONE) {
            x->sources[i].whole = at;
            x->sources[i].is_narrowed = x->sources[at].is_narrowed = true;
        }
        x->has_parts |= x->sources[i].whole != NO_SOURCE;
    }
}

interval_cells *interval_cells_new(const node *n, const binding *b)
{
    interval_cells *x = allocate_array(1, sizeof *x);

    if (!x)
        return NULL;
    x->b = b;
    x->founded = panel_column(b->panel, dictionary_find(panel_dictionary(b->panel), "founded_on"), PANEL_ANY_YEAR);
    for (int i = 0; i < LIMITS; i++)
        x->limits[i] = binding_founding_limit(b->year + FIRST_LIMIT + i);
    node_walk(n, gather, x);
    find_wholes(x);
    x->values = allocate_array(x->n, sizeof *x->values);
    if (x->values && !x->failed)
        return x;
    interval_cells_free(x);
    return NULL;
}

void interval_cells_free(interval_cells *x)
{
    if (!x)
        return;
    release(x->sources);
    release(x->values);
    release(x);
}

/* --- the cells of a row ------------------------------------------------------------------ */

/* As panel_is_above_whole, with the columns at hand. */
static bool is_above_whole(const binding_column *c, size_t row)
{
    size_t k = 0;

    while (k + 1 < c->n_wholes && !cell_is_value(c->whole[k][row]))
        k++;
    return c->n_wholes && c->cells[row] > c->whole[k][row];
}

static bool contradicts(const interval_cells *x, const source *s)
{
    return s->is_part && is_above_whole(&s->column[0], x->row);
}

/* The first of its own value and those of its fallbacks that there is; missing if there is none. */
static double value_of(const interval_cells *x, const source *s)
{
    for (size_t i = 0; i < s->n; i++) {
        double value = s->column[i].cells[x->row];

        if (!cell_is_missing(value) && !is_above_whole(&s->column[i], x->row))
            return value;
    }
    return cell_missing();
}

/* Any value within the limits will do for a completion; the more extreme, the more it shows. */
static void complete(const interval_cells *x, const source *s, interval_number *out)
{
    static const double extreme = 1e15;

    if (x->missing == MISSING_LEAST)
        out->greatest = out->least = fmax(s->least, -extreme);
    else
        out->least = out->greatest = fmin(s->greatest, extreme);
}

static void load(const interval_cells *x, const source *s, interval_number *out)
{
    bool is_annual = s->founded_limit == s->founded_limit;
    double founded = interval_cells_founded(x), value = is_annual && founded >= s->founded_limit ? cell_not_applicable() : value_of(x, s);

    if (cell_is_missing(value)) { /* member by member: a copy of the whole waits for each of them */
        out->states = MAY_BE_VALUE;
        out->is_open = true;
        out->least = s->least;
        out->greatest = s->greatest;
        if (x->missing != MISSING_ANYTHING)
            complete(x, s, out);
    } else {
        *out = interval_point(value);
    }
    if (is_annual && !cell_is_value(founded)) {
        out->states |= MAY_BE_NOT_APPLICABLE;
        out->is_open = true;
    }
}

/*
 * It is open which of two that contradict each other is wrong. For rules that read one of them the whole stands (binding.c);
 * a condition that reads both is to come out whatever they are.
 */
static void open_contradictions(interval_cells *x)
{
    const dictionary *d = panel_dictionary(x->b->panel);

    for (size_t i = 0; i < x->n; i++) {
        const source *s = &x->sources[i];
        size_t whole = contradicts(x, s) ? interval_cells_find(x, dictionary_whole(d, s->indicator), s->offset) : x->n;

        if (whole < x->n && x->values[whole].states & MAY_BE_VALUE)
            x->values[whole] = (interval_number){.states = x->values[whole].states, .is_open = true,
                                                 .least = x->sources[whole].least, .greatest = x->sources[whole].greatest};
    }
}

/* A missing part is at most its whole, a missing whole at least its part. */
static void narrow(interval_number *part, interval_number *whole)
{
    if (part->states != whole->states || !(part->states & MAY_BE_VALUE))
        return;
    if (part->is_open && whole->greatest >= part->least)
        part->greatest = fmin(part->greatest, whole->greatest);
    if (whole->is_open && part->least <= whole->greatest)
        whole->least = fmax(whole->least, part->least);
}

static const cell_range *find_range(const interval_cells *x, int indicator, int year)
{
    for (size_t i = 0; i < x->n_ranges; i++) {
        if (x->ranges[i].indicator == indicator && x->ranges[i].year == year)
            return &x->ranges[i];
    }
    return NULL;
}

/* Only of a cell that has a value: what is missing stays so, and what is not applicable too. */
static void open_ranges(interval_cells *x)
{
    for (size_t i = 0; i < x->n; i++) {
        const source *s = &x->sources[i];
        size_t k = 0;
        const cell_range *range;

        if (!(x->values[i].states & MAY_BE_VALUE))
            continue;
        while (k < s->n && (cell_is_missing(s->column[k].cells[x->row]) || is_above_whole(&s->column[k], x->row)))
            k++;
        range = k < s->n ? find_range(x, s->of[k], s->founded_limit == s->founded_limit ? x->b->year + s->offset : PANEL_ANY_YEAR) : NULL;
        if (range) /* where it is open whether the year applies, it stays so */
            x->values[i] = (interval_number){.states = x->values[i].states, .is_open = true, .least = range->least, .greatest = range->greatest};
    }
}

void interval_cells_use_ranges(interval_cells *x, const cell_range *ranges, size_t n)
{
    x->ranges = ranges;
    x->n_ranges = n;
}

void interval_cells_assume(interval_cells *x, interval_missing missing)
{
    x->missing = missing;
}

bool interval_cells_misses(const interval_cells *x)
{
    for (size_t i = 0; i < x->n; i++) {
        if (!(x->sources[i].founded_limit == x->sources[i].founded_limit && interval_cells_founded(x) >= x->sources[i].founded_limit) &&
            cell_is_missing(value_of(x, &x->sources[i])))
            return true;
    }
    return false;
}

bool interval_cells_has_ranges(const interval_cells *x)
{
    return x->ranges != NULL;
}

/* Looked up once: with ranges, neither the row nor the cells change between two decisions. */
static const last_cell *find_last(interval_cells *x, int indicator, last_cell *room)
{
    int used, year;
    last_cell *found = room;

    for (size_t i = 0; i < x->n_lasts; i++) {
        if (x->lasts[i].indicator == indicator)
            return &x->lasts[i];
    }
    if (x->n_lasts < MOST_LASTS)
        found = &x->lasts[x->n_lasts++];
    *found = (last_cell){indicator, binding_last(x->b, x->row, indicator, &used, &year), NULL};
    if (cell_is_value(found->value))
        found->range = find_range(x, used, year);
    return found;
}

interval_number interval_cells_last(interval_cells *x, int indicator)
{
    last_cell room;
    const last_cell *last = find_last(x, indicator, &room);

    if (!cell_is_value(last->value))
        return interval_nothing_known();
    if (!last->range)
        return interval_point(last->value);
    return (interval_number){.states = MAY_BE_VALUE, .is_open = true, .least = last->range->least, .greatest = last->range->greatest};
}

/* A completion keeps to it, too: a missing whole is no less than its part wherever that stands, a missing part no more than its whole. */
static void narrow_completion(interval_cells *x, size_t i)
{
    interval_number *part = &x->values[i], *whole = &x->values[x->sources[i].whole];

    if (x->missing == MISSING_LEAST && cell_is_missing(value_of(x, &x->sources[x->sources[i].whole]))) {
        whole->least = fmax(whole->least, part->least);
        whole->greatest = fmax(whole->greatest, part->greatest);
    } else if (x->missing == MISSING_GREATEST && cell_is_missing(value_of(x, &x->sources[i]))) {
        part->least = fmin(part->least, whole->least);
        part->greatest = fmin(part->greatest, whole->greatest);
    }
}

void interval_cells_load(interval_cells *x, size_t row)
{
    x->row = row;
    x->has_row = true;
    for (size_t i = 0; i < x->n; i++)
        load(x, &x->sources[i], &x->values[i]);
    if (x->ranges)
        open_ranges(x);
    if (!x->has_parts)
        return;
    open_contradictions(x);
    for (size_t i = 0; i < x->n; i++) {
        if (x->sources[i].whole == NO_SOURCE || contradicts(x, &x->sources[i]))
            continue;
        if (x->missing != MISSING_ANYTHING)
            narrow_completion(x, i);
        else
            narrow(&x->values[i], &x->values[x->sources[i].whole]);
    }
}

void interval_cells_load_nothing(interval_cells *x)
{
    x->has_row = false;
    for (size_t i = 0; i < x->n; i++)
        x->values[i] = (interval_number){.states = MAY_BE_VALUE, .is_open = true, .least = x->sources[i].least,
                                         .greatest = x->sources[i].greatest};
}

interval_number interval_cells_at(const interval_cells *x, int indicator, int offset)
{
    return x->values[interval_cells_find(x, indicator, offset)];
}

double interval_cells_founded(const interval_cells *x)
{
    return x->founded && x->has_row ? x->founded[x->row] : cell_missing();
}

static double founding_limit(const interval_cells *x, int offset)
{
    int i = offset - FIRST_LIMIT;

    return i >= 0 && i < LIMITS ? x->limits[i] : binding_founding_limit(x->b->year + offset);
}

truth interval_cells_before(const interval_cells *x, int offset)
{
    double day = interval_cells_founded(x);

    if (!cell_is_value(day))
        return TRUTH_UNKNOWN;
    return day >= founding_limit(x, offset) ? TRUTH_TRUE : TRUTH_FALSE;
}

/* --- parts of a whole ---------------------------------------------------------------------- */

static const node *behind_names(const node *n)
{
    while (n->kind == NODE_NAME && n->definition && n->definition->expression)
        n = n->definition->expression;
    return n;
}

static bool is_part_in(const interval_cells *x, const node *part, const node *whole, int offset)
{
    size_t p = interval_cells_find(x, part->indicator, offset), w = interval_cells_find(x, whole->indicator, offset);

    return x->sources[p].whole == w && x->values[p].states == x->values[w].states;
}

bool interval_cells_is_part(const interval_cells *x, const node *a, const node *b, int year)
{
    bool is_part_of = true;

    a = behind_names(a);
    b = behind_names(b);
    if (a->kind == NODE_INDICATOR && b->kind == NODE_INDICATOR) {
        if (a->window != b->window || a->from != b->from || a->type == VALUE_TEXT || b->type == VALUE_TEXT)
            return false;
        return is_part_in(x, a, b, a->window == WINDOW_RANGE ? year : a->from);
    }
    if (a->kind != NODE_CALL || b->kind != NODE_CALL || a->function != b->function || a->n != 1 || b->n != 1 ||
        a->function->shape != FUNCTION_WINDOW || a->function->traits)
        return false;
    a = a->first;
    b = b->first;
    if (a->kind != NODE_INDICATOR || b->kind != NODE_INDICATOR || a->from != b->from || a->to != b->to)
        return false;
    for (int offset = a->from; offset <= a->to && is_part_of; offset++)
        is_part_of = is_part_in(x, a, b, offset);
    return is_part_of;
}

bool interval_cells_has_parts(const interval_cells *x)
{
    for (size_t i = 0; i < x->n; i++) {
        if (x->sources[i].whole != NO_SOURCE)
            return true;
    }
    return false;
}
