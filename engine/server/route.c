#include "server/route.h"

#include <stdio.h>
#include <string.h>

#include "cli/language.h"
#include "server/change.h"
#include "server/figure_kind.h"
#include "server/names.h"
#include "server/parameter_field.h"

#define OPTIONS_OF_LISTS \
    {"town", N_("town"), FIELD_TEXT}, {"park", N_("park"), FIELD_TEXT}, {"grid", N_("grid"), FIELD_TEXT}, \
        {"industry", N_("industry code"), FIELD_TEXT}, {"year", N_("application year"), FIELD_NUMBER}, {"on", N_("application date"), FIELD_TEXT}, \
        {"where", N_("only those for which this holds, such as revenue[Y-1] >= 5000 wan"), FIELD_BROAD}

static const route_option of_lists[] = {OPTIONS_OF_LISTS, {.name = NULL}};
static const route_option of_quality[] = {{"town", N_("town"), FIELD_TEXT}, {"park", N_("park"), FIELD_TEXT}, {"grid", N_("grid"), FIELD_TEXT},
                                          {"industry", N_("industry code"), FIELD_TEXT}, {"year", N_("year of the figures"), FIELD_NUMBER},
                                          {"where", N_("only those for which this holds, such as revenue[Y-1] >= 5000 wan"), FIELD_BROAD},
                                          {.name = NULL}};
static const route_option of_ranks[] = {OPTIONS_OF_LISTS,
                                        {"tier", N_("tier"), FIELD_TIER},
                                        {"by", N_("order"), FIELD_ORDER},
                                        {"with-holders", N_("also those that hold it"), FIELD_CHECK},
                                        {.name = NULL}};
static const route_option of_codes[] = {{"code", N_("code of the company"), FIELD_TEXT}, {"index", NULL, FIELD_TEXT}, {.name = NULL}};
static const route_option of_indices[] = {OPTIONS_OF_LISTS, {"weight", NULL, FIELD_WEIGHTS}, {"weights", N_("weights"), FIELD_METHOD}, {.name = NULL}};
static const route_option of_days[] = {{"year", N_("application year"), FIELD_NUMBER}, {"on", N_("application date"), FIELD_TEXT}, {.name = NULL}};
static const route_option of_draws[] = {OPTIONS_OF_LISTS, {"draws", N_("how often everything is drawn anew"), FIELD_NUMBER}, {.name = NULL}};

static const route_option of_whatifs[] = {{"set", NULL, FIELD_FIGURES},
                                          {"change", N_("other changes, such as rd_expense[Y-2]+=10%; st_staff=30"), FIELD_CHANGES},
                                          {"forward", N_("so many years later (1 to 3)"), FIELD_NUMBER},
                                          {"year", N_("application year"), FIELD_NUMBER},
                                          {"on", N_("application date"), FIELD_TEXT},
                                          {"rank", N_("also the rank"), FIELD_CHECK},
                                          {"compare", N_("a second scenario beside it"), FIELD_OF_PAGE},
                                          {"part", NULL, FIELD_OF_PAGE},
                                          {.name = NULL}};

static const route_option of_rules[] = {OPTIONS_OF_LISTS,
                                        {"param", NULL, FIELD_PARAMETERS},
                                        {"change", N_("and these figures of all companies, such as rd_expense+=10%; st_staff+=2"), FIELD_CHANGES},
                                        {"part", NULL, FIELD_OF_PAGE},
                                        {"version", N_("compare with the version of the rule in force on this day"), FIELD_TEXT},
                                        {.name = NULL}};

