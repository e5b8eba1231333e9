/*
 * The names of batches: "2024年第一批", "2024年度第一批", "2024 第一批"; or "第一批" alone beside a year of application.
 */
#ifndef INTAKE_BATCH_NAME_H
#define INTAKE_BATCH_NAME_H

#include <stdbool.h>
#include <stddef.h>

/* Room for the name of a batch, which is cut off if it is longer. */
enum { BATCH_NAME_SIZE = 320 };

/*
 * Write the batch with its year, so that the first batches of two years are two: "2024年第一批", "2024年"; without a year
 * as it stands. 第1批 and 第 01 批 become 第一批 (up to 99).
 *
 * folded  "" : the year is the batch
 * year    of application; 0: that of the batch, which is put here if it has one
 *
 * False if the batch names another year.
 */
bool batch_name_settle(const char *folded, int *year, char *out, size_t size);

/*
 * The number of a batch in Chinese numerals, as batches are settled, and in Arabic ones, as a database of before may have it: 第一批, 第1批.
 * Other texts stay.
 */
void batch_name_fold(const char *batch, char *out, size_t size);
void batch_name_arabic(const char *batch, char *out, size_t size);

/* As strcmp, but Chinese numerals stand in their order: 第二批 before 第三批, 第九批 before 第十批 and 第十一批. */
int batch_name_compare(const char *a, const char *b);

#endif
