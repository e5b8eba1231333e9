/*
 * What an import did, with the way back, and the rows whose company nobody knows: each is matched by choosing one of the companies that are
 * possible, or by its code, and comes in as a table of its own.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "server/bring.h"
#include "server/review_rows.h"

static void write_counts(const page *p, const tidu_import_summary *sum)
{
    const struct {
        const char *label;
        unsigned long n;
        bool is_always;
    } counts[] = {{_("rows"), sum->rows, true},
                  {_("rows skipped"), sum->skipped, true},
                  {_("companies added"), sum->companies_added, false},
                  {_("company-years added"), sum->years_added, false},
                  {_("figures of months added"), sum->months_added, false},
                  {_("figures of months changed"), sum->months_changed, false},
                  {_("values changed"), sum->values_changed, false},
                  {_("certificates added"), sum->credentials_added, sum->is_certificates},
                  {_("certificates changed"), sum->credentials_changed, false},
                  {_("applications added"), sum->applications_added, sum->is_applications},
                  {_("applications changed"), sum->applications_changed, false},
                  {_("values of targets added"), sum->target_values_added, sum->is_target_values},
                  {_("entries into pools and leavings"), sum->pool_events_added, sum->is_pool_list},
                  {_("rows of visits and tasks added"), sum->events_added, sum->is_visits || sum->is_tasks}};

    if (sum->is_known)
        fprintf(p->frame->to, "<p>%s</p>\n", _("This file was imported before with the same choices; nothing was changed."));
    fputs("<dl>\n", p->frame->to);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        if (counts[i].is_always || counts[i].n)
            fprintf(p->frame->to, "<dt>%s</dt><dd>%lu</dd>\n", counts[i].label, counts[i].n);
    }
    fputs("</dl>\n", p->frame->to);
}

enum { FEW = 200 };

static void write_extent(const page *p, size_t rows)
{
    fputs("<p>", p->frame->to);
    fprintf(p->frame->to, _("rows %zu to %zu of %zu"), (size_t)1, (size_t)FEW, rows);
    fputs("</p>\n", p->frame->to);
}

/* Side by side, so that it can be decided which is right. */
static void write_replaced(const page *p, long long id)
{
    char number[24];
    const char *const words[] = {"imports", "show", number, NULL};
    size_t rows = 0;

    snprintf(number, sizeof number, "%lld", id);
    fprintf(p->frame->to, "<h2>%s</h2>\n", _("What it replaced"));
    page_write_part(p, words, FEW, &rows);
    if (!rows)
        fprintf(p->frame->to, "<p>%s</p>\n", _("nothing"));
    else if (rows > FEW)
        write_extent(p, rows);
}

static void write_match(void *context, const review_row *row)
{
    const page *p = context;
    FILE *to = p->frame->to;
    size_t n;

    fputs("<tr><th scope=\"row\">", to);
    frame_text(p->frame, row->name);
    fputs("</th><td>", to);
    frame_text(p->frame, row->town);
    fputs("</td><td>", to);
    for (n = 0; n < row->n_candidates; n++) {
        fprintf(to, "<label class=\"check\"><input type=\"radio\" name=\"r%zu\" value=\"", row->number);
        frame_text(p->frame, row->candidates[n].code);
        fputs("\"> ", to);
        frame_text(p->frame, row->candidates[n].text);
        fputs("</label><br>\n", to);
    }
    fprintf(to, "<label>%s\n<input name=\"t%zu\" maxlength=\"40\" aria-label=\"%s: ", n ? _("or the code") : _("the code"), row->number,
            n ? _("or the code") : _("the code"));
    frame_text(p->frame, row->name);
    fputs("\"></label></td></tr>\n", to);
}

static void write_matches(const page *p, const shelf_file *file)
{
    static const char *const headings[] = {N_("name in the table"), N_("town"), N_("which company it is")};
    FILE *to = p->frame->to;
    page copy = *p;
    char path[64];
    size_t n;

    fprintf(to, "<h2>%s</h2>\n<p>%s</p>\n", _("Rows whose company is not known"),
            _("Choose the company, or write its code. Rows that are left open stay out."));
    snprintf(path, sizeof path, "/bring-in/%u", file->number);
    bring_form_begin(p, path, true);
    fprintf(to, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n<table>\n<thead>\n<tr>", _("Rows whose company is not known"));
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        fprintf(to, "<th scope=\"col\">%s</th>", _(headings[i]));
    fputs("</tr>\n</thead>\n<tbody>\n", to);
    n = review_rows_read(file->review, FEW, write_match, &copy);
    fputs("</tbody>\n</table>\n</div>\n", to);
    if (n > FEW) {
        fputs("<p>", to);
        fprintf(to, _("the first %d of %zu; the others come when these are done"), FEW, n);
        fputs("</p>\n", to);
    }
    bring_button(p, "match", _("bring these rows in"));
    fputs("</form>\n", to);
}

static void write_on(const page *p)
{
    static const struct {
        const char *path, *name;
    } places[] = {{"/lists", N_("Lists")}, {"/ladder", N_("Ladder")}, {"/quality", N_("Data quality")}, {"/imports", N_("Imports")},
                  {"/bring-in", N_("bring in more")}};

    fprintf(p->frame->to, "<h2>%s</h2>\n<ul class=\"links\">\n", _("What now"));
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        fputs("<li>", p->frame->to);
        frame_link(p->frame, places[i].path, _(places[i].name));
        fputs("</li>\n", p->frame->to);
    }
    fputs("</ul>\n", p->frame->to);
}

int bring_write_result(const page *p, const shelf_file *file)
{
    long long id = bring_import_id(p, file->path);
    char path[64];

    fprintf(p->frame->to, "<p role=\"status\"><strong>%s</strong></p>\n", id || file->summary.is_known ? _("It has been brought in.") : _("It was taken back."));
    if (id || file->summary.is_known)
        write_counts(p, &file->summary);
    if (*file->review && id)
        write_matches(p, file);
    if (id)
        write_replaced(p, id);
    snprintf(path, sizeof path, "/bring-in/%u", file->number);
    bring_form_begin(p, path, false);
    if (id)
        bring_button(p, "undo", _("take it back"));
    else
        bring_button(p, "again", _("look at it again"));
    fputs("</form>\n", p->frame->to);
    write_on(p);
    return 200;
}
