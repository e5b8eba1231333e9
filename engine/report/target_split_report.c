/* The parts with the quota that each would have, so that the rounding is seen; and the lines that a plan takes. */
#include "report/target_split_report.h"

#include <math.h>

#include "base/message.h"
#include "base/number_text.h"
#include "base/text_buffer.h"
#include "report/target_text.h"

enum { S_TOWN, S_WEIGHT, S_QUOTA, S_AIM, S_UNIT, S_COLUMNS };

static const table_column columns[S_COLUMNS] = {
    [S_TOWN] = {"to", N_("town"), TABLE_TEXT, 0},
    [S_WEIGHT] = {"weight", N_("weight"), TABLE_NUMBER, -1},
    [S_QUOTA] = {"quota", N_("share before rounding"), TABLE_NUMBER, 4},
    [S_AIM] = {"aim", N_("aim"), TABLE_NUMBER, -1},
    [S_UNIT] = {"unit", N_("unit"), TABLE_TEXT, 0},
};

static double part_of(const proposed_split *s, size_t i)
{
    return (double)s->steps[i] / pow(10, s->decimals);
}

static const char *method_text(const char *method)
{
    return *method == 'e' ? _("equally") : *method == 'a' ? _("by ability") : _("as the year before");
}

static void add_lines(document *d, const proposed_split *s)
{
    text_buffer text;
    char number[32];

    text_buffer_init(&text);
    text_buffer_print(&text, "split: {method: %s, parts: [", s->method);
    for (size_t i = 0; i < s->n; i++) {
        text_buffer_print(&text, "%s{to: %s, aim: ", i ? ", " : "", s->towns[i]);
        text_buffer_append(&text, number, number_format(part_of(s, i), number));
        text_buffer_append_char(&text, '}');
    }
    text_buffer_append_string(&text, "]}");
    document_note(d, _("for the plan: %s"), text_buffer_string(&text));
    text_buffer_clear(&text);
}

document *target_split_document(const proposed_split *s, bool is_chinese)
{
    document *d = document_new();
    grid *g = d ? document_grid(d, "split", NULL, columns, S_COLUMNS) : NULL;
    double sum = 0;

    if (!d)
        return NULL;
    document_language(d, is_chinese);
    for (size_t i = 0; i < s->n; i++)
        sum += s->weights[i];
    for (size_t i = 0; g && i < s->n; i++) {
        grid_row(g);
        grid_text(g, S_TOWN, s->towns[i], TABLE_PLAIN);
        grid_number(g, S_WEIGHT, s->weights[i]);
        grid_number(g, S_QUOTA, s->target->aim * s->weights[i] / sum);
        grid_number(g, S_AIM, part_of(s, i));
        grid_text(g, S_UNIT, model_text_in(s->target->unit->name, is_chinese), TABLE_PLAIN);
    }
    if (g)
        grid_hide_empty(g);
    document_note(d, _("'%s' is divided %s by the largest remainder: whole parts first, what is left goes to the largest fractions, and of equal ones to "
                       "those that stand first; the parts add up to the target"),
                  model_text_in(s->target->name, is_chinese), method_text(s->method));
    add_lines(d, s);
    return d;
}
