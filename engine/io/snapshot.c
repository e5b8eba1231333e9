/*
 * The file, in the order of the machine's bytes:
 *
 *   header   magic, state, question, counts, length of the file
 *   codes    texts
 *   texts    for each attribute: a byte, and the text where it is known
 *   numbers  for each attribute, each annual indicator and year: a byte, and the column where it has a value
 *   rows     for each year: a byte, and a line + 1 a company where there are rows
 *   exact    decimals of more than 15 digits
 *   sum      of all blocks before
 *
 * It is written under another name and gets its own when it is whole.
 */
#include "io/snapshot.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/allocate.h"
#include "base/error.h"
#include "io/yaml_source.h"

#define KIND "columns"

enum { MOST_TEXT = 1 << 20 };

static const char magic[8] = "tiducol1";

typedef struct header {
    char magic[8];
    snapshot_key key;
    uint64_t companies;
    uint64_t exact;
    uint64_t length; /* of the file */
} header;

static bool digest_question(const snapshot_question *q, const dictionary *d, char digest[65])
{
    text_buffer text;
    bool ok;

    text_buffer_init(&text);
    for (size_t i = 0; i < q->n_attributes; i++)
        text_buffer_print(&text, "%s\n", dictionary_get(d, q->attributes[i])->name);
    for (size_t i = 0; i < q->n_annual; i++) {
        text_buffer_print(&text, "%s", dictionary_get(d, q->annual[i])->name);
        for (int year = q->first_year; year <= q->last_year; year++) {
            if (q->is_wanted[(size_t)(year - q->first_year) * q->n_annual + i])
                text_buffer_print(&text, " %d", year);
        }
        text_buffer_append_string(&text, "\n");
    }
    ok = !text.failed;
    if (ok)
        yaml_source_digest(text_buffer_string(&text), text.length, digest);
    text_buffer_clear(&text);
    return ok;
}

bool snapshot_key_of(store *s, const snapshot_question *q, const dictionary *d, snapshot_key *out)
{
    memset(out, 0, sizeof *out); /* it is compared byte by byte */
    return database_state_get(s, &out->state) && digest_question(q, d, out->question);
}

/* --- blocks ---------------------------------------------------------------------------- */

typedef struct stream {
    FILE *file;
    uint64_t sum; /* of all blocks */
    bool failed;
} stream;

static void put(stream *x, const void *bytes, size_t n)
{
    x->sum = derived_file_sum(x->sum, bytes, n);
    x->failed |= fwrite(bytes, 1, n, x->file) != n;
}

static bool get(stream *x, void *bytes, size_t n)
{
    x->failed |= x->failed || fread(bytes, 1, n, x->file) != n;
    if (!x->failed)
        x->sum = derived_file_sum(x->sum, bytes, n);
    return !x->failed;
}

static void put_byte(stream *x, bool is_there)
{
    unsigned char byte = is_there;

    put(x, &byte, 1);
}

static bool get_byte(stream *x)
{
    unsigned char byte = 0;

    return get(x, &byte, 1) && byte;
}

static void put_text(stream *x, const char *text)
{
    uint32_t n = (uint32_t)strlen(text);

    put(x, &n, sizeof n);
    put(x, text, n);
}

/* Into `text`, with a NUL behind it. */
static bool get_text(stream *x, char *text, uint32_t *n)
{
    if (!get(x, n, sizeof *n))
        return false;
    x->failed |= *n >= MOST_TEXT;
    if (x->failed || !get(x, text, *n))
        return false;
    text[*n] = '\0';
    return true;
}

/* --- what is kept, the same way in and out ------------------------------------------------ */

/* Every column of numbers that the question names; an attribute has PANEL_ANY_YEAR. */
typedef bool (*visit_column)(void *context, int indicator, int year);

static bool visit_columns(const snapshot_question *q, const dictionary *d, visit_column visit, void *context)
{
    for (size_t i = 0; i < q->n_attributes; i++) {
        if (dictionary_get(d, q->attributes[i])->type != INDICATOR_TEXT &&
            !visit(context, q->attributes[i], PANEL_ANY_YEAR))
            return false;
    }
    for (int year = q->first_year; year <= q->last_year; year++) {
        for (size_t i = 0; i < q->n_annual; i++) {
            if (q->is_wanted[(size_t)(year - q->first_year) * q->n_annual + i] && !visit(context, q->annual[i], year))
                return false;
        }
    }
    return true;
}

