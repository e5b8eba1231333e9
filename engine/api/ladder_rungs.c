/* The rungs of a ladder by their ids. */
#include "api/api_internal.h"
#include "model/ladder.h"
#include "model/named_file.h"

tidu_status tidu_ladder_rungs(tidu_session *s, const char *name, void (*visit)(void *context, const char *rung), void *context, tidu_error *err)
{
    char path[NAMED_FILE_SIZE];
    ladder *l = NULL;
    tidu_status status = named_file_find(s->env.folders, "ladders", name ? name : "national", path, err);

    if (!status)
        status = ladder_load(path, &s->env.catalogue, &l, err);
    for (size_t i = 0; !status && i < l->n_rungs; i++)
        visit(context, l->rungs[i].id);
    ladder_free(l);
    return status;
}
