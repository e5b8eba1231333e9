/*
 * Open addressing with linear probing over a power of two of slots, at most half of them in use. A slot holds the
 * number and the hash, whose lower bits give the position, so that a probe rarely has to compare texts.
 */
#include "base/text_index.h"

#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"

typedef struct slot {
    uint32_t hash;
    uint32_t number; /* TEXT_INDEX_NONE: free */
} slot;

typedef struct entry {
    const char *text;
    uint32_t length;
    uint32_t hash;
} entry;

/* The lookup structure, derived from the texts alone. A lookup in a const index may therefore rebuild it. */
typedef struct lookup {
    slot *slots;
    size_t n_slots; /* a power of two, at least twice n */
    size_t n_placed; /* entries that have a slot: all except those taken since */
    size_t n_hashed; /* entries whose hash has been computed */
} lookup;

struct text_index {
    arena *texts;
    entry *entries;
    size_t n;
    size_t capacity;
    lookup *lookup;
};

enum { ENTRIES_AHEAD = 16 };

/* Less than eight bytes in a word: halves that overlap, as the length is in the hash already; most codes are so short. */
static uint64_t rest_word(const unsigned char *p, size_t length)
{
    uint32_t first, last;

    if (length < 4)
        return length ? (uint64_t)p[0] << 16 | (uint64_t)p[length / 2] << 8 | p[length - 1] : 0;
    memcpy(&first, p, 4);
    memcpy(&last, p + length - 4, 4);
    return (uint64_t)first << 32 | last;
}

uint64_t text_hash(const void *bytes, size_t length)
{
    const unsigned char *p = bytes;
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ length;
    uint64_t word;

    for (; length >= 8; p += 8, length -= 8) {
        memcpy(&word, p, 8);
        hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 32;
    }
    hash = (hash ^ rest_word(p, length)) * UINT64_C(0x100000001b3);
    hash ^= hash >> 29;
    hash *= UINT64_C(0xbf58476d1ce4e5b9);
    return hash ^ hash >> 32;
}

text_index *text_index_new(void)
{
    text_index *t = allocate_array(1, sizeof *t);

    if (!t)
        return NULL;
    t->texts = arena_new();
    t->lookup = allocate_array(1, sizeof *t->lookup);
    if (t->texts && t->lookup)
        return t;
    text_index_free(t);
    return NULL;
}

void text_index_free(text_index *t)
{
    if (!t)
        return;
    arena_free(t->texts);
    release(t->entries);
    if (t->lookup)
        release(t->lookup->slots);
    release(t->lookup);
    release(t);
}

static uint32_t short_hash(const char *text, size_t length)
{
    return (uint32_t)(text_hash(text, length) >> 32);
}

static slot *find_free(const text_index *t, uint32_t hash)
{
    size_t mask = t->lookup->n_slots - 1;
    size_t i = hash & mask;

    while (t->lookup->slots[i].number != TEXT_INDEX_NONE)
        i = (i + 1) & mask;
    return &t->lookup->slots[i];
}

/* The slot of the text, or the free slot where it would be placed. */
static slot *probe(const text_index *t, const char *text, size_t length, uint32_t hash)
{
    size_t mask = t->lookup->n_slots - 1;

    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        slot *s = &t->lookup->slots[i];

        if (s->number == TEXT_INDEX_NONE)
            return s;
        if (s->hash == hash && t->entries[s->number].length == length &&
            !memcmp(t->entries[s->number].text, text, length))
            return s;
    }
}

/* Create slots for all entries and as many again. */
static int rehash(const text_index *t)
{
    size_t wanted = t->lookup->n_slots ? t->lookup->n_slots : 64;
    slot *slots;

    while (wanted < 2 * (t->n + 1))
        wanted *= 2;
    slots = reallocate_array(NULL, wanted, sizeof *slots);
    if (!slots)
        return 0;
    memset(slots, 0xff, wanted * sizeof *slots);
    release(t->lookup->slots);
    t->lookup->slots = slots;
    t->lookup->n_slots = wanted;
    for (size_t i = 0; i < t->n; i++) {
        entry *e = &t->entries[i];

        if (i >= t->lookup->n_hashed)
            e->hash = short_hash(e->text, e->length);
        *find_free(t, e->hash) = (slot){e->hash, (uint32_t)i};
    }
    t->lookup->n_placed = t->lookup->n_hashed = t->n;
    return 1;
}

