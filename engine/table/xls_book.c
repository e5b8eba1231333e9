/*
 * The records of the workbook as a whole come first; each sheet begins where its BOUND_SHEET says.
 */
#include "table/xls_book.h"

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "table/biff_reader.h"
#include "table/file_kind.h"
#include "table/little_endian.h"

enum { BIFF8 = 0x0600, IS_WORKSHEET = 0, IS_HIDDEN = 1, IS_SECRET = 2, MOST_SHEETS = 4096 };

typedef struct book_reader {
    const char *file;
    biff_reader records;
    xls_book *out;
    arena *memory;
    text_buffer text;
    workbook_sheet sheets[MOST_SHEETS];
    size_t places[MOST_SHEETS];
} book_reader;

static tidu_status broken(const book_reader *r, tidu_error *err)
{
    return error_at(err, TIDU_EDATA, r->file, 0, 0,
                    _("the workbook is broken or was not copied completely; copy it again, or open it and save it again"));
}

/* place (4 bytes), state, kind, characters, text */
static tidu_status take_sheet(book_reader *r, tidu_error *err)
{
    const char *data = r->records.data;
    xls_book *b = r->out;
    unsigned characters = 0;

    if (r->records.n < 8 || data[5] != IS_WORKSHEET || b->n == MOST_SHEETS)
        return TIDU_OK;
    text_buffer_empty(&r->text);
    biff_reader_skip(&r->records, 6);
    if (!biff_reader_take8(&r->records, &characters) || !biff_reader_take_text(&r->records, characters, &r->text))
        return r->text.failed ? error_memory(err) : broken(r, err);
    r->places[b->n] = little32(data);
    r->sheets[b->n] = (workbook_sheet){arena_copy_string(r->memory, text_buffer_string(&r->text)),
                                       (data[4] & 3) == IS_HIDDEN, (data[4] & 3) == IS_SECRET};
    return r->sheets[b->n++].name ? TIDU_OK : error_memory(err);
}

/* id, characters (2 bytes each), text */
static tidu_status take_format(book_reader *r, tidu_error *err)
{
    unsigned id, characters;

    text_buffer_empty(&r->text);
    if (!biff_reader_take16(&r->records, &id) || !biff_reader_take16(&r->records, &characters) ||
        !biff_reader_take_text(&r->records, characters, &r->text))
        return r->text.failed ? error_memory(err) : TIDU_OK;
    return cell_styles_add_format(&r->out->styles, id, text_buffer_string(&r->text)) ? TIDU_OK : error_memory(err);
}

/* all, different ones (4 bytes each), texts */
static tidu_status take_texts(book_reader *r, tidu_error *err)
{
    text_list *t = &r->out->texts;
    size_t n = r->records.n < 8 ? 0 : little32(r->records.data + 4);
    unsigned characters;

    biff_reader_skip(&r->records, 8);
    for (size_t i = 0; i < n && biff_reader_take16(&r->records, &characters); i++) {
        bool is_whole = biff_reader_take_text(&r->records, characters, &t->all);

        if (!text_list_end(t))
            return error_memory(err);
        if (!is_whole)
            return broken(r, err);
        if (t->all.length > (size_t)TEXT_LIST_MOST_MIB << 20)
            return error_at(err, TIDU_EDATA, r->file, 0, 0,
                            _("the texts of the workbook need more than %d MiB; save the table as CSV"), TEXT_LIST_MOST_MIB);
    }
    return TIDU_OK;
}

static tidu_status take_record(book_reader *r, tidu_error *err)
{
    const char *data = r->records.data;
    size_t n = r->records.n;

    switch (r->records.id) {
    case BIFF_FILE_PASS:
        return file_kind_refuse(FILE_ENCRYPTED_WORKBOOK, r->file, err);
    case BIFF_DATE_MODE:
        r->out->is_1904 = n >= 2 && little16(data) == 1;
        return TIDU_OK;
    case BIFF_BOUND_SHEET:
        return take_sheet(r, err);
    case BIFF_FORMAT:
        return take_format(r, err);
    case BIFF_XF:
        return n < 4 || cell_styles_add(&r->out->styles, little16(data + 2)) ? TIDU_OK : error_memory(err);
    case BIFF_TEXTS:
        return take_texts(r, err);
    default:
        return TIDU_OK;
    }
}

static tidu_status keep_sheets(book_reader *r, tidu_error *err)
{
    xls_book *b = r->out;

    if (!b->n)
        return error_at(err, TIDU_EDATA, r->file, 0, 0, _("the workbook has no sheet with cells"));
    b->sheets = arena_take_array(r->memory, b->n, sizeof *b->sheets);
    b->places = arena_take_array(r->memory, b->n, sizeof *b->places);
    if (!b->sheets || !b->places)
        return error_memory(err);
    for (size_t i = 0; i < b->n; i++) {
        b->sheets[i] = r->sheets[i];
        b->places[i] = r->places[i];
    }
    return TIDU_OK;
}

static tidu_status read_records(book_reader *r, const ole_file *file, tidu_error *err)
{
    tidu_status status = biff_reader_open(file, &r->records, err);

    if (!status)
        status = biff_reader_next(&r->records, err);
    if (!status && (r->records.id != BIFF_BEGIN || r->records.n < 2))
        status = broken(r, err);
    if (!status && little16(r->records.data) != BIFF8)
        status = file_kind_refuse(FILE_OLD_WORKBOOK, r->file, err);
    while (!status && r->records.id != BIFF_END) {
        status = biff_reader_next(&r->records, err);
        if (!status)
            status = take_record(r, err);
    }
    return status ? status : keep_sheets(r, err);
}

tidu_status xls_book_read(const ole_file *file, const char *name, arena *memory, xls_book *out, tidu_error *err)
{
    book_reader *r = allocate_array(1, sizeof *r);
    tidu_status status;

    if (!r)
        return error_memory(err);
    r->file = name;
    r->out = out;
    r->memory = memory;
    text_buffer_init(&r->text);
    status = read_records(r, file, err);
    biff_reader_close(&r->records);
    text_buffer_clear(&r->text);
    release(r);
    return status;
}

void xls_book_clear(xls_book *b)
{
    text_list_clear(&b->texts);
    cell_styles_clear(&b->styles);
}
