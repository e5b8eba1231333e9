/*
 *   bytes -> raw[] -> (iconv -> decoded[]) -> caller
 *
 * raw[] holds bytes that were read and not used yet; a character cut off at its end is moved to its start before the
 * next read.
 */
#include "table/text_source.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

enum { HEAD = 1 << 20, BLOCK = 1 << 18, MOST_REPLACED = 100 };

#define NO_CONVERTER ((iconv_t)-1) /* what iconv_open returns when it fails */

struct text_source {
    byte_source *bytes;
    encoding is;
    bool is_given;      /* by the caller, not detected */
    bool is_checked;    /* the whole file is known to be UTF-8 */
    bool trusts;        /* checking the beginning of a file is enough */
    bool is_trusted;    /* only the beginning of the file was checked, and it is UTF-8 */
    bool is_misjudged;
    bool is_lossy;      /* detected, although some bytes are invalid; these are replaced */
    size_t n_replaced;
    bool at_end;
    bool is_first;      /* nothing has been delivered yet */
    char *raw;          /* HEAD bytes of room */
    size_t start, end;  /* unused part of raw */
    size_t delivered;   /* UTF-8: bytes of raw that the caller has */
    unsigned long line; /* lines delivered; not counted for a checked or trusted file */
    iconv_t converter;
    char *decoded;      /* 2 * BLOCK bytes of room */
};

static tidu_status fill(text_source *s, size_t size, tidu_error *err)
{
    size_t n;
    tidu_status status;

    memmove(s->raw, s->raw + s->start, s->end - s->start);
    s->end -= s->start;
    s->start = 0;
    status = byte_source_read(s->bytes, s->raw + s->end, size - s->end, &n, err);
    if (status)
        return status;
    s->at_end = n < size - s->end;
    s->end += n;
    return TIDU_OK;
}

/* Whether the text is valid UTF-8, apart from a character cut off by the end of a block. */
static bool is_utf8(const char *text, size_t length, bool at_end, size_t *used)
{
    *used = utf8_valid_prefix(text, length);
    return *used == length || (!at_end && utf8_is_cut(text + *used, length - *used));
}

/* Check the file to its end, then rewind. */
static tidu_status scan(text_source *s, bool *is_valid, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    size_t used;

    byte_source_look(s->bytes);
    while ((*is_valid = is_utf8(s->raw, s->end, s->at_end, &used)) && !s->at_end) {
        s->start = used;
        status = fill(s, BLOCK, err);
        if (status)
            return status;
    }
    s->is_lossy = !*is_valid && utf8_is_likely(s->raw, s->end);
    s->start = s->end = 0;
    byte_source_rewind(s->bytes);
    return fill(s, HEAD, err);
}

/* Binary files that are given by mistake: what to tell the user; NULL if it is none of these. */
static const char *find_other_format(const text_source *s)
{
    static const struct {
        const char *begins;
        const char *is;
    } formats[] = {
        {"PK\x03\x04", N_("this is an Excel workbook (.xlsx) or an archive; save the sheet as CSV first")},
        {"\xd0\xcf\x11\xe0", N_("this is an old Excel workbook (.xls) or a WPS file; save the sheet as CSV first")},
        {"%PDF", N_("this is a PDF; give the table as CSV")},
        {"SQLite format 3", N_("this is an SQLite database; give it with --db")},
    };

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t length = strlen(formats[i].begins);

        if (s->end >= length && !memcmp(s->raw, formats[i].begins, length))
            return _(formats[i].is);
    }
    return NULL;
}

static tidu_status detect(text_source *s, tidu_error *err)
{
    const char *other = find_other_format(s);
    tidu_status status = TIDU_OK;
    bool is_valid;
    size_t used;

    if (other)
        return error_at(err, TIDU_EDATA, byte_source_name(s->bytes), 0, 0, "%s", other);

    s->is = encoding_guess(s->raw, s->end);
    if (s->is != ENCODING_AUTO)
        return TIDU_OK;
    is_valid = is_utf8(s->raw, s->end, s->at_end, &used);
    s->is_lossy = !is_valid && utf8_is_likely(s->raw, s->end);
    if (is_valid && s->at_end) {
        s->is_checked = true;
    } else if (is_valid && s->trusts && byte_source_can_rewind(s->bytes)) {
        s->is_trusted = true;
    } else if (is_valid && byte_source_can_rewind(s->bytes)) {
        status = scan(s, &is_valid, err);
        s->is_checked = is_valid;
    }
    s->is = is_valid || s->is_lossy ? ENCODING_UTF8 : ENCODING_GB18030;
    return status;
}

