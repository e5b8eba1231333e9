/*
 * A company alone in a panel that holds what the first rule reads on the first day. Its data of both days are compared, and each that
 * differs is a change; a trial is the company with some of its changes made, judged as everybody is. First each change is made alone,
 * and taken back alone; only if none suffices, changes are added in order until the company stands where it stands with all of them, and
 * then those are left out again without which it still does.
 */
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "question/diff_study_internal.h"

typedef struct datum_change {
    int indicator, year;
    bool is_text;
    diff_value values[2];
    const char *exact[2];
    const credential *held[2]; /* of a certificate; both NULL: it is a cell */
    bool is_made;
} datum_change;

typedef struct trial {
    diff_study *study;
    diff_row *row;
    panel *panel;       /* of the company */
    datum_change *changes;
    size_t n, room;
    tidu_error *err;
} trial;

/* --- what differs ------------------------------------------------------------------------------------------------------ */

static bool differs(const datum_change *c)
{
    double a = c->values[0].number, b = c->values[1].number;

    if (c->is_text)
        return strcmp(c->values[0].text ? c->values[0].text : "", c->values[1].text ? c->values[1].text : "") != 0;
    if (!cell_is_value(a) || !cell_is_value(b))
        return cell_is_value(a) != cell_is_value(b);
    return a != b || strcmp(c->exact[0] ? c->exact[0] : "", c->exact[1] ? c->exact[1] : "") != 0;
}

static datum_change cell_of(const trial *t, int indicator, int year)
{
    datum_change c = {.indicator = indicator, .year = year};

    c.is_text = dictionary_get(t->study->env->dictionary, indicator)->type == INDICATOR_TEXT;
    for (int i = 0; i < 2; i++) {
        const panel *p = t->study->sides[i].data.panel;

        if (c.is_text)
            c.values[i].text = panel_text(p, t->row->company[i], indicator);
        else
            c.values[i].number = panel_number(p, t->row->company[i], indicator, year);
        c.exact[i] = c.is_text ? NULL : panel_exact(p, t->row->company[i], indicator, year);
    }
    return c;
}

static bool put(panel *p, const datum_change *c, int which)
{
    const diff_value *v = &c->values[which];

    if (c->is_text)
        return panel_put_text(p, 0, c->indicator, v->text, v->text ? strlen(v->text) : 0);
    return panel_put_number(p, 0, c->indicator, c->year, v->number) &&
           (!c->exact[which] || panel_keep_exact(p, 0, c->indicator, c->year, c->exact[which]));
}

static tidu_status note(trial *t, const datum_change *c)
{
    if (!allocate_room((void **)&t->changes, &t->room, t->n + 1, sizeof *t->changes))
        return error_memory(t->err);
    t->changes[t->n++] = *c;
    return TIDU_OK;
}

/* Take over a cell of the first day, and note whether it is another one now. */
static tidu_status take_cell(trial *t, int indicator, int year)
{
    datum_change c = cell_of(t, indicator, year);

    if (!put(t->panel, &c, 0))
        return error_memory(t->err);
    return differs(&c) ? note(t, &c) : TIDU_OK;
}

static tidu_status take_cells(trial *t)
{
    const dictionary *d = t->study->env->dictionary;
    int first[2], last[2];
    tidu_status status = TIDU_OK;

    for (int i = 0; i < 2; i++)
        panel_years(t->study->sides[i].data.panel, &first[i], &last[i]);
    for (int k = 0; k < dictionary_count(d) && !status; k++) {
        indicator_kind kind = dictionary_get(d, k)->kind;

        if (kind == INDICATOR_KEY || !panel_is_wanted(t->study->wanted, k, PANEL_ANY_YEAR))
            continue;
        if (kind == INDICATOR_ATTRIBUTE)
            status = take_cell(t, k, PANEL_ANY_YEAR);
        for (int year = first[0] && first[0] < first[1] ? first[0] : first[1];
             kind == INDICATOR_ANNUAL && !status && year && year <= (last[0] > last[1] ? last[0] : last[1]); year++) {
            if (panel_is_wanted(t->study->wanted, k, year))
                status = take_cell(t, k, year);
        }
    }
    return status;
}

