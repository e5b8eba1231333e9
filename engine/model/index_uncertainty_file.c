/*
 * Reads what is uncertain about an index:
 *
 *   weights: {known: 25%} | any | ranked | exact | {between: [{of: growth, least: 20, most: 40}, ...]}
 *   normalise, aggregation: [percentile, ...]      as good as that of the file
 *   missing: drawn | as-is
 *   error: 5%                                      of every value
 */
#include "model/index_uncertainty.h"

#include <math.h>
#include <string.h>

#include "base/message.h"
#include "model/file_tables.h"
#include "model/index_model_internal.h"

#define MEAN_WORD(name, word, ...) [MEAN_##name] = word,

static const char *const mean_words[] = {INDEX_MEANS(MEAN_WORD) NULL};
static const char *const weight_words[] = {"any", "ranked", "exact", NULL};
static const char *const gap_words[] = {"drawn", "as-is", NULL};

enum { WORD_ANY, WORD_RANKED, WORD_EXACT };
enum { GAP_DRAWN, GAP_AS_IS };

static int find_word(const char *const *words, const char *word)
{
    for (int i = 0; words[i]; i++) {
        if (!strcmp(words[i], word))
            return i;
    }
    return -1;
}

int uncertainty_scale_find(const char *word)
{
    return find_word(index_scale_words, word);
}

int uncertainty_mean_find(const char *word)
{
    return find_word(mean_words, word);
}

const char *uncertainty_scale_word(int scale)
{
    return index_scale_words[scale];
}

const char *uncertainty_mean_word(int mean)
{
    return mean_words[mean];
}

static weight_doubt doubt_of(size_t word)
{
    static const weight_law laws[] = {[WORD_ANY] = WEIGHT_LAW_ANY, [WORD_RANKED] = WEIGHT_LAW_RANKED, [WORD_EXACT] = WEIGHT_LAW_AROUND};

    return (weight_doubt){.is_given = true, .law = laws[word]};
}

bool weight_doubt_of_word(const char *word, weight_doubt *out)
{
    int found = find_word(weight_words, word);

    if (found >= 0)
        *out = doubt_of((size_t)found);
    return found >= 0;
}

void index_uncertainty_complete(index_uncertainty *own, const index_uncertainty *base)
{
    if (!own->weights.is_given)
        own->weights = base->weights;
    if (!own->scales.is_given)
        own->scales = base->scales;
    if (!own->means.is_given)
        own->means = base->means;
    if (!own->gaps.is_given)
        own->gaps = base->gaps;
    if (!own->error.is_given)
        own->error = base->error;
    if (!(own->floor > 0))
        own->floor = base->floor;
}

/* --- weights ---------------------------------------------------------------------------------------- */

/* A share above 0 and below 1, "25%". */
static tidu_status read_share(rule_reader *r, const yaml_node *n, double *out)
{
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money || !(literal->number >= 0 && literal->number < 1)))
        status = yaml_error(r->tree, n, r->err, _("a share from 0 to below 1 is expected here, such as 25%%"));
    if (!status)
        *out = literal->number;
    return status;
}

static tidu_status read_known(rule_reader *r, const yaml_node *n, void *out)
{
    return read_share(r, n, &((weight_doubt *)out)->known);
}

static tidu_status check_range(rule_reader *r, const yaml_node *n, void *out)
{
    const weight_range *x = out;

    return x->greatest >= x->least ? TIDU_OK : yaml_error(r->tree, n, r->err, _("the least weight is above the greatest"));
}

static const field_row range_rows[] = {
    FIELD("of", REQUIRED, text, weight_range, of),
    FIELD("least", REQUIRED, magnitude, weight_range, least),
    FIELD("most", REQUIRED, magnitude, weight_range, greatest),
    FIELD_END};

static const field_table range_table = {.rows = range_rows, .check = check_range};

static const field_row weight_rows[] = {
    FIELD_PART("known", OPTIONAL, YAML_IS_SCALAR, read_known, FIELD_LIKE(&field_literal_form)),
    FIELD_LIST("between", OPTIONAL, &range_table, weight_doubt, ranges, n_ranges),
    FIELD_END};

static const field_table weight_form = {.rows = weight_rows, .words = weight_words};

static tidu_status read_weights(rule_reader *r, const yaml_node *n, void *out)
{
    weight_doubt *x = out;
    tidu_status status;
    size_t word = 0;

    if (n->kind == YAML_MAPPING) {
        status = fields_read(r, n, &weight_form, x);
        if (!status && (n->n != 1 || x->n_ranges > UNCERTAINTY_MOST_RANGES))
            return yaml_error(r->tree, n, r->err, _("weights are known to within a share, or lie between a least and a greatest one"));
        x->is_given = true;
        x->law = x->n_ranges ? WEIGHT_LAW_INTERVAL : WEIGHT_LAW_AROUND;
        return status;
    }
    status = index_choice(r, n, weight_words, &word);
    if (!status)
        *x = doubt_of(word);
    return status;
}

