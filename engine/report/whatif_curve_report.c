/* A curve over the values of a parameter: the values, the cliff, who is near the line, and who moves where. */
#include <stdio.h>

#include "base/message.h"
#include "report/assessment_report.h"
#include "report/curve_picture.h"
#include "report/value_text.h"
#include "report/whatif_report.h"

enum {
    V_VALUE,
    V_SHOWN,
    V_YES,
    V_OPEN,
    V_NO,
    V_EXPECTED,
    V_ENTER,
    V_LEAVE,
    V_CHANGED,
    V_MARK,
    V_MARK_SHOWN,
    V_COLUMNS
};
enum { C_CODE, C_NAME, C_TOWN, C_FIRST };
enum { N_VERDICT = C_FIRST, N_THEN, N_VALUE, N_VALUE_SHOWN, N_DISTANCE, N_DISTANCE_SHOWN, N_COLUMNS };
enum { S_BEFORE = C_FIRST, S_AFTER, S_COLUMNS };
enum { M_MOVE = C_FIRST, M_VERDICT, M_THEN, M_FROM, M_FROM_SHOWN, M_TO, M_TO_SHOWN, M_VALUES, M_COLUMNS };

#define COMPANY \
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, -1}, [C_NAME] = {"name", N_("name"), TABLE_TEXT, -1}, \
    [C_TOWN] = {"town", N_("town"), TABLE_TEXT, -1}

static const table_column value_columns[V_COLUMNS] = {
    [V_VALUE] = {"value", NULL, TABLE_NUMBER, -1},
    [V_SHOWN] = {NULL, N_("value"), TABLE_TEXT, -1},
    [V_YES] = {"yes", N_("yes"), TABLE_NUMBER, 0},
    [V_OPEN] = {"open", N_("open"), TABLE_NUMBER, 0},
    [V_NO] = {"no", N_("no"), TABLE_NUMBER, 0},
    [V_EXPECTED] = {"expected", N_("expected to qualify"), TABLE_NUMBER, 2},
    [V_ENTER] = {"enter", N_("enter"), TABLE_NUMBER, 0},
    [V_LEAVE] = {"leave", N_("leave"), TABLE_NUMBER, 0},
    [V_CHANGED] = {"changed", N_("changed from the step before"), TABLE_NUMBER, 0},
    [V_MARK] = {"mark", NULL, TABLE_TEXT, -1},
    [V_MARK_SHOWN] = {NULL, N_("mark"), TABLE_TEXT, -1},
};
static const table_column near_columns[N_COLUMNS] = {
    COMPANY,
    [N_VERDICT] = {"verdict", N_("verdict"), TABLE_TEXT, -1},
    [N_THEN] = {"verdict_then", N_("verdict then"), TABLE_TEXT, -1},
    [N_VALUE] = {"value", NULL, TABLE_NUMBER, -1},
    [N_VALUE_SHOWN] = {NULL, N_("changes at"), TABLE_TEXT, -1},
    [N_DISTANCE] = {"distance", NULL, TABLE_NUMBER, -1},
    [N_DISTANCE_SHOWN] = {NULL, N_("distance"), TABLE_TEXT, -1},
};
static const table_column cliff_columns[S_COLUMNS] = {
    COMPANY,
    [S_BEFORE] = {"verdict_before", N_("verdict before"), TABLE_TEXT, -1},
    [S_AFTER] = {"verdict_after", N_("after"), TABLE_TEXT, -1},
};
static const table_column move_columns[M_COLUMNS] = {
    COMPANY,
    [M_MOVE] = {"move", N_("move"), TABLE_TEXT, -1},
    [M_VERDICT] = {"verdict", N_("verdict"), TABLE_TEXT, -1},
    [M_THEN] = {"verdict_then", N_("verdict then"), TABLE_TEXT, -1},
    [M_FROM] = {"from", NULL, TABLE_NUMBER, -1},
    [M_FROM_SHOWN] = {NULL, N_("from"), TABLE_TEXT, -1},
    [M_TO] = {"to", NULL, TABLE_NUMBER, -1},
    [M_TO_SHOWN] = {NULL, N_("to"), TABLE_TEXT, -1},
    [M_VALUES] = {"values", N_("values"), TABLE_NUMBER, 0},
};

typedef struct sheet {
    const whatif_curve *curve;
    const panel *panel;
    const whatif_frame *frame;
    document *document;
} sheet;

