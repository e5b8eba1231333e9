/*
 * Format: eight bytes with the width of a cell (1, 2, 4 or 8), then the cells as signed integers or doubles. The least
 * value of an integer width means missing. Both parts are aligned to eight bytes.
 */
#include "base/cell_pack.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/cell.h"

enum { HEAD = 8 };

size_t cell_pack_room(size_t n)
{
    return HEAD + n * sizeof(double);
}

/* The greatest magnitude of the values, or infinity if one is not whole or needs more than four bytes. */
static double find_reach(const double *cells, size_t n)
{
    double reach = 0;

    for (size_t i = 0; i < n; i++) {
        double size = cells[i] < 0 ? -cells[i] : cells[i];

        if (!cell_is_value(size))
            continue;
        if (size > INT32_MAX || size != (double)(int32_t)size)
            return HUGE_VAL;
        if (size > reach)
            reach = size;
    }
    return reach;
}

#define PACK(type, least) \
    for (size_t i = 0; i < n; i++) \
        ((type *)to)[i] = cell_is_value(cells[i]) ? (type)cells[i] : (least)

#define UNPACK(type, least) \
    for (size_t i = 0; i < n; i++) \
        cells[i] = ((const type *)from)[i] == (least) ? cell_missing() : (double)((const type *)from)[i]

size_t cell_pack(const double *cells, size_t n, void *bytes)
{
    double reach = find_reach(cells, n);
    uint64_t width = reach <= INT8_MAX ? 1 : reach <= INT16_MAX ? 2 : reach <= INT32_MAX ? 4 : 8;
    void *to = (char *)bytes + HEAD;

    memcpy(bytes, &width, sizeof width);
    if (width == 1)
        PACK(int8_t, INT8_MIN);
    else if (width == 2)
        PACK(int16_t, INT16_MIN);
    else if (width == 4)
        PACK(int32_t, INT32_MIN);
    else
        for (size_t i = 0; i < n; i++)
            ((double *)to)[i] = cell_is_value(cells[i]) ? cells[i] + 0.0 : cell_missing();
    return HEAD + n * width;
}

bool cell_unpack(const void *bytes, size_t length, size_t n, double *cells)
{
    const void *from = (const char *)bytes + HEAD;
    uint64_t width;

    if (length < HEAD)
        return false;
    memcpy(&width, bytes, sizeof width);
    if ((width != 1 && width != 2 && width != 4 && width != 8) || length != HEAD + n * width)
        return false;
    if (width == 1)
        UNPACK(int8_t, INT8_MIN);
    else if (width == 2)
        UNPACK(int16_t, INT16_MIN);
    else if (width == 4)
        UNPACK(int32_t, INT32_MIN);
    else
        memcpy(cells, from, n * sizeof *cells);
    return true;
}
