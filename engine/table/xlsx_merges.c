/*
 * The rows are searched for the tag and not parsed: "<" stands in no text, so what looks like a tag is one. From there on
 * the parser reads, as if the tag stood in an element of its own. If it finds no sense in that (the tag stood in a
 * comment), it reads all.
 */
#include "table/xlsx_merges.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "table/xml_parser.h"

enum { BLOCK = 1 << 17, KEPT = 128 }; /* bytes that a tag with its prefix may have */

typedef struct merge_reader {
    sheet_merges *out;
    xml_parser *parser; /* NULL: of the whole entry */
    bool failed;
} merge_reader;

static void start(void *reader, const char *name, const char **attributes)
{
    merge_reader *r = reader;
    const char *range = strcmp(name, "mergeCell") ? NULL : xml_attribute(attributes, "ref");

    if (range)
        r->failed |= !sheet_merges_add(r->out, range);
}

static void end(void *reader, const char *name)
{
    merge_reader *r = reader;

    if (r->parser && !strcmp(name, "mergeCells"))
        xml_parser_stop(r->parser, TIDU_ESTOPPED); /* all is known */
}

/* "<mergeCells", with any prefix, in the bytes; NULL: none. */
static const char *find_tag(const char *bytes, size_t n)
{
    static const char word[] = "mergeCells";
    enum { LENGTH = sizeof word - 1 };

    for (const char *p = bytes; (p = memchr(p, 'm', n - (size_t)(p - bytes))); p++) {
        const char *begin = p;

        if (n - (size_t)(p - bytes) < LENGTH || memcmp(p, word, LENGTH))
            continue;
        while (begin > bytes && begin[-1] != '<' && begin[-1] != '>' && begin[-1] != '/' && begin[-1] != ' ')
            begin--;
        if (begin > bytes && begin[-1] == '<')
            return begin - 1;
    }
    return NULL;
}

/* Search on until the tag is in the block, [*tag, *end); NULL: there is none. `is_wide`: it is UTF-16. */
static tidu_status search(zip_archive *zip, char *block, const char **tag, const char **end_of_block, bool *is_wide,
                          tidu_error *err)
{
    size_t kept = 0, n;
    tidu_status status = TIDU_OK;

    *tag = NULL;
    while (!*tag && !*is_wide && !(status = zip_archive_read(zip, block + kept, BLOCK, &n, err)) && n) {
        *is_wide = !kept && n > 1 && (*block == '\xff' || *block == '\xfe');
        n += kept;
        *tag = find_tag(block, n);
        *end_of_block = block + n;
        kept = n < KEPT ? n : KEPT;
        if (!*tag)
            memmove(block, block + n - kept, kept);
    }
    return status;
}

/* Parse from the tag on. */
static tidu_status parse_from(zip_archive *zip, char *block, const char *tag, const char *end_of_block,
                              merge_reader *r, tidu_error *err)
{
    xml_user user = {start, end, NULL, r};
    size_t n = (size_t)(end_of_block - tag);
    tidu_status status = xml_parser_new(zip_archive_file(zip), "sheet", &user, &r->parser, err);

    if (!status)
        status = xml_parser_read(r->parser, "<a>", 3, err);
    while (!status && n) {
        status = xml_parser_read(r->parser, tag, n, err);
        tag = block;
        if (!status)
            status = zip_archive_read(zip, block, BLOCK, &n, err);
    }
    xml_parser_free(r->parser);
    r->parser = NULL;
    return status == TIDU_ESTOPPED ? TIDU_OK : status;
}

tidu_status xlsx_merges_find(zip_archive *zip, size_t entry, const char *label, sheet_merges *out, tidu_error *err)
{
    merge_reader r = {.out = out};
    xml_user user = {start, end, NULL, &r};
    char *block = allocate(KEPT + BLOCK);
    const char *tag = NULL, *end_of_block = NULL;
    bool is_wide = false;
    tidu_error first = {0};
    tidu_status status = block ? zip_archive_begin(zip, entry, err) : error_memory(err);

    if (!status)
        status = search(zip, block, &tag, &end_of_block, &is_wide, err);
    if (!status && tag)
        status = parse_from(zip, block, tag, end_of_block, &r, &first);
    if (tag && status && status != TIDU_EDATA && err)
        *err = first;
    if (is_wide || (tag && status == TIDU_EDATA)) {
        out->n = 0;
        status = xml_parse_entry(zip, entry, label, &user, err);
    }
    release(block);
    return !status && r.failed ? error_memory(err) : status;
}