static const credential *find_held(const credentials *all, const credential *same)
{
    const credential *c = NULL;

    while ((c = credentials_next(all, same->code, c)) && (strcmp(c->model, same->model) != 0 || c->granted_on != same->granted_on))
        ;
    return c;
}

static tidu_status take_certificates(trial *t)
{
    const credentials *then = t->study->sides[0].data.credentials, *now = t->study->sides[1].data.credentials;
    const credential *c = NULL;
    tidu_status status = TIDU_OK;

    while (!status && (c = credentials_next(now, t->row->code, c))) {
        const credential *before = find_held(then, c);

        if (!before || before->expires_on != c->expires_on)
            status = note(t, &(datum_change){.indicator = INDICATOR_NONE, .held = {before, c}});
    }
    while (!status && (c = credentials_next(then, t->row->code, c))) {
        if (!find_held(now, c))
            status = note(t, &(datum_change){.indicator = INDICATOR_NONE, .held = {c, NULL}});
    }
    return status;
}

/* --- trying ------------------------------------------------------------------------------------------------------------ */

static bool is_changed_certificate(const trial *t, const credential *c)
{
    for (size_t i = 0; i < t->n; i++) {
        if (t->changes[i].held[0] == c)
            return true;
    }
    return false;
}

static bool add_certificates(const trial *t, credentials *into)
{
    const credential *c = NULL;
    bool ok = true;

    while (ok && (c = credentials_next(t->study->sides[0].data.credentials, t->row->code, c)))
        ok = is_changed_certificate(t, c) || credentials_add(into, c);
    for (size_t i = 0; ok && i < t->n; i++) {
        const credential *held = t->changes[i].held[t->changes[i].is_made];

        ok = !held || credentials_add(into, held);
    }
    return ok;
}

static tidu_status judge(const trial *t, diff_state *out)
{
    diff_judge alone = t->study->sides[0].judge;
    binding b = diff_study_binding(t->study, 0, 0);
    credentials *held = credentials_new();
    tidu_status status = held && add_certificates(t, held) ? TIDU_OK : error_memory(t->err);

    alone.threads = 1;
    b.panel = t->panel;
    b.credentials = held;
    if (!status)
        status = diff_judge_run(&alone, &b, out, NULL, t->err);
    credentials_free(held);
    return status;
}

/* With the change made or not; *is_there says whether the company then stands as it does at that end of the step. */
static tidu_status set(trial *t, size_t i, bool is_made)
{
    datum_change *c = &t->changes[i];

    c->is_made = is_made;
    return c->held[0] || c->held[1] || put(t->panel, c, is_made) ? TIDU_OK : error_memory(t->err);
}

static tidu_status set_all(trial *t, bool is_made)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < t->n && !status; i++)
        status = set(t, i, is_made);
    return status;
}

static tidu_status stands_at(trial *t, int end, bool *is_there)
{
    diff_state state;
    tidu_status status = judge(t, &state);

    *is_there = !status && diff_state_equals(state, t->row->states[end]);
    return status;
}

/* One change the other way than all others: does the company then stand at that end of the step? */
static tidu_status try_alone(trial *t, size_t i, bool is_made, bool *is_there)
{
    tidu_status status = set(t, i, is_made), back;

    if (!status)
        status = stands_at(t, is_made ? 1 : 0, is_there);
    back = set(t, i, !is_made);
    return status ? status : back;
}

/* --- what is told ------------------------------------------------------------------------------------------------------ */

static void find_origin(const trial *t, const datum_change *c, store_origin *out)
{
    store *s = t->study->sides[1].data.store;
    char granted[11];

    if (c->held[1]) {
        date_format(c->held[1]->granted_on, granted);
        (void)store_find_certificate_origin(s, t->row->code, c->held[1]->model, granted, t->study->memory, out, NULL);
    } else if (!c->held[0]) {
        (void)store_find_origin(s, t->row->code, dictionary_get(t->study->env->dictionary, c->indicator)->name, c->year, t->study->memory,
                                out, NULL);
    }
}

