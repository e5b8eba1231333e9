/*
 * The libraries that read workbooks, loaded when the first workbook is read: minizip unpacks, expat parses.
 *
 *   zip_library zip;
 *   if (!zip_library_load(&zip, err))
 *       file = zip.unzOpen2_64(NULL, &io);
 */
#ifndef TABLE_WORKBOOK_LIBRARY_H
#define TABLE_WORKBOOK_LIBRARY_H

#include <expat.h>
#include <minizip/unzip.h>

#include "base/tidu_error.h"

/* What is used of each. */
#define ZIP_FUNCTIONS(F)                                                                                               \
    F(unzOpen2_64)                                                                                                     \
    F(unzClose)                                                                                                        \
    F(unzGetGlobalInfo64)                                                                                              \
    F(unzGoToFirstFile)                                                                                                \
    F(unzGoToNextFile)                                                                                                 \
    F(unzGetCurrentFileInfo64)                                                                                         \
    F(unzGetFilePos64)                                                                                                 \
    F(unzGoToFilePos64)                                                                                                \
    F(unzOpenCurrentFile)                                                                                              \
    F(unzReadCurrentFile)                                                                                              \
    F(unzCloseCurrentFile)

#define XML_FUNCTIONS(F)                                                                                               \
    F(XML_ParserCreate_MM)                                                                                             \
    F(XML_ParserFree)                                                                                                  \
    F(XML_SetUserData)                                                                                                 \
    F(XML_SetElementHandler)                                                                                           \
    F(XML_SetCharacterDataHandler)                                                                                     \
    F(XML_SetStartDoctypeDeclHandler)                                                                                  \
    F(XML_StopParser)                                                                                                  \
    F(XML_Parse)                                                                                                       \
    F(XML_GetErrorCode)                                                                                                \
    F(XML_ErrorString)                                                                                                 \
    F(XML_GetCurrentLineNumber)                                                                                        \
    F(XML_GetCurrentByteIndex)                                                                                         \
    F(XML_GetCurrentByteCount)

/* A pointer to each, of its type and by its name. */
#define LIBRARY_POINTER(name) __typeof__(&name) name;
typedef struct zip_library {
    ZIP_FUNCTIONS(LIBRARY_POINTER)
} zip_library;

typedef struct xml_library {
    XML_FUNCTIONS(LIBRARY_POINTER)
} xml_library;
#undef LIBRARY_POINTER

/* TIDU_EIO: the library is not there; `out` is untouched then. */
tidu_status zip_library_load(zip_library *out, tidu_error *err);
tidu_status xml_library_load(xml_library *out, tidu_error *err);

#endif
