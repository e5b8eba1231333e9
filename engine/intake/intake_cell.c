/*
 * The fast path is number_parse on the text as it is; everything else that people write is folded and goes through
 * cell_scan_number.
 */
#include "intake/intake_cell.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/number_text.h"
#include "intake/cell_date.h"
#include "intake/cell_text.h"
#include "intake/code_text.h"
#include "intake/intake_text.h"

enum { MOST_CELL = 128 };

/* --- numbers -------------------------------------------------------------------- */

/* The factor given by the mapping, or NULL. */
static const char *factor_of(const plan_cell *cell)
{
    return cell->mapped ? cell->mapped->factor : NULL;
}

/* The power of ten of the cell's own unit; false if this unit does not fit the column. */
static bool apply_unit(const plan_cell *cell, const cell_number *number, int *shift)
{
    bool is_money = cell->meaning->type == INDICATOR_MONEY;

    switch (number->unit) {
    case CELL_UNIT_NONE:
    case CELL_UNIT_PIECES:
        *shift = cell->shift;
        return number->unit == CELL_UNIT_NONE || !is_money;
    case CELL_UNIT_PERCENT:
        *shift = number->shift;
        return cell->meaning->type == INDICATOR_SHARE;
    case CELL_UNIT_MONEY:
        *shift = number->shift;
        return is_money && !factor_of(cell);
    case CELL_UNIT_TIMES:
        *shift = number->shift;
        return !factor_of(cell) && cell->meaning->type != INDICATOR_SHARE;
    }
    return false;
}

/* Compute plain * 10^shift [* factor] as a double and, if it has many digits, as exact text. */
static bool compute(const char *plain, int shift, const char *factor, cell_value *out)
{
    char power[16], scaled[sizeof out->exact];
    bool is_short;

    snprintf(power, sizeof power, "1e%d", shift);
    if (!number_multiply(plain, power, scaled, sizeof scaled))
        return false;
    if (factor) {
        if (!number_multiply(scaled, factor, out->exact, sizeof out->exact))
            return false;
    } else {
        memcpy(out->exact, scaled, sizeof scaled);
    }
    if (!number_parse(out->exact, strlen(out->exact), 0, &out->number, &is_short))
        return false;
    if (is_short)
        out->exact[0] = '\0';
    return true;
}

/* The unit of the mapping with which the text ends, or NULL. */
static const mapping_unit *find_unit(const mapping_column *how, const char *text, size_t length)
{
    const mapping_unit *found = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < how->n_units; i++) {
        size_t n = strlen(how->units[i].word);

        if (n > longest && n < length && !memcmp(text + length - n, how->units[i].word, n)) {
            found = &how->units[i];
            longest = n;
        }
    }
    return found;
}

/* sign number unit, with the sign and units given by the mapping: "$180B". */
static bool read_marked(const plan_cell *cell, const char *folded, cell_value *out)
{
    const mapping_column *how = cell->mapped;
    const mapping_unit *unit = NULL;
    size_t sign = how->sign ? strlen(how->sign) : 0;
    char text[MOST_CELL];
    size_t length = strlen(folded);
    cell_number number;

    if (length < sign || (sign && memcmp(folded, how->sign, sign)))
        return false;
    length -= sign;
    memcpy(text, folded + sign, length + 1);
    if (how->units) {
        unit = find_unit(how, text, length);
        if (!unit)
            return false;
        length -= strlen(unit->word);
        while (length && text[length - 1] == ' ')
            length--;
        text[length] = '\0';
    }
    return cell_scan_number(text, &number) && number.unit == CELL_UNIT_NONE &&
           compute(number.plain, cell->shift, unit ? unit->factor : how->factor, out);
}

static bool read_number(const plan_cell *cell, const char *folded, cell_value *out)
{
    cell_number number;
    int shift;

    if (cell->mapped && (cell->mapped->sign || cell->mapped->units))
        return read_marked(cell, folded, out);
    return cell_scan_number(folded, &number) && apply_unit(cell, &number, &shift) &&
           compute(number.plain, shift, factor_of(cell), out);
}

/* A date, or a year if the mapping gives its day. */
static bool read_date(const plan_cell *cell, const char *folded, double *out)
{
    const char *day = cell->mapped ? cell->mapped->day : NULL;
    char whole[32];
    long days;
    int year;

    if (day && cell_scan_year(folded, &year)) {
        snprintf(whole, sizeof whole, "%04d-%s", year, day);
        folded = whole;
    }
    if (!cell_scan_date(folded, &days))
        return false;
    *out = (double)days;
    return true;
}

/* Every double of at least 2^53 is whole. */
static bool is_whole(double value)
{
    return fabs(value) >= 0x1p53 || value == (double)(int64_t)value;
}

static bool check_range(const plan_cell *cell, double value, problem_kind *kind)
{
    const indicator *meaning = cell->meaning;

    if (value < meaning->least || value > meaning->greatest) {
        *kind = meaning->type == INDICATOR_SHARE && value > 1 ? PROBLEM_SHARE_ABOVE_ONE
                                                               : PROBLEM_RANGE;
        return false;
    }
    *kind = PROBLEM_NOT_WHOLE;
    return !meaning->is_whole || is_whole(value);
}

