#include "question/application_entry.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "intake/application_status.h"
#include "intake/batch_name.h"
#include "intake/cell_text.h"
#include "question/application_check.h"
#include "question/filing_history.h"
#include "store/store_application.h"
#include "store/store_calibration.h"
#include "store/store_entry.h"

enum { BATCH_SIZE = 320 };

typedef struct entry_work {
    const environment *env;
    const application_entry *asked;
    filed_application one;
    char batch[BATCH_SIZE];
    panel *company;    /* alone */
    applications *known; /* of the model */
    tidu_error *err;
} entry_work;

/* By its name or by a word of lists. */
static const char *find_status(const entry_work *w)
{
    char folded[BATCH_SIZE];

    cell_fold(w->asked->status, strlen(w->asked->status), folded, sizeof folded);
    return application_status_find(dictionary_words(w->env->dictionary), folded);
}

static tidu_status find_model(entry_work *w)
{
    const char *name = w->asked->model, *called = dictionary_find_certificate(w->env->dictionary, name);

    w->one.model = catalogue_has(&w->env->catalogue, name) || dictionary_certificate_name(w->env->dictionary, name) ? name : called;
    return w->one.model ? TIDU_OK
                        : error_set(w->err, TIDU_ENOTFOUND, _("no certificate has the name '%s'; give the id of a model, such as hnte"), name);
}

static tidu_status find_batch(entry_work *w)
{
    char folded[BATCH_SIZE - 16];

    w->one.year = w->asked->year;
    cell_fold(w->asked->batch, strlen(w->asked->batch), folded, sizeof folded);
    if (!*folded)
        return error_set(w->err, TIDU_EUSAGE, _("the batch has no name; write it as its list does: 第一批"));
    if (!batch_name_settle(folded, &w->one.year, w->batch, sizeof w->batch))
        return error_set(w->err, TIDU_EUSAGE, _("the batch '%s' is of another year than %d"), w->asked->batch, w->asked->year);
    w->one.batch = w->batch;
    return w->one.year ? TIDU_OK
                       : error_set(w->err, TIDU_EUSAGE, _("nothing says of which year the batch '%s' is; give the year of application with --year"),
                                   w->asked->batch);
}

/* Without a day it is today, unless the batch is of another year: then somebody has to say. */
static tidu_status find_day(entry_work *w)
{
    const char *on = w->asked->on ? w->asked->on : w->asked->today;
    long today;

    if (!date_parse_iso(on, strlen(on), &w->one.day))
        return error_set(w->err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), on);
    if (date_parse_iso(w->asked->today, strlen(w->asked->today), &today) && w->one.day > today)
        return error_set(w->err, TIDU_EUSAGE, _("%s has not come yet; a status is entered once it is reached"), on);
    if (!w->asked->on && date_from_days(w->one.day).year != w->one.year)
        return error_set(w->err, TIDU_EUSAGE, _("the batch is of %d; say with --on on which day the status was reached"), w->one.year);
    return TIDU_OK;
}

static tidu_status read_request(entry_work *w)
{
    tidu_status status;

    w->one.code = w->asked->code;
    w->one.status = find_status(w);
    if (!w->one.status)
        return error_set(w->err, TIDU_EUSAGE,
                         _("'%s' is not a status; use filed, recommended, proposed, recognised, refused or withdrawn"), w->asked->status);
    status = find_model(w);
    if (!status)
        status = find_batch(w);
    return status ? status : find_day(w);
}

/* --- the company ------------------------------------------------------------------------------------------------------- */

static tidu_status load_company(entry_work *w, store *s)
{
    dictionary *d = w->env->dictionary;
    tidu_status status;

    w->company = panel_new(d);
    if (!w->company || !panel_want(w->company, dictionary_find(d, "founded_on"), 0, 0) ||
        !panel_want(w->company, dictionary_find(d, "region"), 0, 0))
        return error_memory(w->err);
    status = store_load(s, w->one.code, w->company, w->err);
    return status || panel_count(w->company)
               ? status
               : error_set(w->err, TIDU_ENOTFOUND, _("the data contain no company with the code '%s'"), w->one.code);
}

static tidu_status check_founding(const entry_work *w)
{
    double founded = panel_number(w->company, 0, dictionary_find(w->env->dictionary, "founded_on"), PANEL_ANY_YEAR);
    char day[11];

    if (!(founded > (double)w->one.day))
        return TIDU_OK;
    date_format((long)founded, day);
    return error_set(w->err, TIDU_EDATA, _("the company was founded on %s, after that day"), day);
}

/* --- what is known of the application ------------------------------------------------------------------------------------ */

static const filed_application *find_known(const entry_work *w, const char *status)
{
    filed_application same = w->one;

    same.status = status;
    return applications_find(w->known, &same);
}

/* The same status again; a day that was missing may be added. */
static tidu_status check_again(const entry_work *w)
{
    const filed_application *same = find_known(w, w->one.status);
    char day[11];

    if (!same || same->day == DATE_NO_END)
        return TIDU_OK;
    date_format(same->day, day);
    return error_set(w->err, TIDU_EDATA, _("in %s it is %s already, on %s; to correct that, undo its import first ('tidu history %s' names it)"),
                     same->batch, _(same->status), day, w->one.code);
}

