/*
 * Both days are loaded once, with all that either rule reads in either year, and everybody is judged four times: by the data, the rule
 * and the day of the first day, and with each of the three replaced in turn. Whoever stands elsewhere in the end has a row whose steps
 * are explained one by one.
 */
#include "question/diff_study_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/named_file.h"
#include "verdict/chance_map.h"

binding diff_study_binding(const diff_study *s, size_t data, size_t day)
{
    return (binding){s->sides[data].data.panel, s->sides[data].data.credentials, s->sides[day].year, s->sides[day].on};
}

tidu_status diff_study_cause(diff_study *s, diff_row *row, const diff_cause *cause, tidu_error *err)
{
    if (!allocate_room((void **)&s->causes, &s->causes_room, s->n_causes + 1, sizeof *s->causes))
        return error_memory(err);
    s->causes[s->n_causes++] = *cause;
    row->n_causes++;
    return TIDU_OK;
}

/* --- what is asked --------------------------------------------------------------------------------------------------- */

static tidu_status check_days(const diff_days *days, tidu_error *err)
{
    long parsed[2];

    for (int i = 0; i < 2; i++) {
        if (!date_parse_iso(days->days[i], strlen(days->days[i]), &parsed[i]))
            return error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), days->days[i]);
    }
    return parsed[0] < parsed[1] ? TIDU_OK
                                 : error_set(err, TIDU_EUSAGE, _("the first day must lie before the second: %s is not before %s"),
                                             days->days[0], days->days[1]);
}

/* The application date is the day itself, unless another one or another year is asked for. */
static tidu_status settle_day(diff_side *side, const char *on, tidu_error *err)
{
    question *q = &side->question;

    q->on = on ? on : side->day;
    if (!q->year)
        q->year = question_year_of_day(q);
    else if (!on && question_year_of_day(q) != q->year)
        q->on = NULL;
    side->year = q->year;
    return question_day(q, side->year, &side->on, err);
}

static tidu_status load_rule(const diff_study *s, const char *name, diff_side *side, tidu_error *err)
{
    tier_rules tiers;
    tidu_status status;

    side->judge = (diff_judge){.ladder = s->ladder, .threads = s->env->threads};
    if (s->ladder)
        return TIDU_OK;
    status = question_model(s->env, name, &side->question, side->year, &side->model, err);
    if (!status)
        status = environment_tiers(s->env, &tiers, err);
    if (!status && !(side->assessor = assessor_new(side->model)))
        status = error_memory(err);
    if (status)
        return status;
    side->judge.model = side->model;
    side->judge.assessor = side->assessor;
    side->judge.file_from = chance_goal_readiness(side->model, tiers.apply_readiness);
    return TIDU_OK;
}

static tidu_status load_ladder(diff_study *s, const char *name, tidu_error *err)
{
    char path[NAMED_FILE_SIZE];
    tidu_status status = named_file_find(s->env->folders, "ladders", name ? name : "national", path, err);

    return status ? status : ladder_load(path, &s->env->catalogue, &s->ladder, err);
}

static tidu_status load_rules(diff_study *s, const inquiry *const asked[2], const diff_days *days, tidu_error *err)
{
    tidu_status status = asked[1]->model ? TIDU_OK : load_ladder(s, days->ladder, err);

    for (int i = 0; i < 2 && !status; i++) {
        diff_side *side = &s->sides[i];

        side->day = days->days[i];
        side->question = asked[i]->question;
        status = settle_day(side, days->on[i], err);
        if (!status)
            status = load_rule(s, asked[1]->model, side, err);
    }
    if (!status)
        status = selection_new(s->env->dictionary, &s->sides[1].question, &s->selection, err);
    for (int i = 0; i < 2; i++)
        s->sides[i].judge.selection = s->selection;
    return status;
}

/* --- the data -------------------------------------------------------------------------------------------------------- */

/* What the rule of one side reads on the day of one. */
static bool want(const diff_study *s, size_t rule, size_t day, panel *into)
{
    int year = s->sides[day].year;

    return panel_want(into, dictionary_find(panel_dictionary(into), "town"), 0, 0) && selection_want(s->selection, year, into) &&
           (s->ladder || assessor_want(s->sides[rule].assessor, year, into));
}

static bool want_all(void *context, int year, panel *into)
{
    const diff_study *s = context;

    (void)year;
    return want(s, 0, 0, into) && want(s, 1, 0, into) && want(s, 1, 1, into);
}

static tidu_status load_data(diff_study *s, const inquiry *const asked[2], tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (int i = 0; i < 2 && !status; i++) {
        int year = s->sides[i].year;

        status = data_load(s->env, &asked[i]->source, &(data_need){.want = want_all, .context = s}, &year, &s->sides[i].data, err);
    }
    s->wanted = status ? NULL : panel_new(s->env->dictionary);
    if (!status && (!s->wanted || !want(s, 0, 0, s->wanted)))
        status = error_memory(err);
    return status;
}

