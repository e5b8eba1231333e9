/*
 * A text may be continued between any two characters; the record that continues it begins with new flags, which say
 * whether the rest has one byte a character (of Latin-1) or two (UTF-16LE).
 */
#include "table/biff_reader.h"

#include "base/allocate.h"
#include "base/error.h"
#include "table/little_endian.h"

enum { WINDOW = 1 << 18, HEAD = 4, LONGEST = HEAD + 65535 };
enum { IS_WIDE = 1, HAS_EXTENSION = 4, HAS_RUNS = 8, RUN = 4 };

tidu_status biff_reader_open(const ole_file *file, biff_reader *out, tidu_error *err)
{
    *out = (biff_reader){.file = file, .window = allocate(WINDOW)};
    return out->window ? TIDU_OK : error_memory(err);
}

void biff_reader_close(biff_reader *r)
{
    release(r->window);
    r->window = NULL;
}

void biff_reader_move(biff_reader *r, size_t to)
{
    r->next = to;
}

tidu_status biff_reader_next(biff_reader *r, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    const char *p;
    size_t have;

    if (r->next < r->from || r->next + LONGEST > r->from + r->length) {
        r->from = r->next;
        status = ole_file_read_at(r->file, r->from, r->window, WINDOW, &r->length, err);
    }
    if (status)
        return status;
    p = r->window + (r->next - r->from);
    have = r->from + r->length - r->next;
    r->id = have < HEAD ? BIFF_END : little16(p);
    r->n = have < HEAD ? 0 : little16(p + 2);
    if (r->n > have - (have < HEAD ? have : HEAD))
        r->n = have - HEAD; /* the stream is cut off */
    r->data = r->at = p + (have < HEAD ? 0 : HEAD);
    r->left = r->n;
    r->next += have < HEAD ? 0 : HEAD + r->n;
    return TIDU_OK;
}

/* Go on in the record that continues this one; false: there is none. */
static bool go_on(biff_reader *r)
{
    size_t before = r->next;

    if (biff_reader_next(r, NULL))
        return false;
    if (r->id == BIFF_CONTINUE)
        return true;
    r->next = before; /* it is another record, to be met later */
    r->left = 0;
    return false;
}

bool biff_reader_skip(biff_reader *r, size_t n)
{
    while (n > r->left) {
        n -= r->left;
        if (!go_on(r))
            return false;
    }
    r->at += n;
    r->left -= n;
    return true;
}

bool biff_reader_take8(biff_reader *r, unsigned *out)
{
    while (!r->left) {
        if (!go_on(r))
            return false;
    }
    *out = (unsigned char)*r->at++;
    r->left--;
    return true;
}

bool biff_reader_take16(biff_reader *r, unsigned *out)
{
    unsigned low, high;

    if (!biff_reader_take8(r, &low) || !biff_reader_take8(r, &high))
        return false;
    *out = low | high << 8;
    return true;
}

static void append_utf8(text_buffer *out, uint32_t c)
{
    char bytes[4];
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char heads[] = {0, 0, 0xc0, 0xe0, 0xf0};

    for (size_t i = n; i-- > 1; c >>= 6)
        bytes[i] = (char)(0x80 | (c & 63));
    bytes[0] = (char)(n == 1 ? c : heads[n] | c);
    text_buffer_append(out, bytes, n);
}

/* A surrogate alone is U+FFFD. */
static void append_unit(text_buffer *out, unsigned unit, unsigned *high)
{
    bool is_high = unit >= 0xd800 && unit < 0xdc00, is_low = unit >= 0xdc00 && unit < 0xe000;

    if (*high && is_low) {
        append_utf8(out, 0x10000 + ((*high - 0xd800) << 10) + (unit - 0xdc00));
        *high = 0;
        return;
    }
    if (*high)
        append_utf8(out, 0xfffd);
    *high = is_high ? unit : 0;
    if (!is_high && unit)
        append_utf8(out, is_low ? 0xfffd : unit);
}

static bool take_characters(biff_reader *r, size_t characters, bool is_wide, text_buffer *out)
{
    unsigned unit, flags, high = 0;

    for (; characters; characters--) {
        if (!r->left) { /* a character is never cut in two */
            if (!biff_reader_take8(r, &flags))
                return false;
            is_wide = flags & IS_WIDE;
        }
        if (is_wide ? !biff_reader_take16(r, &unit) : !biff_reader_take8(r, &unit))
            return false;
        append_unit(out, unit, &high);
    }
    if (high)
        append_utf8(out, 0xfffd);
    return !out->failed;
}

bool biff_reader_take_text(biff_reader *r, size_t characters, text_buffer *out)
{
    unsigned flags, runs = 0, low = 0, high = 0;

    if (!biff_reader_take8(r, &flags) || ((flags & HAS_RUNS) && !biff_reader_take16(r, &runs)) ||
        ((flags & HAS_EXTENSION) && (!biff_reader_take16(r, &low) || !biff_reader_take16(r, &high))))
        return false;
    return take_characters(r, characters, flags & IS_WIDE, out) &&
           biff_reader_skip(r, (size_t)runs * RUN + ((size_t)high << 16 | low));
}
