/*
 * A document for Word and WPS (ECMA-376, WordprocessingML): one package of XML parts, of which only the body is made here piece by
 * piece; styles, page and footer are the same for all. Minizip packs it, loaded when the first document is written.
 */
#ifndef REPORT_DOCX_FILE_H
#define REPORT_DOCX_FILE_H

#include <stdbool.h>

#include "base/text_buffer.h"
#include "base/tidu_error.h"

typedef struct docx_file docx_file;

/*
 * Begin the file `path` (`keywords` "": none), with `foot` (NULL: nothing) at the foot of every page before its number; it is there when
 * docx_file_end returns TIDU_OK, and what was there before is left as it was otherwise. *out is the caller's (docx_file_end). TIDU_EIO,
 * TIDU_ENOMEM.
 */
tidu_status docx_file_begin(const char *path, const char *title, const char *keywords, const char *foot, docx_file **out, tidu_error *err);

/* Move a piece of the body out of the buffer. TIDU_EIO, TIDU_ENOMEM. */
tidu_status docx_file_add(docx_file *f, text_buffer *piece, tidu_error *err);

typedef enum docx_paper {
    DOCX_PORTRAIT,
    DOCX_LANDSCAPE,
    DOCX_FULL /* portrait with narrow margins, for pages that are filled */
} docx_paper;

/* End the body; `status` other than TIDU_OK drops the file. Returns `status` or what then failed. */
tidu_status docx_file_end(docx_file *f, docx_paper paper, tidu_status status, tidu_error *err);

/* Append text as XML: markup escaped, characters that XML has not left out. NULL is empty. */
void docx_append(text_buffer *b, const char *text);

#endif
