/*
 * The monthly bulletin (通报) and the pack of a meeting (例会材料): the same lights, once as a sheet to be sent round, once office by office
 * with the list of problems to be filled in. A light is written as shape and word everywhere.
 */
#include "report/target_pack_report.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "report/cite_text.h"
#include "report/target_report.h"
#include "report/target_row_text.h"
#include "report/target_text.h"

typedef struct writer {
    document *d;
    const target_pack *p;
    bool zh;
    text_buffer text;
} writer;

static void put(writer *w, grid *g, size_t column, table_tone tone)
{
    grid_buffer(g, column, &w->text, tone);
}

static void put_light(writer *w, grid *g, size_t column, const light *l)
{
    target_light_text(l, w->zh, &w->text);
    put(w, g, column, target_light_tone(l));
}

/* "42 家"; of what is done by a day a word. */
static void put_quantity(writer *w, grid *g, size_t column, const target *t, double value)
{
    if (isnan(value))
        return;
    if (t->unit)
        target_quantity_text(round(value * 100) / 100, t->unit, w->zh, &w->text);
    else
        text_buffer_append_string(&w->text, value >= 1 ? _("done") : _("not done"));
    put(w, g, column, TABLE_PLAIN);
}

static void put_item(writer *w, grid *g, size_t column, const target *t)
{
    if (w->p->study->plans.n > 1)
        text_buffer_print(&w->text, "%s · ", model_text_in(t->plan->district, w->zh));
    text_buffer_append_string(&w->text, model_text_in(t->name, w->zh));
    put(w, g, column, TABLE_PLAIN);
}

static void put_aim(writer *w, grid *g, size_t column, const target_row *r)
{
    const target *t = r->target;

    target_row_aim_text(r, &w->text);
    if (t->unit && *model_text_in(t->unit->name, w->zh))
        text_buffer_print(&w->text, t->unit->counted == TARGET_SHARE || t->unit->counted == TARGET_RATE ? "%s" : " %s", model_text_in(t->unit->name, w->zh));
    put(w, g, column, TABLE_PLAIN);
}

static void put_day(writer *w, grid *g, size_t column, long day)
{
    char text[11];

    (void)w;
    date_format(day, text);
    grid_text(g, column, text, TABLE_PLAIN);
}

/* --- the head -------------------------------------------------------------------------------------------------------- */

static void write_title(writer *w, bool is_meeting)
{
    const target_library *plans = &w->p->study->plans;
    date d = date_from_days(w->p->day);
    char day[11];

    if (plans->n == 1)
        text_buffer_print(&w->text, w->zh ? "%s " : "%s: ", model_text_in(plans->plans[0]->district, w->zh));
    if (is_meeting)
        text_buffer_print(&w->text, _("papers for the meeting on targets, %d-%02d"), d.year, d.month);
    else
        text_buffer_print(&w->text, _("bulletin on targets, %d-%02d"), d.year, d.month);
    document_title(w->d, text_buffer_string(&w->text));
    text_buffer_empty(&w->text);
    date_format(w->p->day, day);
    document_text(w->d, "day", _("data of"), day);
    if (w->p->study->options.owner)
        document_text(w->d, "owner", _("office"), w->p->study->options.owner);
    head_cite_text(&w->p->study->lights->head, &w->p->study->rule->cite, w->zh, &w->text);
    text_buffer_print(&w->text, _("; %s"), model_text_in(w->p->study->rule->name, w->zh));
    document_text(w->d, "rule", _("rule of lights"), text_buffer_string(&w->text));
    text_buffer_empty(&w->text);
}

