#include "question/diff_judge.h"

#include "base/allocate.h"
#include "base/error.h"
#include "ladder/ladder_state.h"

bool diff_state_equals(diff_state a, diff_state b)
{
    return a.standing == b.standing && a.can_file == b.can_file && a.held == b.held;
}

bool diff_state_is_listed(diff_state s)
{
    return s.standing == DIFF_OPEN || s.standing == DIFF_YES;
}

/* *is_in stays NULL if nobody is selected. */
static tidu_status select(const diff_judge *j, const binding *b, uint8_t **is_in, tidu_error *err)
{
    tidu_error nobody;
    tidu_status status = selection_filtered(j->selection, b, is_in, &nobody);

    if (status && status != TIDU_ENOTFOUND && err)
        *err = nobody;
    return status == TIDU_ENOTFOUND ? TIDU_OK : status;
}

static tidu_status judge_by_ladder(const diff_judge *j, const binding *b, diff_state *out, tidu_error *err)
{
    size_t n = panel_count(b->panel);
    rung_set *held = allocate_array(n + 1, sizeof *held);

    if (!held)
        return error_memory(err);
    ladder_mark(j->ladder, b, (ladder_span){LADDER_ANY_DAY, b->on, b->on}, held);
    for (size_t i = 0; i < n; i++)
        out[i] = (diff_state){held[i] ? DIFF_YES : DIFF_NO, false, held[i]};
    release(held);
    return TIDU_OK;
}

static diff_state state_of(const diff_judge *j, const assessment *a, const binding *b, uint32_t i)
{
    static const diff_standing standings[] = {[TRUTH_FALSE] = DIFF_NO, [TRUTH_UNKNOWN] = DIFF_OPEN, [TRUTH_TRUE] = DIFF_YES};

    if (credentials_find(b->credentials, panel_code(b->panel, i), j->model->id, b->on))
        return (diff_state){.standing = DIFF_HOLDS};
    return (diff_state){standings[a->verdicts[i]], a->verdicts[i] != TRUTH_FALSE && a->readiness[i] >= j->file_from, 0};
}

static tidu_status judge_by_model(const diff_judge *j, const binding *b, diff_state *out, assessment **kept, tidu_error *err)
{
    assessment *a = NULL;
    tidu_status status = assessor_run(j->assessor, b, j->threads, &a, err);

    for (uint32_t i = 0; !status && i < a->n; i++)
        out[i] = state_of(j, a, b, i);
    if (kept)
        *kept = a;
    else
        assessment_free(a);
    return status;
}

tidu_status diff_judge_run(const diff_judge *j, const binding *b, diff_state *out, assessment **kept, tidu_error *err)
{
    uint8_t *is_in = NULL;
    tidu_status status = select(j, b, &is_in, err);

    if (kept)
        *kept = NULL;
    if (!status)
        status = j->ladder ? judge_by_ladder(j, b, out, err) : judge_by_model(j, b, out, kept, err);
    for (size_t i = 0; !status && i < panel_count(b->panel); i++) {
        if (!is_in || !is_in[i])
            out[i] = (diff_state){.standing = DIFF_LEFT_OUT};
    }
    release(is_in);
    return status;
}
