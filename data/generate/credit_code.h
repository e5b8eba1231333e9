/*
 * Unified social credit codes (GB 32100-2015) of invented companies in a
 * division that does not exist.
 */
#ifndef GENERATE_CREDIT_CODE_H
#define GENERATE_CREDIT_CODE_H

/* Another code for every number from 0 to 31^6 - 1. */
void credit_code_make(unsigned long number, char code[20]);

#endif
