#include <stdio.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"

typedef struct importing {
    panel *panel;
    credentials *credentials;
    problems *found;
    intake_report companies;
    intake_report certificates;
} importing;

static tidu_status read_files(tidu_session *s, const tidu_source *source, importing *i,
                              tidu_error *err)
{
    intake_options options;
    tidu_status status = source_options(s, source, &options, err);

    i->panel = panel_new(s->dictionary);
    i->credentials = credentials_new();
    i->found = problems_new();
    if (!status && (!i->panel || !i->credentials || !i->found))
        status = error_memory(err);
    if (!status && source->input)
        status = intake_read(source->input, &options, i->panel, i->found, &i->companies, err);
    options.map = NULL;
    if (!status && source->credentials)
        status = intake_read_credentials(source->credentials, &options, i->credentials, i->found,
                                         &i->certificates, err);
    return status;
}

static void describe_options(const tidu_source *source, char *text, size_t size)
{
    snprintf(text, size, "--unit %s --encoding %s", source->unit ? source->unit : "yuan",
             source->encoding ? source->encoding : "auto");
}

static void add_counts(tidu_import_summary *sum, const intake_report *r,
                       const store_import_counts *c)
{
    snprintf(sum->encoding, sizeof sum->encoding, "%s", r->encoding ? r->encoding : "");
    sum->rows += r->rows;
    sum->skipped += r->skipped;
    for (size_t i = 0; i < r->n_columns; i++)
        sum->columns += r->columns[i].indicator != INDICATOR_NONE;
    sum->is_known = c->is_known;
    sum->companies_added += c->companies_added;
    sum->years_added += c->years_added;
    sum->values_changed += c->values_changed;
    sum->credentials_added += c->credentials_added;
    sum->credentials_changed += c->credentials_changed;
}

static tidu_status write_store(tidu_session *s, const tidu_source *source, const char *db,
                               importing *i, tidu_import_summary *sum, tidu_error *err)
{
    char options[64];
    store *st;
    store_import_counts counts = {0};
    tidu_status status = store_open(db, STORE_WRITE, &st, err);

    if (status)
        return status;
    describe_options(source, options, sizeof options);
    if (source->input) {
        status = store_import(st, &i->companies, options, i->panel, NULL, i->found, s->progress,
                              s->progress_context, &counts, err);
        if (!status)
            add_counts(sum, &i->companies, &counts);
    }
    if (!status && source->credentials) {
        panel *none = panel_new(s->dictionary);

        counts = (store_import_counts){0};
        status = none ? store_import(st, &i->certificates, options, none, i->credentials, i->found,
                                     s->progress, s->progress_context, &counts, err)
                      : error_memory(err);
        panel_free(none);
        if (!status)
            add_counts(sum, &i->certificates, &counts);
    }
    store_close(st);
    return status;
}

tidu_status tidu_import(tidu_session *s, const tidu_source *source, const char *db,
                        tidu_import_summary *summary, tidu_problems **out, tidu_error *err)
{
    importing i = {0};
    tidu_import_summary sum = {.rows = 0};
    tidu_status status;

    if (out)
        *out = NULL;
    if (!source->input && !source->credentials)
        return error_set(err, TIDU_EUSAGE, _("there is nothing to import"));
    status = read_files(s, source, &i, err);
    if (!status)
        status = write_store(s, source, db, &i, &sum, err);
    if (out && i.found) {
        *out = allocate_array(1, sizeof **out);
        if (*out) {
            (*out)->found = i.found;
            i.found = NULL;
        }
    }
    if (!status && summary)
        *summary = sum;
    intake_report_clear(&i.companies);
    intake_report_clear(&i.certificates);
    problems_free(i.found);
    credentials_free(i.credentials);
    panel_free(i.panel);
    return status;
}
