#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "base/path.h"
#include "report/cite_text.h"
#include "report/target_report.h"
#include "report/target_text.h"

enum {
    T_PLAN, T_PLACE, T_REGION, T_ID, T_NAME, T_DEFINITION, T_COMPARATOR, T_SPAN, T_BASE_YEAR, T_BASE, T_TIMES, T_AIM, T_MOST, T_STRETCH,
    T_AIM_TEXT, T_UNIT, T_AMONG, T_PART_OF, T_SPLIT, T_OWNER, T_JOINT, T_FROM, T_TO, T_DUE, T_WORDS, T_NOTE, T_SOURCE, T_SEEN, T_FILE, T_LINE, T_WHERE, T_COLUMNS
};

static const table_column columns[T_COLUMNS] = {
    [T_PLAN] = {"plan", NULL, TABLE_TEXT, 0},
    [T_PLACE] = {"district", N_("district"), TABLE_TEXT, 0},
    [T_REGION] = {"region", NULL, TABLE_CODE, 0},
    [T_ID] = {"id", NULL, TABLE_TEXT, 0},
    [T_NAME] = {"name", N_("target item"), TABLE_TEXT, 0},
    [T_DEFINITION] = {"definition", NULL, TABLE_TEXT, 0},
    [T_COMPARATOR] = {"comparator", NULL, TABLE_TEXT, 0},
    [T_SPAN] = {"span", NULL, TABLE_TEXT, 0},
    [T_BASE_YEAR] = {"base_year", N_("base year"), TABLE_NUMBER, 0},
    [T_BASE] = {"base", N_("base value"), TABLE_NUMBER, -1},
    [T_TIMES] = {"times_base", N_("times the base"), TABLE_NUMBER, -1},
    [T_AIM] = {"aim", NULL, TABLE_NUMBER, -1},
    [T_MOST] = {"most", NULL, TABLE_NUMBER, -1},
    [T_STRETCH] = {"stretch", NULL, TABLE_NUMBER, -1},
    [T_AIM_TEXT] = {NULL, N_("aim"), TABLE_TEXT, 0},
    [T_UNIT] = {"unit", N_("unit"), TABLE_TEXT, 0},
    [T_AMONG] = {"among", N_("among"), TABLE_TEXT, 0},
    [T_PART_OF] = {"part_of", N_("part of"), TABLE_TEXT, 0},
    [T_SPLIT] = {"split", N_("split"), TABLE_TEXT, 0},
    [T_OWNER] = {"owner", N_("responsible"), TABLE_TEXT, 0},
    [T_JOINT] = {"joint", N_("taking part"), TABLE_TEXT, 0},
    [T_FROM] = {"from", NULL, TABLE_NUMBER, 0},
    [T_TO] = {"to", NULL, TABLE_NUMBER, 0},
    [T_DUE] = {"due", N_("deadline"), TABLE_DAY, 0},
    [T_WORDS] = {"text", N_("words of the plan"), TABLE_TEXT, 0},
    [T_NOTE] = {"note", N_("note"), TABLE_TEXT, 0},
    [T_SOURCE] = {"source", N_("source"), TABLE_TEXT, 0},
    [T_SEEN] = {"seen", N_("text"), TABLE_TEXT, 0},
    [T_FILE] = {"file", NULL, TABLE_TEXT, 0},
    [T_LINE] = {"line", NULL, TABLE_NUMBER, 0},
    [T_WHERE] = {NULL, N_("place"), TABLE_TEXT, 0},
};

/* "equal: town A 20, town B 22" */
static void split_cell(grid *g, const target *t, bool zh, text_buffer *text)
{
    if (!t->n_split)
        return;
    text_buffer_print(text, _("%s: "), target_method_text(t->method));
    for (size_t i = 0; i < t->n_split; i++) {
        text_buffer_print(text, "%s%s ", i ? _("; ") : "", t->split[i].to);
        target_quantity_text(t->split[i].aim, t->unit, zh, text);
    }
    grid_buffer(g, T_SPLIT, text, TABLE_PLAIN);
}

static void due_cell(grid *g, const target *t)
{
    char day[11];

    date_format(t->by != DATE_NO_BEGIN ? t->by : date_to_days((date){t->to, 12, 31}), day);
    grid_text(g, T_DUE, day, TABLE_PLAIN);
}

