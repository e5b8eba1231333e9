/* The form above a list: what the command's options are called, with the values that they have now. */
#include <stdbool.h>
#include <string.h>

#include "cli/language.h"
#include "server/index_weights.h"
#include "server/page.h"

typedef struct choice {
    const char *value;
    const char *label;
} choice;

static const choice tiers[] = {{"apply", N_("can file now")}, {"push", N_("at the next application")}, {"nurture", N_("later")},
                               {"watch", N_("no way is known")}, {NULL, NULL}};
static const choice orders[] = {{"work", N_("work: who can file, then the cheapest ways")}, {"readiness", N_("readiness")},
                                {"potential", N_("potential")}, {NULL, NULL}};

static const choice methods[] = {{"equal", N_("all alike")}, {"entropy", N_("entropy")}, {"critic", N_("CRITIC")}, {"deviation", N_("standard deviation")},
                                 {"variation", N_("coefficient of variation")}, {"gini", N_("Gini coefficient")}, {"merec", N_("MEREC")},
                                 {"variance", N_("variance")}, {"pca", N_("principal components")}, {"factor", N_("factor analysis")}, {NULL, NULL}};

static void write_select(const frame *f, const route_option *o, const char *value, const choice *choices)
{
    fprintf(f->to, "<select name=\"%s\">\n<option value=\"\">%s</option>\n", o->name, _("as usual"));
    for (const choice *c = choices; c->value; c++)
        fprintf(f->to, "<option value=\"%s\"%s>%s</option>\n", c->value, value && !strcmp(value, c->value) ? " selected" : "", _(c->label));
    fputs("</select>", f->to);
}

static void write_input(const frame *f, const route_option *o, const char *value)
{
    fprintf(f->to, "<input name=\"%s\"%s value=\"", o->name, o->kind == FIELD_NUMBER ? " inputmode=\"numeric\"" : "");
    frame_text(f, value);
    fputs("\">", f->to);
}

static void write_field(const frame *f, const route_option *o, const char *value)
{
    if (o->kind == FIELD_CHECK || o->kind == FIELD_OF_PAGE) {
        fprintf(f->to, "<label class=\"check\"><input type=\"checkbox\" name=\"%s\" value=\"1\"%s> %s</label>\n", o->name, value ? " checked" : "",
                _(o->label));
        return;
    }
    fprintf(f->to, "<label%s>%s\n", o->kind == FIELD_BROAD || o->kind == FIELD_CHANGES ? " class=\"broad\"" : "", _(o->label));
    if (o->kind == FIELD_TIER || o->kind == FIELD_ORDER || o->kind == FIELD_METHOD)
        write_select(f, o, value, o->kind == FIELD_TIER ? tiers : o->kind == FIELD_ORDER ? orders : methods);
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
            write_field(p->frame, o, address_find(p->address, o->name));
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
