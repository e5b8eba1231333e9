/*
 * What the answers of a session were made from: the database, the state of its data, and which cells were read. The one place that decides
 * what "the data" of an answer are when it is recorded or verified.
 */
#ifndef QUESTION_ANSWER_READS_H
#define QUESTION_ANSWER_READS_H

#include <stdbool.h>

#include "panel/panel.h"
#include "store/store.h"

typedef struct answer_reads answer_reads;

answer_reads *answer_reads_new(void); /* NULL if memory is exhausted */
void answer_reads_free(answer_reads *r);

/* A database was read, of which nothing more is known than that: all of it counts as read. `r` may be NULL. */
void answer_reads_note(answer_reads *r, const char *db);

/*
 * The cells that `wanted` wants were loaded of one company or of all (`only` NULL), with the certificates, from data of this mark. An
 * allocation that fails lets all count as read. `r` may be NULL.
 */
void answer_reads_note_cells(answer_reads *r, const char *db, const store_mark *mark, const char *only, const panel *wanted);

/* Rows of what people do and of figures of months, which are no cells. */
enum { ANSWER_READS_POOLS = 1, ANSWER_READS_VISITS = 2, ANSWER_READS_TASKS = 4, ANSWER_READS_APPLICATIONS = 8, ANSWER_READS_MONTHS = 16 };

/* Rows of these kinds (ANSWER_READS_…, added up) were loaded. `r` may be NULL. */
void answer_reads_note_rows(answer_reads *r, unsigned kinds);

/* Whether rows of a kind about this company ("": none) were read; of an answer of which nothing is known they count as read. */
bool answer_reads_row(const answer_reads *r, unsigned kind, const char *code);

/* The database that was read last; NULL: none was. */
/* Of the answer that was made last: what its export level does not show, as names (NULL and "": nothing); a long list is cut. */
void answer_reads_note_withheld(answer_reads *r, const char *names);
const char *answer_reads_withheld(const answer_reads *r); /* NULL: nothing */

const char *answer_reads_database(const answer_reads *r);

/* The mark of its data; NULL: not known. */
const store_mark *answer_reads_mark(const answer_reads *r);

/*
 * Whether a cell was read: of this company, indicator and year (0: an attribute); "": anything of that year. An indicator that is not in
 * `d`, such as a certificate, counts as read, and everything does if `r` is NULL.
 */
bool answer_reads_cell(const answer_reads *r, const dictionary *d, const char *code, const char *indicator, int year);

#endif
