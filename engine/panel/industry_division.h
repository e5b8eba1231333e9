/*
 * The divisions of GB/T 4754-2017, the two digits of a code of industries, with the letter of their section; and the levels of its codes.
 */
#ifndef PANEL_INDUSTRY_DIVISION_H
#define PANEL_INDUSTRY_DIVISION_H

#include <stdbool.h>
#include <stddef.h>

enum { INDUSTRY_DIVISION_SIZE = 4, INDUSTRY_CODE_SIZE = 6 };

/* Section C, division C35, group C358, class C3581. */
typedef enum industry_level { INDUSTRY_ALL, INDUSTRY_SECTION, INDUSTRY_DIVISION, INDUSTRY_GROUP, INDUSTRY_CLASS, INDUSTRY_LEVELS } industry_level;

/*
 * Write the letter and the two digits of a code ("C3581", "3581", "C35", "35" give "C35"); of a section alone its letter.
 * Two digits that no section has stand without a letter. "" for anything else, also for NULL.
 */
void industry_division(const char *code, char out[INDUSTRY_DIVISION_SIZE]);

/*
 * Write a code with its letter down to the class: "3581" gives "C3581", "C35" itself, more digits are left out. "" if it has no section of the standard.
 */
void industry_code(const char *code, char out[INDUSTRY_CODE_SIZE]);

/* The level of a code so written, and its length at a level: 0, 1, 3, 4, 5. */
industry_level industry_code_level(const char *code);
size_t industry_level_length(industry_level level);

/* "section", "division", "group" or "class"; false: none of them. The other way round; "" for INDUSTRY_ALL. */
bool industry_level_find(const char *name, industry_level *out);
const char *industry_level_name(industry_level level);

#endif
