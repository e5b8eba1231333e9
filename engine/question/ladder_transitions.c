/*
 * Counts of company-years are multinomial in each row; with an even Dirichlet prior of weight w over K states the posterior of a cell
 * with c of n company-years is Beta(w / K + c, w (K - 1) / K + n - c), its mean (w / K + c) / (w + n). Years in a state are spells,
 * from the first year in it to the first in another; to rise ends a spell, and what falls, becomes unknown or goes on in the last
 * year is censored then (numeric/survival.h). Spells whose first year cannot be seen are left out.
 */
#include "question/ladder_transitions.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "numeric/beta.h"
#include "numeric/survival.h"

/* In place of a state. */
enum { NOT_YET = -1, UNKNOWN = -2 };

/* All that is known of the companies, year by year. */
typedef struct history {
    const ladder_state *state;
    ladder_transitions *t;
    int n_years;
    signed char *states; /* [company * n_years + year] */
    size_t ended[TRANSITION_STATES][TRANSITION_MOST_YEARS + 1];
    size_t censored[TRANSITION_STATES][TRANSITION_MOST_YEARS + 1];
} history;

static long end_of(int year)
{
    return date_to_days((date){year, 12, 31});
}

static rung_set main_rungs(const ladder *l)
{
    return (rung_set)((1ULL << l->tracks[0].n) - 1) << l->tracks[0].first;
}

/* The rungs of each company with a certificate granted by that day whose last day is unknown. */
static void mark_unknown(const ladder_state *s, long day, rung_set *out)
{
    memset(out, 0, s->n * sizeof *out);
    for (size_t i = 0; i < credentials_count(s->b->credentials); i++) {
        const credential *c = credentials_get(s->b->credentials, i);
        uint32_t company;

        if (c->expires_on != DATE_NO_END || c->granted_on > day)
            continue;
        company = panel_find_company(s->b->panel, c->code, strlen(c->code));
        if (company != PANEL_NO_COMPANY)
            out[company] |= ladder_certificate(s->ladder, c->model);
    }
}

/* --- the history --------------------------------------------------------------------------------------- */

/* The first year in which any company of the question was granted a certificate of the main ladder. */
static tidu_status find_years(const ladder_state *s, ladder_transitions *t, tidu_error *err)
{
    date on = date_from_days(s->b->on);
    long first = DATE_NO_END;

    t->last = s->b->on >= end_of(on.year) ? on.year : on.year - 1;
    for (size_t i = 0; s->b->credentials && i < credentials_count(s->b->credentials); i++) {
        const credential *c = credentials_get(s->b->credentials, i);
        uint32_t company = panel_find_company(s->b->panel, c->code, strlen(c->code));

        if (company != PANEL_NO_COMPANY && s->is_in[company] && c->granted_on < first &&
            (ladder_certificate(s->ladder, c->model) & main_rungs(s->ladder)))
            first = c->granted_on;
    }
    t->first = first == DATE_NO_END ? t->last : date_from_days(first).year;
    if (t->last - t->first < 1)
        return error_set(err, TIDU_EDATA, _("moves between rungs need certificates over at least two years' ends before %d: import the lists of holders of past years, with their days of grant"),
                         t->last + 1);
    if (t->last - t->first >= TRANSITION_MOST_YEARS)
        return error_set(err, TIDU_EDATA, _("the certificates reach back to %d, further than %d years: mend the days of grant, which tidu quality lists"),
                         t->first, TRANSITION_MOST_YEARS);
    return TIDU_OK;
}

static int state_of(const ladder *l, rung_set held, rung_set unknown)
{
    int known = ladder_highest(l, 0, held), possible = ladder_highest(l, 0, held | unknown);

    return possible > known ? UNKNOWN : known + 1;
}

static tidu_status find_states(history *h, tidu_error *err)
{
    const ladder_state *s = h->state;
    ladder_transitions *t = h->t;
    int founded = dictionary_find(panel_dictionary(s->b->panel), "founded_on");
    rung_set *held = allocate_array(s->n + 1, sizeof *held), *unknown = allocate_array(s->n + 1, sizeof *unknown);
    bool ok = held && unknown && h->states;

    for (int y = 0; y < h->n_years && ok; y++) {
        long day = end_of(t->first + y);

        ladder_mark(s->ladder, s->b, (ladder_span){LADDER_ANY_DAY, day, day}, held);
        mark_unknown(s, day, unknown);
        for (uint32_t i = 0; i < s->n; i++) {
            int state = binding_is_before_founding(s->b, i, t->first + y) ? NOT_YET : state_of(s->ladder, held[i], unknown[i]);

            h->states[(size_t)i * (size_t)h->n_years + (size_t)y] = (signed char)state;
            if (s->is_in[i] && state >= 0)
                t->holders[y][state]++;
            t->n_unknown += s->is_in[i] && state == UNKNOWN;
            t->n_undated += s->is_in[i] && !y && isnan(panel_number(s->b->panel, i, founded, PANEL_ANY_YEAR));
        }
    }
    release(held);
    release(unknown);
    return ok ? TIDU_OK : error_memory(err);
}

