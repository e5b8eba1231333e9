#include "report/gap_report.h"

#include <math.h>
#include <stdio.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/assessment_report.h"
#include "report/cite_text.h"
#include "report/value_text.h"

enum { C_SUBJECT, C_ID, C_NAME, C_KIND, C_INDICATOR, C_YEAR, C_FROM, C_TO, C_CHANGE, C_LEAST, C_GREATEST,
       C_REASON, C_BOUND, C_ALSO, C_BREAKS, C_VERDICT, C_COLUMNS };
enum { S_NAME, S_WHAT, S_POINTS, S_VERDICT, S_COLUMNS };

static const table_column columns[C_COLUMNS] = {
    {"subject", "subject", TABLE_TEXT, -1},     {"id", "id", TABLE_TEXT, -1},
    {"name", "name", TABLE_TEXT, -1},           {"kind", "kind", TABLE_TEXT, -1},
    {"indicator", "indicator", TABLE_TEXT, -1}, {"year", "year", TABLE_NUMBER, 0},
    {"from", "from", TABLE_NUMBER, -1},         {"to", "to", TABLE_NUMBER, -1},
    {"change", "change", TABLE_NUMBER, -1},     {"points_lo", "points_lo", TABLE_NUMBER, -1},
    {"points_hi", "points_hi", TABLE_NUMBER, -1}, {"reason", "reason", TABLE_TEXT, -1},
    {"bound_by", "bound_by", TABLE_TEXT, -1},   {"also", "also", TABLE_TEXT, -1},
    {"breaks", "breaks", TABLE_TEXT, -1},       {"verdict_then", "verdict_then", TABLE_TEXT, -1},
};

static const char *name_of(const gap *g, const model *m, bool zh)
{
    return model_text_in(g->subject == GAP_GATE     ? m->gates[g->which].name
                         : g->subject == GAP_DIRECT ? m->directs[g->which].name
                                                    : m->items[g->which].name,
                         zh);
}

const char *gap_subject_text(const gap *g, const model *m, bool zh, char out[GAP_SUBJECT_SIZE])
{
    const model_citation *cite = g->subject == GAP_GATE     ? &m->gates[g->which].cite
                                 : g->subject == GAP_DIRECT ? &m->directs[g->which].cite
                                                            : &m->items[g->which].cite;

    snprintf(out, GAP_SUBJECT_SIZE, "%s%s", name_of(g, m, zh), provenance_mark(cite));
    return out;
}

static void put_year(const gap *g, const char *label, text_buffer *out)
{
    text_buffer_append_string(out, label);
    if (g->year != PANEL_ANY_YEAR)
        text_buffer_print(out, " %d", g->year);
}

static void reachable_text(const gap *g, const indicator *i, const char *label, bool zh,
                           text_buffer *out)
{
    char from[VALUE_TEXT_SIZE], to[VALUE_TEXT_SIZE], by[VALUE_TEXT_SIZE];

    value_text(g->from, indicator_unit(i), zh, from);
    value_text(g->to, indicator_unit(i), zh, to);
    value_text(fabs(g->change), indicator_unit(i), zh, by);
    put_year(g, label, out);
    text_buffer_append_string(out, ": ");
    if (g->is_margin && g->change == 0)
        text_buffer_print(out, _("no room: the next unit breaks it (%s)"), from);
    else if (g->is_margin)
        text_buffer_print(out, g->change < 0 ? _("may fall by %s (%s → %s)") : _("may rise by %s (%s → %s)"),
                          by, from, to);
    else
        text_buffer_print(out, g->change < 0 ? _("%s less (%s → %s)") : _("%s more (%s → %s)"), by, from, to);
    if (g->is_fact)
        text_buffer_print(out, "; %s", _("a fact, no advice"));
}

