/*
 * The shipped dictionary, for tests and benchmarks: they run from the top of the checkout.
 */
#ifndef TESTS_DICTIONARY_H
#define TESTS_DICTIONARY_H

#include "model/dictionary_file.h"

/* NULL where it cannot be loaded. */
static inline dictionary *shipped_dictionary(void)
{
    dictionary *d = NULL;

    return dictionary_load("models", &d, NULL) ? NULL : d;
}

#endif