/* In Chinese amounts read as officials write them; all else as in the rule. */
static void shown_value(const sheet *s, int64_t value, char text[VALUE_TEXT_SIZE])
{
    const parameter_range *r = &s->curve->range;

    if (r->money && s->frame->is_chinese)
        value_text(parameter_range_number(r, value), UNIT_MONEY, true, text);
    else
        parameter_range_write(r, value, text);
}

static void put_value(const sheet *s, grid *g, size_t column, int64_t value)
{
    char text[VALUE_TEXT_SIZE];

    shown_value(s, value, text);
    grid_number(g, column, parameter_range_number(&s->curve->range, value));
    grid_text(g, column + 1, text, TABLE_PLAIN);
}

static void put_company(const sheet *s, grid *g, uint32_t company)
{
    const dictionary *d = panel_dictionary(s->panel);

    grid_row(g);
    grid_text(g, C_CODE, panel_code(s->panel, company), TABLE_PLAIN);
    grid_text(g, C_NAME, panel_text(s->panel, company, dictionary_find(d, "name")), TABLE_PLAIN);
    grid_text(g, C_TOWN, panel_text(s->panel, company, dictionary_find(d, "town")), TABLE_PLAIN);
}

static void put_verdict(const sheet *s, grid *g, size_t column, truth verdict)
{
    grid_text(g, column, s->frame->is_plain ? verdict_name(verdict) : verdict_word(verdict), verdict_tone(verdict));
}

/* --- the values ----------------------------------------------------------------------------------- */

static void put_mark(const sheet *s, grid *g, size_t i)
{
    const whatif_curve *c = s->curve;
    bool is_own = c->points[i].value == c->range.own, is_cliff = i && i == c->cliff;

    grid_text(g, V_MARK, is_own && is_cliff ? "rule cliff" : is_own ? "rule" : is_cliff ? "cliff" : "", TABLE_PLAIN);
    grid_text(g, V_MARK_SHOWN,
              is_own && is_cliff ? _("the rule as it is; cliff")
              : is_own           ? _("the rule as it is")
              : is_cliff         ? _("cliff")
                                 : "",
              TABLE_PLAIN);
}

static void write_values(const sheet *s)
{
    const whatif_curve *c = s->curve;
    grid *g = document_grid(s->document, "curve", s->frame->is_flat ? NULL : _("Over the values of the parameter"),
                            value_columns, V_COLUMNS);

    for (size_t i = 0; i < c->n_points; i++) {
        const curve_point *p = &c->points[i];

        grid_row(g);
        put_value(s, g, V_VALUE, p->value);
        grid_number(g, V_YES, (double)p->verdicts[TRUTH_TRUE]);
        grid_number(g, V_OPEN, (double)p->verdicts[TRUTH_UNKNOWN]);
        grid_number(g, V_NO, (double)p->verdicts[TRUTH_FALSE]);
        grid_number(g, V_EXPECTED, p->expected);
        grid_number(g, V_ENTER, (double)p->enter);
        grid_number(g, V_LEAVE, (double)p->leave);
        grid_number(g, V_CHANGED, (double)p->changed);
        put_mark(s, g, i);
    }
}

static void write_head(const sheet *s)
{
    const whatif_curve *c = s->curve;
    char text[VALUE_TEXT_SIZE], from[VALUE_TEXT_SIZE];

    document_number(s->document, "companies", _("companies"), (double)c->n_in, 0);
    document_text(s->document, "parameter", _("parameter"), c->range.name);
    shown_value(s, c->range.own, text);
    document_text(s->document, "own", _("value of the rule as it is"), text);
    document_number(s->document, "yes", _("yes with it"), (double)c->own.verdicts[TRUTH_TRUE], 0);
    document_number(s->document, "open", _("open with it"), (double)c->own.verdicts[TRUTH_UNKNOWN], 0);
    document_number(s->document, "no", _("no with it"), (double)c->own.verdicts[TRUTH_FALSE], 0);
    document_number(s->document, "expected", _("expected to qualify with it"), c->own.expected, 2);
    if (!c->cliff || s->frame->is_plain) /* its mark and companies stand in the tables */
        return;
    shown_value(s, c->points[c->cliff - 1].value, from);
    shown_value(s, c->points[c->cliff].value, text);
    document_text(s->document, "cliff", _("cliff"),
                  arena_print(document_memory(s->document),
                              PLURAL("from %s to %s: %zu company has another verdict",
                                     "from %s to %s: %zu companies have another verdict", c->points[c->cliff].changed),
                              from, text, c->points[c->cliff].changed));
}

