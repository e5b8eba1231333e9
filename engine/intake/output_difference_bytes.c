/*
 * Both are read whole, up to the first byte that differs, then the lines around it.
 */
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/utf8.h"
#include "intake/output_difference_internal.h"
#include "table/zip_archive.h"

enum { SHOWN = OUTPUT_DIFFERENCE_TEXT };

typedef struct byte_place {
    size_t at, line_at; /* the byte, and where its line begins */
    unsigned long line; /* from 1 */
} byte_place;

typedef struct content {
    char *bytes;
    size_t n;
} content;

static bool read_content(const char *path, content *out)
{
    FILE *f = fopen(path, "rb");
    long n = f && !fseek(f, 0, SEEK_END) ? ftell(f) : -1;
    bool ok = n >= 0 && (out->bytes = allocate((size_t)n + 1)) && !fseek(f, 0, SEEK_SET);

    out->n = ok ? fread(out->bytes, 1, (size_t)n, f) : 0;
    if (f)
        fclose(f);
    return ok && out->n == (size_t)n;
}

/* Does the line around a byte hold a stamp? */
static bool is_stamp_line(const content *c, size_t line_at)
{
    static const char stamp[] = "tidu-list: ";

    for (size_t i = line_at; i + sizeof stamp - 1 <= c->n && c->bytes[i] != '\n'; i++) {
        if (!memcmp(c->bytes + i, stamp, sizeof stamp - 1))
            return true;
    }
    return false;
}

static size_t end_of_line(const content *c, size_t at)
{
    const char *end = at < c->n ? memchr(c->bytes + at, '\n', c->n - at) : NULL;

    return end ? (size_t)(end - c->bytes) : c->n;
}

/* Where the two differ first; what differs in length behind a stamp is not seen, as their stamps are of one length. */
static bool find_byte(const content *a, const content *b, bool only_cells, byte_place *p)
{
    *p = (byte_place){0, 0, 1};
    for (; p->at < a->n || p->at < b->n; p->at++) {
        bool is_same = p->at < a->n && p->at < b->n && a->bytes[p->at] == b->bytes[p->at];

        if (!is_same && only_cells && is_stamp_line(a, p->line_at) && is_stamp_line(b, p->line_at) &&
            end_of_line(a, p->at) == end_of_line(b, p->at)) {
            p->at = end_of_line(a, p->at) - 1;
            continue;
        }
        if (!is_same)
            return true;
        if (a->bytes[p->at] == '\n') {
            p->line++;
            p->line_at = p->at + 1;
        }
    }
    return false;
}

/* The line around a byte, from a little before it. */
static void show_line(const content *c, const byte_place *p, char out[SHOWN])
{
    enum { BEFORE = 40 };
    size_t from = p->at - p->line_at > BEFORE ? p->at - BEFORE : p->line_at;

    while (from < c->n && from < p->at && utf8_is_continuation(c->bytes[from]))
        from++;
    output_difference_show(c->bytes + (from < c->n ? from : c->n), from < c->n ? end_of_line(c, from) - from : 0, out);
}

static void note_bytes(const content *a, const content *b, const byte_place *p, bool is_text, output_difference *out)
{
    out->is_found = true;
    out->are_bytes = !is_text;
    out->line = is_text ? p->line : 0;
    out->column = (unsigned long)(is_text ? p->at - p->line_at : p->at) + 1;
    if (is_text) {
        show_line(a, p, out->written);
        show_line(b, p, out->computed);
    }
}

tidu_status output_difference_bytes(const char *written, const char *computed, bool is_text, bool only_cells, output_difference *out,
                                 tidu_error *err)
{
    content a = {NULL, 0}, b = {NULL, 0};
    byte_place p;
    bool ok = read_content(written, &a) && read_content(computed, &b);

    if (ok && find_byte(&a, &b, only_cells, &p))
        note_bytes(&a, &b, &p, is_text, out);
    release(a.bytes);
    release(b.bytes);
    return ok ? TIDU_OK : error_at(err, TIDU_EIO, written, 0, 0, _("cannot be read back"));
}

/* The text of a document: the entry word/document.xml. */
static tidu_status read_document(const char *path, content *out, tidu_error *err)
{
    byte_source *bytes = NULL;
    zip_archive *z = NULL;
    size_t capacity = 0, got = 1, entry;
    tidu_status status = byte_source_open(path, false, &bytes, err);

    if (!status)
        status = zip_archive_open(bytes, &z, err);
    entry = status ? ZIP_NO_ENTRY : zip_archive_find(z, "word/document.xml");
    if (!status && entry == ZIP_NO_ENTRY)
        status = error_at(err, TIDU_EDATA, path, 0, 0, _("this is no document"));
    if (!status)
        status = zip_archive_begin(z, entry, err);
    while (!status && got) {
        enum { BLOCK = 1 << 16 };

        if (!allocate_room((void **)&out->bytes, &capacity, out->n + BLOCK, 1))
            status = error_memory(err);
        else
            status = zip_archive_read(z, out->bytes + out->n, BLOCK, &got, err);
        out->n += status ? 0 : got;
    }
    zip_archive_close(z);
    byte_source_close(bytes);
    return status;
}

tidu_status output_difference_documents(const char *written, const char *computed, output_difference *out, tidu_error *err)
{
    content a = {NULL, 0}, b = {NULL, 0};
    byte_place p;
    tidu_status status = read_document(written, &a, err);

    if (!status)
        status = read_document(computed, &b, err);
    if (!status && find_byte(&a, &b, false, &p))
        note_bytes(&a, &b, &p, true, out);
    release(a.bytes);
    release(b.bytes);
    return status;
}
