#include "server/route.h"

#include <stdio.h>
#include <string.h>

#include "cli/language.h"
#include "server/names.h"

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
static const route_option of_codes[] = {{"code", N_("code of the company"), FIELD_BROAD}, {.name = NULL}};

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
    {.place = "indices", .title = N_("Indices")},
    {.place = "index", .operands = {OPERAND_INDEX}, .title = N_("Index"), .command = {"index", "run"}, .options = of_lists, .is_paged = true},
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

const route *route_find(const address *a)
{
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
        const route *r = &routes[i];

        if (fits(r, a))
            return *a->ending && (!r->command[0] || (r->has_no_csv && !strcmp(a->ending, "csv"))) ? NULL : r;
    }
    return NULL;
}

static const route_option *find_option(const route *r, const char *name)
{
    for (const route_option *o = r->options; o && o->name; o++) {
        if (!strcmp(o->name, name))
            return o;
    }
    return NULL;
}

const char *route_unknown_field(const route *r, const address *a)
{
    for (size_t i = 0; i < a->n_fields; i++) {
        const char *name = a->fields[i].name;

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

        fits_in = fits_in && (!o || add_option(out, o->name, o->kind == FIELD_CHECK ? NULL : a->fields[i].value));
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

bool route_ask_words(const char *const words[], const desk *d, bool is_chinese, route_question *out)
{
    bool fits_in = true;

    out->q.n = out->used = 0;
    for (size_t i = 0; words[i]; i++)
        fits_in = fits_in && add(out, words[i]);
    return fits_in && add_common(d, is_chinese, out);
}
