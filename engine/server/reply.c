#include "server/reply.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "server/names.h"
#include "server/page.h"
#include "server/rule_page.h"
#include "server/whatif_page.h"

static const char page_type[] = "text/html; charset=utf-8";

/* --- who may come in -------------------------------------------------------------------- */

/* The status of a request that is refused whatever it asks for; 200: it is not. */
static int check_sender(const desk *d, const incoming *in)
{
    if (in->n_hosts != 1 || !guard_is_our_host(in->host, d->port) || !guard_is_our_origin(in->origin, d->port))
        return 403;
    if (strcmp(in->method, "GET") && strcmp(in->method, "HEAD"))
        return 405;
    if (in->has_body)
        return 400;
    return strlen(in->target) > ADDRESS_LONGEST ? 414 : 200;
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
    case 414:
        return _("the address is too long");
    default:
        return _("the page could not be made");
    }
}

static const char *advice_of(int status)
{
    return status == 403 ? _("Open the address that 'tidu serve' has printed, with its token, in the browser on this machine. It lets one browser in; "
                             "for another one start 'tidu serve' again. The name in the address must be 127.0.0.1 or localhost.")
                         : _("Go back to the first page.");
}

/* `detail`: what was wrong, or NULL. */
static void write_refusal(const frame *f, int status, const char *detail)
{
    frame_begin(f, reason_of(status));
    if (detail)
        frame_alert(f, detail);
    fprintf(f->to, "<p>%s</p>\n", advice_of(status));
    if (status != 403) {
        fputs("<p>", f->to);
        frame_link(f, "/", _("Today"));
        fputs("</p>\n", f->to);
    }
    frame_end(f);
}

/* --- answers ---------------------------------------------------------------------------- */

/* What the command writes for programs, byte for byte. */
static void write_file(const page *p, bool leaves, reply *out, FILE *to)
{
    const char *format = p->address->ending;
    const answer_form form = {.is_chinese = p->frame->is_chinese, .is_recorded = leaves};
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

/* What the page is called: with the rule or the code that it is about. */
static void title_of(const page *p, char *out, size_t size)
{
    const address *a = p->address;
    const route *r = p->route;
    const char *rule = NULL;
    char index[NAMES_INDEX];

    for (size_t i = 0; i < 2; i++) {
        if (r->operands[i] == OPERAND_RULE)
            rule = names_of_rule(a->segments[i + 1], p->frame->is_chinese);
        else if (r->operands[i] == OPERAND_INDEX && names_of_index(a->segments[i + 1], p->frame->is_chinese, index))
            rule = index;
    }
    if (r->operands[1])
        snprintf(out, size, "%s %s · %s", _(r->title), a->segments[1], rule ? rule : a->segments[2]);
    else if (r->operands[0])
        snprintf(out, size, "%s · %s", _(r->title), rule ? rule : a->segments[1]);
    else
        snprintf(out, size, "%s", _(r->title));
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

/* Pages that are more than an answer and its form have a file of their own; others are written by page_write. */
static int write_content(const page *p)
{
    static const struct {
        const char *place, *tail;
        int (*write)(const page *p);
    } pages[] = {{"company", "whatif", whatif_page_write}, {"rule", "whatif", rule_page_write}};

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        const char *tail = p->route->tail ? p->route->tail : "";

        if (p->route->place && !strcmp(p->route->place, pages[i].place) && !strcmp(tail, pages[i].tail))
            return pages[i].write(p);
    }
    return page_write(p);
}

static void write_page(page *p, frame *f, reply *out)
{
    char title[2 * NAMES_INDEX];
    char *self = self_of(p);

    f->self = self;
    title_of(p, title, sizeof title);
    frame_begin(f, title);
    out->status = write_content(p);
    frame_end(f);
    f->self = NULL;
    free(self);
}

static void answer_address(desk *d, const incoming *in, const address *a, frame *f, reply *out)
{
    page p = {.frame = f, .desk = d, .route = route_find(a), .address = a};
    const char *unknown = p.route ? route_unknown_field(p.route, a) : NULL;

    if (!p.route || unknown) {
        out->status = p.route ? 400 : 404;
        write_refusal(f, out->status, unknown);
    } else if (*a->ending) {
        write_file(&p, !strcmp(in->method, "GET"), out, f->to);
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
    bool is_in = guard_is_same(in->cookie, d->cookie);

    if (write_asset(a, f, out))
        return;
    if (token && !a->n_segments && (is_in || exchange_token(d, token, !strcmp(in->method, "GET")))) {
        out->status = 303;
        out->sets_cookie = !is_in && !strcmp(in->method, "GET");
        snprintf(out->location, sizeof out->location, "/%s", frame_language(f, false));
    } else if (!is_in) {
        out->status = 403;
        write_refusal(f, 403, NULL);
    } else {
        f->is_inside = true;
        answer_address(d, in, a, f, out);
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
        out->status = status;
        write_refusal(&f, status, NULL);
    }
    free(a);
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
        free(out->bytes);
        out->bytes = NULL;
        out->n = 0;
        out->status = 500;
    }
}
