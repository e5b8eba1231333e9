/*
 * The parts are written in the order in which a reader meets them. Every entry has the same date (1980-01-01, the beginning of dates of
 * ZIP), so that the same document is the same bytes. Fonts are named as official forms name them; a machine without them takes its own.
 */
#include "report/docx_file.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include <minizip/zip.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/file_replace.h"
#include "base/message.h"
#include "base/shared_library.h"

#define ZIP_FUNCTIONS(F)         \
    F(zipOpen64)                 \
    F(zipOpenNewFileInZip64)     \
    F(zipWriteInFileInZip)       \
    F(zipCloseFileInZip)         \
    F(zipClose)

#define POINTER(name) __typeof__(&name) name;
typedef struct zip_writer {
    ZIP_FUNCTIONS(POINTER)
} zip_writer;
#undef POINTER

static const shared_function functions[] = {
#define ROW(name) {#name, offsetof(zip_writer, name)},
    ZIP_FUNCTIONS(ROW)
#undef ROW
};

struct docx_file {
    zip_writer lib;
    file_replace target;
    zipFile zip;
    bool has_failed;
};

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PART(name, type) "<Override PartName=\"/" name "\" ContentType=\"application/vnd.openxmlformats-" type "+xml\"/>"
#define WORD "officedocument.wordprocessingml."

static const char content_types[] =
    XML "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" PART("word/document.xml", WORD "document.main")
        PART("word/styles.xml", WORD "styles") PART("word/footer1.xml", WORD "footer") PART("docProps/core.xml", "package.core-properties") "</Types>";

static const char package_relations[] =
    XML "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

static const char document_relations[] =
    XML "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" OFFICE "/footer\" Target=\"footer1.xml\"/></Relationships>";

static const char footer_begin[] = XML "<w:ftr " W "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>";
static const char footer_end[] =
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
    "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>";

#define FONTS(east) "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"" east "\"/>"
#define STYLE(type, id, name, rest) "<w:style w:type=\"" type "\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" rest "</w:style>"
#define EDGE(side) "<w:" side " w:val=\"single\" w:sz=\"4\" w:color=\"808080\"/>"

static const char styles[] =
    "<w:docDefaults><w:rPrDefault><w:rPr>" FONTS("FangSong") "<w:sz w:val=\"21\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault><w:pPr><w:spacing w:after=\"60\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    STYLE("paragraph", "Normal", "Normal", "")
    STYLE("paragraph", "Title", "Title", "<w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"240\"/><w:jc w:val=\"center\"/></w:pPr><w:rPr>"
          FONTS("FZXiaoBiaoSong-B05S") "<w:b/><w:sz w:val=\"36\"/></w:rPr>")
    STYLE("paragraph", "Heading1", "heading 1", "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/>"
          "<w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr>" FONTS("SimHei") "<w:b/><w:sz w:val=\"28\"/></w:rPr>")
    STYLE("paragraph", "PageTitle", "Page title", "<w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"40\"/><w:jc w:val=\"center\"/></w:pPr><w:rPr>"
          FONTS("FZXiaoBiaoSong-B05S") "<w:b/><w:sz w:val=\"32\"/></w:rPr>")
    STYLE("paragraph", "PageHeading", "heading 2", "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"20\" w:after=\"20\"/>"
          "<w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr>" FONTS("SimHei") "<w:b/><w:sz w:val=\"21\"/></w:rPr>")
    STYLE("paragraph", "PageNote", "Page note", "<w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:rPr><w:sz w:val=\"17\"/></w:rPr>")
    STYLE("paragraph", "Gap", "Gap", "<w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"0\" w:line=\"60\" w:lineRule=\"exact\"/></w:pPr><w:rPr><w:sz w:val=\"4\"/></w:rPr>")
    STYLE("paragraph", "Note", "Note", "<w:basedOn w:val=\"Normal\"/><w:rPr><w:color w:val=\"404040\"/><w:sz w:val=\"18\"/></w:rPr>")
    STYLE("paragraph", "Cell", "Cell", "<w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/></w:rPr>")
    STYLE("table", "TableNormal", "Normal Table", "<w:tblPr><w:tblCellMar><w:left w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>")
    STYLE("table", "Grid", "Table Grid", "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>" EDGE("top") EDGE("left") EDGE("bottom") EDGE("right")
          EDGE("insideH") EDGE("insideV") "</w:tblBorders></w:tblPr>")
    "</w:styles>";

