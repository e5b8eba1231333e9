/* One light, traced: where each number stands, how it is computed, and which rule says what of it. */
#include <math.h>
#include <stdio.h>

#include "base/date.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/cite_text.h"
#include "report/target_report.h"
#include "report/target_row_text.h"
#include "report/target_text.h"

typedef struct writer {
    document *d;
    const target_study *s;
    const target_row *row;
    bool zh;
    text_buffer text;
} writer;

/* A named value; an empty one is left out. */
static void put(writer *w, const char *name, const char *label)
{
    if (w->text.length)
        document_text(w->d, name, label, text_buffer_string(&w->text));
    text_buffer_empty(&w->text);
}

static void quantity(writer *w, double value)
{
    if (isnan(value))
        text_buffer_append_string(&w->text, "–");
    else if (w->row->target->unit)
        target_quantity_text(value, w->row->target->unit, w->zh, &w->text);
    else
        text_buffer_append_string(&w->text, value >= 1 ? _("done") : _("not done"));
}

static void fixed(writer *w, double value, int decimals)
{
    char text[400];

    text_buffer_append(&w->text, text, number_format_fixed(value, decimals, text, sizeof text));
}

static void shortest(writer *w, double value)
{
    char text[32];

    text_buffer_append(&w->text, text, number_format(value, text));
}

static void write_item(writer *w)
{
    const target *t = w->row->target;

    text_buffer_append_string(&w->text, model_text_in(t->name, w->zh));
    if (w->row->part)
        text_buffer_print(&w->text, " · %s", w->row->part->to);
    put(w, "item", _("target item"));
    if (t->text)
        text_buffer_append_string(&w->text, t->text);
    put(w, "words", _("words of the plan"));
    head_cite_text(&t->plan->head, &t->cite, w->zh, &w->text);
    text_buffer_append_string(&w->text, _("; "));
    target_place_text(t->plan->file, t->line, &w->text);
    put(w, "source", _("source"));
    target_row_aim_text(w->row, &w->text);
    if (t->unit && *model_text_in(t->unit->name, w->zh))
        text_buffer_print(&w->text, " %s", model_text_in(t->unit->name, w->zh));
    put(w, "aim", _("aim"));
    target_due_text(w->row, &w->text);
    put(w, "due", _("deadline"));
    if (t->owner)
        text_buffer_append_string(&w->text, t->owner);
    put(w, "owner", _("responsible"));
    target_joint_text(t, &w->text);
    put(w, "joint", _("taking part"));
}

static void reading(writer *w, const target_reading *r)
{
    quantity(w, r->value);
    if (!r->origin)
        return;
    text_buffer_append_string(&w->text, _("; "));
    target_row_day_text(r, &w->text);
    text_buffer_append_string(&w->text, _("; "));
    target_reading_text(r, &w->text);
    if (r->typed && *r->typed->evidence)
        text_buffer_print(&w->text, _(", evidence: %s"), r->typed->evidence);
}

/* The command that shows what stands behind a value of tables, by name. */
static void put_command(writer *w, const target_reading *r)
{
    const target_count *c = r->count;
    char day[11], from[11];

    date_format(r->day, day);
    date_format(r->from, from);
    if (c->from == COUNT_COVERAGE) {
        text_buffer_print(&w->text, "tidu coverage %s --on %s", c->coverage, day);
    } else if (c->from == COUNT_MONTHS) {
        text_buffer_print(&w->text, "tidu monthly %s --month %.7s", c->months, day);
    } else {
        text_buffer_print(&w->text, "SELECT %s%s%s FROM company", c->sum ? "sum(" : "count(", c->sum ? c->sum : "*", ")");
        if (c->dated)
            text_buffer_print(&w->text, " WHERE %s > '%s' AND %s <= '%s'", c->dated, from, c->dated, day);
        text_buffer_print(&w->text, " -- database of the subject %s", c->table);
    }
    if (r->town)
        text_buffer_print(&w->text, c->from == COUNT_TABLE ? "; town: %s" : " --town '%s'", r->town);
    if (c->where)
        text_buffer_print(&w->text, c->from == COUNT_TABLE ? "; where: %s" : " --where '%s'", c->where);
}

