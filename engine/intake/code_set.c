/*
 * Twelve bits of the hash select a part; the other forty-eight are stored in it, in six-byte slots with open
 * addressing. Parts grow one at a time by a third, so that little memory is unused and at most one part is ever held
 * twice.
 */
#include "intake/code_set.h"

#include <stdint.h>
#include <string.h>

#include "base/allocate.h"
#include "base/text_index.h"

enum { PART_BITS = 12, PARTS = 1 << PART_BITS, SLOT_BYTES = 6, SLOT_BITS = 8 * SLOT_BYTES, FIRST_SLOTS = 16 };

typedef struct part {
    unsigned char *slots; /* little-endian; 0: free */
    uint32_t n_slots;
    uint32_t n;
} part;

struct code_set {
    part parts[PARTS];
};

code_set *code_set_new(void)
{
    return allocate_array(1, sizeof(code_set));
}

void code_set_free(code_set *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < PARTS; i++)
        release(s->parts[i].slots);
    release(s);
}

static uint64_t get(const part *p, size_t slot)
{
    uint64_t mark = 0;

    for (size_t i = 0; i < SLOT_BYTES; i++)
        mark |= (uint64_t)p->slots[slot * SLOT_BYTES + i] << (8 * i);
    return mark;
}

static void set(part *p, size_t slot, uint64_t mark)
{
    for (size_t i = 0; i < SLOT_BYTES; i++)
        p->slots[slot * SLOT_BYTES + i] = (unsigned char)(mark >> (8 * i));
}

/* The slot with this mark, or the free slot where it would be placed. */
static size_t probe(const part *p, uint64_t mark)
{
    size_t slot = (size_t)((mark >> (SLOT_BITS - 32)) * p->n_slots >> 32);

    for (uint64_t there; (there = get(p, slot)) && there != mark;)
        slot = slot + 1 == p->n_slots ? 0 : slot + 1;
    return slot;
}

static bool grow(part *p)
{
    part larger = {.n_slots = p->n_slots ? p->n_slots + p->n_slots / 3 : FIRST_SLOTS, .n = p->n};

    larger.slots = allocate_array(larger.n_slots, SLOT_BYTES);
    if (!larger.slots)
        return false;
    for (size_t i = 0; i < p->n_slots; i++) {
        uint64_t mark = get(p, i);

        if (mark)
            set(&larger, probe(&larger, mark), mark);
    }
    release(p->slots);
    *p = larger;
    return true;
}

bool code_set_add(code_set *s, const char *code, size_t length, bool *is_new)
{
    uint64_t hash = text_hash(code, length);
    uint64_t mark = hash & ((UINT64_C(1) << SLOT_BITS) - 1);
    part *p = &s->parts[hash >> (64 - PART_BITS)];
    size_t slot;

    mark = mark ? mark : 1;
    if (p->n + p->n / 8 >= p->n_slots && !grow(p))
        return false;
    slot = probe(p, mark);
    *is_new = !get(p, slot);
    if (*is_new) {
        set(p, slot, mark);
        p->n++;
    }
    return true;
}
