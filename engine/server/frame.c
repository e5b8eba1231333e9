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
    fprintf(f->to, "%s\">", frame_language(f, false));
    frame_text(f, text);
    fputs("</a>", f->to);
}

void frame_alert(const frame *f, const char *text)
{
    fputs("<p class=\"alert\" role=\"alert\">", f->to);
    frame_text(f, text);
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

static void write_navigation(const frame *f)
{
    static const struct {
        const char *path;
        const char *name;
        const char *below; /* pages that it leads to; NULL: none */
    } places[] = {{"/", N_("Today"), NULL}, {"/ladder", N_("Ladder"), NULL}, {"/lists", N_("Lists"), "/list/"}, {"/expiring", N_("Expiring"), NULL},
                  {"/indices", N_("Indices"), "/index/"}, {"/quality", N_("Data quality"), NULL}, {"/imports", N_("Imports"), NULL}};

    fprintf(f->to, "<nav aria-label=\"%s\">\n<ul>\n", _("pages"));
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        size_t n = strlen(places[i].path);
        bool is_here = f->self && !strncmp(f->self, places[i].path, n) && (!f->self[n] || f->self[n] == '?');
        bool is_below = f->self && places[i].below && !strncmp(f->self, places[i].below, strlen(places[i].below));

        fprintf(f->to, "<li><a href=\"%s%s\"%s>%s</a></li>\n", places[i].path, frame_language(f, false), is_here ? " aria-current=\"page\"" : is_below ? " aria-current=\"true\"" : "",
                _(places[i].name));
    }
    fputs("</ul>\n</nav>\n", f->to);
}

void frame_begin(const frame *f, const char *title)
{
    fprintf(f->to, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", f->is_chinese ? "zh-CN" : "en");
    fputs("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>", f->to);
    frame_text(f, title);
    fprintf(f->to, " · tidu</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n<link rel=\"icon\" href=\"data:,\">\n</head>\n<body>\n"
                   "<a class=\"skip\" href=\"#main\">%s</a>\n<header>\n<span class=\"brand\">%s</span>\n", _("to the content"), _("tidu workbench"));
    if (f->is_inside)
        write_navigation(f);
    write_other_language(f);
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
