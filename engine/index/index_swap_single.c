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
 * turned over. An arithmetic mean of geometric ones has no closed form,
 * nor have other means.
 */
#include <math.h>

#include "base/cell.h"
#include "index/index_swap_internal.h"
#include "composite/weight_scale.h"

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

/* The members of a group; k: the one whose weight or value is open, SIZE_MAX: none. */
static members members_of(const swap_pair *p, const swap_side *side, size_t group, size_t k)
{
    const index_node *x = &p->model->nodes[group];

    return (members){side->value + x->first_child, swap_weights(p)->node + x->first_child, x->n_children, k, x->aggregation.kind};
}

/* A group of which one member with this weight is `own`; `rest` are the others, as far as they count. */
static ratio compose(const ratio *rest, const ratio *own, double weight)
{
    double all = rest->r + weight;

    if (own->r == 0 && own->s == 0) /* it does not count for this company */
        return (ratio){rest->p, 0, rest->r, 0};
    return (ratio){rest->p * own->r + weight * own->p, rest->p * own->s + weight * own->q, all * own->r, all * own->s};
}

/*
 * What one of the two is as a ratio of x, from the level that is changed up to the root. Where the root is the first
 * geometric mean above arithmetic ones, *rest are the other members of the root, which are still to be brought in. False:
 * no closed form.
 */
static bool find_ratio(const swap_pair *p, const swap_side *side, size_t node, ratio *out, ratio *rest, size_t *top)
{
    const index_node *nodes = p->model->nodes;
    size_t at = nodes[node].parent;
    members own = members_of(p, side, at, node - nodes[at].first_child);
    mean_kind kind = nodes[at].aggregation.kind;

    *top = 0;
    if ((kind != MEAN_ARITHMETIC && kind != MEAN_GEOMETRIC) || !add_up(&own, out))
        return false;
    for (size_t above; at; at = above) {
        above = nodes[at].parent;
        own = members_of(p, side, above, at - nodes[above].first_child);
        if (!add_up(&own, rest))
            return false;
        if (nodes[above].aggregation.kind == kind) {
            *out = compose(rest, out, swap_weights(p)->node[at]);
        } else {
            *top = at;
            return above == 0 && nodes[above].aggregation.kind == MEAN_GEOMETRIC;
        }
    }
    return true;
}

/* What is added to both. False: with a geometric mean at the root there is no closed form. */
static bool bring_in_items(const swap_pair *p, size_t top, ratio out[2])
{
    for (int i = 0; i < 2; i++) {
        out[i].p += p->side[i].added * out[i].r;
        out[i].q += p->side[i].added * out[i].s;
    }
    return !top && p->model->nodes[0].aggregation.kind == MEAN_ARITHMETIC;
}

/* What the two are as ratios of x, so that they are level where these are equal. False: no closed form. */
static bool find_ratios(const swap_pair *p, const swap_single *s, ratio out[2])
{
    size_t top[2];
    ratio rest[2];
    double weight;

    for (int i = 0; i < 2; i++) {
        if (!find_ratio(p, &p->side[i], s->node, &out[i], &rest[i], &top[i]))
            return false;
    }
    if (p->side[0].added != p->side[1].added && !bring_in_items(p, top[0], out))
        return false;
    if (!top[0])
        return true;
    weight = swap_weights(p)->node[top[0]];
    if (rest[0].r != rest[1].r || rest[0].s != 1 || rest[1].s != 1 || !(weight > 0))
        return false;
    out[1].p *= exp((rest[1].p - rest[0].p) / weight);
    out[1].q *= exp((rest[1].p - rest[0].p) / weight);
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

/* Do weights further up follow from the data, and so from what is changed inside? */
static bool moves_others(const index_model *m, size_t node)
{
    bool found = false;

    for (size_t at = m->nodes[m->nodes[node].parent].parent; at != INDEX_NONE && !found; at = m->nodes[at].parent)
        found = weighting_takes_data(&m->nodes[at].weighting);
    return found;
}

/* The weight of a group in the whole. */
static double share_of(const swap_pair *p, size_t group)
{
    double share = 1;

    for (size_t at = group; at; at = p->model->nodes[at].parent)
        share *= swap_weights(p)->node[at];
    return share;
}

void swap_single_find(const swap_pair *p, swap_single *s)
{
    double sum, x, total;
    ratio r[2];

    s->standing = SWAP_UNTOLD;
    s->given_before = index_given_weight(p->model, swap_weights(p), s->node, &sum);
    s->before = swap_weights(p)->node[s->node];
    if (moves_others(p->model, s->node) || !find_ratios(p, s, r))
        return;
    x = solve(r, s->before);
    s->standing = SWAP_NONE;
    if (!(x >= 0))
        return;
    s->given = round_given(x * sum);
    total = 1 - s->before + s->given / sum;
    s->after = s->given / sum / total;
    s->change = 2 * fabs(s->after - s->before) * share_of(p, p->model->nodes[s->node].parent);
    s->standing = swap_try(p, &(index_weight_change){s->name, s->given}, 1, s->score) ? SWAP_FOUND : SWAP_UNTOLD;
}
