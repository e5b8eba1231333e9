/*
 * Experts give item i of a company the points that its prior has at Phi(x_i),
 *
 *     x_i = sqrt(rho) z + sqrt(1 - rho) e_i + delta,   z = 0.8 q + 0.6 e,
 *
 * e and e_i standard normal, delta the severity of the batch (deviation tau). What is still open then, conditions that experts
 * confirm without points, they decide at once: recognised if Phi(x) > 1 - readiness. An audit may undo what the data said, and the
 * city stops most of those that plainly fail a condition.
 */
#include "panel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STREAM_OF_PANEL = 100000, STREAM_OF_SEVERITY = 200000, MOST_ITEMS = 64, MOST_CELLS = 4096 };

static const double tau = 0.2, of_quality = 0.8, of_chance = 0.6;
static const double withdrawn = 0.02, recommended = 0.97, recommended_unmet = 0.12;

typedef struct item_ranges {
    const tidu_model *model;
    size_t n;
    bool is_open[MOST_ITEMS]; /* of somebody */
    double *least[MOST_ITEMS], *greatest[MOST_ITEMS];
} item_ranges;

static double below(double x)
{
    return 0.5 * erfc(-x * 0.70710678118654752440);
}

static double severity_of(const order *o, const filing *x)
{
    uint64_t batch = (uint64_t)((x->year * FILING_KINDS + x->kind) * FILING_BATCHES + x->batch);
    draw d = draw_for(draw_seed(o->seed, STREAM_OF_SEVERITY), batch);

    return tau * draw_normal(&d);
}

static double latent(draw *d, const filing *x)
{
    return sqrt(filing_correlation) * x->z + sqrt(1 - filing_correlation) * draw_normal(d) + x->severity;
}

static void ranges_clear(item_ranges *r)
{
    for (size_t i = 0; i < r->n; i++) {
        free(r->least[i]);
        free(r->greatest[i]);
    }
}

static bool ranges_read(const tidu_assessment *standing, item_ranges *r)
{
    size_t n = tidu_assessment_count(standing);

    *r = (item_ranges){.model = tidu_assessment_model(standing)};
    for (size_t i = 0; i < MOST_ITEMS && i < tidu_model_count(r->model, TIDU_PART_ITEM); i++) {
        r->least[i] = malloc(n * sizeof *r->least[i]);
        r->greatest[i] = malloc(n * sizeof *r->greatest[i]);
        r->n++;
        if (!r->least[i] || !r->greatest[i])
            return false;
        tidu_assessment_item(standing, i, r->least[i], r->greatest[i]);
        for (size_t k = 0; k < n; k++)
            r->is_open[i] |= r->least[i][k] < r->greatest[i][k];
    }
    return true;
}

/* ",judged_hnte_ip_advanced" and so on; how many columns there are. */
static size_t write_header(const item_ranges *r, char *to)
{
    size_t n = 0;

    *to = '\0';
    for (size_t i = 0; i < r->n; i++) {
        tidu_part_info item;
        char *name = to + strlen(to);

        if (!r->is_open[i])
            continue;
        tidu_model_part(r->model, TIDU_PART_ITEM, i, &item);
        snprintf(name, MOST_CELLS - (size_t)(name - to), ",judged_%s_%s", tidu_model_id(r->model), item.id);
        for (; *name; name++)
            *name = *name == '-' ? '_' : *name;
        n++;
    }
    return n;
}

/*
 * The experts' points as cells, and as `told` for the truth. An item that the data settle, or of which they leave the band open,
 * has none.
 */
static void write_points(const item_ranges *r, const filing *x, draw *d, char *to, char *told)
{
    for (size_t i = 0; i < r->n; i++) {
        double least = r->least[i][x->place], greatest = r->greatest[i][x->place], points, at = latent(d, x);
        tidu_part_info item;

        if (!r->is_open[i])
            continue;
        *to++ = ',';
        if (least >= greatest || !tidu_model_item_points(r->model, i, least, greatest, below(at), &points))
            continue;
        tidu_model_part(r->model, TIDU_PART_ITEM, i, &item);
        to += sprintf(to, "%g", points);
        told += sprintf(told, "%s=%g;", item.id, points);
    }
    *to = *told = '\0';
}

