#include "server/reply.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "server/api.h"
#include "server/bring.h"
#include "server/names.h"
#include "server/recall.h"
#include "server/site.h"
#include "server/title.h"

static const char page_type[] = "text/html; charset=utf-8";

/* --- who may come in -------------------------------------------------------------------- */

/* Is the page a link in a page of somebody else's? Files and answers for programs are none: what leaves is recorded. */
static bool is_page(const incoming *in)
{
    static const char *const files[] = {".csv", ".json", ".html"};
    size_t n = strcspn(in->target, "?");

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        size_t length = strlen(files[i]);

        if (n > length && !strncmp(in->target + n - length, files[i], length))
            return false;
    }
    return !api_is_target(in->target);
}

/* By our name, and not by a page of somebody else's. Behind a web server no cookie of ours tells these apart. */
static bool is_called_right(const desk *d, const incoming *in)
{
    if (!d->socket)
        return guard_is_our_host(in->host, d->port) && guard_is_our_origin(in->origin, d->port);
    return guard_is_named(in->host, d->host) && guard_is_named_origin(in->origin, d->host) &&
           !guard_is_foreign(in->site, is_page(in) ? in->mode : NULL);
}

static bool is_let_in(const desk *d, const incoming *in)
{
    return d->socket || guard_is_same(in->cookie, d->cookie);
}

static bool is_form(const incoming *in)
{
    return !strcmp(in->method, "POST");
}

/* Of one that changes something: browsers always say from which page it is sent, and only from ours it counts. */
static int check_form(const desk *d, const incoming *in)
{
    if (!d->is_writing || api_is_target(in->target))
        return 405;
    if (!in->origin || guard_is_foreign(in->site, NULL) || !is_let_in(d, in))
        return 403;
    return in->length > REPLY_MOST_FORM ? 413 : in->length > 0 ? 200 : 400;
}

/* The status of a request that is refused whatever it asks for; 200: it is not. */
static int check_sender(const desk *d, const incoming *in)
{
    if (in->n_hosts != 1 || !is_called_right(d, in))
        return 403;
    if (strlen(in->target) > ADDRESS_LONGEST)
        return 414;
    if (is_form(in))
        return check_form(d, in);
    if (strcmp(in->method, "GET") && strcmp(in->method, "HEAD"))
        return 405;
    return in->has_body ? 400 : 200;
}

bool reply_takes_form(const desk *d, const incoming *request)
{
    return is_form(request) && check_sender(d, request) == 200;
}

/* The token of the printed address, once: it becomes a cookie. */
static bool exchange_token(desk *d, const char *token, bool is_read)
{
    if (!*d->token || !guard_is_same(token, d->token))
        return false;
    if (is_read)
        *d->token = '\0';
    return true;
}

/* --- pages of the server itself --------------------------------------------------------- */

static const char *reason_of(int status)
{
    switch (status) {
    case 400:
        return _("this is no request that the workbench understands");
    case 403:
        return _("this browser has not been let in");
    case 404:
        return _("there is no such page");
    case 405:
        return _("here is only read");
    case 413:
        return _("too much was sent at once");
    case 414:
        return _("the address is too long");
    default:
        return _("the page could not be made");
    }
}

static const char *advice_of(const desk *d, int status)
{
    if (status == 403 && d->socket)
        return _("The name in the address must be the one that 'tidu serve --host' was given, and the page must not be asked for by another one.");
    return status == 403 ? _("Open the address that 'tidu serve' has printed, with its token, in the browser on this machine. It lets one browser in; "
                             "for another one start 'tidu serve' again. The name in the address must be 127.0.0.1 or localhost.")
                         : _("Go back to the first page.");
}

/* `detail`: what was wrong, or NULL. */
static void write_refusal(const frame *f, const desk *d, int status, const char *detail)
{
    frame_begin(f, reason_of(status));
    if (detail)
        frame_alert(f, detail);
    fprintf(f->to, "<p>%s</p>\n", advice_of(d, status));
    if (status != 403) {
        fputs("<p>", f->to);
        frame_link(f, "/", _("Today"));
        fputs("</p>\n", f->to);
    }
    frame_end(f);
}

/* Who asks, if the web server in front says it. */
static const char *user_of(const desk *d, const incoming *in)
{
    return d->socket ? guard_user(in->user) : NULL;
}

