#include "report/metric_report.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/cite_text.h"
#include "report/expression_words.h"
#include "report/metric_report_internal.h"
#include "report/value_text.h"

bool metric_has_table(const char *name)
{
    return !strcmp(name, "parts") || !strcmp(name, "additions") || !strcmp(name, "growth") || !strcmp(name, "companies");
}

void metric_ratio_text(const metric_rule *m, double ratio, text_buffer *out)
{
    char number[32];

    if (isnan(ratio))
        return;
    number_format_fixed(metric_is_share(m) ? ratio * 100 : ratio, 2, number, sizeof number);
    text_buffer_print(out, "%s%s", number, metric_is_share(m) ? "%" : "");
}

void metric_amount_text(const metric_side *side, double amount, bool is_chinese, text_buffer *out)
{
    char text[VALUE_TEXT_SIZE];

    value_text(side->money ? round(amount) : amount, side->money ? UNIT_MONEY : UNIT_PLAIN, is_chinese, text);
    text_buffer_append_string(out, text);
}

static void side_text(const metric_side *side, bool zh, text_buffer *out)
{
    text_buffer_append_string(out, side->n > 1 ? _("(") : "");
    for (size_t i = 0; i < side->n; i++)
        text_buffer_print(out, "%s%s", i ? " + " : "", model_text_in(side->parts[i].name, zh));
    text_buffer_append_string(out, side->n > 1 ? _(")") : "");
}

void metric_definition_text(const metric_rule *m, bool is_chinese, text_buffer *out)
{
    side_text(&m->of, is_chinese, out);
    text_buffer_append_string(out, " ÷ ");
    side_text(&m->per, is_chinese, out);
    if (m->times != 1)
        text_buffer_print(out, " × %.15g", m->times);
}

/* --- all of them ---------------------------------------------------------------------------------------------------- */

enum { O_ID, O_NAME, O_DEFINITION, O_RATIO, O_RATIO_TEXT, O_MEAN, O_MEAN_TEXT, O_COMPANIES, O_AIM, O_AIM_TEXT, O_MISSING, O_MISSING_TEXT, O_NEEDS, O_SOURCE, O_COLUMNS };

