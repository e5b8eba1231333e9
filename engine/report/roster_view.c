/*
 * Every cell is computed when it is pulled, from the functions that decide the same in lists and plans. A column with years
 * becomes as many columns of the sheet.
 */
#include "report/roster_view.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "intake/column_plan.h"
#include "panel/choice.h"
#include "report/assessment_report.h"
#include "report/certificate_text.h"
#include "report/filing_text.h"
#include "report/reason_text.h"
#include "report/work_text.h"
#include "verdict/chance_band.h"

/* A column of the sheet. */
typedef struct shown_column {
    size_t column; /* of the roster */
    size_t back;   /* application years before the question's */
} shown_column;

enum { MOST_SHOWN = ROSTER_MOST_COLUMNS * ROSTER_MOST_YEARS, MOST_TEXT = 4096 };

struct roster_view {
    const roster_facts *f;
    const assessment *a;
    const panel *panel;
    shown_column shown[MOST_SHOWN];
    table_column columns[MOST_SHOWN];
    sheet_column open[MOST_SHOWN];
    size_t n_columns;
    size_t n_empty;
    size_t n_frozen;
    chance_band *band;
    advice_basis advice;
    text_buffer sentence;
    char text[MOST_TEXT];
};

static const roster_column *column_of(const roster_view *v, size_t column)
{
    return &v->f->columns->columns[v->shown[column].column];
}

/* --- texts --------------------------------------------------------------------------------------- */

static const char *held_text(roster_view *v, uint32_t company)
{
    const study *s = v->f->study;
    const char *code = panel_code(v->panel, company);
    char day[CERTIFICATE_DAY];
    size_t used = 0;

    v->text[0] = '\0';
    for (const credential *c = credentials_next(s->data.credentials, code, NULL); c;
         c = credentials_next(s->data.credentials, code, c)) {
        if (!credential_is_valid(c, s->binding.on) || used >= MOST_TEXT)
            continue;
        used += (size_t)snprintf(v->text + used, MOST_TEXT - used, "%s%s", used ? _("; ") : "",
                                 certificate_name(v->f->certificates, c->model, v->f->is_chinese));
        if (used < MOST_TEXT)
            used += (size_t)snprintf(v->text + used, MOST_TEXT - used, _(" (until %s)"), certificate_last_day(c, true, day));
    }
    return v->text;
}

/* The end of the latest year for which the company has a row. */
static const char *data_date(roster_view *v, uint32_t company)
{
    int first, last;
    uint32_t line;

    panel_years(v->panel, &first, &last);
    for (int year = last; first && year >= first; year--) {
        if (!panel_line(v->panel, company, year, &line))
            continue;
        snprintf(v->text, MOST_TEXT, "%04d-12-31", year);
        return v->text;
    }
    return NULL;
}

/* A stored word of a column with choices in the language of the workbook. */
static const char *choice_word(roster_view *v, const char *const *choices, const char *stored)
{
    const char *choice = choices ? choice_find(choices, stored) : NULL;
    char word[CHOICE_TEXT];

    if (!choice)
        return stored;
    choice_text(choice, v->f->is_chinese, word);
    snprintf(v->text, MOST_TEXT, "%s", word);
    return v->text;
}

/* A box that is not ticked stands for what nobody has said. */
static const char *flag_text(roster_view *v, const roster_column *c, double x)
{
    char word[CHOICE_TEXT];

    if (x != 0 && x != 1)
        return c->is_of_sweeps && c->choices ? choice_word(v, c->choices, "□") : NULL;
    if (!c->choices)
        return x == 1 ? _("yes") : _("no");
    choice_text(c->choices[x == 1 || !c->choices[1] ? 0 : 1], v->f->is_chinese, word);
    snprintf(v->text, MOST_TEXT, "%s", word);
    return v->text;
}