/* --- answers ---------------------------------------------------------------------------- */

/* What the command writes for programs, byte for byte. */
static void write_file(const page *p, const incoming *in, reply *out, FILE *to)
{
    const char *format = p->address->ending;
    const answer_form form = {.is_chinese = p->frame->is_chinese, .is_recorded = !strcmp(in->method, "GET"), .user = user_of(p->desk, in)};
    route_question asked;
    answer a;

    out->type = "text/plain; charset=utf-8";
    out->status = 400;
    if (!route_ask(p->route, p->address, p->desk, format, p->frame->is_chinese, &asked))
        return;
    answer_ask(&asked.q, &form, &a);
    if (a.status) {
        out->status = a.status == 2 ? 400 : a.status == 1 ? 404 : 500;
        fprintf(to, "%s\n", a.said);
    } else {
        out->status = 200;
        out->type = !strcmp(format, "csv") ? "text/csv; charset=utf-8" : !strcmp(format, "html") ? page_type : "application/json; charset=utf-8";
        snprintf(out->file, sizeof out->file, "%s%s%s.%s", p->route->place, p->address->n_segments > 1 ? "-" : "",
                 p->address->n_segments > 1 ? p->address->segments[p->address->n_segments - 1] : "", format);
        fwrite(a.bytes, 1, a.n, to);
    }
    answer_clear(&a);
}

/* The address of the page without its language. */
static char *self_of(const page *p)
{
    char *text = NULL;
    size_t n;
    FILE *to = open_memstream(&text, &n);

    if (!to)
        return NULL;
    page_write_path(p, to);
    page_write_query(p, "&", to);
    if (fclose(to)) {
        free(text);
        return NULL;
    }
    return text;
}

/* A form gives the code as a field; the page has it in its path. */
static bool leads_to_company(const page *p, reply *out)
{
    const char *code = address_find(p->address, "code"), *index = address_find(p->address, "index");

    if (strcmp(p->route->place ? p->route->place : "", "company") || p->route->operands[0] || !code)
        return false;
    code += strspn(code, " ");
    if (!names_is_code(code))
        return false;
    if (index && names_is_id(index))
        snprintf(out->location, sizeof out->location, "/contributions/%s/%s%s", code, index, frame_language(p->frame, false));
    else
        snprintf(out->location, sizeof out->location, "/company/%s%s", code, frame_language(p->frame, false));
    out->status = 303;
    return true;
}

static void write_page(page *p, frame *f, reply *out)
{
    char title[TITLE];
    char *self = self_of(p);

    f->self = self;
    title_write(p, title, sizeof title);
    frame_begin(f, title);
    out->status = site_write(p);
    frame_end(f);
    f->self = NULL;
    free(self);
}

static void take_api(const api_reply *from, reply *out)
{
    out->status = from->status;
    out->type = from->type;
    memcpy(out->tag, from->tag, sizeof out->tag);
}

static void refuse(const frame *f, const desk *d, const incoming *in, int status, reply *out)
{
    api_reply refused;

    out->status = status;
    if (api_is_target(in->target)) {
        api_refuse(status, reason_of(status), f->to, &refused);
        take_api(&refused, out);
    } else {
        write_refusal(f, d, status, NULL);
    }
}

static void answer_program(const desk *d, const incoming *in, const address *a, const state *now, const frame *f, reply *out)
{
    api_request request = {.desk = d, .address = a, .state = now, .known = in->known, .leaves = !strcmp(in->method, "GET"), .is_chinese = f->is_chinese,
                           .user = user_of(d, in)};
    api_reply answered;

    api_answer(&request, f->to, &answered);
    take_api(&answered, out);
}

/* The form has come; where to go then is said, or why it was not understood. */
static void take_form(desk *d, const incoming *in, const address *a, frame *f, reply *out)
{
    page p = {.frame = f, .desk = d, .route = route_find(a), .address = a, .user = user_of(d, in)};
    upload *form = in->form ? upload_read(in->form) : NULL;
    char to[BRING_LOCATION], why[BRING_WHY] = "";

    out->status = form ? 405 : 400;
    if (form && p.route && p.route->place && !strcmp(p.route->place, "bring-in"))
        out->status = bring_act(&p, form, to, why);
    else
        upload_free(form);
    if (out->status == 303)
        snprintf(out->location, sizeof out->location, "%s%s", to, frame_language(f, false));
    else
        write_refusal(f, d, out->status, *why ? why : out->status == 400 ? _("the body is no form of the workbench, or too much") : NULL);
}

