/*
 * How sure the ranks of an index are: what is uncertain is that of the call, else of the index file, else of the practice.
 */
#include <stdlib.h>
#include <string.h>

#include "api/indexed.h"
#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "index/index_robust.h"
#include "report/index_robust_report.h"
#include "report/study_note.h"

enum { USUAL_DRAWS = 2000, USUAL_POINTS = 1024, MOST_WORD = 64 };

static const uint32_t usual_first[] = {10, 30, 100};

/* --- what is uncertain ------------------------------------------------------------------------------------ */

/* "25%" or "0.25": from 0 to below 1. */
static tidu_status read_share(const char *text, double *out, tidu_error *err)
{
    size_t length = strlen(text);
    bool is_percent = length && text[length - 1] == '%', is_short;

    if (!number_parse(text, length - is_percent, is_percent ? -2 : 0, out, &is_short) || !(*out >= 0 && *out < 1))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no share from 0 to below 1, such as 25%%"), text);
    return TIDU_OK;
}

static tidu_status read_weights(const char *text, weight_doubt *out, tidu_error *err)
{
    double known;
    tidu_status status;

    if (weight_doubt_of_word(text, out))
        return TIDU_OK;
    status = read_share(text, &known, err);
    if (status)
        return error_set(err, TIDU_EUSAGE, _("how weights are known is a share such as 25%%, any, ranked or exact, not '%s'"), text);
    *out = (weight_doubt){.is_given = true, .law = WEIGHT_LAW_AROUND, .known = known};
    return TIDU_OK;
}

/* The next part of a list with commas; false at the end. */
static bool next_word(const char **at, char word[MOST_WORD])
{
    size_t length = strcspn(*at, ",");

    if (!**at)
        return false;
    snprintf(word, MOST_WORD, "%.*s", (int)length, *at);
    *at += length + ((*at)[length] == ',');
    return true;
}

static tidu_status read_words(const char *text, int (*of_word)(const char *), index_alternatives *out, tidu_error *err)
{
    char word[MOST_WORD];

    *out = (index_alternatives){.is_given = true};
    while (next_word(&text, word)) {
        int kind = of_word(word);

        if (kind < 0)
            return error_set(err, TIDU_EUSAGE, _("'%s' is no scale or mean that an index file tells by one word; models/indices/README.md lists them"), word);
        if (out->n == UNCERTAINTY_MOST_WORDS)
            return error_set(err, TIDU_EUSAGE, _("at most %d other ways can be named"), UNCERTAINTY_MOST_WORDS);
        out->kind[out->n++] = kind;
    }
    return TIDU_OK;
}

static tidu_status read_gaps(const char *text, gap_doubt *out, tidu_error *err)
{
    bool is_drawn = !strcmp(text, "drawn");

    *out = (gap_doubt){true, is_drawn};
    return is_drawn || !strcmp(text, "as-is") ? TIDU_OK : error_set(err, TIDU_EUSAGE, _("missing values are drawn or as-is, not '%s'"), text);
}

static tidu_status read_doubt(const environment *env, const indexed *x, const tidu_robust_options *o, index_uncertainty *out, tidu_error *err)
{
    index_uncertainty *practice = NULL;
    tidu_status status = TIDU_OK;

    *out = x->model->uncertainty;
    if (o->weights)
        status = read_weights(o->weights, &out->weights, err);
    if (!status && o->normalise)
        status = read_words(o->normalise, uncertainty_scale_find, &out->scales, err);
    if (!status && o->aggregation)
        status = read_words(o->aggregation, uncertainty_mean_find, &out->means, err);
    if (!status && o->missing)
        status = read_gaps(o->missing, &out->gaps, err);
    if (!status && o->error) {
        out->error.is_given = true;
        status = read_share(o->error, &out->error.share, err);
    }
    if (!status)
        status = environment_uncertainty(env, &practice, err);
    if (!status)
        index_uncertainty_complete(out, practice);
    uncertainty_free(practice);
    return status;
}

/* --- the first so many --------------------------------------------------------------------------------------- */

static int ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

