/*
 * What a stream is connected to, and what may be written there.
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

typedef struct terminal {
    bool is_terminal;
    bool is_colour;
    bool is_wide_ambiguous; /* ambiguous characters take two columns: TIDU_AMBIGUOUS_WIDTH=2 */
    int width;              /* columns; 0: no limit, it is no terminal */
} terminal;

/* colour: "auto" (or NULL), "always", "never"; auto heeds NO_COLOR and TERM=dumb. */
terminal terminal_of(FILE *stream, const char *colour);

#endif
