/*
 * Reads one file of the calendar. A file is either of one year, with whole dates, or of what returns every year, with months
 * and days. Amendments are applied in their order, so that `days` of an entry is what the last one left and `changes` is the way
 * there; after each of them the days of the entry still follow each other.
 */
#include "model/filing_calendar_internal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "model/file_tables.h"
#include "model/index_model_internal.h"

const char *const filing_day_keys[FILING_DAYS] = {"opens", "closes", "city", "province", "publicity"};
const char *const filing_kind_names[FILING_KINDS + 1] = {"batch", "window", "report", "declaration", NULL};

/* --- ids and rungs ------------------------------------------------------------------------------------ */

static tidu_status read_id(rule_reader *r, const yaml_node *n, void *out)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-@";
    tidu_status status = field_text(r, n, out);

    if (!status && (!n->length || strspn(n->text, letters) != n->length))
        status = yaml_error(r->tree, n, r->err, _("an id is made of a-z, 0-9, '-' and '@', not '%s'"), n->text);
    return status;
}

static tidu_status read_rung(rule_reader *r, const yaml_node *n, void *out)
{
    tidu_status status = field_text(r, n, out);
    const char *near;

    if (status || catalogue_has(r->models, n->text))
        return status;
    near = catalogue_suggest(r->models, n->text);
    return near ? yaml_error(r->tree, n, r->err, _("unknown rung '%s'; did you mean '%s'?"), n->text, near)
                : yaml_error(r->tree, n, r->err, _("unknown rung '%s'; 'tidu models list' shows all"), n->text);
}

static const field_table rung_form = {.read = read_rung};

/* --- days ------------------------------------------------------------------------------------------------------ */

static tidu_status read_month_and_day(rule_reader *r, const yaml_node *n, long *out)
{
    char text[16];
    long days;
    date d;

    if (n->kind == YAML_SCALAR && n->length == 5) {
        snprintf(text, sizeof text, "2023-%s", n->text); /* a common year: 02-29 does not return every year */
        if (date_parse_iso(text, strlen(text), &days)) {
            d = date_from_days(days);
            *out = d.month * 100 + d.day;
            return TIDU_OK;
        }
    }
    return yaml_error(r->tree, n, r->err, _("what returns every year has a month and a day here, such as 05-31"));
}

/* Empty: not published. */
static tidu_status read_day(rule_reader *r, const yaml_node *n, void *out)
{
    const filing_source *s = r->subject;

    if (yaml_is_null(n))
        return TIDU_OK;
    return s->year ? field_date(r, n, out) : read_month_and_day(r, n, out);
}

static const field_table day_form = {.read = read_day};