static tidu_status prepare_converter(text_source *s, tidu_error *err)
{
    s->decoded = allocate(2 * (size_t)BLOCK);
    if (!s->decoded)
        return error_memory(err);
    s->converter = iconv_open("UTF-8", encoding_name(s->is));
    if (s->converter == NO_CONVERTER)
        return error_at(err, TIDU_EDATA, byte_source_name(s->bytes), 0, 0,
                        _("this system cannot convert %s; save the file as UTF-8"),
                        encoding_name(s->is));
    return TIDU_OK;
}

static tidu_status prepare(text_source *s, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    s->raw = allocate(HEAD);
    if (!s->raw)
        return error_memory(err);
    if (s->is_first)
        status = fill(s, HEAD, err);
    if (!status && s->is == ENCODING_AUTO)
        status = detect(s, err);
    return status || s->is == ENCODING_UTF8 ? status : prepare_converter(s, err);
}

/* Takes ownership of `s`, also on failure. */
static tidu_status open_prepared(text_source *s, text_source **out, tidu_error *err)
{
    tidu_status status = prepare(s, err);

    if (status)
        text_source_close(s);
    else
        *out = s;
    return status;
}

tidu_status text_source_open(byte_source *bytes, encoding wanted, bool trusts, text_source **out,
                             tidu_error *err)
{
    text_source *s = allocate_array(1, sizeof *s);

    if (!s)
        return error_memory(err);
    s->bytes = bytes;
    s->is = wanted;
    s->is_given = wanted != ENCODING_AUTO;
    s->trusts = trusts;
    s->is_first = true;
    s->converter = NO_CONVERTER;
    return open_prepared(s, out, err);
}

tidu_status text_source_open_chunk(const text_source *whole, byte_source *bytes, text_source **out,
                                     tidu_error *err)
{
    text_source *s = allocate_array(1, sizeof *s);

    if (!s)
        return error_memory(err);
    s->bytes = bytes;
    s->is = whole->is;
    s->is_given = whole->is_given;
    s->is_checked = whole->is_checked;
    s->is_trusted = whole->is_trusted;
    s->is_lossy = whole->is_lossy;
    s->converter = NO_CONVERTER;
    return open_prepared(s, out, err);
}

void text_source_close(text_source *s)
{
    if (!s)
        return;
    if (s->converter != NO_CONVERTER)
        iconv_close(s->converter);
    release(s->raw);
    release(s->decoded);
    release(s);
}

static void count_lines(text_source *s, const char *text, size_t length)
{
    const char *end = text + length;

    while ((text = memchr(text, '\n', (size_t)(end - text)))) {
        s->line++;
        text++;
    }
}

static tidu_status undecodable(const text_source *s, tidu_error *err)
{
    const char *file = byte_source_name(s->bytes);
    unsigned char byte = (unsigned char)s->raw[s->start];

    if (s->is == ENCODING_UTF8 && !s->is_given)
        return error_at(err, TIDU_EDATA, file, s->line + 1, 0,
                        _("byte 0x%02X is not UTF-8 although the file begins as UTF-8; if it was saved on Windows, "
                          "try --encoding gb18030"), byte);
    if (s->is == ENCODING_GB18030 && !s->is_given)
        return error_at(err, TIDU_EDATA, file, s->line + 1, 0,
                        _("byte 0x%02X is neither UTF-8 nor GB18030; save the file as UTF-8 or give its encoding with "
                          "--encoding"), byte);
    return error_at(err, TIDU_EDATA, file, s->line + 1, 0,
                    _("byte 0x%02X is not valid in %s; omit --encoding or give another one"),
                    byte, encoding_name(s->is));
}

/*
 * Bytes that are valid in no character, of which a file may have a few: the next piece stands for them. A failure, where
 * they show that the file is of two encodings, or are too many.
 */
