/*
 * A table of indicators by years, as bytes; the years of an attribute are one. Companies are one or all: a list is of all, whichever of
 * them it shows, because each of them could have been on it.
 */
#include "question/answer_reads.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"

enum { FIRST_YEAR = 1900, YEARS = 201, PLACES = YEARS + 1, MOST_PATH = 4096, MOST_CODE = 64, MOST_WITHHELD = 1024 };

struct answer_reads {
    char database[MOST_PATH];
    store_mark mark;
    bool has_mark;
    char withheld[MOST_WITHHELD]; /* what the level of the answer does not show */
    bool is_unknown;       /* nothing is known of what was read but the kinds of rows */
    unsigned kinds;        /* of rows that were */
    bool is_whole;         /* everything counts as read */
    bool is_of_all;        /* of all companies */
    char only[MOST_CODE];  /* of this one otherwise */
    unsigned char *cells;  /* [n][PLACES], place 0: an attribute */
    size_t n, capacity;
};

answer_reads *answer_reads_new(void)
{
    return allocate_array(1, sizeof(answer_reads));
}

void answer_reads_free(answer_reads *r)
{
    if (!r)
        return;
    release(r->cells);
    release(r);
}

void answer_reads_note(answer_reads *r, const char *db)
{
    if (!r || !db)
        return;
    snprintf(r->database, sizeof r->database, "%s", db);
    r->is_whole = r->is_unknown = true;
}

void answer_reads_note_rows(answer_reads *r, unsigned kinds)
{
    if (r)
        r->kinds |= kinds;
}

bool answer_reads_row(const answer_reads *r, unsigned kind, const char *code)
{
    if (!r)
        return true;
    if (*r->only && !r->is_of_all && strcmp(r->only, code) != 0)
        return false;
    return r->kinds ? (r->kinds & kind) != 0 : r->is_unknown;
}

void answer_reads_note_withheld(answer_reads *r, const char *names)
{
    if (r)
        snprintf(r->withheld, sizeof r->withheld, "%s", names ? names : "");
}

const char *answer_reads_withheld(const answer_reads *r)
{
    return r && *r->withheld ? r->withheld : NULL;
}

static bool make_room(answer_reads *r, size_t n)
{
    if (n <= r->n)
        return true;
    if (!allocate_room((void **)&r->cells, &r->capacity, n, PLACES))
        return false;
    memset(r->cells + r->n * PLACES, 0, (n - r->n) * PLACES);
    r->n = n;
    return true;
}

static void take_cells(answer_reads *r, const panel *wanted)
{
    const dictionary *d = panel_dictionary(wanted);

    for (size_t id = 0; id < r->n && (int)id < dictionary_count(d); id++) {
        unsigned char *row = r->cells + id * PLACES;

        if (dictionary_get(d, (int)id)->kind != INDICATOR_ANNUAL) {
            row[0] |= panel_is_wanted(wanted, (int)id, PANEL_ANY_YEAR);
            continue;
        }
        for (int i = 0; i < YEARS; i++)
            row[1 + i] |= panel_is_wanted(wanted, (int)id, FIRST_YEAR + i);
    }
}

void answer_reads_note_cells(answer_reads *r, const char *db, const store_mark *mark, const char *only, const panel *wanted)
{
    if (!r)
        return;
    if (!*r->database && only)
        snprintf(r->only, sizeof r->only, "%s", only);
    r->is_of_all |= !only || strcmp(r->only, only) != 0;
    snprintf(r->database, sizeof r->database, "%s", db);
    r->mark = *mark;
    r->has_mark = true;
    if (panel_wants_all(wanted) || !make_room(r, (size_t)dictionary_count(panel_dictionary(wanted))))
        r->is_whole = true;
    else
        take_cells(r, wanted);
}

const char *answer_reads_database(const answer_reads *r)
{
    return r && *r->database ? r->database : NULL;
}

const store_mark *answer_reads_mark(const answer_reads *r)
{
    return r && r->has_mark ? &r->mark : NULL;
}

/* Anything of the year at this place. */
static bool reads_any(const answer_reads *r, int place)
{
    for (size_t id = 0; id < r->n; id++) {
        if (r->cells[id * PLACES + (size_t)place])
            return true;
    }
    return false;
}

bool answer_reads_cell(const answer_reads *r, const dictionary *d, const char *code, const char *indicator, int year)
{
    int id = dictionary_find(d, indicator);
    int place = year ? 1 + year - FIRST_YEAR : 0;

    if (!r || r->is_whole)
        return true;
    if (!r->is_of_all && strcmp(r->only, code) != 0)
        return false;
    if (!*indicator && place > 0 && place < PLACES)
        return reads_any(r, place);
    if (id == INDICATOR_NONE)
        return true;
    return (size_t)id < r->n && place >= 0 && place < PLACES && r->cells[(size_t)id * PLACES + (size_t)place];
}
