#include "rules/machine.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "numeric/arithmetic.h"
#include "numeric/calendar.h"
#include "numeric/choose.h"
#include "numeric/compare.h"
#include "numeric/truth.h"
#include "rules/exact.h"
#include "rules/function.h"
#include "rules/text_match.h"

enum { MOST_OPERANDS = 32, MOST_SOURCES = 4, MOST_LAST = 64 };

/* A column of texts with their first letters, which are taken once a batch. */
typedef struct text_view {
    const char *const *column; /* NULL: all missing */
    uint64_t *letters;
    bool is_read; /* in this batch */
} text_view;

/* The columns behind a load: the indicator and its fallbacks, and from which day of founding on
 * the year is not applicable. */
typedef struct source {
    const double *column[MOST_SOURCES]; /* NULL: all missing */
    size_t n;
    double founded_limit; /* NaN: an attribute, always applicable */
} source;

struct machine {
    const program *program;
    const binding *binding;
    size_t rows;          /* of a register */
    double *numbers;      /* registers */
    const double **views; /* where the numbers of a register are: in its own room or in a column of the panel */
    bool *is_constant;    /* registers with one number in all rows of all batches */
    uint8_t *truths;
    double *missing;      /* a batch without values */
    source *sources; /* by instruction; of OP_LOAD_LAST the first of MOST_LAST years */
    source **last;
    const double **columns; /* all that are loaded from, each once */
    size_t n_columns;
    size_t columns_capacity;
    text_match **matches; /* by instruction, of OP_TEXT */
    text_view *texts;     /* by indicator */
    size_t n_texts;
    const double *founded;
    bool has_exact;
    size_t first;
    size_t exact_count;
};

static const double *number_of(const machine *m, int reg)
{
    return reg == NO_REGISTER ? NULL : m->views[reg];
}

/* The room of a register; what it showed before is gone. */
static double *room_of(const machine *m, int reg)
{
    double *room;

    if (reg == NO_REGISTER)
        return NULL;
    room = m->numbers + (size_t)reg * m->rows;
    m->views[reg] = room;
    return room;
}

static uint8_t *truth_of(const machine *m, int reg)
{
    return m->truths + (size_t)reg * m->rows;
}

/* --- making -------------------------------------------------------------- */

static source find_source(const machine *m, int indicator, int year)
{
    const binding *b = m->binding;
    const dictionary *d = panel_dictionary(b->panel);
    bool is_annual = dictionary_get(d, indicator)->kind == INDICATOR_ANNUAL;
    source s = {.founded_limit = NAN};

    if (is_annual)
        s.founded_limit = (double)date_to_days((date){year + 1, 1, 1});
    for (int i = indicator; i != INDICATOR_NONE && s.n < MOST_SOURCES;) {
        const char *fallback = dictionary_get(d, i)->fallback;
        const double *column = panel_column(b->panel, i, is_annual ? year : PANEL_ANY_YEAR);

        if (column)
            s.column[s.n++] = column;
        i = fallback ? dictionary_find(d, fallback) : INDICATOR_NONE;
    }
    return s;
}

/* Sources of the years from Y back to the first one with data; ends with a limit of infinity. */
static source *find_last(const machine *m, int indicator)
{
    int first, last, n = 0;
    source *all;

    panel_years(m->binding->panel, &first, &last);
    if (last > m->binding->year)
        last = m->binding->year;
    all = allocate_array(MOST_LAST + 1, sizeof *all);
    if (!all)
        return NULL;
    for (int year = last; first && year >= first && n < MOST_LAST; year--) {
        all[n] = find_source(m, indicator, year);
        n += all[n].n > 0;
    }
    all[n] = (source){.founded_limit = INFINITY};
    return all;
}

static void fill_numbers(double *out, double value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = value;
}

static void fill_constant(machine *m, int reg, double value)
{
    fill_numbers(room_of(m, reg), value, m->rows);
    m->is_constant[reg] = true;
}

static bool open_text(machine *m, int indicator)
{
    text_view *t = &m->texts[indicator];

    if (!t->letters)
        t->letters = reallocate_array(NULL, m->rows, sizeof *t->letters);
    return t->letters != NULL;
}