static const table_column overview_columns[O_COLUMNS] = {
    [O_ID] = {"metric", NULL, TABLE_TEXT, 0},
    [O_NAME] = {"name", N_("metric"), TABLE_TEXT, 0},
    [O_DEFINITION] = {"definition", N_("definition"), TABLE_TEXT, 0},
    [O_RATIO] = {"ratio", NULL, TABLE_NUMBER, 8},
    [O_RATIO_TEXT] = {NULL, N_("ratio of sums"), TABLE_TEXT, 0},
    [O_MEAN] = {"mean_of_ratios", NULL, TABLE_NUMBER, 8},
    [O_MEAN_TEXT] = {NULL, N_("mean of the companies' ratios"), TABLE_TEXT, 0},
    [O_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [O_AIM] = {"aim", NULL, TABLE_NUMBER, -1},
    [O_AIM_TEXT] = {NULL, N_("aim"), TABLE_TEXT, 0},
    [O_MISSING] = {"missing", NULL, TABLE_NUMBER, 2},
    [O_MISSING_TEXT] = {NULL, N_("still missing"), TABLE_TEXT, 0},
    [O_NEEDS] = {"needs", N_("facts to give"), TABLE_TEXT, 0},
    [O_SOURCE] = {"source", N_("asked for by"), TABLE_TEXT, 0},
};

/* Both sides are sums, and the mean is another number: of counts of companies it is not. */
static bool has_mean(const metric_result *r)
{
    const metric_rule *m = r->rule;

    return m->of.summed < m->of.n && m->per.summed < m->per.n && fabs(r->now.sum.mean - r->now.sum.ratio) > 1e-9;
}

static void needs_cell(grid *g, const metric_rule *m, bool zh, text_buffer *text)
{
    for (size_t i = 0; i < m->n_settings; i++) {
        if (isnan(m->settings[i].value.value))
            text_buffer_print(text, _("%s%s (--setting %s)"), text->length ? _("; ") : "", model_text_in(m->settings[i].name, zh), m->settings[i].value.name);
    }
    grid_buffer(g, O_NEEDS, text, TABLE_OPEN);
}

static void ratio_cells(grid *g, const metric_view *v, const metric_result *r, text_buffer *text)
{
    const ratio_sum *sum = &r->now.sum;
    double ratio = metric_ratio(r, sum), mean = sum->mean * r->rule->times, missing = metric_missing(r, sum->of, sum->per);

    if (isnan(ratio))
        return;
    grid_number(g, O_RATIO, ratio);
    metric_ratio_text(r->rule, ratio, text);
    grid_buffer(g, O_RATIO_TEXT, text, TABLE_PLAIN);
    if (has_mean(r)) {
        grid_number(g, O_MEAN, mean);
        metric_ratio_text(r->rule, mean, text);
        grid_buffer(g, O_MEAN_TEXT, text, TABLE_PLAIN);
    }
    if (isnan(missing))
        return;
    grid_number(g, O_MISSING, fmax(missing, 0));
    metric_amount_text(&r->rule->of, fmax(missing, 0), v->is_chinese, text);
    grid_buffer(g, O_MISSING_TEXT, text, missing > 0 ? TABLE_OPEN : TABLE_GOOD);
}

static void overview_row(grid *g, const metric_view *v, const metric_result *r, text_buffer *text)
{
    const metric_rule *m = r->rule;

    grid_row(g);
    grid_text(g, O_ID, m->id, TABLE_PLAIN);
    grid_text(g, O_NAME, model_text_in(m->name, v->is_chinese), TABLE_PLAIN);
    metric_definition_text(m, v->is_chinese, text);
    grid_buffer(g, O_DEFINITION, text, TABLE_FAINT);
    if (m->of.summed < m->of.n || m->per.summed < m->per.n)
        grid_number(g, O_COMPANIES, (double)r->now.sum.n);
    if (!isnan(m->aim)) {
        grid_number(g, O_AIM, m->aim);
        metric_ratio_text(m, m->aim, text);
        grid_buffer(g, O_AIM_TEXT, text, TABLE_PLAIN);
    }
    ratio_cells(g, v, r, text);
    needs_cell(g, m, v->is_chinese, text);
    head_cite_text(&m->head, &m->cite, v->is_chinese, text);
    grid_buffer(g, O_SOURCE, text, TABLE_FAINT);
}

static void add_notes(const metric_view *v, document *d)
{
    const condition_set *s = v->study->now;
    char on[11];

    date_format(s->binding.on, on);
    document_note(d, _("application year %d, on %s: figures are those of %d"), s->binding.year, on, s->binding.year - 1);
    if (s->lacks_certificates)
        document_note(d, _("no certificates were given, so whoever is meant or reached by one cannot be told; give them with --credentials, or import them"));
}

tidu_status metric_overview_document(const metric_view *v, document **out, tidu_error *err)
{
    document *d = document_new();
    text_buffer text;
    size_t elsewhere = 0;
    grid *g;

    if (!d)
        return error_memory(err);
    document_language(d, v->is_chinese);
    document_wide(d);
    text_buffer_init(&text);
    g = document_grid(d, "metrics", NULL, overview_columns, O_COLUMNS);
    for (size_t i = 0; g && i < v->study->n; i++) {
        const metric_result *r = &v->study->results[i];

        elsewhere += r->now.is_elsewhere;
        if (!r->now.is_elsewhere && !r->now.lacks)
            overview_row(g, v, r, &text);
    }
    if (g)
        grid_hide_empty(g);
    text_buffer_clear(&text);
    add_notes(v, d);
    if (elsewhere)
        document_note(d, PLURAL("%zu metric of another region is left out", "%zu metrics of other regions are left out", elsewhere), elsewhere);
    *out = d;
    return TIDU_OK;
}

/* --- one --------------------------------------------------------------------------------------------------------------- */

typedef struct writer {
    const metric_view *v;
    const metric_result *r;
    document *d;
    text_buffer text;
    bool zh;
} writer;

static bool is_asked(const writer *w, const char *table)
{
    return !w->v->table || !strcmp(w->v->table, table);
}

static void tell(writer *w, const char *name, const char *label)
{
    document_text(w->d, name, label, text_buffer_string(&w->text));
    text_buffer_empty(&w->text);
}

static void tell_aim(writer *w)
{
    const metric_rule *m = w->r->rule;
    double missing = metric_missing(w->r, w->r->now.sum.of, w->r->now.sum.per);

    if (isnan(m->aim))
        return;
    metric_ratio_text(m, m->aim, &w->text);
    tell(w, NULL, _("aim"));
    document_number(w->d, "aim", NULL, m->aim, 8);
    metric_amount_text(&m->of, fmax(missing, 0), w->zh, &w->text);
    tell(w, NULL, _("still missing"));
    document_number(w->d, "missing", NULL, fmax(missing, 0), 2);
}

static void tell_before(writer *w)
{
    const metric_rule *m = w->r->rule;
    double before, now = metric_ratio(w->r, &w->r->now.sum);

    if (!metric_has_before(w->v->study))
        return;
    before = metric_ratio(w->r, &w->r->before.sum);
    metric_ratio_text(m, before, &w->text);
    tell(w, NULL, _("a year before"));
    document_number(w->d, "ratio_before", NULL, before, 8);
    document_number(w->d, "change", NULL, now - before, 8);
}

static void write_head(writer *w)
{
    const metric_rule *m = w->r->rule;
    const ratio_sum *sum = &w->r->now.sum;
    double ratio = metric_ratio(w->r, sum);

    document_title(w->d, model_text_in(m->name, w->zh));
    metric_definition_text(m, w->zh, &w->text);
    tell(w, "definition", _("definition"));
    head_cite_text(&m->head, &m->cite, w->zh, &w->text);
    tell(w, "source", _("asked for by"));
    if (m->note.zh)
        document_text(w->d, "note", _("note"), model_text_in(m->note, w->zh));
    metric_ratio_text(m, ratio, &w->text);
    tell(w, NULL, _("ratio of sums"));
    document_number(w->d, "ratio", NULL, ratio, 8);
    if (has_mean(w->r)) {
        metric_ratio_text(m, sum->mean * m->times, &w->text);
        tell(w, NULL, _("mean of the companies' ratios (another number)"));
        document_number(w->d, "mean_of_ratios", NULL, sum->mean * m->times, 8);
    }
    tell_before(w);
    tell_aim(w);
}

/* --- parts ---------------------------------------------------------------------------------------------------------------- */

enum { P_SIDE, P_SIDE_WORD, P_NAME, P_HOW, P_VALUE, P_VALUE_TEXT, P_COLUMNS };

static const table_column part_columns[P_COLUMNS] = {
    [P_SIDE] = {"side", NULL, TABLE_TEXT, 0},
    [P_SIDE_WORD] = {NULL, N_("stands"), TABLE_TEXT, 0},
    [P_NAME] = {"name", N_("part"), TABLE_TEXT, 0},
    [P_HOW] = {"how", N_("where it comes from"), TABLE_TEXT, 0},
    [P_VALUE] = {"value", NULL, TABLE_NUMBER, 2},
    [P_VALUE_TEXT] = {NULL, N_("value"), TABLE_TEXT, 0},
};

static void part_row(writer *w, grid *g, const metric_side *side, bool is_of, const metric_part *p)
{
    word_source from = {w->v->study->env->dictionary, &w->r->rule->head, document_memory(w->d), w->zh};
    double sum = is_of ? w->r->now.sum.of : w->r->now.sum.per;

    for (size_t i = 0; p->sum && i < side->n; i++)
        sum -= side->parts[i].fact ? side->parts[i].fact->value : 0;
    sum = p->fact ? p->fact->value : sum;
    grid_row(g);
    grid_text(g, P_SIDE, is_of ? "of" : "per", TABLE_PLAIN);
    grid_text(g, P_SIDE_WORD, is_of ? _("above") : _("below"), TABLE_PLAIN);
    grid_text(g, P_NAME, model_text_in(p->name, w->zh), TABLE_PLAIN);
    if (p->sum)
        text_buffer_print(&w->text, PLURAL("sum over %zu company: %s", "sum over %zu companies: %s", w->r->now.sum.n), w->r->now.sum.n, expression_words(p->sum, &from));
    else
        text_buffer_append_string(&w->text, _("as given"));
    grid_buffer(g, P_HOW, &w->text, TABLE_FAINT);
    grid_number(g, P_VALUE, sum);
    metric_amount_text(side, sum, w->zh, &w->text);
    grid_buffer(g, P_VALUE_TEXT, &w->text, TABLE_PLAIN);
}

static void write_parts(writer *w)
{
    grid *g = document_grid(w->d, "parts", w->v->table ? NULL : _("What it is made of"), part_columns, P_COLUMNS);
    const metric_rule *m = w->r->rule;

    for (size_t i = 0; g && i < m->of.n; i++)
        part_row(w, g, &m->of, true, &m->of.parts[i]);
    for (size_t i = 0; g && i < m->per.n; i++)
        part_row(w, g, &m->per, false, &m->per.parts[i]);
}

/* --- additions --------------------------------------------------------------------------------------------------------------- */

enum { A_NAME, A_AMOUNT, A_AMOUNT_TEXT, A_RATIO, A_RATIO_TEXT, A_GAIN, A_GAIN_TEXT, A_MISSING, A_MISSING_TEXT, A_COLUMNS };

static const table_column addition_columns[A_COLUMNS] = {
    [A_NAME] = {"name", N_("added"), TABLE_TEXT, 0},
    [A_AMOUNT] = {"amount", NULL, TABLE_NUMBER, 2},
    [A_AMOUNT_TEXT] = {NULL, N_("amount"), TABLE_TEXT, 0},
    [A_RATIO] = {"ratio", NULL, TABLE_NUMBER, 8},
    [A_RATIO_TEXT] = {NULL, N_("ratio then"), TABLE_TEXT, 0},
    [A_GAIN] = {"gain", NULL, TABLE_NUMBER, 8},
    [A_GAIN_TEXT] = {NULL, N_("gained"), TABLE_TEXT, 0},
    [A_MISSING] = {"missing", NULL, TABLE_NUMBER, 2},
    [A_MISSING_TEXT] = {NULL, N_("still missing"), TABLE_TEXT, 0},
};

static void addition_row(writer *w, grid *g, const char *name, double amount)
{
    const ratio_sum *sum = &w->r->now.sum;
    double of = sum->of + amount, gain = amount / sum->per * w->r->rule->times, missing = metric_missing(w->r, of, sum->per);
    char number[32];

    grid_row(g);
    grid_text(g, A_NAME, name, TABLE_PLAIN);
    grid_number(g, A_AMOUNT, amount);
    metric_amount_text(&w->r->rule->of, amount, w->zh, &w->text);
    grid_buffer(g, A_AMOUNT_TEXT, &w->text, TABLE_PLAIN);
    grid_number(g, A_RATIO, of / sum->per * w->r->rule->times);
    metric_ratio_text(w->r->rule, of / sum->per * w->r->rule->times, &w->text);
    grid_buffer(g, A_RATIO_TEXT, &w->text, TABLE_PLAIN);
    grid_number(g, A_GAIN, gain);
    number_format_fixed(metric_is_share(w->r->rule) ? gain * 100 : gain, 4, number, sizeof number);
    text_buffer_print(&w->text, metric_is_share(w->r->rule) ? _("%s percentage points") : "%s", number);
    grid_buffer(g, A_GAIN_TEXT, &w->text, TABLE_GOOD);
    if (isnan(missing))
        return;
    grid_number(g, A_MISSING, fmax(missing, 0));
    metric_amount_text(&w->r->rule->of, fmax(missing, 0), w->zh, &w->text);
    grid_buffer(g, A_MISSING_TEXT, &w->text, TABLE_PLAIN);
}

static void write_additions(writer *w)
{
    const metric_study *s = w->v->study;
    grid *g = document_grid(w->d, "additions", w->v->table ? NULL : _("If these came in"), addition_columns, A_COLUMNS);
    double all = 0;

    for (size_t i = 0; g && i < s->n_additions; i++) {
        addition_row(w, g, s->additions[i].name, s->additions[i].amount);
        all += s->additions[i].amount;
    }
    if (g && s->n_additions > 1)
        addition_row(w, g, _("together"), all);
}

/* --- growth -------------------------------------------------------------------------------------------------------------------- */

enum { MOST_GROWTH_COLUMNS = 2 * METRIC_MOST_RATES + 3 };

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* A row for each growth of what it is divided by, a column for each of what stands above, and what growth reaches the aim. */
static void write_growth(writer *w)
{
    const metric_rule *m = w->r->rule;
    const ratio_sum *sum = &w->r->now.sum;
    table_column columns[MOST_GROWTH_COLUMNS] = {{"per_growth", N_("growth below ╲ above"), TABLE_SHARE, 6}};
    arena *memory = document_memory(w->d);
    size_t n = 1, needed;
    grid *g;

    for (size_t k = 0; k < m->of_growth.n; k++)
        columns[n++] = (table_column){or_empty(arena_print(memory, "of_growth_%.15g", m->of_growth.list[k])), NULL, TABLE_NUMBER, 10};
    for (size_t k = 0; k < m->of_growth.n; k++)
        columns[n++] = (table_column){NULL, or_empty(arena_print(memory, "%+.15g%%", m->of_growth.list[k] * 100)), TABLE_TEXT, 0};
    needed = n;
    columns[n++] = (table_column){"needed_growth", N_("growth above that reaches the aim"), TABLE_SHARE, 8};
    g = document_grid(w->d, "growth", w->v->table ? NULL : _("If both grow"), columns, n);
    for (size_t i = 0; g && i < m->per_growth.n; i++) {
        double per = sum->per * (1 + m->per_growth.list[i]);

        grid_row(g);
        grid_number(g, 0, m->per_growth.list[i]);
        for (size_t k = 0; k < m->of_growth.n; k++) {
            double ratio = sum->of * (1 + m->of_growth.list[k]) / per * m->times;

            grid_number(g, 1 + k, ratio);
            metric_ratio_text(m, ratio, &w->text);
            grid_buffer(g, 1 + m->of_growth.n + k, &w->text, isnan(m->aim) ? TABLE_PLAIN : ratio >= m->aim ? TABLE_GOOD : TABLE_OPEN);
        }
        if (!isnan(m->aim) && sum->of > 0)
            grid_number(g, needed, (m->aim * per / m->times) / sum->of - 1);
    }
    if (g)
        grid_hide_empty(g);
}

/* --- the document ---------------------------------------------------------------------------------------------------------------- */

static void one_notes(const writer *w)
{
    const metric_year *y = &w->r->now;

    add_notes(w->v, w->d);
    if (y->sum.n_lacking)
        document_note(w->d, PLURAL("%zu company is in no sum, as a figure of it is missing", "%zu companies are in no sum, as a figure of them is missing", y->sum.n_lacking), y->sum.n_lacking);
    if (y->perhaps)
        document_note(w->d, PLURAL("%zu company is left out, as the data do not say whether it is meant",
                                  "%zu companies are left out, as the data do not say whether they are meant", y->perhaps), y->perhaps);
}

tidu_status metric_one_document(const metric_view *v, document **out, tidu_error *err)
{
    const metric_result *r = &v->study->results[0];
    writer w = {.v = v, .r = r, .d = document_new(), .zh = v->is_chinese};
    bool has_companies = r->rule->of.summed < r->rule->of.n;
    tidu_status status = TIDU_OK;

    if (!w.d)
        return error_memory(err);
    document_language(w.d, v->is_chinese);
    document_wide(w.d);
    text_buffer_init(&w.text);
    if (!v->table)
        write_head(&w);
    if (is_asked(&w, "parts"))
        write_parts(&w);
    if (is_asked(&w, "additions") && (v->study->n_additions || v->table))
        write_additions(&w);
    if (is_asked(&w, "growth") && (r->rule->of_growth.n || v->table))
        write_growth(&w);
    if (is_asked(&w, "companies") && (has_companies || v->table))
        status = metric_write_companies(v, w.d, err);
    one_notes(&w);
    text_buffer_clear(&w.text);
    if (status)
        document_free(w.d);
    else
        *out = w.d;
    return status;
}
