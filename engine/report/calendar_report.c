#include "report/calendar_report.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "report/cite_text.h"
#include "report/filing_text.h"

enum {
    C_DUE, C_LEFT, C_COUNTDOWN, C_NAME, C_KIND, C_KIND_WORD, C_RUNG, C_CALENDAR, C_REGION, C_STATE, C_OPENS, C_CLOSES, C_CITY, C_PROVINCE,
    C_PUBLICITY, C_CHANGED, C_SOURCE, C_SEEN, C_NOTE, C_COLUMNS
};

static const table_column columns[C_COLUMNS] = {
    [C_DUE] = {"due", N_("due on"), TABLE_DAY, 0},
    [C_LEFT] = {"days_left", NULL, TABLE_NUMBER, 0},
    [C_COUNTDOWN] = {NULL, N_("countdown"), TABLE_TEXT, 0},
    [C_NAME] = {"name", N_("what"), TABLE_TEXT, 0},
    [C_KIND] = {"kind", NULL, TABLE_TEXT, 0},
    [C_KIND_WORD] = {NULL, N_("kind"), TABLE_TEXT, 0},
    [C_RUNG] = {"rung", NULL, TABLE_TEXT, 0},
    [C_CALENDAR] = {"calendar", N_("from calendar"), TABLE_TEXT, 0},
    [C_REGION] = {"region", N_("region"), TABLE_CODE, 0},
    [C_STATE] = {"state", N_("state"), TABLE_TEXT, 0},
    [C_OPENS] = {"opens", N_("first day"), TABLE_DAY, 0},
    [C_CLOSES] = {"closes", N_("closing date"), TABLE_DAY, 0},
    [C_CITY] = {"city", N_("city until"), TABLE_DAY, 0},
    [C_PROVINCE] = {"province", N_("province until"), TABLE_DAY, 0},
    [C_PUBLICITY] = {"publicity", N_("public by"), TABLE_DAY, 0},
    [C_CHANGED] = {"changed", N_("what was changed"), TABLE_TEXT, 0},
    [C_SOURCE] = {"source", N_("source"), TABLE_TEXT, 0},
    [C_SEEN] = {"seen", N_("text"), TABLE_TEXT, 0},
    [C_NOTE] = {"note", N_("note"), TABLE_TEXT, 0},
};

static void day_cell(grid *g, size_t column, long day)
{
    char text[11];

    if (day == DATE_NO_BEGIN)
        return;
    date_format(day, text);
    grid_text(g, column, text, TABLE_PLAIN);
}

static void countdown_cell(grid *g, size_t column, const filing_due *x, long on)
{
    long left = x->due - on;
    char text[96];

    if (x->days[FILING_CLOSES] == DATE_NO_BEGIN) /* another day of it is known */
        snprintf(text, sizeof text, PLURAL("%ld day (%s)", "%ld days (%s)", (unsigned long)left), left, _("closing date not published"));
    else if (!left)
        snprintf(text, sizeof text, "%s", _("today"));
    else
        snprintf(text, sizeof text, PLURAL("%ld day left", "%ld days left", (unsigned long)left), left);
    grid_text(g, column, text, TABLE_OPEN);
}

/* Whether it can be filed today, as far as the first day is known. */
static void state_cell(grid *g, const filing_due *x, long on)
{
    long opens = x->days[FILING_OPENS];

    if (opens == DATE_NO_BEGIN)
        return;
    grid_text(g, C_STATE, opens <= on ? _("under way") : _("not yet open"), opens <= on ? TABLE_GOOD : TABLE_FAINT);
}

static void changes_cell(grid *g, size_t column, const filing_entry *e, bool zh)
{
    text_buffer text;

    text_buffer_init(&text);
    filing_changes_text(e, zh, &text);
    grid_text(g, column, text_buffer_string(&text), TABLE_OPEN);
    text_buffer_clear(&text);
}

static void source_cells(grid *g, const filing_entry *e, bool zh)
{
    text_buffer text;

    text_buffer_init(&text);
    head_cite_text(&e->source->head, &e->cite, zh, &text);
    grid_text(g, C_SOURCE, text_buffer_string(&text), TABLE_FAINT);
    grid_text(g, C_SEEN, provenance_text(e->cite.seen), TABLE_FAINT);
    text_buffer_clear(&text);
}

/* "hnte"; of a report those that owe it: "srdi;little-giant". */
static void rung_cell(grid *g, size_t column, const filing_entry *e)
{
    text_buffer text;

    text_buffer_init(&text);
    text_buffer_append_string(&text, e->rung ? e->rung : "");
    for (size_t i = 0; i < e->n_holders; i++)
        text_buffer_print(&text, "%s%s", i ? ";" : "", e->holders[i]);
    grid_text(g, column, text_buffer_string(&text), TABLE_PLAIN);
    text_buffer_clear(&text);
}