/* Make sure that all entries have slots. */
static int is_placed(const text_index *t)
{
    return t->lookup->n_placed == t->n || rehash(t);
}

/* Make room for one more entry. */
static entry *get_entry(text_index *t, size_t length)
{
    if (t->n >= TEXT_INDEX_NONE - 1 || length >= UINT32_MAX ||
        !allocate_room((void **)&t->entries, &t->capacity, t->n + 1, sizeof *t->entries))
        return NULL;
    return &t->entries[t->n];
}

uint32_t text_index_add(text_index *t, const char *text, size_t length)
{
    uint32_t hash = short_hash(text, length);
    slot *s;
    entry *e;

    if ((2 * (t->n + 1) > t->lookup->n_slots || t->lookup->n_placed < t->n) && !rehash(t))
        return TEXT_INDEX_NONE;
    s = probe(t, text, length, hash);
    if (s->number != TEXT_INDEX_NONE)
        return s->number;
    e = get_entry(t, length);
    if (!e)
        return TEXT_INDEX_NONE;
    e->text = arena_copy(t->texts, text, length);
    if (!e->text)
        return TEXT_INDEX_NONE;
    e->length = (uint32_t)length;
    e->hash = hash;
    *s = (slot){hash, (uint32_t)t->n};
    t->lookup->n_placed++;
    t->lookup->n_hashed++;
    return (uint32_t)t->n++;
}

uint32_t text_index_take(text_index *t, const char *text, size_t length)
{
    entry *e = get_entry(t, length);

    if (!e)
        return TEXT_INDEX_NONE;
    *e = (entry){.text = text, .length = (uint32_t)length};
    return (uint32_t)t->n++;
}

void text_index_release_slots(text_index *t)
{
    release(t->lookup->slots);
    t->lookup->slots = NULL;
    t->lookup->n_slots = t->lookup->n_placed = 0;
}

/* Linear search, if there is no memory for slots. */
static uint32_t search(const text_index *t, const char *text, size_t length)
{
    for (size_t i = 0; i < t->n; i++) {
        if (t->entries[i].length == length && !memcmp(t->entries[i].text, text, length))
            return (uint32_t)i;
    }
    return TEXT_INDEX_NONE;
}

uint32_t text_index_find(const text_index *t, const char *text, size_t length)
{
    if (!t->n)
        return TEXT_INDEX_NONE;
    if (!is_placed(t))
        return search(t, text, length);
    return probe(t, text, length, short_hash(text, length))->number;
}

void text_index_prefetch(const text_index *t, const char *text, size_t length)
{
    if (t->lookup->n_slots)
        __builtin_prefetch(&t->lookup->slots[short_hash(text, length) & (t->lookup->n_slots - 1)]);
}

const char *text_index_text(const text_index *t, uint32_t number)
{
    return t->entries[number].text;
}

int text_index_is_disjoint(const text_index *t, const text_index *other)
{
    if (!t->n || !other->n)
        return 1;
    if (!is_placed(t) || !is_placed(other))
        return 0;
    for (size_t i = 0; i < other->n; i++) {
        const entry *e = &other->entries[i];

        if (i + ENTRIES_AHEAD < other->n)
            __builtin_prefetch(&t->lookup->slots[e[ENTRIES_AHEAD].hash & (t->lookup->n_slots - 1)]);
        if (probe(t, e->text, e->length, e->hash)->number != TEXT_INDEX_NONE)
            return 0;
    }
    return 1;
}

int text_index_join(text_index *t, text_index *other)
{
    if (other->n >= TEXT_INDEX_NONE - t->n ||
        !allocate_room((void **)&t->entries, &t->capacity, t->n + other->n, sizeof *t->entries))
        return 0;
    if (other->n)
        memcpy(t->entries + t->n, other->entries, other->n * sizeof *t->entries);
    arena_join(t->texts, other->texts);
    if (t->lookup->n_hashed == t->n)
        t->lookup->n_hashed += other->lookup->n_hashed;
    t->n += other->n;
    text_index_release_slots(t);
    text_index_release_slots(other);
    other->n = other->lookup->n_hashed = 0;
    return 1;
}

size_t text_index_count(const text_index *t)
{
    return t->n;
}
