#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "report/model_report.h"

enum { M_ID, M_NAME, M_VERSION, M_TO, M_RUNG, M_REGION, M_APPLICATION, M_CONDITIONS, M_JUDGED, M_FIGURES, M_SEEN, M_MEMORY, M_SETTINGS,
       M_DIGEST, M_COLUMNS };

static const table_column list_columns[M_COLUMNS] = {
    [M_ID] = {"model", N_("model"), TABLE_TEXT, 0},
    [M_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [M_VERSION] = {"from", N_("in force from"), TABLE_CODE, 0},
    [M_TO] = {"to", N_("in force until"), TABLE_CODE, 0},
    [M_RUNG] = {"rung", N_("rung"), TABLE_TEXT, 0},
    [M_REGION] = {"region", N_("region"), TABLE_TEXT, 0},
    [M_APPLICATION] = {"application", N_("judges"), TABLE_TEXT, 0},
    [M_CONDITIONS] = {"computed", N_("computed"), TABLE_NUMBER, 0},
    [M_JUDGED] = {"judged", N_("judged"), TABLE_NUMBER, 0},
    [M_FIGURES] = {"figures", N_("figures"), TABLE_NUMBER, 0},
    [M_SEEN] = {"seen", N_("read in the text"), TABLE_NUMBER, 0},
    [M_MEMORY] = {"memory", N_("from memory"), TABLE_NUMBER, 0},
    [M_SETTINGS] = {"settings", N_("settings to give"), TABLE_TEXT, 0},
    [M_DIGEST] = {"digest", N_("digest"), TABLE_CODE, 0},
};

grid *model_list_grid(document *d)
{
    return document_grid(d, "models", NULL, list_columns, M_COLUMNS);
}

/* An item that is left to experts whatever the data are. */
static bool is_judged_item(const model_item *x)
{
    for (size_t b = 0; b < x->n_bands; b++) {
        if (x->bands[b].has_prior)
            return true;
    }
    return false;
}

static void count_parts(const model *m, double *computed, double *judged)
{
    *computed = *judged = 0;
    for (size_t i = 0; i < m->n_gates + m->n_directs; i++) {
        const model_condition *c = i < m->n_gates ? &m->gates[i] : &m->directs[i - m->n_gates];

        *(c->is_judged ? judged : computed) += 1;
    }
    for (size_t i = 0; i < m->n_items; i++)
        *(is_judged_item(&m->items[i]) ? judged : computed) += 1;
}

static size_t count_figures(const size_t counts[PROVENANCES])
{
    size_t n = 0;

    for (int i = 0; i < PROVENANCES; i++)
        n += counts[i];
    return n;
}

void model_list_row(grid *g, const model *m, size_t seen[PROVENANCES], bool is_chinese)
{
    double computed, judged;
    size_t counts[PROVENANCES];
    char settings[256] = "", to[11] = "";

    if (!g)
        return;
    count_parts(m, &computed, &judged);
    model_count_provenance(m, counts);
    for (int i = 0; i < PROVENANCES; i++)
        seen[i] += counts[i];
    for (size_t i = 0; i < m->n_settings; i++) {
        size_t used = strlen(settings);

        if (m->settings[i].value.value != m->settings[i].value.value)
            snprintf(settings + used, sizeof settings - used, "%s%s", used ? ", " : "",
                     m->settings[i].value.name);
    }
    if (m->to != DATE_NO_END)
        date_format(m->to, to);
    grid_row(g);
    grid_text(g, M_ID, m->id, TABLE_PLAIN);
    grid_text(g, M_NAME, model_text_in(m->name, is_chinese), TABLE_PLAIN);
    grid_text(g, M_VERSION, m->version, TABLE_PLAIN);
    grid_text(g, M_TO, to, TABLE_PLAIN);
    grid_text(g, M_RUNG, m->rung, TABLE_PLAIN);
    grid_text(g, M_REGION, strchr(m->id, '@') ? strchr(m->id, '@') + 1 : "", TABLE_PLAIN);
    grid_text(g, M_APPLICATION, m->is_for_new && m->is_for_recheck ? "" : m->is_for_new ? _("new applications") : _("reviews"),
              TABLE_PLAIN);
    grid_number(g, M_CONDITIONS, computed);
    grid_number(g, M_JUDGED, judged);
    grid_number(g, M_FIGURES, (double)count_figures(counts));
    grid_number(g, M_SEEN, (double)(counts[PROVENANCE_FULL] + counts[PROVENANCE_PART]));
    grid_number(g, M_MEMORY, (double)counts[PROVENANCE_MEMORY]);
    grid_text(g, M_SETTINGS, settings, TABLE_OPEN);
    grid_text(g, M_DIGEST, m->digest, TABLE_FAINT);
}

void model_list_end(document *d, const size_t seen[PROVENANCES])
{
    size_t n = count_figures(seen), text = seen[PROVENANCE_FULL] + seen[PROVENANCE_PART];

    if (n)
        document_note(d, _("of %zu figures %.1f%% were read in the text itself, %.1f%% as others report it, %.1f%% in none (from memory)"), n,
                      100.0 * (double)text / (double)n, 100.0 * (double)seen[PROVENANCE_SECONDARY] / (double)n,
                      100.0 * (double)seen[PROVENANCE_MEMORY] / (double)n);
}
