#include "report/model_report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "base/path.h"
#include "base/text_buffer.h"
#include "report/cite_text.h"
#include "report/expression_words.h"
#include "report/filing_text.h"
#include "report/value_text.h"
#include "rules/print.h"

enum { S_ID, S_NAME, S_RULE, S_WORDS, S_POINTS, S_CITE, S_SEEN, S_ACT, S_COLUMNS };

static const table_column show_columns[S_COLUMNS] = {
    [S_ID] = {"id", NULL, TABLE_TEXT, 0},
    [S_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [S_RULE] = {"rule", NULL, TABLE_TEXT, 0},
    [S_WORDS] = {"words", N_("rule"), TABLE_TEXT, 0},
    [S_POINTS] = {"points", N_("points"), TABLE_TEXT, 0},
    [S_CITE] = {"cite", N_("source"), TABLE_TEXT, 0},
    [S_SEEN] = {"seen", N_("text"), TABLE_TEXT, 0},
    [S_ACT] = {"act", N_("can be worked on"), TABLE_TEXT, 0},
};

static void act_cell(grid *g, const char *const *act, size_t n, const dictionary *names, bool zh)
{
    text_buffer text;

    text_buffer_init(&text);
    for (size_t i = 0; i < n; i++) {
        const indicator *x = dictionary_get(names, dictionary_find(names, act[i]));

        text_buffer_print(&text, "%s%s", i ? (zh ? "、" : ", ") : "", zh ? x->labels_zh[0] : x->label_en);
    }
    grid_text(g, S_ACT, text_buffer_string(&text), TABLE_FAINT);
    text_buffer_clear(&text);
}

static void seen_cell(grid *g, provenance seen)
{
    grid_text(g, S_SEEN, provenance_text(seen), seen == PROVENANCE_MEMORY ? TABLE_OPEN : TABLE_FAINT);
}

/* Conditions of one kind. */
typedef struct condition_list {
    const char *name;
    const char *heading;
    const model_condition *list;
    size_t n;
} condition_list;

/* Ids stand in rules of one's own and in columns of data, but not in what an official reads. */
static grid *show_grid(document *d, const char *name, const char *heading, bool zh)
{
    table_column columns[S_COLUMNS];

    memcpy(columns, show_columns, sizeof columns);
    columns[S_ID].heading = zh ? NULL : N_("id");
    return document_grid(d, name, heading, columns, S_COLUMNS);
}

static void rule_cells(grid *g, const char *code, const node *rule, const word_source *from)
{
    grid_text(g, S_RULE, code, TABLE_PLAIN);
    grid_text(g, S_WORDS, expression_words(rule, from), TABLE_PLAIN);
}

static void show_conditions(document *d, const model *m, condition_list conditions, const dictionary *names, bool zh)
{
    const model_condition *c = conditions.list;
    word_source from = {names, &m->head, document_memory(d), zh};
    grid *g;

    if (!conditions.n)
        return;
    g = show_grid(d, conditions.name, conditions.heading, zh);
    for (size_t i = 0; i < conditions.n; i++) {
        const char *law = model_text_in(c[i].law, zh);

        grid_row(g);
        grid_text(g, S_ID, c[i].id, TABLE_PLAIN);
        grid_text(g, S_NAME, *law ? law : model_text_in(c[i].name, zh), TABLE_PLAIN);
        if (c[i].text)
            rule_cells(g, c[i].text, c[i].need, &from);
        else
            rule_cells(g, _("any of:"), NULL, &from);
        if (!c[i].text)
            grid_text(g, S_WORDS, _("any of:"), TABLE_PLAIN);
        if (c[i].is_judged)
            grid_text(g, S_POINTS, _("judged"), TABLE_OPEN);
        cite_cell(g, S_CITE, m, &c[i].cite, zh);
        seen_cell(g, c[i].cite.seen);
        act_cell(g, c[i].act, c[i].n_act, names, zh);
        for (size_t p = 0; p < c[i].n_paths; p++) {
            grid_row(g);
            grid_text(g, S_NAME, model_text_in(c[i].paths[p].name, zh), TABLE_PLAIN);
            rule_cells(g, c[i].paths[p].text, c[i].paths[p].need, &from);
        }
    }
}

void band_text(const model_item *x, size_t band, char *text, size_t size)
{
    const char *when = x->bands[band].text;
    bool has_when = when && *when;

    snprintf(text, size, "%s%s%s", x->over_text && has_when ? x->over_text : "",
             x->over_text && has_when ? " " : "",
             has_when ? when : x->n_bands > 1 ? _("else") : _("an expert decides"));
}

static void band_row(grid *g, const model_item *x, size_t band, const word_source *from)
{
    const node *when = x->bands[band].when;
    char points[VALUE_TEXT_SIZE], rule[512];

    interval_text(x->bands[band].least, x->bands[band].greatest, points);
    grid_row(g);
    band_text(x, band, rule, sizeof rule);
    rule_cells(g, rule, when, from);
    if (!when)
        grid_text(g, S_WORDS, rule, TABLE_PLAIN);
    grid_text(g, S_POINTS, points, TABLE_PLAIN);
}

static void show_score(document *d, const model *m, const dictionary *names, bool zh)
{
    word_source from = {names, &m->head, document_memory(d), zh};
    char name[512], pass[PASS_WORDS_SIZE];
    grid *g;

    if (!m->n_items)
        return;
    g = show_grid(d, "score", _("Score"), zh);
    for (size_t i = 0; i < m->n_items; i++) {
        const model_item *x = &m->items[i];
        const model_group *group = &m->groups[x->group];

        if (i == group->first_item) {
            grid_row(g);
            grid_text(g, S_ID, group->id, TABLE_PLAIN);
            grid_text(g, S_NAME, model_text_in(group->name, zh), TABLE_PLAIN);
            if (group->most < INFINITY) {
                snprintf(name, sizeof name, "≤ %g", group->most);
                grid_text(g, S_POINTS, name, TABLE_PLAIN);
            }
            cite_cell(g, S_CITE, m, &group->cite, zh);
        }
        grid_row(g);
        snprintf(name, sizeof name, "· %s", model_text_in(x->name, zh));
        grid_text(g, S_ID, x->id, TABLE_PLAIN);
        grid_text(g, S_NAME, name, TABLE_PLAIN);
        cite_cell(g, S_CITE, m, &x->cite, zh);
        seen_cell(g, x->cite.seen);
        act_cell(g, x->act, x->n_act, names, zh);
        for (size_t b = 0; b < x->n_bands; b++)
            band_row(g, x, b, &from);
    }
    document_text(d, "pass", NULL, m->pass_text);
    document_text(d, NULL, _("passes with"), pass_words(m, zh, pass));
}

static const table_column definition_columns[] = {
    {"name", NULL, TABLE_TEXT, 0}, {"definition", NULL, TABLE_TEXT, 0}, {"cite", NULL, TABLE_TEXT, 0}};

/* For programs: the code of every definition. */
static void list_definitions(document *d, const model *m, bool zh)
{
    text_buffer text;
    grid *g = document_grid(d, "definitions", NULL, definition_columns, 3);

    text_buffer_init(&text);
    for (size_t i = 0; i < m->n_definitions; i++) {
        const model_definition *x = &m->definitions[i];
        const step_table *t = x->value.table;
        grid_row(g);
        grid_text(g, 0, x->value.name, TABLE_PLAIN);
        grid_text(g, 1, x->text, TABLE_PLAIN);
        cite_cell(g, 2, m, &x->cite, zh);
        for (size_t s = 0; t && s < t->n; s++) {
            text_buffer_empty(&text);
            text_buffer_print(&text, "%s %s: ", x->step_texts[s][0] ? x->text : _("else"), x->step_texts[s]);
            expression_print(t->steps[s].value, &text);
            grid_row(g);
            grid_text(g, 1, text_buffer_string(&text), TABLE_PLAIN);
        }
    }
    text_buffer_clear(&text);
}

static const table_column meaning_columns[] = {{NULL, N_("name"), TABLE_TEXT, 0},
                                               {NULL, N_("definition"), TABLE_TEXT, 0},
                                               {NULL, N_("value"), TABLE_TEXT, 0},
                                               {NULL, N_("source"), TABLE_TEXT, 0}};

static void step_rows(grid *g, const step_table *t, const word_source *from)
{
    for (size_t s = 0; s < t->n; s++) {
        grid_row(g);
        grid_text(g, 1, t->steps[s].when ? expression_words(t->steps[s].when, from) : _("else"), TABLE_PLAIN);
        grid_text(g, 2, expression_words(t->steps[s].value, from), TABLE_PLAIN);
    }
}

/* For people: those that have a name, and the steps of tables; the others are spelt out where they are used. */
static void show_definitions(document *d, const model *m, const dictionary *names, bool zh)
{
    word_source from = {names, &m->head, document_memory(d), zh};
    grid *g = NULL;

    for (size_t i = 0; i < m->n_definitions; i++) {
        const model_definition *x = &m->definitions[i];
        const step_table *t = x->value.table;
        const char *name = model_text_in(x->name, zh);

        if (!*name && !t)
            continue;
        if (!g)
            g = document_grid(d, NULL, _("Definitions"), meaning_columns, 4);
        grid_row(g);
        grid_text(g, 0, *name ? name : definition_words(x, &from), TABLE_PLAIN);
        grid_text(g, 1, t ? "" : expression_words(x->value.expression, &from), TABLE_PLAIN);
        cite_cell(g, 3, m, &x->cite, zh);
        if (t)
            step_rows(g, t, &from);
    }
}

static const table_column setting_columns[] = {{"name", N_("setting"), TABLE_TEXT, 0},
                                               {"meaning", N_("meaning"), TABLE_TEXT, 0},
                                               {"value", N_("value"), TABLE_TEXT, 0},
                                               {"cite", N_("source"), TABLE_TEXT, 0}};

static void show_settings(document *d, const model *m, bool zh)
{
    grid *g;

    if (!m->n_settings)
        return;
    g = document_grid(d, "settings", _("Settings that a user gives"), setting_columns, 4);
    for (size_t i = 0; i < m->n_settings; i++) {
        char text[VALUE_TEXT_SIZE];

        value_text(m->settings[i].value.value, m->settings[i].value.money ? UNIT_MONEY : UNIT_PLAIN, zh,
                   text);
        grid_row(g);
        grid_text(g, 0, m->settings[i].value.name, TABLE_PLAIN);
        grid_text(g, 1, model_text_in(m->settings[i].name, zh), TABLE_PLAIN);
        grid_text(g, 2, text, TABLE_OPEN);
        cite_cell(g, 3, m, &m->settings[i].cite, zh);
    }
}

static const table_column window_columns[] = {{"name", N_("applications"), TABLE_TEXT, 0},
                                              {"calendar", N_("from calendar"), TABLE_TEXT, 0},
                                              {"from", N_("first day"), TABLE_CODE, 0},
                                              {"to", N_("closing date"), TABLE_CODE, 0},
                                              {"source", N_("source"), TABLE_TEXT, 0}};

static void show_entry(grid *g, const filing_entry *e, bool zh)
{
    char day[FILING_DAY_SIZE];

    grid_row(g);
    grid_text(g, 0, model_text_in(e->name, zh), TABLE_PLAIN);
    grid_text(g, 1, model_text_in(e->source->name, zh), TABLE_PLAIN);
    filing_day_text(e, FILING_OPENS, day);
    grid_text(g, 2, day, TABLE_PLAIN);
    filing_day_text(e, FILING_CLOSES, day);
    grid_text(g, 3, day, TABLE_PLAIN);
    grid_text(g, 4, filing_number(e), TABLE_FAINT);
}

static void show_calendar(document *d, const model *m, const filing_calendar *c, bool zh)
{
    grid *g = NULL;

    for (size_t i = 0; i < filing_calendar_count(c); i++) {
        const filing_entry *e = filing_calendar_get(c, i);

        if (!filing_entry_is_of(e, m->id))
            continue;
        if (!g)
            g = document_grid(d, "calendar", _("Calendar"), window_columns, 5);
        if (g)
            show_entry(g, e, zh);
    }
}

/* "3 years" in the language of the process; anything else stays as it is. */
static void show_validity(document *d, const model *m)
{
    const char *text = m->validity ? m->validity : "";
    char *end, years[64];
    long n = strtol(text, &end, 10);

    if (n == 1 && !strcmp(end, " year"))
        text = _("1 year");
    else if (n > 1 && !strcmp(end, " years")) {
        snprintf(years, sizeof years, _("%ld years"), n);
        text = years;
    }
    document_text(d, "validity", _("validity"), text);
}

static void show_index(document *d, const model *m)
{
    if (m->index)
        document_text(d, "index", _("index that orders the list"), m->index);
}

/* The effective days, and those for re-examinations if different. */
static void show_days(document *d, const model *m)
{
    char text[11];

    document_text(d, "version", _("in force from"), m->version);
    if (m->to != DATE_NO_END) {
        date_format(m->to, text);
        document_text(d, "to", _("in force until"), text);
    }
    if (!m->is_for_new || !m->is_for_recheck)
        document_text(d, "application", _("judges"), m->is_for_new ? _("new applications") : _("reviews"));
    if (m->is_for_recheck && m->recheck_to != m->to) {
        date_format(m->recheck_to, text);
        document_text(d, "recheck_to", _("judges reviews until"), m->recheck_to == DATE_NO_END ? "" : text);
    }
    show_validity(d, m);
    show_index(d, m);
}

static void show_source(document *d, const model_document *x, bool zh)
{
    char text[1024];
    size_t used;

    source_text(x, zh, text, sizeof text);
    used = strlen(text);
    if (x->address)
        snprintf(text + used, sizeof text - used, zh ? " %s" : ": %s", x->address);
    document_text(d, NULL, _("source"), text);
}

document *model_show_document(const model *m, const filing_calendar *calendar, const dictionary *names, bool is_chinese)
{
    document *d = document_new_of_law();
    char text[1024];

    if (!d)
        return NULL;
    snprintf(text, sizeof text, "%s  (%s)", model_text_in(m->name, is_chinese), m->id);
    document_title(d, text);
    document_wide(d);
    document_language(d, is_chinese);
    document_text(d, "model", NULL, m->id);
    show_days(d, m);
    if (m->extends)
        document_text(d, "extends", _("extends"), path_name(m->extends));
    for (size_t i = 0; i < m->n_documents; i++)
        show_source(d, &m->documents[i], is_chinese);
    document_text(d, "summary", _("summary"), model_text_in(m->summary, is_chinese));
    document_text(d, "assumption", _("assumption"), model_text_in(m->prior_note, is_chinese));
    value_units_text(d, is_chinese);
    for (size_t i = 0; i < m->n_notes; i++)
        document_text(d, NULL, _("note"), m->notes[i].zh ? model_text_in(m->notes[i], is_chinese) : m->notes[i].en);
    document_text(d, "digest", _("digest"), m->digest);
    show_conditions(d, m, (condition_list){"gates", _("Conditions"), m->gates, m->n_gates}, names, is_chinese);
    show_conditions(d, m, (condition_list){"direct", _("Direct passes"), m->directs, m->n_directs}, names, is_chinese);
    show_score(d, m, names, is_chinese);
    if (m->n_definitions)
        list_definitions(d, m, is_chinese);
    show_definitions(d, m, names, is_chinese);
    show_settings(d, m, is_chinese);
    show_calendar(d, m, calendar, is_chinese);
    return d;
}