/* What gives the number again, for programs. */
static void put_query(writer *w, const target_reading *r)
{
    bool is_filed = r->origin == READING_APPLICATIONS;
    const char *table = is_filed ? "application" : "credential", *day = is_filed ? "day" : "granted_on";
    char from[11], to[11];

    if (!r->count)
        return;
    if (r->origin == READING_TABLES) {
        put_command(w, r);
        document_text(w->d, "query", NULL, text_buffer_string(&w->text));
        text_buffer_empty(&w->text);
    }
    if (r->origin != READING_CERTIFICATES && !is_filed)
        return;
    date_format(r->day, to);
    text_buffer_print(&w->text, "SELECT count(%s) FROM %s t", r->count->which ? "DISTINCT t.uscc" : "*", table);
    if (r->town)
        text_buffer_print(&w->text, " JOIN company c ON c.uscc = t.uscc AND c.town = '%s'", r->town);
    text_buffer_print(&w->text, " WHERE t.%s = '%s' AND t.%s <= '%s'", is_filed ? "model" : "credential", r->count->model, day, to);
    if (is_filed)
        text_buffer_print(&w->text, " AND t.status = '%s'", r->count->status);
    if (r->count->which)
        text_buffer_print(&w->text, " AND t.expires_on >= '%s'", to);
    if (r->from != DATE_NO_BEGIN) {
        date_format(r->from, from);
        text_buffer_print(&w->text, " AND t.%s > '%s'", day, from);
    }
    document_text(w->d, "query", NULL, text_buffer_string(&w->text));
    text_buffer_empty(&w->text);
}

static void write_values(writer *w)
{
    const target_row *r = w->row;

    if (r->target->span == TARGET_LEVEL && r->target->unit && !isnan(r->curve.base)) {
        if (r->base.origin && r->base.value == r->curve.base) {
            reading(w, &r->base);
        } else {
            quantity(w, r->curve.base);
            text_buffer_append_string(&w->text, _("; stated by the plan"));
        }
    }
    put(w, "base", _("base value"));
    if (r->values.used.origin)
        reading(w, &r->values.used);
    else
        text_buffer_append_string(&w->text, _("no value is known"));
    put(w, "value", _("value"));
    if (r->values.other.origin)
        reading(w, &r->values.other);
    put(w, "other_value", _("other value"));
    put_query(w, r->values.used.count ? &r->values.used : &r->values.other);
}

static void write_plan(writer *w)
{
    const target_curve *c = &w->row->curve;
    const plan_point *p = target_curve_point(c, w->s->options.day);

    text_buffer_print(&w->text, "%s (%s)", target_curve_text(c), target_curve_origin_text(c));
    if (c->rule && c->rule->note.zh)
        text_buffer_print(&w->text, _("; %s"), model_text_in(c->rule->note, w->zh));
    put(w, "curve", _("planned"));
    if (p && p->day)
        text_buffer_print(&w->text, "%02d-%02d", p->month, p->day);
    else if (p)
        text_buffer_print(&w->text, "%04d-%02d", p->year, p->month);
    put(w, "point", _("last point that is due"));
    if (!isnan(w->row->standing.share)) {
        fixed(w, w->row->standing.share * 100, 2);
        text_buffer_append_string(&w->text, "%");
        if (!isnan(w->row->standing.planned)) {
            text_buffer_append_string(&w->text, " = ");
            fixed(w, w->row->standing.planned, 2);
            if (w->row->target->unit)
                text_buffer_print(&w->text, " %s", model_text_in(w->row->target->unit->name, w->zh));
        }
    }
    put(w, "planned", _("planned by now"));
}

