/*
 * Packs a column of cells into as few bytes as its values need: one, two or four bytes each if all are whole numbers
 * that fit, otherwise eight. Cells without a value are unpacked as missing, and -0 as 0.
 */
#ifndef BASE_CELL_PACK_H
#define BASE_CELL_PACK_H

#include <stdbool.h>
#include <stddef.h>

/* The most bytes that cell_pack can need for `n` cells. */
size_t cell_pack_room(size_t n);

/* Pack cells[n] into `bytes`; returns the number of bytes used. */
size_t cell_pack(const double *cells, size_t n, void *bytes);

/* Unpack into cells[n]; false if the `length` bytes are not n packed cells. */
bool cell_unpack(const void *bytes, size_t length, size_t n, double *cells);

#endif