/* What else changes, and what the change would break; nothing if neither. */
static void put_company(const gap *g, const model *m, const dictionary *d, bool zh, text_buffer *out)
{
    bool is_first = true;

    if (g->also != INDICATOR_NONE) {
        const indicator *i = dictionary_get(d, g->also);
        char to[VALUE_TEXT_SIZE];

        value_text(g->also_to, indicator_unit(i), zh, to);
        text_buffer_append_string(out, "; ");
        text_buffer_print(out, _("%s rises to %s with it"), indicator_label(i, zh), to);
    }
    for (size_t i = 0; i < m->n_gates; i++) {
        if (!(g->then.breaks >> i & 1))
            continue;
        if (is_first)
            text_buffer_print(out, "; %s ", _("breaks:"));
        else
            text_buffer_append_string(out, ", ");
        text_buffer_append_string(out, model_text_in(m->gates[i].name, zh));
        is_first = false;
    }
}

void gap_text(const gap *g, const dictionary *d, bool zh, text_buffer *out)
{
    const indicator *i = g->indicator == INDICATOR_NONE ? NULL : dictionary_get(d, g->indicator);
    const char *label = i ? label_text(i, zh) : "";

    switch (g->reason) {
    case GAP_REACHABLE:
        reachable_text(g, i, label, zh, out);
        return;
    case GAP_EXPERT:
        text_buffer_append_string(out, _("an expert decides; no datum changes it"));
        return;
    case GAP_UNCHANGEABLE:
        text_buffer_append_string(out, _("nothing that a company can change appears in it"));
        return;
    default:
        break;
    }
    put_year(g, label, out);
    text_buffer_append_string(out, ": ");
    switch (g->reason) {
    case GAP_MISSING:
        text_buffer_append_string(out, _("missing; find it out"));
        break;
    case GAP_WAITS:
        text_buffer_append_string(out, _("cannot decide it alone while another datum is missing"));
        break;
    case GAP_BOUNDED:
        text_buffer_print(out, _("impossible by this alone: '%s' stands in the way"),
                          indicator_label(dictionary_get(d, g->bound_by), zh));
        break;
    case GAP_NOT_APPLICABLE:
        text_buffer_append_string(out, _("the company was not yet founded"));
        break;
    default:
        text_buffer_append_string(out, _("impossible by this alone"));
        break;
    }
}

/* "employees=30", in the notation of what-if. */
static void plain_also(grid *rows, const gap *g, const dictionary *d)
{
    char value[32], text[128];

    number_format(g->also_to, value);
    snprintf(text, sizeof text, "%s=%s", dictionary_get(d, g->also)->name, value);
    grid_text(rows, C_ALSO, text, TABLE_PLAIN);
}

static void plain_breaks(grid *rows, const gap *g, const model *m)
{
    text_buffer ids;

    text_buffer_init(&ids);
    for (size_t i = 0; i < m->n_gates; i++) {
        if (g->then.breaks >> i & 1)
            text_buffer_print(&ids, "%s%s", ids.length ? ";" : "", m->gates[i].id);
    }
    grid_text(rows, C_BREAKS, text_buffer_string(&ids), TABLE_PLAIN);
    text_buffer_clear(&ids);
}

