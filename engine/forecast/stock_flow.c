/*
 * Given the panels every member is in the stock or not independently of the others, with a chance in closed form: it survives each
 * month in the stock with 1 - revoked, and comes in again with applies p(z), z of its batch's panel (forecast/panel_factor.h). The
 * count of a batch is the exact convolution of its members given z (numeric/event_count.h), integrated over z; batches and those on
 * whom no panel has a say are independent of each other, and their counts are joined.
 */
#include "forecast/stock_flow.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "forecast/panel_factor.h"
#include "numeric/event_count.h"

struct stock_flow {
    int n_months;
    stock_month *months; /* [n_months] */
    size_t n;
    double *count;       /* [n + 1] of the stock at the end */
};

/* A number that is spread: count[n + 1]. */
typedef struct spread {
    size_t n;
    double *count;
} spread;

/* What the counts of all months are made with. */
typedef struct counting {
    const stock_question *q;
    panel_factor panels;
    double *chances; /* [members + 1] */
    double *given;   /* [members + 1] */
    spread *batches; /* [n_batches] as of the month that was counted last */
    spread sure;     /* those on whom no panel has a say, but for */
    size_t n_certain; /* those who are in the stock certainly */
} counting;

static bool has_come(const stock_member *m, int month)
{
    return m->again != STOCK_NEVER && m->again <= month;
}

/* Does a panel decide whether it is in the stock? */
static bool is_judged(const stock_member *m, int month)
{
    return has_come(m, month) && m->chance > 0 && m->chance < 1;
}

/* Its chance to be in the stock when the month ends, if its further certificate is granted with `granted`. */
static double in_stock(const stock_question *q, const stock_member *m, int month, double granted)
{
    double lives = 1 - q->revoked;
    int until = m->ends == STOCK_NEVER || m->ends > month ? month : m->ends;
    double before = m->is_holder ? pow(lives, until + 1) : 1;

    if (m->is_holder && until == month && m->ends != month)
        return before;
    return has_come(m, month) ? before * m->applies * granted * pow(lives, month - m->again) : 0;
}

/* --- expected flows -------------------------------------------------------------------------------------- */

static void add_member(const stock_question *q, const stock_member *m, stock_month *months)
{
    double in = m->is_holder ? 1 : 0, waits = m->is_holder ? 0 : 1;

    for (int t = 0; t < q->n_months; t++) {
        stock_month *x = &months[t];
        double revoked = in * q->revoked, expired, comes;

        x->opening += in;
        in -= revoked;
        expired = m->is_holder && m->ends == t ? in : 0;
        in -= expired;
        waits += expired;
        comes = m->again == t ? waits * m->applies * m->chance : 0;
        in += comes;
        x->revoked += revoked;
        x->expired += expired;
        *(m->is_holder ? &x->renewed : &x->fresh) += comes;
        x->closing += in;
    }
}

void stock_flow_member(const stock_question *q, const stock_member *m, stock_month *out)
{
    *out = (stock_month){.opening = m->is_holder ? 1 : 0, .closing = in_stock(q, m, q->n_months - 1, m->chance)};
    if (m->is_holder && m->ends != STOCK_NEVER && m->ends < q->n_months)
        out->expired = pow(1 - q->revoked, m->ends + 1);
    if (has_come(m, q->n_months - 1))
        *(m->is_holder ? &out->renewed : &out->fresh) = (m->is_holder ? out->expired : 1) * m->applies * m->chance;
    out->revoked = out->opening + out->fresh + out->renewed - out->expired - out->closing;
}

/* --- counts -------------------------------------------------------------------------------------------------- */

/* Those of one batch, over all its panels. */
static double severity_of(const stock_question *q, size_t member)
{
    return q->severities ? q->severities[member] : q->severity;
}

static bool panels_differ(const stock_question *q)
{
    bool differ = q->severity > 0;

    for (size_t i = 0; q->severities && i < q->n; i++)
        differ |= q->severities[i] > 0;
    return differ;
}

