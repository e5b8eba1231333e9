/* Entries of the calendar as texts. */
#ifndef REPORT_FILING_TEXT_H
#define REPORT_FILING_TEXT_H

#include "base/text_buffer.h"
#include "model/filing_calendar.h"

enum { FILING_DAY_SIZE = 16 };

/* "2026-05-15"; "05-31" of what returns every year; "" of a day that is not known. */
void filing_day_text(const filing_entry *e, filing_day_kind which, char text[FILING_DAY_SIZE]);

/* What a day is, and what kind of entry it is, in words. */
const char *filing_day_word(filing_day_kind which);
const char *filing_kind_word(filing_kind kind);

/* "second batch of 2026: until 2026-07-17 (number of the document; before: 2026-07-10)". */
void filing_window_text(const filing_entry *e, bool zh, char *text, size_t size);

/* What amendments changed, by which document and when; nothing if there are none. */
void filing_changes_text(const filing_entry *e, bool zh, text_buffer *out);

/* The number of the document from which its closing day is, as it counts now. */
const char *filing_number(const filing_entry *e);

#endif
