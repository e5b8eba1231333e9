#include "report/target_class_report.h"

#include <stdio.h>

#include "base/message.h"
#include "report/cite_text.h"

enum { C_INDICATOR, C_RANK, C_OF, C_COMPLETION, C_DIFFICULTY, C_CLASS, C_REASON, C_LINE, C_COLUMNS };

static const table_column columns[C_COLUMNS] = {
    [C_INDICATOR] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [C_RANK] = {"rank", N_("rank"), TABLE_TEXT, 0},
    [C_OF] = {"of", N_("of how many"), TABLE_TEXT, 0},
    [C_COMPLETION] = {"completion", N_("completion"), TABLE_TEXT, 0},
    [C_DIFFICULTY] = {"difficulty", N_("how hard its target is"), TABLE_TEXT, 0},
    [C_CLASS] = {"class", N_("class"), TABLE_TEXT, 0},
    [C_REASON] = {"reason", N_("reason"), TABLE_TEXT, 0},
    [C_LINE] = {"boundary", N_("on a line"), TABLE_TEXT, 0},
};

/* "2 (near the top)", or the grade alone. */
static void put(grid *g, size_t column, const char *cell, const class_grade *grade, bool zh)
{
    char text[600];

    if (grade && *cell >= '0' && *cell <= '9')
        snprintf(text, sizeof text, "%s (%s)", cell, model_text_in(grade->name, zh));
    else
        snprintf(text, sizeof text, "%s", grade ? model_text_in(grade->name, zh) : cell);
    grid_text(g, column, text, TABLE_PLAIN);
}

static void add_line(grid *g, const class_line *l, bool zh)
{
    const class_answer *a = &l->answer;
    bool is_on_line = false;

    grid_row(g);
    grid_text(g, C_INDICATOR, l->indicator, TABLE_PLAIN);
    put(g, C_RANK, l->rank, a->grades[CLASS_RANK], zh);
    grid_text(g, C_OF, l->of, TABLE_PLAIN);
    put(g, C_COMPLETION, l->completion, a->grades[CLASS_COMPLETION], zh);
    put(g, C_DIFFICULTY, l->difficulty, a->grades[CLASS_DIFFICULTY], zh);
    grid_text(g, C_CLASS, a->found ? model_text_in(a->found->name, zh) : _("no class"), TABLE_PLAIN);
    if (a->found)
        grid_text(g, C_REASON, model_text_in(a->found->reason, zh), TABLE_PLAIN);
    for (size_t p = 0; p < CLASS_PARTS; p++)
        is_on_line |= a->is_on_line[p];
    if (is_on_line)
        grid_text(g, C_LINE, _("a number stands on the bound of its grade"), TABLE_OPEN);
}

document *target_class_document(const light_rules *all, const class_rule *rule, const class_line *lines, size_t n, bool is_chinese)
{
    document *d = document_new();
    grid *g = d ? document_grid(d, "classes", NULL, columns, C_COLUMNS) : NULL;
    text_buffer text;

    if (!d)
        return NULL;
    document_language(d, is_chinese);
    for (size_t i = 0; g && i < n; i++)
        add_line(g, &lines[i], is_chinese);
    if (g)
        grid_hide_empty(g);
    text_buffer_init(&text);
    head_cite_text(&all->head, &rule->cite, is_chinese, &text);
    document_note(d, _("classes by the rule: %s (%s)"), model_text_in(rule->name, is_chinese), text_buffer_string(&text));
    if (rule->note.zh)
        document_note(d, "%s", model_text_in(rule->note, is_chinese));
    text_buffer_clear(&text);
    return d;
}
