/*
 * Writing a column cache: blocks first, then their directory, and the header last, so that an unfinished file is never
 * valid.
 */
#include "store/column_cache_internal.h"

#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/cell_pack.h"
#include "base/text_index.h"
#include "panel/period.h"

struct column_cache_draft {
    file_replace file;
    const char *database;
    column_cache_header header;
    const panel *panel;
    column_cache_entry *entries;
    size_t capacity;
    uint64_t at;
    void *packed; /* buffer for one column */
    unsigned char chunk[COLUMN_CACHE_CHUNK];
    size_t in_chunk;
    bool failed;
};

/* --- blocks ---------------------------------------------------------------------------- */

static void write_chunk(column_cache_draft *w, const void *bytes, size_t n)
{
    column_cache_entry *e = &w->entries[w->header.entries];

    e->sum = cache_file_sum(e->sum, bytes, n);
    e->length += n;
    w->at += n;
    w->failed |= fwrite(bytes, 1, n, w->file.stream) != n;
}

/* Large pieces are written without copying. */
static void put(column_cache_draft *w, const void *bytes, size_t n)
{
    const unsigned char *from = bytes;

    while (n) {
        size_t room = COLUMN_CACHE_CHUNK - w->in_chunk, size = n < room ? n : room;

        if (!w->in_chunk && size == COLUMN_CACHE_CHUNK) {
            write_chunk(w, from, size);
        } else {
            memcpy(w->chunk + w->in_chunk, from, size);
            w->in_chunk += size;
            if (w->in_chunk == COLUMN_CACHE_CHUNK) {
                write_chunk(w, w->chunk, COLUMN_CACHE_CHUNK);
                w->in_chunk = 0;
            }
        }
        from += size;
        n -= size;
    }
}

static bool begin_block(column_cache_draft *w, column_cache_block_kind kind, const char *indicator, int year)
{
    static const char zeros[8];
    size_t gap = (8 - w->at % 8) % 8;
    column_cache_entry *e;

    if (w->failed || strlen(indicator) >= COLUMN_CACHE_NAME ||
        !allocate_room((void **)&w->entries, &w->capacity, w->header.entries + 1, sizeof *w->entries))
        return false;
    w->failed |= fwrite(zeros, 1, gap, w->file.stream) != gap;
    w->at += gap;
    e = &w->entries[w->header.entries];
    memset(e, 0, sizeof *e); /* padding is written to the file, too */
    *e = (column_cache_entry){.kind = kind, .year = year, .at = w->at};
    strcpy(e->indicator, indicator);
    return true;
}

static bool end_block(column_cache_draft *w)
{
    if (w->in_chunk)
        write_chunk(w, w->chunk, w->in_chunk);
    w->in_chunk = 0;
    w->header.entries++;
    return !w->failed;
}

static void put_text(column_cache_draft *w, const char *text)
{
    put(w, text, strlen(text) + 1);
}

/* --- contents of a panel ----------------------------------------------------------------- */

static bool put_codes(column_cache_draft *w)
{
    if (!begin_block(w, COLUMN_CACHE_CODES, "", 0))
        return false;
    for (size_t i = 0; i < panel_count(w->panel); i++)
        put_text(w, panel_code(w->panel, (uint32_t)i));
    return end_block(w);
}

static bool has_text(const char *text)
{
    return text && *text;
}

/* Number the distinct texts from 1 and record that of each company; false if there are too many. */
static bool share(const char *const *texts, size_t n, text_index *shared, uint16_t *which)
{
    const char *last = NULL;
    uint32_t number = 0;

    for (size_t i = 0; i < n; i++) {
        which[i] = 0;
        if (!has_text(texts[i]))
            continue;
        if (texts[i] != last)
            number = text_index_add(shared, texts[i], strlen(texts[i]));
        last = texts[i];
        if (number >= COLUMN_CACHE_MOST_SHARED)
            return false;
        which[i] = (uint16_t)(number + 1);
    }
    return true;
}

static void put_shared(column_cache_draft *w, const text_index *shared, const uint16_t *which)
{
    uint32_t n = (uint32_t)text_index_count(shared);

    put(w, &n, sizeof n);
    put(w, which, panel_count(w->panel) * sizeof *which);
    for (uint32_t i = 0; i < n; i++)
        put_text(w, text_index_text(shared, i));
}

