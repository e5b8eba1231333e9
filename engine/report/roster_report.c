#include "report/roster_report.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "report/cite_text.h"
#include "report/roster_quality.h"
#include "report/roster_view.h"
#include "report/study_note.h"

enum { MOST_LINE = 700 };

static const char *rule_name(const roster_facts *f)
{
    return model_text_in(f->study->model->name, f->is_chinese);
}

/* "高新技术企业培育库名单（城南街道）" */
static void set_title(document *d, const roster_facts *f)
{
    char text[MOST_LINE];

    snprintf(text, sizeof text, f->group ? _("%s: pool roster of %s") : _("%s: pool roster"), rule_name(f), f->group);
    document_title(d, text);
}

/* What the roster is based on: texts of law, rule, data and this file of columns. */
static void write_basis(document *d, const roster_facts *f)
{
    const model *m = f->study->model;
    char text[MOST_LINE];

    for (size_t i = 0; i < m->n_documents; i++) {
        source_text(&m->documents[i], f->is_chinese, text, sizeof text);
        document_text(d, NULL, _("source"), text);
    }
    snprintf(text, sizeof text, _("%s, version of %s, digest %s"), rule_name(f), m->version, m->digest);
    document_text(d, NULL, _("rule"), text);
    snprintf(text, sizeof text, _("digest %s"), f->columns->digest);
    document_text(d, NULL, _("columns of the roster"), text);
}

static void write_guide(document *d, const roster_facts *f)
{
    for (size_t i = 0; i < f->columns->n_guide; i++)
        document_paragraph(d, NULL, model_text_in(f->columns->guide[i].text, f->is_chinese));
}

/* Of each column who fills it in and what it means. */
static void write_meanings(document *d, const roster_facts *f)
{
    for (size_t i = 0; i < f->columns->n_columns; i++) {
        const roster_column *c = &f->columns->columns[i];
        const char *about = model_text_in(c->about, f->is_chinese);
        char text[MOST_LINE];

        if ((!*about && !c->is_filled) || (c->is_of_sweeps && !f->is_sweep))
            continue;
        snprintf(text, sizeof text, "%s%s%s", c->is_filled ? _("to be filled in") : "", c->is_filled && *about ? _("; ") : "", about);
        document_text(d, "meaning_of", model_text_in(c->name, f->is_chinese), text);
    }
}

/* Below the title: unit and dates. */
static const char *line_of(document *d, const roster_facts *f)
{
    const study *s = f->study;
    char on[11];
    int first, last;

    date_format(s->binding.on, on);
    panel_years(s->data.panel, &first, &last);
    return arena_print(document_memory(d), _("%s; data up to %d; application year %d, on %s; %zu companies"),
                       model_text_in(f->columns->units, f->is_chinese), last, s->binding.year, on, f->n);
}

static tidu_status write_roster(document *d, const roster_facts *given, tidu_error *err)
{
    roster_facts *f = arena_take(document_memory(d), sizeof *f);
    sheet_form *form = arena_take(document_memory(d), sizeof *form);
    roster_view *v = f && form ? (*f = *given, roster_view_new(d, f)) : NULL;
    char title[MOST_LINE];
    table t;

    if (!v)
        return error_memory(err);
    snprintf(title, sizeof title, f->group ? _("%s: pool roster of %s") : _("%s: pool roster"), rule_name(f), f->group);
    t = roster_view_table(v);
    *form = (sheet_form){.title = arena_copy(document_memory(d), title, strlen(title)),
                         .line = line_of(d, f),
                         .columns = roster_view_columns(v),
                         .n_frozen = roster_view_frozen(v),
                         .n_empty = f->columns->empty_rows};
    if (!form->title || !form->line)
        return error_memory(err);
    document_form(d, "roster", model_text_in(f->columns->sheet, f->is_chinese), &t, form);
    return roster_quality_table(d, f, err);
}

tidu_status roster_document(const roster_facts *f, document **out, tidu_error *err)
{
    document *d = document_new();
    tidu_status status;

    if (!d)
        return error_memory(err);
    document_language(d, f->is_chinese);
    set_title(d, f);
    study_add_notes(d, f->study, f->n);
    if (f->n_left)
        document_note(d, PLURAL("%zu company of the list is left out, as it has left the pool", "%zu companies of the list are left out, as they have left the pool",
                                f->n_left), f->n_left);
    write_basis(d, f);
    write_guide(d, f);
    write_meanings(d, f);
    study_stamp(d, f->study, "roster");
    document_stamp_companies(d, f->n);
    status = write_roster(d, f, err);
    if (status)
        document_free(d);
    else
        *out = d;
    return status;
}
