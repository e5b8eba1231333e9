/*
 * A ladder (models/ladders/<name>.yaml; format in models/README.md): rungs in order, tracks beside them, groups for
 * counting, pools of candidates, and the threshold that growing companies cross. A rung is a model, or a label defined
 * only by certificates.
 */
#ifndef MODEL_LADDER_H
#define MODEL_LADDER_H

#include <stdint.h>

#include "model/catalogue.h"
#include "model/model.h"

enum {
    LADDER_MOST_RUNGS = 32, /* of all tracks: a set of rungs has 32 bits */
    LADDER_MOST_TRACKS = 8,
    LADDER_MOST_GROUPS = 8,
    LADDER_MOST_POOLS = 8,
    LADDER_MOST_TIERS = 8
};

/* Bit r stands for rung r. */
typedef uint32_t rung_set;

enum { LADDER_NO_RUNG = -1 };

typedef struct ladder_rung {
    const char *id;            /* of the model, if it has one */
    model_text name;           /* zh NULL: that of the model */
    bool has_model;
    const char **certificates; /* any of them suffices to hold the rung */
    size_t n_certificates;
    size_t track;
} ladder_rung;

typedef struct ladder_track {
    const char *id;  /* "main" for the first one, the ladder itself */
    model_text name; /* for the first one that of the ladder */
    size_t first;    /* its lowest rung */
    size_t n;
} ladder_track;

typedef struct ladder_group {
    const char *id;
    model_text name;
    rung_set rungs;
} ladder_group;

/* Criteria of a tier; all that are given must hold. */
typedef struct ladder_tier {
    const char *id;
    model_text name;
    double readiness; /* at least this; NaN: any */
    double unmet;     /* at most so many unmet gates, all with possible actions; NaN: any */
    double years;     /* can file, or has a way to an application at most so many years later; NaN: whether or not */
} ladder_tier;

typedef struct ladder_pool {
    const char *id;
    model_text name;
    model_text note; /* what the thresholds are based on */
    size_t rung;     /* the rung that its members aim at */
    ladder_tier tiers[LADDER_MOST_TIERS]; /* the first that matches */
    size_t n_tiers;
} ladder_pool;

/* Does a tier of the pool ask for ways up? */
bool ladder_pool_needs_ways(const ladder_pool *p);

/* Crossing a threshold: companies that were below it and are above or near it. */
typedef struct ladder_crossing {
    const char *model; /* NULL: the ladder has none */
    const char *value; /* names of definitions in that model */
    const char *line;
    double near;       /* 0..1: from this share of the threshold on it is near */
    const char **entries; /* definitions for the entries of a catalogue */
    size_t n_entries;
    const char *registered; /* an indicator: above 0 where the register has the company already; NULL: none */
} ladder_crossing;

typedef struct ladder {
    RULE_HEAD;
    model_text note; /* zh NULL: none */
    model_citation cite;
    ladder_rung rungs[LADDER_MOST_RUNGS];
    size_t n_rungs;
    ladder_track tracks[LADDER_MOST_TRACKS]; /* the first is the ladder itself */
    size_t n_tracks;
    ladder_group groups[LADDER_MOST_GROUPS]; /* from the top */
    size_t n_groups;
    ladder_pool pools[LADDER_MOST_POOLS];
    size_t n_pools;
    ladder_crossing crossing;
} ladder;

/* Every error is TIDU_EMODEL with file, line and column. `models` gives the ids of models and is not kept. */
tidu_status ladder_load(const char *path, const catalogue *models, ladder **out, tidu_error *err);
tidu_status ladder_parse(const char *text, size_t length, const char *file, const catalogue *models,
                         ladder **out, tidu_error *err);
void ladder_free(ladder *l);

/* The rung with this id, LADDER_NO_RUNG if none. */
int ladder_find(const ladder *l, const char *id);

/* The rungs held with this certificate. */
rung_set ladder_certificate(const ladder *l, const char *id);

/* The highest rung of a track in the set, LADDER_NO_RUNG if none. */
int ladder_highest(const ladder *l, size_t track, rung_set held);

/* The rung above that, or the lowest if none is held; LADDER_NO_RUNG at the top. */
int ladder_next(const ladder *l, size_t track, rung_set held);

#endif
