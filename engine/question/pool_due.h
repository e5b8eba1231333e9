/*
 * Who would enter and leave a pool by its rules at the end of a day, and of whom the data do not say. Unknown lets nobody in and nobody out.
 * Who left by hand, or by any rule but that of a certificate, does not enter by rule again: that is for people to decide.
 */
#ifndef QUESTION_POOL_DUE_H
#define QUESTION_POOL_DUE_H

#include "question/pool_study.h"

typedef enum pool_due_kind {
    POOL_DUE_ENTER,
    POOL_DUE_LEAVE,
    POOL_DUE_AGAIN,         /* meets a rule of entering, and has left before */
    POOL_DUE_MAYBE_ENTER,   /* it cannot be told */
    POOL_DUE_MAYBE_LEAVE
} pool_due_kind;

/* What is not known, a bit for each. */
enum {
    POOL_LACKS_NEED = 1,         /* data of the expression */
    POOL_LACKS_RULE = 2,         /* data of the model */
    POOL_LACKS_CERTIFICATES = 4, /* the database has none, or one whose last day nobody knows */
    POOL_LACKS_REGION = 8
};

typedef struct pool_due_row {
    pool_due_kind kind;
    uint32_t company;
    const pool_entry *entry;      /* the rule, or */
    const pool_exit *exit;
    long day;                     /* of the event */
    double chance;                /* of the model, if the rule asks for one or for a reserve; else NAN */
    const credential *certificate; /* that was gained */
    pool_stint stint;             /* of who leaves; of POOL_DUE_AGAIN the last one */
    unsigned lacks;
    const assessment *assessed;   /* POOL_LACKS_RULE: by the model */
} pool_due_row;

typedef struct pool_due {
    pool_due_row *rows; /* [n] by kind, town and code */
    size_t n, capacity;
    size_t *leaves;     /* [companies] 1 + the row by which it leaves; 0: none */
    uint32_t outside;   /* a member outside the region, if the rule about moving would make every member leave whose region is known; else none */
    bool lacks_region;  /* there is a rule about moving, and nobody has said what the pool's own region is */
} pool_due;

/* Of an open study that asks for entries, exits or both. pool_due_clear is due, also on failure. */
tidu_status pool_due_find(const pool_study *s, bool entries, bool exits, pool_due *out, tidu_error *err);
void pool_due_clear(pool_due *d);

/* The row by which a company leaves; NULL: none. */
const pool_due_row *pool_due_leaving(const pool_due *d, uint32_t company);

/* Whether row `i` is the first of its kind of a company: of a leaving that is not known there is one for each rule. */
bool pool_due_is_first(const pool_due *d, size_t i);

#endif
