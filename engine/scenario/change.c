/*
 * Parses changes by recursive descent (the grammar is in the header; values are literals of the rule language) and
 * applies them. A value is checked against type, unit and limits of the indicator when it is set, or after it is
 * computed.
 */
#include "scenario/change.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "rules/parse.h"

enum { MOST_NAME = 120, MOST_BACK = 30 };

/* --- parsing ----------------------------------------------------------------------------- */

typedef struct reader {
    const char *text;
    const char *at;
    tidu_error *err;
} reader;

static tidu_status refuse(const reader *r)
{
    return error_set(r->err, TIDU_EUSAGE,
                     _("'%.200s' is no change; write it like st_staff=30, 'rd_expense[Y-1]+=20%%' or 'revenue=5000 wan'"),
                     r->text);
}

static void skip_blanks(reader *r)
{
    while (*r->at == ' ' || *r->at == '\t')
        r->at++;
}

static tidu_status read_name(reader *r, const dictionary *d, int *indicator)
{
    char name[MOST_NAME];
    const char *nearest;
    size_t n;

    skip_blanks(r);
    n = strcspn(r->at, "[=+*- \t");
    if (!n || n >= sizeof name)
        return refuse(r);
    memcpy(name, r->at, n);
    name[n] = '\0';
    r->at += n;
    *indicator = dictionary_find_label(d, name);
    if (*indicator != INDICATOR_NONE && dictionary_get(d, *indicator)->kind != INDICATOR_KEY)
        return TIDU_OK;
    nearest = dictionary_suggest(d, name);
    return nearest ? error_set(r->err, TIDU_EUSAGE, _("unknown indicator '%s'; did you mean '%s'?"), name,
                               nearest)
                   : error_set(r->err, TIDU_EUSAGE, _("unknown indicator '%s'"), name);
}

/* "[Y]" or "[Y-n]" */
static tidu_status read_window(reader *r, const indicator *i, int *offset)
{
    long back = 0;
    char *end;

    *offset = i->kind == INDICATOR_ANNUAL ? -1 : 0;
    skip_blanks(r);
    if (*r->at != '[')
        return TIDU_OK;
    if (i->kind != INDICATOR_ANNUAL)
        return error_set(r->err, TIDU_EUSAGE, _("'%s' has no year: it is one value a company"), i->name);
    r->at++;
    if (*r->at++ != 'Y')
        return refuse(r);
    if (*r->at == '-') {
        if (!isdigit((unsigned char)r->at[1]))
            return refuse(r);
        back = strtol(r->at + 1, &end, 10);
        r->at = end;
    }
    if (*r->at != ']' || back > MOST_BACK)
        return refuse(r);
    r->at++;
    *offset = -(int)back;
    return TIDU_OK;
}

static tidu_status read_operator(reader *r, char *sign)
{
    skip_blanks(r);
    *sign = '=';
    if (strchr("+-*", *r->at) && *r->at)
        *sign = *r->at++;
    if (*r->at++ != '=')
        return refuse(r);
    skip_blanks(r);
    return *r->at ? TIDU_OK : refuse(r);
}

static tidu_status read_literal(const reader *r, arena *memory, node **out, double *value)
{
    source_place place = {0};
    double sign = 1;

    if (expression_parse(r->at, &place, memory, out, NULL))
        return error_set(r->err, TIDU_EUSAGE, _("'%.100s' is no number; write it like 30, 20%% or 5000 wan"),
                         r->at);
    if ((*out)->kind == NODE_NEGATE) {
        *out = (*out)->first;
        sign = -1;
    }
    if ((*out)->kind != NODE_NUMBER && (*out)->kind != NODE_DATE)
        return error_set(r->err, TIDU_EUSAGE, _("'%.100s' is no number; write it like 30, 20%% or 5000 wan"),
                         r->at);
    *value = sign * (*out)->number;
    return TIDU_OK;
}

/* --- checking values ---------------------------------------------------------------------- */

static tidu_status check_value(const indicator *i, double value, const char *code, tidu_error *err)
{
    char number[32], limit[32];
    const char *before = code ? code : "", *colon = code ? ": " : "";

    bool is_part = i->is_whole && value != floor(value);

    if (!is_part && value >= i->least && value <= i->greatest)
        return TIDU_OK;
    number_format(value, number);
    if (is_part)
        return error_set(err, TIDU_EUSAGE, _("%s%s'%s' counts whole ones; %s is none"), before, colon,
                         i->name, number);
    number_format(value < i->least ? i->least : i->greatest, limit);
    return error_set(err, TIDU_EUSAGE,
                     value < i->least ? _("%s%s'%s' would be %s, but it is at least %s")
                                      : _("%s%s'%s' would be %s, but it is at most %s"),
                     before, colon, i->name, number, limit);
}

static bool is_percentage(const node *literal)
{
    return literal->kind == NODE_NUMBER && literal->shift == -2 && !literal->money;
}

