/* A direct-mapped cache: one entry per hash, replaced by later texts. */
#include "intake/text_cache.h"

#include <string.h>

#include "base/allocate.h"
#include "base/text_index.h"

enum { PLACES = 4096 };

typedef struct place {
    const char *text; /* NULL: free */
    size_t length;
    int indicator;
} place;

struct text_cache {
    place places[PLACES];
};

text_cache *text_cache_new(void)
{
    return allocate_array(1, sizeof(text_cache));
}

void text_cache_free(text_cache *m)
{
    release(m);
}

static size_t place_of(int indicator, const char *text, size_t length)
{
    return (size_t)(text_hash(text, length) + (unsigned)indicator * UINT64_C(97)) % PLACES;
}

const char *text_cache_find(const text_cache *m, int indicator, const char *text, size_t length)
{
    const place *p = &m->places[place_of(indicator, text, length)];

    return p->text && p->indicator == indicator && p->length == length && !memcmp(p->text, text, length) ? p->text
                                                                                                         : NULL;
}

void text_cache_keep(text_cache *m, int indicator, const char *kept, size_t length)
{
    m->places[place_of(indicator, kept, length)] = (place){kept, length, indicator};
}

void text_cache_forget(text_cache *m)
{
    memset(m, 0, sizeof *m);
}
