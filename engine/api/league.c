/* Leagues of peers. */
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/league_report.h"

enum { USUAL_DRAWS = 1000 };

/* "8%", "-1.5%", "0.08" */
static bool read_share(const char *text, size_t length, double *out)
{
    bool is_percent = length && text[length - 1] == '%', is_short;

    return length > is_percent && number_parse(text, length - is_percent, is_percent ? -2 : 0, out, &is_short);
}

static tidu_status read_growth(const char *text, league_growth *out, tidu_error *err)
{
    const char *comma = text ? strchr(text, ',') : NULL;
    size_t n = !text ? 0 : comma ? (size_t)(comma - text) : strlen(text);

    *out = (league_growth){0, 0};
    if (!text)
        return TIDU_OK;
    if (!read_share(text, n, &out->mean) || out->mean <= -1 || (comma && (!read_share(comma + 1, strlen(comma + 1), &out->deviation) || out->deviation < 0)))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no growth; give a mean and perhaps its standard deviation, such as 8%%,3%%"), text);
    return TIDU_OK;
}

static tidu_status take_options(const tidu_league_options *o, league_question *q, tidu_error *err)
{
    tidu_status status;
    bool has_deviation;

    *q = (league_question){.of = o->of, .is_of_towns = o->is_of_towns, .place = o->place, .is_growing = o->growth || o->own_growth, .seed = o->seed ? o->seed : 1};
    status = read_growth(o->growth, &q->peers, err);
    if (!status)
        status = read_growth(o->own_growth, &q->own, err);
    has_deviation = !status && (q->peers.deviation > 0 || q->own.deviation > 0);
    q->draws = has_deviation ? (o->draws ? o->draws : USUAL_DRAWS) : 0;
    if (status)
        return status;
    if (o->draws && !has_deviation)
        return error_set(err, TIDU_EUSAGE, _("draws need a growth with a standard deviation, such as 8%%,3%%"));
    if ((q->is_growing || o->place) && !o->of)
        return error_set(err, TIDU_EUSAGE, _("whose rank? give the code or the name of a peer with --of"));
    if (o->place && !q->draws)
        return error_set(err, TIDU_EUSAGE, _("the chance of a rank needs a growth with a standard deviation, such as 8%%,3%%"));
    if (o->table && !league_has_table(o->table))
        return error_set(err, TIDU_EUSAGE, _("a league has no table '%s'; it has league, steps and draws"), o->table);
    return TIDU_OK;
}

tidu_status tidu_league(tidu_session *session, const tidu_query *query, const tidu_league_options *given, tidu_report **out,
                        tidu_problems **found, tidu_error *err)
{
    tidu_league_options options;
    inquiry asked = inquiry_of(session, query, found);
    league_study *s = NULL;
    document *d = NULL;
    league_question q;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    status = take_options(&options, &q, err);
    if (!status)
        status = league_study_open(&asked, &q, &s, err);
    if (!status && !(d = league_document(s, options.table ? options.table : options.is_flat ? "league" : NULL, session->env.is_chinese)))
        status = error_memory(err);
    league_study_free(s);
    status = problems_end(status, asked.found, found, err);
    return report_end(&session->env, status, d, out, err);
}
