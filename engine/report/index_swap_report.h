/* The smallest change of weights with which two companies stand level, as a document. */
#ifndef REPORT_INDEX_SWAP_REPORT_H
#define REPORT_INDEX_SWAP_REPORT_H

#include "index/index_swap.h"
#include "report/document.h"

/*
 * Everything is copied but the texts of the model. `is_flat`: only the table of single weights, for CSV. NULL if memory is
 * exhausted.
 */
document *index_swap_document(const index_result *r, const binding *b, const index_swap *s, bool is_flat, bool is_chinese);

#endif