static void add_row(grid *g, const filing_due *x, long on, bool zh)
{
    const filing_entry *e = x->entry;

    grid_row(g);
    day_cell(g, C_DUE, x->due);
    grid_number(g, C_LEFT, (double)(x->due - on));
    countdown_cell(g, C_COUNTDOWN, x, on);
    grid_text(g, C_NAME, model_text_in(e->name, zh), TABLE_PLAIN);
    grid_text(g, C_KIND, filing_kind_name(e->kind), TABLE_PLAIN);
    grid_text(g, C_KIND_WORD, filing_kind_word(e->kind), TABLE_PLAIN);
    rung_cell(g, C_RUNG, e);
    grid_text(g, C_CALENDAR, model_text_in(e->source->name, zh), TABLE_PLAIN);
    grid_text(g, C_REGION, e->source->region, TABLE_PLAIN);
    state_cell(g, x, on);
    for (int d = 0; d < FILING_DAYS; d++)
        day_cell(g, (size_t)(C_OPENS + d), x->days[d]);
    changes_cell(g, C_CHANGED, e, zh);
    if (e->note.zh)
        grid_text(g, C_NOTE, model_text_in(e->note, zh), TABLE_FAINT);
    source_cells(g, e, zh);
}

static void add_notes(document *d, const calendar_list *list)
{
    char on[11], to[11];
    bool has_local = false;

    date_format(list->on, on);
    date_format(list->to, to);
    for (size_t i = 0; i < list->n; i++)
        has_local |= *list->due[i].entry->source->region != 0;
    if (!list->n)
        document_note(d, _("nothing that is entered falls due from %s to %s"), on, to);
    if (!list->region)
        document_note(d, _("of every region; give the division code of the companies with --region"));
    else if (!has_local)
        document_note(d, _("of the region %s nothing is entered between %s and %s: add its notices in models/calendar"), list->region, on, to);
    document_note(d, _("days are those of the notices named; a later notice counts: add it as an amendment in models/calendar"));
}

/* --- companies --------------------------------------------------------------------------------------------------- */

enum { F_CODE, F_COMPANY, F_TOWN, F_DUE, F_LEFT, F_COUNTDOWN, F_NAME, F_KIND, F_KIND_WORD, F_RUNG, F_CALENDAR, F_CHANGED, F_SOURCE, F_COLUMNS };

static const table_column company_columns[F_COLUMNS] = {
    [F_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [F_COMPANY] = {"company", N_("name"), TABLE_TEXT, 0},
    [F_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [F_DUE] = {"due", N_("due on"), TABLE_DAY, 0},
    [F_LEFT] = {"days_left", NULL, TABLE_NUMBER, 0},
    [F_COUNTDOWN] = {NULL, N_("countdown"), TABLE_TEXT, 0},
    [F_NAME] = {"name", N_("what"), TABLE_TEXT, 0},
    [F_KIND] = {"kind", NULL, TABLE_TEXT, 0},
    [F_KIND_WORD] = {NULL, N_("kind"), TABLE_TEXT, 0},
    [F_RUNG] = {"rung", NULL, TABLE_TEXT, 0},
    [F_CALENDAR] = {"calendar", N_("from calendar"), TABLE_TEXT, 0},
    [F_CHANGED] = {"changed", N_("what was changed"), TABLE_TEXT, 0},
    [F_SOURCE] = {"source", N_("source"), TABLE_TEXT, 0},
};

static void add_company_row(grid *g, const panel *p, const company_due *x, long on, bool zh)
{
    const dictionary *d = panel_dictionary(p);
    const filing_entry *e = x->due.entry;

    grid_row(g);
    grid_text(g, F_CODE, panel_code(p, x->company), TABLE_PLAIN);
    grid_text(g, F_COMPANY, panel_text(p, x->company, dictionary_find(d, "name")), TABLE_PLAIN);
    grid_text(g, F_TOWN, panel_text(p, x->company, dictionary_find(d, "town")), TABLE_PLAIN);
    day_cell(g, F_DUE, x->due.due);
    grid_number(g, F_LEFT, (double)(x->due.due - on));
    countdown_cell(g, F_COUNTDOWN, &x->due, on);
    grid_text(g, F_NAME, model_text_in(e->name, zh), TABLE_PLAIN);
    grid_text(g, F_KIND, filing_kind_name(e->kind), TABLE_PLAIN);
    grid_text(g, F_KIND_WORD, filing_kind_word(e->kind), TABLE_PLAIN);
    rung_cell(g, F_RUNG, e);
    grid_text(g, F_CALENDAR, model_text_in(e->source->name, zh), TABLE_PLAIN);
    changes_cell(g, F_CHANGED, e, zh);
    grid_text(g, F_SOURCE, filing_number(e), TABLE_FAINT);
}

document *company_calendar_document(const panel *p, const company_due *list, size_t n, long on, bool is_chinese)
{
    document *d = document_new();
    grid *g = d ? document_grid(d, "companies", NULL, company_columns, F_COLUMNS) : NULL;

    if (!d)
        return NULL;
    document_language(d, is_chinese);
    document_wide(d);
    for (size_t i = 0; g && i < n; i++)
        add_company_row(g, p, &list[i], on, is_chinese);
    if (g)
        grid_hide_empty(g);
    document_note(d, _("days are those of the notices named; a later notice counts: add it as an amendment in models/calendar"));
    return d;
}

/* --- a region ---------------------------------------------------------------------------------------------------- */

document *calendar_document(const calendar_list *list, bool is_chinese)
{
    document *d = document_new_of_law();
    grid *g = d ? document_grid(d, "calendar", NULL, columns, C_COLUMNS) : NULL;

    if (!d)
        return NULL;
    document_language(d, is_chinese);
    document_wide(d);
    for (size_t i = 0; g && i < list->n; i++)
        add_row(g, &list->due[i], list->on, is_chinese);
    if (g)
        grid_hide_empty(g);
    add_notes(d, list);
    return d;
}