/* What is the same in every batch: sources and constants. */
static bool prepare(machine *m)
{
    for (size_t i = 0; i < program_length(m->program); i++) {
        const instruction *in = program_at(m->program, i);

        switch (in->op) {
        case OP_LOAD:
            m->sources[i] = find_source(m, in->indicator, m->binding->year + in->offset);
            break;
        case OP_LOAD_LAST:
            m->last[i] = find_last(m, in->indicator);
            if (!m->last[i])
                return false;
            break;
        case OP_TEXT:
            m->matches[i] = text_match_new(in->at);
            if (!m->matches[i] || !open_text(m, in->at->first->indicator))
                return false;
            break;
        case OP_CONSTANT:
            fill_constant(m, in->out, in->constant);
            break;
        case OP_SETTING:
            fill_constant(m, in->out,
                          cell_is_value(in->at->setting->value) ? in->at->setting->value : cell_missing());
            break;
        case OP_DATE:
            fill_constant(m, in->out, (double)m->binding->on);
            break;
        case OP_TRUE:
            memset(truth_of(m, in->out), in->constant != 0 ? TRUTH_TRUE : TRUTH_FALSE, m->rows);
            break;
        default:
            break;
        }
    }
    return true;
}

static bool note_column(machine *m, const double *column)
{
    for (size_t i = 0; i < m->n_columns; i++) {
        if (m->columns[i] == column)
            return true;
    }
    if (!allocate_room((void **)&m->columns, &m->columns_capacity, m->n_columns + 1, sizeof *m->columns))
        return false;
    m->columns[m->n_columns++] = column;
    return true;
}

static bool note_source(machine *m, const source *s)
{
    bool ok = true;

    for (size_t j = 0; j < s->n && ok; j++)
        ok = note_column(m, s->column[j]);
    return ok;
}

static bool note_columns(machine *m)
{
    bool ok = !m->founded || note_column(m, m->founded);

    for (size_t i = 0; i < program_length(m->program) && ok; i++) {
        ok = note_source(m, &m->sources[i]);
        for (const source *s = m->last[i]; s && s->founded_limit < INFINITY && ok; s++)
            ok = note_source(m, s);
    }
    return ok;
}

static bool start(machine *m)
{
    fill_numbers(m->missing, cell_missing(), m->rows);
    for (size_t i = 0; i < program_numbers(m->program); i++)
        room_of(m, (int)i);
    return prepare(m) && note_columns(m);
}

static machine *make(const program *p, const binding *b, size_t rows)
{
    machine *m = allocate_array(1, sizeof *m);
    const dictionary *d = panel_dictionary(b->panel);

    if (!m)
        return NULL;
    m->program = p;
    m->binding = b;
    m->founded = panel_column(b->panel, dictionary_find(d, "founded_on"), PANEL_ANY_YEAR);
    m->has_exact = panel_has_exact(b->panel);
    m->rows = rows;
    m->numbers = allocate_array(program_numbers(p) * rows, sizeof *m->numbers);
    m->views = allocate_array(program_numbers(p), sizeof *m->views);
    m->is_constant = allocate_array(program_numbers(p), sizeof *m->is_constant);
    m->truths = allocate_array(program_truths(p), rows);
    m->missing = allocate_array(rows, sizeof *m->missing);
    m->sources = allocate_array(program_length(p), sizeof *m->sources);
    m->last = allocate_array(program_length(p), sizeof *m->last);
    m->matches = allocate_array(program_length(p), sizeof *m->matches);
    m->n_texts = (size_t)dictionary_count(d);
    m->texts = allocate_array(m->n_texts, sizeof *m->texts);
    if (!m->numbers || !m->views || !m->is_constant || !m->truths || !m->missing || !m->sources || !m->last ||
        !m->matches || !m->texts || !start(m)) {
        machine_free(m);
        return NULL;
    }
    return m;
}

machine *machine_new(const program *p, const binding *b)
{
    size_t n = panel_count(b->panel);

    return make(p, b, n < 1 ? 1 : n < MACHINE_BATCH ? n : MACHINE_BATCH);
}

machine *machine_new_for_row(const program *p, const binding *b)
{
    return make(p, b, 1);
}

