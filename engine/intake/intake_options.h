/*
 * Options for reading a table, and the report on what was read.
 */
#ifndef INTAKE_INTAKE_OPTIONS_H
#define INTAKE_INTAKE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/tidu_error.h"
#include "intake/list_stamp.h"
#include "panel/panel.h"

/* Called from time to time; returning false stops (TIDU_ESTOPPED). `total` is 0 if it is unknown. */
typedef bool (*intake_progress)(void *context, size_t bytes, size_t total);

/* Receives the complete companies read so far; the panel is emptied afterwards. A failure ends the intake. */
typedef tidu_status (*intake_part)(void *context, tidu_error *err);

/*
 * Called when companies have been added to the panel. All except the last one are complete, unless later rows refer to
 * them again. `p` NULL: the file is read again and everything reported so far is void; the texts of the panel are freed
 * when this returns, so no other thread may be reading them.
 */
typedef tidu_status (*intake_follow)(void *context, panel *p, tidu_error *err);

/*
 * Whether some model asks for the expert's score in a column ("judged_hnte_ip_advanced"); *nearest is then unchanged,
 * otherwise the nearest name that one asks for, or NULL.
 */
typedef bool (*judged_knows)(void *context, const char *name, const char **nearest);

/* What a code is of. */
typedef enum coded_as { CODED_NOT, CODED_REGION, CODED_INDUSTRY, CODED_FIELD, CODED_UNIT } coded_as;

/* The code that has this name and no other code has; false: none is known. `out` has 32 bytes. */
typedef bool (*code_find)(void *context, coded_as what, const char *name, char *out);

/* A company that a row names without its code. */
typedef struct name_query {
    const char *name;
    const char *town;     /* "": not given */
    bool is_stored_only;  /* do not look among the companies that are being read */
} name_query;

typedef enum name_outcome { NAME_UNKNOWN, NAME_FOUND, NAME_AMBIGUOUS } name_outcome;

enum { NAME_FOUND_SIZE = 512 };

/*
 * The code of the company with this name, or the codes that are possible, into `out` of NAME_FOUND_SIZE bytes. Asked when
 * the table has been read, but with is_stored_only also before.
 */
typedef name_outcome (*name_find)(void *context, const name_query *query, char *out);

/* The companies with names near to one that is unknown, for people, into `out` of NAME_FOUND_SIZE bytes; "": none. */
typedef void (*name_near)(void *context, const char *name, char *out);

/* What a heading is in the roster that this program writes (models/practice/roster.yaml). */
typedef struct own_head {
    bool is_number;  /* of the row, which a row that people added has not */
    bool is_filled;  /* by people; other columns are read in rows alone that people added */
    bool is_mark;    /* no other table has such a column */
    int indicator;   /* whose values it holds; INDICATOR_NONE: none */
} own_head;

/* The column with this heading, folded, in either language; false: it is none of them. */
typedef bool (*own_find)(void *context, const char *folded, own_head *out);

typedef struct intake_options {
    const char *map;      /* path of a mapping file or NULL */
    const char *encoding; /* "auto" (or NULL), "utf-8", "gb18030", "utf-16le", "utf-16be" */
    const char *sheet;    /* of a workbook: name, or number from 1; NULL: the one that looks like the table */
    int unit_shift;       /* unit of money cells, 10^shift yuan: wan 4, yi 8, thousand 3 */
    int year;             /* of the figures of a table that has none of its own; 0: find it above the table */
    const char *town;     /* of the companies of a table that has no such column; or NULL */
    bool is_other_id;     /* the keys are no credit codes, as those of a subject */
    bool is_strict;       /* a problem of severity warning or error is a failure */
    const char *only;     /* read only this company; NULL: all */
    size_t most_companies; /* companies passed to `part` at a time; 0: all stay in the panel */
    intake_part part;      /* also called once at the end, for the rest */
    void *part_context;
    intake_follow follow;  /* called from time to time on the thread that fills the panel; or NULL */
    void *follow_context;
    bool trusts_beginning; /* for table_reader: detect the encoding of a file from its beginning only */
    int threads;          /* 1: no other threads; 0: as many as are useful */
    size_t least_chunk; /* least number of bytes of a file per thread; 0: default */
    intake_progress progress;
    void *progress_context;
    const dictionary *dictionary; /* for lists that have no panel: names of certificates, words; NULL: none */
    bool (*knows_field)(const void *context, double code); /* for profile_read, to check hightech_field; or NULL */
    const void *field_context;
    code_find find_code; /* the code for a name; NULL: no names are known */
    void *code_context;
    name_find find_company; /* for rows without a code; NULL: they are left out */
    name_near near_companies; /* for the list to be filled in; NULL: none are known */
    void *name_context;
    bool (*knows_company)(void *context, const char *code); /* of name_context; NULL: all are known */
    bool (*knows_title)(const void *context, const char *model); /* NULL: all are known */
    const void *title_context;
    bool (*has_companies)(void *context); /* whether find_company knows others than those of the table, which then needs
                                             no column of codes; NULL: it knows none */
    bool reviews;         /* keep rows whose company is not found for a list to be filled in (problems_review) */
    const char *credential; /* for lists of certificates: the model of those whose row names none; NULL: none */
    const char *granted_on; /* the same of the day of grant, folded */
    judged_knows knows_judged; /* NULL: all are known */
    void *judged_context;
    own_find own_heads;     /* NULL: rosters are not known by their headings */
    void *own_context;
} intake_options;

/* One recognised column. */
typedef struct intake_column {
    unsigned long column; /* in the file, from 1 */
    const char *header;   /* as in the file */
    int indicator;        /* INDICATOR_NONE: ignored */
    const char *part;     /* of a list with parts of its own (certificates): which one; NULL: none */
    int year;             /* of a wide header, otherwise PANEL_ANY_YEAR */
    int shift;            /* power of ten applied to money */
} intake_column;

/* What was read; all texts are in `memory`, freed by intake_report_clear. */
typedef struct intake_report {
    arena *memory;
    const char *file;
    const char *encoding;   /* detected or given; of a workbook its format, "XLSX" */
    const char *digest;     /* SHA-256 of the file's bytes, hex */
    const char *map;        /* path of the mapping, or NULL */
    const char *map_digest;
    unsigned long header_line;
    unsigned long rows;     /* data rows imported */
    unsigned long skipped;  /* rows filtered or skipped, titles, totals */
    uint64_t by_name;       /* of the codes found by names; 0: none was needed */
    intake_column *columns;
    size_t n_columns;
    const list_stamp *stamp; /* of a workbook that this program wrote; NULL: none */
} intake_report;

void intake_report_clear(intake_report *report);

#endif
