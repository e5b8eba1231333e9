#include "report/xlsx_library.h"

#include <stddef.h>

#include "base/error.h"
#include "base/message.h"
#include "base/shared_library.h"

static const shared_function functions[] = {
#define ROW(name) {#name, offsetof(xlsx_library, name)},
    XLSX_FUNCTIONS(ROW)
#undef ROW
};

tidu_status xlsx_library_load(const char *name, xlsx_library *out, tidu_error *err)
{
    const char *wrong = shared_library_load(name, functions, sizeof functions / sizeof *functions, out);

    if (!wrong)
        return TIDU_OK;
    return error_set(err, TIDU_EIO, _("a workbook cannot be written: %s; install libxlsxwriter or choose another form of output"),
                     wrong);
}
