/* What the dictionary says about a figure: how it is called, and in which unit people write it. */
#ifndef SERVER_FIGURE_KIND_H
#define SERVER_FIGURE_KIND_H

#include <stdbool.h>

enum { FIGURE_TEXT = 96 };

typedef struct figure_kind {
    const char *label; /* in the language */
    const char *unit;  /* behind a number that has none: " wan", "%" or "" */
    bool is_number;    /* an amount, a number of pieces or persons, a share: neither a flag nor a code */
    bool is_whole;
    bool is_annual;
    bool may_be_negative;
} figure_kind;

/*
 * False: there is no such indicator. `db`: the database, beside which a place has its own ones; NULL: the default. The texts are
 * valid until figure_kinds_forget.
 */
bool figure_kind_find(const char *name, const char *db, bool is_chinese, figure_kind *out);
void figure_kinds_forget(void);

/* As indicators are called: small letters, digits and '_'. */
bool figure_is_name(const char *text);

/* The figure of a field "revenue" or "revenue-2" as a change names it: "revenue", "revenue[Y-2]". False: it is none. */
bool figure_name(const char *id, char out[FIGURE_TEXT]);

#endif
