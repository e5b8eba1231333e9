#include "report/diff_text.h"

#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/message.h"
#include "report/assessment_report.h"
#include "report/cite_text.h"
#include "report/value_text.h"

const char *diff_kind_name(diff_kind kind)
{
    static const char *const names[DIFF_KINDS] = {"came", "went", "new", "gone", "up", "down", "across", "town", "same"};

    return names[kind];
}

const char *diff_kind_text(diff_kind kind)
{
    static const char *const words[DIFF_KINDS] = {
        [DIFF_CAME] = N_("came into the list"),   [DIFF_WENT] = N_("went out of the list"), [DIFF_NEW] = N_("new, not in the list"),
        [DIFF_GONE] = N_("gone, was not in the list"), [DIFF_UP] = N_("moved up"),          [DIFF_DOWN] = N_("moved down"),
        [DIFF_ACROSS] = N_("other labels"),       [DIFF_TOWN] = N_("moved to another town"), [DIFF_SAME] = N_("unchanged")};

    return _(words[kind]);
}

const char *diff_step_name(diff_step step)
{
    static const char *const names[DIFF_STEPS] = {"data", "rule", "day"};

    return names[step];
}

const char *diff_step_text(diff_step step)
{
    static const char *const words[DIFF_STEPS] = {N_("the data"), N_("the rule"), N_("the day")};

    return _(words[step]);
}

const char *diff_role_name(diff_role role)
{
    static const char *const names[] = {"", "decisive", "enough", "together"};

    return names[role];
}

const char *diff_role_text(diff_role role)
{
    static const char *const words[] = {[DIFF_DECISIVE] = N_("decisive"),
                                        [DIFF_ENOUGH] = N_("enough alone, and so is another"),
                                        [DIFF_TOGETHER] = N_("only together")};

    return role == DIFF_TRIED ? "" : _(words[role]);
}

const char *diff_thing_name(diff_thing thing)
{
    static const char *const names[] = {"datum", "certificate", "company", "version", "fit", "year", "gate", "score", "item", "selection"};

    return names[thing];
}

/* --- states -------------------------------------------------------------------------------------------------------------- */

static const char *rung_name(const diff_view *v, const ladder_rung *rung, bool is_for_people)
{
    const char *called = dictionary_certificate_name(v->study->env->dictionary, rung->id);

    if (!is_for_people)
        return rung->id;
    if (rung->name.zh)
        return model_text_in(rung->name, v->is_chinese);
    return v->is_chinese && called ? called : rung->id;
}

static void rungs_text(const diff_view *v, rung_set held, bool is_for_people, text_buffer *out)
{
    const ladder *l = v->study->ladder;
    size_t n = 0;

    for (size_t r = 0; r < l->n_rungs; r++) {
        if (!(held >> r & 1))
            continue;
        text_buffer_append_string(out, n++ ? is_for_people ? "; " : ";" : "");
        text_buffer_append_string(out, rung_name(v, &l->rungs[r], is_for_people));
    }
    if (!n)
        text_buffer_append_string(out, is_for_people ? _("none") : "none");
}

void diff_state_text(const diff_view *v, diff_state s, bool is_for_people, text_buffer *out)
{
    static const char *const names[] = {"absent", "left_out", "no", "open", "yes", "holds"};

    if (s.standing > DIFF_LEFT_OUT && v->study->ladder) {
        rungs_text(v, s.held, is_for_people, out);
    } else if (!is_for_people) {
        text_buffer_print(out, "%s%s", names[s.standing], s.standing == DIFF_OPEN && s.can_file ? "_ready" : "");
    } else if (s.standing == DIFF_ABSENT) {
        text_buffer_append_string(out, _("not in the data"));
    } else if (s.standing == DIFF_LEFT_OUT) {
        text_buffer_append_string(out, _("not asked about"));
    } else if (s.standing == DIFF_HOLDS) {
        text_buffer_append_string(out, _("holds the certificate"));
    } else {
        truth verdict = s.standing == DIFF_NO ? TRUTH_FALSE : s.standing == DIFF_OPEN ? TRUTH_UNKNOWN : TRUTH_TRUE;

        text_buffer_append_string(out, verdict_word(verdict));
        if (s.standing == DIFF_OPEN && s.can_file)
            text_buffer_append_string(out, _(", can file"));
    }
}

/* --- causes -------------------------------------------------------------------------------------------------------------- */

void diff_version_text(const diff_side *side, text_buffer *out)
{
    char from[11];

    if (!side->model)
        return;
    date_format(side->model->from, from);
    text_buffer_print(out, _("%s, in force from %s, digest %.12s"), side->model->id, from, side->model->digest);
}