static void write_summary(writer *w)
{
    const light_counts *c = &w->p->counts;
    bool has_any = false;

    text_buffer_print(&w->text, PLURAL("%zu target: ", "%zu targets: ", c->all), c->all);
    for (size_t i = 0; i < w->p->n_lights; i++) {
        if (!c->of[i])
            continue;
        text_buffer_append_string(&w->text, has_any ? _(", ") : "");
        target_light_text(w->p->lights[i], w->zh, &w->text);
        text_buffer_print(&w->text, " %zu", c->of[i]);
        has_any = true;
    }
    text_buffer_append_string(&w->text, _("."));
    document_paragraph(w->d, "summary", text_buffer_string(&w->text));
    text_buffer_empty(&w->text);
}

enum { C_LIGHT, C_NOW, C_BEFORE, C_COLUMNS };

static const table_column count_columns[C_COLUMNS] = {
    [C_LIGHT] = {"light", N_("light"), TABLE_TEXT, 0},
    [C_NOW] = {"now", N_("this time"), TABLE_NUMBER, 0},
    [C_BEFORE] = {"before", N_("last time"), TABLE_NUMBER, 0},
};

static void write_counts(writer *w)
{
    grid *g = document_grid(w->d, "counts", _("How many targets have which light"), count_columns, C_COLUMNS);

    for (size_t i = 0; g && i < w->p->n_lights; i++) {
        if (!w->p->counts.of[i] && !w->p->counts_then.of[i])
            continue;
        grid_row(g);
        put_light(w, g, C_LIGHT, w->p->lights[i]);
        grid_number(g, C_NOW, (double)w->p->counts.of[i]);
        grid_number(g, C_BEFORE, (double)w->p->counts_then.of[i]);
    }
}

/* --- targets --------------------------------------------------------------------------------------------------------- */

enum { T_NUMBER, T_ITEM, T_TOWN, T_METHOD, T_AIM, T_VALUE, T_DAY, T_PLANNED, T_COMPLETION, T_LIGHT, T_WHY, T_CHANCE, T_OWNER, T_JOINT, T_DUE, T_COLUMNS };

