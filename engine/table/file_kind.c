/*
 * Signatures at the start of a file; for OLE2 ("compound file binary", [MS-CFB]) the names in its directory:
 *
 *   header 512 bytes: sector size 2^x at 30, first directory sector at 48, first 109 sectors of the table of sectors
 *   at 76; entries of 128 bytes, each beginning with a name in UTF-16LE
 */
#include "table/file_kind.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"

enum { LOOK = 4096 };

/* --- signatures ------------------------------------------------------------- */

typedef struct signature {
    const char *bytes;
    size_t length;
    file_kind kind;
} signature;

#define ROW(bytes, kind) {bytes, sizeof(bytes) - 1, kind}
static const signature signatures[] = {
    ROW("PK\3\4", FILE_ZIP),
    ROW("PK\5\6", FILE_ZIP),
    ROW("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FILE_OLE),
    ROW("%PDF-", FILE_PDF),
    ROW("\x1f\x8b", FILE_ARCHIVE),                 /* gzip */
    ROW("Rar!\x1a\x07", FILE_ARCHIVE),
    ROW("7z\xbc\xaf\x27\x1c", FILE_ARCHIVE),
    ROW("BZh", FILE_ARCHIVE),
    ROW("\xfd" "7zXZ", FILE_ARCHIVE),
    ROW("\x28\xb5\x2f\xfd", FILE_ARCHIVE),         /* zstd */
    ROW("\x09\x00\x04\x00", FILE_OLD_WORKBOOK),    /* BIFF2 to BIFF5 without a container */
    ROW("\x09\x02\x06\x00", FILE_OLD_WORKBOOK),
    ROW("\x09\x04\x06\x00", FILE_OLD_WORKBOOK),
    ROW("\x09\x08\x08\x00", FILE_OLD_WORKBOOK),
    ROW("MIME-Version:", FILE_WEB_PAGE),           /* a web page in one file */
};
#undef ROW

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether `text`, of `length` bytes, contains this word in lower-case ASCII. */
static bool contains(const char *text, size_t length, const char *word)
{
    size_t n = strlen(word);

    for (size_t i = 0; i + n <= length; i++) {
        size_t k = 0;

        while (k < n && lower(text[i + k]) == word[k])
            k++;
        if (k == n)
            return true;
    }
    return false;
}

static bool begins(const char *text, size_t length, const char *word)
{
    size_t n = strlen(word);

    return length >= n && contains(text, n, word);
}

/* <!doctype html, <html, <table ... | <?xml ... */
static file_kind find_markup(const char *text, size_t length)
{
    static const char *const pages[] = {"<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<div",
                                        NULL};

    for (const char *const *word = pages; *word; word++) {
        if (begins(text, length, *word))
            return FILE_WEB_PAGE;
    }
    if (!begins(text, length, "<?xml") && !begins(text, length, "<workbook"))
        return begins(text, length, "<!--") && contains(text, length, "<html") ? FILE_WEB_PAGE : FILE_TEXT;
    if (contains(text, length, "urn:schemas-microsoft-com:office:spreadsheet"))
        return FILE_XML_SPREADSHEET;
    return contains(text, length, "<html") ? FILE_WEB_PAGE : FILE_XML;
}

static size_t skip_blanks(const char *text, size_t length)
{
    size_t i = 0;

    while (i < length && strchr(" \t\r\n", text[i]) && text[i])
        i++;
    return i;
}

/* { " | { } | [ { | [ [ " */
static bool is_json(const char *text, size_t length)
{
    char first = length ? *text : '\0', second;
    size_t next = length ? 1 + skip_blanks(text + 1, length - 1) : 0;

    second = next < length ? text[next] : '\0';
    if (first == '{')
        return second == '"' && contains(text, length, "\":");
    return first == '[' && (second == '{' || second == '[') && contains(text, length, "\"");
}

tidu_status file_kind_find(byte_source *s, file_kind *out, tidu_error *err)
{
    char start[LOOK];
    const char *text = start;
    size_t n = 0, blanks;
    tidu_status status = byte_source_peek(s, start, sizeof start, &n, err);

    *out = FILE_TEXT;
    if (status)
        return status;
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        if (n >= signatures[i].length && !memcmp(start, signatures[i].bytes, signatures[i].length)) {
            *out = signatures[i].kind;
            return TIDU_OK;
        }
    }
    if (n >= 3 && !memcmp(text, "\xef\xbb\xbf", 3)) {
        text += 3;
        n -= 3;
    }
    blanks = skip_blanks(text, n);
    if (blanks < n && text[blanks] == '<')
        *out = find_markup(text + blanks, n - blanks);
    else if (is_json(text + blanks, n - blanks))
        *out = FILE_JSON;
    return TIDU_OK;
}

/* --- OLE2 ------------------------------------------------------------------- */