/* --- four times ------------------------------------------------------------------------------------------------------- */

static bool is_same_rule(const diff_study *s)
{
    const model *a = s->sides[0].model, *b = s->sides[1].model;

    return s->ladder || (!strcmp(a->digest, b->digest) && s->sides[0].question.calibrated == s->sides[1].question.calibrated);
}

static tidu_status judge_step(diff_study *s, size_t step, size_t rule, size_t data, size_t day, tidu_error *err)
{
    binding b = diff_study_binding(s, data, day);

    s->states[step] = allocate_array(panel_count(b.panel) + 1, sizeof **s->states);
    return s->states[step] ? diff_judge_run(&s->sides[rule].judge, &b, s->states[step], &s->found[step], err) : error_memory(err);
}

static tidu_status judge_all(diff_study *s, tidu_error *err)
{
    tidu_status status = judge_step(s, 0, 0, 0, 0, err);

    if (!status)
        status = judge_step(s, 1, 0, 1, 0, err);
    if (!status && is_same_rule(s)) {
        s->states[2] = s->states[1];
        s->found[2] = s->found[1];
    } else if (!status) {
        status = judge_step(s, 2, 1, 1, 0, err);
    }
    return status ? status : judge_step(s, 3, 1, 1, 1, err);
}

/* --- rows ------------------------------------------------------------------------------------------------------------- */

static int level_of(const diff_study *s, diff_state state)
{
    int n = 0;

    if (!s->ladder)
        return 2 * (int)state.standing + state.can_file;
    for (rung_set rest = state.held; rest; rest &= rest - 1)
        n++;
    return (ladder_highest(s->ladder, 0, state.held) + 1) * (LADDER_MOST_RUNGS + 1) + n;
}

static bool is_asked(diff_state state)
{
    return state.standing > DIFF_LEFT_OUT;
}

static bool is_other_town(const diff_row *row)
{
    const char *a = row->towns[0] ? row->towns[0] : "", *b = row->towns[1] ? row->towns[1] : "";

    return strcmp(a, b) != 0;
}

static diff_kind kind_of(const diff_study *s, const diff_row *row)
{
    diff_state a = row->states[0], b = row->states[DIFF_STEPS];
    int difference = level_of(s, b) - level_of(s, a);

    if (diff_state_is_listed(a) != diff_state_is_listed(b))
        return diff_state_is_listed(a) ? DIFF_WENT : DIFF_CAME;
    if (is_asked(a) != is_asked(b))
        return is_asked(b) ? DIFF_NEW : DIFF_GONE;
    if (!diff_state_equals(a, b))
        return difference > 0 ? DIFF_UP : difference < 0 ? DIFF_DOWN : DIFF_ACROSS;
    return is_other_town(row) ? DIFF_TOWN : DIFF_SAME;
}

/* Of one state after another: as kind_of says of the first and the last. */
static bool moves_so(const diff_study *s, diff_kind kind, diff_state a, diff_state b)
{
    int difference = level_of(s, b) - level_of(s, a);

    switch (kind) {
    case DIFF_CAME:
        return !diff_state_is_listed(a) && diff_state_is_listed(b);
    case DIFF_WENT:
        return diff_state_is_listed(a) && !diff_state_is_listed(b);
    case DIFF_NEW:
        return !is_asked(a) && is_asked(b);
    case DIFF_GONE:
        return is_asked(a) && !is_asked(b);
    case DIFF_UP:
        return difference > 0;
    case DIFF_DOWN:
        return difference < 0;
    case DIFF_ACROSS:
        return !diff_state_equals(a, b);
    case DIFF_TOWN:
    case DIFF_SAME:
    case DIFF_KINDS:
        break;
    }
    return true;
}

static diff_step cause_of(const diff_study *s, const diff_row *row)
{
    diff_step step = DIFF_BY_DATA;

    while (step < DIFF_BY_DAY && !moves_so(s, row->kind, row->states[step], row->states[step + 1]))
        step++;
    return step;
}

static void add_row(diff_study *s, const char *code, uint32_t then, uint32_t now)
{
    const int town = dictionary_find(s->env->dictionary, "town");
    diff_row row = {.code = code, .company = {then, now}};

    if (then != PANEL_NO_COMPANY)
        row.states[0] = s->states[0][then];
    for (size_t step = 1; step <= DIFF_STEPS && now != PANEL_NO_COMPANY; step++)
        row.states[step] = s->states[step][now];
    for (int i = 0; i < 2; i++)
        row.towns[i] = row.company[i] == PANEL_NO_COMPANY ? NULL : panel_text(s->sides[i].data.panel, row.company[i], town);
    if (!is_asked(row.states[0]) && !is_asked(row.states[DIFF_STEPS]))
        return;
    row.kind = kind_of(s, &row);
    row.cause = cause_of(s, &row);
    s->n_moved += row.kind != DIFF_SAME;
    s->rows[s->n++] = row;
}