void machine_free(machine *m)
{
    if (!m)
        return;
    for (size_t i = 0; m->last && i < program_length(m->program); i++)
        release(m->last[i]);
    for (size_t i = 0; m->matches && i < program_length(m->program); i++)
        text_match_free(m->matches[i]);
    for (size_t i = 0; m->texts && i < m->n_texts; i++)
        release(m->texts[i].letters);
    release(m->texts);
    release(m->last);
    release(m->matches);
    release(m->numbers);
    release(m->views);
    release(m->is_constant);
    release(m->truths);
    release(m->missing);
    release(m->sources);
    release(m->columns);
    release(m);
}

/* --- loading ------------------------------------------------------------- */

/* The cells of a source: the column itself where nothing has to be picked, else put into `room`. */
static const double *load(const machine *m, const source *s, double *room, size_t n)
{
    const double *x = s->n ? s->column[0] + m->first : m->missing;

    for (size_t j = 1; j < s->n; j++) {
        choose_first_value(x, s->column[j] + m->first, room, n);
        x = room;
    }
    if (m->founded && s->founded_limit == s->founded_limit) {
        choose_applicable(m->founded + m->first, s->founded_limit, x, room, n);
        x = room;
    }
    return x;
}

static void load_last(const machine *m, const source *years, double *out, size_t n)
{
    double room[MACHINE_BATCH];

    fill_numbers(out, cell_missing(), n);
    for (const source *s = years; s->founded_limit < INFINITY; s++)
        choose_known(out, load(m, s, room, n), out, n);
}

void machine_prefetch(const machine *m, size_t row)
{
    for (size_t i = 0; i < m->n_columns; i++)
        __builtin_prefetch(m->columns[i] + row);
}

/* --- running ------------------------------------------------------------- */

/* Rows whose value hangs on a rounded number being 0 or not. */
static void settle(const machine *m, const instruction *in, size_t i)
{
    room_of(m, in->out)[i] = exact_value(in->at, m->binding, m->first + i, in->offset,
                                         &room_of(m, in->out_error)[i]);
}

static void coalesce(const machine *m, const instruction *in, size_t n)
{
    const double *a = number_of(m, in->a), *b = number_of(m, in->b);
    double *out = room_of(m, in->out), *error = room_of(m, in->out_error);

    choose_unless_missing(a, a, b, out, n);
    if (error)
        choose_unless_missing(a, number_of(m, in->a_error), number_of(m, in->b_error), error, n);
}

static void worst_error(const machine *m, const instruction *in, size_t n)
{
    double *error = room_of(m, in->out_error);

    memcpy(error, number_of(m, in->list_errors[0]), n * sizeof *error);
    for (size_t j = 1; j < in->n_list; j++) {
        const double *other = number_of(m, in->list_errors[j]);

        for (size_t i = 0; i < n; i++)
            error[i] = other[i] > error[i] ? other[i] : error[i];
    }
}

static void window(const machine *m, const instruction *in, size_t n)
{
    const double *x[MOST_OPERANDS];
    double *out = room_of(m, in->out), *error = room_of(m, in->out_error);

    assert(in->n_list <= MOST_OPERANDS);
    for (size_t j = 0; j < in->n_list; j++)
        x[j] = number_of(m, in->list[j]);
    in->at->function->kernel(x, in->n_list, in->a_units, out, error, n);
    if (in->list_errors)
        worst_error(m, in, n);
    for (size_t i = 0; in->is_exact_only && i < n; i++) {
        if (cell_is_value(out[i]))
            error[i] = INFINITY;
        else if (cell_state_of(out[i]) != CELL_NOT_APPLICABLE)
            settle(m, in, i);
    }
}

static void count(const machine *m, const instruction *in, size_t n)
{
    double *out = room_of(m, in->out);

    for (size_t i = 0; i < n; i++) {
        double holds = 0;

        for (size_t j = 0; j < in->n_list; j++) {
            uint8_t t = truth_of(m, in->list[j])[i];

            holds = t == TRUTH_UNKNOWN ? cell_missing() : holds + (t == TRUTH_TRUE);
        }
        out[i] = holds;
    }
}

