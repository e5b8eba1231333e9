/*
 * Registers of codes of regions (GB/T 2260) and industries (GB/T 4754), with their revisions and editions, names and
 * successors.
 *
 * A code is in use if the newest revision lists it. The newest revision is determined for each province and level, so
 * that a newer table of one province, or of counties only, does not retire codes of another. The successor of a retired
 * region is the one that the register gives; otherwise the only code in use of the same level and prefecture (or else
 * of the same province) whose name is the same apart from the kind of division (通州市, 通州区). If there is no such
 * code, the successor is not established.
 */
#ifndef PANEL_CODE_REGISTER_H
#define PANEL_CODE_REGISTER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum code_kind { CODE_REGION, CODE_INDUSTRY, CODE_KINDS } code_kind;

/* "region", "industry" */
const char *code_kind_name(code_kind kind);
bool code_kind_find(const char *name, code_kind *out);

enum { CODE_LATEST_EDITION = 2017 }; /* of GB/T 4754; the edition of the indicator `industry` */
bool code_edition_is_known(int edition);

typedef struct code_entry {
    code_kind kind;
    int edition;           /* of an industry; 0 for regions */
    const char *code;      /* as written in its register: "320621", "C3911" */
    const char *revision;  /* "2018-04", "2018-04-30": ISO 8601, so that texts compare as dates; "" if there is none */
    const char *name;
    const char *successor; /* codes given by the register, separated by ';'; "" if there are none */
    unsigned long line;    /* of its file; 0: unknown */
} code_entry;

typedef struct code_register code_register;

code_register *code_register_new(void);
void code_register_free(code_register *r);

/* Whether a text has the form of a code: 2, 4, 6, 9 or 12 digits of a region; A to T, 1 to 4 digits, or both. */
bool code_is_formed(code_kind kind, const char *code);

typedef enum code_addition {
    CODE_ADDED,
    CODE_KNOWN,     /* already in that revision with the same name; new successors are added */
    CODE_CLASH,     /* already in that revision with another name, which is kept */
    CODE_NO_MEMORY
} code_addition;

/* Add an entry, copying its texts. *known becomes the existing entry, or NULL. */
code_addition code_register_add(code_register *r, const code_entry *added, const code_entry **known);

/* Entries in order of arrival. */
size_t code_register_count(const code_register *r);
const code_entry *code_register_get(const code_register *r, size_t i);

/* Whether there are any codes of that kind and edition (0 for regions). */
bool code_register_has(const code_register *r, code_kind kind, int edition);

typedef enum code_standing { CODE_UNKNOWN, CODE_IN_USE, CODE_RETIRED } code_standing;

typedef struct code_answer {
    code_standing standing;
    const code_entry *entry;     /* its newest revision; NULL if the code is unknown */
    const char *successor;       /* one or more codes separated by ';'; "" if not established, or if in use */
    const code_entry *successor_entry; /* NULL: several, none, or one that is not in the register */
} code_answer;

/*
 * Look up a code as users write it: an industry with or without the letter of its section (C3911, 3911), a region with
 * up to 12 digits, of which only the first six are used if the whole is unknown.
 */
code_answer code_register_find(const code_register *r, code_kind kind, int edition, const char *code);

/*
 * The entry of the same code in the next older revision that lists it; NULL after the oldest.
 */
const code_entry *code_register_before(const code_register *r, const code_entry *entry);

#endif