/* --- other ways ---------------------------------------------------------------------------------------- */

static tidu_status read_words(rule_reader *r, const yaml_node *list, const char *const *words, index_alternatives *out)
{
    tidu_status status = list->n <= UNCERTAINTY_MOST_WORDS ? TIDU_OK : yaml_error(r->tree, list, r->err, _("one to %d can stand here"), UNCERTAINTY_MOST_WORDS);

    out->is_given = true;
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        size_t word = 0;

        status = index_choice(r, n, words, &word);
        out->kind[out->n++] = (int)word;
    }
    return status;
}

static tidu_status read_scales(rule_reader *r, const yaml_node *n, void *out)
{
    return read_words(r, n, index_scale_words, out);
}

static tidu_status read_means(rule_reader *r, const yaml_node *n, void *out)
{
    return read_words(r, n, mean_words, out);
}

static tidu_status read_gaps(rule_reader *r, const yaml_node *n, void *out)
{
    gap_doubt *x = out;
    size_t word = 0;
    tidu_status status = index_choice(r, n, gap_words, &word);

    *x = (gap_doubt){true, word == GAP_DRAWN};
    return status;
}

static tidu_status read_error(rule_reader *r, const yaml_node *n, void *out)
{
    error_doubt *x = out;

    x->is_given = true;
    return read_share(r, n, &x->share);
}

static tidu_status read_floor(rule_reader *r, const yaml_node *n, void *out)
{
    return read_share(r, n, out);
}

static const field_table one_scale = {.words = index_scale_words}, mean_form = {.words = mean_words}, gap_form = {.words = gap_words};
static const field_table scale_list = {.members = &one_scale}, mean_list = {.members = &mean_form};

#define UNCERTAINTY_ROWS(when)                                                                                                   \
    FIELD_MEMBER_LIKE("weights", when, YAML_IS_ANY, read_weights, weight_doubt, index_uncertainty, weights, &weight_form),       \
        FIELD_MEMBER_LIKE("normalise", when, YAML_IS_SEQUENCE, read_scales, index_alternatives, index_uncertainty, scales, &scale_list), \
        FIELD_MEMBER_LIKE("aggregation", when, YAML_IS_SEQUENCE, read_means, index_alternatives, index_uncertainty, means, &mean_list), \
        FIELD_MEMBER_LIKE("missing", when, YAML_IS_SCALAR, read_gaps, gap_doubt, index_uncertainty, gaps, &gap_form),            \
        FIELD_MEMBER_LIKE("error", when, YAML_IS_SCALAR, read_error, error_doubt, index_uncertainty, error, &field_literal_form), \
        FIELD_MEMBER_LIKE("floor", when, YAML_IS_SCALAR, read_floor, double, index_uncertainty, floor, &field_literal_form), FIELD_END

static const field_row own_rows[] = {UNCERTAINTY_ROWS(OPTIONAL)};

/* Ranges name members of the tree. */
static tidu_status check_names(rule_reader *r, const yaml_node *n, void *out)
{
    const index_uncertainty *x = out;

    for (size_t i = 0; i < x->weights.n_ranges; i++) {
        size_t found = index_find_node(r->subject, x->weights.ranges[i].of);

        if (found == INDEX_NONE || !found)
            return yaml_error(r->tree, n, r->err, _("the index has no indicator and no group '%s' whose weight could lie between two"),
                              x->weights.ranges[i].of);
    }
    return TIDU_OK;
}

const field_table index_uncertainty_form = {.rows = own_rows, .check = check_names};

/* --- the practice --------------------------------------------------------------------------------------- */

typedef struct practice {
    RULE_HEAD;
    index_uncertainty all;
} practice;

static const field_row complete_rows[] = {UNCERTAINTY_ROWS(REQUIRED)};
static const field_table complete_form = {.rows = complete_rows};

static const field_row practice_rows[] = {
    FIELD_STRUCT("uncertainty", REQUIRED, &complete_form, practice, all),
    FIELD_END};

const field_table uncertainty_file = {.rows = practice_rows};

tidu_status uncertainty_load(const char *path, dictionary *d, index_uncertainty **out, tidu_error *err)
{
    void *file;
    tidu_status status = file_object_load(path, &uncertainty_file, sizeof(practice), d, &file, err);

    if (!status)
        *out = &((practice *)file)->all;
    return status;
}

void uncertainty_free(index_uncertainty *all)
{
    if (all)
        file_object_free((char *)all - offsetof(practice, all));
}