static const char *datum_text(roster_view *v, const roster_column *c, uint32_t company)
{
    const indicator *i = dictionary_get(panel_dictionary(v->panel), c->datum);
    double x;

    if (i->kind == INDICATOR_KEY)
        return panel_code(v->panel, company);
    if (i->type == INDICATOR_TEXT) {
        const char *text = panel_text(v->panel, company, c->datum);

        return text ? choice_word(v, i->choices ? i->choices : c->choices, text) : NULL;
    }
    x = panel_number(v->panel, company, c->datum, PANEL_ANY_YEAR);
    if (i->type == INDICATOR_FLAG)
        return flag_text(v, c, x);
    if (!isfinite(x))
        return NULL;
    if (i->type == INDICATOR_DATE)
        date_format((long)x, v->text);
    else
        snprintf(v->text, MOST_TEXT, "%.15g", x);
    return v->text;
}

static double application_year(const roster_view *v, uint32_t company)
{
    double year = work_application(v->f->list, company), years = work_years(v->f->list, company, v->f->study->binding.year);

    return isnan(year) && years == 0 ? v->f->study->binding.year : year;
}

/* "first batch (until 2025-08-20)", of the year in which it is to apply. */
static const char *batch_text(roster_view *v, uint32_t company)
{
    const study *s = v->f->study;
    const char *region = panel_text(v->panel, company, dictionary_find(panel_dictionary(v->panel), "region"));
    double year = application_year(v, company);
    const filing_entry *batch = isnan(year) ? NULL : filing_calendar_batch(v->f->calendar, s->model->id, region ? region : "",
                                                                           (application){s->binding.on, s->question->is_recheck}, (int)year);
    char day[FILING_DAY_SIZE];

    if (!batch)
        return NULL;
    filing_day_text(batch, FILING_CLOSES, day);
    snprintf(v->text, MOST_TEXT, _("%s (until %s)"), model_text_in(batch->name, v->f->is_chinese), day);
    return v->text;
}

static const char *shown_text(roster_view *v, size_t shows, uint32_t company)
{
    const roster_facts *f = v->f;
    reason_style style = {.is_chinese = f->is_chinese, .is_for_people = true};

    switch (shows) {
    case ROSTER_HELD:
        return held_text(v, company);
    case ROSTER_TARGET:
        return model_text_in(f->study->model->name, f->is_chinese);
    case ROSTER_BATCH:
        return batch_text(v, company);
    case ROSTER_TIER:
        return work_tier_text(f->list, company, true);
    case ROSTER_VERDICT:
        return assessment_verdict_text(v->a, company, true);
    case ROSTER_SHORTFALLS:
        reasons_unmet(v->a, company, style, v->text, MOST_TEXT);
        return v->text;
    case ROSTER_MISSING:
        reasons_missing(v->a, company, style, v->text, MOST_TEXT);
        return v->text;
    case ROSTER_MEASURES:
        return work_next_text(f->list, &v->advice, company, f->is_chinese, &v->sentence);
    case ROSTER_COST:
        return work_cost_text(f->list, company, f->is_chinese, v->text);
    case ROSTER_DATA_DATE:
        return data_date(v, company);
    default:
        return NULL;
    }
}

/* --- numbers -------------------------------------------------------------------------------------- */

static double band_end(const roster_view *v, bool is_high, uint32_t company)
{
    double low, high;

    chance_band_find(v->band, v->a, company, &low, &high);
    return is_high ? high : low;
}

static double shown_number(const roster_view *v, size_t shows, size_t row, uint32_t company)
{
    const roster_facts *f = v->f;
    uint32_t rank;

    switch (shows) {
    case ROSTER_NUMBER:
        return (double)row + 1;
    case ROSTER_RANK:
        rank = f->list->order->rank[f->listed[roster_facts_listed(f, row)]];
        return rank ? rank : NAN;
    case ROSTER_APPLICATION_YEAR:
        return application_year(v, company);
    case ROSTER_SCORE_LOW:
        return v->a->least ? v->a->least[company] : NAN;
    case ROSTER_SCORE_HIGH:
        return v->a->greatest ? v->a->greatest[company] : NAN;
    case ROSTER_CHANCE:
        return v->a->readiness[company];
    case ROSTER_CHANCE_LOW:
    case ROSTER_CHANCE_HIGH:
        return band_end(v, shows == ROSTER_CHANCE_HIGH, company);
    default:
        return NAN;
    }
}