enum { HEADER = 512, ENTRY = 128, MOST_SECTOR = 4096, MOST_SECTORS = 1000, TABLE_SECTORS = 109 };

static uint32_t little32(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;

    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

/* What a stream of this name shows the file to be; FILE_TEXT: nothing. */
static file_kind find_stream(const char entry[ENTRY])
{
    static const struct {
        const char *name;
        file_kind kind;
    } rows[] = {
        {"EncryptedPackage", FILE_ENCRYPTED_WORKBOOK}, {"Workbook", FILE_OLE}, {"Book", FILE_OLE},
        {"WordDocument", FILE_WORD}, {"PowerPoint Document", FILE_SLIDES},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t k = 0, n = strlen(rows[i].name);

        while (k < n && entry[2 * k] == rows[i].name[k] && !entry[2 * k + 1])
            k++;
        if (k == n && !entry[2 * n] && !entry[2 * n + 1])
            return rows[i].kind;
    }
    return FILE_TEXT;
}

/* The sector that follows one, by the table of sectors; UINT32_MAX: none. */
static uint32_t follow(const byte_source *s, const char *header, size_t size, uint32_t sector)
{
    size_t block = sector / (size / 4), n;
    char bytes[4];

    if (block >= TABLE_SECTORS ||
        byte_source_read_at(s, ((size_t)little32(header + 76 + 4 * block) + 1) * size + sector % (size / 4) * 4, bytes, 4,
                            &n, NULL) || n < 4)
        return UINT32_MAX;
    return little32(bytes);
}

tidu_status file_kind_find_ole(const byte_source *s, file_kind *out, tidu_error *err)
{
    char header[HEADER], entries[MOST_SECTOR];
    size_t n, size;
    uint32_t sector;
    tidu_status status = byte_source_read_at(s, 0, header, sizeof header, &n, err);

    *out = FILE_OTHER_OFFICE;
    if (status || n < sizeof header || (header[30] != 9 && header[30] != 12))
        return status;
    size = (size_t)1 << header[30];
    sector = little32(header + 48);
    for (int i = 0; i < MOST_SECTORS && sector < UINT32_MAX - 5; i++, sector = follow(s, header, size, sector)) {
        status = byte_source_read_at(s, ((size_t)sector + 1) * size, entries, size, &n, err);
        if (status)
            return status;
        for (size_t at = 0; at + ENTRY <= n; at += ENTRY) {
            file_kind kind = find_stream(entries + at);

            if (kind == FILE_TEXT || *out == FILE_ENCRYPTED_WORKBOOK)
                continue;
            *out = kind;
        }
    }
    return TIDU_OK;
}

/* --- what to say -------------------------------------------------------------- */

tidu_status file_kind_refuse(file_kind kind, const char *file, tidu_error *err)
{
    static const char *const words[] = {
        [FILE_WEB_PAGE] = N_("this is a web page, whatever its name says: open it in Excel or WPS and save it as .xlsx or CSV"),
        [FILE_XML_SPREADSHEET] =
            N_("this is an XML spreadsheet of 2003, whatever its name says: open it in Excel or WPS and save it as .xlsx or CSV"),
        [FILE_XML] = N_("this is an XML file and no table: export the table as .xlsx or CSV"),
        [FILE_JSON] = N_("this is a JSON file and no table: export the table as .xlsx or CSV"),
        [FILE_PDF] = N_("this is a PDF and no table: ask for the table itself, as .xlsx or CSV"),
        [FILE_ARCHIVE] = N_("this is a packed archive: unpack it and give the table in it"),
        [FILE_OLD_WORKBOOK] = N_("this is a workbook of Excel 95 or before: open it in Excel or WPS and save it as .xlsx or CSV"),
        [FILE_ENCRYPTED_WORKBOOK] =
            N_("this workbook is encrypted: open it with its password, remove the password and save it again"),
        [FILE_BINARY_WORKBOOK] = N_("this is a binary workbook (.xlsb): open it in Excel or WPS and save it as .xlsx or CSV"),
        [FILE_OPEN_DOCUMENT] =
            N_("this is an OpenDocument file (.ods): open it in LibreOffice or WPS and save it as .xlsx or CSV"),
        [FILE_OFD] = N_("this is an OFD document and no table: ask for the table itself, as .xlsx or CSV"),
        [FILE_WORD] = N_("this is a text document (Word): copy its table into a workbook and save it as .xlsx or CSV"),
        [FILE_SLIDES] = N_("this is a presentation: copy its table into a workbook and save it as .xlsx or CSV"),
        [FILE_OTHER_OFFICE] = N_("this is no workbook, whatever its name says: save the table as .xlsx or CSV"),
    };

    return error_at(err, TIDU_EDATA, file, 0, 0, "%s", _(words[kind]));
}