static tidu_status tell(trial *t, const datum_change *c, diff_role role)
{
    diff_cause cause = {.step = DIFF_BY_DATA, .role = role, .indicator = c->indicator, .year = c->year, .was = c->values[0],
                        .now = c->values[1], .held_was = c->held[0], .held_now = c->held[1]};

    cause.thing = c->held[0] || c->held[1] ? DIFF_CERTIFICATE : DIFF_DATUM;
    find_origin(t, c, &cause.origin);
    return diff_study_cause(t->study, t->row, &cause, t->err);
}

/* Those that alone suffice; *n becomes their number. */
static tidu_status tell_single(trial *t, size_t *n)
{
    bool *suffices = allocate_array(t->n + 1, sizeof *suffices), undoes;
    tidu_status status = suffices ? set_all(t, false) : error_memory(t->err);

    *n = 0;
    for (size_t i = 0; i < t->n && !status; i++) {
        status = try_alone(t, i, true, &suffices[i]);
        *n += !status && suffices[i];
    }
    if (!status && *n)
        status = set_all(t, true);
    for (size_t i = 0; i < t->n && !status && *n; i++) {
        if (!suffices[i])
            continue;
        status = try_alone(t, i, false, &undoes);
        if (!status)
            status = tell(t, &t->changes[i], undoes ? DIFF_DECISIVE : DIFF_ENOUGH);
    }
    release(suffices);
    return status;
}

/* Leave out again what the company stands there without. */
static tidu_status prune(trial *t)
{
    tidu_status status = TIDU_OK;
    bool is_there;

    for (size_t i = 0; i < t->n && !status; i++) {
        if (!t->changes[i].is_made)
            continue;
        status = set(t, i, false);
        if (!status)
            status = stands_at(t, 1, &is_there);
        if (!status && !is_there)
            status = set(t, i, true);
    }
    return status;
}

static tidu_status tell_together(trial *t)
{
    tidu_status status = set_all(t, false);
    bool is_there = false;

    for (size_t i = 0; i < t->n && !status && !is_there; i++) {
        status = set(t, i, true);
        if (!status)
            status = stands_at(t, 1, &is_there);
    }
    if (status || !is_there)
        return status; /* nothing explains it, which is counted */
    status = prune(t);
    for (size_t i = 0; i < t->n && !status; i++) {
        if (t->changes[i].is_made)
            status = tell(t, &t->changes[i], DIFF_TOGETHER);
    }
    return status;
}

static tidu_status explain_company(diff_study *s, diff_row *row, tidu_error *err)
{
    diff_cause cause = {.step = DIFF_BY_DATA, .thing = DIFF_COMPANY, .role = DIFF_DECISIVE, .indicator = INDICATOR_NONE,
                        .is_here = row->company[1] != PANEL_NO_COMPANY};

    if (cause.is_here)
        (void)store_find_company_origin(s->sides[1].data.store, row->code, s->memory, &cause.origin, NULL);
    return diff_study_cause(s, row, &cause, err);
}

static tidu_status begin(trial *t)
{
    tidu_status status;

    t->panel = panel_new_alike(t->study->wanted);
    if (!t->panel || panel_add_company(t->panel, t->row->code, strlen(t->row->code)) == PANEL_NO_COMPANY)
        return error_memory(t->err);
    status = take_cells(t);
    return status ? status : take_certificates(t);
}

tidu_status diff_trial_explain(diff_study *s, diff_row *row, tidu_error *err)
{
    trial t = {.study = s, .row = row, .err = err};
    size_t n = 0;
    tidu_status status;

    if (row->company[0] == PANEL_NO_COMPANY || row->company[1] == PANEL_NO_COMPANY)
        return explain_company(s, row, err);
    status = begin(&t);
    if (!status)
        status = tell_single(&t, &n);
    if (!status && !n)
        status = tell_together(&t);
    panel_free(t.panel);
    release(t.changes);
    return status;
}

tidu_status diff_trial_name_town(diff_study *s, diff_row *row, tidu_error *err)
{
    trial t = {.study = s, .row = row, .err = err};
    datum_change c = cell_of(&t, dictionary_find(s->env->dictionary, "town"), PANEL_ANY_YEAR);

    return tell(&t, &c, DIFF_DECISIVE);
}
