#include "base/shared_library.h"

#include <dlfcn.h>
#include <string.h>

static const char *reason(void)
{
    const char *said = dlerror();

    return said ? said : "";
}

const char *shared_library_load(const char *name, const shared_function *functions, size_t n, void *out)
{
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);

    if (!library)
        return reason();
    for (size_t i = 0; i < n; i++) {
        if (!dlsym(library, functions[i].name))
            return reason(); /* closing the library would end this text */
    }
    for (size_t i = 0; i < n; i++) {
        void *address = dlsym(library, functions[i].name);

        memcpy((char *)out + functions[i].offset, &address, sizeof address);
    }
    return NULL;
}
