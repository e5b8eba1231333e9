/*
 * Companies on a ladder: the highest rung held, all labels, the next rung and what is missing for it.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/message.h"
#include "report/certificate_text.h"
#include "report/assessment_report.h"
#include "report/ladder_text.h"

/* --- all -------------------------------------------------------------------------------------- */

enum { C_CODE, C_NAME, C_TOWN, C_HIGHEST, C_LABELS, C_NEXT, C_VERDICT, C_READINESS, C_UNMET, C_MISSING, C_BESIDE,
       C_COLUMNS };

static const table_column company_columns[C_COLUMNS] = {
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [C_HIGHEST] = {"highest", N_("highest rung"), TABLE_TEXT, 0},
    [C_LABELS] = {"labels", N_("all labels"), TABLE_TEXT, 0},
    [C_NEXT] = {"next", N_("next rung"), TABLE_TEXT, 0},
    [C_VERDICT] = {"next_verdict", N_("would pass"), TABLE_TEXT, 0},
    [C_READINESS] = {"next_readiness", N_("readiness"), TABLE_CHANCE, 6},
    [C_UNMET] = {"unmet", N_("unmet"), TABLE_TEXT, 0},
    [C_MISSING] = {"missing", N_("data missing for"), TABLE_TEXT, 0},
    [C_BESIDE] = {"next_beside", N_("next beside the main ladder"), TABLE_TEXT, 0},
};

typedef struct row {
    uint32_t company;
    int highest;
    double readiness; /* for the next rung; -1 if there is none */
    const char *code;
} row;

typedef struct companies {
    const ladder_state *s;
    ladder_style style;
    row *rows;
    table_column columns[C_COLUMNS];
    unsigned char shown[C_COLUMNS];
    char text[LADDER_CELL];
} companies;

static int compare_rows(const void *x, const void *y)
{
    const row *a = x, *b = y;

    if (a->highest != b->highest)
        return a->highest > b->highest ? -1 : 1;
    if (a->readiness != b->readiness)
        return a->readiness > b->readiness ? -1 : 1;
    return strcmp(a->code, b->code);
}

/* The next rung of each other track: "srdi:open:0.35", or in words. */
static void join_beside(companies *c, uint32_t company)
{
    const ladder_state *s = c->s;
    size_t used = 0;

    c->text[0] = '\0';
    for (size_t t = 1; t < s->ladder->n_tracks && used < sizeof c->text; t++) {
        int next = ladder_next(s->ladder, t, s->held[company]);
        const assessment *a = next == LADDER_NO_RUNG ? NULL : s->rungs[next];
        truth verdict;

        if (!a)
            continue;
        verdict = (truth)a->verdicts[company];
        if (c->style.is_for_people)
            used += (size_t)snprintf(c->text + used, sizeof c->text - used,
                                     verdict == TRUTH_UNKNOWN ? "%s%s %s %.0f%%" : "%s%s %s", used ? "; " : "",
                                     ladder_rung_text(s, next, &c->style),
                                     assessment_verdict_text(a, company, true),
                                     a->readiness[company] * 100);
        else
            used += (size_t)snprintf(c->text + used, sizeof c->text - used, "%s%s:%s:%.6f", used ? ";" : "",
                                     ladder_rung_text(s, next, &c->style), verdict_name(verdict), a->readiness[company]);
    }
}

/* The cells from the model of the next rung; empty if it has none. */
static void next_cell(companies *c, const row *r, unsigned char column, table_cell *out)
{
    int next = ladder_next(c->s->ladder, 0, c->s->held[r->company]);
    const assessment *a = next == LADDER_NO_RUNG ? NULL : c->s->rungs[next];
    truth verdict;

    if (column == C_NEXT) {
        out->text = next == LADDER_NO_RUNG ? NULL : ladder_rung_text(c->s, next, &c->style);
        return;
    }
    if (!a)
        return;
    verdict = (truth)a->verdicts[r->company];
    if (column == C_VERDICT) {
        out->text = assessment_verdict_text(a, r->company, c->style.is_for_people);
        out->tone = verdict_tone(verdict);
    } else if (column == C_READINESS) {
        out->number = a->readiness[r->company];
    } else {
        (column == C_UNMET ? ladder_unmet_text : ladder_missing_text)(a, r->company, &c->style, c->text);
        out->text = c->text;
    }
}

