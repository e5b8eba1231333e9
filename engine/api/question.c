#include <string.h>

#include "api/api_internal.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"

tidu_status question_day(const tidu_question *q, int year, long *out, tidu_error *err)
{
    *out = binding_default_date(year);
    if (!q || !q->on)
        return TIDU_OK;
    if (!date_parse_iso(q->on, strlen(q->on), out))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no date; write it like 2025-07-01"), q->on);
    if (date_from_days(*out).year != year)
        return error_set(err, TIDU_EUSAGE,
                         _("the application date %s is not in the application year %d"), q->on, year);
    return TIDU_OK;
}

static bool has_setting(const model *m, const char *name)
{
    for (size_t i = 0; i < m->n_settings; i++) {
        if (!strcmp(m->settings[i].value.name, name))
            return true;
    }
    return false;
}

tidu_status question_settings(const tidu_question *q, model *m, bool skips_unknown, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; q && i < q->n_settings && !status; i++) {
        const char *equals = strchr(q->settings[i], '=');
        char name[64];

        if (!equals || (size_t)(equals - q->settings[i]) >= sizeof name)
            return error_set(err, TIDU_EUSAGE, _("a setting is written name=value, not '%s'"),
                             q->settings[i]);
        memcpy(name, q->settings[i], (size_t)(equals - q->settings[i]));
        name[equals - q->settings[i]] = '\0';
        if (!skips_unknown || has_setting(m, name))
            status = model_set(m, name, equals + 1, err);
    }
    return status;
}

tidu_status question_model(tidu_session *s, const char *name, const tidu_question *q, int year,
                           model **out, tidu_error *err)
{
    long day;
    model *m;
    tidu_status status = question_day(q, year, &day, err);

    if (!status)
        status = catalogue_load(&s->catalogue, name, day, s->dictionary, &m, err);
    if (status)
        return status;
    status = question_settings(q, m, false, err);
    if (status)
        model_free(m);
    else
        *out = m;
    return status;
}