/* --- writing ------------------------------------------------------------------------------ */

typedef struct keeper {
    stream out;
    const panel *panel;
} keeper;

static void put_texts(stream *x, const panel *p, int indicator)
{
    const char *const *texts = panel_text_column(p, indicator);

    put_byte(x, texts != NULL);
    for (size_t i = 0; texts && i < panel_count(p); i++) {
        put_byte(x, texts[i] != NULL);
        if (texts[i])
            put_text(x, texts[i]);
    }
}

static bool put_column(void *context, int indicator, int year)
{
    keeper *k = context;
    const double *cells = panel_column(k->panel, indicator, year);

    put_byte(&k->out, cells != NULL);
    if (cells)
        put(&k->out, cells, panel_count(k->panel) * sizeof *cells);
    return !k->out.failed;
}

/* The lines of the rows of a year; false without memory. */
static bool put_rows(stream *x, const panel *p, int year)
{
    size_t n = panel_count(p);
    uint32_t *lines, line;
    int first, last;
    bool any = false;

    panel_years(p, &first, &last);
    if (year < first || year > last) {
        put_byte(x, false);
        return true;
    }
    lines = allocate_array(n, sizeof *lines);
    if (!lines)
        return false;
    for (size_t i = 0; i < n; i++) {
        bool has_row = panel_line(p, (uint32_t)i, year, &line);

        lines[i] = has_row ? line + 1 : 0;
        any |= has_row;
    }
    put_byte(x, any);
    if (any)
        put(x, lines, n * sizeof *lines);
    release(lines);
    return true;
}

static uint64_t count_exact(const panel *p)
{
    uint64_t n = 0;
    uint32_t company;
    int indicator, year;
    const char *text;

    while (panel_get_exact(p, n, &company, &indicator, &year, &text))
        n++;
    return n;
}

static void put_exact(stream *x, const panel *p)
{
    uint32_t company;
    int indicator, year;
    const char *text;

    for (size_t i = 0; panel_get_exact(p, i, &company, &indicator, &year, &text); i++) {
        put(x, &company, sizeof company);
        put(x, &year, sizeof year);
        put_text(x, dictionary_get(panel_dictionary(p), indicator)->name);
        put_text(x, text);
    }
}

static bool write_all(keeper *k, const snapshot_key *key, const snapshot_question *q)
{
    const panel *p = k->panel;
    const dictionary *d = panel_dictionary(p);
    stream *x = &k->out;
    header h;
    long length;

    memset(&h, 0, sizeof h);
    memcpy(h.magic, magic, sizeof magic);
    h.key = *key;
    h.companies = panel_count(p);
    h.exact = count_exact(p);
    if (fwrite(&h, sizeof h, 1, x->file) != 1)
        return false;
    for (size_t i = 0; i < panel_count(p); i++)
        put_text(x, panel_code(p, (uint32_t)i));
    for (size_t i = 0; i < q->n_attributes; i++) {
        if (dictionary_get(d, q->attributes[i])->type == INDICATOR_TEXT)
            put_texts(x, p, q->attributes[i]);
    }
    if (!visit_columns(q, d, put_column, k))
        return false;
    for (int year = q->first_year; year <= q->last_year; year++) {
        if (!put_rows(x, p, year))
            return false;
    }
    put_exact(x, p);
    x->failed |= fwrite(&x->sum, sizeof x->sum, 1, x->file) != 1;
    length = ftell(x->file);
    h.length = (uint64_t)length;
    return !x->failed && length > 0 && !fseek(x->file, 0, SEEK_SET) && fwrite(&h, sizeof h, 1, x->file) == 1;
}

/* --- files -------------------------------------------------------------------------------- */

static bool read_header(FILE *file, header *h)
{
    struct stat about;

    return fread(h, sizeof *h, 1, file) == 1 && !memcmp(h->magic, magic, sizeof magic) &&
           !fstat(fileno(file), &about) && (uint64_t)about.st_size == h->length;
}

static bool is_stale(FILE *file, const void *state)
{
    header h;

    return !read_header(file, &h) || memcmp(&h.key.state, state, sizeof h.key.state);
}

void snapshot_save(const store *s, const snapshot_key *key, const snapshot_question *q, const panel *p)
{
    derived_file file;
    keeper k = {.panel = p};

    derived_file_prune(s, KIND, is_stale, &key->state, SIZE_MAX);
    if (!derived_file_create(s, KIND, key->question, &file))
        return;
    k.out.file = file.stream;
    derived_file_finish(&file, write_all(&k, key, q));
}