static void answer_address(desk *d, const incoming *in, const address *a, frame *f, reply *out)
{
    page p = {.frame = f, .desk = d, .route = route_find(a), .address = a};
    const char *unknown = p.route ? route_unknown_field(p.route, a) : NULL;

    if (!p.route || unknown) {
        out->status = p.route ? 400 : 404;
        write_refusal(f, d, out->status, unknown);
    } else if (*a->ending) {
        write_file(&p, in, out, f->to);
    } else if (!leads_to_company(&p, out)) {
        write_page(&p, f, out);
    }
}

/* What belongs to all pages and holds no data. */
static bool write_asset(const address *a, frame *f, reply *out)
{
    static const struct {
        const char *name, *type;
        void (*write)(FILE *to);
    } assets[] = {{"style.css", "text/css; charset=utf-8", frame_write_style}, {"script.js", "text/javascript; charset=utf-8", frame_write_script}};

    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++) {
        if (a->n_segments != 1 || strcmp(a->segments[0], assets[i].name))
            continue;
        out->status = 200;
        out->type = assets[i].type;
        out->may_be_kept = true;
        assets[i].write(f->to);
        return true;
    }
    return false;
}

/* The request is from here, and its address is well-formed. */
static void answer_known(desk *d, const incoming *in, const address *a, frame *f, reply *out)
{
    const char *token = address_find(a, "token");
    bool is_in = is_let_in(d, in);
    state now;

    if (is_form(in)) {
        f->is_inside = true;
        take_form(d, in, a, f, out);
        return;
    }
    if (write_asset(a, f, out))
        return;
    if (token && !d->socket && !a->n_segments && (is_in || exchange_token(d, token, !strcmp(in->method, "GET")))) {
        out->status = 303;
        out->sets_cookie = !is_in && !strcmp(in->method, "GET");
        snprintf(out->location, sizeof out->location, "/%s", frame_language(f, false));
    } else if (!is_in) {
        refuse(f, d, in, 403, out);
    } else {
        state_read(d, &now);
        recall_begin(d, &now);
        f->is_inside = !api_is_target(in->target);
        if (f->is_inside)
            answer_address(d, in, a, f, out);
        else
            answer_program(d, in, a, &now, f, out);
        recall_end();
    }
}

static void write_reply(desk *d, const incoming *in, FILE *to, reply *out)
{
    frame f = {.to = to, .db = d->db};
    address *a = malloc(sizeof *a);
    const char *language = NULL;
    int status = check_sender(d, in);

    if (!a)
        return;
    if (status == 200 && !address_parse(in->target, a))
        status = 400;
    if (status == 200) {
        language = address_find(a, "lang");
        f.says_language = language != NULL;
    }
    if (language && strcmp(language, "zh") && strcmp(language, "en"))
        status = 400;
    if (!language)
        language = d->language ? d->language : guard_wants_english(in->languages) ? "en" : "zh";
    f.is_chinese = language_choose(language);
    if (status == 200) {
        answer_known(d, in, a, &f, out);
    } else {
        refuse(&f, d, in, status, out);
    }
    free(a);
}

static void drop_bytes(reply *r)
{
    free(r->bytes);
    r->bytes = NULL;
    r->n = 0;
}

/* A page is named by its bytes; whoever has them already gets none. Files are sent whole, since what leaves is recorded. */
static void tag_page(const incoming *in, reply *out)
{
    if (out->status != 200 || out->type != page_type || *out->file || !out->bytes)
        return;
    tag_of_bytes(out->bytes, out->n, out->tag);
    if (!tag_is_known(in->known, out->tag))
        return;
    out->status = 304;
    drop_bytes(out);
}

void reply_make(desk *d, const incoming *request, reply *out)
{
    FILE *to;

    *out = (reply){.status = 500, .type = page_type};
    to = open_memstream(&out->bytes, &out->n);
    if (!to)
        return;
    write_reply(d, request, to, out);
    if (fclose(to)) {
        drop_bytes(out);
        out->status = 500;
    }
    tag_page(request, out);
}
