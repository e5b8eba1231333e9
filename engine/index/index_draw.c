/*
 * A draw takes one of the variants of the index, whose matrices are computed once, puts drawn values into its gaps and weighs it by drawn
 * weights; only where values themselves are uncertain is a matrix treated and scaled anew.
 */
#include "index/index_draw.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "numeric/random.h"

/* --- variants ------------------------------------------------------------------------------------------ */

static size_t scale_count(const robust_question *q)
{
    return 1 + q->doubt.scales.n;
}

static void set_scales(index_variant *v, int kind)
{
    for (size_t k = 0; k < v->model.n_indicators; k++) {
        if (index_scale_is_relative(&v->indicators[k].scale))
            v->indicators[k].scale = index_scale_of_word(index_scale_words[kind], v->indicators[k].is_up);
    }
}

/* A method of the root stays. */
static void set_means(index_variant *v, int kind)
{
    const index_mean mean = {.kind = (mean_kind)kind};
    bool compares = index_compares_list(&v->model);

    v->model.within = mean;
    if (!compares)
        v->model.across = mean;
    for (size_t i = compares; i < v->model.n_nodes; i++)
        v->nodes[i].aggregation = mean;
    v->model.is_arithmetic = kind == MEAN_ARITHMETIC && !compares;
}

/* Scores are not rounded, and who has one in the index has one in every draw. */
static bool variant_init(index_variant *v, const index_model *m, const robust_question *q, size_t scale, size_t mean)
{
    v->model = *m;
    v->nodes = allocate_array(m->n_nodes, sizeof *v->nodes);
    v->indicators = allocate_array(m->n_indicators, sizeof *v->indicators);
    if (!v->nodes || !v->indicators)
        return false;
    memcpy(v->nodes, m->nodes, m->n_nodes * sizeof *v->nodes);
    memcpy(v->indicators, m->indicators, m->n_indicators * sizeof *v->indicators);
    v->model.nodes = v->nodes;
    v->model.indicators = v->indicators;
    v->model.decimals = INDEX_MOST_DECIMALS;
    v->model.coverage = 0;
    if (scale)
        set_scales(v, q->doubt.scales.kind[scale - 1]);
    if (mean)
        set_means(v, q->doubt.means.kind[mean - 1]);
    if (mean && !v->model.is_arithmetic && !(v->model.floor > 0))
        v->model.floor = q->doubt.floor;
    return true;
}

/* The matrix of another scale. */
static bool scale_anew(index_drawing *d, size_t scale, int threads)
{
    index_result other = *d->r;

    other.model = &d->variants[scale * d->n_means].model;
    other.treated = NULL;
    other.fits = NULL;
    other.scaled = d->scaled[scale] = allocate_array(other.n * other.model->n_indicators + 1, sizeof *other.scaled);
    return other.scaled && index_scale_all(&other, d->b->panel, threads);
}

static bool has_relative_scale(const index_model *m)
{
    bool any = false;

    for (size_t k = 0; k < m->n_indicators; k++)
        any |= index_scale_is_relative(&m->indicators[k].scale);
    return any;
}

/* Is there a mean besides a method that compares the list? */
static bool has_mean(const index_model *m)
{
    bool any = !index_compares_list(m);

    for (size_t i = 1; i < m->n_nodes; i++)
        any |= !index_is_leaf(&m->nodes[i]) && !m->list_method.of_figures;
    return any;
}

static bool find_variants(index_drawing *d)
{
    const index_model *m = d->r->model;
    bool ok;

    d->n_scales = has_relative_scale(m) && !m->list_method.of_figures ? scale_count(d->q) : 1;
    d->n_means = has_mean(m) ? 1 + d->q->doubt.means.n : 1;
    d->is_active[ROBUST_SCALE] = d->n_scales > 1;
    d->is_active[ROBUST_MEANS] = d->n_means > 1;
    d->variants = allocate_array(d->n_scales * d->n_means, sizeof *d->variants);
    d->scaled = allocate_array(d->n_scales, sizeof *d->scaled);
    ok = d->variants && d->scaled;
    for (size_t i = 0; i < d->n_scales * d->n_means && ok; i++)
        ok = variant_init(&d->variants[i], m, d->q, i / d->n_means, i % d->n_means);
    if (ok)
        d->scaled[0] = d->r->scaled;
    for (size_t s = 1; s < d->n_scales && ok; s++)
        ok = scale_anew(d, s, d->q->threads);
    return ok;
}

