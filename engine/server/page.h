/* The content of the pages. */
#ifndef SERVER_PAGE_H
#define SERVER_PAGE_H

#include "server/frame.h"
#include "server/route.h"

typedef struct page {
    const frame *frame;
    const desk *desk;
    const route *route;
    const address *address;
    const char *user; /* who asks, if the web server in front says it; or NULL */
} page;

/* The form, the answer of the page's command and where it is for programs; returns the status of HTTP. */
int page_write_command(const page *p);

/* The answer of a command, its first rows (0: all) and how many there are; returns the status of HTTP. */
int page_write_part(const page *p, const char *const words[], size_t n_rows, size_t *rows);

/* The CSV of a command, for links alone; the caller's. NULL: there is no answer. */
char *page_ask_rows(const page *p, const char *const words[]);

/* Links to the lists of all rungs. */
void page_write_lists(const page *p);

/* And to all indices. */
void page_write_indices(const page *p);

/* The form of a list's options, with the values that the address has; and its fields alone, for another form. */
void page_write_form(const page *p);
void page_write_fields(const page *p);

/* Ask, and write the answer or why there is none; returns the status of HTTP. */
int page_write_answer(const page *p, const route_question *asked);

/* What another command of one or two words, with an option or NULL, says about the operands of the page, in a format; the caller's (free). NULL: nothing. */
char *page_ask(const page *p, const char *command, const char *second, const char *flag, const char *format);

/* Links to the answer of the page for programs. */
void page_write_downloads(const page *p);

/* A link to the page itself: the address holds all of a scenario, so whoever keeps it has saved it. */
void page_write_permalink(const page *p);

/* The path of a page without a query: "/company/9133…/hnte". */
void page_write_path(const page *p, FILE *to);

/* The query of the page, "?town=…", without its language and its number, with that between fields ("&amp;" within HTML); "" if there is none. */
void page_write_query(const page *p, const char *separator, FILE *to);

#endif
