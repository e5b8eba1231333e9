/*
 * A column of cells in as few bytes as its values need: whole numbers in one, two or four bytes each, anything else as
 * it is. What is no value comes back as missing, and -0 as 0.
 */
#ifndef BASE_CELL_PACK_H
#define BASE_CELL_PACK_H

#include <stdbool.h>
#include <stddef.h>

/* Room that cell_pack may need for `n` cells. */
size_t cell_pack_room(size_t n);

/* Pack `n` cells into `bytes`; how many it took. */
size_t cell_pack(const double *cells, size_t n, void *bytes);

/* The other way round; false when `length` bytes are no `n` packed cells. */
bool cell_unpack(const void *bytes, size_t length, size_t n, double *cells);

#endif
