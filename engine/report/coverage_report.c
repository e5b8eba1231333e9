/* All coverages at a glance, and what is said of each. */
#include <math.h>

#include "base/error.h"
#include "base/message.h"
#include "report/cite_text.h"
#include "report/coverage_report_internal.h"

void coverage_interval_text(coverage_interval n, text_buffer *out)
{
    text_buffer_print(out, "%zu", n.least);
    if (n.greatest != n.least)
        text_buffer_print(out, " – %zu", n.greatest);
}

/* Rounded towards the middle a rate below its aim could look as if it were reached, so both are cut off. */
static void percent(double share, text_buffer *out)
{
    text_buffer_print(out, "%.2f%%", floor(share * 10000 + 1e-7) / 100);
}

void coverage_share_text(double least, double greatest, text_buffer *out)
{
    percent(least, out);
    if (least != greatest) {
        text_buffer_append_string(out, " – ");
        percent(greatest, out);
    }
}

void coverage_rate_text(const coverage_count *c, text_buffer *out)
{
    double least, greatest;

    coverage_rate(c, &least, &greatest);
    if (isnan(least))
        return;
    if (least == 0 && greatest == 1 && !c->cells[TRUTH_TRUE][TRUTH_TRUE] && !c->cells[TRUTH_TRUE][TRUTH_FALSE]) {
        text_buffer_append_string(out, _("cannot be told"));
        return;
    }
    coverage_share_text(least, greatest, out);
}

double coverage_aim(const coverage_view *v, const coverage_rule *rule)
{
    return isnan(v->aim) ? rule->aim : v->aim;
}

enum {
    C_ID, C_NAME, C_MEANT, C_MAYBE, C_MEANT_TEXT, C_REACHED, C_UNREACHED, C_UNKNOWN, C_LEAST, C_GREATEST, C_RATE, C_AIM, C_START_LEAST, C_START_MOST,
    C_START, C_WORTH, C_WORTH_WAN, C_WORTH_UNKNOWN, C_ASK, C_SOURCE, C_COLUMNS
};

static const table_column columns[C_COLUMNS] = {
    [C_ID] = {"coverage", NULL, TABLE_TEXT, 0},
    [C_NAME] = {"name", N_("coverage"), TABLE_TEXT, 0},
    [C_MEANT] = {"meant", NULL, TABLE_NUMBER, 0},
    [C_MAYBE] = {"meant_at_most", NULL, TABLE_NUMBER, 0},
    [C_MEANT_TEXT] = {NULL, N_("companies meant"), TABLE_TEXT, 0},
    [C_REACHED] = {"reached", N_("covered"), TABLE_NUMBER, 0},
    [C_UNREACHED] = {"unreached", N_("not reached"), TABLE_NUMBER, 0},
    [C_UNKNOWN] = {"unknown", N_("cannot be told"), TABLE_NUMBER, 0},
    [C_LEAST] = {"rate_least", NULL, TABLE_NUMBER, 6},
    [C_GREATEST] = {"rate_greatest", NULL, TABLE_NUMBER, 6},
    [C_RATE] = {NULL, N_("rate"), TABLE_TEXT, 0},
    [C_AIM] = {"aim", N_("aim"), TABLE_SHARE, 6},
    [C_START_LEAST] = {"to_start_least", NULL, TABLE_NUMBER, 0},
    [C_START_MOST] = {"to_start_greatest", NULL, TABLE_NUMBER, 0},
    [C_START] = {NULL, N_("still to start"), TABLE_TEXT, 0},
    [C_WORTH] = {"worth", NULL, TABLE_MONEY, 2},
    [C_WORTH_WAN] = {NULL, N_("worth (wan)"), TABLE_MONEY, 2},
    [C_WORTH_UNKNOWN] = {"worth_unknown", NULL, TABLE_NUMBER, 0},
    [C_ASK] = {"ask", N_("to ask"), TABLE_TEXT, 0},
    [C_SOURCE] = {"source", N_("asked for by"), TABLE_TEXT, 0},
};

static const double wan = 10000;

static void rate_cells(grid *g, const coverage_view *v, const coverage_result *r, text_buffer *text)
{
    double least, greatest, aim = coverage_aim(v, r->rule);
    coverage_interval n;

    coverage_rate(&r->count, &least, &greatest);
    grid_number(g, C_LEAST, least);
    grid_number(g, C_GREATEST, greatest);
    coverage_rate_text(&r->count, text);
    grid_buffer(g, C_RATE, text, TABLE_PLAIN);
    if (isnan(aim))
        return;
    grid_number(g, C_AIM, aim);
    n = coverage_missing(&r->count, aim);
    grid_number(g, C_START_LEAST, (double)n.least);
    grid_number(g, C_START_MOST, (double)n.greatest);
    coverage_interval_text(n, text);
    grid_buffer(g, C_START, text, n.greatest ? TABLE_OPEN : TABLE_GOOD);
}

