/*
 * The divisions of GB/T 4754-2017, the two digits of a code of industries, with the letter of their section.
 */
#ifndef PANEL_INDUSTRY_DIVISION_H
#define PANEL_INDUSTRY_DIVISION_H

enum { INDUSTRY_DIVISION_SIZE = 4 };

/*
 * Write the letter and the two digits of a code ("C3581", "3581", "C35", "35" give "C35"); of a section alone its letter.
 * Two digits that no section has stand without a letter. "" for anything else, also for NULL.
 */
void industry_division(const char *code, char out[INDUSTRY_DIVISION_SIZE]);

#endif
