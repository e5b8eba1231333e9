#include "report/xlsx_library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"

static const struct function {
    const char *name;
    size_t offset; /* of the pointer to it */
} functions[] = {
#define ROW(name) {#name, offsetof(xlsx_library, name)},
    XLSX_FUNCTIONS(ROW)
#undef ROW
};

static tidu_status explain(tidu_error *err)
{
    const char *reason = dlerror();

    return error_set(err, TIDU_EIO, _("a workbook cannot be written: %s; install libxlsxwriter or choose another form of output"),
                     reason ? reason : "");
}

tidu_status xlsx_library_load(const char *name, xlsx_library *out, tidu_error *err)
{
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    xlsx_library found;

    if (!library)
        return explain(err);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *address = dlsym(library, functions[i].name);

        if (!address) {
            tidu_status status = explain(err);

            dlclose(library);
            return status;
        }
        memcpy((char *)&found + functions[i].offset, &address, sizeof address);
    }
    *out = found;
    return TIDU_OK;
}