static void dates(const machine *m, const instruction *in, size_t n)
{
    const double *a = number_of(m, in->a), *b = number_of(m, in->b);
    double *out = room_of(m, in->out);

    if (in->op == OP_YEAR_OF)
        calendar_year_of(a, out, n);
    else if (in->op == OP_ADD_YEARS)
        calendar_add_years(a, b, out, n);
    else
        calendar_years_between(a, b, out, n);
}

/* Rows that lie too close to tell are decided by exact arithmetic. */
static void decide(machine *m, const instruction *in, uint8_t *out, size_t n)
{
    int member = in->at->kind == NODE_IN ? in->member : 0;

    for (size_t i = compare_next_close(out, 0, n); i < n; i = compare_next_close(out, i + 1, n)) {
        out[i] = (uint8_t)exact_compare(in->at, member, m->binding, m->first + i, in->offset);
        m->exact_count++;
    }
}

static void compare(machine *m, const instruction *in, size_t n)
{
    const double *a = number_of(m, in->a), *b = number_of(m, in->b);
    uint8_t *out = truth_of(m, in->out);
    compare_relation relation = in->at->kind == NODE_IN ? COMPARE_EQUAL : in->at->relation;
    bool is_plain = in->a_units == 0 && in->b_units == 0 && in->a_error == NO_REGISTER &&
                    in->b_error == NO_REGISTER && !m->has_exact;
    double ka = (in->a_units > 0 ? in->a_units : 1) * 2 * ARITHMETIC_UNIT;
    double kb = (in->b_units > 0 ? in->b_units : 1) * 2 * ARITHMETIC_UNIT;

    if (is_plain && m->is_constant[in->b] && cell_is_value(b[0]))
        compare_constant(relation, a, b[0], out, n);
    else if (is_plain)
        compare_plain(relation, a, b, out, n);
    if (is_plain)
        return;
    if (compare_guarded(relation, a, ka, number_of(m, in->a_error), b, kb, number_of(m, in->b_error), out, n))
        decide(m, in, out, n);
}

static void texts(const machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    int indicator = in->at->first->indicator;
    text_view *t = &m->texts[indicator];

    if (!t->is_read) {
        t->column = panel_text_column(m->binding->panel, indicator);
        if (t->column)
            text_match_letters(t->column + m->first, t->letters, n);
        t->is_read = true;
    }
    if (!t->column) {
        memset(truth_of(m, in->out), TRUTH_UNKNOWN, n);
        return;
    }
    text_match_run(m->matches[i], t->column + m->first, t->letters, truth_of(m, in->out), n);
}

static void row_truths(const machine *m, const instruction *in, size_t n)
{
    uint8_t *out = truth_of(m, in->out);

    for (size_t i = 0; i < n; i++)
        out[i] = (uint8_t)binding_truth(m->binding, m->first + i, in->at);
}

static void known(const machine *m, const instruction *in, size_t n)
{
    const double *a = number_of(m, in->a);
    uint8_t *out = truth_of(m, in->out);

    for (size_t i = 0; i < n; i++)
        out[i] = cell_is_value(a[i]) ? TRUTH_TRUE : TRUTH_FALSE;
}

static void year_before(const machine *m, const instruction *in, size_t n)
{
    uint8_t *out = truth_of(m, in->out);
    double limit = (double)date_to_days((date){m->binding->year + in->offset + 1, 1, 1});

    for (size_t i = 0; i < n; i++)
        out[i] = m->founded && m->founded[m->first + i] >= limit ? TRUTH_TRUE : TRUTH_FALSE;
}

static void divide_error(const machine *m, const instruction *in, size_t n)
{
    const double *b = number_of(m, in->b), *eb = number_of(m, in->b_error);

    arithmetic_divide_error(number_of(m, in->a_error), b, eb, number_of(m, in->out),
                            room_of(m, in->out_error), n);
    for (size_t i = 0; i < n; i++) {
        if (b[i] == 0 && eb[i] > 0)
            settle(m, in, i);
    }
}

