/* The form above a list: what the command's options are called, with the values that they have now. */
#include <stdbool.h>
#include <string.h>

#include "cli/language.h"
#include "server/facet.h"
#include "server/index_weights.h"
#include "server/page.h"

static void write_select(const frame *f, const route_option *o, const char *value)
{
    fprintf(f->to, "<select name=\"%s\">\n<option value=\"\">%s</option>\n", o->name, _("as usual"));
    for (const route_choice *c = route_choices(o); c->value; c++)
        fprintf(f->to, "<option value=\"%s\"%s>%s</option>\n", c->value, value && !strcmp(value, c->value) ? " selected" : "", _(c->label));
    fputs("</select>", f->to);
}

static void write_input(const frame *f, const route_option *o, const char *value)
{
    static const char *const kinds[] = {[FIELD_NUMBER] = " inputmode=\"numeric\"", [FIELD_DATE] = " type=\"date\"", [FIELD_OF_PAGE] = NULL};
    const char *kind = kinds[o->kind];

    fprintf(f->to, "<input name=\"%s\"%s value=\"", o->name, kind ? kind : "");
    frame_text(f, value);
    fputs("\">", f->to);
}

static void write_field(const page *p, const route_option *o, const char *value)
{
    const frame *f = p->frame;

    if (o->kind == FIELD_CHECK || o->kind == FIELD_OF_PAGE) {
        fprintf(f->to, "<label class=\"check\"><input type=\"checkbox\" name=\"%s\" value=\"1\"%s> %s</label>\n", o->name, value ? " checked" : "",
                _(o->label));
        return;
    }
    fprintf(f->to, "<label%s>%s\n", o->kind == FIELD_BROAD || o->kind == FIELD_CHANGES ? " class=\"broad\"" : "", _(o->label));
    if (route_choices(o))
        write_select(f, o, value);
    else if (facet_is(o))
        facet_write(p, o, value);
    else
        write_input(f, o, value);
    fputs("</label>\n", f->to);
}

/* Something is chosen, or there is nothing else on the page. */
static bool is_open(const page *p)
{
    for (const route_option *o = p->route->options; o->name; o++) {
        if (o->label && address_find(p->address, o->name))
            return true;
    }
    return !p->route->command[0] || p->route->waits_for || index_weights_are_changed(p);
}

void page_write_fields(const page *p)
{
    for (const route_option *o = p->route->options; o->name; o++) {
        if (o->label)
            write_field(p, o, address_find(p->address, o->name));
    }
    if (p->frame->says_language)
        fprintf(p->frame->to, "<input type=\"hidden\" name=\"lang\" value=\"%s\">\n", p->frame->is_chinese ? "zh" : "en");
}

void page_write_form(const page *p)
{
    const frame *f = p->frame;

    if (!p->route->options)
        return;
    fprintf(f->to, "<details%s>\n<summary>%s</summary>\n<form method=\"get\" action=\"", is_open(p) ? " open" : "",
            index_weights_are_asked(p) ? _("change the weights, choose what is shown") : _("choose what is shown"));
    page_write_path(p, f->to);
    fputs(index_weights_are_asked(p) ? "\" data-result=\"result\" data-when=\"change\" data-whole>\n" : "\">\n", f->to);
    if (index_weights_are_asked(p))
        index_weights_write(p);
    page_write_fields(p);
    fprintf(f->to, "<button>%s</button>\n</form>\n</details>\n", _("show"));
}
