/*
 * Missing is what the rule reads of the last three years, or an attribute, and what has no value even by its fallback; of figures
 * of which the latest known one counts, only where none is known. What is doubtful is decided by quality_figures and quality_codes.
 */
#include "report/roster_quality.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/quality_codes.h"
#include "question/quality_figures.h"
#include "report/quality_doubt_report.h"

enum { Q_CODE, Q_NAME, Q_TOWN, Q_WHAT, Q_INDICATOR, Q_YEARS, Q_WHO, Q_COLUMNS };

static const table_column columns[Q_COLUMNS] = {
    [Q_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [Q_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [Q_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [Q_WHAT] = {"what", N_("missing or doubtful"), TABLE_TEXT, 0},
    [Q_INDICATOR] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [Q_YEARS] = {"years", N_("year"), TABLE_TEXT, 0},
    [Q_WHO] = {"who", N_("whom to ask"), TABLE_TEXT, 0},
};

/* The table on its way. */
typedef struct writer {
    const roster_facts *f;
    const panel *panel;
    const dictionary *names;
    panel *wishes; /* what the rule reads */
    grid *out;
} writer;

static void begin(const writer *w, uint32_t company, const char *what, table_tone tone)
{
    grid_row(w->out);
    grid_text(w->out, Q_CODE, panel_code(w->panel, company), TABLE_PLAIN);
    grid_text(w->out, Q_NAME, panel_text(w->panel, company, dictionary_find(w->names, "name")), TABLE_PLAIN);
    grid_text(w->out, Q_TOWN, panel_text(w->panel, company, dictionary_find(w->names, "town")), TABLE_PLAIN);
    grid_text(w->out, Q_WHAT, what, tone);
}

static void say_indicator(const writer *w, int id, const char *years)
{
    const model_text *who = w->f->actions ? actions_find_holder(w->f->actions, id) : NULL;

    grid_text(w->out, Q_INDICATOR, indicator_label(dictionary_get(w->names, id), w->f->is_chinese), TABLE_PLAIN);
    grid_text(w->out, Q_YEARS, years, TABLE_PLAIN);
    if (who)
        grid_text(w->out, Q_WHO, model_text_in(*who, w->f->is_chinese), TABLE_PLAIN);
}

/* --- what is missing ------------------------------------------------------------------------------ */

static bool lacks(const writer *w, uint32_t company, int id, int offset)
{
    int used;

    return isnan(binding_cell(&w->f->study->binding, company, id, offset, &used)) &&
           !binding_is_before_founding(&w->f->study->binding, company, w->f->study->binding.year + offset);
}

/* Read as the latest value known: it is asked for in years long past. */
static bool is_latest_known(const writer *w, int id)
{
    enum { LONG_AGO = 20 };

    return panel_is_wanted(w->wishes, id, w->f->study->binding.year - LONG_AGO);
}

/* The years of the last three in which the figure is missing, joined. */
static void missing_years(const writer *w, uint32_t company, int id, char years[64])
{
    enum { YEARS = 3 };
    int year = w->f->study->binding.year, used, found;
    size_t length = 0;

    years[0] = '\0';
    if (is_latest_known(w, id)) {
        binding_last(&w->f->study->binding, company, id, &used, &found);
        if (!found)
            snprintf(years, 64, "%d", year - 1);
        return;
    }
    for (int offset = -YEARS; offset < 0; offset++) {
        if (panel_is_wanted(w->wishes, id, year + offset) && lacks(w, company, id, offset))
            length += (size_t)snprintf(years + length, 64 - length, "%s%d", length ? w->f->is_chinese ? "、" : ", " : "", year + offset);
    }
}

static void missing_of(const writer *w, uint32_t company)
{
    for (int id = 0; id < dictionary_count(w->names); id++) {
        const indicator *i = dictionary_get(w->names, id);
        bool is_attribute = i->kind == INDICATOR_ATTRIBUTE;
        char years[64] = "";

        if (i->is_judged || i->kind == INDICATOR_KEY || (is_attribute && !panel_is_wanted(w->wishes, id, PANEL_ANY_YEAR)))
            continue;
        if (is_attribute && i->type == INDICATOR_TEXT ? panel_text(w->panel, company, id) != NULL
                                                      : is_attribute && !isnan(panel_number(w->panel, company, id, PANEL_ANY_YEAR)))
            continue;
        if (!is_attribute)
            missing_years(w, company, id, years);
        if (!is_attribute && !*years)
            continue;
        begin(w, company, _("missing"), TABLE_OPEN);
        say_indicator(w, id, years);
    }
}

/* --- what is doubtful ------------------------------------------------------------------------------- */

static tidu_status add_figures(const writer *w, const uint8_t *is_in, tidu_error *err)
{
    const study *s = w->f->study;
    quality_style style = {.is_chinese = w->f->is_chinese, .is_for_people = true};
    quality_figures found;
    char year[16];
    tidu_status status = quality_figures_init(&found, w->panel, s->binding.year - 1, is_in, NULL, err);

    if (status)
        return status;
    snprintf(year, sizeof year, "%d", s->binding.year - 1);
    for (size_t i = 0; i < found.n; i++) {
        begin(w, found.list[i].company, quality_figure_text(found.list[i].doubt, &style), quality_figure_tone(found.list[i].doubt));
        say_indicator(w, found.list[i].indicator, year);
    }
    quality_figures_clear(&found);
    return TIDU_OK;
}

static tidu_status add_codes(const writer *w, const uint8_t *is_in, tidu_error *err)
{
    quality_style style = {.is_chinese = w->f->is_chinese, .is_for_people = true};
    quality_codes found;
    tidu_status status = quality_codes_init(&found, w->panel, is_in, err);

    if (status)
        return status;
    for (size_t i = 0; i < found.n; i++) {
        begin(w, found.list[i].company, quality_code_text(found.list[i].doubt, &style), quality_code_tone(found.list[i].doubt));
        if (found.list[i].other != PANEL_NO_COMPANY)
            grid_text(w->out, Q_INDICATOR, panel_code(w->panel, found.list[i].other), TABLE_PLAIN);
    }
    quality_codes_clear(&found);
    return TIDU_OK;
}

tidu_status roster_quality_table(document *d, const roster_facts *f, tidu_error *err)
{
    writer w = {.f = f, .panel = f->study->data.panel, .names = f->study->env->dictionary};
    uint8_t *is_in = allocate_array(panel_count(w.panel) + 1, 1);
    tidu_status status = TIDU_OK;

    w.wishes = panel_new(f->study->env->dictionary);
    w.out = document_grid(d, "quality", _("data quality"), columns, Q_COLUMNS);
    if (!is_in || !w.wishes || !w.out || !assessor_want(f->study->assessor, f->study->binding.year, w.wishes))
        status = error_memory(err);
    for (size_t row = 0; row < f->n && !status; row++)
        is_in[roster_facts_company(f, row)] = 1;
    if (!status)
        status = add_codes(&w, is_in, err);
    if (!status)
        status = add_figures(&w, is_in, err);
    for (size_t row = 0; row < f->n && !status; row++)
        missing_of(&w, roster_facts_company(f, row));
    panel_free(w.wishes);
    release(is_in);
    return status;
}