static tidu_status replace(text_source *s, const char **text, size_t *length, tidu_error *err)
{
    const char *file = byte_source_name(s->bytes);
    bool is_utf8_text = s->is == ENCODING_UTF8;

    if (is_utf8_text ? encoding_is_foreign_gb18030(s->raw, s->end, s->start)
                     : encoding_is_foreign_utf8(s->raw, s->end, s->start))
        return error_at(err, TIDU_EDATA, file, s->line + 1, 0,
                        _("up to here the file is %s, and this line is %s: were two files put together? Save both in one "
                          "encoding"),
                        is_utf8_text ? "UTF-8" : "GB18030", is_utf8_text ? "GB18030" : "UTF-8");
    if (++s->n_replaced > MOST_REPLACED || (!is_utf8_text && !gb18030_is_likely(s->raw, s->end, s->n_replaced)))
        return undecodable(s, err);
    /* 0x80 is the euro sign of code page 936 */
    *text = !is_utf8_text && (unsigned char)s->raw[s->start] == 0x80 ? "\xe2\x82\xac" : "\xef\xbf\xbd";
    *length = 3;
    s->start++;
    while (is_utf8_text && s->start < s->end && ((unsigned char)s->raw[s->start] & 0xc0) == 0x80)
        s->start++; /* the rest of the same character */
    return TIDU_OK;
}

static tidu_status next_utf8(text_source *s, const char **text, size_t *length, tidu_error *err)
{
    tidu_status status;

    s->start += s->delivered;
    s->delivered = 0;
    if (!s->is_first && !s->at_end && s->end - s->start < BLOCK) {
        status = fill(s, BLOCK, err);
        if (status)
            return status;
    }
    *text = s->raw + s->start;
    *length = s->end - s->start;
    if (!s->is_checked) {
        size_t used;
        bool is_valid = is_utf8(*text, *length, s->at_end, &used);

        if (!s->is_trusted)
            count_lines(s, *text, used);
        *length = used;
        if (!is_valid && s->is_lossy && used) {
            s->start += used;
            return TIDU_OK; /* the next piece begins with what is invalid */
        }
        if (!is_valid && s->is_lossy)
            return replace(s, text, length, err);
        if (!is_valid) {
            s->start += used;
            s->is_misjudged = s->is_trusted;
            return undecodable(s, err);
        }
    }
    s->delivered = *length;
    return TIDU_OK;
}

static tidu_status next_converted(text_source *s, const char **text, size_t *length,
                                  tidu_error *err)
{
    char *out = s->decoded;
    size_t room = 2 * (size_t)BLOCK;

    for (;;) {
        char *in = s->raw + s->start;
        size_t left = s->end - s->start;
        size_t result = iconv(s->converter, &in, &left, &out, &room);
        int reason = result == (size_t)-1 ? errno : 0;
        tidu_status status;

        s->start = s->end - left;
        *text = s->decoded;
        *length = (size_t)(out - s->decoded);
        if (*length) {
            count_lines(s, *text, *length);
            return TIDU_OK;
        }
        if ((reason == EILSEQ || (s->at_end && left)) && s->is == ENCODING_GB18030 && !s->is_given)
            return replace(s, text, length, err);
        if (reason == EILSEQ || (s->at_end && left))
            return undecodable(s, err);
        if (s->at_end)
            return TIDU_OK;
        status = fill(s, BLOCK, err);
        if (status)
            return status;
    }
}

tidu_status text_source_next(text_source *s, const char **text, size_t *length, tidu_error *err)
{
    tidu_status status = s->is == ENCODING_UTF8 ? next_utf8(s, text, length, err)
                                                : next_converted(s, text, length, err);

    if (status)
        return status;
    if (s->is_first && *length >= 3 && !memcmp(*text, "\xef\xbb\xbf", 3)) {
        *text += 3;
        *length -= 3;
        /* the file contains only a byte order mark */
        if (!*length)
            *text = "";
    }
    s->is_first = false;
    return TIDU_OK;
}

bool text_source_is_misjudged(const text_source *s)
{
    return s->is_misjudged;
}

bool text_source_is_held(const text_source *s)
{
    return byte_source_is_held(s->bytes);
}

void text_source_resume(text_source *s, size_t from, unsigned long lines)
{
    byte_source_resume(s->bytes, from);
    s->at_end = false;
    s->line += lines;
}

unsigned long text_source_lines(const text_source *s)
{
    return s->line;
}

encoding text_source_encoding(const text_source *s)
{
    return s->is;
}

const char *text_source_name(const text_source *s)
{
    return byte_source_name(s->bytes);
}

size_t text_source_position(const text_source *s)
{
    return byte_source_position(s->bytes);
}

size_t text_source_total(const text_source *s)
{
    return byte_source_total(s->bytes);
}
