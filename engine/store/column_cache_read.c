/*
 * Reading a column cache. Blocks are checked against their sums and the number of companies before they are used; a
 * damaged file is removed and the panel emptied again.
 */
#include "store/column_cache_internal.h"

#include <string.h>

#include "base/allocate.h"
#include "base/cell_pack.h"
#include "base/error.h"

typedef struct reader {
    FILE *file;
    panel *panel;
    column_cache_header header;
    column_cache_entry *entries;
    void *bytes; /* buffer for blocks that are not kept */
    size_t capacity;
} reader;

/* --- blocks ------------------------------------------------------------------------------- */

static const column_cache_entry *find(const reader *r, column_cache_block_kind kind, const char *indicator, int year)
{
    for (size_t i = 0; i < r->header.entries; i++) {
        const column_cache_entry *e = &r->entries[i];

        if (e->kind == kind && e->year == year && !strncmp(e->indicator, indicator, COLUMN_CACHE_NAME))
            return e;
    }
    return NULL;
}

static bool read_block(reader *r, const column_cache_entry *e, void *to)
{
    uint64_t sum = 0;

    if (e->at > r->header.length || e->length > r->header.length - e->at || fseek(r->file, (long)e->at, SEEK_SET) ||
        fread(to, 1, e->length, r->file) != e->length)
        return false;
    for (uint64_t i = 0; i < e->length; i += COLUMN_CACHE_CHUNK) {
        uint64_t left = e->length - i;

        sum = cache_file_sum(sum, (unsigned char *)to + i, left < COLUMN_CACHE_CHUNK ? left : COLUMN_CACHE_CHUNK);
    }
    return sum == e->sum;
}

/* Read a block into a buffer that is reused for the next one. */
static const void *read_passing(reader *r, const column_cache_entry *e)
{
    if (e->length > r->header.length ||
        !allocate_room(&r->bytes, &r->capacity, e->length + 1, 1) || !read_block(r, e, r->bytes))
        return NULL;
    return r->bytes;
}

/* Read a block into memory of the panel, followed by a NUL. */
static char *read_kept(reader *r, const column_cache_entry *e)
{
    char *bytes = e->length > r->header.length ? NULL : panel_allocate(r->panel, e->length + 1);

    if (!bytes || !read_block(r, e, bytes))
        return NULL;
    bytes[e->length] = '\0';
    return bytes;
}

/* Whether there are `n` texts up to `end`, each followed by a NUL. */
static bool has_texts(const char *at, const char *end, size_t n)
{
    for (; n && at < end; n--)
        at += strlen(at) + 1;
    return !n && at == end;
}

/* --- filling the panel ---------------------------------------------------------------------- */

static bool take_codes(reader *r)
{
    const column_cache_entry *e = find(r, COLUMN_CACHE_CODES, "", 0);
    const char *codes = e ? read_kept(r, e) : NULL;

    return codes && has_texts(codes, codes + e->length, r->header.companies) &&
           panel_take_companies(r->panel, codes, r->header.companies);
}

static bool take_shared(const char *texts, size_t n_texts, const uint16_t *which, size_t n, const char **column)
{
    const char **shared = allocate_array(n_texts + 1, sizeof *shared);
    bool ok = shared != NULL;

    for (size_t i = 0; ok && i < n_texts; i++, texts += strlen(texts) + 1)
        shared[i + 1] = texts;
    for (size_t i = 0; ok && i < n; i++) {
        ok = which[i] <= n_texts;
        column[i] = ok ? shared[which[i]] : NULL;
    }
    release(shared);
    return ok;
}

static bool take_each(const char *text, const unsigned char *is_there, size_t n, const char **column)
{
    for (size_t i = 0; i < n; i++) {
        column[i] = is_there[i] ? text : NULL;
        if (is_there[i])
            text += strlen(text) + 1;
    }
    return true;
}

static size_t count_set(const unsigned char *bytes, size_t n)
{
    size_t set = 0;

    for (size_t i = 0; i < n; i++)
        set += bytes[i] != 0;
    return set;
}

static bool take_texts(reader *r, const indicator *about, int id)
{
    const column_cache_entry *e = find(r, COLUMN_CACHE_TEXTS, about->name, PANEL_ANY_YEAR);
    size_t n = r->header.companies, head;
    uint32_t n_shared;
    const char *bytes, **column;

    if (!e)
        return true;
    bytes = read_kept(r, e);
    column = panel_fill_texts(r->panel, id);
    if (!bytes || !column || e->length < sizeof n_shared)
        return false;
    memcpy(&n_shared, bytes, sizeof n_shared);
    head = sizeof n_shared + n * (n_shared ? sizeof(uint16_t) : 1);
    if (e->length < head)
        return false;
    if (n_shared)
        return has_texts(bytes + head, bytes + e->length, n_shared) &&
               take_shared(bytes + head, n_shared, (const uint16_t *)(const void *)(bytes + sizeof n_shared), n, column);
    return has_texts(bytes + head, bytes + e->length, count_set((const unsigned char *)bytes + sizeof n_shared, n)) &&
           take_each(bytes + head, (const unsigned char *)bytes + sizeof n_shared, n, column);
}