static void certificate_name(const diff_view *v, const diff_cause *c, text_buffer *out)
{
    const credential *held = c->held_now ? c->held_now : c->held_was;
    const char *called = dictionary_certificate_name(v->study->env->dictionary, held->model);
    char granted[11];

    date_format(held->granted_on, granted);
    text_buffer_print(out, _("certificate %s, granted on %s"), v->is_chinese && called ? called : held->model, granted);
}

void diff_cause_name(const diff_view *v, const diff_cause *c, text_buffer *out)
{
    const dictionary *d = v->study->env->dictionary;

    switch (c->thing) {
    case DIFF_DATUM:
        text_buffer_append_string(out, label_text(dictionary_get(d, c->indicator), v->is_chinese));
        if (c->year)
            text_buffer_print(out, v->is_chinese ? "（%d年）" : " %d", c->year);
        return;
    case DIFF_CERTIFICATE:
        certificate_name(v, c, out);
        return;
    case DIFF_GATE:
        text_buffer_append_string(out, model_text_in(c->gate->name, v->is_chinese));
        return;
    case DIFF_YEAR:
        text_buffer_append_string(out, _("the application year"));
        return;
    case DIFF_SCORE:
        text_buffer_append_string(out, _("points"));
        return;
    case DIFF_ITEM:
        text_buffer_append_string(out, model_text_in(c->item->name, v->is_chinese));
        return;
    case DIFF_COMPANY:
        text_buffer_append_string(out, _("the company"));
        return;
    case DIFF_VERSION:
        text_buffer_append_string(out, _("the version of the rule"));
        return;
    case DIFF_FIT:
        text_buffer_append_string(out, _("the outcomes to which the chances are fitted"));
        return;
    case DIFF_SELECTION:
        text_buffer_append_string(out, _("the companies asked about"));
        return;
    }
}

/* By the data of a day: until when; at the step of the day: whether it runs. */
static void certificate_value(const diff_cause *c, bool now, text_buffer *out)
{
    const credential *held = now ? c->held_now : c->held_was;
    const credential *any = c->held_now ? c->held_now : c->held_was;
    char day[11];

    if (!held && c->step == DIFF_BY_DAY) {
        date_format(now ? any->expires_on : any->granted_on, day);
        text_buffer_print(out, now ? _("ran out on %s") : _("not granted before %s"), day);
    } else if (!held) {
        text_buffer_append_string(out, _("not in the data"));
    } else if (held->expires_on == DATE_NO_END) {
        text_buffer_append_string(out, _("last day unknown"));
    } else if (held->expires_on == CREDENTIAL_FOR_EVER) {
        text_buffer_append_string(out, _("for ever"));
    } else {
        date_format(held->expires_on, day);
        text_buffer_print(out, _("valid until %s"), day);
    }
}

static void datum_value(const diff_view *v, const diff_cause *c, bool now, text_buffer *out)
{
    const indicator *i = dictionary_get(v->study->env->dictionary, c->indicator);
    const diff_value *x = now ? &c->now : &c->was;
    char text[VALUE_TEXT_SIZE];

    if (i->type == INDICATOR_TEXT) {
        text_buffer_append_string(out, x->text ? x->text : _("missing"));
        return;
    }
    value_text(x->number, indicator_unit(i), v->is_chinese, text);
    text_buffer_append_string(out, text);
}

static void gate_value(const diff_cause *c, bool now, text_buffer *out)
{
    if ((now && c->is_old_gate) || (!now && c->is_new_gate))
        text_buffer_append_string(out, _("not in this version"));
    else
        text_buffer_append_string(out, state_word(now ? c->gate_now : c->gate_was));
}

void diff_cause_value(const diff_view *v, const diff_cause *c, bool now, text_buffer *out)
{
    char text[VALUE_TEXT_SIZE];

    switch (c->thing) {
    case DIFF_DATUM:
        datum_value(v, c, now, out);
        return;
    case DIFF_CERTIFICATE:
        certificate_value(c, now, out);
        return;
    case DIFF_GATE:
        gate_value(c, now, out);
        return;
    case DIFF_SCORE:
    case DIFF_ITEM:
        interval_text(now ? c->now.number : c->was.number, now ? c->now_most : c->was_most, text);
        text_buffer_append_string(out, text);
        return;
    case DIFF_COMPANY:
        text_buffer_append_string(out, now == c->is_here ? _("in the data") : _("not in the data"));
        return;
    case DIFF_VERSION:
    case DIFF_FIT:
        diff_version_text(&v->study->sides[now], out);
        return;
    case DIFF_YEAR:
    case DIFF_SELECTION:
        text_buffer_print(out, "%d", v->study->sides[now].year);
        return;
    }
}

void diff_cause_cite(const diff_view *v, const diff_cause *c, text_buffer *out)
{
    const model_citation *cite = c->thing == DIFF_GATE ? &c->gate->cite : c->thing == DIFF_ITEM ? &c->item->cite : NULL;

    if (cite && cite->text)
        cite_text(c->model, cite, v->is_chinese, out);
}