static draw draws_of(const order *o, const filings *f, const filing *x)
{
    uint64_t seed = draw_seed(o->seed, (uint64_t)(STREAM_OF_PANEL + x->year * FILING_KINDS + x->kind));

    return draw_for(seed, (uint64_t)f->applicants[x->applicant].number);
}

/* The draws of a company come in one order: its z, what becomes of it, then its items. */
static draw begin(const order *o, const filings *f, filing *x, double *last)
{
    const filing_kind *kind = &filing_kinds[x->kind];
    draw d = draws_of(o, f, x);
    bool is_withdrawn, is_recommended;

    x->z = of_quality * f->applicants[x->applicant].quality + of_chance * draw_normal(&d);
    x->severity = severity_of(o, x);
    is_withdrawn = draw_chance(&d, withdrawn);
    is_recommended = draw_chance(&d, x->unmet ? recommended_unmet : recommended);
    x->survives = draw_chance(&d, kind->audit);
    x->is_recommended = !is_withdrawn && is_recommended && kind->is_recommended;
    x->outcome = is_withdrawn ? FILING_WITHDRAWN : FILING_REFUSED;
    *last = latent(&d, x);
    return d;
}

static bool write_table(assessor *a, filings *f, size_t first, const item_ranges *r, tidu_error *err)
{
    char header[MOST_CELLS], points[MOST_CELLS], told[MOST_CELLS], blanks[MOST_ITEMS + 1] = "";
    record *company = malloc(sizeof *company);
    sheet s;
    bool is_done;

    memset(blanks, ',', write_header(r, header));
    is_done = company && sheet_open(&s, a->judged, SHEET_RECORD, header);
    if (!is_done) {
        free(company);
        return assessor_fail(err, a->judged);
    }
    for (size_t i = first; is_done && i < f->n; i++) {
        double last;
        filing copy = f->rows[i];
        draw d = begin(a->order, f, &copy, &last);

        write_points(r, &copy, &d, points, told);
        if (a->order->has_truth)
            f->rows[i].points = strdup(told);
        record_make(a->order, f->applicants[copy.applicant].number, company);
        is_done = assessor_write_record(&s, company, copy.year, points, blanks);
    }
    free(company);
    is_done = sheet_close(&s) && is_done;
    return is_done || assessor_fail(err, a->judged);
}

/* The chances with the experts' points; as they stood where experts give none. */
static bool ask_again(assessor *a, filings *f, size_t first, const item_ranges *r, tidu_error *err)
{
    tidu_assessment *judged;
    bool is_open = false;

    for (size_t i = 0; i < r->n; i++)
        is_open |= r->is_open[i];
    if (!is_open)
        return true;
    if (!write_table(a, f, first, r, err) ||
        !assessor_ask(a, &filing_kinds[f->rows[first].kind], f->rows[first].year, a->judged, &judged, err))
        return false;
    for (size_t i = first; i < f->n; i++) {
        size_t at = tidu_assessment_find(judged, f->applicants[f->rows[i].applicant].code);

        if (at < tidu_assessment_count(judged))
            f->rows[i].judged = tidu_assessment_readiness(judged)[at];
    }
    tidu_assessment_free(judged);
    return true;
}

bool panel_judge(assessor *a, filings *f, size_t first, const tidu_assessment *standing, tidu_error *err)
{
    item_ranges ranges;
    bool is_done = ranges_read(standing, &ranges);

    if (!is_done)
        snprintf(err->message, sizeof err->message, "memory is exhausted");
    is_done = is_done && ask_again(a, f, first, &ranges, err);
    ranges_clear(&ranges);
    for (size_t i = first; is_done && i < f->n; i++) {
        filing *x = &f->rows[i];
        double last;
        bool is_heard;

        begin(a->order, f, x, &last);
        is_heard = x->outcome != FILING_WITHDRAWN && (x->is_recommended || !filing_kinds[x->kind].is_recommended);
        if (is_heard && x->survives && below(last) > 1 - x->judged)
            x->outcome = FILING_RECOGNISED;
    }
    return is_done;
}