/* The code of a high-tech field or of a level of R&D units of which the name is written. */
static bool read_name(const plan_cell *cell, const char *folded, double *out)
{
    const intake_options *o = cell->options;
    char code[CODE_TEXT_SIZE];
    bool is_short;

    return o->find_code && o->find_code(o->code_context, cell->coded, code_text_words(folded), code) &&
           number_parse(code, strlen(code), 0, out, &is_short);
}

/* The slow path, for texts that number_parse does not accept. */
static bool read_slowly(const plan_cell *cell, const table_field *field, cell_value *out,
                        problem_kind *kind)
{
    char folded[MOST_CELL];
    indicator_type type = cell->meaning->type;
    bool flag;

    *kind = type == INDICATOR_DATE ? PROBLEM_DATE : PROBLEM_NUMBER;
    if (field->length >= sizeof folded)
        return false;
    cell_fold(field->text, field->length, folded, sizeof folded);
    if (type == INDICATOR_FLAG && cell_scan_flag(cell->words, folded, &flag)) {
        out->number = flag;
        return true;
    }
    if (cell_is_nothing(cell->words, folded)) {
        out->is_missing = true;
        return true;
    }
    if ((cell->coded == CODED_FIELD || cell->coded == CODED_UNIT) && read_name(cell, folded, &out->number))
        return true;
    if (type == INDICATOR_DATE)
        return read_date(cell, folded, &out->number);
    if (type != INDICATOR_DATE && cell_is_estimate(cell->words, folded)) {
        *kind = PROBLEM_ESTIMATE;
        return false;
    }
    return read_number(cell, folded, out) && check_range(cell, out->number, kind);
}

bool intake_cell_read(const plan_cell *cell, const table_field *field, cell_value *out,
                      problem_kind *kind)
{
    bool is_short;
    long days;

    out->is_missing = field->length == 0;
    out->exact[0] = '\0';
    if (out->is_missing)
        return true;
    if (cell->meaning->type == INDICATOR_DATE && cell_scan_iso_date(field->text, field->length, &days)) {
        out->number = (double)days;
        return true;
    }
    if (plan_cell_is_marked(cell) || cell->meaning->type == INDICATOR_DATE ||
        !number_parse(field->text, field->length, cell->shift, &out->number, &is_short) ||
        !is_short)
        return read_slowly(cell, field, out, kind);
    return check_range(cell, out->number, kind);
}

tidu_status intake_cell_keep(const intake_target *t, const plan_cell *cell,
                             const table_field *field, const cell_value *value, int year,
                             tidu_error *err)
{
    panel_outcome outcome;

    if (value->is_missing)
        return TIDU_OK;
    outcome = panel_set_number(t->panel, t->company, cell->indicator, year, value->number);
    if (outcome == PANEL_NO_MEMORY)
        return error_memory(err);
    if (outcome == PANEL_SET && value->exact[0] &&
        !panel_keep_exact(t->panel, t->company, cell->indicator, year, value->exact))
        return error_memory(err);
    if (outcome != PANEL_CONFLICT)
        return TIDU_OK;
    return intake_target_note(t, year == PANEL_ANY_YEAR ? PROBLEM_ATTRIBUTE_CONFLICT
                                                        : PROBLEM_DUPLICATE_CONFLICT,
                              cell->field, cell->header, field->text, err);
}

static tidu_status put_number(const intake_target *t, const plan_cell *cell,
                              const table_field *field, int year, tidu_error *err)
{
    cell_value value;
    problem_kind kind;

    if (!intake_cell_read(cell, field, &value, &kind))
        return intake_target_note(t, kind, cell->field, cell->header, field->text, err);
    return intake_cell_keep(t, cell, field, &value, year, err);
}

bool intake_cell_put_count(const intake_target *t, const plan_cell *cell, const table_field *field, int year)
{
    double value;

    if (!field->length)
        return true;
    if (!number_parse_count_ahead(field->text, field->length, &value) || value < cell->meaning->least ||
        value > cell->meaning->greatest)
        return false;
    switch (panel_set_number(t->panel, t->company, cell->indicator, year, value)) {
    case PANEL_SET:
    case PANEL_SAME:
    case PANEL_UNWANTED:
        return true;
    case PANEL_CONFLICT:
    case PANEL_NO_MEMORY:
        break;
    }
    return false;
}

tidu_status intake_cell_put(const intake_target *t, const plan_cell *cell, const table_field *field,
                            int year, tidu_error *err)
{
    if (!field->length)
        return TIDU_OK;
    return cell->meaning->type == INDICATOR_TEXT ? intake_text_put(t, cell, field, err)
                                                 : put_number(t, cell, field, year, err);
}

tidu_status intake_cell_put_sum(const intake_target *t, const plan_cell *cell, const table_record *record, int year,
                                tidu_error *err)
{
    cell_value sum = {.number = 0};

    for (const plan_cell *part = cell; part; part = part->next_part) {
        const table_field *field = table_record_field(record, part->field);
        cell_value value;
        problem_kind kind;

        if (!intake_cell_read(part, field, &value, &kind))
            return intake_target_note(t, kind, part->field, part->header, field->text, err);
        if (value.is_missing)
            return TIDU_OK;
        sum.number += value.number;
    }
    return intake_cell_keep(t, cell, table_record_field(record, cell->field), &sum, year, err);
}
