#include "cli/own_indicators.h"

#include <stdlib.h>

#include "cli/failure.h"

/* The file beside which they stand. */
static const char *data_path(const arguments *a)
{
    const char *input = arguments_has(a, "input") ? arguments_text(a, "input") : NULL;
    const char *db = arguments_has(a, "db") ? arguments_text(a, "db") : NULL, *environment = getenv("TIDU_DB");

    return input ? input : db ? db : environment && *environment ? environment : "tidu.db";
}

int own_indicators_read(tidu_session **session, const arguments *a)
{
    tidu_error err;

    if (arguments_has(a, "subject") && arguments_text(a, "subject")) /* they are of companies */
        return EXIT_DONE;
    if (!tidu_session_add_indicators(*session, data_path(a), &err))
        return EXIT_DONE;
    tidu_session_close(*session);
    *session = NULL;
    return failure_say(&err);
}
