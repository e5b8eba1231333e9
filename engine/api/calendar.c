/* The calendar as a report and as iCalendar. */
#include <string.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "report/calendar_ics.h"
#include "report/calendar_report.h"

enum { USUAL_DAYS = 365 };

typedef struct listing {
    tidu_calendar_options options;
    filing_calendar *calendar;
    calendar_list list;
    filing_due *due;
} listing;

static tidu_status check_model(const environment *env, const char *id, tidu_error *err)
{
    const char *near;

    if (catalogue_has(&env->catalogue, id))
        return TIDU_OK;
    near = catalogue_suggest(&env->catalogue, id);
    return near ? error_set(err, TIDU_ENOTFOUND, _("unknown model '%s'; did you mean '%s'?"), id, near)
                : error_set(err, TIDU_ENOTFOUND, _("unknown model '%s'; 'tidu models list' shows all"), id);
}

static tidu_status check_region(const char *region, tidu_error *err)
{
    size_t n = region ? strlen(region) : 2;

    if (region && (n < 2 || n > 12 || strspn(region, "0123456789") != n))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no division code: 2 to 12 digits, such as 330502"), region);
    return TIDU_OK;
}

static tidu_status find_days(const tidu_calendar_options *o, calendar_list *list, tidu_error *err)
{
    if (!o->on || !date_parse_iso(o->on, strlen(o->on), &list->on))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), o->on ? o->on : "");
    if (o->days < 0 || o->days > 36500 || o->remind < 0)
        return error_set(err, TIDU_EUSAGE, _("a calendar looks 1 to 36500 days ahead"));
    list->to = list->on + (o->days ? o->days : USUAL_DAYS);
    return TIDU_OK;
}

/* list_close is due, also on failure. */
static tidu_status list_open(tidu_session *s, const tidu_calendar_options *given, listing *l, tidu_error *err)
{
    const tidu_calendar_options *o = &l->options;
    tidu_status status;

    *l = (listing){.calendar = NULL};
    ARGUMENT_TAKE(l->options, given);
    l->list.region = o->region;
    status = find_days(o, &l->list, err);
    if (!status)
        status = check_region(o->region, err);
    for (size_t i = 0; i < o->n_models && !status; i++)
        status = check_model(&s->env, o->models[i], err);
    if (!status)
        status = environment_calendar(&s->env, &l->calendar, err);
    if (status)
        return status;
    filing_span span = {.region = o->region, .from = l->list.on, .to = l->list.to, .rungs = o->models, .n_rungs = o->n_models};

    status = filing_calendar_between(l->calendar, &span, &l->due, &l->list.n, err);
    l->list.due = l->due;
    return status;
}

static void list_close(listing *l)
{
    release(l->due);
    filing_calendar_free(l->calendar);
}

tidu_status tidu_calendar(tidu_session *s, const tidu_calendar_options *options, tidu_report **out, tidu_error *err)
{
    listing l;
    tidu_status status = list_open(s, options, &l, err);
    document *d = status ? NULL : calendar_document(&l.list, s->env.is_chinese);

    list_close(&l);
    return status ? status : report_wrap(d, out, err);
}

tidu_status tidu_calendar_ics(tidu_session *s, const tidu_calendar_options *options, tidu_sink sink, void *context, tidu_error *err)
{
    listing l;
    text_buffer text;
    tidu_status status = list_open(s, options, &l, err);

    text_buffer_init(&text);
    if (!status)
        calendar_ics_write(&l.list, l.options.remind, s->env.is_chinese, &text);
    if (text.failed)
        status = error_memory(err);
    else if (!status && !sink(context, text_buffer_string(&text), text.length))
        status = error_set(err, TIDU_EIO, _("the output cannot be written"));
    text_buffer_clear(&text);
    list_close(&l);
    return status;
}