void docx_append(text_buffer *b, const char *text)
{
    for (const char *at = text ? text : ""; *at; at++) {
        unsigned char c = (unsigned char)*at;

        if (c == '&')
            text_buffer_append_string(b, "&amp;");
        else if (c == '<')
            text_buffer_append_string(b, "&lt;");
        else if (c == '>')
            text_buffer_append_string(b, "&gt;");
        else if (c == '"')
            text_buffer_append_string(b, "&quot;");
        else if (c >= ' ' || c == '\t' || c == '\n')
            text_buffer_append(b, at, 1);
    }
}

static tidu_status cannot_write(docx_file *f, tidu_error *err)
{
    int reason = errno;

    f->has_failed = true;
    return error_at(err, TIDU_EIO, f->target.path, 0, 0, _("cannot be written: %s"), strerror(reason ? reason : EIO));
}

static tidu_status begin_part(docx_file *f, const char *name, tidu_error *err)
{
    const zip_fileinfo since_1980 = {.dosDate = 1UL << 21 | 1UL << 16};

    errno = 0;
    return f->lib.zipOpenNewFileInZip64(f->zip, name, &since_1980, NULL, 0, NULL, 0, NULL, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0) ? cannot_write(f, err)
                                                                                                                          : TIDU_OK;
}

static tidu_status write_part(docx_file *f, const char *bytes, size_t n, tidu_error *err)
{
    errno = 0;
    return n && f->lib.zipWriteInFileInZip(f->zip, bytes, (unsigned)n) ? cannot_write(f, err) : TIDU_OK;
}

static tidu_status end_part(docx_file *f, tidu_error *err)
{
    errno = 0;
    return f->lib.zipCloseFileInZip(f->zip) ? cannot_write(f, err) : TIDU_OK;
}

static tidu_status add_part(docx_file *f, const char *name, const char *text, tidu_error *err)
{
    tidu_status status = begin_part(f, name, err);

    if (!status)
        status = write_part(f, text, strlen(text), err);
    return status ? status : end_part(f, err);
}

static tidu_status add_buffer(docx_file *f, const char *name, text_buffer *text, tidu_error *err)
{
    tidu_status status = text->failed ? error_memory(err) : add_part(f, name, text_buffer_string(text), err);

    text_buffer_clear(text);
    return status;
}

static tidu_status add_properties(docx_file *f, const char *title, const char *keywords, tidu_error *err)
{
    text_buffer b;

    text_buffer_init(&b);
    text_buffer_append_string(&b, XML "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");
    docx_append(&b, title);
    text_buffer_append_string(&b, "</dc:title><dc:creator>tidu</dc:creator>");
    if (*keywords) {
        text_buffer_append_string(&b, "<cp:keywords>");
        docx_append(&b, keywords);
        text_buffer_append_string(&b, "</cp:keywords>");
    }
    text_buffer_append_string(&b, "</cp:coreProperties>");
    return add_buffer(f, "docProps/core.xml", &b, err);
}

static tidu_status add_styles(docx_file *f, tidu_error *err)
{
    text_buffer b;

    text_buffer_init(&b);
    text_buffer_append_string(&b, XML "<w:styles " W ">");
    text_buffer_append_string(&b, styles);
    return add_buffer(f, "word/styles.xml", &b, err);
}

static tidu_status add_footer(docx_file *f, const char *foot, tidu_error *err)
{
    text_buffer b;

    text_buffer_init(&b);
    text_buffer_append_string(&b, footer_begin);
    if (foot) {
        text_buffer_append_string(&b, "<w:r><w:t xml:space=\"preserve\">");
        docx_append(&b, foot);
        text_buffer_append_string(&b, " </w:t></w:r>");
    }
    text_buffer_append_string(&b, footer_end);
    return add_buffer(f, "word/footer1.xml", &b, err);
}

