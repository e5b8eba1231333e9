#include "server/route.h"

#include <stdio.h>
#include <string.h>

#include "cli/language.h"
#include "server/names.h"

#define OPTIONS_OF_PLACES \
    {"town", N_("town"), FIELD_PLACE}, {"park", N_("park"), FIELD_PLACE}, {"grid", N_("grid"), FIELD_PLACE}, \
        {"industry", N_("industry code"), FIELD_PLACE}
#define OPTION_WHERE {"where", N_("only those for which this holds, such as revenue[Y-1] >= 5000 wan"), FIELD_BROAD}
#define OPTION_YEAR_OF_APPLICATION {"year", N_("application year"), FIELD_NUMBER}
#define OPTION_DAY {"on", N_("on the day"), FIELD_DATE}
#define OPTIONS_OF_LISTS OPTIONS_OF_PLACES, OPTION_YEAR_OF_APPLICATION, {"on", N_("application date"), FIELD_DATE}, OPTION_WHERE
#define OPTION_TOWN {"town", N_("town"), FIELD_PLACE}

static const route_choice tiers[] = {{"apply", N_("can file now")}, {"push", N_("at the next application")}, {"nurture", N_("later")},
                                     {"watch", N_("no way is known")}, {NULL, NULL}};
static const route_choice orders[] = {{"work", N_("work: who can file, then the cheapest ways")}, {"readiness", N_("readiness")},
                                      {"potential", N_("potential")}, {NULL, NULL}};
static const route_choice states[] = {{"open", N_("not done yet")}, {"overdue", N_("overdue")}, {"closed", N_("closed")}, {"cancelled", N_("cancelled")},
                                      {"all", N_("in any state")}, {NULL, NULL}};
static const route_choice debtors[] = {{"owner", N_("owner")}, {"town", N_("town")}, {"coach", N_("coach")}, {NULL, NULL}};
static const route_choice towns[] = {{"town", N_("town")}, {NULL, NULL}};

static const route_option of_lists[] = {OPTIONS_OF_LISTS, {.name = NULL}};
static const route_option of_expiring[] = {{"expiring", N_("within so many months"), FIELD_NUMBER}, OPTIONS_OF_LISTS, {.name = NULL}};
static const route_option of_quality[] = {OPTIONS_OF_PLACES, {"year", N_("year of the figures"), FIELD_NUMBER}, OPTION_WHERE, {.name = NULL}};
static const route_option of_ranks[] = {OPTIONS_OF_LISTS,
                                        {"tier", N_("tier"), FIELD_TIER},
                                        {"lacks", N_("datum that is missing"), FIELD_LACKS},
                                        {"by", N_("order"), FIELD_ORDER},
                                        {"with-holders", N_("also those that hold it"), FIELD_CHECK},
                                        {.name = NULL}};
static const route_option of_codes[] = {{"code", N_("code of the company"), FIELD_TEXT}, {.name = NULL}};
static const route_option of_history[] = {{"indicator", N_("indicator, such as revenue"), FIELD_TEXT}, {.name = NULL}};
static const route_option of_visits[] = {{"by", N_("visitor"), FIELD_TEXT}, {"from", N_("from the day"), FIELD_DATE},
                                         {"to", N_("until the day"), FIELD_DATE}, {.name = NULL}};
static const route_option of_targets[] = {{"day", N_("on the day"), FIELD_DATE}, {"owner", N_("office in charge"), FIELD_TEXT}, OPTION_TOWN,
                                          {.name = NULL}};
static const route_option of_target[] = {{"day", N_("on the day"), FIELD_DATE}, {.name = NULL}};
static const route_option of_tasks[] = {{"state", N_("state"), FIELD_STATE}, {"owner", N_("owner"), FIELD_TEXT}, OPTION_TOWN,
                                        {"per", N_("counted by"), FIELD_DEBTOR}, OPTION_DAY, {.name = NULL}};
static const route_option of_pools[] = {OPTION_DAY, {.name = NULL}};
static const route_option of_members[] = {OPTIONS_OF_PLACES, OPTION_DAY, {.name = NULL}};
static const route_option of_applications[] = {OPTION_YEAR_OF_APPLICATION, OPTION_TOWN, {"per", N_("counted by"), FIELD_BY_TOWN}, OPTION_DAY,
                                               {.name = NULL}};