enum { RANK_ENDED = 4 };

/* The stages in their order; refused or withdrawn is behind filed, and in no order with the others. */
static int rank_of(const char *status)
{
    int stage = filing_stage(status);

    return stage < 0 ? RANK_ENDED : stage;
}

static bool has_order(int a, int b)
{
    return a != b && ((a < RANK_ENDED && b < RANK_ENDED) || !a || !b);
}

static tidu_status check_order(const entry_work *w)
{
    int mine = rank_of(w->one.status);

    for (size_t i = 0; application_statuses[i]; i++) {
        const filed_application *other = find_known(w, application_statuses[i]);
        int its = rank_of(application_statuses[i]);
        char day[11];

        if (!other || other->day == DATE_NO_END || !has_order(mine, its) || (mine > its ? other->day <= w->one.day : other->day >= w->one.day))
            continue;
        date_format(other->day, day);
        return mine > its
                   ? error_set(w->err, TIDU_EDATA, _("out of order: it is %s only on %s, after that day"), _(other->status), day)
                   : error_set(w->err, TIDU_EDATA, _("out of order: it is %s on %s already, before that day"), _(other->status), day);
    }
    return TIDU_OK;
}

static tidu_status check_filed(const entry_work *w)
{
    const filed_application *contradiction = application_contradiction(w->known, &w->one);

    if (strcmp(w->one.status, "filed") != 0 && !find_known(w, "filed"))
        return error_set(w->err, TIDU_EDATA,
                         _("an outcome without a filing: nothing says that company %s filed for %s in %s; enter that first (--status filed)"), w->one.code,
                         w->one.model, w->one.batch);
    if (!contradiction)
        return TIDU_OK;
    return error_set(w->err, TIDU_EDATA, _("in %s the same application is %s; one of the two is wrong, and imports undo takes it back"), contradiction->batch,
                     _(contradiction->status));
}

/* The only period of a year in which the rung is applied for, by the calendar of the company's region. */
static tidu_status has_one_window(const entry_work *w, bool *has)
{
    const char *region = panel_text(w->company, 0, dictionary_find(w->env->dictionary, "region"));
    filing_calendar *calendar = NULL;
    tidu_status status = environment_calendar(w->env, &calendar, w->err);
    const filing_entry *entry;

    *has = false;
    if (status)
        return status;
    entry = filing_calendar_batch(calendar, w->one.model, region ? region : "", (application){date_to_days((date){w->one.year, 1, 1}), false},
                                  w->one.year);
    *has = entry && entry->kind == FILING_WINDOW;
    filing_calendar_free(calendar);
    return TIDU_OK;
}

static tidu_status check_one_a_year(const entry_work *w)
{
    bool has_window = false;
    tidu_status status = strcmp(w->one.status, "filed") != 0 ? TIDU_OK : has_one_window(w, &has_window);

    for (size_t i = 0; !status && has_window && i < applications_count(w->known); i++) {
        const filed_application *a = applications_get(w->known, i);

        if (!strcmp(a->code, w->one.code) && !strcmp(a->status, "filed") && a->year == w->one.year && strcmp(a->batch, w->one.batch) != 0)
            return error_set(w->err, TIDU_EDATA, _("by the calendar there is one window a year, and company %s has filed in %s already"), a->code, a->batch);
    }
    return status;
}

static tidu_status check(const entry_work *w)
{
    tidu_status status = check_founding(w);

    if (!status)
        status = check_again(w);
    if (!status)
        status = check_filed(w);
    if (!status)
        status = check_order(w);
    return status ? status : check_one_a_year(w);
}

/* --- writing --------------------------------------------------------------------------------------------------------------- */

static tidu_status write(entry_work *w, store *s, long long *id)
{
    applications *typed = applications_new();
    store_entry entry;
    tidu_status status = typed && applications_add(typed, &w->one) == APPLICATIONS_ADDED ? TIDU_OK : error_memory(w->err);

    if (!status)
        status = store_entry_begin(&entry, s, w->asked->command, w->err);
    if (status) {
        applications_free(typed);
        return status;
    }
    status = (w->known = applications_new()) ? store_load_applications(s, w->one.model, w->known, w->err) : error_memory(w->err);
    if (!status)
        status = check(w);
    if (!status)
        status = store_import_applications(&entry.job, typed);
    status = store_entry_end(&entry, status);
    *id = entry.job.import_id;
    applications_free(typed);
    return status;
}

tidu_status application_entry_add(const environment *env, const char *db, const application_entry *asked, long long *id, tidu_error *err)
{
    entry_work w = {.env = env, .asked = asked, .one = {.day = DATE_NO_END}, .err = err};
    store *s = NULL;
    tidu_status status = read_request(&w);

    if (!status)
        status = store_open(db, STORE_READ, env->dictionary, &s, err); /* which must be there */
    if (!status)
        status = load_company(&w, s);
    store_close(s);
    s = NULL;
    if (!status)
        status = store_open(db, STORE_WRITE, env->dictionary, &s, err);
    if (!status) {
        store_set_user(s, env->user);
        status = write(&w, s, id);
    }
    store_close(s);
    panel_free(w.company);
    applications_free(w.known);
    return status;
}