/* --- reading ------------------------------------------------------------------------------- */

typedef struct taker {
    stream in;
    panel *panel;
    char *text; /* MOST_TEXT bytes */
} taker;

static bool take_codes(taker *t, uint64_t n)
{
    uint32_t length;

    for (uint64_t i = 0; i < n; i++) {
        if (!get_text(&t->in, t->text, &length) || panel_add_company(t->panel, t->text, length) != i)
            return false;
    }
    return true;
}

static bool take_texts(taker *t, int indicator)
{
    bool is_there = get_byte(&t->in);
    uint32_t length;

    for (size_t i = 0; is_there && i < panel_count(t->panel); i++) {
        if (get_byte(&t->in) && (!get_text(&t->in, t->text, &length) ||
                                 !panel_put_text(t->panel, (uint32_t)i, indicator, t->text, length)))
            return false;
    }
    return !t->in.failed;
}

static bool take_column(void *context, int indicator, int year)
{
    taker *t = context;
    double *cells;

    if (!get_byte(&t->in))
        return !t->in.failed;
    cells = panel_fill_column(t->panel, indicator, year);
    return cells && get(&t->in, cells, panel_count(t->panel) * sizeof *cells);
}

static bool take_rows(taker *t, int year)
{
    size_t n = panel_count(t->panel);
    uint32_t *lines;
    bool ok;

    if (!get_byte(&t->in))
        return !t->in.failed;
    lines = allocate_array(n, sizeof *lines);
    ok = lines && get(&t->in, lines, n * sizeof *lines);
    for (size_t i = 0; i < n && ok; i++)
        ok = !lines[i] || panel_mark_year(t->panel, (uint32_t)i, year, lines[i] - 1);
    release(lines);
    return ok;
}

static bool take_exact(taker *t, uint64_t n)
{
    char name[128];
    uint32_t company, length;
    int year;

    for (uint64_t i = 0; i < n; i++) {
        int id;

        if (!get(&t->in, &company, sizeof company) || !get(&t->in, &year, sizeof year) ||
            !get_text(&t->in, t->text, &length) || length >= sizeof name)
            return false;
        strcpy(name, t->text);
        id = dictionary_find(panel_dictionary(t->panel), name);
        if (id == INDICATOR_NONE || company >= panel_count(t->panel) || !get_text(&t->in, t->text, &length) ||
            !panel_keep_exact(t->panel, company, id, year, t->text))
            return false;
    }
    return true;
}

static bool read_all(taker *t, const header *h, const snapshot_question *q)
{
    const dictionary *d = panel_dictionary(t->panel);
    uint64_t sum;
    bool ok = take_codes(t, h->companies);

    for (size_t i = 0; i < q->n_attributes && ok; i++) {
        if (dictionary_get(d, q->attributes[i])->type == INDICATOR_TEXT)
            ok = take_texts(t, q->attributes[i]);
    }
    ok = ok && visit_columns(q, d, take_column, t);
    for (int year = q->first_year; year <= q->last_year && ok; year++)
        ok = take_rows(t, year);
    ok = ok && take_exact(t, h->exact);
    return ok && fread(&sum, sizeof sum, 1, t->in.file) == 1 && sum == t->in.sum;
}

tidu_status snapshot_load(const store *s, const snapshot_key *key, const snapshot_question *q, panel *p,
                          bool *is_loaded, tidu_error *err)
{
    char path[DERIVED_FILE_PATH];
    taker t = {.panel = p};
    header h;
    bool ok;

    *is_loaded = false;
    if (panel_count(p) || !derived_file_path(s, KIND, key->question, path) || !(t.in.file = fopen(path, "rb")))
        return TIDU_OK;
    if (!read_header(t.in.file, &h) || memcmp(&h.key, key, sizeof *key)) {
        fclose(t.in.file);
        return TIDU_OK;
    }
    t.text = allocate(MOST_TEXT);
    if (!t.text) {
        fclose(t.in.file);
        return error_memory(err);
    }
    ok = read_all(&t, &h, q);
    release(t.text);
    fclose(t.in.file);
    *is_loaded = ok;
    if (ok)
        return TIDU_OK;
    remove(path); /* damaged, or memory ran out */
    return panel_empty(p) ? TIDU_OK : error_memory(err);
}