static const route_option of_forecasts[] = {{"target", N_("wanted"), FIELD_NUMBER}, {"file", N_("how many file"), FIELD_NUMBER},
                                            OPTIONS_OF_LISTS, {.name = NULL}};
static const route_option of_stocks[] = {{"target", N_("wanted"), FIELD_NUMBER}, {"until", N_("until the month, such as 2027-06"), FIELD_TEXT},
                                         OPTIONS_OF_LISTS, {.name = NULL}};
static const route_option of_calendars[] = {{"region", N_("division code"), FIELD_TEXT}, {"on", N_("from the day"), FIELD_DATE},
                                            {"days", N_("so many days"), FIELD_NUMBER}, {.name = NULL}};
static const route_option of_duties[] = {OPTIONS_OF_PLACES, {"on", N_("from the day"), FIELD_DATE}, {"days", N_("so many days"), FIELD_NUMBER},
                                         OPTION_WHERE, {.name = NULL}};
static const route_option of_rules[] = {{"on", N_("in force on the day"), FIELD_DATE}, {"recheck", N_("for those that hold the title"), FIELD_CHECK},
                                        {.name = NULL}};
static const route_option of_exports[] = {{"from", N_("from the day"), FIELD_DATE}, {"to", N_("until the day"), FIELD_DATE}, {.name = NULL}};

static const route routes[] = {
    {.place = NULL, .title = N_("Today")},
    {.place = "ladder", .title = N_("Where companies stand on the ladder"), .command = {"ladder"}, .options = of_lists},
    {.place = "expiring", .title = N_("What expires, by month"), .command = {"ladder", "--table", "months"}, .flag = "expiring", .options = of_expiring},
    {.place = "expiring", .tail = "certificates", .title = N_("What expires"), .command = {"ladder", "--table", "certificates"}, .flag = "expiring",
     .options = of_expiring, .is_paged = true},
    {.place = "lists", .title = N_("Lists")},
    {.place = "list", .operands = {OPERAND_RULE}, .title = N_("List"), .command = {"rank"}, .options = of_ranks, .is_paged = true, .costs_by_rows = true},
    {.place = "company", .title = N_("Company"), .options = of_codes},
    {.place = "company", .operands = {OPERAND_CODE}, .title = N_("Company"), .command = {"ladder"}},
    {.place = "company", .operands = {OPERAND_CODE}, .tail = "history", .title = N_("History of each value"), .command = {"history"}, .options = of_history,
     .is_paged = true},
    {.place = "company", .operands = {OPERAND_CODE}, .tail = "visits", .title = N_("Visits"), .command = {"task", "visits"}, .options = of_visits,
     .is_paged = true},
    {.place = "company", .operands = {OPERAND_CODE, OPERAND_RULE}, .title = N_("Company"), .command = {"explain"}, .has_no_csv = true},
    {.place = "company", .operands = {OPERAND_CODE, OPERAND_RULE}, .tail = "gaps", .title = N_("How far it is"), .command = {"gaps"}},
    {.place = "targets", .title = N_("Targets"), .command = {"target", "status"}, .options = of_targets},
    {.place = "targets", .operands = {OPERAND_PLAN}, .title = N_("Targets"), .command = {"target", "status"}, .options = of_targets},
    {.place = "target", .operands = {OPERAND_PLAN, OPERAND_TARGET}, .title = N_("How the light comes about"), .command = {"target", "explain"},
     .options = of_target, .has_no_csv = true},
    {.place = "tasks", .title = N_("Tasks"), .command = {"task", "list"}, .options = of_tasks, .is_paged = true},
    {.place = "visits", .title = N_("Visits"), .command = {"task", "visits"}, .options = of_visits, .is_paged = true},
    {.place = "pools", .title = N_("Pools of companies"), .command = {"pool", "list"}, .options = of_pools},
    {.place = "pool", .operands = {OPERAND_POOL}, .title = N_("Pool"), .command = {"pool", "list"}, .options = of_members, .is_paged = true},
    {.place = "pool", .operands = {OPERAND_POOL}, .tail = "due", .title = N_("Who would enter and leave"), .command = {"pool", "due"}, .options = of_members,
     .is_paged = true},
    {.place = "pool", .operands = {OPERAND_POOL}, .tail = "unvisited", .title = N_("Not called on for long"), .command = {"pool", "unvisited"},
     .options = of_members, .is_paged = true},
    {.place = "pool", .operands = {OPERAND_POOL}, .tail = "coaches", .title = N_("Coaches"), .command = {"pool", "load"}, .options = of_pools},
    {.place = "pool", .operands = {OPERAND_POOL}, .tail = "history", .title = N_("Entries and leavings"), .command = {"pool", "history"}, .options = of_pools,
     .is_paged = true},
    {.place = "pool", .operands = {OPERAND_POOL}, .tail = "months", .title = N_("Pool by month"), .command = {"pool", "months"}, .options = of_pools},
    {.place = "applications", .title = N_("Applications"), .command = {"application", "list"}, .options = of_applications},
    {.place = "applications", .operands = {OPERAND_RULE}, .title = N_("Applications"), .command = {"application", "list"}, .options = of_applications},
    {.place = "calendar", .title = N_("Calendar"), .command = {"calendar"}, .options = of_calendars, .is_paged = true, .has_no_db = true},
    {.place = "calendar", .operands = {OPERAND_RULE}, .title = N_("What is due, by company"), .command = {"calendar"}, .flag = "next", .options = of_duties,
     .is_paged = true, .names_db = true},
    {.place = "forecast", .operands = {OPERAND_RULE}, .title = N_("How many would pass"), .command = {"forecast"}, .options = of_forecasts,
     .has_no_csv = true},
    {.place = "stock", .operands = {OPERAND_RULE}, .title = N_("Valid certificates by month"), .command = {"forecast"}, .flag = "stock",
     .options = of_stocks, .has_no_csv = true},
    {.place = "indices", .title = N_("Indices")},
    {.place = "index", .operands = {OPERAND_INDEX}, .title = N_("Index"), .command = {"index", "run"}, .options = of_lists, .is_paged = true},
    {.place = "rules", .title = N_("Rules"), .command = {"models", "list"}, .has_no_db = true},
    {.place = "rule", .operands = {OPERAND_RULE}, .title = N_("Rule"), .command = {"models", "show"}, .options = of_rules, .has_no_csv = true,
     .has_no_db = true},
    {.place = "compare", .operands = {OPERAND_RULE, OPERAND_RULE}, .title = N_("Versions compared"), .command = {"models", "diff"}, .has_no_csv = true,
     .names_db = true},
    {.place = "quality", .title = N_("Data quality"), .command = {"quality"}, .options = of_quality},
    {.place = "imports", .title = N_("Imports"), .command = {"imports"}},
    {.place = "exports", .title = N_("Exports"), .command = {"exports"}, .options = of_exports, .is_paged = true,
     .has_no_tag = true},
};