static const route routes[] = {
    {.place = NULL, .title = N_("Today")},
    {.place = "ladder", .title = N_("Where companies stand on the ladder"), .command = {"ladder"}, .options = of_lists},
    {.place = "expiring", .title = N_("What expires in twelve months"), .command = {"ladder", "--expiring"}, .options = of_lists},
    {.place = "lists", .title = N_("Lists")},
    {.place = "list", .operands = {OPERAND_RULE}, .title = N_("List"), .command = {"rank"}, .options = of_ranks, .is_paged = true, .costs_by_rows = true},
    {.place = "company", .title = N_("Company"), .options = of_codes},
    {.place = "company", .operands = {OPERAND_CODE}, .title = N_("Company"), .command = {"ladder"}},
    {.place = "company", .operands = {OPERAND_CODE, OPERAND_RULE}, .title = N_("Company"), .command = {"explain"}, .has_no_csv = true},
    {.place = "company", .operands = {OPERAND_CODE, OPERAND_RULE}, .tail = "gaps", .title = N_("How far it is"), .command = {"gaps"}},
    {.place = "company", .operands = {OPERAND_CODE, OPERAND_RULE}, .tail = "whatif", .title = N_("What if"), .command = {"whatif"}, .options = of_whatifs,
     .is_compared = true},
    {.place = "company", .operands = {OPERAND_CODE, OPERAND_RULE}, .tail = "plan", .title = N_("Plan"), .command = {"plan"}, .options = of_days,
     .has_no_csv = true, .has_html = true},
    {.place = "rule", .operands = {OPERAND_RULE}, .tail = "whatif", .title = N_("What if the rule changes"), .command = {"whatif"}, .options = of_rules},
    {.place = "indices", .title = N_("Indices")},
    {.place = "index", .operands = {OPERAND_INDEX}, .title = N_("Index"), .command = {"index", "run"}, .options = of_indices, .is_paged = true},
    {.place = "index", .operands = {OPERAND_INDEX}, .tail = "weights", .title = N_("Weights"), .command = {"index", "weights"}, .options = of_lists},
    {.place = "index", .operands = {OPERAND_INDEX}, .tail = "robust", .title = N_("How sure the ranks are"), .command = {"index", "robust"}, .options = of_draws,
     .is_paged = true, .waits_for = "draws"},
    {.place = "index", .operands = {OPERAND_INDEX}, .tail = "audit", .title = N_("What is worth a second look"), .command = {"index", "audit"}, .options = of_lists},
    {.place = "contributions", .operands = {OPERAND_CODE, OPERAND_INDEX}, .title = N_("What the score is made of"), .command = {"index", "explain"},
     .has_no_csv = true},
    {.place = "quality", .title = N_("Data quality"), .command = {"quality"}, .options = of_quality},
    {.place = "imports", .title = N_("Imports"), .command = {"imports"}},
};

static bool takes(route_operand kind, const char *text)
{
    return kind == OPERAND_CODE ? names_is_code(text) : names_is_id(text);
}

static bool fits(const route *r, const address *a)
{
    size_t n = 0;

    if (r->place && (!a->n_segments || strcmp(a->segments[n++], r->place) != 0))
        return false;
    for (size_t i = 0; i < 2 && r->operands[i]; i++, n++) {
        if (n >= a->n_segments || !takes(r->operands[i], a->segments[n]))
            return false;
    }
    if (r->tail && (n >= a->n_segments || strcmp(a->segments[n++], r->tail) != 0))
        return false;
    return n == a->n_segments;
}

static bool writes(const route *r, const char *format)
{
    return r->command[0] && !(r->has_no_csv && !strcmp(format, "csv")) && (r->has_html || strcmp(format, "html"));
}

const route *route_find(const address *a)
{
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
        const route *r = &routes[i];

        if (fits(r, a))
            return !*a->ending || writes(r, a->ending) ? r : NULL;
    }
    return NULL;
}

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
    for (size_t i = 0; i < a->n_fields; i++) {
        const char *name = a->fields[i].name;

        if (route_of_second(r, name))
            name += strlen("or.");
        if (strcmp(name, "lang") && !(r->is_paged && !strcmp(name, "page")) && !find_option(r, name))
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

static bool add_common(const desk *d, bool is_chinese, route_question *out)
{
    return (!d->db || (add(out, "--db") && add(out, d->db))) && (!d->level || (add(out, "--level") && add(out, d->level))) && add(out, "--lang") &&
           add(out, is_chinese ? "zh" : "en");
}

bool route_ask(const route *r, const address *a, const desk *d, const char *format, bool is_chinese, route_question *out)
{
    bool fits_in = true;

    out->q.n = out->used = 0;
    for (size_t i = 0; i < ROUTE_MOST_COMMAND && r->command[i]; i++)
        fits_in = fits_in && add(out, r->command[i]);
    for (size_t i = 0; i < 2 && r->operands[i]; i++)
        fits_in = fits_in && add(out, a->segments[i + 1]);
    for (size_t i = 0; i < a->n_fields; i++) {
        const route_option *o = find_option(r, a->fields[i].name);

        fits_in = fits_in && (!o || add_field(out, d, o, &a->fields[i])) && !(format && route_of_second(r, a->fields[i].name));
    }
    if (format)
        fits_in = fits_in && add(out, "--format") && add(out, format);
    return fits_in && add_common(d, is_chinese, out);
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
    return fits_in && add_common(d, is_chinese, out);
}