#define DAY(which, about, owner)                                                                             \
    FIELD_MEMBER_LIKE(FIELD_ABOUT(which##_KEY, about), OPTIONAL, YAML_IS_SCALAR, read_day, long, owner, days[which], &day_form)
#define FILING_OPENS_KEY "opens"
#define FILING_CLOSES_KEY "closes"
#define FILING_CITY_KEY "city"
#define FILING_PROVINCE_KEY "province"
#define FILING_PUBLICITY_KEY "publicity"

#define DAYS(owner)                                                      \
    DAY(FILING_OPENS, "first day", owner),                               \
    DAY(FILING_CLOSES, "last day for the company; empty: not published", owner), \
    DAY(FILING_CITY, "last day of the city's recommendation", owner),    \
    DAY(FILING_PROVINCE, "last day of the province's", owner),           \
    DAY(FILING_PUBLICITY, "the day by which the list has been public", owner)

enum { NOT_KNOWN = FILING_DAYS };

/* The years in which a day of a file of one year can lie. */
static bool is_in_year(filing_day_kind which, long day, int year)
{
    int is = date_from_days(day).year;

    if (which == FILING_CLOSES)
        return is == year;
    return which == FILING_OPENS ? is == year || is == year - 1 : is == year || is == year + 1;
}

/* `n` is the mapping of the entry or the amendment. */
static tidu_status check_days(rule_reader *r, const yaml_node *n, const long days[FILING_DAYS])
{
    const filing_source *s = r->subject;
    int before = NOT_KNOWN;

    for (int d = 0; d < FILING_DAYS; d++) {
        const yaml_node *day = yaml_find(n, filing_day_keys[d]);

        if (days[d] == DATE_NO_BEGIN)
            continue;
        if (s->year && day && !is_in_year((filing_day_kind)d, days[d], s->year))
            return yaml_error(r->tree, day, r->err, _("this day lies outside of the year %d of the file"), s->year);
        if (before != NOT_KNOWN && days[d] < days[before])
            return yaml_error(r->tree, day ? day : n, r->err, _("'%s' lies before '%s'"), filing_day_keys[d],
                              filing_day_keys[before]);
        before = d;
    }
    return TIDU_OK;
}

/* --- entries --------------------------------------------------------------------------------------------------- */

static tidu_status read_kind(rule_reader *r, const yaml_node *n, void *out)
{
    size_t which;
    tidu_status status = index_choice(r, n, filing_kind_names, &which);

    if (!status)
        ((filing_entry *)out)->kind = (filing_kind)which;
    return status;
}

static tidu_status read_application(rule_reader *r, const yaml_node *n, void *out)
{
    static const char *const words[] = {"new", "recheck", NULL};
    filing_entry *e = out;
    size_t which;
    tidu_status status = index_choice(r, n, words, &which);

    if (!status) {
        e->is_for_new = which == 0;
        e->is_for_recheck = which == 1;
    }
    return status;
}

static tidu_status check_kind(rule_reader *r, const yaml_node *n, const filing_entry *e)
{
    const filing_source *s = r->subject;
    bool is_applied_for = e->kind == FILING_BATCH || e->kind == FILING_WINDOW;

    if (is_applied_for && !e->rung)
        return yaml_error(r->tree, n, r->err, _("a batch or a window says what is applied for: add 'rung'"));
    if (!is_applied_for && e->rung)
        return yaml_error(r->tree, yaml_find(n, "rung"), r->err, _("nothing is applied for here; who owes it is said by 'holders'"));
    if (is_applied_for && e->n_holders)
        return yaml_error(r->tree, yaml_find(n, "holders"), r->err, _("'holders' go with a report or a declaration"));
    if (is_applied_for && !s->year)
        return yaml_error(r->tree, n, r->err, _("batches and windows stand in a file of one year: give it 'year'"));
    return TIDU_OK;
}

static bool have_same_rung(const filing_entry *a, const filing_entry *b)
{
    return a->kind == b->kind && (!a->rung || !strcmp(a->rung, b->rung));
}

static tidu_status check_twice(rule_reader *r, const yaml_node *n, const filing_entry *e)
{
    const filing_source *s = r->subject;

    for (const filing_entry *x = s->entries; x < e; x++) {
        if (!strcmp(x->id, e->id))
            return yaml_error(r->tree, yaml_find(n, "id"), r->err, _("the entry '%s' stands twice in this file"), e->id);
        if (have_same_rung(x, e) && !strcmp(x->name.zh, e->name.zh))
            return yaml_error(r->tree, yaml_find(n, "name"), r->err, _("two entries have the name '%s'"), e->name.zh);
    }
    return TIDU_OK;
}

static tidu_status check_entry(rule_reader *r, const yaml_node *n, void *out)
{
    filing_entry *e = out;
    bool has_day = false;
    tidu_status status = check_kind(r, n, e);

    e->source = r->subject;
    if (!status)
        status = check_twice(r, n, e);
    if (!status)
        status = check_days(r, n, e->days);
    for (int d = FILING_CLOSES; d < FILING_DAYS; d++)
        has_day |= yaml_find(n, filing_day_keys[d]) != NULL;
    if (!status && !has_day)
        return yaml_error(r->tree, n, r->err, _("an entry closes on some day: add 'closes', empty where it was not published"));
    return status;
}

#define UNKNOWN_DAYS {DATE_NO_BEGIN, DATE_NO_BEGIN, DATE_NO_BEGIN, DATE_NO_BEGIN, DATE_NO_BEGIN}

static const filing_entry usual_entry = {.days = UNKNOWN_DAYS, .is_for_new = true, .is_for_recheck = true};

static const field_row entry_rows[] = {
    FIELD_MEMBER(FIELD_ABOUT("id", "a-z, 0-9, -: the same in the file of a district replaces this one there"), REQUIRED,
                 YAML_IS_SCALAR, read_id, const char *, filing_entry, id),
    FIELD_PART("kind", REQUIRED, YAML_IS_SCALAR, read_kind, FIELD_LIKE(&(const field_table){.words = filing_kind_names})),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("rung", "id of the model that is applied for"), OPTIONAL, YAML_IS_SCALAR, read_rung, const char *,
                      filing_entry, rung, &rung_form),
    FIELD_LIST(FIELD_ABOUT("holders", "certificates whose holders owe it"), OPTIONAL, &rung_form, filing_entry, holders, n_holders),
    FIELD_PART(FIELD_ABOUT("application", "new or recheck; without: both"), OPTIONAL, YAML_IS_SCALAR, read_application,
               FIELD_LIKE((&(const field_table){.words = (const char *const[]){"new", "recheck", NULL}}))),
    FIELD("name", REQUIRED, bilingual, filing_entry, name),
    FIELD("note", OPTIONAL, bilingual, filing_entry, note),
    DAYS(filing_entry),
    FIELD_CITATION(REQUIRED, filing_entry, cite),
    FIELD_END};

static const field_table entry_table = {.rows = entry_rows,
                                        .form = N_("an entry of the calendar has id, kind, name, closes and cite"),
                                        .usual = &usual_entry,
                                        .check = check_entry};

/* --- amendments ------------------------------------------------------------------------------------------------ */

typedef struct amendment {
    filing_entry *entry;
    long days[FILING_DAYS];
    long on;
    model_citation cite;
    model_text note;
} amendment;

static tidu_status read_amended(rule_reader *r, const yaml_node *n, void *out)
{
    filing_source *s = r->subject;
    suggestion best = suggestion_begin(n->text);

    for (size_t i = 0; i < s->n_entries; i++) {
        if (!strcmp(s->entries[i].id, n->text)) {
            ((amendment *)out)->entry = &s->entries[i];
            return TIDU_OK;
        }
        suggestion_offer(&best, s->entries[i].id);
    }
    return best.nearest ? yaml_error(r->tree, n, r->err, _("there is no entry '%s' in this file; did you mean '%s'?"), n->text, best.nearest)
                        : yaml_error(r->tree, n, r->err, _("there is no entry '%s' in this file"), n->text);
}

static const field_row amendment_rows[] = {
    FIELD_PART(FIELD_ABOUT("entry", "id of the entry that is changed"), REQUIRED, YAML_IS_SCALAR, read_amended, FIELD_LIKE(&field_text_form)),
    FIELD(FIELD_ABOUT("on", "day of the document"), OPTIONAL, date, amendment, on),
    DAYS(amendment),
    FIELD("note", OPTIONAL, bilingual, amendment, note),
    FIELD_CITATION(REQUIRED, amendment, cite),
    FIELD_END};

static const field_table amendment_table = {.rows = amendment_rows, .form = N_("an amendment has entry, the days that it changes, and cite")};

/* Room for the changes of an entry is taken with the first: at most all amendments of the file. */
static filing_change *next_change(rule_reader *r, filing_entry *e, size_t most)
{
    if (!e->changes)
        e->changes = arena_take_array(r->memory, most, sizeof *e->changes);
    return e->changes ? &e->changes[e->n_changes] : NULL;
}

static tidu_status apply(rule_reader *r, const yaml_node *n, const amendment *a, size_t most)
{
    filing_entry *e = a->entry;
    filing_change *c = next_change(r, e, most);
    bool changes = false;

    if (!c)
        return error_memory(r->err);
    *c = (filing_change){.before = UNKNOWN_DAYS, .after = UNKNOWN_DAYS, .on = a->on, .cite = a->cite, .note = a->note};
    for (int d = 0; d < FILING_DAYS; d++) {
        if (a->days[d] == DATE_NO_BEGIN || a->days[d] == e->days[d])
            continue;
        changes = true;
        c->before[d] = e->days[d];
        c->after[d] = e->days[d] = a->days[d];
    }
    if (!changes)
        return yaml_error(r->tree, n, r->err, _("an amendment changes one day at least"));
    for (size_t i = 0; i < e->n_changes; i++) {
        if (a->on != DATE_NO_BEGIN && e->changes[i].on > a->on)
            return yaml_error(r->tree, n, r->err, _("the amendments of an entry stand in the order of their days"));
    }
    e->n_changes++;
    return check_days(r, n, e->days);
}

static tidu_status read_amendments(rule_reader *r, const yaml_node *list, void *out)
{
    tidu_status status = TIDU_OK;

    (void)out;
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        amendment a = {.days = UNKNOWN_DAYS, .on = DATE_NO_BEGIN};

        status = fields_read(r, n, &amendment_table, &a);
        if (!status)
            status = apply(r, n, &a, list->n);
    }
    return status;
}