static tidu_status check_unit(const reader *r, const indicator *i, const node *literal, char sign)
{
    bool is_percent = is_percentage(literal);

    if ((literal->kind == NODE_DATE) != (i->type == INDICATOR_DATE) ||
        (i->type == INDICATOR_DATE && sign != '=') ||
        (literal->money && (i->type != INDICATOR_MONEY || sign == '*')) ||
        (is_percent && sign == '=' && i->type != INDICATOR_SHARE))
        return error_set(r->err, TIDU_EUSAGE, _("'%.100s' does not go with '%s', which is %s"), r->at,
                         i->name, indicator_type_name(i->type));
    return TIDU_OK;
}

/* What the sign makes of a number: a percentage of persons or money is added as a factor. */
static change_kind kind_of(const node *literal, const indicator *i, char sign)
{
    return sign == '='                                                             ? CHANGE_SET
           : sign == '*' || (is_percentage(literal) && i->type != INDICATOR_SHARE) ? CHANGE_SCALE
                                                                                   : CHANGE_ADD;
}

/* In percent, so that 1.2 is the double nearest to 1.2. */
static double factor_of(double part)
{
    return (100 + 100 * part) / 100;
}

/* --- laws ---------------------------------------------------------------------------------- */

enum { LAW_NUMBERS = 3 };

static bool is_law(const char *text)
{
    return *text && strchr("UNT", *text) && text[1] == '(';
}

static tidu_status refuse_law(const reader *r)
{
    return error_set(
        r->err, TIDU_EUSAGE,
        _("'%.100s' is no distribution; write it like U(5%%,15%%), N(10%%,3%%) or T(0%%,5%%,20%%): least and "
          "greatest, mean and deviation, least, most likely and greatest"),
        r->at);
}

/* The numbers between the parentheses, all in one unit; *first is the literal of the first. */
static tidu_status read_numbers(const reader *r, arena *memory, double x[LAW_NUMBERS], size_t n, node **first)
{
    const char *at = r->at + 2;

    for (size_t k = 0; k < n; k++) {
        size_t length = strcspn(at, ",)");
        reader part = {r->text, arena_copy(memory, at, length), r->err};
        node *literal;
        tidu_status status;

        if (at[length] != (k + 1 < n ? ',' : ')'))
            return refuse_law(r);
        status = part.at ? read_literal(&part, memory, &literal, &x[k]) : error_memory(r->err);
        if (status)
            return status;
        if (!k)
            *first = literal;
        if (literal->kind != NODE_NUMBER || literal->money != (*first)->money ||
            is_percentage(literal) != is_percentage(*first))
            return error_set(r->err, TIDU_EUSAGE, _("the numbers of '%.100s' are not in one unit"), r->at);
        at += length + 1;
    }
    return at[strspn(at, " \t")] ? refuse_law(r) : TIDU_OK;
}

static bool is_in_order(const random_law *law)
{
    return law->shape == RANDOM_NORMAL ? law->b >= 0
                                       : law->a <= law->b && (law->shape == RANDOM_UNIFORM || law->b <= law->c);
}

static tidu_status read_law(const reader *r, const indicator *i, char sign, arena *memory, change *c)
{
    double x[LAW_NUMBERS] = {0};
    node *literal = NULL;
    tidu_status status = read_numbers(r, memory, x, *r->at == 'T' ? 3 : 2, &literal);

    if (status)
        return status;
    if (sign == '=' && !is_percentage(literal))
        return error_set(r->err, TIDU_EUSAGE,
                         _("'%.200s': a distribution after = is a relative change in percent; write += to "
                           "add amounts"),
                         r->text);
    sign = sign == '=' ? '+' : sign;
    status = check_unit(r, i, literal, sign);
    if (status)
        return status;
    c->law = (random_law){*r->at == 'U'   ? RANDOM_UNIFORM
                          : *r->at == 'N' ? RANDOM_NORMAL
                                          : RANDOM_TRIANGULAR,
                          x[0], x[1], x[2]};
    c->kind = kind_of(literal, i, sign);
    c->is_drawn = true;
    c->is_less = sign == '-';
    c->is_relative = c->kind == CHANGE_SCALE && sign != '*';
    return is_in_order(&c->law) ? TIDU_OK : refuse_law(r);
}

bool changes_are_drawn(const changes *c)
{
    for (size_t i = 0; i < c->n; i++) {
        if (c->list[i].is_drawn)
            return true;
    }
    return false;
}

change change_drawn(const change *c, double u)
{
    double x = random_law_quantile(&c->law, u);
    change one = *c;

    one.is_drawn = false;
    one.amount = c->is_less ? -x : x;
    if (c->is_relative)
        one.amount = factor_of(one.amount);
    return one;
}

/* --- values ---------------------------------------------------------------------------------- */