static bool count_batch(counting *c, int batch, int month)
{
    const stock_question *q = c->q;
    spread *s = &c->batches[batch];
    size_t n = 0;

    memset(s->count, 0, (s->n + 1) * sizeof *s->count);
    for (size_t j = 0; j < c->panels.n; j++) {
        n = 0;
        for (size_t i = 0; i < q->n; i++) {
            const stock_member *m = &q->members[i];

            if (m->batch == batch && is_judged(m, month))
                c->chances[n++] = in_stock(q, m, month, panel_factor_given(&c->panels, m->chance, severity_of(q, i), j));
        }
        if (!event_count_distribution(c->chances, n, c->given))
            return false;
        for (size_t k = 0; k <= n; k++)
            s->count[k] += c->panels.weights[j] * c->given[k];
    }
    return true;
}

static bool count_sure(counting *c, int month)
{
    const stock_question *q = c->q;

    c->n_certain = c->sure.n = 0;
    for (size_t i = 0; i < q->n; i++) {
        const stock_member *m = &q->members[i];
        double p = is_judged(m, month) ? 0 : in_stock(q, m, month, m->chance);

        if (p >= 1)
            c->n_certain++;
        else if (p > 0)
            c->chances[c->sure.n++] = p;
    }
    return event_count_distribution(c->chances, c->sure.n, c->sure.count);
}

/* Did the month change what a batch holds? With revocations it always does. */
static bool find_size(const counting *c, int batch, int month, size_t *n)
{
    bool changes = false;

    *n = 0;
    for (size_t i = 0; i < c->q->n; i++) {
        const stock_member *m = &c->q->members[i];
        bool counts = m->batch == batch && is_judged(m, month);

        *n += counts;
        changes = changes || (counts && (m->again == month || c->q->revoked > 0));
    }
    return changes;
}

/* Count every part as of the end of the month; months come in order. */
static bool count_month(counting *c, int month)
{
    bool ok = true;

    for (int b = 0; b < c->q->n_batches && ok; b++) {
        size_t n;

        if (!find_size(c, b, month, &n))
            continue;
        c->batches[b].n = n;
        ok = count_batch(c, b, month);
    }
    return ok && count_sure(c, month);
}

/* out[members + 1] becomes the count of all parts but `without` (-1: of all). work[members + 1] */
static bool join_parts(const counting *c, int without, double *out, double *work, size_t *n)
{
    bool ok = true;

    *n = c->sure.n;
    memcpy(out, c->sure.count, (c->sure.n + 1) * sizeof *out);
    for (int b = 0; b < c->q->n_batches && ok; b++) {
        if (b == without || !c->batches[b].n)
            continue;
        ok = event_count_join(out, *n, c->batches[b].count, c->batches[b].n, work);
        *n += c->batches[b].n;
        memcpy(out, work, (*n + 1) * sizeof *out);
    }
    return ok;
}

static void counting_clear(counting *c)
{
    for (int b = 0; c->batches && b < c->q->n_batches; b++)
        release(c->batches[b].count);
    release(c->batches);
    release(c->chances);
    release(c->given);
    release(c->sure.count);
}

static bool counting_init(counting *c, const stock_question *q)
{
    bool ok;

    *c = (counting){.q = q,
                    .chances = allocate_array(q->n + 1, sizeof *c->chances),
                    .given = allocate_array(q->n + 1, sizeof *c->given),
                    .batches = allocate_array((size_t)q->n_batches, sizeof *c->batches),
                    .sure.count = allocate_array(q->n + 1, sizeof *c->sure.count)};
    ok = c->chances && c->given && c->batches && c->sure.count && panel_factor_init(&c->panels, panels_differ(q));
    for (int b = 0; b < q->n_batches && ok; b++)
        ok = (c->batches[b].count = allocate_array(q->n + 1, sizeof *c->given)) != NULL;
    return ok;
}

static void find_range(const counting *c, const double *count, size_t n, stock_month *out)
{
    out->low = c->n_certain + event_count_quantile(count, n, STOCK_LOW);
    out->high = c->n_certain + event_count_quantile(count, n, 1 - STOCK_LOW);
}

static bool count_all(stock_flow *f, const stock_question *q)
{
    counting c;
    double *count = allocate_array(q->n + 1, sizeof *count), *work = allocate_array(q->n + 1, sizeof *work);
    bool ok = counting_init(&c, q) && count && work;
    size_t n = 0;

    for (int t = 0; t < q->n_months && ok; t++) {
        ok = count_month(&c, t) && join_parts(&c, -1, count, work, &n);
        if (ok)
            find_range(&c, count, n, &f->months[t]);
    }
    if (ok)
        memcpy(f->count + c.n_certain, count, (n + 1) * sizeof *count);
    counting_clear(&c);
    release(count);
    release(work);
    return ok;
}

