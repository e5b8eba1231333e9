/*
 * expat, with its memory from base/allocate, so that a test can let it run out.
 */
#include "table/xml_parser.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "table/workbook_library.h"

enum { MOST_DEPTH = 64, MOST_TOKEN = 16 << 20, BLOCK = 1 << 16 };

struct xml_parser {
    xml_library lib;
    XML_Parser expat;
    const char *file, *part;
    const xml_user *user;
    size_t given; /* bytes */
    int depth;
    bool has_type, is_deep;
    tidu_status stopped; /* by the user */
};

static void *take_memory(size_t size)
{
    return allocate(size);
}

static void *change_memory(void *old, size_t size)
{
    return reallocate_array(old, size ? size : 1, 1);
}

/* Without the prefix of its namespace. */
static const char *local(const char *name)
{
    const char *colon = strchr(name, ':');

    return colon ? colon + 1 : name;
}

static void XMLCALL start(void *parser, const XML_Char *name, const XML_Char **attributes)
{
    xml_parser *p = parser;

    if (++p->depth > MOST_DEPTH) {
        p->is_deep = true;
        p->lib.XML_StopParser(p->expat, XML_FALSE);
        return;
    }
    p->user->start(p->user->context, local(name), attributes);
}

static void XMLCALL end(void *parser, const XML_Char *name)
{
    xml_parser *p = parser;

    p->depth--;
    if (!p->stopped)
        p->user->end(p->user->context, local(name));
}

static void XMLCALL text(void *parser, const XML_Char *bytes, int length)
{
    xml_parser *p = parser;

    if (p->user->text && !p->stopped)
        p->user->text(p->user->context, bytes, (size_t)length);
}

static void XMLCALL refuse_type(void *parser, const XML_Char *name, const XML_Char *system, const XML_Char *public_id,
                                int has_subset)
{
    xml_parser *p = parser;

    (void)name;
    (void)system;
    (void)public_id;
    (void)has_subset;
    p->has_type = true;
    p->lib.XML_StopParser(p->expat, XML_FALSE);
}

tidu_status xml_parser_new(const char *file, const char *part, const xml_user *user, xml_parser **out,
                           tidu_error *err)
{
    static const XML_Memory_Handling_Suite memory = {take_memory, change_memory, release};
    xml_parser *p = allocate_array(1, sizeof *p);
    tidu_status status;

    if (!p)
        return error_memory(err);
    status = xml_library_load(&p->lib, err);
    if (!status && !(p->expat = p->lib.XML_ParserCreate_MM(NULL, &memory, NULL)))
        status = error_memory(err);
    if (status) {
        xml_parser_free(p);
        return status;
    }
    p->file = file;
    p->part = part;
    p->user = user;
    p->lib.XML_SetUserData(p->expat, p);
    p->lib.XML_SetElementHandler(p->expat, start, end);
    if (user->text)
        p->lib.XML_SetCharacterDataHandler(p->expat, text);
    p->lib.XML_SetStartDoctypeDeclHandler(p->expat, refuse_type);
    *out = p;
    return TIDU_OK;
}

void xml_parser_free(xml_parser *p)
{
    if (!p)
        return;
    if (p->expat)
        p->lib.XML_ParserFree(p->expat);
    release(p);
}

static tidu_status explain(const xml_parser *p, tidu_error *err)
{
    enum XML_Error code = p->lib.XML_GetErrorCode(p->expat);

    if (p->stopped)
        return p->stopped;
    if (code == XML_ERROR_NO_MEMORY)
        return error_memory(err);
    if (p->has_type)
        return error_at(err, TIDU_EDATA, p->file, 0, 0,
                        _("'%s' in the workbook has a document type, which no workbook needs; open it and save it again"),
                        p->part);
    if (p->is_deep)
        return error_at(err, TIDU_EDATA, p->file, 0, 0, _("'%s' in the workbook is nested too deeply"), p->part);
    return error_at(err, TIDU_EDATA, p->file, 0, 0,
                    _("'%s' in the workbook is broken at its line %lu (%s); open it and save it again"), p->part,
                    (unsigned long)p->lib.XML_GetCurrentLineNumber(p->expat), p->lib.XML_ErrorString(code));
}

tidu_status xml_parser_read(xml_parser *p, const char *bytes, size_t n, tidu_error *err)
{
    size_t done;

    p->given += n;
    if (p->lib.XML_Parse(p->expat, bytes, (int)n, XML_FALSE) == XML_STATUS_ERROR)
        return explain(p, err);
    done = (size_t)p->lib.XML_GetCurrentByteIndex(p->expat);
    if (p->given > MOST_TOKEN && done < p->given - MOST_TOKEN)
        return error_at(err, TIDU_EDATA, p->file, 0, 0, _("'%s' in the workbook has a tag without an end"), p->part);
    return TIDU_OK;
}

tidu_status xml_parser_finish(xml_parser *p, tidu_error *err)
{
    return p->lib.XML_Parse(p->expat, "", 0, XML_TRUE) == XML_STATUS_ERROR ? explain(p, err) : TIDU_OK;
}

void xml_parser_stop(xml_parser *p, tidu_status status)
{
    if (!p->stopped)
        p->stopped = status;
    p->lib.XML_StopParser(p->expat, XML_FALSE);
}

bool xml_parser_is_last(const xml_parser *p)
{
    return (size_t)p->lib.XML_GetCurrentByteIndex(p->expat) + (size_t)p->lib.XML_GetCurrentByteCount(p->expat) == p->given;
}

const char *xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2) {
        if (!strcmp(local(attributes[0]), name))
            return attributes[1];
    }
    return NULL;
}

tidu_status xml_parse_entry(zip_archive *z, size_t entry, const char *part, const xml_user *user, tidu_error *err)
{
    xml_parser *p = NULL;
    char *block = allocate(BLOCK);
    size_t n = 0;
    tidu_status status = block ? xml_parser_new(zip_archive_file(z), part, user, &p, err) : error_memory(err);

    if (!status)
        status = zip_archive_begin(z, entry, err);
    while (!status && !(status = zip_archive_read(z, block, BLOCK, &n, err)) && n)
        status = xml_parser_read(p, block, n, err);
    if (!status)
        status = xml_parser_finish(p, err);
    xml_parser_free(p);
    release(block);
    return status;
}