/* --- moves and stays ------------------------------------------------------------------------------------------ */

static void add_moves(history *h, const signed char *states)
{
    for (int y = 0; y + 1 < h->n_years; y++) {
        if (states[y] >= 0 && states[y + 1] >= 0) {
            h->t->counts[states[y]][states[y + 1]]++;
            h->t->totals[states[y]]++;
        }
    }
}

static void add_stays(history *h, uint32_t company, const signed char *states)
{
    bool is_new = binding_is_before_founding(h->state->b, company, h->t->first - 1);

    for (int y = 0, end; y < h->n_years; y = end) {
        int state = states[y];
        bool is_seen = y ? states[y - 1] != UNKNOWN : is_new, rises;

        for (end = y + 1; end < h->n_years && states[end] == state;)
            end++;
        if (state < 0)
            continue;
        rises = end < h->n_years && states[end] > state;
        if (!is_seen) {
            h->t->n_unseen++;
            continue;
        }
        /* in the last year, or before an unknown one, it was last seen in its state the year before */
        if (rises || (end < h->n_years && states[end] >= 0))
            (rises ? h->ended : h->censored)[state][end - y]++;
        else
            h->censored[state][end - 1 - y]++;
        h->t->stays[state].spells++;
        h->t->stays[state].risen += rises;
    }
}

static void find_shares(ladder_transitions *t)
{
    double k = (double)t->n_states, prior = t->practice.weight / k, outside = (1 - t->practice.interval) / 2;

    for (size_t from = 0; from < t->n_states; from++) {
        double n = (double)t->totals[from];

        for (size_t to = 0; to < t->n_states; to++) {
            double a = prior + (double)t->counts[from][to], b = t->practice.weight + n - a;

            t->shares[from][to] = (transition_share){NAN, NAN, NAN};
            if (ladder_transitions_told(t, from))
                t->shares[from][to] = (transition_share){a / (a + b), beta_quantile(outside, a, b), beta_quantile(1 - outside, a, b)};
        }
    }
}

static void find_stays(history *h)
{
    size_t most = TRANSITION_MOST_YEARS;

    for (size_t from = 0; from < h->t->n_states; from++) {
        transition_stay *x = &h->t->stays[from];

        survival_curve(h->ended[from], h->censored[from], most, x->curve);
        x->seen = survival_seen(h->ended[from], h->censored[from], most);
        x->median = survival_median(x->curve, x->seen);
    }
}

bool ladder_transitions_told(const ladder_transitions *t, size_t from)
{
    return t->totals[from] > 0 && (double)t->totals[from] >= t->practice.minimum;
}

static tidu_status find_all(const ladder_state *s, ladder_transitions *t, tidu_error *err)
{
    history *h = allocate_array(1, sizeof *h);
    tidu_status status = h ? find_years(s, t, err) : error_memory(err);

    if (!status) {
        t->n_states = s->ladder->tracks[0].n + 1;
        h->state = s;
        h->t = t;
        h->n_years = t->last - t->first + 1;
        h->states = allocate_array((s->n + 1) * (size_t)h->n_years, sizeof *h->states);
        status = find_states(h, err);
    }
    for (uint32_t i = 0; !status && i < s->n; i++) {
        if (!s->is_in[i])
            continue;
        add_moves(h, h->states + (size_t)i * (size_t)h->n_years);
        add_stays(h, i, h->states + (size_t)i * (size_t)h->n_years);
    }
    if (!status) {
        find_shares(t);
        find_stays(h);
    }
    if (h)
        release(h->states);
    release(h);
    return status;
}

tidu_status ladder_transitions_make(const ladder_state *s, const transition_rules *practice, ladder_transitions **out, tidu_error *err)
{
    ladder_transitions *t = allocate_array(1, sizeof *t);
    tidu_status status;

    if (!t)
        return error_memory(err);
    t->practice = *practice;
    status = find_all(s, t, err);
    if (status)
        ladder_transitions_free(t);
    else
        *out = t;
    return status;
}

void ladder_transitions_free(ladder_transitions *t)
{
    release(t);
}
