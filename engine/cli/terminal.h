/*
 * Properties of the terminal to which a stream is connected.
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

typedef struct terminal {
    bool is_terminal;
    bool is_colour;
    bool is_wide_ambiguous; /* characters of ambiguous width take two columns: TIDU_AMBIGUOUS_WIDTH=2 */
    int width;              /* in columns; 0: no limit, as it is not a terminal */
} terminal;

/* colour: "auto" (or NULL), "always", "never"; "auto" respects NO_COLOR and TERM=dumb. */
terminal terminal_of(FILE *stream, const char *colour);

#endif
