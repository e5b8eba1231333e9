/* The page of what was brought, and the forms that it and its kin are made of. */
#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "server/bring.h"
#include "server/csv_row.h"

void bring_form_begin(const page *p, const char *path, bool has_files)
{
    fprintf(p->frame->to, "<form method=\"post\" action=\"%s%s\"%s>\n", path, frame_language(p->frame, false),
            has_files ? " enctype=\"multipart/form-data\"" : "");
}

void bring_button(const page *p, const char *act, const char *text)
{
    fprintf(p->frame->to, "<button name=\"act\" value=\"%s\">%s</button>\n", act, text);
}

long long bring_import_id(const page *p, const char *path)
{
    static const char *const words[] = {"imports", "--format", "csv", NULL};
    char *text = page_ask_rows(p, words), *at = text;
    size_t id, file, state;
    long long found = 0;
    csv_row row;

    if (text && csv_row_next(&at, &row)) {
        id = csv_row_find(&row, "id");
        file = csv_row_find(&row, "file");
        state = csv_row_find(&row, "state");
        while (csv_row_next(&at, &row)) {
            if (!strcmp(csv_row_cell(&row, file), path))
                found = *csv_row_cell(&row, state) ? 0 : strtoll(csv_row_cell(&row, id), NULL, 10);
        }
    }
    free(text);
    return found;
}

/* --- all of it -------------------------------------------------------------------------- */

static void write_drop(const page *p)
{
    bring_form_begin(p, "/bring-in", true);
    fprintf(p->frame->to, "<label class=\"broad\">%s\n<input type=\"file\" name=\"file\" multiple required></label>\n",
            _("drop workbooks (.xlsx, .xls) or CSV here, or choose them"));
    bring_button(p, "drop", _("look at the table"));
    fputs("</form>\n", p->frame->to);
    fprintf(p->frame->to, "<p class=\"small\">%s</p>\n",
            _("Nothing is imported yet: first it is shown what each column is taken for. Files stay on this machine, beside the database."));
}

static void write_files(const page *p)
{
    const shelf_file *f = shelf_get(0);
    char path[64];

    if (!f)
        return;
    fprintf(p->frame->to, "<h2>%s</h2>\n<ul>\n", _("What was brought"));
    for (size_t i = 0; (f = shelf_get(i)) != NULL; i++) {
        snprintf(path, sizeof path, "/bring-in/%u", f->number);
        fputs("<li>", p->frame->to);
        frame_link(p->frame, path, f->name);
        fprintf(p->frame->to, " · %s</li>\n", f->is_imported ? _("brought in") : *f->failure ? _("not imported: see there") : _("to be looked at"));
    }
    fputs("</ul>\n", p->frame->to);
}

static int write_all(const page *p)
{
    write_drop(p);
    write_files(p);
    fputs("<p>", p->frame->to);
    frame_link(p->frame, "/imports", _("Imports"));
    fputs("</p>\n", p->frame->to);
    return 200;
}

/* --- one file --------------------------------------------------------------------------- */

static int write_file(const page *p, const shelf_file *file)
{
    char why[BRING_WHY];
    tidu_session *session;
    int status = 500;

    fputs("<p>", p->frame->to);
    frame_link(p->frame, "/bring-in", _("other files"));
    fputs("</p>\n", p->frame->to);
    if (*file->failure)
        frame_alert(p->frame, file->failure);
    if (file->is_imported)
        return bring_write_result(p, file);
    if (bring_open(p, &session, why))
        status = bring_write_choices(p, session, file);
    else
        frame_alert(p->frame, why);
    bring_close(session);
    return status;
}

int bring_write(const page *p)
{
    const shelf_file *file = bring_find(p->address);

    if (!p->desk->is_writing) {
        fprintf(p->frame->to, "<p>%s</p>\n", _("this workbench only reads; to bring tables in, start it with --write"));
        return 200;
    }
    if (p->address->n_segments == 1)
        return write_all(p);
    if (file)
        return write_file(p, file);
    frame_alert(p->frame, _("there is no such file: it was put away, or the workbench has been started anew"));
    return 404;
}
