/*
 * The file consists of pages in native byte order: a header and the runs in descending order of keys, with the last
 * page padded with zeros. Every page has its own checksum, so that only the pages needed are read.
 */
#include "store/rank_cache.h"

#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

#include "base/allocate.h"
#include "base/digest.h"

#define KIND "order"

enum { PAGE_BYTES = 4096, RUNS = 255 };

static const char magic[8] = "tiduord3";

typedef struct header {
    char magic[8];
    database_state state;
    char question[72]; /* SHA-256 in hex */
    uint64_t n_runs;
    uint64_t n;        /* keys */
    uint64_t sum;      /* of all before */
    unsigned char rest[PAGE_BYTES - 8 - sizeof(database_state) - 72 - 3 * 8];
} header;

typedef struct page {
    uint64_t number; /* number of the page, from 0 */
    ranked_run runs[RUNS];
    uint64_t sum;    /* of all before */
} page;

_Static_assert(sizeof(header) == PAGE_BYTES && sizeof(page) == PAGE_BYTES, "pages are of one size");

struct rank_cache {
    FILE *file;
    char path[CACHE_FILE_PATH];
    uint64_t n_runs;
    uint64_t n;
    page page; /* the page read last */
    bool has_page;
};

static uint64_t pages_of(uint64_t n_runs)
{
    return (n_runs + RUNS - 1) / RUNS;
}

/* Whether the file is a rank cache of this state. */
static bool read_header(FILE *file, const database_state *state, header *h)
{
    struct stat about;

    return fread(h, sizeof *h, 1, file) == 1 && !memcmp(h->magic, magic, sizeof magic) &&
           h->sum == cache_file_sum(0, h, offsetof(header, sum)) && !memcmp(&h->state, state, sizeof *state) &&
           !fstat(fileno(file), &about) && (uint64_t)about.st_size == (1 + pages_of(h->n_runs)) * PAGE_BYTES;
}

static void digest(const char *question, char out[65])
{
    digest_bytes(question, strlen(question), out);
}

/* --- reading ------------------------------------------------------------------------------ */

rank_cache *rank_cache_open(const cache_place *place, const char *question)
{
    rank_cache *o = allocate_array(1, sizeof *o);
    char wanted[65];
    header h;

    if (!o)
        return NULL;
    digest(question, wanted);
    if (cache_file_path(place->database, KIND, wanted, o->path) && (o->file = fopen(o->path, "rb"))) {
        setvbuf(o->file, NULL, _IONBF, 0); /* pages are read at random positions */
        if (read_header(o->file, &place->state, &h) && !strcmp(h.question, wanted)) {
            o->n_runs = h.n_runs;
            o->n = h.n;
            return o;
        }
    }
    rank_cache_close(o);
    return NULL;
}

void rank_cache_close(rank_cache *o)
{
    if (!o)
        return;
    if (o->file)
        fclose(o->file);
    release(o);
}

uint64_t rank_cache_count(const rank_cache *o)
{
    return o->n;
}

static bool read_page(rank_cache *o, uint64_t number)
{
    page *p = &o->page;

    if (o->has_page && p->number == number)
        return true;
    o->has_page = !fseek(o->file, (long)((number + 1) * PAGE_BYTES), SEEK_SET) && fread(p, sizeof *p, 1, o->file) == 1 &&
                  p->number == number && p->sum == cache_file_sum(0, p, offsetof(page, sum));
    return o->has_page;
}

/* The number of greater keys, by bisection: that of the first run whose key is not greater. */
static bool find_above(rank_cache *o, double key, uint64_t *above)
{
    uint64_t first = 0, end = o->n_runs;

    *above = o->n;
    while (first < end) {
        uint64_t middle = first + (end - first) / 2;
        const ranked_run *run = &o->page.runs[middle % RUNS];

        if (!read_page(o, middle / RUNS))
            return false;
        if (run->key > key) {
            first = middle + 1;
        } else {
            end = middle;
            *above = run->above;
        }
    }
    return true;
}

bool rank_cache_rank_instead(rank_cache *o, double own, double cell, uint64_t *out)
{
    uint64_t above;

    if (!find_above(o, ranked_key(cell), &above)) {
        remove(o->path);
        return false;
    }
    *out = above + 1 - (ranked_key(own) > ranked_key(cell));
    return true;
}

/* --- writing ------------------------------------------------------------------------------- */

static bool write_all(FILE *file, header *h, const ranked_keys *k)
{
    page p;

    h->sum = cache_file_sum(0, h, offsetof(header, sum));
    if (fwrite(h, sizeof *h, 1, file) != 1)
        return false;
    for (uint64_t number = 0; number < pages_of(k->n_runs); number++) {
        size_t first = (size_t)number * RUNS, n = k->n_runs - first < RUNS ? k->n_runs - first : RUNS;

        memset(&p, 0, sizeof p);
        p.number = number;
        memcpy(p.runs, k->runs + first, n * sizeof *p.runs);
        p.sum = cache_file_sum(0, &p, offsetof(page, sum));
        if (fwrite(&p, sizeof p, 1, file) != 1)
            return false;
    }
    return true;
}

static bool is_stale(FILE *file, const database_state *state)
{
    header h;

    return !read_header(file, state, &h);
}

void rank_cache_save(const cache_place *place, const char *question, const ranked_keys *k)
{
    file_replace file;
    char wanted[65];
    header h;

    digest(question, wanted);
    memset(&h, 0, sizeof h);
    memcpy(h.magic, magic, sizeof magic);
    memcpy(h.question, wanted, sizeof wanted);
    h.state = place->state;
    h.n_runs = k->n_runs;
    h.n = k->n;
    cache_file_prune(place, KIND, is_stale, RANK_CACHE_MOST - 1);
    if (cache_file_create(place->database, KIND, wanted, &file))
        (void)file_replace_close(&file, write_all(file.stream, &h, k) ? FILE_CACHED : FILE_DROPPED);
}

static void follow(FILE *file, const database_state *from, const database_state *to)
{
    header h;

    if (!read_header(file, from, &h))
        return;
    h.state = *to;
    h.sum = cache_file_sum(0, &h, offsetof(header, sum));
    if (!fseek(file, 0, SEEK_SET))
        (void)!fwrite(&h, sizeof h, 1, file);
}

void rank_cache_follow(const char *database, const database_state *from, const database_state *to)
{
    cache_file_follow_all(database, KIND, follow, from, to);
}