static int order_of(const void *x, const void *y)
{
    const diff_row *a = x, *b = y;
    int order = (a->kind > b->kind) - (a->kind < b->kind);
    const char *here = a->towns[1] ? a->towns[1] : a->towns[0], *there = b->towns[1] ? b->towns[1] : b->towns[0];

    order = order ? order : strcmp(here ? here : "", there ? there : "");
    return order ? order : strcmp(a->code, b->code);
}

static tidu_status find_rows(diff_study *s, tidu_error *err)
{
    const panel *then = s->sides[0].data.panel, *now = s->sides[1].data.panel;
    size_t n = panel_count(now);
    uint8_t *is_named = allocate_array(n + 1, 1);
    tidu_status status = is_named ? TIDU_OK : error_memory(err);

    s->rows = allocate_array(n + panel_count(then) + 1, sizeof *s->rows);
    if (!status && !s->rows)
        status = error_memory(err);
    if (is_named)
        memset(is_named, 1, n);
    if (!status)
        status = selection_has_names(s->selection) ? selection_keep_named(s->selection, now, is_named, err) : TIDU_OK;
    for (uint32_t i = 0; !status && i < n; i++) {
        const char *code = panel_code(now, i);

        if (is_named[i])
            add_row(s, code, panel_find_company(then, code, strlen(code)), i);
    }
    for (uint32_t i = 0; !status && i < panel_count(then) && !selection_has_names(s->selection); i++) {
        const char *code = panel_code(then, i);

        if (panel_find_company(now, code, strlen(code)) == PANEL_NO_COMPANY)
            add_row(s, code, i, PANEL_NO_COMPANY);
    }
    release(is_named);
    if (!status)
        qsort(s->rows, s->n, sizeof *s->rows, order_of);
    return status;
}

static bool moves_at(const diff_row *row, diff_step step)
{
    return !diff_state_equals(row->states[step], row->states[step + 1]);
}

static tidu_status explain(diff_study *s, diff_row *row, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    bool is_explained = false;

    row->first = s->n_causes;
    if (row->kind == DIFF_TOWN)
        status = diff_trial_name_town(s, row, err);
    if (moves_at(row, DIFF_BY_DATA))
        status = diff_trial_explain(s, row, err);
    for (diff_step step = DIFF_BY_RULE; step < DIFF_STEPS && !status; step++) {
        if (moves_at(row, step))
            status = diff_outcome_explain(s, row, step, err);
    }
    for (size_t i = 0; i < row->n_causes; i++)
        is_explained |= s->causes[row->first + i].step == row->cause;
    s->unexplained += !is_explained;
    return status;
}

static tidu_status explain_all(diff_study *s, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < s->n && !status; i++) {
        diff_row *row = &s->rows[i];

        if (row->kind != DIFF_SAME)
            status = explain(s, row, err);
        else
            s->back += moves_at(row, DIFF_BY_DATA) || moves_at(row, DIFF_BY_RULE) || moves_at(row, DIFF_BY_DAY);
    }
    s->pools.memory = s->memory;
    answer_reads_note_rows(s->env->reads, ANSWER_READS_POOLS);
    if (!status)
        status = store_list_pool_changes(s->sides[1].data.store, s->sides[0].data.store, s->sides[0].day, s->sides[1].day, &s->pools,
                                         err);
    return status;
}

tidu_status diff_study_open(const inquiry *asked, const inquiry *then, const diff_days *days, diff_study **out, tidu_error *err)
{
    const inquiry *const both[2] = {then, asked};
    diff_study *s;
    tidu_status status = check_days(days, err);

    if (status)
        return status;
    s = allocate_array(1, sizeof *s);
    if (!s)
        return error_memory(err);
    s->env = asked->env;
    status = (s->memory = arena_new()) ? load_rules(s, both, days, err) : error_memory(err);
    if (!status)
        status = load_data(s, both, err);
    if (!status)
        status = judge_all(s, err);
    if (!status)
        status = find_rows(s, err);
    if (!status)
        status = explain_all(s, err);
    if (status)
        diff_study_free(s);
    else
        *out = s;
    return status;
}

void diff_study_free(diff_study *s)
{
    if (!s)
        return;
    for (size_t step = 0; step <= DIFF_STEPS; step++) {
        if (step != DIFF_BY_DAY || s->states[step] != s->states[step - 1]) {
            release(s->states[step]);
            assessment_free(s->found[step]);
        }
    }
    for (int i = 0; i < 2; i++) {
        data_clear(&s->sides[i].data);
        assessor_free(s->sides[i].assessor);
        model_free(s->sides[i].model);
    }
    selection_free(s->selection);
    panel_free(s->wanted);
    ladder_free(s->ladder);
    release(s->rows);
    release(s->causes);
    release(s->pools.list);
    arena_free(s->memory);
    release(s);
}