/* --- the table -------------------------------------------------------------------------------------- */

static void cell(void *context, size_t row, size_t column, table_cell *out)
{
    roster_view *v = context;
    const roster_column *c = column_of(v, column);
    uint32_t company;

    *out = (table_cell){.number = NAN};
    if (row >= v->f->n) { /* to be filled in */
        if (c->is_of_sweeps)
            out->text = flag_text(v, c, NAN);
        return;
    }
    company = roster_facts_company(v->f, row);
    if (c->value) {
        out->number = roster_figures_get(v->f->figures, v->shown[column].column, v->shown[column].back, roster_facts_listed(v->f, row)) /
                      roster_unit_size(c->unit);
    } else if (c->datum != INDICATOR_NONE) {
        out->text = datum_text(v, c, company);
    } else {
        out->number = shown_number(v, c->shows, row, company);
        out->text = shown_text(v, c->shows, company);
    }
    if (c->shows == ROSTER_VERDICT)
        out->tone = verdict_tone((truth)v->a->verdicts[company]);
}

static table_kind datum_kind(const indicator *i)
{
    if (i->kind == INDICATOR_KEY || plan_coded_as(i->name) != CODED_NOT || i->type == INDICATOR_CODE)
        return TABLE_CODE;
    return i->type == INDICATOR_DATE ? TABLE_DAY : TABLE_TEXT;
}

static table_kind shown_kind(size_t shows)
{
    switch (shows) {
    case ROSTER_NUMBER:
    case ROSTER_RANK:
    case ROSTER_APPLICATION_YEAR:
    case ROSTER_SCORE_LOW:
    case ROSTER_SCORE_HIGH:
        return TABLE_NUMBER;
    case ROSTER_CHANCE:
    case ROSTER_CHANCE_LOW:
    case ROSTER_CHANCE_HIGH:
        return TABLE_CHANCE;
    case ROSTER_DATA_DATE:
        return TABLE_DAY;
    default:
        return TABLE_TEXT;
    }
}

static table_kind kind_of(const roster_view *v, const roster_column *c)
{
    if (c->value)
        return c->unit == ROSTER_PERCENT ? TABLE_SHARE : c->unit == ROSTER_COUNT ? TABLE_NUMBER : TABLE_MONEY;
    return c->datum != INDICATOR_NONE ? datum_kind(dictionary_get(panel_dictionary(v->panel), c->datum)) : shown_kind(c->shows);
}

/* The words of a drop-down list, in the memory of the document; NULL: none, or memory is exhausted. */
static char **list_of(const roster_view *v, document *d, const roster_column *c)
{
    const indicator *i = dictionary_get(panel_dictionary(v->panel), c->datum);
    const char *const *choices = c->choices ? (const char *const *)c->choices : i->choices;
    static const char *const answers[] = {N_("yes"), N_("no")};
    char **words = arena_take_array(document_memory(d), CHOICES_MOST + 1, sizeof *words), text[CHOICE_TEXT];

    for (size_t k = 0; words && choices && choices[k]; k++) {
        choice_text(choices[k], v->f->is_chinese, text);
        words[k] = arena_copy(document_memory(d), text, strlen(text));
    }
    if (words && !choices && i->type == INDICATOR_FLAG) {
        for (size_t k = 0; k < 2; k++)
            words[k] = arena_copy(document_memory(d), _(answers[k]), strlen(_(answers[k])));
    }
    return words && words[0] ? words : NULL;
}

