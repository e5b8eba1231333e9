/*
 * The own columns of a place: indicators.yaml beside the input or the database of a command.
 */
#ifndef CLI_OWN_INDICATORS_H
#define CLI_OWN_INDICATORS_H

#include "api/tidu.h"
#include "cli/option.h"

/* Add them to a new session, which is closed on failure. Returns an EXIT_ status. */
int own_indicators_read(tidu_session **session, const arguments *a);

#endif