static void company_cell(void *context, size_t at, size_t column, table_cell *out)
{
    companies *c = context;
    const row *r = &c->rows[at];

    *out = (table_cell){.number = NAN};
    switch (c->shown[column]) {
    case C_CODE:
        out->text = r->code;
        break;
    case C_NAME:
        out->text = ladder_attribute(c->s, r->company, "name");
        break;
    case C_TOWN:
        out->text = ladder_attribute(c->s, r->company, "town");
        break;
    case C_HIGHEST:
        out->text = ladder_rung_text(c->s, r->highest, &c->style);
        break;
    case C_LABELS:
        ladder_labels_text(c->s, r->company, c->s->held[r->company], true, &c->style, c->text);
        out->text = c->text;
        break;
    case C_BESIDE:
        join_beside(c, r->company);
        out->text = c->text;
        break;
    default:
        next_cell(c, r, c->shown[column], out);
    }
}

static size_t fill_rows(companies *c)
{
    const ladder_state *s = c->s;
    size_t n = 0;

    for (uint32_t i = 0; i < s->n; i++) {
        int next = ladder_next(s->ladder, 0, s->held[i]);

        if (!s->is_in[i])
            continue;
        c->rows[n++] = (row){i, ladder_highest(s->ladder, 0, s->held[i]),
                             next == LADDER_NO_RUNG || !s->rungs[next] ? -1 : s->rungs[next]->readiness[i],
                             panel_code(s->b->panel, i)};
    }
    qsort(c->rows, n, sizeof *c->rows, compare_rows);
    return n;
}

document *ladder_companies_document(const ladder_state *s, const ladder_style *style)
{
    document *d = document_new();
    companies *c = d ? arena_take(document_memory(d), sizeof *c) : NULL;
    table t = {.cell = company_cell, .context = c};

    if (c) {
        c->s = s;
        c->style = *style;
        c->rows = arena_take_array(document_memory(d), s->n, sizeof *c->rows);
    }
    if (!c || !c->rows) {
        document_free(d);
        return NULL;
    }
    for (int i = 0; i < C_COLUMNS; i++) {
        if (style->is_for_people &&
            ((i == C_TOWN && !ladder_has_towns(s)) || (i == C_BESIDE && s->ladder->n_tracks == 1)))
            continue;
        c->columns[t.n_columns] = company_columns[i];
        c->columns[t.n_columns].heading = _(company_columns[i].heading);
        if (style->is_for_people && i == C_READINESS)
            c->columns[t.n_columns].decimals = 1;
        c->shown[t.n_columns++] = (unsigned char)i;
    }
    t.columns = c->columns;
    t.n_rows = fill_rows(c);
    document_table(d, "companies", NULL, &t);
    document_wide(d);
    return d;
}

/* --- one ------------------------------------------------------------------------------------------ */

enum { R_RUNG, R_TRACK, R_HELD, R_UNTIL, R_NEXT, R_STANDING, R_COLUMNS = R_STANDING + LADDER_STANDING_COLUMNS };

static const table_column rung_columns[R_COLUMNS] = {
    {"rung", N_("rung"), TABLE_TEXT, 0},      {"track", N_("track"), TABLE_TEXT, 0},
    {"held", N_("held"), TABLE_TEXT, 0},      {"until", N_("last day"), TABLE_DAY, 0},
    {"next", N_("next rung"), TABLE_TEXT, 0},      LADDER_STANDING,
};

static void add_rungs(document *d, const ladder_state *s, uint32_t company, const ladder_style *style)
{
    grid *g = ladder_grid(d, "rungs", _("Rungs"), rung_columns, R_COLUMNS, style);

    for (size_t r = 0; r < s->ladder->n_rungs; r++) {
        size_t track = s->ladder->rungs[r].track;
        const credential *held = ladder_held_by(s, r, company, s->b->on);
        char day[CERTIFICATE_DAY];

        grid_row(g);
        grid_text(g, R_RUNG, ladder_rung_text(s, (int)r, style), TABLE_PLAIN);
        grid_text(g, R_TRACK, ladder_track_text(s, track, style), TABLE_PLAIN);
        if (held) {
            grid_text(g, R_HELD, style->is_for_people ? _("held") : "yes", TABLE_GOOD);
            grid_text(g, R_UNTIL, certificate_last_day(held, style->is_for_people, day), TABLE_PLAIN);
        }
        if (ladder_next(s->ladder, track, s->held[company]) == (int)r)
            grid_text(g, R_NEXT, style->is_for_people ? _("next rung") : "yes", TABLE_PLAIN);
        ladder_standing_cells(g, R_STANDING, s, r, company, style);
    }
}

