/*
 * The application date, the settings and the version of the model that follow from a question.
 */
#include "question/question.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "rules/binding.h"

tidu_status question_day(const question *q, int year, long *out, tidu_error *err)
{
    *out = binding_default_date(year);
    if (!q->on)
        return TIDU_OK;
    if (!date_parse_iso(q->on, strlen(q->on), out))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), q->on);
    if (date_from_days(*out).year != year)
        return error_set(err, TIDU_EUSAGE,
                         _("the application date %s is not in the application year %d"), q->on, year);
    return TIDU_OK;
}

int question_year_of_day(const question *q)
{
    long day;

    return q->on && date_parse_iso(q->on, strlen(q->on), &day) ? date_from_days(day).year : 0;
}

tidu_status question_settings(const question *q, model *m, bool skips_unknown, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (!calibrations_apply(q->calibrated, m))
        return error_memory(err);
    for (size_t i = 0; i < q->n_settings && !status; i++) {
        const char *equals = strchr(q->settings[i], '=');
        char name[64];

        if (!equals || (size_t)(equals - q->settings[i]) >= sizeof name)
            return error_set(err, TIDU_EUSAGE, _("a setting must have the form name=value, not '%s'"),
                             q->settings[i]);
        memcpy(name, q->settings[i], (size_t)(equals - q->settings[i]));
        name[equals - q->settings[i]] = '\0';
        if (!skips_unknown || model_has_setting(m, name))
            status = model_set(m, name, equals + 1, err);
    }
    return status;
}

question question_again(const question *q, int year)
{
    return (question){.year = year,
                      .on = q->on,
                      .is_recheck = q->is_recheck,
                      .settings = q->settings,
                      .n_settings = q->n_settings,
                      .calibrated = q->calibrated};
}

application question_newest(const question *q)
{
    return (application){DATE_NO_END, q->is_recheck};
}

tidu_status question_model(const environment *env, const char *name, const question *q, int year,
                           model **out, tidu_error *err)
{
    application a = question_newest(q);
    model *m;
    tidu_status status = question_day(q, year, &a.day, err);

    if (!status)
        status = catalogue_load(&env->catalogue, name, a, env->dictionary, &m, err);
    if (status)
        return status;
    status = question_settings(q, m, false, err);
    if (status)
        model_free(m);
    else
        *out = m;
    return status;
}

/* "in force from 2022-08-01 on", with the restriction to new applications or reviews */
static void days_open_end(const model *m, const char *from, text_buffer *out)
{
    char recheck_to[11];

    if (!m->is_for_recheck) {
        text_buffer_print(out, _("in force from %s on, for new applications"), from);
    } else if (m->recheck_to != DATE_NO_END) {
        date_format(m->recheck_to, recheck_to);
        text_buffer_print(out, _("in force from %s on, for reviews until %s"), from, recheck_to);
    } else if (!m->is_for_new) {
        text_buffer_print(out, _("in force from %s on, for reviews"), from);
    } else {
        text_buffer_print(out, _("in force from %s on"), from);
    }
}

/* "in force from 2022-08-01 to 2026-03-31", likewise */
static void days_with_end(const model *m, const char *from, const char *to, text_buffer *out)
{
    char recheck_to[11];

    if (!m->is_for_recheck) {
        text_buffer_print(out, _("in force from %s to %s, for new applications"), from, to);
    } else if (m->recheck_to != m->to && m->recheck_to != DATE_NO_END) {
        date_format(m->recheck_to, recheck_to);
        text_buffer_print(out, _("in force from %s to %s, for reviews until %s"), from, to, recheck_to);
    } else if (!m->is_for_new) {
        text_buffer_print(out, _("in force from %s to %s, for reviews"), from, to);
    } else {
        text_buffer_print(out, _("in force from %s to %s"), from, to);
    }
}

static void days_text(const model *m, text_buffer *out)
{
    char from[11], to[11];

    date_format(m->from, from);
    if (m->to == DATE_NO_END) {
        days_open_end(m, from, out);
    } else {
        date_format(m->to, to);
        days_with_end(m, from, to, out);
    }
}

static tidu_status add_other(const environment *env, const char *file, const model *chosen, size_t *n,
                             text_buffer *out, tidu_error *err)
{
    model *m;
    tidu_status status = model_load(file, env->folders, env->dictionary, &m, err);

    if (status)
        return status;
    if (!strcmp(m->id, chosen->id) && strcmp(m->digest, chosen->digest)) {
        text_buffer_append_string(out, (*n)++ ? " / " : _("; other versions: "));
        days_text(m, out);
    }
    model_free(m);
    return TIDU_OK;
}

tidu_status question_version_note(const environment *env, const char *name, const model *m, application a,
                                  char *text, size_t size, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    size_t n_others = 0;
    text_buffer out;
    char on[11];

    *text = '\0';
    if (strcmp(name, m->id))
        return TIDU_OK;
    text_buffer_init(&out);
    days_text(m, &out);
    date_format(a.day, on);
    text_buffer_print(&out, a.is_recheck ? _("; this is a review on %s") : _("; this is a new application on %s"), on);
    for (size_t i = 0; i < env->catalogue.n && !status; i++) {
        if (catalogue_is_of(env->catalogue.files[i], name) && strcmp(env->catalogue.files[i], m->file))
            status = add_other(env, env->catalogue.files[i], m, &n_others, &out, err);
    }
    if (!status && out.failed)
        status = error_memory(err);
    if (!status && (n_others || a.is_recheck))
        snprintf(text, size, "%s", text_buffer_string(&out));
    text_buffer_clear(&out);
    return status;
}
