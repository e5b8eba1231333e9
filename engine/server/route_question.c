/*
 * From the fields of an address to the words of a command. Most fields are options of the same name; some are one of many changes.
 */
#include <stdio.h>
#include <string.h>

#include "server/change.h"
#include "server/figure_kind.h"
#include "server/names.h"
#include "server/parameter_field.h"
#include "server/route.h"

/* "revenue" of the field "set.revenue"; NULL: it is no such field. */
static const char *figure_of(const route_option *o, const char *field)
{
    size_t n = strlen(o->name);
    char name[FIGURE_TEXT];

    return !strncmp(field, o->name, n) && field[n] == '.' && figure_name(field + n + 1, name) ? field + n + 1 : NULL;
}

/* The same of an indicator or a group of an index. */
static const char *weight_of(const route_option *o, const char *field)
{
    size_t n = strlen(o->name);

    return !strncmp(field, o->name, n) && field[n] == '.' && figure_is_name(field + n + 1) ? field + n + 1 : NULL;
}

static bool is_field_of(const route_option *o, const char *name)
{
    parameter_field parameter;

    return o->kind == FIELD_FIGURES      ? figure_of(o, name) != NULL
           : o->kind == FIELD_PARAMETERS ? parameter_field_read(name, &parameter)
           : o->kind == FIELD_WEIGHTS    ? weight_of(o, name) != NULL
                                         : !strcmp(o->name, name);
}

static const route_option *find_option(const route *r, const char *name)
{
    for (const route_option *o = r->options; o && o->name; o++) {
        if (is_field_of(o, name))
            return o;
    }
    return NULL;
}

const char *route_of_second(const route *r, const char *name)
{
    return r->is_compared && !strncmp(name, "or.", 3) ? name + 3 : NULL;
}

const char *route_unknown_field(const route *r, const address *a)
{
    bool is_annual;

    for (size_t i = 0; i < a->n_fields; i++) {
        const char *name = a->fields[i].name;
        const route_option *o = find_option(r, name);

        if (route_of_second(r, name))
            o = find_option(r, name += strlen("or."));
        if (strcmp(name, "lang") && !(r->is_paged && !strcmp(name, "page")) && !o)
            return name;
        if (o && (o->kind == FIELD_CHECK || o->kind == FIELD_OF_PAGE) && strcmp(a->fields[i].value, "1"))
            return name;
        if (o && o->kind == FIELD_LACKS && !names_of_indicator(a->fields[i].value, &is_annual))
            return name;
    }
    return NULL;
}

const char *route_field_of_page(const route *r, const address *a)
{
    for (size_t i = 0; i < a->n_fields; i++) {
        const char *name = a->fields[i].name;
        const route_option *o = find_option(r, name);

        if (!strcmp(name, "page") || route_of_second(r, name) || (o && o->kind == FIELD_OF_PAGE))
            return name;
    }
    return NULL;
}

static bool add(route_question *out, const char *word)
{
    if (out->q.n == ANSWER_MOST_WORDS)
        return false;
    out->q.words[out->q.n++] = word;
    return true;
}

/* One word, "--town=…", so that no value can be taken for an option; without a value (NULL) the option alone. */
static bool add_option(route_question *out, const char *name, const char *value)
{
    size_t room = sizeof out->store - out->used;
    char *word = out->store + out->used;
    int n = snprintf(word, room, "--%s%s%s", name, value ? "=" : "", value ? value : "");

    if (n < 0 || (size_t)n >= room)
        return false;
    out->used += (size_t)n + 1;
    return add(out, word);
}

static bool add_figure(route_question *out, const desk *d, const route_option *o, const address_field *f)
{
    const char *figure = figure_of(o, f->name);
    char name[FIGURE_TEXT], indicator[FIGURE_TEXT], change[CHANGE_TEXT];
    figure_kind kind = {.unit = ""};

    if (!figure || !figure_name(figure, name))
        return false;
    snprintf(indicator, sizeof indicator, "%.*s", (int)strcspn(name, "["), name);
    figure_kind_find(indicator, d->db, false, &kind);
    return change_write(name, f->value, kind.unit, change) && add_option(out, o->name, change);
}

static bool add_parameter(route_question *out, const route_option *o, const address_field *f)
{
    parameter_field parameter;
    char change[CHANGE_TEXT];

    return parameter_field_read(f->name, &parameter) && change_write(parameter.name, f->value, parameter.unit, change) && add_option(out, o->name, change);
}

static bool add_weight(route_question *out, const route_option *o, const address_field *f)
{
    const char *name = weight_of(o, f->name);
    char change[CHANGE_TEXT];

    return name && change_write(name, f->value, "", change) && add_option(out, o->name, change);
}

/* "a=1; b=2" */
static bool add_changes(route_question *out, const char *text)
{
    char change[CHANGE_TEXT];

    for (size_t n; *text; text += n + (text[n] == ';')) {
        text += strspn(text, " ");
        n = strcspn(text, ";");
        if (n >= sizeof change)
            return false;
        snprintf(change, sizeof change, "%.*s", (int)n, text);
        if (n && !add_option(out, "set", change))
            return false;
    }
    return true;
}