static bool take_numbers(reader *r, const indicator *about, int id, int year)
{
    const column_cache_entry *e = find(r, COLUMN_CACHE_NUMBERS, about->name, year);
    const void *bytes;
    double *cells;

    if (!e)
        return true;
    bytes = read_passing(r, e);
    cells = panel_fill_column(r->panel, id, year);
    return bytes && cells && cell_unpack(bytes, e->length, r->header.companies, cells);
}

static bool take_rows(reader *r, int year)
{
    const column_cache_entry *e = find(r, COLUMN_CACHE_ROWS, "", year);
    const uint32_t *lines;
    bool ok = true;

    if (!e)
        return true;
    lines = read_passing(r, e);
    if (!lines || e->length != r->header.companies * sizeof *lines)
        return false;
    for (size_t i = 0; i < r->header.companies && ok; i++)
        ok = !lines[i] || panel_mark_year(r->panel, (uint32_t)i, year, lines[i] - 1);
    return ok;
}

static bool take_exact(reader *r)
{
    const column_cache_entry *e = find(r, COLUMN_CACHE_EXACT, "", 0);
    const char *at = e ? read_kept(r, e) : NULL, *end = at ? at + e->length : NULL;

    if (e && !at)
        return false;
    while (at < end) {
        column_cache_exact x;
        const char *name = at + sizeof x, *text;
        int id;

        if ((size_t)(end - at) < sizeof x)
            return false;
        memcpy(&x, at, sizeof x);
        text = name + strlen(name) + 1;
        if (text >= end)
            return false;
        at = text + strlen(text) + 1;
        id = dictionary_find(panel_dictionary(r->panel), name);
        if (x.company >= r->header.companies)
            return false;
        /* the cell is not part of the question */
        if (id == INDICATOR_NONE || !panel_column(r->panel, id, x.year))
            continue;
        if (!panel_keep_exact(r->panel, x.company, id, x.year, text))
            return false;
    }
    return true;
}

static bool take_all(reader *r, const column_cache_question *q)
{
    const dictionary *d = panel_dictionary(r->panel);
    bool ok = take_codes(r);

    for (size_t i = 0; i < q->n_attributes && ok; i++) {
        const indicator *about = dictionary_get(d, q->attributes[i]);

        ok = about->type == INDICATOR_TEXT ? take_texts(r, about, q->attributes[i])
                                           : take_numbers(r, about, q->attributes[i], PANEL_ANY_YEAR);
    }
    for (int year = q->first_year; year <= q->last_year && ok; year++) {
        for (size_t i = 0; i < q->n_annual && ok; i++) {
            if (q->is_wanted[(size_t)(year - q->first_year) * q->n_annual + i])
                ok = take_numbers(r, dictionary_get(d, q->annual[i]), q->annual[i], year);
        }
        ok = ok && take_rows(r, year);
    }
    return ok && take_exact(r);
}

/* --- files ---------------------------------------------------------------------------------- */

/* Load the blocks; false if the file is damaged or memory is exhausted. */
static bool read_entries(reader *r)
{
    const column_cache_header *h = &r->header;
    size_t bytes = h->entries * sizeof *r->entries;

    if (h->entries_at > h->length || h->entries > (h->length - h->entries_at) / sizeof *r->entries ||
        h->companies > h->length)
        return false;
    r->entries = allocate_array(h->entries + 1, sizeof *r->entries);
    return r->entries && !fseek(r->file, (long)h->entries_at, SEEK_SET) &&
           fread(r->entries, 1, bytes, r->file) == bytes && cache_file_sum(0, r->entries, bytes) == h->entries_sum;
}

static tidu_status load(const cache_place *place, const char *digest, const column_cache_question *q, panel *p,
                        bool *is_loaded, tidu_error *err)
{
    char path[CACHE_FILE_PATH];
    reader r = {.panel = p};
    bool is_mine;

    if (!cache_file_path(place->database, COLUMN_CACHE_KIND, digest, path) || !(r.file = fopen(path, "rb")))
        return TIDU_OK;
    is_mine = column_cache_read_header(r.file, &r.header) &&
              !memcmp(&r.header.key.state, &place->state, sizeof place->state) &&
              !strncmp(r.header.key.question, digest, sizeof r.header.key.question);
    *is_loaded = is_mine && read_entries(&r) && take_all(&r, q);
    fclose(r.file);
    release(r.entries);
    release(r.bytes);
    if (*is_loaded || !is_mine)
        return TIDU_OK;
    remove(path); /* damaged, or memory is exhausted */
    return panel_empty(p) ? TIDU_OK : error_memory(err);
}

tidu_status column_cache_load(const cache_place *place, const char *digest, const column_cache_question *q, panel *p,
                              bool *is_loaded, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    *is_loaded = false;
    if (!panel_count(p))
        status = load(place, digest, q, p, is_loaded, err);
    if (!status && !*is_loaded && !panel_count(p))
        status = load(place, COLUMN_CACHE_WHOLE, q, p, is_loaded, err);
    return status;
}