static void write_completion(writer *w)
{
    const target_row *r = w->row;
    const target_standing *s = &r->standing;

    if (!isnan(s->completion)) {
        fixed(w, s->completion * 100, 2);
        text_buffer_append_string(&w->text, "%");
    }
    put(w, "completion", _("completion"));
    if (!isnan(s->stretch)) {
        fixed(w, s->stretch * 100, 2);
        text_buffer_append_string(&w->text, "%");
    }
    put(w, "stretch", _("of the stretch"));
    if (!isnan(s->points)) {
        double base = isnan(r->curve.base) ? 0 : r->curve.base;

        if (r->target->unit && r->target->comparator != TARGET_RANK && base != r->curve.aim) {
            text_buffer_append_string(&w->text, "(");
            shortest(w, s->value);
            text_buffer_append_string(&w->text, " − ");
            shortest(w, base);
            text_buffer_append_string(&w->text, ") / (");
            shortest(w, r->curve.aim);
            text_buffer_append_string(&w->text, " − ");
            shortest(w, base);
            text_buffer_append_string(&w->text, ") − ");
            fixed(w, s->share * 100, 2);
            text_buffer_append_string(&w->text, "% = ");
        }
        fixed(w, s->points, 2);
    }
    put(w, "points", _("points ahead"));
    target_chance_text(&r->chance, &w->text);
    if (!isnan(r->chance.chance)) {
        char chance[16];

        table_chance_text(r->chance.chance, chance);
        text_buffer_print(&w->text, ": %s", chance);
    }
    put(w, "chance", _("chance to reach it"));
}

static void write_light(writer *w)
{
    target_light_text(w->row->standing.light, w->zh, &w->text);
    text_buffer_append_string(&w->text, _("; "));
    target_light_number_text(&w->row->standing, w->s->rule, &w->text);
    put(w, "light", _("light"));
    text_buffer_append_string(&w->text, model_text_in(w->s->rule->name, w->zh));
    text_buffer_append_string(&w->text, _("; "));
    head_cite_text(&w->s->lights->head, &w->s->rule->cite, w->zh, &w->text);
    text_buffer_print(&w->text, " (%s)", provenance_text(w->s->rule->cite.seen));
    text_buffer_append_string(&w->text, _("; "));
    target_place_text(w->s->lights->file, w->s->rule->line, &w->text);
    put(w, "rule", _("rule of lights"));
}

/* --- tables ---------------------------------------------------------------------------------------------------------- */

enum { R_COLOUR, R_LIGHT, R_WHEN, R_TAKEN, R_COLUMNS };

static const table_column rule_columns[R_COLUMNS] = {
    [R_COLOUR] = {"colour", NULL, TABLE_TEXT, 0},
    [R_LIGHT] = {"light", N_("light"), TABLE_TEXT, 0},
    [R_WHEN] = {"when", N_("when"), TABLE_TEXT, 0},
    [R_TAKEN] = {"taken", N_("this target"), TABLE_TEXT, 0},
};

static void put_bound(writer *w, const char *sign, double bound)
{
    if (isnan(bound))
        return;
    text_buffer_print(&w->text, "%s%s ", w->text.length ? ", " : "", sign);
    shortest(w, bound);
}

static void write_rule(writer *w)
{
    static const char *const ways[] = {[LIGHT_BY_POINTS] = N_("Lights by points ahead of the plan"),
                                       [LIGHT_BY_COMPLETION] = N_("Lights by per cent of the aim"),
                                       [LIGHT_BY_SCHEDULE] = N_("Lights by per cent of what is planned")};
    grid *g = document_grid(w->d, "lights", _(ways[w->s->rule->by]), rule_columns, R_COLUMNS);

    for (size_t i = 0; g && i < w->s->rule->n_lights; i++) {
        const light *l = &w->s->rule->lights[i];

        grid_row(g);
        grid_text(g, R_COLOUR, l->colour, TABLE_PLAIN);
        target_light_text(l, w->zh, &w->text);
        grid_buffer(g, R_LIGHT, &w->text, target_light_tone(l));
        put_bound(w, "≥", l->from);
        put_bound(w, ">", l->above);
        put_bound(w, "≤", l->to);
        put_bound(w, "<", l->below);
        grid_text(g, R_WHEN, w->text.length ? text_buffer_string(&w->text) : _("otherwise"), TABLE_PLAIN);
        text_buffer_empty(&w->text);
        if (l == w->row->standing.light)
            grid_text(g, R_TAKEN, "←", TABLE_PLAIN);
    }
}

