/*
 * The codes of companies as integers in the order of the codes, so that codes are not compared as texts. Of the first 24
 * letters only the bits in which any two candidates differ are kept, those of a digit are four, for instance; the first 64
 * of these bits are the key, the first of them its uppermost one.
 */
#ifndef RANKING_CODE_KEY_H
#define RANKING_CODE_KEY_H

#include "ranking/ranking_internal.h"

/* keys[company] of all candidates; others are left as they are. Companies of equal keys have to be compared. */
void code_keys(const candidates *c, uint64_t *keys);

#endif