static void worth_cells(grid *g, const coverage_result *r)
{
    if (!r->worth)
        return;
    grid_number(g, C_WORTH, r->count.worth);
    grid_number(g, C_WORTH_WAN, r->count.worth / wan);
    grid_number(g, C_WORTH_UNKNOWN, (double)r->count.worth_unknown);
}

static void add_row(grid *g, const coverage_view *v, const coverage_result *r)
{
    const coverage_count *c = &r->count;
    coverage_interval meant = coverage_meant(c);
    text_buffer text;

    text_buffer_init(&text);
    grid_row(g);
    grid_text(g, C_ID, r->rule->id, TABLE_PLAIN);
    grid_text(g, C_NAME, model_text_in(r->rule->name, v->is_chinese), TABLE_PLAIN);
    grid_number(g, C_MEANT, (double)meant.least);
    grid_number(g, C_MAYBE, (double)meant.greatest);
    coverage_interval_text(meant, &text);
    grid_buffer(g, C_MEANT_TEXT, &text, TABLE_PLAIN);
    grid_number(g, C_REACHED, (double)c->cells[TRUTH_TRUE][TRUTH_TRUE]);
    grid_number(g, C_UNREACHED, (double)c->cells[TRUTH_TRUE][TRUTH_FALSE]);
    grid_number(g, C_UNKNOWN, (double)(c->cells[TRUTH_TRUE][TRUTH_UNKNOWN] + meant.greatest - meant.least));
    rate_cells(g, v, r, &text);
    worth_cells(g, r);
    if (r->rule->ask.zh)
        grid_text(g, C_ASK, model_text_in(r->rule->ask, v->is_chinese), TABLE_PLAIN);
    head_cite_text(&r->rule->head, &r->rule->cite, v->is_chinese, &text);
    grid_buffer(g, C_SOURCE, &text, TABLE_FAINT);
    text_buffer_clear(&text);
}

void coverage_add_notes(const coverage_view *v, document *d)
{
    const condition_set *s = v->study->set;
    char on[11];

    date_format(s->binding.on, on);
    document_note(d, _("application year %d, on %s: figures are those of %d"), s->binding.year, on, s->binding.year - 1);
    if (s->lacks_certificates)
        document_note(d, _("no certificates were given, so whoever is meant or reached by one cannot be told; give them with --credentials, or import them"));
    if (s->is_complete)
        document_note(d, _("lists of offices are taken to be complete: who has no figure in them counts as not being in them"));
    if (s->lacks_applications)
        document_note(d, _("the data have no list of applications for some of these, so whether a company has applied cannot be told; import one with --applications"));
}

static bool is_shown(const coverage_result *r)
{
    return !r->lacks && !r->is_elsewhere;
}

static void note_left_out(const coverage_view *v, document *d)
{
    const coverage_study *s = v->study;
    size_t elsewhere = 0;

    for (size_t i = 0; i < s->n; i++) {
        elsewhere += !s->results[i].lacks && s->results[i].is_elsewhere;
        if (s->results[i].lacks)
            document_note(d, _("'%s' is left out: no version of a rule that it asks about is in force on the day"),
                          model_text_in(s->results[i].rule->name, v->is_chinese));
    }
    if (elsewhere)
        document_note(d, PLURAL("%zu coverage of another region is left out", "%zu coverages of other regions are left out", elsewhere), elsewhere);
}

tidu_status coverage_overview_document(const coverage_view *v, document **out, tidu_error *err)
{
    document *d = document_new();
    tidu_status status = TIDU_OK;
    grid *g;

    if (!d)
        return error_memory(err);
    document_language(d, v->is_chinese);
    document_wide(d);
    g = !coverage_is_grouped(v) ? document_grid(d, "coverages", NULL, columns, C_COLUMNS) : coverage_group_grid(d, NULL);
    for (size_t i = 0; i < v->study->n && g && !status; i++) {
        const coverage_result *r = &v->study->results[i];

        if (!is_shown(r))
            continue;
        if (!coverage_is_grouped(v))
            add_row(g, v, r);
        else
            status = coverage_write_groups(v, g, r, err);
    }
    if (g)
        grid_hide_empty(g);
    coverage_add_notes(v, d);
    note_left_out(v, d);
    if (status)
        document_free(d);
    else
        *out = d;
    return status;
}
