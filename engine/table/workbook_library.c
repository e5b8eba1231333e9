/*
 * The names of the libraries are those that the Makefile found.
 */
#include "table/workbook_library.h"

#include <stddef.h>

#include "base/error.h"
#include "base/message.h"
#include "base/shared_library.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define ROW(name) {#name, offsetof(zip_library, name)},
static const shared_function zip_functions[] = {ZIP_FUNCTIONS(ROW)};
#undef ROW
#define ROW(name) {#name, offsetof(xml_library, name)},
static const shared_function xml_functions[] = {XML_FUNCTIONS(ROW)};
#undef ROW
static tidu_status explain(const char *wrong, tidu_error *err)
{
    if (!wrong)
        return TIDU_OK;
    return error_set(err, TIDU_EIO,
                     _("a workbook cannot be read: %s; install minizip and expat, or save the table as CSV"), wrong);
}

tidu_status zip_library_load(zip_library *out, tidu_error *err)
{
    return explain(shared_library_load(TIDU_ZIP_LIBRARY, zip_functions, COUNT(zip_functions), out), err);
}

tidu_status xml_library_load(xml_library *out, tidu_error *err)
{
    return explain(shared_library_load(TIDU_XML_LIBRARY, xml_functions, COUNT(xml_functions), out), err);
}
