/*
 * [MS-CFB]. A header of 512 bytes, then sectors, of which each one's successor stands in a table (FAT):
 *
 *   header: sector size 2^x at 30, first directory sector at 48, streams of less than 4,096 bytes: first sector of their
 *   table at 60; sectors of the FAT: the first 109 at 76, a chain of more begins at 68
 *   directory entry, 128 bytes: name in UTF-16LE, its bytes at 64, first sector at 116, size at 120; the first entry is
 *   the root, whose stream holds the small streams in pieces of 64 bytes
 */
#include "table/ole_file.h"

#include <stdint.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "table/little_endian.h"

enum { HEADER = 512, ENTRY = 128, PIECE = 64, SMALL = 4096, IN_HEADER = 109 };
static const uint32_t last_sector = 0xfffffffa; /* those above mean free, end and the like */

/* The places of a chain of sectors. */
typedef struct chain {
    uint32_t *sectors;
    size_t n, capacity;
} chain;

struct ole_file {
    const byte_source *bytes;
    size_t sector;      /* its size */
    uint32_t *next;     /* [n_next]: the FAT */
    size_t n_next, next_capacity;
    char *directory;
    size_t n_entries;
    chain root;         /* holds the small streams */
    uint32_t *pieces;   /* [n_pieces]: their table */
    size_t n_pieces;
    chain stream;       /* that was chosen */
    size_t size;
    bool is_small;
};

static tidu_status broken(const ole_file *f, tidu_error *err)
{
    return error_at(err, TIDU_EDATA, byte_source_name(f->bytes), 0, 0,
                    _("the workbook is broken or was not copied completely; copy it again, or open it and save it again"));
}

static tidu_status read_sector(const ole_file *f, uint32_t sector, char *to, tidu_error *err)
{
    size_t n;
    tidu_status status = byte_source_read_at(f->bytes, ((size_t)sector + 1) * f->sector, to, f->sector, &n, err);

    if (!status && n < f->sector) {
        memset(to + n, 0, f->sector - n); /* the last one may be cut off */
        status = n ? TIDU_OK : broken(f, err);
    }
    return status;
}

/* --- tables ------------------------------------------------------------------------ */

static tidu_status add_table(ole_file *f, uint32_t sector, char *block, tidu_error *err)
{
    size_t each = f->sector / 4;
    tidu_status status = read_sector(f, sector, block, err);

    if (status)
        return status;
    if (f->n_next > byte_source_total(f->bytes) / f->sector + each)
        return broken(f, err); /* more than the file has: the sectors of the table are a circle */
    if (!allocate_room((void **)&f->next, &f->next_capacity, f->n_next + each, sizeof *f->next))
        return error_memory(err);
    for (size_t i = 0; i < each; i++)
        f->next[f->n_next++] = little32(block + 4 * i);
    return TIDU_OK;
}

static tidu_status read_tables(ole_file *f, const char *header, char *block, char *more, tidu_error *err)
{
    uint32_t chain_next = little32(header + 68);
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < IN_HEADER && !status && little32(header + 76 + 4 * i) < last_sector; i++)
        status = add_table(f, little32(header + 76 + 4 * i), block, err);
    for (size_t steps = 0; !status && chain_next < last_sector; steps++) {
        status = steps > byte_source_total(f->bytes) / f->sector ? broken(f, err) /* a circle */
                                                                 : read_sector(f, chain_next, more, err);
        for (size_t i = 0; i + 1 < f->sector / 4 && !status && little32(more + 4 * i) < last_sector; i++)
            status = add_table(f, little32(more + 4 * i), block, err);
        chain_next = status ? last_sector : little32(more + f->sector - 4);
    }
    return status;
}

/* The sectors (or pieces) from `first` on, by their table. */
static tidu_status follow(const ole_file *f, const uint32_t *next, size_t n_next, uint32_t first, chain *out,
                          tidu_error *err)
{
    out->n = 0;
    for (uint32_t at = first; at < last_sector; at = next[at]) {
        if (at >= n_next || out->n > n_next)
            return broken(f, err);
        if (!allocate_room((void **)&out->sectors, &out->capacity, out->n + 1, sizeof *out->sectors))
            return error_memory(err);
        out->sectors[out->n++] = at;
    }
    return TIDU_OK;
}

/* All bytes of a chain of sectors. */
static tidu_status load(const ole_file *f, uint32_t first, char **out, size_t *n, tidu_error *err)
{
    chain c = {0};
    tidu_status status = follow(f, f->next, f->n_next, first, &c, err);

    *out = NULL;
    *n = c.n * f->sector;
    if (!status && !(*out = allocate(*n + 1)))
        status = error_memory(err);
    for (size_t i = 0; i < c.n && !status; i++)
        status = read_sector(f, c.sectors[i], *out + i * f->sector, err);
    release(c.sectors);
    if (status) {
        release(*out);
        *out = NULL;
    }
    return status;
}