static const table_column target_columns[T_COLUMNS] = {
    [T_NUMBER] = {"number", N_("no."), TABLE_NUMBER, 0},
    [T_ITEM] = {"item", N_("target item"), TABLE_TEXT, 0},
    [T_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [T_METHOD] = {"split_method", N_("split"), TABLE_TEXT, 0},
    [T_AIM] = {"aim", N_("aim"), TABLE_TEXT, 0},
    [T_VALUE] = {"value", N_("reached"), TABLE_TEXT, 0},
    [T_DAY] = {"as_of", N_("of the day"), TABLE_DAY, 0},
    [T_PLANNED] = {"planned", N_("planned by now"), TABLE_TEXT, 0},
    [T_COMPLETION] = {"completion", N_("completion"), TABLE_SHARE, -1},
    [T_LIGHT] = {"light", N_("light"), TABLE_TEXT, 0},
    [T_WHY] = {"why", N_("because"), TABLE_TEXT, 0},
    [T_CHANCE] = {"chance", N_("chance to reach it"), TABLE_CHANCE, 4},
    [T_OWNER] = {"owner", N_("responsible"), TABLE_TEXT, 0},
    [T_JOINT] = {"joint", N_("taking part"), TABLE_TEXT, 0},
    [T_DUE] = {"due", N_("deadline"), TABLE_DAY, 0},
};

static void add_target(writer *w, grid *g, const target_row *r)
{
    const target *t = r->target;

    grid_row(g);
    grid_number(g, T_NUMBER, (double)grid_rows(g));
    put_item(w, g, T_ITEM, t);
    if (r->part) {
        grid_text(g, T_TOWN, r->part->to, TABLE_PLAIN);
        grid_text(g, T_METHOD, target_method_text(t->method), TABLE_FAINT);
    }
    put_aim(w, g, T_AIM, r);
    put_quantity(w, g, T_VALUE, t, r->standing.value);
    if (r->values.used.origin)
        put_day(w, g, T_DAY, r->values.used.day);
    if (t->unit)
        put_quantity(w, g, T_PLANNED, t, r->standing.planned);
    else if (r->standing.planned >= 1)
        grid_text(g, T_PLANNED, _("to be done by now"), TABLE_PLAIN);
    if (!isnan(r->standing.completion))
        grid_number(g, T_COMPLETION, r->standing.completion);
    put_light(w, g, T_LIGHT, r->standing.light);
    if (r->standing.reason < LIGHT_NO_VALUE)
        target_light_number_text(&r->standing, w->p->study->rule, &w->text);
    put(w, g, T_WHY, TABLE_FAINT);
    if (!isnan(r->chance.chance))
        grid_number(g, T_CHANCE, r->chance.chance);
    if (t->owner)
        grid_text(g, T_OWNER, t->owner, TABLE_PLAIN);
    target_joint_text(t, &w->text);
    put(w, g, T_JOINT, TABLE_PLAIN);
    put_day(w, g, T_DUE, r->curve.end);
}

static void write_targets(writer *w)
{
    grid *g = document_grid(w->d, "targets", _("Targets by light"), target_columns, T_COLUMNS);

    for (size_t i = 0; g && i < w->p->n; i++) {
        if (w->p->rows[i]->standing.reason != LIGHT_NO_VALUE)
            add_target(w, g, w->p->rows[i]);
    }
    if (g)
        grid_hide_empty(g);
}

static void write_towns(writer *w)
{
    grid *g = w->p->n_parts ? document_grid(w->d, "towns", _("Towns"), target_columns, T_COLUMNS) : NULL;

    for (size_t i = 0; g && i < w->p->n_parts; i++)
        add_target(w, g, w->p->parts[i]);
    if (g)
        grid_hide_empty(g);
}

/* --- changes ---------------------------------------------------------------------------------------------------------- */

enum { H_ITEM, H_THEN, H_NOW, H_VALUE_THEN, H_VALUE_NOW, H_OWNER, H_COLUMNS };

static const table_column change_columns[H_COLUMNS] = {
    [H_ITEM] = {"item", N_("target item"), TABLE_TEXT, 0},
    [H_THEN] = {"light_then", N_("light then"), TABLE_TEXT, 0},
    [H_NOW] = {"light_now", N_("light now"), TABLE_TEXT, 0},
    [H_VALUE_THEN] = {"value_then", N_("reached then"), TABLE_TEXT, 0},
    [H_VALUE_NOW] = {"value_now", N_("reached now"), TABLE_TEXT, 0},
    [H_OWNER] = {"owner", N_("responsible"), TABLE_TEXT, 0},
};

static void write_changes(writer *w)
{
    char before[11];
    grid *g;

    date_format(w->p->before, before);
    text_buffer_print(&w->text, _("Lights that have changed since %s"), before);
    g = document_grid(w->d, "changes", text_buffer_string(&w->text), change_columns, H_COLUMNS);
    text_buffer_empty(&w->text);
    for (size_t i = 0; g && i < w->p->n; i++) {
        const target_row *r = w->p->rows[i], *then = &w->p->then[i];

        if (r->standing.light == then->standing.light)
            continue;
        grid_row(g);
        put_item(w, g, H_ITEM, r->target);
        put_light(w, g, H_THEN, then->standing.light);
        put_light(w, g, H_NOW, r->standing.light);
        put_quantity(w, g, H_VALUE_THEN, r->target, then->standing.value);
        put_quantity(w, g, H_VALUE_NOW, r->target, r->standing.value);
        if (r->target->owner)
            grid_text(g, H_OWNER, r->target->owner, TABLE_PLAIN);
    }
    if (g && !grid_rows(g)) {
        grid_hide_empty(g);
        text_buffer_print(&w->text, _("No light has changed since %s."), before);
        document_paragraph(w->d, "no_changes", text_buffer_string(&w->text));
        text_buffer_empty(&w->text);
    }
}

/* --- what is to be filled in ------------------------------------------------------------------------------------------ */

enum { P_NUMBER, P_ITEM, P_LIGHT, P_MISSING, P_OWNER, P_JOINT, P_DUE, P_REASON, P_MEASURE, P_BY, P_EVIDENCE, P_COLUMNS };

static const table_column problem_columns[P_COLUMNS] = {
    [P_NUMBER] = {"number", N_("no."), TABLE_NUMBER, 0},
    [P_ITEM] = {"item", N_("target item"), TABLE_TEXT, 0},
    [P_LIGHT] = {"light", N_("light"), TABLE_TEXT, 0},
    [P_MISSING] = {"missing", N_("missing by the plan"), TABLE_TEXT, 0},
    [P_OWNER] = {"owner", N_("responsible"), TABLE_TEXT, 0},
    [P_JOINT] = {"joint", N_("taking part"), TABLE_TEXT, 0},
    [P_DUE] = {"due", N_("deadline"), TABLE_DAY, 0},
    [P_REASON] = {"reason", N_("reason of the delay"), TABLE_TEXT, 0},
    [P_MEASURE] = {"measure", N_("what is done"), TABLE_TEXT, 0},
    [P_BY] = {"done_by", N_("by when"), TABLE_TEXT, 0},
    [P_EVIDENCE] = {"evidence", N_("evidence"), TABLE_TEXT, 0},
};

static void add_problem(writer *w, grid *g, const target_row *r)
{
    const target *t = r->target;
    double missing = r->standing.planned - r->standing.value;

    grid_row(g);
    grid_number(g, P_NUMBER, (double)grid_rows(g));
    put_item(w, g, P_ITEM, t);
    put_light(w, g, P_LIGHT, r->standing.light);
    if (t->unit && missing > 0)
        put_quantity(w, g, P_MISSING, t, missing);
    if (t->owner)
        grid_text(g, P_OWNER, t->owner, TABLE_PLAIN);
    target_joint_text(t, &w->text);
    put(w, g, P_JOINT, TABLE_PLAIN);
    put_day(w, g, P_DUE, r->curve.end);
    for (size_t c = P_REASON; c < P_COLUMNS; c++)
        grid_text(g, c, "        ", TABLE_TO_WRITE);
}

static void write_problems(writer *w)
{
    grid *g = document_grid(w->d, "problems", _("List of problems, to be filled in"), problem_columns, P_COLUMNS);

    for (size_t i = 0; g && i < w->p->n; i++) {
        size_t means = w->p->rows[i]->standing.light->means;

        if (means == LIGHT_IS_BAD || means == LIGHT_IS_WARNING)
            add_problem(w, g, w->p->rows[i]);
    }
    if (g)
        grid_hide_empty(g);
}

enum { N_ITEM, N_AIM, N_OWNER, N_DUE, N_COLUMNS };

static const table_column missing_columns[N_COLUMNS] = {
    [N_ITEM] = {"item", N_("target item"), TABLE_TEXT, 0},
    [N_AIM] = {"aim", N_("aim"), TABLE_TEXT, 0},
    [N_OWNER] = {"owner", N_("responsible"), TABLE_TEXT, 0},
    [N_DUE] = {"due", N_("deadline"), TABLE_DAY, 0},
};

static void write_missing(writer *w)
{
    grid *g = document_grid(w->d, "missing", _("Targets without a value"), missing_columns, N_COLUMNS);

    for (size_t i = 0; g && i < w->p->n; i++) {
        const target_row *r = w->p->rows[i];

        if (r->standing.reason != LIGHT_NO_VALUE)
            continue;
        grid_row(g);
        put_item(w, g, N_ITEM, r->target);
        put_aim(w, g, N_AIM, r);
        if (r->target->owner)
            grid_text(g, N_OWNER, r->target->owner, TABLE_PLAIN);
        put_day(w, g, N_DUE, r->curve.end);
    }
    if (g)
        grid_hide_empty(g);
}

/* --- offices ---------------------------------------------------------------------------------------------------------- */

enum { O_OFFICE, O_PART, O_ALL, O_LIGHTS };

static void add_office(writer *w, grid *g, const char *name, const char *part, const light_counts *c)
{
    if (!c->all)
        return;
    grid_row(g);
    grid_text(g, O_OFFICE, name, TABLE_PLAIN);
    grid_text(g, O_PART, part, TABLE_PLAIN);
    grid_number(g, O_ALL, (double)c->all);
    for (size_t k = 0; k < w->p->n_lights; k++) {
        if (c->of[k])
            grid_number(g, O_LIGHTS + k, (double)c->of[k]);
    }
}

/* A column for each light, by its name. */
static void write_offices(writer *w)
{
    static const char *const names[PACK_MOST_LIGHTS] = {"light_1", "light_2", "light_3", "light_4", "light_5", "light_6", "light_7", "light_8",
                                                        "light_9", "light_10", "light_11", "light_12", "light_13", "light_14", "light_15", "light_16"};
    table_column columns[O_LIGHTS + PACK_MOST_LIGHTS] = {{"office", N_("office"), TABLE_TEXT, 0},
                                                         {"part", N_("its part"), TABLE_TEXT, 0},
                                                         {"targets", N_("number of targets"), TABLE_NUMBER, 0}};
    grid *g;

    if (!w->p->n_offices)
        return;
    for (size_t k = 0; k < w->p->n_lights; k++) {
        const char *name = arena_copy_string(document_memory(w->d), model_text_in(w->p->lights[k]->name, w->zh)); /* outlives the rules */

        columns[O_LIGHTS + k] = (table_column){names[k], name ? name : "", TABLE_NUMBER, 0};
    }
    g = document_grid(w->d, "offices", _("Offices: what they lead and what they take part in"), columns, O_LIGHTS + w->p->n_lights);
    for (size_t i = 0; g && i < w->p->n_offices; i++) {
        const pack_office *o = &w->p->offices[i];

        add_office(w, g, o->name, _("leads"), &o->lead);
        add_office(w, g, o->name, _("takes part"), &o->joint);
    }
    if (g)
        grid_hide_empty(g);
}

static void write_office(writer *w, size_t number)
{
    const pack_office *o = &w->p->offices[number];

    for (int is_joint = 0; is_joint < 2; is_joint++) {
        const char *name = arena_print(document_memory(w->d), is_joint ? "office_%zu_joint" : "office_%zu_lead", number + 1);
        grid *g = NULL;

        text_buffer_print(&w->text, is_joint ? _("%s: taking part") : _("%s: responsible"), o->name);
        if ((is_joint ? o->joint : o->lead).all)
            g = document_grid(w->d, name ? name : "office", text_buffer_string(&w->text), target_columns, T_COLUMNS);
        text_buffer_empty(&w->text);
        for (size_t i = 0; g && i < w->p->n; i++) {
            const target *t = w->p->rows[i]->target;
            bool leads = t->owner && !strcmp(t->owner, o->name);

            if (target_is_of(t, o->name) && leads != is_joint)
                add_target(w, g, w->p->rows[i]);
        }
        if (g)
            grid_hide_empty(g);
    }
}

document *target_pack_document(const target_pack *p, bool is_meeting, bool is_chinese)
{
    writer w = {document_new(), p, is_chinese, {0}};

    if (!w.d)
        return NULL;
    text_buffer_init(&w.text);
    document_language(w.d, is_chinese);
    document_wide(w.d);
    write_title(&w, is_meeting);
    write_summary(&w);
    write_counts(&w);
    write_changes(&w);
    if (is_meeting)
        write_problems(&w);
    write_targets(&w);
    write_missing(&w);
    write_offices(&w);
    for (size_t i = 0; is_meeting && i < p->n_offices; i++)
        write_office(&w, i);
    write_towns(&w);
    target_add_notes(w.d, p->study, false, is_chinese);
    text_buffer_clear(&w.text);
    return w.d;
}