static tidu_status read_value(const reader *r, const indicator *i, char sign, arena *memory, change *c)
{
    tidu_status status;
    node *literal;
    double value = 0;

    if (i->type == INDICATOR_TEXT) {
        c->word = arena_copy_string(memory, r->at);
        return sign != '=' ? refuse(r) : c->word ? TIDU_OK : error_memory(r->err);
    }
    if (is_law(r->at))
        return read_law(r, i, sign, memory, c);
    status = read_literal(r, memory, &literal, &value);
    if (!status)
        status = check_unit(r, i, literal, sign);
    if (status)
        return status;
    c->kind = kind_of(literal, i, sign);
    c->amount = sign == '-' ? -value : value;
    if (c->kind == CHANGE_SCALE && sign != '*')
        c->amount = factor_of(c->amount);
    return c->kind == CHANGE_SET ? check_value(i, value, NULL, r->err) : TIDU_OK;
}

tidu_status changes_add(changes *c, const dictionary *d, const char *text, tidu_error *err)
{
    reader r = {text, text, err};
    change *new = &c->list[c->n];
    tidu_status status;
    char sign;

    if (c->n == CHANGES_MOST)
        return error_set(err, TIDU_EUSAGE, _("a scenario has at most %d changes"), CHANGES_MOST);
    *new = (change){.text = arena_copy_string(c->memory, text)};
    status = new->text ? read_name(&r, d, &new->indicator) : error_memory(err);
    if (!status)
        status = read_window(&r, dictionary_get(d, new->indicator), &new->offset);
    if (!status)
        status = read_operator(&r, &sign);
    if (!status)
        status = read_value(&r, dictionary_get(d, new->indicator), sign, c->memory, new);
    for (size_t i = 0; i < c->n && !status; i++) {
        if (c->list[i].indicator == new->indicator && c->list[i].offset == new->offset)
            status = error_set(err, TIDU_EUSAGE, _("'%s' and '%s' contradict each other: both change one cell"),
                               c->list[i].text, new->text);
    }
    c->n += !status;
    return status;
}

/* --- applying --------------------------------------------------------------------------------- */

int change_year(const change *c, const dictionary *d, int year)
{
    return dictionary_get(d, c->indicator)->kind == INDICATOR_ANNUAL ? year + c->offset
                                                                     : PANEL_ANY_YEAR;
}

bool changes_want(const changes *c, int year, panel *into)
{
    const dictionary *d = panel_dictionary(into);
    bool ok = true;

    for (size_t i = 0; i < c->n && ok; i++) {
        int at = year ? change_year(&c->list[i], d, year) : 0;

        ok = panel_want(into, c->list[i].indicator, at, year ? at : INT32_MAX);
    }
    return ok;
}

static double changed(const change *c, const indicator *i, double old)
{
    double value = c->kind == CHANGE_SET ? c->amount
                   : c->kind == CHANGE_ADD ? old + c->amount
                                           : old * c->amount;

    return c->kind == CHANGE_SCALE && i->is_whole ? round(value) : value;
}

tidu_status change_value(const change *c, const dictionary *d, double old, const char *code, double *out,
                         tidu_error *err)
{
    const indicator *i = dictionary_get(d, c->indicator);

    *out = old;
    if (c->kind != CHANGE_SET && !cell_is_value(old))
        return TIDU_OK;
    *out = changed(c, i, old);
    return check_value(i, *out, code, err);
}

static tidu_status apply_one(const change *c, panel *p, int year, uint32_t company, size_t *n_missing,
                             tidu_error *err)
{
    const dictionary *d = panel_dictionary(p);
    int at = change_year(c, d, year);
    double value;
    tidu_status status;

    if (c->word)
        return panel_put_text(p, company, c->indicator, c->word, strlen(c->word)) ? TIDU_OK
                                                                                : error_memory(err);
    status = change_value(c, d, panel_number(p, company, c->indicator, at), panel_code(p, company), &value, err);
    if (status)
        return status;
    if (!cell_is_value(value)) {
        (*n_missing)++;
        return TIDU_OK;
    }
    return panel_put_number(p, company, c->indicator, at, value) ? TIDU_OK : error_memory(err);
}

tidu_status changes_apply(const changes *c, panel *p, int year, const uint8_t *is_in,
                          size_t *n_missing, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    *n_missing = 0;
    for (size_t i = 0; i < c->n; i++) {
        for (uint32_t company = 0; company < panel_count(p) && !status && !c->list[i].is_drawn; company++) {
            if (!is_in || is_in[company])
                status = apply_one(&c->list[i], p, year, company, n_missing, err);
        }
    }
    return status;
}

tidu_status changes_check(const changes *c, const part_wholes *couples, const panel *changed, int year,
                          uint32_t company, tidu_error *err)
{
    const dictionary *d = panel_dictionary(changed);

    for (size_t i = 0; i < c->n; i++) {
        const change *one = &c->list[i];
        int at = change_year(one, d, year), other;

        if (at == PANEL_ANY_YEAR ||
            (other = input_conflict(couples, changed, company, one->indicator, at)) == INDICATOR_NONE)
            continue;
        return error_set(err, TIDU_EUSAGE,
                         _("'%s' makes '%s' %.15g where '%s' is %.15g: a part is not more than the whole; change both"),
                         one->text, dictionary_get(d, one->indicator)->name,
                         panel_number(changed, company, one->indicator, at), dictionary_get(d, other)->name,
                         panel_number(changed, company, other, at));
    }
    return TIDU_OK;
}
