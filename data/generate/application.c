#include "application.h"

#include <stdlib.h>

static const char *const outcomes[] = {
    [FILING_RECOGNISED] = "recognised", [FILING_REFUSED] = "refused", [FILING_WITHDRAWN] = "withdrawn"};

static void name_batch(const filing *x, char *to, size_t size)
{
    static const char *const ordinals[FILING_BATCHES] = {"第一批", "第二批"};

    snprintf(to, size, "%d年%s", x->year, filing_kinds[x->kind].batches > 1 ? ordinals[x->batch] : "");
}

static bool write_status(FILE *to, const filings *f, const filing *x, const char *status, int day)
{
    char batch[32];

    name_batch(x, batch, sizeof batch);
    return fprintf(to, "%s,%s,%s,%d,%s,%04d-%02d-%02d\n", f->applicants[x->applicant].listed_code, filing_kinds[x->kind].model,
                   batch, x->year, status, x->year, day / 100, day % 100) > 0;
}

/* Whoever withdraws does so when the window closes; whom the city stops is told when it recommends the others. */
static int last_day(const filing *x)
{
    const filing_kind *kind = &filing_kinds[x->kind];

    if (x->outcome == FILING_WITHDRAWN)
        return kind->calendar[x->batch].close;
    return x->is_recommended || !kind->is_recommended ? x->decided : kind->calendar[x->batch].recommended;
}

bool applications_write(FILE *to, const order *o, filings *f)
{
    bool is_done = fputs("uscc,model,batch,year,status,day\n", to) >= 0;

    for (size_t i = 0; is_done && i < f->n; i++) {
        const filing *x = &f->rows[i];

        if (x->year < filings_first_year(o))
            continue;
        is_done = write_status(to, f, x, "filed", x->filed);
        if (x->is_recommended)
            is_done = is_done && write_status(to, f, x, "recommended", filing_kinds[x->kind].calendar[x->batch].recommended);
        is_done = is_done && write_status(to, f, x, outcomes[x->outcome], last_day(x));
    }
    return is_done;
}

static int compare_companies(const void *a, const void *b)
{
    const filing *x = a, *y = b;

    if (x->applicant != y->applicant)
        return x->applicant < y->applicant ? -1 : 1;
    if (x->year != y->year)
        return x->year < y->year ? -1 : 1;
    return (x->kind > y->kind) - (x->kind < y->kind);
}

static bool write_certificate(FILE *to, const applicant *holder, const filing *x)
{
    const filing_kind *kind = &filing_kinds[x->kind];
    int month = x->decided / 100, day = x->decided % 100;
    char expires[40];

    if (kind->valid_years)
        snprintf(expires, sizeof expires, "%04d-%02d-%02d", x->year + kind->valid_years, month, day);
    else
        snprintf(expires, sizeof expires, "%04d-12-31", x->year);
    return fprintf(to, "%s,%s,%04d-%02d-%02d,%s,%s%04d%06ld\n", holder->listed_code, kind->model, x->year, month, day, expires,
                   kind->prefix, x->year, holder->number) > 0;
}

bool certificates_write(FILE *to, const order *o, filings *f)
{
    bool is_done = fputs("uscc,credential,granted_on,expires_on,number\n", to) >= 0;

    if (f->n)
        qsort(f->rows, f->n, sizeof *f->rows, compare_companies);
    for (size_t i = 0; is_done && i < f->n; i++) {
        const filing *x = &f->rows[i];

        if (x->outcome == FILING_RECOGNISED && x->year >= filings_first_year(o))
            is_done = write_certificate(to, &f->applicants[x->applicant], x);
    }
    return is_done;
}

bool truth_write(FILE *to, const order *o, filings *f)
{
    bool is_done = fputs("uscc,q,model,batch,year,z,severity,readiness,judged,survives,outcome,points\n", to) >= 0;

    for (size_t i = 0; is_done && i < f->n_applicants; i++)
        is_done = fprintf(to, "%s,%.6f,,,,,,,,,,\n", f->applicants[i].listed_code, f->applicants[i].quality) > 0;
    for (size_t i = 0; is_done && i < f->n; i++) {
        const filing *x = &f->rows[i];
        char batch[32];

        if (x->year < filings_first_year(o))
            continue;
        name_batch(x, batch, sizeof batch);
        is_done = fprintf(to, "%s,%.6f,%s,%s,%d,%.6f,%.6f,%.6f,%.6f,%d,%s,%s\n", f->applicants[x->applicant].listed_code,
                          f->applicants[x->applicant].quality, filing_kinds[x->kind].model, batch, x->year, x->z, x->severity,
                          x->readiness, x->judged, x->survives, outcomes[x->outcome], x->points ? x->points : "") > 0;
    }
    return is_done;
}
