/*
 * The name of the library is the one that the Makefile found.
 */
#include "server/http_library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#define ROW(name) {"MHD_" #name, offsetof(http_library, name)},
static const struct {
    const char *name;
    size_t offset;
} functions[] = {HTTP_FUNCTIONS(ROW)};
#undef ROW

const char *http_library_load(http_library *out)
{
    void *library = dlopen(TIDU_HTTP_LIBRARY, RTLD_NOW | RTLD_LOCAL);

    if (!library)
        return dlerror();
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *address = dlsym(library, functions[i].name);

        if (!address)
            return dlerror();
        memcpy((char *)out + functions[i].offset, &address, sizeof address);
    }
    return NULL;
}
