/*
 * Packed forms keep it in docProps/core.xml, pages in <meta name="keywords">: in both it ends where the text or the attribute does. Ids,
 * days and digests hold nothing that would be escaped there.
 */
#include "intake/file_stamp.h"

#include <string.h>

#include "base/allocate.h"
#include "table/byte_source.h"
#include "table/file_kind.h"
#include "table/zip_archive.h"

enum { MOST_BYTES = 1 << 16 };

static bool find_in(char *text, list_stamp *out)
{
    char *at = strstr(text, LIST_STAMP_BEGINS);

    if (!at)
        return false;
    at[strcspn(at, "<\"\n")] = '\0';
    return list_stamp_read(at, out);
}

static size_t read_properties(const byte_source *bytes, char *text)
{
    zip_archive *z = NULL;
    size_t n = 0, got = 1, entry; /* got 0: read to the end, where its checksum is known */
    tidu_status status = zip_archive_open(bytes, &z, NULL);

    entry = status ? ZIP_NO_ENTRY : zip_archive_find(z, "docProps/core.xml");
    if (entry == ZIP_NO_ENTRY) {
        zip_archive_close(z);
        return 0;
    }
    status = zip_archive_begin(z, entry, NULL);
    while (!status && got && n < MOST_BYTES - 1) {
        status = zip_archive_read(z, text + n, MOST_BYTES - 1 - n, &got, NULL);
        n += status ? 0 : got;
    }
    if (status || got || n != zip_archive_size(z, entry)) /* what is damaged says nothing */
        n = 0;
    zip_archive_close(z);
    return n;
}

bool file_stamp_read(const char *path, list_stamp *out)
{
    char *text = allocate(MOST_BYTES);
    byte_source *bytes = NULL;
    file_kind kind;
    size_t n = 0;
    bool has = false;

    if (text && !byte_source_open(path, false, &bytes, NULL) && !file_kind_find(bytes, &kind, NULL)) {
        if (kind == FILE_ZIP || kind == FILE_WORD)
            n = read_properties(bytes, text);
        else if (byte_source_peek(bytes, text, MOST_BYTES - 1, &n, NULL))
            n = 0;
        text[n] = '\0';
        has = find_in(text, out);
    }
    byte_source_close(bytes);
    release(text);
    return has;
}
