/* A pool by month, beside what became of applications for its title. */
#include "base/error.h"
#include "base/message.h"
#include "panel/applications.h"
#include "report/pool_report.h"
#include "report/pool_text.h"

enum { M_MONTH, M_IN, M_ENTERED, M_LEFT, M_REASONS, M_REASON_WORDS, M_ALL, M_MEMBERS = M_ALL + POOL_FLOWS, M_BEFORE = M_MEMBERS + POOL_FLOWS, M_COLUMNS };

/* Statuses in their order, and what has expired. */
static const table_column columns[M_COLUMNS] = {
    [M_MONTH] = {"month", N_("month"), TABLE_TEXT, 0},
    [M_IN] = {"members", N_("in the pool"), TABLE_NUMBER, 0},
    [M_ENTERED] = {"entered", N_("entered the pool"), TABLE_NUMBER, 0},
    [M_LEFT] = {"left", N_("left the pool"), TABLE_NUMBER, 0},
    [M_REASONS] = {"left_by", NULL, TABLE_TEXT, 0},
    [M_REASON_WORDS] = {NULL, N_("left because"), TABLE_TEXT, 0},
    [M_ALL] = {"filed", N_("filed"), TABLE_NUMBER, 0},
    [M_ALL + 1] = {"recommended", N_("recommended"), TABLE_NUMBER, 0},
    [M_ALL + 2] = {"proposed", N_("proposed"), TABLE_NUMBER, 0},
    [M_ALL + 3] = {"recognised", N_("recognised"), TABLE_NUMBER, 0},
    [M_ALL + 4] = {"refused", N_("refused"), TABLE_NUMBER, 0},
    [M_ALL + 5] = {"withdrawn", N_("withdrawn"), TABLE_NUMBER, 0},
    [M_ALL + 6] = {"expired", N_("certificates expired"), TABLE_NUMBER, 0},
    [M_MEMBERS] = {"members_filed", N_("members filed"), TABLE_NUMBER, 0},
    [M_MEMBERS + 1] = {"members_recommended", N_("members recommended"), TABLE_NUMBER, 0},
    [M_MEMBERS + 2] = {"members_proposed", N_("members proposed"), TABLE_NUMBER, 0},
    [M_MEMBERS + 3] = {"members_recognised", N_("members recognised"), TABLE_NUMBER, 0},
    [M_MEMBERS + 4] = {"members_refused", N_("members refused"), TABLE_NUMBER, 0},
    [M_MEMBERS + 5] = {"members_withdrawn", N_("members withdrawn"), TABLE_NUMBER, 0},
    [M_MEMBERS + 6] = {"members_expired", N_("members' certificates expired"), TABLE_NUMBER, 0},
    [M_BEFORE] = {".members_before", NULL, TABLE_NUMBER, 0}, /* for export levels */
};

/* "passed=3;by_hand=1", or in words. */
static void reasons(const pool_view *v, const pool_months *all, const pool_month *m, bool is_for_people, text_buffer *out)
{
    for (size_t i = 0; i < all->n_reasons; i++) {
        const char *rule = all->reasons[i];

        if (!m->left_by[i])
            continue;
        if (out->length)
            text_buffer_append_string(out, is_for_people ? _("; ") : ";");
        if (!is_for_people) {
            text_buffer_print(out, "%s=%zu", *rule ? rule : "by_hand", m->left_by[i]);
            continue;
        }
        if (*rule)
            pool_rule_text(v->study, v->study->rules->id, rule, out);
        else
            text_buffer_append_string(out, _("by hand"));
        text_buffer_print(out, " %zu", m->left_by[i]);
    }
}

static void add_row(const pool_view *v, grid *g, const pool_months *all, const pool_month *m, text_buffer *text)
{
    char day[11];

    date_format(m->first, day);
    day[7] = '\0';
    grid_row(g);
    grid_text(g, M_MONTH, day, TABLE_PLAIN);
    grid_number(g, M_IN, (double)m->members.in);
    grid_number(g, M_ENTERED, (double)m->members.entered);
    grid_number(g, M_LEFT, (double)m->members.left);
    reasons(v, all, m, false, text);
    grid_buffer(g, M_REASONS, text, TABLE_PLAIN);
    reasons(v, all, m, true, text);
    grid_buffer(g, M_REASON_WORDS, text, TABLE_FAINT);
    for (size_t i = 0; i < POOL_FLOWS && !pool_study_is_gone(v->study); i++) {
        grid_number(g, M_ALL + i, (double)m->all[i]);
        grid_number(g, M_MEMBERS + i, (double)m->of_members[i]);
    }
    grid_number(g, M_BEFORE, (double)(m->members.in + m->members.left) - (double)m->members.entered);
}

tidu_status pool_months_document(const pool_view *v, const pool_months *m, document **out, tidu_error *err)
{
    document *d = document_new();
    grid *g = d ? document_grid(d, "pool_months", NULL, columns, M_COLUMNS) : NULL;
    size_t undated = 0;
    text_buffer text;
    char day[11];

    if (!g) {
        document_free(d);
        return error_memory(err);
    }
    document_language(d, v->study->env->is_chinese);
    document_wide(d);
    text_buffer_init(&text);
    for (size_t i = 0; i < m->n; i++)
        add_row(v, g, m, &m->list[i], &text);
    text_buffer_clear(&text);
    for (size_t i = 0; i < POOL_STATUSES; i++)
        undated += m->undated[i];
    document_note(d, _("members: in the pool on the day, or at the end of the day before; the others are all companies of the database"));
    if (m->n && date_add_months(m->list[m->n - 1].first, 1) - 1 > m->list[m->n - 1].last) {
        date_format(m->list[m->n - 1].last, day);
        document_note(d, _("the last month is counted up to the end of %s"), day);
    }
    if (pool_study_is_gone(v->study))
        document_note(d, _("the pool '%s' has no file in models/pools any more: which title it led to is not known"), v->study->rules->id);
    if (undated)
        document_note(d, PLURAL("%zu status of an application has no day and is in no month", "%zu statuses of applications have no day and are in no month", undated),
                      undated);
    *out = d;
    return TIDU_OK;
}
