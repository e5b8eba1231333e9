/*
 * A list of blocks whose sizes double. Objects are cut from the first block; a request larger than a block gets one of
 * its own. Taking is O(1), and nothing is freed before the arena is.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"

/* Block sizes double from the first to the last. */
enum { FIRST_BLOCK = 4096, LAST_BLOCK = 1 << 20 };

typedef struct block {
    struct block *next;
    size_t size;
    size_t used;
    alignas(max_align_t) unsigned char bytes[];
} block;

struct arena {
    block *blocks;
    size_t next_size;
    size_t total;
};

arena *arena_new(void)
{
    arena *a = allocate_array(1, sizeof *a);

    if (a)
        a->next_size = FIRST_BLOCK;
    return a;
}

static void free_blocks(block *b)
{
    for (block *next; b; b = next) {
        next = b->next;
        release(b);
    }
}

void arena_free(arena *a)
{
    if (!a)
        return;
    free_blocks(a->blocks);
    release(a);
}

void arena_empty(arena *a)
{
    if (!a->blocks)
        return;
    free_blocks(a->blocks->next);
    a->blocks->next = NULL;
    a->blocks->used = 0;
    a->total = a->blocks->size;
}

void arena_join(arena *a, arena *other)
{
    block **end = &other->blocks;

    if (!a->blocks) {
        a->blocks = other->blocks;
    } else {
        while (*end)
            end = &(*end)->next;
        *end = a->blocks->next; /* after the block that is being filled */
        a->blocks->next = other->blocks;
    }
    a->total += other->total;
    other->blocks = NULL;
    other->total = 0;
}

static unsigned char *take_raw(arena *a, size_t size, size_t alignment)
{
    block *b = a->blocks;
    size_t start = b ? (b->used + alignment - 1) & ~(alignment - 1) : 0;

    if (!b || size > b->size || start > b->size - size) {
        size_t wanted = size > a->next_size ? size : a->next_size;

        if (wanted > SIZE_MAX - sizeof *b)
            return NULL;
        b = allocate(sizeof *b + wanted);
        if (!b)
            return NULL;
        b->size = wanted;
        b->used = 0;
        if (size > a->next_size && a->blocks) {
            /* a block for one large object goes second, so that the current block is still filled */
            b->next = a->blocks->next;
            a->blocks->next = b;
        } else {
            b->next = a->blocks;
            a->blocks = b;
        }
        a->total += wanted;
        if (a->next_size < LAST_BLOCK)
            a->next_size *= 2;
        start = 0;
    }
    b->used = start + size;
    return b->bytes + start;
}

void *arena_take(arena *a, size_t size)
{
    unsigned char *bytes = take_raw(a, size, alignof(max_align_t));

    return bytes ? memset(bytes, 0, size) : NULL;
}

void *arena_take_array(arena *a, size_t n, size_t size)
{
    return size && n > SIZE_MAX / size ? NULL : arena_take(a, n * size);
}

void *arena_room(arena *a, size_t size)
{
    return take_raw(a, size, alignof(max_align_t));
}

char *arena_copy(arena *a, const char *text, size_t length)
{
    char *copy = (char *)take_raw(a, length + 1, 1);

    if (!copy)
        return NULL;
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_copy_string(arena *a, const char *text)
{
    return arena_copy(a, text, strlen(text));
}

char *arena_print(arena *a, const char *format, ...)
{
    va_list arguments;
    char *text;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        return NULL;
    text = (char *)take_raw(a, (size_t)length + 1, 1);
    if (!text)
        return NULL;
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}

size_t arena_size(const arena *a)
{
    return a->total;
}
