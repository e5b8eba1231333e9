/*
 * Who came, went and moved between two days, and why. A state is what the database knew at the end of a day, judged by the version in
 * force and the application date of that day. Why is found by trying: first the data change, then the rule, then the day, and the first
 * step at which a company moves the way that it moved in the end is its cause; data are then put in and taken back one by one.
 *
 *   on the list then + came - went + moved in from other towns - moved out = on the list now
 */
#ifndef QUESTION_DIFF_STUDY_H
#define QUESTION_DIFF_STUDY_H

#include "base/arena.h"
#include "question/diff_judge.h"
#include "question/inquiry.h"
#include "store/store_pool_change.h"
#include "verdict/explanation.h"

typedef enum diff_step { DIFF_BY_DATA, DIFF_BY_RULE, DIFF_BY_DAY, DIFF_STEPS } diff_step;

typedef enum diff_kind {
    DIFF_CAME,   /* into the list */
    DIFF_WENT,   /* out of it */
    DIFF_NEW,    /* among the companies asked about, and not in the list */
    DIFF_GONE,   /* the other way round */
    DIFF_UP,     /* stayed in the list, or out of it, and stands higher */
    DIFF_DOWN,
    DIFF_ACROSS, /* holds other labels, of the same number */
    DIFF_TOWN,   /* is of another town, and stands as before */
    DIFF_SAME,
    DIFF_KINDS
} diff_kind;

/* What a datum has to do with it. */
typedef enum diff_role {
    DIFF_TRIED,    /* no datum: what is named changed its outcome at this step */
    DIFF_DECISIVE, /* alone it makes the change, and taken back alone it undoes it */
    DIFF_ENOUGH,   /* alone it makes the change, and so does another */
    DIFF_TOGETHER  /* only with the others of the company that are named */
} diff_role;

typedef enum diff_thing {
    DIFF_DATUM,
    DIFF_CERTIFICATE, /* appeared, disappeared or states another last day; at the step of the day: runs since then, or ran out */
    DIFF_COMPANY,     /* was not in the data */
    DIFF_VERSION,     /* of the rule */
    DIFF_FIT,         /* its chances were fitted to other outcomes */
    DIFF_YEAR,        /* of application, and with it the years whose figures count */
    DIFF_GATE,
    DIFF_SCORE,       /* all points: passes or not */
    DIFF_ITEM,        /* other points of one item */
    DIFF_SELECTION    /* of the companies asked about */
} diff_thing;

typedef struct diff_value {
    double number;    /* a cell */
    const char *text; /* of a text; NULL: missing */
} diff_value;

typedef struct diff_cause {
    diff_step step;
    diff_thing thing;
    diff_role role;
    int indicator, year;   /* of a datum; year 0: an attribute */
    diff_value was, now;
    const credential *held_was, *held_now; /* of a certificate: as the data of either day state it; NULL: they do not */
    store_origin origin;   /* of the datum, the certificate, the company; file NULL: unknown */
    const model *model;    /* of gates and items: in which they are looked up */
    const model_condition *gate;
    gate_state gate_was, gate_now;
    bool is_new_gate, is_old_gate; /* only one of the versions has it */
    const model_item *item;
    double was_most, now_most; /* of a score or an item, whose least points are `was` and `now` */
    bool is_here;              /* of a company: it is in the data of the second day */
} diff_cause;

typedef struct diff_row {
    const char *code;
    uint32_t company[2];            /* in the panel of either day; PANEL_NO_COMPANY: not there */
    diff_state states[DIFF_STEPS + 1]; /* before, after the data, after the rule, after the day */
    const char *towns[2];           /* NULL: unknown */
    diff_kind kind;
    diff_step cause;                /* the first that moves it the way that it moved in the end */
    size_t first, n_causes;         /* in the study's */
} diff_row;

typedef struct diff_side {
    const char *day;                /* as given */
    question question;
    int year;
    long on;
    model *model;                   /* NULL: of a ladder */
    diff_judge judge;
    assessor *assessor;
    loaded_data data;
} diff_side;

typedef struct diff_study {
    const environment *env;
    ladder *ladder;                 /* NULL: the list of a model */
    selection *selection;
    diff_side sides[2];
    assessment *found[DIFF_STEPS + 1]; /* of the first panel, then of the second; those after a step that changes nothing are the same */
    diff_state *states[DIFF_STEPS + 1]; /* the same */
    panel *wanted;                  /* what the first rule reads on the first day */
    diff_row *rows;                 /* [n] everybody, those who moved first: by kind, town and code */
    size_t n, n_moved;
    size_t unexplained;             /* of those who moved, nothing explains the step that is the cause: 0 unless the program is wrong */
    size_t back;                    /* stand as before, though they moved at a step in between */
    diff_cause *causes;
    size_t n_causes, causes_room;
    arena *memory;
    pool_changes pools;             /* who entered and left pools in between */
} diff_study;

typedef struct diff_days {
    const char *days[2];
    const char *on[2];   /* application dates; NULL: the days */
    const char *ladder;  /* without a model: NULL is the national one */
} diff_days;

/*
 * asked->source.db is a database, asked->model may be NULL: then the rungs held. *out is the caller's. Statuses of a query; TIDU_EUSAGE
 * for days that are none or in the wrong order; TIDU_ESTORE if the data of a day cannot be had.
 */
tidu_status diff_study_open(const inquiry *asked, const inquiry *then, const diff_days *days, diff_study **out, tidu_error *err);
void diff_study_free(diff_study *s);

#endif
