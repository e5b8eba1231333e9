/*
 * The options about lists of certificates: --credentials, --credential, --granted and, where a command has it, --review.
 */
#ifndef CLI_CERTIFICATE_OPTIONS_H
#define CLI_CERTIFICATE_OPTIONS_H

#include "api/tidu.h"
#include "cli/option.h"

void certificate_options_read(tidu_source *source, const arguments *a);

#endif