enum { T_LABEL, T_FROM, T_UNTIL, T_NUMBER, T_STATE, T_COLUMNS };

static const table_column certificate_columns[T_COLUMNS] = {
    [T_LABEL] = {"label", N_("label"), TABLE_TEXT, 0},
    [T_FROM] = {"granted_on", N_("granted on"), TABLE_DAY, 0},
    [T_UNTIL] = {"expires_on", N_("last day"), TABLE_DAY, 0},
    [T_NUMBER] = {"number", N_("number"), TABLE_CODE, 0},
    [T_STATE] = {"state", N_("state"), TABLE_TEXT, 0},
};

static const char *state_of(const credential *c, long on, bool is_for_people)
{
    if (c->granted_on > on)
        return is_for_people ? _("not yet granted") : "later";
    if (c->expires_on == DATE_NO_END)
        return is_for_people ? _("last day unknown") : "unknown";
    if (c->expires_on < on)
        return is_for_people ? _("expired") : "expired";
    return is_for_people ? _("valid") : "valid";
}

static int by_grant(const void *x, const void *y)
{
    const credential *a = *(const credential *const *)x, *b = *(const credential *const *)y;

    if (a->granted_on != b->granted_on)
        return a->granted_on < b->granted_on ? -1 : 1;
    return strcmp(a->model, b->model);
}

static void add_certificates(document *d, const ladder_state *s, uint32_t company, const ladder_style *style)
{
    const char *code = panel_code(s->b->panel, company);
    const credential **list;
    size_t n = 0;
    grid *g;

    if (!s->b->credentials)
        return;
    for (const credential *c = NULL; (c = credentials_next(s->b->credentials, code, c));)
        n++;
    list = arena_take_array(document_memory(d), n ? n : 1, sizeof *list);
    n = 0;
    for (const credential *c = NULL; list && (c = credentials_next(s->b->credentials, code, c));)
        list[n++] = c;
    if (n)
        qsort(list, n, sizeof *list, by_grant);
    g = ladder_grid(d, "certificates", _("Certificates of all dates"), certificate_columns, T_COLUMNS, style);
    for (size_t i = 0; i < n; i++) {
        rung_set rungs = ladder_certificate(s->ladder, list[i]->model);
        char text[LADDER_CELL], day[CERTIFICATE_DAY];

        grid_row(g);
        ladder_labels_text(s, company, rungs, false, style, text);
        grid_text(g, T_LABEL, rungs ? text : list[i]->model, TABLE_PLAIN);
        date_format(list[i]->granted_on, day);
        grid_text(g, T_FROM, day, TABLE_PLAIN);
        grid_text(g, T_UNTIL, certificate_last_day(list[i], style->is_for_people, day), TABLE_PLAIN);
        grid_text(g, T_NUMBER, list[i]->number, TABLE_PLAIN);
        grid_text(g, T_STATE, state_of(list[i], s->b->on, style->is_for_people), TABLE_PLAIN);
    }
}

document *ladder_company_document(const ladder_state *s, uint32_t company, const ladder_style *style)
{
    document *d = document_new();
    const char *name = ladder_attribute(s, company, "name");
    char text[LADDER_CELL];

    if (!d)
        return NULL;
    if (!style->only) {
        snprintf(text, sizeof text, "%.200s  %.200s", name ? name : panel_code(s->b->panel, company),
                 model_text_in(s->ladder->name, style->is_chinese));
        document_title(d, text);
        document_text(d, "uscc", _("code"), panel_code(s->b->panel, company));
        document_text(d, "highest", _("highest rung"),
                      ladder_rung_text(s, ladder_highest(s->ladder, 0, s->held[company]), style));
        ladder_labels_text(s, company, s->held[company], true, style, text);
        document_text(d, "labels", _("all labels"), *text || !style->is_for_people ? text : _("none"));
    }
    document_wide(d);
    if (ladder_wants(style, "rungs"))
        add_rungs(d, s, company, style);
    if (ladder_wants(style, "certificates"))
        add_certificates(d, s, company, style);
    return d;
}
