/*
 * A ladder as data (models/ladders/<name>.yaml, its form is in models/README.md): rungs in order, tracks
 * beside them, groups that a formation is counted by, reserves and the line that small companies cross.
 * A rung is a model, or a label that only certificates define.
 */
#ifndef MODEL_LADDER_H
#define MODEL_LADDER_H

#include <stdint.h>

#include "model/catalogue.h"
#include "model/model.h"

enum {
    LADDER_MOST_RUNGS = 32, /* of all tracks together: a set of rungs is 32 bits */
    LADDER_MOST_TRACKS = 8,
    LADDER_MOST_GROUPS = 8,
    LADDER_MOST_POOLS = 8,
    LADDER_MOST_TIERS = 8
};

/* Bit r stands for rung r. */
typedef uint32_t rung_set;

enum { LADDER_NO_RUNG = -1 };

typedef struct ladder_rung {
    const char *id;            /* of the model, where there is one */
    model_text name;           /* zh NULL: the model's */
    bool has_model;
    const char **certificates; /* each of them makes a holder */
    size_t n_certificates;
    size_t track;
} ladder_rung;

typedef struct ladder_track {
    const char *id;  /* of the first one, the ladder itself: "main" */
    model_text name; /* of the first one the ladder's */
    size_t first;    /* its lowest rung */
    size_t n;
} ladder_track;

typedef struct ladder_group {
    const char *id;
    model_text name;
    rung_set rungs;
} ladder_group;

/* Who belongs: everything that is given must hold. */
typedef struct ladder_tier {
    const char *id;
    model_text name;
    double readiness; /* at least this; NaN: any */
    double unmet;     /* at most so many unmet gates, each open to action; NaN: any */
} ladder_tier;

typedef struct ladder_pool {
    const char *id;
    model_text name;
    model_text note; /* what kind of cuts these are */
    size_t rung;     /* what its members are to reach */
    ladder_tier tiers[LADDER_MOST_TIERS]; /* the first that fits */
    size_t n_tiers;
} ladder_pool;

/* A line by model: who was below it and is above it or near. */
typedef struct ladder_crossing {
    const char *model; /* NULL: the ladder has none */
    const char *value; /* names of definitions in that model */
    const char *line;
    double near;       /* 0..1: this share of the line is near it */
    const char **entries; /* definitions that say which entry of a catalogue a company falls under */
    size_t n_entries;
} ladder_crossing;

typedef struct ladder {
    RULE_HEAD;
    model_text note; /* zh NULL: none */
    const char *cite;
    ladder_rung rungs[LADDER_MOST_RUNGS];
    size_t n_rungs;
    ladder_track tracks[LADDER_MOST_TRACKS]; /* the first is the ladder, the others stand beside it */
    size_t n_tracks;
    ladder_group groups[LADDER_MOST_GROUPS]; /* from the top */
    size_t n_groups;
    ladder_pool pools[LADDER_MOST_POOLS];
    size_t n_pools;
    ladder_crossing crossing;
} ladder;

/*
 * Every fault is TIDU_EMODEL with file, line and column. `models` says which ids are models; it is not
 * kept.
 */
tidu_status ladder_load(const char *path, const catalogue *models, ladder **out, tidu_error *err);
tidu_status ladder_parse(const char *text, size_t length, const char *file, const catalogue *models,
                         ladder **out, tidu_error *err);
void ladder_free(ladder *l);

/* The rung with this id, LADDER_NO_RUNG without one. */
int ladder_find(const ladder *l, const char *id);

/* The rungs that a certificate makes a holder of. */
rung_set ladder_certificate(const ladder *l, const char *id);

/* The highest rung of a track in the set, LADDER_NO_RUNG when there is none. */
int ladder_highest(const ladder *l, size_t track, rung_set held);

/* The rung above that, the lowest one for who has none; LADDER_NO_RUNG at the top. */
int ladder_next(const ladder *l, size_t track, rung_set held);

#endif
