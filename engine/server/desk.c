#include "server/desk.h"

#include <stdlib.h>

const char *desk_database(const desk *d)
{
    const char *environment = getenv("TIDU_DB");

    return d->db ? d->db : environment && *environment ? environment : "tidu.db";
}
