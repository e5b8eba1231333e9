/*
 * Two runs of indices: the second is the first with another index, other weights or other data. Every index is loaded with what both
 * read, so that each can be run on the data of the other.
 */
#include <string.h>

#include "api/indexed.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "index/index_bulletin.h"
#include "index/index_robust.h"
#include "report/index_bulletin_report.h"
#include "report/index_compare_report.h"
#include "report/study_note.h"

typedef struct comparison {
    indexed *first;
    index_model *other;          /* the second index; NULL: it is the first. Of a bulletin that of progress, or NULL */
    index_scorer *other_scorer;
    loaded_data data;            /* of the second run */
    binding binding;
    bool has_data;               /* it has data of its own */
    uint8_t *is_in[2];
    compared_run run[2];
    index_comparison result;
} comparison;

static void comparison_clear(comparison *c)
{
    index_comparison_clear(&c->result);
    release(c->is_in[0]);
    if (c->has_data) {
        release(c->is_in[1]);
        data_clear(&c->data);
    }
    index_scorer_free(c->other_scorer);
    index_free(c->other);
    indexed_free(c->first);
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static tidu_status open_other(tidu_session *s, comparison *c, const char *name, tidu_error *err)
{
    const environment *env = &s->env;
    tidu_status status = index_find(env->folders, name, env->dictionary, &c->other, err);

    if (!status && !same_text(c->other->subject, c->first->model->subject))
        return error_set(err, TIDU_EUSAGE, _("'%s' and '%s' are about different subjects"), c->first->model->id, c->other->id);
    if (!status && !(c->other_scorer = index_scorer_new(c->other)))
        status = error_memory(err);
    return status;
}

static bool want_both(void *context, int year, panel *into)
{
    const comparison *c = context;

    return index_scorer_want(c->first->index_scorer, year, into) && (!c->other || index_scorer_want(c->other_scorer, year, into)) &&
           selection_want(c->first->selection, year, into) && panel_want(into, dictionary_find(panel_dictionary(into), "town"), 0, 0);
}

static tidu_status load(comparison *c, const inquiry *asked, const data_source *source, int year, loaded_data *data, binding *out,
                        tidu_error *err)
{
    data_need need = {.want = want_both, .context = c};
    tidu_status status = data_load(asked->env, source, &need, &year, data, err);

    if (status)
        return status;
    *out = (binding){data->panel, data->credentials, year, 0};
    return question_day(&asked->question, year, &out->on, err);
}

static bool is_bulletin(const tidu_compare_options *o)
{
    return o->table != NULL;
}

/* The second run's own data, if it has any; that of a bulletin are those of now, where no day is said. */
static tidu_status load_second(comparison *c, const inquiry *asked, const tidu_compare_options *o, tidu_error *err)
{
    data_source source = asked->source;

    if (!o->year && !o->as_of && !o->input && !is_bulletin(o))
        return TIDU_OK;
    if (o->as_of || is_bulletin(o))
        source.as_of = o->as_of;
    if (o->input) {
        source.input = o->input;
        source.db = NULL;
    }
    c->has_data = true;
    return load(c, asked, &source, o->year ? o->year : asked->question.year, &c->data, &c->binding, err);
}

static tidu_status load_first(comparison *c, inquiry *asked, tidu_error *err)
{
    indexed *x = c->first;
    tidu_status status = selection_new(asked->env->dictionary, &asked->question, &x->selection, err);

    if (!status)
        status = load(c, asked, &asked->source, asked->question.year, &x->data, &x->binding, err);
    if (!status)
        asked->found = data_take_problems(&x->data);
    if (!status && !selection_report(x->selection, x->data.panel, &asked->found))
        status = error_memory(err);
    return status;
}

static tidu_status check_difference(const comparison *c, tidu_error *err)
{
    if (c->other || c->has_data || c->first->n_changes || c->first->is_weighed_anew)
        return TIDU_OK;
    return error_set(err, TIDU_EUSAGE, _("the two runs are the same; name a second index, or give --weight, --weights, --to-year, --to-as-of or --to-input"));
}

/* Also opens the index of progress, if there is one. */
static tidu_status begin_bulletin(tidu_session *s, comparison *c, const inquiry *asked, const tidu_compare_options *o, tidu_error *err)
{
    const char *progress = c->first->model->progress;

    if (strcmp(o->table, "bulletin"))
        return error_set(err, TIDU_EUSAGE, _("a comparison has the table 'bulletin', not '%s'"), o->table);
    if (c->other || c->first->n_changes || c->first->is_weighed_anew)
        return error_set(err, TIDU_EUSAGE, _("a bulletin is of one index with the weights of its file, on two days"));
    if (asked->source.as_of || o->year || o->input)
        return progress ? open_other(s, c, progress, err) : TIDU_OK;
    return error_set(err, TIDU_EUSAGE, _("a bulletin needs the day of the last one: --as-of DATE (--to-as-of: the day of this one; default: now)"));
}

/* Both runs, with the companies that are asked for. */
static tidu_status set_runs(comparison *c, bool is_of_one, tidu_error *err)
{
    indexed *x = c->first;
    bool has_other = c->other && !is_of_one;
    tidu_status status = selection_members(x->selection, &x->binding, &c->is_in[0], err);

    c->is_in[1] = c->is_in[0];
    if (!status && c->has_data) {
        c->is_in[1] = NULL;
        status = selection_members(x->selection, &c->binding, &c->is_in[1], err);
    }
    c->run[0] = (compared_run){x->index_scorer, x->model, &x->binding, c->is_in[0], NULL, 0, NULL};
    c->run[1] = (compared_run){has_other ? c->other_scorer : x->index_scorer, has_other ? c->other : x->model, c->has_data ? &c->binding : &x->binding,
                               c->is_in[1], x->changes, x->n_changes, x->is_weighed_anew ? &x->instead : NULL};
    return status;
}

static size_t count_ranked(const index_comparison *x)
{
    size_t count = 0;

    for (size_t i = 0; i < x->n; i++)
        count += x->rows[i].rank[0] > 0;
    return count;
}

static tidu_status write_comparison(comparison *c, const environment *env, const tidu_compare_options *o, document **out, tidu_error *err)
{
    uint32_t first[ROBUST_MOST_FIRST];
    size_t n_first = 0;
    tidu_status status = o->first ? robust_first_read(o->first, first, &n_first, err) : TIDU_OK;

    if (!status)
        status = index_compare(c->run, env->threads, &c->result, err);
    if (status)
        return status;
    if (!o->first)
        robust_first_usual(count_ranked(&c->result), first, &n_first);
    *out = index_compare_document(&(compare_view){&c->result, c->run, first, n_first, o->top, o->is_flat}, env->is_chinese);
    return *out ? TIDU_OK : error_memory(err);
}

/* The day whose data they are, or that of the newest import; of a file its name. */
static const char *data_words(const loaded_data *data)
{
    if (*data->as_of)
        return data->as_of;
    return data->input ? path_name(data->input) : data->mark.day;
}

static tidu_status write_bulletin(comparison *c, const environment *env, const tidu_compare_options *o, document **out, tidu_error *err)
{
    uint32_t first[ROBUST_MOST_FIRST];
    size_t n_first = 0;
    index_bulletin x = {.n = 0};
    index_result *progress = NULL;
    bulletin_view v = {.x = &x, .sides = c->run, .data = {data_words(&c->first->data), data_words(&c->data)}, .top = o->top,
                       .is_cut = o->first || c->first->model->n_boards, .is_flat = o->is_flat};
    tidu_status status = o->first ? robust_first_read(o->first, first, &n_first, err) : TIDU_OK;

    if (!o->first && !c->first->model->n_boards)
        robust_first_usual(panel_count(c->binding.panel), first, &n_first);
    if (!status)
        status = index_bulletin_make(c->run, first, n_first, env->threads, &x, err);
    if (!status && c->other)
        status = index_scorer_run(c->other_scorer, &c->binding, env->threads, false, &progress, err);
    v.progress = progress;
    if (!status && !(*out = index_bulletin_document(&v, env->is_chinese)))
        status = error_memory(err);
    index_result_free(progress);
    index_bulletin_clear(&x);
    return status;
}

tidu_status tidu_index_compare(tidu_session *s, const tidu_query *query, const tidu_compare_options *given, tidu_report **out,
                               tidu_problems **found, tidu_error *err)
{
    tidu_compare_options options;
    inquiry asked = inquiry_of(s, query, found);
    comparison *c = allocate_array(1, sizeof *c);
    document *d = NULL;
    tidu_status status = c ? indexed_open(s, &asked, &c->first, err) : error_memory(err);

    ARGUMENT_TAKE(options, given);
    if (!status && options.second && strcmp(options.second, asked.model ? asked.model : ""))
        status = open_other(s, c, options.second, err);
    if (!status && is_bulletin(&options))
        status = begin_bulletin(s, c, &asked, &options, err);
    if (!status)
        status = load_first(c, &asked, err);
    if (!status)
        status = load_second(c, &asked, &options, err);
    if (!status)
        status = check_difference(c, err);
    if (!status)
        status = set_runs(c, is_bulletin(&options), err);
    if (!status)
        status = (is_bulletin(&options) ? write_bulletin : write_comparison)(c, &s->env, &options, &d, err);
    if (!status && is_bulletin(&options))
        list_set_stamp(d, &c->data, &c->binding, "index-bulletin", c->first->model->id, "");
    else if (!status)
        list_set_stamp(d, &c->first->data, &c->first->binding, "index-compare", c->first->model->id, "");
    if (c)
        comparison_clear(c);
    release(c);
    status = problems_end(status, asked.found, found, err);
    return report_end(&s->env, status, d, out, err);
}
