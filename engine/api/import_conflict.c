/*
 * Cells for which files that are imported together have different values.
 */
#include "api/import_act_internal.h"

#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "panel/panel_conflict.h"

enum {
    C_CODE, C_NAME, C_INDICATOR, C_LABEL, C_YEAR, C_VALUE, C_FILE, C_LINE, C_COLUMN, C_OTHER, C_OTHER_FILE, C_OTHER_LINE,
    C_OTHER_COLUMN, C_RULE, C_COLUMNS
};

static const table_column columns[C_COLUMNS] = {
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("company"), TABLE_TEXT, 0},
    [C_INDICATOR] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [C_LABEL] = {"label", N_("name"), TABLE_TEXT, 0},
    [C_YEAR] = {"year", N_("year"), TABLE_NUMBER, 0},
    [C_VALUE] = {"value", N_("value that stays"), TABLE_CODE, 0},
    [C_FILE] = {"file", N_("file"), TABLE_TEXT, 0},
    [C_LINE] = {"line", N_("file line"), TABLE_NUMBER, 0},
    [C_COLUMN] = {"column", N_("file column"), TABLE_NUMBER, 0},
    [C_OTHER] = {"other_value", N_("other value"), TABLE_CODE, 0},
    [C_OTHER_FILE] = {"other_file", N_("other file"), TABLE_TEXT, 0},
    [C_OTHER_LINE] = {"other_line", N_("file line"), TABLE_NUMBER, 0},
    [C_OTHER_COLUMN] = {"other_column", N_("file column"), TABLE_NUMBER, 0},
    [C_RULE] = {"rule", N_("rule"), TABLE_TEXT, 0},
};

grid *import_conflict_grid(document *d)
{
    return document_grid(d, "conflicts", NULL, columns, C_COLUMNS);
}

typedef struct dispute {
    import_act *act;
    const one_file *stays, *goes;
} dispute;

static void say_value(grid *g, size_t column, const panel *p, const panel_conflict *c, uint32_t company)
{
    const indicator *i = dictionary_get(panel_dictionary(p), c->indicator);
    const char *exact = panel_exact(p, company, c->indicator, c->year), *text = exact;
    char number[32];

    if (i->type == INDICATOR_TEXT) {
        text = panel_text(p, company, c->indicator);
    } else if (!exact) {
        double value = panel_number(p, company, c->indicator, c->year);

        if (i->type == INDICATOR_DATE)
            date_format((long)value, number);
        else
            number_format(value, number);
        text = number;
    }
    grid_text(g, column, text, TABLE_PLAIN);
}

/* File, line and column of a cell, in three columns of the list. */
static void say_place(grid *g, size_t column, const one_file *f, const panel_conflict *c, uint32_t company)
{
    uint32_t line = 0;

    grid_text(g, column, f->path, TABLE_PLAIN);
    if (c->year)
        panel_line(f->panel, company, c->year, &line);
    else
        panel_first_line(f->panel, company, &line);
    if (line)
        grid_number(g, column + 1, line);
    for (size_t i = 0; i < f->report.n_columns; i++) {
        const intake_column *k = &f->report.columns[i];

        if (k->indicator == c->indicator && (!k->year || k->year == c->year)) {
            grid_number(g, column + 2, (double)k->column);
            return;
        }
    }
}

static const char *rule_of(const import_act *a, const one_file *stays)
{
    return a->has_preferred && stays == a->files ? _("the preferred file stays") : _("the file given first stays");
}

/* The name that the database has; NULL: none, or it cannot be read. */
static const char *find_stored(import_act *a, const char *code, int name)
{
    uint32_t company;

    if (!a->stored) {
        a->stored = panel_new(a->session->env.dictionary);
        if (!a->stored || !a->store || !panel_want(a->stored, name, PANEL_ANY_YEAR, PANEL_ANY_YEAR) ||
            store_load(a->store, NULL, a->stored, NULL))
            return NULL;
    }
    company = panel_find_company(a->stored, code, strlen(code));
    return company == PANEL_NO_COMPANY ? NULL : panel_text(a->stored, company, name);
}

