/*
 * The rows of an import that wait for somebody to say which company they mean.
 */
#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"

static const review_list *list_of(const tidu_problems *p, tidu_review of)
{
    return problems_review(p->found, of == TIDU_REVIEW_COMPANIES      ? REVIEW_COMPANIES
                                     : of == TIDU_REVIEW_CERTIFICATES ? REVIEW_CERTIFICATES
                                                                      : REVIEW_APPLICATIONS);
}

size_t tidu_problems_review_count(const tidu_problems *p, tidu_review of)
{
    return review_list_count(list_of(p, of));
}

tidu_status tidu_problems_write_review(const tidu_problems *p, tidu_review of, tidu_sink sink, void *context,
                                       tidu_error *err)
{
    const review_list *list = list_of(p, of);
    text_buffer row;
    tidu_status status = TIDU_OK;

    if (!list)
        return error_memory(err);
    text_buffer_init(&row);
    review_list_header(list, &row);
    for (size_t i = 0; i <= review_list_count(list) && !status; i++) {
        if (row.failed)
            status = error_memory(err);
        else if (!sink(context, row.text, row.length))
            status = error_set(err, TIDU_EIO, _("the list of rows without a code could not be written"));
        text_buffer_empty(&row);
        if (i < review_list_count(list))
            review_list_row(list, i, &row);
    }
    text_buffer_clear(&row);
    return status;
}
