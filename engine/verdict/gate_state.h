/* The states of a gate or a direct pass of one company. */
#ifndef VERDICT_GATE_STATE_H
#define VERDICT_GATE_STATE_H

typedef enum gate_state {
    GATE_MET,
    GATE_UNMET,
    GATE_UNKNOWN, /* a datum is missing */
    GATE_JUDGED,  /* left to an expert who has not decided yet */
    GATE_NOT_APPLICABLE
} gate_state;

#endif
