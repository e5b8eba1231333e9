/* The day on this machine. */
#ifndef CLI_TODAY_H
#define CLI_TODAY_H

enum { DAY_TEXT = 11 };

/* YYYY-MM-DD into `text`, which is returned; "" if the machine does not know. */
const char *today(char text[DAY_TEXT]);

/* For an answer that is computed again: the day of then. NULL: the machine's. Borrowed. */
void today_is(const char *day);

#endif
