#include "server/route.h"

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
static const route_choice methods[] = {{"equal", N_("all alike")}, {"entropy", N_("entropy")}, {"critic", N_("CRITIC")},
                                       {"deviation", N_("standard deviation")}, {"variation", N_("coefficient of variation")},
                                       {"gini", N_("Gini coefficient")}, {"merec", N_("MEREC")}, {"variance", N_("variance")},
                                       {"pca", N_("principal components")}, {"factor", N_("factor analysis")}, {NULL, NULL}};
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
static const route_option of_codes[] = {{"code", N_("code of the company"), FIELD_BROAD}, {"index", NULL, FIELD_TEXT}, {.name = NULL}};
static const route_option of_indices[] = {OPTIONS_OF_LISTS, {"weight", NULL, FIELD_WEIGHTS}, {"weights", N_("weights"), FIELD_METHOD}, {.name = NULL}};
static const route_option of_days[] = {OPTION_YEAR_OF_APPLICATION, {"on", N_("application date"), FIELD_DATE}, {.name = NULL}};
static const route_option of_draws[] = {OPTIONS_OF_LISTS, {"draws", N_("how often everything is drawn anew"), FIELD_NUMBER}, {.name = NULL}};

static const route_option of_whatifs[] = {{"set", NULL, FIELD_FIGURES},
                                          {"change", N_("other changes, such as rd_expense[Y-2]+=10%; st_staff=30"), FIELD_CHANGES},
                                          {"forward", N_("so many years later (1 to 3)"), FIELD_NUMBER},
                                          {"year", N_("application year"), FIELD_NUMBER},
                                          {"on", N_("application date"), FIELD_DATE},
                                          {"rank", N_("also the rank"), FIELD_CHECK},
                                          {"compare", N_("a second scenario beside it"), FIELD_OF_PAGE},
                                          {"part", NULL, FIELD_OF_PAGE},
                                          {.name = NULL}};

static const route_option of_reforms[] = {OPTIONS_OF_LISTS,
                                          {"param", NULL, FIELD_PARAMETERS},
                                          {"change", N_("and these figures of all companies, such as rd_expense+=10%; st_staff+=2"), FIELD_CHANGES},
                                          {"part", NULL, FIELD_OF_PAGE},
                                          {"version", N_("compare with the version of the rule in force on this day"), FIELD_DATE},
                                          {.name = NULL}};
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
    {.place = "company", .operands = {OPERAND_CODE, OPERAND_RULE}, .tail = "whatif", .title = N_("What if"), .command = {"whatif"}, .options = of_whatifs,
     .is_compared = true},
    {.place = "company", .operands = {OPERAND_CODE, OPERAND_RULE}, .tail = "plan", .title = N_("Plan"), .command = {"plan"}, .options = of_days,
     .has_no_csv = true, .has_html = true},
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
    {.place = "index", .operands = {OPERAND_INDEX}, .title = N_("Index"), .command = {"index", "run"}, .options = of_indices, .is_paged = true},
    {.place = "index", .operands = {OPERAND_INDEX}, .tail = "weights", .title = N_("Weights"), .command = {"index", "weights"}, .options = of_lists},
    {.place = "index", .operands = {OPERAND_INDEX}, .tail = "robust", .title = N_("How sure the ranks are"), .command = {"index", "robust"}, .options = of_draws,
     .is_paged = true, .waits_for = "draws"},
    {.place = "index", .operands = {OPERAND_INDEX}, .tail = "audit", .title = N_("What is worth a second look"), .command = {"index", "audit"}, .options = of_lists},
    {.place = "contributions", .operands = {OPERAND_CODE, OPERAND_INDEX}, .title = N_("What the score is made of"), .command = {"index", "explain"},
     .has_no_csv = true},
    {.place = "rules", .title = N_("Rules"), .command = {"models", "list"}, .has_no_db = true},
    {.place = "rule", .operands = {OPERAND_RULE}, .title = N_("Rule"), .command = {"models", "show"}, .options = of_rules, .has_no_csv = true,
     .has_no_db = true},
    {.place = "rule", .operands = {OPERAND_RULE}, .tail = "whatif", .title = N_("What if the rule changes"), .command = {"whatif"}, .options = of_reforms},
    {.place = "compare", .operands = {OPERAND_RULE, OPERAND_RULE}, .title = N_("Versions compared"), .command = {"models", "diff"}, .has_no_csv = true,
     .names_db = true},
    {.place = "quality", .title = N_("Data quality"), .command = {"quality"}, .options = of_quality},
    {.place = "imports", .title = N_("Imports"), .command = {"imports"}},
    {.place = "imports", .operands = {OPERAND_NUMBER}, .title = N_("What it replaced"), .command = {"imports", "show"}, .is_paged = true},
    {.place = "bring-in", .title = N_("Bring in a table")},
    {.place = "bring-in", .operands = {OPERAND_NUMBER}, .title = N_("Bring in a table")},
    {.place = "exports", .title = N_("Exports"), .command = {"exports"}, .options = of_exports, .is_paged = true,
     .has_no_tag = true},
};

const route_choice *route_choices(const route_option *o)
{
    static const route_choice *const lists[] = {[FIELD_TIER] = tiers, [FIELD_ORDER] = orders, [FIELD_STATE] = states, [FIELD_DEBTOR] = debtors,
                                                [FIELD_BY_TOWN] = towns, [FIELD_METHOD] = methods};

    return (size_t)o->kind < sizeof lists / sizeof *lists ? lists[o->kind] : NULL;
}

enum { MOST_DIGITS = 10 };

static bool takes(route_operand kind, const char *text)
{
    return kind == OPERAND_CODE     ? names_is_code(text)
           : kind == OPERAND_PLAN   ? names_is_plan(text)
           : kind == OPERAND_NUMBER ? strspn(text, "0123456789") == strlen(text) && strlen(text) < MOST_DIGITS
                                    : names_is_id(text);
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
