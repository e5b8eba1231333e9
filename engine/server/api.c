#include "server/api.h"

#include <string.h>

#include "cli/command.h"
#include "cli/language.h"
#include "server/openapi.h"
#include "server/problem.h"
#include "server/route.h"

static const char json_type[] = "application/json; charset=utf-8";

bool api_is_target(const char *target)
{
    return !strncmp(target, "/api", 4) && (!target[4] || strchr("/?", target[4]));
}

static void refuse(const problem *what, FILE *to, api_reply *out)
{
    problem_write(what, to);
    out->status = what->status;
    out->type = PROBLEM_TYPE;
    *out->tag = '\0';
}

void api_refuse(int status, const char *reason, FILE *to, api_reply *out)
{
    const char *kind = status == 403 ? "forbidden" : status == 404 ? "not-found" : status == 405 ? "method" : status == 414 ? "too-long" : "request";

    refuse(&(problem){.status = status, .kind = kind, .title = reason}, to, out);
}

/* The address behind /api/v1; false: it is another one. */
static bool take_inner(const address *a, address *out)
{
    if (a->n_segments < 3 || strcmp(a->segments[0], "api") || strcmp(a->segments[1], "v1"))
        return false;
    *out = *a; /* its texts stay those of `a` */
    out->n_segments -= 2;
    memmove(out->segments, a->segments + 2, out->n_segments * sizeof *out->segments);
    return true;
}

/* The state and everything by which one answer differs from another. */
static void write_tag(const api_request *q, const route_question *asked, char tag[TAG_TEXT])
{
    const char *texts[ANSWER_MOST_WORDS + 3];
    size_t n = 0;

    texts[n++] = "api";
    texts[n++] = q->state->text;
    for (size_t i = 0; i < asked->q.n; i++)
        texts[n++] = asked->q.words[i];
    texts[n] = NULL;
    tag_of_texts(texts, tag);
}

static void write_answer(const api_request *q, const route_question *asked, bool has_tag, FILE *to, api_reply *out)
{
    const answer_form form = {.is_chinese = q->is_chinese, .is_recorded = q->leaves, .user = q->user};
    state after;
    answer a;

    answer_ask(&asked->q, &form, &a);
    if (a.status == EXIT_DONE) {
        fwrite(a.bytes, 1, a.n, to);
        if (!has_tag || !state_read(q->desk, &after) || !state_is_same(q->state, &after))
            *out->tag = '\0'; /* what was written while it was computed may be in it, or not */
    } else {
        const bool is_usage = a.status == EXIT_USAGE, is_data = a.status == EXIT_DATA;

        refuse(&(problem){.status = is_usage ? 400 : is_data ? 404 : 500,
                          .kind = is_usage ? "usage" : is_data ? "data" : "internal",
                          .title = is_usage ? _("the command does not take this") : is_data ? _("the data or the rules have no such answer")
                                                                                            : _("the answer could not be made"),
                          .detail = a.said},
               to, out);
    }
    answer_clear(&a);
}

static void answer_route(const api_request *q, const route *r, const address *a, FILE *to, api_reply *out)
{
    const char *of_page = route_field_of_page(r, a), *unknown = of_page ? of_page : route_unknown_field(r, a); /* answers are whole */
    route_question asked;
    bool has_tag = *q->state->text && !r->has_no_tag;

    if (unknown) {
        refuse(&(problem){.status = 400, .kind = "unknown-parameter", .title = _("there is no such parameter, or not with this value"), .detail = unknown},
               to, out);
    } else if (!route_ask(r, a, q->desk, "json", q->is_chinese, &asked)) {
        api_refuse(414, _("the address is too long"), to, out);
    } else {
        if (has_tag)
            write_tag(q, &asked, out->tag);
        if (has_tag && tag_is_known(q->known, out->tag))
            out->status = 304; /* nothing leaves, so nothing is recorded */
        else
            write_answer(q, &asked, has_tag, to, out);
    }
}

void api_answer(const api_request *q, FILE *to, api_reply *out)
{
    address inner;
    const route *r;

    *out = (api_reply){.status = 200, .type = json_type};
    if (!take_inner(q->address, &inner)) {
        api_refuse(404, _("there is no such answer; /api/v1/openapi.json lists all"), to, out);
        return;
    }
    if (inner.n_segments == 1 && !strcmp(inner.segments[0], "openapi") && !strcmp(inner.ending, "json")) {
        openapi_write(q->desk, to);
        return;
    }
    r = *inner.ending ? NULL : route_find(&inner);
    if (r && r->command[0])
        answer_route(q, r, &inner, to, out);
    else
        api_refuse(404, _("there is no such answer; /api/v1/openapi.json lists all"), to, out);
}
