#include "assessor.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { WINDOW = 5 }; /* years before an application that a rule may look at */

bool assessor_fail(tidu_error *err, const char *path)
{
    snprintf(err->message, sizeof err->message, "%.900s: %.100s", path, strerror(errno));
    return false;
}

bool assessor_open(assessor *a, const order *o, tidu_error *err)
{
    tidu_session_options options;

    *a = (assessor){.order = o};
    snprintf(a->records, sizeof a->records, "%s/.records.csv", o->folder);
    snprintf(a->judged, sizeof a->judged, "%s/.judged.csv", o->folder);
    snprintf(a->held, sizeof a->held, "%s/.held.csv", o->folder);
    tidu_session_options_init(&options);
    options.models = o->models;
    return tidu_session_open(&options, &a->session, err) == TIDU_OK;
}

void assessor_close(assessor *a)
{
    if (a->session)
        tidu_session_close(a->session);
    remove(a->records);
    remove(a->judged);
    remove(a->held);
}

bool assessor_write_record(sheet *s, const record *r, int year, const char *judged, const char *unjudged)
{
    for (int y = year - WINDOW; y < year; y++) {
        const sheet_row *row = record_year(r, y);

        if (row && !sheet_write(s, row, y == year - 1 ? judged : unjudged))
            return false;
    }
    return true;
}

bool assessor_write_records(assessor *a, const filings *f, int year, size_t *places, size_t *n, tidu_error *err)
{
    sheet s;
    record r;
    bool is_done = sheet_open(&s, a->records, SHEET_RECORD, "");

    *n = 0;
    for (size_t i = 0; is_done && i < f->n_applicants; i++) {
        if (f->applicants[i].founded >= year)
            continue;
        record_make(a->order, f->applicants[i].number, &r);
        is_done = assessor_write_record(&s, &r, year, "", "");
        places[(*n)++] = i;
    }
    is_done = sheet_close(&s) && is_done;
    return is_done || assessor_fail(err, a->records);
}

bool assessor_write_held(assessor *a, const filings *f, tidu_error *err)
{
    FILE *to = fopen(a->held, "wb");
    bool is_done = to && fputs("uscc,credential,granted_on,expires_on,number\n", to) >= 0;

    for (size_t i = 0; is_done && i < f->n; i++) {
        const filing *x = &f->rows[i];
        const filing_kind *kind = &filing_kinds[x->kind];
        int last = kind->valid_years ? x->decided : 1231;

        if (x->outcome != FILING_RECOGNISED)
            continue;
        a->has_held = true;
        is_done = fprintf(to, "%s,%s,%04d-%02d-%02d,%04d-%02d-%02d,\n", f->applicants[x->applicant].code, kind->model,
                          x->year, x->decided / 100, x->decided % 100, x->year + kind->valid_years, last / 100, last % 100) > 0;
    }
    if (to)
        is_done = fclose(to) == 0 && is_done;
    return is_done || assessor_fail(err, a->held);
}

/* What a rule assumes of its judges is set to what is true here: the district stays as it is when a rule comes to assume otherwise. */
bool assessor_ask(assessor *a, const filing_kind *kind, int year, const char *table, tidu_assessment **out, tidu_error *err)
{
    char on[16], correlation[40];
    const char *const truth[] = {correlation, "judging_shift=0", "audit_survival=1"};
    tidu_source source = {.size = sizeof source, .input = table, .credentials = a->has_held ? a->held : NULL};
    tidu_question question = {.size = sizeof question, .year = year, .on = on, .settings = truth, .n_settings = 3};
    tidu_query query = {.size = sizeof query, .model = kind->model, .source = &source, .question = &question};

    snprintf(correlation, sizeof correlation, "judging_correlation=%g", filing_correlation);
    snprintf(on, sizeof on, "%04d-%s", year, kind->rules_of);
    return tidu_assess(a->session, &query, out, NULL, err) == TIDU_OK;
}