/* The small streams, if there are any: where they lie and their table. */
static tidu_status load_pieces(ole_file *f, const char *header, tidu_error *err)
{
    char *table;
    size_t n;
    tidu_status status = follow(f, f->next, f->n_next, little32(f->directory + 116), &f->root, err);

    if (!status)
        status = load(f, little32(header + 60), &table, &n, err);
    if (status)
        return status;
    f->pieces = (uint32_t *)(void *)table;
    f->n_pieces = n / 4;
    for (size_t i = 0; i < f->n_pieces; i++)
        f->pieces[i] = little32(table + 4 * i);
    return TIDU_OK;
}

static tidu_status read_file(ole_file *f, tidu_error *err)
{
    char header[HEADER], *blocks;
    size_t n;
    tidu_status status = byte_source_read_at(f->bytes, 0, header, sizeof header, &n, err);

    if (!status && (n < sizeof header || (header[30] != 9 && header[30] != 12)))
        status = broken(f, err);
    if (status)
        return status;
    f->sector = (size_t)1 << header[30];
    blocks = allocate(2 * f->sector);
    status = blocks ? read_tables(f, header, blocks, blocks + f->sector, err) : error_memory(err);
    release(blocks);
    if (!status)
        status = load(f, little32(header + 48), &f->directory, &n, err);
    if (status)
        return status;
    f->n_entries = n / ENTRY;
    return f->n_entries ? load_pieces(f, header, err) : broken(f, err);
}

tidu_status ole_file_open(const byte_source *bytes, ole_file **out, tidu_error *err)
{
    ole_file *f = allocate_array(1, sizeof *f);
    tidu_status status;

    if (!f)
        return error_memory(err);
    f->bytes = bytes;
    status = read_file(f, err);
    if (status)
        ole_file_close(f);
    else
        *out = f;
    return status;
}

void ole_file_close(ole_file *f)
{
    if (!f)
        return;
    release(f->next);
    release(f->directory);
    release(f->root.sectors);
    release(f->pieces);
    release(f->stream.sectors);
    release(f);
}

/* --- streams ------------------------------------------------------------------------- */

static const char *find_entry(const ole_file *f, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; i < f->n_entries; i++) {
        const char *entry = f->directory + i * ENTRY;
        size_t k = 0;

        if (little16(entry + 64) != 2 * length + 2)
            continue;
        while (k < length && entry[2 * k] == name[k] && !entry[2 * k + 1])
            k++;
        if (k == length)
            return entry;
    }
    return NULL;
}

bool ole_file_has(const ole_file *f, const char *name)
{
    return find_entry(f, name) != NULL;
}

tidu_status ole_file_choose(ole_file *f, const char *name, tidu_error *err)
{
    const char *entry = find_entry(f, name);

    if (!entry)
        return broken(f, err);
    f->size = little32(entry + 120);
    f->is_small = f->size < SMALL;
    if (f->is_small)
        return follow(f, f->pieces, f->n_pieces, little32(entry + 116), &f->stream, err);
    return follow(f, f->next, f->n_next, little32(entry + 116), &f->stream, err);
}

/* Where a byte of the stream stands in the file, and how many follow it there. */
static bool find_place(const ole_file *f, size_t at, size_t *place, size_t *run)
{
    size_t unit = f->is_small ? PIECE : f->sector, i = at / unit, inner;

    if (i >= f->stream.n)
        return false;
    *run = unit - at % unit;
    if (!f->is_small) {
        *place = ((size_t)f->stream.sectors[i] + 1) * f->sector + at % unit;
        for (; i + 1 < f->stream.n && f->stream.sectors[i + 1] == f->stream.sectors[i] + 1; i++)
            *run += unit;
        return true;
    }
    inner = (size_t)f->stream.sectors[i] * PIECE + at % unit;
    if (inner / f->sector >= f->root.n)
        return false;
    *place = ((size_t)f->root.sectors[inner / f->sector] + 1) * f->sector + inner % f->sector;
    return true;
}

tidu_status ole_file_read_at(const ole_file *f, size_t at, char *buffer, size_t size, size_t *n, tidu_error *err)
{
    size_t place, run, got;
    tidu_status status = TIDU_OK;

    *n = 0;
    if (at >= f->size)
        return TIDU_OK;
    size = size < f->size - at ? size : f->size - at;
    while (*n < size && !status) {
        if (!find_place(f, at + *n, &place, &run))
            return broken(f, err);
        run = run < size - *n ? run : size - *n;
        status = byte_source_read_at(f->bytes, place, buffer + *n, run, &got, err);
        if (!status && !got)
            return broken(f, err);
        *n += got;
    }
    return status;
}