/* --- weights ------------------------------------------------------------------------------------------- */

/* The least and the greatest weights of a level; false if nobody said anything of them. */
static bool lay_out_ranges(const index_drawing *d, size_t set, size_t group, double *least, double *greatest)
{
    const index_model *m = d->r->model;
    const weight_doubt *doubt = &d->q->doubt.weights;
    const index_node *x = &m->nodes[group];
    bool any = false;

    for (size_t j = 0; j < x->n_children; j++) {
        double sum;

        least[j] = greatest[j] = index_given_weight(m, &d->r->weights[set], x->first_child + j, &sum);
        for (size_t i = 0; i < doubt->n_ranges; i++) {
            if (index_find_node(m, doubt->ranges[i].of) != x->first_child + j)
                continue;
            least[j] = doubt->ranges[i].least;
            greatest[j] = doubt->ranges[i].greatest;
            any |= greatest[j] > least[j];
        }
    }
    return any;
}

static size_t weighing(const double *weight, size_t n)
{
    size_t count = 0;

    for (size_t j = 0; j < n; j++)
        count += weight[j] > 0;
    return count;
}

/* Of one set of weights; sets that are weighed alike are drawn alike, as the seed is that of the group. */
static tidu_status find_level(index_drawing *d, size_t set, size_t group, double *memory, tidu_error *err)
{
    const index_node *x = &d->r->model->nodes[group];
    const weight_doubt *doubt = &d->q->doubt.weights;
    weight_space space = {.law = doubt->law, .m = x->n_children, .spread = doubt->known,
                          .weight = d->r->weights[set].node + x->first_child, .least = memory, .greatest = memory + x->n_children,
                          .seed = random_block_seed(d->q->seed, 16 + group)};
    bool is_open = x->n_children > 1 && (doubt->law == WEIGHT_LAW_ANY || doubt->law == WEIGHT_LAW_RANKED ||
                                         (doubt->law == WEIGHT_LAW_AROUND && doubt->known > 0 && weighing(space.weight, space.m) > 1));

    if (doubt->law == WEIGHT_LAW_INTERVAL)
        is_open = lay_out_ranges(d, set, group, memory, memory + x->n_children);
    d->is_active[ROBUST_WEIGHTS] |= is_open;
    return is_open ? weight_draws_new(&space, &d->level[set * d->r->model->n_nodes + group], err) : TIDU_OK;
}

static tidu_status find_levels(index_drawing *d, tidu_error *err)
{
    const index_model *m = d->r->model;
    size_t sets = d->r->n_weights, size = 2 * m->n_nodes;
    tidu_status status;

    d->ranges = allocate_array(sets * size, sizeof *d->ranges);
    d->level = allocate_array(sets * m->n_nodes, sizeof *d->level);
    status = d->ranges && d->level ? TIDU_OK : error_memory(err);
    for (size_t at = 0; at < sets * m->n_nodes && !status; at++) {
        size_t set = at / m->n_nodes, i = at % m->n_nodes;

        if (!index_is_leaf(&m->nodes[i]))
            status = find_level(d, set, i, d->ranges + set * size + 2 * m->nodes[i].first_child, err);
    }
    return status;
}

bool index_draw_weights(const index_drawing *d, uint64_t draw, index_weights *sets)
{
    const index_model *m = d->r->model;
    bool ok = true;

    for (size_t set = 0; set < d->r->n_weights && ok; set++) {
        sets[set] = d->r->weights[set];
        for (size_t i = 0; i < m->n_nodes && ok; i++) {
            const weight_draws *level = d->level[set * m->n_nodes + i];

            ok = !level || weight_draws_one(level, draw, sets[set].node + m->nodes[i].first_child);
        }
        index_weights_multiply(m, &sets[set]);
    }
    return ok;
}

/* --- gaps ------------------------------------------------------------------------------------------------ */

static bool is_hole(const index_drawing *d, size_t k, size_t place)
{
    const index_result *r = d->r;

    return r->model->indicators[k].missing.kind != MISSING_WORST && cell_is_missing(r->raw[k * r->n + r->order[place]]);
}

