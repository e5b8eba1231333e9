/* The pages as a table: where each is found, and which command stands behind it. */
#ifndef SERVER_ROUTE_H
#define SERVER_ROUTE_H

#include "server/address.h"
#include "server/answer.h"
#include "server/desk.h"

enum { ROUTE_MOST_COMMAND = 3 };

typedef enum route_operand { OPERAND_NONE, OPERAND_CODE, OPERAND_RULE, OPERAND_INDEX, OPERAND_POOL, OPERAND_PLAN, OPERAND_TARGET } route_operand;

typedef struct route_choice {
    const char *value; /* NULL ends a list */
    const char *label; /* N_("...") */
} route_choice;

typedef struct route_option {
    const char *name;  /* of the field and of the command's option; NULL ends a list */
    const char *label; /* N_("...") */
    enum { FIELD_TEXT, FIELD_BROAD, FIELD_NUMBER, FIELD_CHECK, FIELD_TIER, FIELD_ORDER, FIELD_DATE, FIELD_STATE, FIELD_DEBTOR, FIELD_BY_TOWN,
           FIELD_PLACE, FIELD_LACKS } kind;
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

/* A command line of our own words, NULL-terminated, with what all have. */
bool route_ask_words(const char *const words[], const desk *d, bool is_chinese, route_question *out);

#endif
