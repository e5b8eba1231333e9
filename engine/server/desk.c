#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "server/desk.h"

#include <stdlib.h>
#include <sys/mman.h>

desk *desk_share(const desk *d)
{
    desk *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (shared == MAP_FAILED)
        return NULL;
    *shared = *d;
    return shared;
}

const char *desk_database(const desk *d)
{
    const char *environment = getenv("TIDU_DB");

    return d->db ? d->db : environment && *environment ? environment : "tidu.db";
}
