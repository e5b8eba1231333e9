/*
 * The records of a BIFF8 stream ([MS-XLS]): two bytes that say what it is, two with its length, its bytes. A long one is
 * continued by others.
 */
#ifndef TABLE_BIFF_READER_H
#define TABLE_BIFF_READER_H

#include <stdint.h>

#include "base/text_buffer.h"
#include "table/ole_file.h"

typedef enum biff_id {
    BIFF_END = 0x000a,
    BIFF_FORMULA = 0x0006,
    BIFF_DATE_MODE = 0x0022,
    BIFF_FILE_PASS = 0x002f,
    BIFF_CONTINUE = 0x003c,
    BIFF_COLUMN_INFO = 0x007d,
    BIFF_BOUND_SHEET = 0x0085,
    BIFF_MULTIPLE_RK = 0x00bd,
    BIFF_RICH_TEXT = 0x00d6,
    BIFF_XF = 0x00e0,
    BIFF_MERGED_CELLS = 0x00e5,
    BIFF_TEXTS = 0x00fc,
    BIFF_SHARED_TEXT = 0x00fd,
    BIFF_NUMBER = 0x0203,
    BIFF_LABEL = 0x0204,
    BIFF_BOOLEAN_OR_ERROR = 0x0205,
    BIFF_STRING = 0x0207,
    BIFF_ROW = 0x0208,
    BIFF_RK = 0x027e,
    BIFF_FORMAT = 0x041e,
    BIFF_BEGIN = 0x0809
} biff_id;

typedef struct biff_reader {
    const ole_file *file;
    char *window;
    size_t from, length; /* of the window in the stream */
    size_t next;         /* where the next record begins */

    uint16_t id;         /* of the current record */
    const char *data;    /* [n] */
    size_t n;

    const char *at;      /* the cursor for texts */
    size_t left;
} biff_reader;

tidu_status biff_reader_open(const ole_file *file, biff_reader *out, tidu_error *err);
void biff_reader_close(biff_reader *r);

/* Go to a place in the stream. */
void biff_reader_move(biff_reader *r, size_t to);

/* The next record; BIFF_END also at the end of the stream. The cursor is at its first byte. */
tidu_status biff_reader_next(biff_reader *r, tidu_error *err);

/* Move the cursor on by `n` bytes; false: the record and those that continue it end before. */
bool biff_reader_skip(biff_reader *r, size_t n);

/* Read a number at the cursor. */
bool biff_reader_take8(biff_reader *r, unsigned *out);
bool biff_reader_take16(biff_reader *r, unsigned *out);

/*
 * Append the text at the cursor, as UTF-8; text: flags, [runs], [extension], characters, behind its length, which was
 * read before. False: cut off, or memory is exhausted (out->failed).
 */
bool biff_reader_take_text(biff_reader *r, size_t characters, text_buffer *out);

#endif