static void number_cells(grid *g, const target *t)
{
    if (t->base.year) {
        grid_number(g, T_BASE_YEAR, t->base.year);
        grid_number(g, T_BASE, t->base.value);
        grid_number(g, T_TIMES, t->base.times);
    }
    grid_number(g, T_AIM, t->aim);
    grid_number(g, T_MOST, t->most);
    grid_number(g, T_STRETCH, t->stretch);
    grid_number(g, T_FROM, t->from);
    grid_number(g, T_TO, t->to);
    grid_number(g, T_LINE, (double)t->line);
}

static void owner_cells(grid *g, const target *t, text_buffer *text)
{
    if (t->owner)
        grid_text(g, T_OWNER, t->owner, TABLE_PLAIN);
    for (size_t i = 0; i < t->n_joint; i++)
        text_buffer_print(text, "%s%s", i ? _("; ") : "", t->joint[i]);
    grid_buffer(g, T_JOINT, text, TABLE_PLAIN);
}

static void source_cells(grid *g, const target *t, bool zh, text_buffer *text)
{
    head_cite_text(&t->plan->head, &t->cite, zh, text);
    grid_buffer(g, T_SOURCE, text, TABLE_FAINT);
    grid_text(g, T_SEEN, provenance_text(t->cite.seen), TABLE_FAINT);
    grid_text(g, T_FILE, path_name(t->plan->file), TABLE_FAINT);
    target_place_text(t->plan->file, t->line, text);
    grid_buffer(g, T_WHERE, text, TABLE_FAINT);
}

static void add_row(grid *g, const target *t, bool zh, text_buffer *text)
{
    grid_row(g);
    grid_text(g, T_PLAN, t->plan->id, TABLE_PLAIN);
    grid_text(g, T_PLACE, model_text_in(t->plan->district, zh), TABLE_PLAIN);
    grid_text(g, T_REGION, t->plan->region, TABLE_PLAIN);
    grid_text(g, T_ID, t->id, TABLE_PLAIN);
    grid_text(g, T_NAME, model_text_in(t->name, zh), TABLE_PLAIN);
    grid_text(g, T_DEFINITION, t->definition, TABLE_PLAIN);
    grid_text(g, T_COMPARATOR, target_comparator_name(t->comparator), TABLE_PLAIN);
    grid_text(g, T_SPAN, target_span_name(t->span), TABLE_PLAIN);
    number_cells(g, t);
    target_number_text(t, text);
    grid_buffer(g, T_AIM_TEXT, text, TABLE_PLAIN);
    if (t->unit)
        grid_text(g, T_UNIT, model_text_in(t->unit->name, zh), TABLE_PLAIN);
    if (t->among.name.zh)
        grid_text(g, T_AMONG, model_text_in(t->among.name, zh), TABLE_PLAIN);
    if (t->whole)
        grid_text(g, T_PART_OF, model_text_in(t->whole->name, zh), TABLE_PLAIN);
    split_cell(g, t, zh, text);
    owner_cells(g, t, text);
    due_cell(g, t);
    grid_text(g, T_WORDS, t->text, TABLE_PLAIN);
    if (t->note.zh)
        grid_text(g, T_NOTE, model_text_in(t->note, zh), TABLE_FAINT);
    source_cells(g, t, zh, text);
}

static bool is_owner(const target *t, const char *owner)
{
    bool is = t->owner && !strcmp(t->owner, owner);

    for (size_t i = 0; i < t->n_joint; i++)
        is |= !strcmp(t->joint[i], owner);
    return is;
}

document *target_list_document(const target_library *l, const target_choice *choice, bool is_chinese, size_t *n)
{
    document *d = document_new_of_law();
    grid *g = d ? document_grid(d, "targets", NULL, columns, T_COLUMNS) : NULL;
    text_buffer text;

    *n = 0;
    if (!d)
        return NULL;
    document_language(d, is_chinese);
    document_wide(d);
    text_buffer_init(&text);
    for (size_t p = 0; g && p < l->n; p++) {
        for (size_t i = 0; i < l->plans[p]->n_targets; i++) {
            const target *t = &l->plans[p]->targets[i];

            if ((choice->owner && !is_owner(t, choice->owner)) || (choice->definition && strcmp(choice->definition, t->definition) != 0))
                continue;
            add_row(g, t, is_chinese, &text);
            ++*n;
        }
    }
    text_buffer_clear(&text);
    if (g)
        grid_hide_empty(g);
    if (!*n)
        document_note(d, "%s", _("no target is listed by these choices"));
    return d;
}