/* The gaps of an indicator in a stratum, and who can fill them. */
static void find_holes(index_drawing *d, const uint8_t *is_listed, size_t k, const index_stratum *s, size_t *n_donors)
{
    const index_result *r = d->r;
    size_t first = *n_donors, first_hole = d->n_holes, known;

    for (size_t place = s->first; place < s->first + s->n; place++) {
        if (is_listed[r->order[place]] && is_hole(d, k, place))
            d->holes[d->n_holes++] = (index_hole){(uint32_t)k, (uint32_t)place, (uint32_t)first, 0};
    }
    if (d->n_holes == first_hole)
        return;
    for (size_t place = s->first; place < s->first + s->n; place++) {
        if (cell_is_value(r->raw[k * r->n + r->order[place]]) && cell_is_value(r->scaled[k * r->n + place]))
            d->donors[(*n_donors)++] = (uint32_t)place;
    }
    known = *n_donors - first;
    if (!known) {
        d->n_unfilled += d->n_holes - first_hole;
        d->n_holes = first_hole;
    }
    for (size_t h = first_hole; h < d->n_holes; h++)
        d->holes[h].n = (uint32_t)known;
}

static size_t count_holes(const index_drawing *d)
{
    size_t count = 0;

    for (size_t k = 0; k < d->r->model->n_indicators; k++) {
        for (size_t place = 0; place < d->r->n; place++)
            count += is_hole(d, k, place);
    }
    return count;
}

static bool find_gaps(index_drawing *d)
{
    const index_result *r = d->r;
    uint8_t *is_listed = allocate_array(r->n + 1, sizeof *is_listed);
    size_t n_donors = 0;
    bool ok;

    d->holes = allocate_array(count_holes(d) + 1, sizeof *d->holes);
    d->donors = allocate_array(r->n * r->model->n_indicators + 1, sizeof *d->donors);
    ok = is_listed && d->holes && d->donors;
    for (size_t i = 0; i < d->n && ok; i++)
        is_listed[d->company[i]] = 1;
    for (size_t k = 0; k < r->model->n_indicators && ok; k++) {
        for (size_t t = 0; t < r->n_strata; t++)
            find_holes(d, is_listed, k, &r->strata[t], &n_donors);
    }
    d->is_active[ROBUST_GAPS] = d->n_holes > 0;
    release(is_listed);
    return ok;
}

/* Methods of figures rank nobody with a gap, so that only scales have some. */
static void fill_holes(const index_drawing *d, random_stream *s, double *scaled)
{
    size_t n = d->r->n;

    for (size_t h = 0; h < d->n_holes; h++) {
        const index_hole *x = &d->holes[h];
        uint32_t donor = d->donors[x->first + (size_t)(random_stream_next(s) * x->n)];

        scaled[x->indicator * n + x->place] = scaled[x->indicator * n + donor];
    }
}

/* --- all ---------------------------------------------------------------------------------------------------- */

tidu_status index_drawing_init(index_drawing *d, const binding *b, const index_result *r, const robust_question *q, tidu_error *err)
{
    tidu_status status;

    d->r = r;
    d->b = b;
    d->q = q;
    status = find_variants(d) ? find_levels(d, err) : error_memory(err);
    if (!status && q->doubt.gaps.is_drawn && !find_gaps(d))
        status = error_memory(err);
    d->is_active[ROBUST_ERROR] = q->doubt.error.share > 0;
    return status;
}

void index_drawing_clear(index_drawing *d)
{
    for (size_t i = 0; d->level && i < d->r->n_weights * d->r->model->n_nodes; i++)
        weight_draws_free(d->level[i]);
    for (size_t i = 0; d->variants && i < d->n_scales * d->n_means; i++) {
        release(d->variants[i].nodes);
        release(d->variants[i].indicators);
    }
    for (size_t s = 1; d->scaled && s < d->n_scales; s++)
        release(d->scaled[s]);
    release(d->variants);
    release(d->scaled);
    release(d->level);
    release(d->ranges);
    release(d->holes);
    release(d->donors);
}

static bool needs_matrix(const index_drawing *d)
{
    return d->is_active[ROBUST_GAPS] || d->is_active[ROBUST_ERROR];
}

/* Does a draw have treated figures of its own? */
static bool needs_figures(const index_drawing *d)
{
    return d->is_active[ROBUST_ERROR] && d->r->model->list_method.of_figures;
}

