/*
 * Who looks after companies. Coach and contact are attributes like any other, so they come in as a small table would: what they were stays in
 * the history, and an undo brings it back.
 */
#include <string.h>

#include "api/pool_internal.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "base/personal_number.h"
#include "question/said_text.h"

static bool set_text(panel *p, uint32_t company, const char *indicator, const char *text)
{
    return !text || panel_set_text(p, company, dictionary_find(panel_dictionary(p), indicator), text, strlen(text)) != PANEL_NO_MEMORY;
}

static tidu_status add_company(panel *p, store *s, const char *code, const tidu_pool_options *o, tidu_error *err)
{
    panel *known = panel_new(panel_dictionary(p));
    uint32_t company;
    tidu_status status = known && panel_want(known, dictionary_find(panel_dictionary(p), "coach"), PANEL_ANY_YEAR, PANEL_ANY_YEAR)
                             ? store_load(s, code, known, err)
                             : error_memory(err);

    if (!status && !panel_count(known))
        status = error_set(err, TIDU_EDATA, _("there is no company '%s' in the database; nothing was changed"), code);
    panel_free(known);
    if (status)
        return status;
    company = panel_add_company(p, code, strlen(code));
    if (company == PANEL_NO_COMPANY || !panel_mark_year(p, company, PANEL_ANY_YEAR, 0) || !set_text(p, company, "coach", o->coach) ||
        !set_text(p, company, "contact", o->contact))
        return error_memory(err);
    return TIDU_OK;
}

static tidu_status write_panel(store *s, panel *p, const tidu_pool_options *o, tidu_pool_summary *sum, tidu_error *err)
{
    char digest[65];
    intake_report report = {.file = o->command, .digest = digest, .rows = panel_count(p)};
    store_import_part part = {.report = &report, .options = "--entry", .panel = p};
    tidu_status status;

    digest_bytes(o->command, strlen(o->command), digest);
    status = store_import(s, &part, 1, NULL, NULL, err);
    sum->changed = part.counts.values_changed;
    sum->has_personal_number = (o->coach && personal_number_is_in(o->coach)) || (o->contact && personal_number_is_in(o->contact));
    sum->same = panel_count(p) * (size_t)(!!o->coach + !!o->contact) - sum->changed;
    return status;
}

static bool says_nothing(const dictionary *d, const char *name)
{
    return name && !said_text_says(dictionary_words(d), name);
}

static tidu_status check(const dictionary *d, const tidu_pool_options *o, const char *db, tidu_error *err)
{
    if (!o->n_codes)
        return error_set(err, TIDU_EUSAGE, _("name the companies by their codes"));
    if (!o->coach && !o->contact)
        return error_set(err, TIDU_EUSAGE, _("who is it? give --coach, --contact or both"));
    if (says_nothing(d, o->coach) || says_nothing(d, o->contact))
        return error_set(err, TIDU_EUSAGE, _("an empty name says nothing; a coach is replaced by another one"));
    if (!db || !o->command)
        return error_set(err, TIDU_EUSAGE, _("pools are kept in a database; give it with --db"));
    return TIDU_OK;
}

tidu_status tidu_pool_assign(tidu_session *session, const tidu_query *query, const tidu_pool_options *options, tidu_pool_summary *summary,
                             tidu_error *err)
{
    inquiry asked = inquiry_of(session, query, NULL);
    tidu_pool_options o;
    tidu_pool_summary sum = {0};
    store *s;
    panel *p;
    tidu_status status;

    ARGUMENT_TAKE(o, options);
    status = check(session->env.dictionary, &o, asked.source.db, err);
    if (!status)
        status = store_open(asked.source.db, STORE_WRITE, session->env.dictionary, &s, err);
    if (status)
        return status;
    store_set_user(s, session->env.user);
    p = panel_new(session->env.dictionary);
    status = p ? TIDU_OK : error_memory(err);
    for (size_t i = 0; i < o.n_codes && !status; i++)
        status = add_company(p, s, o.codes[i], &o, err);
    if (!status)
        status = write_panel(s, p, &o, &sum, err);
    panel_free(p);
    if (status)
        store_abandon(s);
    else
        store_close(s);
    if (!status && summary)
        *summary = sum;
    return status;
}
