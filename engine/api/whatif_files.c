/*
 * What-if questions from scenario files and from saved scenarios. A saved scenario keeps the SHA-256 of its text, of
 * everything that is shown of its result, of the data and of the rules that it came from, so that a later run can tell
 * whether the answer is still the same, and if not, why.
 */
#include <stdio.h>
#include <string.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "question/whatif_study.h"
#include "report/whatif_study_report.h"

enum { MOST_RUNS = 8 };

typedef struct batch {
    arena *memory;
    scenario asked[MOST_RUNS];
    whatif_study runs[MOST_RUNS];
    size_t n; /* runs started, which are to be cleared */
} batch;

static bool append(void *context, const char *bytes, size_t n)
{
    text_buffer_append(context, bytes, n);
    return !((text_buffer *)context)->failed;
}

/* The untranslated result as JSON, and its digest. */
static tidu_status write_result(const whatif_study *r, text_buffer *json, char digest[65], tidu_error *err)
{
    document *d = whatif_study_plain(r);
    tidu_status status = d ? document_write(d, DOCUMENT_JSON, NULL, false, append, json, err)
                           : error_memory(err);

    document_free(d);
    if (!status)
        digest_bytes(text_buffer_string(json), json->length, digest);
    return status;
}

/* The store for reading is closed before the database is opened for writing. */
static tidu_status save(whatif_study *r, const char *db, long long *id, tidu_error *err)
{
    char digest[65], result_digest[65];
    text_buffer text, json;
    store *st;
    tidu_status status;

    text_buffer_init(&text);
    text_buffer_init(&json);
    scenario_print(&r->scenario, &text);
    digest_bytes(text_buffer_string(&text), text.length, digest);
    status = text.failed ? error_memory(err) : write_result(r, &json, result_digest, err);
    if (r->base->data.store) {
        store_close(r->base->data.store);
        r->base->data.store = NULL;
    }
    if (!status)
        status = store_open(db, STORE_WRITE, r->env->dictionary, &st, err);
    if (!status) {
        store_scenario kept = {.name = r->scenario.name,
                               .author = r->scenario.author,
                               .date = r->scenario.date,
                               .reason = r->scenario.reason,
                               .model = r->base->model->id,
                               .version = r->base->model->version,
                               .model_digest = r->base->model->digest,
                               .year = r->base->binding.year,
                               .text = text_buffer_string(&text),
                               .digest = digest,
                               .result = text_buffer_string(&json),
                               .result_digest = result_digest,
                               .data_digest = r->data_digest,
                               .rules_digest = r->rules_digest,
                               .program = TIDU_VERSION,
                               .draws = r->draws ? (long long)r->draws->n_draws : 0,
                               .seed = r->draws ? r->draws->seed : 0};

        status = store_add_scenario(st, &kept, id, err);
        store_close(st);
    }
    text_buffer_clear(&text);
    text_buffer_clear(&json);
    return status;
}

static tidu_status check_alike(const batch *b, tidu_error *err)
{
    for (size_t i = 0; i < b->n && b->n > 1; i++) {
        if (b->runs[i].curve || b->runs[i].draws)
            return error_set(err, TIDU_EUSAGE,
                             _("'%s' asks for a range of values or a distribution and is not shown beside "
                               "others"),
                             b->asked[i].name);
    }
    for (size_t i = 1; i < b->n; i++) {
        if (!b->asked[i].company != !b->asked[0].company)
            return error_set(err, TIDU_EUSAGE, _("scenarios compared side by side must all concern one company or all "
                                                 "concern many"));
        if (strcmp(b->asked[i].model, b->asked[0].model))
            return error_set(err, TIDU_EUSAGE, _("scenarios compared side by side must use the same model, not '%s' "
                                                 "and '%s'"),
                             b->asked[0].model, b->asked[i].model);
    }
    return TIDU_OK;
}

static document *make_document(const batch *b, bool is_flat)
{
    whatif_column columns[MOST_RUNS];
    whatif_frame f = {.is_chinese = b->runs[0].env->is_chinese, .is_flat = is_flat};

    if (b->n == 1)
        return whatif_study_document(&b->runs[0], is_flat);
    for (size_t i = 0; i < b->n; i++)
        columns[i] = (whatif_column){b->asked[i].name, b->runs[i].one, b->runs[i].many};
    return whatif_compare_document(columns, b->n, &f);
}

static tidu_status run_files(batch *b, inquiry *asked, const tidu_scenario_files *which, tidu_report **out,
                             tidu_error *err)
{
    size_t n = which->n_files;
    tidu_status status = TIDU_OK;
    document *d;

    for (size_t i = 0; i < n && !status; i++)
        status = scenario_load(which->files[i], b->memory, &b->asked[i], err);
    if (!status && which->is_together) {
        status = scenario_compose(b->asked, n, b->memory, &b->asked[0], err);
        n = 1;
    }
    for (size_t i = 0; i < n && !status; i++) {
        inquiry each = *asked;

        each.found = NULL;
        b->n++;
        status =
            whatif_study_run(&b->runs[i], &each, &b->asked[i], (whatif_wish){.with_digest = which->save != NULL}, err);
        if (i)
            problems_free(each.found); /* the same data, the same problems */
        else
            asked->found = each.found;
    }
    if (!status)
        status = check_alike(b, err);
    if (status)
        return status;
    d = make_document(b, which->is_flat);
    for (size_t i = 0; i < n && which->save && d && !status; i++) {
        long long id;

        status = save(&b->runs[i], which->save, &id, err);
        if (!status)
            document_note(d, _("'%s' was saved as scenario %lld; run it again with "
                               "--saved %lld"), b->asked[i].name, id, id);
    }
    return report_end(asked->env, status, d, out, err);
}

