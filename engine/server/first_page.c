/*
 * Each part is the first rows of an answer, with a link to all of it.
 */
#include "server/first_page.h"

#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "cli/today.h"
#include "server/csv_row.h"
#include "server/names.h"

enum { FEW = 8, MOST_PLANS = 6 };

/* A table of the page, the first rows of it, and where the rest is. */
typedef struct section {
    const char *words[ROUTE_MOST_COMMAND + 4 + MOST_PLANS];
    size_t n_rows;       /* 0: all */
    const char *heading; /* NULL: the answer has one */
    const char *name;    /* of the page that has all of it */
    const char *path;
} section;

static int write_section(const page *p, const section *s)
{
    size_t rows = 0;
    int status;

    fputs("<section>\n", p->frame->to);
    if (s->heading)
        fprintf(p->frame->to, "<h2>%s</h2>\n", s->heading);
    status = page_write_part(p, s->words, s->n_rows, &rows);
    if (!rows && status == 200)
        fprintf(p->frame->to, "<p>%s</p>\n", _("nothing"));
    fprintf(p->frame->to, "<p>%s ", _("all of it:"));
    frame_link(p->frame, s->path, s->name);
    fputs("</p>\n</section>\n", p->frame->to);
    return status;
}

static void write_find(const page *p)
{
    fprintf(p->frame->to, "<form method=\"get\" action=\"/company\" role=\"search\">\n<label class=\"broad\">%s\n<input name=\"code\" required></label>\n",
            _("code of the company"));
    if (p->frame->says_language)
        fprintf(p->frame->to, "<input type=\"hidden\" name=\"lang\" value=\"%s\">\n", p->frame->is_chinese ? "zh" : "en");
    fprintf(p->frame->to, "<button>%s</button>\n</form>\n", _("show"));
}

typedef struct plans {
    char ids[MOST_PLANS][64];
    size_t n;
} plans;

/* Those with a target that is due in the year of the day. */
static void find_plans(const page *p, const char *day, plans *out)
{
    static const char *const words[] = {"target", "status", "--no-chance", "--format", "csv", NULL};
    char *text = page_ask_rows(p, words), *at = text;
    csv_row row, heading;

    out->n = 0;
    if (text && csv_row_next(&at, &heading)) {
        while (out->n < MOST_PLANS && csv_row_next(&at, &row)) {
            const char *plan = csv_row_cell(&row, csv_row_find(&heading, "plan"));
            bool is_due = !strncmp(csv_row_cell(&row, csv_row_find(&heading, "due")), day, 4);
            bool is_last = out->n && !strcmp(out->ids[out->n - 1], plan);

            if (is_due && !is_last && names_is_plan(plan))
                snprintf(out->ids[out->n++], sizeof *out->ids, "%s", plan);
        }
    }
    free(text);
}

static void write_targets(const page *p, const char *day)
{
    section s = {.words = {"target", "status"}, .n_rows = FEW, .heading = _("This year's targets"), .name = _("Targets"), .path = "/targets"};
    plans found;

    find_plans(p, day, &found);
    for (size_t i = 0; i < found.n; i++)
        s.words[2 + i] = found.ids[i];
    if (found.n) {
        write_section(p, &s);
        return;
    }
    fprintf(p->frame->to, "<section>\n<h2>%s</h2>\n<p>", s.heading);
    fprintf(p->frame->to, _("no plan has targets that are due in %.4s"), day);
    fputs("</p>\n<p>", p->frame->to);
    frame_link(p->frame, s.path, s.name);
    fputs("</p>\n</section>\n", p->frame->to);
}

/* The way to the form, where forms are taken. */
static void write_bring_in(const page *p)
{
    if (!p->desk->is_writing)
        return;
    fputs("<p>", p->frame->to);
    frame_link(p->frame, "/bring-in", _("Bring in a table"));
    fputs("</p>\n", p->frame->to);
}

int first_page_write(const page *p)
{
    char day[DAY_TEXT], on[DAY_TEXT + 8];
    const section ladder = {{"ladder", "--table", "ladder"}, 0, NULL, _("Ladder"), "/ladder"},
                  tasks = {{"task", "list"}, FEW, _("Tasks due"), _("Tasks"), "/tasks"},
                  expiring = {{"ladder", "--expiring=3", "--table", "certificates", on}, FEW, NULL, _("Expiring"), "/expiring/certificates?expiring=3"},
                  quality = {{"quality", "--table", "columns"}, FEW, NULL, _("Data quality"), "/quality"},
                  imports = {{"imports"}, 0, _("What was brought in"), _("Imports"), "/imports"};
    int status;

    snprintf(on, sizeof on, "--on=%s", today(day));
    write_find(p);
    write_bring_in(p);
    status = write_section(p, &ladder);
    if (status != 200)
        return status; /* the rest would say the same once more */
    write_targets(p, day);
    write_section(p, &tasks);
    write_section(p, &expiring);
    page_write_lists(p);
    write_section(p, &quality);
    write_section(p, &imports);
    return 200;
}