/* --- the file -------------------------------------------------------------------------------------------------- */

static tidu_status read_year(rule_reader *r, const yaml_node *n, void *out)
{
    filing_source *s = out;
    const yaml_node *root = r->owner;
    double year;
    tidu_status status;

    if ((n != NULL) == (yaml_find(root, "effective") != NULL))
        return yaml_error(r->tree, n ? n : root, r->err, _("give 'year', or 'effective' for what returns every year"));
    if (!n)
        return TIDU_OK;
    status = field_number(r, n, &year);
    if (!status && !(year >= 1900 && year <= 2100 && year == floor(year)))
        return yaml_error(r->tree, n, r->err, _("'%s' is not a year"), n->text);
    if (!status) {
        s->year = (int)year;
        s->from = date_to_days((date){s->year, 1, 1});
        s->to = date_to_days((date){s->year, 12, 31});
    }
    return status;
}

static tidu_status check_file(rule_reader *r, const yaml_node *root, void *out)
{
    const filing_source *s = out;

    return s->n_entries ? TIDU_OK : yaml_error(r->tree, yaml_find(root, "entries"), r->err, _("a file of the calendar has one entry at least"));
}

static const field_row rows[] = {
    FIELD_MEMBER("calendar", REQUIRED, YAML_IS_SCALAR, read_id, const char *, filing_source, id),
    FIELD("name", REQUIRED, bilingual, filing_source, name),
    FIELD_PART(FIELD_ABOUT("year", "in which the entries close for companies"), ALWAYS, YAML_IS_SCALAR, read_year, FIELD_LIKE(&field_number_form)),
    FIELD_STRUCT(FIELD_ABOUT("effective", "instead of a year: the days between which the entries return every year"), OPTIONAL, &effective_days,
                 filing_source, head),
    FIELD(FIELD_ABOUT("region", "the beginning of the division codes that it is for; without: everywhere"), OPTIONAL, region, filing_source, region),
    FIELD_LIST(FIELD_ABOUT("except", "regions in it that have a calendar of their own"), OPTIONAL, &field_region_form, filing_source, except, n_except),
    FIELD_LIST_OF("documents", REQUIRED, YAML_IS_MAPPING, &cited_documents, filing_source, documents, n_documents),
    FIELD_LIST("entries", REQUIRED, &entry_table, filing_source, entries, n_entries),
    FIELD_PART(FIELD_ABOUT("amendments", "what later documents changed; the last one counts"), OPTIONAL, YAML_IS_SEQUENCE, read_amendments,
               FIELD_LIST_LIKE(&amendment_table)),
    FIELD_END};

const field_table calendar_file = {.rows = rows, .check = check_file};

tidu_status filing_source_read(yaml_tree *tree, const catalogue *models, filing_source **out, tidu_error *err)
{
    filing_source *s = allocate_array(1, sizeof *s);
    tidu_status status = rule_head_open(s ? &s->head : NULL, tree, err);

    if (!status) {
        rule_reader r = reader_of(&s->head, s, NULL, err);

        s->region = "";
        r.models = models;
        status = file_read(&r, &calendar_file, s);
    }
    if (status)
        filing_source_free(s);
    else
        *out = s;
    return status;
}

void filing_source_free(filing_source *s)
{
    if (!s)
        return;
    rule_head_close(&s->head);
    release(s);
}