static void put_each(column_cache_draft *w, const char *const *texts, unsigned char *is_there)
{
    size_t n = panel_count(w->panel);
    uint32_t none_shared = 0;

    for (size_t i = 0; i < n; i++)
        is_there[i] = has_text(texts[i]);
    put(w, &none_shared, sizeof none_shared);
    put(w, is_there, n);
    for (size_t i = 0; i < n; i++) {
        if (is_there[i])
            put_text(w, texts[i]);
    }
}

static bool put_texts(column_cache_draft *w, const indicator *about, int id)
{
    const char *const *texts = panel_text_column(w->panel, id);
    text_index *shared = NULL;
    bool ok;

    if (!texts)
        return true;
    shared = text_index_new();
    ok = shared && begin_block(w, COLUMN_CACHE_TEXTS, about->name, PANEL_ANY_YEAR);
    if (ok && share(texts, panel_count(w->panel), shared, w->packed))
        put_shared(w, shared, w->packed);
    else if (ok)
        put_each(w, texts, w->packed);
    text_index_free(shared);
    return ok && end_block(w);
}

static bool put_numbers(column_cache_draft *w, const indicator *about, int id, int year)
{
    const double *cells = panel_column(w->panel, id, year);

    if (!cells)
        return true;
    if (!begin_block(w, COLUMN_CACHE_NUMBERS, about->name, year))
        return false;
    put(w, w->packed, cell_pack(cells, panel_count(w->panel), w->packed));
    return end_block(w);
}

/* Rows as in the store: a company with values of the year has a row, even if its line is unknown. */
static bool put_rows(column_cache_draft *w, const column_cache_question *q, int year)
{
    size_t n = panel_count(w->panel);
    uint32_t *lines = w->packed;
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        lines[i] = panel_line(w->panel, (uint32_t)i, year, &lines[i]) ? lines[i] + 1 : 0;
        any |= lines[i] > 0;
    }
    for (size_t k = 0; k < q->n_annual; k++) {
        const double *cells = panel_column(w->panel, q->annual[k], year);

        for (size_t i = 0; cells && i < n; i++) {
            if (!lines[i] && cell_is_value(cells[i]))
                lines[i] = any = true;
        }
    }
    if (!any)
        return true;
    if (!begin_block(w, COLUMN_CACHE_ROWS, "", year))
        return false;
    put(w, lines, n * sizeof *lines);
    return end_block(w);
}

static bool put_exact(column_cache_draft *w)
{
    column_cache_exact e;
    int indicator, year;
    const char *text;

    if (!panel_has_exact(w->panel))
        return true;
    if (!begin_block(w, COLUMN_CACHE_EXACT, "", 0))
        return false;
    for (size_t i = 0; panel_get_exact(w->panel, i, &e.company, &indicator, &year, &text); i++) {
        if (period_is_month(year)) /* those of months are not kept here */
            continue;
        e.year = year;
        put(w, &e, sizeof e);
        put_text(w, dictionary_get(panel_dictionary(w->panel), indicator)->name);
        put_text(w, text);
    }
    return end_block(w);
}

static bool put_all(column_cache_draft *w, const column_cache_question *q)
{
    const dictionary *d = panel_dictionary(w->panel);
    bool ok = put_codes(w);

    for (size_t i = 0; i < q->n_attributes && ok; i++) {
        const indicator *about = dictionary_get(d, q->attributes[i]);

        ok = about->type == INDICATOR_TEXT ? put_texts(w, about, q->attributes[i])
                                           : put_numbers(w, about, q->attributes[i], PANEL_ANY_YEAR);
    }
    for (int year = q->first_year; year <= q->last_year && ok; year++) {
        for (size_t i = 0; i < q->n_annual && ok; i++) {
            if (q->is_wanted[(size_t)(year - q->first_year) * q->n_annual + i])
                ok = put_numbers(w, dictionary_get(d, q->annual[i]), q->annual[i], year);
        }
        ok = ok && put_rows(w, q, year);
    }
    return ok && put_exact(w);
}

/* --- files -------------------------------------------------------------------------------- */

static bool write_draft(column_cache_draft *w, const column_cache_question *q)
{
    column_cache_header *h = &w->header;
    size_t bytes;

    memcpy(h->magic, column_cache_magic, sizeof h->magic);
    h->companies = panel_count(w->panel);
    w->packed = allocate(cell_pack_room(panel_count(w->panel)));
    w->at = sizeof *h;
    if (!w->packed || fwrite(h, sizeof *h, 1, w->file.stream) != 1 || !put_all(w, q))
        return false;
    bytes = h->entries * sizeof *w->entries;
    h->entries_at = w->at;
    h->entries_sum = cache_file_sum(0, w->entries, bytes);
    h->length = w->at + bytes;
    return fwrite(w->entries, 1, bytes, w->file.stream) == bytes;
}

