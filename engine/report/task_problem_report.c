#include "report/task_problem_report.h"

#include <math.h>

#include "base/date.h"
#include "base/message.h"
#include "report/target_row_text.h"
#include "report/target_text.h"

/* With the places that people read, of which a value may have more. */
static double in_places(double value)
{
    return round(value * 100) / 100;
}

void task_problem_title_text(const target_row *r, const light_rule *rule, bool zh, text_buffer *out)
{
    const target *t = r->target;
    const target_standing *s = &r->standing;
    text_buffer value, planned, gap, light;

    text_buffer_init(&value);
    text_buffer_init(&planned);
    text_buffer_init(&gap);
    text_buffer_init(&light);
    target_light_text(s->light, zh, &light);
    if (t->unit && isfinite(s->value) && isfinite(s->planned)) {
        target_quantity_text(in_places(s->value), t->unit, zh, &value);
        target_quantity_text(in_places(s->planned), t->unit, zh, &planned);
        target_quantity_text(in_places(fabs(s->planned - s->value)), t->unit, zh, &gap);
        if (s->light->means == LIGHT_IS_GOOD)
            text_buffer_print(out, _("%s: value %s, planned by now %s (%s)"), model_text_in(t->name, zh), text_buffer_string(&value),
                              text_buffer_string(&planned), text_buffer_string(&light));
        else
            text_buffer_print(out, _("%s: value %s, planned by now %s, gap %s (%s)"), model_text_in(t->name, zh), text_buffer_string(&value),
                              text_buffer_string(&planned), text_buffer_string(&gap), text_buffer_string(&light));
    } else {
        target_light_number_text(s, rule, &gap);
        text_buffer_print(out, _("%s: %s (%s)"), model_text_in(t->name, zh), text_buffer_string(&gap), text_buffer_string(&light));
    }
    out->failed |= value.failed || planned.failed || gap.failed || light.failed;
    text_buffer_clear(&value);
    text_buffer_clear(&planned);
    text_buffer_clear(&gap);
    text_buffer_clear(&light);
}

enum { P_TARGET, P_TITLE, P_COLOUR, P_LIGHT, P_STEP_NAME, P_STEP, P_ID, P_OWNER, P_DUE, P_COLUMNS };

static const table_column columns[P_COLUMNS] = {
    [P_TARGET] = {"target", N_("target of the plan"), TABLE_TEXT, 0},
    [P_TITLE] = {"title", N_("problem"), TABLE_TEXT, 0},
    [P_COLOUR] = {"colour", NULL, TABLE_TEXT, 0},
    [P_LIGHT] = {"light", N_("light"), TABLE_TEXT, 0},
    [P_STEP_NAME] = {"step", NULL, TABLE_TEXT, 0},
    [P_STEP] = {NULL, N_("what happens"), TABLE_TEXT, 0},
    [P_ID] = {"id", N_("task no."), TABLE_NUMBER, 0},
    [P_OWNER] = {"owner", N_("owner"), TABLE_TEXT, 0},
    [P_DUE] = {"due_on", N_("due"), TABLE_DAY, 0},
};

static const struct {
    const char *name, *text;
    table_tone tone;
} steps[] = {
    [PROBLEM_STEP_OPENED] = {"opened", N_("opened just now"), TABLE_OPEN},
    [PROBLEM_STEP_IS_OPEN] = {"is_open", N_("open already"), TABLE_FAINT},
    [PROBLEM_STEP_CLOSABLE] = {"closable", N_("can be closed, with evidence"), TABLE_GOOD},
    [PROBLEM_STEP_NO_OWNER] = {"no_owner", N_("not opened: the plan names no office; give one with --owner"), TABLE_BAD},
};

static void add_row(grid *g, const task_problems *p, const problem_target *x, bool zh, text_buffer *text)
{
    const target *t = x->row->target;
    char due[11];

    grid_row(g);
    text_buffer_print(text, "%s/%s", t->plan->id, t->id);
    grid_buffer(g, P_TARGET, text, TABLE_PLAIN);
    task_problem_title_text(x->row, p->study->rule, zh, text);
    grid_buffer(g, P_TITLE, text, TABLE_PLAIN);
    grid_text(g, P_COLOUR, x->row->standing.light->colour, TABLE_PLAIN);
    target_light_text(x->row->standing.light, zh, text);
    grid_buffer(g, P_LIGHT, text, target_light_tone(x->row->standing.light));
    grid_text(g, P_STEP_NAME, steps[x->step].name, TABLE_PLAIN);
    grid_text(g, P_STEP, _(steps[x->step].text), steps[x->step].tone);
    if (x->id > 0)
        grid_number(g, P_ID, (double)x->id);
    grid_text(g, P_OWNER, x->owner, TABLE_PLAIN);
    if (x->step == PROBLEM_STEP_NO_OWNER)
        return;
    date_format(x->due, due);
    grid_text(g, P_DUE, due, TABLE_PLAIN);
}

document *task_problem_document(const task_problems *p, bool zh)
{
    document *d = document_new();
    text_buffer text;
    grid *g;

    if (!d)
        return NULL;
    text_buffer_init(&text);
    document_language(d, zh);
    document_wide(d);
    g = document_grid(d, "problems", NULL, columns, P_COLUMNS);
    for (size_t i = 0; i < p->n; i++)
        add_row(g, p, &p->list[i], zh, &text);
    document_note(d, PLURAL("%zu problem was opened", "%zu problems were opened", p->opened), p->opened);
    text_buffer_clear(&text);
    return d;
}