static void arithmetic(const machine *m, const instruction *in, size_t n)
{
    const double *a = number_of(m, in->a), *b = number_of(m, in->b);
    const double *ea = number_of(m, in->a_error), *eb = number_of(m, in->b_error);
    double *out = room_of(m, in->out), *error = room_of(m, in->out_error);

    switch (in->op) {
    case OP_ADD:
        arithmetic_add(a, b, out, n);
        break;
    case OP_SUBTRACT:
        arithmetic_subtract(a, b, out, n);
        break;
    case OP_MULTIPLY:
        arithmetic_multiply(a, b, out, n);
        break;
    default:
        arithmetic_divide(a, b, out, n);
        break;
    }
    if (!error)
        return;
    if (in->op == OP_MULTIPLY)
        arithmetic_multiply_error(a, ea, b, eb, out, error, n);
    else if (in->op == OP_DIVIDE)
        divide_error(m, in, n);
    else
        arithmetic_add_error(ea, eb, out, error, n);
}

static void execute(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);

    switch (in->op) {
    case OP_LOAD:
        m->views[in->out] = load(m, &m->sources[i], room_of(m, in->out), n);
        break;
    case OP_LOAD_LAST:
        load_last(m, m->last[i], room_of(m, in->out), n);
        break;
    case OP_CONSTANT:
    case OP_SETTING:
    case OP_DATE:
    case OP_TRUE:
        break;
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_DIVIDE:
        arithmetic(m, in, n);
        break;
    case OP_NEGATE:
        arithmetic_negate(number_of(m, in->a), room_of(m, in->out), n);
        break;
    case OP_WINDOW:
        window(m, in, n);
        break;
    case OP_YEARS:
    case OP_YEAR_OF:
    case OP_ADD_YEARS:
        dates(m, in, n);
        break;
    case OP_CHOOSE:
        choose_number(truth_of(m, in->c), number_of(m, in->a), number_of(m, in->b), room_of(m, in->out), n);
        if (in->out_error != NO_REGISTER)
            choose_error(truth_of(m, in->c), number_of(m, in->a_error), number_of(m, in->b_error),
                         room_of(m, in->out_error), n);
        break;
    case OP_COALESCE:
        coalesce(m, in, n);
        break;
    case OP_COUNT:
        count(m, in, n);
        break;
    case OP_RELATIVE_ERROR:
        arithmetic_relative_error(number_of(m, in->a), in->a_units * ARITHMETIC_UNIT, room_of(m, in->out), n);
        break;
    case OP_COMPARE:
        compare(m, in, n);
        break;
    case OP_TEXT:
        texts(m, i, n);
        break;
    case OP_HOLDS:
        row_truths(m, in, n);
        break;
    case OP_KNOWN:
        known(m, in, n);
        break;
    case OP_YEAR_BEFORE:
        year_before(m, in, n);
        break;
    case OP_AND:
        truth_and(truth_of(m, in->a), truth_of(m, in->b), truth_of(m, in->out), n);
        break;
    case OP_OR:
        truth_or(truth_of(m, in->a), truth_of(m, in->b), truth_of(m, in->out), n);
        break;
    case OP_NOT:
        truth_not(truth_of(m, in->a), truth_of(m, in->out), n);
        break;
    case OP_CHOOSE_TRUTH:
        choose_truth(truth_of(m, in->c), truth_of(m, in->a), truth_of(m, in->b),
                     truth_of(m, in->out), n);
        break;
    }
}

void machine_run(machine *m, size_t first, size_t n)
{
    m->first = first;
    for (size_t i = 0; i < m->n_texts; i++)
        m->texts[i].is_read = false;
    for (size_t i = 0; i < program_length(m->program); i++)
        execute(m, i, n);
}

const double *machine_number(const machine *m, size_t output)
{
    return number_of(m, program_output(m->program, output)->reg);
}

const uint8_t *machine_truth(const machine *m, size_t output)
{
    return truth_of(m, program_output(m->program, output)->reg);
}

bool machine_node_number(const machine *m, const node *n, double *value)
{
    const operand *o = program_find(m->program, n);

    if (!o || o->is_truth)
        return false;
    *value = number_of(m, o->reg)[0];
    return true;
}

bool machine_node_truth(const machine *m, const node *n, truth *value)
{
    const operand *o = program_find(m->program, n);

    if (!o || !o->is_truth)
        return false;
    *value = (truth)truth_of(m, o->reg)[0];
    return true;
}

size_t machine_exact_count(const machine *m)
{
    return m->exact_count;
}
