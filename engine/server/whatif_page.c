/*
 * One field for each figure, which is empty as long as the figure stays as it is; under it the value now and where conditions begin to
 * hold; then what `tidu whatif` says of it, how far it is (`tidu gaps`) and the cheapest way (`tidu reach`). All changes are in the address,
 * which is so the scenario that one keeps or sends.
 *
 * The script of the pages sets sliders beside the fields and asks for the part #result again when something changes.
 */
#include "server/whatif_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "server/figure.h"

enum { FEW_CLIFFS = 3 };

static bool has_second(const page *p)
{
    for (size_t i = 0; i < p->address->n_fields; i++) {
        if (route_of_second(p->route, p->address->fields[i].name))
            return true;
    }
    return address_find(p->address, "compare") != NULL;
}

/* --- fields ----------------------------------------------------------------------------- */

static const char *unit_of(const figure *f)
{
    return !*f->kind.unit ? "" : *f->kind.unit == '%' ? "%" : _("10,000 yuan");
}

static void write_cliff(const page *p, const figure *f, const figure_cliff *c)
{
    const char *unit = *f->kind.unit == '%' ? "%" : "";
    char at[48], text[512];

    snprintf(at, sizeof at, "%s%s", c->at, unit);
    if (c->is_margin)
        snprintf(text, sizeof text, _("%s: as far as it can go for %s"), at, c->name);
    else if (*c->points)
        snprintf(text, sizeof text, _("%s: %s, %s points"), at, c->name, c->points);
    else
        snprintf(text, sizeof text, _("%s: %s is met"), at, c->name);
    frame_text(p->frame, text);
}

/* What it is now, and where something happens. */
static void write_hint(const page *p, const figure *f)
{
    FILE *to = p->frame->to;

    fprintf(to, "<ul class=\"small hint\" id=\"now.%s\">\n<li>", f->id);
    if (*f->now) {
        fprintf(to, "%s ", _("now"));
        frame_text(p->frame, f->now);
    } else {
        fputs(_("missing"), to);
    }
    fputs("</li>\n", to);
    for (size_t i = 0; i < f->n_cliffs && i < FEW_CLIFFS; i++) {
        fputs("<li>", to);
        write_cliff(p, f, &f->cliffs[i]);
        fputs("</li>\n", to);
    }
    fputs("</ul>\n", to);
}

/* The places of a slider where something happens. */
static void write_marks(const page *p, const figure *f)
{
    fprintf(p->frame->to, "<datalist id=\"marks.%s\">\n", f->id);
    for (size_t i = 0; i < f->n_cliffs; i++) {
        fprintf(p->frame->to, "<option value=\"%s\" label=\"", f->cliffs[i].at);
        write_cliff(p, f, &f->cliffs[i]);
        fputs("\"></option>\n", p->frame->to);
    }
    fputs("</datalist>\n", p->frame->to);
}

static void write_input(const page *p, const figure *f, const char *before)
{
    FILE *to = p->frame->to;
    char name[FIGURE_TEXT];

    snprintf(name, sizeof name, "%sset.%s", before, f->id);
    fprintf(to, "<input id=\"%s\" name=\"%s\" value=\"", name, name);
    frame_text(p->frame, address_find(p->address, name));
    fprintf(to, "\" list=\"marks.%s\" aria-describedby=\"now.%s\" autocomplete=\"off\" data-unit=\"%s\" data-now=\"", f->id, f->id, f->kind.unit);
    frame_text(p->frame, f->now);
    fprintf(to, "\"%s%s>\n", f->kind.is_whole ? " data-whole" : "", f->kind.may_be_negative ? " data-signed" : "");
}

static void write_label(const page *p, const figure *f, const char *before, const char *text)
{
    FILE *to = p->frame->to;
    const char *unit = unit_of(f);

    fprintf(to, "<label for=\"%sset.%s\">", before, f->id);
    frame_text(p->frame, f->kind.label);
    if (f->year)
        fprintf(to, " %d", f->year);
    if (*unit)
        fprintf(to, " <span class=\"unit\">(%s)</span>", unit);
    fprintf(to, "%s%s</label>\n", *text ? " · " : "", text);
}

static void write_figure(const page *p, const figure *f, bool is_compared)
{
    fputs("<div class=\"figure\">\n", p->frame->to);
    write_label(p, f, "", is_compared ? _("first") : "");
    write_input(p, f, "");
    if (is_compared) {
        write_label(p, f, "or.", _("second"));
        write_input(p, f, "or.");
    }
    write_hint(p, f);
    write_marks(p, f);
    fputs("</div>\n", p->frame->to);
}

