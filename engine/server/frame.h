/* What all pages have around their content, and the pieces that they are made of. */
#ifndef SERVER_FRAME_H
#define SERVER_FRAME_H

#include <stdbool.h>
#include <stdio.h>

typedef struct frame {
    FILE *to;         /* the page is written here */
    bool is_chinese;
    bool says_language; /* the address says it, so links do, too */
    const char *self;   /* the address of the page without its language, such as "/list/hnte?town=…"; NULL: it has none that leads back */
    const char *db;     /* for the foot; NULL: the default */
    bool is_inside;     /* the reader has been let in: the page has the links to all others, and names the database */
} frame;

/* `title` is escaped here. */
void frame_begin(const frame *f, const char *title);
void frame_end(const frame *f);

/* Text with what HTML gives a meaning escaped. NULL is empty. */
void frame_text(const frame *f, const char *text);

/* The end of an address: "?lang=en", "&amp;lang=en" or "" if it does not say the language. */
const char *frame_language(const frame *f, bool has_query);

/* A link with its text; the path is one of ours, and may have a query. */
void frame_link(const frame *f, const char *path, const char *text);

/* What went wrong, line by line. */
void frame_alert(const frame *f, const char *text);

/* The style sheet of all pages. */
void frame_write_style(FILE *to);

/* The script of all pages, script.js. */
void frame_write_script(FILE *to);

#endif
