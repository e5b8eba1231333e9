/* Pages of a folder as PDF, by a program that is installed: Chromium, WeasyPrint or LibreOffice. */
#ifndef CLI_PDF_PRINT_H
#define CLI_PDF_PRINT_H

#include "cli/command.h"
#include "cli/progress.h"

typedef struct pdf_printer pdf_printer;

/* The first that is found in PATH; NULL: none, and what to install has been said. */
const pdf_printer *pdf_printer_find(void);

/* It makes PDF of the documents beside the pages, not of the pages. */
bool pdf_printer_needs_documents(const pdf_printer *p);

/*
 * Beside each page of the folder but index.html a file of the same name that ends in .pdf, which is there only when it is complete.
 * Several programs run at once. EXIT_DONE, or EXIT_DATA after saying which page could not be printed.
 */
int pdf_print(const pdf_printer *p, const char *folder, progress *shown);

#endif
