/*
 * Importing a register of codes: its names, their revisions and their successors.
 */
#include <stdio.h>
#include <string.h>

#include "api/import_internal.h"
#include "base/error.h"
#include "base/message.h"

typedef struct register_read {
    code_register *codes;
    problems *found;
    intake_report report;
} register_read;

static tidu_status write(const tidu_session *s, const char *kind, const tidu_source *source, const char *db, register_read *r,
                         tidu_import_summary *sum, tidu_error *err)
{
    char options[192];
    store *st;
    store_import_counts counts;
    tidu_status status = store_open(db, STORE_WRITE, s->env.dictionary, &st, err);

    if (status)
        return status;
    store_set_user(st, s->env.user);
    snprintf(options, sizeof options, "--table %s --encoding %s", kind, source->encoding ? source->encoding : "auto");
    if (source->sheet)
        snprintf(options + strlen(options), sizeof options - strlen(options), " --sheet %s", source->sheet);
    status = store_import_register(st, &r->report, options, r->codes, r->found, &counts, err);
    if (!status)
        import_add_counts(sum, &r->report, &counts);
    store_close(st);
    return status;
}

tidu_status tidu_import_register(tidu_session *s, const char *kind, const tidu_source *source, const char *db,
                                 tidu_import_summary *summary, tidu_problems **out, tidu_error *err)
{
    register_read r = {.codes = code_register_new(), .found = problems_new()};
    tidu_import_summary sum = {.is_known = true};
    data_source from = source_of(source);
    intake_options options;
    code_kind which;
    tidu_status status = r.codes && r.found ? data_options(&s->env, &from, &options, err) : error_memory(err);

    if (out)
        *out = NULL;
    if (!status && !code_kind_find(kind, &which))
        status = error_set(err, TIDU_EUSAGE, _("unknown kind of register '%s'; use region or industry"), kind);
    if (!status && !source->input)
        status = error_set(err, TIDU_EUSAGE, _("there is nothing to import"));
    if (!status)
        status = intake_read_register(source->input, &options, which, r.codes, r.found, &r.report, err);
    if (!status)
        status = write(s, kind, source, db, &r, &sum, err);
    if (!status && summary)
        *summary = sum;
    status = problems_end(status, r.found, out, err);
    intake_report_clear(&r.report);
    code_register_free(r.codes);
    return status;
}
