/*
 * XML as a stream of elements and texts, without namespaces: names come without their prefix, so that every dialect of
 * a format looks the same. A document type, and with it every entity of one's own, is refused.
 */
#ifndef TABLE_XML_PARSER_H
#define TABLE_XML_PARSER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "table/zip_archive.h"

typedef struct xml_parser xml_parser;

/* `attributes`: names with their prefix and values by turns, ended by NULL. */
typedef struct xml_user {
    void (*start)(void *context, const char *name, const char **attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, const char *text, size_t length);
    void *context;
} xml_user;

/* `file` and `part` (of the workbook) are for messages, and borrowed like `user`. */
tidu_status xml_parser_new(const char *file, const char *part, const xml_user *user, xml_parser **out,
                           tidu_error *err);
void xml_parser_free(xml_parser *p);

/* Parse the next bytes. TIDU_EDATA: not XML, a document type, too deep or an endless tag. */
tidu_status xml_parser_read(xml_parser *p, const char *bytes, size_t n, tidu_error *err);

/* The document must be complete. */
tidu_status xml_parser_finish(xml_parser *p, tidu_error *err);

/* Within a function of the user: let xml_parser_read end with this status, which was reported by the user. */
void xml_parser_stop(xml_parser *p, tidu_status status);

/* Within `end`: whether its tag is the last of the bytes given so far. */
bool xml_parser_is_last(const xml_parser *p);

/* The value of an attribute, by its name without prefix; NULL: absent. */
const char *xml_attribute(const char **attributes, const char *name);

/* Parse a whole entry of an archive; `part` as above. */
tidu_status xml_parse_entry(zip_archive *z, size_t entry, const char *part, const xml_user *user, tidu_error *err);

#endif
