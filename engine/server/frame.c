#include "server/frame.h"

#include <stdlib.h>
#include <string.h>

#include "api/tidu.h"
#include "cli/language.h"

void frame_text(const frame *f, const char *text)
{
    for (; text && *text; text++) {
        switch (*text) {
        case '&':
            fputs("&amp;", f->to);
            break;
        case '<':
            fputs("&lt;", f->to);
            break;
        case '>':
            fputs("&gt;", f->to);
            break;
        case '"':
            fputs("&quot;", f->to);
            break;
        case '\'':
            fputs("&#39;", f->to);
            break;
        default:
            fputc(*text, f->to);
        }
    }
}

const char *frame_language(const frame *f, bool has_query)
{
    if (!f->says_language)
        return "";
    if (f->is_chinese)
        return has_query ? "&amp;lang=zh" : "?lang=zh";
    return has_query ? "&amp;lang=en" : "?lang=en";
}

void frame_link(const frame *f, const char *path, const char *text)
{
    fputs("<a href=\"", f->to);
    frame_text(f, path);
    fprintf(f->to, "%s\">", frame_language(f, strchr(path, '?') != NULL));
    frame_text(f, text);
    fputs("</a>", f->to);
}

enum { ALERT_LINE = 4096 };

/* Each line without advice for the command line. */
void frame_alert(const frame *f, const char *text)
{
    char line[ALERT_LINE];

    fputs("<p class=\"alert\" role=\"alert\">", f->to);
    while (*text) {
        size_t n = strcspn(text, "\n");

        snprintf(line, sizeof line, "%.*s", (int)n, text);
        line[tidu_option_advice(line)] = '\0';
        frame_text(f, line);
        text += n + (text[n] == '\n');
        if (*text)
            fputc('\n', f->to);
    }
    fputs("</p>\n", f->to);
}

/* The same page in the other language. */
static void write_other_language(const frame *f)
{
    if (!f->self)
        return;
    fputs("<a class=\"language\" href=\"", f->to);
    frame_text(f, f->self);
    fprintf(f->to, "%slang=%s\" lang=\"%s\" hreflang=\"%s\">%s</a>\n", strchr(f->self, '?') ? "&amp;" : "?", f->is_chinese ? "en" : "zh",
            f->is_chinese ? "en" : "zh-CN", f->is_chinese ? "en" : "zh-CN", f->is_chinese ? "English" : "中文");
}

/* The pages that the head leads to, in groups; `below`: the first segments of others that belong to one, NULL-terminated. */
enum { MOST_BELOW = 6 };

typedef struct nav_place {
    const char *path;
    const char *name; /* N_("...") */
    const char *below[MOST_BELOW];
} nav_place;

typedef struct nav_group {
    const char *name; /* N_("..."); it leads to the first place */
    const nav_place *places;
    size_t n;
} nav_group;

static const nav_place of_today[] = {{"/", N_("Today"), {NULL}}};
static const nav_place of_companies[] = {{"/lists", N_("Lists"), {"list"}}, {"/ladder", N_("Ladder"), {"company"}}, {"/expiring", N_("Expiring"), {NULL}},
                                         {"/indices", N_("Indices"), {"index", "contributions"}}};
static const nav_place of_work[] = {{"/targets", N_("Targets"), {"target", "forecast", "stock"}}, {"/tasks", N_("Tasks"), {NULL}},
                                    {"/visits", N_("Visits"), {NULL}}, {"/pools", N_("Pools of companies"), {"pool"}},
                                    {"/applications", N_("Applications"), {NULL}}, {"/calendar", N_("Calendar"), {NULL}}};
static const nav_place of_rules[] = {{"/rules", N_("Rules"), {"rule", "compare"}}};
static const nav_place of_data[] = {{"/quality", N_("Data quality"), {NULL}}, {"/bring-in", N_("Bring in"), {NULL}}, {"/imports", N_("Imports"), {NULL}}, {"/exports", N_("Exports"), {NULL}}};

#define GROUP(name, places) {name, places, sizeof(places) / sizeof *(places)}
static const nav_group groups[] = {GROUP(N_("Today"), of_today), GROUP(N_("Companies"), of_companies), GROUP(N_("Work"), of_work),
                                   GROUP(N_("Rules"), of_rules), GROUP(N_("Data"), of_data)};
#undef GROUP

