/*
 * How a page of A4 is set, for the style of HTML and for the count of its lines: one source, so that what is counted is what is
 * printed. Lengths are in points; factors are of the size of the letters.
 */
#ifndef REPORT_PAGE_FORM_H
#define REPORT_PAGE_FORM_H

/* Of pages that are printed as they stand, in the letters of official forms where they are there. */
extern const char page_style[];

#define PAGE_WIDTH 530  /* 187 mm */
#define PAGE_HEIGHT 788 /* 278 mm */
#define PAGE_SPARE 10   /* of it stay empty, as fonts differ */
#define PAGE_BOLD 1.07  /* so much wider are bold letters */
#define PAGE_LARGEST 11
#define PAGE_SMALLEST 7.5 /* what can still be read on paper */

#define PAGE_TITLE 16 /* letters of the title, in points */
#define PAGE_TITLE_LINE 1.3
#define PAGE_TITLE_BELOW 3 /* points */

#define PAGE_HEADING 1.12
#define PAGE_HEADING_LINE 1.25
#define PAGE_HEADING_ABOVE 0.4 /* of its own letters */
#define PAGE_HEADING_BELOW 0.15

#define PAGE_LEAD 1.1
#define PAGE_LEAD_LINE 1.3
#define PAGE_LEAD_PADDING 0.2 /* of its own letters, above and below */
#define PAGE_LEAD_MARGIN 0.15

#define PAGE_NOTE 0.92
#define PAGE_NOTE_LINE 1.22

#define PAGE_CELL_LINE 1.22
#define PAGE_CELL_PADDING 0.1 /* above and below */
#define PAGE_CELL_SIDE 0.35
#define PAGE_MARK 1.3 /* width of the mark before a state */
#define PAGE_BORDER 0.75 /* points */
#define PAGE_TO_WRITE 2  /* height of a cell that is written by hand */

#endif
