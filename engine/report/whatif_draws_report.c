/* What comes of draws: distributions for all and by town, the histogram of the number that pass, and companies. */
#include "base/allocate.h"
#include "base/message.h"
#include "report/assessment_report.h"
#include "report/whatif_report.h"

enum {
    D_TOWN,
    D_WHAT,
    D_WHAT_SHOWN,
    D_COMPANIES,
    D_BEFORE,
    D_MEAN,
    D_DEVIATION,
    D_LOW,
    D_MEDIAN,
    D_HIGH,
    D_LEAST,
    D_GREATEST,
    D_COLUMNS
};
enum { H_FROM, H_TO, H_DRAWS, H_SHARE, H_COLUMNS };
enum { C_CODE, C_NAME, C_TOWN, C_BEFORE, C_YES, C_OPEN, C_NO, C_COLUMNS };

static const table_column spread_columns[D_COLUMNS] = {
    [D_TOWN] = {"town", N_("town"), TABLE_TEXT, -1},
    [D_WHAT] = {"what", NULL, TABLE_TEXT, -1},
    [D_WHAT_SHOWN] = {NULL, N_("what"), TABLE_TEXT, -1},
    [D_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [D_BEFORE] = {"before", N_("before"), TABLE_NUMBER, 2},
    [D_MEAN] = {"mean", N_("mean"), TABLE_NUMBER, 2},
    [D_DEVIATION] = {"deviation", N_("standard deviation"), TABLE_NUMBER, 2},
    [D_LOW] = {"q05", "5%", TABLE_NUMBER, 2},
    [D_MEDIAN] = {"q50", "50%", TABLE_NUMBER, 2},
    [D_HIGH] = {"q95", "95%", TABLE_NUMBER, 2},
    [D_LEAST] = {"least", N_("least"), TABLE_NUMBER, 2},
    [D_GREATEST] = {"greatest", N_("greatest"), TABLE_NUMBER, 2},
};
static const table_column histogram_columns[H_COLUMNS] = {
    [H_FROM] = {"from", N_("from"), TABLE_NUMBER, 0},
    [H_TO] = {"to", N_("to"), TABLE_NUMBER, 0},
    [H_DRAWS] = {"draws", N_("draws"), TABLE_NUMBER, 0},
    [H_SHARE] = {"share", N_("share"), TABLE_SHARE, 6},
};
static const table_column company_columns[C_COLUMNS] = {
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, -1},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, -1},
    [C_TOWN] = {"town", N_("town"), TABLE_TEXT, -1},
    [C_BEFORE] = {"verdict_before", N_("verdict before"), TABLE_TEXT, -1},
    [C_YES] = {"yes", N_("yes"), TABLE_SHARE, 6},
    [C_OPEN] = {"open", N_("open"), TABLE_SHARE, 6},
    [C_NO] = {"no", N_("no"), TABLE_SHARE, 6},
};

typedef struct sheet {
    const whatif_draws *draws;
    const panel *panel;
    const whatif_frame *frame;
    document *document;
    double *work; /* [n_draws] */
} sheet;

static const char *town_of(const sheet *s, const char *town)
{
    if (town && *town)
        return town;
    return s->frame->is_plain ? town ? "all" : "" : town ? _("all") : _("(no town)");
}

/* --- distributions ------------------------------------------------------------------------------- */

static void spread_row(const sheet *s, grid *g, const draw_group *group, const char *id, const char *name)
{
    bool is_yes = id[0] == 'y', is_open = id[0] == 'o';
    draw_summary x = draw_summary_of(is_yes    ? group->yes
                                     : is_open ? group->open
                                               : group->expected,
                                     s->draws->n_draws, s->work);

    grid_row(g);
    grid_text(g, D_TOWN, town_of(s, group->town), TABLE_PLAIN);
    grid_text(g, D_WHAT, id, TABLE_PLAIN);
    grid_text(g, D_WHAT_SHOWN, name, TABLE_PLAIN);
    grid_number(g, D_COMPANIES, (double)group->companies);
    grid_number(g, D_BEFORE,
                is_yes    ? (double)group->yes_before
                : is_open ? (double)group->open_before
                          : group->expected_before);
    grid_number(g, D_MEAN, x.mean);
    grid_number(g, D_DEVIATION, x.deviation);
    grid_number(g, D_LOW, x.low);
    grid_number(g, D_MEDIAN, x.median);
    grid_number(g, D_HIGH, x.high);
    grid_number(g, D_LEAST, x.least);
    grid_number(g, D_GREATEST, x.greatest);
}