/* The name of a company in any of the files, else in the database. */
static const char *find_name(import_act *a, const char *code)
{
    int name = dictionary_find(a->session->env.dictionary, "name");

    for (size_t i = 0; i < a->n; i++) {
        uint32_t company = panel_find_company(a->files[i].panel, code, strlen(code));
        const char *text = company == PANEL_NO_COMPANY ? NULL : panel_text(a->files[i].panel, company, name);

        if (text)
            return text;
    }
    return find_stored(a, code, name);
}

static void say_conflict(const dispute *d, const panel_conflict *c)
{
    grid *g = d->act->conflicts;
    const dictionary *names = d->act->session->env.dictionary;
    const indicator *i = dictionary_get(names, c->indicator);
    const char *company = find_name(d->act, panel_code(d->stays->panel, c->first));

    grid_row(g);
    grid_text(g, C_CODE, panel_code(d->goes->panel, c->company), TABLE_PLAIN);
    if (company)
        grid_text(g, C_NAME, company, TABLE_PLAIN);
    grid_text(g, C_INDICATOR, i->name, TABLE_PLAIN);
    grid_text(g, C_LABEL, d->act->session->env.is_chinese && i->labels_zh ? i->labels_zh[0] : i->label_en, TABLE_PLAIN);
    if (c->year)
        grid_number(g, C_YEAR, c->year);
    say_value(g, C_VALUE, d->stays->panel, c, c->first);
    say_place(g, C_FILE, d->stays, c, c->first);
    say_value(g, C_OTHER, d->goes->panel, c, c->company);
    say_place(g, C_OTHER_FILE, d->goes, c, c->company);
    grid_text(g, C_RULE, rule_of(d->act, d->stays), TABLE_FAINT);
}

static void say_list_place(grid *g, size_t column, const one_file *f, uint32_t line, const char *part)
{
    grid_text(g, column, f->path, TABLE_PLAIN);
    if (line)
        grid_number(g, column + 1, line);
    for (size_t i = 0; i < f->report.n_columns; i++) {
        const intake_column *k = &f->report.columns[i];

        if (k->part && !strcmp(k->part, part)) {
            grid_number(g, column + 2, (double)k->column);
            return;
        }
    }
}

void import_say_dispute(import_act *a, const import_dispute *d)
{
    grid *g = a->conflicts;
    const char *name = find_name(a, d->code);

    grid_row(g);
    grid_text(g, C_CODE, d->code, TABLE_PLAIN);
    if (name)
        grid_text(g, C_NAME, name, TABLE_PLAIN);
    grid_text(g, C_INDICATOR, d->indicator, TABLE_PLAIN);
    grid_text(g, C_LABEL, d->label, TABLE_PLAIN);
    if (d->year)
        grid_number(g, C_YEAR, d->year);
    grid_text(g, C_VALUE, d->value, TABLE_PLAIN);
    say_list_place(g, C_FILE, d->stays, d->line, d->part);
    grid_text(g, C_OTHER, d->other, TABLE_PLAIN);
    say_list_place(g, C_OTHER_FILE, d->goes, d->other_line, d->part);
    grid_text(g, C_RULE, rule_of(a, d->stays), TABLE_FAINT);
    a->n_conflicts++;
}

static bool settle(void *context, const panel_conflict *c)
{
    const dispute *d = context;
    const indicator *i = dictionary_get(panel_dictionary(d->goes->panel), c->indicator);

    say_conflict(d, c);
    d->act->n_conflicts++;
    if (i->type == INDICATOR_TEXT)
        return panel_put_text(d->goes->panel, c->company, c->indicator, NULL, 0);
    return panel_put_number(d->goes->panel, c->company, c->indicator, c->year, cell_missing());
}

tidu_status import_settle_conflicts(import_act *a)
{
    import_settle_lists(a);
    for (size_t k = 1; k < a->n; k++) {
        for (size_t i = 0; i < k; i++) {
            dispute d = {a, &a->files[i], &a->files[k]};

            size_t before = a->n_conflicts;

            if (!panel_find_conflicts(d.stays->panel, d.goes->panel, settle, &d))
                return error_memory(a->err);
            if (a->n_conflicts > before)
                text_buffer_append_string(&a->files[k].without, a->files[i].report.digest);
        }
    }
    if (a->n_conflicts && a->how.is_strict)
        return error_set(a->err, TIDU_EDATA,
                         _("the files have different values for the same cells (%zu); nothing was imported"), a->n_conflicts);
    return TIDU_OK;
}
