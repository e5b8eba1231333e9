/* The pages as a table: where each is found, and which command stands behind it. */
#ifndef SERVER_ROUTE_H
#define SERVER_ROUTE_H

#include "server/address.h"
#include "server/answer.h"
#include "server/desk.h"

enum { ROUTE_MOST_COMMAND = 3 };

typedef enum route_operand { OPERAND_NONE, OPERAND_CODE, OPERAND_RULE, OPERAND_INDEX, OPERAND_POOL, OPERAND_PLAN, OPERAND_TARGET, OPERAND_NUMBER } route_operand;

typedef struct route_choice {
    const char *value; /* NULL ends a list */
    const char *label; /* N_("...") */
} route_choice;

typedef struct route_option {
    const char *name;  /* of the field and of the command's option; NULL ends a list */
    const char *label; /* N_("..."); NULL: the form does not show it */
    enum {
        FIELD_TEXT,
        FIELD_BROAD,
        FIELD_NUMBER,
        FIELD_DATE,
        FIELD_CHECK,
        FIELD_TIER,
        FIELD_ORDER,
        FIELD_STATE,
        FIELD_DEBTOR,
        FIELD_BY_TOWN,
        FIELD_METHOD,  /* by which an index is weighed */
        FIELD_PLACE,
        FIELD_LACKS,
        FIELD_FIGURES, /* many fields "NAME.FIGURE", each a change of a figure (server/change.h) */
        FIELD_PARAMETERS, /* the same of numbers of the rule (server/parameter_field.h) */
        FIELD_WEIGHTS, /* the same of what an index is made of, "NAME=NUMBER" */
        FIELD_CHANGES, /* changes as the command takes them, between semicolons */
        FIELD_OF_PAGE  /* a check that concerns the page and not the command */
    } kind;
} route_option;

typedef struct route {
    const char *place;           /* the first segment; NULL: "/" */
    route_operand operands[2];   /* the segments behind it */
    const char *tail;            /* and the last one; or NULL */
    const char *title;           /* N_("...") */
    const char *command[ROUTE_MOST_COMMAND]; /* before the operands; of a page with several parts none */
    const char *flag;            /* an option that is always given, with the value of its field if there is one; or NULL */
    const route_option *options; /* NULL: none */
    bool is_paged;
    bool costs_by_rows;          /* the command looks for more the more rows it lists, so a page asks for no more than it shows */
    bool has_no_csv;             /* the command writes none */
    const char *waits_for;       /* the field without which nothing is asked, as the answer takes long; NULL: none */
    bool has_html;               /* its own pages are a file to keep and to print */
    bool is_compared;            /* fields "or.NAME" are those of a second question, which the page asks, too */
    bool has_no_tag;             /* it reads the record of exports, which is no part of the state */
    bool names_db;               /* the command reads one only if it is named */
    bool has_no_db;              /* the command reads none, or would answer something else with it */
} route;

/* All of them, one after the other; NULL: no more. */
const route *route_at(size_t i);

/* NULL: there is no such page. */
const route *route_find(const address *a);

/* The values of a field that has a list of them; NULL: it has none. */
const route_choice *route_choices(const route_option *o);

/* A field of the address that the page does not know, or not with its value; NULL: it knows all. */
const char *route_unknown_field(const route *r, const address *a);

/* A field that concerns the page and not the command, such as its number; NULL: there is none. */
const char *route_field_of_page(const route *r, const address *a);

/* Of the field of a second question its name in the first, "set.revenue" of "or.set.revenue"; NULL: it is none. */
const char *route_of_second(const route *r, const char *name);

/* The command line of a page; what it points into is `a`, `d` and itself. */
typedef struct route_question {
    question_words q;
    char store[2 * ADDRESS_LONGEST];
    size_t used;
} route_question;

/* `format`: "csv", "json", or NULL for a part of a page. False: it does not fit. */
bool route_ask(const route *r, const address *a, const desk *d, const char *format, bool is_chinese, route_question *out);

/* List no more than so many: behind route_ask. */
bool route_ask_top(size_t rows, route_question *out);

/* Another command, of one or two words, about the operands of the page, in its year and on its day: for a part. */
bool route_ask_beside(const char *const command[], const route *r, const address *a, const desk *d, bool is_chinese, route_question *out);

/* In this format: behind one of the functions here. */
bool route_ask_format(const char *format, route_question *out);

/* With this option, which has no value: behind one of the functions here. */
bool route_ask_flag(const char *name, route_question *out);

/* A command line of our own words, NULL-terminated, with what all have. */
bool route_ask_words(const char *const words[], const desk *d, bool is_chinese, route_question *out);

#endif