static void draft_finish(column_cache_draft *w, bool ok)
{
    ok = ok && !fseek(w->file.stream, 0, SEEK_SET) && fwrite(&w->header, sizeof w->header, 1, w->file.stream) == 1;
    (void)file_replace_close(&w->file, ok ? FILE_CACHED : FILE_DROPPED);
    release(w->entries);
    release(w->packed);
    release(w);
}

static column_cache_draft *draft_new(const char *database, const char *digest, const panel *p)
{
    column_cache_draft *w = allocate_array(1, sizeof *w);

    if (!w || !cache_file_create(database, COLUMN_CACHE_KIND, digest, &w->file)) {
        release(w);
        return NULL;
    }
    w->database = database;
    w->panel = p;
    strcpy(w->header.key.question, digest);
    return w;
}

static bool is_stale(FILE *file, const database_state *state)
{
    column_cache_header h;

    return !column_cache_read_header(file, &h) || memcmp(&h.key.state, state, sizeof h.key.state);
}

void column_cache_save(const cache_place *place, const char *digest, const column_cache_question *q, const panel *p)
{
    column_cache_draft *w;

    cache_file_prune(place, COLUMN_CACHE_KIND, is_stale, SIZE_MAX);
    w = draft_new(place->database, digest, p);
    if (!w)
        return;
    w->header.key.state = place->state;
    draft_finish(w, write_draft(w, q));
}

/* --- whole panels ------------------------------------------------------------------------- */

/* The selection of everything in the panel; false if memory is exhausted. */
static bool ask_all(const panel *p, int **ids, bool **is_wanted, column_cache_question *out)
{
    const dictionary *d = panel_dictionary(p);
    size_t n = (size_t)dictionary_count(d), years;
    int *annual;

    *out = (column_cache_question){.first_year = 0, .last_year = -1};
    panel_years(p, &out->first_year, &out->last_year);
    if (!out->first_year)
        out->last_year = -1;
    years = (size_t)(out->last_year - out->first_year) + 1;
    *ids = allocate_array(2 * n, sizeof **ids);
    *is_wanted = allocate_array(years * n + 1, sizeof **is_wanted);
    if (!*ids || !*is_wanted)
        return false;
    memset(*is_wanted, true, years * n + 1);
    annual = *ids + n;
    for (int id = 0; id < (int)n; id++) {
        indicator_kind kind = dictionary_get(d, id)->kind;

        if (kind == INDICATOR_ATTRIBUTE)
            (*ids)[out->n_attributes++] = id;
        else if (kind == INDICATOR_ANNUAL)
            annual[out->n_annual++] = id;
    }
    out->attributes = *ids;
    out->annual = annual;
    out->is_wanted = *is_wanted;
    return true;
}

column_cache_draft *column_cache_draft_new(const char *database, const panel *p)
{
    return draft_new(database, COLUMN_CACHE_WHOLE, p);
}

void column_cache_draft_write(column_cache_draft *draft)
{
    column_cache_question q;
    bool *is_wanted = NULL;
    int *ids = NULL;

    draft->failed = !ask_all(draft->panel, &ids, &is_wanted, &q) || !write_draft(draft, &q);
    release(ids);
    release(is_wanted);
}

void column_cache_publish(column_cache_draft *draft, const database_state *state)
{
    cache_place place = {draft->database, *state};

    draft->header.key.state = *state;
    draft_finish(draft, !draft->failed);
    /* not earlier, since an unfinished file looks stale */
    cache_file_prune(&place, COLUMN_CACHE_KIND, is_stale, SIZE_MAX);
}

void column_cache_draft_drop(column_cache_draft *draft)
{
    draft_finish(draft, false);
}

static void follow(FILE *file, const database_state *from, const database_state *to)
{
    column_cache_header h;

    if (!column_cache_read_header(file, &h) || memcmp(&h.key.state, from, sizeof *from))
        return;
    h.key.state = *to;
    if (!fseek(file, 0, SEEK_SET))
        (void)!fwrite(&h, sizeof h, 1, file);
}

void column_cache_follow(const char *database, const database_state *from, const database_state *to)
{
    cache_file_follow_all(database, COLUMN_CACHE_KIND, follow, from, to);
}
