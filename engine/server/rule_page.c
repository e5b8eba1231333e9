/*
 * One field for each number of the rule that `tidu whatif --parameters` lists, empty as long as it stays as it is; then what `tidu whatif` says of all
 * companies that are chosen. A number that is 0, such as that no incident is allowed, has no field: it can be changed by its address.
 */
#include "server/rule_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "server/csv_row.h"
#include "server/parameter_field.h"

enum { LONGEST_FIELD = 160 };

typedef struct parameter_row {
    const char *name, *what, *where, *value;
    char field[LONGEST_FIELD];
} parameter_row;

static const char *unit_in_words(const char *unit)
{
    return !strcmp(unit, " wan") ? _("10,000 yuan") : !strcmp(unit, " yi") ? _("100 million yuan") : !strcmp(unit, " yuan") ? _("yuan") : unit;
}

static void write_label(const page *p, const parameter_row *r, const char *unit)
{
    static const char bound[] = ".bound";
    FILE *to = p->frame->to;
    size_t n = strlen(r->name);
    bool is_bound = n > strlen(bound) && !strcmp(r->name + n - strlen(bound), bound);

    fprintf(to, "<label for=\"%s\">", r->field);
    frame_text(p->frame, r->what);
    if (is_bound)
        fprintf(to, " · %s", _("up to where it applies"));
    if (*unit)
        fprintf(to, " <span class=\"unit\">(%s)</span>", unit_in_words(unit));
    if (*r->where) {
        fputs(" <span class=\"where\">", to);
        frame_text(p->frame, r->where);
        fputs("</span>", to);
    }
    fputs("</label>\n", to);
}

static void write_field(const page *p, const parameter_row *r)
{
    FILE *to = p->frame->to;
    parameter_field read = {.unit = ""};

    parameter_field_read(r->field, &read);
    fputs("<div class=\"figure\">\n", to);
    write_label(p, r, read.unit);
    fprintf(to, "<input id=\"%s\" name=\"%s\" value=\"", r->field, r->field);
    frame_text(p->frame, address_find(p->address, r->field));
    fprintf(to, "\" aria-describedby=\"now.%s\" autocomplete=\"off\" data-unit=\"%s\" data-now=\"", r->field, read.unit);
    frame_text(p->frame, r->value);
    fprintf(to, "\">\n<p class=\"small hint\" id=\"now.%s\">%s ", r->field, _("now"));
    fprintf(to, "%.*s%s", (int)(strlen(r->value) - strlen(read.unit)), r->value, *read.unit == '%' ? "%" : "");
    fputs("</p>\n</div>\n", to);
}

/* What is asked of numbers that have no field here stays in the form. */
static void write_other(const page *p, const char *field)
{
    const char *value = address_find(p->address, field);

    if (!value)
        return;
    fprintf(p->frame->to, "<label>%s\n<input name=\"%s\" value=\"", strchr(field, '.') + 1, field);
    frame_text(p->frame, value);
    fputs("\"></label>\n", p->frame->to);
}

static void write_parameters(const page *p, char *text)
{
    csv_row row;

    if (!csv_row_next(&text, &row))
        return;
    fprintf(p->frame->to, "<fieldset>\n<legend>%s</legend>\n<p class=\"small\">%s</p>\n<div class=\"figures\">\n", _("If these numbers of the rule change"),
            _("Leave empty what stays as it is. Several values of one number, step by step: 3%..6%:0.5%."));
    while (csv_row_next(&text, &row)) {
        parameter_row r = {.name = csv_row_cell(&row, 0), .what = csv_row_cell(&row, 1), .where = csv_row_cell(&row, 2), .value = csv_row_cell(&row, 3)};

        if (!parameter_field_write(r.name, r.value, r.field, sizeof r.field))
            continue;
        if (strcmp(r.value, "0"))
            write_field(p, &r);
        else
            write_other(p, r.field);
    }
    fputs("</div>\n</fieldset>\n", p->frame->to);
}

static void write_form(const page *p)
{
    FILE *to = p->frame->to;
    char *parameters = page_ask(p, "whatif", NULL, "parameters", "csv");

    fputs("<form class=\"whatif\" method=\"get\" action=\"", to);
    page_write_path(p, to);
    fputs("\" data-result=\"result\" data-when=\"change\">\n", to);
    if (parameters)
        write_parameters(p, parameters);
    free(parameters);
    page_write_fields(p);
    fprintf(to, "<button>%s</button>\n</form>\n", _("show"));
}

static int write_result(const page *p)
{
    route_question asked;
    int status = 400;

    fprintf(p->frame->to, "<div id=\"result\">\n<section>\n<h2>%s</h2>\n", _("Result"));
    if (route_ask(p->route, p->address, p->desk, NULL, p->frame->is_chinese, &asked))
        status = page_write_answer(p, &asked);
    else
        frame_alert(p->frame, _("these are more changes than one question may have"));
    if (status == 200) {
        page_write_permalink(p);
        page_write_downloads(p);
    }
    fputs("</section>\n</div>\n", p->frame->to);
    return status;
}

int rule_page_write(const page *p)
{
    int status;

    if (address_find(p->address, "part"))
        return write_result(p);
    fputs("<div class=\"desk\">\n", p->frame->to);
    write_form(p);
    status = write_result(p);
    fputs("</div>\n", p->frame->to);
    return status;
}
