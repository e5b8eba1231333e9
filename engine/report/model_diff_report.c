#include "report/model_diff_report.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "model/model_diff.h"
#include "report/cite_text.h"

enum { D_PART, D_ID, D_NAME, D_CHANGE, D_BEFORE, D_AFTER, D_CITE_BEFORE, D_CITE_AFTER, D_COLUMNS };

static const table_column columns[D_COLUMNS] = {
    [D_PART] = {"part", N_("part"), TABLE_TEXT, 0},
    [D_ID] = {"id", N_("id"), TABLE_TEXT, 0},
    [D_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [D_CHANGE] = {"change", N_("change"), TABLE_TEXT, 0},
    [D_BEFORE] = {"before", N_("before"), TABLE_TEXT, 0},
    [D_AFTER] = {"after", N_("after"), TABLE_TEXT, 0},
    [D_CITE_BEFORE] = {"cite_before", N_("source before"), TABLE_TEXT, 0},
    [D_CITE_AFTER] = {"cite_after", N_("source after"), TABLE_TEXT, 0},
};

static void difference_row(grid *g, const model *before, const model *after, const model_difference *x, bool zh)
{
    const char *change = !x->before.text ? _("added")
                         : !x->after.text ? _("dropped")
                         : x->is_reworded ? _("other words")
                                          : _("changed");
    table_tone tone = !x->before.text ? TABLE_GOOD : !x->after.text ? TABLE_BAD : TABLE_OPEN;

    grid_row(g);
    grid_text(g, D_PART, x->part, TABLE_PLAIN);
    grid_text(g, D_ID, x->id, TABLE_PLAIN);
    grid_text(g, D_NAME, model_text_in(x->name, zh), TABLE_PLAIN);
    grid_text(g, D_CHANGE, change, tone);
    grid_text(g, D_BEFORE, x->is_reworded ? model_text_in(x->before.law, zh) : x->before.text, TABLE_PLAIN);
    grid_text(g, D_AFTER, x->is_reworded ? model_text_in(x->after.law, zh) : x->after.text, TABLE_PLAIN);
    cite_cell(g, D_CITE_BEFORE, before, &x->before.cite, zh);
    cite_cell(g, D_CITE_AFTER, after, &x->after.cite, zh);
}

/* "srdi, in force from 2022-08-01 to 2026-03-31 (srdi.2022.yaml)" */
static void side_text(const model *m, char *text, size_t size)
{
    char to[11];

    date_format(m->to, to);
    if (m->to == DATE_NO_END)
        snprintf(text, size, _("%s in force from %s on (%s)"), m->id, m->version, path_name(m->file));
    else
        snprintf(text, size, _("%s in force from %s to %s (%s)"), m->id, m->version, to,
                 path_name(m->file));
}

/* The two names, or the name and the two versions. */
static void title_text(const model *before, const model *after, bool zh, char *text, size_t size)
{
    const char *from = model_text_in(before->name, zh), *to = model_text_in(after->name, zh);

    if (strcmp(from, to))
        snprintf(text, size, "%.200s → %.200s", from, to);
    else
        snprintf(text, size, "%.200s  %s → %s", from, before->version, after->version);
}

tidu_status model_diff_document(const model *before, const model *after, bool is_chinese,
                                document **out, tidu_error *err)
{
    document *d = document_new_of_law();
    model_differences found;
    char text[512];
    grid *g;
    tidu_status status = d ? model_diff(before, after, document_memory(d), &found, err) : error_memory(err);

    if (status) {
        document_free(d);
        return status;
    }
    title_text(before, after, is_chinese, text, sizeof text);
    document_title(d, text);
    side_text(before, text, sizeof text);
    document_text(d, "before", _("before"), text);
    side_text(after, text, sizeof text);
    document_text(d, "after", _("after"), text);
    document_number(d, "differences", _("differences"), (double)found.n, 0);
    document_wide(d);
    document_language(d, is_chinese);
    g = document_grid(d, "rules", _("Rules that differ"), columns, D_COLUMNS);
    for (size_t i = 0; i < found.n; i++)
        difference_row(g, before, after, &found.list[i], is_chinese);
    *out = d;
    return TIDU_OK;
}
