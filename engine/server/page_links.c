/* Links from a page to others about the same rule, index or company, and to itself. */
#include <stdio.h>
#include <string.h>

#include "cli/language.h"
#include "server/page.h"

void page_write_permalink(const page *p)
{
    fputs("<p><a href=\"", p->frame->to);
    page_write_path(p, p->frame->to);
    page_write_query(p, "&amp;", p->frame->to);
    fprintf(p->frame->to, "%s\">%s</a></p>\n", frame_language(p->frame, p->address->n_fields > p->frame->says_language), _("this scenario as an address, to keep or to send"));
}

static void write_rule_links(const page *p)
{
    char path[128];

    snprintf(path, sizeof path, "/rule/%s/whatif", p->address->segments[1]);
    fputs("<p>", p->frame->to);
    frame_link(p->frame, path, _("what if the rule changes: who enters and who leaves"));
    fputs("</p>\n", p->frame->to);
}

/* From an index to what else is known of it. */
static void write_index_links(const page *p)
{
    static const struct {
        const char *tail, *name;
    } pages[] = {{"", N_("Ranks")}, {"/weights", N_("Weights")}, {"/robust", N_("How sure the ranks are")}, {"/audit", N_("What is worth a second look")}};
    char path[128];

    fputs("<ul class=\"links\">\n", p->frame->to);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (!strcmp(p->route->tail ? p->route->tail : "", *pages[i].tail ? pages[i].tail + 1 : ""))
            continue;
        snprintf(path, sizeof path, "/index/%s%s", p->address->segments[1], pages[i].tail);
        fputs("<li>", p->frame->to);
        frame_link(p->frame, path, _(pages[i].name));
        fputs("</li>\n", p->frame->to);
    }
    fputs("</ul>\n", p->frame->to);
}

static void write_company_link(const page *p)
{
    char path[128];

    snprintf(path, sizeof path, "/company/%s", p->address->segments[1]);
    fputs("<p>", p->frame->to);
    frame_link(p->frame, path, _("where it stands on the ladder"));
    fputs("</p>\n", p->frame->to);
}

void page_write_links(const page *p)
{
    const route *r = p->route;

    if (r->operands[0] == OPERAND_RULE)
        write_rule_links(p);
    if (r->operands[0] == OPERAND_INDEX)
        write_index_links(p);
    if (r->operands[1] == OPERAND_INDEX)
        write_company_link(p);
}
