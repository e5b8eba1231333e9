#include "model/roster.h"

#include <math.h>
#include <string.h>

#include "base/message.h"
#include "model/file_tables.h"
#include "model/index_model_internal.h"
#include "panel/choice.h"

static const char *const words[] = {
    [ROSTER_NUMBER] = "number", [ROSTER_RANK] = "rank", [ROSTER_HELD] = "held", [ROSTER_TARGET] = "target", [ROSTER_TIER] = "tier",
    [ROSTER_VERDICT] = "verdict", [ROSTER_APPLICATION_YEAR] = "application_year", [ROSTER_BATCH] = "batch", [ROSTER_SCORE_LOW] = "score_low",
    [ROSTER_SCORE_HIGH] = "score_high", [ROSTER_CHANCE] = "chance", [ROSTER_CHANCE_LOW] = "chance_low",
    [ROSTER_CHANCE_HIGH] = "chance_high", [ROSTER_SHORTFALLS] = "shortfalls", [ROSTER_MISSING] = "missing",
    [ROSTER_MEASURES] = "measures", [ROSTER_COST] = "cost", [ROSTER_DATA_DATE] = "data_date", [ROSTER_NOTHING] = NULL};
static const char *const units[] = {
    [ROSTER_COUNT] = "count", [ROSTER_PERCENT] = "percent", [ROSTER_YUAN] = "yuan",
    [ROSTER_THOUSAND] = "thousand", [ROSTER_WAN] = "wan", [ROSTER_YI] = "yi", NULL};
static const char *const answers[] = {"no", "yes", NULL};
static const field_table word_form = {.words = words}, unit_form = {.words = units}, answer_form = {.words = answers};

double roster_unit_size(size_t unit)
{
    static const double sizes[] = {[ROSTER_COUNT] = 1, [ROSTER_PERCENT] = 1, [ROSTER_YUAN] = 1,
                                   [ROSTER_THOUSAND] = 1e3, [ROSTER_WAN] = 1e4, [ROSTER_YI] = 1e8};

    return sizes[unit];
}

/* --- a column ------------------------------------------------------------------------------------------------ */

static tidu_status read_shows(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, words, &((roster_column *)out)->shows);
}

static tidu_status read_unit(rule_reader *r, const yaml_node *n, void *out)
{
    return index_choice(r, n, units, &((roster_column *)out)->unit);
}

static tidu_status read_sweep(rule_reader *r, const yaml_node *n, void *out)
{
    size_t answer = 0;
    tidu_status status = index_choice(r, n, answers, &answer);

    ((roster_column *)out)->is_of_sweeps = answer == 1;
    return status;
}

static tidu_status read_whole(rule_reader *r, const yaml_node *n, size_t most, size_t *out)
{
    double x;
    tidu_status status = field_magnitude(r, n, &x);

    if (!status && (x > (double)most || floor(x) != x))
        return yaml_error(r->tree, n, r->err, _("a whole number up to %zu can stand here"), most);
    if (!status)
        *out = (size_t)x;
    return status;
}

static tidu_status read_years(rule_reader *r, const yaml_node *n, void *out)
{
    return read_whole(r, n, ROSTER_MOST_YEARS, &((roster_column *)out)->years);
}

/* The code, or an attribute: what has a year is an expression. */
static tidu_status read_datum(rule_reader *r, const yaml_node *n, void *out)
{
    roster_column *c = out;
    const indicator *x;
    tidu_status status = c->datum == INDICATOR_NONE ? field_indicator(r, n, &c->datum)
                                                    : yaml_error(r->tree, n, r->err, _("a column has one of value, shows, datum and fill"));

    if (status)
        return status;
    x = dictionary_get(r->dictionary, c->datum);
    if (x->kind == INDICATOR_ATTRIBUTE || !strcmp(x->name, "uscc"))
        return TIDU_OK;
    return yaml_error(r->tree, n, r->err, _("'%s' has a value for each year; give an expression instead, such as value: \"%s[Y-1]\""),
                      x->name, x->name);
}

static tidu_status read_fill(rule_reader *r, const yaml_node *n, void *out)
{
    roster_column *c = out;
    tidu_status status = read_datum(r, n, out);

    c->is_filled = true;
    if (!status && dictionary_get(r->dictionary, c->datum)->kind == INDICATOR_KEY)
        return yaml_error(r->tree, n, r->err, _("a code is not filled in"));
    return status;
}

static const field_table choice_table = {.read = field_text_row};

/* Of an indicator whose words are known, only these. */
static tidu_status check_choice(rule_reader *r, const yaml_node *n, const indicator *of)
{
    char word[CHOICE_TEXT];

    if (!choice_is_whole(n->text))
        return yaml_error(r->tree, n, r->err, _("a choice is what is stored, '=' and the word in English: 否=no"));
    choice_text(n->text, true, word);
    return !of->choices || choice_find(of->choices, word)
               ? TIDU_OK
               : yaml_error(r->tree, n, r->err, _("'%s' is none of the choices that the dictionary has for '%s'"), word, of->name);
}

static tidu_status read_choices(rule_reader *r, const yaml_node *list, void *out)
{
    roster_column *c = out;
    size_t n = 0;
    void *texts;
    tidu_status status;

    if (!c->is_filled || !list->n || list->n > CHOICES_MOST)
        return yaml_error(r->tree, list, r->err, _("a column to be filled in has 1 to %d choices, and no other column has any"), (int)CHOICES_MOST);
    status = field_array(r, list->n + 1, sizeof *c->choices, &texts);
    for (const yaml_node *x = list->first; x && !status; x = x->next)
        status = check_choice(r, x, dictionary_get(r->dictionary, c->datum));
    c->choices = texts;
    if (!status)
        status = members_read(r, list, &choice_table, c->choices, sizeof *c->choices, &n);
    return status || choices_fit((const char *const *)c->choices)
               ? status
               : yaml_error(r->tree, list, r->err, _("a drop-down list holds %d letters, and these words have more"), (int)CHOICES_LETTERS);
}