/* Is the page below it: is this its first segment? */
static bool is_segment(const char *self, const char *segment)
{
    size_t n = strlen(segment);

    return *self == '/' && !strncmp(self + 1, segment, n) && (!self[1 + n] || strchr("/?", self[1 + n]));
}

static bool is_here(const frame *f, const nav_place *place)
{
    return f->self && is_segment(f->self, place->path + 1) && f->self[strlen(place->path)] != '/';
}

static bool is_within(const frame *f, const nav_place *place)
{
    if (f->self && is_segment(f->self, place->path + 1))
        return true;
    for (size_t i = 0; f->self && i < MOST_BELOW && place->below[i]; i++) {
        if (is_segment(f->self, place->below[i]))
            return true;
    }
    return false;
}

static void write_place(const frame *f, const char *path, const char *name, const char *current)
{
    fprintf(f->to, "<li><a href=\"%s%s\"%s>%s</a></li>\n", path, frame_language(f, false), current, name);
}

/* Groups, and below them the pages of the one in which the page is. */
static void write_navigation(const frame *f)
{
    static const char here[] = " aria-current=\"page\"", within[] = " aria-current=\"true\"";
    const nav_group *open = NULL;

    fprintf(f->to, "<nav aria-label=\"%s\">\n<ul>\n", _("pages"));
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        const nav_group *g = &groups[i];
        bool is_in = false;

        for (size_t k = 0; k < g->n; k++)
            is_in |= is_within(f, &g->places[k]);
        open = is_in ? g : open;
        write_place(f, g->places->path, _(g->name), is_in ? is_here(f, g->places) ? here : within : "");
    }
    fputs("</ul>\n</nav>\n", f->to);
    if (!open || open->n < 2)
        return;
    fprintf(f->to, "<nav class=\"second\" aria-label=\"%s\">\n<ul>\n", _(open->name));
    for (size_t k = 0; k < open->n; k++)
        write_place(f, open->places[k].path, _(open->places[k].name), is_here(f, &open->places[k]) ? here : is_within(f, &open->places[k]) ? within : "");
    fputs("</ul>\n</nav>\n", f->to);
}

/* With the words that it shows. */
static void write_script(const frame *f)
{
    static const struct {
        const char *name, *text;
    } words[] = {{"sort", N_("sort by this column: up, down, as it was")},
                 {"ascending", N_("Sorted by {column}, from the least.")},
                 {"descending", N_("Sorted by {column}, from the greatest.")},
                 {"unsorted", N_("In the order of the list.")},
                 {"search", N_("search in these rows")},
                 {"found", N_("{n} of {all} rows")},
                 {"part", N_("Only the rows of this page.")},
                 {"slider", N_("slider: {figure}")},
                 {"fresh", N_("The result is that of these figures.")},
                 {"failed", N_("There is no answer. Is the workbench still running?")}};

    fputs("<script src=\"/script.js\" defer", f->to);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        fprintf(f->to, " data-%s=\"", words[i].name);
        frame_text(f, _(words[i].text));
        fputs("\"", f->to);
    }
    fputs("></script>\n", f->to);
}

void frame_begin(const frame *f, const char *title)
{
    fprintf(f->to, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", f->is_chinese ? "zh-CN" : "en");
    fputs("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>", f->to);
    frame_text(f, title);
    fputs(" · tidu</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n<link rel=\"icon\" href=\"data:,\">\n", f->to);
    write_script(f);
    fprintf(f->to, "</head>\n<body>\n<a class=\"skip\" href=\"#main\">%s</a>\n<header>\n<span class=\"brand\">%s</span>\n", _("to the content"), _("tidu workbench"));
    write_other_language(f);
    if (f->is_inside)
        write_navigation(f);
    fputs("</header>\n<main id=\"main\" tabindex=\"-1\">\n<h1>", f->to);
    frame_text(f, title);
    fputs("</h1>\n", f->to);
}

void frame_end(const frame *f)
{
    const char *environment = getenv("TIDU_DB");

    fprintf(f->to, "</main>\n<footer>\n<p>tidu %s", tidu_version());
    if (f->is_inside) {
        fprintf(f->to, " · %s ", _("database:"));
        frame_text(f, f->db ? f->db : environment && *environment ? environment : "tidu.db");
    }
    fputs("</p>\n</footer>\n</body>\n</html>\n", f->to);
}