tidu_status robust_first_read(const char *text, uint32_t *first, size_t *n, tidu_error *err)
{
    char word[MOST_WORD];

    *n = 0;
    while (next_word(&text, word)) {
        double k;

        if (!number_parse_count(word, strlen(word), &k) || k < 1 || k > 1e9)
            return error_set(err, TIDU_EUSAGE, _("'%s' is no number of first companies from 1 on; several are separated by commas: 30,100"), word);
        if (*n == ROBUST_MOST_FIRST)
            return error_set(err, TIDU_EUSAGE, _("at most %d numbers of first companies can be asked for"), ROBUST_MOST_FIRST);
        first[(*n)++] = (uint32_t)k;
    }
    qsort(first, *n, sizeof *first, ascending);
    return *n ? TIDU_OK : error_set(err, TIDU_EUSAGE, _("'%s' is no number of first companies from 1 on; several are separated by commas: 30,100"), text);
}

void robust_first_usual(size_t listed, uint32_t *first, size_t *n)
{
    *n = 0;
    for (size_t i = 0; i < sizeof usual_first / sizeof *usual_first; i++) {
        if (usual_first[i] < listed)
            first[(*n)++] = usual_first[i];
    }
    if (!*n)
        first[(*n)++] = listed > 3 ? 3 : 1;
}

/* --- the question -------------------------------------------------------------------------------------------------- */

static size_t count_scored(const index_result *r, const uint8_t *is_in)
{
    size_t count = 0;

    for (size_t i = 0; i < r->n; i++)
        count += (!is_in || is_in[i]) && cell_is_value(r->score[i]);
    return count;
}

static tidu_status fill_question(const environment *env, const indexed *x, const tidu_robust_options *o, const uint8_t *is_in, robust_question *q,
                                 tidu_error *err)
{
    tidu_status status;

    *q = (robust_question){.draws = o->draws ? o->draws : USUAL_DRAWS, .seed = o->seed ? o->seed : 1, .points = o->points ? o->points : USUAL_POINTS,
                           .is_in = is_in, .threads = env->threads};
    status = read_doubt(env, x, o, &q->doubt, err);
    if (!status && o->first)
        status = robust_first_read(o->first, q->first, &q->n_first, err);
    if (!status && !o->first)
        robust_first_usual(count_scored(x->result, is_in), q->first, &q->n_first);
    return status;
}

static tidu_status make_document(const environment *env, indexed *x, const tidu_robust_options *o, document **out, tidu_error *err)
{
    uint8_t *is_in = NULL;
    index_robust *sure = NULL;
    leave_out left = {0};
    robust_question q;
    tidu_status status = selection_members(x->selection, &x->binding, &is_in, err);

    if (!status)
        status = fill_question(env, x, o, is_in, &q, err);
    if (!status)
        status = index_robust_run(&x->binding, x->result, &q, &sure, err);
    if (!status && o->leave_out)
        status = index_leave_out(x->result, is_in, sure->first[0], env->threads, &left, err);
    if (!status) {
        *out = index_robust_document(&(robust_view){x->result, &x->binding, sure, &q, o->leave_out ? &left : NULL, o->top, o->is_flat}, env->is_chinese);
        status = *out ? TIDU_OK : error_memory(err);
    }
    leave_out_clear(&left);
    index_robust_free(sure);
    release(is_in);
    return status;
}

tidu_status tidu_index_robust(tidu_session *s, const tidu_query *query, const tidu_robust_options *given, tidu_report **out,
                              tidu_problems **found, tidu_error *err)
{
    tidu_robust_options options;
    inquiry asked = inquiry_of(s, query, found);
    document *d = NULL;
    indexed *x = NULL;
    tidu_status status = indexed_make(s, &asked, true, &x, err);

    ARGUMENT_TAKE(options, given);
    if (!status)
        status = indexed_change_weights(&s->env, x, err);
    if (!status)
        status = make_document(&s->env, x, &options, &d, err);
    if (!status) {
        indexed_note_weights(&s->env, d, x, x->result->weights, x->result->n_weights);
        list_set_stamp(d, &x->data, &x->binding, "index-robust", x->model->id, "");
        document_own(d, x, indexed_free); /* headings are names of its indicators */
        subject_leave(&x->stay);
        x = NULL;
    }
    indexed_free(x);
    status = problems_end(status, asked.found, found, err);
    return report_end(&s->env, status, d, out, err);
}