static bool add_field(route_question *out, const desk *d, const route_option *o, const address_field *f)
{
    switch (o->kind) {
    case FIELD_FIGURES:
        return add_figure(out, d, o, f);
    case FIELD_PARAMETERS:
        return add_parameter(out, o, f);
    case FIELD_WEIGHTS:
        return add_weight(out, o, f);
    case FIELD_CHANGES:
        return add_changes(out, f->value);
    case FIELD_OF_PAGE:
        return true;
    default:
        return add_option(out, o->name, o->kind == FIELD_CHECK ? NULL : f->value);
    }
}

/* PLAN/ID is one word, everything else one each. */
static bool add_operands(const route *r, const address *a, route_question *out)
{
    size_t room = sizeof out->store - out->used;
    char *word = out->store + out->used;
    int n;

    if (r->operands[1] != OPERAND_TARGET)
        return (!r->operands[0] || add(out, a->segments[1])) && (!r->operands[1] || add(out, a->segments[2]));
    n = snprintf(word, room, "%s/%s", a->segments[1], a->segments[2]);
    if (n < 0 || (size_t)n >= room)
        return false;
    out->used += (size_t)n + 1;
    return add(out, word);
}

/* What is written in `where`, and that a datum is missing: of a figure, for the year before the application. */
static bool add_condition(const route *r, const address *a, route_question *out)
{
    const char *where = address_find(a, "where"), *lacks = NULL;
    char text[2 * ADDRESS_LONGEST];
    bool is_annual;
    int n;

    for (const route_option *o = r->options; o && o->name; o++)
        lacks = o->kind == FIELD_LACKS ? address_find(a, o->name) : lacks;
    if (!lacks)
        return !where || !find_option(r, "where") || add_option(out, "where", where);
    if (!names_of_indicator(lacks, &is_annual))
        return false;
    n = snprintf(text, sizeof text, "%s%s%snot known(%s%s)", where ? "(" : "", where ? where : "", where ? ") and " : "", lacks, is_annual ? "[Y-1]" : "");
    return n >= 0 && (size_t)n < sizeof text && add_option(out, "where", text);
}

/* `db`: the database to name, or NULL. */
static bool add_common(const desk *d, const char *db, bool is_chinese, route_question *out)
{
    return (!db || (add(out, "--db") && add(out, db))) && (!d->level || (add(out, "--level") && add(out, d->level))) && add(out, "--lang") &&
           add(out, is_chinese ? "zh" : "en");
}

bool route_ask(const route *r, const address *a, const desk *d, const char *format, bool is_chinese, route_question *out)
{
    bool fits_in = true;

    out->q.n = out->used = 0;
    for (size_t i = 0; i < ROUTE_MOST_COMMAND && r->command[i]; i++)
        fits_in = fits_in && add(out, r->command[i]);
    fits_in = fits_in && add_operands(r, a, out) && (!r->flag || add_option(out, r->flag, address_find(a, r->flag)));
    for (size_t i = 0; i < a->n_fields; i++) {
        const route_option *o = find_option(r, a->fields[i].name);

        if (o && (o->kind == FIELD_LACKS || !strcmp(o->name, "where") || (r->flag && !strcmp(o->name, r->flag))))
            continue;
        fits_in = fits_in && (!o || add_field(out, d, o, &a->fields[i])) && !(format && route_of_second(r, a->fields[i].name));
    }
    fits_in = fits_in && add_condition(r, a, out);
    if (format)
        fits_in = fits_in && add(out, "--format") && add(out, format);
    return fits_in && add_common(d, r->has_no_db ? NULL : r->names_db ? desk_database(d) : d->db, is_chinese, out);
}

bool route_ask_top(size_t rows, route_question *out)
{
    char number[24];

    snprintf(number, sizeof number, "%zu", rows);
    return add_option(out, "top", number);
}

bool route_ask_beside(const char *const command[], const route *r, const address *a, const desk *d, bool is_chinese, route_question *out)
{
    static const char *const kept[] = {"year", "on"};
    const char *words[5] = {NULL};
    size_t n = 0;
    bool fits_in;

    for (size_t i = 0; i < 2 && command[i]; i++)
        words[n++] = command[i];
    for (size_t i = 0; i < 2 && r->operands[i]; i++)
        words[n++] = a->segments[i + 1];
    fits_in = route_ask_words(words, d, is_chinese, out);
    for (size_t i = 0; i < 2; i++) {
        const char *value = address_find(a, kept[i]);

        fits_in = fits_in && (!value || add_option(out, kept[i], value));
    }
    return fits_in;
}

bool route_ask_format(const char *format, route_question *out)
{
    return add_option(out, "format", format);
}

bool route_ask_flag(const char *name, route_question *out)
{
    return add_option(out, name, NULL);
}

bool route_ask_words(const char *const words[], const desk *d, bool is_chinese, route_question *out)
{
    bool fits_in = true;

    out->q.n = out->used = 0;
    for (size_t i = 0; words[i]; i++)
        fits_in = fits_in && add(out, words[i]);
    return fits_in && add_common(d, d->db, is_chinese, out);
}
