/*
 * One pass over the companies. Expected new holders are a sum of probabilities: the expected value of the number of
 * open companies that would get the rung, as far as the readiness is calibrated.
 */
#include "ladder/ladder_count.h"

static void count_verdict(const assessment *a, size_t company, bool holds, double formal, label_count *label)
{
    bool is_open = a->verdicts[company] == TRUTH_UNKNOWN;

    if (holds) {
        label->failing += a->verdicts[company] == TRUTH_FALSE;
        return;
    }
    label->yes += a->verdicts[company] == TRUTH_TRUE;
    label->no += a->verdicts[company] == TRUTH_FALSE;
    label->open += is_open;
    if (!is_open)
        return;
    label->exceptions += assessment_needs_exception(a, company);
    if (assessment_lacks_data(a, company))
        label->untold++;
    else
        label->unjudged += assessment_hangs_on_experts(a, company, formal);
    label->expected += a->readiness[company];
}

static void count_labels(const ladder_state *s, size_t company, double formal, ladder_counts *out)
{
    size_t n = s->ladder->n_rungs;

    for (size_t r = 0; r < n; r++) {
        const assessment *a = s->rungs[r];
        label_count *label = &out->labels[r];
        bool holds = s->held[company] >> r & 1;

        label->hold += holds;
        for (size_t other = 0; other < n; other++)
            out->both[r][other] += holds && (s->held[company] >> other & 1);
        if (a)
            count_verdict(a, company, holds, formal, label);
    }
}

/* Groups are exclusive: the first one counts. */
static void count_groups(const ladder *l, rung_set held, ladder_counts *out)
{
    for (size_t g = 0; g < l->n_groups; g++) {
        if (held & l->groups[g].rungs) {
            out->groups[g]++;
            return;
        }
    }
    out->no_group++;
}

void ladder_count(const ladder_state *s, double formal, ladder_counts *out)
{
    *out = (ladder_counts){.none = 0};
    for (size_t i = 0; i < s->n; i++) {
        int highest = ladder_highest(s->ladder, 0, s->held[i]);

        if (!s->is_in[i])
            continue;
        count_labels(s, i, formal, out);
        count_groups(s->ladder, s->held[i], out);
        if (highest != LADDER_NO_RUNG)
            out->highest[highest]++;
        else if (s->held[i])
            out->only_beside++;
        else
            out->none++;
    }
}
