/*
 * Signatures at the start of a file, words at the start of a text, and the names of the streams in a compound file.
 */
#include "table/file_kind.h"

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

/* --- compound files ----------------------------------------------------------- */

file_kind file_kind_of_ole(const ole_file *f)
{
    static const struct {
        const char *name;
        file_kind kind;
    } rows[] = {
        {"EncryptedPackage", FILE_ENCRYPTED_WORKBOOK}, {"Workbook", FILE_OLE}, {"WordDocument", FILE_WORD},
        {"PowerPoint Document", FILE_SLIDES}, {"Book", FILE_OLD_WORKBOOK},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (ole_file_has(f, rows[i].name))
            return rows[i].kind;
    }
    return FILE_OTHER_OFFICE;
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