const route_choice *route_choices(const route_option *o)
{
    static const route_choice *const lists[] = {[FIELD_TIER] = tiers, [FIELD_ORDER] = orders, [FIELD_STATE] = states, [FIELD_DEBTOR] = debtors,
                                                [FIELD_BY_TOWN] = towns};

    return (size_t)o->kind < sizeof lists / sizeof *lists ? lists[o->kind] : NULL;
}

static bool takes(route_operand kind, const char *text)
{
    return kind == OPERAND_CODE ? names_is_code(text) : kind == OPERAND_PLAN ? names_is_plan(text) : names_is_id(text);
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

const route *route_at(size_t i)
{
    return i < sizeof routes / sizeof *routes ? &routes[i] : NULL;
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
    bool is_annual;

    for (size_t i = 0; i < a->n_fields; i++) {
        const char *name = a->fields[i].name;
        const route_option *o = find_option(r, name);

        if (strcmp(name, "lang") && !(r->is_paged && !strcmp(name, "page")) && !o)
            return name;
        if (o && o->kind == FIELD_CHECK && strcmp(a->fields[i].value, "1"))
            return name;
        if (o && o->kind == FIELD_LACKS && !names_of_indicator(a->fields[i].value, &is_annual))
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
        fits_in = fits_in && (!o || add_option(out, o->name, o->kind == FIELD_CHECK ? NULL : a->fields[i].value));
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

bool route_ask_words(const char *const words[], const desk *d, bool is_chinese, route_question *out)
{
    bool fits_in = true;

    out->q.n = out->used = 0;
    for (size_t i = 0; words[i]; i++)
        fits_in = fits_in && add(out, words[i]);
    return fits_in && add_common(d, d->db, is_chinese, out);
}
