/*
 * Links come from the CSV of the commands that list what there is; no number is made of it.
 */
#include "server/links.h"

#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "server/csv_row.h"
#include "server/names.h"

enum { PATH = 256, TEXT = 400 };

static bool is_at(const page *p, const char *place, size_t n_segments)
{
    return p->route->place && !strcmp(p->route->place, place) && p->address->n_segments == n_segments;
}

static void begin(const page *p, const char *heading)
{
    fprintf(p->frame->to, "<h2>%s</h2>\n<ul class=\"links\">\n", heading);
}

static void end(const page *p)
{
    fputs("</ul>\n", p->frame->to);
}

static void item(const page *p, const char *path, const char *text)
{
    fputs("<li>", p->frame->to);
    frame_link(p->frame, path, text);
    fputs("</li>\n", p->frame->to);
}

/* --- what there is, by the rows of a command ---------------------------------------------- */

typedef struct rows {
    char *text, *at;
    csv_row heading, row;
} rows;

static bool rows_begin(rows *r, const page *p, const char *const words[])
{
    r->text = r->at = page_ask_rows(p, words);
    return r->text && csv_row_next(&r->at, &r->heading);
}

static bool rows_next(rows *r)
{
    return csv_row_next(&r->at, &r->row);
}

static const char *cell(const rows *r, const char *column)
{
    return csv_row_cell(&r->row, csv_row_find(&r->heading, column));
}

/* Each value of a column once, where equal ones stand together: its name as a link to `path` and the value. */
static void write_each(const page *p, const char *const words[], const char *column, const char *path, const char *heading)
{
    char last[PATH] = "", address[PATH];
    rows r;

    if (rows_begin(&r, p, words)) {
        begin(p, heading);
        while (rows_next(&r)) {
            const char *id = cell(&r, column);

            if (!strcmp(id, last) || !names_is_plan(id))
                continue;
            snprintf(last, sizeof last, "%s", id);
            snprintf(address, sizeof address, "%s%s", path, id);
            item(p, address, cell(&r, "name"));
        }
        end(p);
    }
    free(r.text);
}

/* --- plans ---------------------------------------------------------------------------------- */

static void write_plans(const page *p)
{
    static const char *const words[] = {"target", "status", "--no-chance", "--format", "csv", NULL};
    char last[PATH] = "", path[PATH], text[TEXT];
    rows r;

    if (rows_begin(&r, p, words)) {
        begin(p, _("Plans"));
        while (rows_next(&r)) {
            const char *plan = cell(&r, "plan"), *district = cell(&r, "district");

            if (!strcmp(plan, last) || !names_is_plan(plan))
                continue;
            snprintf(last, sizeof last, "%s", plan);
            snprintf(path, sizeof path, "/targets/%s", plan);
            snprintf(text, sizeof text, "%s %.4s", *district ? district : plan, cell(&r, "due"));
            item(p, path, text);
        }
        end(p);
    }
    free(r.text);
}

static void write_targets(const page *p)
{
    const char *plan = p->address->segments[1];
    const char *const words[] = {"target", "status", "--no-chance", "--format", "csv", plan, NULL};
    char path[PATH];
    rows r;

    if (rows_begin(&r, p, words)) {
        begin(p, _("How each light comes about"));
        while (rows_next(&r)) {
            if (!names_is_id(cell(&r, "id")) || *cell(&r, "town"))
                continue;
            snprintf(path, sizeof path, "/target/%s/%s", plan, cell(&r, "id"));
            item(p, path, cell(&r, "name"));
        }
        end(p);
    }
    free(r.text);
}

/* --- rules ---------------------------------------------------------------------------------- */

static void write_rules(const page *p)
{
    static const char *const words[] = {"models", "list", "--format", "csv", NULL};

    write_each(p, words, "model", "/rule/", _("As the decree reads"));
}

/* The versions of a rule, and each held against the one before. */
static void write_versions(const page *p)
{
    static const char *const words[] = {"models", "list", "--format", "csv", NULL};
    const char *rule = p->address->segments[1];
    char path[PATH], text[TEXT], before[16] = "";
    rows r;

    if (rows_begin(&r, p, words)) {
        begin(p, _("Versions"));
        while (rows_next(&r)) {
            const char *from = cell(&r, "from");
            bool is_review = !strcmp(cell(&r, "application"), _("reviews"));

            if (strcmp(cell(&r, "model"), rule))
                continue;
            snprintf(path, sizeof path, "/rule/%s?on=%.10s%s", rule, from, is_review ? "&recheck=1" : "");
            snprintf(text, sizeof text, is_review ? _("in force from %s, for those that hold the title") : _("in force from %s"), from);
            item(p, path, text);
            if (is_review)
                continue;
            if (*before && strcmp(before, from)) {
                snprintf(path, sizeof path, "/compare/%s@%.10s/%s@%.10s", rule, before, rule, from);
                snprintf(text, sizeof text, _("what changed from %s to %s"), before, from);
                item(p, path, text);
            }
            snprintf(before, sizeof before, "%s", from);
        }
        end(p);
    }
    free(r.text);
}

