/*
 * The gaps of one company as values.
 */
#include <assert.h>
#include <math.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "report/value_text.h"

static_assert((int)TIDU_GAP_REACHABLE == GAP_REACHABLE && (int)TIDU_GAP_MISSING == GAP_MISSING &&
                  (int)TIDU_GAP_WAITS == GAP_WAITS && (int)TIDU_GAP_NO_EFFECT == GAP_NO_EFFECT &&
                  (int)TIDU_GAP_BOUNDED == GAP_BOUNDED && (int)TIDU_GAP_NOT_APPLICABLE == GAP_NOT_APPLICABLE &&
                  (int)TIDU_GAP_EXPERT == GAP_EXPERT && (int)TIDU_GAP_UNCHANGEABLE == GAP_UNCHANGEABLE,
              "reasons are given as they are");

struct tidu_gap_list {
    company_study *base;
    gaps *found;
};

tidu_status tidu_gap_list_open(tidu_session *s, const tidu_query *query, const char *code, tidu_gap_list **out,
                               tidu_problems **found, tidu_error *err)
{
    tidu_gap_list *l = allocate_array(1, sizeof *l);
    tidu_status status;

    if (found)
        *found = NULL;
    if (!l)
        return error_memory(err);
    status = company_study_open(s, query, code, (company_need){company_gaps_want, false}, &l->base, found, err);
    if (!status)
        status = company_gaps(l->base, &l->found, err);
    if (status)
        tidu_gap_list_close(l);
    else
        *out = l;
    return status;
}

void tidu_gap_list_close(tidu_gap_list *l)
{
    if (!l)
        return;
    gaps_free(l->found);
    company_study_close(l->base);
    release(l);
}

size_t tidu_gap_list_count(const tidu_gap_list *l)
{
    return l->found->n;
}

const tidu_model *tidu_gap_list_model(const tidu_gap_list *l)
{
    return &l->base->described;
}

static const indicator *find_indicator(const tidu_gap_list *l, int id)
{
    return id == INDICATOR_NONE ? NULL : dictionary_get(l->base->study->env->dictionary, id);
}

static const char *name_of(const indicator *i)
{
    return i ? i->name : NULL;
}

/* What a change leads to; without one nothing has been tried. */
static void add_outcome(const tidu_gap_list *l, const gap *x, tidu_gap *row)
{
    row->also_to = row->points_lo = row->points_hi = NAN;
    if (!x->is_possible)
        return;
    row->also = name_of(find_indicator(l, x->also));
    if (row->also)
        row->also_to = x->also_to;
    row->breaks = x->then.breaks;
    row->verdict_then = (tidu_verdict)x->then.verdict;
    row->needs_exception_then = x->then.needs_exception;
    if (x->subject == GAP_ITEM) {
        row->points_lo = x->points_least;
        row->points_hi = x->points_greatest;
    }
}

bool tidu_gap_list_get(const tidu_gap_list *l, size_t i, tidu_gap *out)
{
    static const tidu_part parts[] = {
        [GAP_GATE] = TIDU_PART_GATE, [GAP_DIRECT] = TIDU_PART_DIRECT, [GAP_ITEM] = TIDU_PART_ITEM};
    const gap *x = i < l->found->n ? &l->found->rows[i] : NULL;
    const indicator *input = x ? find_indicator(l, x->indicator) : NULL;

    if (!x)
        return false;
    tidu_gap row = {.part = parts[x->subject],
                    .number = x->which,
                    .id = x->condition,
                    .indicator = name_of(input),
                    .year = input ? x->year : 0,
                    .unit = input ? (tidu_unit)indicator_unit(input) : TIDU_UNIT_PLAIN,
                    .from = x->from,
                    .to = x->to,
                    .change = x->change,
                    .step = x->unit,
                    .reason = (tidu_gap_reason)x->reason,
                    .is_margin = x->is_margin,
                    .is_fact = x->is_fact,
                    .is_possible = x->is_possible,
                    .bound_by = name_of(find_indicator(l, x->bound_by))};

    add_outcome(l, x, &row);
    ROW_GIVE(out, row);
    return true;
}
