/*
 * A profile as a mapping file, to be completed by hand.
 */
#ifndef REPORT_PROFILE_MAP_H
#define REPORT_PROFILE_MAP_H

#include "base/text_buffer.h"
#include "intake/profile.h"

void profile_map_append(const profile *p, const dictionary *d, text_buffer *out);

#endif
