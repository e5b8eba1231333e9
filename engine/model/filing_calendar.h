/*
 * The calendar of applications and duties: models/calendar/<name>.yaml, by region and year (format in models/README.md). An entry
 * is a batch or a window in which a rung can be applied for, a report that holders owe, or a declaration. An amendment
 * keeps the days before it; the last one counts. A file that an earlier folder of models has, too, is replaced by it.
 */
#ifndef MODEL_FILING_CALENDAR_H
#define MODEL_FILING_CALENDAR_H

#include "model/catalogue.h"

typedef enum filing_kind {
    FILING_BATCH,      /* one of the calls of a year for a rung */
    FILING_WINDOW,     /* the only period of a year in which a rung is applied for */
    FILING_REPORT,     /* owed by holders */
    FILING_DECLARATION /* to the tax office, by any company */
} filing_kind;

enum { FILING_KINDS = FILING_DECLARATION + 1 };

/* The days of an entry, in their order in time. */
typedef enum filing_day_kind {
    FILING_OPENS,
    FILING_CLOSES,   /* for the company */
    FILING_CITY,     /* the city passes applications on */
    FILING_PROVINCE, /* the province does */
    FILING_PUBLICITY /* the list has been public */
} filing_day_kind;

enum { FILING_DAYS = FILING_PUBLICITY + 1 };

typedef struct filing_change {
    long before[FILING_DAYS]; /* DATE_NO_BEGIN: was not known, or stays */
    long after[FILING_DAYS];  /* DATE_NO_BEGIN: stays */
    long on;                  /* the day of the document; DATE_NO_BEGIN: not known */
    model_citation cite;
    model_text note;          /* zh NULL: none */
} filing_change;

typedef struct filing_source filing_source; /* a file */

typedef struct filing_entry {
    const char *id;       /* a-z, 0-9, '-'; of one file, rung and kind */
    filing_kind kind;
    const char *rung;     /* id of a model; NULL: a report or a declaration */
    const char **holders; /* certificates, any of which suffices; none: every company */
    size_t n_holders;
    bool is_for_new, is_for_recheck; /* of a batch or a window */
    model_text name;
    model_text note;      /* zh NULL: none */
    model_citation cite;
    long days[FILING_DAYS];    /* as the last amendment left them; DATE_NO_BEGIN: not published. Of a yearly one: month * 100 + day */
    filing_change *changes;    /* in their order */
    size_t n_changes;
    const filing_source *source;
} filing_entry;

struct filing_source {
    RULE_HEAD;
    int year;           /* in which its entries close for companies; 0: every year from `from` to `to` */
    const char *region; /* the beginning of the division codes that it is for, without the zeros behind; "": everywhere */
    const char **except; /* regions in it that have a calendar of their own */
    size_t n_except;
    filing_entry *entries;
    size_t n_entries;
};

/* An entry of one year. */
typedef struct filing_due {
    const filing_entry *entry;
    long days[FILING_DAYS]; /* DATE_NO_BEGIN: not published */
    long due;               /* the closing day, or without one the first later day that is known */
} filing_due;

typedef struct filing_calendar filing_calendar;

/*
 * All files of the calendar in `folders` (separated by ':'). `models` gives the ids of models and is not kept. *out is the caller's
 * (filing_calendar_free). TIDU_EIO; TIDU_EMODEL with file, line and column; TIDU_ENOMEM.
 */
tidu_status filing_calendar_load(const char *folders, const catalogue *models, filing_calendar **out, tidu_error *err);
/* Of one text; `file` is its name in messages. */
tidu_status filing_calendar_parse(const char *text, size_t length, const char *file, const catalogue *models,
                                  filing_calendar **out, tidu_error *err);
void filing_calendar_free(filing_calendar *c);

/* TIDU_OK, or the fault of one file. */
tidu_status filing_calendar_check(const char *path, const catalogue *models, tidu_error *err);

/*
 * The batch or window of the rung (id of a model) in the region of a company that closes first on the day or after it; NULL: none is entered.
 * `region` is a division code (GB/T 2260) or ""; entries of another region, and with "" of any, do not count. Of
 * entries with the same kind, rung, year and id that of the smallest region counts.
 */
const filing_entry *filing_calendar_next(const filing_calendar *c, const char *rung, const char *region, application a);

/*
 * The batch or window of one application year, with a closing day: the next on the day asked or after it, of a later year the first that
 * closes in it. NULL: none is entered.
 */
const filing_entry *filing_calendar_batch(const filing_calendar *c, const char *rung, const char *region, application asked, int year);

/*
 * The day on which the first batch or window of a year opens for the rung in the region of a company; DATE_NO_BEGIN: none is entered, or
 * of one of them it is not known.
 */
long filing_calendar_opens(const filing_calendar *c, const char *rung, const char *region, int year);

/* What is asked of all entries; zero it first. */
typedef struct filing_span {
    const char *region;   /* division code of the company, or NULL: every region; "": only what holds everywhere */
    long from, to;        /* `due` lies in these days */
    const char *const *rungs; /* [n_rungs] ids of models: batches and windows of others, and reports of their holders, are left out */
    size_t n_rungs;       /* 0: all */
    bool (*holds)(void *context, const char *certificate, long day); /* NULL: whoever owes a report is listed */
    void *context;
} filing_span;

/* *out: [*n] in order of `due`, then by id of the file and order in it; the caller's (release), valid as long as the calendar. TIDU_OK or TIDU_ENOMEM. */
tidu_status filing_calendar_between(const filing_calendar *c, const filing_span *span, filing_due **out, size_t *n,
                                    tidu_error *err);

/* All entries, by file and in the order of each. */
size_t filing_calendar_count(const filing_calendar *c);
const filing_entry *filing_calendar_get(const filing_calendar *c, size_t i);

/* Is it for the rung (id of a model), or owed by its holders? */
bool filing_entry_is_of(const filing_entry *e, const char *rung);

/* Is a batch or a window of the rung entered, of any year and region? */
bool filing_calendar_has(const filing_calendar *c, const char *rung);

/* "batch", "window", "report", "declaration": for programs. */
const char *filing_kind_name(filing_kind k);

/* Is the source for a company with this division code? "" is in no region. */
bool filing_source_holds(const filing_source *s, const char *code);

#endif