static batch *batch_new(void)
{
    batch *b = allocate_array(1, sizeof *b);

    if (b && !(b->memory = arena_new())) {
        release(b);
        b = NULL;
    }
    return b;
}

static void batch_free(batch *b)
{
    if (!b)
        return;
    for (size_t i = 0; i < b->n; i++)
        whatif_study_clear(&b->runs[i]);
    arena_free(b->memory);
    release(b);
}

tidu_status tidu_whatif_files(tidu_session *s, const tidu_query *query, const tidu_scenario_files *given,
                              tidu_report **out, tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(s, query, found);
    batch *b = batch_new();
    tidu_scenario_files which;
    tidu_status status;

    ARGUMENT_TAKE(which, given);
    if (!b)
        status = error_memory(err);
    else if (!which.n_files || which.n_files > MOST_RUNS)
        status = error_set(err, TIDU_EUSAGE, _("1 to %d scenarios can be run at once"), MOST_RUNS);
    else
        status = run_files(b, &asked, &which, out, err);
    batch_free(b);
    return problems_end(status, asked.found, found, err);
}

/* --- running a saved scenario again -------------------------------------------------------- */

static tidu_status load_saved(batch *b, const environment *env, long long id, const char *db, store_scenario *kept,
                              tidu_error *err)
{
    store *st;
    tidu_status status = store_open(db, STORE_READ, env->dictionary, &st, err);

    if (status)
        return status;
    status = store_find_scenario(st, id, b->memory, kept, err);
    store_close(st);
    return status ? status : scenario_parse(kept->text, strlen(kept->text), kept->name, b->memory, &b->asked[0], err);
}

static void note_difference(document *d, bool is_other_data, bool are_other_rules, bool is_other_program)
{
    if (is_other_data)
        document_note(d, _("the data that it reads have changed since"));
    if (are_other_rules)
        document_note(d, _("the rules that it reads have changed since"));
    if (is_other_program)
        document_note(d, _("it was saved by another version of tidu"));
}

/* Whether the result is that which was saved, and whether it still comes from the same. */
static void note_same(document *d, const whatif_study *w, const store_scenario *kept, const char *digest, long long id)
{
    bool is_other_data = strcmp(w->data_digest, kept->data_digest) != 0;
    bool are_other_rules = strcmp(w->rules_digest, kept->rules_digest) != 0;
    bool is_other_program = strcmp(TIDU_VERSION, kept->program) != 0, is_same = !strcmp(digest, kept->result_digest);

    if (!*kept->data_digest) {
        document_note(
            d,
            _("scenario %lld was saved by an earlier version of tidu without a digest of its data: whether the "
              "result is the same cannot be told; save it again"),
            id);
        return;
    }
    if (is_same && !is_other_data && !are_other_rules)
        document_note(d,
                      _("the result is byte-identical to that of scenario %lld, and comes from the same data and rules "
                        "(SHA-256 of the result %.12s…, of the data %.12s…)"),
                      id, digest, w->data_digest);
    else if (is_same)
        document_note(d, _("the result is byte-identical to that of scenario %lld, but comes from something else"), id);
    else if (is_other_data || are_other_rules || is_other_program)
        document_note(d, _("the result differs from that of scenario %lld"), id);
    else
        document_note(d,
                      _("the result differs from that of scenario %lld although data, rules and program are the same: "
                        "please report this"),
                      id);
    note_difference(d, is_other_data, are_other_rules, is_other_program && !is_same);
}

static tidu_status run_again(batch *b, inquiry *asked, const char *db, long long id, tidu_report **out, tidu_error *err)
{
    store_scenario kept;
    text_buffer json;
    char digest[65];
    document *d;
    tidu_status status = load_saved(b, asked->env, id, db, &kept, err);

    if (status)
        return status;
    b->asked[0].year = kept.year - b->asked[0].forward; /* of the saved run, even if there are newer data */
    if (kept.draws) {
        b->asked[0].draws = (size_t)kept.draws;
        b->asked[0].seed = (uint32_t)kept.seed;
    }
    b->n = 1;
    status = whatif_study_run(&b->runs[0], asked, &b->asked[0], (whatif_wish){.with_digest = true}, err);
    if (status)
        return status;
    text_buffer_init(&json);
    status = write_result(&b->runs[0], &json, digest, err);
    text_buffer_clear(&json);
    d = status ? NULL : whatif_study_document(&b->runs[0], false);
    if (d)
        note_same(d, &b->runs[0], &kept, digest, id);
    return status ? status : report_wrap(asked->env, d, out, err);
}

tidu_status tidu_whatif_saved(tidu_session *s, const tidu_query *query, const char *db, long long id,
                              tidu_report **out, tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(s, query, found);
    batch *b = batch_new();
    tidu_status status = b ? run_again(b, &asked, db, id, out, err) : error_memory(err);

    batch_free(b);
    return problems_end(status, asked.found, found, err);
}
