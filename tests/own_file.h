/* A file of this test alone: the sanitizer build of a test runs beside the plain one. */
#ifndef TESTS_OWN_FILE_H
#define TESTS_OWN_FILE_H

#include <stdio.h>
#include <unistd.h>

enum { OWN_FILE = 96 };

/* "build/PROCESS-name" */
static inline const char *own_file(const char *name, char out[OWN_FILE])
{
    snprintf(out, OWN_FILE, "build/%ld-%s", (long)getpid(), name);
    return out;
}

#endif