/* Changes of figures that have no field of their own here, such as those of a link, stay in the form. */
static void write_others(const page *p, const figure_list *l)
{
    for (size_t i = 0; i < p->address->n_fields; i++) {
        const address_field *f = &p->address->fields[i];
        const char *second = route_of_second(p->route, f->name), *name = second ? second : f->name;
        bool has_field = strncmp(name, "set.", 4) != 0;

        for (size_t k = 0; k < l->n && !has_field; k++)
            has_field = !strcmp(l->list[k].id, name + 4);
        if (has_field)
            continue;
        fprintf(p->frame->to, "<label>%s\n<input name=\"%s\" value=\"", name + 4, f->name);
        frame_text(p->frame, f->value);
        fputs("\"></label>\n", p->frame->to);
    }
}

static void write_figures(const page *p, const figure_list *l, bool is_compared)
{
    fprintf(p->frame->to, "<fieldset>\n<legend>%s</legend>\n<p class=\"small\">%s</p>\n<div class=\"figures\">\n", _("If these figures change"),
            _("Leave empty what stays as it is. A number has the unit of its field, unless you write one: 5000, 2 yi, +=20%."));
    for (size_t i = 0; i < l->n; i++)
        write_figure(p, &l->list[i], is_compared);
    fputs("</div>\n</fieldset>\n", p->frame->to);
}

static void write_form(const page *p, const figure_list *l)
{
    FILE *to = p->frame->to;
    bool is_compared = has_second(p);

    fputs("<form class=\"whatif\" method=\"get\" action=\"", to);
    page_write_path(p, to);
    fputs("\" data-result=\"result\" data-summary>\n", to);
    if (l->n)
        write_figures(p, l, is_compared);
    write_others(p, l);
    page_write_fields(p);
    if (is_compared) {
        fprintf(to, "<label class=\"broad\">%s\n<input name=\"or.change\" value=\"", _("other changes of the second scenario"));
        frame_text(p->frame, address_find(p->address, "or.change"));
        fputs("\"></label>\n", to);
    }
    fprintf(to, "<button>%s</button>\n</form>\n", _("show"));
}

/* --- results ---------------------------------------------------------------------------- */

/* The address of one scenario alone: what is asked of it, without the other one. */
static void take_scenario(const page *p, bool is_second, address *out)
{
    *out = *p->address;
    out->n_fields = 0;
    for (size_t i = 0; i < p->address->n_fields; i++) {
        address_field f = p->address->fields[i];
        const char *second = route_of_second(p->route, f.name);
        bool is_change = second || !strncmp(f.name, "set.", 4) || !strcmp(f.name, "change");

        if (!strcmp(f.name, "compare") || (is_change && (second != NULL) != is_second))
            continue;
        f.name = second ? second : f.name;
        out->fields[out->n_fields++] = f;
    }
}

static int write_scenario(const page *p, bool is_second, const char *heading)
{
    address *scenario = malloc(sizeof *scenario);
    page alone = *p;
    route_question asked;
    int status = 500;

    if (!scenario)
        return status;
    take_scenario(p, is_second, scenario);
    alone.address = scenario;
    fprintf(p->frame->to, "<section>\n<h2>%s</h2>\n", heading);
    if (route_ask(p->route, scenario, p->desk, NULL, p->frame->is_chinese, &asked)) {
        status = page_write_answer(p, &asked);
    } else {
        frame_alert(p->frame, _("these are more changes than one question may have"));
        status = 400;
    }
    if (status == 200) {
        page_write_permalink(&alone);
        page_write_downloads(&alone);
    }
    fputs("</section>\n", p->frame->to);
    free(scenario);
    return status;
}

static int write_result(const page *p)
{
    bool is_compared = has_second(p);
    int status, second = 200;

    fputs("<div id=\"result\">\n<div class=\"pair\">\n", p->frame->to);
    status = write_scenario(p, false, is_compared ? _("First scenario") : _("Result"));
    if (is_compared)
        second = write_scenario(p, true, _("Second scenario"));
    fputs("</div>\n</div>\n", p->frame->to);
    return status == 200 ? second : status;
}

static void write_beside(const page *p, const char *command, const char *heading)
{
    const char *const words[] = {command, NULL};
    route_question asked;

    fprintf(p->frame->to, "<section>\n<h2>%s</h2>\n", heading);
    if (route_ask_beside(words, p->route, p->address, p->desk, p->frame->is_chinese, &asked))
        page_write_answer(p, &asked);
    fputs("</section>\n", p->frame->to);
}

int whatif_page_write(const page *p)
{
    figure_list *l;
    int status;

    if (address_find(p->address, "part"))
        return write_result(p);
    fputs("<div class=\"desk\">\n", p->frame->to);
    l = malloc(sizeof *l);
    if (l) {
        figure_list_read(p, l);
        write_form(p, l);
    }
    free(l);
    status = write_result(p);
    fputs("</div>\n", p->frame->to);
    if (status != 404) {
        write_beside(p, "gaps", _("How far it is"));
        write_beside(p, "reach", _("The cheapest way"));
    }
    return status;
}
