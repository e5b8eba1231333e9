/*
 * A company files if it believes that it passes. Its belief is latent:
 *
 *     x = gladness + slope (min(1, readiness / usual) - 1/2) + 0.5 q + 0.6 will + 0.6 e + 0.8 renewal > 0
 *
 * readiness being its chance under the rule's own priors, `hopeless` standing in place of the first two terms where the rule says
 * no. Readiness and verdict are those of libtidu on the true record; nothing is judged here.
 */
#include "filing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "assessor.h"
#include "credit_code.h"
#include "panel.h"

enum { STREAM_OF_FILING = 1000 };

int filings_first_year(const order *o)
{
    return o->last_year - FILING_YEARS + 1;
}

static bool no_memory(tidu_error *err)
{
    snprintf(err->message, sizeof err->message, "memory is exhausted");
    return false;
}

static bool find_applicants(const order *o, filings *f, tidu_error *err)
{
    record *r = malloc(sizeof *r);

    f->applicants = calloc((size_t)o->companies, sizeof *f->applicants);
    if (!f->applicants || !r) {
        free(r);
        return no_memory(err);
    }
    for (long number = 1; number <= o->companies; number++) {
        applicant *x = &f->applicants[f->n_applicants];

        record_make(o, number, r);
        if (!r->who.is_tech)
            continue;
        x->number = number;
        x->founded = r->who.founded;
        x->quality = r->quality;
        memcpy(x->wills, r->wills, sizeof x->wills);
        memcpy(x->listed_code, r->listed_code, sizeof x->listed_code);
        credit_code_make((unsigned long)number, x->code);
        f->n_applicants++;
    }
    free(r);
    return true;
}

static filing *add(filings *f)
{
    if (f->n == f->room) {
        size_t room = f->room ? 2 * f->room : 1024;
        filing *rows = realloc(f->rows, room * sizeof *rows);

        if (!rows)
            return NULL;
        f->rows = rows;
        f->room = room;
    }
    f->rows[f->n] = (filing){0};
    return &f->rows[f->n++];
}

/* A day of the window; whoever files on the last days is no rarer than others. */
static int draw_day(draw *d, const filing_calendar *c)
{
    int first = c->open / 100 * 28 + c->open % 100 - 1, last = c->close / 100 * 28 + c->close % 100 - 1;
    int day = first + draw_below(d, last - first + 1);

    return day / 28 * 100 + day % 28 + 1;
}

static bool is_filing(const filing_kind *kind, const applicant *x, int k, const tidu_company_result *standing, int year, draw *d)
{
    double likely = fmin(1, standing->readiness / kind->usual);
    double belief = standing->verdict == TIDU_NO ? kind->hopeless : kind->gladness + kind->slope * (likely - 0.5);

    belief += 0.5 * x->quality + 0.6 * x->wills[k] + 0.6 * draw_normal(d);
    return belief + (x->held_to[k] == year ? 0.8 : 0) > 0;
}

/* Those who hold a certificate beyond the year do not file. */
static bool collect(const order *o, filings *f, const size_t *places, int k, int year, const tidu_assessment *standing)
{
    const filing_kind *kind = &filing_kinds[k];
    uint64_t seed = draw_seed(o->seed, (uint64_t)(STREAM_OF_FILING + year * FILING_KINDS + k));

    for (size_t i = 0; i < tidu_assessment_count(standing); i++) {
        const applicant *x = &f->applicants[places[i]];
        draw d = draw_for(seed, (uint64_t)x->number);
        tidu_company_result row;
        filing *filed;

        tidu_assessment_get(standing, i, &row);
        if (x->held_to[k] > year || !is_filing(kind, x, k, &row, year, &d))
            continue;
        filed = add(f);
        if (!filed)
            return false;
        filed->applicant = places[i];
        filed->kind = k;
        filed->year = year;
        filed->batch = draw_below(&d, kind->batches);
        filed->filed = draw_day(&d, &kind->calendar[filed->batch]);
        filed->decided = kind->calendar[filed->batch].decided + year * 5 % 7;
        filed->place = i;
        filed->unmet = row.unmet;
        filed->readiness = filed->judged = row.readiness;
    }
    return true;
}

static int compare(const void *a, const void *b)
{
    const filing *x = a, *y = b;

    if (x->batch != y->batch)
        return x->batch < y->batch ? -1 : 1;
    return (x->applicant > y->applicant) - (x->applicant < y->applicant);
}

static bool hold_round(assessor *a, filings *f, const size_t *places, int k, int year, tidu_error *err)
{
    tidu_assessment *standing;
    size_t first = f->n;
    bool is_done = assessor_ask(a, &filing_kinds[k], year, a->records, &standing, err);

    if (!is_done)
        return false;
    is_done = collect(a->order, f, places, k, year, standing) || no_memory(err);
    if (is_done && f->n > first) {
        qsort(f->rows + first, f->n - first, sizeof *f->rows, compare);
        is_done = panel_judge(a, f, first, standing, err);
    }
    tidu_assessment_free(standing);
    for (size_t i = first; is_done && i < f->n; i++) {
        if (f->rows[i].outcome == FILING_RECOGNISED)
            f->applicants[f->rows[i].applicant].held_to[k] = year + filing_kinds[k].valid_years;
    }
    return is_done;
}

static bool hold_year(assessor *a, filings *f, size_t *places, int year, tidu_error *err)
{
    size_t n;

    if (!assessor_write_records(a, f, year, places, &n, err) || !assessor_write_held(a, f, err))
        return false;
    for (int k = 0; n && k < FILING_KINDS; k++) {
        if (year >= filing_kinds[k].first_year && !hold_round(a, f, places, k, year, err))
            return false;
    }
    return true;
}

bool filings_make(const order *o, filings *f, tidu_error *err)
{
    assessor a;
    size_t *places = NULL;
    bool is_done;

    *f = (filings){0};
    is_done = assessor_open(&a, o, err) && find_applicants(o, f, err);
    if (is_done) {
        places = malloc((f->n_applicants + 1) * sizeof *places);
        is_done = places || no_memory(err);
    }
    for (int year = filings_first_year(o) - FILING_YEARS_BEFORE; is_done && year <= o->last_year; year++)
        is_done = hold_year(&a, f, places, year, err);
    free(places);
    assessor_close(&a);
    return is_done;
}

void filings_clear(filings *f)
{
    for (size_t i = 0; i < f->n; i++)
        free(f->rows[i].points);
    free(f->applicants);
    free(f->rows);
}
