/* Who would enter and leave a pool by rule, and of whom that cannot be told. */
#include <math.h>

#include "base/error.h"
#include "base/message.h"
#include "report/cite_text.h"
#include "report/pool_report.h"
#include "report/pool_text.h"

enum { D_WHAT, D_WHAT_WORD, D_CODE, D_NAME, D_TOWN, D_COACH, D_DAY, D_RULE, D_REASON, D_SOURCE, D_COLUMNS };

static const table_column columns[D_COLUMNS] = {
    [D_WHAT] = {"event", NULL, TABLE_TEXT, 0},
    [D_WHAT_WORD] = {NULL, N_("what"), TABLE_TEXT, 0},
    [D_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [D_NAME] = {"name", N_("company"), TABLE_TEXT, 0},
    [D_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [D_COACH] = {"coach", N_("coach"), TABLE_TEXT, 0},
    [D_DAY] = {"day", N_("day"), TABLE_DAY, 0},
    [D_RULE] = {"rule", NULL, TABLE_TEXT, 0},
    [D_REASON] = {"reason", N_("why"), TABLE_TEXT, 0},
    [D_SOURCE] = {"source", N_("source"), TABLE_TEXT, 0},
};

/* For programs, and for people. */
static const struct {
    const char *name, *word;
    table_tone tone;
} kinds[] = {
    [POOL_DUE_ENTER] = {"entered", N_("enters the pool"), TABLE_GOOD},
    [POOL_DUE_LEAVE] = {"left", N_("leaves the pool"), TABLE_BAD},
    [POOL_DUE_AGAIN] = {"again", N_("left before"), TABLE_OPEN},
    [POOL_DUE_MAYBE_ENTER] = {"unknown_entry", N_("whether it enters is not known"), TABLE_OPEN},
    [POOL_DUE_MAYBE_LEAVE] = {"unknown_leaving", N_("whether it leaves is not known"), TABLE_OPEN},
};

static void add_row(const pool_view *v, grid *g, const pool_due_row *row, text_buffer *text)
{
    const pool_study *s = v->study;
    const model_citation *cite = row->entry ? &row->entry->cite : &row->exit->cite;
    char day[11];

    date_format(row->day, day);
    grid_row(g);
    grid_text(g, D_WHAT, kinds[row->kind].name, TABLE_PLAIN);
    grid_text(g, D_WHAT_WORD, _(kinds[row->kind].word), kinds[row->kind].tone);
    grid_text(g, D_CODE, panel_code(s->set->data.panel, row->company), TABLE_PLAIN);
    grid_text(g, D_NAME, pool_study_text(s, row->company, "name"), TABLE_PLAIN);
    grid_text(g, D_TOWN, pool_study_text(s, row->company, "town"), TABLE_PLAIN);
    grid_text(g, D_COACH, pool_study_text(s, row->company, "coach"), TABLE_PLAIN);
    if (row->kind == POOL_DUE_ENTER || row->kind == POOL_DUE_LEAVE)
        grid_text(g, D_DAY, day, TABLE_PLAIN);
    grid_text(g, D_RULE, row->entry ? row->entry->id : row->exit->id, TABLE_PLAIN);
    pool_due_text(s, row, text);
    grid_buffer(g, D_REASON, text, TABLE_PLAIN);
    if (cite->text)
        head_cite_text(&s->rules->head, cite, s->env->is_chinese, text);
    else
        text_buffer_append_string(text, _("our practice"));
    grid_buffer(g, D_SOURCE, text, TABLE_FAINT);
}

static void add_notes(const pool_view *v, document *d)
{
    const pool_study *s = v->study;
    size_t n[sizeof kinds / sizeof *kinds] = {0};
    char day[11];

    for (size_t i = 0; i < v->due->n; i++)
        n[v->due->rows[i].kind] += pool_due_is_first(v->due, i);
    date_format(s->on, day);
    document_note(d, _("at the end of %s: would enter %zu, would leave %zu; not known of %zu entries and %zu leavings"), day, n[POOL_DUE_ENTER],
                  n[POOL_DUE_LEAVE], n[POOL_DUE_MAYBE_ENTER], n[POOL_DUE_MAYBE_LEAVE]);
    if (v->due->lacks_region)
        document_note(d, _("who has moved away is not looked for: the pool '%s' does not say what its own region is; write 'region' into its file, or give --region"),
                      s->rules->id);
    if (v->due->outside != PANEL_NO_COMPANY)
        document_note(d, _("every member whose region is known lies outside '%s' (for example %s in %s): is this prefix the right one? 'tidu pool leave --by-rule' refuses it"),
                      s->region, panel_code(s->set->data.panel, v->due->outside), pool_study_text(s, v->due->outside, "region"));
    if (!s->rules->n_entries)
        document_note(d, _("the pool '%s' has no rule of entering"), s->rules->id);
}

tidu_status pool_due_document(const pool_view *v, document **out, tidu_error *err)
{
    document *d = document_new();
    grid *g = d ? document_grid(d, "due", NULL, columns, D_COLUMNS) : NULL;
    text_buffer text;

    if (!g) {
        document_free(d);
        return error_memory(err);
    }
    document_language(d, v->study->env->is_chinese);
    document_wide(d);
    text_buffer_init(&text);
    for (size_t i = 0; i < v->due->n; i++)
        add_row(v, g, &v->due->rows[i], &text);
    text_buffer_clear(&text);
    add_notes(v, d);
    *out = d;
    return TIDU_OK;
}
