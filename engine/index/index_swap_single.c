/*
 * One weight. Let the weights of a level be y, adding up to 1, and let x take the place of y[k] while the others stay, as
 * --weight does. What a company scores is then a ratio of two linear functions of x, (p + q x) / (r + s x), since what is
 * not applicable leaves numerator and denominator alike; a geometric mean is one in its logarithm. Two such ratios are
 * equal where a polynomial of the second degree is 0, and where both have the same denominator, as with complete data,
 * where one of the first degree is:
 *
 *     y[k] - x = (P_b - P_a) / (v_bk - v_ak)
 *
 * with the scores P and the values v; such x exist where they are at least 0 (Triantaphyllou & Sánchez 1997, "A sensitivity
 * analysis approach for some deterministic multi-criteria decision-making methods", theorem 1). Of two solutions the
 * nearer one counts. A geometric mean of arithmetic ones is level where the ratio of the two groups is that of the rest
 * turned over. An arithmetic mean of geometric ones has no closed form.
 */
#include <math.h>

#include "base/cell.h"
#include "index/index_swap_internal.h"
#include "composite/weights.h"

/* (p + q x) / (r + s x) */
typedef struct ratio {
    double p, q, r, s;
} ratio;

/* Some members of a level, as far as they count. */
typedef struct members {
    const double *value, *weight;
    size_t n, k;  /* k: the one whose weight is x; SIZE_MAX: none */
    mean_kind kind;
} members;

/* False: a value of 0 has no logarithm. */
static bool add_up(const members *m, ratio *out)
{
    *out = (ratio){0};
    for (size_t i = 0; i < m->n; i++) {
        double v = m->kind == MEAN_GEOMETRIC ? log(m->value[i]) : m->value[i];

        if (!cell_is_value(m->value[i]))
            continue;
        if (isinf(v))
            return false;
        if (i == m->k) {
            out->q = v;
            out->s = 1;
        } else {
            out->p += m->weight[i] * v;
            out->r += m->weight[i];
        }
    }
    return true;
}

/* The groups beside the one that is changed inside, and the inside of that one. */
typedef struct inside {
    ratio rest, own;
    double weight; /* of the group */
} inside;

static bool look_inside(const swap_pair *p, const swap_side *side, const swap_single *s, inside *out)
{
    const index_model *m = p->model;
    const index_group *g = &m->groups[s->level];
    const index_weights *w = &p->r->weights;
    members groups = {side->group, w->group, m->n_groups, s->level, m->across};
    members own = {side->value + g->first, w->indicator + g->first, g->n, s->which - g->first, m->within};

    out->weight = w->group[s->level];
    return add_up(&groups, &out->rest) && add_up(&own, &out->own);
}

/* The score where both means are of one kind. */
static ratio compose(const inside *i)
{
    const ratio *own = &i->own;
    double all = i->rest.r + i->weight;

    if (own->r == 0 && own->s == 0) /* the group does not count for this company */
        return (ratio){i->rest.p, 0, i->rest.r, 0};
    return (ratio){i->rest.p * own->r + i->weight * own->p, i->rest.p * own->s + i->weight * own->q, all * own->r, all * own->s};
}

/* What the two are as ratios of x, so that they are level where these are equal. False: no closed form. */
static bool find_ratios(const swap_pair *p, const swap_single *s, ratio out[2])
{
    const index_model *m = p->model;
    inside in[2];

    if (s->level == SWAP_OF_GROUPS) {
        for (int i = 0; i < 2; i++) {
            members groups = {p->side[i].group, p->r->weights.group, m->n_groups, s->which, m->across};

            if (!add_up(&groups, &out[i]))
                return false;
        }
        return true;
    }
    for (int i = 0; i < 2; i++) {
        if (!look_inside(p, &p->side[i], s, &in[i]))
            return false;
        out[i] = m->across == m->within ? compose(&in[i]) : in[i].own;
    }
    if (m->across == m->within)
        return true;
    if (m->across != MEAN_GEOMETRIC || in[0].rest.r != in[1].rest.r || in[0].rest.s != 1 || in[1].rest.s != 1 || !(in[0].weight > 0))
        return false;
    out[1].p *= exp((in[1].rest.p - in[0].rest.p) / in[0].weight);
    out[1].q *= exp((in[1].rest.p - in[0].rest.p) / in[0].weight);
    return true;
}

static void offer(const ratio r[2], double x, double y, double *best)
{
    bool counts = r[0].r + r[0].s * x > 0 && r[1].r + r[1].s * x > 0;

    if (x >= 0 && isfinite(x) && counts && !(fabs(*best - y) <= fabs(x - y)))
        *best = x;
}

/* The x nearest to y at which both are equal; NaN: there is none. */
static double solve(const ratio r[2], double y)
{
    const ratio *f = &r[0], *g = &r[1];
    double best = NAN, a, b, c, root;

    if (f->r == g->r && f->s == g->s) {
        offer(r, (g->p - f->p) / (f->q - g->q), y, &best);
        return best;
    }
    a = f->q * g->s - g->q * f->s;
    b = f->p * g->s + f->q * g->r - g->p * f->s - g->q * f->r;
    c = f->p * g->r - g->p * f->r;
    if (a == 0) {
        offer(r, -c / b, y, &best);
        return best;
    }
    if (b * b - 4 * a * c < 0)
        return NAN;
    root = -(b + copysign(sqrt(b * b - 4 * a * c), b)) / 2;
    offer(r, root / a, y, &best);
    offer(r, c / root, y, &best);
    return best;
}

/* Rounded as it is shown, so that what is shown is what was tried. */
static double round_given(double given)
{
    static const double units = 1e8;

    return round(given * units) / units;
}

/* Do the weights of the groups follow from the data, and so from what is changed inside? */
static bool moves_groups(const index_model *m)
{
    for (size_t i = 0; i < m->weighting.n; i++) {
        weighting_kind kind = m->weighting.methods[i].kind;

        if (kind == WEIGHTING_ENTROPY || kind == WEIGHTING_CRITIC || kind == WEIGHTING_PCA)
            return true;
    }
    return false;
}

void swap_single_find(const swap_pair *p, swap_single *s)
{
    const index_weights *w = &p->r->weights;
    bool of_groups = s->level == SWAP_OF_GROUPS;
    double sum, x, total;
    ratio r[2];

    s->standing = SWAP_UNTOLD;
    s->given_before = index_given_weight(p->model, w, s->level, s->which, &sum);
    s->before = of_groups ? w->group[s->which] : w->indicator[s->which];
    if ((!of_groups && moves_groups(p->model)) || !find_ratios(p, s, r))
        return;
    x = solve(r, s->before);
    s->standing = SWAP_NONE;
    if (!(x >= 0))
        return;
    s->given = round_given(x * sum);
    total = 1 - s->before + s->given / sum;
    s->after = s->given / sum / total;
    s->change = 2 * fabs(s->after - s->before) * (of_groups ? 1 : w->group[s->level]);
    s->standing = swap_try(p, &(index_weight_change){s->name, s->given}, 1, s->score) ? SWAP_FOUND : SWAP_UNTOLD;
}