enum { V_TOWN, V_DAY, V_VALUE, V_UNIT, V_REASON, V_EVIDENCE, V_BY, V_FILE, V_LINE, V_IMPORT, V_IMPORTED, V_COLUMNS };

static const table_column value_columns[V_COLUMNS] = {
    [V_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [V_DAY] = {"as_of", N_("of the day"), TABLE_DAY, 0},
    [V_VALUE] = {"value", N_("value"), TABLE_NUMBER, -1},
    [V_UNIT] = {"unit", N_("unit"), TABLE_TEXT, 0},
    [V_REASON] = {"reason", N_("reason"), TABLE_TEXT, 0},
    [V_EVIDENCE] = {"evidence", N_("evidence"), TABLE_TEXT, 0},
    [V_BY] = {"entered_by", N_("entered by"), TABLE_TEXT, 0},
    [V_FILE] = {"file", N_("file"), TABLE_TEXT, 0},
    [V_LINE] = {"line", N_("file line"), TABLE_NUMBER, 0},
    [V_IMPORT] = {"import", N_("import id"), TABLE_NUMBER, 0},
    [V_IMPORTED] = {"imported_on", N_("imported"), TABLE_DAY, 0},
};

static void add_value(grid *g, const typed_value *v, const target *t, bool zh)
{
    char day[11];

    date_format(v->day, day);
    grid_row(g);
    grid_text(g, V_TOWN, v->town, TABLE_PLAIN);
    grid_text(g, V_DAY, day, TABLE_PLAIN);
    grid_number(g, V_VALUE, v->value);
    grid_text(g, V_UNIT, *v->unit ? v->unit : t->unit ? model_text_in(t->unit->name, zh) : "", TABLE_PLAIN);
    grid_text(g, V_REASON, v->reason, TABLE_PLAIN);
    grid_text(g, V_EVIDENCE, v->evidence, TABLE_PLAIN);
    grid_text(g, V_BY, v->entered_by, TABLE_PLAIN);
    grid_text(g, V_FILE, v->file, TABLE_FAINT);
    grid_number(g, V_LINE, (double)v->line);
    if (v->import)
        grid_number(g, V_IMPORT, (double)v->import);
    grid_text(g, V_IMPORTED, v->imported_on, TABLE_FAINT);
}

static void write_typed(writer *w)
{
    size_t n;
    const typed_value *const *list = target_values_typed(w->s->values, w->row->target, &n);
    grid *g = n ? document_grid(w->d, "values", _("Reported values, of each month the latest import last"), value_columns, V_COLUMNS) : NULL;

    for (size_t i = 0; g && i < n; i++)
        add_value(g, list[i], w->row->target, w->zh);
    if (g)
        grid_hide_empty(g);
}

document *target_explain_document(const target_study *s, bool is_chinese)
{
    writer w = {document_new(), s, &s->rows[0], is_chinese, {0}};

    if (!w.d)
        return NULL;
    text_buffer_init(&w.text);
    document_language(w.d, is_chinese);
    document_title(w.d, _("A light, traced"));
    write_item(&w);
    write_values(&w);
    write_plan(&w);
    write_completion(&w);
    write_light(&w);
    write_rule(&w);
    write_typed(&w);
    target_add_notes(w.d, s, true, is_chinese);
    text_buffer_clear(&w.text);
    return w.d;
}