static void write_spread(const sheet *s)
{
    grid *g =
        document_grid(s->document, "distribution", s->frame->is_flat ? NULL : _("Distributions, for all and by town"),
                      spread_columns, D_COLUMNS);

    for (size_t i = 0; i < s->draws->n_groups; i++) {
        spread_row(s, g, &s->draws->groups[i], "yes", _("yes"));
        spread_row(s, g, &s->draws->groups[i], "open", _("open"));
        spread_row(s, g, &s->draws->groups[i], "expected", _("expected to qualify"));
    }
}

static void write_histogram(const sheet *s)
{
    histogram_row rows[HISTOGRAM_MOST];
    size_t n = draw_histogram(s->draws->groups[0].yes, s->draws->n_draws, rows);
    grid *g = document_grid(s->document, "histogram", _("Number of companies with yes"), histogram_columns, H_COLUMNS);

    for (size_t i = 0; i < n; i++) {
        grid_row(g);
        grid_number(g, H_FROM, (double)rows[i].from);
        grid_number(g, H_TO, (double)rows[i].to);
        grid_number(g, H_DRAWS, (double)rows[i].draws);
        grid_number(g, H_SHARE, (double)rows[i].draws / (double)s->draws->n_draws);
    }
}

/* --- companies ------------------------------------------------------------------------------------ */

static void company_row(const sheet *s, grid *g, uint32_t company)
{
    const dictionary *d = panel_dictionary(s->panel);
    const uint32_t *verdicts = s->draws->verdicts[company];
    truth before = (truth)s->draws->base->verdicts[company];
    double n = (double)s->draws->n_draws;

    grid_row(g);
    grid_text(g, C_CODE, panel_code(s->panel, company), TABLE_PLAIN);
    grid_text(g, C_NAME, panel_text(s->panel, company, dictionary_find(d, "name")), TABLE_PLAIN);
    grid_text(g, C_TOWN, panel_text(s->panel, company, dictionary_find(d, "town")), TABLE_PLAIN);
    grid_text(g, C_BEFORE, s->frame->is_plain ? verdict_name(before) : verdict_word(before), verdict_tone(before));
    grid_number(g, C_YES, verdicts[TRUTH_TRUE] / n);
    grid_number(g, C_OPEN, verdicts[TRUTH_UNKNOWN] / n);
    grid_number(g, C_NO, verdicts[TRUTH_FALSE] / n);
}

static void write_companies(const sheet *s)
{
    const whatif_draws *w = s->draws;
    grid *g = document_grid(s->document, "moved",
                            _("Companies whose verdict is another in some draws, and in how many it is which"),
                            company_columns, C_COLUMNS);

    for (size_t i = 0; i < w->n_in; i++) {
        if (w->verdicts[w->order[i]][w->base->verdicts[w->order[i]]] != w->n_draws)
            company_row(s, g, w->order[i]);
    }
}

static void write_head(const sheet *s)
{
    const whatif_draws *w = s->draws;

    if (s->frame->title)
        document_title(s->document, s->frame->title);
    document_number(s->document, "companies", _("companies"), (double)w->n_in, 0);
    document_number(s->document, "draws", _("draws"), (double)w->n_draws, 0);
    document_text(s->document, "generator", _("random numbers"),
                  arena_print(document_memory(s->document), s->frame->is_plain ? "%s %lu" : _("%s (GSL), seed %lu"),
                              w->generator, (unsigned long)w->seed));
    document_number(s->document, "limited", NULL, (double)w->n_limited, 0);
    whatif_write_changes(s->document, s->frame);
}

document *whatif_draws_document(const whatif_draws *w, const panel *p, const whatif_frame *f)
{
    sheet s = {w, p, f, document_new(), allocate_array(w->n_draws, sizeof(double))};

    if (!s.document || !s.work) {
        document_free(s.document);
        release(s.work);
        return NULL;
    }
    if (!f->is_flat)
        write_head(&s);
    write_spread(&s);
    if (!f->is_flat) {
        write_histogram(&s);
        write_companies(&s);
        document_note(s.document,
                      _("drawn %zu times for each company by GSL's %s with seed %lu; the same seed and the same "
                        "companies give the same result"),
                      w->n_draws, w->generator, (unsigned long)w->seed);
    }
    if (w->n_limited)
        document_note(s.document,
                      _("%llu values drawn were beyond what the indicator can be, and were set to its limit"),
                      (unsigned long long)w->n_limited);
    release(s.work);
    return s.document;
}