bool stock_flow_new(const stock_question *q, stock_flow **out)
{
    stock_flow *f = allocate_array(1, sizeof *f);

    if (!f)
        return false;
    f->n = q->n;
    f->n_months = q->n_months;
    f->months = allocate_array((size_t)q->n_months, sizeof *f->months);
    f->count = allocate_array(q->n + 1, sizeof *f->count);
    if (!f->months || !f->count || !count_all(f, q)) {
        stock_flow_free(f);
        return false;
    }
    for (size_t i = 0; i < q->n; i++)
        add_member(q, &q->members[i], f->months);
    *out = f;
    return true;
}

void stock_flow_free(stock_flow *f)
{
    if (!f)
        return;
    release(f->months);
    release(f->count);
    release(f);
}

const stock_month *stock_flow_month(const stock_flow *f, int month)
{
    return &f->months[month];
}

double stock_flow_at_least(const stock_flow *f, size_t target)
{
    return event_count_at_least(f->count, f->n, target);
}

size_t stock_flow_reached(const stock_flow *f, double chance)
{
    double above = 0;

    for (size_t k = f->n; k > 0; k--) {
        above += f->count[k];
        if (above >= chance)
            return k;
    }
    return 0;
}

/* --- newcomers ------------------------------------------------------------------------------------------------ */

/* below[panel][target] becomes P(so many of the members are in the stock | panel), of the target's batch. */
static bool count_below(counting *c, const stock_newcomers *more, size_t target, double *below)
{
    const stock_question *q = c->q;
    double *rest = allocate_array(q->n + 1, sizeof *rest), *all = allocate_array(q->n + 1, sizeof *all);
    size_t n_rest = 0, n;
    bool ok = rest && all && join_parts(c, more->batch, rest, all, &n_rest);

    for (size_t j = 0; j < c->panels.n && ok; j++) {
        n = 0;
        for (size_t i = 0; i < q->n; i++) {
            const stock_member *m = &q->members[i];

            if (m->batch == more->batch && is_judged(m, q->n_months - 1))
                c->chances[n++] = in_stock(q, m, q->n_months - 1, panel_factor_given(&c->panels, m->chance, severity_of(q, i), j));
        }
        ok = event_count_distribution(c->chances, n, c->given) && event_count_join(rest, n_rest, c->given, n, all);
        for (size_t k = 0; k <= n_rest + n && ok && c->n_certain + k < target; k++)
            below[j * target + c->n_certain + k] = all[k];
    }
    release(rest);
    release(all);
    return ok;
}

static double reached_by(const counting *c, const double *below, size_t target)
{
    double sum = 0;

    for (size_t j = 0; j < c->panels.n; j++) {
        double missed = 0;

        for (size_t k = 0; k < target; k++)
            missed += below[j * target + k];
        sum += c->panels.weights[j] * (1 - missed);
    }
    return sum;
}

bool stock_flow_by_number(const stock_question *q, const stock_newcomers *more, size_t target, double enough, double *at_least,
                          size_t *last)
{
    counting c;
    double lives = pow(1 - q->revoked, q->n_months - 1 - more->month), *below = NULL;
    bool ok = counting_init(&c, q);

    for (int t = 0; t < q->n_months && ok; t++)
        ok = count_month(&c, t);
    ok = ok && (below = allocate_array(c.panels.n * (target + 1), sizeof *below)) != NULL && count_below(&c, more, target, below);
    *last = 0;
    if (ok)
        at_least[0] = reached_by(&c, below, target);
    for (size_t i = 0; ok && i < more->n && at_least[i] < enough && target; i++) {
        at_least[i + 1] = at_least[i];
        for (size_t j = 0; j < c.panels.n; j++) {
            double p = lives * panel_factor_given(&c.panels, more->chances[i], more->severities ? more->severities[i] : q->severity, j);

            at_least[i + 1] += c.panels.weights[j] * event_count_add_below(below + j * target, target, p);
        }
        *last = i + 1;
    }
    counting_clear(&c);
    release(below);
    return ok;
}