static void plain_row(grid *rows, const gap *g, const model *m, const dictionary *d, bool zh)
{
    static const char *const subjects[] = {"gate", "direct", "item"};

    grid_row(rows);
    grid_text(rows, C_SUBJECT, subjects[g->subject], TABLE_PLAIN);
    grid_text(rows, C_ID, g->condition, TABLE_PLAIN);
    grid_text(rows, C_NAME, name_of(g, m, zh), TABLE_PLAIN);
    grid_text(rows, C_KIND, g->is_margin ? "margin" : g->is_fact ? "fact" : "gap", TABLE_PLAIN);
    grid_text(rows, C_REASON, gap_reason_name(g->reason), TABLE_PLAIN);
    if (g->indicator != INDICATOR_NONE)
        grid_text(rows, C_INDICATOR, dictionary_get(d, g->indicator)->name, TABLE_PLAIN);
    grid_number(rows, C_YEAR, g->indicator != INDICATOR_NONE && g->year != PANEL_ANY_YEAR ? g->year : NAN);
    grid_number(rows, C_FROM, g->from);
    grid_number(rows, C_TO, g->to);
    grid_number(rows, C_CHANGE, g->change);
    grid_number(rows, C_LEAST, g->subject == GAP_ITEM && g->is_possible ? g->points_least : NAN);
    grid_number(rows, C_GREATEST, g->subject == GAP_ITEM && g->is_possible ? g->points_greatest : NAN);
    if (g->bound_by != INDICATOR_NONE)
        grid_text(rows, C_BOUND, dictionary_get(d, g->bound_by)->name, TABLE_PLAIN);
    if (!g->is_possible)
        return;
    if (g->also != INDICATOR_NONE)
        plain_also(rows, g, d);
    plain_breaks(rows, g, m);
    grid_text(rows, C_VERDICT, verdict_name(g->then.verdict), TABLE_PLAIN);
}

/* The name of a condition is shown once, in its first row. */
static void screen_rows(document *doc, const gaps *g, const model *m, const dictionary *d, bool wants_margins, bool zh)
{
    const char *part = wants_margins ? "margins" : "gaps";
    const char *heading = wants_margins ? _("What holds, and how much it can bear") : _("How far it is, by one figure alone");
    const table_column heads[S_COLUMNS] = {
        [S_NAME] = {"name", N_("condition"), TABLE_TEXT, -1},
        [S_WHAT] = {"what", wants_margins ? N_("margin") : N_("what would meet it, alone"), TABLE_TEXT, -1},
        [S_POINTS] = {"points", N_("points"), TABLE_TEXT, -1},
        [S_VERDICT] = {"verdict_then", N_("verdict then"), TABLE_TEXT, -1},
    };
    const char *last = NULL;
    text_buffer what;
    grid *rows = NULL;

    text_buffer_init(&what);
    for (size_t i = 0; i < g->n; i++) {
        const gap *x = &g->rows[i];
        char points[VALUE_TEXT_SIZE], name[GAP_SUBJECT_SIZE];

        if (x->is_margin != wants_margins)
            continue;
        if (!rows)
            rows = document_grid(doc, part, heading, heads, wants_margins ? S_POINTS : S_COLUMNS);
        text_buffer_empty(&what);
        gap_text(x, d, zh, &what);
        if (x->is_possible)
            put_company(x, m, d, zh, &what);
        grid_row(rows);
        if (x->condition != last)
            grid_text(rows, S_NAME, gap_subject_text(x, m, zh, name), TABLE_PLAIN);
        last = x->condition;
        grid_text(rows, S_WHAT, text_buffer_string(&what), x->is_possible ? TABLE_PLAIN : TABLE_OPEN);
        if (x->subject == GAP_ITEM && x->is_possible) {
            interval_text(x->points_least, x->points_greatest, points);
            grid_text(rows, S_POINTS, points, TABLE_PLAIN);
        }
        if (!wants_margins && x->is_possible)
            grid_text(rows, S_VERDICT, verdict_words(x->then.verdict, x->then.needs_exception), TABLE_PLAIN);
    }
    text_buffer_clear(&what);
}

document *gap_document(const gaps *g, const model *m, const dictionary *d, const char *title,
                       bool is_for_screen, bool zh)
{
    document *doc = document_new();

    if (!doc)
        return NULL;
    if (is_for_screen) {
        document_title(doc, title);
        screen_rows(doc, g, m, d, false, zh);
        screen_rows(doc, g, m, d, true, zh);
        document_note(doc, _("these are distances by the books of closed years, which nobody changes any more; what can still be done is "
                             "found by tidu reach"));
    } else {
        grid *rows = document_grid(doc, "gaps", NULL, columns, C_COLUMNS);

        for (size_t i = 0; i < g->n; i++)
            plain_row(rows, &g->rows[i], m, d, zh);
    }
    return doc;
}
