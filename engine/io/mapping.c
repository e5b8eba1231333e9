#include "io/mapping.h"

#include <string.h>

#include "base/error.h"

tidu_status mapping_load(const char *path, dictionary *d, mapping **out, tidu_error *err)
{
    (void)d;
    (void)out;
    return error_at(err, TIDU_EMODEL, path, 0, 0, "mapping files come with the next commit");
}

void mapping_free(mapping *m)
{
    (void)m;
}

bool mapping_ignores(const mapping *m, const char *folded)
{
    if (!m)
        return false;
    for (size_t i = 0; i < m->n_ignored; i++) {
        if (!strcmp(m->ignored[i], folded))
            return true;
    }
    return m->ignores_rest;
}
