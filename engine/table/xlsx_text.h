/*
 * Texts of a workbook: those that cells share, and what all of them have in common.
 */
#ifndef TABLE_XLSX_TEXT_H
#define TABLE_XLSX_TEXT_H

#include "base/text_buffer.h"
#include "table/zip_archive.h"

typedef struct xlsx_texts {
    text_buffer all;
    size_t *ends; /* [n]: where each ends in `all`; it begins where the one before ends */
    size_t n, capacity;
} xlsx_texts;

/* TIDU_EDATA also for more than 512 MiB of texts. Clear them also after a failure. */
tidu_status xlsx_texts_read(zip_archive *z, size_t entry, xlsx_texts *out, tidu_error *err);
void xlsx_texts_clear(xlsx_texts *t);

/* The text with a number from 0 and its length; false: there is none. */
static inline bool xlsx_texts_get(const xlsx_texts *t, size_t i, const char **text, size_t *length)
{
    size_t from;

    if (i >= t->n)
        return false;
    from = i ? t->ends[i - 1] : 0;
    *text = t->all.text ? t->all.text + from : "";
    *length = t->ends[i] - from;
    return true;
}

/*
 * A text element (si, is) as it is met: runs are joined, phonetic ones left out.
 */
typedef struct xlsx_runs {
    int phonetic; /* how many rPh are open */
    bool is_text; /* within t */
} xlsx_runs;

void xlsx_runs_start(xlsx_runs *r, const char *name);
void xlsx_runs_end(xlsx_runs *r, const char *name);
static inline bool xlsx_runs_take(const xlsx_runs *r) /* whether characters here belong to the text */
{
    return r->is_text && !r->phonetic;
}

/* Turn _x000A_ and the like, by which control characters are written, into these, in place; returns the new length. */
size_t xlsx_text_unescape(char *text, size_t length);

#endif
