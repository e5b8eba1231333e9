/*
 * Texts of a workbook: those that cells share, and what all of them have in common.
 */
#ifndef TABLE_XLSX_TEXT_H
#define TABLE_XLSX_TEXT_H

#include "table/text_list.h"
#include "table/zip_archive.h"

/* TIDU_EDATA also for too many texts. Clear them also after a failure. */
tidu_status xlsx_texts_read(zip_archive *z, size_t entry, text_list *out, tidu_error *err);

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