static const char *heading(const roster_view *v, document *d, size_t column, size_t back)
{
    const roster_column *c = &v->f->columns->columns[column];
    const char *name = model_text_in(c->name, v->f->is_chinese);

    if (!c->years)
        return name;
    return arena_print(document_memory(d), v->f->is_chinese ? "%d年%s" : "%d %s",
                       v->f->study->binding.year - (int)back + roster_figures_year(v->f->figures, column), name);
}

/* The end of the data bars of a column; 0: it has none. */
static double bar_of(const roster_view *v, const roster_column *c)
{
    double least, greatest;

    if (c->shows == ROSTER_CHANCE)
        return 1;
    if (c->shows != ROSTER_SCORE_LOW && c->shows != ROSTER_SCORE_HIGH)
        return 0;
    return model_score_range(v->f->study->model, &least, &greatest) ? greatest : 0;
}

static void add_column(roster_view *v, document *d, size_t column, size_t back)
{
    const roster_column *c = &v->f->columns->columns[column];
    size_t at = v->n_columns++;
    table_kind kind = kind_of(v, c);

    v->shown[at] = (shown_column){column, back};
    v->columns[at] = (table_column){c->id, heading(v, d, column, back), kind, c->shows == ROSTER_SCORE_LOW || c->shows == ROSTER_SCORE_HIGH ? -1 : 0};
    v->open[at] = (sheet_column){.is_open = c->is_filled, .most = bar_of(v, c)};
    if (c->is_filled) {
        v->open[at].choices = list_of(v, d, c);
        v->open[at].is_strict = dictionary_get(panel_dictionary(v->panel), c->datum)->choices != NULL;
    }
    if (c->datum != INDICATOR_NONE && !strcmp(dictionary_get(panel_dictionary(v->panel), c->datum)->name, "name"))
        v->n_frozen = at + 1;
}

/* Scores of a model without points are no columns; those of sweeps only in sweeps. */
static bool is_shown(const roster_view *v, const roster_column *c)
{
    bool is_score = c->shows == ROSTER_SCORE_LOW || c->shows == ROSTER_SCORE_HIGH;

    return !(is_score && !v->f->study->model->n_items) && !(c->is_of_sweeps && !v->f->is_sweep);
}

static void choose_columns(roster_view *v, document *d)
{
    const roster *r = v->f->columns;

    for (size_t i = 0; i < r->n_columns; i++) {
        for (size_t back = r->columns[i].years ? r->columns[i].years : 1; is_shown(v, &r->columns[i]) && back-- > 0;)
            add_column(v, d, i, back);
    }
}

static void free_view(void *view)
{
    roster_view *v = view;

    chance_band_free(v->band);
    score_distribution_free(v->advice.points);
    text_buffer_clear(&v->sentence);
}

roster_view *roster_view_new(document *d, const roster_facts *f)
{
    roster_view *v = arena_take(document_memory(d), sizeof *v);

    if (!v)
        return NULL;
    v->f = f;
    v->a = f->study->assessment;
    v->panel = f->study->data.panel;
    v->advice = (advice_basis){.a = v->a, .b = &f->study->binding};
    v->n_empty = f->columns->empty_rows;
    text_buffer_init(&v->sentence);
    document_own(d, v, free_view);
    v->band = chance_band_new(v->a->model, f->doubt);
    if (v->a->model->n_items && !(v->advice.points = score_distribution_new_shifted(v->a->model, 0)))
        return NULL;
    choose_columns(v, d);
    return v->band ? v : NULL;
}

table roster_view_table(roster_view *v)
{
    return (table){.columns = v->columns, .n_columns = v->n_columns, .n_rows = v->f->n + v->n_empty, .cell = cell, .context = v};
}

const sheet_column *roster_view_columns(const roster_view *v)
{
    return v->open;
}

size_t roster_view_frozen(const roster_view *v)
{
    return v->n_frozen;
}
