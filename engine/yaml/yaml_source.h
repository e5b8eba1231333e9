/*
 * The bytes of a YAML file before libyaml sees them: bounded in size and validated as UTF-8 text, so that an invalid
 * byte is reported with its line and column.
 */
#ifndef YAML_YAML_SOURCE_H
#define YAML_YAML_SOURCE_H

#include <stddef.h>

#include "base/tidu_error.h"

#define YAML_MOST_BYTES ((size_t)8 << 20)

/*
 * Read the whole file `path`, at most YAML_MOST_BYTES.
 *
 * out  on success memory owned by the caller (release); untouched on failure
 *
 * Returns TIDU_OK, TIDU_EIO, TIDU_EMODEL (too large) or TIDU_ENOMEM.
 */
tidu_status yaml_source_read(const char *path, char **out, size_t *length, tidu_error *err);

/* Check size, UTF-8 and control characters. Returns TIDU_OK, or TIDU_EMODEL with the place. */
tidu_status yaml_source_check(const char *text, size_t length, const char *file, tidu_error *err);

#endif