static tidu_status add_fixed(docx_file *f, const char *title, const char *keywords, const char *foot, tidu_error *err)
{
    tidu_status status = add_part(f, "[Content_Types].xml", content_types, err);

    if (!status)
        status = add_part(f, "_rels/.rels", package_relations, err);
    if (!status)
        status = add_part(f, "word/_rels/document.xml.rels", document_relations, err);
    if (!status)
        status = add_footer(f, foot, err);
    if (!status)
        status = add_styles(f, err);
    if (!status)
        status = add_properties(f, title, keywords, err);
    if (!status)
        status = begin_part(f, "word/document.xml", err);
    if (!status)
        status = write_part(f, XML "<w:document " W " xmlns:r=\"" OFFICE "\"><w:body>",
                            sizeof(XML "<w:document " W " xmlns:r=\"" OFFICE "\"><w:body>") - 1, err);
    return status;
}

static tidu_status open_file(docx_file *f, const char *path, tidu_error *err)
{
    const char *wrong = shared_library_load(TIDU_ZIP_LIBRARY, functions, sizeof functions / sizeof *functions, &f->lib);

    if (wrong)
        return error_set(err, TIDU_EIO, _("a document cannot be written: %s; install minizip or choose another form of output"), wrong);
    if (!file_replace_open(&f->target, path, FILE_REPLACE_MODE))
        return error_at(err, TIDU_EIO, path, 0, 0, _("cannot be written: %s"), strerror(errno));
    errno = 0;
    f->zip = f->lib.zipOpen64(f->target.part, APPEND_STATUS_CREATE); /* the same file, under its temporary name */
    if (f->zip)
        return TIDU_OK;
    cannot_write(f, err);
    file_replace_close(&f->target, FILE_DROPPED);
    return TIDU_EIO;
}

tidu_status docx_file_begin(const char *path, const char *title, const char *keywords, const char *foot, docx_file **out, tidu_error *err)
{
    docx_file *f = allocate_array(1, sizeof *f);
    tidu_status status = f ? open_file(f, path, err) : error_memory(err);

    if (status) {
        release(f);
        return status;
    }
    status = add_fixed(f, title, keywords, foot, err);
    if (status)
        return docx_file_end(f, false, status, err);
    *out = f;
    return TIDU_OK;
}

tidu_status docx_file_add(docx_file *f, text_buffer *piece, tidu_error *err)
{
    tidu_status status = piece->failed ? error_memory(err) : write_part(f, piece->text, piece->length, err);

    text_buffer_empty(piece);
    return status;
}

/* A4, in twentieths of a point: margins above and below, and at the sides. */
#define PAGE(width, height, orient, above, side, footer)                                                                                                  \
    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"" width "\" w:h=\"" height "\"" orient "/>"            \
    "<w:pgMar w:top=\"" above "\" w:right=\"" side "\" w:bottom=\"" above "\" w:left=\"" side "\" w:header=\"567\" w:footer=\"" footer "\" w:gutter=\"0\"/></w:sectPr>" \
    "</w:body></w:document>"

tidu_status docx_file_end(docx_file *f, docx_paper paper, tidu_status status, tidu_error *err)
{
    static const char *const papers[] = {[DOCX_PORTRAIT] = PAGE("11906", "16838", "", "1134", "1134", "567"),
                                         [DOCX_LANDSCAPE] = PAGE("16838", "11906", " w:orient=\"landscape\"", "1134", "1134", "567"),
                                         [DOCX_FULL] = PAGE("11906", "16838", "", "539", "652", "240")};
    const char *page = papers[paper];

    if (!status)
        status = write_part(f, page, strlen(page), err);
    if (!status)
        status = end_part(f, err);
    errno = 0;
    if (f->lib.zipClose(f->zip, NULL) && !status)
        status = cannot_write(f, err);
    if (!file_replace_close(&f->target, status ? FILE_DROPPED : FILE_KEPT) && !status)
        status = cannot_write(f, err);
    release(f);
    return status;
}
