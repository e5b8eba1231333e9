/* The calendar as a report and as iCalendar, and what of it is due for which company. */
#include <string.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "report/calendar_ics.h"
#include "report/calendar_report.h"
#include "scenario/company_order.h"

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
    return status ? status : report_wrap(&s->env, d, out, err);
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

/* --- companies --------------------------------------------------------------------------------------------------- */

typedef struct company_listing {
    listing of;
    selection *selection;
    loaded_data data;
    binding binding;
    uint8_t *is_in;
    company_due *rows;
    size_t n, capacity;
    const char *code; /* of the company in turn */
} company_listing;

static bool want_places(void *context, int year, panel *into)
{
    const company_listing *c = context;
    const dictionary *d = panel_dictionary(into);

    return panel_want(into, dictionary_find(d, "region"), 0, 0) && panel_want(into, dictionary_find(d, "town"), 0, 0) &&
           selection_want(c->selection, year, into);
}

static tidu_status load_companies(company_listing *c, inquiry *asked, tidu_error *err)
{
    data_need need = {.want = want_places, .context = c};
    int year = asked->question.year;
    tidu_status status = selection_new(asked->env->dictionary, &asked->question, &c->selection, err);

    if (!status)
        status = data_load(asked->env, &asked->source, &need, &year, &c->data, err);
    if (status)
        return status;
    asked->found = data_take_problems(&c->data);
    c->binding = (binding){c->data.panel, c->data.credentials, year, c->of.list.on};
    return selection_members(c->selection, &c->binding, &c->is_in, err);
}

static bool holds(void *context, const char *certificate, long day)
{
    const company_listing *c = context;

    return c->data.credentials && credentials_find(c->data.credentials, c->code, certificate, day);
}

/* Nobody applies for what the company holds beyond the year; whose certificate runs out in it is checked again, others are new. */
static bool concerns(company_listing *c, const filing_due *x)
{
    const filing_entry *e = x->entry;
    long end = date_to_days((date){date_from_days(x->due).year, 12, 31});

    if (!e->rung)
        return true;
    if (holds(c, e->rung, end))
        return false;
    return holds(c, e->rung, x->due) ? e->is_for_recheck : e->is_for_new;
}

static tidu_status add_company(company_listing *c, uint32_t company, tidu_error *err)
{
    const tidu_calendar_options *o = &c->of.options;
    const char *region = panel_text(c->data.panel, company, dictionary_find(panel_dictionary(c->data.panel), "region"));
    filing_span span = {.region = region ? region : "", .from = c->of.list.on, .to = c->of.list.to, .rungs = o->models,
                        .n_rungs = o->n_models, .holds = holds, .context = c};
    filing_due *due = NULL;
    size_t n = 0, before = c->n;
    tidu_status status;

    c->code = panel_code(c->data.panel, company);
    status = filing_calendar_between(c->of.calendar, &span, &due, &n, err);
    for (size_t i = 0; i < n && !status && !(o->is_next && c->n > before); i++) {
        if (!concerns(c, &due[i]))
            continue;
        if (allocate_room((void **)&c->rows, &c->capacity, c->n + 1, sizeof *c->rows))
            c->rows[c->n++] = (company_due){company, due[i]};
        else
            status = error_memory(err);
    }
    release(due);
    return status;
}

static void companies_close(company_listing *c)
{
    list_close(&c->of);
    selection_free(c->selection);
    data_clear(&c->data);
    release(c->is_in);
    release(c->rows);
}

static tidu_status list_companies(company_listing *c, tidu_error *err)
{
    size_t n;
    uint32_t *order = company_order_new(c->data.panel, c->is_in, &n);
    tidu_status status = order ? TIDU_OK : error_memory(err);

    for (size_t i = 0; i < n && !status; i++)
        status = add_company(c, order[i], err);
    release(order);
    return status;
}

tidu_status tidu_calendar_companies(tidu_session *s, const tidu_query *query, const tidu_calendar_options *options, tidu_report **out,
                                    tidu_problems **found, tidu_error *err)
{
    company_listing c = {.selection = NULL};
    inquiry asked = inquiry_of(s, query, found);
    document *d = NULL;
    tidu_status status = list_open(s, options, &c.of, err);

    if (!status && !c.of.options.n_models)
        status = error_set(err, TIDU_EUSAGE, _("the calendar of companies needs the models that they may apply for, such as hnte"));
    if (!status)
        status = load_companies(&c, &asked, err);
    if (!status)
        status = list_companies(&c, err);
    if (!status && !(d = company_calendar_document(c.data.panel, c.rows, c.n, c.of.list.on, s->env.is_chinese)))
        status = error_memory(err);
    companies_close(&c);
    status = problems_end(status, asked.found, found, err);
    return report_end(&s->env, status, d, out, err);
}
