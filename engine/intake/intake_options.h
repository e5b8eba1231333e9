/*
 * How a table is to be read, and what was read.
 */
#ifndef INTAKE_INTAKE_OPTIONS_H
#define INTAKE_INTAKE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/tidu_error.h"
#include "panel/panel.h"

/* Called now and then; return false to stop (TIDU_ESTOPPED). `total` is 0 when unknown. */
typedef bool (*intake_progress)(void *context, size_t bytes, size_t total);

/* Companies read so far, whole; the panel is emptied afterwards. A failure ends the intake. */
typedef tidu_status (*intake_part)(void *context, tidu_error *err);

/*
 * More companies came into the panel; those before the last one are whole unless later rows speak of them again.
 * Without a panel (NULL): all that was told before is void, the file is read again; when this returns the texts of
 * the panel go, so nobody may be reading them any more.
 */
typedef tidu_status (*intake_follow)(void *context, panel *p, tidu_error *err);

typedef struct intake_options {
    const char *map;      /* path of a mapping file or NULL */
    const char *encoding; /* "auto" (or NULL), "utf-8", "gb18030", "utf-16le", "utf-16be" */
    int unit_shift;       /* money cells are times 10^shift yuan: wan 4, yi 8, thousand 3 */
    bool is_strict;       /* any problem of severity warning or error fails the intake */
    const char *only;     /* take in this company alone, or NULL */
    size_t most_companies; /* hand over so many at a time to `part`; 0: all stay in the panel */
    intake_part part;      /* also called once at the end, for the rest */
    void *part_context;
    intake_follow follow;  /* called now and then, on the thread that fills the panel; or NULL */
    void *follow_context;
    bool trusts_beginning; /* for table_reader: a file is not looked through for its encoding before it is read */
    int threads;          /* 1: no second one for reading; 0: as many as help */
    size_t least_chunk; /* a thread reads so many bytes of a file at least; 0: what is worth a thread */
    intake_progress progress;
    void *progress_context;
    const dictionary *names; /* of certificates, for a list of them; NULL: ids alone */
    bool (*knows_field)(const void *context, double code); /* profile_read holds hightech_field against it; or NULL */
    const void *field_context;
} intake_options;

/* One recognised column. */
typedef struct intake_column {
    unsigned long column; /* in the file, from 1 */
    const char *header;   /* as it stands there */
    int indicator;        /* INDICATOR_NONE: ignored */
    int year;             /* of a wide header, else PANEL_ANY_YEAR */
    int shift;            /* power of ten applied to money */
} intake_column;

/* What was read; all texts live in `memory`, freed by intake_report_clear. */
typedef struct intake_report {
    arena *memory;
    const char *file;
    const char *encoding;   /* detected or given */
    const char *digest;     /* SHA-256 of the file's bytes, hex */
    const char *map;        /* path of the mapping or NULL */
    const char *map_digest;
    unsigned long header_line;
    unsigned long rows;     /* data rows taken in */
    unsigned long skipped;  /* filtered, titles, totals, rows left out */
    intake_column *columns;
    size_t n_columns;
} intake_report;

void intake_report_clear(intake_report *report);

#endif