bool index_draw_work_init(const index_drawing *d, index_draw_work *w)
{
    size_t n = d->r->n, all = n * d->r->model->n_indicators;

    *w = (index_draw_work){.score = allocate_array(n + 1, sizeof *w->score), .low = allocate_array(n + 1, sizeof *w->low),
                           .high = allocate_array(n + 1, sizeof *w->high), .weights = allocate_array(d->r->n_weights, sizeof *w->weights)};
    w->scaled = needs_matrix(d) ? allocate_array(all + 1, sizeof *w->scaled) : NULL;
    w->raw = d->is_active[ROBUST_ERROR] ? allocate_array(all + 1, sizeof *w->raw) : NULL;
    w->treated = needs_figures(d) ? allocate_array(all + 1, sizeof *w->treated) : NULL;
    return w->weights && w->score && w->low && w->high && (w->scaled || !needs_matrix(d)) && (w->raw || !d->is_active[ROBUST_ERROR]) &&
           (w->treated || !needs_figures(d));
}

void index_draw_work_clear(index_draw_work *w)
{
    release(w->raw);
    release(w->treated);
    release(w->scaled);
    release(w->score);
    release(w->low);
    release(w->high);
    release(w->weights);
    *w = (index_draw_work){0};
}

static random_stream *stream_of(const index_drawing *d, robust_source source, const index_draw_numbers *draws)
{
    return random_stream_new(random_block_seed(random_block_seed(d->q->seed, source), draws->of[source]));
}

/* Which of n; 0 if there is no choice. False if memory is exhausted. */
static bool choose(const index_drawing *d, robust_source source, const index_draw_numbers *draws, size_t n, size_t *out)
{
    random_stream *s = n > 1 ? stream_of(d, source, draws) : NULL;

    *out = s ? (size_t)(random_stream_next(s) * (double)n) : 0;
    random_stream_free(s);
    return s || n <= 1;
}

/* In the order of strata and codes, so that the order of rows changes nothing. */
static bool draw_errors(const index_drawing *d, const index_draw_numbers *draws, double *raw)
{
    static const double nine_in_ten = 1.6448536269514722;
    const random_law law = {RANDOM_NORMAL, 1, d->q->doubt.error.share / nine_in_ten, 0};
    random_stream *s = stream_of(d, ROBUST_ERROR, draws);
    const index_result *r = d->r;

    for (size_t k = 0; s && k < r->model->n_indicators; k++) {
        for (size_t place = 0; place < r->n; place++) {
            size_t at = k * r->n + r->order[place];
            double factor = random_law_quantile(&law, random_stream_next(s));

            raw[at] = cell_is_value(r->raw[at]) ? r->raw[at] * factor : r->raw[at];
        }
    }
    random_stream_free(s);
    return s != NULL;
}

/* The matrix of a draw into t->scaled. */
static bool draw_matrix(const index_drawing *d, index_draw_work *w, const index_draw_numbers *draws, size_t scale, index_result *t)
{
    random_stream *s;
    bool ok = true;

    t->scaled = d->scaled[scale];
    if (!needs_matrix(d))
        return true;
    t->scaled = w->scaled;
    if (d->is_active[ROBUST_ERROR]) {
        t->raw = w->raw;
        t->treated = w->treated;
        ok = draw_errors(d, draws, w->raw) && index_scale_all(t, d->b->panel, 1);
        release(t->fits);
    } else {
        memcpy(w->scaled, d->scaled[scale], t->n * t->model->n_indicators * sizeof *w->scaled);
    }
    if (!ok || !d->n_holes)
        return ok;
    s = stream_of(d, ROBUST_GAPS, draws);
    if (s)
        fill_holes(d, s, w->scaled);
    random_stream_free(s);
    return s != NULL;
}

bool index_draw_scores(const index_drawing *d, index_draw_work *w, const index_draw_numbers *draws, index_weights *weights, double *score)
{
    index_result t = *d->r;
    size_t scale, mean;
    bool ok = choose(d, ROBUST_SCALE, draws, d->n_scales, &scale) && choose(d, ROBUST_MEANS, draws, d->n_means, &mean);

    if (!ok)
        return false;
    t.model = &d->variants[scale * d->n_means + mean].model;
    t.fits = NULL;
    t.compared = NULL;
    t.score = w->score;
    t.low = w->low;
    t.high = w->high;
    ok = draw_matrix(d, w, draws, scale, &t);
    t.weights = weights ? weights : w->weights;
    if (ok && !weights)
        ok = index_draw_weights(d, draws->of[ROBUST_WEIGHTS], t.weights);
    if (!ok)
        return false;
    w->refused = index_score_all(&t, 1, &w->err);
    index_compared_free(t.compared);
    if (w->refused)
        return false;
    for (size_t i = 0; i < d->n; i++)
        score[i] = w->score[d->company[i]];
    return true;
}