static void write_picture(const sheet *s)
{
    text_buffer svg;

    text_buffer_init(&svg);
    curve_picture(&svg, s->curve);
    if (!svg.failed)
        document_picture(s->document, text_buffer_string(&svg), 0);
    text_buffer_clear(&svg);
}

/* --- companies ------------------------------------------------------------------------------------ */

static void write_near(const sheet *s)
{
    const whatif_curve *c = s->curve;
    grid *g =
        document_grid(s->document, "near", _("Companies whose verdict changes within one step of the rule's value"),
                      near_columns, N_COLUMNS);

    for (size_t i = 0; i < c->n_near; i++) {
        const curve_near *n = &c->near[i];

        put_company(s, g, n->company);
        put_verdict(s, g, N_VERDICT, (truth)c->own_verdicts[n->company]);
        put_verdict(s, g, N_THEN, n->then);
        put_value(s, g, N_VALUE, c->range.own + (n->is_above ? n->distance : -n->distance));
        put_value(s, g, N_DISTANCE, n->distance);
    }
}

static void write_cliff(const sheet *s)
{
    const whatif_curve *c = s->curve;
    grid *g;

    if (!c->cliff)
        return;
    g = document_grid(s->document, "cliff_companies", _("Companies whose verdict changes at the cliff"), cliff_columns,
                      S_COLUMNS);
    for (size_t i = 0; i < c->n_in; i++) {
        uint32_t company = c->order[i];

        if (c->cliff_from[company] == c->cliff_to[company])
            continue;
        put_company(s, g, company);
        put_verdict(s, g, S_BEFORE, (truth)c->cliff_from[company]);
        put_verdict(s, g, S_AFTER, (truth)c->cliff_to[company]);
    }
}

static whatif_move move_of(truth was, truth is)
{
    return is == TRUTH_TRUE    ? WHATIF_ENTERS
           : was == TRUTH_TRUE ? WHATIF_LEAVES
           : is > was          ? WHATIF_NEARER
                               : WHATIF_FURTHER;
}

static void move_row(const sheet *s, grid *g, uint32_t company, truth then)
{
    const whatif_curve *c = s->curve;
    const curve_stay *stay = &c->stays[WHATIF_CURVE_VERDICTS * (size_t)company + then];
    truth was = (truth)c->base->verdicts[company];
    whatif_move move = move_of(was, then);

    put_company(s, g, company);
    grid_text(g, M_MOVE, s->frame->is_plain ? whatif_move_name(move) : whatif_move_word(move),
              move == WHATIF_ENTERS || move == WHATIF_NEARER ? TABLE_GOOD : TABLE_BAD);
    put_verdict(s, g, M_VERDICT, was);
    put_verdict(s, g, M_THEN, then);
    put_value(s, g, M_FROM, c->points[stay->first].value);
    put_value(s, g, M_TO, c->points[stay->last].value);
    grid_number(g, M_VALUES, stay->n);
}

static void write_moves(const sheet *s)
{
    const whatif_curve *c = s->curve;
    grid *g =
        document_grid(s->document, "moved", _("Companies that move, and with which values"), move_columns, M_COLUMNS);

    for (int move = WHATIF_ENTERS; move < WHATIF_STAYS; move++) {
        for (size_t i = 0; i < c->n_in; i++) {
            truth was = (truth)c->base->verdicts[c->order[i]];

            for (int then = 0; then < WHATIF_CURVE_VERDICTS; then++) {
                if (c->stays[WHATIF_CURVE_VERDICTS * (size_t)c->order[i] + then].n &&
                    move_of(was, (truth)then) == (whatif_move)move)
                    move_row(s, g, c->order[i], (truth)then);
            }
        }
    }
}

document *whatif_curve_document(const whatif_curve *c, const panel *p, const whatif_frame *f)
{
    sheet s = {c, p, f, document_new()};
    char part[VALUE_TEXT_SIZE];

    if (!s.document)
        return NULL;
    if (f->is_flat) {
        write_values(&s);
        return s.document;
    }
    if (f->title)
        document_title(s.document, f->title);
    write_head(&s);
    whatif_write_changes(s.document, f);
    write_picture(&s);
    write_values(&s);
    write_near(&s);
    write_cliff(&s);
    write_moves(&s);
    shown_value(&s, c->range.step / RANGE_PARTS, part);
    document_note(s.document,
                  _("distances were tried in steps of %s; a change of verdict is at most one of them nearer"), part);
    return s.document;
}