typedef struct place {
    const char *path; /* before the id */
    const char *tail; /* and behind it */
    const char *text; /* N_("...") */
} place;

static const place about_rule[] = {{"/list/", "", N_("who can file, and who is close")},
                                   {"/forecast/", "", N_("how many would pass")},
                                   {"/stock/", "", N_("valid certificates by month")},
                                   {"/calendar/", "", N_("what is due, by company")},
                                   {"/applications/", "", N_("applications")},
                                   {"/rule/", "", N_("the rule as the decree reads")},
                                   {"/rule/", "/whatif", N_("what if the rule changes")},
                                   {NULL, NULL, NULL}};
static const place about_pool[] = {{"/pool/", "", N_("members")},
                                   {"/pool/", "/due", N_("who would enter and leave")},
                                   {"/pool/", "/unvisited", N_("not called on for long")},
                                   {"/pool/", "/coaches", N_("coaches")},
                                   {"/pool/", "/history", N_("entries and leavings")},
                                   {"/pool/", "/months", N_("by month")},
                                   {NULL, NULL, NULL}};
static const place about_index[] = {{"/index/", "", N_("ranks")},
                                    {"/index/", "/weights", N_("weights")},
                                    {"/index/", "/robust", N_("how sure the ranks are")},
                                    {"/index/", "/audit", N_("what is worth a second look")},
                                    {NULL, NULL, NULL}};
static const place about_company[] = {{"/company/", "", N_("overview")},
                                      {"/company/", "/history", N_("history of each value")},
                                      {"/company/", "/visits", N_("visits")},
                                      {NULL, NULL, NULL}};

static void write_places(const page *p, const place *places, const char *id)
{
    char path[PATH];

    fputs("<ul class=\"links\">\n", p->frame->to);
    for (; places->path; places++) {
        snprintf(path, sizeof path, "%s%s%s", places->path, id, places->tail);
        item(p, path, _(places->text));
    }
    end(p);
}

/* By month, and each certificate: with what is chosen. */
static void write_expiring(const page *p)
{
    static const place views[] = {{"/expiring", "", N_("by month")}, {"/expiring/certificates", "", N_("each certificate")}};
    bool has_query = false;

    for (size_t i = 0; i < p->address->n_fields; i++)
        has_query |= strcmp(p->address->fields[i].name, "lang") && strcmp(p->address->fields[i].name, "page");
    fputs("<ul class=\"links\">\n", p->frame->to);
    for (size_t i = 0; i < 2; i++) {
        fprintf(p->frame->to, "<li><a href=\"%s", views[i].path);
        page_write_query(p, "&amp;", p->frame->to);
        fprintf(p->frame->to, "%s\">%s</a></li>\n", frame_language(p->frame, has_query), _(views[i].text));
    }
    end(p);
}

/* --- of a page ------------------------------------------------------------------------------ */

void links_write_above(const page *p)
{
    static const char *const pools[] = {"pool", "list", "--format", "csv", NULL};
    const char *const *segments = p->address->segments;

    if (p->route->operands[0] == OPERAND_RULE && !p->route->operands[1])
        write_places(p, about_rule, segments[1]);
    else if (p->route->operands[0] == OPERAND_POOL)
        write_places(p, about_pool, segments[1]);
    else if (p->route->operands[0] == OPERAND_INDEX)
        write_places(p, about_index, segments[1]);
    else if (p->route->operands[0] == OPERAND_CODE && !p->route->operands[1])
        write_places(p, about_company, segments[1]);
    if (is_at(p, "rule", 2))
        write_versions(p);
    else if (p->route->place && !strcmp(p->route->place, "expiring"))
        write_expiring(p);
    else if (is_at(p, "targets", 1))
        write_plans(p);
    else if (is_at(p, "pools", 1))
        write_each(p, pools, "pool", "/pool/", _("Pools of companies"));
    else if (is_at(p, "rules", 1))
        write_rules(p);
}

void links_write_below(const page *p)
{
    const bool is_rule = p->route->operands[1] == OPERAND_RULE;
    char path[PATH];

    if (is_at(p, "targets", 2))
        write_targets(p);
    if (p->route->operands[0] != OPERAND_CODE || !p->route->operands[1])
        return;
    fputs("<ul class=\"links\">\n", p->frame->to);
    snprintf(path, sizeof path, "/company/%s", p->address->segments[1]);
    item(p, path, _("overview"));
    snprintf(path, sizeof path, "/%s/%s", is_rule ? "rule" : "index", p->address->segments[2]);
    item(p, path, is_rule ? _("the rule as the decree reads") : _("the whole list of the index"));
    end(p);
}