static tidu_status check_unit(rule_reader *r, const yaml_node *n, const roster_column *c)
{
    bool is_money = c->value && c->value->money == 1, wants_money = c->unit >= ROSTER_YUAN;

    if (c->value && c->value->money && !is_money)
        return yaml_error(r->tree, n, r->err, _("this value is neither an amount of money nor a plain number"));
    if (is_money != wants_money)
        return yaml_error(r->tree, n, r->err, is_money ? _("an amount of money needs a unit: yuan, thousand, wan or yi")
                                                       : _("a unit of money stands beside a value that is none"));
    return TIDU_OK;
}

static tidu_status check_column(rule_reader *r, const yaml_node *n, void *out)
{
    const roster *x = r->subject;
    const roster_column *c = out;
    int sources = (c->value != NULL) + (c->datum != INDICATOR_NONE) + (c->shows != ROSTER_NOTHING);

    if (sources != 1)
        return yaml_error(r->tree, n, r->err, _("a column has one of value, shows, datum and fill"));
    if ((c->unit || c->years) && !c->value)
        return yaml_error(r->tree, n, r->err, _("only a value has a unit and years"));
    for (const roster_column *other = x->columns; other < c; other++) {
        if (!strcmp(other->id, c->id) || !strcmp(other->name.zh, c->name.zh) || !strcmp(other->name.en, c->name.en))
            return yaml_error(r->tree, n, r->err, _("another column has this id or this name already"));
    }
    return check_unit(r, n, c);
}

static const roster_column usual_column = {.datum = INDICATOR_NONE, .shows = ROSTER_NOTHING};

static const field_row column_rows[] = {
    FIELD("id", REQUIRED, id, roster_column, id),
    FIELD("name", REQUIRED, bilingual, roster_column, name),
    FIELD("about", OPTIONAL, bilingual, roster_column, about),
    FIELD("value", OPTIONAL, quantity, roster_column, value),
    FIELD_PART("unit", OPTIONAL, YAML_IS_SCALAR, read_unit, FIELD_LIKE(&unit_form)),
    FIELD_PART("years", OPTIONAL, YAML_IS_SCALAR, read_years, FIELD_LIKE(&field_magnitude_form)),
    FIELD_PART("shows", OPTIONAL, YAML_IS_SCALAR, read_shows, FIELD_LIKE(&word_form)),
    FIELD_PART("datum", OPTIONAL, YAML_IS_SCALAR, read_datum, FIELD_LIKE(&field_indicator_form)),
    FIELD_PART("fill", OPTIONAL, YAML_IS_SCALAR, read_fill, FIELD_LIKE(&field_indicator_form)),
    FIELD_PART("choices", OPTIONAL, YAML_IS_SEQUENCE, read_choices, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_PART("sweep", OPTIONAL, YAML_IS_SCALAR, read_sweep, FIELD_LIKE(&answer_form)),
    FIELD_END};

static const field_table column_table = {.rows = column_rows, .usual = &usual_column, .check = check_column};

/* --- the file -------------------------------------------------------------------------------------------------- */

static tidu_status read_empty(rule_reader *r, const yaml_node *n, void *out)
{
    return read_whole(r, n, ROSTER_MOST_EMPTY, &((roster *)out)->empty_rows);
}

static tidu_status read_line(rule_reader *r, const yaml_node *n, void *out)
{
    return field_bilingual(r, n, &((roster_line *)out)->text);
}

static const field_table line_table = {.read = read_line, .kinds = YAML_IS_MAPPING, .rows = field_bilingual_rows};

static tidu_status check(rule_reader *r, const yaml_node *n, void *out)
{
    const roster *x = out;

    for (size_t i = 0; i < x->n_columns && x->n_columns <= ROSTER_MOST_COLUMNS; i++) {
        if (x->columns[i].datum != INDICATOR_NONE && !strcmp(dictionary_get(r->dictionary, x->columns[i].datum)->name, "uscc"))
            return TIDU_OK;
    }
    return yaml_error(r->tree, n, r->err, _("a roster has at most %d columns, one of them with datum: uscc, by which it is read again"),
                      ROSTER_MOST_COLUMNS);
}

static const field_row rows[] = {
    FIELD("sheet", REQUIRED, bilingual, roster, sheet),
    FIELD("units", REQUIRED, bilingual, roster, units),
    FIELD_PART("empty_rows", REQUIRED, YAML_IS_SCALAR, read_empty, FIELD_LIKE(&field_magnitude_form)),
    FIELD("leave_out", OPTIONAL, truth, roster, leave_out),
    FIELD_LIST("guide", REQUIRED, &line_table, roster, guide, n_guide),
    FIELD_LIST("columns", REQUIRED, &column_table, roster, columns, n_columns),
    FIELD_END};

const field_table roster_file = {.rows = rows, .check = check};

tidu_status roster_load(const char *path, dictionary *d, roster **out, tidu_error *err)
{
    void *file;
    tidu_status status = file_object_load(path, &roster_file, sizeof **out, d, &file, err);

    if (!status)
        *out = file;
    return status;
}

void roster_free(void *file)
{
    file_object_free(file);
}
