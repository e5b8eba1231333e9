/* The ledger with its lights. For people a light is a shape and a word; colours come on top of that. */
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "report/cite_text.h"
#include "report/target_report.h"
#include "report/target_row_text.h"
#include "report/target_text.h"

enum {
    T_PLAN, T_PLACE, T_ID, T_NAME, T_TOWN, T_METHOD, T_BASE, T_AIM, T_AIM_TEXT, T_UNIT, T_VALUE, T_DAY, T_PLANNED, T_COMPLETION, T_STRETCH, T_POINTS, T_COLOUR, T_LIGHT,
    T_NUMBER, T_CHANCE, T_OWNER, T_JOINT, T_DUE, T_CURVE_KIND, T_CURVE, T_ORIGIN, T_SOURCE, T_OTHER_VALUE, T_OTHER, T_CHANCE_NOTE, T_COLUMNS
};

static const table_column columns[T_COLUMNS] = {
    [T_PLAN] = {"plan", NULL, TABLE_TEXT, 0},
    [T_PLACE] = {"district", N_("district"), TABLE_TEXT, 0},
    [T_ID] = {"id", NULL, TABLE_TEXT, 0},
    [T_NAME] = {"name", N_("target item"), TABLE_TEXT, 0},
    [T_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [T_METHOD] = {"split_method", N_("split"), TABLE_TEXT, 0},
    [T_BASE] = {"base", N_("base value"), TABLE_NUMBER, -1},
    [T_AIM] = {"aim", NULL, TABLE_NUMBER, -1},
    [T_AIM_TEXT] = {NULL, N_("aim"), TABLE_TEXT, 0},
    [T_UNIT] = {"unit", N_("unit"), TABLE_TEXT, 0},
    [T_VALUE] = {"value", N_("value"), TABLE_NUMBER, -1},
    [T_DAY] = {"as_of", N_("of the day"), TABLE_DAY, 0},
    [T_PLANNED] = {"planned", N_("planned by now"), TABLE_NUMBER, 2},
    [T_COMPLETION] = {"completion", N_("completion"), TABLE_SHARE, -1},
    [T_STRETCH] = {"stretch_completion", N_("of the stretch"), TABLE_SHARE, -1},
    [T_POINTS] = {"points", N_("points ahead"), TABLE_NUMBER, 1},
    [T_COLOUR] = {"colour", NULL, TABLE_TEXT, 0},
    [T_LIGHT] = {"light", N_("light"), TABLE_TEXT, 0},
    [T_NUMBER] = {"number", NULL, TABLE_NUMBER, -1},
    [T_CHANCE] = {"chance", N_("chance to reach it"), TABLE_CHANCE, 4},
    [T_OWNER] = {"owner", N_("responsible"), TABLE_TEXT, 0},
    [T_JOINT] = {"joint", N_("taking part"), TABLE_TEXT, 0},
    [T_DUE] = {"due", N_("deadline"), TABLE_DAY, 0},
    [T_CURVE_KIND] = {"curve", NULL, TABLE_TEXT, 0},
    [T_CURVE] = {NULL, N_("planned"), TABLE_TEXT, 0},
    [T_ORIGIN] = {"origin", NULL, TABLE_TEXT, 0},
    [T_SOURCE] = {"source", N_("source of the value"), TABLE_TEXT, 0},
    [T_OTHER_VALUE] = {"other_value", N_("other value"), TABLE_NUMBER, -1},
    [T_OTHER] = {"other_source", N_("its source"), TABLE_TEXT, 0},
    [T_CHANCE_NOTE] = {"chance_note", NULL, TABLE_TEXT, 0},
};

table_tone target_light_tone(const light *l)
{
    static const table_tone tones[] = {[LIGHT_SAYS_NOTHING] = TABLE_FAINT, [LIGHT_IS_GOOD] = TABLE_GOOD, [LIGHT_IS_WARNING] = TABLE_OPEN,
                                       [LIGHT_IS_BAD] = TABLE_BAD};

    return tones[l->means];
}

static void number_cells(grid *g, const target_row *r, bool zh, text_buffer *text)
{
    const target *t = r->target;

    if (t->span == TARGET_LEVEL && t->unit)
        grid_number(g, T_BASE, r->curve.base);
    grid_number(g, T_AIM, r->aim);
    target_row_aim_text(r, text);
    grid_buffer(g, T_AIM_TEXT, text, TABLE_PLAIN);
    if (t->unit)
        grid_text(g, T_UNIT, model_text_in(t->unit->name, zh), TABLE_PLAIN);
    grid_number(g, T_VALUE, r->standing.value);
    grid_number(g, T_PLANNED, r->standing.planned);
    grid_number(g, T_COMPLETION, r->standing.completion);
    grid_number(g, T_STRETCH, r->standing.stretch);
    grid_number(g, T_POINTS, r->standing.points);
    grid_number(g, T_NUMBER, r->standing.number);
    grid_number(g, T_CHANCE, r->chance.chance);
}

static void source_cells(grid *g, const target_row *r, text_buffer *text)
{
    static const char *const origins[] = {
        [READING_NONE] = "", [READING_TYPED] = "typed", [READING_CERTIFICATES] = "certificates", [READING_APPLICATIONS] = "applications", [READING_TABLES] = "table"};
    const target_reading *other = &r->values.other;

    if (r->values.used.origin) {
        target_row_day_text(&r->values.used, text);
        grid_buffer(g, T_DAY, text, TABLE_PLAIN);
    }
    grid_text(g, T_ORIGIN, origins[r->values.used.origin], TABLE_PLAIN);
    target_reading_text(&r->values.used, text);
    grid_buffer(g, T_SOURCE, text, TABLE_FAINT);
    if (!other->origin)
        return;
    grid_number(g, T_OTHER_VALUE, other->value);
    target_reading_text(other, text);
    grid_buffer(g, T_OTHER, text, TABLE_FAINT);
}

static void add_row(grid *g, const target_row *r, bool has_places, bool zh, text_buffer *text)
{
    const target *t = r->target;

    grid_row(g);
    grid_text(g, T_PLAN, t->plan->id, TABLE_PLAIN);
    if (has_places)
        grid_text(g, T_PLACE, model_text_in(t->plan->district, zh), TABLE_PLAIN);
    grid_text(g, T_ID, t->id, TABLE_PLAIN);
    grid_text(g, T_NAME, model_text_in(t->name, zh), TABLE_PLAIN);
    if (r->part) {
        grid_text(g, T_TOWN, r->part->to, TABLE_PLAIN);
        grid_text(g, T_METHOD, target_method_text(t->method), TABLE_FAINT);
    }
    number_cells(g, r, zh, text);
    grid_text(g, T_COLOUR, r->standing.light->colour, TABLE_PLAIN);
    target_light_text(r->standing.light, zh, text);
    grid_buffer(g, T_LIGHT, text, target_light_tone(r->standing.light));
    if (t->owner)
        grid_text(g, T_OWNER, t->owner, TABLE_PLAIN);
    target_joint_text(t, text);
    grid_buffer(g, T_JOINT, text, TABLE_PLAIN);
    target_due_text(r, text);
    grid_buffer(g, T_DUE, text, TABLE_PLAIN);
    grid_text(g, T_CURVE_KIND, curve_kind_name(r->curve.kind), TABLE_PLAIN);
    grid_text(g, T_CURVE, target_curve_text(&r->curve), TABLE_FAINT);
    source_cells(g, r, text);
    target_chance_text(&r->chance, text);
    grid_buffer(g, T_CHANCE_NOTE, text, TABLE_FAINT);
}

/* Values from before the last month: they may say little of today. */
static void note_old_values(document *d, const target_study *s)
{
    date today = date_from_days(s->options.day);
    long since = date_add_months(date_to_days((date){today.year, today.month, 1}), -1);
    size_t n = 0;

    for (size_t i = 0; i < s->n; i++)
        n += s->rows[i].values.used.origin && s->rows[i].values.used.day < since;
    if (n)
        document_note(d, PLURAL("%zu value is more than a month old: its light may be too", "%zu values are more than a month old: so may be their lights", n), n);
}

void target_add_notes(document *d, const target_study *s, bool with_rule, bool zh)
{
    text_buffer text;
    char day[11];

    text_buffer_init(&text);
    date_format(s->options.day, day);
    head_cite_text(&s->lights->head, &s->rule->cite, zh, &text);
    if (with_rule)
        document_note(d, _("values at the end of %s; lights by the rule: %s (%s)"), day, model_text_in(s->rule->name, zh), text_buffer_string(&text));
    if (s->rule->note.zh)
        document_note(d, "%s", model_text_in(s->rule->note, zh));
    for (size_t i = 0; i < s->n; i++) {
        const curve_rule *c = s->rows[i].curve.rule;
        bool is_new = c && c->note.zh;

        for (size_t k = 0; k < i && is_new; k++)
            is_new = !(s->rows[k].curve.rule && s->rows[k].curve.rule->note.zh && !strcmp(s->rows[k].curve.rule->note.zh, c->note.zh));
        if (is_new)
            document_note(d, _("curve of '%s': %s"), model_text_in(s->rows[i].target->name, zh), model_text_in(c->note, zh));
    }
    note_old_values(d, s);
    if (target_values_strangers(s->values))
        document_note(d, PLURAL("%zu reported value fits no target of these plans and is not used", "%zu reported values fit no target of these plans and are not used",
                                target_values_strangers(s->values)), target_values_strangers(s->values));
    text_buffer_clear(&text);
}

document *target_status_document(const target_study *s, bool is_chinese)
{
    document *d = document_new();
    grid *g = d ? document_grid(d, "status", NULL, columns, T_COLUMNS) : NULL;
    text_buffer text;

    if (!d)
        return NULL;
    document_language(d, is_chinese);
    document_wide(d);
    text_buffer_init(&text);
    for (size_t i = 0; g && i < s->n; i++)
        add_row(g, &s->rows[i], s->plans.n > 1, is_chinese, &text);
    text_buffer_clear(&text);
    if (g)
        grid_hide_empty(g);
    if (!s->n)
        document_note(d, "%s", _("no target is listed by these choices"));
    target_add_notes(d, s, true, is_chinese);
    return d;
}
