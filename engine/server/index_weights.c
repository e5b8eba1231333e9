/*
 * What `tidu index weights` lists, as fields that are empty as long as a weight stays as it is: numbers as the file of the index gives them, or
 * where a method found them the per cent within their level, on which the command scales the others.
 */
#include "server/index_weights.h"

#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "server/change.h"
#include "server/csv_row.h"
#include "server/figure_kind.h"

typedef struct weight_columns {
    size_t group, indicator, name, given, weight, in_group;
} weight_columns;

bool index_weights_are_asked(const page *p)
{
    for (const route_option *o = p->route->options; o && o->name; o++) {
        if (o->kind == FIELD_WEIGHTS)
            return true;
    }
    return false;
}

bool index_weights_are_changed(const page *p)
{
    for (size_t i = 0; i < p->address->n_fields && index_weights_are_asked(p); i++) {
        if (!strncmp(p->address->fields[i].name, "weight.", 7))
            return true;
    }
    return false;
}

/* False: it is not known, as without data of a method that needs them. */
static bool weight_now(const csv_row *row, const weight_columns *c, char out[32])
{
    const char *given = csv_row_cell(row, c->given), *in_group = csv_row_cell(row, c->in_group);

    if (*given)
        return change_shift(given, 0, out, 32);
    return change_shift(*in_group ? in_group : csv_row_cell(row, c->weight), -2, out, 32);
}

static void write_weight(const page *p, const csv_row *row, const weight_columns *c)
{
    FILE *to = p->frame->to;
    const char *indicator = csv_row_cell(row, c->indicator), *name = *indicator ? indicator : csv_row_cell(row, c->group);
    char field[128], now[32];

    if (!figure_is_name(name))
        return;
    snprintf(field, sizeof field, "weight.%s", name);
    fprintf(to, "<div class=\"figure%s\">\n<label for=\"%s\">", *indicator ? "" : " group", field);
    frame_text(p->frame, csv_row_cell(row, c->name));
    fprintf(to, "</label>\n<input id=\"%s\" name=\"%s\" inputmode=\"decimal\" value=\"", field, field);
    frame_text(p->frame, address_find(p->address, field));
    fprintf(to, "\" aria-describedby=\"now.%s\" autocomplete=\"off\" data-unit=\"\" data-now=\"", name);
    if (!weight_now(row, c, now))
        *now = '\0';
    fprintf(to, "%s\">\n<p class=\"small hint\" id=\"now.%s\">", now, name);
    if (*now)
        fprintf(to, "%s %s", _("now"), now);
    fputs("</p>\n</div>\n", to);
}

void index_weights_write(const page *p)
{
    char *text = page_ask(p, "index", "weights", NULL, "csv"), *at = text;
    csv_row row;
    weight_columns c;

    if (text && csv_row_next(&at, &row)) {
        c = (weight_columns){.group = csv_row_find(&row, "group"), .indicator = csv_row_find(&row, "indicator"), .name = csv_row_find(&row, "name"),
                             .given = csv_row_find(&row, "given"), .weight = csv_row_find(&row, "weight"), .in_group = csv_row_find(&row, "weight_in_group")};
        fprintf(p->frame->to, "<fieldset>\n<legend>%s</legend>\n<p class=\"small\">%s</p>\n<div class=\"figures weights\">\n", _("If these weights change"),
                _("Leave empty what stays as it is. Those of a group, and the groups, are scaled to 100% together."));
        while (csv_row_next(&at, &row))
            write_weight(p, &row, &c);
        fputs("</div>\n</fieldset>\n", p->frame->to);
    }
    free(text);
}
